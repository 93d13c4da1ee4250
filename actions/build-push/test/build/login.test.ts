import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { beforeEach, describe, expect, test } from 'vitest';
import { addLogins, createDockerConfig, saveLogins } from '../../src/build/login.ts';

const ghcr = { registry: 'ghcr.io', username: 'me', password: 'secret' };
const auth = { auth: Buffer.from('me:secret').toString('base64') };

describe('adding logins', () => {
  test('keeps all other settings', () => {
    const config = { auths: { 'a.example': { auth: 'x' } }, proxies: { default: {} }, currentContext: 'c' };
    expect(addLogins(config, [ghcr])).toEqual({
      ...config,
      auths: { 'a.example': { auth: 'x' }, 'ghcr.io': auth },
    });
  });

  test('replaces an older login for the host', () => {
    expect(addLogins({ auths: { 'ghcr.io': { auth: 'old' } } }, [ghcr]).auths).toEqual({ 'ghcr.io': auth });
  });

  test('uses the historic key of Docker Hub', () => {
    expect(addLogins({}, [{ ...ghcr, registry: 'docker.io' }])).toEqual({
      auths: { 'https://index.docker.io/v1/': auth },
    });
  });

  test('bypasses a credential store for the host, and for no other', () => {
    const config = { credsStore: 'desktop', credHelpers: { 'ecr.example': 'ecr-login' } };
    expect(addLogins(config, [ghcr])).toEqual({
      ...config,
      auths: { 'ghcr.io': auth },
      credHelpers: { 'ecr.example': 'ecr-login', 'ghcr.io': '' },
    });
  });

  test('bypasses a helper of the host, under each name of Docker Hub', () => {
    expect(addLogins({ credHelpers: { 'ghcr.io': 'x', other: 'y' } }, [ghcr]).credHelpers).toEqual({
      'ghcr.io': '',
      other: 'y',
    });
    const hub = addLogins({ credsStore: 'x' }, [{ ...ghcr, registry: 'docker.io' }]).credHelpers;
    expect(Object.keys(hub ?? {})).toEqual([
      'https://index.docker.io/v1/',
      'docker.io',
      'index.docker.io',
      'registry-1.docker.io',
    ]);
  });
});

describe('configuration folders', () => {
  let root: string;
  let home: string;
  let directory: string;

  beforeEach(async () => {
    root = testFolder('login');
    home = join(root, 'home');
    directory = join(root, 'private');
    await mkdir(home);
    await mkdir(directory);
  });

  const create = (env: Record<string, string> = {}) =>
    createDockerConfig({ directory, logins: [ghcr], env: { DOCKER_CONFIG: home, ...env } });
  const written = async (folder: string) => JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'));

  test('the private file has the logins, and only its owner may read it', async () => {
    const { env } = await create();
    expect(env).toMatchObject({ DOCKER_CONFIG: directory, DOCKER_AUTH_CONFIG: undefined });
    expect(await written(directory)).toEqual({ auths: { 'ghcr.io': auth } });
    expect((await stat(join(directory, 'config.json'))).mode & 0o777).toBe(0o600);
  });

  test("the user's file stays as it was, byte for byte", async () => {
    const text = '{ "auths": {"a.example": {"auth": "eA=="}},\n "HttpHeaders": {"X": "1"} }';
    await writeFile(join(home, 'config.json'), text);
    await create();
    expect(await readFile(join(home, 'config.json'), 'utf8')).toBe(text);
    expect(await written(directory)).toEqual({
      auths: { 'a.example': { auth: 'eA==' }, 'ghcr.io': auth },
      HttpHeaders: { X: '1' },
    });
  });

  test('plugins and contexts are linked in, builders are found', async () => {
    for (const name of ['cli-plugins', 'contexts', 'buildx']) await mkdir(join(home, name));
    const { env } = await create();
    expect(await realpath(join(directory, 'cli-plugins'))).toBe(await realpath(join(home, 'cli-plugins')));
    expect(await realpath(join(directory, 'contexts'))).toBe(await realpath(join(home, 'contexts')));
    expect(env.BUILDX_CONFIG).toBe(join(home, 'buildx'));
  });

  test('without builders buildx keeps its files in the private folder', async () => {
    expect((await create()).env).not.toHaveProperty('BUILDX_CONFIG');
    expect((await create({ BUILDX_CONFIG: home })).env).toMatchObject({ BUILDX_CONFIG: home });
  });

  test('certificates of the Docker host are still found', async () => {
    expect((await create({ DOCKER_TLS_VERIFY: '1' })).env).toMatchObject({ DOCKER_CERT_PATH: home });
    expect((await create({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' })).env).not.toHaveProperty(
      'DOCKER_CERT_PATH',
    );
    expect((await create()).env).not.toHaveProperty('DOCKER_CERT_PATH');
  });

  test('logins of DOCKER_AUTH_CONFIG move into the file, below those of the inputs', async () => {
    await writeFile(join(home, 'config.json'), '{"credsStore":"desktop"}');
    const own = { auths: { 'ghcr.io': { auth: 'b2xk' }, 'b.example': { auth: 'Yg==' } } };
    await create({ DOCKER_AUTH_CONFIG: JSON.stringify(own) });
    expect(await written(directory)).toEqual({
      credsStore: 'desktop',
      auths: { 'ghcr.io': auth, 'b.example': { auth: 'Yg==' } },
      credHelpers: { 'ghcr.io': '', 'b.example': '' },
    });
  });

  test.each(['{', '[]', 'null', '"hunter2'])(
    'a file with %j is an error that does not quote it',
    async (text) => {
      await writeFile(join(home, 'config.json'), text);
      await expect(create()).rejects.toThrow(UserError);
      await expect(create()).rejects.toThrow(
        `the Docker configuration ${home}/config.json is not a JSON object`,
      );
      await expect(create()).rejects.not.toThrow('hunter2');
    },
  );

  test('an empty file is no configuration', async () => {
    await writeFile(join(home, 'config.json'), '\n');
    await create();
    expect(await written(directory)).toEqual({ auths: { 'ghcr.io': auth } });
  });

  test('logins can be saved for later steps', async () => {
    const fresh = join(root, 'fresh');
    await saveLogins([ghcr], { DOCKER_CONFIG: fresh });
    await saveLogins([{ ...ghcr, registry: 'docker.io' }], { DOCKER_CONFIG: fresh });
    expect(await written(fresh)).toEqual({ auths: { 'ghcr.io': auth, 'https://index.docker.io/v1/': auth } });
    expect((await stat(join(fresh, 'config.json'))).mode & 0o777).toBe(0o600);
  });
});
