import { buildGraph, verifyClosure, withKnownContents, } from '@container-kit/retention';
export async function prove(session, planned, seen, repository) {
    const gone = new Set(repository.deleted);
    const deleted = planned.filter(({ digest }) => gone.has(digest));
    const after = await readAfter(session, seen, gone);
    const { broken, restore } = verifyClosure(seen, after, deleted);
    for (const digest of restore)
        await heal(session, seen, digest, repository);
    const back = new Set(repository.restored.map(({ digest }) => digest));
    const isLost = (digest) => !back.has(digest) && wasThere(seen, digest);
    repository.broken = broken.flatMap(({ tags, missing }) => {
        const lost = missing.filter(isLost);
        return lost.length === 0 ? [] : [`${tags.join(', ')} (lacks ${lost.join(', ')})`];
    });
}
function wasThere({ versions }, digest) {
    const version = versions.get(digest);
    return version !== undefined && version.content.kind !== 'missing';
}
async function readAfter({ provider, edges, context }, seen, gone) {
    const { repository } = seen;
    const after = await provider.readInventory(repository, {
        known: edges,
        depth: 'roots',
        needed: (inventory) => newManifests(inventory, seen),
        signal: context.signal,
    });
    if (provider.listsUntagged)
        return after;
    const versions = [...after.versions].map(([digest, version]) => gone.has(digest) && version.content.kind === 'unread'
        ? [digest, { ...version, content: { kind: 'missing' } }]
        : [digest, version]);
    return { ...after, versions: new Map(versions) };
}
function newManifests(inventory, seen) {
    const { versions, settled } = buildGraph(withKnownContents(inventory, seen));
    return versions
        .filter(({ digest, content }, node) => content.kind === 'unread' && settled[node] === 0 && !seen.versions.has(digest))
        .map(({ digest }) => digest);
}
async function heal({ provider, context }, seen, digest, repository) {
    const version = seen.versions.get(digest);
    if (!provider.canRestore || version?.id === undefined)
        return;
    try {
        await provider.restoreVersion(repository.name, { digest, id: version.id });
        repository.restored.push({ digest, tags: version.tags });
    }
    catch (error) {
        context.signal.throwIfAborted();
        repository.notes.push(`${digest} could not be restored: ${String(error)}`);
    }
}
