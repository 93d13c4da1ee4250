/** A regular expression that cannot be read, or that time in proportion to a text's length is not enough for. */
export class RegexError extends Error {
  override readonly name = 'RegexError';
}
