import { execFileSync } from 'node:child_process';
import { createTlsIdentity } from '@container-kit/testing';
import { type RealRegistry, startDistribution, startOlareg } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { beforeAll, expect, test } from 'vitest';
import {
  openLayout,
  parseReference,
  pushGraph,
  type RegistryClient,
  type VerifiedGraph,
  verifyLayout,
} from '../src/index.ts';
import { connect, login } from './support/client.ts';
import { readAll } from './support/content.ts';
import { type LayoutBuilder, twoPlatforms } from './support/layout.ts';

const MiB = 1024 * 1024;

/** What must hold on any registry: everything arrives, again costs little, other names are mounted. */
async function expectGoodPush(client: RegistryClient, host: string): Promise<VerifiedGraph> {
  const { layout: builder } = await twoPlatforms(2 * MiB);
  await using _: LayoutBuilder = builder;
  const layout = await openLayout(builder.path);
  const graph = await verifyLayout(layout);
  const destinations = ['org/app:1', 'org/app:latest', 'org/mirror:1'].map((name) =>
    parseReference(`${host}/${name}`),
  );
  const push = () => pushGraph({ graph, layout, destinations, client });
  const [first, , mirror] = await push();
  expect(first?.blobs).toMatchObject({ uploaded: 5, existing: 0 });
  expect(mirror?.blobs).toMatchObject({ mounted: 5 });
  const sent = client.stats.bytesUp;
  const [again] = await push();
  expect(again?.blobs).toMatchObject({ uploaded: 0, existing: 5 });
  expect(client.stats.bytesUp - sent).toBeLessThan(20_000);
  await expectReadable(client, host, graph);
  return graph;
}

async function expectReadable(client: RegistryClient, host: string, graph: VerifiedGraph): Promise<void> {
  const repository = client.repository(host, 'org/mirror');
  expect(await repository.listTags()).toEqual(['1']);
  expect((await repository.resolve('1'))?.digest).toBe(graph.root.descriptor.digest);
  expect(await repository.resolve('none')).toBeUndefined();
  for (const { descriptor, bytes } of graph.manifests) {
    expect(Buffer.from((await repository.getManifest(descriptor.digest)).bytes).equals(bytes)).toBe(true);
  }
  for (const blob of graph.blobs) {
    expect((await readAll(repository.getBlob(blob))).byteLength).toBe(blob.size);
  }
}

describeWith(['registry2', 'skopeo', 'crane'], 'distribution 2.8', ({ registry2, skopeo, crane, env }) => {
  test('takes a push that skopeo and crane read back', async () => {
    await using registry = await startDistribution(registry2);
    using connection = connect();
    const graph = await expectGoodPush(connection.client, registry.host);
    const { digest } = graph.root.descriptor;
    expect(
      execFileSync(crane, ['digest', `${registry.host}/org/app:latest`], { env })
        .toString()
        .trim(),
    ).toBe(digest);
    const raw = execFileSync(skopeo, [
      'inspect',
      '--raw',
      '--tls-verify=false',
      `docker://${registry.host}/org/mirror:1`,
    ]);
    expect(raw.equals(graph.root.bytes)).toBe(true);
  });
});

describeWith(['registry3', 'crane', 'htpasswd'], 'distribution 3', ({ registry3, crane, htpasswd, env }) => {
  test('takes a push over TLS with a password', async () => {
    const tls = await createTlsIdentity();
    const line = execFileSync(htpasswd, ['-Bbn', 'bot', 's3cret']).toString();
    await using registry = await startDistribution(registry3, { htpasswd: line, tls });
    using connection = connect({ ca: tls.ca, credentials: login('bot', 's3cret') });
    await expectGoodPush(connection.client, registry.host);
    using stranger = connect({ ca: tls.ca, credentials: login('bot', 'wrong') });
    await expect(stranger.client.repository(registry.host, 'org/app').listTags()).rejects.toThrow(
      'does not let this job read org/app (logged in as "bot")',
    );
  });

  test('takes a push that crane validates', async () => {
    await using registry = await startDistribution(registry3);
    using connection = connect();
    await expectGoodPush(connection.client, registry.host);
    const manifest = execFileSync(crane, ['manifest', `${registry.host}/org/app:1`], { env }).toString();
    expect(JSON.parse(manifest)).toHaveProperty('manifests');
  });
});

describeWith(['olareg', 'regctl'], 'olareg', ({ olareg, regctl, env }) => {
  let registry: RealRegistry;
  beforeAll(async () => {
    registry = await startOlareg(olareg, ['--warning', 'going away']);
    return async () => await registry[Symbol.asyncDispose]();
  });

  test('takes a push that regctl reads back; its warning is told once', async () => {
    const warnings: string[] = [];
    using connection = connect({ onWarning: (text) => warnings.push(text) });
    const graph = await expectGoodPush(connection.client, registry.host);
    expect(warnings).toEqual(['going away']);
    const args = [
      '--host',
      `reg=${registry.host},tls=disabled`,
      'image',
      'digest',
      `${registry.host}/org/app:1`,
    ];
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    expect(execFileSync(regctl, args, { env, stdio }).toString().trim()).toBe(graph.root.descriptor.digest);
  });

  test('with a limit of 20 requests per second every blob still arrives', async () => {
    await using limited = await startOlareg(olareg, ['--rate-limit', '20']);
    // Real waits: the limit is in real time.
    using connection = connect({ sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) });
    await expectGoodPush(connection.client, limited.host);
  });
});
