import type { Digest } from '../digest.ts';
import { type Descriptor, parseManifest } from '../manifest.ts';
import { forEachParallel } from '../push/pool.ts';
import { describeReferrer } from '../referrers/relation.ts';
import type { Arrival, CopyContext } from './context.ts';
import type { PlannedManifest } from './copy-plan.ts';
import type { Destination } from './destination.ts';
import { IncompleteCopyError, type MissingPiece } from './errors.ts';
import { bytesOf, type Receipts, referrersBySubject } from './manifests.ts';
import { formatPlace } from './place.ts';

const PARALLEL = 16;

/**
 * Compares the graph at a destination with the plan's. A manifest that was written counts when the destination
 * named its digest in return; after mounts, where nobody has seen the bytes, it is read back and hashed instead.
 * One that was in place is looked at again. Referrers must also be listed, which the fallback tag is for where
 * the registry has no list of its own.
 *
 * @throws IncompleteCopyError naming all that is missing
 */
export async function proveComplete(
  context: CopyContext,
  arrival: Arrival,
  receipts: Receipts,
): Promise<void> {
  const { plan, destination } = arrival;
  const missing: MissingPiece[] = [];
  const mounted = plan.blobs.mount.length > 0;
  const readBack = mounted ? plan.manifests.write : receipts.unconfirmed;
  await forEachParallel(readBack, PARALLEL, async (digest) => {
    if ((await destination.findManifest(digest)) === undefined) {
      missing.push({ digest });
    }
  });
  const inPlace = context.plan.manifests.length > 1 ? plan.manifests.exist : [];
  await forEachParallel(inPlace, PARALLEL, async (digest) => {
    if ((await destination.resolve(digest)) === undefined) {
      missing.push({ digest });
    }
  });
  missing.push(...(await findUnlisted(context, arrival, receipts)));
  if (missing.length > 0) {
    throw new IncompleteCopyError(destination.name, missing);
  }
}

/**
 * `OCI-Subject` in answer to a write says that the manifest is listed, but registries have said so without having lists
 * (sigstore-js#1183). So one list is looked at, and the word of a registry that has it counts for the others.
 */
async function findUnlisted(
  { plan }: CopyContext,
  { destination, plan: { manifests, place } }: Arrival,
  { listed }: Receipts,
): Promise<readonly MissingPiece[]> {
  const missing: MissingPiece[] = [];
  const kept = new Set(manifests.keep);
  const copied = plan.manifests.filter(({ descriptor }) => !kept.has(descriptor.digest));
  const subjects = formatPlace(plan.source) === formatPlace(place) ? [] : [...referrersBySubject(copied)];
  // The root's is the one that everybody reads.
  const first = subjects.find(([subject]) => subject === plan.root.digest) ?? subjects[0];
  const look = async ([subject, referrers]: (typeof subjects)[number]): Promise<void> => {
    for (const digest of await listAll(destination, subject, referrers)) {
      missing.push({ digest, unlistedOf: subject });
    }
  };
  await forEachParallel(first === undefined ? [] : [first], 1, look);
  const isSaid = (referrers: readonly PlannedManifest[]): boolean =>
    destination.listsReferrers === true && referrers.every(({ descriptor }) => listed.has(descriptor.digest));
  await forEachParallel(
    subjects.filter((one) => one !== first && !isSaid(one[1])),
    PARALLEL,
    look,
  );
  return missing;
}

/** Registries have forgotten referrers that were pushed at the same time as others: those are pushed once more. */
async function listAll(
  destination: Destination,
  subject: Digest,
  referrers: readonly PlannedManifest[],
): Promise<readonly Digest[]> {
  const descriptors = referrers.map(asReferrer);
  const forgotten = new Set(await destination.ensureListed(subject, descriptors));
  for (const manifest of referrers.filter(({ descriptor }) => forgotten.has(descriptor.digest))) {
    const { digest, mediaType } = manifest.descriptor;
    await destination.storeManifest(bytesOf(manifest), mediaType, { digest });
  }
  return forgotten.size === 0 ? [] : await destination.ensureListed(subject, descriptors);
}

function asReferrer(manifest: PlannedManifest): Descriptor {
  const { descriptor } = manifest;
  return describeReferrer(descriptor, parseManifest(bytesOf(manifest), descriptor.mediaType));
}
