import { formatRepository } from '@container-kit/registry/reference';
import type { Field } from '../fields.ts';
import { readImage } from '../image-name.ts';
import type { PinnedImage } from '../types.ts';
import { type ImageSite, joinPath } from './site.ts';

/**
 * An image in one value: `image: ghcr.io/org/app:1`, as Kubernetes, Compose and many charts have it. It becomes
 * `name:tag@digest`: the runtime pulls the digest, and people read the tag. The name keeps its spelling.
 */
export function referenceSite(path: string, field: Field): ImageSite {
  const written = readImage(field.text);
  return {
    path: joinPath(path, field.key),
    images: [written],
    deployed: { name: field.scalar, references: [field.text], openVersion: false },
    scalars: [field.scalar],
    assign: (image: PinnedImage) => {
      const wanted = formatRepository(image);
      const name = written.name === wanted ? written.text : wanted;
      return [{ path: joinPath(path, field.key), field, value: `${name}:${image.tag}@${image.digest}` }];
    },
  };
}
