/** Registries as places that list, delete and restore images: GitHub's Packages API, Docker Hub, and any OCI registry. */

export { OciProvider } from './oci/oci-provider.ts';
export { openProvider } from './open.ts';
export type {
  DeletionResult,
  EdgeCache,
  ExpectedVersion,
  Provider,
  ReadInventoryOptions,
} from './provider.ts';
