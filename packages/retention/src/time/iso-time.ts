/** ISO 8601 in UTC, of milliseconds since 1970; undefined stays undefined. */
export function isoTime(time: number): string;
export function isoTime(time: number | undefined): string | undefined;
export function isoTime(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
