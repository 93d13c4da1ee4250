import { describe, expect, it } from 'vitest';
import { request, start } from './fixture.ts';

const QUERY = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on IssueComment { viewerDidAuthor } } }';

async function withPull(options: Parameters<typeof start>[0] = {}, violations?: unknown) {
  const fixture = await start(options, violations);
  const { number } = fixture.remote.addPullRequest({ head: 'next' });
  return { ...fixture, number, comments: `/issues/${number}/comments` };
}

describe('comments', () => {
  it('are of whoever the token is of', async () => {
    const { call, comments, remote, number } = await withPull();
    expect(await call('POST', comments, { body: 'hello' })).toMatchObject({
      status: 201,
      body: { body: 'hello', user: { login: 'github-actions[bot]', type: 'Bot' } },
    });
    expect(remote.comments).toMatchObject([{ number, body: 'hello', author: 'github-actions[bot]' }]);
  });

  it('are listed by pull request, oldest first', async () => {
    const { call, comments, remote, number } = await withPull();
    const other = remote.addPullRequest({ head: 'other' });
    remote.addComment({ number, body: 'one' });
    remote.addComment({ number: other.number, body: 'two' });
    remote.addComment({ number, body: 'three' });
    expect((await call('GET', comments)).body).toMatchObject([{ body: 'one' }, { body: 'three' }]);
    expect(await call('GET', `${comments}?per_page=1`)).toMatchObject({
      headers: { link: expect.stringContaining('rel="next"') },
    });
  });

  it('change in place', async () => {
    const { call, remote, number, clock } = await withPull();
    const { id } = remote.addComment({ number, body: 'one' });
    clock.ms += 60_000;
    expect(await call('PATCH', `/issues/comments/${id}`, { body: 'two' })).toMatchObject({
      status: 200,
      body: { id, body: 'two', created_at: '2026-01-02T03:04:05Z', updated_at: '2026-01-02T03:05:05Z' },
    });
  });

  it('have at most 65,536 characters, whatever their bytes', async () => {
    const { call, comments } = await withPull();
    expect(await call('POST', comments, { body: '🙂'.repeat(65_536) })).toMatchObject({ status: 201 });
    expect(await call('POST', comments, { body: 'x'.repeat(65_537) })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'body', message: 'body is too long (maximum is 65536 characters)' }] },
    });
    expect(await call('POST', comments, { body: ' ' })).toMatchObject({ status: 422 });
  });

  it('are refused to a token that may only read', async () => {
    const { call, comments, remote } = await withPull({ permissions: { 'pull-requests': 'read' } });
    expect(await call('GET', comments)).toMatchObject({ status: 200 });
    expect(await call('POST', comments, { body: 'x' })).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    expect(remote.comments).toEqual([]);
  });

  it('are refused where there is no pull request, no comment, or a lock', async () => {
    const { call, remote } = await withPull();
    const { number } = remote.addPullRequest({ head: 'locked', locked: true });
    expect(await call('GET', '/issues/99/comments')).toMatchObject({ status: 404 });
    expect(await call('PATCH', '/issues/comments/99999', { body: 'x' })).toMatchObject({ status: 404 });
    expect(await call('POST', `/issues/${number}/comments`, { body: 'x' })).toMatchObject({ status: 403 });
  });
});

describe('GraphQL', () => {
  it('says which comments are of the token', async () => {
    const { github, remote, number, comments, call } = await withPull();
    remote.addComment({ number, body: 'of a person' });
    await call('POST', comments, { body: 'of the job' });
    const { body: list } = await call('GET', comments);
    const ids = [list[0]?.node_id, list[1]?.node_id];
    const answer = await request(github, 'POST', '/graphql', { query: QUERY, variables: { ids } });
    expect(answer).toMatchObject({
      status: 200,
      body: { data: { nodes: [{ viewerDidAuthor: false }, { viewerDidAuthor: true }] } },
    });
  });

  it('has null for what is not there, and nothing for a token without permission', async () => {
    const { github } = await withPull();
    const body = { query: QUERY, variables: { ids: ['x'] } };
    expect(await request(github, 'POST', '/graphql', body)).toMatchObject({
      status: 200,
      body: { data: { nodes: [null] }, errors: [{ type: 'NOT_FOUND' }] },
    });
    github.setPermissions({});
    expect(await request(github, 'POST', '/graphql', body)).toMatchObject({
      status: 200,
      body: { errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
    });
  });

  it('is on an Enterprise Server beside the REST API', async () => {
    const { github } = await withPull({ basePath: '/api/v3' });
    const { origin } = new URL(github.url);
    expect(origin).not.toBe(github.url);
    const answer = await request(github, 'POST', '/../graphql', { query: QUERY, variables: { ids: [] } });
    expect(answer).toMatchObject({ status: 200, body: { data: { nodes: [] } } });
  });

  it('knows one query; another one is a mistake of the test', async () => {
    const { github } = await withPull({}, ['POST /graphql: is no query that the fake knows']);
    expect(await request(github, 'POST', '/graphql', { query: '{ viewer { login } }' })).toMatchObject({
      status: 400,
    });
  });
});
