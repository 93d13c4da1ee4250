/** What the layers of each platform tell about where they come from. Everything here is the image's own word. */
import { at, textAt } from '@container-kit/core';
import type { Digest, Expected, Image, ImagePlatform, Source } from '@container-kit/registry';
import { platformOfConfig } from '../model/platform.ts';

/** See above. */
export interface PlatformFacts {
  /** `linux/arm64/v8`; `unknown` when neither index nor configuration say it. */
  readonly platform: string;
  /** Of the platform's manifest. */
  readonly digest: Digest;
  /** Layers, lowest first (OCI image spec, config.md, `rootfs`). */
  readonly diffIds: readonly string[];
  /** Of the index, and of the manifest, which wins. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What BuildKit says of the build; undefined without provenance. */
  readonly provenance: Provenance | undefined;
}

/** A SLSA provenance predicate, undecoded. */
export interface Provenance {
  /** `https://slsa.dev/provenance/v0.2` or `.../v1`. */
  readonly predicateType: string;
  readonly predicate: unknown;
}

/** Configurations have some kB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
/** Provenance of `mode=max` holds the Dockerfile and a step for each instruction. */
const MAX_PROVENANCE_BYTES = 16 * 1024 * 1024;

const PROVENANCE = /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)$/;

/**
 * Reads the configuration and the provenance of every platform.
 *
 * @throws RegistryError, LayoutError, DigestMismatchError
 */
export async function readImageFacts(source: Source, image: Image): Promise<readonly PlatformFacts[]> {
  return Promise.all(
    image.platforms.map(async (platform) => {
      const config = await readJson(source, platform.config, MAX_CONFIG_BYTES);
      return {
        platform: platform.name ?? platformOfConfig(config) ?? 'unknown',
        digest: platform.digest,
        diffIds: diffIdsOf(config),
        annotations: { ...image.annotations, ...platform.annotations },
        provenance: await findProvenance(source, image, platform),
      };
    }),
  );
}

/** DiffIDs of a configuration; none when it has none, as those of artifacts. */
function diffIdsOf(config: unknown): readonly string[] {
  const list = at(config, 'rootfs', 'diff_ids');
  return Array.isArray(list) ? list.filter((id: unknown) => typeof id === 'string') : [];
}

/** Reads a small JSON blob. @returns undefined for what is no JSON */
async function readJson(source: Source, expected: Expected, limit: number): Promise<unknown> {
  if (expected.size > limit) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.getBlob(expected)) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

async function findProvenance(
  source: Source,
  image: Image,
  { digest }: ImagePlatform,
): Promise<Provenance | undefined> {
  for (const { about, manifest } of image.attestations) {
    if (about !== digest) continue;
    for (const layer of manifest.layers) {
      // BuildKit names the type beside the layer, which saves reading SBOMs (docs/attestations/attestation-storage.md).
      if (!PROVENANCE.test(layer.annotations?.['in-toto.io/predicate-type'] ?? '')) continue;
      const statement = await readJson(source, layer, MAX_PROVENANCE_BYTES);
      const predicateType = textAt(statement, 'predicateType');
      if (predicateType !== undefined && PROVENANCE.test(predicateType)) {
        return { predicateType, predicate: at(statement, 'predicate') };
      }
    }
  }
  return undefined;
}
