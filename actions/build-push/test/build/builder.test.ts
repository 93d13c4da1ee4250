import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CancelledError, UserError } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { beforeEach, describe, expect, test } from 'vitest';
import { type BuilderRequest, type BuilderSettings, createBuilder } from '../../src/build/builder.ts';
import { PLAIN_BUILDER, scriptedRunner } from './fixtures.ts';

let root: string;
beforeEach(() => {
  root = testFolder('builder');
});

const request = (
  settings: Partial<BuilderSettings> = {},
  over: Partial<BuilderRequest> = {},
): BuilderRequest => ({
  name: 'b',
  driver: 'docker-container',
  settings: { ...PLAIN_BUILDER, ...settings },
  directory: root,
  workspace: root,
  env: {},
  ...over,
});

async function created(settings: Partial<BuilderSettings>, over: Partial<BuilderRequest> = {}) {
  const { runner, calls } = scriptedRunner(() => ({}));
  await createBuilder(runner, request(settings, over));
  return calls.at(-1)?.args ?? [];
}

describe('settings become arguments', () => {
  test('driver options, flags and endpoint', async () => {
    const args = await created({
      driverOptions: ['image=moby/buildkit:v0.26.0', '"env.no_proxy=a,b"'],
      buildkitdFlags: '--debug',
      endpoint: 'my-context',
    });
    expect(args).toEqual([
      ...['buildx', 'create', '--bootstrap', '--name', 'b', '--driver', 'docker-container'],
      ...['--driver-opt', 'image=moby/buildkit:v0.26.0', '--driver-opt', '"env.no_proxy=a,b"'],
      ...['--buildkitd-flags', '--debug', '--', 'my-context'],
    ]);
  });

  test('an inline configuration becomes a private file', async () => {
    const args = await created({ buildkitdConfigInline: '[registry."docker.io"]\n' });
    const path = args[args.indexOf('--config') + 1] ?? '';
    expect(await readFile(path, 'utf8')).toBe('[registry."docker.io"]\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('a configuration file is found from the workspace', async () => {
    await writeFile(join(root, 'buildkitd.toml'), '');
    expect(await created({ buildkitdConfig: 'buildkitd.toml' })).toContain(join(root, 'buildkitd.toml'));
    await expect(created({ buildkitdConfig: 'nope.toml' })).rejects.toThrow('there is no file "nope.toml"');
  });

  test('certificates of a remote builder become private files', async () => {
    const env = { BUILDER_NODE_0_AUTH_TLS_CACERT: 'ca', BUILDER_NODE_0_AUTH_TLS_KEY: 'hunter2' };
    const args = await created({ endpoint: 'tcp://h:1' }, { driver: 'remote', env });
    expect(args).toEqual(expect.arrayContaining([`cacert=${root}/cacert.pem`, `key=${root}/key.pem`]));
    expect(args.join(' ')).not.toContain('hunter2');
    expect(await readFile(join(root, 'key.pem'), 'utf8')).toBe('hunter2');
    expect((await stat(join(root, 'key.pem'))).mode & 0o777).toBe(0o600);
  });
});

describe('contradictions', () => {
  test.each<[string, Partial<BuilderSettings>, string, string]>([
    ['remote without endpoint', {}, 'remote', 'input "endpoint" is empty'],
    [
      'keep-state elsewhere',
      { keepState: true, endpoint: 'x' },
      'remote',
      '"keep-state" does not work with driver "remote"',
    ],
    [
      'two configurations',
      { buildkitdConfig: 'a', buildkitdConfigInline: 'b' },
      'docker-container',
      'are both set',
    ],
  ])('%s', async (_title, settings, driver, message) => {
    const attempt = created(settings, { driver });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(message);
  });
});

describe('a daemon reached with TLS', () => {
  const env = { DOCKER_HOST: 'tcp://localhost:2376', DOCKER_TLS_VERIFY: '1' };

  test('gets a context, removed after the builder', async () => {
    const { runner, calls } = scriptedRunner(() => ({}));
    const remove = await createBuilder(runner, request({}, { env }));
    await remove();
    expect(calls.map(({ args }) => args.slice(0, 3).join(' '))).toEqual([
      'context create b',
      'buildx create --bootstrap',
      'buildx rm --',
      'context rm -f',
    ]);
    expect(calls[1]?.args.slice(-2)).toEqual(['--', 'b']);
  });

  test('that gives no context is an error', async () => {
    const { runner } = scriptedRunner(() => ({ exitCode: 1, stderr: 'no such file' }));
    await expect(createBuilder(runner, request({}, { env }))).rejects.toThrow('no such file');
  });
});

describe('a builder that does not start', () => {
  test('is removed, and the reason is told', async () => {
    const stderr = `#1 [internal] booting buildkit
ERROR: Error response from daemon: failed to resolve reference "docker.io/moby/buildkit:buildx-stable-1": dial tcp: lookup registry-1.docker.io: no such host
`;
    const { runner, calls } = scriptedRunner((args) =>
      args.includes('create') ? { exitCode: 1, stderr } : {},
    );
    const attempt = createBuilder(runner, request());
    await expect(attempt).rejects.toThrow(
      'the docker-container builder could not be started: Error response from daemon',
    );
    await expect(attempt).rejects.toMatchObject({ fix: expect.stringContaining('containerd image store') });
    expect(calls.at(-1)?.args).toEqual(['buildx', 'rm', '--', 'b']);
  });

  test.each([
    ['docker-container', 'ERROR: Get "http://h/v2/": dial tcp: connection refused', 'moby/buildkit'],
    ['remote', 'ERROR: connection refused', 'buildkitd answers at tcp://h:1'],
    ['kubernetes', 'ERROR: pods is forbidden', '"driver-opts"'],
  ])('says what to check for %s', async (driver, stderr, fix) => {
    const { runner } = scriptedRunner(() => ({ exitCode: 1, stderr }));
    const attempt = createBuilder(runner, request({ endpoint: 'tcp://h:1' }, { driver }));
    await expect(attempt).rejects.toMatchObject({ fix: expect.stringContaining(fix) });
  });

  test('is removed when the run is cancelled meanwhile', async () => {
    const { runner, calls } = scriptedRunner((args) =>
      args.includes('create') ? new CancelledError('stop') : {},
    );
    const signal = AbortSignal.abort();
    await expect(createBuilder(runner, request({}, { signal }))).rejects.toThrow(CancelledError);
    expect(calls.at(-1)?.args[1]).toBe('rm');
    expect(calls.at(-1)?.options).not.toHaveProperty('signal');
  });
});

describe('removing', () => {
  test('keeps the cache on demand', async () => {
    const { runner, calls } = scriptedRunner(() => ({}));
    const remove = await createBuilder(runner, request({ keepState: true }));
    expect(await remove()).toBeUndefined();
    expect(calls.at(-1)?.args).toEqual(['buildx', 'rm', '--keep-state', '--', 'b']);
  });

  test('tells what went wrong and never throws', async () => {
    const failing = scriptedRunner((args) =>
      args.includes('rm') ? { exitCode: 1, stderr: 'ERROR: busy' } : {},
    );
    expect(await (await createBuilder(failing.runner, request()))()).toBe(
      'builder "b" could not be removed: ERROR: busy',
    );
    const throwing = scriptedRunner((args) => (args.includes('rm') ? new Error('gone') : {}));
    expect(await (await createBuilder(throwing.runner, request()))()).toBe(
      'builder "b" could not be removed: gone',
    );
  });

  test('is content when the builder is gone already', async () => {
    const { runner } = scriptedRunner((args) =>
      args.includes('rm') ? { exitCode: 1, stderr: 'ERROR: no builder "b" found' } : {},
    );
    expect(await (await createBuilder(runner, request()))()).toBeUndefined();
  });
});
