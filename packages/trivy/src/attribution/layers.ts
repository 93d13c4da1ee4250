/** Which part of the image, and which line of the Dockerfile, brought a layer. */
import type { BaseImage } from '../image/base-image.ts';
import type { PlatformFacts } from '../image/facts.ts';
import { type DockerfileLine, linesOf } from './provenance.ts';

/** Where a layer comes from. */
export interface LayerOrigin {
  readonly origin: 'base' | 'application' | undefined;
  readonly source: DockerfileLine | undefined;
}

/** By DiffID. */
export type LayerOrigins = ReadonlyMap<string, LayerOrigin>;

/**
 * Says where the layers of each platform come from. Layers of the base image are those that it begins with; without a base
 * image nothing tells the parts apart.
 *
 * @param dockerfile path in the repository; by default what the provenance says
 */
export function attributeLayers(
  platforms: readonly PlatformFacts[],
  base: Pick<BaseImage, 'diffIds'> | undefined,
  dockerfile?: string,
): ReadonlyMap<string, LayerOrigins> {
  return new Map(
    platforms.map((facts) => [
      facts.platform,
      originsOf(facts, base?.diffIds.get(facts.platform), dockerfile),
    ]),
  );
}

function originsOf(
  { diffIds, provenance }: PlatformFacts,
  base: readonly string[] | undefined,
  dockerfile: string | undefined,
): LayerOrigins {
  const lines = provenance === undefined ? undefined : linesOf(provenance, diffIds.length, dockerfile);
  const origins = new Map<string, LayerOrigin>();
  for (const [index, diffId] of diffIds.entries()) {
    const isBase = base === undefined ? undefined : index < base.length;
    const origin = isBase === undefined ? undefined : isBase ? 'base' : 'application';
    // A layer that stands twice, as empty ones do, belongs to the lower place.
    if (!origins.has(diffId)) origins.set(diffId, { origin, source: lines?.get(index) });
  }
  return origins;
}
