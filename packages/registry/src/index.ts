export {
  type Credential,
  type CredentialStore,
  createCredentialStore,
  type ExplicitLogin,
} from './auth/credentials.ts';
export type { Scope } from './auth/scope.ts';
export { RegistryClient, type RegistryClientOptions } from './client.ts';
export {
  createVerifier,
  digestOf,
  type Expected,
  VerifiedContent,
  type Verifier,
  verifyBytes,
} from './content.ts';
export type {
  BlobPlan,
  CopyPlan,
  DestinationPlan,
  PlannedManifest,
  TagMove,
} from './copy/copy-plan.ts';
export type { Destination } from './copy/destination.ts';
export { IncompleteCopyError, type MissingPiece } from './copy/errors.ts';
export { type CopyResult, type ExecuteCopyOptions, executeCopy } from './copy/execute.ts';
export {
  formatPlace,
  formatTag,
  type ImageName,
  isLayout,
  type LayoutPlace,
  type LayoutReference,
  type Place,
} from './copy/place.ts';
export { type PlanCopyOptions, planCopy } from './copy/plan.ts';
export type { CopyEvent } from './copy/progress.ts';
export type { DeletionOutcome } from './delete/delete.ts';
export { UnsupportedDeletionError } from './delete/errors.ts';
export {
  algorithmOf,
  type Digest,
  type DigestAlgorithm,
  hexOf,
  InvalidDigestError,
  isDigest,
  parseDigest,
} from './digest.ts';
export {
  AuthenticationError,
  CredentialError,
  DigestMismatchError,
  LayoutError,
  type MissingRight,
  RegistryError,
  type RegistryErrorCode,
  UntrustedCertificateError,
} from './errors.ts';
export { InvalidManifestError } from './fields.ts';
export { MissingManifestError } from './graph/errors.ts';
export type { GraphNode, IgnoredReferrer, ImageGraph, NodeRole } from './graph/graph.ts';
export type { Referrer, ReferrerQuery, Source } from './graph/source.ts';
export { type WalkOptions, walkGraph } from './graph/walk.ts';
export {
  type EmbeddedAttestation,
  type Image,
  type ImagePlatform,
  readImage,
} from './image/read-image.ts';
export { type Layout, openLayout, type ReadManifest } from './layout/layout.ts';
export { LayoutSource } from './layout/source.ts';
export { type VerifiedGraph, verifyLayout } from './layout/verify.ts';
export { LayoutWriter } from './layout/writer.ts';
export {
  type ArtifactManifest,
  blobsOf,
  type Descriptor,
  type ImageIndex,
  type ImageManifest,
  MAX_MANIFEST_BYTES,
  type Manifest,
  parseDescriptor,
  parseManifest,
} from './manifest.ts';
export {
  isImageManifest,
  isIndex,
  isManifest,
  isNonDistributable,
  MANIFEST_ACCEPT,
  MEDIA_TYPE,
} from './media-types.ts';
export { formatPlatform, type Platform } from './platform.ts';
export type { BlobCounts } from './push/content.ts';
export { forEachParallel } from './push/pool.ts';
export type { PushEvent } from './push/progress.ts';
export { type PushOptions, type PushResult, pushGraph } from './push/push.ts';
export { PartialPushError } from './push/tags.ts';
export {
  formatReference,
  formatRepository,
  InvalidReferenceError,
  isTag,
  parseReference,
  parseRepository,
  type Reference,
} from './reference.ts';
export { FallbackTagError } from './referrers/errors.ts';
export { fallbackTag } from './referrers/fallback-tag.ts';
export type { Absence, FetchedManifest } from './repository/manifests.ts';
export type { TagChange } from './repository/move-tag.ts';
export type { ManifestReceipt, ManifestTarget } from './repository/put-manifest.ts';
export { RepositoryClient } from './repository/repository.ts';
export { TagMovedError } from './repository/tag-moved-error.ts';
export type { UploadOptions, UploadOutcome } from './repository/upload.ts';
export type { Concurrency } from './transport/limiter.ts';
export type { RetryPolicy } from './transport/retry.ts';
export type { HostStats, Stats } from './transport/stats.ts';
export { UnsafeTargetError } from './transport/target.ts';
export type { Timeouts } from './transport/watchdog.ts';
