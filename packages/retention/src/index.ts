/** Decides which images of a repository go and which stay. Pure: no input, no output, no clock. */
export type { Circumstances } from './decide/judge.ts';
export { buildGraph, type Graph } from './graph/graph.ts';
export { neededReads, type ReadDepth, readDepth } from './inventory/needed-reads.ts';
export type {
  ChildFacts,
  Content,
  Inventory,
  ManifestFacts,
  Version,
  VersionTimes,
} from './inventory/types.ts';
export { circumstancesOf, hashPlan, type PlanInput, planRetention, sealPlan } from './plan/plan.ts';
export type {
  Brake,
  BytesFreed,
  KeptRoot,
  Plan,
  PlannedDeletion,
  PlannedUntag,
  QuarantinedRoot,
  Reason,
  RepositoryPlan,
} from './plan/types.ts';
export { DEFAULTS, type RetentionInputs, retentionRules } from './rules/resolve.ts';
export type { DeployedImage, Liveness, RetentionRules } from './rules/types.ts';
