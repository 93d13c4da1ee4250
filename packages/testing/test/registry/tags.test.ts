import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startRegistry, type TestRegistry } from '../../src/registry/index.ts';
import { call, STORAGES, start } from './fixture.ts';
import { codesOf, jsonOf } from './http.ts';
import { manifestOf, OCI_INDEX } from './images.ts';

const REPOSITORY = 'conformance/repo1';
const LIST = `/v2/${REPOSITORY}/tags/list`;

interface TagList {
  readonly name: string;
  readonly tags: readonly string[];
}

async function seedTags(registry: TestRegistry, tags: readonly string[]): Promise<void> {
  await registry.putManifest(REPOSITORY, manifestOf({ mediaType: OCI_INDEX, manifests: [] }).bytes, { tags });
}

/** Follows `Link` to the end; gives each page. */
async function pages(registry: TestRegistry, first: string): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for (let path: string | undefined = first; path !== undefined; ) {
    const answer = await call(registry, 'GET', path);
    expect(answer.status).toBe(200);
    found.push(jsonOf<TagList>(answer).tags);
    path = /^<(.+)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
  }
  return found;
}

describe.each(STORAGES)('listing tags on %s (end-8)', (storage) => {
  it('answers 404 for a repository that does not exist', async () => {
    const registry = await start(storage);
    const answer = await call(registry, 'GET', LIST);
    expect([answer.status, codesOf(answer)]).toEqual([404, ['NAME_UNKNOWN']]);
  });

  it('gives an empty list for a repository without tags', async () => {
    const registry = await start(storage);
    await registry.putBlob(REPOSITORY, 'x');
    expect(jsonOf<TagList>(await call(registry, 'GET', LIST))).toEqual({ name: REPOSITORY, tags: [] });
  });

  it('sorts by bytes, not by the order of pushes or a locale', async () => {
    const registry = await start(storage);
    await seedTags(registry, ['b', 'B', 'a', '_', '10', '9', 'Z', 'a.1', 'a-1', 'a1']);
    const { tags } = jsonOf<TagList>(await call(registry, 'GET', LIST));
    expect(tags).toEqual(['10', '9', 'B', 'Z', '_', 'a', 'a-1', 'a.1', 'a1', 'b']);
  });

  it('answers HEAD without a body', async () => {
    const registry = await start(storage);
    await seedTags(registry, ['a']);
    const answer = await call(registry, 'HEAD', LIST);
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  it('gives nothing and no Link for n=0', async () => {
    const registry = await start(storage);
    await seedTags(registry, ['a', 'b']);
    const answer = await call(registry, 'GET', `${LIST}?n=0`);
    expect([jsonOf<TagList>(answer).tags, answer.headers.link]).toEqual([[], undefined]);
  });

  it.each([
    ['?n=2', [['a', 'b'], ['c', 'd'], ['e']]],
    ['?n=5', [['a', 'b', 'c', 'd', 'e']]],
    ['?n=6', [['a', 'b', 'c', 'd', 'e']]],
    ['?last=b', [['c', 'd', 'e']]],
    ['?last=bb', [['c', 'd', 'e']]],
    ['?last=e', [[]]],
    ['?last=', [['a', 'b', 'c', 'd', 'e']]],
    ['?n=1&last=c', [['d'], ['e']]],
  ])('answers %s', async (query, expected) => {
    const registry = await start(storage);
    await seedTags(registry, ['a', 'b', 'c', 'd', 'e']);
    expect(await pages(registry, `${LIST}${query}`)).toEqual(expected);
  });

  it.each(['-1', 'x', '1.5', '', '1e3'])('refuses n=%s', async (n) => {
    const registry = await start(storage);
    await seedTags(registry, ['a']);
    expect((await call(registry, 'GET', `${LIST}?n=${n}`)).status).toBe(400);
  });
});

describe('any set of tags', () => {
  it('is listed once, whole and sorted, for any page size', async () => {
    const tag = fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,20}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(tag, { maxLength: 25 }),
        fc.integer({ min: 1, max: 12 }),
        async (tags, n) => {
          await using registry = await startRegistry();
          await seedTags(registry, tags);
          const found = await pages(registry, `${LIST}?n=${n}`);
          expect(found.flat()).toEqual([...tags].sort());
          expect(found.slice(0, -1).every((page) => page.length === n)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});
