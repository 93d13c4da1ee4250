import { expect, test } from 'vitest';
import { Sightings } from '../src/repository/sightings.ts';

const sighting = { digest: `sha256:${'a'.repeat(64)}`, etag: '"a"' } as const;

function start() {
  let now = 5_000;
  const sightings = new Sightings(() => now);
  sightings.add('a/b', 'v1', sighting);
  return {
    sightings,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

test('a look counts for a second', () => {
  const { sightings, wait } = start();
  wait(999);
  expect(sightings.take('a/b', 'v1')).toMatchObject(sighting);
});

test('and no longer', () => {
  const { sightings, wait } = start();
  wait(1_000);
  expect(sightings.take('a/b', 'v1')).toBeUndefined();
});

test('a clock that was set back makes nothing young', () => {
  const { sightings, wait } = start();
  wait(-1);
  expect(sightings.take('a/b', 'v1')).toBeUndefined();
});

test('a look serves once', () => {
  const { sightings } = start();
  sightings.take('a/b', 'v1');
  expect(sightings.take('a/b', 'v1')).toBeUndefined();
});

test('the last look counts, of this tag in this repository', () => {
  const { sightings } = start();
  sightings.add('a/b', 'v1', { digest: null, etag: undefined });
  expect(sightings.take('a/b', 'v2')).toBeUndefined();
  expect(sightings.take('a', 'v1')).toBeUndefined();
  expect(sightings.take('a/b', 'v1')).toMatchObject({ digest: null });
});
