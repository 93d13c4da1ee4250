import type { Digest } from '@container-kit/registry';
import type { ManifestFacts } from '@container-kit/retention';
import { configOf } from '../manifest/facts.ts';
import type { EdgeCache, FactsNeed, ManifestSource } from '../provider.ts';

/** Knows what this run has read. */
export class MemoryEdgeCache implements EdgeCache {
  readonly #facts = new Map<Digest, { readonly facts: ManifestFacts; readonly need: FactsNeed }>();

  get(digest: Digest, needs: FactsNeed = 'manifest'): ManifestFacts | undefined {
    const known = this.#facts.get(digest);
    return needs === 'config' && known?.need !== 'config' ? undefined : known?.facts;
  }

  set(digest: Digest, facts: ManifestFacts, source: ManifestSource): void {
    this.#facts.set(digest, { facts, need: needMet(source) });
  }
}

/** How much a source tells: of what has no configuration all. */
export function needMet(source: ManifestSource): FactsNeed {
  return source.config === undefined && configOf(source) !== undefined ? 'manifest' : 'config';
}
