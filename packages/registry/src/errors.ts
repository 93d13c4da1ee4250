import type { Digest } from './digest.ts';

/** One entry of the `errors` list of a registry's answer (OCI distribution-spec, "Error Codes"). */
export interface RegistryErrorCode {
  /** Upper-case identifier such as `MANIFEST_UNKNOWN`. */
  readonly code: string;
  /** The registry's own words: hostile text, single-lined and shortened, but not yet escaped for any output. */
  readonly message: string;
}

/** What a {@link RegistryError} is made of. */
export interface RegistryErrorDetails {
  /** What went wrong. */
  readonly message: string;
  /** What to do about it, as an imperative clause in the words of this package; it ends the error's message. */
  readonly advice?: string | undefined;
  readonly method: string;
  /** Already redacted: no user info, no query. */
  readonly url: string;
  readonly status?: number | undefined;
  readonly codes?: readonly RegistryErrorCode[] | undefined;
  readonly temporary: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A request that a registry refused or that did not get through. */
export class RegistryError extends Error {
  override readonly name: string = 'RegistryError';
  /** The message without its advice, for callers who have better advice to give. */
  readonly problem: string;
  readonly method: string;
  /** URL without user info and without query, so that neither passwords nor presigned URLs reach a log. */
  readonly url: string;
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** The `errors` of the answer; empty when it had none. */
  readonly codes: readonly RegistryErrorCode[];
  /** True when the same request may succeed later; every retry was already used up. */
  readonly temporary: boolean;
  /** How long the registry asked to wait, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(details: RegistryErrorDetails) {
    super(
      details.advice === undefined ? details.message : `${details.message}: ${details.advice}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.problem = details.message;
    this.method = details.method;
    this.url = details.url;
    this.status = details.status;
    this.codes = details.codes ?? [];
    this.temporary = details.temporary;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Whether the answer carried one of these error codes. */
  hasCode(...codes: readonly string[]): boolean {
    return this.codes.some(({ code }) => codes.includes(code));
  }
}

/** What a refused request would have needed. */
export interface MissingRight {
  /** Host as the user writes it, for example `ghcr.io`. */
  readonly registry: string;
  readonly repository: string;
  readonly action: 'pull' | 'push';
}

/** The registry (or its token service) does not let these credentials do this. Never retried blindly. */
export class AuthenticationError extends RegistryError {
  override readonly name = 'AuthenticationError';
  readonly missing: MissingRight;

  constructor(details: RegistryErrorDetails & { readonly missing: MissingRight }) {
    super(details);
    this.missing = details.missing;
  }
}

/** The registry's certificate, or that of its token service, comes from an authority that is not trusted. */
export class UntrustedCertificateError extends RegistryError {
  override readonly name = 'UntrustedCertificateError';
  /** Host and port of the server with that certificate. */
  readonly host: string;

  constructor(details: RegistryErrorDetails & { readonly host: string }) {
    super(details);
    this.host = details.host;
  }
}

/** Content that is not what its descriptor says. Both digests are named, so that a log line is evidence. */
export class DigestMismatchError extends Error {
  override readonly name = 'DigestMismatchError';
  readonly expected: Digest;
  /** Digest of what came; undefined when the size alone already gave it away. */
  readonly actual: Digest | undefined;
  readonly expectedSize: number | undefined;
  readonly actualSize: number;

  constructor(details: {
    readonly expected: Digest;
    readonly actual?: Digest | undefined;
    readonly expectedSize?: number | undefined;
    readonly actualSize: number;
  }) {
    const size = details.expectedSize === undefined ? '' : ` of ${details.expectedSize} bytes`;
    const got = details.actual === undefined ? 'got' : `got ${details.actual} with`;
    super(`expected ${details.expected}${size}, ${got} ${details.actualSize} bytes`);
    this.expected = details.expected;
    this.actual = details.actual;
    this.expectedSize = details.expectedSize;
    this.actualSize = details.actualSize;
  }
}

/** An OCI layout folder that cannot be trusted or understood. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError';
  /** The file or folder at fault. */
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`OCI layout: ${path}: ${problem}`, options);
    this.path = path;
  }
}

/** A docker config file, `DOCKER_AUTH_CONFIG` or credential helper that cannot be used. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
}

/** What was thrown, as an Error. */
export function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
