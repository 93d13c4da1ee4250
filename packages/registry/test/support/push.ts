import { readFile } from 'node:fs/promises';
import type { TestRegistry } from '@container-kit/testing';
import { expect } from 'vitest';
import {
  type Descriptor,
  openLayout,
  type PushOptions,
  parseReference,
  type Reference,
  verifyLayout,
} from '../../src/index.ts';
import type { LayoutBuilder } from './layout.ts';

/** Refuses a manifest that comes before its parts, as most registries do, so that a wrong order cannot pass. */
export const ORDERLY = { capabilities: { missingReferences: 'refused' } } as const;

/** Opens and verifies what a builder has written. */
export async function prepare(builder: LayoutBuilder): Promise<Pick<PushOptions, 'graph' | 'layout'>> {
  const layout = await openLayout(builder.path);
  return { layout, graph: await verifyLayout(layout) };
}

/** References to repositories and tags of one registry. */
export function to(registry: TestRegistry, ...names: readonly string[]): readonly Reference[] {
  return names.map((name) => parseReference(`${registry.host}/${name}`));
}

/** Everything that the graph holds is in the repository. */
export async function expectComplete(
  registry: TestRegistry,
  repository: string,
  root: Descriptor,
  builder: LayoutBuilder,
) {
  const { graph } = await prepare(builder);
  for (const { descriptor, bytes } of graph.manifests) {
    expect(registry.manifest(repository, descriptor.digest)?.bytes.equals(bytes)).toBe(true);
  }
  for (const { digest } of graph.blobs) {
    expect((await registry.blob(repository, digest))?.equals(await readFile(builder.file(digest)))).toBe(
      true,
    );
  }
  expect(graph.root.descriptor.digest).toBe(root.digest);
}
