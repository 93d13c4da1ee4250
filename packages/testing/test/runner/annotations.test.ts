import { describe, expect, test } from 'vitest';
import { type Place, readPlace } from '../../src/runner/annotations.ts';

function place(properties: Readonly<Record<string, string>>): Place {
  return readPlace(new Map(Object.entries(properties)), '/work/app/app');
}

// Cases after actions/runner, src/Test/L0/Worker/ActionCommandManagerL0.cs, IssueCommandInvalidColumns.
describe('lines and columns', () => {
  test.each([
    [
      'all',
      { line: '1', endline: '1', col: '1', endcolumn: '2' },
      { line: 1, endLine: 1, column: 1, endColumn: 2 },
    ],
    ['columns without line', { col: '1', endcolumn: '2' }, {}],
    ['an end line alone', { endline: '1' }, { line: 1, endLine: 1 }],
    ['an end column alone', { line: '1', endcolumn: '2' }, { line: 1, column: 2, endColumn: 2 }],
    ['columns over several lines', { line: '1', endline: '2', col: '1' }, { line: 1, endLine: 2 }],
    ['an end line before the line', { line: '2', endline: '1' }, {}],
    ['an end column before the column', { line: '1', col: '2', endcolumn: '1' }, { line: 1 }],
    ['no number', { line: 'one', col: '2' }, {}],
    ['a line alone', { line: '7' }, { line: 7 }],
  ])('%s', (_, properties, expected) => expect(place(properties)).toEqual(expected));
});

describe('files', () => {
  test.each([
    ['below the workspace', '/work/app/app/src/a.ts', 'src/a.ts'],
    ['relative', 'src/a.ts', 'src/a.ts'],
    ['elsewhere', '/etc/passwd', '/etc/passwd'],
    ['beside the workspace', '/work/app/application/a.ts', '/work/app/application/a.ts'],
  ])('%s', (_, file, expected) => expect(place({ file })).toEqual({ file: expected }));

  test('that are blank are none', () => expect(place({ file: ' ' })).toEqual({}));
});

test('a title is kept', () => expect(place({ title: 'A: b' })).toEqual({ title: 'A: b' }));
