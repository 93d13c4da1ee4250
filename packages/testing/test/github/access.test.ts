import { describe, expect, it } from 'vitest';
import { BAD_GATEWAY, secondaryLimit } from '../../src/github/index.ts';
import { NAME, request, start } from './fixture.ts';

describe('access', () => {
  it('refuses another token, and none', async () => {
    const { github } = await start();
    const headers = { authorization: 'Bearer other' };
    const refused = { status: 401, body: { message: 'Bad credentials' } };
    expect(await request(github, 'GET', `/repos/${NAME}`, undefined, headers)).toMatchObject(refused);
    expect(await request(github, 'GET', `/repos/${NAME}`, undefined, { authorization: '' })).toMatchObject(
      refused,
    );
  });

  it('refuses a client that does not say what it is', async () => {
    const { github } = await start();
    expect(await request(github, 'GET', `/repos/${NAME}`, undefined, { 'user-agent': '' })).toMatchObject({
      status: 403,
    });
  });

  it('grants nothing unless told, except to read what every token may', async () => {
    const { call } = await start({ permissions: {} });
    expect(await call('GET', '')).toMatchObject({ status: 200 });
    for (const path of ['/deployments', '/pulls', '/git/ref/heads/main', '/commits/main/status']) {
      const refused = {
        status: 403,
        body: { message: 'Resource not accessible by integration', status: '403' },
      };
      expect(await call('GET', path)).toMatchObject(refused);
    }
  });

  it('reading is not writing, but writing is reading', async () => {
    const { github, call } = await start({ permissions: { contents: 'read' } });
    expect(await call('POST', '/git/blobs', { content: 'x' })).toMatchObject({ status: 403 });
    github.setPermissions({ contents: 'write' });
    expect(await call('POST', '/git/blobs', { content: 'x' })).toMatchObject({ status: 201 });
    expect(await call('GET', '/git/ref/heads/main')).toMatchObject({ status: 200 });
  });

  it('names of repositories don’t depend on case; others are not found', async () => {
    const { github } = await start();
    expect(await request(github, 'GET', '/repos/OCTO/App')).toMatchObject({ body: { full_name: NAME } });
    expect(await request(github, 'GET', '/repos/octo/none')).toMatchObject({ status: 404 });
    expect(() => github.repository('octo/none')).toThrow('there is no repository octo/none');
  });

  it('serves an Enterprise Server below /api/v3 only', async () => {
    const { github, call } = await start({ basePath: '/api/v3' });
    expect(github.url).toMatch(/\/api\/v3$/);
    expect(await call('GET', '')).toMatchObject({ body: { url: `${github.url}/repos/${NAME}` } });
  });
});

describe('the request log', () => {
  it('has what was asked and answered, and no token', async () => {
    const { github, call } = await start();
    await call('GET', '/deployments?environment=a%20b');
    await call('POST', '/git/blobs', { content: 'x' });
    expect(github.requests).toMatchObject([
      {
        method: 'GET',
        path: '/repos/octo/app/deployments',
        query: { environment: 'a b' },
        body: undefined,
        status: 200,
      },
      { method: 'POST', operation: 'git/create-blob', body: { content: 'x' }, status: 201 },
    ]);
    expect(JSON.stringify(github.requests)).not.toContain(github.token);
  });
});

describe('limits', () => {
  it('counts every request and tells what is left', async () => {
    const { call, clock } = await start();
    const reset = String(clock.ms / 1000 + 3600);
    const headers = {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-resource': 'core',
      'x-ratelimit-reset': reset,
    };
    expect((await call('GET', '')).headers).toMatchObject({ ...headers, 'x-ratelimit-remaining': '999' });
    expect((await call('GET', '')).headers).toMatchObject({ 'x-ratelimit-used': '2' });
  });

  it('refuses when nothing is left, until the reset', async () => {
    const { github, call, clock } = await start();
    github.rateLimit.set({ remaining: 1, resetAt: clock.ms + 1000 });
    expect(await call('GET', '')).toMatchObject({ status: 200 });
    const message = expect.stringContaining('API rate limit exceeded');
    expect(await call('GET', '')).toMatchObject({
      status: 403,
      body: { message },
      headers: { 'x-ratelimit-remaining': '0' },
    });
    clock.ms += 1000;
    expect(await call('GET', '')).toMatchObject({ status: 200, headers: { 'x-ratelimit-remaining': '999' } });
  });

  it('a secondary limit is a fault like any other', async () => {
    const { github, call, remote } = await start();
    github.fail({ method: 'POST', action: secondaryLimit(30) });
    const answer = await call('POST', '/deployments', { ref: 'main' });
    expect(answer).toMatchObject({ status: 403, headers: { 'retry-after': '30' } });
    expect(remote.deployments).toEqual([]);
    expect((await call('POST', '/deployments', { ref: 'main' })).status).toBe(201);
  });
});

describe('lost answers and interruptions', () => {
  it('does what is asked and loses the answer, of successes only', async () => {
    const { github, call, remote } = await start();
    github.loseAnswer({ method: 'POST', path: /deployments/, action: BAD_GATEWAY });
    expect((await call('POST', '/deployments', { ref: 'none' })).status).toBe(422);
    expect(await call('POST', '/deployments', { ref: 'main' })).toMatchObject({
      status: 502,
      body: BAD_GATEWAY.body,
    });
    expect(remote.deployments).toHaveLength(1);
    expect(github.requests.map(({ status }) => status)).toEqual([422, 201]);
  });

  it('lets somebody else act just before a request, once', async () => {
    const { github, call, remote } = await start();
    const before = remote.sha('main');
    github.interrupt({ method: 'GET', path: /heads\/main/ }, () => void remote.push({ b: '1' }));
    await call('GET', '');
    expect(remote.sha('main')).toBe(before);
    expect((await call('GET', '/git/ref/heads/main')).body.object?.sha).not.toBe(before);
    expect((await call('GET', '/git/ref/heads/main')).body.object?.sha).toBe(remote.sha('main'));
    expect(remote.commits()).toHaveLength(2);
  });
});
