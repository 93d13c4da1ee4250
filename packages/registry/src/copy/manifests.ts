import type { Digest } from '../digest.ts';
import { parseManifest } from '../manifest.ts';
import { forEachParallel } from '../push/pool.ts';
import type { Arrival, CopyContext } from './context.ts';
import type { PlannedManifest } from './copy-plan.ts';

const PARALLEL = 16;

/** The exact bytes of a planned manifest. */
export function bytesOf({ content }: PlannedManifest): Uint8Array {
  return Buffer.from(content);
}

/**
 * Writes the manifests of one destination by digest, those with a tag of their own by that tag. Stage by stage:
 * a registry takes an index after its children, and some take a referrer only after its subject.
 *
 * @returns those whose digest the destination did not confirm
 */
export async function writeManifests(context: CopyContext, arrival: Arrival): Promise<readonly Digest[]> {
  const wanted = new Set(arrival.plan.manifests.write);
  const manifests = context.plan.manifests.filter(({ descriptor }) => wanted.has(descriptor.digest));
  const unconfirmed: Digest[] = [];
  for (const stage of Map.groupBy(manifests, ({ stage }) => stage).values()) {
    // One after the other for each subject: olareg, for one, forgets referrers that arrive at the same time.
    const groups = Map.groupBy(stage, ({ subject, descriptor }) => subject ?? descriptor.digest);
    await forEachParallel([...groups.values()], PARALLEL, async (group) => {
      for (const manifest of group) {
        if (!(await writeManifest(context, arrival, manifest))) {
          unconfirmed.push(manifest.descriptor.digest);
        }
      }
    });
  }
  return unconfirmed;
}

async function writeManifest(
  { report }: CopyContext,
  { destination }: Arrival,
  manifest: PlannedManifest,
): Promise<boolean> {
  const { digest, mediaType } = manifest.descriptor;
  const targets = manifest.tags.length > 0 ? manifest.tags.map((tag) => ({ tag })) : [{ digest }];
  let confirmed = true;
  for (const target of targets) {
    const receipt = await destination.storeManifest(bytesOf(manifest), mediaType, target);
    confirmed &&= receipt.confirmed && receipt.digest === digest;
    if ('tag' in target) {
      report({ kind: 'tag', place: destination.name, tag: target.tag, from: null, to: digest });
    }
  }
  report({ kind: 'manifest', place: destination.name, digest });
  return confirmed;
}

/** The manifests of a plan that refer to others, by what they refer to. */
export function referrersBySubject(
  manifests: readonly PlannedManifest[],
): ReadonlyMap<Digest, readonly PlannedManifest[]> {
  const bySubject = new Map<Digest, PlannedManifest[]>();
  for (const manifest of manifests) {
    const subject = parseManifest(bytesOf(manifest), manifest.descriptor.mediaType).subject?.digest;
    if (subject !== undefined) {
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), manifest]);
    }
  }
  return bySubject;
}
