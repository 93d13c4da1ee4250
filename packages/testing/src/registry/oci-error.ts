import type { Reply, ReplyHeaders } from './reply.ts';
import { jsonReply } from './reply.ts';

/** The `code` values of distribution-spec, "Error Codes" (code-1 to code-14). */
export type OciErrorCode =
  | 'BLOB_UNKNOWN'
  | 'BLOB_UPLOAD_INVALID'
  | 'BLOB_UPLOAD_UNKNOWN'
  | 'DIGEST_INVALID'
  | 'MANIFEST_BLOB_UNKNOWN'
  | 'MANIFEST_INVALID'
  | 'MANIFEST_UNKNOWN'
  | 'NAME_INVALID'
  | 'NAME_UNKNOWN'
  | 'SIZE_INVALID'
  | 'UNAUTHORIZED'
  | 'DENIED'
  | 'UNSUPPORTED'
  | 'TOOMANYREQUESTS';

/** One entry of the `errors` array. */
export interface OciErrorEntry {
  readonly code: string;
  readonly message: string;
  readonly detail?: unknown;
}

/** A refusal that a handler throws; the server renders it as the error JSON of distribution-spec, "Error Codes". */
export class OciError extends Error {
  override readonly name = 'OciError';
  readonly status: number;
  readonly code: OciErrorCode;
  readonly detail: unknown;
  readonly headers: ReplyHeaders;

  constructor(
    status: number,
    code: OciErrorCode,
    message: string,
    options: { readonly detail?: unknown; readonly headers?: ReplyHeaders } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = options.detail;
    this.headers = options.headers ?? {};
  }

  /** The answer that carries this error. */
  toReply(): Reply {
    return errorReply(this.status, [this], this.headers);
  }
}

/** An answer with the error JSON of distribution-spec, "Error Codes". */
export function errorReply(
  status: number,
  entries: readonly OciErrorEntry[],
  headers: ReplyHeaders = {},
): Reply {
  const errors = entries.map(({ code, message, detail }) => ({
    code,
    message,
    ...(detail === undefined ? {} : { detail }),
  }));
  return jsonReply(status, { errors }, headers);
}
