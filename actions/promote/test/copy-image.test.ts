import type { CopyPlan, DestinationPlan } from '@container-kit/registry';
import { describe, expect, test } from 'vitest';
import { assertMayMove, describePlan, destinationsOf } from '../src/copy-image.ts';
import type { Session } from '../src/session.ts';

const OLD = `sha256:${'b'.repeat(64)}` as const;
const NEW = `sha256:${'a'.repeat(64)}` as const;

function destination(registry: string, repository: string, tags: DestinationPlan['tags']): DestinationPlan {
  return {
    place: { registry, repository },
    isNew: false,
    manifests: { write: [NEW], exist: [], keep: [] },
    blobs: { exist: [], mount: [NEW, OLD], stream: [], mountFrom: 'a/b' },
    bytes: 0,
    requests: 4,
    tags,
  };
}

function planWith(...destinations: readonly DestinationPlan[]): CopyPlan {
  const descriptor = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: NEW, size: 2 };
  const manifest = { descriptor, content: '{}', tags: [], stage: 0 };
  return {
    version: 1,
    source: { registry: 'ghcr.io', repository: 'a/b' },
    root: descriptor,
    manifests: [
      { ...manifest, role: 'root' },
      { ...manifest, role: 'referrer' },
      { ...manifest, role: 'cosign' },
    ],
    blobs: [descriptor],
    foreign: [descriptor],
    ignored: [{ subject: NEW, digest: OLD, reason: 'absent' }],
    destinations,
    bytes: 7,
    requests: 9,
  };
}

const HUB = destination('docker.io', 'library/app', [{ tag: '1', from: null, to: NEW }]);
const GHCR = destination('ghcr.io', 'org/app', [
  { tag: 'production', from: OLD, to: NEW },
  { tag: 'stable', from: NEW, to: NEW },
]);

test('each tag of each destination is one entry, under the name that the inputs have', () => {
  expect(destinationsOf(planWith(HUB, GHCR))).toEqual([
    { reference: 'docker.io/library/app:1', digest: NEW, previous: null, changed: true },
    { reference: 'ghcr.io/org/app:production', digest: NEW, previous: OLD, changed: true },
    { reference: 'ghcr.io/org/app:stable', digest: NEW, previous: NEW, changed: false },
  ]);
});

test('a plan in numbers', () => {
  expect(describePlan(planWith(HUB, GHCR))).toEqual({
    manifests: 3,
    referrers: 2,
    blobs: 1,
    bytes: 7,
    mounts: 4,
    requests: 9,
    leftOut: 2,
  });
});

describe('tags that may not move', () => {
  const session = (input: boolean, policy?: boolean) =>
    ({
      inputs: { immutableTags: input },
      rules: policy === undefined ? undefined : { immutableTags: policy },
    }) as unknown as Session;
  const moving = destinationsOf(planWith(GHCR));
  const staying = destinationsOf(planWith(HUB, destination('ghcr.io', 'org/app', GHCR.tags.slice(1))));

  test.each([
    ['the input', session(true)],
    ['the policy', session(false, true)],
    ['the input, which wins over the policy', session(true, false)],
  ])('by %s', (_name, immutable) => {
    expect(() => assertMayMove(immutable, moving)).toThrow(
      `the tag ghcr.io/org/app:production points to ${OLD}, and would be moved to ${NEW}`,
    );
    // New tags, and tags that point there already, do not move.
    expect(() => assertMayMove(immutable, staying)).not.toThrow();
  });

  test('may move when neither forbids it', () => {
    expect(() => assertMayMove(session(false, false), moving)).not.toThrow();
    expect(() => assertMayMove(session(false), moving)).not.toThrow();
  });
});
