import type { TestRegistry } from '@container-kit/testing';
import { expect } from 'vitest';
import {
  type CopyEvent,
  type CopyPlan,
  type CopyResult,
  type Digest,
  executeCopy,
  type PlanCopyOptions,
  parseReference,
  planCopy,
  type RegistryClient,
} from '../../src/index.ts';
import type { Seed } from './seed.ts';

/** Plans and executes in one go; the plan goes through JSON, as one that is stored does. */
export async function copy(
  client: RegistryClient,
  source: string,
  destinations: readonly string[],
  options: Partial<PlanCopyOptions> & { readonly onProgress?: (event: CopyEvent) => void } = {},
): Promise<{ readonly plan: CopyPlan; readonly results: readonly CopyResult[] }> {
  const plan = await plans(client, source, destinations, options);
  const { signal, onProgress } = options;
  const results = await executeCopy(plan, {
    client,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { plan, results };
}

/** Plans a copy by names. */
export async function plans(
  client: RegistryClient,
  source: string,
  destinations: readonly string[],
  options: Partial<PlanCopyOptions> = {},
): Promise<CopyPlan> {
  const plan = await planCopy({
    client,
    source: parseReference(source),
    destinations: destinations.map(parseReference),
    ...options,
  });
  return JSON.parse(JSON.stringify(plan));
}

/** Every manifest and blob of a seed is in a repository, byte for byte. */
export async function expectAll(seed: Seed, registry: TestRegistry, repository: string): Promise<void> {
  expect(missing(seed.manifests, registry.manifests(repository))).toEqual([]);
  for (const digest of seed.blobs) {
    const [theirs, ours] = [registry.blob(repository, digest), seed.registry.blob(seed.repository, digest)];
    expect((await theirs)?.equals((await ours) ?? Buffer.from('lost'))).toBe(true);
  }
}

function missing(wanted: readonly Digest[], found: readonly string[]): readonly Digest[] {
  return wanted.filter((digest) => !found.includes(digest));
}
