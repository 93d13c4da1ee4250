/** Inventories out of a few words. */
import { createHash } from 'node:crypto';
import type { Digest } from '@container-kit/registry';
import type { Inventory, ManifestFacts, PlannedDeletion, Version } from '@container-kit/retention';

/** The moment that ages count from. */
const NOW = new Date('2026-11-25T00:00:00Z');

/** A digest that stands for a name. */
export function digestOf(name: string): Digest {
  return `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/** A manifest by names of others. */
export interface Sketch {
  readonly tags?: readonly string[];
  readonly children?: readonly string[];
  readonly subject?: string;
  /** Age in days; 100 when absent. */
  readonly days?: number;
}

/** An inventory of manifests by name. */
export function inventoryOf(sketches: Readonly<Record<string, Sketch>>): Inventory {
  const versions = Object.entries(sketches).map(([name, sketch], at) => versionOf(name, sketch, at + 1));
  return {
    repository: 'org/app',
    readAt: NOW,
    versions: new Map(versions.map((version) => [version.digest, version])),
    doubts: [],
  };
}

export function versionOf(name: string, sketch: Sketch, id: number): Version {
  const created = NOW.getTime() - (sketch.days ?? 100) * 86_400_000;
  return {
    digest: digestOf(name),
    id,
    tags: sketch.tags ?? [],
    times: { pushed: undefined, created, updated: created, lastPulled: undefined },
    content: { kind: 'manifest', manifest: factsOf(sketch) },
  };
}

function factsOf({ children = [], subject }: Sketch): ManifestFacts {
  return {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: undefined,
    size: 100,
    children: children.map((child) => ({
      digest: digestOf(child),
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      size: 100,
      platform: undefined,
      about: undefined,
    })),
    subject: subject === undefined ? undefined : digestOf(subject),
    blobs: [],
    created: undefined,
    labels: {},
  };
}

/** A deletion as a plan has it. */
export function deletionOf(name: string, root = name): PlannedDeletion {
  return {
    digest: digestOf(name),
    root: digestOf(root),
    tags: [],
    ids: [],
    reason: { code: 'expired', text: 'old' },
    edges: [],
    updatedAt: undefined,
    time: undefined,
    size: 100,
  };
}
