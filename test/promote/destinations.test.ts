import { describe, expect, test } from 'vitest';
import { errorOf, gitHubWith, promote, REPOSITORY, registryWith, seed } from './harness.ts';

const ALWAYS = Number.POSITIVE_INFINITY;

describe('no tag moves before every destination is complete', () => {
  test('one of two registries refuses a blob', async () => {
    const [good, bad] = await Promise.all([registryWith(), registryWith()]);
    const { digest } = await seed(good, 'team/app', '1.0');
    bad.fail({
      method: 'PUT',
      path: /\/blobs\/uploads\//,
      times: ALWAYS,
      action: { status: 403, body: { errors: [{ code: 'DENIED', message: 'quota' }] } },
    });
    const destinations = [
      `${good.host}/prod/app:1.0`,
      `${good.host}/prod/app:stable`,
      `${bad.host}/prod/app:stable`,
    ];
    const result = await promote({
      source: `${good.host}/team/app:1.0`,
      destination: destinations.join('\n'),
    });
    expect(result.conclusion, result.log).toBe('failure');
    expect(result.outputs).toMatchObject({ outcome: 'failed', digest });
    expect(errorOf(result)).toContain(bad.host);
    expect(good.tags('prod/app')).toEqual([]);
    expect(bad.tags('prod/app')).toEqual([]);
    expect(bad.openUploads + good.openUploads).toBe(0);
    expect(result.summary).toContain('Would be');
  });

  test('a registry loses a platform that it has acknowledged', async () => {
    const [from, to] = await Promise.all([registryWith(), registryWith()]);
    await seed(from, 'team/app', '1.0');
    to.fail({ method: 'PUT', path: /\/manifests\/sha256:/, times: ALWAYS, action: { status: 201 } });
    const result = await promote({
      source: `${from.host}/team/app:1.0`,
      destination: `${to.host}/prod/app:stable`,
    });
    expect(result.outputs.outcome, result.log).toBe('failed');
    expect(to.tags('prod/app')).toEqual([]);
  });

  test('several destinations in two registries', async () => {
    const [one, two] = await Promise.all([registryWith(), registryWith({ profile: 'ghcr' })]);
    const { digest } = await seed(one, 'team/app', '1.0');
    const destinations = [
      `${one.host}/prod/app:1.0`,
      `${two.host}/prod/app:1.0`,
      `${two.host}/mirror/app:stable`,
    ];
    const result = await promote({
      source: `${one.host}/team/app@${digest}`,
      destination: `\n${destinations.join('\n\n  ')}\n${destinations[0]}\n`,
    });
    expect(result.conclusion, result.log).toBe('success');
    expect(JSON.parse(result.outputs.destinations ?? '')).toEqual(
      destinations.map((reference) => ({ reference, digest, previous: null, changed: true })),
    );
    for (const [registry, name, tag] of [
      [one, 'prod/app', '1.0'],
      [two, 'prod/app', '1.0'],
      [two, 'mirror/app', 'stable'],
    ] as const) {
      expect(registry.manifest(name, tag)?.digest).toBe(digest);
    }
  });
});

describe('a tag that somebody else moves meanwhile stays where they put it', () => {
  test('before the tags move', async () => {
    const from = await registryWith();
    const { digest } = await seed(from, 'team/app', '1.0', 'new');
    let interfere: (() => Promise<void>) | undefined;
    const to = await registryWith({
      onRequest: async ({ method, path }) => {
        if (method !== 'PUT' || !path.includes('/manifests/')) return;
        const act = interfere;
        interfere = undefined;
        await act?.();
      },
    });
    const old = await seed(to, 'prod/app', 'stable', 'old');
    const theirs = await seed(to, 'prod/app', 'theirs', 'theirs');
    const manifest = to.manifest('prod/app', theirs.digest)?.bytes ?? Buffer.alloc(0);
    interfere = async () => void (await to.putManifest('prod/app', manifest, { tags: ['stable'] }));
    const result = await promote({
      source: `${from.host}/team/app:1.0`,
      destination: `${to.host}/prod/app:stable`,
    });
    expect(result.outputs.outcome, result.log).toBe('failed');
    expect(errorOf(result)).toContain(
      `${to.host}/prod/app:stable has moved since the copy was planned: it was ${old.digest} and is now ${theirs.digest}`,
    );
    expect(to.manifest('prod/app', 'stable')?.digest).toBe(theirs.digest);
    // The content is there: promoting again is cheap.
    expect(to.manifests('prod/app')).toContain(digest);
  });
});

describe('what goes along', () => {
  test('referrers: none leaves signatures behind', async () => {
    const [from, to] = await Promise.all([registryWith(), registryWith()]);
    const { digest, signature } = await seed(from, 'team/app', '1.0');
    const result = await promote({
      source: `${from.host}/team/app@${digest}`,
      destination: `${to.host}/prod/app:stable`,
      referrers: 'none',
    });
    expect(result.outputs, result.log).toMatchObject({
      outcome: 'promoted',
      source: `${from.host}/team/app@${digest}`,
    });
    expect(to.manifests('prod/app')).not.toContain(signature);
    // Index, two platforms, and the record.
    expect(to.manifests('prod/app')).toHaveLength(4);
  });

  test('a source by tag and digest is that digest, wherever the tag points', async () => {
    const registry = await registryWith();
    const one = await seed(registry, 'team/app', '1.0', 'one');
    await seed(registry, 'team/app', '1.0', 'two');
    const result = await promote({
      source: `${registry.host}/team/app:1.0@${one.digest}`,
      destination: `${registry.host}/prod/app:stable`,
    });
    expect(result.outputs, result.log).toMatchObject({ outcome: 'promoted', digest: one.digest });
  });
});

describe('a dry run is read in the log', () => {
  test('what would be copied, and where the tags would go', async () => {
    const [from, to] = await Promise.all([registryWith(), registryWith()]);
    const one = await seed(to, 'prod/app', 'stable', 'one');
    const two = await seed(from, 'team/app', '2.0', 'two');
    const result = await promote({
      source: `${from.host}/team/app:2.0`,
      destination: `${to.host}/prod/app:stable\n${to.host}/prod/app:2.0`,
      'dry-run': 'true',
    });
    const short = (digest: string) => digest.slice(0, 'sha256:'.length + 12);
    expect(result.body.split('\n')).toEqual(
      expect.arrayContaining([
        `Source: ${from.host}/team/app@${two.digest}`,
        expect.stringMatching(
          /^To copy: 4 manifests \(1 of them signatures, SBOMs and attestations\), \d+ blobs \(at most [\d.]+ k?B to send, 0 to mount\), about \d+ requests$/,
        ),
        `${to.host}/prod/app:stable: ${short(one.digest)} -> ${short(two.digest)}`,
        `${to.host}/prod/app:2.0: (new) -> ${short(two.digest)}`,
      ]),
    );
  });
});

describe('a cancelled run', () => {
  test('moves no tag, leaves no upload, and its deployment failed', async () => {
    const [from, api] = await Promise.all([registryWith(), gitHubWith()]);
    await seed(from, 'team/app', '1.0');
    const cancel = new AbortController();
    const to = await registryWith({
      onRequest: ({ method, path }) => {
        if (method === 'PUT' && path.includes('/manifests/')) cancel.abort();
      },
    });
    to.fail({ method: 'PUT', path: /\/manifests\//, times: ALWAYS, action: 'stall' });
    const result = await promote(
      {
        source: `${from.host}/team/app:1.0`,
        destination: `${to.host}/prod/app:stable`,
        environment: 'production',
      },
      { api, signal: cancel.signal },
    );
    expect(result.conclusion, result.log).toBe('cancelled');
    expect(result.cancelledBy).toBe('SIGINT');
    expect(result.violations).toEqual([]);
    expect(result.outputs.outcome).toBe('failed');
    expect(to.tags('prod/app')).toEqual([]);
    expect(to.openUploads).toBe(0);
    const [deployment] = api.repository(REPOSITORY).deployments;
    expect(deployment?.statuses.map(({ state, description }) => [state, description])).toEqual([
      ['in_progress', expect.anything()],
      ['failure', 'the run was cancelled'],
    ]);
  });

  test('a copy that fails marks its deployment as failed, with the reason', async () => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    await seed(registry, 'team/app', '1.0');
    registry.fail({ method: 'PUT', path: /prod\/app\/manifests/, times: ALWAYS, action: { status: 403 } });
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${registry.host}/prod/app:stable`,
        environment: 'production',
      },
      { api },
    );
    expect(result.outputs.outcome, result.log).toBe('failed');
    const [deployment] = api.repository(REPOSITORY).deployments;
    expect(deployment?.statuses.at(-1)).toMatchObject({ state: 'failure' });
    expect(deployment?.statuses.at(-1)?.description).toContain(registry.host);
  });
});
