import { RegistryClient } from '@container-kit/registry';
import { type RegistryOptions, startRegistry, type TestRegistry } from '@container-kit/testing';
import { expect, onTestFinished } from 'vitest';
import { type ExpectedVersion, openProvider, type Provider } from '../../src/index.ts';
import { reading } from './ghcr.ts';
import { Images } from './images.ts';

export const REPOSITORY = 'team/app';

/** A registry in this process, and a provider for it. */
export interface Oci {
  readonly registry: TestRegistry;
  readonly images: Images;
  readonly provider: Provider;
  readonly requests: (method: string, path: RegExp) => number;
}

/** Starts one that ends with the test. */
export async function startOci(options: RegistryOptions = {}): Promise<Oci> {
  const registry = await startRegistry(options);
  onTestFinished(() => registry.close());
  return {
    registry,
    images: new Images(registry, REPOSITORY),
    provider: await ociProvider(registry.host),
    requests: (method, path) =>
      registry.requests.filter((request) => request.method === method && path.test(request.path)).length,
  };
}

/** A provider for any registry on this machine; it is closed when the test ends. */
export async function ociProvider(host: string): Promise<Provider> {
  const client = new RegistryClient({
    env: {},
    credentials: { get: async () => undefined },
    certsDir: '/nonexistent',
    sleep: async (_, signal) => signal?.throwIfAborted(),
    random: () => 0.5,
  });
  onTestFinished(() => client.close());
  return openProvider({ host, openClient: async () => client });
}

/** What a plan that is made now expects of a digest. */
export async function expected(provider: Provider, wanted: string): Promise<ExpectedVersion> {
  const { versions } = await provider.readInventory(REPOSITORY, reading());
  const version = [...versions.values()].find(({ digest }) => digest === wanted);
  if (version === undefined) return expect.fail(`there is no ${wanted}`);
  return { digest: version.digest, id: undefined, tags: version.tags, updatedAt: undefined };
}
