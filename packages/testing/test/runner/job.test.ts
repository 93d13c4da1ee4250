import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Job, nodeBinary, runAction } from '../../src/runner/index.ts';
import { removeLeftovers } from '../../src/runner/root-folder.ts';
import { fixture, runScript, scriptAction } from './script.ts';

const mine = mkdtempSync(join(tmpdir(), 'job-'));
afterAll(() => rmSync(mine, { recursive: true }));

describe('folders', () => {
  test('are fresh and private for each job', async () => {
    const [one, two] = [await runScript(''), await runScript('')];
    expect(one.folders.root).not.toBe(two.folders.root);
    expect(statSync(one.folders.root).mode & 0o077).toBe(0);
    expect(readdirSync(one.folders.workspace)).toEqual([]);
    expect(readdirSync(one.folders.temp).sort()).toEqual(['_github_workflow', '_runner_file_commands']);
    expect(readdirSync(one.folders.home)).toEqual([]);
  });

  test('are still there after the job, for tests to look at', async () => {
    const { folders } = await runScript(`
      import { writeFileSync } from 'node:fs';
      writeFileSync(process.env.RUNNER_TEMP + '/report.json', '{}');`);
    expect(existsSync(join(folders.temp, 'report.json'))).toBe(true);
  });

  test('may be the caller’s', async () => {
    writeFileSync(join(mine, 'Dockerfile'), 'FROM scratch\n');
    const result = await runScript(
      `import { readFileSync } from 'node:fs';
       process.stdout.write(readFileSync('Dockerfile', 'utf8'));`,
      { workspace: mine, toolCache: join(mine, 'tools') },
    );
    expect(result.body).toBe('FROM scratch\n');
    expect(result.folders).toMatchObject({ workspace: mine, toolCache: join(mine, 'tools') });
    expect(existsSync(join(mine, 'tools'))).toBe(true);
  });

  test('are named after the repository', async () => {
    const { folders } = await runScript('', { github: { repository: 'acme/shop' } });
    expect(folders.workspace).toBe(join(folders.root, 'work/shop/shop'));
  });
});

describe('folders that were left behind', () => {
  const hourAgo = new Date(Date.now() - 3_700_000);
  // No process has this id: the kernel's limit is 2^22.
  const dead = 4_194_305;

  function leave(name: string, time: Date): string {
    const folder = join(mine, `container-kit-runner-${name}`);
    mkdirSync(join(folder, 'work'), { recursive: true });
    utimesSync(folder, time, time);
    return folder;
  }

  test('are removed when their process is dead and they are old', () => {
    const old = leave(`${dead}-abc`, hourAgo);
    const kept = [
      leave(`${dead}-new`, new Date()),
      leave(`${process.pid}-abc`, hourAgo),
      leave('abc', hourAgo),
      leave(`x-${dead}-abc`, hourAgo),
    ];
    removeLeftovers(mine);
    expect(existsSync(old)).toBe(false);
    expect(kept.filter((folder) => !existsSync(folder))).toEqual([]);
  });
});

describe('secrets', () => {
  test('of the workflow and the token are masked from the start', async () => {
    const result = await runScript(`process.stdout.write('s3cret one two ' + process.env.INPUT_GIVEN);`, {
      secrets: ['s3cret', 'one\ntwo'],
      githubToken: 'ghs_mine',
    });
    expect(result.body).toBe('*** *** *** ***\n');
    expect(result.masks).toEqual(['ghs_mine', 's3cret', 'one\ntwo', 'one', 'two']);
  });
});

describe('phases', () => {
  test('hand on state whatever its case', async () => {
    await using job = new Job();
    const script = `
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_STATE, 'KEY=new\\n');`;
    const result = await job.run({ action: scriptAction, with: { script }, state: { key: 'old' } });
    expect(result.state).toEqual({ key: 'new' });
  });

  test('of different jobs run side by side', async () => {
    const results = await Promise.all(
      ['a', 'b', 'c'].map((name) => runScript(`process.stdout.write('${name}\\n'.repeat(3));`)),
    );
    expect(results.map(({ body }) => body)).toEqual(['a\na\na\n', 'b\nb\nb\n', 'c\nc\nc\n']);
  });
});

test('processes that a step leaves stay until the job ends', async () => {
  const job = new Job();
  const script = `
    import { spawn } from 'node:child_process';
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', detached: true }).unref();`;
  const { survivors } = await job.run({ action: scriptAction, with: { script } });
  const environment = `/proc/${survivors[0]?.pid}/environ`;
  expect(existsSync(environment)).toBe(true);
  await job[Symbol.asyncDispose]();
  await expect.poll(() => existsSync(environment), { timeout: 60_000 }).toBe(false);
});

test('Node.js is the one the runner ships', async () => {
  expect(nodeBinary()).toMatch(/node_modules\/node\/bin\/node$/);
  const { outputs } = await runAction({ action: fixture('everything') });
  expect(outputs.node).toBe('v24.19.0');
});
