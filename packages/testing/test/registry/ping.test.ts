import { describe, expect, it } from 'vitest';
import { call, start } from './fixture.ts';
import { codesOf } from './http.ts';

describe('GET /v2/ (end-1)', () => {
  it.each(['/v2/', '/v2'])('answers %s with 200', async (path) => {
    const registry = await start('memory');
    const answer = await call(registry, 'GET', path);
    expect(answer.status).toBe(200);
    expect(answer.headers['docker-distribution-api-version']).toBe('registry/2.0');
    expect(answer.body.toString()).toBe('{}');
  });

  it('answers HEAD without a body', async () => {
    const registry = await start('memory');
    const answer = await call(registry, 'HEAD', '/v2/');
    expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([200, '2', 0]);
  });
});

describe('a request to no endpoint', () => {
  it.each(['/', '/v1/', '/v2/_catalog', '/v2/a/nothing', '/v2/a/tags', '/v2/tags/list'])(
    'answers %s with 404 in the form of the spec',
    async (path) => {
      const registry = await start('memory');
      const answer = await call(registry, 'GET', path);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['UNSUPPORTED']]);
      expect(answer.headers['content-type']).toBe('application/json');
    },
  );

  it('answers a method that the endpoint does not have with 405 and those it has', async () => {
    const registry = await start('memory');
    const answer = await call(registry, 'POST', '/v2/a/tags/list');
    expect([answer.status, answer.headers.allow, codesOf(answer)]).toEqual([
      405,
      'GET, HEAD',
      ['UNSUPPORTED'],
    ]);
  });

  it('does not take a method for a property of an object', async () => {
    const registry = await start('memory');
    expect((await call(registry, 'TRACE', '/v2/')).status).toBe(405);
  });
});

describe('a repository name', () => {
  it.each([
    'A',
    'a//b',
    '-a',
    'a-',
    'a..b',
    'a___b',
    'a/_b',
    'a%20b',
    'a%00b',
    '%2e%2e%2fa',
    `a${'b'.repeat(255)}`,
  ])('is refused when it is %s', async (name) => {
    const registry = await start('memory');
    const answer = await call(registry, 'GET', `/v2/${name}/tags/list`);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['NAME_INVALID']]);
  });

  it('is refused when its percent-encoding is broken', async () => {
    const registry = await start('memory');
    const answer = await call(registry, 'GET', '/v2/a%ZZ/tags/list');
    expect([answer.status, codesOf(answer)]).toEqual([400, ['NAME_INVALID']]);
  });

  it.each(['a', 'a/b/c', 'a.b', 'a_b', 'a__b', 'a---b', '0/1', 'blobs/manifests', 'a/tags/list'])(
    'is taken when it is %s',
    async (name) => {
      const registry = await start('memory');
      await registry.putBlob(name, 'x');
      const answer = await call(registry, 'GET', `/v2/${name}/tags/list`);
      expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { name, tags: [] }]);
    },
  );
});
