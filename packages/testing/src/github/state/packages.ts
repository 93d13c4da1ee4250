import type { TestRegistry } from '../../registry/registry.ts';
import type { StoredManifest } from '../../registry/repositories.ts';
import type { Counter } from './counter.ts';
import { PackageState } from './package.ts';

/** The container packages of one GitHub, and the registry that they are pushed to. */
export class PackageStore {
  readonly #ids: Counter;
  readonly #now: () => Date;
  readonly #packages = new Map<string, PackageState>();

  constructor(ids: Counter, now: () => Date) {
    this.#ids = ids;
    this.#now = now;
  }

  /** Makes packages of all that a registry holds and of all that it will be sent. */
  link(registry: TestRegistry): void {
    for (const name of registry.repositories()) this.#adopt(registry, name);
    registry.watch((name, manifest, tags) => this.#pushed(registry, name, manifest, tags));
  }

  /** @param fullName `owner/name`; case does not matter, as names of images have none */
  find(fullName: string): PackageState | undefined {
    return this.#packages.get(fullName.toLowerCase());
  }

  /** Those of one owner. */
  of(owner: string): readonly PackageState[] {
    return [...this.#packages.values()].filter((one) => one.owner === owner.toLowerCase());
  }

  /** `owner/name` of all. */
  names(): readonly string[] {
    return [...this.#packages.keys()];
  }

  #adopt(registry: TestRegistry, name: string): void {
    const tags = new Map(registry.tags(name).map((tag) => [tag, registry.manifest(name, tag)?.digest]));
    for (const digest of registry.manifests(name)) {
      const manifest = registry.manifest(name, digest);
      const own = [...tags].filter(([, target]) => target === digest).map(([tag]) => tag);
      if (manifest !== undefined) this.#pushed(registry, name, manifest, own);
    }
  }

  #pushed(registry: TestRegistry, name: string, manifest: StoredManifest, tags: readonly string[]): void {
    const known = this.#packages.get(name);
    const state = known ?? new PackageState(this.#ids.next(), name, this.#now, registry);
    this.#packages.set(name, state);
    state.pushed(manifest, tags, this.#ids);
  }
}
