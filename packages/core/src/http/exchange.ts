/** Single HTTP requests for files: downloads, and the Actions cache. */
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { HttpError } from './errors.ts';

/** One request. */
export interface HttpRequest {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with its Content-Length. */
  readonly body?: RequestBody;
}

/** Bytes, or something bigger that can be opened again for another attempt. */
export type RequestBody = Uint8Array | { readonly byteLength: number; readonly open: () => Readable };

/** What all requests of an operation share. */
export interface HttpOptions {
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read; `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Longest silence of the server in ms; half a minute by default. */
  readonly idleMs?: number;
}

/** The head of an answer. Its body has to be read, or destroyed. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: IncomingMessage;
  /** Where it came from, after redirects. */
  readonly url: URL;
}

const IDLE_MS = 30_000;

/**
 * Sends a request and gives the head of its answer. Only hosts on loopback may speak plain HTTP, and no proxy is used
 * for them. `node:https` is loaded here, because an action that fails on its inputs should not pay for it.
 *
 * @throws {HttpError} a temporary one when no answer comes.
 * @throws the reason of the signal.
 */
export async function exchange(request: HttpRequest, options: HttpOptions): Promise<HttpResponse> {
  const { url, method, headers, body } = request;
  const { env = process.env, signal, idleMs = IDLE_MS } = options;
  assertSecure(url);
  signal?.throwIfAborted();
  const { Agent, request: start } =
    url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const outgoing = start(url, {
    method,
    headers: {
      'user-agent': 'container-kit',
      // Of a compressed answer neither the size nor the hash would be the file's.
      'accept-encoding': 'identity',
      ...headers,
      ...(body && { 'content-length': String(body.byteLength) }),
    },
    agent: new Agent(isLoopback(url.hostname) ? {} : { proxyEnv: env }),
    ...(signal && { signal }),
  });
  outgoing.setTimeout(idleMs, () => outgoing.destroy(new Error(`no data for ${idleMs / 1000} s`)));
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      // Stays attached: an error after the answer is seen by whoever reads the body.
      outgoing.on('error', reject);
      send(outgoing, body);
    });
    return { status: message.statusCode ?? 0, headers: message.headers, body: message, url };
  } catch (cause) {
    signal?.throwIfAborted();
    throw broken(url, cause);
  }
}

function send(outgoing: ClientRequest, body: RequestBody | undefined): void {
  if (body === undefined || body instanceof Uint8Array) {
    outgoing.end(body);
    return;
  }
  const source = body.open();
  source.once('error', (error) => outgoing.destroy(error));
  outgoing.once('close', () => source.destroy());
  source.pipe(outgoing);
}

/**
 * Reads a body in pieces. @throws {HttpError} a temporary one when it breaks off, and when it is longer than `maxBytes`.
 */
export async function* readBody(
  response: HttpResponse,
  maxBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const { body, url, headers } = response;
  const tooLong = () => new HttpError(`it is larger than ${maxBytes} bytes`, { url, temporary: false });
  let size = 0;
  try {
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLong();
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLong();
      yield chunk;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof HttpError ? cause : broken(url, cause);
  } finally {
    body.destroy();
  }
}

/** Reads a whole body into memory. Throws as {@link readBody} does. */
export async function readAll(
  response: HttpResponse,
  maxBytes: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBody(response, maxBytes, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** `localhost`, 127.0.0.0/8 and `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** @throws {HttpError} for anything but https, and http on loopback. */
function assertSecure(url: URL): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return;
  throw new HttpError(`only https is allowed, not ${url.protocol}`, { url, temporary: false });
}

function broken(url: URL, cause: unknown): HttpError {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new HttpError(reason, { url, temporary: true, cause });
}
