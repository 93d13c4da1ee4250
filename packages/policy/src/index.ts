/**
 * `.github/container-kit.yml` as typed policy, and what its users need besides. Light: what brings the yaml package
 * along is imported when it is needed, or stands in `@container-kit/policy/parse`, `.../tag-pattern` and `.../yaml`.
 */
export { formatDuration, parseDuration } from './duration.ts';
export { PolicyError, type PolicyErrorCode, type PolicyProblem } from './errors.ts';
export { type Glob, parseGlob } from './glob.ts';
export { DEFAULT_POLICY_PATH, type LoadPolicyOptions, loadPolicy } from './load.ts';
export { EMPTY_POLICY, type Policy } from './policy.ts';
export {
  FIX_STATUSES,
  type FixStatus,
  GATE_ACTIONS,
  GATE_CLASSES,
  GATE_SCOPES,
  type GateAction,
  type GateClass,
  type GateException,
  type GatePolicy,
  type GateScope,
  type GateThresholds,
} from './sections/gate/types.ts';
export {
  type EnvironmentPolicy,
  type PromotePolicy,
  type PromotionGates,
  type ReferrerGate,
  type RequiredReferrer,
  SEVERITIES,
  type Severity,
  type SoakGate,
  type VulnerabilityGate,
} from './sections/promote/types.ts';
export type {
  Brakes,
  DeployedSources,
  LabelNames,
  LiveTags,
  RepositorySettings,
  RetentionPolicy,
  RetentionSettings,
  SemverKeep,
  TagGroup,
  UntaggedSettings,
} from './sections/retention/types.ts';
export { type Position, SourceText } from './source-text.ts';
export type { TagPattern } from './tag-pattern.ts';
