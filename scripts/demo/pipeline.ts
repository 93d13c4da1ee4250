/** A job on a copy of the sample app: steps of the committed bundles, run one after the other as GitHub's runner does. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type JobPage,
  type JobStep,
  pageOf,
  runJob,
  type StepReport,
  startGitHub,
  type TestRegistry,
} from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';

const SAMPLE_APP = join(REPOSITORY, 'examples', 'sample-app');
const APP_REPOSITORY = 'demo/sample-app';

/** Runs steps on a copy of the sample app and prints each one as it ends. */
export async function runPipeline(
  registry: TestRegistry,
  steps: readonly JobStep[],
  env: Readonly<Record<string, string>> = {},
): Promise<JobPage> {
  await using github = await startGitHub({
    repositories: { [APP_REPOSITORY]: { files: { 'README.md': 'The sample app\n' } } },
    permissions: { contents: 'read', deployments: 'write' },
  });
  const workspace = mkdtempSync(join(tmpdir(), 'container-kit-demo-'));
  try {
    cpSync(SAMPLE_APP, workspace, { recursive: true });
    const compose = join(workspace, 'deploy', 'compose.yaml');
    // The registry of the demo gets its port only now.
    writeFileSync(compose, readFileSync(compose, 'utf8').replace('registry.example.com', registry.host));
    const job = await runJob({
      workspace,
      githubToken: github.token,
      github: {
        repository: APP_REPOSITORY,
        ref: 'refs/tags/v1.2.3',
        api_url: github.url,
        sha: github.repository(APP_REPOSITORY).sha('refs/heads/main') ?? '',
      },
      event: {
        name: 'push',
        payload: { repository: { default_branch: 'main', description: 'The sample app' } },
      },
      steps: steps.map((step) => ({ ...step, env })),
      onReport: printReport,
    });
    console.log('\nThe Compose file after the promotions and the rollback:');
    console.log(
      readFileSync(join(workspace, 'deploy', 'compose.yaml'), 'utf8')
        .replace(/^/gm, '  ')
        .trimEnd(),
    );
    return pageOf('container-kit demo', job);
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

function printReport({ name, result }: StepReport): void {
  if (result === undefined) return;
  const seconds = (result.durationMs / 1000).toFixed(1);
  const { outcome, pushed, tags = '', digest, destinations = '[]' } = result.outputs;
  console.log(`${result.conclusion === 'success' ? '✓' : '✗'} ${name} (${seconds} s): ${outcome}`);
  for (const reference of pushed === 'true' ? tags.split('\n') : [])
    console.log(`    ${reference} -> ${digest}`);
  if (result.conclusion === 'success') {
    for (const { reference, digest: target } of JSON.parse(destinations))
      console.log(`    ${reference} -> ${target}`);
  }
  for (const { level, message } of result.annotations) {
    console.log(`    ${level}: ${message.replaceAll('\n', '\n    ')}`);
  }
}
