import type { ImageGraph } from './graph.ts';
import type { Source } from './source.ts';

/** How far to walk. */
export interface WalkOptions {
  /** `all` (default) follows what refers to any node, nested. */
  readonly referrers?: 'all' | 'none';
  /** `auto` (default) follows cosign's tags. */
  readonly cosignTags?: 'auto' | 'none';
  readonly signal?: AbortSignal;
}

/**
 * Reads everything that hangs on a manifest: the entries of indexes, what refers to any of them, and cosign's
 * images. Every manifest is verified against its digest.
 *
 * @param root tag or digest
 * @throws MissingManifestError when the root or an entry of an index is absent, InvalidManifestError,
 * DigestMismatchError, RegistryError, LayoutError
 */
export async function walkGraph(
  source: Source,
  root: string,
  options: WalkOptions = {},
): Promise<ImageGraph> {
  options.signal?.throwIfAborted();
  throw new Error(`walking ${source.name} from ${root} is being written`);
}
