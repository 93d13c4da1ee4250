/** Durations as policies write them: whole days, or a number with a unit. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR, d: DAY, w: 7 * DAY };
/** A hundred years: what is longer is a slip of the finger, and every sum stays exact. */
const MAX_DURATION = 36_500 * DAY;

/** What `parseDuration` reads, for messages and for editors. */
export const DURATION_PATTERN = '^[0-9]{1,8}[mhdw]?$';

/**
 * Reads a duration: `7` and `7d` are days, `90m` minutes, `12h` hours, `2w` weeks.
 *
 * @returns milliseconds, or undefined when the text is no duration or longer than 100 years.
 */
export function parseDuration(text: string): number | undefined {
  if (!new RegExp(DURATION_PATTERN).test(text)) return undefined;
  const unit = UNITS[text.slice(-1)];
  const count = Number(unit === undefined ? text : text.slice(0, -1));
  const duration = count * (unit ?? DAY);
  return duration <= MAX_DURATION ? duration : undefined;
}

/** A duration in the largest unit that divides it, rounded down to minutes: `3 days`, `36 hours`, `1 minute`. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes > 0 && minutes % (24 * 60) === 0) return counted(minutes / (24 * 60), 'day');
  if (minutes > 0 && minutes % 60 === 0) return counted(minutes / 60, 'hour');
  return counted(minutes, 'minute');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
