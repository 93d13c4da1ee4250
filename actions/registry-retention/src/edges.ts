/** What is known of manifests from earlier runs, and where it is kept. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type ActionContext, type Cache, openCache } from '@container-kit/core';
import { type EdgeCache, FileEdgeCache, MemoryEdgeCache } from '@container-kit/providers';
import type { Inputs } from './inputs.ts';

/** Facts of manifests, and how they are kept for the next run. */
export interface Edges {
  readonly known: EdgeCache;
  /** Never fails: without it the next run reads more. */
  readonly save: () => Promise<void>;
}

/** Much more than 100,000 manifests take. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Keys are found by their whole name only: a weekly run must find what it has left. */
const DAYS_BACK = 8;
const DAY = 86_400_000;

/** Opens what the input `cache` names. What comes back was proven by digests, so that it may come from anywhere. */
export async function openEdges(inputs: Inputs, registry: string, context: ActionContext): Promise<Edges> {
  const { cache, repositories } = inputs;
  if (cache === 'none') return { known: new MemoryEdgeCache(), save: async () => undefined };
  if (cache !== 'auto') {
    const known = await FileEdgeCache.open(resolve(context.github.workspace, cache));
    return { known, save: () => saved(known, context) };
  }
  const { env, log, signal } = context;
  const service = openCache(env, { signal, onProblem: log.debug });
  if (service === undefined) return { known: new MemoryEdgeCache(), save: async () => undefined };
  const path = join(context.temp.create('registry-retention-edges'), 'edges.jsonl.gz');
  const prefix = prefixOf(registry, repositories);
  const now = Date.now();
  await restore(service, prefix, path, now);
  const known = await FileEdgeCache.open(path);
  const save = async (): Promise<void> => {
    if (!known.isChanged) return;
    await saved(known, context);
    await service.save(keyOf(prefix, now), path);
  };
  return { known, save };
}

async function restore(service: Cache, prefix: string, path: string, now: number): Promise<void> {
  for (let days = 0; days < DAYS_BACK; days += 1) {
    if (await service.restore(keyOf(prefix, now - days * DAY), path, MAX_BYTES)) return;
  }
}

async function saved(known: FileEdgeCache, { log }: ActionContext): Promise<void> {
  try {
    await known.save();
  } catch (error) {
    log.debug(`What is known of manifests could not be saved: ${String(error)}`);
  }
}

function prefixOf(registry: string, repositories: readonly string[]): string {
  const names = createHash('sha256')
    .update([registry, ...repositories].join('\n'))
    .digest('hex');
  return `container-kit-registry-retention-1-${names.slice(0, 16)}`;
}

function keyOf(prefix: string, time: number): string {
  return `${prefix}-${new Date(time).toISOString().slice(0, 10)}`;
}
