import { describe, expect, test } from 'vitest';
import { type JobOptions, RUNNER_TIMES, runAction, runJob, type StepResult } from '../../src/runner/index.ts';
import { fixture, runScript } from './script.ts';

// Waits that must run out are short; those that must not are the runner's own.
function cancelled(inputs: Readonly<Record<string, string>>, options: JobOptions = {}): Promise<StepResult> {
  return runAction({
    action: fixture('stubborn'),
    with: inputs,
    cancelWhen: (line) => line === 'ready',
    ...options,
  });
}

describe('a cancelled action', () => {
  test('that obeys SIGINT is cancelled, and its files are read', async () => {
    const result = await cancelled({ obey: 'SIGINT' });
    expect(result).toMatchObject({
      cancelledBy: 'SIGINT',
      conclusion: 'cancelled',
      exitCode: 0,
      outputs: { SIGINT: 'yes' },
      violations: [],
    });
    expect(result.body).toBe('ready\ngot SIGINT\n##[error]The operation was canceled.\n');
  });

  test('that ignores SIGINT gets SIGTERM', async () => {
    const result = await cancelled({ obey: 'SIGTERM' }, { times: { interrupt: 50 } });
    expect(result).toMatchObject({
      cancelledBy: 'SIGTERM',
      conclusion: 'cancelled',
      outputs: { SIGTERM: 'yes' },
      violations: ['SIGINT did not end the action in time'],
    });
  });

  test('that ignores both is killed', async () => {
    const result = await cancelled({ obey: 'none' }, { times: { interrupt: 50, terminate: 50 } });
    expect(result).toMatchObject({
      cancelledBy: 'SIGKILL',
      conclusion: 'cancelled',
      exitCode: 137,
      violations: ['neither SIGINT nor SIGTERM ended the action in time'],
    });
  });

  test('has the times of GitHub’s runner unless a test needs less', () => {
    expect(RUNNER_TIMES).toEqual({ interrupt: 7500, terminate: 2500, openOutput: 5000 });
  });

  test('may be cancelled by the caller’s signal, too', async () => {
    const controller = new AbortController();
    const result = await runAction({
      action: fixture('stubborn'),
      with: { obey: 'SIGINT' },
      signal: controller.signal,
      onLine: ({ text }) => {
        if (text === 'ready') controller.abort();
      },
    });
    expect(result.cancelledBy).toBe('SIGINT');
  });

  test('that has ended meanwhile needs no other signal', async () => {
    const result = await runScript(`process.stdout.write('ready\\n');`, {
      cancelWhen: (line) => line === 'ready',
    });
    expect(result).toMatchObject({ cancelledBy: 'SIGINT', conclusion: 'cancelled', violations: [] });
  });

  test('that has no handler ends by the signal', async () => {
    const result = await runScript(
      `process.stdout.write('ready\\n'); setInterval(() => {}, 1000); await new Promise(() => {});`,
      { cancelWhen: (line) => line === 'ready' },
    );
    expect(result).toMatchObject({ cancelledBy: 'SIGINT', exitCode: 130, conclusion: 'cancelled' });
  });
});

describe('the child of an action', () => {
  test('that is ended with it is no matter', async () => {
    const result = await cancelled({ obey: 'SIGINT', child: 'ended' });
    expect(result).toMatchObject({ survivors: [], violations: [], cancelledBy: 'SIGINT' });
  });

  test('that outlives it is found, then ended with the job', async () => {
    const result = await cancelled({ obey: 'SIGINT', child: 'left alone' });
    expect(result.cancelledBy).toBe('SIGINT');
    expect(result.survivors).toHaveLength(1);
    const pid = result.survivors[0]?.pid ?? 0;
    expect(result.violations).toEqual([
      expect.stringMatching(new RegExp(`^process ${pid} left running: .*node -e`)),
    ]);
    await gone(pid);
  });

  test('gets no signal from the runner, even when the action is killed', async () => {
    const result = await cancelled(
      { obey: 'none', child: 'left alone' },
      { times: { interrupt: 50, terminate: 50 } },
    );
    expect(result.survivors).toHaveLength(1);
  });

  test('that holds the output is waited for, but not for ever', async () => {
    const result = await cancelled({ obey: 'SIGINT', child: 'holds output' }, { times: { openOutput: 50 } });
    expect(result.violations).toEqual([
      'a child held stdout or stderr open after the action had ended',
      expect.stringContaining('left running'),
    ]);
    expect(result.cancelledBy).toBe('SIGINT');
  });
});

test('a cancelled job skips later steps, and runs post phases', async () => {
  const { conclusion, reports, steps } = await runJob({
    steps: [
      {
        id: 'first',
        action: fixture('stubborn'),
        with: { obey: 'SIGINT' },
        cancelWhen: (line) => line === 'ready',
      },
      { id: 'second', action: fixture('everything') },
    ],
  });
  expect(conclusion).toBe('cancelled');
  expect(reports.map((report) => [report.name, report.conclusion])).toEqual([
    ['Run Stubborn', 'cancelled'],
    ['Run Everything', 'skipped'],
    ['Post Run Stubborn', 'success'],
  ]);
  expect(steps.first?.outputs).toEqual({ SIGINT: 'yes' });
});

// SIGKILL takes its time under load; the test's own time limit is the only other way out.
async function gone(pid: number): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  while ((await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')) !== '') {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
