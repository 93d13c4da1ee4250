import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { connect, login } from '../support/client.ts';
import { blobOf } from '../support/content.ts';
import { serve } from '../support/server.ts';

const users = { bot: 's3cret' };
const credentials = login('bot', 's3cret');
const blob = blobOf('blob', 5000);

describe('scopes', () => {
  test('declared ones are asked in one token, what is needed first', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users } });
    using connection = connect({ credentials });
    connection.client.declareScopes(registry.host, [
      { repository: 'org/a', actions: 'push' },
      { repository: 'org/b', actions: 'push' },
    ]);
    await upload(connection.client.repository(registry.host, 'org/b'), 'x');
    await upload(connection.client.repository(registry.host, 'org/a'), 'x');
    const tokens = registry.requests.filter(({ path }) => path.startsWith('/token')).map(({ path }) => path);
    expect(tokens).toEqual([
      '/token?service=container-kit-test&scope=repository%3Aorg%2Fb%3Apull%2Cpush&scope=repository%3Aorg%2Fa%3Apull%2Cpush',
    ]);
  });

  test('a service that looks at one scope only gets one question per repository', async () => {
    const granted: string[] = [];
    await using server = await serve((request, response) => {
      const url = new URL(request.url ?? '', 'http://x');
      if (url.pathname === '/token') {
        // As GitLab once did: the last scope wins.
        const scope = url.searchParams.getAll('scope').at(-1) ?? '';
        granted.push(scope);
        response.end(JSON.stringify({ token: Buffer.from(scope).toString('hex') }));
        return;
      }
      const token = Buffer.from(request.headers.authorization?.slice(7) ?? '', 'hex').toString();
      const repository = url.pathname.slice('/v2/'.length, -'/tags/list'.length);
      const known = token.startsWith(`repository:${repository}:`);
      const challenge = { 'www-authenticate': `Bearer realm="http://${server.host}/token"` };
      response.writeHead(known ? 200 : 401, known ? {} : challenge).end('{"tags":[]}');
    });
    using connection = connect();
    connection.client.declareScopes(server.host, [
      { repository: 'org/a', actions: 'pull' },
      { repository: 'org/b', actions: 'pull' },
    ]);
    for (const name of ['org/a', 'org/b', 'org/a', 'org/b']) {
      await connection.client.repository(server.host, name).listTags();
    }
    expect(granted.length).toBeLessThanOrEqual(3);
  });
});

test('a scope that is no repository is passed on', async () => {
  const asked: string[] = [];
  await using server = await serve((request, response) => {
    if (request.url?.startsWith('/token') === true) {
      asked.push(request.url);
      response.end('{"token":"t1"}');
      return;
    }
    const known = request.headers.authorization !== undefined;
    const challenge = { 'www-authenticate': `Bearer realm="http://${server.host}/token",scope="aws"` };
    response.writeHead(known ? 200 : 401, known ? {} : challenge).end('{"tags":[]}');
  });
  using connection = connect();
  await connection.client.repository(server.host, 'a/b').listTags();
  expect(asked).toEqual(['/token?scope=repository%3Aa%2Fb%3Apull&scope=aws']);
});

async function upload(
  repository: ReturnType<ReturnType<typeof connect>['client']['repository']>,
  seed: string,
): Promise<(typeof blob)['expected']> {
  const { expected, open } = blobOf(seed, 3000);
  await repository.uploadBlob(expected, open);
  return expected;
}
