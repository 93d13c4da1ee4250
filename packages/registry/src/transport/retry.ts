/** When and how often a failed request is repeated. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** First and longest back-off, in ms; the real wait is random between 0 and the current one (full jitter). */
  readonly baseMs: number;
  readonly capMs: number;
  /** Tries in all while the registry only asks to slow down (429), as it then says itself when to come back. */
  readonly rateLimitAttempts: number;
  /** Longest Retry-After that is waited for, in ms; a longer one fails at once and is named. */
  readonly maxRetryAfterMs: number;
}

/** What a client uses unless told otherwise. */
export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 6,
  baseMs: 250,
  capMs: 30_000,
  rateLimitAttempts: 20,
  maxRetryAfterMs: 5 * 60_000,
};

/** Failures of a connection after which the same request may well succeed. */
const TEMPORARY_CODES: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Whether an answer may be different next time. 501 and 505 say "never". */
export function isTemporaryStatus(status: number): boolean {
  return [408, 425, 429, 499].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}

/** GitHub and GHCR answer 403 when a client was too quick; the body tells it from a real refusal. */
export function isRateLimitText(text: string): boolean {
  return /secondary rate limit|rate limit exceeded|too many requests|TOOMANYREQUESTS/i.test(text);
}

/** Whether an exception of an exchange is worth another try: network failures and garbled HTTP. */
export function isTemporaryFailure(error: unknown): boolean {
  if (error instanceof AggregateError) {
    return error.errors.some(isTemporaryFailure);
  }
  const code = codeOf(error);
  return code !== undefined && (TEMPORARY_CODES.has(code) || code.startsWith('HPE_'));
}

/** The wait before try number `attempt` + 1, when the registry gave none. */
export function backoffMs(policy: RetryPolicy, attempt: number, random: () => number): number {
  return random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
}

/** `code` of a Node error. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}
