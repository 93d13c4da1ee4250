import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { publish } from '../src/publish.ts';
import { type BuildReport, startReport } from '../src/report.ts';
import { testContext } from './context.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const platform = { platform: 'linux/amd64', digest: `sha256:${'b'.repeat(64)}`, layers: 1, bytes: 1 };
const counts = { uploaded: 1, mounted: 0, existing: 0, bytesUploaded: 1 };

const pushed: BuildReport = {
  ...startReport(new Date(0)),
  outcome: 'pushed',
  version: '1',
  tags: ['r.example/app:1', 'r.example/app:latest'],
  image: { digest, mediaType: 'm', bytes: 1, attestations: 0, platforms: [platform] },
  push: {
    requests: 1,
    retries: 0,
    destinations: [
      { repository: 'r.example/app', tags: ['1', 'latest'], ...counts },
      { repository: 'r.example/by-digest', tags: [], ...counts },
    ],
  },
  metadata: { 'containerimage.digest': digest },
};

/** Publishes with the files of a step. */
async function publishTo(
  report: BuildReport,
  options: { summary?: boolean; variables?: NodeJS.ProcessEnv } = {},
) {
  const folder = testFolder('publish');
  const files = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_ARTIFACTS: '' };
  const paths = Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, name)]));
  for (const path of Object.values(paths)) writeFileSync(path, '');
  const { context, lines } = testContext({ ...paths, ...options.variables });
  await publish(report, context, options.summary ?? true);
  context.summary.write();
  const read = (name: keyof typeof files) => readFileSync(paths[name] ?? '', 'utf8');
  return {
    outputs: parse(read('GITHUB_OUTPUT')),
    summary: read('GITHUB_STEP_SUMMARY'),
    artifacts: read('GITHUB_ARTIFACTS'),
    lines,
  };
}

/** Reads `name<<delimiter`, value and delimiter. */
function parse(file: string): Record<string, string> {
  const entries = file.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n?^\2\n/gm);
  return Object.fromEntries([...entries].map(([, name, , value]) => [name, value]));
}

describe('publish', () => {
  it('sets the outputs of a push', async () => {
    const { outputs, summary, artifacts } = await publishTo(pushed);
    expect(outputs).toMatchObject({
      outcome: 'pushed',
      pushed: 'true',
      digest,
      version: '1',
      digests: JSON.stringify({ 'linux/amd64': platform.digest }),
      refs: `r.example/app@${digest}\nr.example/by-digest@${digest}`,
      tags: 'r.example/app:1\nr.example/app:latest',
    });
    expect(JSON.parse(outputs.metadata ?? '')).toEqual(pushed.metadata);
    expect(JSON.parse(readFileSync(outputs.report ?? '', 'utf8'))).toEqual(pushed);
    expect(summary).toContain('Image pushed');
    expect(artifacts).toBe(`oci://r.example/app:1@${digest}\noci://r.example/by-digest@${digest}\n`);
  });

  it('announces nothing that was not pushed', async () => {
    const { outputs, artifacts } = await publishTo({ ...pushed, outcome: 'push-failed' });
    expect(outputs).toMatchObject({ outcome: 'push-failed', pushed: 'false', digest });
    expect(artifacts).toBe('');
  });

  it('says little of a run that did not get far', async () => {
    const { outputs } = await publishTo(startReport(new Date(0)));
    expect(outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect(outputs).not.toHaveProperty('digest');
    expect(outputs).not.toHaveProperty('metadata');
  });

  it('writes no summary when none is wanted, and no artifacts where the runner has no file for them', async () => {
    const { summary, artifacts } = await publishTo(pushed, {
      summary: false,
      variables: { GITHUB_ARTIFACTS: undefined },
    });
    expect(summary).toBe('');
    expect(artifacts).toBe('');
  });

  it('keeps the other outputs when the report cannot be written', async () => {
    const { outputs, lines } = await publishTo(pushed, { variables: { RUNNER_TEMP: '/nowhere/at/all' } });
    expect(outputs).toMatchObject({ outcome: 'pushed', digest });
    expect(outputs.report ?? '').toBe('');
    expect(lines).toContainEqual(
      expect.stringMatching(/^warning: The report could not be written: .*ENOENT/),
    );
  });
});
