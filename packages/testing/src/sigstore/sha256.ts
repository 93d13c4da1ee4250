import { createHash } from 'node:crypto';

/** The hash as Rekor's entries have it: lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
