import type { Buffer } from 'node:buffer';
import type { Api } from '../api.ts';
import { DecodeError, Fields } from '../decode.ts';
import { GitHubError } from '../errors.ts';
import { path, Segments } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';
import { decodeBlob } from './blob-content.ts';
import type { GitDatabase } from './git.ts';

/** A file of a repository. */
export interface ContentFile {
  readonly path: string;
  /** SHA of the blob. */
  readonly sha: string;
  readonly bytes: Buffer;
}

/** A file whose bytes may be missing from the answer. */
interface Listing extends Omit<ContentFile, 'bytes'> {
  readonly bytes: Buffer | undefined;
}

/** Files of a repository (REST API, "Repository contents"). */
export class Contents {
  readonly #api: Api;
  readonly #repository: RepositoryName;
  readonly #git: GitDatabase;

  constructor(api: Api, repository: RepositoryName, git: GitDatabase) {
    this.#api = api;
    this.#repository = repository;
    this.#git = git;
  }

  /**
   * A file of at most about 20 MB. Undefined when there is none, or when the token may not see it: GitHub answers 404 to
   * both. A symbolic link inside the repository is followed by GitHub. Needs `contents: read`; safe to repeat.
   *
   * @param file path below the root
   * @param ref branch, tag or commit; the default branch when absent
   * @throws GitHubError also when the path is a directory or submodule
   */
  async file(file: string, ref?: string): Promise<ContentFile | undefined> {
    const { owner, name } = this.#repository;
    try {
      const listing = await this.#api.call({
        method: 'GET',
        path: path`/repos/${owner}/${name}/contents/${new Segments(file)}`,
        query: { ref },
        permission: 'contents: read',
        decode: (value) => readListing(value, file),
      });
      return { ...listing, bytes: listing.bytes ?? (await this.#git.blob(listing.sha)) };
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return undefined;
      throw error;
    }
  }

  /**
   * A file at a commit, where undefined means that this commit has no such file: where {@link file} finds none, the commit
   * itself is read, so that rules are never taken for absent because a token may not see them. Needs `contents: read`;
   * safe to repeat.
   *
   * @throws GitHubError as {@link file}, and when the token does not see the commit
   */
  async fileAt(file: string, commit: string): Promise<ContentFile | undefined> {
    const found = await this.file(file, commit);
    if (found === undefined) await this.#git.commit(commit);
    return found;
  }
}

function readListing(value: unknown, file: string): Listing {
  if (Array.isArray(value)) {
    throw new DecodeError(`${JSON.stringify(file)} is a directory, not a file`);
  }
  const fields = Fields.of(value);
  const type = fields.text('type');
  if (type !== 'file') {
    throw new DecodeError(`${JSON.stringify(file)} is a ${type}, not a file`);
  }
  const sha = fields.text('sha');
  // Above 1 MB there is no content, and the encoding says "none".
  const bytes = fields.text('encoding') === 'none' ? undefined : decodeBlob(fields, sha);
  return { path: fields.text('path'), sha, bytes };
}
