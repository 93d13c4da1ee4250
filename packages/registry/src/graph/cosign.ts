import type { Digest } from '../digest.ts';

const SUFFIXES = ['sig', 'att', 'sbom'];

/** The tags under which cosign before version 3 keeps what belongs to a digest (cosign's "tag-based discovery"). */
export function cosignTags(digest: Digest): readonly string[] {
  const name = digest.replace(':', '-');
  return SUFFIXES.map((suffix) => `${name}.${suffix}`);
}
