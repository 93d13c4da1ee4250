import { isScalar } from 'yaml';
import { type Decoder, named, reject } from '../../decode/decoder.ts';

const PERCENT = /^(?:100|[0-9]{1,2}(?:\.[0-9]{1,6})?)%$/;

/** A part of the whole: `0.1`, or `10%` as text. */
export const fraction: Decoder<number> = {
  schema: {
    anyOf: [
      { type: 'number', minimum: 0, maximum: 1 },
      { type: 'string', pattern: PERCENT.source },
    ],
    examples: [0.1, '10%'],
  },
  decode: (input) => {
    const value = isScalar(input.node) ? input.node.value : undefined;
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    if (typeof value === 'string' && PERCENT.test(value)) return Number(value.slice(0, -1)) / 100;
    const wanted = 'a number from 0 to 1, or a percentage such as 10%';
    return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}`);
  },
};
