/**
 * Plans a repository of 60,000 versions, to be run in a process of its own, and prints what that took, as JSON:
 * `node --conditions=source packages/retention/test/support/scale.ts`.
 */
import { createHash } from 'node:crypto';
import { EMPTY_POLICY } from '@container-kit/policy';
import { type Digest, MEDIA_TYPE } from '@container-kit/registry';
import {
  circumstancesOf,
  type Inventory,
  neededReads,
  planRetention,
  type Version,
} from '../../src/index.ts';

const INDEXES = 12_000;
const CHILDREN = 4;
const NOW = new Date('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;

function digest(name: string): Digest {
  return `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

const UNREAD = { kind: 'unread' } as const;
const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', undefined];

/** An index every hour, half of them older than the limit below; of each the last child is an attestation. */
function makeInventory(isRead: boolean): Inventory {
  const versions = new Map<Digest, Version>();
  for (let index = 0; index < INDEXES; index += 1) {
    const time = NOW.getTime() - index * HOUR;
    const times = { pushed: undefined, created: time, updated: time, lastPulled: undefined };
    const names = PLATFORMS.map((_, child) => digest(`${index}/${child}`));
    for (const [child, name] of names.entries()) {
      const id = index * (CHILDREN + 1) + child;
      versions.set(name, { digest: name, id, tags: [], times, content: UNREAD });
    }
    const children = names.map((name, child) => ({
      digest: name,
      mediaType: MEDIA_TYPE.ociManifest,
      size: 1000,
      platform: PLATFORMS[child],
      about: PLATFORMS[child] === undefined ? names[0] : undefined,
    }));
    const manifest = {
      mediaType: MEDIA_TYPE.ociIndex,
      artifactType: undefined,
      size: 2000,
      children,
      subject: undefined,
      blobs: [],
      created: undefined,
      labels: {},
    };
    const own = digest(`${index}`);
    const id = index * (CHILDREN + 1) + CHILDREN;
    const content = isRead ? ({ kind: 'manifest', manifest } as const) : UNREAD;
    versions.set(own, { digest: own, id, tags: [`main-${index}`], times, content });
  }
  return { repository: 'org/app', readAt: NOW, versions, doubts: [] };
}

const input = {
  registry: 'ghcr.io',
  policy: { ...EMPTY_POLICY.retention, default: { maxAge: 6000 * HOUR } },
  now: NOW,
};
const circumstances = circumstancesOf(input, 'org/app');
// One inventory after the other, as a run has them.
const unread = neededReads(makeInventory(false), circumstances).length;
const inventory = makeInventory(true);
const more = neededReads(inventory, circumstances).length;
const start = process.cpuUsage();
const plan = planRetention({ ...input, inventories: [inventory] });
const { user, system } = process.cpuUsage(start);
const [repository] = plan.repositories;
const result = {
  versions: inventory.versions.size,
  reads: [unread, more],
  delete: repository?.delete.length,
  keep: repository?.keep.length,
  /** Of `planRetention`, in seconds. */
  cpu: (user + system) / 1e6,
  /** Of the process over its whole life, in bytes. */
  peakRss: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
