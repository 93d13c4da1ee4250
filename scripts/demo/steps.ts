/** The steps of the demo, as a workflow would have them. */
import { join } from 'node:path';
import type { JobStep } from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';
import type { ScannerInputs } from './scanner.ts';

const BUILD_PUSH = join(REPOSITORY, 'build-push');
const TRIVY_GATE = join(REPOSITORY, 'trivy-gate');
const PROMOTE = join(REPOSITORY, 'promote');
const RETENTION = join(REPOSITORY, 'registry-retention');

/** How a job refers to the two images that the first steps pushed. */
export interface PushedImages {
  readonly first: (job: JobView) => string;
  readonly second: (job: JobView) => string;
}

type JobView = Parameters<Extract<JobStep['with'], (...args: never[]) => unknown>>[0];

function loginOf(host: string) {
  return { registry: host, username: 'demo', password: 'demo-password' };
}

/**
 * Build, scan and push, again from the cache, and mistakes.
 *
 * @param layout folder for the image of the pull request
 */
export function buildSteps(host: string, scanner: ScannerInputs, layout: string): readonly JobStep[] {
  const login = loginOf(host);
  const image = `${host}/demo/sample-app`;
  const platforms = 'linux/amd64,linux/arm64';
  const scan = scanner === undefined ? {} : { ...scanner, scan: 'true' };
  const common = { ...login, ...scan, context: '.', platforms, push: 'true' };
  return [
    {
      id: 'build',
      name:
        scanner === undefined ? 'Build for two platforms and push' : 'Build for two platforms, scan and push',
      action: BUILD_PUSH,
      with: { ...common, images: image, tags: 'type=semver,pattern={{version}}' },
    },
    {
      id: 'again',
      name: 'Build again, from the cache, and push to a second name: blobs are mounted',
      action: BUILD_PUSH,
      with: { ...common, images: `${image}\n${host}/mirror/sample-app`, tags: 'type=sha' },
    },
    ...(scanner === undefined
      ? []
      : [
          {
            id: 'refused',
            name: 'An image with a vulnerable package is not pushed (this step is meant to fail)',
            action: BUILD_PUSH,
            continueOnError: true,
            with: { ...common, file: 'Dockerfile.vulnerable', tags: `${image}:vulnerable` },
          },
        ]),
    {
      id: 'head',
      name: 'Build what a pull request brings, without pushing it',
      action: BUILD_PUSH,
      with: {
        context: '.',
        file: 'Dockerfile.vulnerable',
        tags: `${image}:pr-7`,
        outputs: `type=oci,tar=false,dest=${layout}`,
      },
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

/**
 * The gate of a pull request.
 *
 * @param layout folder with its image
 */
export function gateSteps(host: string, scanner: ScannerInputs, layout: string): readonly JobStep[] {
  const name = 'is red for the vulnerability that it brings (this step is meant to fail)';
  const step = { id: 'gate', action: TRIVY_GATE, continueOnError: true };
  if (scanner === undefined) {
    // Trivy's own report on that image, for machines without Trivy.
    const report = 'reports/pull-request.json';
    return [{ ...step, name: `A report about a pull request ${name}`, with: { 'report-file': report } }];
  }
  const baseline = `ref:${host}/demo/sample-app:1.2.3`;
  return [
    {
      ...step,
      name: `The gate of a pull request ${name}`,
      with: { ...loginOf(host), ...scanner, input: layout, baseline },
    },
  ];
}

/** What a scheduled cleanup would do, and why something stays. */
export function retentionSteps(host: string): readonly JobStep[] {
  const rules = { 'min-keep': '4', 'max-delete-percent': '60' };
  const common = { ...loginOf(host), provider: 'oci', repositories: 'demo/sample-app', ...rules };
  return [
    {
      id: 'retention',
      name: 'Plan the cleanup of old images: nothing is deleted yet',
      action: RETENTION,
      with: { ...common, 'exact-bytes': 'true' },
    },
    {
      id: 'explain',
      name: 'Ask why an image stays',
      action: RETENTION,
      with: { ...common, mode: 'explain', target: 'staging' },
    },
  ];
}

/** To staging, to production behind a gate, and back. */
export function promoteSteps(host: string, { first, second }: PushedImages): readonly JobStep[] {
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
      with: (job) => ({ ...production, source: first(job) }),
    },
    {
      id: 'staging',
      name: 'Promote to staging',
      action: PROMOTE,
      with: (job) => ({
        ...login,
        source: first(job),
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
        source: second(job),
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
