import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeVulnerableLayout } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, test, vi } from 'vitest';
import { lastWords } from '../../src/scan/errors.ts';
import { scanLayout, type Trivy, type TrivyOptions } from '../../src/scan/index.ts';
import { BASE, openTrivy, writeScript } from './support.ts';

const MINUTE_MS = 60_000;

async function scan(script: string, options: Partial<TrivyOptions> = {}): Promise<unknown> {
  const trivy = await openTrivy(script, options);
  return scanWith(trivy, ['linux/amd64']);
}

async function scanWith(trivy: Trivy, platforms: readonly string[]): Promise<unknown> {
  const folder = join(testFolder('layout'), 'layout');
  await writeVulnerableLayout(folder, { platforms, layers: [BASE] });
  return scanLayout(trivy, folder);
}

describe('a scan that fails says how', () => {
  test.each([
    [
      'failed',
      'printf "a\\tINFO\\tb\\nx\\tFATAL\\tFatal error\\trun error: no space left\\n" >&2; exit 1',
      'exit code 1: run error: no space left',
    ],
    ['failed', 'printf "a\\n::error::b ##[error]c\\n" >&2; exit 2', 'exit code 2: ::error::b ##\\[error]c'],
    ['failed', 'exit 3', 'exit code 3: it said nothing'],
    ['killed', 'kill -KILL $$', 'was ended by SIGKILL, which may mean that memory ran out'],
    ['killed', 'kill -SEGV $$', 'was ended by SIGSEGV'],
    ['report', 'exit 0', 'is unusable: it cannot be read'],
    ['report', `printf '{"SchemaVersion":2,"Results":[' > "$report"`, 'only the beginning of it'],
    ['report', 'printf "" > "$report"', 'only the beginning of it'],
  ])('%s: %s', async (kind, script, message) => {
    const failure = scan(writeScript(script));
    await expect(failure).rejects.toMatchObject({ name: 'ScanError', kind });
    await expect(failure).rejects.toThrow(message);
  });

  test('not-started: no program, or none that may be run', async () => {
    const folder = testFolder('program');
    writeFileSync(join(folder, 'text'), 'no program');
    for (const path of [join(folder, 'text'), join(folder, 'nothing')]) {
      await expect(scan(path)).rejects.toMatchObject({ name: 'ScanError', kind: 'not-started' });
    }
  });

  test('timeout, and nothing that it started is left', async () => {
    const pids = join(testFolder('pids'), 'pids');
    const script = writeScript(`sleep 600 & echo $! $$ > ${pids}; trap '' INT TERM; wait; wait`);
    await expect(scan(script, { timeoutMs: 2_000 })).rejects.toMatchObject({ kind: 'timeout' });
    await expectGone(pids);
  });

  test('a cancelled scan is a cancelled run, and nothing that it started is left', async () => {
    const pids = join(testFolder('pids'), 'pids');
    const stop = new AbortController();
    const script = writeScript(`sleep 600 & echo $! $$ > ${pids}; echo ready >&2; wait`);
    const failure = scan(script, { signal: stop.signal, onLine: () => stop.abort() });
    await expect(failure).rejects.toMatchObject({ name: 'CancelledError' });
    await expectGone(pids);
  });

  test('the first platform that fails ends the others, and its error is the one that counts', async () => {
    const script = writeScript('mkdir "$HOME/first" 2>/dev/null && sleep 600; echo no >&2; exit 7');
    const trivy = await openTrivy(script, { parallel: 2, timeoutMs: 5 * MINUTE_MS });
    await expect(scanWith(trivy, ['linux/amd64', 'linux/arm64'])).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('exit code 7: no'),
    });
  });

  test('without a database there is nothing to find vulnerabilities with', async () => {
    await expect(scan(writeScript('exit 0'), { database: undefined })).rejects.toThrow(
      'no vulnerability database',
    );
  });
});

async function expectGone(pids: string): Promise<void> {
  // On a machine that does much else it may have been ended before it began.
  if (!existsSync(pids)) return;
  const numbers = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
  expect(numbers).toHaveLength(2);
  for (const pid of numbers) {
    // Whose parent has died is gone when init, or whoever takes its place, has seen its end.
    await vi.waitFor(() => expect(alive(pid)).toBe(false), { timeout: MINUTE_MS });
  }
}

function alive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
}

test('the last words of Trivy are its whole fatal error, and the end of a long one', () => {
  const stderr = 'x\tINFO\ta\nx\tFATAL\tFatal error\trun error: 2 errors occurred:\n\t* one\n\t* two\n';
  expect(lastWords(stderr)).toBe('run error: 2 errors occurred: * one * two');
  expect(lastWords('first\nlast\n')).toBe('last');
  expect(lastWords('')).toBe('it said nothing');
  expect(lastWords(`${'x'.repeat(5000)}end`)).toMatch(/^…x{597}end$/);
});
