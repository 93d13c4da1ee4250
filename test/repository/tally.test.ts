import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, installed } from '../../scripts/command.ts';
import { REPOSITORY } from '../../scripts/repository.ts';
import { plant, type Tree } from './tree.ts';

const TALLY = join(REPOSITORY, '.ci/tally.js');

/** What `npm run check -- --json FILE` writes, as far as the tally reads it. */
const CHECKS = { passed: 3, failed: 0, skipped: 0 };

/** What vitest's JSON reporter writes, as far as the tally reads it. */
const TESTS = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

/** Exit codes of the checks and of the tests. */
type Exits = readonly [checks: string, tests: string];

/** Exit code and lines of the tally over these reports; one that is undefined is a file that is missing. */
async function tally(checks: unknown, tests: unknown, exits: Exits = ['0', '0']) {
  const reports = { 'check.json': checks, 'tests.json': tests };
  const files = Object.entries(reports).flatMap(([name, report]) =>
    report === undefined ? [] : [[name, typeof report === 'string' ? report : JSON.stringify(report)]],
  );
  await using tree = await plant(Object.fromEntries(files));
  return await tallyIn(tree, exits);
}

async function tallyIn({ root }: Tree, [checks, tests]: Exits) {
  const args = [TALLY, checks, 'check.json', tests, 'tests.json'];
  const { exitCode, output } = await command(process.execPath, args, root);
  const lines = output.trimEnd().split('\n');
  return { exitCode, last: lines.at(-1), errors: lines.slice(0, -1) };
}

describe('the tally of a CI run', () => {
  it('adds up checks and tests when all are green', async () => {
    expect(await tally(CHECKS, TESTS)).toEqual({ exitCode: 0, last: '8 passed, 0 failed', errors: [] });
  });

  it.each([
    ['a test failed', CHECKS, { ...TESTS, numFailedTests: 1 }, '8 passed, 1 failed'],
    ['a check failed', { ...CHECKS, failed: 2 }, TESTS, '8 passed, 2 failed'],
    ['a check was skipped', { ...CHECKS, skipped: 1 }, TESTS, '8 passed, 1 failed'],
    ['a test was skipped', CHECKS, { ...TESTS, numPendingTests: 1 }, '8 passed, 1 failed'],
    ['a test is only planned', CHECKS, { ...TESTS, numTodoTests: 1 }, '8 passed, 1 failed'],
    ['no test ran', CHECKS, { ...TESTS, numPassedTests: 0, testResults: [] }, '3 passed, 1 failed'],
    ['no check ran', { passed: 0, failed: 0, skipped: 0 }, TESTS, '5 passed, 1 failed'],
    [
      'a file broke before its first test',
      CHECKS,
      { ...TESTS, testResults: [{ status: 'failed', assertionResults: [] }] },
      '8 passed, 1 failed',
    ],
    ['the report of the checks is missing', undefined, TESTS, '5 passed, 1 failed'],
    ['the report of the tests is missing', CHECKS, undefined, '3 passed, 1 failed'],
    ['both are missing', undefined, undefined, '0 passed, 2 failed'],
    ['a report is cut off', CHECKS, '{"numPassedTests": 5,', '3 passed, 1 failed'],
    ['a report is of another kind', CHECKS, [], '3 passed, 1 failed'],
    ['a report is null', 'null', TESTS, '5 passed, 1 failed'],
    ['a number is none', CHECKS, { ...TESTS, numPassedTests: 'many' }, '3 passed, 1 failed'],
  ])('is red when %s', async (_, checks, tests, last) => {
    expect(await tally(checks, tests)).toMatchObject({ exitCode: 1, last });
  });

  it.each<Exits>([
    ['1', '0'],
    ['0', '1'],
    ['0', 'none'],
    ['0', ''],
  ])('is red when a command failed whose report is green (%s, %s)', async (...exits) => {
    expect(await tally(CHECKS, TESTS, exits)).toMatchObject({ exitCode: 1, last: '8 passed, 1 failed' });
  });

  it('counts a failure that both report and exit code tell once', async () => {
    const { last } = await tally(CHECKS, { ...TESTS, numFailedTests: 1 }, ['0', '1']);
    expect(last).toBe('8 passed, 1 failed');
  });

  it('says what was skipped and what did not finish', async () => {
    const skipped = await tally(CHECKS, { ...TESTS, numPendingTests: 2 });
    expect(skipped.errors).toEqual(['error: 2 tests were skipped; here every test must run']);
    const missing = await tally(undefined, undefined);
    expect(missing.errors).toEqual(['error: the checks did not finish', 'error: the tests did not finish']);
  });
});

describe("the tally of vitest's own report", () => {
  it.each([
    ['green', "test('green', () => {});", '4 passed, 0 failed'],
    ['red', "test('green', () => {}); test('red', () => { throw new Error(); });", '4 passed, 1 failed'],
    [
      'skipped',
      "test('green', () => {}); describe.skip('no', () => { test('a', () => {}); });",
      '4 passed, 1 failed',
    ],
    ['planned', "test('green', () => {}); test.todo('later');", '4 passed, 1 failed'],
    ['broken', "throw new Error('broken');", '3 passed, 1 failed'],
    ['empty', '', '3 passed, 1 failed'],
    ['haunted', "test('green', () => { Promise.reject(new Error('late')); });", '4 passed, 1 failed'],
    [
      'red in a hook',
      "describe('a', () => { beforeAll(() => { throw 1; }); test('b', () => {}); });",
      '3 passed, 1 failed',
    ],
  ])('knows a %s file', async (_, content, last) => {
    await using tree = await plant({ 'a.test.js': content, 'check.json': JSON.stringify(CHECKS) });
    const args = ['run', '--root', tree.root, '--globals', '--reporter=json', '--outputFile.json=tests.json'];
    const { exitCode } = await command(installed('vitest'), args, tree.root);
    expect((await tallyIn(tree, ['0', String(exitCode)])).last).toBe(last);
  });
});
