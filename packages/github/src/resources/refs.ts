import type { Api, Refusal } from '../api.ts';
import { type Fields, one } from '../decode.ts';
import { GitHubError, GitHubInputError, type RefConflict, RefConflictError } from '../errors.ts';
import { path, Segments } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** A branch, tag or other ref. */
export interface GitRef {
  /** Full name, `refs/heads/main`. */
  readonly ref: string;
  /** What it points to: a commit, or for annotated tags a tag object. */
  readonly sha: string;
}

/** Where a ref is to point. */
export interface RefUpdate {
  /** Full name, `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
}

/** Refs of a repository (REST API, "Git references"). */
export class GitRefs {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Undefined when the ref does not exist. GitHub answers 404 also where the token may not look, so absence is no
   * proof: act on it only by a write that fails when the ref exists. Needs `contents: read`; safe to repeat.
   *
   * @param ref full name, `refs/heads/main`
   * @throws GitHubError
   */
  async get(ref: string): Promise<GitRef | undefined> {
    const { owner, name } = this.#repository;
    try {
      return await this.#api.call({
        method: 'GET',
        path: path`/repos/${owner}/${name}/git/ref/${shortName(ref)}`,
        permission: 'contents: read',
        decode: one(readRef),
      });
    } catch (error) {
      if (error instanceof GitHubError && isAbsent(error)) return undefined;
      throw error;
    }
  }

  /**
   * Needs `contents: write`. After a lost answer the ref is read: pointing to `sha` it counts as created.
   *
   * @throws RefConflictError when it exists
   * @throws GitHubError
   */
  create({ ref, sha }: RefUpdate): Promise<GitRef> {
    const { owner, name } = this.#repository;
    shortName(ref);
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/git/refs`,
      body: { ref, sha },
      permission: 'contents: write',
      decode: one(readRef),
      refine: (refusal) => asConflict(refusal, ref),
      recover: async () => {
        const found = await this.get(ref);
        return found?.sha === sha ? found : undefined;
      },
    });
  }

  /**
   * Points a ref to a commit that follows the one it points to; with `force` to any, whatever others pushed. Needs `contents: write`.
   * Safe to repeat: once it points to `sha`, the same request succeeds again.
   *
   * @throws RefConflictError when somebody else moved or deleted it
   * @throws GitHubError also for a protected branch, which no new base helps
   */
  update({ ref, sha }: RefUpdate, { force = false } = {}): Promise<GitRef> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'PATCH',
      path: path`/repos/${owner}/${name}/git/refs/${shortName(ref)}`,
      body: { sha, force },
      permission: 'contents: write',
      decode: one(readRef),
      refine: (refusal) => asConflict(refusal, ref),
    });
  }
}

/** The endpoints of one ref want it without `refs/`. */
function shortName(ref: string): Segments {
  if (!ref.startsWith('refs/')) {
    throw new GitHubInputError(
      `${JSON.stringify(ref)} is no full name of a ref`,
      'write refs/heads/<branch> or refs/tags/<tag>',
    );
  }
  return new Segments(ref.slice('refs/'.length));
}

/** An empty repository answers 409 to every question about refs. */
function isAbsent({ status, answer }: GitHubError): boolean {
  return status === 404 || (status === 409 && /empty/i.test(answer));
}

function asConflict({ status, answer, details }: Refusal, ref: string): Error | undefined {
  const conflict = conflictOf(status, answer);
  return conflict === undefined ? undefined : new RefConflictError({ ...details, ref, conflict });
}

/** Statuses alone do not tell: rules of the repository are enforced with 409 and 422 as well. */
function conflictOf(status: number, answer: string): RefConflict | undefined {
  if (status !== 409 && status !== 422) return undefined;
  if (/not a fast.?forward|reference cannot be updated|is at [0-9a-f]{40} but expected/i.test(answer)) {
    return 'not-a-fast-forward';
  }
  if (/reference already exists/i.test(answer)) return 'already-exists';
  if (/reference does not exist/i.test(answer)) return 'does-not-exist';
  return status === 409 && !/rule|protected|empty/i.test(answer) ? 'not-a-fast-forward' : undefined;
}

function readRef(fields: Fields): GitRef {
  return { ref: fields.text('ref'), sha: fields.fields('object').text('sha') };
}
