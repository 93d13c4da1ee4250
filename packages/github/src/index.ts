/**
 * One narrow typed client for the REST API of GitHub.
 *
 * Why not @actions/github, which the design names: version 9 brings undici (939 kB of every bundle, whose budget is
 * 500 kB, and 60-90 ms of every start) for a proxy agent and `fetch`, and types and methods of a thousand endpoints
 * for the twenty that are used. Octokit's own retries know nothing of requests that may not be repeated, and its throttling is
 * one more dependency. Node's own agents know the proxy variables (`proxyEnv`, Node >= 24.5), and what is
 * left, pacing and repeating, is the part that this package has to answer for in any case.
 */
export { GitHubClient, type GitHubClientOptions } from './client.ts';
export type { JsonObject } from './decode.ts';
export {
  GitHubError,
  GitHubInputError,
  type Permission,
  type RateLimit,
  RateLimitError,
  type RefConflict,
  RefConflictError,
} from './errors.ts';
export { Repository, type RepositoryInfo } from './repository.ts';
export type { Attestation, Attestations } from './resources/attestations.ts';
export type { Branch, Branches } from './resources/branches.ts';
export type { CheckRun, CheckRunFilter, Checks, CommitStatus } from './resources/checks.ts';
export type { CodeScanning, NewSarif, SarifUpload } from './resources/code-scanning.ts';
export type { Comment, Comments, StickyComment, StickyResult } from './resources/comments.ts';
export type { ContentFile, Contents } from './resources/contents.ts';
export type {
  Deployment,
  DeploymentFilter,
  DeploymentState,
  DeploymentStatus,
  Deployments,
  NewDeployment,
  NewDeploymentStatus,
} from './resources/deployments.ts';
export type {
  GitCommit,
  GitDatabase,
  GitTree,
  NewCommit,
  NewTree,
  TreeChange,
  TreeEntry,
  TreeMode,
} from './resources/git.ts';
export type { PackageOwner } from './resources/package-owner.ts';
export {
  type DeletedVersion,
  type Package,
  Packages,
  type PackageVersion,
  type VersionListing,
  type VersionState,
} from './resources/packages.ts';
export type {
  NewPullRequest,
  PullRequest,
  PullRequestBranch,
  PullRequestFilter,
  PullRequests,
  PullRequestUpdate,
} from './resources/pulls.ts';
export type { GitRef, GitRefs, RefUpdate } from './resources/refs.ts';
export type { RetryPolicy } from './transport/policy.ts';
export type { Wait } from './transport/waits.ts';
