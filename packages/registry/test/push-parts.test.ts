import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, InvalidReferenceError, PartialPushError, parseReference } from '../src/index.ts';
import { planDestinations } from '../src/push/plan.ts';
import { forEachParallel } from '../src/push/pool.ts';
import { ByteCounter, type PushEvent } from '../src/push/progress.ts';

const digest = digestOf(Buffer.from('root'));

describe('planDestinations', () => {
  test('groups by registry and repository and keeps the order', () => {
    const names = [
      'b.example/x:1',
      'a.example/x:1',
      'b.example/y:2',
      'b.example/x:2',
      'b.example/x:1',
      'a.example/z',
    ];
    expect(planDestinations(names.map(parseReference), digest)).toEqual([
      {
        registry: 'b.example',
        repositories: [
          { registry: 'b.example', repository: 'x', tags: ['1', '2'] },
          { registry: 'b.example', repository: 'y', tags: ['2'] },
        ],
      },
      {
        registry: 'a.example',
        repositories: [
          { registry: 'a.example', repository: 'x', tags: ['1'] },
          { registry: 'a.example', repository: 'z', tags: [] },
        ],
      },
    ]);
  });

  test('Docker Hub under all of its names is one registry', () => {
    const names = ['alpine:1', 'docker.io/library/alpine:2', 'index.docker.io/library/alpine:3'];
    const plans = planDestinations(names.map(parseReference), digest);
    expect(plans).toHaveLength(1);
    expect(plans[0]?.repositories[0].tags).toEqual(['1', '2', '3']);
  });

  test('nothing to do', () => {
    expect(planDestinations([], digest)).toEqual([]);
  });

  test('a digest must be the one that is pushed', () => {
    const other = digestOf(Buffer.from('other'));
    expect(planDestinations([parseReference(`a.example/x:1@${digest}`)], digest)).toHaveLength(1);
    expect(() => planDestinations([parseReference(`a.example/x@${other}`)], digest)).toThrow(
      InvalidReferenceError,
    );
    expect(() => planDestinations([parseReference(`a.example/x@${other}`)], digest)).toThrow(digest);
  });

  test('loses no destination and invents none', () => {
    const name = fc.tuple(
      fc.constantFrom('a.example', 'b.example'),
      fc.constantFrom('x', 'y'),
      fc.constantFrom('1', '2'),
    );
    fc.assert(
      fc.property(fc.array(name), (parts) => {
        const given = new Set(parts.map(([registry, repository, tag]) => `${registry}/${repository}:${tag}`));
        const plans = planDestinations([...given].map(parseReference), digest);
        const planned = plans.flatMap(({ repositories }) =>
          repositories.flatMap(({ registry, repository, tags }) =>
            tags.map((tag) => `${registry}/${repository}:${tag}`),
          ),
        );
        expect(new Set(planned)).toEqual(given);
        expect(planned).toHaveLength(given.size);
      }),
    );
  });
});

describe('forEachParallel', () => {
  test('runs each item once, in their order, never more than allowed at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 8 }), async (items, parallel) => {
        const started: number[] = [];
        let active = 0;
        let most = 0;
        await forEachParallel(items, parallel, async (item) => {
          started.push(item);
          active += 1;
          most = Math.max(most, active);
          await new Promise((resolve) => setImmediate(resolve));
          active -= 1;
        });
        expect(started).toEqual(items);
        expect(most).toBe(Math.min(parallel, items.length));
      }),
      { numRuns: 40 },
    );
  });

  test('after a failure starts nothing more and waits for what runs', async () => {
    const finished: number[] = [];
    const failures: unknown[] = [];
    const running = forEachParallel(
      [1, 2, 3, 4, 5, 6],
      3,
      async (item) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (item === 2 || item === 3) {
          throw new Error(`item ${item}`);
        }
        finished.push(item);
      },
      (error) => failures.push(error),
    );
    await expect(running).rejects.toThrow('item 2');
    expect(finished).toEqual([1, 4]);
    expect(failures).toHaveLength(1);
  });

  test('does nothing for nothing', async () => {
    await forEachParallel([], 4, async () => {
      throw new Error('never');
    });
  });
});

describe('ByteCounter', () => {
  test('adds up blobs and takes back what starts over', () => {
    const events: PushEvent[] = [];
    const counter = new ByteCounter(30, (event) => events.push(event));
    const other = digestOf(Buffer.from('other'));
    counter.set('a', digest, 5);
    counter.set('a', digest, 10);
    counter.set('b', digest, 10);
    counter.set('a', digest, 0);
    counter.set('a', other, 10);
    counter.set('a', digest, 10);
    expect(events.map((event) => (event.kind === 'bytes' ? event.done : undefined))).toEqual([
      5, 10, 20, 10, 20, 30,
    ]);
  });
});

test('PartialPushError names what moved and what did not', () => {
  const cause = new Error('connection lost');
  const error = new PartialPushError(['r.example/a:1'], ['r.example/a:2', 'r.example/a:3'], cause);
  expect(error.message).toBe(
    'only some tags were moved (moved: r.example/a:1; not moved: r.example/a:2, r.example/a:3): connection lost',
  );
  expect(error).toMatchObject({
    moved: ['r.example/a:1'],
    pending: ['r.example/a:2', 'r.example/a:3'],
    cause,
  });
});
