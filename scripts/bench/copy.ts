/** Copies against crane, oras, skopeo and regctl: requests, and time at a distance. */
import { type GraphShape, seedGraph } from '@container-kit/registry/test-support/seed';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { type Copier, runCopy } from './copy/run.ts';
import { installedTools, type Tool } from './copy/tools.ts';
import { median, type Ratio, skip } from './measure.ts';

const REQUESTS_BUDGET = 0.75;
/**
 * With referrers we send two requests more than a bare copy: the root goes by digest before what refers to it and only
 * then by its tag, and one list of referrers is read back, as registries have claimed lists that they lack.
 */
const REFERRERS_BUDGET = 0.76;
const WALL_BUDGET = 0.5;
const WALL_RUNS = 3;
/** Every request waits so long: a round trip to a registry that is not near. */
const LATENCY_MS = 20;
/** An image for four platforms: the few requests for its tag weigh more than in a big one. */
const SMALL: GraphShape = { platforms: 4, layers: 5, layerBytes: 20_000 };
const WIDE: GraphShape = { platforms: 50, layers: 3, layerBytes: 1_000 };
const SIGNED: GraphShape = { ...SMALL, referrers: 3, cosign: true };
/** Nothing but round trips: 200 layers that weigh nothing. */
const MANY_BLOBS: GraphShape = { platforms: 1, layers: 200, layerBytes: 600 };

/** Measures requests and wall time of copies; what is not installed is left out. */
export async function benchCopy(): Promise<readonly Ratio[]> {
  const tools = installedTools();
  if (tools.length === 0) {
    return [{ what: 'copy', measured: 'no peer is installed', ratio: skip, budget: REQUESTS_BUDGET }];
  }
  return [
    await requestRatio('copy: requests to another registry, 4 platforms', tools, { shape: SMALL }),
    await requestRatio('copy: requests to another registry, 50 platforms', tools, { shape: WIDE }),
    await requestRatio('copy: requests within one registry, 4 platforms', tools, {
      shape: SMALL,
      sameRegistry: true,
    }),
    await requestRatio('copy: requests within one registry, 50 platforms', tools, {
      shape: WIDE,
      sameRegistry: true,
    }),
    await requestRatio('copy: requests with referrers and cosign tags', tools, {
      shape: SIGNED,
      budget: REFERRERS_BUDGET,
    }),
    await wallRatio(tools),
  ];
}

interface Case {
  readonly shape: GraphShape;
  readonly sameRegistry?: boolean;
  readonly budget?: number;
}

/** Ours against the peer with the fewest requests that copied as much. */
async function requestRatio(
  what: string,
  tools: readonly Tool[],
  { shape, sameRegistry = false, budget = REQUESTS_BUDGET }: Case,
): Promise<Ratio> {
  const counts = new Map<string, number>();
  for (const copier of ['ours', ...tools] as const) {
    const count = await countRequests(copier, shape, sameRegistry);
    if (count !== undefined) {
      counts.set(copier === 'ours' ? copier : copier.name, count);
    }
  }
  const own = counts.get('ours') ?? Number.NaN;
  counts.delete('ours');
  const measured = `${own} against ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`;
  return { what, measured, ratio: own / Math.min(...counts.values()), budget };
}

/** @returns undefined when the copier failed or left something behind */
async function countRequests(
  copier: Copier,
  shape: GraphShape,
  sameRegistry: boolean,
): Promise<number | undefined> {
  await using from = await startRegistry({ profile: 'harbor' });
  await using other = await startRegistry({ profile: 'harbor' });
  const to = sameRegistry ? from : other;
  const { seed } = await seedGraph(from, 'a/b', shape);
  const everything = shape.referrers !== undefined;
  const done = await runCopy(copier, {
    source: seed.name('v1'),
    destination: `${to.host}/c/d:v1`,
    everything,
  });
  const isWhole = seed.manifests.every((digest) => to.manifest('c/d', digest) !== undefined);
  return done === undefined || !isWhole ? undefined : from.requests.length + other.requests.length;
}

async function wallRatio(tools: readonly Tool[]): Promise<Ratio> {
  const crane = tools.find(({ name }) => name === 'crane');
  const what = `copy: wall at ${LATENCY_MS} ms, 200 layers, without starting Node`;
  if (crane === undefined) {
    return { what, measured: 'no crane', ratio: skip, budget: WALL_BUDGET };
  }
  const times: { readonly ours: number[]; readonly crane: number[] } = { ours: [], crane: [] };
  for (let count = 0; count < WALL_RUNS; count += 1) {
    times.ours.push(await timeAtDistance('ours'));
    times.crane.push(await timeAtDistance(crane));
  }
  const [own, peer] = [median(times.ours), median(times.crane)];
  const measured = `${own.toFixed(0)} ms against crane ${peer.toFixed(0)} ms`;
  return { what, measured, ratio: own / peer, budget: WALL_BUDGET };
}

async function timeAtDistance(copier: Copier): Promise<number> {
  await using from: TestRegistry = await startRegistry({ profile: 'harbor', latencyMs: LATENCY_MS });
  await using to = await startRegistry({ profile: 'harbor', latencyMs: LATENCY_MS });
  const { seed } = await seedGraph(from, 'a/b', MANY_BLOBS);
  const job = { source: seed.name('v1'), destination: `${to.host}/c/d:v1`, everything: false };
  return (await runCopy(copier, job)) ?? Number.NaN;
}
