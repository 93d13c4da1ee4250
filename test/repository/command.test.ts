import { describe, expect, it } from 'vitest';
import { CommandError, command, mustRun } from '../../scripts/command.ts';
import { plant } from './tree.ts';

const node = process.execPath;

describe('command', () => {
  it('gives the exit code and all that was printed', async () => {
    await using tree = await plant({});
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3;';
    const { exitCode, output } = await command(node, ['-e', script], tree.root);
    expect(exitCode).toBe(3);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('takes arguments as they are', async () => {
    await using tree = await plant({});
    const hostile = ['$(id)', '; id', '"', "'", '*', ''];
    const { output } = await command(
      node,
      ['-p', 'JSON.stringify(process.argv.slice(1))', '--', ...hostile],
      tree.root,
    );
    expect(JSON.parse(output)).toEqual(hostile);
  });

  it('turns a signal into the exit code that shells use', async () => {
    await using tree = await plant({});
    const { exitCode } = await command(node, ['-e', 'process.kill(process.pid, "SIGKILL")'], tree.root);
    expect(exitCode).toBe(137);
  });

  it('runs in the folder, with the variables that are given', async () => {
    await using tree = await plant({});
    const script = 'process.cwd() + " " + process.env.GIVEN';
    const { output } = await command(node, ['-p', script], tree.root, { GIVEN: 'x' });
    expect(output.trim().endsWith(`${tree.root.split('/').at(-1)} x`)).toBe(true);
  });

  it('rejects for a program that is not there', async () => {
    await expect(command('/no/such/program', [], '/')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('mustRun', () => {
  it('gives the output, or throws with it', async () => {
    expect(await mustRun(node, ['-p', '1 + 1'], '/')).toBe('2\n');
    const failing = mustRun(node, ['-e', 'console.log("why"); process.exitCode = 2'], '/');
    await expect(failing).rejects.toThrow(CommandError);
    await expect(failing).rejects.toThrow(/exited with 2:\nwhy/);
  });
});
