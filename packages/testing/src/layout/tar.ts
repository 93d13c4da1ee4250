/** A tar archive with plain files, for layers that no builder made. */

const BLOCK = 512;

/**
 * Makes a POSIX ustar archive (IEEE Std 1003.1, "pax", ustar interchange format). Owner, times and order are fixed, so
 * that the same files give the same bytes.
 *
 * @param files contents by path, without a slash in front
 * @throws {RangeError} for a path of more than 100 bytes
 */
export function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const entries = Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, data]) => {
      const content = Buffer.from(data);
      return [header(path, content.length), content, Buffer.alloc(padding(content.length))];
    });
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}

function padding(length: number): number {
  return (BLOCK - (length % BLOCK)) % BLOCK;
}

function header(path: string, size: number): Buffer {
  if (Buffer.byteLength(path) > 100) throw new RangeError(`the path ${path} does not fit into a tar header`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number) => value.toString(8).padStart(width, '0');
  block.write(path, 0);
  block.write(
    `${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(0, 11)}\0`,
    100,
  );
  // The checksum is made with blanks in its own place.
  block.write('        0', 148);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}
