import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliver } from './deliver.ts';
import { CutConnection, pause } from './faults/bend.ts';
import { type FaultStage, faultName } from './faults/fault.ts';
import type { FaultSchedule } from './faults/schedule.ts';
import { resetConnection, strike, uploadLimit } from './faults/strike.ts';
import { OciError } from './oci-error.ts';
import type { Capabilities } from './profiles.ts';
import { type Reply, textReply } from './reply.ts';
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
  /** Added to every request, in milliseconds. */
  readonly latencyMs: number;
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
    if (this.#parts.latencyMs > 0) {
      await pause(this.#parts.latencyMs, closed);
    }
    const { faults, hook, capabilities } = this.#parts;
    const action = faults.take(['request'], record.method, record.path);
    record.fault = action === undefined ? undefined : faultName(action);
    const reply =
      (await hook?.(record)) ??
      (await strike(action, message, capabilities, closed)) ??
      (await this.#reply(message, record, uploadLimit(action)));
    if (closed.aborted) {
      return;
    }
    const bend = faults.take(stagesOf(reply, record.method), record.method, record.path);
    record.fault ??= bend === undefined ? undefined : faultName(bend);
    if (bend === 'lost-ack') {
      resetConnection(message);
      return;
    }
    record.status = reply.status;
    await deliver(response, reply, {
      head: record.method === 'HEAD',
      fault: bend,
      closed,
      onBytes: (count) => {
        record.bytesSent += count;
      },
    });
  }

  async #reply(message: IncomingMessage, record: OpenRecord, limit: number): Promise<Reply> {
    const request = readRequest(message, (count) => {
      record.bytesReceived += count;
      if (record.bytesReceived >= limit) {
        resetConnection(message);
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

/** Faults of an answer wait for one that succeeds, and those of a body for one that has a body. */
function stagesOf({ status, body }: Reply, method: string): readonly FaultStage[] {
  if (status < 200 || status > 299) {
    return [];
  }
  return body === undefined || method === 'HEAD' ? ['answer'] : ['answer', 'body'];
}
