/** An archive that is not the expected one, is damaged, or holds something else. Its path is not part of the message. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
