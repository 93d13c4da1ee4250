import type { Bucket } from '../../src/index.ts';

const PAGE = 4096;

/** Reads a bbolt database as bbolt does: newest meta page, root bucket, leaves; keys must be sorted. */
export function readBolt(file: Buffer): Bucket {
  if (file.readUInt32LE(16) !== 0xed0cdaed) throw new Error('the magic number is wrong');
  const pages = Number(file.readBigUInt64LE(16 + 40));
  if (pages * PAGE !== file.length) throw new Error(`${pages} pages are not ${file.length} bytes`);
  return readPage(file, Number(file.readBigUInt64LE(PAGE + 16 + 16)));
}

function readPage(file: Buffer, number: number): Bucket {
  const page = file.subarray(number * PAGE);
  if (Number(page.readBigUInt64LE()) !== number) throw new Error(`page ${number} has another number`);
  return readLeaf(file, page);
}

function readLeaf(file: Buffer, page: Buffer): Bucket {
  if (page.readUInt16LE(8) !== 0x02) throw new Error('this page is no leaf');
  const entries: [string, string | Bucket][] = [];
  let previous: Buffer = Buffer.alloc(0);
  for (let index = 0; index < page.readUInt16LE(10); index += 1) {
    const element = page.subarray(16 + 16 * index);
    const start = element.readUInt32LE(4);
    const middle = start + element.readUInt32LE(8);
    const key = element.subarray(start, middle);
    const value = element.subarray(middle, middle + element.readUInt32LE(12));
    if (Buffer.compare(previous, key) >= 0) throw new Error(`${key} comes after ${previous}`);
    previous = key;
    entries.push([key.toString(), element.readUInt32LE() === 1 ? readBucket(file, value) : value.toString()]);
  }
  return Object.fromEntries(entries);
}

function readBucket(file: Buffer, value: Buffer): Bucket {
  const number = Number(value.readBigUInt64LE());
  return number === 0 ? readLeaf(file, value.subarray(16)) : readPage(file, number);
}
