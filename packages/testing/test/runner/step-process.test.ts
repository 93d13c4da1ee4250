import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nodeBinary, RUNNER_TIMES } from '../../src/runner/index.ts';
import { type ProcessOutcome, type ProcessRequest, runProcess } from '../../src/runner/step-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'step-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run extends ProcessOutcome {
  readonly lines: readonly string[];
}

async function run(code: string, options: Partial<ProcessRequest> = {}): Promise<Run> {
  const script = join(folder, `script-${Math.random()}.mjs`);
  writeFileSync(script, code);
  const lines: string[] = [];
  const outcome = await runProcess({
    node: nodeBinary(),
    script,
    cwd: folder,
    env: {},
    temp: folder,
    onLine: (line) => lines.push(line),
    signal: new AbortController().signal,
    times: RUNNER_TIMES,
    ...options,
  });
  return { ...outcome, lines };
}

test('lines arrive whole however they are written', async () => {
  const { lines } = await run(`
    import { setTimeout as sleep } from 'node:timers/promises';
    const bytes = Buffer.from('caf\u00e9 \u{1f433}\\r\\nlast');
    for (const byte of bytes) {
      process.stdout.write(Buffer.from([byte]));
      await sleep(1);
    }`);
  expect(lines).toEqual(['café \u{1f433}', 'last']);
});

test('both streams are read to their ends', async () => {
  const { lines, exitCode } = await run(`
    for (let index = 0; index < 20_000; index += 1) {
      process.stdout.write('out ' + index + '\\n');
      process.stderr.write('err ' + index + '\\n');
    }`);
  expect(exitCode).toBe(0);
  for (const stream of ['out', 'err']) {
    const own = lines.filter((line) => line.startsWith(stream));
    expect(own).toEqual(Array.from({ length: 20_000 }, (_, index) => `${stream} ${index}`));
  }
});

test('the environment is what it is told, and nothing else', async () => {
  const { lines } = await run(`process.stdout.write(JSON.stringify(process.env));`, {
    env: { ONLY: 'this' },
  });
  expect(JSON.parse(lines.join(''))).toEqual({ ONLY: 'this' });
});

test('output that a child writes after the script’s end is still read', async () => {
  const { lines, outputLeftOpen } = await run(`
    import { spawn } from 'node:child_process';
    spawn(process.execPath, ['-e', 'setTimeout(() => console.log("late"), 200)'], { stdio: 'inherit' }).unref();
    process.stdout.write('first\\n');`);
  expect(lines).toEqual(['first', 'late']);
  expect(outputLeftOpen).toBe(false);
});

test('an unsettled top-level await is a failure', async () => {
  expect((await run('await new Promise(() => {});')).exitCode).toBe(13);
});

test('no pipe is left behind', async () => {
  await run('');
  expect(readdirSync(folder).filter((name) => name.endsWith('.pipe'))).toEqual([]);
});

test.each([
  ['Node.js', { node: '/no/such/node' }],
  ['working directory', { cwd: '/no/such/folder' }],
])('a missing %s is an error', async (_, options) => {
  await expect(run('', options)).rejects.toThrow('ENOENT');
  expect(existsSync(join(folder, 'stdout.pipe'))).toBe(false);
});

test('a cancellation before the start cancels at the start', async () => {
  const outcome = await run('setInterval(() => {}, 1000);', { signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ cancelledBy: 'SIGINT', exitCode: 130 });
});
