import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GitHubClient } from '../src/index.ts';
import { all, failureOf, NAME, start } from './fixture.ts';

/** A server that must not be asked; what asked it nevertheless is noted. */
async function strangerServer(): Promise<{
  readonly url: string;
  readonly asked: readonly IncomingMessage[];
}> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request);
    response.end('[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('the token stays with the API', () => {
  it('a next page on another origin is refused', async () => {
    const stranger = await strangerServer();
    const { repository, github } = await start();
    github.fail({
      action: { setHeaders: { Link: `<${stranger.url}/repos/octo/app/deployments?page=2>; rel="next"` } },
    });
    await expect(all(repository.deployments.list())).rejects.toThrow(
      'the link to the next page leads out of the API',
    );
    expect(stranger.asked).toEqual([]);
  });

  it('a next page outside the API of an Enterprise Server is refused', async () => {
    const { repository, github } = await start({ basePath: '/api/v3' });
    const outside = new URL('/login?page=2', github.url).href;
    github.fail({ action: { setHeaders: { Link: `<${outside}>; rel="next"` } } });
    await expect(all(repository.deployments.list())).rejects.toThrow('leads out of the API');
  });

  it.each(['http://[', 'javascript:alert(1)', '//github.example/x', 'http://user:pass@127.0.0.1/x'])(
    'a next page %j is refused',
    async (link) => {
      const { repository, github } = await start();
      github.fail({ action: { setHeaders: { Link: `<${link}>; rel="next"` } } });
      await expect(all(repository.deployments.list())).rejects.toThrow('leads out of the API');
    },
  );

  it('a redirect to another origin is refused', async () => {
    const stranger = await strangerServer();
    const { repository, github } = await start();
    github.fail({ action: { status: 302, headers: { Location: `${stranger.url}/repos/octo/app` } } });
    await expect(repository.info()).rejects.toMatchObject({ status: 302, temporary: false });
    expect(stranger.asked).toEqual([]);
  });

  it('errors do not show it', async () => {
    const { client, github } = await start();
    const failure = await failureOf(client.repository('octo/none').info());
    expect(JSON.stringify(failure) + String(failure)).not.toContain(github.token);
  });

  it.each(['', ' ', 'a b', 'a\nb', 'tökën'])('a token %j is refused without being shown', (token) => {
    let failure: unknown;
    try {
      new GitHubClient({ token });
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: 'GitHubInputError', fix: expect.stringContaining('github.token') });
    if (token.trim() !== '') expect(String(failure)).not.toContain(token);
  });
});

describe('redirects inside the API', () => {
  it('follows that of a renamed repository', async () => {
    const { client, github } = await start();
    const location = `${github.url}/repos/${NAME}`;
    github.fail({ path: /\/old$/, action: { status: 301, headers: { Location: location } } });
    expect(await client.repository('octo/old').info()).toMatchObject({ fullName: NAME });
  });

  it('repeats a write on 307, not on 301', async () => {
    const { client, remote, github } = await start();
    const headers = { Location: `${github.url}/repos/${NAME}/deployments` };
    const deployment = { ref: 'main', environment: 'staging' };
    github.fail({ path: /\/old\//, action: { status: 307, headers } });
    await client.repository('octo/old').deployments.create(deployment);
    expect(remote.deployments).toHaveLength(1);
    github.fail({ path: /\/old\//, action: { status: 301, headers } });
    await expect(client.repository('octo/old').deployments.create(deployment)).rejects.toMatchObject({
      status: 301,
    });
    expect(remote.deployments).toHaveLength(1);
  });

  it('gives up a circle', async () => {
    const { repository, github } = await start();
    const headers = { Location: `${github.url}/repos/${NAME}` };
    github.fail({ times: Number.POSITIVE_INFINITY, action: { status: 301, headers } });
    await expect(repository.info()).rejects.toMatchObject({ status: 301 });
  });
});

describe('answers that are not GitHub’s', () => {
  it.each([
    ['a captive portal', '<html>Log in to the network</html>', 'it is no JSON'],
    ['nothing', '', 'the answer is missing, not an object'],
    ['half of it', '{"id": 1', 'it is no JSON'],
    ['a list', '[]', 'the answer is a list, not an object'],
    ['another object', '{}', 'the answer.id is missing, not an integer'],
    ['an imprecise id', '{"id": 9007199254740993}', 'the answer.id is 9007199254740992, not an integer'],
    ['a key of the prototype', '{"__proto__": {"id": 1}}', 'the answer.id is missing, not an integer'],
  ])('%s is refused', async (_, body, problem) => {
    const { repository, github } = await start();
    github.fail({ action: { status: 200, body } });
    await expect(repository.info()).rejects.toMatchObject({
      status: 200,
      temporary: false,
      message: `GET /repos/octo/app: the answer can't be used: ${problem}`,
    });
  });

  it('an error names the field, also in a list', async () => {
    const { repository, github } = await start();
    github.fail({ action: { status: 200, body: { check_runs: [{ id: 'x' }] } } });
    const problem = 'the answer.check_runs[0].id is "x", not an integer';
    await expect(all(repository.checks.runs('main'))).rejects.toThrow(problem);
  });

  it('pages that go round in a circle are an error', async () => {
    const { repository, github } = await start();
    const link = `<${github.url}/repos/${NAME}/deployments?per_page=100>; rel="next"`;
    github.fail({ action: { setHeaders: { Link: link } } });
    await expect(all(repository.deployments.list())).rejects.toThrow('go round in a circle');
  });

  it('an answer without end is refused', async () => {
    const { repository, github } = await start();
    github.fail({ action: { status: 200, body: 'x'.repeat(33 * 2 ** 20) } });
    await expect(repository.info()).rejects.toThrow('the answer is larger than 32 MiB');
  });

  it('hostile text of an error is one line of bounded length', async () => {
    const { repository, github } = await start();
    const message = `a\n::set-output name=x::y\r\n\u001b[31m\u2028${'z'.repeat(5000)}`;
    github.fail({ action: { status: 422, body: { message } } });
    const begin = 'a ::set-output name=x::y [31m ';
    const answer = `${begin}${'z'.repeat(400 - begin.length)}...`;
    expect(await failureOf(repository.info())).toMatchObject({ answer });
  });

  it('the items of an error are told with it, in whichever form they come', async () => {
    const { repository, github } = await start();
    const errors = [
      'text',
      { resource: 'Ref', field: 'sha', code: 'missing' },
      { message: 'words', code: 'custom' },
      7,
    ];
    github.fail({ action: { status: 422, body: { message: 'Validation Failed', errors } } });
    const answer = 'Validation Failed; text; Ref sha missing; words';
    expect(await failureOf(repository.info())).toMatchObject({ answer });
  });
});

describe('the request', () => {
  it('says who asks, for which version, and where', async () => {
    const { client, github } = await start({ basePath: '/api/v3' }, { userAgent: 'container-kit/promote' });
    await client.repository(NAME).info();
    expect(github.requests[0]?.headers).toMatchObject({
      accept: 'application/vnd.github+json',
      'user-agent': 'container-kit/promote',
      'x-github-api-version': '2022-11-28',
    });
  });

  it('carries the identifier of the answer into the error', async () => {
    const { client } = await start();
    expect(await failureOf(client.repository('octo/none').info())).toMatchObject({ requestId: 'FAKE:1' });
  });

  it.each(['app', 'octo/', '/app', 'octo/app/x', 'octo/..', 'octo/a b', 'octo/a?b', 'octo\n/a', '../app'])(
    'a repository %j is refused',
    async (name) => {
      const { client } = await start();
      expect(() => client.repository(name)).toThrow('is no repository of GitHub');
    },
  );
});

describe('the address of the API', () => {
  it.each([
    ['ftp://api.github.com', 'which is no https URL'],
    ['api.github.com', 'which is no https URL'],
    ['http://api.github.com', 'would get the token unencrypted'],
    ['https://user:secret@api.github.com', 'has a user, query or fragment'],
    ['https://api.github.com?x=1', 'has a user, query or fragment'],
  ])('%s is refused', (apiUrl, problem) => {
    expect(() => new GitHubClient({ token: 't', apiUrl })).toThrow(problem);
    expect(() => new GitHubClient({ token: 't', env: { GITHUB_API_URL: apiUrl } })).toThrow(problem);
  });

  it.each([
    'http://localhost:1',
    'http://127.0.0.1:1/api/v3/',
    'http://[::1]:1',
    'https://ghe.example.com/api/v3',
  ])('%s is taken', (apiUrl) => {
    new GitHubClient({ token: 't', apiUrl }).close();
  });

  it('is that of github.com where the environment has none', () => {
    new GitHubClient({ token: 't', env: { GITHUB_API_URL: '' } }).close();
  });
});
