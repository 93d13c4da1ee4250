/** How old the images of a repository are, before and after: a table with bars, which GitHub shows wherever it shows Markdown. */
import { table } from '@container-kit/core';

/** A root, as far as the picture needs it. */
export interface AgedRoot {
  /** ISO 8601; undefined when no time can be trusted. */
  readonly time: string | undefined;
  readonly goes: boolean;
}

const DAY = 86_400_000;
const WIDTH = 30;

/** Upper ends in days, and what people call them. */
const BUCKETS: readonly (readonly [days: number, name: string])[] = [
  [1, 'under a day'],
  [7, '1 to 7 days'],
  [30, '7 to 30 days'],
  [90, '30 to 90 days'],
  [180, '90 to 180 days'],
  [365, '180 days to a year'],
  [Number.POSITIVE_INFINITY, 'over a year'],
];
const UNKNOWN = 'unknown';

/**
 * Draws the roots by age: full blocks stay, light ones go.
 *
 * @returns Markdown; empty without roots
 */
export function drawAges(roots: readonly AgedRoot[], now: Date): string {
  const counts = new Map<string, { stays: number; goes: number }>();
  for (const root of roots) {
    const name = bucketOf(root, now);
    const count = counts.get(name) ?? { stays: 0, goes: 0 };
    counts.set(name, count);
    count[root.goes ? 'goes' : 'stays'] += 1;
  }
  const most = Math.max(...[...counts.values()].map(({ stays, goes }) => stays + goes));
  const names = [...BUCKETS.map(([, name]) => name), UNKNOWN].filter(
    (name) => name !== UNKNOWN || counts.has(UNKNOWN),
  );
  if (counts.size === 0) return '';
  const rows = names.map((name) => {
    const { stays, goes } = counts.get(name) ?? { stays: 0, goes: 0 };
    return [name, String(stays + goes), String(stays), `${bar(stays, most, '█')}${bar(goes, most, '░')}`];
  });
  return table(['Age', 'Before', 'After', '█ stays ░ goes'], rows);
}

/** Whatever there is gets at least one block: one image among thousands must not vanish. */
function bar(count: number, most: number, block: string): string {
  return count === 0 ? '' : block.repeat(Math.max(1, Math.round((WIDTH * count) / most)));
}

function bucketOf({ time }: AgedRoot, now: Date): string {
  if (time === undefined) return UNKNOWN;
  const days = (now.getTime() - Date.parse(time)) / DAY;
  return BUCKETS.find(([end]) => days < end)?.[1] ?? UNKNOWN;
}
