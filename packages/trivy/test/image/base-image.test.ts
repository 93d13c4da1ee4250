import { type Digest, digestOf, MEDIA_TYPE, RegistryClient, readImage } from '@container-kit/registry';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findBaseImage } from '../../src/image/base-image.ts';
import { readImageFacts } from '../../src/image/facts.ts';

const SLSA = 'https://slsa.dev/provenance/v1';
const diffId = (name: string): Digest => digestOf(Buffer.from(name));
const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

async function setUp() {
  const registry = await startRegistry();
  const client = new RegistryClient({ env: {}, credentials: { get: async () => undefined } });
  onTestFinished(async () => {
    client.close();
    await registry.close();
  });
  return { registry, client };
}

async function blob(registry: TestRegistry, repository: string, mediaType: string, content: string) {
  const digest = await registry.putBlob(repository, content);
  return { mediaType, digest, size: Buffer.byteLength(content) };
}

async function manifest(registry: TestRegistry, repository: string, value: object, tags: string[] = []) {
  const text = JSON.stringify({ schemaVersion: 2, ...value });
  const digest = await registry.putManifest(repository, JSON.parse(text), { tags });
  return { digest, size: text.length };
}

/** One platform with these layers. */
async function image(
  registry: TestRegistry,
  repository: string,
  layers: readonly string[],
  options: { readonly platform?: object; readonly tags?: string[]; readonly annotations?: object } = {},
) {
  const config = JSON.stringify({
    ...(options.platform ?? AMD64),
    rootfs: { type: 'layers', diff_ids: layers.map(diffId) },
  });
  const { digest, size } = await manifest(
    registry,
    repository,
    {
      mediaType: MEDIA_TYPE.ociManifest,
      config: await blob(registry, repository, MEDIA_TYPE.ociConfig, config),
      layers: [],
      annotations: options.annotations,
    },
    options.tags,
  );
  return { mediaType: MEDIA_TYPE.ociManifest, digest, size };
}

async function index(registry: TestRegistry, repository: string, manifests: object[], tags: string[] = []) {
  return manifest(registry, repository, { mediaType: MEDIA_TYPE.ociIndex, manifests }, tags);
}

/** BuildKit's attestation manifest with provenance. */
async function provenance(registry: TestRegistry, repository: string, about: string, predicate: object) {
  const statement = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: SLSA,
    predicate,
  });
  const layer = await blob(registry, repository, 'application/vnd.in-toto+json', statement);
  const { digest, size } = await manifest(registry, repository, {
    mediaType: MEDIA_TYPE.ociManifest,
    config: await blob(registry, repository, MEDIA_TYPE.ociConfig, '{}'),
    layers: [{ ...layer, annotations: { 'in-toto.io/predicate-type': SLSA } }],
  });
  return {
    mediaType: MEDIA_TYPE.ociManifest,
    digest,
    size,
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': about,
    },
  };
}

async function find(registry: TestRegistry, client: RegistryClient, repository: string, root: string) {
  const source = client.repository(registry.host, repository);
  const facts = await readImageFacts(source, await readImage(source, root as Digest));
  const problems: string[] = [];
  const base = await findBaseImage(facts, { client, onProblem: (name) => problems.push(name) });
  return { facts, base, problems };
}

describe('facts of an image', () => {
  test('platform, layers, annotations and provenance of each platform', async () => {
    const { registry, client } = await setUp();
    const amd64 = await image(registry, 'app', ['a'], { annotations: { one: '1' } });
    const arm64 = await image(registry, 'app', ['b'], { platform: ARM64 });
    const attestation = await provenance(registry, 'app', amd64.digest, { buildDefinition: {} });
    const { digest } = await index(registry, 'app', [
      { ...amd64, platform: AMD64 },
      { ...arm64, platform: ARM64 },
      attestation,
    ]);
    const { facts } = await find(registry, client, 'app', digest);
    expect(facts).toEqual([
      {
        platform: 'linux/amd64',
        digest: amd64.digest,
        diffIds: [diffId('a')],
        annotations: { one: '1' },
        provenance: { predicateType: SLSA, predicate: { buildDefinition: {} } },
      },
      {
        platform: 'linux/arm64',
        digest: arm64.digest,
        diffIds: [diffId('b')],
        annotations: {},
        provenance: undefined,
      },
    ]);
  });

  test('without an index the configuration says the platform', async () => {
    const { registry, client } = await setUp();
    const { digest } = await image(registry, 'app', ['a'], { platform: ARM64 });
    expect((await find(registry, client, 'app', digest)).facts).toMatchObject([{ platform: 'linux/arm64' }]);
  });
});

describe('the base image', () => {
  test('is what the annotations name, when its layers are the lowest ones', async () => {
    const { registry, client } = await setUp();
    await image(registry, 'base', ['a', 'b'], { tags: ['1'] });
    const name = `${registry.host}/base:1`;
    const { digest } = await image(registry, 'app', ['a', 'b', 'c'], {
      annotations: { 'org.opencontainers.image.base.name': name },
    });
    const { base } = await find(registry, client, 'app', digest);
    expect(base).toMatchObject({ reference: { repository: 'base', tag: '1' } });
    expect(base?.diffIds.get('linux/amd64')).toEqual([diffId('a'), diffId('b')]);
  });

  test('is not what the annotations name, when its layers are others', async () => {
    const { registry, client } = await setUp();
    await image(registry, 'base', ['x'], { tags: ['1'] });
    const { digest } = await image(registry, 'app', ['a', 'c'], {
      annotations: { 'org.opencontainers.image.base.name': `${registry.host}/base:1` },
    });
    expect((await find(registry, client, 'app', digest)).base).toBeUndefined();
  });

  test('of several materials is the one with most layers of the image, platform by platform', async () => {
    const { registry, client } = await setUp();
    const [one, two] = [
      await image(registry, 'node', ['a', 'b']),
      await image(registry, 'node', ['d', 'e'], { platform: ARM64 }),
    ];
    const node = await index(registry, 'node', [
      { ...one, platform: AMD64 },
      { ...two, platform: ARM64 },
    ]);
    const builder = await image(registry, 'builder', ['a']);
    const material = (repository: string, digest: string) => ({
      uri: `pkg:docker/${registry.host}/${repository}@22-alpine?digest=${digest}&platform=linux%2Famd64`,
      digest: { sha256: digest.slice('sha256:'.length) },
    });
    const amd64 = await image(registry, 'app', ['a', 'b', 'c']);
    const arm64 = await image(registry, 'app', ['d', 'e', 'f'], { platform: ARM64 });
    const attestation = await provenance(registry, 'app', amd64.digest, {
      buildDefinition: {
        resolvedDependencies: [material('builder', builder.digest), material('node', node.digest)],
      },
    });
    const { digest } = await index(registry, 'app', [
      { ...amd64, platform: AMD64 },
      { ...arm64, platform: ARM64 },
      attestation,
    ]);
    const { base } = await find(registry, client, 'app', digest);
    expect(base).toMatchObject({
      name: `${registry.host}/node@${node.digest}`,
      reference: { tag: '22-alpine' },
    });
    expect([...(base?.diffIds ?? [])]).toEqual([
      ['linux/amd64', [diffId('a'), diffId('b')]],
      ['linux/arm64', [diffId('d'), diffId('e')]],
    ]);
  });

  test('that cannot be read is told, and is no reason to fail', async () => {
    const { registry, client } = await setUp();
    const name = `${registry.host}/gone:1`;
    const { digest } = await image(registry, 'app', ['a'], {
      annotations: { 'org.opencontainers.image.base.name': name },
    });
    expect(await find(registry, client, 'app', digest)).toMatchObject({ base: undefined, problems: [name] });
  });

  test('of an image that says nothing is not known', async () => {
    const { registry, client } = await setUp();
    const { digest } = await image(registry, 'app', ['a'], {
      annotations: { 'org.opencontainers.image.base.name': 'NOT a name' },
    });
    expect(await find(registry, client, 'app', digest)).toMatchObject({ base: undefined, problems: [] });
  });
});
