/** The demo where images can be built. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobPage, TestRegistry } from '@container-kit/testing';
import { runPipeline } from './pipeline.ts';
import type { ScannerInputs } from './scanner.ts';
import { buildSteps, gateSteps, promoteSteps, retentionSteps } from './steps.ts';

/** Builds, scans, pushes, promotes, and plans a cleanup. */
export async function runWithDocker(
  registry: TestRegistry,
  scanner: ScannerInputs,
  env: Readonly<Record<string, string>>,
): Promise<JobPage> {
  const { host } = registry;
  const folder = mkdtempSync(join(tmpdir(), 'container-kit-demo-layout-'));
  const layout = join(folder, 'image');
  const images = {
    first: (job) => job.steps.build?.outputs.refs ?? '',
    second: (job) => `${host}/demo/sample-app@${job.steps.again?.outputs.digest ?? ''}`,
  } satisfies Parameters<typeof promoteSteps>[1];
  try {
    return await runPipeline(
      registry,
      [
        ...buildSteps(host, scanner, layout),
        ...gateSteps(host, scanner, layout),
        ...promoteSteps(host, images),
        ...retentionSteps(host),
      ],
      env,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
