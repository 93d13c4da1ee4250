/** The demo where nothing can be built: images made here take the place of those that build-push would push. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Digest,
  openLayout,
  pushGraph,
  type RegistryClient,
  verifyLayout,
} from '@container-kit/registry';
import { type JobPage, type TestRegistry, writeVulnerableLayout } from '@container-kit/testing';
import { runPipeline } from './pipeline.ts';
import type { ScannerInputs } from './scanner.ts';
import { gateSteps, promoteSteps, retentionSteps } from './steps.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** Pushes two images, and runs everything that comes after the build. */
export async function runWithoutDocker(
  registry: TestRegistry,
  scanner: ScannerInputs,
  client: RegistryClient,
): Promise<JobPage> {
  const { host } = registry;
  const folder = mkdtempSync(join(tmpdir(), 'container-kit-demo-layout-'));
  try {
    const push = async (tag: string, greeting: string) => {
      const path = join(folder, tag);
      const layers = [{ python: { greeting } }, { files: { 'srv/www/index.html': `<h1>${tag}</h1>\n` } }];
      await writeVulnerableLayout(path, { platforms: PLATFORMS, layers });
      const digest = await pushLayout(path, tag, host, client);
      console.log(`Pushed ${host}/demo/sample-app:${tag}@${digest}`);
      return `${host}/demo/sample-app@${digest}`;
    };
    const [first, second] = [await push('1.2.3', '1.0.1'), await push('1.2.4', '1.0.1')];
    const layout = join(folder, 'pull-request');
    await writeVulnerableLayout(layout, {
      platforms: PLATFORMS,
      layers: [{ python: { greeting: '1.0.0' } }],
    });
    return await runPipeline(registry, [
      ...gateSteps(host, scanner, layout),
      ...promoteSteps(host, { first: () => first, second: () => second }),
      ...retentionSteps(host),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function pushLayout(
  folder: string,
  tag: string,
  registry: string,
  client: RegistryClient,
): Promise<Digest> {
  const layout = await openLayout(folder);
  const graph = await verifyLayout(layout);
  await pushGraph({
    graph,
    layout,
    client,
    destinations: [{ registry, repository: 'demo/sample-app', tag }],
  });
  return graph.root.descriptor.digest;
}
