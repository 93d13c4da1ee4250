import type { RegistryClient } from '../client.ts';
import type { Layout, ReadManifest } from '../layout/layout.ts';
import type { VerifiedGraph } from '../layout/verify.ts';
import type { Descriptor } from '../manifest.ts';
import type { RepositoryClient } from '../repository/repository.ts';
import type { UploadOutcome } from '../repository/upload.ts';
import type { RegistryPlan } from './plan.ts';
import { forEachParallel } from './pool.ts';
import type { ByteCounter, PushEvent } from './progress.ts';

/** What the parts of one push share. */
export interface PushContext {
  readonly client: RegistryClient;
  readonly graph: VerifiedGraph;
  readonly layout: Layout;
  readonly parallel: number;
  readonly signal: AbortSignal;
  /** Ends everything that is under way, on all registries. */
  readonly abort: (reason: unknown) => void;
  readonly report: (event: PushEvent) => void;
  readonly bytes: ByteCounter;
}

/** How the blobs of one repository got there. */
export interface BlobCounts {
  readonly uploaded: number;
  readonly mounted: number;
  readonly existing: number;
  /** Bytes of the uploaded ones. */
  readonly bytes: number;
}

/**
 * Brings everything but tags to one registry: blobs first, then the manifests by digest, children before
 * parents. A blob goes over the wire once; the other repositories mount it from the first.
 *
 * @returns counts per repository
 */
export async function pushContent(
  context: PushContext,
  plan: RegistryPlan,
): Promise<ReadonlyMap<string, BlobCounts>> {
  const repositories = plan.repositories.map(({ repository }) =>
    context.client.repository(plan.registry, repository, { signal: context.signal }),
  );
  context.client.declareScopes(
    plan.registry,
    plan.repositories.map(({ repository }) => ({ repository, actions: 'push' })),
  );
  const counts = new Map(repositories.map(({ repository }) => [repository, noBlobs()]));
  const { graph, parallel, abort } = context;
  await forEachParallel(
    graph.blobs,
    parallel,
    (blob) => pushBlob(context, repositories, blob, counts),
    abort,
  );
  await forEachParallel(repositories, parallel, (repository) => pushManifests(context, repository), abort);
  return counts;
}

async function pushBlob(
  context: PushContext,
  [home, ...others]: readonly RepositoryClient[],
  blob: Descriptor,
  counts: ReadonlyMap<string, MutableCounts>,
): Promise<void> {
  if (home === undefined) {
    return;
  }
  const open = (): AsyncIterable<Uint8Array> => context.layout.openBlob(blob);
  const onProgress = (sent: number): void => context.bytes.set(home.registry, blob.digest, sent);
  const done = (repository: RepositoryClient, outcome: UploadOutcome): void => {
    count(counts.get(repository.repository), blob, outcome);
    const { registry, repository: name } = repository;
    context.report({ kind: 'blob', registry, repository: name, descriptor: blob, outcome });
  };
  done(home, await home.uploadBlob(blob, open, { onProgress }));
  context.bytes.set(home.registry, blob.digest, blob.size);
  await forEachParallel(others, context.parallel, async (other) => {
    done(other, await other.uploadBlob(blob, open, { mountFrom: [home.repository] }));
  });
}

async function pushManifests(context: PushContext, repository: RepositoryClient): Promise<void> {
  for (const stage of stages(context.graph.manifests)) {
    await forEachParallel(stage, context.parallel, async ({ descriptor, bytes, manifest }) => {
      const { digest } = descriptor;
      await repository.putManifest(bytes, manifest.mediaType, { digest });
      const { registry, repository: name } = repository;
      context.report({ kind: 'manifest', registry, repository: name, digest });
    });
  }
}

/**
 * Images need only blobs, so they go together; what refers to a subject comes after it, as some registries
 * insist; indexes go one by one in their order, each after its children.
 */
function stages(manifests: readonly ReadManifest[]): readonly (readonly ReadManifest[])[] {
  const images = manifests.filter(({ manifest }) => manifest.kind !== 'index');
  const plain = images.filter(({ manifest }) => manifest.subject === undefined);
  const referring = images.filter(({ manifest }) => manifest.subject !== undefined);
  const indexes = manifests.filter(({ manifest }) => manifest.kind === 'index');
  return [plain, referring, ...indexes.map((index) => [index])];
}

interface MutableCounts {
  uploaded: number;
  mounted: number;
  existing: number;
  bytes: number;
}

function noBlobs(): MutableCounts {
  return { uploaded: 0, mounted: 0, existing: 0, bytes: 0 };
}

function count(counts: MutableCounts | undefined, blob: Descriptor, outcome: UploadOutcome): void {
  if (counts !== undefined) {
    counts[outcome === 'exists' ? 'existing' : outcome] += 1;
    counts.bytes += outcome === 'uploaded' ? blob.size : 0;
  }
}
