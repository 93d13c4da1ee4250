import { describe, expect, it, onTestFinished } from 'vitest';
import { type GitHubOptions, startGitHub } from '../../src/github/index.ts';
import { startRegistry } from '../../src/registry/index.ts';
import { send } from '../registry/http.ts';
import { type Answer, request } from './fixture.ts';

const DAY = 24 * 60 * 60 * 1000;
const PATH = '/orgs/octo/packages/container/team%2Fapp';
const NAME = 'octo/team/app';
const ALL = { packages: 'write' } as const;
const OCI = 'application/vnd.oci.image.manifest.v1+json';

function manifest(seed: string): object {
  const config = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: `sha256:${'0'.repeat(64)}`,
    size: 2,
  };
  return { schemaVersion: 2, mediaType: OCI, config, layers: [], annotations: { seed } };
}

/** A registry whose repositories are packages of a GitHub; both have one clock. */
async function start(options: GitHubOptions = {}) {
  const clock = { ms: Date.UTC(2026, 0, 2, 3, 4, 5) };
  const registry = await startRegistry({ profile: 'ghcr' });
  const github = await startGitHub({ registry, permissions: ALL, now: () => clock.ms, ...options });
  onTestFinished(async () => {
    await github.close();
    await registry.close();
    expect(github.violations).toEqual([]);
  });
  const push = (seed: string, ...tags: string[]) => registry.putManifest(NAME, manifest(seed), { tags });
  const call = (method: string, path = ''): Promise<Answer> =>
    request(github, method, `${PATH}/versions${path}`);
  const idOf = (digest: string) => github.package(NAME).version(digest).id;
  return { clock, registry, github, push, call, idOf };
}

function names({ body }: Answer): readonly unknown[] {
  return Array.isArray(body) ? body.map(({ name }) => name) : [];
}

describe('versions of a package', () => {
  it('come from pushes, newest first, with their tags', async () => {
    const { clock, push, call } = await start();
    const one = await push('one', 'v1');
    clock.ms += DAY;
    const two = await push('two', 'v2', 'latest');
    const { status, body } = await call('GET');
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { name: two, created_at: '2026-01-03T03:04:05Z', metadata: { container: { tags: ['latest', 'v2'] } } },
      { name: one, created_at: '2026-01-02T03:04:05Z', metadata: { container: { tags: ['v1'] } } },
    ]);
  });

  it('a retag leaves the order and moves updated_at; the tag leaves its old version', async () => {
    const { clock, push, call } = await start();
    const one = await push('one', 'v1');
    const two = await push('two', 'latest');
    clock.ms += DAY;
    await push('one', 'latest');
    expect((await call('GET')).body).toMatchObject([
      { name: two, updated_at: '2026-01-02T03:04:05Z', metadata: { container: { tags: [] } } },
      { name: one, updated_at: '2026-01-03T03:04:05Z', metadata: { container: { tags: ['latest', 'v1'] } } },
    ]);
  });

  it('are there for what a client pushes over HTTP, and the registry deletes none of them', async () => {
    const { registry, github } = await start();
    await registry.putBlob(NAME, '{}', `sha256:${'0'.repeat(64)}`);
    const bytes = JSON.stringify(manifest('pushed'));
    const url = `${registry.url}/v2/${NAME}/manifests/v1`;
    expect(await send('PUT', url, { headers: { 'content-type': OCI }, body: bytes })).toMatchObject({
      status: 201,
    });
    const [version] = github.package(NAME).versions;
    expect(github.package(NAME).tags(version?.digest ?? '')).toEqual(['v1']);
    expect(await send('DELETE', url.replace('v1', version?.digest ?? ''))).toMatchObject({ status: 405 });
    expect(await send('GET', url.replace(/manifests.*/, `referrers/${version?.digest}`))).toMatchObject({
      status: 404,
    });
  });

  it('also of what the registry held before', async () => {
    const registry = await startRegistry({ profile: 'ghcr' });
    const digest = await registry.putManifest(NAME, manifest('old'), { tags: ['v1'] });
    await using github = await startGitHub({ registry, permissions: ALL });
    expect(github.package(NAME).tags(digest)).toEqual(['v1']);
    await registry.close();
  });

  it('pages shift when a version goes', async () => {
    const { push, call, github } = await start();
    const digests: string[] = [];
    for (let number = 0; number < 5; number += 1) digests.unshift(await push(String(number), `v${number}`));
    expect(names(await call('GET', '?per_page=2&page=1'))).toEqual(digests.slice(0, 2));
    github.package(NAME).delete(digests[0] ?? '');
    const page = await call('GET', '?per_page=2&page=2');
    expect(names(page)).toEqual(digests.slice(3, 5));
    expect(page.headers).toMatchObject({ link: expect.not.stringContaining('rel="next"') });
  });
});

describe('deletion and restoration', () => {
  it('takes the manifest out of the registry and puts it back with id, time and tags', async () => {
    const { push, call, registry, idOf } = await start();
    const one = await push('one', 'v1', 'old');
    await push('two', 'v2');
    const id = idOf(one);
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 204 });
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 404 });
    expect(await call('GET', `/${id}`)).toMatchObject({ status: 404 });
    expect(registry.tags(NAME)).toEqual(['v2']);
    expect(names(await call('GET', '?state=deleted'))).toEqual([one]);
    await push('two', 'old');
    expect(await call('POST', `/${id}/restore`)).toMatchObject({ status: 204 });
    expect((await call('GET', `/${id}`)).body).toMatchObject({
      name: one,
      metadata: { container: { tags: ['v1'] } },
    });
    expect(registry.manifest(NAME, 'v1')?.digest).toBe(one);
  });

  it('not after 30 days', async () => {
    const { push, call, clock, idOf } = await start();
    const one = await push('one');
    await push('two', 'v2');
    const id = idOf(one);
    await call('DELETE', `/${id}`);
    clock.ms += 30 * DAY;
    expect(await call('POST', `/${id}/restore`)).toMatchObject({ status: 404 });
    expect(names(await call('GET', '?state=deleted'))).toEqual([]);
  });

  it('not when it was pushed again', async () => {
    const { push, call, idOf } = await start();
    const one = await push('one');
    await push('two', 'v2');
    const id = idOf(one);
    await call('DELETE', `/${id}`);
    await push('one');
    expect(idOf(one)).not.toBe(id);
    expect(await call('POST', `/${id}/restore`)).toMatchObject({ status: 400 });
  });

  it('refuses the last tagged version, and public ones with more than 5,000 downloads', async () => {
    const { push, call, github, idOf } = await start();
    const one = await push('one', 'v1');
    const untagged = await push('two');
    expect(await call('DELETE', `/${idOf(one)}`)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('last tagged version') },
    });
    const state = github.package(NAME);
    state.setDownloads(untagged, 5001);
    state.setVisibility('public');
    expect(await call('DELETE', `/${idOf(untagged)}`)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('more than 5000 downloads') },
    });
    state.setVisibility('private');
    expect(await call('DELETE', `/${idOf(untagged)}`)).toMatchObject({ status: 204 });
  });
});

describe('rights', () => {
  it('the token of a job needs the permission and a role', async () => {
    const { push, call, github, idOf } = await start({ permissions: { packages: 'read' } });
    const one = await push('one');
    await push('two', 'v2');
    expect(await call('GET')).toMatchObject({ status: 200 });
    expect(await call('DELETE', `/${idOf(one)}`)).toMatchObject({ status: 403 });
    github.setPermissions(ALL);
    github.package(NAME).setJobRole('write');
    expect(await call('DELETE', `/${idOf(one)}`)).toMatchObject({ status: 403 });
    github.package(NAME).setJobRole(undefined);
    expect(await call('GET')).toMatchObject({ status: 404, body: { message: 'Package not found.' } });
    github.setPermissions({});
    expect(await call('GET')).toMatchObject({ status: 403 });
  });

  it('the token of a job may not list packages nor say who it is', async () => {
    const { github, push } = await start();
    await push('one');
    expect(await request(github, 'GET', '/orgs/octo/packages?package_type=container')).toMatchObject({
      status: 403,
    });
    expect(await request(github, 'GET', '/user')).toMatchObject({ status: 403 });
    expect(await request(github, 'GET', '/users/octo')).toMatchObject({ body: { type: 'Organization' } });
    expect(await request(github, 'GET', '/users/nobody')).toMatchObject({ status: 404 });
  });

  it('a personal token needs its scopes', async () => {
    const { github, push, call, idOf } = await start({ actor: 'mona', scopes: ['read:packages'] });
    const one = await push('one');
    await push('two', 'v2');
    expect(await request(github, 'GET', '/orgs/octo/packages?package_type=container')).toMatchObject({
      body: [{ name: 'team/app', version_count: 2, owner: { login: 'octo' } }],
    });
    expect(await request(github, 'GET', '/user')).toMatchObject({ body: { login: 'mona', type: 'User' } });
    expect(await call('DELETE', `/${idOf(one)}`)).toMatchObject({ status: 403 });
  });

  it('each kind of account has its own path', async () => {
    const { github, registry } = await start({ actor: 'mona', scopes: ['read:packages'], people: ['hubot'] });
    for (const owner of ['mona', 'hubot']) await registry.putManifest(`${owner}/app`, manifest('x'));
    const status = async (path: string) =>
      (await request(github, 'GET', `${path}/packages/container/app/versions`)).status;
    expect(await status('/user')).toBe(200);
    expect(await status('/users/hubot')).toBe(200);
    expect(await status('/orgs/hubot')).toBe(404);
    expect(await status('/users/octo')).toBe(404);
  });
});

describe('what tests can do', () => {
  it('something happens right before or after the nth request', async () => {
    const { github, push, call } = await start();
    await push('one', 'v1');
    const path = /versions/;
    github.interrupt({ path, after: 1 }, async () => void (await push('two', 'v2')));
    github.interrupt({ path, when: 'answered', after: 2 }, async () => void (await push('three')));
    const counts: number[] = [];
    for (let number = 0; number < 4; number += 1) counts.push(names(await call('GET')).length);
    expect(counts).toEqual([1, 2, 2, 3]);
  });

  it('the points limit refuses more than 900 a minute of one endpoint', async () => {
    const { push, call, clock } = await start({ pointsLimit: true });
    await push('one');
    for (let number = 0; number < 180; number += 1) await call('DELETE', '/99');
    expect(await call('DELETE', '/99')).toMatchObject({ status: 403, headers: { 'retry-after': '60' } });
    expect(await call('GET')).toMatchObject({ status: 200 });
    clock.ms += 60_000;
    expect(await call('DELETE', '/99')).toMatchObject({ status: 404 });
  });
});
