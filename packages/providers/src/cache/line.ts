/** One manifest as a line of a cache file. */
import { algorithmOf, type Digest, digestOf, isDigest } from '@container-kit/registry';
import type { ManifestFacts } from '@container-kit/retention';
import { configOf, factsOf } from '../manifest/facts.ts';
import type { FactsNeed, ManifestSource } from '../provider.ts';

/** What a line tells, proven by its own bytes. */
export interface ProvenFacts {
  readonly digest: Digest;
  readonly facts: ManifestFacts;
  readonly need: FactsNeed;
}

/** `[digest, mediaType, manifest, configuration or null]` in JSON, without a line end. */
export function formatLine(digest: Digest, { mediaType, manifest, config }: ManifestSource): string {
  return JSON.stringify([digest, mediaType, textOf(manifest), config === undefined ? null : textOf(config)]);
}

/**
 * Reads a line. A cache that others may write, as that of GitHub Actions, could hide what hangs on what; so nothing in it is
 * believed: the manifest must hash to its digest, the configuration to the manifest's, and all facts are made from these
 * bytes anew. The media type alone is not hashed, and a wrong one contradicts the fields.
 *
 * @returns undefined for anything else
 */
export function parseLine(line: string): ProvenFacts | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!Array.isArray(value)) return undefined;
    const [digest, mediaType, manifest, config]: readonly unknown[] = value;
    if (typeof digest !== 'string' || !isDigest(digest) || typeof mediaType !== 'string') return undefined;
    const bytes = bytesOf(manifest, digest);
    if (bytes === undefined) return undefined;
    const described = configOf({ mediaType, manifest: bytes });
    const proven = described === undefined ? undefined : bytesOf(config, described.digest);
    const facts = factsOf({ mediaType, manifest: bytes, config: proven });
    return { digest, facts, need: described !== undefined && proven === undefined ? 'manifest' : 'config' };
  } catch {
    // Neither JSON nor a manifest.
    return undefined;
  }
}

/** The bytes of a text, if they are those of the digest. */
function bytesOf(text: unknown, digest: Digest): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'utf8');
  return digestOf(bytes, algorithmOf(digest)) === digest ? bytes : undefined;
}

/** Manifests are UTF-8; bytes that are not do not survive this, and are so no longer those of their digest. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
