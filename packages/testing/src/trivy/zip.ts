/** A ZIP archive with stored files, for JARs that no compiler made (PKWARE, "APPNOTE.TXT", 4.3). */
import { crc32 } from 'node:zlib';

/** Makes an archive; the same files give the same bytes. @param files contents by path */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const content = Buffer.from(text);
    const facts = describe(content, name);
    const local = Buffer.concat([words(0x04034b50, 4), facts, name, content]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(words(0x02014b50, 4), words(20, 2), facts, entry, name);
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const count = words(Object.keys(files).length, 2);
  const end = [words(0x06054b50, 4), words(0, 4), count, count, words(listing.length, 4), words(offset, 4)];
  return Buffer.concat([...locals, listing, ...end, words(0, 2)]);
}

/** The fields that a local header and its entry in the directory share: from "version needed" to "extra length". */
function describe(content: Buffer, name: Buffer): Buffer {
  return Buffer.concat([
    words(20, 2),
    words(0, 4),
    // The first day that MS-DOS knows.
    words(0, 2),
    words(0x21, 2),
    words(crc32(content), 4),
    words(content.length, 4),
    words(content.length, 4),
    words(name.length, 2),
    words(0, 2),
  ]);
}

function words(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
