import type { SourceText } from '@container-kit/policy';
import { InvalidReferenceError, parseReference } from '@container-kit/registry/reference';
import { type Document, type Scalar, visit } from 'yaml';

/** An image that stands somewhere in a value. */
export interface Mention {
  readonly reference: string;
  /** Offset into the text. */
  readonly start: number;
}

/**
 * What a reference can be made of; everything else ends it, so that `--image=name:tag` and lists fall apart. Absolute
 * paths such as `/bin/sh` are not looked into.
 */
const WORD = /(?<![\w./:@-])[A-Za-z0-9][A-Za-z0-9._/:@-]*[A-Za-z0-9_]/g;

/**
 * Finds images in values of any key: an operator's `RELATED_IMAGE_…`, an argument `--image=…`, an entry `app=name:tag`
 * of Argo CD, a manifest within a ConfigMap. Only what has a path and a tag or digest counts (`org/app:1`), as a bare
 * word could be anything; that some of it is no image does no harm to those who only keep what is named.
 *
 * @param known values that hold an image, and are not looked into
 */
export function findMentions(
  document: Document,
  source: SourceText,
  known: ReadonlySet<Scalar>,
): readonly Mention[] {
  const mentions: Mention[] = [];
  visit(document, {
    Scalar: (key, scalar) => {
      if (key !== 'key' && !known.has(scalar)) mentions.push(...mentionsIn(scalar, source));
    },
  });
  return mentions;
}

function mentionsIn({ value, range }: Scalar, source: SourceText): readonly Mention[] {
  if (typeof value !== 'string' || !value.includes('/')) return [];
  const [from = 0, to = from] = range ?? [];
  const written = source.text.slice(from, to);
  let start = from;
  let searched = 0;
  return [...value.matchAll(WORD)].flatMap(([word]) => {
    const found = written.indexOf(word, searched);
    // What holds escapes is written otherwise than it reads: then the place is that of the word before.
    if (found >= 0) start = from + found;
    searched = found < 0 ? written.length : found;
    const reference = word.replace(/^(?:docker|oci):\/\//, '');
    return isPinnedPath(reference) ? [{ reference, start }] : [];
  });
}

function isPinnedPath(text: string): boolean {
  if (!text.includes('/') || !/[:@]/.test(text)) return false;
  try {
    const { tag, digest } = parseReference(text);
    return tag !== undefined || digest !== undefined;
  } catch (error) {
    if (error instanceof InvalidReferenceError) return false;
    throw error;
  }
}
