import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { type Body, bendBody, bendHeaders, CutConnection } from './faults/bend.ts';
import type { FaultAction } from './faults/fault.ts';
import { bodyLength, type Reply } from './reply.ts';

/** What a delivery needs to know beside the answer. */
export interface Delivery {
  readonly head: boolean;
  readonly fault: FaultAction | undefined;
  /** Fires when the client goes away. */
  readonly closed: AbortSignal;
  readonly onBytes: (count: number) => void;
}

/**
 * Sends an answer, bent by a fault if there is one. Throws {@link CutConnection} when the connection is to be cut, and
 * returns once the last byte was handed to the socket.
 */
export async function deliver(response: ServerResponse, reply: Reply, delivery: Delivery): Promise<void> {
  writeHead(response, reply, delivery.fault);
  if (reply.body === undefined || delivery.head) {
    response.end();
    return;
  }
  if (delivery.fault === undefined && reply.body instanceof Buffer) {
    delivery.onBytes(reply.body.length);
    response.end(reply.body);
    return;
  }
  // A bent body may have no first byte to take the headers along.
  response.flushHeaders();
  const body = bendBody(bytesOf(reply.body), bodyLength(reply), delivery.fault, delivery.closed);
  for await (const chunk of body) {
    if (delivery.closed.aborted) {
      throw new CutConnection();
    }
    delivery.onBytes(chunk.length);
    if (!response.write(chunk)) {
      await drained(response, delivery.closed);
    }
  }
  response.end();
}

function writeHead(response: ServerResponse, reply: Reply, fault: FaultAction | undefined): void {
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(bendHeaders(reply, fault))) {
    if (value !== undefined) {
      response.setHeader(name, typeof value === 'object' ? [...value] : value);
    }
  }
  // 204 must not have one; every other answer without a body says so, or keep-alive clients would see a chunked body.
  if (reply.body === undefined && reply.status !== 204) {
    response.setHeader('Content-Length', 0);
  }
}

function bytesOf(body: NonNullable<Reply['body']>): Body {
  return 'open' in body ? body.open() : Readable.from([body]);
}

async function drained(response: ServerResponse, closed: AbortSignal): Promise<void> {
  try {
    await once(response, 'drain', { signal: closed });
  } catch {
    throw new CutConnection();
  }
}
