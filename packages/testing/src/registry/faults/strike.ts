import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Capabilities } from '../profiles.ts';
import { jsonReply, type Reply, textReply } from '../reply.ts';
import { CutConnection, pause, untilAborted } from './bend.ts';
import type { FaultAction } from './fault.ts';
import { throttled } from './throttle.ts';

/**
 * Lets a fault strike a request that just arrived: the answer it forces, or `undefined` when the request may go on.
 * Throws {@link CutConnection} when there is nothing more to do. `closed` tells that the client went away.
 */
export async function strike(
  action: FaultAction | undefined,
  message: IncomingMessage,
  capabilities: Capabilities,
  closed: AbortSignal,
): Promise<Reply | undefined> {
  if (action === 'reset') {
    resetConnection(message);
    throw new CutConnection();
  }
  if (action === 'stall') {
    // Reading on is what makes the client's goodbye visible.
    message.resume();
    await untilAborted(closed);
    throw new CutConnection();
  }
  if (typeof action !== 'object') {
    return undefined;
  }
  if ('delayMs' in action) {
    await pause(action.delayMs, closed);
  }
  if ('throttle' in action) {
    return throttled(capabilities, action.throttle);
  }
  return 'status' in action ? scripted(action) : undefined;
}

/** How many bytes of the request's body may arrive before the connection is cut. */
export function uploadLimit(action: FaultAction | undefined): number {
  return typeof action === 'object' && 'resetUpload' in action
    ? action.resetUpload
    : Number.POSITIVE_INFINITY;
}

/** TCP reset; over TLS, where Node offers none, the connection just ends without a close_notify. */
export function resetConnection({ socket }: IncomingMessage): void {
  if (socket instanceof TLSSocket) {
    socket.destroy();
  } else {
    socket.resetAndDestroy();
  }
}

function scripted({ status, headers = {}, body }: Extract<FaultAction, { readonly status: number }>): Reply {
  if (body === undefined) {
    return { status, headers };
  }
  return typeof body === 'string' ? textReply(status, body, headers) : jsonReply(status, body, headers);
}
