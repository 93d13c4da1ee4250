import type { Readable } from 'node:stream';

/** Header values of an answer; an array becomes one header line per item, `undefined` leaves the header out. */
export type ReplyHeaders = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Body that is read from storage while it is sent. `length` is in bytes. */
export interface StreamedBody {
  readonly length: number;
  readonly open: () => Readable;
}

/**
 * An answer as a plain value. Handlers only build it; sending, and every fault that bends it, stands in one place.
 * A HEAD request gets the same value as a GET: the sender keeps `Content-Length` and drops the body.
 */
export interface Reply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body?: Buffer | StreamedBody;
}

/** An answer without a body. */
export function emptyReply(status: number, headers: ReplyHeaders = {}): Reply {
  return { status, headers };
}

/** An answer with a JSON body. `Content-Type` can be replaced through `headers`. */
export function jsonReply(status: number, value: unknown, headers: ReplyHeaders = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An answer with a plain text body. */
export function textReply(status: number, text: string, headers: ReplyHeaders = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    body: Buffer.from(text),
  };
}

/** Length in bytes of a reply's body; 0 when it has none. */
export function bodyLength(reply: Reply): number {
  return reply.body?.length ?? 0;
}
