/** Takes one tag off a version, which the Packages API cannot. */
import { randomUUID } from 'node:crypto';
import { type Digest, digestOf, MEDIA_TYPE, TagMovedError } from '@container-kit/registry';
import type { DeletionResult } from '../provider.ts';
import type { PackagePlaces } from './listing.ts';

const EMPTY = Buffer.from('{}');
/** Others may push at the same time. */
const PAGES = 3;

/**
 * Moves the tag to a manifest that is nobody's, and deletes that version. The tag only moves if it still is at the digest, and
 * goes back there when the deletion is refused.
 *
 * @param id of the version that has the tag
 * @throws GitHubError, RegistryError
 */
export async function untag(
  places: PackagePlaces,
  tag: string,
  digest: Digest,
  id: number,
): Promise<DeletionResult> {
  const { packages, name, repository } = places;
  const version = await packages.get(name, id);
  if (version === undefined || !version.tags.includes(tag)) return { outcome: 'absent' };
  const { descriptor, bytes } = await repository.getManifest(digest);
  const parked = await parkTag(places, tag, digest);
  if (parked === undefined) return { outcome: 'drifted', reason: `the tag ${tag} has moved` };
  const back = () =>
    repository.moveTag({ tag, from: parked, to: digest, bytes, mediaType: descriptor.mediaType });
  try {
    const placeholder = await findVersion(places, parked);
    const result =
      placeholder === undefined
        ? ({ outcome: 'blocked', reason: 'GitHub does not list the version that took the tag' } as const)
        : await packages.delete(name, placeholder);
    if (result.outcome === 'blocked') await back();
    return result.outcome === 'absent' ? { outcome: 'deleted' } : result;
  } catch (error) {
    await back();
    throw error;
  }
}

/** @returns digest of the placeholder; undefined when the tag is not at `from` any more */
async function parkTag(
  { repository }: PackagePlaces,
  tag: string,
  from: Digest,
): Promise<Digest | undefined> {
  const config = { mediaType: MEDIA_TYPE.ociEmpty, digest: digestOf(EMPTY), size: EMPTY.byteLength };
  await repository.uploadBlob(config, async function* () {
    yield EMPTY;
  });
  // Unique, so that it is no version that somebody else has, and so that GitHub makes a new one.
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.ociManifest,
    artifactType: 'application/vnd.container-kit.untag.v1',
    config,
    layers: [config],
    annotations: { 'container-kit.untag': randomUUID() },
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const to = digestOf(bytes);
  try {
    await repository.moveTag({ tag, from, to, bytes, mediaType: MEDIA_TYPE.ociManifest });
    return to;
  } catch (error) {
    if (error instanceof TagMovedError) return undefined;
    throw error;
  }
}

async function findVersion({ packages, name }: PackagePlaces, digest: Digest): Promise<number | undefined> {
  for (let page = 1; page <= PAGES; page += 1) {
    const { items, more } = await packages.page(name, page);
    const found = items.find((version) => version.digest === digest);
    if (found !== undefined || !more) return found?.id;
  }
  return undefined;
}
