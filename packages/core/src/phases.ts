/** How long the parts of a run took. */
import { formatDuration } from './format.ts';
import { details, table } from './markdown.ts';

/** A finished part of a run. Parts may overlap. */
export interface PhaseReport {
  readonly name: string;
  /** Milliseconds from the start of the process to the start of the part. */
  readonly start: number;
  readonly milliseconds: number;
}

/** Runs one part and notes in the report how long it took, also when it fails. */
export async function phase<T>(
  { phases }: { readonly phases: PhaseReport[] },
  name: string,
  part: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  try {
    return await part();
  } finally {
    const milliseconds = Math.round(performance.now() - started);
    phases.push({ name, start: Math.round(started), milliseconds });
  }
}

const BAR_WIDTH = 24;

/** The phases as folded Markdown with bars on one time line; empty when none took time. */
export function renderPhases(phases: readonly PhaseReport[]): string {
  const first = Math.min(...phases.map(({ start }) => start));
  const total = Math.max(...phases.map(({ start, milliseconds }) => start + milliseconds)) - first;
  if (phases.length === 0 || total === 0) return '';
  const scaled = (milliseconds: number) => Math.round((BAR_WIDTH * milliseconds) / total);
  const rows = phases.map(({ name, start, milliseconds }) => [
    name,
    formatDuration(milliseconds),
    // No-break spaces: GitHub drops blanks at the start of a cell.
    `${'\u00a0'.repeat(scaled(start - first))}${'█'.repeat(Math.max(1, scaled(milliseconds)))}`,
  ]);
  const longest = phases.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  const shares = longest.map(({ name, milliseconds }) => `${name} ${formatDuration(milliseconds)}`);
  return details(`Time ${formatDuration(total)}: ${shares.join(', ')}`, table(['Phase', 'Time', ''], rows));
}
