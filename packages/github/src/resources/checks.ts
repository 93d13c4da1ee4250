import type { Api } from '../api.ts';
import { type Fields, manyAt } from '../decode.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** A check run of a commit. */
export interface CheckRun {
  readonly id: number;
  /** Anybody whose app may write checks chooses it, so it is hostile. */
  readonly name: string;
  readonly headSha: string;
  /** `queued`, `in_progress`, `completed`, `waiting`, `requested` or `pending`; GitHub adds to them. */
  readonly status: string;
  /**
   * `success`, `failure`, `neutral`, `cancelled`, `skipped`, `timed_out`, `action_required`, `stale`, `startup_failure`
   * or a later addition; undefined while it is not completed.
   */
  readonly conclusion: string | undefined;
  readonly url: string | undefined;
  /** The app that reported it, `github-actions` for jobs of workflows. */
  readonly app: string | undefined;
  readonly completedAt: Date | undefined;
}

/** A commit status, the older kind of check. */
export interface CommitStatus {
  readonly id: number;
  readonly context: string;
  /** `error`, `failure`, `pending` or `success`. */
  readonly state: string;
  readonly description: string | undefined;
  readonly url: string | undefined;
}

/** Which check runs to list. */
export interface CheckRunFilter {
  readonly name?: string;
  /** `latest` (default): the newest of each name and app; `all`: earlier ones too. */
  readonly which?: 'latest' | 'all';
}

/** Checks of a commit (REST API, "Check runs" and "Commit statuses"). */
export class Checks {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Check runs of a commit, branch or tag, of its newest 1,000 check suites. Needs `checks: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  runs(ref: string, filter: CheckRunFilter = {}): AsyncGenerator<CheckRun, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/commits/${ref}/check-runs`,
      query: { check_name: filter.name, filter: filter.which },
      permission: 'checks: read',
      decode: manyAt('check_runs', readCheckRun),
    });
  }

  /**
   * The newest commit status of each context. Needs `statuses: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  statuses(ref: string): AsyncGenerator<CommitStatus, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/commits/${ref}/status`,
      permission: 'statuses: read',
      decode: manyAt('statuses', readStatus),
    });
  }
}

function readCheckRun(fields: Fields): CheckRun {
  return {
    id: fields.integer('id'),
    name: fields.text('name'),
    headSha: fields.text('head_sha'),
    status: fields.text('status'),
    conclusion: fields.optionalText('conclusion'),
    url: fields.optionalText('html_url'),
    app: fields.optionalFields('app')?.optionalText('slug'),
    completedAt: fields.optionalTime('completed_at'),
  };
}

function readStatus(fields: Fields): CommitStatus {
  return {
    id: fields.integer('id'),
    context: fields.text('context'),
    state: fields.text('state'),
    description: fields.optionalText('description'),
    url: fields.optionalText('target_url'),
  };
}
