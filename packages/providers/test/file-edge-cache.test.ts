import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Digest, digestOf, MEDIA_TYPE } from '@container-kit/registry';
import { testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileEdgeCache, type ManifestSource } from '../src/index.ts';
import { factsOf } from '../src/manifest/facts.ts';

const CONFIG = Buffer.from(
  JSON.stringify({ created: '2025-01-01T00:00:00Z', config: { Labels: { hold: 'yes' } } }),
);

/** An image that tells its configuration only where that was read. */
function image(
  seed: string,
  config?: Uint8Array,
): { readonly digest: Digest; readonly source: ManifestSource } {
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      config: { mediaType: MEDIA_TYPE.ociConfig, digest: digestOf(CONFIG), size: CONFIG.length },
      layers: [],
      annotations: { seed },
    }),
  );
  return { digest: digestOf(manifest), source: { mediaType: MEDIA_TYPE.ociManifest, manifest, config } };
}

function index(...children: readonly Digest[]): { readonly digest: Digest; readonly source: ManifestSource } {
  const manifests = children.map((digest) => ({ mediaType: MEDIA_TYPE.ociManifest, digest, size: 1 }));
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests }));
  return {
    digest: digestOf(manifest),
    source: { mediaType: MEDIA_TYPE.ociIndex, manifest, config: undefined },
  };
}

async function saved(path: string, ...entries: readonly ReturnType<typeof image>[]): Promise<void> {
  const cache = await FileEdgeCache.open(path);
  for (const { digest, source } of entries) cache.set(digest, factsOf(source), source);
  await cache.save();
}

const file = () => join(testFolder('edges'), 'cache/edges.jsonl.gz');

describe('a cache in a file', () => {
  it('knows in the next run what it learned in this one', async () => {
    const path = file();
    const [one, two] = [image('one', CONFIG), index(digestOf(CONFIG))];
    await saved(path, one, two);
    const cache = await FileEdgeCache.open(path);
    expect(cache.size).toBe(2);
    expect(cache.get(one.digest, 'config')).toEqual(factsOf(one.source));
    expect(cache.get(one.digest)?.labels).toEqual({ hold: 'yes', seed: 'one' });
    expect(cache.get(two.digest, 'config')).toEqual(factsOf(two.source));
    expect(cache.isChanged).toBe(false);
  });

  it('does not take an image for read whose configuration was not', async () => {
    const path = file();
    const { digest, source } = image('one');
    await saved(path, { digest, source });
    const cache = await FileEdgeCache.open(path);
    expect(cache.get(digest, 'config')).toBeUndefined();
    expect(cache.get(digest)).toEqual(factsOf(source));
    const complete = image('one', CONFIG).source;
    cache.set(digest, factsOf(complete), complete);
    await cache.save();
    expect((await FileEdgeCache.open(path)).get(digest, 'config')?.labels.hold).toBe('yes');
  });

  it('drops what nobody asked for', async () => {
    const path = file();
    const [one, two, three] = [image('one'), image('two'), image('three')];
    await saved(path, one, two);
    const cache = await FileEdgeCache.open(path);
    cache.get(two.digest);
    cache.set(three.digest, factsOf(three.source), three.source);
    expect(cache.isChanged).toBe(true);
    await cache.save();
    const next = await FileEdgeCache.open(path);
    expect([one, two, three].map(({ digest }) => next.get(digest) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is empty when there is no file, or one that is none', async () => {
    expect((await FileEdgeCache.open(file())).size).toBe(0);
    const path = join(testFolder('edges'), 'edges');
    writeFileSync(path, 'no gzip');
    expect((await FileEdgeCache.open(path)).size).toBe(0);
  });

  it('holds what is left of a file that was cut', async () => {
    const path = join(testFolder('edges'), 'edges');
    const entries = Array.from({ length: 2000 }, (_, at) => image(`image ${at}`));
    await saved(path, ...entries);
    writeFileSync(path, readFileSync(path).subarray(0, -2000));
    const cache = await FileEdgeCache.open(path);
    expect(cache.size).toBeGreaterThan(0);
    expect(cache.size).toBeLessThan(2000);
  });
});

describe('a cache that somebody has poisoned', () => {
  /** Rewrites the lines of a cache, as whoever can write the Actions cache could. */
  function tamper(path: string, change: (line: string) => string): void {
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
    writeFileSync(path, gzipSync(`${lines.map(change).join('\n')}\n`));
  }

  it('can not hide a child of an index', async () => {
    const path = join(testFolder('edges'), 'edges');
    const [child, other] = [image('child'), image('other')];
    const parent = index(child.digest, other.digest);
    await saved(path, parent);
    tamper(path, (line) => line.replaceAll(child.digest, other.digest));
    expect((await FileEdgeCache.open(path)).get(parent.digest)).toBeUndefined();
  });

  it('can not take the label "hold" off an image', async () => {
    const path = join(testFolder('edges'), 'edges');
    const { digest, source } = image('one', CONFIG);
    await saved(path, { digest, source });
    tamper(path, (line) => line.replace('hold', 'gone'));
    const cache = await FileEdgeCache.open(path);
    expect(cache.get(digest, 'config')).toBeUndefined();
    expect(cache.get(digest)?.labels).toEqual({ seed: 'one' });
  });

  it('can not call an index an image', async () => {
    const path = join(testFolder('edges'), 'edges');
    const parent = index(image('child').digest);
    await saved(path, parent);
    tamper(path, (line) => line.replace(MEDIA_TYPE.ociIndex, MEDIA_TYPE.ociManifest));
    expect((await FileEdgeCache.open(path)).size).toBe(0);
  });

  it('whatever is in it: what it tells of a digest is what the bytes of that digest tell', async () => {
    const path = join(testFolder('edges'), 'edges');
    const entries = [image('one', CONFIG), image('two'), index(digestOf(CONFIG), image('two').digest)];
    await saved(path, ...entries);
    const text = gunzipSync(readFileSync(path)).toString();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: text.length }),
        fc.integer({ min: 0, max: 90 }),
        fc.string({ maxLength: 90 }),
        async (at, removed, inserted) => {
          writeFileSync(path, gzipSync(text.slice(0, at) + inserted + text.slice(at + removed)));
          const cache = await FileEdgeCache.open(path);
          for (const { digest, source } of entries) {
            const facts = cache.get(digest);
            const possible = [undefined, factsOf(source), factsOf({ ...source, config: undefined })];
            expect(possible).toContainEqual(facts);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
