import { SourceText } from '@container-kit/policy';
import { readImage, type WrittenImage } from './image-name.ts';
import { findMentions } from './mentions.ts';
import { type ScannedDocument, scan } from './scan.ts';

/** An image that a manifest has a runtime pull. */
export interface ImageReference {
  /**
   * `name[:tag][@digest]` as it is written, values that stand apart joined. Where the file leaves something to others it
   * is no valid reference (`ghcr.io/org/app:${TAG}`) or has no version.
   */
  readonly reference: string;
  /** The line of the name, counted from 1. */
  readonly line: number;
  /** `host/path`, normalised as Docker does; undefined when the name depends on something outside of the file. */
  readonly repository: string | undefined;
  /**
   * Whether the reference alone says what runs. Not so when the tag is a chart's default, stays in the base of a
   * kustomization, or is a variable: then any version of the repository may run.
   */
  readonly settled: boolean;
}

/**
 * Finds every image that a manifest names: image fields of all Kubernetes objects, entries of a kustomization, charts'
 * values, Compose services, and what reads as `path:tag` or `path@digest` in any other value. A number as a tag (`1.20`)
 * is named as it is written and as Helm reads it (`1.2`).
 *
 * @param path for messages, and to tell a kustomization by its name
 * @returns each reference once a line, in the order of lines
 * @throws UserError naming file, line and column, when the text is no YAML (or a template), or holds a key of an image
 * twice: what such a file deploys is unknown.
 */
export function findImageReferences(text: string, path: string): readonly ImageReference[] {
  const source = new SourceText(path, text);
  const found = scan(source).flatMap((document) => [
    ...sitesOf(document, source),
    ...mentionsOf(document, source),
  ]);
  // A value behind an anchor is found once for each of its aliases.
  const places = Map.groupBy(found, ({ line, reference }) => `${line} ${reference}`);
  return [...places.values()].flatMap(([first]) => first ?? []).toSorted((a, b) => a.line - b.line);
}

function sitesOf({ sites, kind }: ScannedDocument, source: SourceText): readonly ImageReference[] {
  return sites.flatMap(({ deployed: { name, references, openVersion } }) => {
    const { line } = source.position(name.range[0]);
    return references.filter(isNamed).map((reference) => {
      const image = readImage(reference);
      // A chart may add a tag of its own; everyone else takes a name alone for `latest`.
      const open = openVersion || (kind === 'helm-values' && !image.pinned);
      return { reference, line, repository: repositoryOf(image), settled: !open && image.name !== undefined };
    });
  });
}

function mentionsOf({ document, sites }: ScannedDocument, source: SourceText): readonly ImageReference[] {
  const known = new Set(sites.map(({ deployed }) => deployed.name));
  return findMentions(document, source, known).map(({ reference, start }) => {
    const { line } = source.position(start);
    return { reference, line, repository: repositoryOf(readImage(reference)), settled: true };
  });
}

/** A value without a name, such as `image: {repository: "", tag: "1"}`, deploys nothing. */
function isNamed(reference: string): boolean {
  return readImage(reference).text !== '';
}

/** What follows the name may be no tag, such as a variable, and the name one all the same. */
function repositoryOf(image: WrittenImage): string | undefined {
  return image.name ?? readImage(image.text).name;
}
