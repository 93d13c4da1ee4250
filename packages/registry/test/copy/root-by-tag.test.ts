import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { type RootWrite, tagWritesRoot } from '../../src/copy/root-by-tag.ts';
import type { Digest } from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { copy } from '../support/copy.ts';
import { seedGraph } from '../support/seed.ts';

const ROOT: Digest = `sha256:${'a'.repeat(64)}`;
const OLD: Digest = `sha256:${'b'.repeat(64)}`;
const root = { descriptor: { mediaType: 'x', digest: ROOT, size: 1 }, stage: 1 };
const destination: RootWrite['destination'] = {
  place: { registry: 'ghcr.io', repository: 'a/b' },
  tags: [{ tag: 'v1', from: null, to: ROOT }],
  blobs: { exist: [], mount: [], stream: [OLD], mountFrom: null },
  manifests: { write: [ROOT], exist: [], keep: [] },
};
const SIMPLE: RootWrite = { destination, root, manifests: [{ stage: 0 }, root], places: 1 };

describe('the first tag brings the root', () => {
  test('of an image that nothing refers to, at one registry', () => {
    expect(tagWritesRoot(SIMPLE)).toBe(true);
  });

  test.each<readonly [string, Partial<RootWrite>]>([
    ['for several places', { places: 2 }],
    ['when something comes after the root', { manifests: [root, { stage: 2 }] }],
    ['in a layout', { destination: { ...destination, place: { layout: '/x' } } }],
    ['without a tag', { destination: { ...destination, tags: [] } }],
    [
      'when the tag is right',
      { destination: { ...destination, tags: [{ tag: 'v1', from: ROOT, to: ROOT }] } },
    ],
    [
      'when the root is in place',
      { destination: { ...destination, manifests: { write: [], exist: [ROOT], keep: [] } } },
    ],
    [
      'after mounts',
      { destination: { ...destination, blobs: { exist: [], mount: [OLD], stream: [], mountFrom: 'c' } } },
    ],
  ])('but not %s', (_, change) => {
    expect(tagWritesRoot({ ...SIMPLE, ...change })).toBe(false);
  });

  test('but not under a digest that a registry would not give it', () => {
    const digest: Digest = `sha512:${'a'.repeat(128)}`;
    const long = { ...destination, manifests: { write: [digest], exist: [], keep: [] } };
    const other = { descriptor: { ...root.descriptor, digest }, stage: 1 };
    expect(tagWritesRoot({ ...SIMPLE, root: other, destination: long })).toBe(false);
  });
});

describe('a registry that refuses the root', () => {
  const refusal = { method: 'PUT', path: /manifests\/v1$/, action: { status: 400 } } as const;

  test('has everything but the tag', async () => {
    await using from = await startRegistry();
    await using to = await startRegistry();
    const { seed } = await seedGraph(from, 'a/b');
    to.fail(refusal);
    using connection = connect();
    await expect(copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`])).rejects.toMatchObject({
      status: 400,
    });
    expect(to.tags('c/d')).toEqual([]);
    expect(to.manifests('c/d')).toHaveLength(seed.manifests.length - 1);
  });

  test('does so before a tag moves at another one', async () => {
    await using from = await startRegistry();
    await using one = await startRegistry();
    await using two = await startRegistry();
    const { seed, root } = await seedGraph(from, 'a/b');
    two.fail({ ...refusal, path: new RegExp(`manifests/${root.digest}`) });
    using connection = connect();
    const names = [`${one.host}/c/d:v1`, `${two.host}/c/d:v1`];
    await expect(copy(connection.client, seed.name('v1'), names)).rejects.toMatchObject({ status: 400 });
    expect([...one.tags('c/d'), ...two.tags('c/d')]).toEqual([]);
  });

  test('a second tag costs no second look at the root', async () => {
    await using from = await startRegistry();
    await using to = await startRegistry();
    const { seed, root } = await seedGraph(from, 'a/b');
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`, `${to.host}/c/d:v2`]);
    expect(countRequests(to, 'PUT', /manifests\/v[12]$/)).toBe(2);
    expect(countRequests(to, 'PUT', new RegExp(root.digest))).toBe(0);
    expect(['v1', 'v2'].map((tag) => to.manifest('c/d', tag)?.digest)).toEqual([root.digest, root.digest]);
  });
});
