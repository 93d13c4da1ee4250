import { setImmediate } from 'node:timers/promises';
import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  type Digest,
  DigestMismatchError,
  executeCopy,
  IncompleteCopyError,
  MEDIA_TYPE,
  RegistryError,
} from '../../src/index.ts';
import { connect, countRequests, trace } from '../support/client.ts';
import { copy, expectAll, plans } from '../support/copy.ts';
import { failure, pair, rootTags } from '../support/copy-pair.ts';
import { seedGraph } from '../support/seed.ts';

const always = Number.POSITIVE_INFINITY;

describe('proof before the tag moves', () => {
  test('a manifest that the registry only says it took', async () => {
    await using pairing = await pair();
    const { to, seed, platforms, client, name } = pairing;
    const lost = platforms[1]?.digest ?? '';
    to.fail({ method: 'PUT', path: new RegExp(lost), action: { status: 201 } });
    const error = await failure(copy(client, seed.name('v1'), [name]));
    expect(error).toBeInstanceOf(IncompleteCopyError);
    expect(error).toMatchObject({ place: `${to.host}/c/d`, missing: [{ digest: lost }] });
    expect(String(error)).toContain(lost);
    expect(rootTags(to)).toEqual([]);
  });

  test('a registry that names no digests is asked for each manifest', async () => {
    await using pairing = await pair({ profile: 'legacy-no-digest-header' });
    const { to, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name], { referrers: 'none', cosignTags: 'none' });
    expect(countRequests(to, 'GET', /manifests\/sha256:/)).toBe(2);
    // The root came with its tag: once to see what was there, once to see what is.
    expect(countRequests(to, 'GET', /manifests\/v1$/)).toBe(2);
  });

  test('and knows by HEAD alone that one is there, when asked by digest', async () => {
    await using pairing = await pair({ profile: 'legacy-no-digest-header' });
    const { to, root, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    expect(await client.repository(to.host, 'c/d').headManifest(root.digest)).toMatchObject({
      digest: root.digest,
    });
    to.clearRequests();
    await copy(client, seed.name('v1'), [name]);
    expect(to.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([]);
  });

  test('a hole that a cleanup has torn is found and filled', async () => {
    await using pairing = await pair();
    const { to, seed, platforms, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const repository = client.repository(to.host, 'c/d');
    await repository.deleteManifest(platforms[0]?.digest ?? 'sha256:');
    const { results } = await copy(client, seed.name('v1'), [name]);
    expect(results[0]?.manifests.written).toBe(1);
    await expectAll(seed, to, 'c/d');
  });

  test('one that is torn between plan and execution is named', async () => {
    await using pairing = await pair();
    const { to, seed, platforms, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const plan = await plans(client, seed.name('v1'), [name, `${to.host}/c/d:v2`]);
    const lost = platforms[0]?.digest as Digest;
    await client.repository(to.host, 'c/d').deleteManifest(lost);
    const error = await failure(executeCopy(plan, { client }));
    expect(error).toMatchObject({ name: 'IncompleteCopyError', missing: [{ digest: lost }] });
    expect(rootTags(to)).toEqual(['v1']);
  });

  test('after a mount each manifest is read again and hashed', async () => {
    await using registry = await startRegistry();
    const { seed, platforms } = await seedGraph(registry, 'a/b');
    using connection = connect();
    registry.fail({
      method: 'GET',
      path: new RegExp(`c/d/manifests/${platforms[0]?.digest}`),
      times: always,
      action: { corrupt: true },
    });
    const error = await failure(copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:v1`]));
    expect(error).toBeInstanceOf(DigestMismatchError);
    expect(rootTags(registry)).toEqual([]);
  });

  test('a referrer that the API of the destination does not list', async () => {
    await using pairing = await pair();
    const { to, seed, root, client, name } = pairing;
    to.fail({
      path: new RegExp(`referrers/${root.digest}`),
      times: always,
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [] }),
      },
    });
    const error = await failure(copy(client, seed.name('v1'), [name]));
    expect(error).toBeInstanceOf(IncompleteCopyError);
    expect(error).toMatchObject({ missing: [{ unlistedOf: root.digest }, { unlistedOf: root.digest }] });
    expect(rootTags(to)).toEqual([]);
  });

  test('a referrer that the registry has forgotten is pushed once more (olareg)', async () => {
    await using pairing = await pair();
    const { to, seed, root, client, name } = pairing;
    to.fail({
      path: new RegExp(`referrers/${root.digest}`),
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [] }),
      },
    });
    await copy(client, seed.name('v1'), [name]);
    const writes = seed.manifests.length + 1;
    expect(countRequests(to, 'PUT', /manifests/)).toBe(writes + 2);
  });

  test.each([
    ['takes its word after one list', { capabilities: { referrers: true, subjectHeader: true } }, 1],
    ['reads every list of one that gives no word', { capabilities: { subjectHeader: false } }, 3],
    [
      'writes every fallback tag when there are no lists behind the word',
      { capabilities: { referrers: false } },
      1,
    ],
  ] as const)('%s', async (_, options, lists) => {
    await using from = await startRegistry();
    await using to = await startRegistry(options);
    const { seed, root, platforms } = await seedGraph(from, 'a/b', { referrers: 1 });
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
    const subjects = [root, ...platforms];
    const nested = 1;
    expect(countRequests(to, 'GET', /referrers/)).toBe(lists === 3 ? subjects.length + nested : lists);
    const listed = subjects.map(async ({ digest }) => {
      return (await connection.client.repository(to.host, 'c/d').listReferrers(digest)).length;
    });
    expect(await Promise.all(listed)).toEqual([1, 1, 1]);
  });

  test('referrers of one subject are not pushed at the same time', async () => {
    const writing = new Map<string, number>();
    let most = 0;
    await using from = await startRegistry();
    const { seed } = await seedGraph(from, 'a/b', { referrers: 4 });
    await using to = await startRegistry({
      onRequest: async ({ method, path }) => {
        const subject = from.manifest('a/b', path.slice(path.lastIndexOf('/') + 1))?.subject;
        if (method === 'PUT' && subject !== undefined) {
          writing.set(subject, (writing.get(subject) ?? 0) + 1);
          most = Math.max(most, writing.get(subject) ?? 0);
          await setImmediate();
          writing.set(subject, (writing.get(subject) ?? 0) - 1);
        }
      },
    });
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
    expect(most).toBe(1);
  });

  test('one of several destinations fails: no tag moves anywhere, no upload stays open', async () => {
    await using pairing = await pair();
    const { to, seed, client, name } = pairing;
    await using other = await startRegistry();
    other.fail({ method: 'PUT', path: /blobs/, times: always, action: { status: 507 } });
    const error = await failure(copy(client, seed.name('v1'), [name, `${other.host}/c/d:v1`]));
    expect(error).toBeInstanceOf(RegistryError);
    expect([...rootTags(to), ...rootTags(other)]).toEqual([]);
    expect([to.openUploads, other.openUploads], trace(to).join('\n')).toEqual([0, 0]);
  });

  test('subjects come before their referrers, children before their index', async () => {
    await using pairing = await pair({ capabilities: { missingReferences: 'refused' } });
    const { to, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const order = to.requests
      .filter(({ method, path }) => method === 'PUT' && path.includes('/manifests/sha256:'))
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    for (const digest of order) {
      const subject = to.manifest('c/d', digest)?.subject;
      if (subject !== undefined) {
        expect(order.indexOf(subject)).toBeLessThan(order.indexOf(digest));
      }
    }
    const last = to.requests.filter(({ method }) => method === 'PUT').at(-1);
    expect(last?.path).toBe('/v2/c/d/manifests/v1');
  });
});
