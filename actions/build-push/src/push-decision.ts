/** Whether this run pushes, decided from the `push` input and the event before anything is built. */
import type { GitHubContext } from '@container-kit/core';

/** The decision and, when `auto` chose not to push, the reason that people are told. */
export interface PushDecision {
  readonly push: boolean;
  readonly reason?: string;
}

/**
 * Decides whether to push.
 *
 * `auto` leaves out the runs whose token cannot write packages: pull requests from forks, and all events that
 * Dependabot triggers. Those build everything and stay green, with a notice.
 */
export function decidePush(push: 'true' | 'false' | 'auto', github: GitHubContext): PushDecision {
  if (push === 'true') return { push: true };
  if (push === 'false') return { push: false };
  if (github.isForkPullRequest) {
    return { push: false, reason: 'the pull request comes from a fork, whose token cannot write packages' };
  }
  if (github.isDependabot) {
    return { push: false, reason: 'Dependabot triggered the run, and its token cannot write packages' };
  }
  return { push: true };
}
