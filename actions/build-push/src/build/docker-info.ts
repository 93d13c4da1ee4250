/** One `docker info`: the client, its buildx plugin and the daemon, for the price of one process. */
import {
  at,
  CommandNotFoundError,
  isJsonObject,
  type JsonObject,
  textAt,
  UserError,
} from '@container-kit/core';
import type { Environment, Runner } from './ports.ts';

/** What the daemon says about itself. */
export interface DaemonInfo {
  readonly version: string;
  /** `containerd`: the engine keeps OCI content and exports it. `classic`: it does neither. */
  readonly store: 'containerd' | 'classic';
  /** `linux/amd64` */
  readonly platform: string;
}

/** The local Docker installation. */
export interface DockerInfo {
  /** Name of the current Docker context. */
  readonly context: string;
  readonly buildxVersion: string;
  /** Absent when no daemon answers; a remote builder needs none. */
  readonly daemon?: DaemonInfo;
  /** Why no daemon answered. */
  readonly daemonError?: UserError;
}

/** Oldest buildx whose OCI exporter writes folders, that knows annotations, and that takes several outputs. */
export const MINIMUM_BUILDX = '0.13.0';

const TIMEOUT_MS = 60_000;

/**
 * Asks `docker info`.
 *
 * @throws {UserError} when there is no docker command, or no buildx in it.
 */
export async function readDockerInfo(
  runner: Runner,
  env: Environment,
  signal?: AbortSignal,
): Promise<DockerInfo> {
  const { stdout, stderr } = await runDocker(runner, ['info', '--format', '{{json .}}'], env, signal);
  const info = parseJson(stdout);
  if (info === undefined) {
    throw new UserError(`"docker info" failed: ${lastLine(stderr)}`, {
      fix: 'check that "docker info" works on the runner',
    });
  }
  const daemon = parseDaemon(info);
  return {
    context: textAt(info, 'ClientInfo', 'Context') || 'default',
    buildxVersion: buildxVersion(at(info, 'ClientInfo', 'Plugins')),
    ...(daemon === undefined ? { daemonError: explainDaemonError(info, stderr) } : { daemon }),
  };
}

/**
 * Runs docker with a time limit that only a hanging daemon reaches; a non-zero exit code is left to the caller.
 *
 * @throws {UserError} when there is no docker command.
 */
export async function runDocker(
  runner: Runner,
  args: readonly string[],
  env: Environment,
  signal?: AbortSignal,
) {
  const options = { env, check: false, timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
  try {
    return await runner('docker', args, options);
  } catch (error) {
    if (!(error instanceof CommandNotFoundError)) throw error;
    throw new UserError('there is no "docker" command on this runner', {
      fix: 'use a runner with Docker, such as ubuntu-latest, or install Docker in an earlier step',
      cause: error,
    });
  }
}

/** The last line of a text that is not blank; Docker writes the reason of a failure there. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() || 'no message';
}

function buildxVersion(plugins: unknown): string {
  const list: readonly unknown[] = Array.isArray(plugins) ? plugins : [];
  const plugin = list.find((candidate) => textAt(candidate, 'Name') === 'buildx');
  const fix = `install buildx ${MINIMUM_BUILDX} or newer: the package docker-buildx-plugin, or docker/setup-buildx-action`;
  if (plugin === undefined) throw new UserError('Docker has no buildx plugin on this runner', { fix });
  const problem = textAt(plugin, 'Err');
  if (problem !== undefined)
    throw new UserError(`the buildx plugin ${textAt(plugin, 'Path')} does not work: ${problem}`, { fix });
  return (textAt(plugin, 'Version') ?? '').replace(/^v/, '');
}

function parseDaemon(info: JsonObject): DaemonInfo | undefined {
  const version = textAt(info, 'ServerVersion');
  if (version === undefined || version === '') return undefined;
  const status = Array.isArray(info.DriverStatus) ? info.DriverStatus : [];
  const containerd = status.some(
    (pair: unknown) => Array.isArray(pair) && pair[1] === 'io.containerd.snapshotter.v1',
  );
  return {
    version,
    store: containerd ? 'containerd' : 'classic',
    platform: `${textAt(info, 'OSType')}/${ociArchitecture(textAt(info, 'Architecture') ?? '')}`,
  };
}

/** From the kernel's names, which the daemon reports, to those of Go, which images have. */
function ociArchitecture(machine: string): string {
  const names: Readonly<Record<string, string>> = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    i686: '386',
    armv7l: 'arm/v7',
    armv6l: 'arm/v6',
  };
  return names[machine] ?? machine;
}

function explainDaemonError(info: JsonObject, stderr: string): UserError {
  const reported = Array.isArray(info.ServerErrors) ? info.ServerErrors.map(String) : [];
  const message = lastLine([...reported, stderr].join('\n'));
  // The two wordings are those of the Docker CLI up to 28 and from 29 on.
  const address =
    /(?:daemon|daemon socket|docker API) at ([a-z]+:\/\/[^\s;]*?)[.:;]?(?:\s|$)/.exec(message)?.[1] ??
    'its socket';
  if (message.includes('permission denied')) {
    return new UserError(`this user may not use the Docker daemon at ${address}`, {
      fix: 'add the user of the runner to the group that owns the socket, mostly "docker", and restart the runner',
    });
  }
  if (/cannot connect|failed to connect/i.test(message)) {
    return new UserError(`no Docker daemon answers at ${address}`, {
      fix: 'start Docker on the runner, set DOCKER_HOST, or use a remote builder (inputs "driver: remote" and "endpoint")',
    });
  }
  return new UserError(`the Docker daemon cannot be used: ${message}`, {
    fix: 'check that "docker info" works on the runner',
  });
}

function parseJson(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
