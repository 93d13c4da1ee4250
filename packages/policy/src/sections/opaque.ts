import { isMap } from 'yaml';
import { type Decoder, rejectType } from '../decode/decoder.ts';

/** A key of an action that is still to come: known, so that it is no error, but nobody looks into its map. */
export const opaque: Decoder<undefined> = {
  schema: { type: 'object' },
  decode: (input) => (isMap(input.node) ? undefined : rejectType(input, 'a map')),
};
