import type { Digest } from '@container-kit/registry';
import type { Reference } from '@container-kit/registry/reference';

/** The host and path of an image, normalised as Docker does (`nginx` is `docker.io` and `library/nginx`). */
export type ImageName = Pick<Reference, 'registry' | 'repository'>;

/** An image that was promoted: where it is, what people call it, and what it is. */
export interface PinnedImage extends ImageName {
  readonly tag: string;
  readonly digest: Digest;
}

/** What to look for in manifests, and what to write there. */
export interface ManifestUpdate {
  /** The image that manifests name today; tag and digest do not matter. */
  readonly image: ImageName;
  readonly reference: PinnedImage;
}

/** What a document is for, as far as its content tells. */
export type ManifestKind = 'kubernetes' | 'kustomization' | 'compose' | 'helm-values';

/** One value that changed. */
export interface ManifestChange {
  /** Where the value begins in the text before the update, counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Keys and indexes from the root of the document: `spec.containers[0].image`. */
  readonly path: string;
  /** Null when the key was added. */
  readonly before: string | null;
  readonly after: string;
  readonly kind: ManifestKind;
}

/** A file to update. `path` is for messages only. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

/** An updated file. When `changes` is empty, `text` is the text that was given. */
export interface UpdatedManifest extends ManifestFile {
  /** In the order of the text. */
  readonly changes: readonly ManifestChange[];
  /** How many places name the image, also those that are up to date. */
  readonly matches: number;
  /** Every image that the file names, as it is written there, without tag and digest; each once. */
  readonly images: readonly string[];
}
