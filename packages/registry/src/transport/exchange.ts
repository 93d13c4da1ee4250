import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { asError } from '../errors.ts';
import type { Connections } from './connections.ts';
import { receive } from './receive.ts';
import type { Stats } from './stats.ts';
import { hostOf, type Target } from './target.ts';
import { type Timeouts, Watchdog } from './watchdog.ts';

/** A request body of known size that can be opened again for another attempt. */
export interface RequestBody {
  /** Bytes; sent as Content-Length. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
  /** Told how many bytes the connection took; a new attempt starts again at 0. */
  readonly onSent?: (total: number) => void;
}

/** A body that is in memory. */
export function bytesBody(bytes: Uint8Array): RequestBody {
  return {
    size: bytes.byteLength,
    async *open() {
      yield bytes;
    },
  };
}

/** One HTTP request as it goes over the wire. */
export interface Outgoing {
  readonly method: string;
  readonly target: Target;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: RequestBody | undefined;
  /** The answer is expected to be big. */
  readonly bulk?: boolean | undefined;
  /** A redirect to another origin is an answer and not followed. */
  readonly stayOnOrigin?: boolean | undefined;
  /** Told when the connection has taken the whole request. */
  readonly onSent?: () => void;
}

/** Head of the answer; its body has to be read to the end or discarded. */
export interface Incoming {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  /** Drops the rest of the body together with its connection. */
  discard(): void;
}

/** What every exchange of a client shares. */
export interface ExchangeContext {
  readonly connections: Connections;
  readonly timeouts: Timeouts;
  readonly stats: Stats;
}

/**
 * Sends one request and returns when the head of the answer is there. Bodies are streamed in both directions
 * with back-pressure. An answer that comes before the body is out (401, 413) ends the sending.
 *
 * @throws whatever the source of the body, the connection, the watchdog or the signal fails with
 */
export async function exchange(
  context: ExchangeContext,
  outgoing: Outgoing,
  signal: AbortSignal | undefined,
): Promise<Incoming> {
  signal?.throwIfAborted();
  const { method, target, body } = outgoing;
  const length = body === undefined ? {} : { 'content-length': body.size };
  const request = await context.connections.start(target, {
    method,
    headers: { ...outgoing.headers, ...length },
  });
  const host = hostOf(target);
  context.stats.countRequest(host, method);
  const bytes = context.stats.bytesOf(host);
  let ended: Error | undefined;
  const end = (reason: Error): void => {
    ended ??= reason;
    request.destroy(reason);
  };
  const watchdog = new Watchdog(context.timeouts, end);
  const abort = (): void => end(asError(signal?.reason));
  signal?.addEventListener('abort', abort, { once: true });
  request.once('close', () => {
    watchdog.stop();
    signal?.removeEventListener('abort', abort);
  });
  const answered = answerTo(request);
  if (outgoing.onSent !== undefined) {
    request.once('finish', outgoing.onSent);
  }
  void send(request, body, watchdog, bytes.up);
  const message = await answered;
  watchdog.moved(0);
  const { statusCode = 0, headers } = message;
  return {
    status: statusCode,
    headers,
    // Node tells the reader of a body only that the connection is gone.
    body: bodyOf({ request, message, watchdog, count: bytes.down, endedBy: () => ended }),
    discard: () => void request.destroy(),
  };
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Stays attached: an error after the answer is seen by whoever reads the body.
    request.on('error', reject);
    request.once('close', () => reject(new Error('the connection closed without an answer')));
  });
}

/** Never rejects: a failure destroys the request, which fails the exchange. */
async function send(
  request: ClientRequest,
  body: RequestBody | undefined,
  watchdog: Watchdog,
  count: (bytes: number) => void,
): Promise<void> {
  let answered = false;
  request.once('response', () => {
    answered = true;
  });
  try {
    const drained = roomIn(request);
    let total = 0;
    for await (const chunk of body?.open() ?? []) {
      if (answered || request.destroyed) {
        return;
      }
      if (!request.write(chunk)) {
        watchdog.awaitBody();
        await drained();
        watchdog.moved(chunk.byteLength);
      }
      total += chunk.byteLength;
      count(chunk.byteLength);
      body?.onSent?.(total);
    }
    request.end();
    if (!answered) {
      watchdog.awaitAnswer(body?.size ?? 0);
    }
  } catch (error) {
    request.destroy(asError(error));
  }
}

/** Waits until there is room again, or there is nothing left to wait for. */
function roomIn(request: ClientRequest): () => Promise<void> {
  let wake: () => void = () => undefined;
  for (const event of ['drain', 'response', 'close']) {
    request.on(event, () => wake());
  }
  return () =>
    new Promise((resolve) => {
      wake = resolve;
    });
}

interface Reading {
  readonly request: ClientRequest;
  readonly message: IncomingMessage;
  readonly watchdog: Watchdog;
  readonly count: (bytes: number) => void;
  /** Why we ended the exchange ourselves, if we did. */
  readonly endedBy: () => Error | undefined;
}

async function* bodyOf({ request, message, watchdog, count, endedBy }: Reading): AsyncGenerator<Uint8Array> {
  let complete = false;
  try {
    for await (const chunk of receive(message, watchdog)) {
      count(chunk.byteLength);
      yield chunk;
    }
    complete = true;
  } catch (error) {
    throw endedBy() ?? error;
  } finally {
    watchdog.stop();
    // A connection with half a request or half an answer on it cannot serve another one.
    if (!complete || !request.writableEnded) {
      request.destroy();
    }
  }
}
