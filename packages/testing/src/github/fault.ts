import type { Fault, FaultAction } from '../registry/faults/fault.ts';
import { DOCUMENTATION } from './api-error.ts';

/** A fault of GitHub or the network: what registries have, without what only registries can do. */
export interface GitHubFault extends Omit<Fault, 'action'> {
  readonly action: Exclude<FaultAction, { readonly throttle: number } | { readonly resetUpload: number }>;
}

/** An answer that takes the place of the right one, after everything was done. */
export interface LostAnswer extends Omit<Fault, 'action'> {
  readonly action: Extract<FaultAction, { readonly status: number }>;
}

/** Which requests something is about. */
export type Matching = Pick<Fault, 'method' | 'path'>;

/** GitHub's page for a gateway that gave up. */
export const BAD_GATEWAY = {
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: '<!DOCTYPE html><html><title>Unicorn! &middot; GitHub</title></html>',
} as const;

/** The answer when a secondary limit is hit (REST API, "Rate limits"). @param retryAfter seconds; not told when absent */
export function secondaryLimit(retryAfter?: number): LostAnswer['action'] {
  return {
    status: 403,
    headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url: DOCUMENTATION,
    },
  };
}
