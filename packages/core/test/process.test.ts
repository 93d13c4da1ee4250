import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { CommandError, CommandNotFoundError, CommandOutputError } from '../src/command-errors.ts';
import { CancelledError } from '../src/errors.ts';
import { formatCommand, type RunOptions, run } from '../src/process.ts';
import { hasEnded } from './support/processes.ts';

/** Runs JavaScript in a child node. */
function node(script: string, options?: RunOptions, args: readonly string[] = []) {
  return run(process.execPath, ['-e', script, '--', ...args], options);
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const IGNORE =
  'process.on("SIGINT", () => {}); process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';

describe('run', () => {
  it('returns what the command wrote', async () => {
    const result = await node('console.log("out é"); console.error("err")');
    expect(result).toMatchObject({ exitCode: 0, stdout: 'out é\n', stderr: 'err\n' });
    expect(result.durationMs).toBeGreaterThan(0);
  });

  it('passes arguments as they are, without a shell', async () => {
    const args = ['$(id)', '; ls', '*', "'", '"', '', 'a b', '`x`', '--', '\n'];
    const { stdout } = await node('console.log(JSON.stringify(process.argv.slice(1)))', {}, args);
    expect(JSON.parse(stdout)).toEqual(args);
  });

  it('writes the input to stdin, and leaves it empty otherwise', async () => {
    const echo = 'process.stdin.pipe(process.stdout)';
    expect((await node(echo, { input: 'pass\nword' })).stdout).toBe('pass\nword');
    expect((await node(echo, { input: Buffer.from([0x41]) })).stdout).toBe('A');
    expect((await node(echo)).stdout).toBe('');
  });

  it('does not mind a command that ends without reading its input', async () => {
    const { exitCode } = await node('process.exit(0)', { input: 'x'.repeat(4 * 1024 * 1024) });
    expect(exitCode).toBe(0);
  });

  it('runs in a directory and environment', async () => {
    const cwd = realpathSync(testFolder('core-test'));
    const { stdout } = await node('console.log(process.cwd(), Object.keys(process.env).join())', {
      cwd,
      env: { ONLY: '1' },
    });
    expect(stdout).toBe(`${cwd} ONLY\n`);
  });

  it('gives lines to listeners as they come', async () => {
    const out: string[] = [];
    const err: string[] = [];
    await node('process.stdout.write("a\\r\\nb\\rc"); process.stderr.write("::error::x\\n")', {
      onStdout: (line) => out.push(line),
      onStderr: (line) => err.push(line),
    });
    expect(out).toEqual(['a', 'b', 'c']);
    expect(err).toEqual(['::error::x']);
  });

  it('fails with the exit code and the end of stderr', async () => {
    const script = 'for (let i = 1; i < 100; i++) console.error("line " + i); process.exitCode = 3';
    const error = await failureOf(node(script));
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringMatching(/failed with exit code 3$/) });
    const tail = Array.from({ length: 20 }, (_, index) => `line ${index + 80}`).join('\n');
    expect(error).toHaveProperty('stderrTail', tail);
  });

  it('returns the exit code when it is not to be checked', async () => {
    expect(await node('process.exitCode = 3', { check: false })).toMatchObject({ exitCode: 3 });
  });

  it('names the signal that ended a command, checked or not', async () => {
    const error = await failureOf(node('process.kill(process.pid, "SIGKILL")', { check: false }));
    expect(error).toMatchObject({ name: 'CommandError', signal: 'SIGKILL' });
  });

  it('tells a missing command from a missing directory', async () => {
    const missing = await failureOf(run('no-such-command-here', []));
    expect(missing).toBeInstanceOf(CommandNotFoundError);
    expect(missing).toMatchObject({ command: 'no-such-command-here' });
    const nowhere = await failureOf(node('', { cwd: '/no/such/folder' }));
    expect(nowhere).toMatchObject({
      message: expect.stringContaining('/no/such/folder, which does not exist'),
    });
  });

  it('refuses output that is larger than wanted, unless somebody listens', async () => {
    const script = 'process.stdout.write("x".repeat(1000)); process.stderr.write("y".repeat(1000) + "z")';
    expect(await failureOf(node(script, { maxCapturedBytes: 100 }))).toBeInstanceOf(CommandOutputError);
    const result = await node(script, { maxCapturedBytes: 100, onStdout: () => undefined });
    expect(result.stdout).toHaveLength(100);
    expect(result.stderr).toBe(`${'y'.repeat(99)}z`);
  });

  it('ends a command at its time limit', async () => {
    const error = await failureOf(node('setInterval(() => {}, 1000)', { timeoutMs: 1500 }));
    expect(error).toMatchObject({ name: 'CommandError', timeoutMs: 1500 });
    expect(error).toHaveProperty('message', expect.stringMatching(/did not end within 1\.5 s$/));
  });

  it('ends a command and its children that ignore all but SIGKILL when aborted', async () => {
    const controller = new AbortController();
    const pids: number[] = [];
    const script = `
      const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${IGNORE} console.log(process.pid)`)}], {stdio: 'inherit'});
      ${IGNORE} console.log(process.pid)`;
    const running = failureOf(
      node(script, {
        signal: controller.signal,
        onStdout: (line) => {
          pids.push(Number(line));
          if (pids.length === 2) controller.abort(new Error('why'));
        },
      }),
    );
    const error = await running;
    expect(error).toBeInstanceOf(CancelledError);
    expect(error).toHaveProperty('cause', new Error('why'));
    for (const pid of pids) await hasEnded(pid);
  });

  it('sends SIGINT first', async () => {
    const controller = new AbortController();
    const lines: string[] = [];
    const script = `process.on("SIGINT", () => { console.log("bye"); process.exit(0); });
      setInterval(() => {}, 1000); console.log("ready")`;
    const error = await failureOf(
      node(script, {
        signal: controller.signal,
        onStdout: (line) => {
          lines.push(line);
          controller.abort();
        },
      }),
    );
    expect(error).toBeInstanceOf(CancelledError);
    expect(lines).toEqual(['ready', 'bye']);
  });

  it('kills what a cancelled command left behind in the background', async () => {
    const controller = new AbortController();
    let pid = 0;
    const script = `
      const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(IGNORE)}], {stdio: 'ignore'});
      console.log(child.pid); setInterval(() => {}, 1000)`;
    await failureOf(
      node(script, {
        signal: controller.signal,
        onStdout: (line) => {
          pid = Number(line);
          controller.abort();
        },
      }),
    );
    await hasEnded(pid);
  });

  it('does not start a command once aborted', async () => {
    const file = join(testFolder('core-test'), 'started');
    const script = `require('fs').writeFileSync(${JSON.stringify(file)}, '')`;
    expect(await failureOf(node(script, { signal: AbortSignal.abort() }))).toBeInstanceOf(CancelledError);
    expect(existsSync(file)).toBe(false);
  });

  it('does not wait for a daemon that keeps the pipes open', async () => {
    const script = `const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
      {stdio: 'inherit', detached: true}); console.log(child.pid); child.unref()`;
    const { stdout } = await node(script);
    process.kill(Number(stdout), 'SIGKILL');
  });
});

describe('formatCommand', () => {
  it('quotes what needs it and shows no command to the runner', () => {
    expect(formatCommand('docker', ['build', '-t', 'a:1', 'b c', '', '##[error]x'])).toBe(
      String.raw`docker build -t a:1 "b c" "" "##\[error]x"`,
    );
  });
});
