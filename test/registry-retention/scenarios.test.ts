/**
 * Histories in which other cleanup actions lose or break tags (shared/reference/retention.md, section 3; the letters are those
 * of that page), and the same with ours. Whatever else a test expects, no tag that stays may be broken.
 */
import type { StepResult } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { Ghcr, PACKAGE } from './ghcr.ts';
import { errorOf } from './harness.ts';
import { cosignTag } from './images.ts';

/** Everything old goes that no rule keeps. */
const STRICT = { 'min-keep': '0', 'max-delete-percent': '100' };

function expectGreen(result: StepResult, outcome = 'applied'): void {
  expect(result.conclusion, result.log).toBe('success');
  expect(result.outputs.outcome, result.log).toBe(outcome);
  expect(result.violations).toEqual([]);
}

describe('a tag is never lost', () => {
  test('A: a platform with a protected tag of its own survives its old index', async () => {
    const ghcr = await Ghcr.start();
    const amd64 = await ghcr.image(100, 'stable');
    const arm64 = await ghcr.image(100);
    const index = await ghcr.index(99, [amd64, arm64], '1.0');
    await ghcr.image(1, 'latest');
    expectGreen(await ghcr.retain(STRICT));
    expect(ghcr.has(index)).toBe(false);
    expect(ghcr.has(arm64)).toBe(false);
    expect(ghcr.tags).toEqual(['latest', 'stable']);
    expect(ghcr.broken).toEqual([]);
  });

  test('O: the same with another protected tag, a number and an age', async () => {
    const ghcr = await Ghcr.start();
    const children = [await ghcr.image(100, 'prod'), await ghcr.image(100)];
    await ghcr.index(99, children, '1.0');
    for (const days of [3, 2, 1]) await ghcr.image(days, `new-${days}`);
    expectGreen(await ghcr.retain({ 'min-keep': '3', 'max-age-days': '30', 'protected-tags': 'prod' }));
    expect(ghcr.tags).toEqual(['new-1', 'new-2', 'new-3', 'prod']);
    expect(ghcr.broken).toEqual([]);
  });

  test('B: a kept tag on an index of indexes keeps all levels', async () => {
    const ghcr = await Ghcr.start();
    const leaves = [await ghcr.image(100), await ghcr.image(101)];
    const inner = await ghcr.index(99, leaves);
    const outer = await ghcr.index(98, [inner], 'latest');
    await ghcr.image(97, 'old');
    expectGreen(await ghcr.retain(STRICT));
    expect([...leaves, inner, outer].every((each) => ghcr.has(each))).toBe(true);
    expect(ghcr.tags).toEqual(['latest']);
    expect(ghcr.broken).toEqual([]);
  });

  test('F: a protected tag keeps its digest, whatever other tags that has', async () => {
    const ghcr = await Ghcr.start();
    await ghcr.image(100, 'stable', 'pr-7');
    await ghcr.image(90, 'pr-8');
    expectGreen(await ghcr.retain(STRICT));
    expect(ghcr.tags).toEqual(['pr-7', 'stable']);
  });

  test('H: the newest ten of all stay: of 5 young and 12 old ones 7 go', async () => {
    const ghcr = await Ghcr.start();
    for (let at = 12; at >= 1; at -= 1) await ghcr.image(40 + at, `old-${at}`);
    for (let at = 5; at >= 1; at -= 1) await ghcr.image(at, `young-${at}`);
    const result = await ghcr.retain();
    expectGreen(result);
    expect(result.outputs).toMatchObject({ deleted: '7', kept: '10' });
    expect(ghcr.tags).toEqual(
      [1, 2, 3, 4, 5]
        .flatMap((at) => [`old-${at}`])
        .concat([1, 2, 3, 4, 5].map((at) => `young-${at}`))
        .sort(),
    );
  });

  test('I: referrers and cosign tags of a kept image stay, those of an old one go', async () => {
    const ghcr = await Ghcr.start();
    const parts = await Promise.all(
      (['latest', 'old'] as const).map(async (tag) => {
        const image = await ghcr.image(tag === 'old' ? 101 : 100, tag);
        const bundle = await ghcr.pushed(99, (writer) =>
          writer.artifact(`bundle of ${tag}`, { subject: image }),
        );
        const signature = await ghcr.pushed(99, (writer) =>
          writer.artifact(`signature of ${tag}`, { tags: [cosignTag(image)] }),
        );
        return { image, bundle, signature };
      }),
    );
    expectGreen(await ghcr.retain(STRICT));
    const [latest, old] = parts;
    expect(Object.values(latest ?? {}).map((each) => ghcr.has(each))).toEqual([true, true, true]);
    expect(Object.values(old ?? {}).map((each) => ghcr.has(each))).toEqual([false, false, false]);
  });

  test('M: a platform that two indexes share stays with the one that stays', async () => {
    const ghcr = await Ghcr.start();
    const [shared, own, other] = [await ghcr.image(100), await ghcr.image(101), await ghcr.image(102)];
    await ghcr.index(99, [shared, own], 'old');
    await ghcr.index(98, [shared, other], 'latest');
    expectGreen(await ghcr.retain(STRICT));
    expect([shared, own, other].map((each) => ghcr.has(each))).toEqual([true, false, true]);
    expect(ghcr.broken).toEqual([]);
  });
});

describe('what the registry refuses stays a matter of its own', () => {
  test('C: a listed version without a manifest is left alone, and all else is cleaned', async () => {
    const ghcr = await Ghcr.start();
    const ghost = await ghcr.image(100, 'ghost');
    await ghcr.image(99, 'old');
    await ghcr.image(1, 'latest');
    const unknown = { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'unknown' }] } };
    ghcr.registry.fail({ path: new RegExp(ghost.digest), times: Number.POSITIVE_INFINITY, action: unknown });
    expectGreen(await ghcr.retain(STRICT));
    expect(ghcr.tags).toEqual(['ghost', 'latest']);
  });

  test('D: one of ten that GitHub never deletes does not stop the other nine', async () => {
    const ghcr = await Ghcr.start();
    const images = [];
    for (let at = 10; at >= 1; at -= 1) images.push(await ghcr.image(100 + at, `old-${at}`));
    await ghcr.image(1, 'latest');
    ghcr.package.setVisibility('public');
    ghcr.package.setDownloads(images[4]?.digest ?? '', 5001);
    const result = await ghcr.retain(STRICT);
    expectGreen(result);
    expect(result.outputs.deleted).toBe('9');
    expect(ghcr.tags).toEqual(['latest', 'old-6']);
    expect(result.summary).toContain('1 skipped');
  });

  test('the last tagged version is never asked for', async () => {
    const ghcr = await Ghcr.start();
    await ghcr.image(100, 'only');
    expectGreen(await ghcr.retain(STRICT), 'nothing-to-do');
    expect(ghcr.tags).toEqual(['only']);
  });
});

describe('others push and delete meanwhile', () => {
  test('E: an untagged candidate that gets a tag right before its turn stays', async () => {
    const ghcr = await Ghcr.start();
    const candidate = await ghcr.image(100);
    await ghcr.image(1, 'latest');
    const path = new RegExp(`/versions/${ghcr.id(candidate)}$`);
    ghcr.api.interrupt({ path }, () => ghcr.tag(candidate, 'release'));
    const result = await ghcr.retain(STRICT);
    expectGreen(result, 'nothing-to-do');
    expect(ghcr.tags).toEqual(['latest', 'release']);
    expect(ghcr.broken).toEqual([]);
  });

  test('E: one that gets it at the very last moment is restored with its tag, loudly', async () => {
    const ghcr = await Ghcr.start();
    const child = await ghcr.image(100);
    const candidate = await ghcr.index(100, [child]);
    await ghcr.image(1, 'latest');
    ghcr.api.interrupt({ method: 'DELETE' }, () => ghcr.tag(candidate, 'release'));
    const result = await ghcr.retain(STRICT);
    expect(result.outputs.outcome, result.log).toBe('failed');
    expect(errorOf(result)).toContain('had to be restored');
    expect(ghcr.tags).toEqual(['latest', 'release']);
    expect(ghcr.broken).toEqual([]);
  });

  test('E2: what a new index needs is spared when it comes before', async () => {
    const ghcr = await Ghcr.start();
    const old = await ghcr.image(100);
    const other = await ghcr.image(99);
    await ghcr.image(1, 'latest');
    ghcr.registry.clearRequests();
    // The listing is through; the first look for arrivals is the next request for a page.
    ghcr.api.interrupt({ method: 'GET', path: /\/versions\?/, after: 1 }, async () => {
      await ghcr.index(0, [old], 'new');
    });
    const result = await ghcr.retain(STRICT);
    expectGreen(result);
    expect([ghcr.has(old), ghcr.has(other)]).toEqual([true, false]);
    expect(ghcr.broken).toEqual([]);
  });

  test('E2: what a new index needs is restored when it comes at the very last moment, loudly', async () => {
    const ghcr = await Ghcr.start();
    const old = await ghcr.image(100);
    await ghcr.image(1, 'latest');
    ghcr.api.interrupt({ method: 'DELETE' }, async () => {
      await ghcr.index(0, [old], 'new');
    });
    const result = await ghcr.retain(STRICT);
    expect(result.conclusion).toBe('failure');
    expect(result.outputs.outcome).toBe('failed');
    expect(errorOf(result)).toContain('had to be restored');
    expect(ghcr.tags).toEqual(['latest', 'new']);
    expect(ghcr.broken).toEqual([]);
  });

  test('K: a version that somebody deletes between two pages hides no other', async () => {
    const ghcr = await Ghcr.start();
    const leaves = [await ghcr.image(300), await ghcr.image(301)];
    for (let at = 0; at < 98; at += 1) await ghcr.image(200, `filler-${at}`);
    const kept = await ghcr.index(150, leaves, 'latest');
    const first = await ghcr.image(2, 'first');
    for (let at = 0; at < 99; at += 1) await ghcr.image(1, `young-${at}`);
    ghcr.api.interrupt({ method: 'GET', path: /\/versions\?.*page=2/ }, () =>
      ghcr.package.delete(first.digest),
    );
    const result = await ghcr.retain({ 'min-keep': '150', 'max-delete-percent': '100' });
    expect(result.conclusion, result.log).toBe('success');
    expect([kept, ...leaves].map((each) => ghcr.has(each))).toEqual([true, true, true]);
    expect(ghcr.broken).toEqual([]);
  });

  test('what another cleaner has deleted already is no failure', async () => {
    const ghcr = await Ghcr.start();
    const [one] = [await ghcr.image(100, 'one'), await ghcr.image(99, 'two'), await ghcr.image(1, 'latest')];
    ghcr.api.interrupt({ path: new RegExp(`/versions/${ghcr.id(one)}$`) }, () =>
      ghcr.package.delete(one.digest),
    );
    expectGreen(await ghcr.retain(STRICT));
    expect(ghcr.tags).toEqual(['latest']);
  });
});

test('nothing is deleted through the registry, which would refuse it', async () => {
  const ghcr = await Ghcr.start();
  await ghcr.image(100, 'old');
  await ghcr.image(1, 'latest');
  await ghcr.retain(STRICT);
  expect(ghcr.registry.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  expect(ghcr.registry.repositories()).toEqual([PACKAGE]);
});
