/**
 * Makes text of others safe to print. The runner reads every line that a step writes to stdout or stderr and obeys
 * those that look like workflow commands (actions/runner, ActionCommand.cs): `::name ...::data` after blanks, and
 * `##[name]data` anywhere in a line. A `RUN echo ::add-mask::e` in a Dockerfile must stay a line of text.
 */

// Sequences that colour text or move the cursor (ECMA-48 CSI). They carry no text, so they are dropped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const CONTROL_SEQUENCE = /\u001b\[[0-?]*[ -/]*[@-~]/g;

// Control characters other than tab and line feed, line separators, and the characters that reorder text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

// .NET's string comparison, which looks for `::` and `##[`, skips characters that show nothing.
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{M}';
const COMMAND_AT_START = new RegExp(`^[[\\s${UNSEEN}]--\\n]*(?=:[${UNSEEN}]*:)`, 'gmv');
const COMMAND_ANYWHERE = new RegExp(`#[${UNSEEN}]*#[${UNSEEN}]*(?=\\[)`, 'gv');

/**
 * The text with commands defused by a backslash (`\::error::x`, `##\[error]x`), one line per line that a terminal
 * would show: `\r\n` and a lone `\r` end a line, as they do for the runner. Colours are dropped, other control
 * characters are made visible. Printable text stays as it is.
 */
export function neutralise(text: string): string {
  return showControls(text.replace(CONTROL_SEQUENCE, '').replace(/\r\n?/g, '\n'))
    .replace(COMMAND_AT_START, '$&\\')
    .replace(COMMAND_ANYWHERE, '$&\\');
}

/** The text with control characters other than tab and line feed made visible: ESC as `␛`, U+202E as `<U+202E>`. */
export function showControls(text: string): string {
  return text.replace(CONTROL, visible);
}

// Unicode has a picture for each C0 control character and for DEL (block "Control Pictures", U+2400).
function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
