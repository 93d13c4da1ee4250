import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ArtifactError,
  formatJournalLine,
  hashPlan,
  type JournalEntry,
  type JournalHeader,
  parseJournal,
  parsePlan,
} from '../src/index.ts';
import { digestOf, inventoryOf, NOTHING_STAYS, patterns, planOf } from './support/inventory.ts';
import { manifests, settings } from './support/repositories.ts';

const OLD = { tags: ['old'], children: ['part'], updated: 3 };
const { whole: PLAN } = planOf(
  inventoryOf({
    latest: { tags: ['latest'], days: 1 },
    old: OLD,
    part: {},
    ghost: { content: { kind: 'missing' } },
  }),
  { ...NOTHING_STAYS, protectedTags: patterns('latest') },
);

describe('an approved plan', () => {
  test('is read back as it was written, in whatever order its keys stand', () => {
    expect(PLAN.repositories[0]?.delete).toHaveLength(2);
    expect(parsePlan(JSON.stringify(PLAN, null, 2))).toEqual(PLAN);
    const reversed = Object.fromEntries(Object.entries(PLAN).reverse());
    expect(parsePlan(JSON.stringify(reversed))).toEqual(PLAN);
  });

  test('its hash is the SHA-256 of its canonical JSON', () => {
    // jq -cjS 'del(.hash)' plan.json | sha256sum
    const empty = {
      version: 1,
      registry: 'ghcr.io',
      createdAt: '2026-11-25T12:00:00.000Z',
      repositories: [],
    } as const;
    expect(hashPlan(empty)).toBe('666232ff429425ee63bcbef831a551c045522c7a5afd72b1b4b34d0131b58710');
    expect(hashPlan(PLAN)).toBe(PLAN.hash);
  });

  test.each<[string, (text: string) => string, string]>([
    ['another tag', (text) => text.replace('"old"', '"latest"'), 'it was changed'],
    [
      'a digest that is none',
      (text) => text.replaceAll(digestOf('old'), 'sha256:abc'),
      'delete[0].digest must be a digest, not "sha256:abc"',
    ],
    ['another version', (text) => text.replace('"version":1', '"version":2'), 'version must be 1, not 2'],
    [
      'a key too many',
      (text) => text.replace('"untag":', '"more":1,"untag":'),
      'unknown key "repositories[0].more"',
    ],
    [
      'a key too few',
      (text) => text.replace(/"size":\d+/, '"x":1').replace('"x":1', '"time":null'),
      'size is missing',
    ],
    [
      'a number as text',
      (text) => text.replace(/"size":(\d+)/, '"size":"$1"'),
      'size must be a whole number, not "500"',
    ],
    [
      'a time that is none',
      (text) => text.replace(/"createdAt":"[^"]+"/, '"createdAt":"today"'),
      'createdAt must be a time such as',
    ],
    ['cut off', (text) => text.slice(0, -2), 'it is not JSON'],
    ['a list', () => '[]', 'the file must be an object, not []'],
    ['nothing', () => '', 'it is not JSON'],
  ])('%s is refused', (_, change, problem) => {
    const text = change(JSON.stringify(PLAN));
    expect(() => parsePlan(text)).toThrow(ArtifactError);
    expect(() => parsePlan(text)).toThrow(problem);
  });

  test('any change of one character is refused, or changes nothing', () => {
    fc.assert(
      fc.property(
        manifests,
        settings,
        fc.nat(),
        fc.constantFrom('0', 'a', '"', '}', ' '),
        (all, rules, at, letter) => {
          const { whole } = planOf(inventoryOf(all), rules);
          const text = JSON.stringify(whole);
          const place = at % text.length;
          try {
            expect(parsePlan(text.slice(0, place) + letter + text.slice(place + 1))).toEqual(whole);
          } catch (error) {
            expect(error).toBeInstanceOf(ArtifactError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a journal', () => {
  const header: JournalHeader = {
    kind: 'journal',
    version: 1,
    registry: 'ghcr.io',
    startedAt: '2026-11-25T12:00:00.000Z',
  };
  const deletion = (number: number): JournalEntry => ({
    kind: 'delete',
    number,
    repository: 'org/app',
    digest: digestOf(`${number}`),
    ids: [number],
    tags: ['x'],
    edges: [digestOf('edge')],
    reason: { code: 'expired', text: '41 days old', path: [digestOf('edge')] },
    at: '2026-11-25T12:00:01.000Z',
  });
  const text = [header, deletion(1), { kind: 'result', number: 1, outcome: 'deleted' } as const, deletion(2)]
    .map(formatJournalLine)
    .join('');

  test('says of each item what became of it, or that nobody knows', () => {
    const { header: read, items } = parseJournal(text);
    expect(read).toEqual(header);
    expect(items).toEqual([
      { ...deletion(1), outcome: 'deleted' },
      { ...deletion(2), outcome: undefined },
    ]);
  });

  test('may end anywhere, as the run may have', () => {
    const first = text.indexOf('\n') + 1;
    for (let end = first; end <= text.length; end += 7) {
      expect(parseJournal(text.slice(0, end)).items.length).toBeLessThanOrEqual(2);
    }
  });

  test.each([
    ['', 'it is no journal'],
    ['{}\n', 'line 1: kind is missing'],
    [formatJournalLine(deletion(1)), 'line 1: unknown key'],
    [text.replace('"version":1', '"version":2'), 'line 1: it is no journal of this version'],
    [text.replace('"delete"', '"destroy"'), 'line 2: kind must be delete, untag or result, not "destroy"'],
    [text.replace(digestOf('1'), 'sha256:x'), 'line 2: digest must be a digest, not "sha256:x"'],
    [text.replace('"ids":[1]', '"ids":[-1]'), 'line 2: ids[0] must be a whole number, not -1'],
    [`${text}nonsense\n`, 'line 5: it is not JSON'],
  ])('%#: what is none is refused', (wrong, problem) => {
    expect(() => parseJournal(wrong)).toThrow(ArtifactError);
    expect(() => parseJournal(wrong)).toThrow(problem);
  });
});
