import type { Pair, Scalar, YAMLMap } from 'yaml';
import type { Field } from '../fields.ts';
import type { WrittenImage } from '../image-name.ts';
import type { PinnedImage } from '../types.ts';

/** A new value for a scalar that exists. */
export interface Replacement {
  readonly path: string;
  readonly field: Field;
  readonly value: string;
}

/** A key that a map lacks, to be added behind one that it has. */
export interface Addition {
  readonly path: string;
  readonly map: YAMLMap;
  readonly after: Pair;
  readonly key: string;
  readonly value: string;
}

/** What has to be written so that a place names a promoted image. */
export type Assignment = Replacement | Addition;

/** The image that a site has a runtime pull. */
export interface DeployedImage {
  /** The value that holds its name. */
  readonly name: Scalar.Parsed;
  /** Its spellings, `name[:tag][@digest]`; more than one when readers of YAML differ about a value. */
  readonly references: readonly string[];
  /** Whether its version stands somewhere else: in a chart's defaults, in the base of a kustomization. */
  readonly openVersion: boolean;
}

/** A place of a document that says which image to run, in one value or in several. */
export interface ImageSite {
  /** Keys and indexes from the root of the document. */
  readonly path: string;
  /** The names by which it may be looked for; more than one when it maps a name to another. */
  readonly images: readonly WrittenImage[];
  /** What runs because of it. */
  readonly deployed: DeployedImage;
  /** The values that make up the image. */
  readonly scalars: readonly Scalar[];
  /**
   * @throws UserError when the place has no room for what the image needs.
   */
  assign(image: PinnedImage): readonly Assignment[];
}

/** Keys that are longer are cut: paths are for people. */
const MAX_KEY = 100;

/** `a.b` or, when the key is no plain word, `a["b/c"]`. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const name = key.slice(0, MAX_KEY);
  if (!/^[\w-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
