import type { Graph } from '../graph/graph.ts';
import type { BytesFreed } from '../plan/types.ts';

/** Adds up what manifests and their blobs take, each blob once. In bytes. */
export class Storage {
  readonly #graph: Graph;
  readonly #blobs = new Set<string>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Bytes that a node adds to those before it: its manifest, and blobs that none of them has. */
  add(node: number): number {
    const manifest = manifestOf(this.#graph, node);
    if (manifest === undefined) return 0;
    let bytes = manifest.size;
    for (const { digest, size } of manifest.blobs) {
      if (this.#blobs.has(digest)) continue;
      this.#blobs.add(digest);
      bytes += size;
    }
    return bytes;
  }
}

/**
 * What a deletion frees: the manifests that go, and the blobs that nothing which stays has. A manifest that was not read
 * may share any blob: when one that stays was not read, only manifests are counted as freed.
 */
export function countBytes(graph: Graph, goes: (node: number) => boolean): BytesFreed {
  const kept = new Storage(graph);
  let bytesKept = 0;
  let manifests = 0;
  let isExact = true;
  let isKeptRead = true;
  for (const [node, { content }] of graph.versions.entries()) {
    const isRead = content.kind === 'manifest' || content.kind === 'missing';
    isExact &&= isRead;
    if (goes(node)) manifests += isRead ? 0 : manifestSize(graph, node);
    else {
      isKeptRead &&= isRead;
      bytesKept += kept.add(node);
    }
  }
  let freed = manifests;
  for (const node of graph.versions.keys()) {
    if (!goes(node)) continue;
    freed += isKeptRead ? kept.add(node) : (manifestOf(graph, node)?.size ?? 0);
  }
  return { freed, kept: bytesKept, exact: isExact };
}

/** Bytes of a manifest itself; of one that was not read, as an index says. 0 when nobody knows. */
export function manifestSize(graph: Graph, node: number): number {
  const manifest = manifestOf(graph, node);
  if (manifest !== undefined) return manifest.size;
  const digest = graph.versions[node]?.digest;
  for (const parent of graph.parents.of(node)) {
    const entry = manifestOf(graph, parent)?.children.find((child) => child.digest === digest);
    if (entry !== undefined) return entry.size;
  }
  return 0;
}

function manifestOf({ versions }: Graph, node: number) {
  const content = versions[node]?.content;
  return content?.kind === 'manifest' ? content.manifest : undefined;
}
