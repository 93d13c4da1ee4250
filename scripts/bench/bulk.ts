/** Copies of many bytes between two registries of Debian, plain and over TLS, against all peers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executeCopy, parseReference, planCopy, RegistryClient } from '@container-kit/registry';
import { Seed } from '@container-kit/registry/test-support/seed';
import { createTlsIdentity, startRegistry } from '@container-kit/testing';
import { type CollectingRegistry, startDistribution } from '@container-kit/testing/fixtures';
import { probe } from '@container-kit/testing/tools';
import { type Copier, runCopy } from './copy/run.ts';
import { installedTools, type Tool } from './copy/tools.ts';
import { median, type Ratio, skip } from './measure.ts';

/** Level with the fastest where bytes are encrypted, as they are in real life. */
const TLS_BUDGET = 1.05;
/** A bare loop over `node:https` checks and proves nothing, but takes the bytes as Node gives them. */
const LOOP_BUDGET = 1;
/**
 * On plain loopback Go has the kernel move bytes from socket to socket, unseen. We hash them and pay for the loop
 * (reference measurements: 1.3 to 1.5 of the fastest).
 */
const PLAIN_BUDGET = 1.5;
const RUNS = 5;
const LAYERS = 6;
const LAYER_BYTES = 50_000_000;

/** Measures; says so when there is nothing to measure with. */
export async function benchBulk(): Promise<readonly Ratio[]> {
  const program = probe('registry2');
  const tools = installedTools();
  if (program === undefined || tools.length === 0) {
    const measured = program === undefined ? 'no docker-registry' : 'no peer is installed';
    return [{ what: 'copy: wall, 300 MB', measured, ratio: skip, budget: TLS_BUDGET }];
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-bulk-'));
  try {
    const identity = await createTlsIdentity();
    const ca = { path: join(folder, 'ca.pem'), pem: identity.ca };
    await writeFile(ca.path, ca.pem);
    const plain = { budget: PLAIN_BUDGET, ca: undefined, start: () => startDistribution(program) };
    const tls = { budget: TLS_BUDGET, ca, start: () => startDistribution(program, { tls: identity }) };
    return [
      ...(await wallRatios(tools, { what: 'copy: wall, 300 MB, plain', ...plain })),
      ...(await wallRatios(tools, { what: 'copy: wall, 300 MB, TLS', ...tls })),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Settings {
  readonly what: string;
  readonly budget: number;
  /** CA of the registries; plain HTTP without. */
  readonly ca: { readonly path: string; readonly pem: string } | undefined;
  readonly start: () => Promise<CollectingRegistry>;
}

/** Ours against the fastest peer, and over TLS against a bare loop. */
async function wallRatios(tools: readonly Tool[], settings: Settings): Promise<readonly Ratio[]> {
  const { what, budget, ca } = settings;
  const times = await takeTurns(['ours', ...tools, ...(ca === undefined ? [] : ['loop' as const])], settings);
  const timeOf = (copier: Copier): number => median(times.get(copier) ?? []);
  const own = timeOf('ours');
  const peers = tools.map((tool) => ({ name: tool.name, ms: timeOf(tool) }));
  const measured = `${own.toFixed(0)} ms against ${peers.map(({ name, ms }) => `${name} ${ms.toFixed(0)}`).join(', ')}`;
  const fastest = Math.min(...peers.map(({ ms }) => ms).filter((ms) => !Number.isNaN(ms)));
  const rows = [{ what, measured, ratio: own / fastest, budget }];
  if (ca !== undefined) {
    const loop = timeOf('loop');
    const beside = `${own.toFixed(0)} ms against ${loop.toFixed(0)} ms`;
    rows.push({ what: `${what}, bare Node loop`, measured: beside, ratio: own / loop, budget: LOOP_BUDGET });
  }
  return rows;
}

/** Milliseconds of all runs of each. */
async function takeTurns(
  copiers: readonly Copier[],
  { ca, start }: Settings,
): Promise<ReadonlyMap<Copier, readonly number[]>> {
  await using from = await start();
  const source = `${from.host}/bench/bulk:1`;
  await seed(source, ca?.pem);
  const times = new Map<Copier, number[]>(copiers.map((copier) => [copier, []]));
  // The first round only warms up.
  for (let round = 0; round <= RUNS; round += 1) {
    for (const [copier, all] of times) {
      // A new one, as skopeo remembers what it has put where, and would mount.
      await using to = await start();
      const job = { source, destination: `${to.host}/bench/bulk:1`, everything: false };
      const ms = await runCopy(copier, ca === undefined ? job : { ...job, ca: ca.path });
      if (round > 0) {
        all.push(ms ?? Number.NaN);
      }
    }
  }
  return times;
}

/** Puts the image where it is copied from. */
async function seed(name: string, ca: string | undefined): Promise<void> {
  await using registry = await startRegistry();
  const seed = new Seed(registry, 'a/b');
  const layers = Array.from({ length: LAYERS }, (_, index) => ({ seed: `bulk ${index}`, size: LAYER_BYTES }));
  await seed.image(layers, { tags: ['v1'] });
  using client = new RegistryClient({ env: {}, ...(ca === undefined ? {} : { ca }) });
  const plan = await planCopy({
    client,
    source: parseReference(seed.name('v1')),
    destinations: [parseReference(name)],
    referrers: 'none',
    cosignTags: 'none',
  });
  await executeCopy(plan, { client });
}
