import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { AuthenticationError } from '../../src/index.ts';
import { connect, login } from '../support/client.ts';
import { blobOf, readAll } from '../support/content.ts';
import { serve } from '../support/server.ts';

const users = { bot: 's3cret' };
const credentials = login('bot', 's3cret');
const blob = blobOf('blob', 5000);

describe('fault 4: the token service', () => {
  test.each([429, 500, 502, 503])('%i passes', async (status) => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users } });
    registry.fail({ path: /^\/token/, times: 2, action: { status } });
    using connection = connect({ credentials });
    await upload(connection.client.repository(registry.host, 'org/app'), 'a');
    expect(connection.client.stats.retries).toBe(2);
  });

  test.each([
    ['an HTML page', '<html>login</html>', 'is not JSON'],
    ['no token', '{"expires_in":60}', 'no usable "token"'],
    ['a token with a line break', '{"token":"a\\r\\nX-Evil: 1"}', 'no usable "token"'],
    ['1 MB of token', `{"token":"${'x'.repeat(1_000_000)}"}`, 'larger than 65536 bytes'],
  ])('%s is an error that says so', async (_, body, problem) => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users } });
    registry.fail({ path: /^\/token/, times: Number.POSITIVE_INFINITY, action: { status: 200, body } });
    using connection = connect({ credentials });
    await expect(upload(connection.client.repository(registry.host, 'org/app'), 'a')).rejects.toThrow(
      problem,
    );
  });

  test.each(['token', 'access_token'] as const)('the field %s', async (field) => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users, field } });
    using connection = connect({ credentials });
    await upload(connection.client.repository(registry.host, 'org/app'), 'a');
  });

  test('a wrong password is not retried and says what to do', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users, separateRealm: true } });
    using connection = connect({ credentials: login('bot', 'wr0ng') });
    const error = await upload(connection.client.repository(registry.host, 'org/app'), 'a').catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({
      status: 401,
      missing: { registry: registry.host, repository: 'org/app', action: 'push' },
      message: expect.stringContaining('(logged in as "bot")'),
    });
    expect(String(error)).not.toContain('wr0ng');
    expect(connection.waits).toEqual([]);
  });

  test('a refresh token is exchanged by POST, or by GET where there is no OAuth2', async () => {
    const asked: string[] = [];
    await using server = await serve(async (request, response) => {
      if (request.url?.startsWith('/token') !== true) {
        const known = request.headers.authorization === 'Bearer t1';
        const challenge = { 'www-authenticate': `Bearer realm="http://${server.host}/token",service="s"` };
        response.writeHead(known ? 200 : 401, known ? {} : challenge).end('{"tags":[]}');
        return;
      }
      asked.push(
        `${request.method} ${request.headers.authorization ?? ''} ${(await readAll(request)).toString()}`,
      );
      response.writeHead(request.method === 'POST' ? 404 : 200).end('{"token":"t1"}');
    });
    using connection = connect({
      credentials: { get: async () => ({ kind: 'identity', token: 'refresh' }) },
    });
    await connection.client.repository(server.host, 'a/b').listTags();
    expect(asked).toEqual([
      'POST  grant_type=refresh_token&refresh_token=refresh&client_id=container-kit&service=s&scope=repository%3Aa%2Fb%3Apull',
      `GET Basic ${Buffer.from('<token>:refresh').toString('base64')} `,
    ]);
  });

  test('a finished bearer token is used as it is', async () => {
    await using server = await serve((request, response) => {
      const known = request.headers.authorization === 'Bearer ready';
      response.writeHead(known ? 200 : 401, { 'www-authenticate': 'Bearer realm="http://localhost:1/"' });
      response.end('{"tags":[]}');
    });
    using connection = connect({ credentials: { get: async () => ({ kind: 'bearer', token: 'ready' }) } });
    expect(await connection.client.repository(server.host, 'a/b').listTags()).toEqual([]);
  });
});

async function upload(
  repository: ReturnType<ReturnType<typeof connect>['client']['repository']>,
  seed: string,
): Promise<(typeof blob)['expected']> {
  const { expected, open } = blobOf(seed, 3000);
  await repository.uploadBlob(expected, open);
  return expected;
}
