import { createHash } from 'node:crypto';
import type { Api } from '../api.ts';
import { type Fields, many, one } from '../decode.ts';
import { GitHubInputError } from '../errors.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';
import { ownComments } from './own-comments.ts';

/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  /** Name in the GraphQL API. */
  readonly nodeId: string;
  /** Markdown. Whoever may write in the repository can change it, so it is hostile. */
  readonly body: string;
  /** The page that people look at. */
  readonly url: string;
  readonly createdAt: Date;
}

/** A comment that is kept up to date instead of being written again and again. */
export interface StickyComment {
  /** Of the pull request. */
  readonly number: number;
  /** What tells it from other comments of the same author: letters, digits and `.:/_-`. It is not shown. */
  readonly marker: string;
  /** Markdown, of at most 65,536 characters with the marker, which takes less than 400. */
  readonly body: string;
  /** False: where there is none yet, none is written. */
  readonly create?: boolean;
}

/** What became of it. `absent`: there is none, and none was to be made. */
export type StickyResult = 'created' | 'updated' | 'unchanged' | 'absent';

const MAX_MARKER = 256;

/** Comments on pull requests (REST API, "Issue comments"). */
export class Comments {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * All comments on a pull request but those on its lines, oldest first. Needs `pull-requests: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  list(number: number): AsyncGenerator<Comment, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/issues/${number}/comments`,
      permission: 'pull-requests: read',
      decode: many(readComment),
    });
  }

  /**
   * Makes the newest comment with this marker say this, or writes one. Only comments of the token's own author count, so
   * that nobody can plant a marker; a body that is already there makes no write. Needs `pull-requests: write`.
   *
   * @throws GitHubError
   * @throws GitHubInputError for a marker of another form
   */
  async sticky({ number, marker, body, create = true }: StickyComment): Promise<StickyResult> {
    const head = headOf(marker);
    const text = `${head}${sha256(body)} -->\n${body}`;
    const existing = await this.#newest(number, head);
    if (existing === undefined) {
      if (!create) return 'absent';
      await this.#create(number, text);
      return 'created';
    }
    if (normalised(existing.body) === normalised(text)) return 'unchanged';
    await this.#update(existing.id, text);
    return 'updated';
  }

  async #newest(number: number, head: string): Promise<Comment | undefined> {
    const marked: Comment[] = [];
    for await (const comment of this.list(number)) {
      if (comment.body.startsWith(head)) marked.push(comment);
    }
    return (await ownComments(this.#api, marked)).at(-1);
  }

  #create(number: number, body: string): Promise<Comment> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/issues/${number}/comments`,
      body: { body },
      permission: 'pull-requests: write',
      decode: one(readComment),
      recover: () => this.#newest(number, body.slice(0, body.indexOf('\n'))),
    });
  }

  #update(id: number, body: string): Promise<Comment> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'PATCH',
      path: path`/repos/${owner}/${name}/issues/comments/${id}`,
      body: { body },
      permission: 'pull-requests: write',
      decode: one(readComment),
    });
  }
}

/** How the comment begins; what follows is a hash of the body, so that a lost answer can be told from an older body. */
function headOf(marker: string): string {
  if (!/^[A-Za-z0-9.:/_]+(?:-[A-Za-z0-9.:/_]+)*$/.test(marker) || marker.length > MAX_MARKER) {
    throw new GitHubInputError(
      `${JSON.stringify(marker)} can't mark a comment`,
      `use at most ${MAX_MARKER} letters, digits and characters of ".:/_", with single hyphens between them`,
    );
  }
  return `<!-- ${marker} `;
}

/** GitHub may store other line ends, and no blanks at the end. */
function normalised(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readComment(fields: Fields): Comment {
  return {
    id: fields.integer('id'),
    nodeId: fields.text('node_id'),
    body: fields.optionalText('body') ?? '',
    url: fields.text('html_url'),
    createdAt: fields.time('created_at'),
  };
}
