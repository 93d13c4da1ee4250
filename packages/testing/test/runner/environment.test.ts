import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Job, runAction, type StepResult } from '../../src/runner/index.ts';
import { fixture, runScript } from './script.ts';

const everything = fixture('everything');

function environmentOf(result: StepResult): Record<string, string> {
  return JSON.parse(result.outputs.environment ?? '');
}

describe('the environment', () => {
  test('holds what the runner sets and nothing of this machine', async () => {
    process.env.CONTAINER_KIT_STRAY = 'stray';
    const { folders, ...result } = await runAction({
      action: everything,
      event: { name: 'pull_request', payload: { pull_request: { number: 7, head: { ref: 'x' } } } },
      github: { api_url: 'http://127.0.0.1:1' },
      uses: 'acme/kit/everything@v1',
      id: 'step-1',
    });
    delete process.env.CONTAINER_KIT_STRAY;
    const env = environmentOf({ folders, ...result });
    expect(env).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: 'step-1',
      GITHUB_ACTION_REPOSITORY: 'acme/kit',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_API_URL: 'http://127.0.0.1:1',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_HEAD_REF: 'x',
      GITHUB_WORKSPACE: folders.workspace,
      RUNNER_TEMP: folders.temp,
      RUNNER_TOOL_CACHE: folders.toolCache,
      RUNNER_OS: 'Linux',
      HOME: folders.home,
      PATH: '/usr/local/bin:/usr/bin:/bin',
    });
    expect(Object.keys(env).filter((name) => !/^(GITHUB|RUNNER|INPUT)_/.test(name))).toEqual([
      'CI',
      'PATH',
      'HOME',
    ]);
    expect(env).not.toHaveProperty('GITHUB_TOKEN');
    expect(env).not.toHaveProperty('RUNNER_DEBUG');
    expect(existsSync(env.GITHUB_EVENT_PATH ?? '')).toBe(true);
  });

  test('holds what the caller lets through, and what it sets', async () => {
    process.env.CONTAINER_KIT_LET = 'through';
    const result = await runAction({
      action: everything,
      inheritEnv: ['CONTAINER_KIT_LET', 'CONTAINER_KIT_NONE'],
      env: { PATH: '/only/this', EXTRA: '1', GITHUB_API_URL: 'http://localhost:2', CI: 'false' },
      debug: true,
    });
    delete process.env.CONTAINER_KIT_LET;
    const env = environmentOf(result);
    expect(env).toMatchObject({
      CONTAINER_KIT_LET: 'through',
      PATH: '/only/this',
      EXTRA: '1',
      GITHUB_API_URL: 'http://localhost:2',
      CI: 'false',
      RUNNER_DEBUG: '1',
    });
    expect(env).not.toHaveProperty('CONTAINER_KIT_NONE');
  });

  test('has the payload of the event', async () => {
    const result = await runScript(
      `import { readFileSync } from 'node:fs';
       process.stdout.write(JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8')).number + '');`,
      { event: { name: 'issues', payload: { number: 41 } } },
    );
    expect(result.body).toBe('41\n');
  });

  test('is not for GITHUB_ENV to change where it is the runner’s, and never NODE_OPTIONS', async () => {
    await using job = new Job();
    const script = `
      import { appendFileSync } from 'node:fs';
      appendFileSync(process.env.GITHUB_ENV, 'A=1\\nGITHUB_SHA=forged\\nnode_options=--inspect\\n');
      appendFileSync(process.env.GITHUB_PATH, '/first\\n/second\\n/first\\n');`;
    const first = await job.run({ action: fixture('script'), with: { script } });
    expect(first).toMatchObject({
      conclusion: 'success',
      violations: ['NODE_OPTIONS refused in GITHUB_ENV'],
    });
    expect(first.annotations.map(({ message }) => message)).toEqual([
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    ]);
    const env = environmentOf(await job.run({ action: everything }));
    expect(env).toMatchObject({ A: '1', PATH: '/first:/second:/usr/local/bin:/usr/bin:/bin' });
    expect(env.GITHUB_SHA).toMatch(/^[0-9a-f]{40}$/);
    expect(env).not.toHaveProperty('node_options');
  });
});
