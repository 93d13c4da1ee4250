/**
 * A package of 60,000 versions, 12,000 indexes of four platforms each: requests against their formula, memory and time of a
 * dry run. Published cleanup actions run beside ours where CONTAINER_KIT_PEERS names a folder with their checkouts.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  runAction,
  startGitHub,
  startRegistry,
  type TestGitHub,
  type TestRegistry,
} from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';
import { printTable } from './copy/table.ts';
import { type Ratio, skip } from './measure.ts';

const INDEXES = 12_000;
const CHILDREN = 4;
const VERSIONS = INDEXES * (1 + CHILDREN);
const PAGE = 100;
const BUDGET_MB = 160;
const PACKAGE = 'octo-org/app';
const DAY = 86_400_000;
const PERMISSIONS = { packages: 'write', contents: 'read' } as const;

/** What a run took. */
interface Cost {
  readonly reads: number;
  /** Of these, manifests: each counts as a download at GitHub. */
  readonly manifests: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly result: string;
}

/** An action that cleans up. */
interface Contestant {
  readonly name: string;
  /** Folder with `action.yml`. */
  readonly folder: string;
  readonly inputs: (registry: TestRegistry, api: TestGitHub) => Readonly<Record<string, string>>;
}

const OURS: Contestant = {
  name: 'registry-retention',
  folder: join(REPOSITORY, 'registry-retention'),
  inputs: (registry) => ({
    registry: registry.host,
    provider: 'ghcr',
    repositories: PACKAGE,
    'max-delete-percent': '100',
    cache: 'none',
  }),
};

const PEERS: readonly Contestant[] = [
  {
    name: 'dataaxiom/ghcr-cleanup-action',
    folder: 'dataaxiom+ghcr-cleanup-action',
    inputs: (registry, api) => ({
      owner: 'octo-org',
      repository: 'app',
      package: 'app',
      token: api.token,
      'older-than': '30 days',
      'keep-n-tagged': '10',
      'dry-run': 'true',
      'github-api-url': api.url,
      'registry-url': `${registry.url}/`,
    }),
  },
];

/** Measures and prints. @param folder of our action, with `action.yml` */
export async function benchRetention(folder = OURS.folder): Promise<readonly Ratio[]> {
  const what = `registry-retention: dry run over ${VERSIONS} versions`;
  if (process.platform !== 'linux')
    return [{ what, measured: `not on ${process.platform}`, ratio: skip, budget: 1 }];
  await using registry = await startRegistry({ profile: 'ghcr' });
  const clock = { now: Date.now() };
  await using api = await startGitHub({ registry, permissions: PERMISSIONS, now: () => clock.now });
  await fill(registry, clock);
  const rows: string[][] = [['action', 'reads', 'manifests', 'seconds', 'peak MB', '']];
  const costs = new Map<string, Cost>();
  for (const contestant of [{ ...OURS, folder }, ...installedPeers()]) {
    console.log(`${contestant.name}: a dry run over ${VERSIONS} versions ...`);
    const cost = await measure(contestant, registry, api);
    costs.set(contestant.name, cost);
    const { reads, manifests, seconds, megabytes, result } = cost;
    console.log(`${reads} reads, ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB`);
    rows.push([
      contestant.name,
      String(reads),
      String(manifests),
      seconds.toFixed(0),
      megabytes.toFixed(0),
      result,
    ]);
  }
  console.log(`\nA dry run over ${VERSIONS} versions, ${INDEXES} of them indexes of ${CHILDREN} platforms:`);
  printTable(rows);
  const ours = costs.get(OURS.name);
  return ours === undefined ? [] : ratiosOf(what, ours);
}

function ratiosOf(what: string, { reads, megabytes }: Cost): readonly Ratio[] {
  // docs: ceil(N/100) + M + S + U; and the tags, which the listing is checked against.
  const formula = Math.ceil(VERSIONS / PAGE) + INDEXES + Math.ceil(INDEXES / PAGE);
  return [
    { what: `${what}: reads`, measured: `${reads} of ${formula}`, ratio: reads / formula, budget: 1 },
    {
      what: `${what}: peak memory`,
      measured: `${megabytes.toFixed(0)} MB of ${BUDGET_MB} MB`,
      ratio: megabytes / BUDGET_MB,
      budget: 1,
    },
  ];
}

function installedPeers(): readonly Contestant[] {
  const { CONTAINER_KIT_PEERS: peers } = process.env;
  if (!peers) return [];
  return PEERS.map((peer) => ({ ...peer, folder: join(peers, peer.folder) })).filter(({ folder }) =>
    existsSync(join(folder, 'action.yml')),
  );
}

/** One index an hour, the newest an hour ago; its platforms are pushed right before it. */
async function fill(registry: TestRegistry, clock: { now: number }): Promise<void> {
  const start = Date.now();
  const config = await registry.putBlob(PACKAGE, '{}');
  for (let at = INDEXES; at >= 1; at -= 1) {
    clock.now = start - (at * DAY) / 24;
    const manifests = [];
    for (let child = 0; child < CHILDREN; child += 1) {
      const type = 'application/vnd.oci.image.manifest.v1+json';
      const bytes = Buffer.from(
        JSON.stringify({
          schemaVersion: 2,
          mediaType: type,
          config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config, size: 2 },
          layers: [],
          annotations: { number: `${at}.${child}` },
        }),
      );
      const digest = await registry.putManifest(PACKAGE, bytes, { mediaType: type });
      const platform = { os: 'linux', architecture: ['amd64', 'arm64', 's390x', 'ppc64le'][child] };
      manifests.push({ mediaType: type, digest, size: bytes.length, platform });
    }
    const type = 'application/vnd.oci.image.index.v1+json';
    const index = { schemaVersion: 2, mediaType: type, manifests };
    await registry.putManifest(PACKAGE, index, { tags: [`build-${INDEXES - at}`], mediaType: type });
  }
  clock.now = start;
}

async function measure(
  { folder, inputs }: Contestant,
  registry: TestRegistry,
  api: TestGitHub,
): Promise<Cost> {
  const temporary = await mkdtemp(join(tmpdir(), 'bench-retention-'));
  const file = join(temporary, 'peak');
  registry.clearRequests();
  const before = api.requests.length;
  const started = performance.now();
  try {
    const { outputs, conclusion, log } = await runAction({
      action: folder,
      githubToken: api.token,
      github: { repository: PACKAGE, api_url: api.url },
      with: inputs(registry, api),
      env: {
        NODE_OPTIONS: `--import ${join(import.meta.dirname, 'peak-at-exit.mjs')}`,
        BENCH_PEAK_FILE: file,
      },
    });
    if (conclusion !== 'success') throw new Error(log.slice(-5000));
    const manifests = registry.requests.filter(({ path }) => path.includes('/manifests/')).length;
    return {
      reads: api.requests.length - before + registry.requests.length,
      manifests,
      seconds: (performance.now() - started) / 1000,
      megabytes: (Number(await readFile(file, 'utf8')) * 1024) / 1_000_000,
      result: outputs.deleted === undefined ? '' : `${outputs.deleted} would go, ${outputs.kept} stay`,
    };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
