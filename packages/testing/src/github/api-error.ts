import { jsonReply, type Reply, type ReplyHeaders } from '../registry/reply.ts';

/** Where GitHub's errors point; of the fake they all point here. */
export const DOCUMENTATION = 'https://docs.github.com/rest';

/** One item of `errors` of a validation error (REST API, "Troubleshooting"). */
export interface ErrorItem {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

/** A refusal with GitHub's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly errors: readonly ErrorItem[];
  readonly headers: ReplyHeaders;

  constructor(
    status: number,
    message: string,
    errors: readonly ErrorItem[] = [],
    headers: ReplyHeaders = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }

  /** As an answer. */
  toReply(): Reply {
    const errors = this.errors.length === 0 ? {} : { errors: this.errors };
    const body = { message: this.message, ...errors, documentation_url: DOCUMENTATION };
    const status = this.status === 422 ? {} : { status: String(this.status) };
    return jsonReply(this.status, { ...body, ...status }, this.headers);
  }
}

/** The refusal of a value that breaks a rule. */
export function invalid(resource: string, rest: Omit<ErrorItem, 'resource'>): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource, ...rest }]);
}

/** What GitHub says of anything that is not there or not to be seen. */
export function notFound(): ApiError {
  return new ApiError(404, 'Not Found');
}
