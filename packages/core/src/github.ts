/** What GitHub tells a step about its run (docs.github.com, "Default environment variables"). */
import { readFileSync } from 'node:fs';
import { UserError } from './errors.ts';
import { isJsonObject, type JsonObject, textAt } from './json.ts';

/** The run that a step belongs to. Texts are empty where the variable is missing. */
export interface GitHubContext {
  /** `push`, `pull_request`, ... */
  readonly eventName: string;
  /**
   * The webhook payload.
   *
   * @throws {UserError} on access, when the file is missing or no JSON object.
   */
  readonly event: JsonObject;
  /** `refs/heads/main`, `refs/pull/1/merge`, ... */
  readonly ref: string;
  readonly refName: string;
  /** `branch` or `tag`. */
  readonly refType: string;
  readonly sha: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly repositoryOwner: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly workflow: string;
  readonly job: string;
  readonly runId: string;
  /** Counts from 1. */
  readonly runAttempt: number;
  readonly actor: string;
  readonly workspace: string;
  /** Head and base branch of a pull request, else empty. */
  readonly headRef: string;
  readonly baseRef: string;
  /** From the event; undefined where the event has no repository. Throws as `event` does. */
  readonly defaultBranch: string | undefined;
  /**
   * Whether the event is about a pull request from another repository, whose token can't write. A head repository
   * that was deleted or is not named counts as another one. Throws as `event` does, for pull request events.
   */
  readonly isForkPullRequest: boolean;
  /** Whether Dependabot caused the run: its token can't write either. */
  readonly isDependabot: boolean;
}

const PULL_REQUEST_EVENT = /^pull_request(?:_|$)/;

/** Reads the context. The payload is read on first use, as most runs need none of it. */
export function readGitHubContext(env: NodeJS.ProcessEnv = process.env): GitHubContext {
  const text = (name: string) => env[name] ?? '';
  let payload: JsonObject | undefined;
  return {
    eventName: text('GITHUB_EVENT_NAME'),
    ref: text('GITHUB_REF'),
    refName: text('GITHUB_REF_NAME'),
    refType: text('GITHUB_REF_TYPE'),
    sha: text('GITHUB_SHA'),
    repository: text('GITHUB_REPOSITORY'),
    repositoryOwner: text('GITHUB_REPOSITORY_OWNER'),
    serverUrl: text('GITHUB_SERVER_URL') || 'https://github.com',
    apiUrl: text('GITHUB_API_URL') || 'https://api.github.com',
    workflow: text('GITHUB_WORKFLOW'),
    job: text('GITHUB_JOB'),
    runId: text('GITHUB_RUN_ID'),
    runAttempt: Number(text('GITHUB_RUN_ATTEMPT')) || 1,
    actor: text('GITHUB_ACTOR'),
    workspace: text('GITHUB_WORKSPACE') || process.cwd(),
    headRef: text('GITHUB_HEAD_REF'),
    baseRef: text('GITHUB_BASE_REF'),
    isDependabot: text('GITHUB_ACTOR') === 'dependabot[bot]',
    get event() {
      payload ??= readEvent(env.GITHUB_EVENT_PATH);
      return payload;
    },
    get defaultBranch() {
      return textAt(this.event, 'repository', 'default_branch');
    },
    get isForkPullRequest() {
      return PULL_REQUEST_EVENT.test(this.eventName) && isFromFork(this.event, this.repository);
    },
  };
}

function isFromFork(event: JsonObject, repository: string): boolean {
  const head = textAt(event, 'pull_request', 'head', 'repo', 'full_name');
  // Repository names don't depend on case.
  return head === undefined || head.toLowerCase() !== repository.toLowerCase();
}

function readEvent(path: string | undefined): JsonObject {
  const fix = 'run this as a step of a GitHub workflow, or set GITHUB_EVENT_PATH to a file with the event';
  if (!path)
    throw new UserError('the event that triggered the run is not known: GITHUB_EVENT_PATH is not set', {
      fix,
    });
  let event: unknown;
  try {
    event = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UserError(`the event file ${path} can't be read as JSON`, { fix, cause });
  }
  if (!isJsonObject(event)) throw new UserError(`the event file ${path} holds no JSON object`, { fix });
  return event;
}
