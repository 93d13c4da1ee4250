import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseScheme, parseChallenges } from '../src/auth/challenge.ts';
import { matchKey, parseDockerConfig, readAuthEntry } from '../src/auth/docker-config.ts';
import { covers, formatScope, mergeScopes, type Scope } from '../src/auth/scope.ts';
import { CredentialError, createCredentialStore } from '../src/index.ts';

describe('parseChallenges', () => {
  test.each<[string, readonly { scheme: string; parameters: object }[]]>([
    [
      'Bearer realm="https://a.example/token",service="x",scope="repository:o/a:pull"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'https://a.example/token', service: 'x', scope: 'repository:o/a:pull' },
        },
      ],
    ],
    [
      'Basic realm="a, b=\\"c\\"", BEARER Realm = "https://a" , Service=x',
      [
        { scheme: 'basic', parameters: { realm: 'a, b="c"' } },
        { scheme: 'bearer', parameters: { realm: 'https://a', service: 'x' } },
      ],
    ],
    [
      'bearer realm=https://a.example/token?x=1,service=y',
      [{ scheme: 'bearer', parameters: { realm: 'https://a.example/token?x=1', service: 'y' } }],
    ],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    [
      'Negotiate, Basic realm=x',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    ['', []],
    ['realm="no scheme"', []],
    ['Bearer realm="unclosed', [{ scheme: 'bearer', parameters: { realm: '' } }]],
  ])('%s', (header, expected) => {
    const parsed = parseChallenges(header).map(({ scheme, parameters }) => ({
      scheme,
      parameters: Object.fromEntries(parameters),
    }));
    expect(parsed).toMatchObject(expected);
    expect(parsed.length).toBeGreaterThanOrEqual(expected.length);
  });

  test('reads back what is written by the rules', () => {
    const token = fc.stringMatching(/^[a-z]{3,8}$/);
    const challenge = fc.record({
      scheme: token.map((name) => `s${name}`),
      parameters: fc.dictionary(token, fc.string(), { minKeys: 1, maxKeys: 4 }),
    });
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 3 }), (challenges) => {
        const header = challenges
          .map(({ scheme, parameters }) => {
            const list = Object.entries(parameters).map(
              ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
            );
            return `${scheme} ${list.join(', ')}`;
          })
          .join(', ');
        const parsed = parseChallenges(header).map(({ scheme, parameters }) => ({
          scheme,
          parameters: Object.fromEntries(parameters),
        }));
        expect(parsed).toEqual(
          challenges.map(({ scheme, parameters }) => ({ scheme, parameters: { ...parameters } })),
        );
      }),
    );
  });

  test('survives any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void parseChallenges(text)));
  });
});

describe('chooseScheme', () => {
  test.each([
    [undefined, undefined],
    ['Negotiate', undefined],
    ['Bearer service="no realm"', undefined],
    ['Basic realm="x"', { kind: 'basic' }],
    [
      'Basic realm="x", Bearer realm="https://t"',
      { kind: 'bearer', realm: 'https://t', service: undefined, scopes: [] },
    ],
    [
      'Bearer realm="https://t",scope="repository:a:pull  repository:b:pull"',
      {
        kind: 'bearer',
        realm: 'https://t',
        service: undefined,
        scopes: ['repository:a:pull', 'repository:b:pull'],
      },
    ],
  ])('%s', (header, expected) => {
    expect(chooseScheme(header)).toEqual(expected);
  });
});

describe('scopes', () => {
  const pull = (repository: string): Scope => ({ repository, actions: 'pull' });
  const push = (repository: string): Scope => ({ repository, actions: 'push' });

  test('pushing includes reading', () => {
    expect(formatScope(push('o/a'))).toBe('repository:o/a:pull,push');
    expect(covers([push('a')], [pull('a')])).toBe(true);
    expect(covers([pull('a')], [push('a')])).toBe(false);
    expect(covers([push('a')], [push('a'), pull('b')])).toBe(false);
  });

  test('merging keeps the strongest right and puts pushes first', () => {
    expect(mergeScopes([pull('a'), pull('b')], [push('b'), push('c'), pull('c')])).toEqual([
      push('b'),
      push('c'),
      pull('a'),
    ]);
  });
});

describe('docker config', () => {
  const keys = [
    'https://index.docker.io/v1/',
    'ghcr.io',
    'ghcr.io/org',
    'ghcr.io/org/app',
    'https://r.example/v2/',
  ];

  test.each([
    ['docker.io', 'library/alpine', 'https://index.docker.io/v1/'],
    ['ghcr.io', 'org/app', 'ghcr.io/org/app'],
    ['ghcr.io', 'org/app2', 'ghcr.io/org'],
    ['ghcr.io', 'organisation/app', 'ghcr.io'],
    ['ghcr.io', undefined, 'ghcr.io'],
    ['GHCR.io', 'x', 'ghcr.io'],
    ['r.example', 'x', 'https://r.example/v2/'],
    ['hcr.io', 'x', undefined],
    ['ghcr.io.example', 'org/app', undefined],
    ['ghcr.io:443', 'org/app', undefined],
    ['index.docker.io.example', 'x', undefined],
  ])('%s %s uses %s', (registry, repository, expected) => {
    expect(matchKey(keys, registry, repository)).toBe(expected);
  });

  test('never matches another host', () => {
    const host = fc.stringMatching(/^[a-z]{1,5}(\.[a-z]{1,4}){0,2}(:[0-9]{1,3})?$/);
    const key = fc.tuple(
      fc.constantFrom('', 'https://', 'http://'),
      host,
      fc.constantFrom('', '/', '/v1/', '/org'),
    );
    fc.assert(
      fc.property(
        fc.array(key),
        host,
        fc.stringMatching(/^[a-z]{1,4}\/[a-z]{1,4}$/),
        (parts, registry, repository) => {
          const match = matchKey(
            parts.map((part) => part.join('')),
            registry,
            repository,
          );
          expect(
            match === undefined || parts.some((part) => part.join('') === match && part[1] === registry),
          ).toBe(true);
        },
      ),
    );
  });

  test.each([
    [
      { auth: Buffer.from('bot:pa:ss').toString('base64') },
      { kind: 'basic', username: 'bot', password: 'pa:ss' },
    ],
    [
      { auth: Buffer.from('bot:x\0\0').toString('base64') },
      { kind: 'basic', username: 'bot', password: 'x' },
    ],
    [
      { username: 'bot', password: 'x' },
      { kind: 'basic', username: 'bot', password: 'x' },
    ],
    [
      { auth: 'eDp5', identitytoken: 'refresh' },
      { kind: 'identity', token: 'refresh' },
    ],
    [{ registrytoken: 'jwt' }, { kind: 'bearer', token: 'jwt' }],
    [{}, undefined],
    [null, undefined],
  ])('reads the entry %j', (entry, expected) => {
    expect(readAuthEntry(entry, 'ghcr.io')).toEqual(expected);
  });

  test('a broken entry is an error that does not show it', () => {
    const auth = Buffer.from('topsecret').toString('base64');
    expect(() => readAuthEntry({ auth }, 'ghcr.io')).toThrow('the login for ghcr.io is broken');
    expect(() => readAuthEntry({ auth }, 'ghcr.io')).toThrow(expect.not.stringContaining('topsecret'));
  });

  test.each(['{', '[]', '"x"'])('refuses %s', (json) => {
    expect(() => parseDockerConfig(json, '/home/x/.docker/config.json')).toThrow(
      /^\/home\/x\/\.docker\/config\.json /,
    );
  });
});

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
