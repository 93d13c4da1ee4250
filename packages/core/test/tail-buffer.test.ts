import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TailBuffer } from '../src/tail-buffer.ts';

describe('TailBuffer', () => {
  it('keeps the last bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{0,9}$/)),
        fc.integer({ min: 1, max: 20 }),
        (chunks, limit) => {
          const buffer = new TailBuffer(limit);
          for (const chunk of chunks) buffer.write(Buffer.from(chunk));
          const all = chunks.join('');
          expect(buffer.toString()).toBe(all.slice(-limit));
          expect(buffer.overflowed).toBe(all.length > limit);
        },
      ),
    );
  });
});
