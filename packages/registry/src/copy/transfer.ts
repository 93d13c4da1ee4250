import type { Source } from '../graph/source.ts';
import type { Descriptor } from '../manifest.ts';
import { forEachParallel } from '../push/pool.ts';
import type { UploadOptions } from '../repository/upload.ts';
import { BULK_BYTES } from '../transport/limiter.ts';
import { BlobContent } from './blob-content.ts';
import type { Arrival, CopyContext } from './context.ts';
import type { CopyPlan } from './copy-plan.ts';

/** So small a blob is read while its upload is still being opened. */
const READ_AHEAD_BYTES = 64 * 1024;
/**
 * Jobs at a time per registry, by the size of the blob: tiny ones wait for round trips, middle ones stand in memory,
 * big ones wait for the client's own limit on streams, and then for the registry to store them, which takes no stream.
 * No kind waits for another.
 */
const LINES = [
  { upTo: READ_AHEAD_BYTES, parallel: 16 },
  { upTo: BULK_BYTES, parallel: 6 },
  { upTo: Number.POSITIVE_INFINITY, parallel: 6 },
] as const;

/**
 * Brings the blobs to all destinations on one registry. Each is read from the source at most once: the first
 * destination gets it, the others mount it from there or, should the registry refuse, are sent it from there.
 */
export async function transferBlobs(context: CopyContext, arrivals: readonly Arrival[]): Promise<void> {
  const needed = context.plan.blobs.filter((blob) => arrivals.some((arrival) => arrival.needs(blob)));
  const run = (blob: Descriptor): Promise<void> => transferBlob(context, arrivals, blob);
  const lineOf = ({ size }: Descriptor): (typeof LINES)[number] | undefined =>
    LINES.find(({ upTo }) => size <= upTo);
  await forEachParallel(
    LINES,
    LINES.length,
    (line) =>
      forEachParallel(
        needed.filter((blob) => lineOf(blob) === line),
        line.parallel,
        run,
        context.abort,
      ),
    context.abort,
  );
}

/** Bytes that have to arrive, each blob once per registry or layout. */
export function neededBytes({ blobs }: CopyPlan, arrivals: readonly Arrival[]): number {
  const groups = [...Map.groupBy(arrivals, ({ key }) => key).values()];
  const sums = groups.map((group) =>
    blobs.reduce((sum, blob) => sum + (group.some((one) => one.needs(blob)) ? blob.size : 0), 0),
  );
  return sums.reduce((total, sum) => total + sum, 0);
}

async function transferBlob(
  context: CopyContext,
  arrivals: readonly Arrival[],
  blob: Descriptor,
): Promise<void> {
  const [home, ...others] = arrivals.filter((arrival) => arrival.needs(blob));
  if (home === undefined) {
    return;
  }
  const { key } = home;
  await deliver(context, home, blob, context.source, (sent) => context.bytes.set(key, blob.digest, sent));
  context.bytes.set(key, blob.digest, blob.size);
  await forEachParallel(others, others.length, (other) => deliver(context, other, blob, home.destination));
}

async function deliver(
  context: CopyContext,
  arrival: Arrival,
  blob: Descriptor,
  source: Source,
  onProgress?: (sent: number) => void,
): Promise<void> {
  const content = new BlobContent(source, blob);
  const { plan, destination } = arrival;
  const { mountFrom } = plan.blobs;
  const options: UploadOptions = {
    ...(mountFrom === null ? { absent: plan.isNew } : { mountFrom: [mountFrom] }),
    ...(onProgress === undefined ? {} : { onProgress }),
    prepare: content.prepare,
  };
  const ahead = plan.isNew && mountFrom === null && blob.size <= READ_AHEAD_BYTES;
  // A failure of it comes back when the upload needs the content.
  const reading = ahead ? content.prepare().catch(() => undefined) : undefined;
  try {
    const outcome = await destination.uploadBlob(blob, content.open, options);
    arrival.count(blob, outcome);
    context.report({ kind: 'blob', place: destination.name, descriptor: blob, outcome });
  } finally {
    await reading;
  }
}
