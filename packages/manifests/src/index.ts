/**
 * Deployment manifests (Kubernetes, kustomizations, Helm values, Compose): what images they name, and how to change that.
 * Import it lazily: it brings the yaml package along.
 */

export { findManifests, readManifest } from './files.ts';
export { findImageReferences, type ImageReference } from './find-image-references.ts';
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
