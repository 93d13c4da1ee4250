/** Updates deployment manifests. Import it lazily: it brings the yaml package along. */
export { findManifests, readManifest } from './files.ts';
export type {
  ImageName,
  ManifestChange,
  ManifestFile,
  ManifestKind,
  ManifestUpdate,
  PinnedImage,
  UpdatedManifest,
} from './types.ts';
export { updateManifest } from './update-manifest.ts';
export { updateManifests } from './update-manifests.ts';
