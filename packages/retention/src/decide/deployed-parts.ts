import type { Graph } from '../graph/graph.ts';
import type { DeployedImage } from '../rules/types.ts';

/**
 * Deployed images, with the indexes that list them: a node that runs an index reports the digest of the platform that it
 * pulled, and will ask for the index again when it starts the next time.
 */
export function withIndexes(graph: Graph, deployed: readonly DeployedImage[]): readonly DeployedImage[] {
  return deployed.flatMap((image) => {
    const node = image.digest === undefined ? undefined : graph.find(image.digest);
    if (node === undefined) return [image];
    return [image, ...ancestorsOf(graph, node).flatMap((each) => listing(graph, each, image))];
  });
}

function listing(graph: Graph, node: number, image: DeployedImage): readonly DeployedImage[] {
  const digest = graph.versions[node]?.digest;
  return digest === undefined ? [] : [{ ...image, digest }];
}

function ancestorsOf(graph: Graph, node: number): readonly number[] {
  const found = new Set<number>();
  const queue = [...graph.parents.of(node)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...graph.parents.of(next));
  }
  return [...found];
}
