import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openCache } from '@container-kit/core';
import { type CredentialStore, RegistryClient } from '@container-kit/registry';
import {
  type Advisory,
  publishDatabaseArchive,
  publishTrivyDatabase,
  publishTrivyJavaDatabase,
  startCacheService,
  startRegistry,
  type TestRegistry,
  tarOf,
} from '@container-kit/testing';
import { setEnvironment, testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  DATABASE_RETRY,
  DatabaseError,
  type DatabaseOptions,
  fetchDatabase,
  fetchJavaDatabase,
  StaleDatabaseError,
} from '../../src/index.ts';

const advisories: readonly Advisory[] = [
  { id: 'CVE-2026-1', severity: 'HIGH', ecosystem: 'npm', package: 'a', fixedVersion: '2.0.0' },
];
const updatedAt = new Date('2026-11-20T12:00:00Z');
const day = 86_400_000;
const always = Number.POSITIVE_INFINITY;

/** Fetches into a new folder, with waits that take no time. */
function setUp(credentials: CredentialStore = { get: async () => undefined }) {
  const problems: string[] = [];
  const client = new RegistryClient({
    env: {},
    credentials,
    retry: DATABASE_RETRY,
    sleep: async (_, signal) => signal?.throwIfAborted(),
  });
  onTestFinished(() => client.close());
  const folder = testFolder('job');
  const options: DatabaseOptions = {
    client,
    folder,
    env: { RUNNER_TOOL_CACHE: testFolder('tool-cache') },
    now: () => updatedAt.getTime() + day,
    onProblem: (problem) => void problems.push(problem),
  };
  return { options, problems, folder };
}

const reads = (registry: TestRegistry) =>
  registry.requests.filter(({ method, path }) => method === 'GET' && path.includes('/blobs/')).length;

describe('the database', () => {
  test('is unpacked, and says where it comes from and how old it is', async () => {
    await using registry = await startRegistry();
    const { options, folder } = setUp();
    const { repository, layer } = await publishTrivyDatabase(registry, advisories, { updatedAt });
    const database = await fetchDatabase({ ...options, repositories: [repository], maxAgeDays: 1 });
    const directory = join(folder, 'trivy-db');
    expect(database).toEqual({ directory, digest: layer, updatedAt, repository });
    expect(readdirSync(directory).toSorted()).toEqual(['metadata.json', 'trivy.db']);
    expect(readFileSync(join(directory, 'trivy.db')).includes('CVE-2026-1')).toBe(true);
  });

  test('of Java archives is another one', async () => {
    await using registry = await startRegistry();
    const { options, folder } = setUp();
    const { repository } = await publishTrivyJavaDatabase(registry, [], { updatedAt });
    const { directory } = await fetchJavaDatabase({ ...options, repositories: [repository] });
    expect(directory).toBe(join(folder, 'trivy-java-db'));
    expect(readdirSync(directory).toSorted()).toEqual(['metadata.json', 'trivy-java.db']);
    await expect(fetchDatabase({ ...options, repositories: [repository] })).rejects.toThrow(
      'there is something else than one layer of type application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
    );
  });

  test('is downloaded once on this machine, until there is a new one', async () => {
    await using registry = await startRegistry();
    const { options } = setUp();
    const { repository } = await publishTrivyDatabase(registry, advisories, { updatedAt });
    const again = () => fetchDatabase({ ...options, folder: testFolder('job'), repositories: [repository] });
    await again();
    await again();
    expect(reads(registry)).toBe(1);
    const { layer } = await publishTrivyDatabase(registry, [], { updatedAt });
    expect((await again()).digest).toBe(layer);
    await again();
    expect(reads(registry)).toBe(2);
  });

  test('comes from the cache of the repository, and a poisoned one is not used', async () => {
    await using registry = await startRegistry();
    await using service = await startCacheService();
    const { options, problems } = setUp();
    const { repository, layer } = await publishTrivyDatabase(registry, advisories, { updatedAt });
    const key = `container-kit-trivy-db-${layer.slice('sha256:'.length)}`;
    const again = () =>
      fetchDatabase({
        ...options,
        env: {},
        cache: openCache(service.env),
        folder: testFolder('job'),
        repositories: [repository],
      });
    await again();
    expect(service.keys()).toEqual([key]);
    await again();
    expect(reads(registry)).toBe(1);
    // Without the advisories, so that the gate would see nothing.
    const empty = await publishTrivyDatabase(registry, [], { name: 'other/db:2', updatedAt });
    service.poison(key, (await registry.blob('other/db', empty.layer)) ?? Buffer.alloc(0));
    expect((await again()).digest).toBe(layer);
    expect(reads(registry)).toBe(2);
    expect(problems.join()).toContain(`cache: trivy-db is not used: expected ${layer}`);
  });
});

describe('the next repository is asked', () => {
  /** A registry that works after one that does not. */
  async function two(broken: (first: TestRegistry) => unknown) {
    await using first = await startRegistry();
    await using second = await startRegistry();
    const { options, problems } = setUp();
    const one = await publishTrivyDatabase(first, advisories, { updatedAt });
    const other = await publishTrivyDatabase(second, [], { updatedAt });
    await broken(first);
    const repositories = [one.repository, other.repository];
    const database = await fetchDatabase({ ...options, repositories, maxAgeDays: 2 });
    expect(database.repository).toBe(other.repository);
    return problems.join('\n');
  }

  test('when the first one limits its rate, as GHCR does', async () => {
    const body =
      '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 35.852µs, allowed: 44000/minute"}]}';
    expect(await two((first) => first.fail({ times: always, action: { status: 429, body } }))).toContain(
      '429',
    );
  });

  test.each([401, 403, 404, 500])('when the first one answers with %d', async (status) => {
    expect(await two((first) => first.fail({ times: always, action: { status } }))).toContain(String(status));
  });

  test('when the first one is not there', async () => {
    expect(await two((first) => first.close())).toContain('ECONNREFUSED');
  });

  test('when the first one always sends something else than its manifest says', async () => {
    const problems = await two((first) =>
      first.fail({ method: 'GET', path: /blobs/, times: always, action: { corrupt: true } }),
    );
    expect(problems).toContain('expected sha256:');
  });

  test('when the first one has something else under that name', async () => {
    const archive = gzipSync(tarOf({ 'readme.txt': 'hello' }));
    const name = 'aquasecurity/trivy-db:2';
    expect(await two((first) => publishDatabaseArchive(first, name, archive, 'db'))).toContain(
      'there is no file trivy.db in it',
    );
  });

  test('when the first one has an old database', async () => {
    const old = { updatedAt: new Date('2026-01-01T00:00:00Z') };
    expect(await two((first) => publishTrivyDatabase(first, advisories, old))).toContain(
      'it was made 324.5 days ago, at 2026-01-01T00:00:00.000Z, and may be 2 days old',
    );
  });

  test('and when all fail, each is named', async () => {
    const { options } = setUp();
    const repositories = ['127.0.0.1:1/a:2', 'not a reference'];
    const failing = fetchDatabase({ ...options, repositories });
    await expect(failing).rejects.toThrow(DatabaseError);
    await expect(failing).rejects.toThrow(
      /^there is no trivy-db to be had: 127.0.0.1:1\/a:2: .*; not a reference: /,
    );
  });
});

describe('a database that cannot be judged by is refused', () => {
  async function attempt(metadata: string, maxAgeDays?: number) {
    await using registry = await startRegistry();
    const { options, folder } = setUp();
    const archive = gzipSync(tarOf({ 'trivy.db': 'x', 'metadata.json': metadata }));
    const { repository } = await publishDatabaseArchive(registry, 'a/db:2', archive, 'db');
    const error: unknown = await fetchDatabase({ ...options, repositories: [repository], maxAgeDays }).catch(
      (reason: unknown) => reason,
    );
    expect(existsSync(join(folder, 'trivy-db'))).toBe(false);
    return error;
  }

  test('too old', async () => {
    const error = await attempt(JSON.stringify({ Version: 2, UpdatedAt: updatedAt }), 0.5);
    expect(error).toBeInstanceOf(StaleDatabaseError);
    expect(error).toMatchObject({ updatedAt });
  });

  test.each([
    [
      'of another schema',
      '{"Version":1,"UpdatedAt":"2026-11-20T12:00:00Z"}',
      'its schema is version 1, not 2',
    ],
    ['without a date', '{"Version":2}', 'it does not say when it was made, but ""'],
    ['never made', '{"Version":2,"UpdatedAt":"0001-01-01T00:00:00Z"}', 'it does not say when it was made'],
    [
      'with a date that is none',
      '{"Version":2,"UpdatedAt":"soon"}',
      'it does not say when it was made, but "soon"',
    ],
    [
      'from the future',
      '{"Version":2,"UpdatedAt":"2027-01-01T00:00:00Z"}',
      'it claims to be from the future',
    ],
    ['with metadata that is no JSON', 'x', 'its metadata.json is no JSON'],
  ])('%s', async (_, metadata, problem) => {
    const error = await attempt(metadata);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).not.toBeInstanceOf(StaleDatabaseError);
    expect(String(error)).toContain(problem);
  });
});

describe('logins', () => {
  test('that are wrong do not keep a public database away', async () => {
    // Reads without a login are fine; one that is unknown is refused, as GHCR does with a token that has run out.
    await using registry = await startRegistry({
      auth: { kind: 'bearer', users: { bot: 'right' }, anonymousPull: true },
    });
    const wrong = { get: async () => ({ kind: 'basic', username: 'bot', password: 'old' }) as const };
    const { options } = setUp(wrong);
    const { repository } = await publishTrivyDatabase(registry, advisories, { updatedAt });
    expect((await fetchDatabase({ ...options, repositories: [repository] })).repository).toBe(repository);
  });

  test('that are right open a private mirror', async () => {
    await using registry = await startRegistry({ auth: { kind: 'basic', users: { bot: 'right' } } });
    const right = { get: async () => ({ kind: 'basic', username: 'bot', password: 'right' }) as const };
    const { options } = setUp(right);
    const { repository } = await publishTrivyDatabase(registry, advisories, { updatedAt });
    expect((await fetchDatabase({ ...options, repositories: [repository] })).repository).toBe(repository);
  });
});

test('the signal ends it, and the next repository is not asked', async () => {
  const reason = new Error('cancelled');
  const abort = new AbortController();
  await using registry = await startRegistry({ onRequest: () => abort.abort(reason) });
  registry.fail({ action: 'stall', times: always });
  const { options, problems } = setUp();
  const repositories = [`${registry.host}/a:2`, '127.0.0.1:1/b:2'];
  await expect(fetchDatabase({ ...options, repositories, signal: abort.signal })).rejects.toBe(reason);
  expect(problems).toEqual([]);
});

test('the tool cache of the environment is used unless told otherwise', async () => {
  await using registry = await startRegistry();
  const { options } = setUp();
  const root = testFolder('tool-cache');
  setEnvironment({ RUNNER_TOOL_CACHE: root });
  const { repository } = await publishTrivyDatabase(registry, advisories, { updatedAt });
  const { env: _, ...rest } = options;
  await fetchDatabase({ ...rest, repositories: [repository] });
  const kept = join(root, 'trivy-db', 'latest', process.arch, 'db.tar.gz');
  expect(existsSync(kept)).toBe(true);
  writeFileSync(kept, 'poison');
  expect(
    (await fetchDatabase({ ...rest, folder: testFolder('job'), repositories: [repository] })).repository,
  ).toBe(repository);
});
