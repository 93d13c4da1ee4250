import { describe, expect, test } from 'vitest';
import { Job } from '../../src/runner/index.ts';
import { fixture, runLines, runScript } from './script.ts';

async function shown(...lines: readonly string[]): Promise<string> {
  return (await runLines(lines)).body;
}

describe('annotations', () => {
  test('come from either notation and either stream, and stand in the log', async () => {
    const result = await runScript(`
      process.stderr.write('  ::warning file=src/a.ts,line=3,endLine=4,title=Careful::first%0Asecond\\n');
      process.stderr.write('text ##[notice]from the middle\\n');
      process.stderr.write('::ERROR::shouted\\n');`);
    expect(result.annotations).toEqual([
      { level: 'warning', message: 'first\nsecond', title: 'Careful', file: 'src/a.ts', line: 3, endLine: 4 },
      { level: 'notice', message: 'from the middle' },
      { level: 'error', message: 'shouted' },
    ]);
    expect(result.body).toBe('##[warning]first\nsecond\n##[notice]from the middle\n##[error]shouted\n');
    expect(result.conclusion).toBe('success');
  });

  test('beyond ten of a level are logged only', async () => {
    const lines = ['error', 'warning'].flatMap((level) =>
      Array.from({ length: 11 }, (_, index) => `::${level}::${level} ${index + 1}`),
    );
    const result = await runLines(lines);
    expect(result.annotations).toHaveLength(20);
    expect(result.violations).toEqual([
      'error annotation 11 dropped: "error 11"',
      'warning annotation 11 dropped: "warning 11"',
    ]);
    expect(result.log).toContain('##[error]error 11\n');
  });

  test('are cut at 4,096 characters, and dropped when blank', async () => {
    const result = await runLines([`::error::${'x'.repeat(4097)}`, '::error::  ']);
    expect(result.annotations.map(({ message }) => message.length)).toEqual([4096]);
    expect(result.violations).toEqual([
      'error annotation cut from 4097 to 4096 characters',
      'error annotation without a message dropped',
    ]);
  });

  test('name files relative to the workspace', async () => {
    const result = await runScript(
      `process.stdout.write('::error file=' + process.env.GITHUB_WORKSPACE + '/a.ts::x\\n');`,
    );
    expect(result.annotations[0]?.file).toBe('a.ts');
  });
});

describe('add-mask', () => {
  test('hides what comes after it, line by line and in derived forms', async () => {
    const secret = Buffer.from('one-secret').toString('base64');
    const log = await shown('one-secret', '::add-mask::one-secret%0Atwo', 'one-secret', 'two', secret);
    expect(log).toBe('one-secret\n***\n***\n***\n');
  });

  test('of nothing only warns', async () => {
    const result = await runLines(['::add-mask:: ']);
    expect(result).toMatchObject({ conclusion: 'success', violations: ['empty mask ignored'] });
    expect(result.annotations[0]?.level).toBe('warning');
  });

  test('lasts for the job and hides annotations', async () => {
    await using job = new Job({ secrets: ['given-secret'] });
    const run = (text: string) =>
      job.run({ action: fixture('script'), with: { script: `process.stdout.write('${text}\\n')` } });
    await run('::add-mask::printed-secret');
    const { annotations, masks } = await run('::error::printed-secret given-secret');
    expect(annotations[0]?.message).toBe('*** ***');
    expect(masks).toEqual(['ghs_012345678901234567890123456789012345', 'given-secret', 'printed-secret']);
  });
});

describe('stop-commands', () => {
  test('makes text of commands until its token', async () => {
    const lines = [
      '::stop-commands::pause-1234',
      '::error::no',
      '##[error]no',
      '::pause-1234::',
      '::error::yes',
    ];
    const result = await runLines(lines);
    expect(result.annotations.map(({ message }) => message)).toEqual(['yes']);
    expect(result.body).toBe('::stop-commands::***\n::error::no\n##[error]no\n::***::\n##[error]yes\n');
  });

  test('masks only tokens of more than six characters', async () => {
    expect(await shown('::stop-commands::abc', '::ABC::', 'abc')).toBe(
      '::stop-commands::abc\n::ABC::\nabc\n',
    );
  });

  test('does not stop itself twice', async () => {
    const result = await runLines(['::stop-commands::abc', '::stop-commands::def', '::abc::', '::error::x']);
    expect(result.annotations).toHaveLength(1);
    expect(result.violations).toEqual([]);
  });

  test.each([[''], ['error'], ['STOP-COMMANDS'], ['pause-logging']])(
    'refuses the token %j',
    async (token) => {
      const result = await runLines([`::stop-commands::${token}`, '::error::still heard']);
      expect(result.conclusion).toBe('failure');
      expect(result.violations).toEqual([`stop-commands token "${token}" refused`]);
      expect(result.annotations.at(-1)?.message).toBe('still heard');
    },
  );

  test('ends with the phase', async () => {
    await using job = new Job();
    const run = (text: string) =>
      job.run({ action: fixture('script'), with: { script: `process.stdout.write('${text}\\n')` } });
    await run('::stop-commands::token-of-main');
    expect((await run('::error::heard')).annotations).toHaveLength(1);
  });
});

describe('the log', () => {
  test('has groups, and debug lines only when debugging', async () => {
    const lines = ['::group::Title', 'x', '::endgroup::', '::debug::a%0Ab'];
    expect(await shown(...lines)).toBe('##[group]Title\nx\n##[endgroup]\n');
    expect((await runLines(lines, { debug: true })).body).toContain('##[debug]a\n##[debug]b\n');
  });

  test('repeats commands when asked, but not those that speak for themselves', async () => {
    expect(
      await shown(
        '::echo::on',
        '::error::x',
        '::group::G',
        '::add-mask::secret!',
        '::echo::Off ',
        '::group::H',
      ),
    ).toBe('##[error]x\n::group::G\n##[group]G\n::add-mask::***\n::echo::Off \n##[group]H\n');
  });

  test('splits lines at a lone carriage return, where a command may hide', async () => {
    const result = await runScript(`process.stdout.write('progress\\r::error::hidden\\r\\nend');`);
    expect(result.annotations).toEqual([{ level: 'error', message: 'hidden' }]);
    expect(result.body).toBe('progress\n##[error]hidden\nend\n');
  });

  test('keeps unknown commands, and markers that only the runner may write', async () => {
    expect(await shown('::nonsense::x', '##[command]ls', '##[start-action x]')).toBe(
      '::nonsense::x\n##[command]ls\n##[\\start-action x]\n',
    );
  });
});

describe('old commands', () => {
  test('set-output and save-state still work, but count as violations', async () => {
    const result = await runLines(['::set-output name=result::a%0Ab', '::save-state name=kept::1']);
    expect(result).toMatchObject({
      conclusion: 'success',
      outputs: { result: 'a\nb' },
      state: { kept: '1' },
    });
    expect(result.violations).toEqual([
      'command "set-output" is deprecated: use the file command',
      'command "save-state" is deprecated: use the file command',
    ]);
  });

  test.each([
    ['::set-env name=A::1', 'The `set-env` command is disabled.'],
    ['::add-path::/bin', 'The `add-path` command is disabled.'],
    ['::set-output::1', "Required field 'name' is missing in ##[set-output] command."],
    ['::echo::maybe', "Invalid echo command value. Possible values can be: 'on', 'off'."],
  ])('%s fails the step', async (line, message) => {
    const result = await runLines([line]);
    expect(result.conclusion).toBe('failure');
    expect(result.annotations[0]?.message).toBe(`Unable to process command '${line}' successfully.`);
    expect(result.annotations[1]?.message).toContain(message);
    expect(result.env).toEqual({});
  });

  test('problem matchers are not there, and that is told', async () => {
    const result = await runLines(['::add-matcher::m.json', '::remove-matcher owner=x::']);
    expect(result.violations).toEqual([
      'command "add-matcher" ignored: this runner has no problem matchers',
      'command "remove-matcher" ignored: this runner has no problem matchers',
    ]);
  });
});
