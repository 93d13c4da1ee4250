import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blobsOf,
  digestOf,
  formatPlatform,
  InvalidManifestError,
  isImageManifest,
  isIndex,
  isManifest,
  isNonDistributable,
  MAX_MANIFEST_BYTES,
  MEDIA_TYPE,
  parseManifest,
} from '../src/index.ts';
import { parseStrictJson } from '../src/json.ts';

const digest = digestOf(Buffer.from('x'));
const config = { mediaType: MEDIA_TYPE.ociConfig, digest, size: 1 };
const image = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociManifest, config, layers: [] };
const index = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] };

function encode(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

describe('parseManifest', () => {
  test('reads an artifact of early OCI 1.1, which has no schema version', () => {
    const blob = { mediaType: 'text/spdx', digest, size: 7 };
    const subject = { mediaType: MEDIA_TYPE.ociManifest, digest, size: 3 };
    const document = { mediaType: MEDIA_TYPE.ociArtifact, artifactType: 'text/spdx', blobs: [blob], subject };
    const manifest = parseManifest(encode(document), MEDIA_TYPE.ociArtifact);
    expect(manifest).toEqual({ kind: 'artifact', ...document });
    expect(blobsOf(manifest)).toEqual([blob]);
    expect(parseManifest(encode({ mediaType: MEDIA_TYPE.ociArtifact }))).toMatchObject({ blobs: [] });
  });

  test.each([
    ['layers', []],
    ['config', config],
    ['manifests', []],
    ['schemaVersion', 1],
    ['blobs', 7],
    ['blobs', [{}]],
  ])('refuses an artifact with %s', (key, value) => {
    const document = { mediaType: MEDIA_TYPE.ociArtifact, [key]: value };
    expect(() => parseManifest(encode(document))).toThrow(InvalidManifestError);
  });

  test('an image and an index need the schema version', () => {
    expect(() => parseManifest(encode({ ...image, schemaVersion: undefined }))).toThrow('schemaVersion');
    const lie = { ...image, schemaVersion: undefined, mediaType: undefined };
    expect(() => parseManifest(encode(lie), MEDIA_TYPE.ociArtifact)).toThrow('schemaVersion');
  });

  test('reads an image', () => {
    const layer = {
      mediaType: MEDIA_TYPE.ociLayerZstd,
      digest,
      size: 7,
      annotations: { a: 'b' },
      data: 'eA==',
    };
    const subject = { mediaType: MEDIA_TYPE.ociManifest, digest, size: 3 };
    const document = { ...image, artifactType: 'text/x', subject, annotations: { k: 'v' }, layers: [layer] };
    expect(parseManifest(encode(document))).toEqual({
      kind: 'image',
      mediaType: MEDIA_TYPE.ociManifest,
      artifactType: 'text/x',
      subject,
      annotations: { k: 'v' },
      config,
      layers: [layer],
    });
  });

  test('reads an index with platforms', () => {
    const platform = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.1' };
    const entry = { mediaType: MEDIA_TYPE.ociManifest, digest, size: 3, platform, urls: ['https://x'] };
    const parsed = parseManifest(encode({ ...index, manifests: [entry] }));
    expect(parsed).toMatchObject({
      kind: 'index',
      manifests: [{ digest, platform: { os: 'windows', architecture: 'amd64', osVersion: '10.0.1' } }],
    });
  });

  test.each([
    [{ ...image, mediaType: undefined }, undefined, MEDIA_TYPE.ociManifest],
    [{ ...index, mediaType: undefined }, undefined, MEDIA_TYPE.ociIndex],
    [
      { ...image, mediaType: undefined },
      `${MEDIA_TYPE.dockerManifest}; charset=utf-8`,
      MEDIA_TYPE.dockerManifest,
    ],
    [{ ...index, mediaType: MEDIA_TYPE.dockerList }, MEDIA_TYPE.dockerList, MEDIA_TYPE.dockerList],
  ])('finds the media type (%#)', (document, outer, mediaType) => {
    expect(parseManifest(encode(document), outer).mediaType).toBe(mediaType);
  });

  // Faults 26 and 28: documents that no client should read the way the next one does.
  test.each<[string, unknown, string]>([
    ['bytes that are not UTF-8', '', 'JSON'],
    ['a byte order mark', `\ufeff${JSON.stringify(image)}`, 'not valid JSON'],
    ['an array', '[]', 'is no object'],
    ['a duplicate key', '{"schemaVersion":2,"schemaVersion":2}', 'the key "schemaVersion" twice'],
    ['an escaped duplicate key', '{"a":1,"\\u0061":2}', 'the key "a" twice'],
    ['depth 10000', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'deeper than 64'],
    ['schema 1', { schemaVersion: 1, name: 'x' }, 'schema 1 is not supported'],
    ['schema 3', { ...image, schemaVersion: 3 }, 'schemaVersion 3 is not 2'],
    ['an index with layers', { ...index, layers: [] }, 'must not have "layers"'],
    ['an index with a config', { ...index, config }, 'must not have "config"'],
    ['an image with manifests', { ...image, manifests: [] }, 'must not have "manifests"'],
    ['an unknown media type', { ...image, mediaType: 'application/json' }, 'neither an image nor an index'],
    ['no config', { ...image, config: undefined }, 'config'],
    ['a size beyond 2^53', JSON.stringify(image).replace('"size":1', '"size":9007199254740993'), 'no size'],
    ['a negative size', { ...image, config: { ...config, size: -1 } }, 'no size'],
    ['a fractional size', { ...image, config: { ...config, size: 1.5 } }, 'no size'],
    ['a size in a text', { ...image, config: { ...config, size: '1' } }, 'no size'],
    ['an upper-case digest', { ...image, config: { ...config, digest: digest.toUpperCase() } }, 'no sha256'],
    ['a path for a digest', { ...image, config: { ...config, digest: '../../etc/passwd' } }, 'no sha256'],
    ['annotations that are no texts', { ...image, annotations: { a: 1 } }, 'annotations'],
    ['too many entries', { ...index, manifests: Array(10_001).fill(config) }, 'at most 10000'],
  ])('refuses %s', (_, document, problem) => {
    expect(() => parseManifest(encode(document))).toThrow(InvalidManifestError);
    expect(() => parseManifest(encode(document))).toThrow(problem);
  });

  test('refuses invalid UTF-8 and more than 4 MiB', () => {
    expect(() => parseManifest(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow('not UTF-8');
    expect(() => parseManifest(Buffer.alloc(MAX_MANIFEST_BYTES + 1, ' '))).toThrow('are more than');
  });

  test('takes exactly 4 MiB', () => {
    const json = JSON.stringify(image);
    expect(parseManifest(encode(json + ' '.repeat(MAX_MANIFEST_BYTES - json.length))).kind).toBe('image');
  });

  test('refuses a Content-Type that contradicts the document', () => {
    expect(() => parseManifest(encode(image), MEDIA_TYPE.ociIndex)).toThrow('contradicts');
  });

  test('keeps __proto__ as plain data', () => {
    const json = JSON.stringify(image).replace('"layers":[]', '"layers":[],"annotations":{"__proto__":"x"}');
    const { annotations } = parseManifest(encode(json));
    expect(Object.keys(annotations ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('throws nothing but InvalidManifestError', () => {
    const patch = fc.dictionary(
      fc.constantFrom(
        'schemaVersion',
        'mediaType',
        'config',
        'layers',
        'manifests',
        'subject',
        'annotations',
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          patch.map((fields) => encode({ ...image, ...fields })),
          fc.uint8Array(),
        ),
        (bytes) => {
          try {
            parseManifest(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidManifestError);
          }
        },
      ),
    );
  });
});

describe('parseStrictJson', () => {
  test('agrees with JSON.parse on everything without duplicate keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseStrictJson(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('finds any key that stands twice in one object', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.constantFrom('', ' ', '\n\t'), (key, value, space) => {
        const pair = `${space}${JSON.stringify(key)}${space}:${JSON.stringify(value)}`;
        expect(() => parseStrictJson(Buffer.from(`[{${pair},"~other":{},${pair}}]`))).toThrow(SyntaxError);
        expect(parseStrictJson(Buffer.from(`[{${pair}},{${pair}}]`))).toHaveLength(2);
      }),
    );
  });

  test('throws SyntaxError on any other text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', 'a', '1') }),
        (text) => {
          try {
            parseStrictJson(Buffer.from(text));
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError);
          }
        },
      ),
    );
  });
});

describe('media types', () => {
  test('sorts them', () => {
    expect([MEDIA_TYPE.ociIndex, MEDIA_TYPE.dockerList].every(isIndex)).toBe(true);
    expect([MEDIA_TYPE.ociManifest, MEDIA_TYPE.dockerManifest].every(isImageManifest)).toBe(true);
    expect(isManifest(MEDIA_TYPE.ociConfig)).toBe(false);
    expect(isNonDistributable('application/vnd.docker.image.rootfs.foreign.diff.tar.gzip')).toBe(true);
    expect(isNonDistributable(MEDIA_TYPE.ociLayerGzip)).toBe(false);
  });

  test('formats platforms', () => {
    expect(formatPlatform({ os: 'linux', architecture: 'arm64', variant: 'v8' })).toBe('linux/arm64/v8');
    expect(formatPlatform({ os: 'linux', architecture: 'amd64', variant: '' })).toBe('linux/amd64');
  });
});
