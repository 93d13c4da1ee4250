/** The demo where nothing can be built: a layout made here is verified and pushed with the same packages. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BuildReport,
  renderSummary,
  reportDestinations,
  startReport,
  verifyImage,
} from '@container-kit/build-push';
import { phase } from '@container-kit/core';
import { createCredentialStore, pushGraph, RegistryClient } from '@container-kit/registry';
import { type JobPage, type TestRegistry, writeSampleLayout } from '@container-kit/testing';

const FILES = {
  'linux/amd64': [{ 'srv/index.html': '<h1>It works</h1>\n' }, { 'etc/app.conf': 'threads = 8\n' }],
  'linux/arm64': [{ 'srv/index.html': '<h1>It works</h1>\n' }, { 'etc/app.conf': 'threads = 4\n' }],
};

/** Pushes the layout and renders the summary that build-push would have written. */
export async function pushSampleLayout(registry: TestRegistry): Promise<JobPage> {
  const folder = await mkdtemp(join(tmpdir(), 'container-kit-demo-'));
  try {
    return await push(registry, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function push(registry: TestRegistry, folder: string): Promise<JobPage> {
  const lines: string[] = [];
  const say = (text: string) => {
    lines.push(text);
    console.log(text);
  };
  const report: BuildReport = startReport(new Date());
  const root = await writeSampleLayout(folder, FILES);
  const image = await phase(report, 'Verify', () =>
    verifyImage(folder, { 'containerimage.digest': root.digest }),
  );
  report.image = image.report;
  say(`Verified the layout: ${image.graph.blobs.length} blobs, ${root.digest}`);
  using client = new RegistryClient({
    credentials: createCredentialStore({
      logins: [{ registry: registry.host, username: 'demo', password: 'demo-password' }],
      env: {},
    }),
  });
  const destinations = ['demo', 'mirror'].map((owner) => {
    return { registry: registry.host, repository: `${owner}/sample-app`, tag: '1.2.3' };
  });
  const results = await phase(report, 'Push', () =>
    pushGraph({ graph: image.graph, layout: image.layout, destinations, client }),
  );
  for (const { reference, digest } of results) say(`Pushed ${reference}@${digest}`);
  report.outcome = 'pushed';
  report.tags = results.map(({ reference }) => reference);
  report.push = {
    destinations: reportDestinations(destinations, results),
    requests: client.stats.requests(),
    retries: client.stats.retries,
  };
  const durationMs = report.phases.reduce((total, { milliseconds }) => total + milliseconds, 0);
  return {
    title: 'container-kit demo, without Docker',
    conclusion: 'success',
    steps: [
      {
        name: 'Push a sample layout (there is no Docker here to build one)',
        conclusion: 'success',
        durationMs,
        summary: renderSummary(report),
        logLines: lines.map((text) => ({ text, level: undefined, time: new Date() })),
        annotations: [],
        outputs: { digest: root.digest },
      },
    ],
  };
}
