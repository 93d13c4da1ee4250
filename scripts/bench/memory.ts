/** Peak memory of promote while it copies a big blob. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Seed } from '@container-kit/registry/test-support/seed';
import { runAction, startRegistry } from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';
import { type Ratio, skip } from './measure.ts';

const BUDGET_MB = 160;
const BLOB_MB = 512;

/** Measures, on Linux, where the kernel tells. @param action the folder with `action.yml` */
export async function benchMemory(action = join(REPOSITORY, 'promote')): Promise<readonly Ratio[]> {
  const what = `promote: peak memory, a blob of ${BLOB_MB} MB`;
  if (process.platform !== 'linux') {
    return [{ what, measured: `not on ${process.platform}`, ratio: skip, budget: 1 }];
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-memory-'));
  try {
    const rows: Ratio[] = [];
    for (const tls of [false, true]) {
      const megabytes = await peakOf(action, folder, tls);
      const measured = `${megabytes.toFixed(0)} MB of ${BUDGET_MB} MB`;
      rows.push({
        what: tls ? `${what}, sent by TLS` : what,
        measured,
        ratio: megabytes / BUDGET_MB,
        budget: 1,
      });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function peakOf(action: string, folder: string, tls: boolean): Promise<number> {
  await using from = await startRegistry({ storage: { directory: join(folder, `from-${tls}`) } });
  await using to = await startRegistry({
    storage: { directory: join(folder, `to-${tls}`) },
    ...(tls ? { tls } : {}),
  });
  const seed = new Seed(from, 'a/b');
  await seed.image([{ seed: 'big', size: BLOB_MB * 1_000_000 }], { tags: ['v1'] });
  const file = join(folder, 'peak');
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, to.ca ?? '');
  const result = await runAction({
    action,
    with: {
      source: seed.name('v1'),
      destination: `${to.host}/c/d:v1`,
      ...(tls ? { 'ca-cert': ca } : {}),
    },
    env: {
      NODE_OPTIONS: `--import ${join(import.meta.dirname, 'peak-at-exit.mjs')}`,
      BENCH_PEAK_FILE: file,
    },
  });
  if (result.conclusion !== 'success') {
    throw new Error(result.log);
  }
  return (Number(await readFile(file, 'utf8')) * 1024) / 1_000_000;
}
