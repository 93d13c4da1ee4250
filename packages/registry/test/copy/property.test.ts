import { type ProfileName, startRegistry } from '@container-kit/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { executeCopy, LayoutSource, parseReference, planCopy, walkGraph } from '../../src/index.ts';
import { connect } from '../support/client.ts';
import { copy } from '../support/copy.ts';
import { LayoutBuilder } from '../support/layout.ts';
import { build, recipes } from '../support/random-graph.ts';

const profiles = fc.constantFrom<ProfileName>(
  'strict',
  'ghcr',
  'hub',
  'harbor',
  'distribution2',
  'ecr',
  'legacy-no-digest-header',
);
const runs = { numRuns: 40 };

describe('random graphs between random registries', () => {
  test('arrive complete; copied again, no blob and no manifest is sent', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, profiles, profiles, async (recipe, fromProfile, toProfile) => {
        await using from = await startRegistry({ profile: fromProfile });
        await using to = await startRegistry({ profile: toProfile });
        const seed = await build(from, 'a/b', recipe);
        using connection = connect();
        const before = await walkGraph(connection.client.repository(from.host, 'a/b'), 'v1');
        await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
        const after = await walkGraph(connection.client.repository(to.host, 'c/d'), 'v1');
        const names = (graph: typeof before) => graph.nodes.map(({ descriptor }) => descriptor.digest).sort();
        expect(names(after)).toEqual(names(before));
        for (const { digest } of before.blobs) {
          expect(
            (await to.blob('c/d', digest))?.equals((await from.blob('a/b', digest)) ?? Buffer.from('')),
          ).toBe(true);
        }
        to.clearRequests();
        await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
        expect(to.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([]);
      }),
      runs,
    );
  });

  test('pass through an OCI layout unharmed', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, profiles, async (recipe, profile) => {
        await using from = await startRegistry({ profile });
        await using to = await startRegistry();
        await using folder = await LayoutBuilder.create();
        await folder.roots();
        const seed = await build(from, 'a/b', recipe);
        using connection = connect();
        const { client } = connection;
        const layout = { layout: folder.path, tag: 'v1' };
        const source = parseReference(seed.name('v1'));
        const before = await walkGraph(client.repository(from.host, 'a/b'), 'v1');
        await executeCopy(await planCopy({ client, source, destinations: [layout] }), { client });
        const kept = await walkGraph(await LayoutSource.open(folder.path), 'v1');
        const destinations = [parseReference(`${to.host}/c/d:v1`)];
        await executeCopy(await planCopy({ client, source: layout, destinations }), { client });
        const after = await walkGraph(client.repository(to.host, 'c/d'), 'v1');
        const names = (graph: typeof before) => graph.nodes.map(({ descriptor }) => descriptor.digest).sort();
        expect(names(kept)).toEqual(names(before));
        expect(names(after)).toEqual(names(before));
      }),
      runs,
    );
  });
});
