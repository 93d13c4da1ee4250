import { closeSync, openSync, writeSync } from 'node:fs';

/** Parts that are written at once. */
const BATCH = 400;

/** Writes a text of many megabytes from its parts, so that it is never in memory as a whole. */
export function writeParts(path: string, parts: readonly string[]): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (let start = 0; start < parts.length; start += BATCH) {
      writeSync(file, parts.slice(start, start + BATCH).join(''));
    }
  } finally {
    closeSync(file);
  }
}
