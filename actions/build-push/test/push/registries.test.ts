import { UserError } from '@container-kit/core';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { checkAccess, openRegistries } from '../../src/push/registries.ts';
import { testContext } from '../context.ts';

const login = (registry: TestRegistry, password = 'secret') => ({
  registry: registry.host,
  username: 'octocat',
  password,
});
const auth = { kind: 'basic', users: { octocat: 'secret' } } as const;

async function open(references: readonly string[], logins: readonly ReturnType<typeof login>[] = []) {
  return await openRegistries({ logins, references, caCert: '' }, testContext().context);
}

describe('openRegistries', () => {
  it('reads the references', async () => {
    const { destinations } = await open(['ghcr.io/org/app:1', 'localhost:5000/app:latest']);
    expect(destinations).toMatchObject([
      { registry: 'ghcr.io', repository: 'org/app', tag: '1' },
      { registry: 'localhost:5000', repository: 'app', tag: 'latest' },
    ]);
  });

  it.each([
    ['missing.pem', "can't be read"],
    ['.', "can't be read"],
  ])('names a certificate file that is none: %s', async (caCert, problem) => {
    const opened = openRegistries({ logins: [], references: [], caCert }, testContext().context);
    await expect(opened).rejects.toThrow(UserError);
    await expect(opened).rejects.toThrow(problem);
  });
});

describe('checkAccess', () => {
  it('asks each repository once, and leaves no upload behind', async () => {
    await using registry = await startRegistry({ auth });
    const references = ['app:1', 'app:2', 'mirror:1'].map((name) => `${registry.host}/${name}`);
    await checkAccess(await open(references, [login(registry)]), { immutableTags: false });
    const sessions = registry.requests.filter(({ method, status }) => method === 'POST' && status === 202);
    expect(sessions.map(({ path }) => path).sort()).toEqual([
      '/v2/app/blobs/uploads/',
      '/v2/mirror/blobs/uploads/',
    ]);
    expect(registry.openUploads).toBe(0);
  });

  it('refuses for a tag that exists, and only with immutable-tags', async () => {
    await using registry = await startRegistry();
    const digest = await registry.putManifest('app', { schemaVersion: 2 }, { tags: ['1'] });
    const registries = await open([`${registry.host}/app:2`, `${registry.host}/app:1`]);
    await checkAccess(registries, { immutableTags: false });
    const checked = checkAccess(registries, { immutableTags: true });
    await expect(checked).rejects.toThrow(`the tag ${registry.host}/app:1 exists already, with ${digest}`);
  });

  it('waits for all registries before it refuses, so that no upload stays open', async () => {
    await using locked = await startRegistry({ auth });
    await using slow = await startRegistry({ latencyMs: 100 });
    const registries = await open([`${locked.host}/app:1`, `${slow.host}/app:1`], [login(locked, 'wrong')]);
    await expect(checkAccess(registries, { immutableTags: false })).rejects.toThrow(locked.host);
    registries.client.close();
    expect(slow.requests.map(({ method, status }) => `${method} ${status}`)).toContain('DELETE 204');
    expect(slow.openUploads).toBe(0);
  });
});
