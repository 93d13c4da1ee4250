import type { Field } from '../decode/collections.ts';
import { gateSection } from './gate/section.ts';
import type { GatePolicy } from './gate/types.ts';
import { promoteSection } from './promote/section.ts';
import type { PromotePolicy } from './promote/types.ts';
import { retentionSection } from './retention/section.ts';
import type { RetentionPolicy } from './retention/types.ts';

/**
 * The keys of the policy file, one action each. An action gets its section by a decoder in a file of its own, a line
 * here, and a property of `Policy`.
 */
export const SECTIONS = {
  gate: {
    decoder: gateSection,
    description: 'Rules of `trivy-gate` and of the gate of `build-push`.',
  } satisfies Field<GatePolicy>,
  promote: {
    decoder: promoteSection,
    description: 'Rules of `promote`.',
  } satisfies Field<PromotePolicy>,
  retention: {
    decoder: retentionSection,
    description: 'Rules of `registry-retention`.',
  } satisfies Field<RetentionPolicy>,
} as const;
