import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { parse } from '../src/session.ts';
import { openStep } from './step.ts';

const POLICY = `promote:
  environments:
    staging: {}
    production:
      destinations: ["ghcr.io/org/*:production"]
      immutable-tags: true
`;

/** Opens a session as a step with these inputs would. */
async function open(inputs: Readonly<Record<string, string>>, policy = '') {
  const files = policy === '' ? {} : { '.github/container-kit.yml': policy };
  const { session } = await openStep({ destination: 'ghcr.io/org/app:production', ...inputs }, { files });
  return session;
}

describe('the destinations', () => {
  test('are lines, each once, with Docker Hub written out', async () => {
    const { destinations } = await open({
      destination: '\n app:1 \n\nghcr.io/org/app:1\ndocker.io/library/app:1\n',
    });
    expect(destinations).toEqual([
      { registry: 'docker.io', repository: 'library/app', tag: '1' },
      { registry: 'ghcr.io', repository: 'org/app', tag: '1' },
    ]);
  });

  test('must be among those that the policy allows for the environment', async () => {
    const destination = 'ghcr.io/org/app:production';
    const { rules } = await open({ environment: 'production', destination }, POLICY);
    expect(rules?.immutableTags).toBe(true);
    const elsewhere = open(
      { environment: 'production', destination: `${destination}\nghcr.io/x/app:1` },
      POLICY,
    );
    await expect(elsewhere).rejects.toThrow('the policy does not allow ghcr.io/x/app:1');
    const { destinations } = await open({ environment: 'staging', destination: 'ghcr.io/x/app:1' }, POLICY);
    expect(destinations).toHaveLength(1);
  });
});

describe('the environment', () => {
  test('has no rules without a policy, and in a policy that knows no environments', async () => {
    expect((await open({ environment: 'production' })).rules).toBeUndefined();
    expect((await open({ environment: 'production' }, 'promote: {}\n')).rules).toBeUndefined();
    expect((await open({}, POLICY)).rules).toBeUndefined();
  });

  test.each(['prodution', 'Production', 'constructor'])(
    '%s, which the policy does not have, is refused',
    async (name) => {
      await expect(open({ environment: name }, POLICY)).rejects.toThrow(
        `the policy has no environment "${name}", but staging, production`,
      );
    },
  );
});

test('the run is named by its URL', async () => {
  expect((await open({})).runUrl).toBe('https://github.com/org/app/actions/runs/7/attempts/2');
});

test('without a token there is no GitHub', async () => {
  expect((await open({})).github).toBeUndefined();
  expect((await open({ 'github-token': 'ghs_x' })).github).toBeDefined();
});

test('a reference that is none names the input', () => {
  expect(() => parse('image', 'Not A Name')).toThrow(UserError);
  expect(() => parse('image', 'Not A Name')).toThrow(/^input "image": /);
});
