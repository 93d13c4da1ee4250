import { isScalar } from 'yaml';
import { type Decoder, rejectType } from './decoder.ts';

/** A whole number from 0 on, up to a number that nobody passes by mistake. */
export function whole(maximum = 1_000_000): Decoder<number> {
  return {
    schema: { type: 'integer', minimum: 0, maximum },
    decode: (input) => {
      const value = isScalar(input.node) ? input.node.value : undefined;
      const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum;
      return fits ? value : rejectType(input, `a whole number from 0 to ${maximum}`);
    },
  };
}

const UNITS: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
const BYTES_PATTERN = '^[0-9]{1,6}(?:kB|MB|GB|TB)$';

/** A size in bytes: a whole number, or one with a decimal unit (`10GB`). */
export const bytes: Decoder<number> = {
  schema: {
    anyOf: [
      { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      { type: 'string', pattern: BYTES_PATTERN },
    ],
    examples: ['10GB', '500MB'],
  },
  decode: (input) => {
    const value = isScalar(input.node) ? input.node.value : undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    const isText = typeof value === 'string' && new RegExp(BYTES_PATTERN).test(value);
    const unit = isText ? UNITS[value.slice(-2)] : undefined;
    if (unit === undefined || !isText)
      return rejectType(input, 'a number of bytes, or a size such as 500MB or 10GB');
    return Number(value.slice(0, -2)) * unit;
  },
};
