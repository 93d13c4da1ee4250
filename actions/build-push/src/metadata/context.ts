import { at, textAt } from '@container-kit/core';
import type { MetadataOptions } from './options.ts';

/** What a workflow run tells about itself; `readGitHubContext` of @container-kit/core has all of it. */
export interface MetadataContext {
  /** `GITHUB_EVENT_NAME`. */
  readonly eventName: string;
  /** `GITHUB_REF`: `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** `GITHUB_SHA`. */
  readonly sha: string;
  /** `GITHUB_SERVER_URL`, without a slash at its end. */
  readonly serverUrl: string;
  /** `GITHUB_REPOSITORY`: `owner/name`. */
  readonly repository: string;
  /** The webhook payload, parsed. Anyone may have written it: a fork's pull request has one too. */
  readonly event: unknown;
  /** For events whose payload has no repository. */
  readonly defaultBranch?: string | undefined;
  /** ISO 8601 date of the commit, for events whose payload has no commits (`git log -1 --format=%cI`). */
  readonly commitDate?: string | undefined;
}

/** The context with the peer's rules about pull requests applied, and the facts of the payload checked. */
export interface ResolvedContext {
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
  /** The branch name of `refs/heads/<name>`, else undefined. */
  readonly branch: string | undefined;
  /** The tag name of `refs/tags/<name>`, else undefined. */
  readonly tag: string | undefined;
  readonly defaultBranch: string | undefined;
  /** Branch that a tag was pushed from, or that a pull request goes to. */
  readonly baseRef: string | undefined;
  readonly commitDate: Date | undefined;
  readonly repository: RepositoryFacts;
}

/** What is known about the repository. */
export interface RepositoryFacts {
  readonly name: string;
  readonly url: string;
  readonly description: string | undefined;
  /** SPDX licence expression. */
  readonly license: string | undefined;
}

/** Applies docker/metadata-action's rules to the context of the run. */
export function resolveContext(context: MetadataContext, options: MetadataOptions): ResolvedContext {
  const { event } = context;
  const ref = resolveRef(context);
  const sha = resolveSha(context, options);
  const commitDate = findCommitDate(event, sha) ?? parseDate(context.commitDate);
  return {
    eventName: context.eventName,
    ref,
    sha,
    branch: withoutPrefix(ref, 'refs/heads/'),
    tag: withoutPrefix(ref, 'refs/tags/'),
    defaultBranch: textAt(event, 'repository', 'default_branch') || context.defaultBranch,
    baseRef: resolveBaseRef(ref, event),
    commitDate,
    repository: repositoryFacts(context),
  };
}

/**
 * pull_request_target runs on the base branch, but its image belongs to the pull request: without the
 * rewrite a pull request would build the tag of the branch that it goes to.
 */
function resolveRef({ eventName, ref, event }: MetadataContext): string {
  const number = at(event, 'number');
  return eventName === 'pull_request_target' && typeof number === 'number' && Number.isSafeInteger(number)
    ? `refs/pull/${number}/merge`
    : ref;
}

function resolveSha({ eventName, sha, event }: MetadataContext, options: MetadataOptions): string {
  if (!options.pullRequestHeadSha || !eventName.startsWith('pull_request')) {
    return sha;
  }
  return textAt(event, 'pull_request', 'head', 'sha') || sha;
}

function resolveBaseRef(ref: string, event: unknown): string | undefined {
  if (ref.startsWith('refs/tags/')) {
    return textAt(event, 'base_ref')?.replace(/^refs\/heads\//, '');
  }
  return ref.startsWith('refs/pull/') ? textAt(event, 'pull_request', 'base', 'ref') : undefined;
}

/** Push payloads carry their commits and the head commit; each only speaks for its own id. */
function findCommitDate(event: unknown, sha: string): Date | undefined {
  const commits = at(event, 'commits');
  const candidates = [...(Array.isArray(commits) ? commits : []), at(event, 'head_commit')];
  const commit = candidates.find((candidate) => textAt(candidate, 'id') === sha);
  return parseDate(textAt(commit, 'timestamp'));
}

function parseDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function repositoryFacts({ serverUrl, repository, event }: MetadataContext): RepositoryFacts {
  const license = textAt(event, 'repository', 'license', 'spdx_id');
  return {
    name: repository.slice(repository.indexOf('/') + 1),
    url: `${serverUrl}/${repository}`,
    description: textAt(event, 'repository', 'description')?.replace(/\s+/g, ' ').trim(),
    // GitHub's word for "there is a licence file that we do not know": no SPDX expression.
    license: license === 'NOASSERTION' ? undefined : license,
  };
}

function withoutPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
