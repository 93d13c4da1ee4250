/** Single HTTP exchanges with the services of Sigstore. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request. */
export interface Outgoing {
  readonly url: URL;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: object | undefined;
}

/** Its answer, read to the end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** How connections are made. */
export interface ExchangeOptions {
  /** Where HTTPS_PROXY and NO_PROXY are read; undefined for a server on this machine. */
  readonly proxyEnv: NodeJS.ProcessEnv | undefined;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** A certificate with its chain has 6 kB, a log entry 20 kB. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Sends one request; redirects are answers and not followed, as the request holds a token. `node:https` is loaded on
 * first use.
 *
 * @throws whatever the connection, the time limit or the signal fails with
 */
export async function exchange({ url, body }: Outgoing, options: ExchangeOptions): Promise<Answer> {
  const { proxyEnv, userAgent, timeoutMs, signal } = options;
  const { Agent, request } =
    url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const limit = AbortSignal.timeout(timeoutMs);
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const outgoing = request(url, {
    method: content === undefined ? 'GET' : 'POST',
    agent: new Agent(proxyEnv === undefined ? {} : { proxyEnv }),
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    headers: {
      accept: 'application/json',
      'user-agent': userAgent,
      ...(content === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': content.byteLength }),
    },
  });
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.on('error', reject);
      outgoing.end(content);
    });
    return { status: message.statusCode ?? 0, headers: message.headers, text: await readText(message) };
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) throw new Error(`no complete answer within ${timeoutMs / 1000} s`, { cause: error });
    throw error;
  } finally {
    outgoing.destroy();
  }
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new RangeError('the answer is larger than 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
