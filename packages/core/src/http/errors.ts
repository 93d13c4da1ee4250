/** What {@link HttpError} is made of. */
export interface HttpErrorDetails {
  readonly url: URL;
  readonly status?: number | undefined;
  readonly temporary: boolean;
  /** How long the server asked to wait, in ms. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A file could not be had or stored. The message names the address without its query, which may hold a signature. */
export class HttpError extends Error {
  override readonly name: string = 'HttpError';
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** True when the same request may succeed later. */
  readonly temporary: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(problem: string, details: HttpErrorDetails) {
    super(
      `${redact(details.url)}: ${problem}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.status = details.status;
    this.temporary = details.temporary;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** What came is not what was expected. Both hashes are named, so that a log line is evidence. */
export class ChecksumError extends HttpError {
  override readonly name = 'ChecksumError';
  /** SHA-256, lower-case hex. */
  readonly expected: string;
  readonly actual: string;

  constructor(url: URL, expected: string, actual: string, bytes: number) {
    super(`expected SHA-256 ${expected}, got ${actual} with ${bytes} bytes`, { url, temporary: false });
    this.expected = expected;
    this.actual = actual;
  }
}

/** An address as it may stand in a log: without user info, query and fragment. */
export function redact(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
