import { type Agent, type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the body came to its proper end; false when the connection was cut in the middle. */
  readonly complete: boolean;
}

/** What to send. A body that is an iterable goes out in chunked encoding. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: Buffer | string | AsyncIterable<Buffer> | Iterable<Buffer>;
  readonly ca?: string;
  readonly signal?: AbortSignal;
  readonly agent?: Agent;
  /** Told the size of each piece of the answer's body. */
  readonly onBytes?: (count: number) => void;
}

/** Sends one request over a real socket; rejects when the connection is cut before the answer's headers. */
export async function send(method: string, url: string | URL, sent: Sent = {}): Promise<Answer> {
  const { body, headers = {}, ca, signal, agent } = sent;
  const isBytes = body instanceof Buffer || typeof body === 'string';
  const length =
    body === undefined || isBytes ? { 'Content-Length': String(Buffer.byteLength(body ?? '')) } : {};
  const withLength = method === 'GET' || method === 'HEAD' ? headers : { ...length, ...headers };
  const options = { method, headers: withLength, ...(signal && { signal }), ...(agent && { agent }) };
  const request =
    new URL(url).protocol === 'https:' ? secureRequest(url, { ...options, ca }) : plainRequest(url, options);
  const answer = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      const finish = (complete: boolean): void =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          complete,
        });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        sent.onBytes?.(chunk.length);
      });
      response.on('error', () => finish(false));
      request.on('error', () => finish(false));
      request.off('error', reject);
      response.on('end', () => finish(response.complete));
    });
  });
  if (body === undefined || isBytes) {
    request.end(body);
  } else {
    // The answer says what went wrong; a cut connection shows here as well.
    pipeline(Readable.from(body), request).catch(() => {});
  }
  return answer;
}

/** The error codes of an answer's JSON. */
export function codesOf(answer: Answer): readonly string[] {
  const parsed = JSON.parse(answer.body.toString('utf8')) as {
    readonly errors: readonly { readonly code: string }[];
  };
  return parsed.errors.map(({ code }) => code);
}

/** An answer's JSON body. */
export function jsonOf<T>(answer: Answer): T {
  return JSON.parse(answer.body.toString('utf8')) as T;
}
