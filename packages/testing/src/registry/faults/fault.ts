import type { ReplyHeaders } from '../reply.ts';

/**
 * What goes wrong. The first group strikes when the request arrives. The rest waits for an answer of status 2xx, and
 * from `corrupt` on for one with a body, so that neither a 401 nor a HEAD on the way uses the fault up.
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
  /** Replaces headers of the answer; `undefined` removes one. */
  | { readonly setHeaders: ReplyHeaders }
  /** Flips one bit in the middle of the body. */
  | { readonly corrupt: true }
  /** Ends after so many bytes: by cutting the connection, or `cleanly` as a chunked body that claims to be whole. */
  | { readonly truncate: number; readonly cleanly?: boolean }
  /** Sends so many bytes of the body and then nothing; ends when the client closes. */
  | { readonly stallAfter: number }
  /** Sends the body at this pace. */
  | { readonly slow: number }
  /** Adds bytes to the end of the body, counted in `Content-Length`. */
  | { readonly append: string };

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

/** When an action strikes: on arrival, on an answer that succeeds, or on such an answer's body. */
export type FaultStage = 'request' | 'answer' | 'body';

const REQUEST_ACTIONS: ReadonlySet<string> = new Set([
  'status',
  'throttle',
  'reset',
  'stall',
  'delayMs',
  'resetUpload',
]);
const ANSWER_ACTIONS: ReadonlySet<string> = new Set(['lost-ack', 'setHeaders']);

/** Name of an action, for the request log: the string itself or the first key of the object. */
export function faultName(action: FaultAction): string {
  return typeof action === 'string' ? action : (Object.keys(action)[0] ?? 'unknown');
}

/** Stage of an action. */
export function stageOf(action: FaultAction): FaultStage {
  const name = faultName(action);
  if (REQUEST_ACTIONS.has(name)) {
    return 'request';
  }
  return ANSWER_ACTIONS.has(name) ? 'answer' : 'body';
}
