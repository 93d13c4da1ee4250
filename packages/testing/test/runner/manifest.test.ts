import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inputVariable, resolveInputs } from '../../src/runner/inputs.ts';
import { type ActionManifest, readManifest } from '../../src/runner/manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

function manifest(...lines: readonly string[]): ActionManifest {
  writeFileSync(join(folder, 'action.yml'), lines.join('\n'));
  return readManifest(folder);
}

describe('action.yml', () => {
  test('tells scripts and conditions', () => {
    const read = manifest(
      'name: Test',
      'outputs: { digest: { description: d } }',
      'runs: { using: node24, pre: pre.js, main: ../dist/x.js, post: post.js, post-if: "!cancelled()" }',
    );
    expect(read).toEqual({
      folder,
      name: 'Test',
      inputs: [],
      outputs: ['digest'],
      scripts: {
        pre: join(folder, 'pre.js'),
        main: join(folder, '../dist/x.js'),
        post: join(folder, 'post.js'),
      },
      conditions: { pre: 'always()', main: 'success()', post: '!cancelled()' },
    });
  });

  test('has defaults of any scalar, which become text', () => {
    const read = manifest(
      'inputs: { a: { default: true }, b: { default: 10 }, c: { default: }, d: {}, e: }',
      'runs: { using: node24, main: main.js }',
    );
    expect(read.inputs.map((input) => input.default)).toEqual(['true', '10', '', '', '']);
  });

  test.each([
    ['another Node.js', ['runs: { using: node20, main: m.js }'], 'runs.using is "node20"'],
    ['a composite action', ['runs: { using: composite, steps: [] }'], 'runs.using is "composite"'],
    ['no runs', ['name: x'], 'runs: not a mapping'],
    ['a list of inputs', ['inputs: [a]', 'runs: { using: node24 }'], 'inputs: not a mapping'],
    ['a key twice', ['runs: { using: node24 }', 'runs: { using: node24 }'], 'Map keys must be unique'],
  ])('with %s is refused', (_, lines, message) => expect(() => manifest(...lines)).toThrow(message));

  test('must be there', () => {
    expect(() => readManifest(join(folder, 'none'))).toThrow(join(folder, 'none', 'action.yml'));
  });
});

describe('inputs', () => {
  const read = manifest(
    'inputs:',
    '  Build Args: { default: one }',
    `  token: { default: "\${{ github.token }}" }`,
    '  needed: { required: true }',
    '  old: { deprecationMessage: use new }',
    'runs: { using: node24, main: main.js }',
  );
  const contexts = { github: { token: 'ghs_1' }, runner: {} };

  test('have defaults, or are empty even when required', () => {
    const { values, warnings } = resolveInputs(read, {}, contexts);
    expect([...values]).toEqual([
      ['Build Args', 'one'],
      ['token', 'ghs_1'],
      ['needed', ''],
      ['old', ''],
    ]);
    expect(warnings).toEqual([]);
  });

  test('are given whatever the case, and may be emptied', () => {
    const { values } = resolveInputs(read, { 'build args': 'two', TOKEN: '' }, contexts);
    expect([...values].slice(0, 2)).toEqual([
      ['build args', 'two'],
      ['TOKEN', ''],
    ]);
  });

  test('that are unknown or deprecated are passed on with a warning', () => {
    const { values, warnings } = resolveInputs(read, { old: 'x', typo: '1', 'no-such': '2' }, contexts);
    expect(values.get('typo')).toBe('1');
    expect(warnings).toEqual([
      "Input 'old' has been deprecated with message: use new",
      "Unexpected input(s) 'typo', 'no-such', valid inputs are ['Build Args', 'token', 'needed', 'old']",
    ]);
  });

  test.each([
    ['build-args', 'INPUT_BUILD-ARGS'],
    ['Build Args', 'INPUT_BUILD_ARGS'],
    ['a.b_c', 'INPUT_A.B_C'],
  ])('%s becomes %s', (name, variable) => expect(inputVariable(name)).toBe(variable));
});
