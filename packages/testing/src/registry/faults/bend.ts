import { setTimeout as sleep } from 'node:timers/promises';
import { bodyLength, type Reply } from '../reply.ts';
import type { FaultAction } from './fault.ts';

/** Bytes of a body; ending with {@link CutConnection} means that the connection is cut there. */
export type Body = AsyncIterable<Buffer>;

/** Thrown by a bent body to have the connection cut. */
export class CutConnection extends Error {
  override readonly name = 'CutConnection';
}

/** The headers of an answer after a fault; `undefined` removes one. */
export function bendHeaders(reply: Reply, action: FaultAction | undefined): Reply['headers'] {
  const length = reply.body === undefined ? {} : { 'Content-Length': bodyLength(reply) };
  const headers = { ...length, ...reply.headers };
  if (typeof action !== 'object') {
    return headers;
  }
  if ('append' in action) {
    return { ...headers, 'Content-Length': bodyLength(reply) + Buffer.byteLength(action.append) };
  }
  if ('truncate' in action && action.cleanly) {
    return { ...headers, 'Content-Length': undefined };
  }
  return 'setHeaders' in action ? { ...headers, ...action.setHeaders } : headers;
}

/** The body of an answer after a fault. `closed` tells that the client went away. */
export function bendBody(
  body: Body,
  length: number,
  action: FaultAction | undefined,
  closed: AbortSignal,
): Body {
  if (typeof action !== 'object') {
    return body;
  }
  if ('corrupt' in action) {
    return flipBit(body, Math.floor(length / 2));
  }
  if ('truncate' in action) {
    return cut(body, action.truncate, action.cleanly === true);
  }
  if ('stallAfter' in action) {
    return stall(body, action.stallAfter, closed);
  }
  if ('slow' in action) {
    return pace(body, action.slow, closed);
  }
  return 'append' in action ? extend(body, Buffer.from(action.append)) : body;
}

async function* flipBit(body: Body, position: number): Body {
  let offset = 0;
  for await (const chunk of body) {
    const here = position - offset;
    offset += chunk.length;
    if (here >= 0 && here < chunk.length) {
      // A copy: the chunk may be the very bytes that the storage keeps.
      const copy = Buffer.from(chunk);
      copy.writeUInt8(copy.readUInt8(here) ^ 1, here);
      yield copy;
    } else {
      yield chunk;
    }
  }
}

async function* head(body: Body, bytes: number): Body {
  let left = bytes;
  for await (const chunk of body) {
    if (left > 0) {
      yield chunk.subarray(0, left);
    }
    left -= chunk.length;
    if (left <= 0) {
      return;
    }
  }
}

async function* cut(body: Body, bytes: number, cleanly: boolean): Body {
  yield* head(body, bytes);
  if (!cleanly) {
    throw new CutConnection();
  }
}

async function* stall(body: Body, bytes: number, closed: AbortSignal): Body {
  yield* head(body, bytes);
  await untilAborted(closed);
  throw new CutConnection();
}

async function* pace(body: Body, bytesPerSecond: number, closed: AbortSignal): Body {
  const piece = Math.max(1, Math.floor(bytesPerSecond / 20));
  for await (const chunk of body) {
    for (let offset = 0; offset < chunk.length; offset += piece) {
      const part = chunk.subarray(offset, offset + piece);
      yield part;
      await pause((part.length / bytesPerSecond) * 1000, closed);
    }
  }
}

async function* extend(body: Body, tail: Buffer): Body {
  yield* body;
  yield tail;
}

/** Resolves when the signal fires. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
}

/** Sleeps; throws {@link CutConnection} when the client goes away first. */
export async function pause(milliseconds: number, closed: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal: closed });
  } catch {
    throw new CutConnection();
  }
}
