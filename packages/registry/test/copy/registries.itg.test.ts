import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startRegistry } from '@container-kit/testing';
import { startDistribution, startOlareg } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { type RegistryClient, walkGraph } from '../../src/index.ts';
import { connect } from '../support/client.ts';
import { copy } from '../support/copy.ts';
import { seedGraph } from '../support/seed.ts';

const tools = ['registry2', 'registry3', 'olareg', 'crane', 'oras'] as const;

async function nodesAt(client: RegistryClient, host: string, repository: string): Promise<readonly string[]> {
  const graph = await walkGraph(client.repository(host, repository), 'v1');
  return graph.nodes.map(({ descriptor }) => descriptor.digest).sort();
}

describeWith([...tools], 'registries of others', ({ registry2, registry3, olareg, crane, oras, env }) => {
  // Not synchronous: one of the registries is in this process.
  const output = async (program: string, args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(program, [...args], { env })).stdout;

  test('the whole graph goes from one to the next: index, 4 platforms, 16 referrers, 5 cosign tags', async () => {
    await using ours = await startRegistry();
    await using two = await startDistribution(registry2);
    await using three = await startDistribution(registry3);
    await using native = await startOlareg(olareg);
    const { seed, root, platforms } = await seedGraph(ours, 'a/b', {
      platforms: 4,
      referrers: 3,
      cosign: true,
    });
    using connection = connect();
    const { client } = connection;
    const wanted = [...seed.manifests].sort();
    let source = seed.name('v1');
    for (const { host } of [two, three, native]) {
      const next = `${host}/c/d:v1`;
      await copy(client, source, [next]);
      expect(await nodesAt(client, host, 'c/d')).toEqual(wanted);
      // Within the registry, where blobs are mounted.
      await copy(client, next, [`${host}/c/e:v1`]);
      expect(await nodesAt(client, host, 'c/e')).toEqual(wanted);
      const sent = client.stats.bytesUp;
      await copy(client, source, [next]);
      expect(client.stats.bytesUp).toBe(sent);
      expect((await output(crane, ['digest', '--insecure', next])).trim()).toBe(root.digest);
      for (const node of [root, ...platforms]) {
        const name = `${host}/c/e@${node.digest}`;
        const found = await output(oras, [
          'discover',
          '--plain-http',
          '--format',
          'json',
          '--depth',
          '1',
          name,
        ]);
        expect(JSON.parse(found).referrers).toHaveLength(3);
      }
      source = next;
    }
  });
});
