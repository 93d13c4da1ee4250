/** What advice knows of the base image. It decides nothing. */
import type { ActionContext } from '@container-kit/core';
import type { RegistryClient } from '@container-kit/registry';
import { formatReference } from '@container-kit/registry/reference';
import type { AdvisedBase } from '../advice/advise.ts';
import type { BaseImage } from '../image/base-image.ts';
import type { ScanReport } from '../model/types.ts';
import { scanImage } from '../scan/image.ts';
import type { Trivy } from '../scan/trivy.ts';

/** Where the base image is looked up. */
export interface AdvicePorts {
  readonly client: RegistryClient;
  readonly context: Pick<ActionContext, 'signal' | 'log'>;
}

/**
 * Scans what the name of the base image stands for now, when that is another image and the base has findings. What cannot
 * be had is left out.
 *
 * @param trivy undefined when no scanner is at hand
 * @returns undefined without a base image
 * @throws the reason of a cancellation
 */
export async function readAdvisedBase(
  base: BaseImage | undefined,
  reports: readonly ScanReport[],
  trivy: Trivy | undefined,
  ports: AdvicePorts,
): Promise<AdvisedBase | undefined> {
  if (base === undefined) return undefined;
  const { digest: _, ...named } = base.reference;
  const name = formatReference(named);
  if (trivy === undefined || !hasFindings(base, reports)) return { name };
  try {
    return { name, current: await scanCurrent(base, trivy, ports) };
  } catch (error) {
    const { signal, log } = ports.context;
    signal.throwIfAborted();
    log.debug(`Nothing is known about ${name} as it is now: ${String(error)}`);
    return { name };
  }
}

function hasFindings({ diffIds }: BaseImage, reports: readonly ScanReport[]): boolean {
  const layers = new Set([...diffIds.values()].flat());
  return reports.some(({ findings }) => findings.some(({ layer }) => layer && layers.has(layer)));
}

/** @returns undefined when the name has no tag, or stands for the same image as before, or for none */
async function scanCurrent(
  { reference, digest, diffIds }: BaseImage,
  trivy: Trivy,
  { client }: AdvicePorts,
): Promise<readonly ScanReport[] | undefined> {
  const { registry, repository, tag } = reference;
  if (tag === undefined) return undefined;
  const now = await client.repository(registry, repository).resolve(tag);
  if (now === undefined || now.digest === digest) return undefined;
  const image = { ...reference, digest: now.digest };
  return (await scanImage(trivy, image, { client, platforms: [...diffIds.keys()] })).reports;
}
