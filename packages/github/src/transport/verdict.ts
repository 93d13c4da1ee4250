import type { RateLimit } from '../errors.ts';
import { readAnswerText } from './answer-text.ts';
import type { HttpAnswer } from './exchange.ts';
import { exhaustedForMs, retryAfterMs } from './rate-limit.ts';

/** What one try means for the next. */
export type Verdict =
  | { readonly kind: 'answered' }
  /** GitHub did nothing and wants a pause: the one it names, else the client's own. */
  | { readonly kind: 'limited'; readonly limit: RateLimit; readonly waitMs: number | undefined }
  /** Another try may work. `acted`: GitHub may have done what was asked. */
  | { readonly kind: 'failed'; readonly acted: boolean; readonly waitMs: number | undefined }
  | { readonly kind: 'refused' };

/** The connection was never there, so that GitHub has not seen the request. */
const UNSEEN: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EAI_AGAIN',
]);

/** The connection broke, before or after GitHub acted. */
const BROKEN: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Judges an answer (REST API, "Rate limits", "Best practices", "Troubleshooting"). */
export function judgeAnswer(answer: HttpAnswer, now: number): Verdict {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    return { kind: 'answered' };
  }
  if (isLimited(answer, now)) {
    const exhausted = exhaustedForMs(headers, now);
    const limit = exhausted === undefined ? 'secondary' : 'primary';
    return { kind: 'limited', limit, waitMs: retryAfterMs(headers, now) ?? exhausted };
  }
  // 501 and 505 say "never".
  const temporary = status === 408 || (status >= 500 && status !== 501 && status !== 505);
  return temporary
    ? { kind: 'failed', acted: true, waitMs: retryAfterMs(headers, now) }
    : { kind: 'refused' };
}

/** Judges what an exchange threw. */
export function judgeException(error: unknown): Verdict {
  if (error instanceof AggregateError) {
    // A host with several addresses: none of them could be reached.
    const temporary = error.errors.some((one: unknown) => judgeException(one).kind === 'failed');
    return temporary ? { kind: 'failed', acted: false, waitMs: undefined } : { kind: 'refused' };
  }
  const code = codeOf(error) ?? '';
  if (UNSEEN.has(code)) {
    return { kind: 'failed', acted: false, waitMs: undefined };
  }
  return BROKEN.has(code) || code.startsWith('HPE_')
    ? { kind: 'failed', acted: true, waitMs: undefined }
    : { kind: 'refused' };
}

/** `code` of a Node error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A 403 of both limits is told from a missing permission by its text: the last request allowed may lack one too. */
function isLimited(answer: HttpAnswer, now: number): boolean {
  const { status, headers } = answer;
  if (status !== 403) return status === 429;
  return (
    retryAfterMs(headers, now) !== undefined || /rate limit|abuse detection/i.test(readAnswerText(answer))
  );
}
