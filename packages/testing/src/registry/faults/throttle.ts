import { errorReply } from '../oci-error.ts';
import type { Capabilities } from '../profiles.ts';
import type { Reply } from '../reply.ts';

/**
 * 429 that asks for a wait. Most registries send `Retry-After` in whole seconds; GHCR sends no header and says it in
 * the text (chainguard-images#173: "retry-after: 10.3ms, allowed: 2000/minute").
 */
export function throttled({ throttling }: Capabilities, waitMs: number): Reply {
  if (throttling === 'message') {
    return errorReply(429, [
      { code: 'TOOMANYREQUESTS', message: `retry-after: ${waitMs}ms, allowed: 2000/minute` },
    ]);
  }
  const headers = { 'Retry-After': Math.ceil(waitMs / 1000) };
  return errorReply(429, [{ code: 'TOOMANYREQUESTS', message: 'too many requests' }], headers);
}
