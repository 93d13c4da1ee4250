import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createVerifier,
  DigestMismatchError,
  digestOf,
  hexOf,
  InvalidDigestError,
  isDigest,
  parseDigest,
  VerifiedContent,
  verifyBytes,
} from '../src/index.ts';
import { blobOf, inPieces, readAll } from './support/content.ts';

describe('parseDigest', () => {
  test.each([`sha256:${'0'.repeat(64)}`, `sha512:${'f'.repeat(128)}`])('takes %s', (text) => {
    expect(parseDigest(text)).toBe(text);
    expect(isDigest(text)).toBe(true);
  });

  // Fault 33: what is nearly a digest.
  test.each([
    ['', 'the algorithm must be'],
    ['sha256', 'the algorithm must be'],
    [`md5:${'0'.repeat(32)}`, 'the algorithm must be'],
    [`SHA256:${'0'.repeat(64)}`, 'the algorithm must be'],
    [`__proto__:${'0'.repeat(64)}`, 'the algorithm must be'],
    [`sha256:${'0'.repeat(63)}`, 'takes 64'],
    [`sha256:${'0'.repeat(65)}`, 'takes 64'],
    [`sha512:${'0'.repeat(64)}`, 'takes 128'],
    [`sha256:${'A'.repeat(64)}`, 'lower-case'],
    [`sha256:${'g'.repeat(64)}`, 'hex'],
    [`sha256:${'0'.repeat(60)}/../`, 'takes 64'],
    [`sha256:${'0'.repeat(64)}\n`, 'takes 64'],
  ])('refuses %j', (text, problem) => {
    expect(() => parseDigest(text)).toThrow(InvalidDigestError);
    expect(() => parseDigest(text)).toThrow(problem);
    expect(isDigest(text)).toBe(false);
  });

  test('accepts exactly what isDigest accepts', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^sha(256|512):[0-9a-fA-F]{60,130}$/));
    fc.assert(
      fc.property(text, (input) => {
        let parsed = true;
        try {
          parseDigest(input);
        } catch {
          parsed = false;
        }
        expect(isDigest(input)).toBe(parsed);
      }),
    );
  });
});

describe('digestOf', () => {
  test('equals what node:crypto computes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(hexOf(digestOf(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
        expect(digestOf(bytes, 'sha512')).toBe(`sha512:${createHash('sha512').update(bytes).digest('hex')}`);
      }),
    );
  });
});

describe('createVerifier', () => {
  test('passes right content in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (chunks) => {
        const whole = Buffer.concat(chunks);
        const verifier = createVerifier(digestOf(whole), whole.byteLength);
        for (const chunk of chunks) {
          verifier.update(chunk);
        }
        verifier.finish();
      }),
    );
  });

  test('names both digests', () => {
    const expected = digestOf(Buffer.from('right'));
    const actual = digestOf(Buffer.from('wrong'));
    expect(() => verifyBytes(Buffer.from('wrong'), { digest: expected, size: 5 })).toThrow(
      `expected ${expected} of 5 bytes, got ${actual} with 5 bytes`,
    );
  });

  test('stops at the first byte too many', () => {
    const verifier = createVerifier(digestOf(Buffer.from('abc')), 3);
    verifier.update(Buffer.from('abc'));
    expect(() => verifier.update(Buffer.from('d'))).toThrow(DigestMismatchError);
  });

  test('does without a size', () => {
    verifyBytes(Buffer.from('abc'), { digest: digestOf(Buffer.from('abc')) });
  });
});

describe('VerifiedContent', () => {
  test('gives right content unchanged', async () => {
    const blob = blobOf('content', 10_000, 7);
    expect(await readAll(VerifiedContent.of(blob.open(), blob.expected))).toEqual(blob.bytes);
  });

  test('takes empty content', async () => {
    const expected = { digest: digestOf(Buffer.alloc(0)), size: 0 };
    expect(await readAll(VerifiedContent.of(inPieces(Buffer.alloc(0), 1), expected))).toHaveLength(0);
  });

  test.each([
    ['changed in the first piece', (bytes: Buffer) => bytes.fill(0, 0, 1)],
    ['changed in the last piece', (bytes: Buffer) => bytes.fill(0, 9_999)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, 9_000)],
    ['empty', () => Buffer.alloc(0)],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
  ])('never hands out the last piece of content that is %s', async (_, spoil) => {
    const blob = blobOf('content', 10_000);
    const spoilt = spoil(Buffer.from(blob.bytes));
    let received = 0;
    const reading = (async () => {
      for await (const chunk of VerifiedContent.of(inPieces(spoilt, 4), blob.expected)) {
        received += chunk.byteLength;
      }
    })();
    await expect(reading).rejects.toThrow(DigestMismatchError);
    expect(received).toBeLessThan(blob.expected.size);
  });

  test('does not hash twice what is already checked for the same descriptor', () => {
    const blob = blobOf('content', 100);
    const once = VerifiedContent.of(blob.open(), blob.expected);
    expect(VerifiedContent.of(once, blob.expected)).toBe(once);
    expect(VerifiedContent.of(once, { ...blob.expected, size: 99 })).not.toBe(once);
    expect(VerifiedContent.of(once, { digest: digestOf(Buffer.from('')), size: 100 })).not.toBe(once);
  });
});
