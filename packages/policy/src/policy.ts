import type { GatePolicy } from './sections/gate/types.ts';
import type { PromotePolicy } from './sections/promote/types.ts';
import type { RetentionPolicy } from './sections/retention/types.ts';

/** A read policy file. Keys that the file leaves out are empty policies. */
export interface Policy {
  readonly gate: GatePolicy;
  readonly promote: PromotePolicy;
  readonly retention: RetentionPolicy;
}

/** What holds when there is no policy file. */
export const EMPTY_POLICY: Policy = {
  gate: { classes: {}, scopes: {}, feeds: {}, exceptions: [], vex: [] },
  promote: { environments: new Map() },
  retention: { default: {}, repositories: [], deployed: {} },
};
