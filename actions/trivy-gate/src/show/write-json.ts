/** JSON of many megabytes, written so that no text of that length is ever in memory. */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Elements of a list that are written at once. */
const BATCH = 200;

/** Writes an object as JSON, one member after the other, and the elements of its lists some at a time. */
export function writeJson(path: string, value: object): void {
  const file = openSync(path, 'w', 0o600);
  try {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.forEach(([name, member], index) => {
      writeSync(file, `${index === 0 ? '{\n' : ',\n'}${JSON.stringify(name)}: `);
      if (Array.isArray(member)) writeList(file, member);
      else writeSync(file, JSON.stringify(member, null, 2));
    });
    writeSync(file, members.length === 0 ? '{}\n' : '\n}\n');
  } finally {
    closeSync(file);
  }
}

/** An element a line. */
function writeList(file: number, elements: readonly unknown[]): void {
  writeSync(file, '[');
  for (let start = 0; start < elements.length; start += BATCH) {
    const lines = elements
      .slice(start, start + BATCH)
      .map((element) => `\n${JSON.stringify(element) ?? null}`);
    writeSync(file, `${start === 0 ? '' : ','}${lines.join(',')}`);
  }
  writeSync(file, elements.length === 0 ? ']' : '\n]');
}
