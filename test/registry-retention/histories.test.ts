import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Ghcr } from './ghcr.ts';
import type { Descriptor } from './images.ts';

// Each history is a run of its own, with paced deletions.
vi.setConfig({ testTimeout: 600_000 });

/** What is pushed, oldest first: an image, or an index of some that are there. */
const pushes = fc.array(
  fc.record({
    kind: fc.constantFrom('image', 'index', 'signature'),
    picks: fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }),
    tag: fc.option(fc.constantFrom('latest', 'stable', '1.0', '1.1', '2.0', 'nightly', 'pr-7'), {
      nil: undefined,
    }),
    days: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 4, maxLength: 16 },
);

/** What somebody else does at the n-th request of a kind. */
const others = fc.array(
  fc.record({
    method: fc.constantFrom('GET', 'DELETE'),
    after: fc.nat(8),
    kind: fc.constantFrom('push', 'tag'),
    picks: fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 4 },
);

test('whatever was pushed, and whatever is pushed meanwhile, every tag that is there can be pulled whole', async () => {
  await fc.assert(
    fc.asyncProperty(pushes, others, fc.integer({ min: 0, max: 4 }), async (history, meanwhile, minKeep) => {
      const ghcr = await Ghcr.start();
      await replay(ghcr, history);
      for (const [number, { method, after, kind, picks }] of meanwhile.entries()) {
        ghcr.api.interrupt({ method, path: /\/versions/, after }, async () => {
          const there = chosen(ghcr, picks);
          if (there.length === 0) return;
          if (kind === 'push') await ghcr.index(0, there, `pushed-${number}`);
          else await ghcr.tag(there[0] as Descriptor, `tagged-${number}`);
        });
      }
      const result = await ghcr.retain({ 'min-keep': String(minKeep), 'max-delete-percent': '100' });
      expect(result.violations).toEqual([]);
      expect(ghcr.broken, result.log).toEqual([]);
      // A run that had to restore something is red; nothing else may be but a brake.
      if (result.conclusion !== 'success')
        expect(result.log).toMatch(/had to be restored|brake|same time|age/i);
    }),
    { numRuns: 30 },
  );
});

/** Pushes, each so many days after the one before that the newest is of today. */
async function replay(
  ghcr: Ghcr,
  history: readonly {
    readonly kind: string;
    readonly picks: readonly number[];
    readonly tag: string | undefined;
    readonly days: number;
  }[],
): Promise<void> {
  let age = history.reduce((sum, { days }) => sum + days, 0);
  const written: Descriptor[] = [];
  for (const [number, { kind, picks, tag, days }] of history.entries()) {
    age -= days;
    const tags = tag === undefined ? [] : [tag];
    const there = picks.flatMap((pick) => written[pick % Math.max(1, written.length)] ?? []);
    const unique = [...new Map(there.map((each) => [each.digest, each])).values()];
    written.push(
      await ghcr.pushed(age, (writer) => {
        const [subject] = unique;
        if (kind === 'index' && unique.length > 0) return writer.index(unique, { tags });
        if (kind === 'signature' && subject !== undefined)
          return writer.artifact(`artifact ${number}`, { tags, subject });
        return writer.image(`image ${number}`, { tags });
      }),
    );
  }
}

/** Some of the versions that are there now. */
function chosen(ghcr: Ghcr, picks: readonly number[]): readonly Descriptor[] {
  const { versions } = ghcr.package;
  const digests = new Set(
    picks.flatMap((pick) => versions[pick % Math.max(1, versions.length)]?.digest ?? []),
  );
  return [...digests].map((digest) => ghcr.descriptor(digest));
}
