import { describe, expect, test } from 'vitest';
import { Limiter } from '../../src/transport/limiter.ts';

describe('Limiter', () => {
  test('lets so many through and then waits', async () => {
    const limiter = new Limiter({ small: 2, bulk: 1 });
    const first = await limiter.acquire('small');
    await limiter.acquire('small');
    let third = false;
    const waiting = limiter.acquire('small').then(() => {
      third = true;
    });
    await limiter.acquire('upload');
    await limiter.acquire('download');
    expect(third).toBe(false);
    first.release();
    first.release();
    await waiting;
    expect(third).toBe(true);
  });

  test('halves once per burst and grows back', async () => {
    const limiter = new Limiter({ small: 8, bulk: 4 });
    const slots = await Promise.all(Array.from({ length: 8 }, () => limiter.acquire('small')));
    limiter.slowDown();
    limiter.slowDown();
    expect(limiter.capacity('small')).toBe(4);
    for (const slot of slots) {
      slot.release();
    }
    for (let round = 0; round < 100; round += 1) {
      limiter.speedUp('small');
    }
    expect(limiter.capacity('small')).toBe(8);
  });

  test('never goes below one', () => {
    const limiter = new Limiter({ small: 8, bulk: 4 });
    for (let round = 0; round < 50; round += 1) {
      limiter.slowDown();
    }
    expect(limiter.capacity('small')).toBe(1);
  });

  test('a wait ends with the signal and leaves no slot behind', async () => {
    const limiter = new Limiter({ small: 1, bulk: 1 });
    const slot = await limiter.acquire('small');
    const abort = new AbortController();
    const waiting = limiter.acquire('small', abort.signal);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    slot.release();
    (await limiter.acquire('small')).release();
  });

  test('never exceeds its capacity', async () => {
    const limiter = new Limiter({ small: 3, bulk: 1 });
    let active = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      const slot = await limiter.acquire('small');
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
      slot.release();
      await Promise.resolve();
    };
    await Promise.all(Array.from({ length: 50 }, task));
    expect(most).toBe(3);
  });
});
