/** Registries as places that list, delete and restore images: GitHub's Packages API, Docker Hub, and any OCI registry. */
export { FileEdgeCache } from './cache/file-edge-cache.ts';
export { MemoryEdgeCache } from './cache/memory-edge-cache.ts';
export {
  type HubOptions,
  type OpenProviderOptions,
  openProvider,
  type ProviderKind,
} from './open-provider.ts';
export type {
  DeletionResult,
  EdgeCache,
  ExpectedVersion,
  FactsNeed,
  ManifestSource,
  Provider,
  ReadInventoryOptions,
} from './provider.ts';
