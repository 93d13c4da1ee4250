/** What a reader of YAML 1.1 or 1.2 takes for something else than text. */
const NOT_TEXT: readonly RegExp[] = [
  /^(?:~|null|true|false|yes|no|on|off|y|n)$/i,
  // Integers and floats of both versions, with 1.1's `_`, octal, binary and exponent forms.
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?)$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  // YAML 1.1: base 60 (`12:30`) and timestamps (`2026-11-25`).
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
];

/** Characters of image references that mean nothing to YAML, in block and in flow collections. */
const HARMLESS = /^[A-Za-z0-9_/.](?:[A-Za-z0-9_/.@+-]|:(?=.))*$/;

/**
 * Whether every reader takes a text for that text when it stands without quotes. Tags such as `1.20`, `1e3` or
 * `2026-11-25` are the reason to ask: Helm would make numbers and dates of them.
 */
export function isPlainText(text: string): boolean {
  return HARMLESS.test(text) && !NOT_TEXT.some((pattern) => pattern.test(text));
}
