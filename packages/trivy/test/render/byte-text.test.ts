import { expect, test } from 'vitest';
import { ByteText, byteLengthOf } from '../../src/render/sarif/byte-text.ts';

test('a text of many chunks is the same as its parts', () => {
  const parts = ['[', '€'.repeat(700_000), 'a'.repeat(400_000), '🔴'.repeat(90_000), '', ']'];
  const text = new ByteText();
  for (const part of parts) text.add(part);
  text.addList([1, 2, 3], String);
  const whole = `${parts.join('')}1,2,3`;
  expect(text.chunks.length).toBeGreaterThan(2);
  expect(Buffer.concat(text.chunks).equals(Buffer.from(whole))).toBe(true);
  expect(byteLengthOf(text.chunks)).toBe(Buffer.byteLength(whole));
});
