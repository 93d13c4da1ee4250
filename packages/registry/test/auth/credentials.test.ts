import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CredentialError, createCredentialStore } from '../../src/index.ts';

describe('createCredentialStore', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registry-auth-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const entry = (login: string) => ({ auth: Buffer.from(login).toString('base64') });
  const basic = (username: string, password: string) => ({ kind: 'basic', username, password });

  async function config(content: object, name = 'config.json'): Promise<NodeJS.ProcessEnv> {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, JSON.stringify(content));
    return { DOCKER_CONFIG: folder, PATH: `${folder}${delimiter}${process.env.PATH}` };
  }

  /** A helper is a program; this one is a shell script like those in the wild. */
  async function helper(name: string, script: string): Promise<void> {
    const path = join(folder, `docker-credential-${name}`);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  }

  test('asks in order: explicit, DOCKER_AUTH_CONFIG, helper of the host, helper of all, auths, Podman', async () => {
    await helper('host', 'read server; echo "{\\"Username\\":\\"host\\",\\"Secret\\":\\"$server\\"}"');
    await helper('all', 'read server; echo "{\\"Username\\":\\"all\\",\\"Secret\\":\\"$server\\"}"');
    const auths = {
      'a.example': entry('file:1'),
      'b.example': entry('file:1'),
      'c.example': entry('file:1'),
    };
    const env = {
      ...(await config({ auths, credHelpers: { 'c.example': 'host' }, credsStore: 'all' })),
      DOCKER_AUTH_CONFIG: JSON.stringify({
        auths: { 'a.example': entry('env:1'), 'b.example': entry('env:1') },
      }),
    };
    const logins = [{ registry: 'a.example', username: 'explicit', password: '1' }];
    const store = createCredentialStore({ logins, env });
    expect(await store.get('a.example')).toEqual(basic('explicit', '1'));
    expect(await store.get('b.example')).toEqual(basic('env', '1'));
    expect(await store.get('c.example')).toEqual(basic('host', 'c.example'));
    expect(await store.get('d.example')).toEqual(basic('all', 'd.example'));
    expect(await store.get('docker.io')).toEqual(basic('all', 'https://index.docker.io/v1/'));
  });

  test('takes auths when the helper knows nothing, then Podman', async () => {
    await helper('none', 'echo "credentials not found in native keychain"; exit 1');
    const env = await config({ auths: { 'a.example': entry('file:1') }, credsStore: 'none' });
    await config(
      { auths: { 'a.example/org': entry('podman:1'), 'b.example': entry('podman:2') } },
      'run/containers/auth.json',
    );
    const store = createCredentialStore({ env: { ...env, XDG_RUNTIME_DIR: join(folder, 'run') } });
    expect(await store.get('a.example', 'org/app')).toEqual(basic('file', '1'));
    expect(await store.get('b.example')).toEqual(basic('podman', '2'));
    expect(await store.get('c.example')).toBeUndefined();
  });

  test('reads the token of a helper as a refresh token', async () => {
    await helper('acr', 'cat > /dev/null; echo "{\\"Username\\":\\"<token>\\",\\"Secret\\":\\"refresh\\"}"');
    const env = await config({ credsStore: 'acr' });
    expect(await createCredentialStore({ env }).get('x.example')).toEqual({
      kind: 'identity',
      token: 'refresh',
    });
  });

  test('falls back to ~/.docker and lives without any file', async () => {
    await config({ auths: { 'a.example': entry('home:1') } }, '.docker/config.json');
    expect(await createCredentialStore({ env: { HOME: folder } }).get('a.example')).toEqual(
      basic('home', '1'),
    );
    expect(
      await createCredentialStore({ env: { HOME: join(folder, 'none') } }).get('a.example'),
    ).toBeUndefined();
  });

  test.each([
    [
      'fails',
      'echo "topsecret" >&2; echo "topsecret"; exit 3',
      'docker-credential-bad failed for x.example (exit code 3)',
    ],
    ['answers nonsense', 'echo topsecret', 'not JSON'],
    ['answers without a secret', 'echo "{\\"Username\\":\\"topsecret\\"}"', 'without Username and Secret'],
    ['floods', 'yes topsecret', 'docker-credential-bad failed'],
  ])('a helper that %s is an error that does not show its output', async (_, script, problem) => {
    await helper('bad', script);
    const store = createCredentialStore({ env: await config({ credsStore: 'bad' }) });
    await expect(store.get('x.example')).rejects.toThrow(CredentialError);
    await expect(store.get('x.example')).rejects.toThrow(problem);
    await expect(store.get('x.example')).rejects.toThrow(expect.not.stringContaining('topsecret'));
  });

  test.each([
    ['missing', 'docker-credential-missing is not installed'],
    ['../evil', 'the name must be a plain word'],
    ['a b', 'the name must be a plain word'],
  ])('the helper %s', async (name, problem) => {
    const store = createCredentialStore({ env: await config({ credsStore: name }) });
    await expect(store.get('x.example')).rejects.toThrow(problem);
  });

  test('a broken file is an error, an empty one is not', async () => {
    const env = await config({});
    await writeFile(join(folder, 'config.json'), '{"auths":');
    await expect(createCredentialStore({ env }).get('x')).rejects.toThrow('is not valid JSON');
    await writeFile(join(folder, 'config.json'), '');
    expect(await createCredentialStore({ env }).get('x')).toBeUndefined();
    await expect(
      createCredentialStore({ env: { ...env, DOCKER_AUTH_CONFIG: 'x' } }).get('x'),
    ).rejects.toThrow('DOCKER_AUTH_CONFIG is not valid JSON');
  });

  test('DOCKER_AUTH_CONFIG cannot name helpers', async () => {
    await helper('env', 'echo "{\\"Username\\":\\"x\\",\\"Secret\\":\\"y\\"}"');
    const env = {
      ...(await config({})),
      DOCKER_AUTH_CONFIG: JSON.stringify({ auths: {}, credsStore: 'env' }),
    };
    expect(await createCredentialStore({ env }).get('x.example')).toBeUndefined();
  });
});
