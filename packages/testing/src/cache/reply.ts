/** What is answered to one request. */
export interface CacheReply {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A JSON answer. */
export function json(status: number, value: object): CacheReply {
  return { status, body: JSON.stringify(value), headers: { 'content-type': 'application/json' } };
}
