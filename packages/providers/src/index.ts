/** Registries as places that list, delete and restore images: GitHub's Packages API, Docker Hub, and any OCI registry. */
export type {
  DeletionResult,
  EdgeCache,
  ExpectedVersion,
  Provider,
  ReadInventoryOptions,
} from './provider.ts';
