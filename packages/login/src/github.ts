/** A client of GitHub's API that has the token of the inputs. */
import type { ActionContext } from '@container-kit/core';
import type { GitHubClient, Repository } from '@container-kit/github';

/** What a client is made of. */
export interface GitHubSettings {
  /** Of the input `github-token`; may be empty. */
  readonly token: string;
  /** Name of the action, for the user agent. */
  readonly action: string;
  /** Ends all requests of the client; the run's own by default. */
  readonly signal?: AbortSignal;
  /** What one wait for a rate limit may take at most by now, in ms. */
  readonly mostWaitMs?: () => number;
}

/**
 * Opens a client, which the caller closes.
 *
 * @returns undefined without a token, and outside of a repository's workflow
 */
export async function connectGitHub(
  { token, action, signal, mostWaitMs }: GitHubSettings,
  { env, github, log, signal: run }: ActionContext,
): Promise<GitHubClient | undefined> {
  if (token === '' || github.repository === '') return undefined;
  const { GitHubClient } = await import('@container-kit/github');
  return new GitHubClient({
    token,
    env,
    signal: signal ?? run,
    ...(mostWaitMs === undefined ? {} : { mostWaitMs }),
    userAgent: `container-kit/${action}`,
    onWait: ({ ms, reason }) => log.info(`Waiting ${Math.ceil(ms / 1000)} s for GitHub: ${reason}`),
  });
}

/**
 * The API of the repository that runs the workflow. Its client is closed at the end of the step.
 *
 * @returns undefined as {@link connectGitHub}
 */
export async function connectRepository(
  settings: GitHubSettings,
  context: ActionContext,
): Promise<Repository | undefined> {
  const client = await connectGitHub(settings, context);
  if (client === undefined) return undefined;
  context.onExit(() => client.close());
  return client.repository(context.github.repository);
}
