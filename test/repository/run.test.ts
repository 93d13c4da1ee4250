import { describe, expect, it } from 'vitest';
import { type Check, SkippedError } from '../../scripts/check/check.ts';
import { runChecks } from '../../scripts/check/run.ts';
import { CommandError } from '../../scripts/command.ts';

const good: Check = { name: 'good', run: async () => [] };
const bad: Check = { name: 'bad', run: async () => ['a.ts:1: wrong\nreally', 'b.ts:2: wrong too'] };
const broken: Check = { name: 'broken', run: async () => Promise.reject(new Error('no such file')) };
const skipped: Check = { name: 'skipped', run: async () => Promise.reject(new SkippedError('get the tool')) };

async function run(checks: readonly Check[], requireAll = false) {
  const lines: string[] = [];
  const report = await runChecks(checks, { root: '/', print: (line) => lines.push(line), requireAll });
  return { report, lines, log: lines.join('\n') };
}

describe('runChecks', () => {
  it('runs every check, also after a failure, and counts', async () => {
    const { report, lines } = await run([bad, good, broken]);
    expect(report).toMatchObject({ passed: 1, failed: 2, skipped: 0 });
    expect(report.checks.map((check) => check.name)).toEqual(['bad', 'good', 'broken']);
    expect(lines.at(-1)).toBe('1 of 3 checks passed');
  });

  it('prints one line for a check, with its seconds, and its problems below', async () => {
    const { lines } = await run([good, bad]);
    expect(lines[0]).toMatch(/^ok {3}good \(\d+\.\d s\)$/);
    expect(lines[1]).toMatch(/^FAIL bad \(\d+\.\d s\)$/);
    expect(lines.slice(2, 5).map((line) => line.trim())).toEqual([
      'a.ts:1: wrong',
      'really',
      'b.ts:2: wrong too',
    ]);
  });

  it('takes a crash of a check for a failure', async () => {
    const { log, report } = await run([broken]);
    expect(report.failed).toBe(1);
    expect(log).toContain('no such file');
  });

  it('shows what a failed tool said, and no stack', async () => {
    const failed = {
      name: 'tool',
      run: async () => Promise.reject(new CommandError('tsc exited with 2:\na.ts: no')),
    };
    const { lines } = await run([failed]);
    expect(lines.slice(1, -1).map((line) => line.trim())).toEqual(['tsc exited with 2:', 'a.ts: no']);
  });

  it('names what was skipped and does not count it as passed', async () => {
    const { log, report } = await run([skipped, good]);
    expect(report).toMatchObject({ passed: 1, failed: 0, skipped: 1 });
    expect(log).toContain('SKIP skipped');
    expect(log).toContain('get the tool');
    expect(log).toContain('1 of 2 checks passed, 1 skipped');
  });

  it('fails what would be skipped when everything is required', async () => {
    const { report } = await run([skipped], true);
    expect(report).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });
});
