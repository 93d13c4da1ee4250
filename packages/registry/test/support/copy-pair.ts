/** Two registries with an image that belongs into the second. */
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { connect } from './client.ts';
import { type GraphShape, seedGraph } from './seed.ts';

/** A graph that has everything, and little of it. */
export const shape: GraphShape = { platforms: 2, referrers: 2, cosign: true };

/** A source with that graph as `a/b:v1`, and a destination that knows nothing yet. */
export async function pair(to: Parameters<typeof startRegistry>[0] = {}) {
  const from = await startRegistry();
  const destination = await startRegistry(to);
  const seeded = await seedGraph(from, 'a/b', shape);
  const connection = connect({ retry: { attempts: 3 } });
  return {
    from,
    to: destination,
    ...seeded,
    client: connection.client,
    name: `${destination.host}/c/d:v1`,
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await from.close();
      await destination.close();
    },
  };
}

/** What a promise that must fail fails with. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  return await work.then(() => 'it did not fail').catch((error: unknown) => error);
}

/** Only what belongs to no image may be tagged after a failure. */
export function rootTags(registry: TestRegistry): readonly string[] {
  return registry.tags('c/d').filter((tag) => !tag.startsWith('sha256-'));
}
