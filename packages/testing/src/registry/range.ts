import type { ByteRange } from './storage/storage.ts';

/**
 * Reads a `Range` request header against content of `size` bytes.
 *
 * `undefined` means "send everything": no header, another unit, several ranges or no range at all, all of which RFC 9110
 * section 14.2 lets a server ignore. `unsatisfiable` means 416; a range that ends before it starts counts as such,
 * as OCI's conformance suite has it.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) {
    return undefined;
  }
  const range =
    first === ''
      ? { start: Math.max(size - Number(last), 0), end: size - 1 }
      : { start: Number(first), end: Math.min(last === '' ? size - 1 : Number(last), size - 1) };
  return range.start > range.end ? 'unsatisfiable' : range;
}
