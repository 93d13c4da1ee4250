import type { SourceText } from '@container-kit/policy';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { DocumentIndex, keyOf } from '../document-index.ts';
import { manifestError } from '../errors.ts';
import { fieldOf } from '../fields.ts';
import { readImage } from '../image-name.ts';
import type { ManifestKind } from '../types.ts';
import { kindOf, runsImages } from './kind.ts';
import { kustomizeSite } from './kustomize-site.ts';
import { isImageKey, type MapPlace, partsSite } from './parts-site.ts';
import { referenceSite } from './reference-site.ts';
import { type ImageSite, joinPath } from './site.ts';

/** Keys that name an image in one value inside of `image`: Kubernetes' image volumes, GitLab CI. */
const NAMES_INSIDE_IMAGE = ['reference', 'name', 'repository'] as const;

/** Keys of the values that an image is put together from. */
const PART_KEYS = new Set(
  'name repository registry reference tag imageName imageTag digest sha newName newTag'.split(' '),
);

/** The images of one document. */
export interface DocumentSites {
  readonly kind: ManifestKind;
  readonly index: DocumentIndex;
  readonly sites: readonly ImageSite[];
}

/**
 * Finds every place of a document that names an image, whatever object it belongs to: that covers init and ephemeral
 * containers, CronJobs, lists and custom resources alike. What has an anchor is found once, where it stands.
 *
 * @throws UserError for a Helm template, and for a key of an image that a map has twice.
 */
export function findSites(document: Document, source: SourceText): DocumentSites {
  const kind = kindOf(document, source.file);
  const index = new DocumentIndex(document);
  const sites: ImageSite[] = [];
  const walk = (node: Node | null, path: string, parent: string | undefined): void => {
    if (isSeq(node)) {
      for (const [at, item] of node.items.entries()) walk(item as Node, joinPath(path, at), parent);
    }
    if (!isMap(node)) return;
    checkMap(node, source);
    sites.push(...sitesOf({ map: node, path, parent, index, place: placeOf(node, source) }, kind));
    for (const pair of node.items) {
      const key = keyOf(pair);
      if (!isAlias(pair.value)) walk(pair.value as Node | null, joinPath(path, key ?? '?'), key);
    }
  };
  if (runsImages(document)) walk(document.contents, '', undefined);
  return { kind, index, sites };
}

function sitesOf(at: MapPlace, kind: ManifestKind): readonly ImageSite[] {
  if (kind === 'kustomization' && at.parent === 'images') {
    const entry = kustomizeSite(at);
    return entry === undefined ? [] : [entry];
  }
  const parts = partsSite(at);
  return [...(parts === undefined ? [] : [parts]), ...referenceSites(at, parts)];
}

function referenceSites(at: MapPlace, parts: ImageSite | undefined): readonly ImageSite[] {
  return at.map.items.flatMap((pair) => {
    const field = namesImage(keyOf(pair), at.parent) ? fieldOf(pair, at.index) : undefined;
    if (field === undefined || field.text === '' || parts?.scalars.includes(field.scalar)) return [];
    // `name` and `repository` could be the name of anything, unless a tag follows.
    const sureOfIt = isImageKey(field.key) || field.key === 'reference' || readImage(field.text).pinned;
    return sureOfIt ? [referenceSite(at.path, field)] : [];
  });
}

function namesImage(key: string | undefined, parent: string | undefined): boolean {
  return isImageKey(key) || (isImageKey(parent) && NAMES_INSIDE_IMAGE.some((name) => name === key));
}

/**
 * Of a key that a map has twice, readers take the first, the last, or none. That is for others to complain about, unless
 * it leaves open which image is meant. (The yaml package's own search for such keys takes quadratic time.)
 */
function checkMap(map: YAMLMap, source: SourceText): void {
  const place = placeOf(map, source);
  if (map.flow && source.text.startsWith('{{', place.start)) throw templateError(place);
  const keys = new Set<string>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = key.source ?? String(key.value);
    if (keys.has(name) && (isImageKey(name) || PART_KEYS.has(name))) {
      const [start, end] = key.range ?? [place.start, place.end];
      const problem = `the key ${JSON.stringify(name.slice(0, 100))} stands twice in one map`;
      throw manifestError({ source, start, end }, problem, 'remove one of the two');
    }
    keys.add(name);
  }
}

/** `{{ .Values.image }}` without quotes: a map within a map to YAML, an expression to Helm. */
export function templateError(place: MapPlace['place']): Error {
  const problem = 'this is a template with {{ }}, which is no YAML before it is rendered';
  return manifestError(
    place,
    problem,
    "leave the file out of the manifests and name the chart's values file instead",
  );
}

function placeOf(map: YAMLMap, source: SourceText): MapPlace['place'] {
  const [start, end] = map.range ?? [0, 0];
  return { source, start, end: Math.min(end, start + 80) };
}
