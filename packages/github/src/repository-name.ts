import { GitHubInputError } from './errors.ts';

/** The two parts of `owner/name`. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/**
 * Takes `owner/name` apart, as GITHUB_REPOSITORY has it.
 *
 * @throws GitHubInputError
 */
export function parseRepositoryName(text: string): RepositoryName {
  const [, owner, name] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
  if (owner === undefined || name === undefined || name === '.' || name === '..') {
    throw new GitHubInputError(
      `${JSON.stringify(text)} is no repository of GitHub`,
      'write it as owner/name, for example octo-org/octo-repo',
    );
  }
  return { owner, name };
}
