import { UserError } from '@container-kit/core';
import { expect, it } from 'vitest';
import type { MetadataInputs } from '../../src/metadata/metadata.ts';
import { compute } from './contexts.ts';

/** Inputs, the message (whole), a part of the fix. */
export type ErrorRow = readonly [Partial<MetadataInputs>, string, string];

/** One test per row: the inputs are refused with exactly this message. */
export function expectErrors(rows: readonly ErrorRow[]) {
  for (const [inputs, message, fix] of rows) {
    it(message, async () => {
      const error = await compute(inputs).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ message, fix: expect.stringContaining(fix) });
    });
  }
}
