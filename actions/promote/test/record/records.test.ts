import { type Digest, digestOf, parseManifest } from '@container-kit/registry';
import type { ProfileName } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { decodeBundle } from '../../src/record/bundle.ts';
import { isSignedBy } from '../../src/record/dsse.ts';
import {
  findRecords,
  loadSigningKey,
  loadVerificationKey,
  type PromotionRecord,
  RecordError,
} from '../../src/record/index.ts';
import { encodePredicate, VSA_TYPE } from '../../src/record/predicate.ts';
import { encodeStatement } from '../../src/record/statement.ts';
import {
  ecdsa,
  ed25519,
  JUDGEMENT,
  leaveRecord,
  MANIFEST,
  openRegistry,
  type Registry,
  recordOf,
  seedBlob,
  seedImage,
  seedIndex,
} from './support.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';
const OLD: Digest = `sha256:${'0'.repeat(64)}`;

const PROFILES: readonly ProfileName[] = [
  'strict',
  'ghcr',
  'hub',
  'harbor',
  'distribution2',
  'legacy-no-digest-header',
];

describe.each(PROFILES)('a record in a registry of profile %s', (profile) => {
  it('is found again on a fresh machine, without a signature', async () => {
    await using registry = await openRegistry(profile);
    const image = await seedImage(registry.registry, 'app');
    const record = moved(registry, image.digest);
    const attached = await leaveRecord(registry.repository(), image, record);
    const found = await findRecords(registry.repository(), image.digest, undefined);
    expect(found).toEqual([{ record, attestation: attached, signature: 'unsigned' }]);
  });

  it('is found again signed, beside others', async () => {
    await using registry = await openRegistry(profile);
    const pair = ecdsa();
    const image = await seedImage(registry.registry, 'app');
    const first = moved(registry, image.digest);
    const second = { ...first, environment: 'staging' };
    const repository = registry.repository();
    const key = loadSigningKey(pair.privateKey);
    await leaveRecord(repository, image, first, key);
    await leaveRecord(repository, image, second, loadSigningKey(ed25519().privateKey));
    const found = await findRecords(repository, image.digest, loadVerificationKey(pair.publicKey));
    expect(found.map(({ record, signature }) => [record.environment, signature]).sort()).toEqual([
      ['production', 'verified'],
      ['staging', 'signed'],
    ]);
  });
});

describe('the artifact that carries a record', () => {
  it('is a Sigstore bundle when signed, laid out as cosign does it', async () => {
    await using registry = await openRegistry();
    const pair = ecdsa();
    const image = await seedImage(registry.registry, 'app');
    const record = moved(registry, image.digest);
    const key = loadSigningKey(pair.privateKey);
    const digest = await leaveRecord(registry.repository(), image, record, key);
    const manifest = manifestOf(registry, digest);
    expect(manifest).toMatchObject({
      artifactType: BUNDLE,
      config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2 },
      layers: [{ mediaType: BUNDLE }],
      subject: { mediaType: MANIFEST, digest: image.digest, size: image.size },
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': VSA_TYPE,
        'org.opencontainers.image.created': '2026-11-01T12:00:00.000Z',
        'dev.container-kit.promotion.kind': 'promotion',
        'dev.container-kit.promotion.signature': 'signed',
        'dev.container-kit.promotion.environment': 'production',
        'dev.container-kit.promotion.destinations': JSON.stringify({
          [`${registry.registry.host}/org/app:production`]: OLD,
        }),
      },
    });
    const bytes = await blobOf(registry, manifest.layers[0]?.digest);
    expect(JSON.parse(bytes.toString())).toMatchObject({
      mediaType: BUNDLE,
      verificationMaterial: { publicKey: { hint: key.keyid }, tlogEntries: [] },
      dsseEnvelope: {
        payloadType: 'application/vnd.in-toto+json',
        signatures: [{ sig: expect.any(String) }],
      },
    });
    // cosign 3.1 passes over signatures with a key ID that is not of its own making.
    expect(bytes.toString()).not.toContain('"keyid"');
    const envelope = decodeBundle({ mediaType: BUNDLE, bytes })?.envelope;
    expect(envelope && isSignedBy(envelope, loadVerificationKey(pair.publicKey))).toBe(true);
  });

  it('is an envelope without signatures when unsigned, and says so', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const record = { ...moved(registry, image.digest), environment: undefined };
    const digest = await leaveRecord(registry.repository(), image, record);
    const { artifactType, layers, annotations = {} } = manifestOf(registry, digest);
    expect([artifactType, layers[0]?.mediaType]).toEqual([ENVELOPE, ENVELOPE]);
    expect(annotations['dev.container-kit.promotion.signature']).toBe('unsigned');
    expect(annotations).not.toHaveProperty(['dev.sigstore.bundle.content']);
    expect(annotations).not.toHaveProperty(['dev.container-kit.promotion.environment']);
    expect(JSON.parse((await blobOf(registry, layers[0]?.digest)).toString()).signatures).toEqual([]);
  });

  it('hangs on an index as well', async () => {
    await using registry = await openRegistry('ghcr');
    const child = await seedImage(registry.registry, 'app');
    const index = await seedIndex(registry.registry, [child]);
    const record = moved(registry, index.digest);
    await leaveRecord(registry.repository(), index, record);
    expect(await findRecords(registry.repository(), index.digest, undefined)).toHaveLength(1);
    expect(await findRecords(registry.repository(), child.digest, undefined)).toHaveLength(0);
  });
});

describe('what is no record', () => {
  it.each([
    [
      'a statement about another image',
      (digest: Digest) => ({ payload: statement(recordOf({ digest: digestOf(Buffer.from(digest)) })) }),
    ],
    [
      'another kind of attestation',
      (digest: Digest) => ({ payload: statement(recordOf({ digest }), 'https://slsa.dev/provenance/v1') }),
    ],
    [
      'a payload of another type',
      (digest: Digest) => ({ payload: statement(recordOf({ digest })), payloadType: 'text/plain' }),
    ],
    ['no statement', () => ({ payload: Buffer.from('{}') })],
    ['no base64', () => ({ payload: '%' })],
  ])('is passed over: %s', async (_name, make) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const { payload, payloadType = 'application/vnd.in-toto+json' } = make(image.digest) as {
      payload: Buffer | string;
      payloadType?: string;
    };
    const text = typeof payload === 'string' ? payload : payload.toString('base64');
    await seedReferrer(registry, image, JSON.stringify({ payloadType, payload: text, signatures: [] }));
    expect(await findRecords(registry.repository(), image.digest, undefined)).toEqual([]);
  });

  it('is passed over unread when the list tells it apart, or when it is too large', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await seedReferrer(registry, image, 'x', {
      annotations: { 'dev.sigstore.bundle.predicateType': 'https://spdx.dev/Document' },
    });
    await seedReferrer(registry, image, 'y', { mediaType: 'application/spdx+json' });
    await seedReferrer(registry, image, 'z'.repeat(1024 * 1024 + 1));
    registry.registry.clearRequests();
    expect(await findRecords(registry.repository(), image.digest, undefined)).toEqual([]);
    expect(registry.registry.requests.filter(({ path }) => path.includes('/blobs/'))).toEqual([]);
    expect(registry.registry.requests.filter(({ path }) => path.includes('/manifests/'))).toHaveLength(1);
  });

  it('stops everything when it is a record of a version that is not known here', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const later = statement(recordOf({ digest: image.digest }))
      .toString()
      .replace('"version":1', '"version":2');
    const payload = Buffer.from(later).toString('base64');
    await seedReferrer(
      registry,
      image,
      JSON.stringify({ payloadType: 'application/vnd.in-toto+json', payload, signatures: [] }),
    );
    await expect(findRecords(registry.repository(), image.digest, undefined)).rejects.toThrow(RecordError);
  });

  it('is not the same as a list that cannot be read', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    registry.registry.fail({ path: /referrers/, action: { status: 403 }, times: 100 });
    await expect(findRecords(registry.repository(), image.digest, undefined)).rejects.toThrow(/403/);
  });
});

function moved({ registry }: Registry, digest: Digest): PromotionRecord {
  const name = `${registry.host}/org/app`;
  return recordOf({ digest, name, moves: [{ reference: `${name}:production`, previous: OLD }] });
}

function statement(record: PromotionRecord, predicateType = VSA_TYPE): Buffer {
  const { name, digest } = record;
  return encodeStatement({
    subject: { name, digest },
    predicateType,
    predicate: encodePredicate(record, JUDGEMENT),
  });
}

async function seedReferrer(
  { registry }: Registry,
  { mediaType: type, digest, size }: { mediaType: string; digest: Digest; size: number },
  content: string,
  { mediaType = ENVELOPE, annotations }: { mediaType?: string; annotations?: Record<string, string> } = {},
): Promise<void> {
  await registry.putManifest('org/app', {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: mediaType,
    config: await seedBlob(registry, 'org/app', 'application/vnd.oci.empty.v1+json', '{}'),
    layers: [await seedBlob(registry, 'org/app', mediaType, content)],
    subject: { mediaType: type, digest, size },
    annotations,
  });
}

function manifestOf({ registry }: Registry, digest: Digest) {
  const manifest = parseManifest(registry.manifest('org/app', digest)?.bytes ?? Buffer.of());
  if (manifest.kind !== 'image') throw new Error('this is an index');
  return manifest;
}

async function blobOf({ registry }: Registry, digest: Digest | undefined): Promise<Buffer> {
  return (await registry.blob('org/app', digest ?? '')) ?? Buffer.of();
}
