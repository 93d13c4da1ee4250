import type { IncomingHttpHeaders } from 'node:http';

/** GitHub's clock is read in whole seconds: this much is added so that a request never comes too early. */
const CLOCK_GRAIN_MS = 1000;

/**
 * How long until the primary limit is refilled, when an answer says that nothing is left of it
 * (REST API, "Rate limits": x-ratelimit-remaining, x-ratelimit-reset, x-ratelimit-resource).
 *
 * @param now this machine's clock; the server's own, from `date`, counts more, as `reset` is in its time
 * @returns ms; undefined while requests are left or nothing is said
 */
export function exhaustedForMs(headers: IncomingHttpHeaders, now: number): number | undefined {
  const reset = Number(text(headers, 'x-ratelimit-reset') ?? Number.NaN);
  // Search, GraphQL and uploads of SARIF have limits of their own.
  const resource = text(headers, 'x-ratelimit-resource') ?? 'core';
  if (text(headers, 'x-ratelimit-remaining') !== '0' || resource !== 'core' || !Number.isFinite(reset)) {
    return undefined;
  }
  return Math.max(0, reset * 1000 - serverTime(headers, now)) + CLOCK_GRAIN_MS;
}

/**
 * Retry-After in seconds or as a date (RFC 9110 section 10.2.3).
 *
 * @returns ms, never negative; undefined when absent or not understandable
 */
export function retryAfterMs(headers: IncomingHttpHeaders, now: number): number | undefined {
  const value = text(headers, 'retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  // Date.parse takes nearly anything for a date; HTTP's form has the names of day and month.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}

function serverTime(headers: IncomingHttpHeaders, now: number): number {
  const date = Date.parse(text(headers, 'date') ?? '');
  return Number.isNaN(date) ? now : date;
}

function text(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
