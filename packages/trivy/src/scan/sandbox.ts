/**
 * Runs Trivy in a container: without network, without rights, in an empty file system. A child process without our
 * environment can still read the memory of the runner (`/proc/<pid>/mem`), where the job's secrets are; from its own PID
 * namespace it cannot even see it.
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, CommandNotFoundError, type RunOptions, run } from '@container-kit/core';
import { lastWords, ScanError } from './errors.ts';
import { type Invocation, type Launch, MAX_OUTPUT_BYTES } from './launch.ts';

/** A container engine that is ready. */
export interface Sandbox {
  readonly launch: Launch;
  /** Removes the empty image. */
  close(): Promise<void>;
}

/** What it takes. */
export interface SandboxOptions {
  /** A folder of our own. */
  readonly folder: string;
  /** For the `docker` client: `PATH`, `DOCKER_HOST`, `DOCKER_CONTEXT`, ... Default: ours. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Two blocks of zeros: the end of an archive (POSIX ustar). */
const EMPTY_ARCHIVE = Buffer.alloc(1024);

/** What a container may do: nothing. Trivy is one static program and needs no file but those that are mounted. */
const NOTHING = [
  ...['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
  ...['--pull', 'never', '--log-driver', 'none', '--ipc', 'none'],
] as const;

/**
 * Makes an empty image on the local engine. The engine must see our files under the same paths, so it cannot be a
 * remote one.
 *
 * @throws ScanError (`not-started`) when there is no engine; CancelledError
 */
export async function openSandbox({ folder, env = process.env, signal }: SandboxOptions): Promise<Sandbox> {
  const docker = (args: readonly string[], options: RunOptions = {}) =>
    run('docker', args, { env, ...options });
  const archive = join(folder, 'empty.tar');
  await writeFile(archive, EMPTY_ARCHIVE);
  const image = await importImage(docker, archive, signal);
  return {
    async launch(invocation, { signal: stop, timeoutMs, onLine }) {
      const name = `container-kit-trivy-${randomUUID()}`;
      try {
        await docker(
          ['run', '--rm', '--name', name, ...containerFlags(invocation), image, ...commandOf(invocation)],
          {
            timeoutMs,
            maxCapturedBytes: MAX_OUTPUT_BYTES,
            onStdout: () => undefined,
            ...(onLine === undefined ? {} : { onStderr: onLine }),
            ...(stop === undefined ? {} : { signal: stop }),
          },
        );
      } catch (error) {
        // The client has ended, which the container need not have noticed.
        await docker(['rm', '--force', name], { check: false });
        throw error;
      }
    },
    async close() {
      await docker(['image', 'rm', '--force', image], { check: false });
    },
  };
}

type Docker = (args: readonly string[], options?: RunOptions) => ReturnType<typeof run>;

async function importImage(
  docker: Docker,
  archive: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    const { stdout } = await docker(['image', 'import', archive], signal === undefined ? {} : { signal });
    return stdout.trim();
  } catch (error) {
    if (!(error instanceof CommandError) && !(error instanceof CommandNotFoundError)) throw error;
    const why = error instanceof CommandError ? lastWords(error.stderrTail) : error.message;
    throw new ScanError('not-started', `there is no container engine to run Trivy in: ${why}`, {
      cause: error,
    });
  }
}

function containerFlags({ program, env, cwd, readable, writable }: Invocation): readonly string[] {
  return [
    ...NOTHING,
    ...userFlags(),
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...['--workdir', cwd],
    ...[program, ...readable].flatMap((path) => mount(path, ',readonly')),
    ...writable.flatMap((path) => mount(path, '')),
  ];
}

/** Files that it writes belong to us. */
function userFlags(): readonly string[] {
  const { getuid, getgid } = process;
  return getuid === undefined || getgid === undefined ? [] : ['--user', `${getuid()}:${getgid()}`];
}

function mount(path: string, mode: string): readonly string[] {
  // One field of a line of CSV, as Docker reads it.
  const field = (key: string) => `"${key}=${path.replaceAll('"', '""')}"`;
  return ['--mount', `type=bind,${field('source')},${field('target')}${mode}`];
}

function commandOf({ program, args }: Invocation): readonly string[] {
  return [program, ...args];
}
