/** The build context when none is given: the repository at the commit of the event, read through Git. */
import { parseGoBoolean } from './attributes.ts';
import type { Environment } from './ports.ts';
import { versionAtLeast } from './version.ts';

/** The part of the event that a Git context is made of. */
export interface GitEvent {
  /** `https://github.com`, or the server of GitHub Enterprise. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  /** Head commit of the pull request, in the events that have one. */
  readonly pullRequestHeadSha?: string;
}

/** First buildx that hands `?ref=` URLs to BuildKit. */
const QUERY_URLS_SINCE = '0.29.0';

/**
 * URL of the default context, pinned to a commit so that a push during the run cannot change what is built.
 * DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF asks for the head of a pull request in place of the merge commit, and
 * BUILDX_SEND_GIT_QUERY_AS_INPUT for the query form of the URL, both as in docker/build-push-action.
 */
export function defaultGitContext(event: GitEvent, env: Environment, buildxVersion: string): string {
  const url = `${event.serverUrl}/${event.repository}.git`;
  const revision = pinnedRevision(event, env);
  const query =
    parseGoBoolean(env.BUILDX_SEND_GIT_QUERY_AS_INPUT) === true &&
    versionAtLeast(buildxVersion, QUERY_URLS_SINCE);
  return query ? `${url}?ref=${encodeURIComponent(revision)}` : `${url}#${revision}`;
}

function pinnedRevision(event: GitEvent, env: Environment): string {
  const wantsHead = parseGoBoolean(env.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF) === true;
  if (!wantsHead || !event.ref.startsWith('refs/pull/')) return event.sha || event.ref;
  return event.pullRequestHeadSha ?? event.ref.replace(/\/merge$/, '/head');
}

/** Fills in `{{defaultContext}}`, with an optional `:folder` behind it; an empty context is the default one. */
export function resolveContext(context: string, defaultContext: string): string {
  if (context === '') return defaultContext;
  return context.replaceAll(/\{\{\{?\s*defaultContext\s*\}?\}\}(:[^\s}]+)?/g, (_match, folder?: string) => {
    if (folder === undefined) return defaultContext;
    return defaultContext.includes('?')
      ? `${defaultContext}&subdir=${encodeURIComponent(folder.slice(1))}`
      : defaultContext + folder;
  });
}
