import { formatRepository } from '@container-kit/registry/reference';
import type { Pair } from 'yaml';
import { type Field, findField } from '../fields.ts';
import { joinImage, readImage } from '../image-name.ts';
import type { PinnedImage } from '../types.ts';
import type { MapPlace } from './parts-site.ts';
import { type Assignment, type DeployedImage, type ImageSite, joinPath } from './site.ts';

/**
 * An entry of a kustomization's `images`
 * (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/). It is found by `name`, the image in
 * the bases, and by `newName`, the image that runs. It gets `newTag` and `digest`: kustomize joins them to
 * `name:tag@digest`, and versions before 5 take the digest. `newName` changes only when another image is to run.
 */
export function kustomizeSite(at: MapPlace): ImageSite | undefined {
  const name = findField(at.map, 'name', at.index);
  if (name === undefined) return undefined;
  const newName = findField(at.map, 'newName', at.index);
  const newTag = findField(at.map, 'newTag', at.index);
  const digest = findField(at.map, 'digest', at.index);
  const running = newName === undefined || newName.text === '' ? name : newName;
  return {
    path: at.path,
    images: [...new Set([name, running])]
      .filter(({ text }) => text !== '')
      .map(({ text }) => readImage(text)),
    deployed: deployedBy(running, newTag?.text ?? '', digest?.text ?? ''),
    // The name of the image in the bases is never changed.
    scalars: [newName, newTag, digest].flatMap((field) => (field === undefined ? [] : [field.scalar])),
    assign: (image) => assign(at, running, image),
  };
}

function deployedBy(running: Field, tag: string, digest: string): DeployedImage {
  return {
    name: running.scalar,
    references: [joinImage(running.text, tag, digest)],
    openVersion: tag === '' && digest === '',
  };
}

function assign(at: MapPlace, running: Field, image: PinnedImage): readonly Assignment[] {
  const wanted = formatRepository(image);
  const values: (readonly [string, string])[] = [
    ['newTag', image.tag],
    ['digest', image.digest],
  ];
  if (readImage(running.text).name !== wanted) values.unshift(['newName', wanted]);
  let after = at.index.pairOf(at.map, 'newName') ?? at.index.pairOf(at.map, 'name') ?? at.map.items.at(-1);
  return values.flatMap(([key, value]) => {
    const assignment = setOrAdd(at, after, key, value);
    after = at.index.pairOf(at.map, key) ?? after;
    return assignment ?? [];
  });
}

function setOrAdd(at: MapPlace, after: Pair | undefined, key: string, value: string): Assignment | undefined {
  const path = joinPath(at.path, key);
  const field = findField(at.map, key, at.index);
  if (field !== undefined) return { path, field, value };
  return after === undefined ? undefined : { path, map: at.map, after, key, value };
}
