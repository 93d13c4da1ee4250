import type { Api } from '../api.ts';
import { type Fields, many, one } from '../decode.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** A pull request. Its texts are of whoever opened it, so they are hostile. */
export interface PullRequest {
  readonly number: number;
  /** The page that people look at. */
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly title: string;
  readonly body: string;
  readonly head: PullRequestBranch;
  readonly base: PullRequestBranch;
}

/** One side of a pull request. */
export interface PullRequestBranch {
  /** Branch without `refs/heads/`. */
  readonly ref: string;
  readonly sha: string;
  /** `owner/name`; undefined when that repository was deleted. */
  readonly repository: string | undefined;
}

/** Which pull requests to list. */
export interface PullRequestFilter {
  /** Branch of this repository, without `refs/heads/`. */
  readonly head?: string;
  readonly base?: string;
  /** `open` by default. */
  readonly state?: 'open' | 'closed' | 'all';
}

/** A pull request to open between two branches of the repository. */
export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  /** Branches without `refs/heads/`. */
  readonly head: string;
  readonly base: string;
  readonly draft?: boolean;
}

/** What to change; what is left out stays. */
export interface PullRequestUpdate {
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
  readonly state?: 'open' | 'closed';
}

/** Pull requests of a repository (REST API, "Pull requests"). */
export class PullRequests {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Newest first. Needs `pull-requests: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  list(filter: PullRequestFilter = {}): AsyncGenerator<PullRequest, void, undefined> {
    const { owner, name } = this.#repository;
    const { head, base, state } = filter;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/pulls`,
      // GitHub ignores a head without its owner, and lists everything.
      query: { head: head === undefined ? undefined : `${owner}:${head}`, base, state },
      permission: 'pull-requests: read',
      decode: many(readPullRequest),
    });
  }

  /**
   * Needs `pull-requests: write`, and the setting that lets workflows open pull requests. After a lost answer an open
   * one from `head` to `base` counts as created.
   *
   * @throws GitHubError with status 422 when there is one already, or nothing differs
   */
  create(pull: NewPullRequest): Promise<PullRequest> {
    const { owner, name } = this.#repository;
    const { title, body, head, base, draft } = pull;
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/pulls`,
      body: { title, body, head, base, draft },
      permission: 'pull-requests: write',
      decode: one(readPullRequest),
      recover: async () => (await this.list({ head, base }).next()).value ?? undefined,
    });
  }

  /**
   * Needs `pull-requests: write`; safe to repeat.
   *
   * @throws GitHubError
   */
  update(number: number, { title, body, base, state }: PullRequestUpdate): Promise<PullRequest> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'PATCH',
      path: path`/repos/${owner}/${name}/pulls/${number}`,
      body: { title, body, base, state },
      permission: 'pull-requests: write',
      decode: one(readPullRequest),
    });
  }
}

function readPullRequest(fields: Fields): PullRequest {
  return {
    number: fields.integer('number'),
    url: fields.text('html_url'),
    state: fields.choice('state', ['open', 'closed']),
    draft: fields.raw('draft') === true,
    title: fields.text('title'),
    body: fields.optionalText('body') ?? '',
    head: readBranch(fields.fields('head')),
    base: readBranch(fields.fields('base')),
  };
}

function readBranch(fields: Fields): PullRequestBranch {
  return {
    ref: fields.text('ref'),
    sha: fields.text('sha'),
    repository: fields.optionalFields('repo')?.text('full_name'),
  };
}
