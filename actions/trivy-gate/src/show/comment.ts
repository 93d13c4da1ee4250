/** The comment on the pull request: one, kept up to date. */
import { type ActionContext, at, UserError } from '@container-kit/core';
import { GitHubError, type Repository } from '@container-kit/github';
import type { GateReport } from '@container-kit/trivy';
import type { Inputs } from '../inputs.ts';

/**
 * Writes or updates the comment. Where the token may not, as on pull requests from forks, the job summary has the same;
 * only with `comment: true` is that a failure.
 *
 * @throws {UserError} with `comment: true` when there is no pull request or no token; {GitHubError}
 */
export async function writeComment(
  report: GateReport,
  { comment }: Pick<Inputs, 'comment'>,
  openRepository: () => Promise<Repository | undefined>,
  { github, log }: Pick<ActionContext, 'github' | 'log'>,
): Promise<void> {
  if (comment === 'false') return;
  const number = at(github.eventName === '' ? {} : github.event, 'pull_request', 'number');
  const repository = typeof number === 'number' ? await openRepository() : undefined;
  if (typeof number !== 'number' || repository === undefined) {
    if (comment === 'auto') return;
    throw new UserError('input "comment" is "true", and there is nothing to comment on', {
      fix: 'run on pull_request with a `github-token`, or set "comment: auto"',
    });
  }
  const { commentMarker, renderPages } = await import('@container-kit/trivy');
  const { workflow, job, serverUrl, repository: name } = github;
  const marker = commentMarker({ workflow, job, subject: report.subject.name });
  // Links to this run or this commit would make every run another comment.
  const pages = renderPages(report, { runUrl: `${serverUrl}/${name}/pull/${number}/checks` });
  try {
    const result = await repository.comments.sticky({ number, marker, body: pages.comment() });
    log.info(`Comment on pull request ${number}: ${result}`);
  } catch (error) {
    if (comment === 'true' || !isDenied(error)) throw error;
    log.notice('No comment: this token may not write one. The job summary has the same report');
  }
}

/** GitHub also says 404 to who may not. */
function isDenied(error: unknown): boolean {
  return error instanceof GitHubError && (error.status === 403 || error.status === 404);
}
