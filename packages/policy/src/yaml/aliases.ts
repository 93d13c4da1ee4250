import { type Alias, type Document, isAlias, type Node, visit } from 'yaml';

/**
 * What the aliases of a document stand for: the nearest anchor of their name before them (YAML 1.2.2, 7.1), in the
 * order of the text. Left out are aliases without anchor, and those within what they would stand for, as they never
 * end. The yaml package's own resolution walks the document once for each alias.
 */
export function resolveAliases(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined && endOf(target) <= startOf(node)) targets.set(node, target);
    },
  });
  return targets;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}
