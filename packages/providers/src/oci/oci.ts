/** Any registry, by the distribution API alone. */
import { UserError } from '@container-kit/core';
import type { RegistryClient, RepositoryClient } from '@container-kit/registry';
import type { Inventory } from '@container-kit/retention';
import { expandGlobs } from '../globs.ts';
import { ManifestReader } from '../manifest/reader.ts';
import type { DeletionResult, ExpectedVersion, Provider, ReadInventoryOptions } from '../provider.ts';
import { TagWatch } from './arrivals.ts';
import { deleteManifest, deleteTag } from './deletions.ts';
import { readOciInventory } from './inventory.ts';

/** What an {@link OciProvider} is made of. */
export interface OciParts {
  /** Host as in references. */
  readonly host: string;
  readonly client: RegistryClient;
  /** Epoch in ms, of this machine. */
  readonly now: () => number;
}

/**
 * See above. It sees what tags lead to and nothing else; the only times are those that images say of themselves; and what it
 * deletes is gone. A deleted manifest's blobs stay until the registry collects its garbage.
 */
export class OciProvider implements Provider {
  readonly name: Provider['name'] = 'oci';
  readonly canRestore = false;
  /** Registries that can't say so when they are asked to. */
  readonly canUntag = true;
  readonly listsUntagged = false;
  readonly #parts: OciParts;
  readonly #watches = new Map<string, TagWatch>();

  constructor(parts: OciParts) {
    this.#parts = parts;
  }

  async listRepositories(globs: readonly string[]): Promise<readonly string[]> {
    return expandGlobs(globs, async (glob) => {
      throw new UserError(
        `input "repositories": ${JSON.stringify(glob)} is a glob, and ${this.#parts.host} lists no repositories`,
        {
          fix: 'name each repository',
        },
      );
    });
  }

  readInventory(name: string, options: ReadInventoryOptions): Promise<Inventory> {
    const repository = this.#repository(name, options.signal);
    const { known, configs = true } = options;
    const reader = new ManifestReader({ repository, known, configs });
    return readOciInventory(name, new Date(this.#parts.now()), { repository, reader, options });
  }

  deleteVersion(name: string, expected: ExpectedVersion): Promise<DeletionResult> {
    return deleteManifest(this.#repository(name), expected);
  }

  untag(name: string, tag: string, expected: ExpectedVersion): Promise<DeletionResult> {
    return deleteTag(this.#repository(name), tag, expected);
  }

  async restoreVersion(name: string): Promise<void> {
    throw new UserError(`${this.#parts.host}/${name}: the registry can't restore what was deleted`, {
      fix: 'push the image again',
    });
  }

  arrivalsSince(name: string, seen: Inventory): Promise<Inventory> {
    const watch = this.#watches.get(name) ?? new TagWatch(this.#repository(name));
    this.#watches.set(name, watch);
    return watch.arrivalsSince(seen, new Date(this.#parts.now()));
  }

  #repository(name: string, signal?: AbortSignal): RepositoryClient {
    const { client, host } = this.#parts;
    return client.repository(host, name, signal === undefined ? {} : { signal });
  }
}
