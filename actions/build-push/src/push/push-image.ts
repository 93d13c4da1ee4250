/** Pushes a verified layout, and tells people how far it is. */
import type { ActionContext } from '@container-kit/core';
import { formatBytes } from '@container-kit/core';
import type { PushEvent, Reference } from '@container-kit/registry';
import type { PushReport } from '../report.ts';
import type { VerifiedImage } from '../verify-image.ts';
import { reportDestinations } from './destinations.ts';
import type { Registries } from './registries.ts';

/**
 * Pushes to all destinations. Tags move when everything else is in place everywhere.
 *
 * @param byDigest leaves all tags alone.
 * @throws what `pushGraph` of packages/registry throws.
 */
export async function pushImage(
  { layout, graph }: VerifiedImage,
  { client, destinations }: Registries,
  byDigest: boolean,
  { log, signal }: ActionContext,
): Promise<PushReport> {
  const { pushGraph } = await import('@container-kit/registry');
  const targets = byDigest
    ? destinations.map(({ registry, repository }) => ({ registry, repository }))
    : destinations;
  const results = await log.group(`Push to ${describe(targets)}`, () =>
    pushGraph({ graph, layout, destinations: targets, client, signal, onProgress: show(log) }),
  );
  for (const { reference, digest } of results) log.info(`Pushed ${reference}@${digest}`);
  return {
    destinations: reportDestinations(targets, results),
    requests: client.stats.requests(),
    retries: client.stats.retries,
  };
}

function describe(targets: readonly Reference[]): string {
  const repositories = [...new Set(targets.map(({ registry, repository }) => `${registry}/${repository}`))];
  const [first = '', ...others] = repositories;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** One line for each thing that is done, and now and then one for how far the bytes are. */
function show(log: ActionContext['log']): (event: PushEvent) => void {
  const done = { uploaded: 'sent', mounted: 'mounted', exists: 'already there' } as const;
  return (event) => {
    switch (event.kind) {
      case 'bytes':
        log.progress(`${formatBytes(event.done)} of ${formatBytes(event.total)}`);
        break;
      case 'blob': {
        const { digest, size } = event.descriptor;
        log.info(
          `${event.registry}/${event.repository}: blob ${digest} (${formatBytes(size)}) ${done[event.outcome]}`,
        );
        break;
      }
      case 'manifest':
        log.info(`${event.registry}/${event.repository}: manifest ${event.digest}`);
        break;
      case 'tag':
        log.info(`${event.registry}/${event.repository}: tag ${event.tag} -> ${event.digest}`);
        break;
      default:
        event satisfies never;
    }
  };
}
