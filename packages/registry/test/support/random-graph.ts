import type { TestRegistry } from '@container-kit/testing';
import fc from 'fast-check';
import { type Descriptor, MEDIA_TYPE } from '../../src/index.ts';
import { Seed } from './seed.ts';

/** Recipe of a graph: each step adds a node that may build on the ones before. */
export type Recipe = readonly Step[];

interface Step {
  readonly kind: 'image' | 'index' | 'referrer' | 'cosign';
  readonly docker: boolean;
  /** Layers by number: equal numbers are equal blobs. */
  readonly layers: readonly number[];
  /** Which earlier nodes it is about, counted from the end. */
  readonly of: readonly number[];
}

/** Graphs of all shapes: shared layers and children, indexes in indexes, referrers of referrers, cosign's images. */
export const recipes: fc.Arbitrary<Recipe> = fc.array(
  fc.record({
    kind: fc.constantFrom('image', 'index', 'referrer', 'cosign'),
    docker: fc.boolean(),
    layers: fc.array(fc.nat(6), { maxLength: 4 }),
    of: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Builds a graph whose root is the tag `v1`. All nodes hang on it. */
export async function build(registry: TestRegistry, repository: string, recipe: Recipe): Promise<Seed> {
  const seed = new Seed(registry, repository);
  const nodes: Descriptor[] = [await seed.image([{ seed: 'first', size: 100 }])];
  const tops = new Set(nodes);
  for (const [number, step] of recipe.entries()) {
    const targets = step.of.map((back) => nodes[Math.max(0, nodes.length - 1 - back)] as Descriptor);
    const node = await add(seed, step, targets, number);
    nodes.push(node);
    if (step.kind === 'image' || step.kind === 'index') {
      tops.add(node);
    }
  }
  await seed.index([...tops], ['v1']);
  await seed.fallbackTags();
  registry.clearRequests();
  return seed;
}

async function add(
  seed: Seed,
  step: Step,
  targets: readonly Descriptor[],
  number: number,
): Promise<Descriptor> {
  const [first] = targets as [Descriptor];
  switch (step.kind) {
    case 'image':
      return await seed.image(
        step.layers.map((layer) => ({ seed: `layer ${layer}`, size: 10 + layer * 4000 })),
        { docker: step.docker, fields: { annotations: { number: String(number) } } },
      );
    case 'index':
      return await seed.index(targets, [], step.docker ? MEDIA_TYPE.dockerList : MEDIA_TYPE.ociIndex);
    case 'referrer':
      return await seed.referrer(first, 'application/vnd.test', { number: String(number) });
    case 'cosign':
      return await seed.cosign(first, step.docker ? 'att' : 'sig', String(number));
  }
}
