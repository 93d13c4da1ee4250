import { expect, test } from 'vitest';
import { errorOf, promote, registryWith, workspaceWithPolicy } from './harness.ts';

const source = 'registry.invalid/team/app:1.0';
const destination = 'registry.invalid/prod/app:stable';

/** Inputs, what is wrong with them, and what to do about it. Nothing of this may reach a registry. */
const MISTAKES: readonly [
  name: string,
  inputs: Readonly<Record<string, string>>,
  problem: string,
  fix: string,
][] = [
  [
    'no source',
    { destination },
    'input "source" is empty',
    'name the image to promote, such as ghcr.io/org/app:1.4.2',
  ],
  [
    'a source without tag',
    { source: 'registry.invalid/team/app', destination },
    'input "source": "registry.invalid/team/app" has neither tag nor digest',
    'name the image by tag or digest',
  ],
  [
    'a source that is no name',
    { source: 'Team/App:1', destination },
    'input "source": ',
    'write a full reference',
  ],
  ['no destination', { source }, 'input "destination" is empty', 'name where to promote to'],
  [
    'a destination without tag',
    { source, destination: 'registry.invalid/prod/app' },
    'input "destination": "registry.invalid/prod/app" has no tag',
    'write a name with a tag and without a digest',
  ],
  [
    'a destination with digest',
    { source, destination: `${destination}@sha256:${'0'.repeat(64)}` },
    'has a digest',
    'write a name with a tag and without a digest',
  ],
  [
    'an environment that the policy does not have',
    { source, destination, environment: 'prodution' },
    'input "environment": the policy has no environment "prodution", but staging, production',
    'write the name of one of them, or add it below "promote: environments:" in .github/container-kit.yml',
  ],
  [
    'a destination that the policy does not allow',
    { source, destination, environment: 'production' },
    `input "destination": the policy does not allow ${destination} for this environment`,
    'promote to an allowed destination',
  ],
  [
    'rollback with source',
    { source, destination, rollback: 'true' },
    'inputs "source" and "rollback" are both set',
    'leave "source" empty to roll back',
  ],
  [
    'commit without manifests',
    { source, destination, commit: 'push' },
    'input "commit" is "push", and "manifests" names no files',
    'set "manifests" to the globs',
  ],
  ['a policy file that is not there', { source, destination, policy: 'policy.yml' }, 'policy.yml', 'policy'],
  [
    'words that are none of ours',
    { source, destination, referrers: 'some', 'dry-run': 'perhaps' },
    '"some" is not one of all, none',
    '',
  ],
];

test.each(MISTAKES)('%s', async (_name, inputs, problem, fix) => {
  const policy =
    'promote:\n  environments:\n    staging: {}\n    production:\n      destinations: ["ghcr.io/org/*:production"]\n';
  const result = await promote(inputs, { workspace: workspaceWithPolicy(policy) });
  expect(result.conclusion).toBe('failure');
  expect(result.outputs.outcome).toBe('failed');
  expect(result.violations).toEqual([]);
  expect(errorOf(result)).toContain(problem);
  expect(errorOf(result)).toContain(fix);
});

test('all wrong words are told at once', async () => {
  const result = await promote({ source, destination, referrers: 'some', 'dry-run': 'perhaps' });
  expect(errorOf(result)).toContain('"referrers"');
  expect(errorOf(result)).toContain('"dry-run"');
});

test('a private key that is none', async () => {
  const registry = await registryWith();
  const result = await promote({
    source: `${registry.host}/team/app:1.0`,
    destination: `${registry.host}/prod/app:stable`,
    'signing-key': 'not a key at all',
  });
  expect(result.outputs.outcome).toBe('failed');
  expect(errorOf(result)).toContain('the signing key is no PEM key');
  expect(errorOf(result)).not.toContain('not a key at all');
  expect(registry.requests).toEqual([]);
});
