const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const GO_DURATION = /(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+/;
const IN_MESSAGE = new RegExp(`retry[- ]after:?\\s*(${GO_DURATION.source})`, 'i');

/**
 * How long a registry asks to wait: the Retry-After header in seconds or as a date (RFC 9110 section 10.2.3),
 * else a Go duration in the error text, which is all that GHCR gives ("retry-after: 12.5ms, allowed:
 * 2000/minute").
 *
 * @param header value of Retry-After
 * @param text body of the answer
 * @param now ms since the epoch, to turn a date into a duration
 * @returns ms, never negative; undefined when nothing understandable was said
 */
export function retryAfterMs(header: string | undefined, text: string, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) {
    return Number(value) * 1000;
  }
  // Date.parse takes nearly anything for a date; HTTP's form has the names of day and month.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(date)) {
    return Math.max(0, date - now);
  }
  const duration = IN_MESSAGE.exec(text)?.[1];
  return duration === undefined ? undefined : goDurationMs(duration);
}

/** `1m30.5s` -> 90500 */
function goDurationMs(text: string): number {
  let total = 0;
  for (const [, amount = '0', unit = 's'] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit] ?? 0);
  }
  return total;
}
