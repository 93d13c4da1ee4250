/** The steps of the demo, as a workflow would have them. */
import { join } from 'node:path';
import type { JobStep } from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';

const BUILD_PUSH = join(REPOSITORY, 'build-push');
const PROMOTE = join(REPOSITORY, 'promote');

function loginOf(host: string) {
  return { registry: host, username: 'demo', password: 'demo-password' };
}

/** Build and push, again from the cache, and two mistakes. */
export function buildSteps(host: string): readonly JobStep[] {
  const login = loginOf(host);
  const image = `${host}/demo/sample-app`;
  const platforms = 'linux/amd64,linux/arm64';
  const common = { ...login, context: '.', platforms, push: 'true' };
  return [
    {
      id: 'build',
      name: 'Build for two platforms and push',
      action: BUILD_PUSH,
      with: { ...common, images: image, tags: 'type=semver,pattern={{version}}' },
    },
    {
      id: 'again',
      name: 'Build again, from the cache, and push to a second name: blobs are mounted',
      action: BUILD_PUSH,
      with: { ...common, images: `${image}\n${host}/mirror/sample-app`, tags: 'type=sha' },
    },
    {
      id: 'mistake',
      name: 'A wrong password costs seconds, not a build (this step is meant to fail)',
      action: BUILD_PUSH,
      continueOnError: true,
      with: { ...common, password: 'not-the-password', tags: `${image}:never` },
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

/** To staging, to production behind a gate, and back. */
export function promoteSteps(host: string): readonly JobStep[] {
  const login = loginOf(host);
  const production = {
    ...login,
    destination: `${host}/production/sample-app:stable`,
    environment: 'production',
    manifests: 'deploy/*.yaml',
  };
  return [
    {
      id: 'too-early',
      name: 'Promote to production before staging: the gate is closed (this step is meant to fail)',
      action: PROMOTE,
      continueOnError: true,
      with: (job) => ({ ...production, source: job.steps.build?.outputs.refs ?? '' }),
    },
    {
      id: 'staging',
      name: 'Promote to staging',
      action: PROMOTE,
      with: (job) => ({
        ...login,
        source: job.steps.build?.outputs.refs ?? '',
        destination: `${host}/demo/sample-app:staging`,
        environment: 'staging',
      }),
    },
    {
      id: 'plan',
      name: 'Look at the promotion to production before it is made',
      action: PROMOTE,
      with: { ...production, source: `${host}/demo/sample-app:staging`, 'dry-run': 'true' },
    },
    {
      id: 'production',
      name: 'Promote to production, and update the Compose file',
      action: PROMOTE,
      with: { ...production, source: `${host}/demo/sample-app:staging` },
    },
    {
      id: 'newer',
      name: 'Promote the second build to the same tag',
      action: PROMOTE,
      with: (job) => ({
        ...login,
        source: `${host}/demo/sample-app@${job.steps.again?.outputs.digest ?? ''}`,
        destination: `${host}/production/sample-app:stable`,
      }),
    },
    {
      id: 'rollback',
      name: 'Roll production back',
      action: PROMOTE,
      with: { ...production, rollback: 'true' },
    },
  ];
}
