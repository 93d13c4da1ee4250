import { type Alias, type Document, isAlias, isNode, type Node, visit } from 'yaml';

/** The anchors of one document. An alias means the nearest anchor of its name before it (YAML 1.2.2, 7.1). */
export class Aliases {
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #uses: ReadonlyMap<Node, number>;

  constructor(document: Document) {
    const anchors = new Map<string, Node>();
    const targets = new Map<Alias, Node>();
    const uses = new Map<Node, number>();
    visit(document, {
      Node: (_, node) => {
        if (!isAlias(node)) {
          if (node.anchor !== undefined) anchors.set(node.anchor, node);
          return;
        }
        const target = anchors.get(node.source);
        if (target === undefined) return;
        targets.set(node, target);
        uses.set(target, (uses.get(target) ?? 0) + 1);
      },
    });
    this.#targets = targets;
    this.#uses = uses;
  }

  /** The node itself, or what it is an alias of; undefined for an alias without anchor. */
  resolve(node: unknown): Node | undefined {
    if (isAlias(node)) return this.#targets.get(node);
    return isNode(node) ? node : undefined;
  }

  /** How many aliases of a node there are. */
  usesOf(node: Node): number {
    return this.#uses.get(node) ?? 0;
  }
}
