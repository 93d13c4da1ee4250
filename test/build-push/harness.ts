/** Runs the committed bundle of build-push as a step, with real Docker and a workspace of the test's own. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type JobOptions, runAction, type StepOptions, type StepResult } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';

/** The folder that `uses: org/container-kit/build-push@v1` names. */
export const BUILD_PUSH = resolve(import.meta.dirname, '../../build-push');

/** Runs a program. Never its synchronous sibling: the registries that it talks to live in this process. */
export const exec = promisify(execFile);

/** What a program prints, without blanks around it. */
export async function output(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { stdout } = await exec(command, args, { env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/** Files of a workspace, by path: a text, or the file to copy. */
export type Files = Readonly<Record<string, string | { readonly copy: string }>>;

/** A folder with these files; it goes when the test ends. */
export function workspaceWith(files: Files): string {
  const folder = testFolder('build-push-test');
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof content === 'string') writeFileSync(target, content);
    else copyFileSync(content.copy, target);
  }
  return folder;
}

/** What a step gets besides its inputs. */
export type StepSettings = Partial<Omit<StepOptions, 'action' | 'with'> & JobOptions>;

/**
 * Runs one step.
 *
 * @param tools environment of the tools, from `describeWith`: PATH and DOCKER_HOST of it reach the step
 */
export function buildPush(
  tools: { readonly env: NodeJS.ProcessEnv },
  inputs: Readonly<Record<string, string>>,
  settings: StepSettings = {},
): Promise<StepResult> {
  const { PATH = '', DOCKER_HOST } = tools.env;
  return runAction({
    action: BUILD_PUSH,
    ...settings,
    with: inputs,
    env: { PATH, ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }), ...settings.env },
  });
}

/** A multi-stage image for two platforms that share a layer and start nothing, so that no emulation is needed. */
export const TWO_PLATFORMS: Files = {
  Dockerfile: `FROM scratch AS assets
COPY shared.txt /srv/shared.txt

FROM scratch AS unused
COPY unused.txt /unused.txt

FROM scratch
ARG TARGETARCH
COPY --from=assets /srv /srv
COPY arch/\${TARGETARCH}.txt /srv/arch.txt
`,
  'shared.txt': 'shared by both platforms\n',
  'unused.txt': 'in no image\n',
  'arch/amd64.txt': 'amd64\n',
  'arch/arm64.txt': 'arm64\n',
};

/** An image that can run commands while it is built: busybox is all there is. */
export function busyboxFiles(busybox: string, dockerfile: string): Files {
  return {
    Dockerfile: `FROM scratch AS base
COPY busybox /bin/busybox
SHELL ["/bin/busybox", "sh", "-c"]
${dockerfile}`,
    busybox: { copy: busybox },
  };
}
