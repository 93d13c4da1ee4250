import { RegistryClient } from '@container-kit/registry';
import { startDockerHub, startRegistry } from '@container-kit/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProvider } from '../src/index.ts';
import { DAY, reading } from './support/ghcr.ts';
import { Images } from './support/images.ts';
import { expected, REPOSITORY } from './support/oci.ts';

const LOGIN = { username: 'mona', password: 'secret' };

async function start(login: typeof LOGIN | null = LOGIN) {
  const clock = { ms: Date.UTC(2026, 0, 2) };
  const registry = await startRegistry({ profile: 'hub' });
  const hub = await startDockerHub({ registry, now: () => clock.ms });
  const client = new RegistryClient({
    env: {},
    credentials: { get: async () => undefined },
    certsDir: '/nonexistent',
  });
  onTestFinished(async () => {
    client.close();
    await hub[Symbol.asyncDispose]();
    await registry.close();
  });
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    clock.ms += ms;
  };
  const openClient = async (): Promise<RegistryClient> => client;
  const options = { host: registry.host, kind: 'docker-hub', openClient, now: () => clock.ms } as const;
  const provider = await openProvider({
    ...options,
    hub: { url: hub.url, login: login ?? undefined, sleep },
  });
  return { clock, registry, hub, provider, waits, images: new Images(registry, REPOSITORY) };
}

describe('Docker Hub', () => {
  it('tells tags with the times of pushes and pulls', async () => {
    const { provider, images, clock, hub } = await start();
    const { index, children } = await images.multi('one', 2, { tags: ['v1'] });
    clock.ms += DAY;
    await images.multi('one', 2, { tags: ['latest'] });
    const pulled = new Date(clock.ms + DAY);
    hub.setPulled(REPOSITORY, 'v1', pulled);
    const { versions, doubts } = await provider.readInventory(REPOSITORY, reading());
    expect(doubts).toEqual([]);
    expect(versions.get(index.digest)).toMatchObject({
      tags: ['latest', 'v1'],
      times: { pushed: clock.ms, lastPulled: pulled.getTime() },
      content: { kind: 'manifest' },
    });
    for (const { digest } of children) expect(versions.get(digest)?.content).toEqual({ kind: 'unread' });
  });

  it('is read in pages of 100', async () => {
    const { provider, images, hub } = await start();
    for (let at = 0; at < 230; at += 1) await images.image('one', { tags: [`v${at}`] });
    const { versions } = await provider.readInventory(REPOSITORY, reading({ needed: () => [] }));
    expect([...versions.values()][0]?.tags).toHaveLength(230);
    expect(hub.requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
  });

  it('deletes an image with its tags, and then what hung on it', async () => {
    const { provider, images, registry } = await start();
    const { index, children } = await images.multi('one', 1, { tags: ['v1', 'old'] });
    await images.image('kept', { tags: ['kept'] });
    expect(await provider.deleteVersion(REPOSITORY, await expected(provider, index.digest))).toEqual({
      outcome: 'deleted',
    });
    const child = children[0]?.digest ?? index.digest;
    const plan = { digest: child, id: undefined, tags: [], updatedAt: undefined };
    expect(await provider.deleteVersion(REPOSITORY, plan)).toEqual({ outcome: 'deleted' });
    expect(registry.tags(REPOSITORY)).toEqual(['kept']);
    expect(registry.manifests(REPOSITORY)).toHaveLength(1);
  });

  it('does not delete what moved, or what it refuses', async () => {
    const { provider, images, registry } = await start();
    const { digest } = await images.image('one', { tags: ['v1'] });
    const plan = await expected(provider, digest);
    expect(await provider.deleteVersion(REPOSITORY, { ...plan, tags: [] })).toMatchObject({
      outcome: 'blocked',
    });
    await images.image('two', { tags: ['v1'] });
    expect(await provider.deleteVersion(REPOSITORY, plan)).toMatchObject({ outcome: 'drifted' });
    expect(await provider.untag(REPOSITORY, 'v1', plan)).toMatchObject({ outcome: 'drifted' });
    expect(registry.tags(REPOSITORY)).toEqual(['v1']);
  });

  it('takes one tag off', async () => {
    const { provider, images, registry } = await start();
    const { digest } = await images.image('one', { tags: ['v1', 'old'] });
    expect(await provider.untag(REPOSITORY, 'old', await expected(provider, digest))).toEqual({
      outcome: 'deleted',
    });
    expect(registry.tags(REPOSITORY)).toEqual(['v1']);
  });

  it('waits as long as it says', async () => {
    const { provider, images, hub, waits, clock } = await start();
    await images.image('one', { tags: ['v1'] });
    const headers = { 'X-Retry-After': clock.ms / 1000 + 30 };
    hub.fail({ method: 'GET', action: { status: 429, headers } });
    await provider.readInventory(REPOSITORY, reading());
    expect(waits).toEqual([30_000]);
    const late = { 'X-Retry-After': clock.ms / 1000 + 3600 };
    hub.fail({ method: 'GET', action: { status: 429, headers: late } });
    await expect(provider.readInventory(REPOSITORY, reading())).rejects.toThrow('rate limit lasts until');
  });

  it('says what is wrong with a login', async () => {
    const wrong = await start({ username: 'mona', password: 'wrong' });
    await wrong.images.image('one', { tags: ['v1'] });
    await expect(wrong.provider.readInventory(REPOSITORY, reading())).rejects.toThrow(
      'refuses the login of mona',
    );
  });

  it('is read without a login, and not changed', async () => {
    const { provider, images, registry } = await start(null);
    const { digest } = await images.image('one', { tags: ['v1'] });
    const plan = await expected(provider, digest);
    await expect(provider.deleteVersion(REPOSITORY, plan)).rejects.toMatchObject({
      message: 'Docker Hub does not let anybody delete from team/app',
      fix: expect.stringContaining('access token'),
    });
    expect(registry.tags(REPOSITORY)).toEqual(['v1']);
  });

  it('lists the repositories of a namespace', async () => {
    const { provider, registry } = await start();
    for (const name of ['team/api', 'team/web', 'other/api']) {
      await registry.putManifest(name, { schemaVersion: 2, config: {}, layers: [] });
    }
    expect(await provider.listRepositories(['team/*'])).toEqual(['team/api', 'team/web']);
    await expect(provider.listRepositories(['*/api'])).rejects.toThrow('has no namespace');
  });

  it('can not restore', async () => {
    const { provider } = await start();
    await expect(provider.restoreVersion(REPOSITORY, { digest: 'sha256:0', id: 1 })).rejects.toThrow(
      "can't restore",
    );
  });
});

describe('a provider', () => {
  it.each([
    ['docker.io', 'docker-hub'],
    ['registry.example.com', 'oci'],
    ['europe-docker.pkg.dev', 'oci'],
    ['team.azurecr.io', 'oci'],
  ])('of %s is %s', async (host, name) => {
    using client = new RegistryClient({ env: {} });
    expect((await openProvider({ host, openClient: async () => client })).name).toBe(name);
  });

  it('of ghcr.io needs a token of GitHub; Amazon ECR has none yet', async () => {
    using client = new RegistryClient({ env: {} });
    await expect(openProvider({ host: 'ghcr.io', openClient: async () => client })).rejects.toMatchObject({
      fix: 'set "github-token"',
    });
    for (const host of ['1234.dkr.ecr.eu-west-1.amazonaws.com', 'public.ecr.aws']) {
      await expect(openProvider({ host, openClient: async () => client })).rejects.toThrow('is Amazon ECR');
    }
  });
});
