import type { ReplyHeaders } from '../reply.ts';

/**
 * What goes wrong. The first group strikes when the request arrives; the rest bends an answer of status 2xx, so that a
 * 401 on the way does not use the fault up.
 */
export type FaultAction =
  /** Answers at once, without doing anything. A string is sent as it is, anything else as JSON. */
  | { readonly status: number; readonly headers?: ReplyHeaders; readonly body?: unknown }
  /** 429 with the wait, in milliseconds, told the way the profile tells it. */
  | { readonly throttle: number }
  /** Cuts the connection (TCP RST) before anything is done. */
  | 'reset'
  /** Never answers; ends when the client closes. */
  | 'stall'
  /** Waits, then goes on as usual. */
  | { readonly delayMs: number }
  /** Cuts the connection once this many bytes of the request body have arrived; they stay in the upload. */
  | { readonly resetUpload: number }
  /** Does what was asked, then cuts the connection instead of answering. */
  | 'lost-ack'
  /** Flips one bit in the middle of the body. */
  | { readonly corrupt: true }
  /** Ends after so many bytes: by cutting the connection, or `cleanly` as a chunked body that claims to be whole. */
  | { readonly truncate: number; readonly cleanly?: boolean }
  /** Sends so many bytes of the body and then nothing; ends when the client closes. */
  | { readonly stallAfter: number }
  /** Sends the body at this pace. */
  | { readonly slow: number }
  /** Adds bytes to the end of the body, counted in `Content-Length`. */
  | { readonly append: string }
  /** Replaces headers of the answer; `undefined` removes one. */
  | { readonly setHeaders: ReplyHeaders };

/** A fault and the requests it strikes. */
export interface Fault {
  /** Exact method; any when absent. */
  readonly method?: string;
  /** Tested against path and query; any when absent. */
  readonly path?: RegExp;
  /** How many requests it strikes. Default 1; `Infinity` for always. */
  readonly times?: number;
  /** How many matching requests go by unharmed first. Default 0. */
  readonly after?: number;
  readonly action: FaultAction;
}

/** When an action strikes. */
export type FaultStage = 'request' | 'answer';

const REQUEST_ACTIONS: ReadonlySet<string> = new Set([
  'status',
  'throttle',
  'reset',
  'stall',
  'delayMs',
  'resetUpload',
]);

/** Name of an action, for the request log: the string itself or the first key of the object. */
export function faultName(action: FaultAction): string {
  return typeof action === 'string' ? action : (Object.keys(action)[0] ?? 'unknown');
}

/** Stage of an action. */
export function stageOf(action: FaultAction): FaultStage {
  return REQUEST_ACTIONS.has(faultName(action)) ? 'request' : 'answer';
}
