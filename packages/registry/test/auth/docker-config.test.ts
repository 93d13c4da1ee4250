import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchKey, parseDockerConfig, readAuthEntry } from '../../src/auth/docker-config.ts';

describe('docker config', () => {
  const keys = [
    'https://index.docker.io/v1/',
    'ghcr.io',
    'ghcr.io/org',
    'ghcr.io/org/app',
    'https://r.example/v2/',
  ];

  test.each([
    ['docker.io', 'library/alpine', 'https://index.docker.io/v1/'],
    ['ghcr.io', 'org/app', 'ghcr.io/org/app'],
    ['ghcr.io', 'org/app2', 'ghcr.io/org'],
    ['ghcr.io', 'organisation/app', 'ghcr.io'],
    ['ghcr.io', undefined, 'ghcr.io'],
    ['GHCR.io', 'x', 'ghcr.io'],
    ['r.example', 'x', 'https://r.example/v2/'],
    ['hcr.io', 'x', undefined],
    ['ghcr.io.example', 'org/app', undefined],
    ['ghcr.io:443', 'org/app', undefined],
    ['index.docker.io.example', 'x', undefined],
  ])('%s %s uses %s', (registry, repository, expected) => {
    expect(matchKey(keys, registry, repository)).toBe(expected);
  });

  test('never matches another host', () => {
    const host = fc.stringMatching(/^[a-z]{1,5}(\.[a-z]{1,4}){0,2}(:[0-9]{1,3})?$/);
    const key = fc.tuple(
      fc.constantFrom('', 'https://', 'http://'),
      host,
      fc.constantFrom('', '/', '/v1/', '/org'),
    );
    fc.assert(
      fc.property(
        fc.array(key),
        host,
        fc.stringMatching(/^[a-z]{1,4}\/[a-z]{1,4}$/),
        (parts, registry, repository) => {
          const match = matchKey(
            parts.map((part) => part.join('')),
            registry,
            repository,
          );
          expect(
            match === undefined || parts.some((part) => part.join('') === match && part[1] === registry),
          ).toBe(true);
        },
      ),
    );
  });

  test.each([
    [
      { auth: Buffer.from('bot:pa:ss').toString('base64') },
      { kind: 'basic', username: 'bot', password: 'pa:ss' },
    ],
    [
      { auth: Buffer.from('bot:x\0\0').toString('base64') },
      { kind: 'basic', username: 'bot', password: 'x' },
    ],
    [
      { username: 'bot', password: 'x' },
      { kind: 'basic', username: 'bot', password: 'x' },
    ],
    [
      { auth: 'eDp5', identitytoken: 'refresh' },
      { kind: 'identity', token: 'refresh' },
    ],
    [{ registrytoken: 'jwt' }, { kind: 'bearer', token: 'jwt' }],
    [{}, undefined],
    [null, undefined],
  ])('reads the entry %j', (entry, expected) => {
    expect(readAuthEntry(entry, 'ghcr.io')).toEqual(expected);
  });

  test('a broken entry is an error that does not show it', () => {
    const auth = Buffer.from('topsecret').toString('base64');
    expect(() => readAuthEntry({ auth }, 'ghcr.io')).toThrow('the login for ghcr.io is broken');
    expect(() => readAuthEntry({ auth }, 'ghcr.io')).toThrow(expect.not.stringContaining('topsecret'));
  });

  test.each(['{', '[]', '"x"'])('refuses %s', (json) => {
    expect(() => parseDockerConfig(json, '/home/x/.docker/config.json')).toThrow(
      /^\/home\/x\/\.docker\/config\.json /,
    );
  });
});
