import { RegistryError } from '../errors.ts';
import type { NodeRole } from './graph.ts';
import type { Source } from './source.ts';

/** Up to here listing all tags is cheaper than asking for each. */
const MAX_PAGES = 3;

/** Statuses of registries that do not list tags, or not to everybody: then each tag is asked for. */
const NOT_LISTED: readonly (number | undefined)[] = [401, 403, 404, 405, 501];

/** The tags of a source, listed once and only when somebody asks. */
export class KnownTags {
  readonly #source: Source;
  #listing: Promise<ReadonlySet<string> | undefined> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** All tags; undefined when listing them is not possible or not worth it. */
  get(): Promise<ReadonlySet<string> | undefined> {
    this.#listing ??= this.#list();
    return this.#listing;
  }

  /** Without a list only images are asked about, as three requests for every signature are too many. */
  async mayHave(tag: string, role: NodeRole): Promise<boolean> {
    const tags = await this.get();
    if (tags !== undefined) {
      return tags.has(tag);
    }
    return (role === 'root' || role === 'child') && (await this.#source.hasTag(tag));
  }

  async #list(): Promise<ReadonlySet<string> | undefined> {
    try {
      const tags = await this.#source.listTags({ maxPages: MAX_PAGES });
      return tags === undefined ? undefined : new Set(tags);
    } catch (error) {
      if (error instanceof RegistryError && !error.temporary && NOT_LISTED.includes(error.status)) {
        return undefined;
      }
      throw error;
    }
  }
}
