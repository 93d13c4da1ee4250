/** Decides which images of a repository go and which stay. Pure: no input, no output, no clock. */
export type {
  ChildFacts,
  Content,
  Inventory,
  ManifestFacts,
  Version,
  VersionTimes,
} from './inventory/types.ts';
export type { Plan, PlannedDeletion, Reason, RepositoryPlan } from './plan/types.ts';
