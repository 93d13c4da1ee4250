import { describe, expect, it } from 'vitest';
import { digestOf, isProfileName, PROFILES, type TestRegistry } from '../../src/registry/index.ts';
import { bytesOf, call, locationOf, openUpload, pushBlob, pushManifest, start } from './fixture.ts';
import { codesOf, jsonOf } from './http.ts';
import { describeBytes, manifestOf, OCI_INDEX, OCI_LAYER, OCI_MANIFEST, pushImageBlobs } from './images.ts';

const REPOSITORY = 'owner/image';
const MANIFESTS = `/v2/${REPOSITORY}/manifests`;
const ABSENT = digestOf(Buffer.from('absent'));
const names = Object.keys(PROFILES) as (keyof typeof PROFILES)[];

async function seedTags(registry: TestRegistry, tags: readonly string[]): Promise<void> {
  await registry.putManifest(REPOSITORY, manifestOf({ mediaType: OCI_INDEX, manifests: [] }).bytes, { tags });
}

describe.each(names)('the profile %s', (profile) => {
  it('takes an image by POST, PUT and tag, and gives it back', async () => {
    const registry = await start('memory', { profile });
    const image = await pushImageBlobs(registry, REPOSITORY);
    expect((await pushManifest(registry, REPOSITORY, 'v1', image.bytes, OCI_MANIFEST)).status).toBe(201);
    const sent = { headers: { Accept: OCI_MANIFEST } };
    const pulled = await call(registry, 'GET', `${MANIFESTS}/v1`, sent);
    expect([pulled.status, pulled.body.equals(image.bytes)]).toEqual([200, true]);
    expect(pulled.headers['docker-content-digest']).toBe(
      profile === 'legacy-no-digest-header' ? undefined : image.digest,
    );
  });
});

describe('referrers', () => {
  it.each(['ghcr', 'hub', 'distribution2', 'legacy-no-digest-header'] as const)(
    'are 404 on %s',
    async (profile) => {
      const registry = await start('memory', { profile });
      const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/referrers/${ABSENT}`);
      expect(answer.status).toBe(404);
      const isText = answer.headers['content-type']?.startsWith('text/plain');
      expect(isText).toBe(profile === 'distribution2' || profile === 'legacy-no-digest-header');
    },
  );

  it.each(['strict', 'harbor', 'ecr'] as const)('are served by %s', async (profile) => {
    const registry = await start('memory', { profile });
    expect((await call(registry, 'GET', `/v2/${REPOSITORY}/referrers/${ABSENT}`)).status).toBe(200);
  });

  it.each(['ghcr', 'hub', 'distribution2'] as const)('have no OCI-Subject on %s', async (profile) => {
    const registry = await start('memory', { profile });
    const subject = describeBytes(OCI_MANIFEST, bytesOf(5));
    const { bytes } = await pushImageBlobs(registry, REPOSITORY, { subject });
    const answer = await pushManifest(registry, REPOSITORY, 'v1', bytes, OCI_MANIFEST);
    expect([answer.status, answer.headers['oci-subject']]).toEqual([201, undefined]);
  });

  it('can be claimed by a header and yet not be there', async () => {
    const registry = await start('memory', { profile: 'hub', capabilities: { subjectHeader: true } });
    const subject = describeBytes(OCI_MANIFEST, bytesOf(5));
    const { bytes } = await pushImageBlobs(registry, REPOSITORY, { subject });
    const answer = await pushManifest(registry, REPOSITORY, 'v1', bytes, OCI_MANIFEST);
    expect(answer.headers['oci-subject']).toBe(subject.digest);
  });
});

describe('tags', () => {
  const many = Array.from({ length: 150 }, (_, index) => `t${String(index).padStart(4, '0')}`);

  it('come 100 at a time from ghcr unless n says otherwise', async () => {
    const registry = await start('memory', { profile: 'ghcr' });
    await seedTags(registry, many);
    const first = await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list`);
    expect([jsonOf<{ tags: string[] }>(first).tags.length, first.headers.link]).toEqual([
      100,
      `</v2/${REPOSITORY}/tags/list?last=t0099&n=100>; rel="next"`,
    ]);
    const all = await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list?n=10000`);
    expect([jsonOf<{ tags: string[] }>(all).tags.length, all.headers.link]).toEqual([150, undefined]);
  });

  it('come from distribution2 unsorted and all at once', async () => {
    const registry = await start('memory', { profile: 'distribution2' });
    await seedTags(registry, ['c', 'a', 'b']);
    const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list?n=1&last=a`);
    expect([jsonOf<{ tags: string[] }>(answer).tags, answer.headers.link]).toEqual([
      ['c', 'a', 'b'],
      undefined,
    ]);
  });

  it('may not be asked for by more than 1000 from ecr', async () => {
    const registry = await start('memory', { profile: 'ecr' });
    await seedTags(registry, many);
    expect((await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list?n=1000`)).status).toBe(200);
    expect((await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list?n=1001`)).status).toBe(400);
  });

  it.each([400, 409, 412] as const)(
    'cannot be moved where they are immutable (%i)',
    async (immutableTags) => {
      const registry = await start('memory', { profile: 'ecr', capabilities: { immutableTags } });
      const image = await pushImageBlobs(registry, REPOSITORY);
      expect((await pushManifest(registry, REPOSITORY, 'v1', image.bytes, OCI_MANIFEST)).status).toBe(201);
      expect((await pushManifest(registry, REPOSITORY, 'v1', image.bytes, OCI_MANIFEST)).status).toBe(
        immutableTags,
      );
      expect((await pushManifest(registry, REPOSITORY, image.digest, image.bytes, OCI_MANIFEST)).status).toBe(
        201,
      );
    },
  );

  it('are not set by parameters of a push by digest, except on strict', async () => {
    for (const profile of names) {
      const registry = await start('memory', { profile });
      const { digest, bytes } = await pushImageBlobs(registry, REPOSITORY);
      const answer = await pushManifest(registry, REPOSITORY, digest, bytes, OCI_MANIFEST, '?tag=v1');
      expect(answer.headers['oci-tag']).toBe(profile === 'strict' ? 'v1' : undefined);
      expect(registry.tags(REPOSITORY)).toEqual(profile === 'strict' ? ['v1'] : []);
    }
  });
});

describe('deleting', () => {
  it.each([
    ['ghcr', 405, 405, 405],
    ['harbor', 405, 202, 202],
    ['distribution2', 405, 202, 202],
    ['hub', 405, 403, 405],
    ['ecr', 202, 202, 405],
  ] as const)(
    'on %s answers a tag with %i, a manifest with %i, a blob with %i',
    async (profile, tag, manifest, blob) => {
      const registry = await start('memory', { profile });
      await seedTags(registry, ['a', 'b']);
      const bytes = await registry.putBlob(REPOSITORY, 'x');
      const [digest] = registry.manifests(REPOSITORY);
      const paths = [`${MANIFESTS}/a`, `${MANIFESTS}/${digest}`, `/v2/${REPOSITORY}/blobs/${bytes}`];
      const statuses = [];
      for (const path of paths) {
        statuses.push((await call(registry, 'DELETE', path)).status);
      }
      expect(statuses).toEqual([tag, manifest, blob]);
    },
  );

  it('on hub takes a manifest once no tag points at it', async () => {
    const registry = await start('memory', { profile: 'hub' });
    await seedTags(registry, []);
    const [digest] = registry.manifests(REPOSITORY);
    expect((await call(registry, 'DELETE', `${MANIFESTS}/${digest}`)).status).toBe(202);
  });
});

describe('uploads', () => {
  it('by single POST fall back to a session everywhere but on strict', async () => {
    const registry = await start('memory', { profile: 'ghcr' });
    const bytes = bytesOf(100);
    const digest = digestOf(bytes);
    const path = `/v2/${REPOSITORY}/blobs/uploads/?digest=${digest}`;
    const opened = await call(registry, 'POST', path, { body: bytes });
    expect(opened.status).toBe(202);
    expect((await call(registry, 'PUT', locationOf(opened, digest), { body: bytes })).status).toBe(201);
  });

  it('have absolute locations on distribution2, on the host that was called', async () => {
    const registry = await start('memory', { profile: 'distribution2' });
    const headers = { Host: 'registry.example.com:5000' };
    const location = await openUpload(registry, REPOSITORY, { headers });
    expect(location.startsWith('http://registry.example.com:5000/v2/')).toBe(true);
  });

  it('of sha512 are refused by distribution2', async () => {
    const registry = await start('memory', { profile: 'distribution2' });
    const location = await openUpload(registry, REPOSITORY);
    const digest = digestOf(Buffer.alloc(0), 'sha512');
    expect(codesOf(await call(registry, 'PUT', `${location}&digest=${digest}`))).toEqual(['DIGEST_INVALID']);
  });

  it('announce their smallest chunk and hold clients to it', async () => {
    const registry = await start('memory', { capabilities: { minChunk: 1000 } });
    const opened = await call(registry, 'POST', `/v2/${REPOSITORY}/blobs/uploads/`);
    expect(opened.headers['oci-chunk-min-length']).toBe('1000');
    const full = await call(registry, 'PATCH', locationOf(opened), { body: bytesOf(1000) });
    const short = await call(registry, 'PATCH', locationOf(full), { body: bytesOf(999) });
    expect([full.status, short.status]).toEqual([202, 202]);
    const next = await call(registry, 'PATCH', locationOf(short), { body: bytesOf(1000) });
    expect([next.status, codesOf(next)]).toEqual([400, ['SIZE_INVALID']]);
  });

  it('lose all chunks but the first on ecr, while one PUT works', async () => {
    const registry = await start('memory', { profile: 'ecr' });
    const bytes = bytesOf(2000);
    const digest = digestOf(bytes);
    const opened = await call(registry, 'POST', `/v2/${REPOSITORY}/blobs/uploads/`);
    expect(opened.headers['oci-chunk-min-length']).toBe(String(5 * 1024 * 1024));
    const first = await call(registry, 'PATCH', locationOf(opened), { body: bytes.subarray(0, 1000) });
    const second = await call(registry, 'PATCH', locationOf(first), { body: bytes.subarray(1000) });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((await call(registry, 'PUT', locationOf(second, digest))).status).toBe(400);
    expect(await pushBlob(registry, REPOSITORY, bytes)).toBe(digest);
  });
});

describe('mounting', () => {
  it.each([
    ['strict', '&from=owner/other', 201],
    ['strict', '', 201],
    ['ghcr', '&from=owner/other', 201],
    ['ecr', '&from=owner/other', 202],
    ['harbor', '&from=owner/other', 201],
    ['harbor', '&from=nowhere/other', 401],
    ['ghcr', '&from=nowhere/other', 202],
  ] as const)('on %s with "%s" answers %i', async (profile, from, status) => {
    const registry = await start('memory', { profile });
    const digest = await registry.putBlob('owner/other', 'x');
    const answer = await call(registry, 'POST', `/v2/${REPOSITORY}/blobs/uploads/?mount=${digest}${from}`);
    expect(answer.status).toBe(status);
  });

  it('without from is refused where from is needed', async () => {
    const registry = await start('memory', { capabilities: { mount: 'named' } });
    const digest = await registry.putBlob('owner/other', 'x');
    const path = `/v2/${REPOSITORY}/blobs/uploads/?mount=${digest}`;
    expect((await call(registry, 'POST', path)).status).toBe(202);
    expect((await call(registry, 'POST', `${path}&from=owner/other`)).status).toBe(201);
  });
});

describe('a manifest whose layers are absent', () => {
  it.each(names)(
    'is taken by strict, as the conformance suite asks, and by no other (%s)',
    async (profile) => {
      const registry = await start('memory', { profile });
      const layers = [describeBytes(OCI_LAYER, bytesOf(5))];
      const { bytes } = await pushImageBlobs(registry, REPOSITORY, { layers });
      const answer = await pushManifest(registry, REPOSITORY, 'v1', bytes, OCI_MANIFEST);
      expect(answer.status).toBe(profile === 'strict' ? 201 : 404);
    },
  );
});

describe('other deviations', () => {
  it('distribution2 gives OCI manifests only to who asks for them', async () => {
    const registry = await start('memory', { profile: 'distribution2' });
    await seedTags(registry, ['v1']);
    expect((await call(registry, 'GET', `${MANIFESTS}/v1`)).status).toBe(404);
    const sent = { headers: { Accept: OCI_INDEX } };
    expect((await call(registry, 'GET', `${MANIFESTS}/v1`, sent)).status).toBe(200);
  });

  it('ghcr gives a manifest whatever Accept says', async () => {
    const registry = await start('memory', { profile: 'ghcr' });
    await seedTags(registry, ['v1']);
    const sent = { headers: { Accept: 'text/html' } };
    expect((await call(registry, 'GET', `${MANIFESTS}/v1`, sent)).status).toBe(200);
  });

  it('a registry without Range sends everything', async () => {
    const registry = await start('memory', { capabilities: { range: false } });
    const digest = await registry.putBlob(REPOSITORY, 'abc');
    const sent = { headers: { Range: 'bytes=1-1' } };
    const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`, sent);
    expect([answer.status, answer.body.toString(), answer.headers['accept-ranges']]).toEqual([
      200,
      'abc',
      undefined,
    ]);
  });

  it('there is no profile of another name', () => {
    expect([isProfileName('strict'), isProfileName('toString'), isProfileName('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
