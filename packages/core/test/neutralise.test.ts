import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, showControls } from '../src/neutralise.ts';
import { runnerCommands } from './support/runner-commands.ts';

const ATTACKS = [
  '::error::x',
  '  ::add-mask::x',
  '\t::stop-commands::token',
  '\u00a0\u3000::error::x',
  'abc ##[group]x',
  '##[add-mask]x',
  '#\u001b[0m#[error]x',
  'done\r::error::x',
  'done\r\n::error::x',
  '\u001b[31m::error::x\u001b[0m',
  '\u001b[2K\u001b[1G::error::x',
  '\u200b::error::x',
  '\ufeff::error::x',
  '\u00ad:\u00ad:error::x',
  '#\u200d#\u2060[error]x',
  '\u0000::error::x',
  'a\u0085::error::x',
  'a\u2028::error::x',
  '\u001b\u001b[0m[0m::error::x',
  ':::error::x',
  '::\u0301error::x',
  '####[error]x',
];

describe('neutralise', () => {
  it.each(ATTACKS)('leaves no command in %j', (attack) => {
    expect(runnerCommands(neutralise(attack))).toEqual([]);
    expect(neutralise(attack)).toMatch(/[\\␀-␡]|<U\+/);
  });

  it('leaves no command in any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...ATTACKS,
        ':',
        '::',
        '#',
        '##[',
        '[',
        ']',
        ' ',
        '\t',
        '\r',
        '\n',
        '\u001b[',
        'm',
        '\\',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (value) => {
        expect(runnerCommands(neutralise(value))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves ordinary text as it is', () => {
    for (const text of [
      '#12 [linux/arm64 2/3] RUN make && std::vector',
      'ratio 1::2, key: value',
      '\tindented ünïcødé 日本 👩‍💻\n',
      '# heading\n## [link](x)',
    ]) {
      expect(neutralise(text)).toBe(text);
    }
  });

  it('keeps the text of an attack readable', () => {
    expect(neutralise('  ::error file=a::b')).toBe('  \\::error file=a::b');
    expect(neutralise('x ##[error]b')).toBe('x ##\\[error]b');
  });

  it('drops colours, shows other control characters and ends lines where a terminal would', () => {
    expect(neutralise('\u001b[1;31mred\u001b[0m 50%\r100%\r\n\u0007\u009b')).toBe('red 50%\n100%\n␇<U+009B>');
  });

  it.each(['\n', '\n \ufeff', '#\u200b', '\u001b[0', ' :', '::\n'])(
    'takes linear time for much of %j',
    (piece) => {
      // Quadratic time would take hours here, and the test would run into its limit.
      neutralise(piece.repeat(2_000_000 / piece.length));
    },
  );

  it('never fails to be harmless when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(runnerCommands(neutralise(neutralise(value)))).toEqual([]);
      }),
    );
  });
});

describe('showControls', () => {
  it('shows characters that reorder text', () => {
    expect(showControls('a\u202eb\u2066c\u007f')).toBe('a<U+202E>b<U+2066>c␡');
  });

  it('leaves tabs and line feeds', () => {
    expect(showControls('a\tb\nc')).toBe('a\tb\nc');
  });
});
