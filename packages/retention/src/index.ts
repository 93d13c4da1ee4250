/** Decides which images of a repository go and which stay. Pure: no input, no output, no clock. */
export type { Circumstances } from './decide/judge.ts';
export { type Explanation, explain } from './explain/explain.ts';
export { Closure } from './graph/closure.ts';
export { buildGraph, type Graph } from './graph/graph.ts';
export type { Links } from './graph/links.ts';
export { cutDigest, subjectOfTag } from './graph/referrer-tag.ts';
export { neededReads, type ReadDepth, readDepth } from './inventory/needed-reads.ts';
export type {
  ChildFacts,
  Content,
  Inventory,
  ManifestFacts,
  Version,
  VersionTimes,
} from './inventory/types.ts';
export {
  formatJournalLine,
  type JournalDeletion,
  type JournalEntry,
  type JournalHeader,
  type JournalItem,
  type JournalResult,
  type ParsedJournal,
  parseJournal,
} from './journal/journal.ts';
export { ArtifactError } from './plan/json-reader.ts';
export { parsePlan } from './plan/parse.ts';
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
export { mergeInventories, withKnownContents } from './prove/merge.ts';
export { type Protected, protectArrivals, type RecheckedDeletion, recheck } from './prove/recheck.ts';
export { type BrokenRoot, type ClosureProof, type Deleted, verifyClosure } from './prove/verify.ts';
export { branchSlug } from './rules/liveness.ts';
export { DEFAULTS, type RetentionInputs, retentionRules } from './rules/resolve.ts';
export type { DeployedImage, Liveness, RetentionRules } from './rules/types.ts';
export { type SimulatedDay, type SimulatedDeletion, type Simulation, simulate } from './simulate/simulate.ts';
export { countBytes } from './storage/storage.ts';
export { isoTime } from './time/iso-time.ts';
