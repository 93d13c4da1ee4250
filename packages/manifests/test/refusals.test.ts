import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { updateManifest, updateManifests } from '../src/index.ts';
import { APP, DIGEST, promotion } from './support.ts';

function update(text: string, path = 'deploy/app.yaml') {
  return updateManifest({ path, text }, promotion());
}

function refusal(text: string): UserError {
  try {
    update(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('what is no manifest', () => {
  test.each([
    ['{{- if .Values.on }}\nimage: ghcr.io/org/app:1\n{{- end }}\n', 'deploy/app.yaml:1:1'],
    ['kind: Pod\nimage: {{ .Values.image }}\n', 'deploy/app.yaml:2:8'],
    ['a: 1\nimage: {{ include "x" . }}\n', 'deploy/app.yaml:2:8'],
    ['metadata:\n  labels:\n    {{- include "app.labels" . | nindent 4 }}\n', 'deploy/app.yaml:3:5'],
  ])('the template %j is told from YAML', (text, place) => {
    const error = refusal(text);
    expect(error.message).toContain(`${place}: this is a template with {{ }}`);
    expect(error.fix).toContain("the chart's values file");
  });

  test('braces in quotes are values', () => {
    const text = 'tpl: "{{ .Release.Name }}"\nimage: ghcr.io/org/app:1\nnested: {a: {b: 1}}\n';
    expect(update(text).text).toBe(text.replace(':1\n', `:1.20@${DIGEST}\n`));
  });

  test('broken YAML is shown with its place', () => {
    const error = refusal('a: 1\nb: [1, 2\nimage: ghcr.io/org/app:1\n');
    expect(error.message).toMatch(/^deploy\/app\.yaml:\d+:\d+: this is no YAML: /);
    expect(error.message).toMatch(/\n *\^+$/);
  });

  test('a key that stands twice has no value that could be trusted', () => {
    const error = refusal('spec:\n  image: ghcr.io/org/app:1\n  image: ghcr.io/org/app:2\n');
    expect(error.message).toBe(
      'deploy/app.yaml:3:3: the key "image" stands twice in one map\n\n  image: ghcr.io/org/app:2\n  ^^^^^',
    );
    expect(() => update('image: {repository: ghcr.io/org/app, tag: "1", tag: "2"}\n')).toThrow(
      'the key "tag" stands twice',
    );
  });

  test('other keys that stand twice are for others to judge', () => {
    const text = 'a: &a {b: 1, b: 2}\nc: {<<: *a, <<: *a}\nimage: ghcr.io/org/app:1\n';
    expect(update(text).text).toBe(text.replace(':1\n', `:1.20@${DIGEST}\n`));
  });

  test('an anchor without value has no place to write to', () => {
    const error = refusal('image:\n  repository: ghcr.io/org/app\n  tag: &v\n');
    expect(error.message).toContain('there is no value here that could be replaced');
  });
});

describe('hostile YAML', () => {
  const deep = 10_000;
  test.each([
    ['flow lists', '['.repeat(deep)],
    ['flow maps', '{a: '.repeat(deep)],
    ['block lists', '- '.repeat(deep)],
    ['explicit keys', '? '.repeat(deep)],
    ['block maps', Array.from({ length: 500 }, (_, index) => `${' '.repeat(index)}k:`).join('\n')],
  ])('%s in each other are refused', (_, text) => {
    expect(refusal(text).message).toMatch(/collections stand in each other/);
  });

  test('a text beyond the limit is not parsed', () => {
    expect(refusal(`a: ${'x'.repeat(8 * 1024 * 1024)}`).message).toContain('longer than 8388608 characters');
  });

  test('aliases of aliases do not multiply', () => {
    const levels = Array.from({ length: 40 }, (_, level) => {
      const below = level === 0 ? '{image: ghcr.io/org/app:1}' : `[${`*l${level - 1}, `.repeat(9)}]`;
      return `l${level}: &l${level} ${below}\n`;
    });
    expect(update(levels.join('')).changes).toHaveLength(1);
  });

  test('merges of merges end', () => {
    const levels = Array.from({ length: 300 }, (_, level) =>
      level === 0 ? 'l0: &l0 {tag: v1}\n' : `l${level}: &l${level} {<<: [${`*l${level - 1}, `.repeat(9)}]}\n`,
    );
    expect(update(levels.join('')).changes).toEqual([]);
  });

  test('an alias of itself, of nothing and of something later', () => {
    for (const text of [
      'a: &a [*a]\n',
      'a: &a {<<: *a, tag: v1}\n',
      'image: *none\n',
      'image: *b\nb: &b x:1\n',
    ]) {
      expect(update(text).text).toBe(text);
    }
  });

  test('many keys and many errors take no quadratic time', () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1\n`).join('');
    expect(update(keys).matches).toBe(0);
    expect(() => update('"'.repeat(20_001))).toThrow('this is no YAML');
  });

  test.each([
    [
      'image keys in one map',
      (count: number) => Array.from({ length: count }, (_, at) => `k${at}_image: a:1\n`).join(''),
    ],
    ['images in a list', (count: number) => '- image: ghcr.io/org/app:1\n'.repeat(count)],
    [
      'maps that merge a large one',
      (count: number) => {
        const keys = Array.from({ length: count }, (_, at) => `k${at}: 1`).join(', ');
        return `base: &base {${keys}}\nlist:\n${'- {<<: *base}\n'.repeat(count)}`;
      },
    ],
  ])('many %s take no quadratic time', (_, text) => {
    expect(update(text(5000)).text).toContain('1');
  });

  test('an error shows controls and long lines harmlessly', () => {
    const { message } = refusal(`a: 1\n${' '.repeat(4)}\u001B[31m::error::\u202Ex${'y'.repeat(500)}: [\n`);
    expect(message).not.toContain('\u001B');
    expect(message).not.toContain('\u202E');
    expect(Math.max(...message.split('\n').map(({ length }) => length))).toBeLessThan(200);
  });

  test('keys of the prototype are only keys', () => {
    const text =
      '__proto__: {image: ghcr.io/org/app:1}\nconstructor: {image: {repository: toString, tag: v1}}\n';
    expect(update(text)).toMatchObject({ matches: 1, images: ['ghcr.io/org/app', 'toString'] });
  });
});

describe('several manifests', () => {
  const files = [
    { path: 'a.yaml', text: 'image: ghcr.io/org/app:1\n' },
    { path: 'b.yaml', text: 'image: nginx\n' },
    { path: 'c.yaml', text: `image: ghcr.io/org/app:1.20@${DIGEST}\n` },
  ];

  test('each is returned, in order, whether it changed or not', () => {
    const updated = updateManifests(files, promotion());
    expect(updated.map(({ path, changes, matches }) => [path, changes.length, matches])).toEqual([
      ['a.yaml', 1, 1],
      ['b.yaml', 0, 0],
      ['c.yaml', 0, 1],
    ]);
  });

  test('up to date everywhere is no error', () => {
    expect(updateManifests(files.slice(2), promotion())[0]).toMatchObject({ changes: [] });
  });

  test('nothing found is an error that says what is there', () => {
    const wanted = promotion({ ...APP, repository: 'org/none' });
    expect(() =>
      updateManifests([...files, { path: 'v.yaml', text: 'image: ${IMAGE}:1\n' }], wanted),
    ).toThrow(
      'no manifest names the image ghcr.io/org/none: looked into a.yaml, b.yaml, c.yaml, v.yaml, ' +
        'which name "${IMAGE}", "ghcr.io/org/app", "nginx"',
    );
    expect(() => updateManifests([{ path: 'e.yaml', text: '' }], wanted)).toThrow('which name no image');
  });

  test('an endless list of names is cut', () => {
    const many = Array.from({ length: 500 }, (_, index) => `- image: i${index}\n`).join('');
    expect(() => updateManifests([{ path: 'm.yaml', text: many }], promotion())).toThrow(/and 480 more$/);
  });
});
