import { BAD_GATEWAY, type GitHubOptions, secondaryLimit, startRegistry } from '@container-kit/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GitHubClientOptions } from '../src/index.ts';
import { all, failureOf, start } from './fixture.ts';

const OWNER = { kind: 'organization', login: 'octo' } as const;
const IMAGE = 'octo/team/app';
const PACKAGE = 'team/app';

function manifest(seed: string): object {
  const config = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: `sha256:${'0'.repeat(64)}`,
    size: 2,
  };
  return { schemaVersion: 2, config, layers: [], annotations: { seed } };
}

async function ready(options: GitHubOptions = {}, client: Partial<GitHubClientOptions> = {}) {
  const registry = await startRegistry({ profile: 'ghcr' });
  onTestFinished(() => registry.close());
  const fixture = await start({ registry, ...options }, client);
  const push = (seed: string, ...tags: string[]) => registry.putManifest(IMAGE, manifest(seed), { tags });
  const pushMany = async (count: number) => {
    const digests: string[] = [];
    for (let number = 0; number < count; number += 1)
      digests.unshift(await push(`many ${number}`, `t${number}`));
    return digests;
  };
  const remote = () => fixture.github.package(IMAGE);
  const idOf = (digest: string) => remote().version(digest).id;
  return { ...fixture, registry, packages: fixture.client.packages(OWNER), push, pushMany, remote, idOf };
}

describe('a list of versions', () => {
  it('has digest, tags and times', async () => {
    const { packages, push } = await ready();
    const digest = await push('one', 'v1', 'latest');
    const at = Date.parse('2026-01-02T03:04:05Z');
    expect(await packages.versions(PACKAGE)).toEqual({
      items: [{ id: expect.any(Number), digest, tags: ['latest', 'v1'], createdAt: at, updatedAt: at }],
      shifted: false,
    });
  });

  it('is one request for one page, and for more each page once and the two ends once more', async () => {
    const { packages, pushMany, github } = await ready();
    const digests = await pushMany(100);
    expect((await packages.versions(PACKAGE)).items.map(({ digest }) => digest)).toEqual(digests);
    expect(github.requests).toHaveLength(1);
    const more = await pushMany(450);
    expect((await packages.versions(PACKAGE)).items).toHaveLength(more.length);
    expect(github.requests).toHaveLength(1 + 5 + 2);
  });

  it('goes on until no page follows, whatever the length of the pages and the word of a last one', async () => {
    const { packages, pushMany, github } = await ready();
    const digests = await pushMany(250);
    const url = `${github.url}/orgs/octo/packages/container/team%2Fapp/versions?state=active&per_page=100&page=`;
    const Link = `<${url}2>; rel="next"`;
    github.fail({ path: /page=1$/, times: 2, action: { setHeaders: { Link } } });
    expect((await packages.versions(PACKAGE)).items.map(({ digest }) => digest)).toEqual(digests);
  });

  it.each([1, 2, 3, 4, 5])('tells when one goes while it is read: at request %i', async (after) => {
    const { packages, pushMany, github, remote } = await ready();
    const digests = await pushMany(450);
    github.interrupt({ path: /versions/, after }, () => remote().delete(digests[30] ?? ''));
    expect((await packages.versions(PACKAGE)).shifted).toBe(true);
  });

  it.each([1, 2, 3, 4, 5])('tells when one comes while it is read: at request %i', async (after) => {
    const { packages, pushMany, github, push } = await ready();
    await pushMany(450);
    github.interrupt({ path: /versions/, after }, async () => void (await push('new')));
    expect((await packages.versions(PACKAGE)).shifted).toBe(true);
  });

  it('of those deleted in the last 30 days', async () => {
    const { packages, push, remote } = await ready();
    const one = await push('one', 'v1');
    await push('two', 'v2');
    remote().delete(one);
    expect((await packages.versions(PACKAGE, 'deleted')).items).toMatchObject([
      { digest: one, tags: ['v1'] },
    ]);
  });

  it('of an unknown package is an error', async () => {
    const { packages } = await ready();
    expect(await failureOf(packages.versions('none'))).toMatchObject({
      status: 404,
      answer: 'Package not found.',
    });
  });
});

describe('one version', () => {
  it('is deleted, and restored with its id and tags', async () => {
    const { packages, push, idOf, registry } = await ready();
    const digest = await push('one', 'v1');
    await push('two', 'v2');
    const id = idOf(digest);
    expect(await packages.get(PACKAGE, id)).toMatchObject({ id, digest, tags: ['v1'] });
    expect(await packages.delete(PACKAGE, id)).toEqual({ outcome: 'deleted' });
    expect(await packages.get(PACKAGE, id)).toBeUndefined();
    expect(await packages.delete(PACKAGE, id)).toEqual({ outcome: 'absent' });
    await packages.restore(PACKAGE, id);
    await packages.restore(PACKAGE, id);
    expect(registry.manifest(IMAGE, 'v1')?.digest).toBe(digest);
  });

  it('whose answer got lost is gone all the same', async () => {
    const { packages, push, idOf, github } = await ready();
    const digest = await push('one');
    await push('two', 'v2');
    const id = idOf(digest);
    github.loseAnswer({ method: 'DELETE', action: BAD_GATEWAY });
    expect(await packages.delete(PACKAGE, id)).toEqual({ outcome: 'absent' });
    github.loseAnswer({ method: 'POST', action: BAD_GATEWAY });
    await packages.restore(PACKAGE, id);
    expect(await packages.get(PACKAGE, id)).toMatchObject({ digest });
  });

  it('that GitHub will never delete is an outcome', async () => {
    const { packages, push, idOf, remote } = await ready();
    const tagged = await push('one', 'v1');
    const popular = await push('two');
    remote().setVisibility('public');
    remote().setDownloads(popular, 5001);
    expect(await packages.delete(PACKAGE, idOf(tagged))).toMatchObject({
      outcome: 'blocked',
      block: 'last-tagged',
    });
    expect(await packages.delete(PACKAGE, idOf(popular))).toMatchObject({
      outcome: 'blocked',
      block: 'downloads',
    });
  });

  it('another 400 is an error', async () => {
    const { packages, push, github, idOf } = await ready();
    const digest = await push('one');
    github.fail({ method: 'DELETE', action: { status: 400, body: { message: 'Problems' } } });
    expect(await failureOf(packages.delete(PACKAGE, idOf(digest)))).toMatchObject({
      status: 400,
      answer: 'Problems',
    });
  });

  it('that is gone for more than 30 days is not restored', async () => {
    const { packages, push, idOf, clock } = await ready();
    const digest = await push('one');
    await push('two', 'v2');
    const id = idOf(digest);
    await packages.delete(PACKAGE, id);
    clock.ms += 31 * 24 * 60 * 60 * 1000;
    expect(await failureOf(packages.restore(PACKAGE, id))).toMatchObject({ status: 404 });
  });
});

describe('rights', () => {
  const write = {
    missingPermission: 'packages: write',
    fix: expect.stringMatching(
      /^add "permissions: packages: write" to the job, and .*Admin.*delete:packages/,
    ),
  };

  it('names permission, role and scope that a deletion needs', async () => {
    const { packages, push, idOf, remote, github } = await ready({ permissions: { packages: 'read' } });
    const digest = await push('one');
    expect(await failureOf(packages.delete(PACKAGE, idOf(digest)))).toMatchObject({ status: 403, ...write });
    github.setPermissions({ packages: 'write' });
    remote().setJobRole('write');
    expect(await failureOf(packages.delete(PACKAGE, idOf(digest)))).toMatchObject({ status: 403, ...write });
  });

  it('a 404 to the deletion of what is there is a missing right as well', async () => {
    const { packages, push, idOf, github } = await ready();
    const digest = await push('one');
    github.fail({ method: 'DELETE', action: { status: 404, body: { message: 'Not Found' } } });
    expect(await failureOf(packages.delete(PACKAGE, idOf(digest)))).toMatchObject({
      status: 404,
      missingPermission: 'packages: write',
    });
  });

  it('names what reading needs', async () => {
    const { packages, push } = await ready({ permissions: {} });
    await push('one');
    expect(await failureOf(packages.versions(PACKAGE))).toMatchObject({
      status: 403,
      missingPermission: 'packages: read',
      fix: expect.stringContaining('fine-grained ones cannot be used'),
    });
  });

  it('says that the token of a job lists no packages', async () => {
    const { packages, push } = await ready();
    await push('one');
    expect(await failureOf(all(packages.list()))).toMatchObject({
      fix: expect.stringContaining('name each package, as the token of a job may not list them'),
    });
  });

  it('lists packages with a personal token', async () => {
    const { packages, push } = await ready({ actor: 'mona', scopes: ['read:packages'] });
    await push('one');
    expect(await all(packages.list())).toEqual([{ name: PACKAGE, visibility: 'private' }]);
  });
});

describe('the owner of packages', () => {
  it.each([
    ['octo', {}, OWNER],
    ['hubot', {}, { kind: 'user', login: 'hubot' }],
    ['mona', { actor: 'mona', scopes: ['read:packages'] }, { kind: 'self' }],
    ['hubot', { actor: 'mona', scopes: ['read:packages'] }, { kind: 'user', login: 'hubot' }],
  ] as const)('%s with %j is %j', async (login, options, expected) => {
    const { client, registry } = await ready({ people: ['hubot'], ...options });
    await registry.putManifest(`${login}/app`, manifest('x'), { tags: ['v1'] });
    const owner = await client.packageOwner(login);
    expect(owner).toEqual(expected);
    expect((await client.packages(owner).versions('app')).items).toHaveLength(1);
  });
});

describe('the pace', () => {
  it('is three deletions a second, below the limit by points', async () => {
    const { packages, push, clock, waits } = await ready({ pointsLimit: true });
    await push('one', 'v1');
    const begin = clock.ms;
    for (let id = 1000; id < 1400; id += 1) await packages.delete(PACKAGE, id);
    expect((clock.ms - begin) / 400).toBeLessThan(340);
    expect(waits).toEqual([]);
  });

  it('of reads is not slowed down before 600, and never reaches the limit', async () => {
    const { packages, push, clock, github } = await ready({ pointsLimit: true });
    await push('one', 'v1');
    github.rateLimit.set({ remaining: 10_000 });
    const begin = clock.ms;
    for (let count = 0; count < 600; count += 1) await packages.page(PACKAGE, 1);
    expect(clock.ms).toBe(begin);
    for (let count = 0; count < 700; count += 1) await packages.page(PACKAGE, 1);
    expect(clock.ms - begin).toBeGreaterThan(60_000);
  });

  it('is halved when GitHub complains', async () => {
    const { packages, push, clock, github } = await ready();
    await push('one', 'v1');
    await packages.delete(PACKAGE, 1000);
    github.fail({ method: 'DELETE', action: secondaryLimit(1) });
    await packages.delete(PACKAGE, 1001);
    const begin = clock.ms;
    for (let id = 2000; id < 2010; id += 1) await packages.delete(PACKAGE, id);
    expect(clock.ms - begin).toBeGreaterThan(5 * 1000);
  });
});
