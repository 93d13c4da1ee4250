/** Proves after the deletions that everything that stays is whole, and heals what is not. */
import type { Digest } from '@container-kit/registry';
import {
  buildGraph,
  type Inventory,
  type PlannedDeletion,
  verifyClosure,
  withKnownContents,
} from '@container-kit/retention';
import type { RepositoryReport } from '../report.ts';
import type { Session } from '../session.ts';

/**
 * Lists the repository once more and looks whether everything is whole. What this run has deleted and something needs is
 * restored at once; what is not whole then is noted as broken, if it was whole before.
 *
 * @param planned what was to be deleted
 * @param seen the repository before the deletions
 * @throws errors of the provider, while it lists
 */
export async function prove(
  session: Session,
  planned: readonly PlannedDeletion[],
  seen: Inventory,
  repository: RepositoryReport,
): Promise<void> {
  const gone = new Set<string>(repository.deleted);
  const deleted = planned.filter(({ digest }) => gone.has(digest));
  const after = await readAfter(session, seen, gone);
  const { broken, restore } = verifyClosure(seen, after, deleted);
  const tagged = await lateTags(session, deleted, repository.name);
  for (const digest of new Set([...restore, ...tagged])) await heal(session, seen, digest, repository);
  const back = new Set(repository.restored.map(({ digest }) => digest));
  const isLost = (digest: Digest) => !back.has(digest) && wasThere(seen, digest);
  repository.broken = broken.flatMap(({ tags, missing }) => {
    const lost = missing.filter(isLost);
    return lost.length === 0 ? [] : [`${tags.join(', ')} (lacks ${lost.join(', ')})`];
  });
}

/**
 * Versions that got a tag in the moment between the last look and their deletion, with all that this run has deleted and they
 * lead to.
 */
async function lateTags(
  { provider }: Session,
  deleted: readonly PlannedDeletion[],
  repository: string,
): Promise<readonly Digest[]> {
  const ids = new Set(deleted.flatMap((each) => each.ids));
  const tags = await provider.tagsOfDeleted?.(repository, ids);
  if (tags === undefined) return [];
  const byDigest = new Map(deleted.map((each) => [each.digest, each]));
  const pending = deleted.filter(({ ids: [id = -1], tags: planned }) =>
    tags.get(id)?.some((tag) => !planned.includes(tag)),
  );
  const found = new Set<Digest>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next.digest)) continue;
    found.add(next.digest);
    pending.push(...next.edges.flatMap((edge) => byDigest.get(edge) ?? []));
    const { digest } = next;
    pending.push(
      ...deleted.filter(({ edges, reason }) => reason.code === 'referrer' && edges.includes(digest)),
    );
  }
  // What others lead to comes first.
  return [...found].toReversed();
}

/** A ghost of old is no news. */
function wasThere({ versions }: Inventory, digest: Digest): boolean {
  const version = versions.get(digest);
  return version !== undefined && version.content.kind !== 'missing';
}

/** A listing, with what is new read: what a digest leads to never changes. */
async function readAfter(
  { provider, edges, context }: Session,
  seen: Inventory,
  gone: ReadonlySet<string>,
): Promise<Inventory> {
  const { repository } = seen;
  const after = await provider.readInventory(repository, {
    known: edges,
    depth: 'roots',
    needed: (inventory) => newManifests(inventory, seen),
    signal: context.signal,
  });
  if (provider.listsUntagged) return after;
  // Here an inventory also holds what manifests only name; whether that is there is known of what this run has deleted.
  const versions = [...after.versions].map(([digest, version]) =>
    gone.has(digest) && version.content.kind === 'unread'
      ? ([digest, { ...version, content: { kind: 'missing' } }] as const)
      : ([digest, version] as const),
  );
  return { ...after, versions: new Map(versions) };
}

function newManifests(inventory: Inventory, seen: Inventory): readonly Digest[] {
  const { versions, settled } = buildGraph(withKnownContents(inventory, seen));
  return versions
    .filter(
      ({ digest, content }, node) =>
        content.kind === 'unread' && settled[node] === 0 && !seen.versions.has(digest),
    )
    .map(({ digest }) => digest);
}

async function heal(
  { provider, context }: Session,
  seen: Inventory,
  digest: Digest,
  repository: RepositoryReport,
): Promise<void> {
  const version = seen.versions.get(digest);
  if (!provider.canRestore || version?.id === undefined) return;
  try {
    await provider.restoreVersion(repository.name, { digest, id: version.id });
    repository.restored.push({ digest, tags: version.tags });
  } catch (error) {
    context.signal.throwIfAborted();
    repository.notes.push(`${digest} could not be restored: ${String(error)}`);
  }
}
