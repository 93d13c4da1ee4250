import { basename } from 'node:path';
import { type Document, isMap, isScalar } from 'yaml';
import type { ManifestKind } from '../types.ts';

const KUSTOMIZATION_FILES = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/** Tells what a document is for: by its `apiVersion` and `kind`, its top-level keys, or the name of the file. */
export function kindOf(document: Document, file: string): ManifestKind {
  const group = textAt(document, 'apiVersion');
  const kind = textAt(document, 'kind');
  // Flux has a `Kustomization` of its own, kustomize.toolkit.fluxcd.io, with the same `images`.
  if (group?.startsWith('kustomize.')) return 'kustomization';
  if (group === undefined && KUSTOMIZATION_FILES.has(basename(file))) return 'kustomization';
  if (group !== undefined && kind !== undefined) return 'kubernetes';
  return isMap(document.contents) && isMap(document.get('services', true)) ? 'compose' : 'helm-values';
}

/**
 * Whether the images of a document are there to be run. Flux's image automation has objects that only name an image to
 * look for new tags of; a tag in them is an error.
 */
export function runsImages(document: Document): boolean {
  return textAt(document, 'apiVersion')?.startsWith('image.toolkit.fluxcd.io/') !== true;
}

function textAt(document: Document, key: string): string | undefined {
  const node = isMap(document.contents) ? document.contents.get(key, true) : undefined;
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}
