import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { buildPush, output, type StepSettings, TWO_PLATFORMS, workspaceWith } from './harness.ts';
import { expectNoLeaks } from './leaks.ts';

describeWith(['dockerClassic'], 'build-push on an engine with the classic image store', (tools) => {
  const docker = (...args: string[]) => output('docker', args, tools.env);

  const ownBuilders = async () =>
    (await docker('ps', '--all', '--format', '{{.Names}}'))
      .split('\n')
      .filter((name) => name.includes('container-kit-'));

  /** Pushes with a builder whose image comes from a registry that does not have it. */
  const push = ({ host }: TestRegistry, settings: StepSettings = {}) =>
    buildPush(
      tools,
      { context: '.', tags: `${host}/app:1`, push: 'true', 'driver-opts': `image=${host}/buildkit:1` },
      { workspace: workspaceWith(TWO_PLATFORMS), ...settings },
    );

  test('a push without a builder says what is missing and leaves nothing behind', async () => {
    await using registry = await startRegistry();
    const result = await push(registry);
    expect(result.conclusion).toBe('failure');
    const [error] = result.annotations;
    expect(error?.message).toMatch(
      /^the docker-container builder could not be started: .*\/buildkit not found/,
    );
    expect(error?.message).toContain('Fix: let the runner pull moby/buildkit');
    expect(error?.message).toContain('containerd image store');
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect(registry.tags('app')).toEqual([]);
    expectNoLeaks(result, []);
    expect(await ownBuilders()).toEqual([]);
  });

  test('a run that is cancelled while the builder boots leaves none behind', async () => {
    const cancel = new AbortController();
    await using registry = await startRegistry({
      onRequest: ({ path }) => {
        if (path.includes('/buildkit/')) cancel.abort();
      },
    });
    registry.fail({ path: /\/buildkit\//, times: Number.POSITIVE_INFINITY, action: 'stall' });
    const result = await push(registry, { signal: cancel.signal });
    expect(result.conclusion, result.log).toBe('cancelled');
    expect(result.outputs.outcome).toBe('build-failed');
    expectNoLeaks(result, []);
    expect(await ownBuilders()).toEqual([]);
  });

  test('load without push needs no builder', async () => {
    const name = 'container-kit-test/classic:1';
    const result = await buildPush(
      tools,
      { context: '.', tags: name, load: 'true' },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
    try {
      expect(result.conclusion, result.log).toBe('success');
      expect(result.outputs).toMatchObject({ outcome: 'built', pushed: 'false' });
      const [image] = JSON.parse(await docker('image', 'inspect', name));
      expect(image.RepoTags).toContain(name);
      expect(image.Id).toBe(result.outputs.imageid);
      expect(image.Config.Labels).toMatchObject({ 'org.opencontainers.image.version': '1' });
      expectNoLeaks(result, []);
    } finally {
      await docker('image', 'rm', '--force', name);
    }
  });
});
