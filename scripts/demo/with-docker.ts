/** The demo's pipeline: steps of the committed bundles, run one after the other as GitHub's runner does. */
import { join } from 'node:path';
import {
  type JobPage,
  type JobStep,
  pageOf,
  runJob,
  type StepReport,
  type TestRegistry,
} from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';

const SAMPLE_APP = join(REPOSITORY, 'examples', 'sample-app');
const BUILD_PUSH = join(REPOSITORY, 'build-push');

/** Runs the pipeline and prints each step as it ends. */
export async function runPipeline(
  registry: TestRegistry,
  env: Readonly<Record<string, string>>,
): Promise<JobPage> {
  const job = await runJob({
    workspace: SAMPLE_APP,
    github: { repository: 'demo/sample-app', ref: 'refs/tags/v1.2.3' },
    event: {
      name: 'push',
      payload: { repository: { default_branch: 'main', description: 'The sample app' } },
    },
    steps: steps(registry).map((step) => ({ ...step, env })),
    onReport: printReport,
  });
  return pageOf('container-kit demo', job);
}

function steps(registry: TestRegistry): readonly JobStep[] {
  const login = { registry: registry.host, username: 'demo', password: 'demo-password' };
  const image = `${registry.host}/demo/sample-app`;
  const platforms = 'linux/amd64,linux/arm64';
  return [
    {
      id: 'build',
      name: 'Build for two platforms and push',
      action: BUILD_PUSH,
      with: {
        ...login,
        context: '.',
        images: image,
        tags: 'type=semver,pattern={{version}}',
        platforms,
        push: 'true',
      },
    },
    {
      id: 'again',
      name: 'Build again, from the cache, and push to a second name: blobs are mounted',
      action: BUILD_PUSH,
      with: {
        ...login,
        context: '.',
        images: `${image}\n${registry.host}/mirror/sample-app`,
        tags: 'type=sha',
        platforms,
        push: 'true',
      },
    },
    {
      id: 'mistake',
      name: 'A wrong password costs seconds, not a build (this step is meant to fail)',
      action: BUILD_PUSH,
      continueOnError: true,
      with: { ...login, password: 'not-the-password', context: '.', tags: `${image}:never`, push: 'true' },
    },
    {
      id: 'broken',
      name: 'A Dockerfile that does not build (this step is meant to fail)',
      action: BUILD_PUSH,
      continueOnError: true,
      with: { context: '.', file: 'Dockerfile.broken', tags: 'sample-app:broken' },
    },
  ];
}

function printReport({ name, result }: StepReport): void {
  if (result === undefined) return;
  const seconds = (result.durationMs / 1000).toFixed(1);
  console.log(
    `${result.conclusion === 'success' ? '✓' : '✗'} ${name} (${seconds} s): ${result.outputs.outcome}`,
  );
  for (const reference of (result.outputs.tags ?? '').split('\n')) {
    if (result.outputs.pushed === 'true') console.log(`    ${reference} -> ${result.outputs.digest}`);
  }
  for (const { level, message } of result.annotations)
    console.log(`    ${level}: ${message.replaceAll('\n', '\n    ')}`);
}
