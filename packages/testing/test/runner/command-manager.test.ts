import { neutralise } from '@container-kit/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandManager } from '../../src/runner/command-manager.ts';
import { LineReader } from '../../src/runner/dotnet-text.ts';
import { createFolders } from '../../src/runner/folders.ts';
import { createGitHubContext } from '../../src/runner/github-context.ts';
import { JobContext } from '../../src/runner/job-context.ts';
import { NamesWithoutCase } from '../../src/runner/names.ts';
import { StepContext } from '../../src/runner/step-context.ts';

const job = new JobContext({
  folders: createFolders('octo-org/app'),
  github: createGitHubContext({}),
  debug: false,
});

/** What the runner makes of the bytes of a step's output. */
function obey(output: string): StepContext {
  const step = new StepContext(job, new NamesWithoutCase());
  const commands = new CommandManager(step);
  const reader = new LineReader();
  for (const line of [...reader.push(Buffer.from(output)), ...reader.end()]) commands.line(line);
  return step;
}

function logOf(step: StepContext): string[] {
  return step.log.map(({ text }) => text);
}

// The pieces of which commands are made, and what hides them from a careless eye.
const piece = fc.oneof(
  fc.constantFrom(
    '::',
    ':',
    '##[',
    '#',
    '[',
    ']',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\u0085',
    '\u200b',
    '\ufeff',
    '\\',
  ),
  fc.constantFrom('error', 'warning', 'ADD-MASK', 'stop-commands', 'set-env name=A', 'group', 'echo', 'x'),
  fc.constantFrom('\u001b[0m', '\u001b[', '%0A', '%', ',', '=', '\u00ad', '\u2028', '\u0000'),
);
const nasty = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('text that packages/core has neutralised', () => {
  test('is never a command', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const step = obey(neutralise(text));
        expect(step.annotations).toEqual([]);
        expect(step.violations).toEqual([]);
        expect(step.failed).toBe(false);
        expect(step.echo).toBe(false);
        expect(logOf(step).filter((line) => /^##\[/.test(line))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any output', () => {
  test('leaves the runner standing, and no line is lost', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const step = obey(`${text}\nend of output`);
        expect(logOf(step).join('\n')).toContain('end of output');
      }),
    );
  });

  test('between stop-commands and its token is text', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const step = obey(`::stop-commands::token-1234\n${text}\n::token-1234::\n::notice::heard`);
        expect(step.annotations).toEqual([{ level: 'notice', message: 'heard' }]);
        expect(step.violations).toEqual([]);
      }),
    );
  });
});

describe('lines', () => {
  test.each([
    ['::error::x', '##[error]x'],
    ['before ##[group]x', '##[group]x'],
    ['##[endgroup]whatever', '##[endgroup]'],
    ['::debug::x', undefined],
    ['::unknown::x', '::unknown::x'],
    ['', ''],
  ])('%j becomes %j', (line, shown) => {
    expect(logOf(obey(`${line}\n`))).toEqual(shown === undefined ? [] : [shown]);
  });

  test('of a resumed step are obeyed whatever the case of the token', () => {
    expect(obey('::stop-commands::Token-1234\n::TOKEN-1234::\n::error::x').annotations).toHaveLength(1);
  });
});
