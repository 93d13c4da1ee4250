import { describe, expect, test } from 'vitest';
import { dockerfileInWorkspace } from '../../src/build/dockerfile.ts';
import { defaultContext } from './fixtures.ts';

const facts = { defaultContext, workspace: '/w' };

describe('where the Dockerfile lies', () => {
  test.each<[string, string, string, string, string | undefined]>([
    ['the workspace', 'Dockerfile', '', '.', 'Dockerfile'],
    ['a folder', 'Dockerfile', '', './docker/app/', 'docker/app/Dockerfile'],
    ['a named file', 'app.Dockerfile', 'docker/app.Dockerfile', '.', 'docker/app.Dockerfile'],
    ['a named file with an absolute path', 'Dockerfile', '/w/a/Dockerfile', '.', 'a/Dockerfile'],
    ['an absolute context', 'Dockerfile', '', '/w/a', 'a/Dockerfile'],
    ['a context elsewhere', 'Dockerfile', '', '/other', undefined],
    ['a context above', 'Dockerfile', '', '..', undefined],
    ['the default context', 'Dockerfile', '', defaultContext, 'Dockerfile'],
    ['a file in the default context', 'x', 'a/x', defaultContext, 'a/x'],
    [
      'a folder of the default context',
      'Dockerfile',
      '',
      `${defaultContext}:docker/app`,
      'docker/app/Dockerfile',
    ],
    ['another repository', 'Dockerfile', '', 'https://github.com/other/repo.git#main', undefined],
    ['another repository by SSH', 'Dockerfile', '', 'git@github.com:other/repo.git', undefined],
    ['standard input', 'Dockerfile', '', '-', undefined],
    ['another file than reported', 'other', 'docker/app.Dockerfile', '.', undefined],
  ])('%s', (_title, reported, file, context, expected) => {
    expect(dockerfileInWorkspace(reported, { file }, context, facts)).toBe(expected);
  });

  test('a folder in the query form', () => {
    const query = 'https://github.com/example/app.git?ref=1';
    expect(
      dockerfileInWorkspace('Dockerfile', { file: '' }, `${query}&subdir=a%2Fb`, {
        ...facts,
        defaultContext: query,
      }),
    ).toBe('a/b/Dockerfile');
  });
});
