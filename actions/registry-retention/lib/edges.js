import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { openCache } from '@container-kit/core';
import { FileEdgeCache, MemoryEdgeCache } from '@container-kit/providers';
const MAX_BYTES = 256 * 1024 * 1024;
const DAYS_BACK = 8;
const DAY = 86_400_000;
export async function openEdges(inputs, registry, context) {
    const { cache, repositories } = inputs;
    if (cache === 'none')
        return { known: new MemoryEdgeCache(), save: async () => undefined };
    if (cache !== 'auto') {
        const known = await FileEdgeCache.open(resolve(context.github.workspace, cache));
        return { known, save: () => saved(known, context) };
    }
    const { env, log, signal } = context;
    const service = openCache(env, { signal, onProblem: log.debug });
    if (service === undefined)
        return { known: new MemoryEdgeCache(), save: async () => undefined };
    const path = join(context.temp.create('registry-retention-edges'), 'edges.jsonl.gz');
    const prefix = prefixOf(registry, repositories);
    const now = Date.now();
    await restore(service, prefix, path, now);
    const known = await FileEdgeCache.open(path);
    const save = async () => {
        if (!known.isChanged)
            return;
        await saved(known, context);
        await service.save(keyOf(prefix, now), path);
    };
    return { known, save };
}
async function restore(service, prefix, path, now) {
    for (let days = 0; days < DAYS_BACK; days += 1) {
        if (await service.restore(keyOf(prefix, now - days * DAY), path, MAX_BYTES))
            return;
    }
}
async function saved(known, { log }) {
    try {
        await known.save();
    }
    catch (error) {
        log.debug(`What is known of manifests could not be saved: ${String(error)}`);
    }
}
function prefixOf(registry, repositories) {
    const names = createHash('sha256')
        .update([registry, ...repositories].join('\n'))
        .digest('hex');
    return `container-kit-registry-retention-1-${names.slice(0, 16)}`;
}
function keyOf(prefix, time) {
    return `${prefix}-${new Date(time).toISOString().slice(0, 10)}`;
}
