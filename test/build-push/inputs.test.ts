import { describe, expect, test } from 'vitest';
import { buildPush, workspaceWith } from './harness.ts';

// No Docker here: mistakes in inputs are found before anything is started.
const nothing = { env: { PATH: '/nowhere' } };

describe('build-push names the input, the value and the fix', () => {
  const mistakes: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'a value that is not one of a list',
      { push: 'maybe' },
      ['input "push"', '"maybe"', 'true, false, auto'],
    ],
    ['a boolean that is none', { pull: 'yes' }, ['input "pull"', '"yes"', 'true']],
    [
      'a tag of more than 128 characters',
      { tags: `ghcr.io/org/app:${'a'.repeat(129)}`, push: 'true' },
      ['input "tags"', '1 to 128'],
    ],
    [
      'a tag that starts with a dot',
      { images: 'ghcr.io/org/app', tags: '.hidden' },
      ['input "tags"', '.hidden'],
    ],
    ['a tag that starts with a dash', { images: 'ghcr.io/org/app', tags: '-x' }, ['input "tags"', '-x']],
    ['an upper-case image name', { tags: 'ghcr.io/Org/App:1' }, ['ghcr.io/Org/App', 'ghcr.io/org/app:1']],
    ['a label without =', { labels: 'team=a\nowner', tags: 'app:1' }, ['input "labels"', 'owner', 'line 2']],
    ['no tag while pushing', { push: 'true' }, ['no tag to push', '"images"', '"tags"']],
    ['half a login', { username: 'octocat', tags: 'app:1' }, ['input "password" is empty']],
    [
      'a rule type that does not exist',
      { images: 'ghcr.io/org/app', tags: 'type=semvr,pattern={{version}}' },
      ['input "tags"', 'semvr'],
    ],
    ['an unclosed quote', { 'build-args': '"A=1', tags: 'app:1' }, ['input "build-args"']],
  ];

  test.each(mistakes)('%s', async (_name, inputs, words) => {
    const result = await buildPush(nothing, { context: '.', ...inputs }, { workspace: workspaceWith({}) });
    expect(result.conclusion).toBe('failure');
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    for (const word of words) expect(error?.message).toContain(word);
    expect(error?.message).toContain('Fix: ');
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect(result.violations).toEqual([]);
  });

  test('several mistakes at once', async () => {
    const result = await buildPush(nothing, { push: 'maybe', pull: 'yes' }, { workspace: workspaceWith({}) });
    expect(result.log).toContain('input "push"');
    expect(result.log).toContain('input "pull"');
  });

  test('two rules that give one tag push it once', async () => {
    const result = await buildPush(
      nothing,
      { context: '.', images: 'ghcr.io/org/app', tags: 'type=raw,value=one\ntype=raw,value=one' },
      { workspace: workspaceWith({}) },
    );
    expect(result.outputs.tags).toBe('ghcr.io/org/app:one');
  });

  test('a machine without Docker', async () => {
    const result = await buildPush(
      nothing,
      { context: '.', tags: 'app:1' },
      { workspace: workspaceWith({}) },
    );
    expect(result.conclusion).toBe('failure');
    expect(result.log).toContain('docker');
    expect(result.log).toContain('Fix: ');
  });
});
