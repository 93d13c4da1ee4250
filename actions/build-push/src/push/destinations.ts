/** What a push did, by repository. */
import type { PushResult, Reference } from '@container-kit/registry';
import type { DestinationReport } from '../report.ts';

/** Gathers the results of `pushGraph`, which are in the order of its targets, into one entry per repository. */
export function reportDestinations(
  targets: readonly Reference[],
  results: readonly PushResult[],
): readonly DestinationReport[] {
  const reports = new Map<string, DestinationReport>();
  for (const [index, { registry, repository, tag }] of targets.entries()) {
    const name = `${registry}/${repository}`;
    const blobs = results[index]?.blobs;
    reports.set(name, {
      repository: name,
      tags: [...(reports.get(name)?.tags ?? []), ...(tag === undefined ? [] : [tag])],
      uploaded: blobs?.uploaded ?? 0,
      mounted: blobs?.mounted ?? 0,
      existing: blobs?.existing ?? 0,
      bytesUploaded: blobs?.bytes ?? 0,
    });
  }
  return [...reports.values()];
}
