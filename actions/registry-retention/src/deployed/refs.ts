/** Branches and tags of the repository, by name or glob. */
import { UserError } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import { parseGlob } from '@container-kit/policy';

/** A branch or tag. */
export interface SourceRef {
  /** Without `refs/heads/` or `refs/tags/`. */
  readonly name: string;
  readonly sha: string;
}

/**
 * Finds branches by globs, and branches and tags by their names.
 *
 * @throws {UserError} for what finds nothing: deployed images would go unnoticed. GitHubError
 */
export async function findRefs(
  patterns: readonly string[],
  repository: Repository,
): Promise<readonly SourceRef[]> {
  const found = new Map<string, SourceRef>();
  for (const pattern of patterns) {
    const refs = /[*?]/.test(pattern) ? await byGlob(pattern, repository) : await byName(pattern, repository);
    if (refs.length === 0) {
      throw new UserError(`input "deployed-refs": there is no branch or tag ${JSON.stringify(pattern)}`, {
        fix: 'write the names of branches and tags, or globs of branches, and give the job "contents: read"',
      });
    }
    for (const ref of refs) found.set(ref.name, ref);
  }
  return [...found.values()];
}

async function byGlob(pattern: string, { branches }: Repository): Promise<readonly SourceRef[]> {
  const glob = parseGlob(pattern);
  const found: SourceRef[] = [];
  for await (const branch of branches.list()) if (glob.matches(branch.name)) found.push(branch);
  return found;
}

async function byName(name: string, { git }: Repository): Promise<readonly SourceRef[]> {
  for (const kind of ['heads', 'tags']) {
    const ref = await git.refs.get(`refs/${kind}/${name}`);
    if (ref !== undefined) return [{ name, sha: ref.sha }];
  }
  return [];
}
