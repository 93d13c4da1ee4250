import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { OciError } from './oci-error.ts';

/** A request as the handlers see it. */
export interface RegistryRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body, each byte counted. Leaving the loop early keeps the connection usable for the answer. */
  readonly body: AsyncIterable<Buffer>;
  /** `Content-Length`; `undefined` when the body is chunked or absent. */
  readonly contentLength: number | undefined;
  /** Whether it came over TLS. */
  readonly secure: boolean;
}

/** Reads the request line and headers; `onBytes` is told the size of each piece of the body as it arrives. */
export function readRequest(message: IncomingMessage, onBytes: (count: number) => void): RegistryRequest {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const length = message.headers['content-length'];
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: message.headers,
    body: counted(message, onBytes),
    contentLength: length === undefined ? undefined : Number(length),
    secure: message.socket instanceof TLSSocket,
  };
}

/** Collects a body of at most `limit` bytes; throws 413 with `tooLarge` as its message for more. */
export async function readBody(request: RegistryRequest, limit: number, tooLarge: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) {
      throw new OciError(413, 'SIZE_INVALID', tooLarge);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* counted(message: IncomingMessage, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  // The usual iterator destroys the connection when the loop ends early, and with it the answer that says why.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    onBytes(chunk.length);
    yield chunk;
  }
}
