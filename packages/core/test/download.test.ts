import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { serve, serveProxy, testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, test } from 'vitest';
import { ChecksumError, download, HttpError } from '../src/index.ts';

const content = Buffer.from('the file');
const sha256 = createHash('sha256').update(content).digest('hex');

type Reply = (response: ServerResponse) => void;

const good: Reply = (response) => void response.end(content);
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) =>
    void response.writeHead(code, headers).end(code === 204 || code === 304 ? undefined : '<html>');

/** Waits take no time but are written down. */
function quick() {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  return { waits, options: { maxBytes: 1000, sleep, random: () => 1, env: {} } };
}

/** Replies to one request after the other; the last reply stays. */
async function address(...replies: readonly Reply[]) {
  let next = 0;
  const server = await serve((_, response) => {
    replies[Math.min(next, replies.length - 1)]?.(response);
    next += 1;
  });
  return { server, url: `http://127.0.0.1:${server.port}/file` };
}

describe('download', () => {
  test('gives the bytes and their hash', async () => {
    const { url } = await address(good);
    expect(await download(url, { maxBytes: content.length, sha256 })).toEqual({ bytes: content, sha256 });
  });

  test('writes a file that is complete or not there', async () => {
    const { url } = await address(good, status(404));
    const folder = testFolder('download');
    const to = join(folder, 'file');
    expect(await download(url, { ...quick().options, to })).toEqual({ path: to, size: 8, sha256 });
    expect(readFileSync(to)).toEqual(content);
    await expect(download(url, { ...quick().options, to: join(folder, 'other') })).rejects.toThrow(HttpError);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('repeats what may pass, after longer and longer waits', async () => {
    const cut = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '8' }).write('the');
      setImmediate(() => response.destroy());
    };
    const reset = (response: ServerResponse) => void response.destroy();
    const { url } = await address(status(503), cut, reset, good);
    const { waits, options } = quick();
    expect((await download(url, options)).bytes).toEqual(content);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test('waits as long as the server says, but not longer than half a minute', async () => {
    const { url } = await address(
      status(429, { 'retry-after': '7' }),
      status(503, { 'retry-after': '9999' }),
      good,
    );
    const { waits, options } = quick();
    await download(url, options);
    expect(waits).toEqual([7000, 30_000]);
  });

  test('gives up when it stays like that', async () => {
    const { url, server } = await address(status(503));
    await expect(download(url, { ...quick().options, retries: 2 })).rejects.toMatchObject({
      message: `${url}: the server answers with status 503`,
      status: 503,
      temporary: true,
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each([404, 403, 501, 204, 304])('does not repeat a %d', async (code) => {
    const { url, server } = await address(status(code));
    await expect(download(url, quick().options)).rejects.toMatchObject({ status: code, temporary: false });
    expect(server.requests).toHaveLength(1);
  });

  test('fetches wrong content once more, and then names both hashes', async () => {
    const bad = (response: ServerResponse) => void response.end('something else');
    const once = await address(bad, good);
    expect((await download(once.url, { ...quick().options, sha256 })).sha256).toBe(sha256);
    const always = await address(bad);
    const to = join(testFolder('download'), 'file');
    const refused = download(always.url, { ...quick().options, sha256, to });
    await expect(refused).rejects.toThrow(ChecksumError);
    await expect(refused).rejects.toMatchObject({
      expected: sha256,
      actual: expect.stringMatching(/^\w{64}$/),
    });
    expect(existsSync(to)).toBe(false);
    expect(always.server.requests).toHaveLength(2);
  });

  test('refuses a file that is longer than allowed, announced or not', async () => {
    const announced = await address(good);
    const endless = await address((response) => {
      response.writeHead(200);
      for (let chunk = 0; chunk < 9; chunk += 1) response.write('x'.repeat(999));
      response.end();
    });
    for (const { url } of [announced, endless]) {
      await expect(download(url, { maxBytes: 7 })).rejects.toThrow(`${url}: it is larger than 7 bytes`);
    }
  });

  test('refuses a compressed answer, whose hash would be another one', async () => {
    const { url } = await address(status(200, { 'content-encoding': 'gzip' }));
    await expect(download(url, { maxBytes: 7 })).rejects.toThrow('it comes as gzip, which was not asked for');
  });

  test('does not wait for a server that went silent', async () => {
    const { url } = await address(() => undefined);
    await expect(download(url, { maxBytes: 7, idleMs: 50, retries: 0 })).rejects.toThrow(
      'no data for 0.05 s',
    );
  });
});

describe('what download follows', () => {
  test('redirects, without the headers of the first host', async () => {
    const storage = await address(good);
    const first = await address(status(302, { location: `${storage.url}?signature=secret` }));
    const headers = { authorization: 'Bearer x' };
    expect((await download(first.url, { maxBytes: 99, headers })).bytes).toEqual(content);
    expect(first.server.headers[0]).toMatchObject(headers);
    expect(storage.server.headers[0]).not.toHaveProperty('authorization');
  });

  test('no loop', async () => {
    const { url, server } = await address(status(302, { location: '/file' }));
    await expect(download(url, { maxBytes: 99 })).rejects.toThrow('more than 5 redirects');
    expect(server.requests).toHaveLength(6);
  });

  test.each([
    ['http://example.com/', 'only https is allowed, not http:'],
    ['file:///etc/passwd', 'only https is allowed, not file:'],
    ['http://[', 'it redirects to no address'],
  ])('not to %s', async (location, problem) => {
    const { url } = await address(status(302, { location }));
    await expect(download(url, { maxBytes: 99 })).rejects.toThrow(problem);
  });

  test('neither an address that is none, nor plain HTTP', async () => {
    await expect(download('nothing', { maxBytes: 9 })).rejects.toThrow(new TypeError('"nothing" is no URL'));
    await expect(download('http://user:secret@example.com/a?b', { maxBytes: 9 })).rejects.toThrow(
      'http://example.com/a: only https is allowed, not http:',
    );
  });

  test('the proxy of the environment, but not to this machine', async () => {
    const { url, server } = await address(good);
    const proxy = await serveProxy(server.port);
    const env = {
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    };
    await download(url, { maxBytes: 99, env });
    expect(proxy.requests).toEqual([]);
    // The server behind the proxy speaks no TLS, so that all that shows is the tunnel.
    await expect(download('https://example.com/', { maxBytes: 99, env, retries: 0 })).rejects.toThrow(
      HttpError,
    );
    expect(proxy.requests).toEqual(['CONNECT example.com:443']);
  });
});

describe('the signal of download', () => {
  const reason = new Error('cancelled');

  test('keeps it from starting', async () => {
    const { url, server } = await address(good);
    await expect(download(url, { maxBytes: 99, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });

  test('ends it before the answer, in the middle of the body, and in a wait', async () => {
    const silent = (abort: AbortController) => (): void => abort.abort(reason);
    const half = (abort: AbortController) => (response: ServerResponse) =>
      void response.write('the', () => abort.abort(reason));
    for (const reply of [silent, half]) {
      const abort = new AbortController();
      const { url } = await address(reply(abort));
      await expect(download(url, { maxBytes: 99, signal: abort.signal })).rejects.toBe(reason);
    }
    const abort = new AbortController();
    const { url } = await address((response) => {
      status(429, { 'retry-after': '20' })(response);
      response.on('close', () => setTimeout(() => abort.abort(reason), 50));
    });
    await expect(download(url, { maxBytes: 99, signal: abort.signal })).rejects.toBe(reason);
  });
});
