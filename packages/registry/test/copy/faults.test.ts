import { type RegistryOptions, startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { DigestMismatchError, type RegistryClientOptions } from '../../src/index.ts';
import { connect, countRequests, login } from '../support/client.ts';
import { copy, expectAll } from '../support/copy.ts';
import { type CopyFault, FATAL, SURVIVABLE } from '../support/copy-faults.ts';
import { Seed } from '../support/seed.ts';

const users = { bot: 'x' };
const auth = { kind: 'bearer', users } as const;
/** Short enough for a test, long enough for a busy machine: only what never comes runs into them. */
const timeouts = { idleMs: 1500, responseMs: 1500, floorBytesPerSecond: 50_000, floorWindowMs: 500 };

/** Two platforms with layers of all sizes, a signature of each kind. */
async function start(
  options: {
    readonly from?: RegistryOptions;
    readonly to?: RegistryOptions;
    readonly client?: RegistryClientOptions;
  } = {},
) {
  const from = await startRegistry(options.from);
  const to = await startRegistry(options.to);
  const seed = new Seed(from, 'a/b');
  const [big, small] = [
    { seed: 'big', size: 1_500_000 },
    { seed: 'small', size: 900_000 },
  ];
  const images = [await seed.image([big, small]), await seed.image([big, { seed: 'other', size: 10 }])];
  const root = await seed.index(images, ['v1']);
  await seed.referrer(root, 'application/vnd.sbom');
  await seed.cosign(root, 'sig');
  const layer = from
    .manifest('a/b', images[0]?.digest ?? '')
    ?.references.find(({ mediaType }) => mediaType.includes('gzip'));
  const connection = connect({ credentials: login('bot', 'x'), timeouts, ...options.client });
  return {
    from,
    to,
    seed,
    root,
    layer: layer?.digest ?? '',
    client: connection.client,
    name: `${to.host}/c/d:v1`,
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await from.close();
      await to.close();
    },
  };
}

function titleOf({ group, title }: CopyFault): string {
  return `fault ${group}: ${title}`;
}

function rootTags(registry: TestRegistry): readonly string[] {
  return registry.tags('c/d').filter((tag) => !tag.startsWith('sha256-'));
}

describe('a copy survives', () => {
  test.each(SURVIVABLE.map((fault) => [titleOf(fault), fault] as const))('%s', async (_, fault) => {
    let spoil = (): void => undefined;
    const onRequest = ({ method, path }: { readonly method: string; readonly path: string }): void => {
      if (method === 'PUT' && path.includes('/blobs/uploads/')) {
        spoil();
        spoil = () => undefined;
      }
    };
    await using started = await start({ from: { auth }, to: { auth, onRequest } });
    const { from, to, seed, root, layer, client, name } = started;
    spoil = () => fault.spoil({ from, to, layer });
    if (fault.midway !== true) {
      spoil();
      spoil = () => undefined;
    }
    await copy(client, seed.name('v1'), [name]);
    await expectAll(seed, to, 'c/d');
    expect(to.manifest('c/d', 'v1')?.digest).toBe(root.digest);
    expect(to.openUploads).toBe(0);
  });

  test.each([
    ['17: blobs behind a redirect to another host', { blobStore: 'redirect' }, {}],
    ['19: absolute upload locations', {}, { capabilities: { location: 'absolute' } }],
    ['22: a mount that is answered with 202', {}, { capabilities: { mount: 'never' } }],
    ['22: 401 where a mount is not possible', {}, { profile: 'harbor' }],
    ['25: a registry that takes monolithic uploads only', {}, { profile: 'ecr' }],
    ['10: Range is ignored', { capabilities: { range: false } }, {}],
    [
      '32: pages of tags and of referrers',
      { capabilities: { tagPage: 1, referrersPage: 1 } },
      { capabilities: { referrersPage: 1 } },
    ],
    ['37: TLS at the source', { tls: true }, {}],
    ['37: TLS at the destination', {}, { tls: true }],
  ] as const)('fault %s', async (_, from, to) => {
    const one = await startRegistry({ ...from, auth });
    await using __ = one;
    await using two = await startRegistry({ ...to, auth });
    const seed = new Seed(one, 'a/b');
    const image = await seed.image(
      [
        { seed: 'big', size: 1_500_000 },
        { seed: 'small', size: 10 },
      ],
      { tags: ['v1'] },
    );
    await seed.referrer(image, 'application/vnd.one');
    await seed.referrer(image, 'application/vnd.two');
    await seed.cosign(image, 'sig');
    one.fail({ ...{ method: 'GET', path: /blobs\/sha256/ }, action: { truncate: 5 } });
    const ca = [one.ca, two.ca].filter((text) => text !== undefined);
    using connection = connect({ credentials: login('bot', 'x'), ca });
    await copy(connection.client, seed.name('v1'), [
      `${two.host}/c/d:v1`,
      `${two.host}/c/e:v1`,
      `${one.host}/f/g:v1`,
    ]);
    await expectAll(seed, two, 'c/d');
    await expectAll(seed, two, 'c/e');
    await expectAll(seed, one, 'f/g');
    for (const registry of [one, two]) {
      expect(
        registry.requests.filter(
          ({ origin, credential }) => origin === 'blob-store' && credential !== 'none',
        ),
      ).toEqual([]);
      expect(registry.requests.filter(({ error }) => error !== undefined)).toEqual([]);
    }
  });

  test('fault 1: Basic at one end, tokens at the other, from a realm of its own', async () => {
    await using started = await start({
      from: { auth: { kind: 'basic', users } },
      to: { auth: { ...auth, separateRealm: true } },
    });
    const { to, seed, client, name } = started;
    await copy(client, seed.name('v1'), [name]);
    await expectAll(seed, to, 'c/d');
  });

  test('fault 22: mounts that a registry answers with 202 cost the source nothing', async () => {
    await using started = await start({ to: { capabilities: { mount: 'never' } } });
    const { from, to, seed, client } = started;
    await copy(client, seed.name('v1'), [`${to.host}/c/d:v1`, `${to.host}/c/e:v1`]);
    // What the second name needs comes from the first.
    expect(countRequests(from, 'GET', /blobs/)).toBe(seed.blobs.size - 1);
    await expectAll(seed, to, 'c/e');
  });

  test('fault 40: a warning is told once', async () => {
    const warnings: string[] = [];
    await using started = await start({ client: { onWarning: (text) => warnings.push(text) } });
    const { to, seed, client, name } = started;
    to.fail({ times: 99, action: { setHeaders: { warning: '299 - "quota is nearly used up"' } } });
    await copy(client, seed.name('v1'), [name]);
    expect(warnings).toEqual(['quota is nearly used up']);
  });
});

describe('a copy fails, and no tag moves', () => {
  test.each(FATAL.map((fault) => [titleOf(fault), fault] as const))('%s', async (_, fault) => {
    await using started = await start({ client: { retry: { attempts: 2, rateLimitAttempts: 2 } } });
    const { from, to, seed, layer, client, name } = started;
    fault.spoil({ from, to, layer });
    const error = await copy(client, seed.name('v1'), [name]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    expect(rootTags(to)).toEqual([]);
  });

  test('fault 14: wrong content is named by both digests, after a second look', async () => {
    await using started = await start();
    const { from, seed, layer, client, name } = started;
    from.fail({ path: new RegExp(layer), times: 99, action: { corrupt: true } });
    const error = await copy(client, seed.name('v1'), [name]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DigestMismatchError);
    expect(error).toMatchObject({ expected: layer });
    expect(countRequests(from, 'GET', new RegExp(layer))).toBe(2);
  });

  test('fault 29: a blob that the source does not have is asked for once', async () => {
    await using started = await start();
    const { from, seed, layer, client, name } = started;
    from.fail({ path: new RegExp(layer), times: 99, action: { status: 404 } });
    await expect(copy(client, seed.name('v1'), [name])).rejects.toMatchObject({ status: 404, method: 'GET' });
    expect(countRequests(from, 'GET', new RegExp(layer))).toBe(1);
  });

  test.each(['blob', 'manifest', 'tag'] as const)('fault 41: a signal at the first %s', async (moment) => {
    await using started = await start();
    const { to, seed, client, name } = started;
    const abort = new AbortController();
    const copying = copy(client, seed.name('v1'), [name, `${to.host}/c/d:v2`], {
      signal: abort.signal,
      onProgress: ({ kind }) => {
        if (kind === moment) {
          abort.abort(new Error('cancelled'));
        }
      },
    });
    await expect(copying).rejects.toThrow('cancelled');
    expect(rootTags(to).length).toBeLessThan(2);
  });
});
