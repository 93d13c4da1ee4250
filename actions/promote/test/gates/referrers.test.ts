import type { RequiredReferrer } from '@container-kit/policy';
import type { Descriptor, Digest } from '@container-kit/registry';
import { readImage } from '@container-kit/registry';
import type { ProfileName, TestRegistry } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import type { GateResult } from '../../src/gates/index.ts';
import { judgeReferrers } from '../../src/gates/referrers.ts';
import { MANIFEST, openRegistry, type Registry, seedBlob, seedImage, seedIndex } from '../record/support.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const COSIGN_PAYLOAD = 'application/vnd.dev.cosign.simplesigning.v1+json';
const SLSA = 'https://slsa.dev/provenance/v1';

// As the policy file gives them.
const SIGNATURE: RequiredReferrer = {
  name: 'signature',
  types: ['https://sigstore.dev/cosign/sign/v1', 'application/vnd.dev.cosign.artifact.sig.v1+json'],
};
const PROVENANCE: RequiredReferrer = { name: 'provenance', types: [SLSA] };
const SBOM: RequiredReferrer = { name: 'sbom', types: ['application/spdx+json'] };

async function judge(
  registry: Registry,
  digest: Digest,
  ...required: RequiredReferrer[]
): Promise<GateResult> {
  const repository = registry.repository();
  return judgeReferrers({ required }, { image: await readImage(repository, digest), repository });
}

interface Artifact {
  readonly artifactType?: string;
  readonly layerType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly layerAnnotations?: Readonly<Record<string, string>>;
  readonly content?: string;
}

async function artifactOf(
  registry: TestRegistry,
  { artifactType, layerType = 'text/plain', content = 'x', ...more }: Artifact,
) {
  return {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType,
    config: await seedBlob(registry, 'org/app', 'application/vnd.oci.empty.v1+json', '{}'),
    layers: [await seedBlob(registry, 'org/app', layerType, content, more.layerAnnotations)],
    annotations: more.annotations,
  };
}

/** Pushes a referrer as a client does, so that the fallback tag is written where it is needed. */
async function attach(registry: Registry, subject: Descriptor, artifact: Artifact): Promise<Digest> {
  const { mediaType, digest, size } = subject;
  const manifest = {
    ...(await artifactOf(registry.registry, artifact)),
    subject: { mediaType, digest, size },
  };
  return registry.repository().putReferrer(Buffer.from(JSON.stringify(manifest)), MANIFEST);
}

async function tag(registry: Registry, image: Descriptor, suffix: string, artifact: Artifact): Promise<void> {
  const name = `${image.digest.replace(':', '-')}.${suffix}`;
  await registry.registry.putManifest('org/app', await artifactOf(registry.registry, artifact), {
    tags: [name],
  });
}

/** Makes the registry list these as the referrers of everything. */
function list({ registry }: Registry, manifests: readonly object[]): void {
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  const action = { status: 200, headers: { 'content-type': mediaType }, body };
  registry.fail({ path: /referrers/, times: 10, action });
}

const PROFILES: readonly ProfileName[] = ['strict', 'ghcr', 'distribution2'];

describe.each(PROFILES)('referrers in a registry of profile %s', (profile) => {
  it.each<[string, RequiredReferrer, Artifact]>([
    ['artifact type', SBOM, { artifactType: 'application/spdx+json' }],
    ['media type of a layer', SBOM, { artifactType: 'a/b', layerType: 'application/spdx+json' }],
    [
      'predicate type of a bundle',
      PROVENANCE,
      { artifactType: BUNDLE, annotations: { 'dev.sigstore.bundle.predicateType': SLSA } },
    ],
    [
      'predicate type of a layer',
      PROVENANCE,
      { artifactType: 'a/b', layerAnnotations: { 'in-toto.io/predicate-type': SLSA } },
    ],
    [
      'signature of cosign 3',
      SIGNATURE,
      {
        artifactType: BUNDLE,
        annotations: { 'dev.sigstore.bundle.predicateType': 'https://sigstore.dev/cosign/sign/v1' },
      },
    ],
  ])('count by their %s', async (_name, required, artifact) => {
    await using registry = await openRegistry(profile);
    const image = await seedImage(registry.registry, 'app');
    expect(await judge(registry, image.digest, required)).toMatchObject({
      status: 'fail',
      reason: 'violated',
    });
    const digest = await attach(registry, image, artifact);
    expect(await judge(registry, image.digest, required)).toMatchObject({
      status: 'pass',
      evidence: `${required.name} present on ${image.digest}, not verified`,
      details: [`${required.name}: ${digest}`],
      attestations: [digest],
    });
  });
});

describe('what is required', () => {
  it('must all be there, and what is there instead is shown', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const digest = await attach(registry, image, { artifactType: 'application/spdx+json' });
    expect(await judge(registry, image.digest, SBOM, SIGNATURE, PROVENANCE)).toMatchObject({
      status: 'fail',
      evidence: `${image.digest} has no signature, no provenance`,
      details: [expect.stringContaining(`found ${digest}: application/spdx+json`)],
    });
  });

  it('must be something', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    expect(await judge(registry, image.digest)).toMatchObject({ reason: 'undecided' });
  });

  it('must be about the image and not about another one', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const other = await seedImage(registry.registry, 'other');
    await attach(registry, other, { artifactType: 'application/spdx+json' });
    expect((await judge(registry, image.digest, SBOM)).status).toBe('fail');
  });

  it('must be about the image whatever the list of its referrers says', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const liar = await seedImage(registry.registry, 'liar');
    list(registry, [{ ...liar, artifactType: 'application/spdx+json' }]);
    expect((await judge(registry, image.digest, SBOM)).status).toBe('fail');
  });

  it('is found beside what nobody understands', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const good = await attach(registry, image, { artifactType: 'application/spdx+json' });
    const broken = await registry.registry.putManifest('org/app', { schemaVersion: 2, config: 1 });
    const unknown = 'application/vnd.example.manifest.v9+json';
    list(registry, [
      { mediaType: unknown, digest: image.config, size: 2 },
      { mediaType: MANIFEST, digest: broken, size: 2 },
      { mediaType: MANIFEST, digest: `sha256:${'0'.repeat(64)}`, size: 2 },
      { mediaType: MANIFEST, digest: good, size: 2 },
    ]);
    expect(await judge(registry, image.digest, SBOM)).toMatchObject({ status: 'pass', attestations: [good] });
  });

  it('is not missing when the list cannot be read: that is an error', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    registry.registry.fail({ path: /referrers/, times: 100, action: { status: 403 } });
    await expect(judge(registry, image.digest, SBOM)).rejects.toThrow(/403/);
  });
});

describe('the tags of cosign', () => {
  const payload = (digest: string): string =>
    JSON.stringify({
      critical: {
        identity: {},
        image: { 'docker-manifest-digest': digest },
        type: 'cosign container image signature',
      },
    });
  const signed = { 'dev.cosignproject.cosign/signature': 'MEUC' };
  const envelope = (digest: Digest, predicateType = SLSA): string => {
    const statement = {
      _type: 'https://in-toto.io/Statement/v0.1',
      subject: [{ name: 'app', digest: { sha256: digest.slice(7) } }],
      predicateType,
      predicate: {},
    };
    const encoded = Buffer.from(JSON.stringify(statement)).toString('base64');
    return JSON.stringify({ payloadType: 'application/vnd.in-toto+json', payload: encoded, signatures: [] });
  };

  it('count for the type that they hold', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await tag(registry, image, 'sig', {
      layerType: COSIGN_PAYLOAD,
      content: payload(image.digest),
      layerAnnotations: signed,
    });
    await tag(registry, image, 'att', { content: envelope(image.digest) });
    expect((await judge(registry, image.digest, SIGNATURE, PROVENANCE)).status).toBe('pass');
    expect((await judge(registry, image.digest, SBOM)).status).toBe('fail');
  });

  it.each<[string, string, (digest: Digest, other: Digest) => Artifact]>([
    [
      'signs another image',
      'sig',
      (_, other) => ({ layerType: COSIGN_PAYLOAD, content: payload(other), layerAnnotations: signed }),
    ],
    ['has no signature', 'sig', (digest) => ({ layerType: COSIGN_PAYLOAD, content: payload(digest) })],
    ['has no payload', 'sig', () => ({ layerType: COSIGN_PAYLOAD, content: '', layerAnnotations: signed })],
    ['is about another image', 'att', (_, other) => ({ content: envelope(other) })],
    ['is of another type', 'att', (digest) => ({ content: envelope(digest, 'https://example.com/x') })],
    ['is no envelope', 'att', () => ({ content: '{"payload":1}' })],
    ['is no statement', 'att', () => ({ content: '{"payloadType":"a","payload":"","signatures":[]}' })],
  ])('do not count when what they hold %s', async (_name, suffix, make) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const other = await seedImage(registry.registry, 'other');
    await tag(registry, image, suffix, make(image.digest, other.digest));
    expect((await judge(registry, image.digest, suffix === 'sig' ? SIGNATURE : PROVENANCE)).status).toBe(
      'fail',
    );
  });

  it('are asked for only when something is still missing', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attach(registry, image, { artifactType: 'application/spdx+json' });
    registry.registry.clearRequests();
    await judge(registry, image.digest, SBOM);
    expect(registry.registry.requests.filter(({ path }) => /\.(sig|att)$/.test(path))).toEqual([]);
  });
});

describe('the attestations that BuildKit puts into an index', () => {
  async function seed(registry: Registry, attested: readonly ('amd64' | 'arm64')[]): Promise<Digest> {
    const platforms = {
      amd64: await seedImage(registry.registry, 'amd64'),
      arm64: await seedImage(registry.registry, 'arm64', { architecture: 'arm64' }),
    };
    const children: object[] = Object.entries(platforms).map(([architecture, image]) => ({
      ...image,
      platform: { os: 'linux', architecture },
    }));
    for (const architecture of attested) {
      const artifact = await artifactOf(registry.registry, {
        layerType: 'application/vnd.in-toto+json',
        layerAnnotations: { 'in-toto.io/predicate-type': SLSA },
        content: architecture,
      });
      children.push({
        mediaType: MANIFEST,
        digest: await registry.registry.putManifest('org/app', artifact),
        size: JSON.stringify(artifact).length,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': platforms[architecture].digest,
        },
      });
    }
    return (await seedIndex(registry.registry, children)).digest;
  }

  it('count when every platform has its own', async () => {
    await using registry = await openRegistry();
    const result = await judge(registry, await seed(registry, ['amd64', 'arm64']), PROVENANCE);
    expect(result).toMatchObject({ status: 'pass', attestations: [expect.any(String), expect.any(String)] });
  });

  it('do not count when a platform has none', async () => {
    await using registry = await openRegistry();
    const result = await judge(registry, await seed(registry, ['amd64']), PROVENANCE);
    expect(result).toMatchObject({ status: 'fail', details: [expect.stringContaining(SLSA)] });
  });
});
