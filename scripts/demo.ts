/**
 * `npm run demo`: the pipeline on the sample app (build, gate, push, promote, retention plan), against a registry inside
 * this process, shown on one local page. Needs npm only. With Docker and buildx the image is really built, with Trivy it is
 * really scanned; without, images and a report that were made before take their place.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCredentialStore, RegistryClient } from '@container-kit/registry';
import { type JobPage, renderJobPage, startRegistry } from '@container-kit/testing';
import { findDocker } from './demo/docker.ts';
import { pushOldImages } from './demo/old-images.ts';
import { findScanner } from './demo/scanner.ts';
import { runWithDocker } from './demo/with-docker.ts';
import { runWithoutDocker } from './demo/without-docker.ts';
import { REPOSITORY } from './repository.ts';

await using registry = await startRegistry({
  auth: { kind: 'bearer', users: { demo: 'demo-password' }, anonymousPull: true },
});
console.log(`A registry answers at ${registry.url}. It lives in this process and goes with it.`);

const docker = await findDocker();
if (docker.usable)
  console.log('Docker and buildx are here: the sample app is built for linux/amd64 and linux/arm64.\n');
else
  console.log(`There is no usable Docker (${docker.reason}), so images are pushed that this script made.\n`);
const scanner = await findScanner(registry);
if (scanner === undefined)
  console.log('There is no Trivy here, so nothing is scanned: a report stands in. `.ci/tools` brings it.\n');
using client = new RegistryClient({
  credentials: createCredentialStore({
    logins: [{ registry: registry.host, username: 'demo', password: 'demo-password' }],
    env: {},
  }),
});
await pushOldImages(registry, 'demo/sample-app', client);
const page: JobPage = docker.usable
  ? await runWithDocker(registry, scanner, docker.env)
  : await runWithoutDocker(registry, scanner, client);

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
