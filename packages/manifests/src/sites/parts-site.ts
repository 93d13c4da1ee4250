import { formatRepository } from '@container-kit/registry/reference';
import type { YAMLMap } from 'yaml';
import type { DocumentIndex } from '../document-index.ts';
import { manifestError, type Place } from '../errors.ts';
import { type Field, findField } from '../fields.ts';
import { joinImage, readImage, type WrittenImage } from '../image-name.ts';
import type { PinnedImage } from '../types.ts';
import { type Assignment, type DeployedImage, type ImageSite, joinPath } from './site.ts';

/** Where a map stands in its document. */
export interface MapPlace {
  readonly map: YAMLMap;
  readonly path: string;
  /** The key that the map, or the list that it is an item of, belongs to. */
  readonly parent: string | undefined;
  readonly index: DocumentIndex;
  readonly place: Place;
}

/** The keys of an image whose name and tag are values of their own. */
interface Shape {
  readonly name: string;
  readonly tag: string;
  /** Whether only the value of a key such as `image` has this shape, because its keys could mean anything. */
  readonly insideImage?: true;
}

/** Seen in the charts of Helm's own template, Bitnami, Grafana, Elastic and others. */
const SHAPES: readonly Shape[] = [
  { name: 'repository', tag: 'tag' },
  { name: 'image', tag: 'tag' },
  { name: 'image', tag: 'imageTag' },
  { name: 'imageName', tag: 'imageTag' },
  { name: 'name', tag: 'tag', insideImage: true },
];

/** Keys of a digest; the second holds the hex digits of a sha256 alone, as Grafana's and Prometheus' charts have it. */
const DIGEST_KEYS = ['digest', 'sha'] as const;

/** The values of one image. */
interface Parts {
  readonly name: Field;
  readonly written: WrittenImage;
  readonly registry: Field | undefined;
  readonly tagKey: string;
  readonly tag: Field | undefined;
  readonly digest: Field | undefined;
}

/** Whether a key holds an image: `image`, `images`, `sidecarImage`, `base_image`. */
export function isImageKey(key: string | undefined): boolean {
  return key !== undefined && /^images?$|[_.-]images?$|[a-z0-9]Images?$/.test(key);
}

/**
 * The image of a Helm values map such as `{registry, repository, tag, digest}`; undefined when the map is none. A map
 * with a key for the digest gets it there. One without gets `tag@digest` as its tag, which charts paste behind
 * `repository:`, so that the digest is what is pulled; the same form that Renovate writes.
 */
export function partsSite(at: MapPlace): ImageSite | undefined {
  const parts = findParts(at);
  if (parts === undefined) return undefined;
  const { name, registry, tag, digest } = parts;
  return {
    path: at.path,
    images: [parts.written],
    deployed: deployedBy(parts),
    scalars: [name, registry, tag, digest].flatMap((field) => (field === undefined ? [] : [field.scalar])),
    assign: (image) => [...assignName(at, parts, image), ...assignVersion(at, parts, image)],
  };
}

/**
 * A tag such as 1.20 without quotes is the number 1.2 to Helm, and the text 1.20 to tools that look closer, so both are
 * named.
 */
function deployedBy({ name, written, tag, digest }: Parts): DeployedImage {
  const sha = digest?.text ?? '';
  const pin = sha === '' || sha.includes(':') || digest?.key !== 'sha' ? sha : `sha256:${sha}`;
  const value = tag?.scalar.value;
  const tags = new Set([tag?.text ?? '', ...(typeof value === 'number' ? [String(value)] : [])]);
  return {
    name: name.scalar,
    references: [...tags].map((each) => joinImage(written.text, each, pin)),
    openVersion: pin === '' && (tag === undefined || tag.text === ''),
  };
}

function findParts(at: MapPlace): Parts | undefined {
  const [digestKey, shaKey] = DIGEST_KEYS;
  const digest = findField(at.map, digestKey, at.index) ?? findField(at.map, shaKey, at.index);
  for (const shape of SHAPES) {
    const parts = matchShape(at, shape, digest);
    if (parts !== undefined) return parts;
  }
  return undefined;
}

function matchShape(at: MapPlace, shape: Shape, digest: Field | undefined): Parts | undefined {
  const insideImage = isImageKey(at.parent);
  const name = findField(at.map, shape.name, at.index);
  if (name === undefined || readImage(name.text).pinned || (shape.insideImage && !insideImage)) {
    return undefined;
  }
  const tag = findField(at.map, shape.tag, at.index);
  // `repository` alone is an image where one is expected: the chart has a default for the tag.
  const bare = shape.name === 'repository' && insideImage;
  if (tag === undefined && digest === undefined && !bare) return undefined;
  const registry = findField(at.map, 'registry', at.index);
  const prefix = registry === undefined || registry.text === '' ? '' : `${registry.text}/`;
  return { name, written: readImage(`${prefix}${name.text}`), registry, tagKey: shape.tag, tag, digest };
}

function assignName(at: MapPlace, parts: Parts, image: PinnedImage): readonly Assignment[] {
  const { name, registry, written } = parts;
  const wanted = formatRepository(image);
  if (written.name === wanted) return [];
  if (registry === undefined || registry.text === '') return [replace(at, name, wanted)];
  return [replace(at, registry, image.registry), replace(at, name, image.repository)];
}

function assignVersion(at: MapPlace, parts: Parts, image: PinnedImage): readonly Assignment[] {
  const { tag, digest } = parts;
  const version = digest === undefined ? `${image.tag}@${image.digest}` : image.tag;
  const rest = digest === undefined ? [] : [replace(at, digest, digestText(at, digest, image))];
  if (tag !== undefined) return [replace(at, tag, version), ...rest];
  // A map with a digest and no tag is pinned by its digest alone, and stays so.
  if (digest !== undefined) return rest;
  const after = at.index.pairOf(at.map, parts.name.key) ?? at.map.items.at(-1);
  if (after === undefined) return [];
  const key = parts.tagKey;
  return [{ path: joinPath(at.path, key), map: at.map, after, key, value: version }];
}

function digestText(at: MapPlace, field: Field, { digest }: PinnedImage): string {
  if (field.key !== 'sha' || field.text.includes(':')) return digest;
  const [algorithm, hex = ''] = digest.split(':');
  if (algorithm === 'sha256') return hex;
  const problem = `${joinPath(at.path, field.key)} takes the digits of a sha256 digest, but the digest is ${digest}`;
  throw manifestError(at.place, problem, 'name the key "digest", if the chart knows it');
}

function replace(at: MapPlace, field: Field, value: string): Assignment {
  return { path: joinPath(at.path, field.key), field, value };
}
