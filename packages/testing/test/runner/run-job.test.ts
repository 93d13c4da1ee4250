import { describe, expect, test } from 'vitest';
import { type JobStep, type JobView, runJob, type StepReport } from '../../src/runner/index.ts';
import { fixture, scriptAction } from './script.ts';

function step(id: string, inputs: JobStep['with'], rest: Partial<JobStep> = {}): JobStep {
  return { id, name: id, action: scriptAction, with: inputs ?? {}, ...rest };
}

function outcomes(reports: readonly StepReport[]): string[] {
  return reports.map(({ name, conclusion }) => `${name}: ${conclusion}`);
}

const save = (variable: string, line: string): string =>
  `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.${variable}, ${JSON.stringify(`${line}\n`)});`;
const print = (variable: string): string =>
  `process.stdout.write('saw ' + process.env['${variable}'] + '\\n');`;

describe('phases', () => {
  test('run in the runner’s order', async () => {
    const seen: string[] = [];
    const { conclusion, reports } = await runJob({
      steps: [step('one', {}), step('two', {})],
      onReport: ({ name }) => seen.push(name),
    });
    expect(conclusion).toBe('success');
    expect(seen).toEqual(['Pre one', 'Pre two', 'one', 'two', 'Post two', 'Post one']);
    expect(reports.map(({ phase }) => phase)).toEqual(['pre', 'pre', 'main', 'main', 'post', 'post']);
  });

  test('of a step share state, which no other step sees', async () => {
    const { reports } = await runJob({
      steps: [
        step('one', {
          'pre-script': save('GITHUB_STATE', 'secret=1'),
          script: print('STATE_secret'),
          'post-script': print('STATE_secret'),
        }),
        step('two', { script: print('STATE_secret') }),
      ],
    });
    const logs = Object.fromEntries(reports.map(({ name, result }) => [name, result?.log ?? '']));
    expect(logs.one).toContain('saw 1\n');
    expect(logs['Post one']).toContain('saw 1\n');
    expect(logs.two).toContain('saw undefined\n');
  });

  test('share environment, workspace and RUNNER_TEMP', async () => {
    const write = `
      import { writeFileSync } from 'node:fs';
      writeFileSync('in-workspace', 'w');
      writeFileSync(process.env.RUNNER_TEMP + '/in-temp', 't');
      ${save('GITHUB_ENV', 'SHARED=yes')}`;
    const read = `
      import { readFileSync } from 'node:fs';
      const temp = readFileSync(process.env.RUNNER_TEMP + '/in-temp', 'utf8');
      process.stdout.write(readFileSync('in-workspace', 'utf8') + temp + process.env.SHARED + '\\n');`;
    const { reports } = await runJob({
      steps: [step('one', { script: write }), step('two', { script: read })],
    });
    expect(reports.find(({ name }) => name === 'two')?.result?.log).toContain('wtyes\n');
  });
});

describe('outputs', () => {
  test('are there for later steps', async () => {
    const views: JobView[] = [];
    const { steps } = await runJob({
      steps: [
        step('one', { script: save('GITHUB_OUTPUT', 'result=from one') }),
        step('two', (job) => {
          views.push(job);
          return { given: job.steps.one?.outputs.result ?? '', script: save('GITHUB_OUTPUT', 'result=done') };
        }),
      ],
    });
    expect(steps).toEqual({
      one: { outputs: { result: 'from one' }, outcome: 'success', conclusion: 'success' },
      two: { outputs: { result: 'done' }, outcome: 'success', conclusion: 'success' },
    });
    // The runner evaluates `with:` anew for each phase.
    expect(views).toHaveLength(3);
  });
});

describe('a failing step', () => {
  const failing = { script: 'process.exitCode = 1;' };

  test('skips later steps but the ones for failures, and no post phase', async () => {
    const { conclusion, reports } = await runJob({
      steps: [
        step('one', {}),
        step('fails', failing),
        step('skipped', {}),
        step('on failure', {}, { if: 'failure()' }),
        step('always', {}, { if: 'always()' }),
      ],
    });
    expect(conclusion).toBe('failure');
    expect(outcomes(reports).filter((line) => !line.startsWith('Pre '))).toEqual([
      'one: success',
      'fails: failure',
      'skipped: skipped',
      'on failure: success',
      'always: success',
      'Post always: success',
      'Post on failure: success',
      'Post skipped: success',
      'Post fails: success',
      'Post one: success',
    ]);
  });

  test('that may fail leaves the job green', async () => {
    const { conclusion, steps } = await runJob({
      steps: [step('fails', failing, { continueOnError: true }), step('next', {})],
    });
    expect(conclusion).toBe('success');
    expect(steps.fails).toEqual({ outputs: {}, outcome: 'failure', conclusion: 'success' });
    expect(steps.next?.conclusion).toBe('success');
  });

  test('in its post phase fails the job', async () => {
    const { conclusion } = await runJob({ steps: [step('one', { 'post-script': 'process.exitCode = 1;' })] });
    expect(conclusion).toBe('failure');
  });
});

test('a step that did not run has no post phase', async () => {
  const { reports } = await runJob({
    steps: [{ id: 'never', action: fixture('everything'), if: 'failure()' }],
  });
  expect(outcomes(reports)).toEqual(['Run Everything: skipped']);
});

test('violations name their step', async () => {
  const { violations } = await runJob({
    steps: [step('noisy', { script: `process.stdout.write('::set-output name=a::b\\n');` })],
  });
  expect(violations).toEqual(['noisy: command "set-output" is deprecated: use the file command']);
});

test('an unknown condition is an error, not a guess', async () => {
  await expect(
    runJob({ steps: [step('one', {}, { if: "github.ref == 'refs/heads/main'" })] }),
  ).rejects.toThrow('unsupported condition');
});
