import { createHash } from 'node:crypto';
import {
  type Descriptor,
  type Digest,
  digestOf,
  MEDIA_TYPE,
  RegistryClient,
  type RepositoryClient,
} from '@container-kit/registry';
import { startDistribution, startOlareg } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { reading } from './support/ghcr.ts';
import { expected, ociProvider, REPOSITORY } from './support/oci.ts';

/** Pushes as a build does: what is not complete is refused. */
class Pusher {
  readonly #repository: RepositoryClient;

  constructor(repository: RepositoryClient) {
    this.#repository = repository;
  }

  async image(seed: string, tag?: string, subject?: Descriptor): Promise<Descriptor> {
    const created = '2025-03-04T05:06:07Z';
    const config = await this.#blob(
      JSON.stringify({ created, seed, rootfs: { type: 'layers', diff_ids: [] } }),
      MEDIA_TYPE.ociConfig,
    );
    const layer = await this.#blob(createHash('sha256').update(seed).digest('hex'), MEDIA_TYPE.ociLayer);
    return this.#manifest({ mediaType: MEDIA_TYPE.ociManifest, config, layers: [layer], subject }, tag);
  }

  async index(children: readonly Descriptor[], tag?: string): Promise<Descriptor> {
    const manifests = children.map((child, at) => ({
      ...child,
      platform: { os: 'linux', architecture: `arch${at}` },
    }));
    return this.#manifest({ mediaType: MEDIA_TYPE.ociIndex, manifests }, tag);
  }

  async #blob(text: string, mediaType: string): Promise<Descriptor> {
    const bytes = Buffer.from(text);
    const descriptor = { mediaType, digest: digestOf(bytes), size: bytes.length };
    await this.#repository.uploadBlob(descriptor, async function* () {
      yield bytes;
    });
    return descriptor;
  }

  async #manifest(
    value: { readonly mediaType: string; readonly [field: string]: unknown },
    tag?: string,
  ): Promise<Descriptor> {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...value }));
    const digest: Digest = digestOf(bytes);
    if (value.subject === undefined) {
      await this.#repository.putManifest(bytes, value.mediaType, tag === undefined ? { digest } : { tag });
    } else {
      await this.#repository.putReferrer(bytes, value.mediaType);
    }
    return { mediaType: value.mediaType, digest, size: bytes.length };
  }
}

/** Lists, deletes an index with its image and signature, and looks that what stays is whole. */
async function expectCleaned(host: string): Promise<void> {
  using client = new RegistryClient({ env: {}, credentials: { get: async () => undefined } });
  const repository = client.repository(host, REPOSITORY);
  const pusher = new Pusher(repository);
  const shared = await pusher.image('shared');
  const own = await pusher.image('own');
  const old = await pusher.index([own, shared], 'old');
  const kept = await pusher.index([shared], 'kept');
  const signature = await pusher.image('signature of old', undefined, old);
  await pusher.image('signature of kept', undefined, kept);
  const provider = await ociProvider(host);
  const { versions } = await provider.readInventory(REPOSITORY, reading());
  for (const { digest } of [shared, own, old, kept, signature])
    expect([...versions.keys()]).toContain(digest);
  expect(versions.get(old.digest)?.content).toMatchObject({
    manifest: { created: Date.parse('2025-03-04T05:06:07Z') },
  });
  for (const { digest } of [signature, old, own]) {
    const plan = await expected(provider, digest).catch(() => ({
      digest,
      id: undefined,
      tags: [],
      updatedAt: undefined,
    }));
    expect(await provider.deleteVersion(REPOSITORY, plan)).toEqual({ outcome: 'deleted' });
  }
  const after = await provider.readInventory(REPOSITORY, reading());
  expect([...after.versions.values()].flatMap(({ tags }) => tags)).toContain('kept');
  expect([...after.versions.keys()]).not.toContain(signature.digest);
  for (const { digest } of [kept, shared]) expect(await repository.findManifest(digest)).toBeDefined();
  for (const { digest } of [signature, old, own])
    expect(await repository.findManifest(digest)).toBeUndefined();
  expect(await repository.listReferrers(kept.digest)).toHaveLength(1);
}

describeWith(['registry2'], 'distribution 2.8', ({ registry2 }) => {
  test('is read and cleaned', async () => {
    await using registry = await startDistribution(registry2, { deletes: true });
    await expectCleaned(registry.host);
  });

  test('deletes no tags alone, and nothing at all unless that is turned on', async () => {
    await using registry = await startDistribution(registry2);
    using client = new RegistryClient({ env: {}, credentials: { get: async () => undefined } });
    const { digest } = await new Pusher(client.repository(registry.host, REPOSITORY)).image('one', 'v1');
    const provider = await ociProvider(registry.host);
    const plan = await expected(provider, digest);
    expect(await provider.deleteVersion(REPOSITORY, plan)).toMatchObject({ outcome: 'blocked' });
    expect(await provider.untag(REPOSITORY, 'v1', plan)).toMatchObject({ outcome: 'blocked' });
  });
});

describeWith(['registry3'], 'distribution 3', ({ registry3 }) => {
  test('is read and cleaned', async () => {
    await using registry = await startDistribution(registry3, { deletes: true });
    await expectCleaned(registry.host);
  });
});

describeWith(['olareg'], 'olareg', ({ olareg }) => {
  test('is read and cleaned', async () => {
    await using registry = await startOlareg(olareg, ['--api-delete']);
    await expectCleaned(registry.host);
  });
});
