import { describe, expect, test } from 'vitest';
import { Job, nodeBinary, runAction, type StepResult } from '../../src/runner/index.ts';
import { fixture, runLines, runScript } from './script.ts';

const everything = fixture('everything');

function environmentOf(result: StepResult): Record<string, string> {
  return JSON.parse(result.outputs.environment ?? '');
}

describe('an action', () => {
  test('runs under Node.js 24 in the workspace, with pipes', async () => {
    const { outputs, conclusion, exitCode, folders } = await runAction({ action: everything });
    expect({ conclusion, exitCode }).toEqual({ conclusion: 'success', exitCode: 0 });
    expect(outputs).toMatchObject({
      cwd: folders.workspace,
      node: 'v24.19.0',
      stdio: 'pipe pipe',
      tty: 'false',
    });
    expect(JSON.parse(outputs.argv ?? '')).toEqual([nodeBinary(), `${everything}/main.js`]);
  });

  test('leaves state, environment, path, summary and log', async () => {
    const result = await runAction({ action: everything });
    expect(result).toMatchObject({
      phase: 'main',
      state: { started: 'yes' },
      env: { FROM_MAIN: '1' },
      path: ['/opt/tool/bin'],
      summary: '# Done\n',
      annotations: [],
      artifacts: [],
      survivors: [],
      cancelledBy: undefined,
      rawLog: 'plain\nplain on stderr\n',
    });
    expect(result.body).toBe('plain\nplain on stderr\n');
  });

  test('hands its state, environment and path to its post phase', async () => {
    await using job = new Job();
    const main = await job.run({ action: everything });
    const post = await job.run({ action: everything, phase: 'post', state: main.state });
    expect(post.log).toBe('Post job cleanup.\npost sees yes and 1\n');
    expect(post.state).toEqual({ started: 'yes', ended: 'yes' });
  });

  test('has its inputs shown and checked', async () => {
    const result = await runAction({
      action: everything,
      with: { 'build args': 'two', typo: '1', old: 'x' },
    });
    expect(environmentOf(result)).toMatchObject({
      INPUT_BUILD_ARGS: 'two',
      INPUT_TYPO: '1',
      'INPUT_DRY-RUN': 'false',
      INPUT_NEEDED: '',
    });
    expect(result.annotations.map(({ level, message }) => `${level}: ${message.slice(0, 27)}`)).toEqual([
      "warning: Input 'old' has been deprec",
      "warning: Unexpected input(s) 'typo',",
    ]);
    expect(result.log).toContain(
      '##[group]Run org/container-kit/everything@main\nwith:\n  build args: two\n',
    );
    expect(result.log).toContain('  github-token: ***\n');
    expect(result.log).not.toContain('needed:');
  });

  test('fails by its exit code, and still has its outputs', async () => {
    const result = await runScript(`
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_OUTPUT, 'result=set\\n');
      process.exitCode = 3;`);
    expect(result).toMatchObject({ exitCode: 3, conclusion: 'failure', outputs: { result: 'set' } });
  });

  test('that a signal ends has the exit code of a shell', async () => {
    const result = await runScript(`process.kill(process.pid, 'SIGKILL');`);
    expect(result).toMatchObject({ exitCode: 137, conclusion: 'failure', cancelledBy: undefined });
  });

  test('finds no input on stdin', async () => {
    const result = await runScript(`
      import { text } from 'node:stream/consumers';
      process.stdout.write('read ' + JSON.stringify(await text(process.stdin)));`);
    expect(result.body).toBe('read ""\n');
  });

  test.each([
    ['a folder without manifest', fixture('none'), 'action.yml'],
    ['a script that is missing', fixture('broken'), 'dist/missing.js, which does not exist'],
  ])('must not be %s', async (_, action, message) => {
    await expect(runAction({ action })).rejects.toThrow(message);
  });

  test('must have a script for the phase', async () => {
    await expect(runAction({ action: everything, phase: 'pre' })).rejects.toThrow('there is no runs.pre');
  });
});

test('a child can open /dev/stdout, as it is a pipe', async () => {
  const result = await runScript(`
    import { execFileSync } from 'node:child_process';
    execFileSync('sh', ['-c', 'echo from the child > /dev/stdout'], { stdio: 'inherit' });`);
  expect(result.body).toBe('from the child\n');
});

test('lines of several megabytes arrive whole', async () => {
  const result = await runScript(`process.stdout.write('é'.repeat(2_000_000) + '\\nend');`);
  expect(result.rawLog).toBe(`${'é'.repeat(2_000_000)}\nend\n`);
});

test('the log is told as it is written', async () => {
  const lines: string[] = [];
  const result = await runAction({
    action: fixture('script'),
    with: { script: `process.stdout.write('one\\ntwo\\n')` },
    onLine: ({ text }) => lines.push(text),
  });
  expect(lines).toEqual(result.logLines.map(({ text }) => text));
  expect((await runLines(['x'])).logLines.at(-1)?.time).toBeInstanceOf(Date);
});
