import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lanes } from '../../src/scan/lanes.ts';

test('no more than the limit run at once, those of one lane in their order, and all of them do', async () => {
  const lanes = fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }));
  await fc.assert(
    fc.asyncProperty(
      lanes,
      fc.integer({ min: 1, max: 3 }),
      fc.scheduler(),
      async (tasks, limit, scheduler) => {
        const subject = new Lanes(limit);
        const running = new Map<string, number>();
        const started: [string, number][] = [];
        const done = tasks.map(({ lane, fails }, index) =>
          subject.run(lane, async () => {
            expect(running.has(lane)).toBe(false);
            running.set(lane, index);
            expect(running.size).toBeLessThanOrEqual(limit);
            started.push([lane, index]);
            await scheduler.schedule(Promise.resolve());
            running.delete(lane);
            if (fails) throw new Error(`task ${index}`);
            return index;
          }),
        );
        const results = Promise.allSettled(done);
        await scheduler.waitFor(results);
        expect((await results).map(({ status }) => status === 'rejected')).toEqual(
          tasks.map(({ fails }) => fails),
        );
        for (const lane of ['a', 'b', 'c']) {
          const order = started.filter(([name]) => name === lane).map(([, index]) => index);
          expect(order).toEqual(order.toSorted((one, other) => one - other));
        }
      },
    ),
  );
});
