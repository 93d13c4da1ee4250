import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInText } from '../src/deployed/find-in-text.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}` as const;

function found(text: string): readonly string[] {
  return findInText(text, 'a list').map(
    ({ name, tag, digest }) =>
      `${name ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`,
  );
}

describe('images in a text', () => {
  test.each([
    ['a line', 'ghcr.io/org/app:1.0', ['ghcr.io/org/app:1.0']],
    ['a digest', `ghcr.io/org/app@${DIGEST}`, [`ghcr.io/org/app@${DIGEST}`]],
    ['tag and digest', `ghcr.io/org/app:1@${DIGEST}`, [`ghcr.io/org/app:1@${DIGEST}`]],
    ['a name alone is latest', 'ghcr.io/org/app', ['ghcr.io/org/app:latest']],
    ['a digest alone', `running ${DIGEST}.`, [`@${DIGEST}`]],
    [
      'an imageID of Kubernetes',
      `docker-pullable://ghcr.io/org/app@${DIGEST}`,
      [`ghcr.io/org/app@${DIGEST}`],
    ],
    [
      'JSON',
      '{"image":"ghcr.io/org/app:1.0","x":["localhost:5000/a/b:2"]}',
      ['ghcr.io/org/app:1.0', 'localhost:5000/a/b:2'],
    ],
    ['YAML', '- image: ghcr.io/org/app:1.0 # note', ['ghcr.io/org/app:1.0']],
    ['a sentence', 'It runs ghcr.io/org/app:1.0.', ['ghcr.io/org/app:1.0']],
    [
      'kubectl with blanks',
      'ghcr.io/org/a:1 ghcr.io/org/b:2\tghcr.io/org/c:3',
      ['ghcr.io/org/a:1', 'ghcr.io/org/b:2', 'ghcr.io/org/c:3'],
    ],
    ['nothing', 'No resources found', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('says where', () => {
    expect(findInText('ghcr.io/org/app:1', 'pods.txt')[0]?.where).toBe('pods.txt');
  });

  test('names each once', () => {
    expect(found('ghcr.io/org/app:1 ghcr.io/org/app:1')).toHaveLength(1);
  });

  test('finds an image in whatever stands around it', () => {
    const around = fc.string().filter((text) => !/[A-Za-z0-9._:/@+-]/.test(text));
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(found(`${before}ghcr.io/org/app:1.0${after}`)).toContain('ghcr.io/org/app:1.0');
      }),
    );
  });

  test('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findInText(text, 'x')));
  });
});
