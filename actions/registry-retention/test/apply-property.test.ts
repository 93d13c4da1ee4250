import type { Digest } from '@container-kit/registry';
import type { Version } from '@container-kit/retention';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../src/modes/clean.ts';
import { startReport } from '../src/report.ts';
import { digestOf, inventoryOf, type Sketch, versionOf } from './support/inventory.ts';
import { MemoryProvider } from './support/memory-provider.ts';
import { sessionOn } from './support/session.ts';

const TAGS = ['latest', 'stable', '1.0', '1.1', 'nightly', 'pr-7'];

/** Manifests by number; each leads to smaller numbers only, as digests have it. */
const repositories = fc
  .array(
    fc.record({
      children: fc.array(fc.nat(20), { maxLength: 3 }),
      subject: fc.option(fc.nat(20), { nil: undefined, freq: 3 }),
      tag: fc.option(fc.constantFrom(...TAGS), { nil: undefined }),
      days: fc.integer({ min: 0, max: 300 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((nodes) => Object.fromEntries(sketchesOf(nodes)));

function* sketchesOf(
  nodes: readonly {
    readonly children: readonly number[];
    readonly subject: number | undefined;
    readonly tag: string | undefined;
    readonly days: number;
  }[],
): Generator<[string, Sketch]> {
  const used = new Set<string>();
  for (const [at, { children, subject, tag, days }] of nodes.entries()) {
    const isFree = tag !== undefined && !used.has(tag);
    if (isFree) used.add(tag);
    yield [
      `m${at}`,
      {
        days,
        tags: isFree ? [tag] : [],
        children: [...new Set(children.filter((child) => child < at).map((child) => `m${child}`))],
        ...(subject !== undefined && subject < at ? { subject: `m${subject}` } : {}),
      },
    ];
  }
}

/** What somebody else does right before the n-th deletion: pushes an index of what is there, or tags it. */
const interferences = fc.array(
  fc.record({
    before: fc.nat(12),
    kind: fc.constantFrom('push', 'tag', 'delete'),
    picks: fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 4 },
);

test('whatever others do meanwhile, every tag stays whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      repositories,
      interferences,
      fc.integer({ min: 0, max: 4 }),
      async (sketches, others, minKeep) => {
        const provider = new MemoryProvider(inventoryOf(sketches));
        const foreign = new Set<Digest>();
        let deletions = 0;
        provider.meanwhile = () => {
          for (const other of others.filter(({ before }) => before === deletions)) {
            interfere(provider.versions('org/app'), other, foreign, deletions);
          }
          deletions += 1;
        };
        const inputs = { 'min-keep': String(minKeep), 'max-delete-percent': '100' };
        const session = sessionOn(provider, inputs);
        const report = startReport(session.now);
        report.mode = 'apply';
        // A restoring run fails, which is as it should be.
        await clean(session, report).catch(() => undefined);
        expect(brokenTags(provider.versions('org/app'), foreign)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

function interfere(
  versions: Map<Digest, Version>,
  { kind, picks }: { readonly kind: string; readonly picks: readonly number[] },
  foreign: Set<Digest>,
  number: number,
): void {
  const digests = [...versions.keys()];
  const chosen = picks.flatMap((pick) => digests[pick % digests.length] ?? []);
  const [first] = chosen;
  const version = first === undefined ? undefined : versions.get(first);
  if (first === undefined || version === undefined) return;
  if (kind === 'tag') versions.set(first, { ...version, tags: [...version.tags, `moved-${number}`] });
  else if (kind === 'delete') {
    // Another cleaner takes a root away: nothing that it does may be blamed on us.
    versions.delete(first);
    foreign.add(first);
  } else {
    const pushed = versionOf(
      `pushed-${number}-${picks.join()}`,
      { tags: [`new-${number}`], days: 0 },
      1000 + number,
    );
    if (pushed.content.kind !== 'manifest') return;
    const children = [...new Set(chosen)].map((digest) => ({
      digest,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      size: 100,
      platform: 'linux/amd64',
      about: undefined,
    }));
    const manifest = { ...pushed.content.manifest, children };
    const digest = digestOf(`${number}:${chosen.join()}`);
    versions.set(digest, { ...pushed, digest, content: { kind: 'manifest', manifest } });
  }
}

/** Tags whose graph lacks something, but for what somebody else deleted. */
function brokenTags(versions: ReadonlyMap<Digest, Version>, foreign: ReadonlySet<Digest>): readonly string[] {
  const isWhole = (digest: Digest): boolean => {
    const content = versions.get(digest)?.content;
    if (content === undefined) return foreign.has(digest);
    return content.kind !== 'manifest' || content.manifest.children.every((child) => isWhole(child.digest));
  };
  return [...versions.values()]
    .filter(({ digest, tags }) => tags.length > 0 && !isWhole(digest))
    .flatMap(({ tags }) => tags);
}

function digestsOf(sketches: Readonly<Record<string, Sketch>>): readonly Digest[] {
  return Object.keys(sketches).map(digestOf);
}

test('a protected tag and the newest always survive', async () => {
  await fc.assert(
    fc.asyncProperty(repositories, fc.integer({ min: 0, max: 4 }), async (sketches, minKeep) => {
      const provider = new MemoryProvider(inventoryOf(sketches));
      const session = sessionOn(provider, { 'min-keep': String(minKeep), 'max-delete-percent': '100' });
      const report = startReport(session.now);
      report.mode = 'apply';
      // A brake is a failure, and deletes nothing.
      await clean(session, report).catch(() => undefined);
      const left = provider.versions('org/app');
      for (const [name, { tags = [], days = 0 }] of Object.entries(sketches)) {
        const stays =
          tags.some((tag) => tag === 'latest' || tag === 'stable') || (tags.length > 0 && days <= 30);
        if (stays) expect(left.has(digestOf(name)), name).toBe(true);
      }
      expect([...left.keys()].every((digest) => digestsOf(sketches).includes(digest))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
