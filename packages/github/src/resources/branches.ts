import type { Api } from '../api.ts';
import { type Fields, many } from '../decode.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** A branch. Its name is of whoever pushed it, so it is hostile. */
export interface Branch {
  /** Without `refs/heads/`. */
  readonly name: string;
  readonly sha: string;
}

/** Branches of a repository (REST API, "Branches"). */
export class Branches {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * All of them. Needs `contents: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  list(): AsyncGenerator<Branch, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/branches`,
      permission: 'contents: read',
      decode: many(readBranch),
    });
  }
}

function readBranch(fields: Fields): Branch {
  return { name: fields.text('name'), sha: fields.fields('commit').text('sha') };
}
