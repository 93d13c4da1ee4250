import { describe, expect, it } from 'vitest';
import { AnnotationBudget } from '../src/annotation-budget.ts';
import { createLog } from '../src/log.ts';
import { captureStdout } from './support/capture.ts';
import { runnerCommands } from './support/runner-commands.ts';

const HOSTILE = 'x\r::add-mask::a\n ##[error]b';

describe('Log', () => {
  it('prints lines', async () => {
    expect(await captureStdout(() => createLog().info('hello'))).toBe('hello\n');
  });

  it.each(['info', 'foreign', 'progress'] as const)('lets no command through %s', async (method) => {
    const output = await captureStdout(() => createLog()[method](HOSTILE));
    expect(runnerCommands(output)).toEqual([]);
    expect(output).toContain('\\::add-mask::a');
  });

  it.each(['debug', 'notice', 'warning', 'error'] as const)('makes one command of %s', async (method) => {
    const output = await captureStdout(() => createLog()[method](HOSTILE));
    expect(runnerCommands(output)).toEqual([{ name: method, properties: {}, data: HOSTILE }]);
  });

  it('annotates only a part of what the runner keeps and prints the rest', async () => {
    const budget = new AnnotationBudget();
    const log = createLog(budget);
    const output = await captureStdout(() => {
      for (let number = 1; number <= 20; number++) log.warning(`w${number}\n::error::x`);
      log.error('e');
    });
    expect(runnerCommands(output).map(({ name }) => name)).toEqual([...Array(4).fill('warning'), 'error']);
    expect(output).toContain('warning: w20\n\\::error::x');
    expect(budget.take('warning', 10)).toBe(6);
  });

  it('folds groups, also when their function fails', async () => {
    const log = createLog();
    const output = await captureStdout(async () => {
      expect(await log.group('a', () => 7)).toBe(7);
      const failing = log.group('b\n::error::x', () => Promise.reject(new Error('no')));
      await expect(failing).rejects.toThrow('no');
    });
    expect(runnerCommands(output).map(({ name, data }) => `${name} ${data}`)).toEqual([
      'group a',
      'endgroup ',
      'group b\n::error::x',
      'endgroup ',
    ]);
  });

  it('prints the title of a group in a group as a line', async () => {
    const log = createLog();
    const output = await captureStdout(() =>
      log.group('outer', () => log.group('inner', () => log.info('text'))),
    );
    expect(output).toBe('::group::outer\ninner\ntext\n::endgroup::\n');
  });

  it('prints progress at most every few seconds', async () => {
    const log = createLog();
    const output = await captureStdout(() => {
      for (let percent = 0; percent < 1000; percent++) log.progress(`${percent}`);
    });
    expect(output).toMatch(/^0\n/);
    expect(output.split('\n').length).toBeLessThan(100);
  });

  it('has methods that can be passed on', async () => {
    const { foreign } = createLog();
    expect(await captureStdout(() => ['a', 'b'].forEach(foreign))).toBe('a\nb\n');
  });
});
