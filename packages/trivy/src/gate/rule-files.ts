/**
 * The files that steer a verdict: policy, exceptions, VEX. On a pull request those of the base branch count, for else
 * a pull request could excuse itself.
 */
import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { at, type GitHubContext, textAt, UserError } from '@container-kit/core';
import type { Repository } from '@container-kit/github';

/** See above. Paths are as the user wrote them, relative to the workspace. */
export interface RuleFiles {
  /** Where files in force come from: `the workspace`, or `the base branch at 1a2b3c4`. */
  readonly source: string;
  /** The text that counts; undefined when there is no such file. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** The text that this pull request would bring; undefined when that is nothing, or counts already. */
  readonly readPending: (path: string) => Promise<string | undefined>;
}

/** What to read from. */
export interface RuleFileSources {
  readonly github: GitHubContext;
  /** Opens the repository of the run; undefined without a token. Called on pull requests only, and at most once. */
  readonly openRepository: () => Promise<Repository | undefined>;
}

/**
 * Finds out where the rules of this run are.
 *
 * @throws {UserError} when the event is a pull request and does not name the commit of its base.
 */
export function openRuleFiles({ github, openRepository }: RuleFileSources): RuleFiles {
  const fromWorkspace = (path: string) => readIfThere(resolve(github.workspace, path));
  const base = baseOf(github);
  if (base === undefined) {
    return { source: 'the workspace', read: fromWorkspace, readPending: async () => undefined };
  }
  const atBase = readerAt(base, openRepository);
  return {
    source: `the base branch at ${base.slice(0, 7)}`,
    // What the workflow brought from elsewhere is not the pull request's.
    read: async (path) => {
      const inside = pathInside(github.workspace, path);
      return inside === undefined ? fromWorkspace(path) : atBase(inside);
    },
    readPending: async (path) => {
      return pathInside(github.workspace, path) === undefined ? undefined : fromWorkspace(path);
    },
  };
}

/** SHA of the commit that a pull request, or a group in the merge queue, is to be merged into. */
function baseOf({ eventName, event }: GitHubContext): string | undefined {
  if (!/^(?:pull_request(?:_|$)|merge_group$)/.test(eventName)) return undefined;
  const sha = textAt(event, 'pull_request', 'base', 'sha') ?? textAt(event, 'merge_group', 'base_sha');
  if (sha !== undefined && /^[0-9a-f]{40,64}$/.test(sha)) return sha;
  throw new UserError(`the event ${eventName} does not name the commit of its base branch`, {
    fix: 'run this step in a workflow that GitHub started, with the event as it was sent',
  });
}

function readerAt(
  sha: string,
  openRepository: () => Promise<Repository | undefined>,
): (path: string) => Promise<string | undefined> {
  let opening: Promise<Repository> | undefined;
  return async (path) => {
    opening ??= openRepository().then(needed);
    const repository = await opening;
    return (await repository.contents.fileAt(path, sha))?.bytes.toString('utf8');
  };
}

function needed(repository: Repository | undefined): Repository {
  if (repository !== undefined) return repository;
  throw new UserError('on a pull request the rules are read from the base branch, and there is no token', {
    fix: 'set the input `github-token`, with the permission `contents: read`',
  });
}

/** The path below the root of the repository, with `/`; undefined when it lies elsewhere. */
function pathInside(workspace: string, path: string): string | undefined {
  const inside = relative(workspace, resolve(workspace, path));
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined;
  return inside.replaceAll(sep, '/');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (at(error, 'code') === 'ENOENT') return undefined;
    throw error;
  }
}
