import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { algorithmOf, parseDigest } from '../../src/registry/digest.ts';
import { type Algorithm, digestOf, startRegistry, type TestRegistry } from '../../src/registry/index.ts';
import { readRange } from '../../src/registry/range.ts';
import { call, locationOf, openUpload, temporaryDirectory } from './fixture.ts';
import { manifestOf, OCI_INDEX } from './images.ts';

const REPOSITORY = 'a/b';
const algorithms = fc.constantFrom<Algorithm>('sha256', 'sha512');

describe('any blob, cut anywhere', () => {
  it('comes out as it went in, and any range of it is that range', async () => {
    await using registry = await startRegistry();
    const cuts = fc.array(fc.nat({ max: 5000 }), { maxLength: 6 });
    const body = fc.uint8Array({ maxLength: 5000 });
    await fc.assert(
      fc.asyncProperty(
        body,
        cuts,
        algorithms,
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        async (bytes, at, algorithm, last, a, b) => {
          const content = Buffer.from(bytes);
          const digest = await pushInPieces(registry, content, at, algorithm, last);
          const path = `/v2/${REPOSITORY}/blobs/${digest}`;
          expect((await call(registry, 'GET', path)).body.equals(content)).toBe(true);
          const [start, end] = [a % 5001, b % 5001];
          const part = await call(registry, 'GET', path, { headers: { Range: `bytes=${start}-${end}` } });
          const satisfiable = start <= end && start < content.length;
          expect(part.status).toBe(satisfiable ? 206 : 416);
          expect(!satisfiable || part.body.equals(content.subarray(start, end + 1))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Pushes in chunks that end at `cuts`; the last one by PUT, or by PATCH with an empty PUT after it. */
async function pushInPieces(
  registry: TestRegistry,
  bytes: Buffer,
  cuts: readonly number[],
  algorithm: Algorithm,
  lastByPut: boolean,
): Promise<string> {
  const digest = digestOf(bytes, algorithm);
  const ends = [...new Set(cuts.filter((cut) => cut > 0 && cut < bytes.length))].sort((a, b) => a - b);
  const pieces = [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  const closing = lastByPut ? pieces.pop() : undefined;
  let location = await openUpload(registry, REPOSITORY);
  for (const piece of pieces) {
    const answer = await call(registry, 'PATCH', location, { body: piece });
    expect(answer.status).toBe(202);
    location = locationOf(answer);
  }
  const put = await call(registry, 'PUT', `${location}&digest=${digest}`, closing && { body: closing });
  expect(put.status).toBe(201);
  return digest;
}

type Step = readonly [kind: 'push' | 'tag' | 'untag' | 'delete', item: number];

const MANIFESTS = [0, 1, 2, 3].map((id) => manifestOf({ mediaType: OCI_INDEX, manifests: [], id }));

function itemOf(item: number): { readonly digest: string; readonly bytes: Buffer; readonly tag: string } {
  const { digest, bytes } = MANIFESTS[item % MANIFESTS.length] ?? manifestOf({ mediaType: OCI_INDEX });
  return { digest, bytes, tag: `tag-${item % 2}` };
}

async function take(registry: TestRegistry, [kind, item]: Step): Promise<void> {
  const { digest, bytes, tag } = itemOf(item);
  const isPush = kind === 'push' || kind === 'tag';
  const reference = kind === 'push' || kind === 'delete' ? digest : tag;
  const sent = isPush ? { headers: { 'Content-Type': OCI_INDEX }, body: bytes } : {};
  const path = `/v2/${REPOSITORY}/manifests/${reference}`;
  const { status } = await call(registry, isPush ? 'PUT' : 'DELETE', path, sent);
  expect(isPush ? [201] : [202, 404]).toContain(status);
}

/** What a repository holds, in the plainest form. */
class Model {
  readonly manifests = new Set<string>();
  readonly tags = new Map<string, string>();

  static of(registry: TestRegistry): Model {
    const model = new Model();
    for (const digest of registry.manifests(REPOSITORY)) {
      model.manifests.add(digest);
    }
    for (const tag of registry.tags(REPOSITORY)) {
      model.tags.set(tag, registry.manifest(REPOSITORY, tag)?.digest ?? 'dangling');
    }
    return model;
  }

  take([kind, item]: Step): void {
    const { digest, tag } = itemOf(item);
    if (kind === 'untag') {
      this.tags.delete(tag);
    } else if (kind === 'delete') {
      this.manifests.delete(digest);
      const dangling = [...this.tags.keys()].filter((name) => this.tags.get(name) === digest);
      dangling.forEach((name) => void this.tags.delete(name));
    } else {
      this.manifests.add(digest);
      if (kind === 'tag') {
        this.tags.set(tag, digest);
      }
    }
  }
}

describe('any order of pushes and deletions', () => {
  const kinds = fc.constantFrom<Step[0]>('push', 'tag', 'untag', 'delete');
  const steps = fc.array(fc.tuple(kinds, fc.nat({ max: 3 })), { maxLength: 40 });

  it('one after the other does what a plain model says', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await using registry = await startRegistry();
        const model = new Model();
        for (const step of sequence) {
          await take(registry, step);
          model.take(step);
        }
        expect(Model.of(registry)).toEqual(model);
      }),
      { numRuns: 25 },
    );
  });

  it('all at once leaves no tag dangling, and on disk what is in memory', async () => {
    const parent = await temporaryDirectory();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        run += 1;
        const storage = { directory: join(parent, String(run)) };
        await using registry = await startRegistry({ storage });
        await Promise.all(sequence.map((step) => take(registry, step)));
        const model = Model.of(registry);
        expect([...model.tags.values()]).not.toContain('dangling');
        expect(registry.requests.filter(({ error }) => error !== undefined)).toEqual([]);
        await registry.close();
        await using again = await startRegistry({ storage });
        expect(Model.of(again)).toEqual(model);
      }),
      { numRuns: 25 },
    );
  });

  it('of one blob, all at once, leaves its bytes wherever it is held', async () => {
    const parent = await temporaryDirectory();
    const bytes = Buffer.from('the same everywhere');
    const digest = digestOf(bytes);
    const blobSteps = fc.array(
      fc.tuple(fc.constantFrom('push', 'mount', 'delete'), fc.constantFrom('a', 'b')),
      {
        maxLength: 30,
      },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(blobSteps, async (sequence) => {
        run += 1;
        await using registry = await startRegistry({ storage: { directory: join(parent, String(run)) } });
        const calls = {
          push: (name: string) =>
            call(registry, 'POST', `/v2/${name}/blobs/uploads/?digest=${digest}`, { body: bytes }),
          mount: (name: string) => call(registry, 'POST', `/v2/${name}/blobs/uploads/?mount=${digest}`),
          delete: (name: string) => call(registry, 'DELETE', `/v2/${name}/blobs/${digest}`),
        };
        await Promise.all(sequence.map(([kind, name]) => calls[kind as keyof typeof calls](name)));
        for (const name of registry.repositories()) {
          expect((await registry.blob(name, digest))?.equals(bytes)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('parsers', () => {
  it('parseDigest takes exactly what digestOf makes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), algorithms, fc.string({ maxLength: 3 }), (bytes, algorithm, noise) => {
        const digest = digestOf(bytes, algorithm);
        expect(parseDigest(digest)).toBe(digest);
        expect(algorithmOf(digest)).toBe(algorithm);
        for (const other of [`${digest}${noise}`, `${noise}${digest}`, digest.replace(':', noise)]) {
          expect(parseDigest(other) === undefined || other === digest).toBe(true);
        }
      }),
    );
  });

  it('parseDigest and readRange take any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, size) => {
        expect(parseDigest(text)).toBeUndefined();
        const range = readRange(`bytes=${text}`, size);
        const inside =
          typeof range !== 'object' || (range.start >= 0 && range.start <= range.end && range.end < size);
        expect(inside).toBe(true);
      }),
    );
  });
});
