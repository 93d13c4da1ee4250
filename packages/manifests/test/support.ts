import { parseRepository } from '@container-kit/registry/reference';
import { parseAllDocuments } from 'yaml';
import type { ManifestUpdate, PinnedImage } from '../src/index.ts';

export const DIGEST = `sha256:${'c0ffee'.repeat(10)}beef` as const;
export const OTHER_DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}` as const;

/** The image that most tests promote. */
export const APP: PinnedImage = {
  registry: 'ghcr.io',
  repository: 'org/app',
  tag: '1.20',
  digest: DIGEST,
};

/** Looks for `image` and writes `reference`; without `image`, a new version under the same name. */
export function promotion(reference: PinnedImage = APP, image?: string): ManifestUpdate {
  return { image: image === undefined ? reference : parseRepository(image), reference };
}

/** All documents of a text as plain values. */
export function values(text: string): readonly unknown[] {
  return parseAllDocuments(text, { merge: true }).map((document) => {
    if ('errors' in document && document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
}

/** The lines that differ, as `before => after`; texts must have the same number of lines. */
export function changedLines(before: string, after: string): readonly string[] {
  const olds = before.split('\n');
  const news = after.split('\n');
  if (olds.length !== news.length) throw new Error(`${olds.length} lines became ${news.length}`);
  return olds.flatMap((line, index) => (line === news[index] ? [] : [`${line} => ${news[index]}`]));
}
