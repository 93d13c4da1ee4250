import { describe, expect, it } from 'vitest';
import { parseScopes } from '../../src/registry/auth/access.ts';
import type { BearerAuthOptions, RegistryOptions, TestRegistry } from '../../src/registry/index.ts';
import { call, start } from './fixture.ts';
import { type Answer, codesOf, jsonOf } from './http.ts';

const AUTH: BearerAuthOptions = { kind: 'bearer', users: { alice: 'secret', bob: 'other' } };
const ALICE = { Authorization: `Basic ${Buffer.from('alice:secret').toString('base64')}` };
const SERVICE = 'service=container-kit-test';

interface TokenAnswer {
  readonly token?: string;
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly issued_at?: string;
  readonly refresh_token?: string;
}

function startBearer(
  auth: Partial<BearerAuthOptions> = {},
  options: RegistryOptions = {},
): Promise<TestRegistry> {
  return start('memory', { ...options, auth: { ...AUTH, ...auth } });
}

async function tokenFor(
  registry: TestRegistry,
  scopes: readonly string[],
  headers = ALICE,
): Promise<TokenAnswer> {
  const query = scopes.map((scope) => `&scope=${encodeURIComponent(scope)}`).join('');
  const answer = await call(registry, 'GET', `/token?${SERVICE}${query}`, { headers });
  expect(answer.status).toBe(200);
  return jsonOf(answer);
}

function withToken(
  registry: TestRegistry,
  method: string,
  path: string,
  token: string | undefined,
): Promise<Answer> {
  return call(registry, method, path, { headers: { Authorization: `Bearer ${token}` } });
}

function postToken(registry: TestRegistry, form: Readonly<Record<string, string>>): Promise<Answer> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ service: 'container-kit-test', client_id: 'test', ...form }).toString();
  return call(registry, 'POST', '/token', { headers, body });
}

describe('the challenge', () => {
  it.each([
    ['GET', '/v2/', ''],
    ['GET', '/v2/a/b/tags/list', ',scope="repository:a/b:pull"'],
    ['HEAD', '/v2/a/manifests/x', ',scope="repository:a:pull"'],
    ['PUT', '/v2/a/manifests/x', ',scope="repository:a:pull,push"'],
    ['DELETE', '/v2/a/manifests/x', ',scope="repository:a:delete"'],
    ['POST', '/v2/a/blobs/uploads/', ',scope="repository:a:pull,push"'],
    ['GET', '/v2/a/blobs/uploads/x', ',scope="repository:a:pull,push"'],
    ['POST', '/v2/a/blobs/uploads/?mount=x&from=b/c', ',scope="repository:a:pull,push repository:b/c:pull"'],
    ['POST', '/v2/a/blobs/uploads/?mount=x', ',scope="repository:a:pull,push"'],
  ])('for %s %s asks for what it takes', async (method, path, scope) => {
    const registry = await startBearer();
    const answer = await call(registry, method, path);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer realm="${registry.url}/token",service="container-kit-test"${scope}`,
    );
  });

  it('comes before anything is told about names', async () => {
    const registry = await startBearer();
    await registry.putBlob('secret/name', 'x');
    expect((await call(registry, 'GET', '/v2/secret/name/tags/list')).status).toBe(401);
    expect((await call(registry, 'GET', '/v2/no/such/tags/list')).status).toBe(401);
  });

  it('says why a token does not do', async () => {
    const registry = await startBearer();
    const invalid = await withToken(registry, 'GET', '/v2/a/tags/list', 'made-up');
    expect(invalid.headers['www-authenticate']).toContain('error="invalid_token"');
    const { token } = await tokenFor(registry, ['repository:b:pull']);
    const narrow = await withToken(registry, 'GET', '/v2/a/tags/list', token);
    expect([narrow.status, codesOf(narrow)]).toEqual([401, ['UNAUTHORIZED']]);
    expect(narrow.headers['www-authenticate']).toContain('error="insufficient_scope"');
    expect((await withToken(registry, 'GET', '/v2/', token)).status).toBe(200);
  });

  it('names another origin where the realm has one', async () => {
    const registry = await startBearer({ separateRealm: true, service: 'elsewhere' });
    const challenge = (await call(registry, 'GET', '/v2/')).headers['www-authenticate'];
    const realm = new URL(/realm="(.*?)"/.exec(String(challenge))?.[1] ?? '');
    expect(realm.host).not.toBe(registry.host);
    const answer = await call(registry, 'GET', `${realm.href}?service=elsewhere`, { headers: ALICE });
    expect((await withToken(registry, 'GET', '/v2/', jsonOf<TokenAnswer>(answer).token)).status).toBe(200);
    expect(registry.requests.map(({ origin }) => origin)).toEqual(['registry', 'token', 'registry']);
  });
});

describe('a token', () => {
  it('covers every scope that was asked for, one by one or in one string', async () => {
    const registry = await startBearer();
    await registry.putBlob('a', 'x');
    await registry.putBlob('b', 'x');
    for (const scopes of [
      ['repository:a:pull', 'repository:b:pull'],
      ['repository:a:pull repository:b:pull'],
    ]) {
      const { token } = await tokenFor(registry, scopes);
      for (const name of ['a', 'b']) {
        expect((await withToken(registry, 'GET', `/v2/${name}/tags/list`, token)).status).toBe(200);
      }
      expect((await withToken(registry, 'POST', '/v2/a/blobs/uploads/', token)).status).toBe(401);
    }
  });

  it('mounts when it covers both repositories', async () => {
    const registry = await startBearer();
    const digest = await registry.putBlob('b', 'x');
    const path = `/v2/a/blobs/uploads/?mount=${digest}&from=b`;
    const { token: one } = await tokenFor(registry, ['repository:a:pull,push']);
    const { token: both } = await tokenFor(registry, ['repository:a:pull,push', 'repository:b:pull']);
    expect((await withToken(registry, 'POST', path, one)).status).toBe(401);
    expect((await withToken(registry, 'POST', path, both)).status).toBe(201);
  });

  it('grants no more than its user may do, which is no error', async () => {
    const access = (user: string) => (user === 'alice' ? (['pull'] as const) : []);
    const registry = await startBearer({ access });
    await registry.putBlob('a', 'x');
    const { token } = await tokenFor(registry, ['repository:a:*']);
    expect((await withToken(registry, 'GET', '/v2/a/tags/list', token)).status).toBe(200);
    expect((await withToken(registry, 'POST', '/v2/a/blobs/uploads/', token)).status).toBe(401);
  });

  it('runs out by the clock', async () => {
    let now = Date.UTC(2026, 0, 1);
    const registry = await startBearer({ expiresIn: 60 }, { now: () => now });
    const { token, expires_in, issued_at } = await tokenFor(registry, []);
    expect([expires_in, issued_at]).toEqual([60, '2026-01-01T00:00:00.000Z']);
    now += 59_999;
    expect((await withToken(registry, 'GET', '/v2/', token)).status).toBe(200);
    now += 1;
    expect((await withToken(registry, 'GET', '/v2/', token)).status).toBe(401);
  });

  it('can lie about when, or say nothing', async () => {
    expect((await tokenFor(await startBearer({ announcedExpiry: 9999 }), [])).expires_in).toBe(9999);
    expect(await tokenFor(await startBearer({ announcedExpiry: 'absent' }), [])).not.toHaveProperty(
      'expires_in',
    );
  });

  it('dies after so many uses', async () => {
    const registry = await startBearer({ uses: 3 });
    const { token } = await tokenFor(registry, []);
    const statuses = [];
    for (let use = 0; use < 4; use++) {
      statuses.push((await withToken(registry, 'GET', '/v2/', token)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 401]);
  });

  it('dies when all are revoked', async () => {
    const registry = await startBearer();
    const { token } = await tokenFor(registry, []);
    registry.revokeTokens();
    expect((await withToken(registry, 'GET', '/v2/', token)).status).toBe(401);
    expect((await withToken(registry, 'GET', '/v2/', (await tokenFor(registry, [])).token)).status).toBe(200);
  });

  it.each([
    ['token', ['token']],
    ['access_token', ['access_token']],
    ['both', ['access_token', 'token']],
  ] as const)('comes in the field %s', async (field, expected) => {
    const answer = await tokenFor(await startBearer({ field }), []);
    expect(
      Object.keys(answer)
        .filter((key) => key.endsWith('token'))
        .sort(),
    ).toEqual(expected);
  });

  it('lets nobody in particular pull where asked to', async () => {
    const registry = await startBearer({ anonymousPull: true });
    await registry.putBlob('a', 'x');
    expect((await call(registry, 'GET', '/v2/a/tags/list')).status).toBe(401);
    const anonymous = {} as typeof ALICE;
    const { token } = await tokenFor(registry, ['repository:a:pull,push'], anonymous);
    expect((await withToken(registry, 'GET', '/v2/a/tags/list', token)).status).toBe(200);
    expect((await withToken(registry, 'POST', '/v2/a/blobs/uploads/', token)).status).toBe(401);
  });
});

describe('the token service', () => {
  it('refuses wrong credentials, none, and another service', async () => {
    const registry = await startBearer();
    const wrong = { Authorization: `Basic ${Buffer.from('alice:wrong').toString('base64')}` };
    expect((await call(registry, 'GET', `/token?${SERVICE}`, { headers: wrong })).status).toBe(401);
    expect((await call(registry, 'GET', `/token?${SERVICE}`)).status).toBe(401);
    expect((await call(registry, 'GET', '/token?service=other', { headers: ALICE })).status).toBe(400);
    expect((await call(registry, 'PUT', `/token?${SERVICE}`, { headers: ALICE })).status).toBe(405);
  });

  it('takes a password and gives a refresh token for offline access', async () => {
    const registry = await startBearer();
    await registry.putBlob('a', 'x');
    const scope = 'repository:a:pull repository:b:pull';
    const login = {
      grant_type: 'password',
      username: 'alice',
      password: 'secret',
      access_type: 'offline',
      scope,
    };
    const first = jsonOf<TokenAnswer>(await postToken(registry, login));
    expect((await withToken(registry, 'GET', '/v2/a/tags/list', first.access_token)).status).toBe(200);
    const refresh = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '', scope };
    registry.revokeTokens();
    const second = jsonOf<TokenAnswer>(await postToken(registry, refresh));
    expect((await withToken(registry, 'GET', '/v2/a/tags/list', second.access_token)).status).toBe(200);
    expect((await postToken(registry, { ...refresh, refresh_token: 'made-up' })).status).toBe(401);
    expect((await postToken(registry, { ...login, password: 'wrong' })).status).toBe(401);
  });

  it('gives a refresh token to a GET that asks for one, and to no other', async () => {
    const registry = await startBearer();
    const path = `/token?${SERVICE}&offline_token=true`;
    const offline = jsonOf<TokenAnswer>(await call(registry, 'GET', path, { headers: ALICE }));
    expect(typeof offline.refresh_token).toBe('string');
    expect(await tokenFor(registry, [])).not.toHaveProperty('refresh_token');
  });

  it('may not know POST, so that clients go back to GET', async () => {
    const registry = await startBearer({ oauth2: false });
    expect((await postToken(registry, { grant_type: 'password' })).status).toBe(404);
  });

  it('does not read a form without end', async () => {
    const registry = await startBearer();
    const answer = await call(registry, 'POST', '/token', { body: Buffer.alloc(70_000, 'a') });
    expect(answer.status).toBe(413);
  });
});

describe('parseScopes', () => {
  it.each([
    ['repository:a/b:pull', [{ repository: 'a/b', actions: ['pull'] }]],
    ['repository:host:5000/a:pull,push', [{ repository: 'host:5000/a', actions: ['pull', 'push'] }]],
    ['repository(plugin):a:*', [{ repository: 'a', actions: ['pull', 'push', 'delete'] }]],
    ['repository:a:pull,fly', [{ repository: 'a', actions: ['pull'] }]],
    ['registry:catalog:*', []],
    ['nonsense', []],
    ['', []],
  ])('reads "%s"', (text, expected) => {
    expect(parseScopes([text])).toEqual(expected);
  });
});
