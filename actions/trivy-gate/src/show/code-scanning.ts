/** The findings in GitHub's code scanning. */
import { type ActionContext, UserError } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import type { SarifFile } from '@container-kit/trivy';

/**
 * Uploads all files, and waits until GitHub has taken them in.
 *
 * @throws {UserError} without a token; {GitHubError}
 */
export async function uploadSarif(
  files: readonly SarifFile[],
  repository: Repository | undefined,
  startedAt: Date,
  { github, log }: Pick<ActionContext, 'github' | 'log'>,
): Promise<void> {
  if (repository === undefined) {
    throw new UserError('input "upload-sarif" is "true", and there is no token to upload with', {
      fix: 'set `github-token`, with the permission `security-events: write`',
    });
  }
  for (const { text, results, cut } of files) {
    const { state } = await repository.codeScanning.upload({
      sarif: text,
      commitSha: github.sha,
      ref: github.ref,
      startedAt,
    });
    const left = cut === 0 ? '' : `; ${cut} of the lowest ranks had no room`;
    const taken = state === 'pending' ? ', which GitHub is still reading' : '';
    log.info(`Uploaded ${results} results to code scanning${taken}${left}`);
  }
}
