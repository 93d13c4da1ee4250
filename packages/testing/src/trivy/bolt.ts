/**
 * Writes bbolt databases, the format of Trivy's vulnerability database (go.etcd.io/bbolt, `internal/common/page.go`,
 * `meta.go`, `bucket.go`): pages of 4096 bytes, little-endian, a B+ tree per bucket. Each bucket becomes a single leaf
 * here, which readers follow as they follow deeper trees.
 */

/** A bucket: keys in any order; a map is a bucket inside of this one, a text is a value. */
export interface Bucket {
  readonly [key: string]: string | Bucket;
}

const PAGE = 4096;
const PAGE_HEADER = 16;
const ELEMENT = 16;
const BUCKET_HEADER = 16;

const FLAG = { leaf: 0x02, meta: 0x04, freelist: 0x10 } as const;
const BUCKET_ELEMENT = 1;
const MAGIC = 0xed0cdaed;
const VERSION = 2;
const FREELIST_PAGE = 2;

/** Of a whole bucket that is kept inside its parent's page, as bbolt itself does it. */
const MAX_INLINE = PAGE / 4;
/** The number of elements of a page is 16 bits. */
const MAX_KEYS = 0xffff;

/**
 * Encodes a whole database file.
 *
 * @param root the bucket of buckets
 * @throws {RangeError} for a bucket of more than 65,535 keys
 */
export function encodeBolt(root: Bucket): Buffer {
  const pages = new Pages();
  const top = pages.add(encodeLeaf(root, pages));
  const last = pages.next;
  return Buffer.concat([
    encodeMeta(0, top, last),
    encodeMeta(1, top, last),
    page(FREELIST_PAGE, FLAG.freelist, 0, Buffer.alloc(0)),
    ...pages.written,
  ]);
}

/** The content of a leaf page, without its header. */
interface Leaf {
  readonly count: number;
  readonly body: Buffer;
}

/** Pages in the order they were filled. Numbers 0 to 2 are the two metas and the freelist. */
class Pages {
  readonly written: Buffer[] = [];
  next = FREELIST_PAGE + 1;

  /** Answers the number of the leaf's first page. */
  add(leaf: Leaf): number {
    const id = this.next;
    const encoded = page(id, FLAG.leaf, leaf.count, leaf.body);
    this.written.push(encoded);
    this.next += encoded.length / PAGE;
    return id;
  }
}

function encodeLeaf(bucket: Bucket, pages: Pages): Leaf {
  const entries = Object.entries(bucket)
    .map(([key, value]) => ({ key: Buffer.from(key), value }))
    .toSorted((a, b) => Buffer.compare(a.key, b.key));
  if (entries.length > MAX_KEYS)
    throw new RangeError(`a bucket of ${entries.length} keys needs a branch page`);
  const elements = Buffer.alloc(entries.length * ELEMENT);
  const data: Buffer[] = [];
  let end = elements.length;
  entries.forEach(({ key, value }, index) => {
    const content = typeof value === 'string' ? Buffer.from(value) : encodeBucket(value, pages);
    const start = index * ELEMENT;
    elements.writeUInt32LE(typeof value === 'string' ? 0 : BUCKET_ELEMENT, start);
    // Counts from the element itself.
    elements.writeUInt32LE(end - start, start + 4);
    elements.writeUInt32LE(key.length, start + 8);
    elements.writeUInt32LE(content.length, start + 12);
    data.push(key, content);
    end += key.length + content.length;
  });
  return { count: entries.length, body: Buffer.concat([elements, ...data]) };
}

/** The value of a key that is a bucket: its header, and the bucket itself when it is small. */
function encodeBucket(bucket: Bucket, pages: Pages): Buffer {
  const leaf = encodeLeaf(bucket, pages);
  const isFlat = Object.values(bucket).every((value) => typeof value === 'string');
  const header = Buffer.alloc(BUCKET_HEADER);
  if (isFlat && BUCKET_HEADER + PAGE_HEADER + leaf.body.length <= MAX_INLINE) {
    return Buffer.concat([header, pageHeader(0, FLAG.leaf, leaf.count, 0), leaf.body]);
  }
  header.writeBigUInt64LE(BigInt(pages.add(leaf)));
  return header;
}

function page(id: number, flags: number, count: number, body: Buffer): Buffer {
  const size = Math.ceil((PAGE_HEADER + body.length) / PAGE) * PAGE;
  const padding = Buffer.alloc(size - PAGE_HEADER - body.length);
  return Buffer.concat([pageHeader(id, flags, count, size / PAGE - 1), body, padding]);
}

function pageHeader(id: number, flags: number, count: number, overflow: number): Buffer {
  const header = Buffer.alloc(PAGE_HEADER);
  header.writeBigUInt64LE(BigInt(id));
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(count, 10);
  header.writeUInt32LE(overflow, 12);
  return header;
}

/** One of the two root pages; the one with the higher transaction counts, here either. */
function encodeMeta(id: number, root: number, end: number): Buffer {
  const meta = Buffer.alloc(64);
  [MAGIC, VERSION, PAGE, 0].forEach((value, index) => {
    meta.writeUInt32LE(value, index * 4);
  });
  // Root bucket (page, sequence), freelist, number of pages, transaction.
  [root, 0, FREELIST_PAGE, end, id].forEach((value, index) => {
    meta.writeBigUInt64LE(BigInt(value), 16 + index * 8);
  });
  meta.writeBigUInt64LE(fnv1a(meta.subarray(0, 56)), 56);
  return page(id, FLAG.meta, 0, meta);
}

/** FNV-1a of 64 bits. */
function fnv1a(bytes: Buffer): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}
