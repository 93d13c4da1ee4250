import { Buffer } from 'node:buffer';
import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Answers beyond this are refused; GitHub cuts trees at 7 MB. */
const MAX_ANSWER_BYTES = 32 * 2 ** 20;

/** One HTTP request. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** Its answer, read to the end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** How connections are made. */
export interface ExchangerOptions {
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read; undefined for a server on this machine. */
  readonly proxyEnv: NodeJS.ProcessEnv | undefined;
  /** Longest time for one exchange, from connecting to the last byte, in ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** GitHub took too long; the code lets it pass for the operating system's own time-out. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ETIMEDOUT';
}

/** Sends single requests over kept connections. `node:https` is loaded on first use, as many runs need none. */
export class Exchanger {
  readonly #options: ExchangerOptions;
  #agent: Agent | undefined;

  constructor(options: ExchangerOptions) {
    this.#options = options;
  }

  /** @throws whatever the connection, the time limit or the signal fails with */
  async exchange(request: HttpRequest): Promise<HttpAnswer> {
    const { signal, timeoutMs } = this.#options;
    signal?.throwIfAborted();
    const late = new AbortController();
    const end = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]);
    const outgoing = await this.#start(request);
    const timer = setTimeout(() => {
      late.abort(new TimeoutError(`no complete answer within ${timeoutMs / 1000} s`));
    }, timeoutMs);
    const stop = (): void => void outgoing.destroy(asError(end.reason));
    end.addEventListener('abort', stop);
    try {
      // Loading the module takes its time.
      end.throwIfAborted();
      outgoing.end(request.body);
      const message = await answerTo(outgoing);
      return { status: message.statusCode ?? 0, headers: message.headers, body: await readBody(message) };
    } catch (error) {
      outgoing.destroy();
      // Ended while the body was read, the error is that of a connection that broke.
      end.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
      // Node keeps a combined signal, and so the request, as long as somebody listens and the run's own signal lives.
      end.removeEventListener('abort', stop);
    }
  }

  /** Closes idle connections; running requests fail. */
  close(): void {
    this.#agent?.destroy();
    this.#agent = undefined;
  }

  async #start({ method, url, headers, body }: HttpRequest): Promise<ClientRequest> {
    const http = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
    const { proxyEnv } = this.#options;
    this.#agent ??= new http.Agent({ keepAlive: true, ...(proxyEnv === undefined ? {} : { proxyEnv }) });
    const length = body === undefined ? {} : { 'content-length': body.byteLength };
    return http.request(url, { method, headers: { ...headers, ...length }, agent: this.#agent });
  }
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Stays attached: an error after the answer is seen by whoever reads the body.
    request.on('error', reject);
  });
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      throw new RangeError(`the answer is larger than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
