import { describe, expect, it } from 'vitest';
import type { Algorithm, TestRegistry } from '../../src/registry/index.ts';
import { bytesOf, call, pushBlob, pushManifest, STORAGES, start } from './fixture.ts';
import { jsonOf } from './http.ts';
import {
  type Descriptor,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  describeBytes,
  descriptorOf,
  EMPTY_JSON,
  type Manifest,
  manifestOf,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER,
  OCI_MANIFEST,
} from './images.ts';

const REPOSITORY = 'conformance/repo1';
const ARTIFACT = 'application/vnd.example.artifact.v1';

/** What is pushed: blobs, then manifests in this order, then tags. */
class Content {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests: Manifest[] = [];
  readonly tags = new Map<string, string>();
  readonly subjects = new Map<string, string[]>();
  readonly algorithm: Algorithm;

  constructor(algorithm: Algorithm = 'sha256') {
    this.algorithm = algorithm;
  }

  blob(mediaType: string, bytes: Buffer = bytesOf(100), fields: Partial<Descriptor> = {}): Descriptor {
    const descriptor = { ...describeBytes(mediaType, bytes, this.algorithm), ...fields };
    this.blobs.set(descriptor.digest, bytes);
    return descriptor;
  }

  manifest(mediaType: string, fields: Readonly<Record<string, unknown>>, tag?: string): Manifest {
    const manifest = manifestOf({ mediaType, ...fields }, this.algorithm);
    this.manifests.push(manifest);
    const subject = fields.subject as Descriptor | undefined;
    if (subject !== undefined) {
      this.subjects.set(subject.digest, [...(this.subjects.get(subject.digest) ?? []), manifest.digest]);
    }
    if (tag !== undefined) {
      this.tags.set(tag, manifest.digest);
    }
    return manifest;
  }

  image(tag?: string, fields: Readonly<Record<string, unknown>> = {}): Manifest {
    const config = this.blob(
      OCI_CONFIG,
      Buffer.from(JSON.stringify({ os: 'linux', id: bytesOf(4).toString('hex') })),
    );
    const layers = [this.blob(OCI_LAYER), this.blob(OCI_LAYER)];
    return this.manifest(OCI_MANIFEST, { config, layers, ...fields }, tag);
  }

  artifact(tag?: string, fields: Readonly<Record<string, unknown>> = {}): Manifest {
    const config = this.blob(EMPTY_JSON, Buffer.from('{}'));
    const all = { artifactType: ARTIFACT, config, layers: [this.blob(ARTIFACT)], ...fields };
    return this.manifest(OCI_MANIFEST, all, tag);
  }

  index(
    children: readonly Descriptor[],
    tag?: string,
    fields: Readonly<Record<string, unknown>> = {},
  ): Manifest {
    return this.manifest(OCI_INDEX, { manifests: children.map(descriptorOf), ...fields }, tag);
  }
}

/** The kinds of content of OCI's conformance suite, and Docker's. */
const KINDS: Readonly<Record<string, (content: Content) => unknown>> = {
  'an image': (content) => content.image('image'),
  'an image with a manifest of 3.9 MB': (content) => {
    const annotations = Object.fromEntries(
      Array.from({ length: 390 }, (_, i) => [`large-${i}`, 'A'.repeat(10_000)]),
    );
    return content.image('large', { annotations });
  },
  'an index': (content) => content.index([content.image(), content.image()], 'index'),
  'an index of indexes': (content) => {
    const inner = [0, 1].map(() => content.index([content.image(), content.image()]));
    return content.index(inner, 'nested');
  },
  'an empty index': (content) => content.index([], 'empty'),
  'an artifact': (content) => content.artifact('artifact'),
  'an index of artifacts': (content) =>
    content.index([content.artifact(), content.artifact()], 'artifacts', { artifactType: ARTIFACT }),
  'an artifact whose only layer is the empty one': (content) => {
    const empty = content.blob(EMPTY_JSON, Buffer.from('{}'));
    return content.artifact('bare', { layers: [empty] });
  },
  'artifacts with a subject': (content) => {
    const subject = descriptorOf(content.image('subject'));
    content.image(undefined, { subject });
    content.artifact('sbom', { subject, annotations: { 'org.example.format': 'json' } });
    content.artifact('signature', { subject, artifactType: 'application/vnd.example.other.v1' });
  },
  'an index with a subject': (content) => {
    const subject = descriptorOf(content.index([content.image()], 'subject'));
    content.index([content.artifact()], 'about', { subject, artifactType: ARTIFACT });
  },
  'an artifact whose subject is missing': (content) =>
    content.artifact('early', { subject: describeBytes(OCI_MANIFEST, bytesOf(5)) }),
  'an image with data in its descriptors': (content) => {
    const bytes = Buffer.from(JSON.stringify({ os: 'linux' }));
    const config = content.blob(OCI_CONFIG, bytes, { data: bytes.toString('base64') });
    return content.image('data', { config });
  },
  'an image with layers that are not distributed': (content) => {
    const mediaType = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip';
    const foreign = { ...describeBytes(mediaType, bytesOf(9)), urls: ['https://store.example.com/x'] };
    return content.image('foreign', { layers: [foreign, content.blob(OCI_LAYER)] });
  },
  'an index with fields of its own': (content) =>
    content.index([content.image(undefined, { 'org.example': 'a' })], 'custom', { 'org.example': ['b'] }),
  'an image without layers': (content) => content.image('no-layers', { layers: [] }),
  "Docker's image and list": (content) => {
    const config = content.blob('application/vnd.docker.container.image.v1+json');
    const layers = [content.blob('application/vnd.docker.image.rootfs.diff.tar.gzip')];
    const image = content.manifest(DOCKER_MANIFEST, { config, layers }, 'docker');
    return content.manifest(DOCKER_LIST, { manifests: [descriptorOf(image)] }, 'docker-list');
  },
};

async function push(registry: TestRegistry, content: Content, tagParameters: boolean): Promise<void> {
  for (const bytes of content.blobs.values()) {
    await pushBlob(registry, REPOSITORY, bytes, content.algorithm);
  }
  for (const { digest, bytes, mediaType } of content.manifests) {
    const tags = [...content.tags]
      .filter(([, target]) => tagParameters && target === digest)
      .map(([tag]) => tag);
    const query = tags.map((tag, index) => `${index === 0 ? '?' : '&'}tag=${tag}`).join('');
    const answer = await pushManifest(registry, REPOSITORY, digest, bytes, mediaType, query);
    expect([answer.status, answer.headers['docker-content-digest']]).toEqual([201, digest]);
    expect(answer.headers['oci-tag']).toBe(tags.length === 0 ? undefined : tags.join(', '));
  }
  for (const [tag, digest] of tagParameters ? [] : content.tags) {
    const { bytes, mediaType } = content.manifests.find((manifest) => manifest.digest === digest) as Manifest;
    expect((await pushManifest(registry, REPOSITORY, tag, bytes, mediaType)).status).toBe(201);
  }
}

async function expectPullable(registry: TestRegistry, content: Content): Promise<void> {
  const references = [...content.tags, ...content.manifests.map(({ digest }) => [digest, digest] as const)];
  for (const [reference, digest] of references) {
    const { bytes, mediaType } = content.manifests.find((manifest) => manifest.digest === digest) as Manifest;
    const sent = { headers: { Accept: mediaType } };
    for (const method of ['GET', 'HEAD']) {
      const answer = await call(registry, method, `/v2/${REPOSITORY}/manifests/${reference}`, sent);
      const headers = ['content-type', 'content-length', 'docker-content-digest'].map(
        (name) => answer.headers[name],
      );
      expect([answer.status, ...headers]).toEqual([200, mediaType, String(bytes.length), digest]);
      expect(answer.body.equals(method === 'GET' ? bytes : Buffer.alloc(0))).toBe(true);
    }
  }
  for (const [digest, bytes] of content.blobs) {
    const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`);
    expect([answer.status, answer.body.equals(bytes)]).toEqual([200, true]);
  }
}

async function expectDiscoverable(registry: TestRegistry, content: Content): Promise<void> {
  const list = await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list`);
  expect(jsonOf<{ tags: string[] }>(list).tags).toEqual([...content.tags.keys()].sort());
  for (const [subject, digests] of content.subjects) {
    const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/referrers/${subject}`);
    const found = jsonOf<{ manifests: Descriptor[] }>(answer).manifests.map(({ digest }) => digest);
    expect(found).toEqual([...digests].sort());
  }
}

async function expectDeletable(registry: TestRegistry, content: Content): Promise<void> {
  const paths = [
    ...[...content.tags.keys()].map((tag) => `manifests/${tag}`),
    ...content.manifests.map(({ digest }) => `manifests/${digest}`).reverse(),
    ...[...content.blobs.keys()].map((digest) => `blobs/${digest}`),
  ];
  for (const path of paths) {
    expect((await call(registry, 'DELETE', `/v2/${REPOSITORY}/${path}`)).status).toBe(202);
    expect((await call(registry, 'HEAD', `/v2/${REPOSITORY}/${path}`)).status).toBe(404);
  }
  expect(registry.repositories()).toEqual([]);
}

describe.each(STORAGES)('on %s', (storage) => {
  describe.each([
    ['sha256', false],
    ['sha256', true],
    ['sha512', true],
  ] as const)('with %s and tag parameters %s', (algorithm, tagParameters) => {
    it.each(Object.entries(KINDS))('%s is pushed, found, pulled and deleted', async (_, build) => {
      const registry = await start(storage);
      const content = new Content(algorithm);
      build(content);
      await push(registry, content, tagParameters);
      await expectDiscoverable(registry, content);
      await expectPullable(registry, content);
      await expectDeletable(registry, content);
    });
  });
});
