import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { programThatWrites } from './arm64-program.ts';
import { buildPush, exec, output, workspaceWith } from './harness.ts';

describeWith(
  ['docker', 'arm64', 'busybox', 'crane'],
  'build-push runs programs of other platforms',
  (tools) => {
    test('RUN on two platforms in one build', async () => {
      await using registry = await startRegistry();
      const tag = `${registry.host}/app:1`;
      const workspace = workspaceWith({
        Dockerfile: `FROM scratch AS amd64
COPY busybox /busybox
RUN ["/busybox", "sh", "-c", "echo -n \\"$(/busybox uname -m)\\" > /ran"]

FROM scratch AS arm64
COPY program /program
RUN ["/program"]

FROM \${TARGETARCH}
`,
        busybox: { copy: tools.busybox },
      });
      writeFileSync(join(workspace, 'program'), programThatWrites('/ran', 'aarch64'));
      chmodSync(join(workspace, 'program'), 0o755);
      const result = await buildPush(
        tools,
        { context: '.', tags: tag, platforms: 'linux/amd64,linux/arm64', push: 'true' },
        { workspace },
      );
      expect(result.conclusion, result.log).toBe('success');
      for (const [platform, machine] of [
        ['linux/amd64', 'x86_64'],
        ['linux/arm64', 'aarch64'],
      ] as const) {
        const archive = join(workspaceWith({}), 'image.tar');
        await output(tools.crane, ['export', '--platform', platform, tag, archive], tools.env);
        const { stdout } = await exec('tar', ['-xOf', archive, 'ran']);
        expect(stdout).toBe(machine);
      }
    });

    test('a platform without an emulator is named, with what to do', async () => {
      const workspace = workspaceWith({ Dockerfile: 'FROM scratch\nCOPY program /\nRUN ["/program"]\n' });
      // The magic of arm64 with the machine number of s390x, big endian as it should be.
      const program = programThatWrites('/ran', '');
      program.set([2], 5);
      program.set([0, 2, 0, 22], 16);
      writeFileSync(join(workspace, 'program'), program);
      chmodSync(join(workspace, 'program'), 0o755);
      const result = await buildPush(
        tools,
        { context: '.', tags: 'app:1', platforms: 'linux/s390x' },
        { workspace },
      );
      expect(result.outputs.outcome).toBe('build-failed');
      const messages = result.annotations.map(({ level, message }) => `${level}: ${message}`);
      expect(messages).toContainEqual(
        expect.stringMatching(/^notice: .*linux\/s390x; RUN steps for it need emulation/),
      );
      expect(messages).toContainEqual(
        expect.stringMatching(
          /^error: .*cannot run programs of this platform[\s\S]*docker\/setup-qemu-action/,
        ),
      );
    });
  },
);
