import type { PromotePolicy } from './sections/promote/types.ts';
import type { RetentionPolicy } from './sections/retention/types.ts';

/**
 * A read policy file. Keys that the file leaves out are empty policies. `gate` and `retention` are known to the file and
 * to editors, but nothing reads them before their actions exist: whatever they hold is accepted.
 */
export interface Policy {
  readonly promote: PromotePolicy;
  readonly retention: RetentionPolicy;
}

/** What holds when there is no policy file. */
export const EMPTY_POLICY: Policy = {
  promote: { environments: new Map() },
  retention: { default: {}, repositories: [], deployed: {} },
};
