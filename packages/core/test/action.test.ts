import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { hasEnded } from './support/processes.ts';
import { runnerCommands } from './support/runner-commands.ts';

interface Outcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  /** What is left in RUNNER_TEMP. */
  readonly leftovers: readonly string[];
  readonly summary: string;
}

type Send = (signal: NodeJS.Signals) => void;

/** Runs the fixture as the runner would; `onOutput` sees all output so far and may send signals. */
function act(
  behaviour: string,
  onOutput: (output: string, send: Send) => void = () => undefined,
): Promise<Outcome> {
  const folder = testFolder('core-test');
  const temp = testFolder('core-test');
  const summary = join(folder, 'summary');
  writeFileSync(summary, '');
  const fixture = join(import.meta.dirname, 'fixtures/action.ts');
  const child = spawn(process.execPath, ['--conditions=source', fixture, behaviour], {
    env: { PATH: process.env.PATH, RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(output, (signal) => child.kill(signal));
    });
  }
  return new Promise((resolve) => {
    child.once('close', (exitCode, signal) => {
      const leftovers = readdirSync(temp);
      resolve({ exitCode, signal, output, leftovers, summary: readFileSync(summary, 'utf8') });
    });
  });
}

/** Sends one signal as soon as the action waits for its child. */
function once(signal: NodeJS.Signals): (output: string, send: Send) => void {
  let sent = false;
  return (output, send) => {
    if (sent || !output.includes('\nchild ')) return;
    sent = true;
    send(signal);
  };
}

function errorsOf({ output }: Outcome): string[] {
  return runnerCommands(output)
    .filter(({ name }) => name === 'error')
    .map(({ data }) => data);
}

function childPid({ output }: Outcome): number {
  return Number(/\nchild (\d+)/.exec(output)?.[1]);
}

describe('runAction', () => {
  it('writes summary and annotations, cleans up in reverse order and removes temporary directories', async () => {
    const outcome = await act('success');
    expect(outcome).toMatchObject({ exitCode: 0, leftovers: [], summary: '# Done\n\n' });
    expect(outcome.output).toMatch(/temp .*\n::notice::noted\ncleanup 2\ncleanup 1\n$/);
  });

  it('prints a user error with its fix', async () => {
    const outcome = await act('user-error');
    expect(outcome.exitCode).toBe(1);
    expect(outcome.output).toBe(
      '::error::input "push": "maybe" is not one of true, false%0AFix: use one of true, false\n',
    );
  });

  it('shows the failure first, however many findings there are', async () => {
    const outcome = await act('policy-failure');
    expect(outcome.exitCode).toBe(1);
    expect(errorsOf(outcome)).toHaveLength(10);
    expect(errorsOf(outcome).slice(0, 2)).toEqual(['3 new vulnerabilities', 'CVE-19']);
  });

  it('keeps the stacks of a bug for debugging, and hostile text in it harmless', async () => {
    const outcome = await act('bug');
    expect(outcome).toMatchObject({ exitCode: 1, leftovers: [] });
    const commands = runnerCommands(outcome.output);
    expect(commands.map(({ name }) => name)).toEqual(['debug', 'debug', 'error']);
    expect(commands[0]?.data).toMatch(/fixtures\/action\.ts/);
    expect(commands[1]?.data).toMatch(/^Error: deeper/);
  });

  it('goes on when a cleanup fails, and fails', async () => {
    const outcome = await act('bad-cleanup');
    expect(outcome).toMatchObject({ exitCode: 1, leftovers: [] });
    expect(outcome.output).toContain('still cleaned');
    expect(errorsOf(outcome)).toEqual(['cleanup failed']);
  });

  it('cleans up after an exception that nobody catches', async () => {
    const outcome = await act('uncaught');
    expect(outcome).toMatchObject({ exitCode: 1, leftovers: [] });
    expect(outcome.output).toContain('still cleaned');
    expect(errorsOf(outcome)).toEqual(['thrown in a timer\n::add-mask::y']);
    expect(runnerCommands(outcome.output).map(({ name }) => name)).not.toContain('add-mask');
  });

  it('cleans up after a rejection that nobody handles', async () => {
    const outcome = await act('rejected');
    expect(outcome).toMatchObject({ exitCode: 1, leftovers: [] });
    expect(errorsOf(outcome)).toEqual(['rejected']);
  });

  it('fails when nothing is left to wait for', async () => {
    const outcome = await act('unsettled');
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.leftovers).toEqual([]);
    expect(errorsOf(outcome)).toEqual(['the action stopped in the middle of its work; this is a bug']);
  });
});

describe('runAction, cancelled', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops the child, cleans up and fails on %s', async (signal, exitCode) => {
    const outcome = await act('patient', once(signal));
    expect(outcome).toMatchObject({ exitCode, leftovers: [] });
    expect(outcome.output).toContain(`cleanup, over: false`);
    expect(errorsOf(outcome)).toEqual([]);
    await hasEnded(childPid(outcome));
  });

  it('kills a child that ignores signals', async () => {
    const outcome = await act('stubborn-child', once('SIGINT'));
    expect(outcome).toMatchObject({ exitCode: 130, leftovers: [] });
    expect(outcome.output).toContain('cleaned');
    await hasEnded(childPid(outcome));
  });

  it('does not wait for a main that ignores the signal', async () => {
    const outcome = await act('stubborn-main', once('SIGINT'));
    expect(outcome).toMatchObject({ exitCode: null, signal: 'SIGINT', leftovers: [] });
    expect(outcome.output).toContain('cleaned');
  });

  it('does not wait for a cleanup that takes too long', async () => {
    const outcome = await act('stubborn-cleanup', once('SIGINT'));
    expect(outcome.leftovers).toEqual([]);
    expect(outcome.signal).toBe('SIGINT');
    expect(outcome.output).toContain('the other cleanup');
  });

  it('removes temporary directories and children at once on a second signal', async () => {
    let sent = 0;
    const outcome = await act('stubborn-child', (output, send) => {
      if (!output.includes('\nchild ') || sent > 0) return;
      sent++;
      send('SIGINT');
      // Signals of one kind that are pending at the same time are delivered once.
      setTimeout(() => send('SIGTERM'), 500);
    });
    expect(outcome).toMatchObject({ exitCode: null, signal: 'SIGTERM', leftovers: [] });
    expect(outcome.output).not.toContain('cleaned');
    await hasEnded(childPid(outcome));
  });
});
