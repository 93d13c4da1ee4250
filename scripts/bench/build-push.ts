/** build-push of a cached image against bare `docker buildx build --push`, both to one in-process registry. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runAction, startRegistry } from '@container-kit/testing';
import { findDocker } from '../demo/docker.ts';
import { REPOSITORY } from '../repository.ts';
import { median, type Ratio, skip } from './measure.ts';

const WHAT = 'build-push: cached image, wall time against bare buildx';
const BUDGET = 2;
const RUNS = 7;
const CONTEXT = join(REPOSITORY, 'examples', 'sample-app');

/** Measures, taking turns; says so when there is no Docker. */
export async function benchBuildPush(): Promise<readonly Ratio[]> {
  const docker = await findDocker();
  if (!docker.usable)
    return [{ what: WHAT, measured: `no Docker: ${docker.reason}`, ratio: skip, budget: BUDGET }];
  await using registry = await startRegistry();
  const bare = () => pushWithBuildx(`${registry.host}/bench/bare:1`, docker.env);
  const ours = () => pushWithBundle(`${registry.host}/bench/ours:1`, docker.env);
  await bare();
  await ours();
  const times: { readonly bare: number[]; readonly ours: number[] } = { bare: [], ours: [] };
  for (let run = 0; run < RUNS; run++) {
    times.bare.push(await timed(bare));
    times.ours.push(await timed(ours));
  }
  const [own, base] = [median(times.ours), median(times.bare)];
  const measured = `${own.toFixed(0)} ms against ${base.toFixed(0)} ms`;
  return [{ what: WHAT, measured, ratio: own / base, budget: BUDGET }];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function pushWithBuildx(tag: string, env: Readonly<Record<string, string>>): Promise<void> {
  const args = ['buildx', 'build', '--platform', 'linux/amd64', '--push', '--tag', tag, CONTEXT];
  await promisify(execFile)('docker', args, { env: { ...process.env, ...env } });
}

async function pushWithBundle(tag: string, env: Readonly<Record<string, string>>): Promise<void> {
  const inputs = { context: '.', tags: tag, platforms: 'linux/amd64', push: 'true', summary: 'true' };
  const result = await runAction({
    action: join(REPOSITORY, 'build-push'),
    with: inputs,
    env,
    workspace: CONTEXT,
  });
  if (result.conclusion !== 'success') throw new Error(result.log);
}
