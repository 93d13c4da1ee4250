/** The proof after a run: is everything that has a tag still whole? */
import type { Digest } from '@container-kit/registry';
import { buildGraph } from '../graph/graph.ts';
import type { Inventory, Version } from '../inventory/types.ts';
import { withKnownContents } from './merge.ts';

/** Something with a tag that is not whole. */
export interface BrokenRoot {
  readonly digest: Digest;
  readonly tags: readonly string[];
  /** What is not there any more, or never was. */
  readonly missing: readonly Digest[];
  /** Those of them that this run has deleted. */
  readonly deletedByUs: readonly Digest[];
}

/** What the proof found. */
export interface ClosureProof {
  readonly broken: readonly BrokenRoot[];
  /** What has to be restored: deleted by this run, and needed; what is needed most comes first. */
  readonly restore: readonly Digest[];
  /** Tagged manifests that nobody has read, so that nothing is proved of them. */
  readonly unproved: readonly Digest[];
}

/** What this run did, as the plan or the journal has it. */
export interface Deleted {
  readonly digest: Digest;
  /** What it led to. */
  readonly edges: readonly Digest[];
  readonly reason: { readonly code: string };
}

/**
 * Looks whether every manifest that is listed has all that it lists, at any depth, and whether something that this run
 * deleted is needed after all: by what stays, or as the referrer of what stays.
 *
 * @param before the inventory that the plan was made from: it knows what manifests hold
 * @param after a listing after the run; manifests that came since should be read
 */
export function verifyClosure(
  before: Inventory,
  after: Inventory,
  deleted: readonly Deleted[],
): ClosureProof {
  const known = withKnownContents(after, before);
  const gone = new Map(deleted.map((each) => [each.digest, each]));
  const finder = new MissingFinder(before, known);
  const broken: BrokenRoot[] = [];
  const restore = new Set<Digest>();
  for (const version of known.versions.values()) {
    const missing = [...finder.missingFrom(version.digest)].sort();
    const deletedByUs = missing.filter((digest) => gone.has(digest));
    for (const digest of deletedByUs) restore.add(digest);
    if (missing.length > 0 && version.tags.length > 0) {
      broken.push({ digest: version.digest, tags: version.tags, missing, deletedByUs });
    }
  }
  for (const digest of lostReferrers(known, deleted)) restore.add(digest);
  return { broken: broken.sort(byDigest), restore: [...restore], unproved: unprovedOf(known) };
}

/** Deleted referrers whose subject is still there: signatures of something that stays. */
function lostReferrers({ versions }: Inventory, deleted: readonly Deleted[]): readonly Digest[] {
  return deleted
    .filter(
      ({ reason, edges }) => reason.code === 'referrer' && edges.some((edge) => isThere(versions.get(edge))),
    )
    .map(({ digest }) => digest)
    .filter((digest) => !versions.has(digest));
}

function unprovedOf(known: Inventory): readonly Digest[] {
  const { versions, settled } = buildGraph(known);
  return versions
    .filter(
      ({ content }, node) =>
        (content.kind === 'unread' || content.kind === 'unreadable') && settled[node] === 0,
    )
    .filter(({ tags }) => tags.length > 0)
    .map(({ digest }) => digest);
}

/** Follows what manifests list, in what is there now and in what is known of things that are gone. */
class MissingFinder {
  readonly #before: Inventory;
  readonly #after: Inventory;
  readonly #known = new Map<Digest, ReadonlySet<Digest>>();

  constructor(before: Inventory, after: Inventory) {
    this.#before = before;
    this.#after = after;
  }

  /** Digests below one that are not there. A manifest cannot hold its own digest, so this ends. */
  missingFrom(digest: Digest): ReadonlySet<Digest> {
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    const missing = new Set<Digest>();
    this.#known.set(digest, missing);
    for (const child of this.#childrenOf(digest)) {
      if (!isThere(this.#after.versions.get(child))) missing.add(child);
      for (const each of this.missingFrom(child)) missing.add(each);
    }
    return missing;
  }

  #childrenOf(digest: Digest): readonly Digest[] {
    const version = this.#after.versions.get(digest) ?? this.#before.versions.get(digest);
    return version?.content.kind === 'manifest'
      ? version.content.manifest.children.map((child) => child.digest)
      : [];
  }
}

function isThere(version: Version | undefined): boolean {
  return version !== undefined && version.content.kind !== 'missing';
}

function byDigest(a: BrokenRoot, b: BrokenRoot): number {
  return a.digest < b.digest ? -1 : 1;
}
