/** How long steps and jobs take, in words. */
import type { PageStep } from './page-step.ts';

/** A duration as GitHub shows it, with tenths below ten seconds: `1m 5s`, `12s`, `0.3s`. */
export function formatDuration(milliseconds: number): string {
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 100) return `${(tenths / 10).toFixed(1)}s`;
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m ${seconds % 60}s`;
}

/** How long a step took; nothing for one that did not run. */
export function durationOf({ conclusion, durationMs }: PageStep): string {
  return conclusion === 'skipped' ? '' : formatDuration(durationMs);
}
