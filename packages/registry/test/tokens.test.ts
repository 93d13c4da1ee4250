import { describe, expect, test } from 'vitest';
import type { Scope } from '../src/auth/scope.ts';
import { fetchToken, type TokenAnswer, TokenError, type TokenSend } from '../src/auth/token.ts';
import { TokenSource } from '../src/auth/token-source.ts';
import type { Target } from '../src/transport/target.ts';

const registry: Target = { origin: 'https://registry.example', path: '/' };
const scheme = {
  kind: 'bearer',
  realm: 'https://auth.example/token?x=1',
  service: 'reg istry',
  scopes: [],
} as const;
const push = (repository: string): Scope => ({ repository, actions: 'push' });
const pull = (repository: string): Scope => ({ repository, actions: 'pull' });

function answer(body: object | string, status = 200): TokenAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, bytes: Buffer.from(text), problem: status === 200 ? '' : `status ${status}` };
}

/** A token service that writes down what it is asked and gives tokens t1, t2, ... */
function service(
  reply: (path: string, count: number) => TokenAnswer = (_, count) => answer({ token: `t${count}` }),
) {
  const asked: string[] = [];
  const send: TokenSend = async ({ method, target, headers }) => {
    asked.push(
      `${method} ${target.origin}${target.path}${headers.authorization === undefined ? '' : ' +basic'}`,
    );
    return reply(target.path, asked.length);
  };
  return { asked, send };
}

function source(send: TokenSend, now: () => number = () => 0): TokenSource {
  return new TokenSource({ send, now, origin: async () => registry.origin });
}

describe('fetchToken', () => {
  const request = {
    realm: scheme.realm,
    service: scheme.service,
    scopes: [push('o/a'), pull('o/b')],
    others: ['aws'],
  };

  test('repeats the scope and keeps the query of the realm', async () => {
    const { asked, send } = service();
    await fetchToken({ ...request, credential: undefined }, registry, send, () => 0);
    expect(asked).toEqual([
      'GET https://auth.example/token?x=1&service=reg%20istry&scope=repository%3Ao%2Fa%3Apull%2Cpush&scope=repository%3Ao%2Fb%3Apull&scope=aws',
    ]);
  });

  test('sends a password, if there is one', async () => {
    const { asked, send } = service();
    const credential = { kind: 'basic', username: 'bot', password: 'x' } as const;
    await fetchToken({ ...request, credential }, registry, send, () => 0);
    expect(asked[0]).toMatch(/ \+basic$/);
  });

  test.each([
    [{ token: 'a' }, 'a', 55_000],
    [{ access_token: 'b', expires_in: 300 }, 'b', 295_000],
    [{ token: '', access_token: 'c', expires_in: 1 }, 'c', 55_000],
    [{ token: 'd', expires_in: '300' }, 'd', 55_000],
    [{ token: 'e', expires_in: -5 }, 'e', 55_000],
  ])('reads %j', async (body, value, lifetime) => {
    const { send } = service(() => answer(body));
    const now = 1_000_000;
    expect(await fetchToken({ ...request, credential: undefined }, registry, send, () => now)).toEqual({
      value,
      expiresAt: now + lifetime,
    });
  });

  test.each(['', 'null', '[]', '{}', '{"token":1}', '{"token":"a b"}', '{"token":"\\u0000"}'])(
    'refuses %j',
    async (text) => {
      const { send } = service(() => answer(text));
      await expect(
        fetchToken({ ...request, credential: undefined }, registry, send, () => 0),
      ).rejects.toThrow(TokenError);
    },
  );

  test.each([
    ['http://auth.example/token', 'must stay encrypted'],
    ['https://127.0.0.1/token', 'local address'],
    ['https://169.254.169.254/token', 'local address'],
    ['https://bot:x@auth.example/token', 'user info'],
    ['file:///etc/passwd', 'no http or https URL'],
  ])('asks nothing of the realm %s', async (realm, problem) => {
    const { asked, send } = service();
    await expect(
      fetchToken({ ...request, realm, credential: undefined }, registry, send, () => 0),
    ).rejects.toThrow(problem);
    expect(asked).toEqual([]);
  });
});

describe('TokenSource', () => {
  test('asks once for what it already has, and for weaker rights', async () => {
    const { asked, send } = service();
    const tokens = source(send);
    const first = await tokens.get(scheme, [push('o/a')], undefined);
    expect(await tokens.get(scheme, [pull('o/a')], undefined)).toBe(first);
    expect(await tokens.get(scheme, [push('o/b')], undefined)).not.toBe(first);
    expect(asked).toHaveLength(2);
  });

  test('requests at the same time share one question', async () => {
    const { asked, send } = service();
    const tokens = source(send);
    const got = await Promise.all(
      Array.from({ length: 5 }, () => tokens.get(scheme, [push('o/a')], undefined)),
    );
    expect(new Set(got).size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  test('a failed question is asked again by the next one', async () => {
    const { asked, send } = service((_, count) => (count === 1 ? answer('', 500) : answer({ token: 't' })));
    const tokens = source(send);
    await expect(tokens.get(scheme, [push('o/a')], undefined)).rejects.toThrow(
      'auth.example gave no token: status 500',
    );
    expect((await tokens.get(scheme, [push('o/a')], undefined)).value).toBe('t');
    expect(asked).toHaveLength(2);
  });

  test('asks again when the token is about to die', async () => {
    let now = 0;
    const { asked, send } = service();
    const tokens = source(send, () => now);
    await tokens.get(scheme, [push('o/a')], undefined);
    now = 54_999;
    await tokens.get(scheme, [push('o/a')], undefined);
    expect(asked).toHaveLength(1);
    now = 55_000;
    await tokens.get(scheme, [push('o/a')], undefined);
    expect(asked).toHaveLength(2);
  });

  test('declared scopes come along, in one token', async () => {
    const { asked, send } = service();
    const tokens = source(send);
    tokens.declare([push('o/a'), push('o/b')]);
    await tokens.get(scheme, [push('o/b')], undefined);
    await tokens.get(scheme, [push('o/a'), pull('o/b')], undefined);
    expect(asked).toHaveLength(1);
    // What was not declared is asked for alone.
    await tokens.get(scheme, [pull('o/c')], undefined);
    expect(asked[1]).not.toContain('o%2Fa');
  });

  test('a service that refuses several scopes is asked for one', async () => {
    const { asked, send } = service((path, count) =>
      path.match(/scope=/g)?.length === 1 ? answer({ token: `t${count}` }) : answer('', 403),
    );
    const tokens = source(send);
    tokens.declare([push('o/a'), push('o/b')]);
    await tokens.get(scheme, [push('o/a')], undefined);
    await tokens.get(scheme, [push('o/b')], undefined);
    expect(asked).toHaveLength(3);
  });

  test('a refusal of what was asked for alone is final', async () => {
    const { asked, send } = service(() => answer('', 403));
    await expect(source(send).get(scheme, [push('o/a')], undefined)).rejects.toMatchObject({ status: 403 });
    expect(asked).toHaveLength(1);
  });

  test('a token that worked before and is refused has expired: the next one covers as much', async () => {
    const { asked, send } = service();
    const tokens = source(send);
    tokens.declare([push('o/a'), push('o/b')]);
    const first = await tokens.get(scheme, [push('o/a')], undefined);
    first.accepted.add('o/a');
    tokens.forget(first, [push('o/a')]);
    await tokens.get(scheme, [push('o/a')], undefined);
    expect(asked[1]).toContain('o%2Fb');
  });

  test('one that never worked covers too much: the next one is for this alone', async () => {
    const { asked, send } = service();
    const tokens = source(send);
    tokens.declare([push('o/a'), push('o/b')]);
    const first = await tokens.get(scheme, [push('o/a')], undefined);
    tokens.forget(first, [push('o/a')]);
    tokens.forget(first, [push('o/a')]);
    await tokens.get(scheme, [push('o/a')], undefined);
    expect(asked[1]).not.toContain('o%2Fb');
  });
});
