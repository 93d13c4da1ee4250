import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openCache } from '@container-kit/core';
import { startCacheService, type TestCacheService, tarOf } from '@container-kit/testing';
import { serve, testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, test } from 'vitest';
import { ScannerError } from '../../src/install/errors.ts';
import { type InstallOptions, installTrivy } from '../../src/install/install.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const program = Buffer.from('#!/bin/sh\necho scanner\n');
const archive = gzipSync(tarOf({ trivy: program, LICENSE: 'Apache', 'contrib/html.tpl': '<html>' }));
const poisoned = gzipSync(tarOf({ trivy: '#!/bin/sh\necho stolen\n' }));
const ARCHIVE_NAME = 'trivy_1.2.3_Linux-64bit.tar.gz';
const KEY = `container-kit-trivy-${sha256(archive)}`;

/** A mirror that answers with these bytes, and a table that knows the right ones. */
async function setUp(reply: (response: ServerResponse) => void = (response) => void response.end(archive)) {
  const mirror = await serve((_, response) => reply(response));
  const problems: string[] = [];
  const toolCache = testFolder('tool-cache');
  const kept = join(toolCache, 'trivy', '1.2.3', process.arch, ARCHIVE_NAME);
  const options = {
    version: '1.2.3',
    platform: 'linux/amd64',
    mirror: `http://127.0.0.1:${mirror.port}/files`,
    table: { '1.2.3': { 'linux/amd64': { sha256: sha256(archive), binary: sha256(program) } } },
    env: { RUNNER_TOOL_CACHE: toolCache },
    onProblem: (problem: string) => void problems.push(problem),
  };
  const install = (more: Partial<InstallOptions> = {}) => {
    const folder = testFolder('job');
    return installTrivy({ ...options, folder, ...more }).catch((error: unknown) => {
      // Whatever goes wrong, nothing that could be run is left.
      expect(existsSync(join(folder, 'trivy')) ? readdirSync(join(folder, 'trivy')) : []).toEqual([]);
      throw error;
    });
  };
  return { mirror, install, problems, kept, options };
}

function cacheOf(service: TestCacheService) {
  return { cache: openCache(service.env, { sleep: async () => undefined }) };
}

describe('installing', () => {
  test('downloads the archive once, and keeps it on the machine', async () => {
    const { mirror, install, kept } = await setUp();
    const scanner = await install();
    expect(scanner).toMatchObject({ version: '1.2.3', source: 'table', sha256: sha256(program) });
    expect(readFileSync(scanner.path)).toEqual(program);
    expect(statSync(scanner.path).mode & 0o777).toBe(0o700);
    expect(readFileSync(kept)).toEqual(archive);
    expect((await install()).path).not.toBe(scanner.path);
    expect(mirror.requests).toEqual([`GET /files/${ARCHIVE_NAME}`]);
  });

  test('leaves nothing but the program in the folder of the job', async () => {
    const { install } = await setUp();
    const { path } = await install();
    expect(readdirSync(join(path, '..'))).toEqual(['trivy']);
  });

  test('works without a tool cache, and with one that it may not write to', async () => {
    const { install, problems } = await setUp();
    await install({ env: {} });
    await install({ env: { RUNNER_TOOL_CACHE: '/dev/null' } });
    expect(problems).toEqual([expect.stringMatching(/^tool cache: ENOTDIR/)]);
  });

  test('takes a version that is not known with the hash of the user', async () => {
    const { install } = await setUp();
    const custom = { version: '9.9.9', table: {}, sha256: sha256(archive) };
    expect(await install(custom)).toMatchObject({
      version: '9.9.9',
      source: 'custom',
      sha256: sha256(program),
    });
  });

  test('shares the archive with other jobs by the cache of the repository', async () => {
    await using service = await startCacheService();
    const { mirror, install, options } = await setUp();
    await install(cacheOf(service));
    expect(service.keys()).toEqual([KEY]);
    const env = { RUNNER_TOOL_CACHE: testFolder('other-machine') };
    await install({ ...cacheOf(service), env });
    expect(mirror.requests).toHaveLength(1);
    await install({ env, mirror: `${options.mirror}/gone` });
    expect(mirror.requests).toHaveLength(1);
  });
});

describe('a scanner that is not the expected one never gets to run', () => {
  test('when the mirror has another archive', async () => {
    const { install, kept, mirror } = await setUp((response) => void response.end(poisoned));
    const refused = install();
    await expect(refused).rejects.toThrow(ScannerError);
    await expect(refused).rejects.toThrow(`expected SHA-256 ${sha256(archive)}, got ${sha256(poisoned)}`);
    expect(existsSync(kept)).toBe(false);
    expect(mirror.requests).toHaveLength(2);
  });

  test('when the mirror has half of it', async () => {
    const half = archive.subarray(0, archive.length / 2);
    const { install } = await setUp((response) => void response.end(half));
    await expect(install()).rejects.toThrow(`got ${sha256(half)} with ${half.length} bytes`);
  });

  test('when the mirror does not have it', async () => {
    const { install } = await setUp((response) => void response.writeHead(404).end());
    await expect(install()).rejects.toThrow(
      new RegExp(`^Trivy 1.2.3 can't be installed: .*${ARCHIVE_NAME}: the server answers with status 404$`),
    );
  });

  test('when the archive on the machine was changed', async () => {
    const { install, kept, problems, mirror } = await setUp();
    mkdirSync(join(kept, '..'), { recursive: true });
    writeFileSync(kept, poisoned);
    expect((await install()).sha256).toBe(sha256(program));
    expect(problems.join()).toContain(
      `tool cache: trivy is not used: expected sha256:${sha256(archive)}, got`,
    );
    expect(readFileSync(kept)).toEqual(archive);
    expect(mirror.requests).toHaveLength(1);
  });

  test('when the cache of the repository was poisoned', async () => {
    await using service = await startCacheService();
    const { install, mirror, problems } = await setUp();
    await install({ ...cacheOf(service), env: {} });
    service.poison(KEY, poisoned);
    expect((await install({ ...cacheOf(service), env: {} })).sha256).toBe(sha256(program));
    expect(mirror.requests).toHaveLength(2);
    expect(problems.join()).toContain('cache: trivy is not used: expected sha256:');
  });

  test('when the archive holds no program', async () => {
    const empty = gzipSync(tarOf({ 'bin/trivy': program }));
    const { install } = await setUp((response) => void response.end(empty));
    const table = { '1.2.3': { 'linux/amd64': { sha256: sha256(empty) } } };
    await expect(install({ table })).rejects.toThrow('there is no file trivy in it');
  });
});

test('the signal ends the download', async () => {
  const reason = new Error('cancelled');
  const abort = new AbortController();
  const { install } = await setUp(() => abort.abort(reason));
  await expect(install({ signal: abort.signal })).rejects.toBe(reason);
});
