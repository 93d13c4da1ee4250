import { expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { errorOf, retain } from './harness.ts';

const target = { registry: 'registry.invalid', repositories: 'team/app' };

/** Inputs, what is wrong with them, and what to do about it. Nothing of this may reach a registry. */
const MISTAKES: readonly [
  name: string,
  inputs: Readonly<Record<string, string>>,
  problem: string,
  fix: string,
][] = [
  [
    'a word that is none of ours',
    { ...target, mode: 'purge' },
    '"purge" is not one of plan, apply, restore, explain, simulate',
    'use one of',
  ],
  [
    'a number that is none',
    { ...target, 'min-keep': 'ten' },
    'input "min-keep": "ten" is not a whole number from 0',
    'use a whole number',
  ],
  [
    'a share above all',
    { ...target, 'max-delete-percent': '101' },
    '"101" is not a whole number from 0 up to 100',
    '',
  ],
  [
    'a policy file that is not there',
    { ...target, policy: 'policy.yml' },
    'policy.yml: the policy file does not exist',
    'write the file',
  ],
  [
    'a plan without apply',
    { ...target, plan: 'plan.json' },
    'input "plan" is set, and "mode" is "plan"',
    'set "mode: apply"',
  ],
  [
    'a plan that is not there',
    { ...target, mode: 'apply', plan: 'plan.json' },
    'input "plan": ',
    'give the file that the output "plan"',
  ],
  [
    'refs without manifests',
    { ...target, 'deployed-refs': 'main' },
    'input "deployed-refs" is set, and "deployed-manifests" names no files',
    'set "deployed-manifests"',
  ],
  [
    'a list that is not there',
    { ...target, deployed: 'running.txt' },
    "the file running.txt can't be read",
    'give the path of a file',
  ],
  [
    'environments without a token',
    { ...target, 'deployed-environments': 'production', 'github-token': '' },
    'input "deployed-environments" needs a token',
    'leave "github-token" out',
  ],
  [
    'manifests that no glob finds',
    { ...target, 'deployed-manifests': 'deploy/*.yaml' },
    '"deploy/*.yaml" finds no file',
    'check the glob',
  ],
  [
    'half a login',
    { ...target, username: 'me' },
    'input "password" is empty',
    'check that the secret exists',
  ],
  [
    'ECR',
    { ...target, registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com' },
    'is Amazon ECR',
    'lifecycle policies',
  ],
  [
    'a package without its owner, before a missing token',
    { registry: 'ghcr.io', repositories: 'app', 'github-token': '' },
    'input "repositories": "app" has no owner',
    'write owner/name',
  ],
  ['a glob where nothing can be listed', { ...target, repositories: 'team/*' }, 'team/*', ''],
];

test.each(MISTAKES)('%s', async (_name, inputs, problem, fix) => {
  const result = await retain(inputs, { workspace: workspaceWith({ 'README.md': 'x' }) });
  expect(result.conclusion).toBe('failure');
  expect(result.outputs.outcome).toBe('failed');
  expect(result.violations).toEqual([]);
  expect(errorOf(result)).toContain(problem);
  expect(errorOf(result)).toContain(fix);
});

test('a typo in the policy names line and column', async () => {
  const workspace = workspaceWith({
    '.github/container-kit.yml': 'retention:\n  default:\n    min-kept: 3\n',
  });
  const result = await retain(target, { workspace });
  expect(errorOf(result)).toContain('.github/container-kit.yml:3:5');
  expect(errorOf(result)).toContain('min-keep');
});

test('a wrong regular expression is told before anything is read', async () => {
  const result = await retain({ ...target, 'protected-tags': '/(/' });
  expect(result.outputs.outcome).toBe('failed');
  expect(errorOf(result)).toMatch(/protected-tags|regular expression/);
});
