/** Finds image references and digests in any text: the output of a command, a payload, a list. */
import { type Digest, isDigest } from '@container-kit/registry';
import { formatRepository, parseReference, type Reference } from '@container-kit/registry/reference';
import type { DeployedImage } from '@container-kit/retention';

/** What a reference may hold; quotes, brackets and commas of JSON and YAML end it. */
const WORD = /[A-Za-z0-9][A-Za-z0-9._:/@+-]*/g;
/** No reference is longer; what is would take its time. */
const MAX_REFERENCE = 1024;
/** Kubernetes puts one before an `imageID`: `docker-pullable://`. */
const SCHEME = /^[a-z][a-z-]*:\/\//;
const DIGEST = /\bsha(?:256|512):[0-9a-f]+/g;

/**
 * Finds everything that may be meant. A word that only looks like an image is no problem: it names none of the registry's. A
 * reference without tag and digest means `latest`, as it does to Docker.
 *
 * @param where the text comes from, for people
 */
export function findInText(text: string, where: string): readonly DeployedImage[] {
  const found = new Map<string, DeployedImage>();
  for (const [word] of text.matchAll(WORD)) {
    if (word.length > MAX_REFERENCE) continue;
    const reference = readReference(word.replace(SCHEME, '').replace(/[.:/@+-]+$/, ''));
    if (reference === undefined) continue;
    const { tag, digest } = reference;
    const image = {
      name: formatRepository(reference),
      tag: tag ?? (digest === undefined ? 'latest' : undefined),
      digest,
      where,
    };
    found.set(`${image.name}:${image.tag}@${digest}`, image);
  }
  const named = new Set([...found.values()].map(({ digest }) => digest));
  for (const [digest] of text.matchAll(DIGEST)) {
    if (isDigest(digest) && !named.has(digest)) found.set(digest, alone(digest, where));
  }
  return [...found.values()];
}

function alone(digest: Digest, where: string): DeployedImage {
  return { name: undefined, tag: undefined, digest, where };
}

function readReference(word: string): Reference | undefined {
  // Most words of a text are none, and an exception for each of them would take its time.
  if (!word.includes('/')) return undefined;
  try {
    return parseReference(word);
  } catch {
    return undefined;
  }
}
