import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { DigestMismatchError } from '../../src/index.ts';
import { connect, countRequests, login, trace } from '../support/client.ts';
import { blobOf, inPieces } from '../support/content.ts';

const MiB = 1024 * 1024;
const always = Number.POSITIVE_INFINITY;
const blob = blobOf('blob', 5000);
const big = blobOf('big', 3 * MiB, 12);

function methods(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/ .* /, ' '));
}

describe('fault 22: mounts', () => {
  test('201: nothing is sent', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/source', blob.bytes);
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['a/source'] })).toBe(
      'mounted',
    );
    expect(methods(trace(registry))).toEqual(['POST 201']);
    expect(connection.client.stats.bytesUp).toBe(0);
  });

  test('202: the session that came with it is used', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['a/none'] })).toBe('uploaded');
    expect(methods(trace(registry))).toEqual(['POST 202', 'PUT 201']);
    expect(registry.openUploads).toBe(0);
  });

  test.each([400, 401, 403, 404, 405])(
    '%i: once more without the mount, and no more mounts from there',
    async (status) => {
      await using registry = await startRegistry();
      registry.fail({ method: 'POST', path: /from=a%2Fsource/, times: always, action: { status } });
      using connection = connect();
      const repository = connection.client.repository(registry.host, 'a/b');
      const options = { mountFrom: ['a/source'] };
      expect(await repository.uploadBlob(blob.expected, blob.open, options)).toBe('uploaded');
      const other = blobOf('other', 100);
      expect(await repository.uploadBlob(other.expected, other.open, options)).toBe('uploaded');
      expect(countRequests(registry, 'POST', /from=/)).toBe(1);
    },
  );

  test('Harbor’s 401 for an unknown source project', async () => {
    await using registry = await startRegistry({ profile: 'harbor' });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['none/x'] })).toBe('uploaded');
  });

  test('one token covers both repositories, the push first', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { bot: 'x' } } });
    await registry.putBlob('a/source', blob.bytes);
    using connection = connect({ credentials: login('bot', 'x') });
    await connection.client
      .repository(registry.host, 'a/b')
      .uploadBlob(blob.expected, blob.open, { mountFrom: ['a/source'] });
    expect(registry.requests.map(({ path }) => path).filter((path) => path.startsWith('/token'))).toEqual([
      '/token?service=container-kit-test&scope=repository%3Aa%2Fb%3Apull%2Cpush&scope=repository%3Aa%2Fsource%3Apull',
    ]);
  });

  test('without the right to read the source the blob is sent', async () => {
    const access = (_: string, repository: string) =>
      repository === 'a/b' ? (['pull', 'push'] as const) : [];
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { bot: 'x' }, access } });
    await registry.putBlob('a/source', blob.bytes);
    using connection = connect({ credentials: login('bot', 'x') });
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['a/source'] })).toBe(
      'uploaded',
    );
  });
});

describe('existence', () => {
  test('is asked with the POST that opens the session', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/b', big.bytes);
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, big.open)).toBe(
      'exists',
    );
    expect(methods(trace(registry))).toEqual(['POST 201']);
  });

  test('where mounts tell nothing, one HEAD finds that out and the others follow', async () => {
    await using registry = await startRegistry({ profile: 'ecr' });
    const second = blobOf('second', 2 * MiB);
    await registry.putBlob('a/b', big.bytes);
    await registry.putBlob('a/b', second.bytes);
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(big.expected, big.open)).toBe('exists');
    expect(await repository.uploadBlob(second.expected, second.open)).toBe('exists');
    expect(await repository.uploadBlob(blob.expected, blob.open)).toBe('uploaded');
    expect(methods(trace(registry))).toEqual([
      ...['POST 202', 'HEAD 200', 'HEAD 200', 'DELETE 204'],
      ...['HEAD 200', 'POST 202', 'PUT 201'],
    ]);
    expect(registry.openUploads).toBe(0);
  });

  test('and blobs that are asked for at the same time wait for that one answer', async () => {
    await using registry = await startRegistry({ profile: 'ecr' });
    const blobs = ['a', 'b', 'c', 'd'].map((seed) => blobOf(seed, 2 * MiB));
    for (const { bytes } of blobs) {
      await registry.putBlob('a/b', bytes);
    }
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    const outcomes = await Promise.all(
      blobs.map(({ expected, open }) => repository.uploadBlob(expected, open)),
    );
    expect(outcomes).toEqual(Array(4).fill('exists'));
    expect(connection.client.stats.bytesUp).toBe(0);
    expect(registry.openUploads).toBe(0);
  });

  test('a registry that refuses mounts from the repository itself is asked once', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'POST', path: /mount=/, times: always, action: { status: 400 } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    for (const seed of ['a', 'b', 'c']) {
      const { expected, open } = blobOf(seed, 100);
      expect(await repository.uploadBlob(expected, open)).toBe('uploaded');
    }
    expect(countRequests(registry, 'POST', /mount=/)).toBe(1);
  });
});

describe('the source', () => {
  test('that is wrong once is read again', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    let opened = 0;
    await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, () => {
      opened += 1;
      return opened === 1 ? inPieces(Buffer.from(big.bytes).fill(1, 0, 9), 5) : big.open();
    });
    expect(opened).toBe(2);
    expect(registry.openUploads).toBe(0);
  });

  test('that is wrong twice fails, and nothing wrong was ever complete', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const spoilt = Buffer.from(big.bytes).fill(1, big.bytes.length - 9);
    await expect(
      connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, () => inPieces(spoilt, 5)),
    ).rejects.toThrow(DigestMismatchError);
    expect(registry.blobs('a/b')).toEqual([]);
    expect(registry.openUploads).toBe(0);
    expect(registry.requests.every(({ bytesReceived }) => bytesReceived < big.expected.size)).toBe(true);
  });

  test('that fails itself is reported as it is', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const failing = async function* () {
      yield big.bytes.subarray(0, 1000);
      throw new Error('disk on fire');
    };
    await expect(
      connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, failing),
    ).rejects.toThrow('disk on fire');
    expect(registry.openUploads).toBe(0);
  });
});
