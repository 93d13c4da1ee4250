import { describe, expect, test } from 'vitest';
import { FileCommandError, type Pair, parsePairs, parsePaths } from '../../src/runner/file-commands.ts';

function pairs(...lines: readonly string[]): Pair[] {
  return [...parsePairs(lines.join('\n'))];
}

// Cases after actions/runner, src/Test/L0/Worker/SetOutputFileCommandL0.cs.
describe('name=value', () => {
  test.each<[string, string, Pair[]]>([
    ['a pair', 'MY_OUTPUT=MY VALUE', [['MY_OUTPUT', 'MY VALUE']]],
    ['no value', 'A=', [['A', '']]],
    [
      'empty lines',
      '\n\nA=one\n\nB=two\n\n',
      [
        ['A', 'one'],
        ['B', 'two'],
      ],
    ],
    [
      'equal signs in values',
      'A==abc\nB=def=ghi\nC=jkl=',
      [
        ['A', '=abc'],
        ['B', 'def=ghi'],
        ['C', 'jkl='],
      ],
    ],
    ['`<<` after `=`', 'A=<<EOF', [['A', '<<EOF']]],
    ['blanks, kept', ' A = b ', [[' A ', ' b ']]],
    ['a carriage return, kept', 'A=b\r\n', [['A', 'b\r']]],
    ['no name', '=b', [['', 'b']]],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => expect([...parsePairs(text)]).toEqual(expected));
});

describe('name<<delimiter', () => {
  test.each<[string, string[], Pair[]]>([
    ['lines', ['A<<EOF', 'one', 'two', 'EOF'], [['A', 'one\ntwo']]],
    ['no value', ['A<<EOF', 'EOF'], [['A', '']]],
    ['an empty line', ['A<<EOF', '', 'EOF'], [['A', '']]],
    ['two empty lines', ['A<<EOF', '', '', 'EOF'], [['A', '\n']]],
    [
      'empty lines around',
      ['', 'A<<EOF', 'x', 'EOF', '', 'B<<EOF', 'y', 'EOF'],
      [
        ['A', 'x'],
        ['B', 'y'],
      ],
    ],
    ['`=` in the delimiter', ['A<<=EOF', 'hello', '=EOF'], [['A', 'hello']]],
    ['`<` in the delimiter', ['A<<<EOF', 'hello', '<EOF'], [['A', 'hello']]],
    ['empty lines inside', ['A<<EOF', 'x', '', 'y', '', 'EOF'], [['A', 'x\n\ny\n']]],
    ['pairs inside', ['A<<EOF', 'x=y', 'B<<EOF', 'EOF'], [['A', 'x=y\nB<<EOF']]],
    ['blanks around a delimiter, which make it none', ['A<<EOF', ' EOF', 'EOF '], []],
    ['a carriage return in the delimiter', ['A<<EOF\r', 'x\r', 'EOF\r', ''], [['A', 'x\r']]],
  ])('%s', (_, lines, expected) => {
    if (expected.length > 0) expect(pairs(...lines)).toEqual(expected);
    else expect(() => pairs(...lines)).toThrow(FileCommandError);
  });

  test.each([
    ['no delimiter line', ['A<<EOF', 'x', ''], "Matching delimiter not found 'EOF'"],
    ['nothing after the head', ['A<<EOF'], "Matching delimiter not found 'EOF'"],
    ['a last line without end', ['A<<EOF', 'x', 'y EOF'], 'EOF marker missing new line'],
    ['no name', ['<<EOF', 'x', 'EOF'], 'Name must not be empty'],
    ['an empty delimiter', ['A<<', 'x', ''], 'delimiter must not be empty'],
    ['neither sign', ['A'], "Invalid format 'A'"],
  ])('refuses %s', (_, lines, message) => expect(() => pairs(...lines)).toThrow(message));

  test('accepts a last delimiter without line end', () => {
    expect(pairs('A<<EOF', 'x', 'EOF')).toEqual([['A', 'x']]);
  });

  test('keeps the pairs before a fault', () => {
    const found: Pair[] = [];
    expect(() => found.push(...parsePairs('A=1\nB\n'))).toThrow(FileCommandError);
    for (const pair of tolerant('A=1\nB\n')) found.push(pair);
    expect(found).toEqual([['A', '1']]);
  });
});

function* tolerant(text: string): Generator<Pair> {
  try {
    yield* parsePairs(text);
  } catch {
    // What came before is what counts.
  }
}

test('paths are the lines that are not empty', () => {
  expect(parsePaths('/a\n\n/b\r\n /c ')).toEqual(['/a', '/b', ' /c ']);
});
