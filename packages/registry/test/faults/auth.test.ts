import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { AuthenticationError, RegistryError } from '../../src/index.ts';
import { connect, countRequests, login, trace } from '../support/client.ts';
import { blobOf } from '../support/content.ts';
import { serve } from '../support/server.ts';

const users = { bot: 's3cret' };
const credentials = login('bot', 's3cret');
const blob = blobOf('blob', 5000);

describe('fault 1: 401 at the start', () => {
  test.each(['basic', 'bearer'] as const)('%s is found out once, by one request', async (kind) => {
    await using registry = await startRegistry({ auth: { kind, users } });
    using connection = connect({ credentials });
    const repository = connection.client.repository(registry.host, 'org/app');
    await Promise.all(['a', 'b', 'c', 'd'].map((seed) => upload(repository, seed)));
    expect(registry.requests.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(countRequests(registry, 'GET', /^\/token/)).toBe(kind === 'bearer' ? 1 : 0);
  });

  test.each([
    ['several challenges', 'Negotiate, Basic realm="x"'],
    ['lower case and odd spacing', 'basic   realm = "x" '],
    ['no quotes', 'Basic realm=x'],
    ['an unknown parameter', 'Basic realm="x", charset="UTF-8"'],
  ])('%s', async (_, challenge) => {
    await using server = await serve((request, response) => {
      if (request.headers.authorization !== `Basic ${Buffer.from('bot:s3cret').toString('base64')}`) {
        response.writeHead(401, { 'www-authenticate': challenge }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"a/b","tags":["x"]}');
    });
    using connection = connect({ credentials });
    expect(await connection.client.repository(server.host, 'a/b').listTags()).toEqual(['x']);
  });

  test('a Bearer challenge without scope: the client knows what it needs', async () => {
    const paths: string[] = [];
    await using server = await serve((request, response) => {
      paths.push(request.url ?? '');
      if (request.url?.startsWith('/token') === true) {
        response.end('{"token":"t1"}');
      } else if (request.headers.authorization === 'Bearer t1') {
        response.end('{"tags":[]}');
      } else {
        response.writeHead(401, { 'www-authenticate': `bearer REALM="http://${server.host}/token"` }).end();
      }
    });
    using connection = connect();
    await connection.client.repository(server.host, 'a/b').listTags();
    expect(paths[1]).toBe('/token?scope=repository%3Aa%2Fb%3Apull');
  });

  test('no usable challenge', async () => {
    await using server = await serve((_, response) => void response.writeHead(401).end());
    using connection = connect({ credentials });
    await expect(connection.client.repository(server.host, 'a/b').listTags()).rejects.toThrow(
      AuthenticationError,
    );
  });

  test('the password never goes to a realm in the clear on another machine', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Bearer realm="ftp://evil.example/token"' }).end();
    });
    using connection = connect({ credentials });
    await expect(connection.client.repository(server.host, 'a/b').listTags()).rejects.toThrow(
      'is no http or https URL',
    );
  });
});

describe('fault 2: the token ends in the middle', () => {
  test('after every use: each request renews it once', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users, uses: 1 } });
    using connection = connect({ credentials });
    const repository = connection.client.repository(registry.host, 'org/app');
    await upload(repository, 'a');
    await repository.readBlob(await upload(repository, 'b'));
    expect(registry.blobs('org/app')).toHaveLength(2);
  });

  test('revoked between upload and manifest', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users } });
    using connection = connect({ credentials });
    const repository = connection.client.repository(registry.host, 'org/app');
    await upload(repository, 'a');
    registry.revokeTokens();
    await upload(repository, 'b');
    expect(countRequests(registry, 'GET', /^\/token/)).toBe(2);
  });
});

describe('fault 3: lifetimes', () => {
  test.each([
    ['absent', 'absent' as const],
    ['zero', 0],
    ['a year', 31_536_000],
  ])('%s', async (_, announcedExpiry) => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users, announcedExpiry } });
    using connection = connect({ credentials });
    const repository = connection.client.repository(registry.host, 'org/app');
    await upload(repository, 'a');
    await upload(repository, 'b');
    expect(countRequests(registry, 'GET', /^\/token/)).toBe(1);
  });

  test('a token is renewed before it dies, by the client’s own clock', async () => {
    let now = Date.parse('2026-11-25T00:00:00Z');
    await using registry = await startRegistry({
      auth: { kind: 'bearer', users, expiresIn: 300 },
      now: () => now,
    });
    using connection = connect({ credentials, now: () => now });
    const repository = connection.client.repository(registry.host, 'org/app');
    await upload(repository, 'a');
    now += 296_000;
    await upload(repository, 'b');
    expect(countRequests(registry, 'GET', /^\/token/)).toBe(2);
    expect(registry.requests.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  test('issued_at a day off does not matter', async () => {
    await using server = await serve((request, response) => {
      if (request.url?.startsWith('/token') === true) {
        response.end('{"token":"t1","expires_in":300,"issued_at":"2020-01-01T00:00:00Z"}');
      } else if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${server.host}/token"` }).end();
      } else {
        response.end('{"tags":[]}');
      }
    });
    using connection = connect();
    const repository = connection.client.repository(server.host, 'a/b');
    await repository.listTags();
    await repository.listTags();
    expect(connection.client.stats.requests()).toBe(4);
  });
});

describe('fault 5: refusals', () => {
  test('a right that the account lacks is named, and asked for once', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users, access: () => ['pull'] } });
    using connection = connect({ credentials });
    const error = await upload(connection.client.repository(registry.host, 'org/app'), 'a').catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(String(error)).toMatch(
      /does not let this job write to org\/app \(logged in as "bot"\): status 40[13]/,
    );
    expect(String(error)).toContain('has the push right on org/app');
    expect(connection.waits).toEqual([]);
  });

  test('without a login it says so', async () => {
    await using registry = await startRegistry({ auth: { kind: 'basic', users } });
    using connection = connect();
    await expect(connection.client.repository(registry.host, 'org/app').listTags()).rejects.toThrow(
      `(no login for ${registry.host} was found)`,
    );
  });

  test('anonymous pull works where pushing needs a login', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users, anonymousPull: true } });
    await registry.putManifest('org/app', { schemaVersion: 2 }, { tags: ['x'] });
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'org/app').listTags()).toEqual(['x']);
  });

  test('403 with a secondary rate limit is a wait, not a refusal', async () => {
    await using registry = await startRegistry();
    const body = { errors: [{ code: 'DENIED', message: 'You have exceeded a secondary rate limit' }] };
    registry.fail({ method: 'POST', action: { status: 403, headers: { 'Retry-After': '7' }, body } });
    using connection = connect();
    await upload(connection.client.repository(registry.host, 'org/app'), 'a');
    expect(connection.waits).toEqual([7000]);
  });

  test('a plain 403 is final', async () => {
    await using registry = await startRegistry();
    const action = {
      status: 403,
      body: { errors: [{ code: 'DENIED', message: 'installation not allowed' }] },
    };
    registry.fail({ times: Number.POSITIVE_INFINITY, action });
    using connection = connect();
    const error = await upload(connection.client.repository(registry.host, 'org/app'), 'a').catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({
      status: 403,
      codes: [{ code: 'DENIED', message: 'installation not allowed' }],
    });
    expect(error).toBeInstanceOf(RegistryError);
    expect(connection.waits).toEqual([]);
  });
});

test('the trace of a push with a token', async () => {
  await using registry = await startRegistry({ auth: { kind: 'bearer', users } });
  using connection = connect({ credentials });
  await connection.client.repository(registry.host, 'org/app').uploadBlob(blob.expected, blob.open);
  expect(trace(registry).map((line) => line.replace(/\?.*(?= )/, ''))).toEqual([
    'POST /v2/org/app/blobs/uploads/ 401',
    'GET /token 200',
    'POST /v2/org/app/blobs/uploads/ 202',
    expect.stringMatching(/^PUT \/v2\/org\/app\/blobs\/uploads\/.+ 201$/),
  ]);
});

async function upload(
  repository: ReturnType<ReturnType<typeof connect>['client']['repository']>,
  seed: string,
): Promise<(typeof blob)['expected']> {
  const { expected, open } = blobOf(seed, 3000);
  await repository.uploadBlob(expected, open);
  return expected;
}
