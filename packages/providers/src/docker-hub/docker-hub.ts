/** Docker Hub: tags with their times by its own API, manifests by its registry. */
import { UserError } from '@container-kit/core';
import {
  AuthenticationError,
  type Digest,
  type RegistryClient,
  RegistryError,
  type RepositoryClient,
} from '@container-kit/registry';
import type { Inventory, Version } from '@container-kit/retention';
import { expandGlobs } from '../globs.ts';
import { readNeeded } from '../inventory/read-needed.ts';
import { ManifestReader } from '../manifest/reader.ts';
import { TagWatch } from '../oci/arrivals.ts';
import { childrenOf } from '../oci/inventory.ts';
import type { HubOptions } from '../open-provider.ts';
import type { DeletionResult, ExpectedVersion, Provider, ReadInventoryOptions } from '../provider.ts';
import { HubApi, type HubTag } from './hub-api.ts';
import { HubHttp } from './hub-http.ts';

/** What a provider for Docker Hub is made of. */
export interface HubParts extends HubOptions {
  readonly host: string;
  readonly client: RegistryClient;
  /** Epoch in ms, of this machine. */
  readonly now: () => number;
}

/** Opens a provider for Docker Hub; nothing is sent yet. */
export function openHub(parts: HubParts): Provider {
  return new HubProvider(parts, new HubApi(new HubHttp(parts, parts.now)));
}

/**
 * See above. Only tagged images are listed, and their times are of the tag that was pushed last. A manifest counts as a pull, so
 * few are read; what is untagged and needed by nothing Docker Hub deletes when it is asked to, and refuses otherwise.
 */
class HubProvider implements Provider {
  readonly name = 'docker-hub';
  readonly canRestore = false;
  readonly canUntag = true;
  readonly listsUntagged = false;
  readonly #parts: HubParts;
  readonly #api: HubApi;
  readonly #watches = new Map<string, TagWatch>();

  constructor(parts: HubParts, api: HubApi) {
    this.#parts = parts;
    this.#api = api;
  }

  async listRepositories(globs: readonly string[]): Promise<readonly string[]> {
    return expandGlobs(globs, async (glob) => {
      const [namespace = ''] = glob.split('/');
      if (!/[*?]/.test(namespace)) return this.#api.repositories(namespace);
      throw new UserError(`input "repositories": ${JSON.stringify(glob)} has no namespace`, {
        fix: 'write namespace/name, where only the name may be a glob',
      });
    });
  }

  async readInventory(name: string, options: ReadInventoryOptions): Promise<Inventory> {
    const repository = this.#repository(name, options.signal);
    const readAt = new Date(this.#parts.now());
    const tags = await this.#api.tags(name);
    const unknown = tags.filter(({ digest }) => digest === undefined).map((tag) => tag.name);
    const versions = versionsOf(tags);
    const doubts =
      unknown.length === 0 ? [] : [`Docker Hub tells no digest of these tags: ${unknown.join(', ')}`];
    const { known, configs = options.depth === 'all' } = options;
    const reader = new ManifestReader({ repository, known, configs });
    return readNeeded({ repository: name, readAt, versions, doubts }, { reader, options, found: childrenOf });
  }

  async deleteVersion(name: string, { digest, tags }: ExpectedVersion): Promise<DeletionResult> {
    for (const tag of tags) {
      const drift = await this.#drift(name, tag, digest);
      if (drift !== undefined) return { outcome: 'drifted', reason: drift };
    }
    for (const tag of tags) await this.#api.deleteTag(name, tag);
    const outcome = await this.#deleteUntagged(name, digest);
    return tags.length > 0 && outcome.outcome !== 'drifted' ? { outcome: 'deleted' } : outcome;
  }

  async untag(name: string, tag: string, { digest }: ExpectedVersion): Promise<DeletionResult> {
    const drift = await this.#drift(name, tag, digest);
    if (drift !== undefined) return { outcome: 'drifted', reason: drift };
    return { outcome: (await this.#api.deleteTag(name, tag)) ? 'deleted' : 'absent' };
  }

  async restoreVersion(name: string): Promise<void> {
    throw new UserError(`${name}: Docker Hub can't restore what was deleted`, {
      fix: 'push the image again',
    });
  }

  arrivalsSince(name: string, seen: Inventory): Promise<Inventory> {
    const watch = this.#watches.get(name) ?? new TagWatch(this.#repository(name));
    this.#watches.set(name, watch);
    return watch.arrivalsSince(seen, new Date(this.#parts.now()));
  }

  async #drift(name: string, tag: string, digest: Digest): Promise<string | undefined> {
    const now = await this.#api.tag(name, tag);
    if (now?.digest === digest) return undefined;
    return now === undefined
      ? `the tag ${tag} is gone`
      : `the tag ${tag} is now at ${now.digest ?? 'something else'}`;
  }

  /** Docker Hub refuses (403) what a tag or an index still needs, and may fail (500) while it tries again by itself. */
  async #deleteUntagged(name: string, digest: Digest): Promise<DeletionResult> {
    try {
      return { outcome: await this.#repository(name).deleteManifest(digest) };
    } catch (error) {
      const isRefusal =
        (error instanceof AuthenticationError && error.status === 403) ||
        (error instanceof RegistryError && [405, 500].includes(error.status ?? 0));
      if (!isRefusal) throw error;
      return { outcome: 'blocked', reason: 'Docker Hub does not delete it yet: something may still need it' };
    }
  }

  #repository(name: string, signal?: AbortSignal): RepositoryClient {
    const { client, host } = this.#parts;
    return client.repository(host, name, signal === undefined ? {} : { signal });
  }
}

/** One for each digest; the newest times of its tags count. */
function versionsOf(tags: readonly HubTag[]): ReadonlyMap<Digest, Version> {
  const byDigest = Map.groupBy(
    tags.filter((tag) => tag.digest !== undefined),
    ({ digest }) => digest,
  );
  const versions = new Map<Digest, Version>();
  for (const [digest, group] of byDigest) {
    if (digest === undefined) continue;
    versions.set(digest, {
      digest,
      id: undefined,
      tags: group.map(({ name }) => name).sort(),
      times: {
        pushed: latest(group.map(({ pushed }) => pushed)),
        created: undefined,
        updated: undefined,
        lastPulled: latest(group.map(({ pulled }) => pulled)),
      },
      content: { kind: 'unread' },
    });
  }
  return versions;
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
