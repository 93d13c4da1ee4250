import { UserError } from '@container-kit/core';
import { formatRepository } from '@container-kit/registry/reference';
import type { ManifestFile, ManifestUpdate, UpdatedManifest } from './types.ts';
import { updateManifest } from './update-manifest.ts';

/** An error that lists more names than this is not read. */
const MAX_NAMES = 20;

/**
 * Updates several manifests, all or none.
 *
 * @returns one entry for each file, in the given order; `changes` is empty for what is up to date or names other images.
 * @throws UserError as `updateManifest` does, and when no file names the image.
 */
export function updateManifests(
  files: readonly ManifestFile[],
  update: ManifestUpdate,
): readonly UpdatedManifest[] {
  const updated = files.map((file) => updateManifest(file, update));
  if (updated.some(({ matches }) => matches > 0)) return updated;
  const looked = files.map(({ path }) => path);
  const problem = `no manifest names the image ${formatRepository(update.image)}: looked into ${enumerate(looked)}`;
  const names = [...new Set(updated.flatMap(({ images }) => images))].toSorted();
  throw new UserError(
    names.length === 0
      ? `${problem}, which name no image`
      : `${problem}, which name ${enumerate(names.map((name) => JSON.stringify(name.slice(0, 255))))}`,
    { fix: 'set "image" to the name that the manifests have, or "manifests" to other files' },
  );
}

function enumerate(items: readonly string[]): string {
  const rest = items.length - MAX_NAMES;
  const shown = items.slice(0, MAX_NAMES).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
