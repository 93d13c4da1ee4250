/** Images of the past, for the retention to look at. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLayout, pushGraph, type RegistryClient, verifyLayout } from '@container-kit/registry';
import { type TestRegistry, writeVulnerableLayout } from '@container-kit/testing';

const COUNT = 6;

/** Pushes a build of each month, two platforms each. */
export async function pushOldImages(
  registry: TestRegistry,
  repository: string,
  client: RegistryClient,
): Promise<void> {
  for (let build = 1; build <= COUNT; build += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'container-kit-demo-old-'));
    try {
      await writeVulnerableLayout(folder, {
        platforms: ['linux/amd64', 'linux/arm64'],
        created: `2026-0${build}-15T12:00:00Z`,
        layers: [{ files: { 'srv/www/index.html': `<h1>Build ${build}</h1>\n`.repeat(2000) } }],
      });
      const layout = await openLayout(folder);
      const graph = await verifyLayout(layout);
      const destinations = [{ registry: registry.host, repository, tag: `0.${build}.0` }];
      await pushGraph({ graph, layout, client, destinations });
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}
