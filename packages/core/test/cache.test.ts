import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCacheService, type TestCacheService } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, test } from 'vitest';
import { uploadBlob } from '../src/cache/blob.ts';
import { openCache } from '../src/index.ts';

const MAX = 1000;

/** A cache whose waits take no time, and files for it. */
function setUp(service: TestCacheService, signal?: AbortSignal) {
  const problems: string[] = [];
  const cache = openCache(service.env, {
    signal,
    sleep: async () => undefined,
    onProblem: (problem) => problems.push(problem.replaceAll(service.env.ACTIONS_RESULTS_URL ?? '', '')),
  });
  if (cache === undefined) throw new Error('there is no cache');
  const folder = testFolder('cache');
  const file = join(folder, 'file');
  writeFileSync(file, 'content');
  return { cache, problems, file, restored: join(folder, 'restored') };
}

describe('the cache', () => {
  test('gives back what was stored', async () => {
    await using service = await startCacheService();
    const { cache, file, restored, problems } = setUp(service);
    expect(await cache.restore('key', restored, MAX)).toBe(false);
    expect(await cache.save('key', file)).toBe('saved');
    expect(await cache.restore('key', restored, MAX)).toBe(true);
    expect(readFileSync(restored, 'utf8')).toBe('content');
    expect(problems).toEqual([]);
    expect(service.violations).toEqual([]);
  });

  test('keeps what is there', async () => {
    await using service = await startCacheService();
    const { cache, file } = setUp(service);
    await cache.save('key', file);
    writeFileSync(file, 'other');
    expect(await cache.save('key', file)).toBe('exists');
    expect(String(service.content('key'))).toBe('content');
  });

  test('does not take an entry whose key only begins like that', async () => {
    await using service = await startCacheService();
    const { cache, file, restored } = setUp(service);
    await cache.save('key-2', file);
    expect(await cache.restore('key', restored, MAX)).toBe(false);
    expect(existsSync(restored)).toBe(false);
  });

  test('leaves an entry that is too big', async () => {
    await using service = await startCacheService();
    const { cache, file, restored, problems } = setUp(service);
    await cache.save('key', file);
    expect(await cache.restore('key', restored, 3)).toBe(false);
    expect(problems).toEqual([
      expect.stringMatching(/^cache: could not restore key: .*blob\/1: it is larger than 3 bytes$/),
    ]);
  });

  test('stores an empty file', async () => {
    await using service = await startCacheService();
    const { cache, file } = setUp(service);
    writeFileSync(file, '');
    expect(await cache.save('key', file)).toBe('saved');
    expect(service.content('key')).toEqual(Buffer.alloc(0));
  });

  test('may be read and not written', async () => {
    await using service = await startCacheService({ readOnly: true });
    const { cache, file, problems } = setUp(service);
    expect(await cache.save('key', file)).toBe('unavailable');
    expect(problems.join()).toContain('the server answers with status 403');
  });
});

describe('a failure of the cache', () => {
  test.each([
    ['GetCacheEntryDownloadURL', 503],
    ['CreateCacheEntry', 500],
    ['PUT blob', 503],
    ['FinalizeCacheEntryUpload', 502],
    ['GET blob', 500],
  ])('that passes is not noticed: %s, %d', async (name, status) => {
    await using service = await startCacheService();
    const { cache, file, restored } = setUp(service);
    service.fail(new RegExp(name), status, 2);
    expect(await cache.save('key', file)).toBe('saved');
    expect(await cache.restore('key', restored, MAX)).toBe(true);
  });

  test.each([401, 403, 404, 429, 500])('that stays is never fatal: %d', async (status) => {
    await using service = await startCacheService();
    const { cache, file, restored, problems } = setUp(service);
    service.fail(/./, status, 1000);
    expect(await cache.save('key', file)).toBe('unavailable');
    expect(await cache.restore('key', restored, MAX)).toBe(false);
    expect(problems).toHaveLength(2);
  });

  test('does not leave half an entry', async () => {
    await using service = await startCacheService();
    const { cache, file, problems } = setUp(service);
    service.fail(/PUT/, 403);
    expect(await cache.save('key', file)).toBe('unavailable');
    expect(service.keys()).toEqual([]);
    // Azure's signature stands in the query of the address.
    expect(problems.join()).not.toContain('sig=');
  });

  test('is a file that is not there', async () => {
    await using service = await startCacheService();
    const { cache, problems } = setUp(service);
    expect(await cache.save('key', '/nonexistent/file')).toBe('unavailable');
    expect(problems.join()).toContain('ENOENT');
  });

  test('is an answer that makes no sense', async () => {
    await using service = await startCacheService();
    const { cache, file, restored } = setUp(service);
    service.fail(/Cache/, 200, 1000);
    expect(await cache.save('key', file)).toBe('unavailable');
    expect(await cache.restore('key', restored, MAX)).toBe(false);
  });

  test('is not a run that was cancelled', async () => {
    await using service = await startCacheService();
    const abort = new AbortController();
    const { cache, file, restored } = setUp(service, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(cache.save('key', file)).rejects.toThrow('cancelled');
    await expect(cache.restore('key', restored, MAX)).rejects.toThrow('cancelled');
  });
});

describe('a big file', () => {
  test('is stored in blocks, and one that broke off is sent again', async () => {
    await using service = await startCacheService();
    const { cache, restored, file } = setUp(service);
    const content = randomBytes(2500);
    writeFileSync(restored, content);
    // Reserves the entry; its content is replaced.
    await cache.save('key', file);
    service.fail(/PUT block$/, 503);
    const sleep = async () => undefined;
    const address = `${service.env.ACTIONS_RESULTS_URL}blob/1?sv=2025-11-05&sig=c2lnbmF0dXJl%2Bw%3D%3D`;
    await uploadBlob(address, restored, content.length, { blockBytes: 1000, sleep });
    expect(service.content('key')).toEqual(content);
    const blocks = ['PUT block', 'PUT block', 'PUT block', 'PUT block', 'PUT blocklist'];
    expect(service.requests.slice(-5)).toEqual(blocks);
  });
});

describe('there is no cache', () => {
  test.each(['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_CACHE_SERVICE_V2'])(
    'without %s',
    async (name) => {
      await using service = await startCacheService();
      expect(openCache({ ...service.env, [name]: '' })).toBeUndefined();
    },
  );
});
