import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../src/index.ts';
import { connect, countRequests } from './support/client.ts';
import { blobOf, readAll } from './support/content.ts';
import { serve } from './support/server.ts';

const MiB = 1024 * 1024;

describe('limits', () => {
  test('no more small requests at a time than allowed', async () => {
    await using registry = await startRegistry({ latencyMs: 20 });
    using connection = connect({ concurrency: { small: 3 } });
    const repository = connection.client.repository(registry.host, 'a/b');
    const digests = Array.from({ length: 30 }, (_, index) => digestOf(Buffer.from(String(index))));
    await Promise.all(digests.map((one) => repository.hasBlob(one)));
    expect(Math.max(...registry.requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(3);
  });

  test('big uploads do not keep small requests waiting', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', times: 1, action: 'stall' });
    const abort = new AbortController();
    using connection = connect({ concurrency: { bulk: 1 }, signal: abort.signal });
    const repository = connection.client.repository(registry.host, 'a/b');
    const big = blobOf('big', 2 * MiB);
    const stuck = repository.uploadBlob(big.expected, big.open);
    while (countRequests(registry, 'PUT', /./) === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const small = blobOf('small', 100);
    expect(await repository.uploadBlob(small.expected, small.open)).toBe('uploaded');
    abort.abort(new Error('enough'));
    await expect(stuck).rejects.toThrow('enough');
  });

  test('a copy within one registry does not block itself', async () => {
    await using registry = await startRegistry({ capabilities: { mount: 'never' } });
    using connection = connect({ concurrency: { small: 1, bulk: 1 } });
    const source = connection.client.repository(registry.host, 'a/source');
    const target = connection.client.repository(registry.host, 'a/target');
    const blobs = ['1', '2', '3', '4'].map((seed) => blobOf(seed, 2 * MiB));
    for (const { bytes } of blobs) {
      await registry.putBlob('a/source', bytes);
    }
    await Promise.all(
      blobs.map(({ expected }) => target.uploadBlob(expected, () => source.getBlob(expected))),
    );
    expect(registry.blobs('a/target')).toHaveLength(4);
  });

  test('an upload that only waits for its answer holds nobody up', async () => {
    const { promise: bothSent, resolve } = Promise.withResolvers<void>();
    let bodies = 0;
    await using server = await serve(async (request, response) => {
      if (request.method === 'POST') {
        response.writeHead(202, { location: '/v2/a/b/blobs/uploads/1' }).end();
        return;
      }
      await readAll(request);
      bodies += 1;
      if (bodies === 2) {
        resolve();
      }
      await bothSent;
      response.writeHead(201).end();
    });
    using connection = connect({ concurrency: { bulk: 1 } });
    const repository = connection.client.repository(server.host, 'a/b');
    const blobs = ['1', '2'].map((seed) => blobOf(seed, 2 * MiB));
    const outcomes = blobs.map(({ expected, open }) =>
      repository.uploadBlob(expected, open, { absent: true }),
    );
    expect(await Promise.all(outcomes)).toEqual(['uploaded', 'uploaded']);
  });
});
