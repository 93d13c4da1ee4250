/**
 * The foreign programs and daemons that suites are judged by: where each is looked for, and how to get it.
 *
 * Everything here is synchronous because suites are declared while their file loads, and each probe runs
 * once per process.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Finds one requirement: answers the value that tests work with, or `undefined` when it is not usable. */
interface Requirement {
  readonly probe: () => string | undefined;
  /** The command that makes it available. */
  readonly hint: string;
}

const ciFolder = join(import.meta.dirname, '../../../.ci');
const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'container-kit');

/** `PATH` with the folder of `.ci/tools` in front, so that tests need no setup of the shell they run in. */
export const toolsPath: string = [
  join(process.env.CONTAINER_KIT_TOOLS || join(cacheFolder, 'tools'), 'bin'),
  process.env.PATH ?? '',
].join(delimiter);

/** What every requirement is called; see {@link probe} for what each answers. */
export type RequirementName = keyof typeof requirements;

const requirements = {
  act: program('act', '--version'),
  arm64: { probe: arm64, hint: '.ci/tools' },
  busybox: { probe: busybox, hint: '.ci/tools' },
  buildx: program('docker', 'buildx', 'version'),
  cosign: program('cosign', 'version'),
  crane: program('crane', 'version'),
  docker: daemon('containerd'),
  dockerClassic: daemon('classic'),
  htpasswd: program('htpasswd', '-nb', 'user', 'password'),
  olareg: program('olareg', 'version'),
  openssl: program('openssl', 'version'),
  oras: program('oras', 'version'),
  registry2: program('docker-registry', '--version'),
  registry3: program('registry3', '--version'),
  regctl: program('regctl', 'version'),
  skopeo: program('skopeo', '--version'),
  trivy: program('trivy', '--version'),
  zizmor: program('zizmor', '--version'),
} satisfies Record<string, Requirement>;

const probed = new Map<RequirementName, string | undefined>();

/**
 * Looks for a requirement, once per process.
 *
 * @returns the absolute path of the program; for `docker` and `dockerClassic` the `DOCKER_HOST` of a daemon
 *   that answers (with containerd's image store, or with the classic one); for `buildx` the `docker` program;
 *   for `arm64` the platform that this machine can execute. `undefined` if it is missing or does not work.
 */
export function probe(name: RequirementName): string | undefined {
  if (!probed.has(name)) probed.set(name, requirements[name].probe());
  return probed.get(name);
}

/** The command, relative to the repository, that makes a requirement available. */
export function hint(name: RequirementName): string {
  return requirements[name].hint;
}

/** A program on {@link toolsPath} that must run with these arguments. */
function program(name: string, ...args: string[]): Requirement {
  const usable = (): string | undefined => {
    const path = which(name);
    return path && output(path, args) !== undefined ? path : undefined;
  };
  return { probe: usable, hint: '.ci/tools' };
}

/** `.ci/docker` alone knows where daemons may be and which store they have. */
function daemon(store: 'containerd' | 'classic'): Requirement {
  return {
    probe: () => output('bash', [join(ciFolder, 'docker'), 'env', store])?.trim(),
    hint: store === 'containerd' ? '.ci/docker start' : '.ci/docker start classic',
  };
}

/** Images are made from it alone, so a busybox that needs a loader outside of itself will not do. */
function busybox(): string | undefined {
  const path = which('busybox');
  const headers = path && readFileSync(path).subarray(0, 4096);
  return headers && !headers.includes('/ld-') ? path : undefined;
}

function arm64(): string | undefined {
  const executes = process.arch === 'arm64' || existsSync('/proc/sys/fs/binfmt_misc/qemu-aarch64');
  return executes ? 'linux/arm64' : undefined;
}

function which(name: string): string | undefined {
  return toolsPath
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a command prints, or `undefined` if it fails or hangs. */
function output(command: string, args: readonly string[]): string | undefined {
  const env = { ...process.env, PATH: toolsPath };
  const { status, stdout } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? stdout : undefined;
}
