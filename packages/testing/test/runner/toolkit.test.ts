import { beforeAll, describe, expect, test } from 'vitest';
import { Job, type StepResult } from '../../src/runner/index.ts';
import { fixture } from './script.ts';

/** An action that knows the runner through @actions/core only, as peers' actions do. */
describe('an action that uses @actions/core', () => {
  let main: StepResult;
  let post: StepResult;

  beforeAll(async () => {
    await using job = new Job({ debug: true });
    const action = fixture('toolkit');
    const inputs = { 'build-args': 'A=1\n\n  B=2  \n', push: 'True', password: 'correct horse' };
    main = await job.run({ action, with: inputs });
    post = await job.run({ action, with: inputs, phase: 'post', state: main.state });
  });

  test('gets its inputs and sets its outputs, hostile ones included', () => {
    expect(main.outputs).toEqual({
      args: '["A=1","B=2"]',
      push: 'true',
      hostile: 'a<<EOF\nb=c\nEOF\n::error::no\n',
    });
  });

  test('exports variables and paths', () => {
    expect(main.env).toEqual({ EXPORTED: 'line one\nline two' });
    expect(main.path).toEqual(['/opt/toolkit']);
  });

  test('annotates with every property', () => {
    expect(main.annotations).toEqual([
      {
        level: 'notice',
        message: 'a: b, c%\nd',
        title: 'T: 1, 2%',
        file: 'x,y:z.ts',
        line: 2,
        endLine: 2,
        column: 1,
        endColumn: 4,
      },
      { level: 'error', message: 'the end' },
    ]);
  });

  test('writes a log with groups, masks and debug lines', () => {
    expect(main.body).toContain('##[group]Group, with: signs\nthe password is ***\n');
    expect(main.body).toContain('##[debug]only when debugging\n');
    expect(main.body).not.toContain('horse');
    // The runner shows what a workflow gives in plain text, as it does not know it for a secret.
    expect(main.log).toContain('  password: correct horse\n');
    expect(main.rawLog).toContain('::add-mask::correct horse\n');
  });

  test('writes a summary', () => {
    expect(main.summary).toContain('<h1>Result</h1>');
  });

  test('fails by setFailed', () => {
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1, violations: [] });
  });

  test('finds its state in the post phase', () => {
    expect(post).toMatchObject({ conclusion: 'success', exitCode: 0 });
    expect(post.log).toContain('post after main done\n');
  });
});
