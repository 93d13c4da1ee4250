import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReference, InvalidReferenceError, parseReference, parseRepository } from '../src/reference.ts';

const SHA256 = `sha256:${'a'.repeat(64)}` as const;
const SHA512 = `sha512:${'b'.repeat(128)}` as const;

describe('parseReference', () => {
  test.each([
    ['alpine', { registry: 'docker.io', repository: 'library/alpine' }],
    ['alpine:3', { registry: 'docker.io', repository: 'library/alpine', tag: '3' }],
    ['org/app', { registry: 'docker.io', repository: 'org/app' }],
    ['docker.io/alpine', { registry: 'docker.io', repository: 'library/alpine' }],
    ['index.docker.io/org/app', { registry: 'docker.io', repository: 'org/app' }],
    ['ghcr.io/org/app:v1.2.3', { registry: 'ghcr.io', repository: 'org/app', tag: 'v1.2.3' }],
    [`ghcr.io/org/app@${SHA256}`, { registry: 'ghcr.io', repository: 'org/app', digest: SHA256 }],
    [`ghcr.io/o/a:t@${SHA512}`, { registry: 'ghcr.io', repository: 'o/a', tag: 't', digest: SHA512 }],
    ['localhost/app', { registry: 'localhost', repository: 'app' }],
    ['localhost:5000/a/b/c:x', { registry: 'localhost:5000', repository: 'a/b/c', tag: 'x' }],
    ['[::1]:5000/app', { registry: '[::1]:5000', repository: 'app' }],
    ['Registry/app', { registry: 'Registry', repository: 'app' }],
    ['host.example:80/a__b/c-d--e.f', { registry: 'host.example:80', repository: 'a__b/c-d--e.f' }],
  ])('%s', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
  });

  test.each([
    ['', 'is no repository name'],
    ['Alpine', 'repository names are lower case: write "alpine"'],
    ['ghcr.io/Org/app', 'repository names are lower case: write "org/app"'],
    ['ghcr.io/a..b', 'is no repository name'],
    ['ghcr.io/-rm', 'is no repository name'],
    ['ghcr.io/app/', 'is no repository name'],
    ['ghcr.io//app', 'is no repository name'],
    ['ghcr.io/a___b', 'is no repository name'],
    ['ghcr.io/$(id)', 'is no repository name'],
    ['ghcr.io/аpp', 'is no repository name'],
    ['ghcr.io/app\n', 'is no repository name'],
    ['ghcr.io/app:', 'the tag ""'],
    ['ghcr.io/app:.x', 'the tag ".x"'],
    ['ghcr.io/app:a\nb', 'the tag "a\\nb"'],
    [`ghcr.io/app:${'x'.repeat(129)}`, 'the tag'],
    ['ghcr.io/app@sha256:abc', 'takes 64 lower-case hex digits'],
    [`ghcr.io/app@${SHA256.toUpperCase()}`, 'the algorithm must be sha256 or sha512'],
    [`ghcr.io/app@sha256:${'A'.repeat(64)}`, 'lower-case hex'],
    ['a'.repeat(64), 'looks like an image id'],
    ['host:port/path', 'is no host name'],
    ['host.example:65536/path', 'is no host name'],
    ['-host.example/app', 'is no host name'],
    ['user@host.example/app', 'the algorithm must be'],
    [`ghcr.io/${'a'.repeat(250)}`, 'longer than 255'],
    ['x'.repeat(10_000), 'longer than'],
  ])('refuses %j', (text, problem) => {
    expect(() => parseReference(text)).toThrow(InvalidReferenceError);
    expect(() => parseReference(text)).toThrow(problem);
  });

  test('names the reference, cut to a readable length', () => {
    expect(() => parseReference(`ghcr.io/${'A'.repeat(700)}`)).toThrow(
      /^image reference "ghcr\.io\/A{292}": /,
    );
  });
});

describe('parseRepository', () => {
  test('takes a name', () => {
    expect(parseRepository('ghcr.io/org/app')).toEqual({ registry: 'ghcr.io', repository: 'org/app' });
  });

  test.each(['ghcr.io/org/app:1', `ghcr.io/org/app@${SHA256}`])('refuses %s', (text) => {
    expect(() => parseRepository(text)).toThrow('only the name is wanted here');
  });
});

const component = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9]{1,8}$/),
    fc.array(fc.tuple(fc.constantFrom('.', '_', '__', '-', '---'), fc.stringMatching(/^[a-z0-9]{1,6}$/)), {
      maxLength: 3,
    }),
  )
  .map(([first, rest]) => first + rest.map(([separator, part]) => separator + part).join(''));
const registry = fc.oneof(
  fc.domain().filter((domain) => domain !== 'index.docker.io'),
  fc.constantFrom('localhost', 'localhost:5000', '127.0.0.1:1', '[::1]:65535', 'docker.io'),
);
const reference = fc.record(
  {
    registry,
    repository: fc.array(component, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
    tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/),
    digest: fc.constantFrom(SHA256, SHA512),
  },
  { requiredKeys: ['registry', 'repository'] },
);

describe('properties', () => {
  test('formatting and parsing are inverse', () => {
    fc.assert(
      fc.property(reference, (value) => {
        fc.pre(value.registry.length + 1 + value.repository.length <= 255);
        expect(parseReference(formatReference(value))).toEqual(value);
      }),
    );
  });

  test('parsing is idempotent and throws nothing but InvalidReferenceError', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[a-zA-Z0-9.:/@_-]{0,80}$/),
      reference.map(formatReference),
    );
    fc.assert(
      fc.property(text, (input) => {
        try {
          const parsed = parseReference(input);
          expect(parseReference(formatReference(parsed))).toEqual(parsed);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidReferenceError);
        }
      }),
    );
  });
});
