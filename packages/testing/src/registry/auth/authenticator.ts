import type { RegistryRequest } from '../request.ts';
import type { Access } from './access.ts';

/** Decides whether a request may go on. */
export interface Authenticator {
  /** Returns for a request that may; throws an {@link OciError} 401 with a challenge, or 403, for one that may not. */
  check(request: RegistryRequest, access: readonly Access[]): void;
}
