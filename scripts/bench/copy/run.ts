/** One copy in a process of its own, as the bench itself may be busy being the registries. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Job, makeHome, runTool, type Tool } from './tools.ts';

/** Who copies: a program, ours, or a bare loop over `node:https`. */
export type Copier = Tool | 'ours' | 'loop';

const LIMIT_MS = 120_000;

/**
 * Copies. The start of Node is left out, as an action runs in a process that is there already; that of a peer is not.
 *
 * @returns milliseconds; undefined after a failure
 */
export async function runCopy(copier: Copier, job: Job): Promise<number | undefined> {
  if (copier === 'ours' || copier === 'loop') {
    return await runNode(copier === 'ours' ? 'once.ts' : 'node-loop.ts', job);
  }
  const home = await mkdtemp(join(tmpdir(), 'bench-copy-'));
  try {
    await makeHome(home, [], '');
    const { outcome, ms } = await runTool(copier, job, home, LIMIT_MS);
    return outcome === 'done' ? ms : undefined;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runNode(name: string, job: Job): Promise<number | undefined> {
  const script = join(import.meta.dirname, name);
  // The emitted packages, as bundles are made of them: compiling the sources on the way would count as copying.
  const args = [script, job.source, job.destination, job.everything ? 'all' : 'none'];
  const env = job.ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: job.ca };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return code === 0 ? Number(output) : undefined;
}
