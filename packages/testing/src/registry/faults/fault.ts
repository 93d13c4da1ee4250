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
  /** Sends the body at this pace, in bytes per second. */
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

const STAGES = {
  status: 'request',
  throttle: 'request',
  reset: 'request',
  stall: 'request',
  delayMs: 'request',
  resetUpload: 'request',
  'lost-ack': 'answer',
  setHeaders: 'answer',
  corrupt: 'body',
  truncate: 'body',
  stallAfter: 'body',
  slow: 'body',
  append: 'body',
} as const satisfies Readonly<Record<string, FaultStage>>;

/** Name of an action: the text itself, or the field that tells it from the others. */
export type FaultName = keyof typeof STAGES;

/** Name of an action, for the request log. */
export function faultName(action: FaultAction): FaultName {
  if (typeof action === 'string') {
    return action;
  }
  const found = Object.keys(action).find((key): key is FaultName => Object.hasOwn(STAGES, key));
  if (found === undefined) {
    throw new TypeError(`${JSON.stringify(action)} is not a fault; its fields are those of FaultAction`);
  }
  return found;
}

/** Stage of an action. */
export function stageOf(action: FaultAction): FaultStage {
  return STAGES[faultName(action)];
}
