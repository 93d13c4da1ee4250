import { formatRepository, InvalidReferenceError, parseReference } from '@container-kit/registry/reference';

/** An image as a manifest writes it, taken apart without changing a character. */
export interface WrittenImage {
  /** The name as it stands there: `nginx`, `docker.io/library/nginx`. */
  readonly text: string;
  /** The same for every spelling of one name; undefined when it is no image name, as with `${IMAGE}`. */
  readonly name: string | undefined;
  /** Whether a tag or a digest follows the name. */
  readonly pinned: boolean;
}

/** Takes apart `name[:tag][@digest]`. Whatever the text is, this finds what stands in the place of the name. */
export function readImage(text: string): WrittenImage {
  const named = text.split('@', 1)[0] ?? '';
  // A colon before the last slash belongs to a port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  return { text: name, name: normalise(text), pinned: name.length < text.length };
}

/** Puts `name[:tag][@digest]` together; empty parts are left out. */
export function joinImage(name: string, tag: string, digest: string): string {
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}

function normalise(text: string): string | undefined {
  try {
    return formatRepository(parseReference(text));
  } catch (error) {
    if (error instanceof InvalidReferenceError) return undefined;
    throw error;
  }
}
