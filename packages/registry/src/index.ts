export type { Credential, CredentialStore } from './auth/credentials.ts';
export type { RegistryClient, RegistryClientOptions, RepositoryClient } from './client.ts';
export {
  createVerifier,
  digestOf,
  type Expected,
  VerifiedContent,
  type Verifier,
  verifyBytes,
} from './content.ts';
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
} from './errors.ts';
export {
  type Descriptor,
  type ImageIndex,
  type ImageManifest,
  InvalidManifestError,
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
export {
  formatReference,
  formatRepository,
  InvalidReferenceError,
  isTag,
  parseReference,
  parseRepository,
  type Reference,
} from './reference.ts';
export type { HostStats, Stats } from './transport/stats.ts';
