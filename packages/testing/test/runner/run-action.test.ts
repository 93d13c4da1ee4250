import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Job, nodeBinary, runAction, type StepResult } from '../../src/runner/index.ts';
import { body, fixture, runFile, runLines, runScript } from './script.ts';

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
    expect(body(result)).toBe('plain\nplain on stderr\n');
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
    expect(body(result)).toBe('read ""\n');
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

describe('the environment', () => {
  test('holds what the runner sets and nothing of this machine', async () => {
    process.env.CONTAINER_KIT_STRAY = 'stray';
    const { folders, ...result } = await runAction({
      action: everything,
      event: { name: 'pull_request', payload: { pull_request: { number: 7, head: { ref: 'x' } } } },
      github: { api_url: 'http://127.0.0.1:1' },
      uses: 'acme/kit/everything@v1',
      id: 'step-1',
    });
    delete process.env.CONTAINER_KIT_STRAY;
    const env = environmentOf({ folders, ...result });
    expect(env).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: 'step-1',
      GITHUB_ACTION_REPOSITORY: 'acme/kit',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_API_URL: 'http://127.0.0.1:1',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_HEAD_REF: 'x',
      GITHUB_WORKSPACE: folders.workspace,
      RUNNER_TEMP: folders.temp,
      RUNNER_TOOL_CACHE: folders.toolCache,
      RUNNER_OS: 'Linux',
      HOME: folders.home,
      PATH: '/usr/local/bin:/usr/bin:/bin',
    });
    expect(Object.keys(env).filter((name) => !/^(GITHUB|RUNNER|INPUT)_/.test(name))).toEqual([
      'CI',
      'PATH',
      'HOME',
    ]);
    expect(env).not.toHaveProperty('GITHUB_TOKEN');
    expect(env).not.toHaveProperty('RUNNER_DEBUG');
    expect(existsSync(env.GITHUB_EVENT_PATH ?? '')).toBe(true);
  });

  test('holds what the caller lets through, and what it sets', async () => {
    process.env.CONTAINER_KIT_LET = 'through';
    const result = await runAction({
      action: everything,
      inheritEnv: ['CONTAINER_KIT_LET', 'CONTAINER_KIT_NONE'],
      env: { PATH: '/only/this', EXTRA: '1', GITHUB_API_URL: 'http://localhost:2', CI: 'false' },
      debug: true,
    });
    delete process.env.CONTAINER_KIT_LET;
    const env = environmentOf(result);
    expect(env).toMatchObject({
      CONTAINER_KIT_LET: 'through',
      PATH: '/only/this',
      EXTRA: '1',
      GITHUB_API_URL: 'http://localhost:2',
      CI: 'false',
      RUNNER_DEBUG: '1',
    });
    expect(env).not.toHaveProperty('CONTAINER_KIT_NONE');
  });

  test('has the payload of the event', async () => {
    const result = await runScript(
      `import { readFileSync } from 'node:fs';
       process.stdout.write(JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8')).number + '');`,
      { event: { name: 'issues', payload: { number: 41 } } },
    );
    expect(body(result)).toBe('41\n');
  });

  test('is not for GITHUB_ENV to change where it is the runner’s, and never NODE_OPTIONS', async () => {
    await using job = new Job();
    const script = `
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_ENV, 'A=1\\nGITHUB_SHA=forged\\nnode_options=--inspect\\n');
      appendFileSync(process.env.GITHUB_PATH, '/first\\n/second\\n/first\\n');`;
    const first = await job.run({ action: fixture('script'), with: { script } });
    expect(first).toMatchObject({
      conclusion: 'success',
      violations: ['NODE_OPTIONS refused in GITHUB_ENV'],
    });
    expect(first.annotations.map(({ message }) => message)).toEqual([
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    ]);
    const env = environmentOf(await job.run({ action: everything }));
    expect(env).toMatchObject({ A: '1', PATH: '/first:/second:/usr/local/bin:/usr/bin:/bin' });
    expect(env.GITHUB_SHA).toMatch(/^[0-9a-f]{40}$/);
    expect(env).not.toHaveProperty('node_options');
  });
});

describe('files', () => {
  test.each([
    ['GITHUB_OUTPUT', 'a<<EOF\nx\n', "Invalid value. Matching delimiter not found 'EOF'"],
    ['GITHUB_OUTPUT', 'no pair', "Invalid format 'no pair'"],
    ['GITHUB_OUTPUT', '=x\n', "Value cannot be null. (Parameter 'name')"],
    ['GITHUB_ENV', '=x\n', "Value cannot be null. (Parameter 'name')"],
    [
      'GITHUB_STATE',
      '<<EOF\n',
      "Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty",
    ],
    [
      'GITHUB_ARTIFACTS',
      'a=b',
      "Invalid $GITHUB_ARTIFACTS entry on line 1: entries containing '=' are reserved",
    ],
  ])('%s with %j fail the step', async (variable, text, message) => {
    const { conclusion, exitCode, annotations, violations } = await runFile(variable, text);
    expect({ conclusion, exitCode }).toEqual({ conclusion: 'failure', exitCode: 0 });
    expect(annotations[0]?.message).toMatch(/^Unable to process file command '[a-z]+' successfully\.$/);
    expect(annotations[1]?.message).toContain(message);
    expect(violations[0]).toContain(`${variable} refused: ${message}`);
  });

  test('keep what stood before a fault', async () => {
    expect((await runFile('GITHUB_OUTPUT', 'result=1\nfault\n')).outputs).toEqual({ result: '1' });
  });

  test('may be UTF-8 with a mark, and removed', async () => {
    expect((await runFile('GITHUB_OUTPUT', '\ufeffresult=é\n')).outputs).toEqual({ result: 'é' });
    const removed = await runScript(`
      import { rmSync } from 'node:fs';
      rmSync(process.env.GITHUB_OUTPUT);`);
    expect(removed).toMatchObject({ conclusion: 'success', outputs: {} });
  });

  test('are new for each phase', async () => {
    await using job = new Job();
    const script = `
      import { readFileSync } from 'node:fs';
      process.stdout.write(JSON.stringify(readFileSync(process.env.GITHUB_OUTPUT, 'utf8')));`;
    await job.run({ action: everything });
    expect(body(await job.run({ action: fixture('script'), with: { script } }))).toBe('""\n');
  });

  test('declare artifacts, which later steps can list', async () => {
    await using job = new Job();
    const digest = `sha256:${'ab'.repeat(32)}`;
    const declare = `
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_ARTIFACTS, 'ghcr.io/o/a@${digest}\\n');`;
    const list = `
      import { readFileSync } from 'node:fs';
      process.stdout.write(readFileSync(process.env.GITHUB_ARTIFACTS_LIST, 'utf8'));`;
    const subjects = [{ name: 'ghcr.io/o/a', digest, kind: 'oci' }];
    const first = await job.run({ action: fixture('script'), with: { script: declare } });
    expect(first.artifacts).toEqual(subjects);
    expect(body(first)).toBe('Captured 1 artifact subject(s) from this step (job total: 1).\n');
    const second = await job.run({ action: fixture('script'), with: { script: list } });
    expect(JSON.parse(body(second))).toEqual({ version: 1, subjects });
  });
});

describe('a summary', () => {
  test('is masked line by line', async () => {
    const result = await runFile('GITHUB_STEP_SUMMARY', 'a top-secret\r\nb', { secrets: ['top-secret'] });
    expect(result.summary).toBe('a ***\nb\n');
  });

  test('of more than 1 MiB is dropped with an error, but does not fail the step', async () => {
    const result = await runScript(`
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1));`);
    expect(result).toMatchObject({ conclusion: 'success', summary: '' });
    expect(result.violations).toEqual(['summary of 1024 KiB dropped: at most 1024 KiB are shown']);
    expect(result.annotations[0]?.message).toContain('$GITHUB_STEP_SUMMARY upload aborted');
  });

  test('of 1 MiB is shown', async () => {
    const result = await runScript(`
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024));`);
    expect(result.summary).toHaveLength(1024 * 1024 + 1);
    expect(result.violations).toEqual([]);
  });
});

describe('outputs', () => {
  test('that hold a secret are told of', async () => {
    const result = await runFile('GITHUB_OUTPUT', 'result=a top-secret thing\n', { secrets: ['top-secret'] });
    expect(result.outputs).toEqual({ result: 'a top-secret thing' });
    expect(result.violations).toEqual([
      'output "result" contains a secret: GitHub drops it when it leaves the job',
    ]);
  });

  test('of more than 1 Mi characters are told of', async () => {
    const result = await runScript(`
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_OUTPUT, 'result=' + 'x'.repeat(1024 * 1024) + '\\n');`);
    expect(result.violations[0]).toContain('a job may have 1048576');
  });

  test('ignore the case of names', async () => {
    expect((await runFile('GITHUB_OUTPUT', 'result=1\nRESULT=2\n')).outputs).toEqual({ result: '2' });
  });
});

test('a child can open /dev/stdout, as it is a pipe', async () => {
  const result = await runScript(`
    import { execFileSync } from 'node:child_process';
    execFileSync('sh', ['-c', 'echo from the child > /dev/stdout'], { stdio: 'inherit' });`);
  expect(body(result)).toBe('from the child\n');
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
