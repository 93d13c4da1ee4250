import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { type PushEvent, pushGraph } from '../../src/index.ts';
import { connect } from '../support/client.ts';
import { LayoutBuilder, twoPlatforms } from '../support/layout.ts';
import { prepare, to } from '../support/push.ts';

const MiB = 1024 * 1024;

describe('progress', () => {
  test('adds up to the total, whatever goes wrong on the way', async () => {
    const { layout: builder } = await twoPlatforms(900_000);
    await using _ = builder;
    const prepared = await prepare(builder);
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', path: /blobs/, times: 2, action: { resetUpload: 300_000 } });
    using connection = connect();
    const events: PushEvent[] = [];
    await pushGraph({
      ...prepared,
      destinations: to(registry, 'a/b:1', 'a/c:1'),
      client: connection.client,
      onProgress: (event) => events.push(event),
    });
    const bytes = events.filter((event) => event.kind === 'bytes');
    expect(bytes.at(-1)).toEqual({
      kind: 'bytes',
      done: prepared.graph.blobBytes,
      total: prepared.graph.blobBytes,
    });
    expect(bytes.every(({ done, total }) => done >= 0 && done <= total)).toBe(true);
    const kinds = Object.groupBy(events, ({ kind }) => kind);
    expect(kinds.blob).toHaveLength(10);
    expect(kinds.manifest).toHaveLength(6);
    expect(kinds.tag).toHaveLength(2);
  });
});

test('memory does not grow with the size of a blob', async () => {
  await using builder = await LayoutBuilder.create();
  const image = await builder.image([{ seed: 'huge', size: 128 * MiB }]);
  await builder.roots(image);
  const prepared = await prepare(builder);
  // The registry shares this process, so it must not keep the bytes in memory either.
  await using folder = await LayoutBuilder.create();
  await using registry = await startRegistry({ storage: { directory: folder.path } });
  using connection = connect();
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  await pushGraph({
    ...prepared,
    destinations: to(registry, 'a/b:1'),
    client: connection.client,
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    },
  });
  // Garbage waits for its collector, but never as much as the blob itself.
  expect(peak).toBeLessThan(110 * MiB);
});
