import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, onTestFinished, test } from 'vitest';
import { buildPush, exec, workspaceWith } from './harness.ts';

const MiB = 1024 * 1024;

describeWith(['docker'], 'build-push on a full disk (needs root)', (tools) => {
  /** A disk of its own; mounting takes root. */
  async function mountDisk(bytes: number): Promise<string> {
    const folder = workspaceWith({});
    await exec('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
    onTestFinished(async () => {
      await exec('umount', [folder]);
    });
    return folder;
  }

  /** Builds an image of 8 MiB with this folder as RUNNER_TEMP. */
  function push(registry: TestRegistry, temp: string) {
    const workspace = workspaceWith({ Dockerfile: 'FROM scratch\nCOPY data /\n' });
    writeFileSync(join(workspace, 'data'), randomBytes(8 * MiB));
    const inputs = { context: '.', tags: `${registry.host}/app:1`, push: 'true' };
    return buildPush(tools, inputs, { workspace, env: { RUNNER_TEMP: temp } });
  }

  // Without root there is no way to a disk that small.
  const canMount = process.getuid?.() === 0 || process.env.CONTAINER_KIT_REQUIRE === 'all';
  test.runIf(canMount)('says so, fails the build, and pushes nothing', async () => {
    await using registry = await startRegistry();
    const temp = await mountDisk(2 * MiB);
    const result = await push(registry, temp);
    expect(result.conclusion).toBe('failure');
    expect(result.annotations[0]?.message).toMatch(/^the disk is full: .*no space left on device/);
    expect(result.annotations[0]?.message).toContain('Fix: free space');
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect(result.outputs.report).toMatch(/report\.json$/);
    expect(result.summary).toContain('the disk is full');
    expect(registry.tags('app')).toEqual([]);
    expect(readdirSync(temp)).toEqual([expect.stringMatching(/^build-push-report-/)]);
  });
  test.runIf(canMount)('keeps its outputs when not even the report finds room', async () => {
    await using registry = await startRegistry();
    const temp = await mountDisk(4096);
    writeFileSync(join(temp, 'full'), randomBytes(4096));
    const result = await push(registry, temp);
    expect(result.conclusion).toBe('failure');
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('the disk is full') }),
    );
    expect(result.log).toContain('The report could not be written: Error: ENOSPC');
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
  });
});
