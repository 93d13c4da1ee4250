/** A permission of the job's token, as it stands under `permissions:` in a workflow. */
export type Permission =
  | 'attestations: read'
  | 'checks: read'
  | 'contents: read'
  | 'contents: write'
  | 'deployments: read'
  | 'deployments: write'
  | 'metadata: read'
  | 'packages: read'
  | 'packages: write'
  | 'pull-requests: read'
  | 'pull-requests: write'
  | 'security-events: read'
  | 'security-events: write'
  | 'statuses: read';

/** What a {@link GitHubError} is made of. */
export interface GitHubErrorDetails {
  readonly message: string;
  readonly method: string;
  /** Path below the API's root, without query. */
  readonly path: string;
  readonly status?: number | undefined;
  readonly answer?: string | undefined;
  readonly temporary: boolean;
  readonly requestId?: string | undefined;
  readonly missingPermission?: Permission | undefined;
  readonly fix?: string | undefined;
  readonly cause?: unknown;
}

/** A request that GitHub refused, or that did not get through. */
export class GitHubError extends Error {
  override readonly name: string = 'GitHubError';
  readonly method: string;
  /** Path below the API's root, without query. */
  readonly path: string;
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** GitHub's own words in one line: hostile text, as names of branches and files may stand in it. Empty without any. */
  readonly answer: string;
  /** True when the same request may succeed later; what this client tries by itself was already tried. */
  readonly temporary: boolean;
  /** `x-github-request-id`, which GitHub's support asks for. */
  readonly requestId: string | undefined;
  /** The least permission that the request needs, when its absence explains the refusal (403, 404). */
  readonly missingPermission: Permission | undefined;
  /** What to do about it, as an imperative clause. */
  readonly fix: string | undefined;

  constructor(details: GitHubErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.method = details.method;
    this.path = details.path;
    this.status = details.status;
    this.answer = details.answer ?? '';
    this.temporary = details.temporary;
    this.requestId = details.requestId;
    this.missingPermission = details.missingPermission;
    this.fix = details.fix;
  }
}

/** Which of GitHub's limits was hit (docs.github.com, "Rate limits for the REST API"). */
export type RateLimit = 'primary' | 'secondary';

/** GitHub wants a longer pause than this client may take. */
export class RateLimitError extends GitHubError {
  override readonly name = 'RateLimitError';
  readonly limit: RateLimit;
  /** When requests are welcome again, by this machine's clock. */
  readonly retryAt: Date;

  constructor(details: GitHubErrorDetails & { readonly limit: RateLimit; readonly retryAt: Date }) {
    super(details);
    this.limit = details.limit;
    this.retryAt = details.retryAt;
  }
}

/** Why a ref could not be written. */
export type RefConflict = 'not-a-fast-forward' | 'already-exists' | 'does-not-exist';

/** Somebody else changed the ref first. Read it again, rebuild the change on what it points to now, and try anew. */
export class RefConflictError extends GitHubError {
  override readonly name = 'RefConflictError';
  /** Full name, `refs/heads/main`. */
  readonly ref: string;
  readonly conflict: RefConflict;

  constructor(details: GitHubErrorDetails & { readonly ref: string; readonly conflict: RefConflict }) {
    super(details);
    this.ref = details.ref;
    this.conflict = details.conflict;
  }
}

/** A token, URL or name that no request can be made with. */
export class GitHubInputError extends Error {
  override readonly name = 'GitHubInputError';
  /** What to do about it, as an imperative clause. */
  readonly fix: string;

  constructor(message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.fix = fix;
  }
}
