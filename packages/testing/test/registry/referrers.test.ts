import { describe, expect, it } from 'vitest';
import { digestOf, type TestRegistry } from '../../src/registry/index.ts';
import { bytesOf, call, pushBlob, pushManifest, STORAGES, start } from './fixture.ts';
import { codesOf, jsonOf } from './http.ts';
import {
  type Descriptor,
  describeBytes,
  descriptorOf,
  EMPTY_JSON,
  type Manifest,
  manifestOf,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_MANIFEST,
  pushImageBlobs,
} from './images.ts';

const REPOSITORY = 'conformance/repo1';
const SBOM = 'application/vnd.example.sbom.v1';
const SIGNATURE = 'application/vnd.example.signature.v1';

interface Referrers {
  readonly schemaVersion: number;
  readonly mediaType: string;
  readonly manifests: readonly (Descriptor & {
    readonly artifactType?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  })[];
}

/** An artifact that refers to `subject`, pushed; its annotation makes it unlike any other. */
async function pushArtifact(
  registry: TestRegistry,
  subject: Descriptor,
  artifactType: string,
): Promise<Manifest> {
  await pushBlob(registry, REPOSITORY, Buffer.from('{}'));
  const empty = describeBytes(EMPTY_JSON, Buffer.from('{}'));
  const annotations = { 'org.example.id': bytesOf(8).toString('hex') };
  const fields = {
    artifactType,
    config: empty,
    layers: [empty],
    subject: descriptorOf(subject),
    annotations,
  };
  const artifact = manifestOf({ mediaType: OCI_MANIFEST, ...fields });
  const answer = await pushManifest(registry, REPOSITORY, artifact.digest, artifact.bytes, OCI_MANIFEST);
  expect([answer.status, answer.headers['oci-subject']]).toEqual([201, subject.digest]);
  return artifact;
}

async function referrers(
  registry: TestRegistry,
  digest: string,
  query = '',
): Promise<Referrers['manifests']> {
  const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/referrers/${digest}${query}`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, OCI_INDEX]);
  const index = jsonOf<Referrers>(answer);
  expect([index.schemaVersion, index.mediaType]).toEqual([2, OCI_INDEX]);
  return index.manifests;
}

describe.each(STORAGES)('referrers on %s (end-12)', (storage) => {
  it('are an empty index in a repository that does not exist, for any digest', async () => {
    const registry = await start(storage);
    expect(await referrers(registry, digestOf(bytesOf(10)))).toEqual([]);
    expect(await referrers(registry, digestOf(bytesOf(10), 'sha512'))).toEqual([]);
  });

  it('answer HEAD without a body', async () => {
    const registry = await start(storage);
    const answer = await call(registry, 'HEAD', `/v2/${REPOSITORY}/referrers/${digestOf(bytesOf(10))}`);
    expect([answer.status, answer.headers['content-type'], answer.body.length]).toEqual([200, OCI_INDEX, 0]);
  });

  it.each(['sha256:short', 'latest', `md5:${'0'.repeat(32)}`])(
    'of %s are a bad request',
    async (reference) => {
      const registry = await start(storage);
      const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/referrers/${reference}`);
      expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
    },
  );

  it('have type, size, artifact type and annotations', async () => {
    const registry = await start(storage);
    const subject = await pushImageBlobs(registry, REPOSITORY);
    await pushManifest(registry, REPOSITORY, 'v1', subject.bytes, OCI_MANIFEST);
    const sbom = await pushArtifact(registry, subject, SBOM);
    const [found, ...more] = await referrers(registry, subject.digest);
    expect(more).toEqual([]);
    const { annotations } = JSON.parse(sbom.bytes.toString()) as { annotations: object };
    expect(found).toEqual({ ...descriptorOf(sbom), artifactType: SBOM, annotations });
  });

  it('have the config type where an image has no artifact type, and none where an index has none', async () => {
    const registry = await start(storage);
    const subject = descriptorOf(manifestOf({ mediaType: OCI_MANIFEST }));
    const image = await pushImageBlobs(registry, REPOSITORY, { subject });
    const index = manifestOf({ mediaType: OCI_INDEX, manifests: [], subject });
    for (const { bytes, mediaType } of [image, index]) {
      expect((await pushManifest(registry, REPOSITORY, digestOf(bytes), bytes, mediaType)).status).toBe(201);
    }
    const types = new Map(
      (await referrers(registry, subject.digest)).map((one) => [one.digest, one.artifactType]),
    );
    expect(types).toEqual(
      new Map([
        [image.digest, OCI_CONFIG],
        [index.digest, undefined],
      ]),
    );
  });

  it('are filtered by artifact type, and say so', async () => {
    const registry = await start(storage);
    const subject = describeBytes(OCI_MANIFEST, bytesOf(10));
    const sbom = await pushArtifact(registry, subject, SBOM);
    const signatures = [
      await pushArtifact(registry, subject, SIGNATURE),
      await pushArtifact(registry, subject, SIGNATURE),
    ];
    const path = `/v2/${REPOSITORY}/referrers/${subject.digest}?artifactType=`;
    const answer = await call(registry, 'GET', `${path}${encodeURIComponent(SIGNATURE)}`);
    expect(answer.headers['oci-filters-applied']).toBe('artifactType');
    expect(
      jsonOf<Referrers>(answer)
        .manifests.map(({ digest }) => digest)
        .sort(),
    ).toEqual(signatures.map(({ digest }) => digest).sort());
    expect((await referrers(registry, subject.digest, `?artifactType=${SBOM}`))[0]?.digest).toBe(sbom.digest);
    expect(await referrers(registry, subject.digest, '?artifactType=text/none')).toEqual([]);
    const unfiltered = await call(registry, 'GET', `/v2/${REPOSITORY}/referrers/${subject.digest}`);
    expect(unfiltered.headers['oci-filters-applied']).toBeUndefined();
  });

  it('may be pushed before their subject, and outlive it', async () => {
    const registry = await start(storage);
    const subject = await pushImageBlobs(registry, REPOSITORY);
    const sbom = await pushArtifact(registry, subject, SBOM);
    expect((await referrers(registry, subject.digest))[0]?.digest).toBe(sbom.digest);
    await pushManifest(registry, REPOSITORY, 'v1', subject.bytes, OCI_MANIFEST);
    await call(registry, 'DELETE', `/v2/${REPOSITORY}/manifests/${subject.digest}`);
    expect((await referrers(registry, subject.digest))[0]?.digest).toBe(sbom.digest);
    await call(registry, 'DELETE', `/v2/${REPOSITORY}/manifests/${sbom.digest}`);
    expect(await referrers(registry, subject.digest)).toEqual([]);
  });

  it('are those of one repository', async () => {
    const registry = await start(storage);
    const subject = describeBytes(OCI_MANIFEST, bytesOf(10));
    await pushArtifact(registry, subject, SBOM);
    const elsewhere = await call(registry, 'GET', `/v2/conformance/repo2/referrers/${subject.digest}`);
    expect(jsonOf<Referrers>(elsewhere).manifests).toEqual([]);
  });

  it('come in pages that Link leads through, filter included', async () => {
    const registry = await start(storage, { capabilities: { referrersPage: 2 } });
    const subject = describeBytes(OCI_MANIFEST, bytesOf(10));
    const pushed: string[] = [];
    for (let count = 0; count < 5; count++) {
      pushed.push((await pushArtifact(registry, subject, SBOM)).digest);
    }
    await pushArtifact(registry, subject, SIGNATURE);
    const found: string[] = [];
    let path: string | undefined = `/v2/${REPOSITORY}/referrers/${subject.digest}?artifactType=${SBOM}`;
    while (path !== undefined) {
      const answer = await call(registry, 'GET', path);
      expect(answer.headers['oci-filters-applied']).toBe('artifactType');
      found.push(...jsonOf<Referrers>(answer).manifests.map(({ digest }) => digest));
      path = /^<(.+)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
    }
    expect(found).toEqual(pushed.sort());
  });
});
