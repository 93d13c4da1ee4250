import { resolveAliases } from '@container-kit/policy/yaml';
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

/** A merge reaches no further: nobody writes more, and each look-up may walk all of it. */
const MAX_MERGED_MAPS = 50;

/** The key of a pair; undefined when it is no scalar. */
export function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
}

/** The pairs of one map by their keys; merges apart, as there may be several. */
interface Entries {
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly merges: readonly Pair[];
}

/** What refers to what in one document, and where keys stand: found once, so that looking is fast in large maps. */
export class DocumentIndex {
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #uses = new Map<Node, number>();
  readonly #entries = new Map<YAMLMap, Entries>();
  readonly #merged = new Map<YAMLMap, ReadonlySet<YAMLMap>>();

  constructor(document: Document) {
    this.#targets = resolveAliases(document);
    for (const target of this.#targets.values()) this.#uses.set(target, this.usesOf(target) + 1);
  }

  /** The node itself, or what it is an alias of; undefined for an alias of nothing. */
  resolve(node: unknown): Node | undefined {
    if (isAlias(node)) return this.#targets.get(node);
    return isNode(node) ? node : undefined;
  }

  /** How many aliases of a node there are. */
  usesOf(node: Node): number {
    return this.#uses.get(node) ?? 0;
  }

  /** The pair with a key in the map itself. */
  pairOf(map: YAMLMap, key: string): Pair | undefined {
    return this.#entriesOf(map).pairs.get(key);
  }

  /**
   * The map and what it merges (`<<`), nearest first: its own keys win, then earlier merges, as
   * https://yaml.org/type/merge.html has it.
   */
  withMerged(map: YAMLMap): ReadonlySet<YAMLMap> {
    const known = this.#merged.get(map);
    if (known !== undefined) return known;
    const found = new Set([map]);
    // A set that grows while it is walked: each map once, whatever refers to whatever.
    for (const each of found) {
      for (const merged of this.#mergedInto(each)) if (found.size < MAX_MERGED_MAPS) found.add(merged);
    }
    this.#merged.set(map, found);
    return found;
  }

  #mergedInto(map: YAMLMap): readonly YAMLMap[] {
    return this.#entriesOf(map)
      .merges.map((pair) => this.resolve(pair.value))
      .flatMap((node) =>
        isSeq(node) ? node.items.slice(0, MAX_MERGED_MAPS).map((item) => this.resolve(item)) : [node],
      )
      .filter(isMap);
  }

  #entriesOf(map: YAMLMap): Entries {
    const known = this.#entries.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string, Pair>();
    const merges: Pair[] = [];
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (key === '<<') merges.push(pair);
      else if (key !== undefined) pairs.set(key, pair);
    }
    const entries = { pairs, merges: merges.slice(0, MAX_MERGED_MAPS) };
    this.#entries.set(map, entries);
    return entries;
  }
}
