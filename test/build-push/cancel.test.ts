import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import {
  type RegistryOptions,
  type StepResult,
  startRegistry,
  type TestRegistry,
} from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildPush, busyboxFiles, type StepSettings, TWO_PLATFORMS, workspaceWith } from './harness.ts';
import { expectNoLeaks } from './leaks.ts';

const password = 'correct-horse-battery-staple';
const users = { octocat: password };

describeWith(['docker', 'busybox'], 'build-push leaves nothing behind', (tools) => {
  async function start(options: RegistryOptions = {}): Promise<TestRegistry> {
    const registry = await startRegistry({ auth: { kind: 'basic', users }, ...options });
    onTestFinished(() => registry.close());
    return registry;
  }

  function push(registry: TestRegistry, settings: StepSettings = {}, inputs: Record<string, string> = {}) {
    return buildPush(
      tools,
      {
        context: '.',
        tags: `${registry.host}/team/app:1`,
        push: 'true',
        registry: registry.host,
        username: 'octocat',
        password,
        secrets: `TOKEN=${password}-2`,
        ...inputs,
      },
      { workspace: workspaceWith(TWO_PLATFORMS), ...settings },
    );
  }

  /** A registry, and a signal that is aborted when a request of this kind arrives there. */
  async function cancelOn(method: string, path: RegExp, after = 0) {
    const cancel = new AbortController();
    let seen = 0;
    const registry = await start({
      onRequest: (request) => {
        if (request.method !== method || !path.test(request.path)) return;
        if (seen >= after) cancel.abort();
        seen += 1;
      },
    });
    registry.fail({ method, path, after, times: Number.POSITIVE_INFINITY, action: 'stall' });
    return { registry, signal: cancel.signal };
  }

  function expectCancelled(result: StepResult, registry: TestRegistry) {
    expect(result.conclusion, result.log).toBe('cancelled');
    expect(result.cancelledBy).toBe('SIGINT');
    expectNoLeaks(result, [password]);
    expect(registry.tags('team/app')).toEqual([]);
    expect(registry.openUploads).toBe(0);
  }

  async function reportOf(result: StepResult) {
    return JSON.parse(await readFile(result.outputs.report ?? '', 'utf8'));
  }

  test('after a success', async () => {
    const registry = await start();
    const result = await push(registry);
    expect(result.conclusion, result.log).toBe('success');
    expectNoLeaks(result, [password]);
    expect(registry.openUploads).toBe(0);
  });

  test('after a failed build', async () => {
    const registry = await start();
    const workspace = workspaceWith(busyboxFiles(tools.busybox, 'FROM base\nRUN false'));
    const result = await push(registry, { workspace });
    expect(result.outputs.outcome, result.log).toBe('build-failed');
    expectNoLeaks(result, [password]);
    expect(registry.openUploads).toBe(0);
  });

  test('cancelled before it has begun', async () => {
    const registry = await start();
    const result = await push(registry, { signal: AbortSignal.abort() });
    // No script can say anything that early.
    expectCancelled(result, registry);
  });

  test('cancelled while it asks the registry', async () => {
    const { registry, signal } = await cancelOn('POST', /\/blobs\/uploads\//);
    const result = await push(registry, { signal });
    expectCancelled(result, registry);
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect((await reportOf(result)).failure.kind).toBe('cancelled');
    expect(result.log).not.toContain('docker buildx build');
  });

  test('cancelled in the middle of a RUN', async () => {
    const registry = await start();
    const seconds = String(randomInt(1e6, 1e9));
    const workspace = workspaceWith(
      busyboxFiles(tools.busybox, `FROM base\nRUN echo run''ning && sleep ${seconds}`),
    );
    const result = await push(registry, { workspace, cancelWhen: (line) => line.includes('running') });
    expectCancelled(result, registry);
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect((await reportOf(result)).failure.kind).toBe('cancelled');
    // The engine ends what it runs for a build whose client has gone.
    await vi.waitFor(async () => expect(await commandsWith(seconds)).toEqual([]), { timeout: 60_000 });
  });

  test('cancelled while blobs are on their way', async () => {
    const { registry, signal } = await cancelOn('PUT', /\/blobs\/uploads\//);
    const result = await push(registry, { signal });
    expectCancelled(result, registry);
    expect(result.outputs).toMatchObject({ outcome: 'push-failed', pushed: 'false' });
    expect(result.outputs.digest).toMatch(/^sha256:/);
    expect((await reportOf(result)).failure.kind).toBe('cancelled');
  });

  test('cancelled before the first tag', async () => {
    const { registry, signal } = await cancelOn('PUT', /\/manifests\/1$/);
    const result = await push(registry, { signal });
    expectCancelled(result, registry);
    expect(result.outputs).toMatchObject({ outcome: 'push-failed', pushed: 'false' });
  });

  test('cancelled between two tags, it says which one has moved', async () => {
    const { registry, signal } = await cancelOn('PUT', /\/manifests\/2$/);
    const tags = [1, 2].map((tag) => `${registry.host}/team/app:${tag}`);
    const result = await push(registry, { signal }, { tags: tags.join('\n') });
    expect(result.conclusion, result.log).toBe('cancelled');
    expectNoLeaks(result, [password]);
    expect(registry.tags('team/app')).toEqual(['1']);
    expect(result.outputs).toMatchObject({ outcome: 'push-failed', pushed: 'false' });
    const { failure } = await reportOf(result);
    expect(failure.message).toContain(`moved: ${tags[0]}; not moved: ${tags[1]}`);
    expect(result.log).toContain(`moved: ${tags[0]}; not moved: ${tags[1]}`);
  });
});

/** Command lines of the processes of this machine, those in containers among them, that have this argument. */
async function commandsWith(argument: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands
    .map((command) => command.split('\0').filter(Boolean))
    .filter((words) => words.includes(argument))
    .map((words) => words.join(' '));
}
