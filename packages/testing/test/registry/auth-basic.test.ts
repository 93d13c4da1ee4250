import { describe, expect, it } from 'vitest';
import type { AuthOptions, TestRegistry } from '../../src/registry/index.ts';
import { call, start } from './fixture.ts';
import { type Answer, codesOf } from './http.ts';

const AUTH = { kind: 'basic', users: { alice: 'p:a:s:s', bob: '' } } as const satisfies AuthOptions;

function basic(user: string, password: string): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

function as(registry: TestRegistry, method: string, path: string, headers = {}): Promise<Answer> {
  return call(registry, method, path, { headers });
}

describe('Basic authentication', () => {
  it.each(['/v2/', '/v2/a/tags/list', '/v2/a/manifests/latest'])(
    'asks for credentials on %s',
    async (path) => {
      const registry = await start('memory', { auth: AUTH });
      const answer = await as(registry, 'GET', path);
      expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHORIZED']]);
      expect(answer.headers['www-authenticate']).toBe('Basic realm="container-kit test registry"');
    },
  );

  it.each([
    ['alice', 'p:a:s:s', 200],
    ['bob', '', 200],
    ['alice', 'p', 401],
    ['alice', '', 401],
    ['carol', '', 401],
    ['toString', '', 401],
    ['', '', 401],
  ])('answers %s with the password "%s" with %i', async (user, password, status) => {
    const registry = await start('memory', { auth: AUTH });
    expect((await as(registry, 'GET', '/v2/', basic(user, password))).status).toBe(status);
  });

  it.each(['Basic', 'Basic !', 'Bearer x', `basic ${Buffer.from('nocolon').toString('base64')}`, 'x'])(
    'does not take "%s" for credentials',
    async (Authorization) => {
      const registry = await start('memory', { auth: AUTH });
      expect((await as(registry, 'GET', '/v2/', { Authorization })).status).toBe(401);
    },
  );

  it('takes the scheme in any case', async () => {
    const registry = await start('memory', { auth: AUTH });
    const Authorization = basic('bob', '').Authorization?.replace('Basic', 'bASIC') ?? '';
    expect((await as(registry, 'GET', '/v2/', { Authorization })).status).toBe(200);
  });

  it('lets everybody pull where asked to, and nobody push', async () => {
    const registry = await start('memory', { auth: { ...AUTH, anonymousPull: true } });
    const digest = await registry.putBlob('a', 'x');
    expect((await as(registry, 'GET', `/v2/a/blobs/${digest}`)).status).toBe(200);
    expect((await as(registry, 'POST', '/v2/a/blobs/uploads/')).status).toBe(401);
    expect((await as(registry, 'DELETE', `/v2/a/blobs/${digest}`)).status).toBe(401);
    expect((await as(registry, 'GET', `/v2/a/blobs/${digest}`, basic('alice', 'wrong'))).status).toBe(401);
  });

  it('refuses with 403 what a user may not do', async () => {
    const access = (user: string, repository: string) =>
      user === 'alice' && repository === 'a' ? (['pull', 'push'] as const) : (['pull'] as const);
    const registry = await start('memory', { auth: { ...AUTH, access } });
    const digest = await registry.putBlob('a', 'x');
    const alice = basic('alice', 'p:a:s:s');
    const bob = basic('bob', '');
    const statuses = [
      await as(registry, 'POST', '/v2/a/blobs/uploads/', alice),
      await as(registry, 'POST', '/v2/b/blobs/uploads/', alice),
      await as(registry, 'POST', '/v2/a/blobs/uploads/', bob),
      await as(registry, 'GET', `/v2/a/blobs/${digest}`, bob),
      await as(registry, 'DELETE', `/v2/a/blobs/${digest}`, alice),
    ].map(({ status }) => status);
    expect(statuses).toEqual([202, 403, 403, 200, 403]);
  });
});
