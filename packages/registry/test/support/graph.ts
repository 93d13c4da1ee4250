/** What the tests of walking start from. */
import { startRegistry } from '@container-kit/testing';
import type { Descriptor, Digest } from '../../src/index.ts';
import { connect } from './client.ts';
import { Seed } from './seed.ts';

/** A registry, a seed of its repository `a/b`, and that repository as a client sees it. */
export async function start(options: Parameters<typeof startRegistry>[0] = {}) {
  const registry = await startRegistry(options);
  const connection = connect({ retry: { attempts: 2, rateLimitAttempts: 2 } });
  return {
    registry,
    seed: new Seed(registry, 'a/b'),
    source: connection.client.repository(registry.host, 'a/b'),
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await registry.close();
    },
  };
}

/** The digests of nodes, sorted. */
export function digests(nodes: readonly { readonly descriptor: Descriptor }[]): readonly Digest[] {
  return nodes.map(({ descriptor }) => descriptor.digest).sort();
}
