/** The programs that copies are compared with, and how each of them copies as much as it can. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probe, toolsPath } from '@container-kit/testing/tools';

/** A copy between two registries on loopback. */
export interface Job {
  /** `127.0.0.1:PORT/name:tag` */
  readonly source: string;
  readonly destination: string;
  /** Take referrers and cosign's tags along, where the program can. */
  readonly everything: boolean;
  /** Path of the certificate, PEM, that both registries' certificates are signed by; they speak plain HTTP without. */
  readonly ca?: string;
}

/** A program that copies images. */
export interface Tool {
  readonly name: 'crane' | 'oras' | 'skopeo' | 'regctl';
  readonly args: (job: Job) => readonly string[];
}

const TOOLS: readonly Tool[] = [
  { name: 'crane', args: ({ source, destination }) => ['copy', source, destination] },
  {
    name: 'oras',
    args: ({ source, destination, everything, ca }) => [
      'cp',
      ...(everything ? ['--recursive'] : []),
      ...(ca === undefined ? ['--from-plain-http', '--to-plain-http'] : []),
      source,
      destination,
    ],
  },
  {
    name: 'skopeo',
    args: ({ source, destination, ca }) => [
      ...['copy', '--all', '--preserve-digests', '--retry-times', '3'],
      ...(ca === undefined ? ['--src-tls-verify=false', '--dest-tls-verify=false'] : []),
      ...[`docker://${source}`, `docker://${destination}`],
    ],
  },
  {
    name: 'regctl',
    args: ({ source, destination, everything, ca }) => [
      ...(ca === undefined ? [source, destination] : []).flatMap((name) => [
        '--host',
        `reg=${name.split('/')[0]},tls=disabled`,
      ]),
      ...['image', 'copy', ...(everything ? ['--referrers', '--digest-tags'] : []), source, destination],
    ],
  },
];

/** Those that are installed here. */
export function installedTools(): readonly Tool[] {
  return TOOLS.filter(({ name }) => probe(name) !== undefined);
}

/** How a run ended. */
export interface Run {
  readonly outcome: 'done' | 'failed' | 'no end';
  readonly ms: number;
}

/**
 * Runs a program on a home folder of its own, so that no login and no cache of this machine plays a part.
 *
 * @param home folder made by {@link makeHome}
 * @param limitMs the program is ended after so long
 */
export async function runTool(tool: Tool, job: Job, home: string, limitMs: number): Promise<Run> {
  const env = {
    PATH: toolsPath,
    HOME: home,
    REGISTRY_AUTH_FILE: join(home, '.docker', 'config.json'),
    ...(job.ca === undefined ? {} : { SSL_CERT_FILE: job.ca }),
  };
  const started = performance.now();
  const options = { env, timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 } as const;
  const outcome = await new Promise<Run['outcome']>((resolve) => {
    execFile(probe(tool.name) ?? tool.name, [...tool.args(job)], options, (error) => {
      resolve(error === null ? 'done' : error.killed === true ? 'no end' : 'failed');
    });
  });
  return { outcome, ms: performance.now() - started };
}

/** A home folder with one login for these registries. */
export async function makeHome(folder: string, hosts: readonly string[], login: string): Promise<string> {
  const auth = Buffer.from(login).toString('base64');
  await mkdir(join(folder, '.docker'), { recursive: true });
  const config = { auths: Object.fromEntries(hosts.map((host) => [host, { auth }])) };
  await writeFile(join(folder, '.docker', 'config.json'), JSON.stringify(config));
  return folder;
}
