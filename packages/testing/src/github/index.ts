export type { GitHubFault, LostAnswer, Matching } from './fault.ts';
export { BAD_GATEWAY, secondaryLimit } from './fault.ts';
export { TestGitHub } from './github.ts';
export type { Interruption, Moment } from './interruptions.ts';
export type { PermissionName, Permissions } from './permissions.ts';
export type { RateLimit, RemainingRequests } from './rate-limit.ts';
export type { GitHubRequest } from './request-log.ts';
export { MAX_SARIF_BYTES, sarifProblems } from './sarif-rules.ts';
export { type GitHubOptions, type RepositoryOptions, startGitHub } from './start.ts';
export type { PackageRole, PackageScope, VersionRecord } from './state/package.ts';
export type {
  AttestationRecord,
  CheckRunRecord,
  CommentRecord,
  CommitStatusRecord,
  DeploymentRecord,
  DeploymentStatusRecord,
  PullRequestRecord,
  SarifRecord,
} from './state/records.ts';
export { TestPackage } from './test-package.ts';
export type { NamedCommit } from './test-repository.ts';
export { type FileChanges, TestRepository } from './test-repository.ts';
