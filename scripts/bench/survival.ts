/**
 * The survival table: the same faults during the same copy, for ours and for each peer that is installed. A fault that
 * can be survived should be; one that cannot must not end with a tag on something broken.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executeCopy, parseReference, planCopy, RegistryClient } from '@container-kit/registry';
import { type CopyFault, FATAL, SURVIVABLE } from '@container-kit/registry/test-support/copy-faults';
import { Seed } from '@container-kit/registry/test-support/seed';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { printTable } from './copy/table.ts';
import { installedTools, type Job, makeHome, type Run, runTool, type Tool } from './copy/tools.ts';

/** Somebody waits for a table, so patience is short: ours gives up on silence after 5 s here, not after 30. */
const LIMIT_MS = 30_000;
const TIMEOUTS = { idleMs: 5_000, responseMs: 5_000, floorBytesPerSecond: 20_000, floorWindowMs: 3_000 };
/** Copies at a time: most of them wait. */
const PARALLEL = 6;
const LOGIN = { name: 'bot', password: 'x' };
const AUTH = { kind: 'bearer', users: { [LOGIN.name]: LOGIN.password } } as const;

/** Runs all of them and prints the table. */
export async function benchSurvival(): Promise<void> {
  const runners = [undefined, ...installedTools()];
  const groups = [
    { title: 'survives', expected: 'complete', faults: SURVIVABLE },
    { title: 'refuses', expected: 'refused', faults: FATAL.filter(({ referrers }) => referrers !== true) },
  ];
  for (const { title, expected, faults } of groups) {
    const rows: string[][] = faults.map(({ group, title: fault }) => [`${group}. ${fault}`]);
    const cells = faults.flatMap((fault, row) =>
      runners.map((tool, column) => ({ fault, row, tool, column })),
    );
    await inParallel(cells, async ({ fault, row, tool, column }) => {
      const verdict = await runCell(fault, tool);
      const cells = rows[row];
      if (cells !== undefined) {
        cells[column + 1] = verdict.startsWith(expected)
          ? verdict.replace(expected, 'yes')
          : `NO: ${verdict}`;
      }
    });
    const good = runners.map((_, column) => rows.filter((row) => row[column + 1]?.startsWith('yes')).length);
    const names = runners.map((tool) => tool?.name ?? 'container-kit');
    const sums = good.map((count) => `${count} of ${faults.length}`);
    printTable([[title, ...names], ...rows, ['', ...sums]]);
    console.log('');
  }
}

/** @returns `complete`, `refused`, or what went wrong instead, with the time that it took */
async function runCell(fault: CopyFault, tool: Tool | undefined): Promise<string> {
  let spoil = (): void => undefined;
  const strike = (): void => {
    const now = spoil;
    spoil = () => undefined;
    now();
  };
  await using from = await startRegistry({ auth: AUTH });
  await using to = await startRegistry({
    auth: AUTH,
    onRequest: ({ method, path }) => {
      if (method === 'PUT' && path.includes('/blobs/uploads/')) {
        strike();
      }
    },
  });
  const { seed, layer, root } = await seedImage(from);
  spoil = () => fault.spoil({ from, to, layer });
  if (fault.midway !== true) {
    strike();
  }
  const job = { source: seed.name('v1'), destination: `${to.host}/c/d:v1`, everything: false };
  const run = await (tool === undefined ? runOurs(job) : runPeer(tool, job, [from, to]));
  const verdict = await judge(run, { from, to, seed, root });
  return `${verdict} (${(run.ms / 1000).toFixed(1)} s)`;
}

interface Ends {
  readonly from: TestRegistry;
  readonly to: TestRegistry;
  readonly seed: Seed;
  readonly root: string;
}

async function judge(run: Run, { from, to, seed, root }: Ends): Promise<string> {
  const tagged = to.manifest('c/d', 'v1');
  const blobs = await Promise.all(
    [...seed.blobs].map(async (digest) =>
      (await to.blob('c/d', digest))?.equals((await from.blob('a/b', digest)) ?? Buffer.alloc(0)),
    ),
  );
  const isWhole =
    blobs.every((isRight) => isRight === true) &&
    seed.manifests.every((digest) => to.manifest('c/d', digest) !== undefined);
  if (tagged !== undefined && (!isWhole || tagged.digest !== root)) {
    return run.outcome === 'done' ? 'reports success, tag on something broken' : 'tag on something broken';
  }
  if (run.outcome === 'done') {
    return tagged === undefined ? 'reports success, no tag' : 'complete';
  }
  return run.outcome === 'no end' ? 'hangs' : 'refused';
}

/** An index of two images whose layers have all sizes. */
async function seedImage(registry: TestRegistry) {
  const seed = new Seed(registry, 'a/b');
  const big = { seed: 'big', size: 1_500_000 };
  const images = [
    await seed.image([big, { seed: 'small', size: 900_000 }]),
    await seed.image([big, { seed: 'other', size: 10 }]),
  ];
  const root = await seed.index(images, ['v1']);
  const references = registry.manifest('a/b', images[0]?.digest ?? '')?.references ?? [];
  const layer = references.find(({ mediaType }) => mediaType.includes('gzip'))?.digest ?? '';
  return { seed, layer, root: root.digest };
}

async function runOurs({ source, destination }: Job): Promise<Run> {
  const { name: username, password } = LOGIN;
  using client = new RegistryClient({
    env: {},
    credentials: { get: async () => ({ kind: 'basic', username, password }) },
    timeouts: TIMEOUTS,
  });
  const started = performance.now();
  const ended = (outcome: Run['outcome']): Run => ({ outcome, ms: performance.now() - started });
  try {
    const destinations = [parseReference(destination)];
    await executeCopy(await planCopy({ client, source: parseReference(source), destinations }), { client });
    return ended('done');
  } catch {
    return ended('failed');
  }
}

async function runPeer(tool: Tool, job: Job, registries: readonly TestRegistry[]): Promise<Run> {
  const home = await mkdtemp(join(tmpdir(), 'survival-'));
  try {
    const hosts = registries.map(({ host }) => host);
    await makeHome(home, hosts, `${LOGIN.name}:${LOGIN.password}`);
    return await runTool(tool, job, home, LIMIT_MS);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      await run(item);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}
