import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startRegistry } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { expect, test } from 'vitest';
import { connect } from '../support/client.ts';
import { copy } from '../support/copy.ts';
import { Seed } from '../support/seed.ts';

const MiB = 1024 * 1024;

/** What is held counts, not what waits to be collected. */
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('memory does not grow with the size or the number of blobs', async () => {
  // The registries share this process, so they must not keep the bytes in memory either.
  await using from = await startRegistry({ storage: { directory: testFolder('copy-from') } });
  await using to = await startRegistry({ storage: { directory: testFolder('copy-to') } });
  const seed = new Seed(from, 'a/b');
  const layers = Array.from({ length: 8 }, (_, index) => ({ seed: `layer ${index}`, size: 24 * MiB }));
  const small = Array.from({ length: 40 }, (_, index) => ({ seed: `small ${index}`, size: MiB }));
  await seed.image([...layers, ...small], { tags: ['v1'] });
  using connection = connect();
  let peak = 0;
  let next = 0;
  await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`], {
    onProgress: (event) => {
      if (event.kind === 'bytes' && event.done >= next) {
        next = event.done + 8 * MiB;
        collectGarbage();
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
      }
    },
  });
  expect(next).toBeGreaterThan(200 * MiB);
  expect(peak).toBeLessThan(64 * MiB);
});

test('progress adds up to the total', async () => {
  await using from = await startRegistry();
  await using to = await startRegistry();
  const seed = new Seed(from, 'a/b');
  await seed.image(
    [
      { seed: 'big', size: 3 * MiB },
      { seed: 'small', size: 10 },
    ],
    { tags: ['v1'] },
  );
  using connection = connect();
  to.fail({ method: 'PUT', path: /uploads/, action: { resetUpload: MiB } });
  const events: { readonly done: number; readonly total: number }[] = [];
  const { plan } = await copy(
    connection.client,
    seed.name('v1'),
    [`${to.host}/c/d:v1`, `${to.host}/c/e:v1`],
    {
      onProgress: (event) => {
        if (event.kind === 'bytes') {
          events.push(event);
        }
      },
    },
  );
  expect(events.at(-1)).toMatchObject({ done: plan.bytes, total: plan.bytes });
  expect(events.every(({ done, total }) => done >= 0 && done <= total)).toBe(true);
});
