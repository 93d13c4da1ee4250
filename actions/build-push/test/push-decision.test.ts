import type { GitHubContext } from '@container-kit/core';
import { describe, expect, it } from 'vitest';
import { decidePush } from '../src/push-decision.ts';

function github(overrides: Partial<GitHubContext>): GitHubContext {
  return { isForkPullRequest: false, isDependabot: false, ...overrides } as GitHubContext;
}

describe('decidePush', () => {
  it('does what true and false say, whatever the event', () => {
    const fork = github({ isForkPullRequest: true });
    expect(decidePush('true', fork)).toEqual({ push: true });
    expect(decidePush('false', github({}))).toEqual({ push: false });
  });

  it('auto pushes for events of the repository itself', () => {
    expect(decidePush('auto', github({}))).toEqual({ push: true });
  });

  it('auto leaves out pull requests from forks, with the reason', () => {
    const decision = decidePush('auto', github({ isForkPullRequest: true }));
    expect(decision.push).toBe(false);
    expect(decision.reason).toContain('fork');
  });

  it('auto leaves out what Dependabot triggers, with the reason', () => {
    const decision = decidePush('auto', github({ isDependabot: true }));
    expect(decision.push).toBe(false);
    expect(decision.reason).toContain('Dependabot');
  });
});
