import { createServer } from 'node:net';
import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { GitHubClient, GitHubError } from '../src/index.ts';
import { failureOf, NAME, start } from './fixture.ts';

const FOREVER = Number.POSITIVE_INFINITY;

describe('failures of GitHub', () => {
  it.each([500, 502, 503, 504, 408])('%i is tried again', async (status) => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status, body: 'out of order' } });
    expect(await repository.info()).toMatchObject({ fullName: NAME });
    expect(waits).toEqual([{ ms: 500, reason: 'GitHub or the network failed' }]);
  });

  it('waits longer each time, and fails after five tries', async () => {
    const { repository, github, waits } = await start();
    github.fail({ times: FOREVER, action: BAD_GATEWAY });
    const failure = await failureOf(repository.info());
    expect(failure).toMatchObject({
      status: 502,
      temporary: true,
      message: 'GET /repos/octo/app: GitHub answers 502, an HTML page',
    });
    expect(waits.map(({ ms }) => ms)).toEqual([500, 1000, 2000, 4000]);
  });

  it('half of the wait is left to chance', async () => {
    const { repository, github, waits } = await start({}, { random: () => 0 });
    github.fail({ times: 2, action: BAD_GATEWAY });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([250, 500]);
  });

  it('does not wait longer than the cap', async () => {
    const retry = { attempts: 4, baseMs: 1000, capMs: 1500 };
    const { repository, github, waits } = await start({}, { retry });
    github.fail({ times: 3, action: BAD_GATEWAY });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([1000, 1500, 1500]);
  });

  it('waits as long as Retry-After of a 503 says', async () => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status: 503, headers: { 'Retry-After': '12' } } });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([12_000]);
  });

  it('a Retry-After of 0 does not make it hurry', async () => {
    const { repository, github, waits } = await start();
    github.fail({ times: 2, action: { status: 503, headers: { 'Retry-After': '0' } } });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([500, 1000]);
  });

  it('does not wait for a Retry-After beyond its time', async () => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status: 503, headers: { 'Retry-After': '86400' } } });
    await expect(repository.info()).rejects.toMatchObject({ status: 503, temporary: true });
    expect(waits).toEqual([]);
  });

  it.each([400, 401, 404, 410, 422, 451, 501, 505])('%i is final', async (status) => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status, body: { message: 'No' } } });
    await expect(repository.info()).rejects.toMatchObject({ status, temporary: false, answer: 'No' });
    expect(waits).toEqual([]);
    expect(github.requests).toEqual([]);
  });

  it('looks once more before it gives up: the last try may have worked', async () => {
    const { repository, remote, github } = await start({}, { retry: { attempts: 1 } });
    github.loseAnswer({ method: 'POST', action: BAD_GATEWAY });
    const created = await repository.deployments.create({ ref: 'main', environment: 'staging' });
    expect(remote.deployments.map(({ id }) => id)).toEqual([created.id]);
  });
});

describe('failures of the network', () => {
  it('a connection that is reset is tried again', async () => {
    const { repository, github } = await start();
    github.fail({ times: 2, action: 'reset' });
    expect(await repository.info()).toMatchObject({ fullName: NAME });
  });

  it('an answer that ends early is tried again', async () => {
    const { repository, github } = await start();
    github.fail({ action: { truncate: 100 } });
    expect(await repository.info()).toMatchObject({ fullName: NAME });
  });

  it('a deployment whose answer the network swallowed is looked up before it is made again', async () => {
    const { repository, remote, github } = await start();
    github.fail({ method: 'POST', action: 'lost-ack' });
    const created = await repository.deployments.create({ ref: 'main', environment: 'staging' });
    expect(remote.deployments.map(({ id }) => id)).toEqual([created.id]);
    expect(github.requests.map(({ operation }) => operation)).toEqual([
      'repos/create-deployment',
      'repos/list-deployments',
    ]);
  });

  it('a silent GitHub is given up in the end', async () => {
    const { repository, github } = await start({}, { timeoutMs: 200, retry: { attempts: 2 } });
    github.fail({ times: FOREVER, action: 'stall' });
    await expect(repository.info()).rejects.toMatchObject({
      status: undefined,
      temporary: true,
      message: 'GET /repos/octo/app: no answer from GitHub: no complete answer within 0.2 s',
    });
  });

  it('a crawling answer is given up in the end', async () => {
    const { repository, github } = await start({}, { timeoutMs: 500, retry: { attempts: 1 } });
    github.fail({ times: FOREVER, action: { slow: 20 } });
    await expect(repository.info()).rejects.toThrow('no complete answer within 0.5 s');
  });

  it('says that nothing listens, after all tries', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((resolve) => server.close(resolve));
    const slept: number[] = [];
    const client = new GitHubClient({
      token: 't',
      apiUrl: `http://127.0.0.1:${port}`,
      sleep: async (ms) => void slept.push(ms),
    });
    const failure = await failureOf(client.repository(NAME).info());
    expect(failure).toBeInstanceOf(GitHubError);
    expect(failure).toMatchObject({ status: undefined, temporary: true });
    expect(String(failure)).toContain(`connect ECONNREFUSED 127.0.0.1:${port}`);
    expect(slept).toHaveLength(4);
  });

  it('a host that does not exist is not tried again', async () => {
    const sleep = async () => expect.fail('it waited');
    const client = new GitHubClient({ token: 't', env: {}, apiUrl: 'https://github.invalid', sleep });
    await expect(client.repository(NAME).info()).rejects.toMatchObject({
      temporary: false,
      fix: 'check GITHUB_API_URL and the proxy of this machine',
    });
  });
});

describe('cancelling', () => {
  it('ends a request with the reason of the signal', async () => {
    const controller = new AbortController();
    const { repository, github } = await start({}, { signal: controller.signal });
    github.fail({ action: 'stall' });
    const reason = new Error('cancelled by the user');
    const info = repository.info();
    setTimeout(() => controller.abort(reason), 50);
    await expect(info).rejects.toBe(reason);
  });

  it('ends an answer that is on its way', async () => {
    const controller = new AbortController();
    const { repository, github } = await start({}, { signal: controller.signal });
    github.fail({ action: { stallAfter: 10 } });
    const reason = new Error('cancelled by the user');
    const info = repository.info();
    setTimeout(() => controller.abort(reason), 50);
    await expect(info).rejects.toBe(reason);
  });

  it('ends a wait', async () => {
    const controller = new AbortController();
    const { client: fast, github } = await start();
    fast.close();
    const client = new GitHubClient({
      token: github.token,
      apiUrl: github.url,
      signal: controller.signal,
      onWait: () => setImmediate(() => controller.abort(new Error('cancelled'))),
    });
    github.fail({ action: { status: 503, headers: { 'Retry-After': '600' } } });
    await expect(client.repository(NAME).info()).rejects.toThrow('cancelled');
    client.close();
  });

  it('sends nothing once cancelled', async () => {
    const { repository, github } = await start({}, { signal: AbortSignal.abort(new Error('too late')) });
    await expect(repository.info()).rejects.toThrow('too late');
    expect(github.requests).toEqual([]);
  });
});
