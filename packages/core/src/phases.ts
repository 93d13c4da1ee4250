/** How long the parts of a run took. */
import { formatDuration } from './format.ts';
import { details, table } from './markdown.ts';

/** A finished part of a run. */
export interface PhaseReport {
  readonly name: string;
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
    phases.push({ name, milliseconds: Math.round(performance.now() - started) });
  }
}

const BAR_WIDTH = 24;

/** The phases as folded Markdown with bars; empty when none took time. */
export function renderPhases(phases: readonly PhaseReport[]): string {
  const total = phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  if (total === 0) return '';
  const rows = phases.map(({ name, milliseconds }) => [
    name,
    formatDuration(milliseconds),
    '█'.repeat(Math.max(milliseconds > 0 ? 1 : 0, Math.round((BAR_WIDTH * milliseconds) / total))),
  ]);
  const longest = phases.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  const shares = longest.map(({ name, milliseconds }) => `${name} ${formatDuration(milliseconds)}`);
  return details(`Time: ${formatDuration(total)} (${shares.join(', ')})`, table(['Phase', 'Time', ''], rows));
}
