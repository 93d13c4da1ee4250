const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Parses JSON of untrusted origin. Beyond `JSON.parse` it refuses bytes that are not UTF-8, a byte order mark,
 * nesting deeper than 64, and an object that has the same key twice: Go, JavaScript and jq disagree on which
 * of the two counts, so such a document has no single meaning.
 *
 * @throws SyntaxError
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SyntaxError('not UTF-8');
  }
  checkStructure(text);
  return JSON.parse(text);
}

/** One linear pass that looks at brackets and keys only; whether it is JSON at all is JSON.parse's business. */
function checkStructure(text: string): void {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (isKey(text, end)) {
        noteKey(text.slice(at, end), open.at(-1));
      }
      at = end - 1;
    } else if (character === '{' || character === '[') {
      open.push(new Set());
    } else if (character === '}' || character === ']') {
      open.pop();
    }
    if (open.length > MAX_DEPTH) {
      throw new SyntaxError(`JSON is nested deeper than ${MAX_DEPTH}`);
    }
  }
}

/** Index after the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      return at + 1;
    }
    if (code === BACKSLASH) {
      at += 1;
    }
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (' \t\r\n'.includes(text[at] ?? '.')) {
    at += 1;
  }
  return text[at] === ':';
}

function noteKey(literal: string, seen: Set<string> | undefined): void {
  // "a" and "\u0061" are the same key.
  const key = String(JSON.parse(literal));
  if (seen?.has(key)) {
    throw new SyntaxError(`JSON has the key ${JSON.stringify(key.slice(0, 80))} twice in one object`);
  }
  seen?.add(key);
}
