import type { Digest } from '../digest.ts';
import { parseManifest } from '../manifest.ts';
import { forEachParallel } from '../push/pool.ts';
import type { ManifestReceipt } from '../repository/put-manifest.ts';
import type { Arrival, CopyContext } from './context.ts';
import type { CopyPlan, DestinationPlan, PlannedManifest } from './copy-plan.ts';
import { tagWritesRoot } from './root-by-tag.ts';

const PARALLEL = 16;

/** The exact bytes of a planned manifest. */
export function bytesOf({ content }: PlannedManifest): Uint8Array {
  return Buffer.from(content);
}

/** What a destination said of the manifests that it took. */
export interface Receipts {
  /** Those whose digest it did not name. */
  readonly unconfirmed: readonly Digest[];
  /** Those that it says it has listed among the referrers of their subject. */
  readonly listed: ReadonlySet<Digest>;
}

/**
 * Writes the manifests of one destination by digest, those with a tag of their own by that tag. Stage by stage:
 * a registry takes an index after its children, and some take a referrer only after its subject. The root is left to
 * its first tag where that is possible.
 */
export async function writeManifests(context: CopyContext, arrival: Arrival): Promise<Receipts> {
  const wanted = manifestsToWrite(context.plan, arrival.plan);
  const manifests = context.plan.manifests.filter(({ descriptor }) => wanted.has(descriptor.digest));
  const unconfirmed: Digest[] = [];
  const listed = new Set<Digest>();
  for (const stage of Map.groupBy(manifests, ({ stage }) => stage).values()) {
    // One after the other for each subject: olareg, for one, forgets referrers that arrive at the same time.
    const groups = Map.groupBy(stage, ({ subject, descriptor }) => subject ?? descriptor.digest);
    await forEachParallel([...groups.values()], PARALLEL, async (group) => {
      for (const manifest of group) {
        const { confirmed, subject } = await writeManifest(context, arrival, manifest);
        if (!confirmed) {
          unconfirmed.push(manifest.descriptor.digest);
        }
        if (subject !== undefined && subject === manifest.subject) {
          listed.add(manifest.descriptor.digest);
        }
      }
    });
  }
  return { unconfirmed, listed };
}

function manifestsToWrite(plan: CopyPlan, destination: DestinationPlan): ReadonlySet<Digest> {
  const wanted = new Set(destination.manifests.write);
  const { manifests, destinations } = plan;
  const root = manifests.find(({ descriptor }) => descriptor.digest === plan.root.digest);
  if (root !== undefined && tagWritesRoot({ destination, root, manifests, places: destinations.length })) {
    wanted.delete(root.descriptor.digest);
  }
  return wanted;
}

async function writeManifest(
  { report }: CopyContext,
  { destination }: Arrival,
  manifest: PlannedManifest,
): Promise<Pick<ManifestReceipt, 'confirmed' | 'subject'>> {
  const { digest, mediaType } = manifest.descriptor;
  const targets = manifest.tags.length > 0 ? manifest.tags.map((tag) => ({ tag })) : [{ digest }];
  let confirmed = true;
  let subject: string | undefined;
  for (const target of targets) {
    const receipt = await destination.storeManifest(bytesOf(manifest), mediaType, target);
    confirmed &&= receipt.confirmed && receipt.digest === digest;
    subject = receipt.subject;
    if ('tag' in target) {
      report({ kind: 'tag', place: destination.name, tag: target.tag, from: null, to: digest });
    }
  }
  report({ kind: 'manifest', place: destination.name, digest });
  return { confirmed, subject };
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
