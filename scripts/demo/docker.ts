/** Finds the Docker that the demo and the benchmarks build with. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { probe, toolsPath } from '@container-kit/testing/tools';

/** Whether there is a Docker that can build, and with which environment; else why not, in one line. */
export type Docker =
  | { readonly usable: true; readonly env: { readonly PATH: string; readonly DOCKER_HOST?: string } }
  | { readonly usable: false; readonly reason: string };

/** Looks for the daemon of `.ci/docker` first, then for the machine's own. */
export async function findDocker(): Promise<Docker> {
  const host = probe('docker') ?? process.env.DOCKER_HOST;
  const env = { PATH: toolsPath, ...(host === undefined ? {} : { DOCKER_HOST: host }) };
  try {
    await promisify(execFile)('docker', ['buildx', 'version'], { env: { ...process.env, ...env } });
    await promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], {
      env: { ...process.env, ...env },
    });
    return { usable: true, env };
  } catch (error) {
    return { usable: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: unknown };
  if (code === 'ENOENT') return 'no docker command';
  const [line] = String(stderr ?? error)
    .trim()
    .split('\n');
  return line ?? 'docker failed';
}
