import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { deliver } from './deliver.ts';
import { CutConnection, pause, untilAborted } from './faults/bend.ts';
import { type FaultAction, faultName } from './faults/fault.ts';
import type { FaultSchedule } from './faults/schedule.ts';
import { throttled } from './faults/throttle.ts';
import { OciError } from './oci-error.ts';
import type { Capabilities } from './profiles.ts';
import { jsonReply, type Reply, textReply } from './reply.ts';
import { type RegistryRequest, readRequest } from './request.ts';
import type { OpenRecord, Origin, RecordedRequest, RequestLog } from './request-log.ts';
import type { TlsIdentity } from './tls.ts';

/** A look at each request before anything else happens. It may wait, change things, or answer in the registry's place. */
export type RequestHook = (
  request: RecordedRequest,
) => Reply | undefined | Promise<Reply | undefined> | Promise<void> | void;

/** What all servers of one registry share. */
export interface ServerParts {
  readonly log: RequestLog;
  readonly faults: FaultSchedule;
  readonly capabilities: Capabilities;
  readonly tls: TlsIdentity | undefined;
  readonly hook: RequestHook | undefined;
}

/** One listening server: it records, lets faults strike, asks `answer` and delivers. */
export class OriginServer {
  readonly #origin: Origin;
  readonly #parts: ServerParts;
  readonly #answer: (request: RegistryRequest) => Promise<Reply>;
  readonly #server: Server;

  private constructor(
    origin: Origin,
    parts: ServerParts,
    answer: (request: RegistryRequest) => Promise<Reply>,
    server: Server,
  ) {
    this.#origin = origin;
    this.#parts = parts;
    this.#answer = answer;
    this.#server = server;
    // An idle connection that the server closes just as a client reuses it would make tests fail by chance.
    Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 });
    server.on('request', (message: IncomingMessage, response: ServerResponse) => {
      void this.#handle(message, response);
    });
  }

  /** Starts listening. `port` 0 takes a free one. */
  static async listen(
    origin: Origin,
    parts: ServerParts,
    answer: (request: RegistryRequest) => Promise<Reply>,
    { address = '127.0.0.1', port = 0 }: { readonly address?: string; readonly port?: number } = {},
  ): Promise<OriginServer> {
    const server = parts.tls === undefined ? createServer() : await createTlsServer(parts.tls);
    const origins = new OriginServer(origin, parts, answer, server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, resolve);
    });
    return origins;
  }

  /** `127.0.0.1:PORT`. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Scheme and host. */
  get url(): string {
    return `${this.#parts.tls === undefined ? 'http' : 'https'}://${this.host}`;
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { log } = this.#parts;
    const closed = new AbortController();
    response.once('close', () => closed.abort());
    const record = log.open(this.#origin, message.method ?? '', message.url ?? '', message.headers);
    try {
      await this.#exchange(message, response, record, closed.signal);
    } catch (error) {
      if (!(error instanceof CutConnection) && !closed.signal.aborted) {
        record.error = error instanceof Error ? error : new Error(String(error));
      }
      // What was written before a cut must still arrive, so this is not a reset.
      message.socket.destroySoon();
    } finally {
      log.close();
    }
  }

  async #exchange(
    message: IncomingMessage,
    response: ServerResponse,
    record: OpenRecord,
    closed: AbortSignal,
  ): Promise<void> {
    const strike = this.#parts.faults.take('request', record.method, record.path);
    record.fault = strike === undefined ? undefined : faultName(strike);
    const hooked = await this.#parts.hook?.(record);
    const reply =
      hooked ?? (await this.#struck(strike, message, closed)) ?? (await this.#reply(message, record, strike));
    if (closed.aborted) {
      return;
    }
    const bend = isSuccess(reply) ? this.#parts.faults.take('answer', record.method, record.path) : undefined;
    record.fault ??= bend === undefined ? undefined : faultName(bend);
    if (bend === 'lost-ack') {
      reset(message);
      return;
    }
    record.status = reply.status;
    await deliver(response, reply, {
      head: message.method === 'HEAD',
      fault: bend,
      closed,
      onBytes: (count) => {
        record.bytesSent += count;
      },
    });
  }

  /** The answer, or end, that a fault forces; `undefined` lets the request go on. */
  async #struck(
    action: FaultAction | undefined,
    message: IncomingMessage,
    closed: AbortSignal,
  ): Promise<Reply | undefined> {
    if (action === 'reset') {
      reset(message);
      throw new CutConnection();
    }
    if (action === 'stall') {
      // Reading on is what makes the client's goodbye visible.
      message.resume();
      await untilAborted(closed);
      throw new CutConnection();
    }
    if (typeof action === 'object' && 'delayMs' in action) {
      await pause(action.delayMs, closed);
    }
    if (typeof action === 'object' && 'throttle' in action) {
      return throttled(this.#parts.capabilities, action.throttle);
    }
    return typeof action === 'object' && 'status' in action ? scripted(action) : undefined;
  }

  async #reply(
    message: IncomingMessage,
    record: OpenRecord,
    strike: FaultAction | undefined,
  ): Promise<Reply> {
    const limit =
      typeof strike === 'object' && 'resetUpload' in strike ? strike.resetUpload : Number.POSITIVE_INFINITY;
    const request = readRequest(message, (count) => {
      record.bytesReceived += count;
      if (record.bytesReceived >= limit) {
        reset(message);
      }
    });
    try {
      return await this.#answer(request);
    } catch (error) {
      if (error instanceof OciError) {
        return error.toReply();
      }
      if (message.socket.destroyed) {
        throw new CutConnection();
      }
      record.error = error instanceof Error ? error : new Error(String(error));
      return textReply(500, record.error.message);
    }
  }
}

async function createTlsServer({ key, cert }: TlsIdentity): Promise<Server> {
  const { createServer: createSecureServer } = await import('node:https');
  return createSecureServer({ key, cert });
}

function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

function scripted({ status, headers = {}, body }: Extract<FaultAction, { readonly status: number }>): Reply {
  if (body === undefined) {
    return { status, headers };
  }
  return typeof body === 'string' ? textReply(status, body, headers) : jsonReply(status, body, headers);
}

/** TCP reset; over TLS, where Node offers none, the connection just ends without a close_notify. */
function reset({ socket }: IncomingMessage): void {
  if (socket instanceof TLSSocket) {
    socket.destroy();
  } else {
    socket.resetAndDestroy();
  }
}
