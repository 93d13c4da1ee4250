/** Regular expressions as programs of a machine that follows all ways at once (Thompson 1968, Pike). */
import type { CodeSet } from './character-set.ts';
import { RegexError } from './errors.ts';
import type { Part } from './syntax.ts';

/** One step; `next` and `other` are indexes of steps. */
export type Step =
  | { readonly kind: 'character'; readonly matches: CodeSet; next: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'match' };

/** Repetitions are written out, so a short text could make a long program. */
const MAX_STEPS = 5000;

/**
 * Compiles a tree. The program begins at its last step.
 *
 * @throws RegexError when it gets too long
 */
export function compile(part: Part): readonly Step[] {
  const steps: Step[] = [{ kind: 'match' }];
  const first = emit(part, 0, steps);
  add(steps, { kind: 'split', next: first, other: first });
  return steps;
}

/** Adds the steps of a part that go on at `next`; returns where they begin. */
function emit(part: Part, next: number, steps: Step[]): number {
  switch (part.kind) {
    case 'character':
      return add(steps, { kind: 'character', matches: part.matches, next });
    case 'start':
    case 'end':
      return add(steps, { kind: part.kind, next });
    case 'sequence':
      return part.parts.reduceRight((after, each) => emit(each, after, steps), next);
    case 'choice':
      return part.parts
        .map((each) => emit(each, next, steps))
        .reduce((first, other) => add(steps, { kind: 'split', next: first, other }));
    case 'repeat':
      return emitRepeat(part, next, steps);
  }
}

function emitRepeat(
  { part, least, most }: Extract<Part, { kind: 'repeat' }>,
  next: number,
  steps: Step[],
): number {
  let after = next;
  if (most === Number.POSITIVE_INFINITY) {
    const loop: Step = { kind: 'split', next, other: next };
    after = add(steps, loop);
    loop.other = emit(part, after, steps);
  } else {
    for (let count = least; count < most; count += 1) {
      after = add(steps, { kind: 'split', next, other: emit(part, after, steps) });
    }
  }
  for (let count = 0; count < least; count += 1) after = emit(part, after, steps);
  return after;
}

function add(steps: Step[], step: Step): number {
  if (steps.length >= MAX_STEPS) throw new RegexError('its repetitions multiply to too much');
  return steps.push(step) - 1;
}
