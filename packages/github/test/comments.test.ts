import { BAD_GATEWAY, type TestRepository } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { all, failureOf, start } from './fixture.ts';

const MARKER = 'container-kit:trivy-gate:0123abc';
const BOT = 'github-actions[bot]';

/** A repository with a pull request, and how the comment of that marker is kept. */
async function ready(options: Parameters<typeof start>[0] = {}) {
  const fixture = await start(options);
  const { number } = fixture.remote.addPullRequest({ head: 'next' });
  const sticky = (body: string, changes: { readonly create?: boolean } = {}) =>
    fixture.repository.comments.sticky({ number, marker: MARKER, body, ...changes });
  return { ...fixture, number, sticky };
}

/** Number of requests that change something. */
function writes({ github }: Awaited<ReturnType<typeof ready>>): number {
  return github.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').length;
}

/** What people see of each comment. */
function shown({ comments }: TestRepository): readonly string[] {
  return comments.map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
}

describe('a sticky comment', () => {
  it('is created, then left alone, then updated in place', async () => {
    const fixture = await ready();
    const { sticky, remote } = fixture;
    expect(await sticky('red')).toBe('created');
    expect(await sticky('red')).toBe('unchanged');
    expect(writes(fixture)).toBe(1);
    expect(await sticky('green')).toBe('updated');
    expect(shown(remote)).toEqual(['green']);
    expect(remote.comments[0]?.body).toMatch(
      /^<!-- container-kit:trivy-gate:0123abc [0-9a-f]{64} -->\ngreen$/,
    );
  });

  it('asks for whose comments they are only where one has the marker', async () => {
    const { sticky, remote, number, github } = await ready();
    remote.addComment({ number, body: 'hello' });
    await sticky('red');
    expect(github.requests.map(({ path }) => path)).not.toContain('/graphql');
  });

  it('does not take what somebody else planted', async () => {
    const { sticky, remote, number } = await ready();
    await sticky('red');
    const planted = { number, body: remote.comments[0]?.body ?? '', author: 'mallory' };
    remote.addComment(planted);
    expect(await sticky('green')).toBe('updated');
    expect(shown(remote)).toEqual(['green', 'red']);
  });

  it('writes its own beside a planted one', async () => {
    const { sticky, remote, number } = await ready();
    remote.addComment({ number, body: `<!-- ${MARKER} 00 -->\nall is well`, author: 'mallory' });
    expect(await sticky('red')).toBe('created');
    expect(shown(remote)).toEqual(['all is well', 'red']);
  });

  it('works for the token of a person as for that of a job', async () => {
    const { sticky, remote, number } = await ready({ actor: 'mona' });
    remote.addComment({ number, body: `<!-- ${MARKER} 00 -->\nof the bot`, author: BOT });
    expect(await sticky('red')).toBe('created');
    expect(await sticky('green')).toBe('updated');
    expect(shown(remote)).toEqual(['of the bot', 'green']);
  });

  it('is found on the last of many pages', async () => {
    const { sticky, remote, number, github } = await ready();
    for (let index = 0; index < 230; index += 1) remote.addComment({ number, body: `comment ${index}` });
    expect(await sticky('red')).toBe('created');
    expect(await sticky('red')).toBe('unchanged');
    expect(github.requests.filter(({ method }) => method === 'GET')).toHaveLength(6);
  });

  it('the newest of several wins', async () => {
    const { sticky, remote, number } = await ready();
    remote.addComment({ number, body: `<!-- ${MARKER} 00 -->\nfirst`, author: BOT });
    remote.addComment({ number, body: `<!-- ${MARKER} 00 -->\nsecond`, author: BOT });
    expect(await sticky('red')).toBe('updated');
    expect(shown(remote)).toEqual(['first', 'red']);
  });

  it('repairs what somebody edited', async () => {
    const { sticky, remote, number } = await ready();
    await sticky('red');
    const { body = '' } = remote.comments[0] ?? {};
    remote.addComment({ number, body: body.replace('red', 'green'), author: BOT });
    expect(await sticky('red')).toBe('updated');
  });

  it('does not mind other line ends and blanks at the end', async () => {
    const { sticky, remote, number } = await ready();
    await sticky('red\nreally\n');
    const { body = '' } = remote.comments[0] ?? {};
    remote.addComment({ number, body: body.replaceAll('\n', '\r\n').trimEnd(), author: BOT });
    expect(await sticky('red\nreally\n')).toBe('unchanged');
  });

  it('is not created where only an existing one is to be updated', async () => {
    const { sticky, remote } = await ready();
    expect(await sticky('green', { create: false })).toBe('absent');
    await sticky('red');
    expect(await sticky('green', { create: false })).toBe('updated');
    expect(shown(remote)).toEqual(['green']);
  });

  it('keeps apart markers where one begins like the other', async () => {
    const { repository, number, remote } = await ready();
    const { comments } = repository;
    await comments.sticky({ number, marker: 'gate:1', body: 'one' });
    await comments.sticky({ number, marker: 'gate:12', body: 'twelve' });
    expect(shown(remote)).toEqual(['one', 'twelve']);
  });

  it('a 502 after success writes no second one', async () => {
    const { sticky, remote, github } = await ready();
    github.loseAnswer({ method: 'POST', path: /comments$/, action: BAD_GATEWAY });
    expect(await sticky('red')).toBe('created');
    expect(shown(remote)).toEqual(['red']);
  });

  it('a 502 before success writes it on the next try', async () => {
    const { sticky, remote, github } = await ready();
    github.fail({ method: 'POST', path: /comments$/, action: BAD_GATEWAY });
    expect(await sticky('red')).toBe('created');
    expect(shown(remote)).toEqual(['red']);
  });

  it.each(['', 'a b', 'a--b', '-a', 'a-', 'a>b', 'a\nb', 'x'.repeat(257)])(
    'refuses the marker %j',
    async (marker) => {
      const { repository, number } = await ready();
      const failure = failureOf(repository.comments.sticky({ number, marker, body: 'b' }));
      expect(await failure).toMatchObject({
        name: 'GitHubInputError',
        fix: expect.stringContaining('letters'),
      });
    },
  );

  it('works on an Enterprise Server, whose GraphQL API is beside the other one', async () => {
    const { sticky, github } = await ready({ basePath: '/api/v3' });
    await sticky('red');
    expect(await sticky('red')).toBe('unchanged');
    expect(github.requests.at(-1)?.path).toBe('/api/graphql');
  });

  it('a comment that is deleted in between is not found', async () => {
    const { sticky, github } = await ready();
    await sticky('red');
    github.fail({ path: /graphql/, action: { status: 200, body: DELETED } });
    expect(await sticky('green')).toBe('created');
  });
});

const DELETED = {
  data: { nodes: [null] },
  errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to a node with the global id' }],
};

describe('what GitHub refuses', () => {
  it('a token that may only read, as on pull requests of forks', async () => {
    const { sticky, remote } = await ready({ permissions: { 'pull-requests': 'read' } });
    expect(await failureOf(sticky('red'))).toMatchObject({
      status: 403,
      missingPermission: 'pull-requests: write',
      fix: 'add "permissions: pull-requests: write" to the job',
    });
    expect(remote.comments).toEqual([]);
  });

  it('a token without any permission', async () => {
    const { sticky } = await ready({ permissions: {} });
    expect(await failureOf(sticky('red'))).toMatchObject({
      status: 403,
      missingPermission: 'pull-requests: read',
    });
  });

  it.each([
    [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }, 403, 'pull-requests: read'],
    [{ message: 'Resource not accessible by personal access token' }, 403, 'pull-requests: read'],
    [{ type: 'RATE_LIMITED', message: 'API rate limit already exceeded' }, 200, undefined],
  ])('a query of GraphQL: %j', async (error, status, missingPermission) => {
    const { sticky, github } = await ready();
    await sticky('red');
    github.fail({ path: /graphql/, action: { status: 200, body: { data: null, errors: [error] } } });
    const failure = await failureOf(sticky('green'));
    expect(failure).toMatchObject({ name: 'GitHubError', path: '/graphql', status, missingPermission });
    expect(String(failure)).toContain(error.message);
  });

  it.each([
    {},
    { data: null },
    { data: {} },
    { data: { nodes: {} } },
    { data: { nodes: [{ viewerDidAuthor: true }] } },
  ])('an answer of GraphQL that is none: %j', async (body) => {
    const { sticky, github } = await ready();
    await sticky('red');
    github.fail({ path: /graphql/, action: { status: 200, body } });
    await expect(sticky('green')).rejects.toThrow("POST /graphql: the answer can't be used: ");
  });

  it('a conversation that is locked', async () => {
    const { repository, remote } = await start();
    const { number } = remote.addPullRequest({ head: 'next', locked: true });
    const failure = await failureOf(repository.comments.sticky({ number, marker: MARKER, body: 'b' }));
    expect(failure).toMatchObject({ status: 403, missingPermission: undefined });
    expect(String(failure)).toContain('unlock the conversation');
  });

  it('a text that is too long, in its own words', async () => {
    const { sticky } = await ready();
    expect(await failureOf(sticky('x'.repeat(65_536)))).toMatchObject({
      status: 422,
      answer: expect.stringContaining('body is too long (maximum is 65536 characters)'),
    });
  });
});

describe('a list of comments', () => {
  it('has text, address and time, oldest first', async () => {
    const { repository, remote, number } = await ready();
    remote.addComment({ number, body: 'one' });
    remote.addComment({ number, body: 'two' });
    expect(await all(repository.comments.list(number))).toMatchObject([
      { body: 'one', url: expect.stringContaining(`/octo/app/pull/${number}#issuecomment-`) },
      { body: 'two', createdAt: new Date('2026-01-02T03:04:05Z') },
    ]);
  });
});
