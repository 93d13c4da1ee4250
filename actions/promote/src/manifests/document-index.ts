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

/** What refers to what in one document, and where keys stand: found once, so that looking is fast in large maps. */
export class DocumentIndex {
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #uses = new Map<Node, number>();
  readonly #pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
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
    let pairs = this.#pairs.get(map);
    if (pairs === undefined) {
      pairs = new Map(map.items.map((pair) => [keyOf(pair) ?? '', pair]));
      this.#pairs.set(map, pairs);
    }
    return pairs.get(key);
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
    const node = this.resolve(this.pairOf(map, '<<')?.value);
    const nodes = isSeq(node)
      ? node.items.slice(0, MAX_MERGED_MAPS).map((item) => this.resolve(item))
      : [node];
    return nodes.filter(isMap);
  }
}
