import { secondaryLimit } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { RateLimitError } from '../src/index.ts';
import { failureOf, start } from './fixture.ts';

const MINUTE = 60_000;

describe('the primary rate limit', () => {
  it('once nothing is left, the next request waits for the reset instead of being refused', async () => {
    const { repository, github, clock, waits } = await start();
    github.rateLimit.set({ remaining: 1, resetAt: clock.ms + 5 * MINUTE });
    await repository.info();
    expect(waits).toEqual([]);
    await repository.info();
    expect(waits).toEqual([{ ms: 5 * MINUTE + 1000, reason: 'the rate limit of the token is used up' }]);
    expect(github.requests.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('a refusal waits for the reset as well: others use the same token', async () => {
    const { repository, github, clock, waits } = await start();
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + MINUTE });
    expect(await repository.info()).toMatchObject({ fullName: 'octo/app' });
    expect(waits).toMatchObject([{ ms: MINUTE + 1000 }]);
    expect(github.requests.map(({ status }) => status)).toEqual([403, 200]);
  });

  it('is judged by GitHub’s clock where this machine’s is wrong', async () => {
    const { repository, github, clock, waits } = await start({}, { now: () => clockOfMachine() });
    const clockOfMachine = () => clock.ms - 24 * 60 * MINUTE;
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + MINUTE });
    await repository.info();
    expect(waits).toMatchObject([{ ms: MINUTE + 1000 }]);
  });

  it('a reset that is too far away fails at once, with the time', async () => {
    const { repository, github, clock, waits } = await start();
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + 50 * MINUTE });
    const failure = await failureOf(repository.info());
    expect(failure).toBeInstanceOf(RateLimitError);
    expect(failure).toMatchObject({
      limit: 'primary',
      status: 403,
      temporary: true,
      missingPermission: undefined,
      retryAt: new Date(clock.ms + 50 * MINUTE + 1000),
      message:
        'GET /repos/octo/app: the rate limit of the token is used up for another 3001 s, ' +
        'and this client may wait 900 s more. To fix it, run it again after 2026-01-02T03:54:06.000Z',
    });
    expect(waits).toEqual([]);
    await expect(repository.info()).rejects.toMatchObject({ limit: 'primary', status: undefined });
    expect(github.requests).toHaveLength(1);
  });

  it('all waits together have an end', async () => {
    const { repository, github, clock, waits } = await start({}, { retry: { maxWaitMs: 3 * MINUTE } });
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + 2 * MINUTE });
    await repository.info();
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + 2 * MINUTE });
    await expect(repository.info()).rejects.toMatchObject({ limit: 'primary' });
    expect(waits).toHaveLength(1);
  });

  it('one wait is no longer than what the run has left by then', async () => {
    const left = { ms: 3 * MINUTE };
    const { repository, github, clock, waits } = await start({}, { mostWaitMs: () => left.ms });
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + 2 * MINUTE });
    await repository.info();
    left.ms = MINUTE;
    github.rateLimit.set({ remaining: 0, resetAt: clock.ms + 2 * MINUTE });
    await expect(repository.info()).rejects.toMatchObject({ limit: 'primary' });
    expect(waits).toHaveLength(1);
  });

  it('a missing permission on the very last request is no rate limit', async () => {
    const { repository, github, waits } = await start({ permissions: {} });
    github.rateLimit.set({ remaining: 1 });
    await expect(repository.contents.file('a')).rejects.toMatchObject({
      missingPermission: 'contents: read',
    });
    expect(waits).toEqual([]);
  });

  it('that of another resource does not hold requests back', async () => {
    const { repository, github, clock, waits } = await start();
    const headers = {
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(clock.ms / 1000 + 600),
      'X-RateLimit-Resource': 'search',
    };
    github.fail({ action: { setHeaders: headers } });
    await repository.info();
    await repository.info();
    expect(waits).toEqual([]);
  });
});

describe('secondary rate limits', () => {
  it('waits as long as Retry-After says', async () => {
    const { repository, github, waits } = await start();
    github.fail({ action: secondaryLimit(7) });
    await repository.info();
    expect(waits).toEqual([{ ms: 7000, reason: "GitHub's secondary rate limit asks for a pause" }]);
  });

  it('without Retry-After waits a minute, then twice as long', async () => {
    const { repository, github, waits } = await start();
    github.fail({ times: 2, action: secondaryLimit() });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([MINUTE, 2 * MINUTE]);
  });

  it('gives up after three waits: GitHub bans those who go on', async () => {
    const { repository, github, waits } = await start();
    github.fail({ times: Number.POSITIVE_INFINITY, action: secondaryLimit(1) });
    await expect(repository.info()).rejects.toMatchObject({ name: 'RateLimitError', limit: 'secondary' });
    expect(waits).toHaveLength(3);
  });

  it.each([
    [429, { message: 'Too many requests' }],
    [403, { message: 'You have triggered an abuse detection mechanism. Please retry later.' }],
    [429, undefined],
  ])('%i %j is one too', async (status, body) => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status, body } });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([MINUTE]);
  });

  it('understands Retry-After as a date', async () => {
    const { repository, github, clock, waits } = await start();
    const headers = {
      'Retry-After': new Date(clock.ms + 90_000).toUTCString(),
      Date: new Date(clock.ms).toUTCString(),
    };
    github.fail({ action: { status: 429, headers } });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([90_000]);
  });

  it.each(['0', new Date(0).toUTCString()])('a Retry-After of %j still waits a second', async (value) => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status: 429, headers: { 'Retry-After': value } } });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([1000]);
  });

  it('takes nonsense in Retry-After for none', async () => {
    const { repository, github, waits } = await start();
    github.fail({ action: { status: 429, headers: { 'Retry-After': 'soon' } } });
    await repository.info();
    expect(waits.map(({ ms }) => ms)).toEqual([MINUTE]);
  });

  it('a huge Retry-After fails at once, with the time', async () => {
    const { repository, github, clock, waits } = await start();
    github.fail({ action: secondaryLimit(999_999) });
    const retryAt = new Date(clock.ms + 999_999_000);
    await expect(repository.info()).rejects.toMatchObject({
      name: 'RateLimitError',
      limit: 'secondary',
      retryAt,
    });
    expect(waits).toEqual([]);
  });

  it('a refused write is repeated as it is: GitHub has not acted', async () => {
    const { repository, remote, github } = await start();
    github.fail({ method: 'POST', action: secondaryLimit(1) });
    await repository.deployments.create({ ref: 'main', environment: 'staging' });
    expect(remote.deployments).toHaveLength(1);
    expect(github.requests.map(({ operation }) => operation)).toEqual(['repos/create-deployment']);
  });
});

describe('the rhythm of writes', () => {
  it('lets twenty through at once and then one per second', async () => {
    const { repository, waits } = await start();
    for (let number = 0; number < 23; number += 1) await repository.git.createBlob(String(number));
    const reason = 'GitHub asks for a pause between many writes';
    expect(waits).toEqual([1, 2, 3].map(() => ({ ms: 1000, reason })));
  });

  it('forgets about writes that are long ago', async () => {
    const { repository, clock, waits } = await start();
    for (let number = 0; number < 20; number += 1) await repository.git.createBlob(String(number));
    clock.ms += MINUTE;
    for (let number = 0; number < 20; number += 1) await repository.git.createBlob(String(number));
    expect(waits).toEqual([]);
  });

  it('does not slow down reads', async () => {
    const { repository, waits } = await start();
    for (let number = 0; number < 50; number += 1) await repository.info();
    expect(waits).toEqual([]);
  });
});
