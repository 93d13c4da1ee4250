/** Inventories for tests, written as people think of them. */
import { createHash } from 'node:crypto';
import { EMPTY_POLICY, type RetentionPolicy, type RetentionSettings } from '@container-kit/policy';
import { parseTagPattern } from '@container-kit/policy/tag-pattern';
import { type Digest, MEDIA_TYPE } from '@container-kit/registry';
import {
  type ChildFacts,
  type Content,
  type Inventory,
  type ManifestFacts,
  type Plan,
  type PlanInput,
  planRetention,
  type RepositoryPlan,
  type Version,
} from '../../src/index.ts';

export const NOW = new Date('2026-11-25T12:00:00Z');
export const DAY = 86_400_000;

/** A digest that is always the same for a name. */
export function digestOf(name: string): Digest {
  return `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/** The tag under which cosign keeps what belongs to a name, or the list of its referrers. */
export function referrerTag(name: string, suffix = ''): string {
  return digestOf(name).replace(':', '-') + suffix;
}

/** What a test says of a manifest; everything else is made up. */
export interface Written {
  readonly tags?: readonly string[];
  /** Since it was pushed; undefined: 100. */
  readonly days?: number | undefined;
  /** Since a tag was last set. */
  readonly updated?: number;
  readonly pulled?: number;
  /** Names of what it lists. */
  readonly children?: readonly (string | (Partial<ChildFacts> & { readonly name: string }))[];
  readonly subject?: string;
  readonly blobs?: Readonly<Record<string, number>>;
  readonly size?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly content?: Content;
  readonly times?: Partial<Version['times']>;
  readonly created?: number;
}

/** An inventory of manifests by name. */
export function inventoryOf(
  manifests: Readonly<Record<string, Written>>,
  options: { readonly repository?: string; readonly doubts?: readonly string[]; readonly now?: Date } = {},
): Inventory {
  const { repository = 'org/app', doubts = [], now = NOW } = options;
  const versions = Object.entries(manifests).map(([name, written], index) =>
    versionOf(name, written, index, now),
  );
  return {
    repository,
    readAt: now,
    doubts,
    versions: new Map(versions.map((version) => [version.digest, version])),
  };
}

function versionOf(name: string, written: Written, index: number, now: Date): Version {
  const { tags = [], content = { kind: 'manifest', manifest: factsOf(written) } } = written;
  const ago = (days: number | undefined): number | undefined =>
    days === undefined ? undefined : now.getTime() - days * DAY;
  const days = 'days' in written ? written.days : 100;
  return {
    digest: digestOf(name),
    id: index + 1,
    tags: [...tags].sort(),
    times: {
      pushed: undefined,
      created: ago(days),
      updated: ago(written.updated ?? days),
      lastPulled: ago(written.pulled),
      ...written.times,
    },
    content,
  };
}

/** Facts of an index when it lists something, else of an image. */
export function factsOf({
  children,
  subject,
  blobs = {},
  labels = {},
  size = 500,
  created,
}: Written): ManifestFacts {
  return {
    mediaType: children === undefined ? MEDIA_TYPE.ociManifest : MEDIA_TYPE.ociIndex,
    artifactType: undefined,
    size,
    children: (children ?? []).map((child) => childOf(typeof child === 'string' ? { name: child } : child)),
    subject: subject === undefined ? undefined : digestOf(subject),
    blobs: Object.entries(blobs).map(([name, bytes]) => ({ digest: digestOf(name), size: bytes })),
    created,
    labels,
  };
}

function childOf({ name, ...given }: Partial<ChildFacts> & { readonly name: string }): ChildFacts {
  const platform = 'platform' in given ? given.platform : 'linux/amd64';
  return {
    digest: digestOf(name),
    mediaType: MEDIA_TYPE.ociManifest,
    size: 500,
    about: undefined,
    ...given,
    platform,
  };
}

/** A policy that says the same for all repositories. Without brakes, unless it says otherwise. */
export function policyOf(settings: RetentionSettings = {}): RetentionPolicy {
  const brakes = { maxDeletePercent: 100, minRemaining: 0, ...settings.brakes };
  return { ...EMPTY_POLICY.retention, default: { ...settings, brakes } };
}

/** Tag patterns from their sources. */
export function patterns(...sources: readonly string[]) {
  return sources.map(parseTagPattern);
}

/** Keeps nothing that is not protected. */
export const NOTHING_STAYS: RetentionSettings = { minKeep: 0, maxAge: 0, untagged: { grace: 0 } };

/** Plans one repository. */
export function planOf(
  inventory: Inventory,
  settings: RetentionSettings = {},
  more: Partial<PlanInput> = {},
): RepositoryPlan & { readonly whole: Plan } {
  const whole = planRetention({
    registry: 'ghcr.io',
    inventories: [inventory],
    policy: policyOf(settings),
    now: NOW,
    ...more,
  });
  const [plan] = whole.repositories;
  if (plan === undefined) throw new Error('the repository is not in the plan');
  return { ...plan, whole };
}

/** The names of what goes, of an inventory made by {@link inventoryOf}, in the order of deletion. */
export function gone(plan: RepositoryPlan, manifests: Readonly<Record<string, unknown>>): readonly string[] {
  const names = new Map<string, string>(Object.keys(manifests).map((name) => [digestOf(name), name]));
  return plan.delete.map(({ digest }) => names.get(digest) ?? digest);
}

/** Why a name stays or goes: the code of its reason. */
export function codeOf(plan: RepositoryPlan, name: string): string | undefined {
  const digest = digestOf(name);
  const all = [...plan.delete, ...plan.quarantine, ...plan.keep];
  return all.find((each) => each.digest === digest)?.reason.code;
}
