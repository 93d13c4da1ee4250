/** Which branches and pull requests are open, where rules ask for it. */
import { UserError } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import type { LiveTags } from '@container-kit/policy';
import type { Liveness } from '@container-kit/retention';

/**
 * Lists branches and open pull requests, as far as any of the rules speaks of them.
 *
 * @param github the repository of the workflow, which the images are built from; undefined without a token
 * @throws {UserError} without a token; GitHubError, which names the missing permission (`contents: read`, `pull-requests: read`)
 */
export async function readLiveness(
  live: readonly LiveTags[],
  github: Repository | undefined,
): Promise<Liveness> {
  const kinds = new Set(live.map(({ kind }) => kind));
  if (kinds.size === 0) return { branches: undefined, pullRequests: undefined };
  if (github === undefined) {
    throw new UserError(
      'the policy has rules for branches or pull requests ("live"), and "github-token" is empty',
      {
        fix: 'leave "github-token" out, so that it is the token of the job',
      },
    );
  }
  return {
    branches: kinds.has('branch') ? await namesOfBranches(github) : undefined,
    pullRequests: kinds.has('pull-request') ? await openPullRequests(github) : undefined,
  };
}

async function namesOfBranches({ branches }: Repository): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of branches.list()) names.push(name);
  return names;
}

async function openPullRequests({ pulls }: Repository): Promise<readonly number[]> {
  const numbers: number[] = [];
  for await (const { number } of pulls.list({ state: 'open' })) numbers.push(number);
  return numbers;
}
