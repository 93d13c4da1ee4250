import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionCommand, parseCommand } from '../../src/runner/command-parser.ts';

const known = (name: string): boolean => name === 'do-something';

function parse(line: string): ActionCommand | undefined {
  return parseCommand(line, known);
}

function parts(line: string): readonly [properties: Record<string, string>, data: string] | undefined {
  const command = parse(line);
  return command && [Object.fromEntries(command.properties), command.data];
}

// Cases after actions/runner, src/Test/L0/Worker/ActionCommandL0.cs.
describe('::name::', () => {
  test.each([
    ['::do-something k1=v1,::msg', { k1: 'v1' }, 'msg'],
    ['::do-something::', {}, ''],
    ['::do-something k1=;=%2C=%0D=%0A=]=%3A,::;-%0D-%0A-]-:-,', { k1: ';=,=\r=\n=]=:' }, ';-\r-\n-]-:-,'],
    ['::do-something k1=%252C%250A%253A::%250D-%250A', { k1: '%2C%0A%3A' }, '%0D-%0A'],
    ['::do-something k1=,k2=,::', {}, ''],
    ['   ::do-something k1=v1,::msg', { k1: 'v1' }, 'msg'],
    ['::do-something   k1=v1  ::msg', { k1: 'v1' }, 'msg'],
    ['::do-something::a::b', {}, 'a::b'],
    ['::do-something K1=one,k1=two::', { k1: 'two' }, ''],
  ])('%j', (line, properties, data) => expect(parts(line)).toEqual([properties, data]));

  test.each([
    ['>>> ::do-something k1=v1,::msg'],
    ['::do-something'],
    ['::do-something:'],
    [':: do-something::'],
    ['::do-something-else::x'],
    ['\u200b::do-something::x'],
    ['\ufeff::do-something::x'],
    [''],
  ])('%j is text', (line) => expect(parse(line)).toBeUndefined());

  test('keeps a blank before a key, which makes it another key', () => {
    expect(parts('::do-something file=a, line=3::x')).toEqual([{ file: 'a', ' line': '3' }, 'x']);
  });

  test('drops equal signs around an empty part', () => {
    expect(parts('::do-something ==k1==v=1=,k2==::')).toEqual([{ k1: 'v=1=' }, '']);
  });

  test('ignores the case of the name and tells how it was written', () => {
    expect(parse('::Do-Something::x')?.name).toBe('Do-Something');
  });

  test('finds the second colons through invisible characters', () => {
    expect(parts('::do-something:\u200b:x')?.[1]).toBe(':x');
  });
});

describe('##[name]', () => {
  test.each([
    ['##[do-something k1=v1;]msg', { k1: 'v1' }, 'msg'],
    ['##[do-something]', {}, ''],
    ['##[do-something k1=%3B=%0D=%0A=%5D;]%3B-%0D-%0A-%5D', { k1: ';=\r=\n=]' }, ';-\r-\n-]'],
    ['##[do-something k1=%253B=%250D;]%253B-%255D', { k1: '%3B=%0D' }, '%3B-%5D'],
    ['##[do-something k1=;k2=;]', {}, ''],
    ['>>>   ##[do-something k1=v1;]msg', { k1: 'v1' }, 'msg'],
    ['::do-something-else::##[do-something]msg', {}, 'msg'],
  ])('%j', (line, properties, data) => expect(parts(line)).toEqual([properties, data]));

  test.each([['##[do-something'], ['##[other]x'], ['#[do-something]x'], ['##[other]##[do-something]x']])(
    '%j is text',
    (line) => expect(parse(line)).toBeUndefined(),
  );
});

// What @actions/core writes: lib/command.js.
function write(properties: Readonly<Record<string, string>>, data: string): string {
  const encode = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const pairs = Object.entries(properties).map(
    ([key, value]) => `${key}=${encode(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::do-something ${pairs.join(',')}::${encode(data)}`;
}

describe('whatever @actions/core writes', () => {
  // A value that begins with `=` loses it, and blanks at the end of the last one are trimmed.
  const value = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => /^[^=]*\S$/s.test(text));
  const key = fc.constantFrom('file', 'title', 'line', 'col');

  test('is read back', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.string({ unit: 'grapheme' }), (properties, data) => {
        expect(parts(write(properties, data))).toEqual([properties, data]);
      }),
    );
  });

  test('never makes the parser throw', () => {
    const piece = fc.constantFrom('::', '##[', ']', 'do-something', ' ', '=', ',', ';', '%0A', '%', 'x');
    fc.assert(fc.property(fc.array(piece), (pieces) => void parse(pieces.join(''))));
  });
});
