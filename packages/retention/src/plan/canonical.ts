import { createHash } from 'node:crypto';

/**
 * A plan of 60,000 versions is 30 MB of text: it is hashed in pieces of this many characters. Few, as V8 keeps a text that is
 * being put together as a tree of its parts, and what lives until a piece is full is not cleared with the other garbage.
 */
const PIECE = 4 * 1024;

/** SHA-256, in hex, of the canonical JSON of a value: keys sorted, nothing between, so that equal values are equal texts. */
export function hashOf(value: unknown): string {
  const hash = createHash('sha256');
  let piece = '';
  writeCanonical(value, (text) => {
    piece += text;
    if (piece.length < PIECE) return;
    hash.update(piece);
    piece = '';
  });
  return hash.update(piece).digest('hex');
}

/** Members that are undefined are left out, as JSON does. */
function writeCanonical(value: unknown, write: (text: string) => void): void {
  if (Array.isArray(value)) {
    write('[');
    for (const [index, each] of value.entries()) {
      if (index > 0) write(',');
      writeCanonical(each, write);
    }
    write(']');
  } else if (typeof value === 'object' && value !== null) {
    write('{');
    writeMembers(value, write);
    write('}');
  } else {
    write(JSON.stringify(value ?? null));
  }
}

function writeMembers(value: object, write: (text: string) => void): void {
  let isFirst = true;
  for (const key of Object.keys(value).sort()) {
    const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    write(`${isFirst ? '' : ','}${JSON.stringify(key)}:`);
    writeCanonical(member, write);
    isFirst = false;
  }
}
