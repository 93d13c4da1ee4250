/**
 * `npm run demo`: the pipeline on the sample app, against a registry inside this process, shown on one local page.
 * Needs npm only. With Docker and buildx the image is really built; without, a ready-made layout is pushed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type JobPage, renderJobPage, startRegistry } from '@container-kit/testing';
import { findDocker } from './demo/docker.ts';
import { runPipeline } from './demo/with-docker.ts';
import { pushSampleLayout } from './demo/without-docker.ts';
import { REPOSITORY } from './repository.ts';

await using registry = await startRegistry({
  auth: { kind: 'bearer', users: { demo: 'demo-password' }, anonymousPull: true },
});
console.log(`A registry answers at ${registry.url}. It lives in this process and goes with it.`);

const docker = await findDocker();
if (docker.usable)
  console.log('Docker and buildx are here: the sample app is built for linux/amd64 and linux/arm64.\n');
else
  console.log(
    `There is no usable Docker (${docker.reason}), so a sample layout is pushed that this script made.\n`,
  );
const page: JobPage = docker.usable
  ? await runPipeline(registry, docker.env)
  : await pushSampleLayout(registry);

console.log('\nWhat the registry holds now:');
for (const repository of registry.repositories()) {
  for (const tag of registry.tags(repository)) {
    console.log(`  ${registry.host}/${repository}:${tag}  ${registry.manifest(repository, tag)?.digest}`);
  }
}

const folder = join(REPOSITORY, 'demo-output');
await mkdir(folder, { recursive: true });
const path = join(folder, 'index.html');
await writeFile(path, await renderJobPage(page));
console.log(`\nJob summaries and logs, as GitHub shows them: ${path}`);
if (page.conclusion !== 'success') process.exitCode = 1;
