import { describe, expect, test } from 'vitest';
import { Job } from '../../src/runner/index.ts';
import { fixture, runFile, runScript } from './script.ts';

const everything = fixture('everything');

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
    const second = await job.run({ action: fixture('script'), with: { script } });
    expect(second.body).toBe('""\n');
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
    expect(first.body).toBe('Captured 1 artifact subject(s) from this step (job total: 1).\n');
    const second = await job.run({ action: fixture('script'), with: { script: list } });
    expect(JSON.parse(second.body)).toEqual({ version: 1, subjects });
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
