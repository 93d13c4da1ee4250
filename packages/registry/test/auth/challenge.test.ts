import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseScheme, parseChallenges } from '../../src/auth/challenge.ts';

describe('parseChallenges', () => {
  test.each<[string, readonly { scheme: string; parameters: object }[]]>([
    [
      'Bearer realm="https://a.example/token",service="x",scope="repository:o/a:pull"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'https://a.example/token', service: 'x', scope: 'repository:o/a:pull' },
        },
      ],
    ],
    [
      'Basic realm="a, b=\\"c\\"", BEARER Realm = "https://a" , Service=x',
      [
        { scheme: 'basic', parameters: { realm: 'a, b="c"' } },
        { scheme: 'bearer', parameters: { realm: 'https://a', service: 'x' } },
      ],
    ],
    [
      'bearer realm=https://a.example/token?x=1,service=y',
      [{ scheme: 'bearer', parameters: { realm: 'https://a.example/token?x=1', service: 'y' } }],
    ],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    [
      'Negotiate, Basic realm=x',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    ['', []],
    ['realm="no scheme"', []],
    ['Bearer realm="unclosed', [{ scheme: 'bearer', parameters: { realm: '' } }]],
  ])('%s', (header, expected) => {
    const parsed = parseChallenges(header).map(({ scheme, parameters }) => ({
      scheme,
      parameters: Object.fromEntries(parameters),
    }));
    expect(parsed).toMatchObject(expected);
    expect(parsed.length).toBeGreaterThanOrEqual(expected.length);
  });

  test('reads back what is written by the rules', () => {
    const token = fc.stringMatching(/^[a-z]{3,8}$/);
    const challenge = fc.record({
      scheme: token.map((name) => `s${name}`),
      parameters: fc.dictionary(token, fc.string(), { minKeys: 1, maxKeys: 4 }),
    });
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 3 }), (challenges) => {
        const header = challenges
          .map(({ scheme, parameters }) => {
            const list = Object.entries(parameters).map(
              ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
            );
            return `${scheme} ${list.join(', ')}`;
          })
          .join(', ');
        const parsed = parseChallenges(header).map(({ scheme, parameters }) => ({
          scheme,
          parameters: Object.fromEntries(parameters),
        }));
        expect(parsed).toEqual(
          challenges.map(({ scheme, parameters }) => ({ scheme, parameters: { ...parameters } })),
        );
      }),
    );
  });

  test('survives any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void parseChallenges(text)));
  });
});

describe('chooseScheme', () => {
  test.each([
    [undefined, undefined],
    ['Negotiate', undefined],
    ['Bearer service="no realm"', undefined],
    ['Basic realm="x"', { kind: 'basic' }],
    [
      'Basic realm="x", Bearer realm="https://t"',
      { kind: 'bearer', realm: 'https://t', service: undefined, scopes: [] },
    ],
    [
      'Bearer realm="https://t",scope="repository:a:pull  repository:b:pull"',
      {
        kind: 'bearer',
        realm: 'https://t',
        service: undefined,
        scopes: ['repository:a:pull', 'repository:b:pull'],
      },
    ],
  ])('%s', (header, expected) => {
    expect(chooseScheme(header)).toEqual(expected);
  });
});
