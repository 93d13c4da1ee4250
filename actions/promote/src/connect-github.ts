/** Connects to GitHub. */
import type { ActionContext } from '@container-kit/core';
import type { GitHubClient } from '@container-kit/github';

/**
 * Opens a client, which the caller closes.
 *
 * @param signal ends all its requests; the run's own by default
 * @returns undefined without a token, and outside of a repository's workflow
 */
export async function connectGitHub(
  token: string,
  { env, github, log, signal: run }: ActionContext,
  signal: AbortSignal = run,
): Promise<GitHubClient | undefined> {
  if (token === '' || github.repository === '') return undefined;
  const { GitHubClient } = await import('@container-kit/github');
  return new GitHubClient({
    token,
    env,
    signal,
    userAgent: 'container-kit/promote',
    onWait: ({ ms, reason }) => log.info(`Waiting ${Math.ceil(ms / 1000)} s for GitHub: ${reason}`),
  });
}
