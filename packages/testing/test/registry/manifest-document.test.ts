import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, OciError } from '../../src/registry/index.ts';
import {
  type ManifestDocument,
  readAnyManifest,
  readManifest,
} from '../../src/registry/manifest-document.ts';
import { bytesOf } from './fixture.ts';
import {
  DOCKER_LIST,
  DOCKER_MANIFEST,
  describeBytes,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER,
  OCI_MANIFEST,
} from './images.ts';

const config = describeBytes(OCI_CONFIG, bytesOf(3));
const layer = describeBytes(OCI_LAYER, bytesOf(3));

function read(value: unknown, contentType?: string): ManifestDocument {
  return readManifest(Buffer.from(JSON.stringify(value)), contentType);
}

function image(fields: object = {}): object {
  return { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [layer], ...fields };
}

describe('readManifest', () => {
  it('finds what an image needs', () => {
    const { references } = read(image());
    expect(references.map(({ digest, kind, foreign }) => [digest, kind, foreign])).toEqual([
      [config.digest, 'blob', false],
      [layer.digest, 'blob', false],
    ]);
  });

  it('finds what an index needs, and takes one without children', () => {
    const child = describeBytes(OCI_MANIFEST, bytesOf(3));
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [child] };
    expect(read(index).references.map(({ digest, kind }) => [digest, kind])).toEqual([
      [child.digest, 'manifest'],
    ]);
    expect(read({ ...index, manifests: [] }).references).toEqual([]);
  });

  it.each([
    ['application/vnd.oci.image.layer.nondistributable.v1.tar', undefined],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', ['https://example.com/x']],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', undefined],
    [OCI_LAYER, ['https://example.com/x']],
  ])('knows a layer of type %s with urls %j as one that is not pushed', (mediaType, urls) => {
    const { references } = read(image({ layers: [{ ...layer, mediaType, urls }] }));
    expect(references[1]?.foreign).toBe(true);
  });

  it.each([
    [OCI_MANIFEST, undefined, OCI_MANIFEST],
    [undefined, OCI_MANIFEST, OCI_MANIFEST],
    [undefined, `${OCI_MANIFEST}; charset=utf-8`, OCI_MANIFEST],
    [DOCKER_MANIFEST, DOCKER_MANIFEST, DOCKER_MANIFEST],
    [undefined, undefined, OCI_MANIFEST],
  ])('with mediaType %s and Content-Type %s is a %s', (mediaType, contentType, expected) => {
    expect(read(image({ mediaType }), contentType).mediaType).toBe(expected);
  });

  it('takes an index for one by its manifests when nothing else says so', () => {
    expect(read({ schemaVersion: 2, manifests: [] }).mediaType).toBe(OCI_INDEX);
    expect(read({ schemaVersion: 2, manifests: [] }, DOCKER_LIST).mediaType).toBe(DOCKER_LIST);
  });

  it('gives the artifact type that the referrers API shows', () => {
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] };
    expect(read(image()).artifactType).toBe(OCI_CONFIG);
    expect(read(image({ artifactType: '' })).artifactType).toBe(OCI_CONFIG);
    expect(read(image({ artifactType: 'text/x' })).artifactType).toBe('text/x');
    expect(read(index).artifactType).toBeUndefined();
    expect(read({ ...index, artifactType: 'text/x' }).artifactType).toBe('text/x');
  });

  it('keeps annotations, whatever they are called', () => {
    const annotations = JSON.parse('{"__proto__":"a","constructor":"b","plain":"c"}') as object;
    expect(Object.entries(read(image({ annotations })).annotations ?? {})).toEqual(
      Object.entries(annotations),
    );
    expect(read(image({ annotations: null })).annotations).toBeUndefined();
  });

  it('takes any JSON object of a type that it does not know', () => {
    const mediaType = 'application/vnd.example.manifest.v9+json';
    expect(read({ mediaType, blobs: 7 }, mediaType)).toEqual({ mediaType, references: [] });
  });

  it('knows the artifact manifest of early OCI 1.1, which has no schema version', () => {
    const mediaType = 'application/vnd.oci.artifact.manifest.v1+json';
    const blob = { mediaType: 'text/spdx', digest: `sha256:${'1'.repeat(64)}`, size: 3 };
    const subject = { mediaType: OCI_MANIFEST, digest: `sha256:${'2'.repeat(64)}`, size: 4 };
    expect(read({ mediaType, artifactType: 'text/spdx', blobs: [blob], subject }, mediaType)).toMatchObject({
      artifactType: 'text/spdx',
      references: [{ digest: blob.digest, kind: 'blob' }],
      subject: subject.digest,
    });
    expect(() => read({ mediaType, blobs: 7 }, mediaType)).toThrow('blobs is not an array');
  });

  it.each([
    ['a text', '"x"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['half an object', '{"schemaVersion":2'],
    ['nothing', ''],
    ['a byte order mark', `\uFEFF${JSON.stringify(image())}`],
  ])('refuses %s', (_, text) => {
    expect(() => readManifest(Buffer.from(text), OCI_MANIFEST)).toThrow(OciError);
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = Buffer.from(JSON.stringify(image({ annotations: { a: '~' } })));
    bytes[bytes.indexOf('~')] = 0xff;
    expect(() => readManifest(bytes, OCI_MANIFEST)).toThrow(/not JSON/);
  });

  it.each([
    ['a type that differs from Content-Type', { mediaType: OCI_INDEX, manifests: [] }, /differs/],
    ['a type that is no text', { mediaType: 7 }, /mediaType/],
    ['schema 1', { schemaVersion: 1 }, /schemaVersion is 1/],
    ['no schema version', { schemaVersion: undefined }, /schemaVersion/],
    ['no config', { config: undefined }, /config is not an object/],
    ['no layers', { layers: undefined }, /layers is not an array/],
    ['null layers', { layers: null }, /layers is not an array/],
    ['a broken digest', { config: { ...config, digest: 'sha256:x' } }, /config has the digest "sha256:x"/],
    ['no digest', { layers: [layer, { ...layer, digest: undefined }] }, /layers\[1\] has the digest/],
    ['a negative size', { config: { ...config, size: -1 } }, /size -1/],
    ['a size with a fraction', { config: { ...config, size: 0.5 } }, /size 0.5/],
    ['a size beyond 2^53', { config: { ...config, size: 2 ** 60 } }, /size/],
    ['a size as text', { config: { ...config, size: '3' } }, /size "3"/],
    ['a descriptor without type', { config: { ...config, mediaType: undefined } }, /config has no mediaType/],
    ['a broken subject', { subject: {} }, /subject has the digest/],
    ['annotations that are a list', { annotations: [] }, /annotations is not an object/],
    ['an annotation that is no text', { annotations: { a: 1 } }, /annotation a/],
  ])('refuses %s', (_, fields, message) => {
    expect(() => read(image(fields), OCI_MANIFEST)).toThrow(message);
  });

  it('refuses or reads, and never fails otherwise', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(OCI_MANIFEST, OCI_INDEX, undefined), (value, type) => {
        try {
          expect(read(value, type).references).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(OciError);
        }
      }),
    );
  });
});

describe('readAnyManifest', () => {
  it('reads what is good and takes the rest as opaque', () => {
    const subject = { ...layer, digest: layer.digest as Digest };
    expect(readAnyManifest(Buffer.from(JSON.stringify(image({ subject }))), undefined).subject).toBe(
      layer.digest,
    );
    expect(readAnyManifest(Buffer.from('junk'), OCI_INDEX)).toEqual({ mediaType: OCI_INDEX, references: [] });
    expect(readAnyManifest(Buffer.from('junk'), undefined).mediaType).toBe(OCI_MANIFEST);
  });
});
