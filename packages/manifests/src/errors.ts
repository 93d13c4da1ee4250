import { UserError } from '@container-kit/core';
import type { SourceText } from '@container-kit/policy';

/** A part of a manifest that an error is about. */
export interface Place {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** An error about a place in a manifest: `file:line:column: problem`, then the line with carets below the place. */
export function manifestError(place: Place, problem: string, fix: string): UserError {
  const { source, start, end } = place;
  return new UserError(`${source.place(start)}: ${problem}\n\n${source.excerpt(start, end)}`, { fix });
}
