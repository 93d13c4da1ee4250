import type { Api, Call, ListPage, Refusal } from '../api.ts';
import { type Fields, many, one } from '../decode.ts';
import { GitHubError } from '../errors.ts';
import { below, type EncodedPath, path } from '../path.ts';
import { type Listing, readListing } from './package-listing.ts';
import { ownerPath, type PackageOwner } from './package-owner.ts';

/** A container package. */
export interface Package {
  /** Below its owner: `app`, `team/app`. */
  readonly name: string;
  readonly visibility: string;
}

/** A version of a container package: one manifest. Tags come from whoever may push, so they are hostile. */
export interface PackageVersion {
  readonly id: number;
  /** `name` of the version: the digest of the manifest. */
  readonly digest: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970: of 60,000 versions, each `Date` would take six times as much. */
  readonly createdAt: number;
  /** Moves when a tag is set. */
  readonly updatedAt: number;
}

/** All versions of a package, newest first. */
export type VersionListing = Listing<PackageVersion>;

/** Versions that are there, or those deleted in the last 30 days. */
export type VersionState = 'active' | 'deleted';

/** What became of a deletion. The two refusals that GitHub documents are no failures. */
export type DeletedVersion =
  | { readonly outcome: 'deleted' | 'absent' }
  | { readonly outcome: 'blocked'; readonly block: 'downloads' | 'last-tagged'; readonly reason: string };

/** GitHub's words of the answers 400 to a deletion, and what they mean. */
const BLOCKS = [
  [
    /more than 5,?000 downloads/i,
    'downloads',
    'GitHub deletes no public version with more than 5,000 downloads',
  ],
  [/last (?:tagged )?version/i, 'last-tagged', 'GitHub does not delete the last tagged version of a package'],
] as const;

/** Most versions have no tag: one list for all. */
const NONE: readonly string[] = [];

/** Container packages of one account (REST API, "Packages"). */
export class Packages {
  readonly #api: Api;
  readonly #root: EncodedPath;

  constructor(api: Api, owner: PackageOwner) {
    this.#api = api;
    this.#root = below(ownerPath(owner), path`/packages`);
  }

  /**
   * All container packages that the token may see. The token of a job is refused. Safe to repeat.
   *
   * @throws GitHubError
   */
  list(): AsyncGenerator<Package, void, undefined> {
    return this.#api.pages({
      method: 'GET',
      path: this.#root,
      query: { package_type: 'container' },
      permission: 'packages: read',
      decode: many(readPackage),
      refine: explainListing,
    });
  }

  /**
   * All versions; pages are read in parallel. Needs `packages: read`; safe to repeat.
   *
   * @param name below the owner, with its slashes
   * @throws GitHubError 404 when there is no such package
   */
  versions(name: string, state: VersionState = 'active'): Promise<VersionListing> {
    return readListing((page) => this.page(name, page, state));
  }

  /** One page of {@link versions}, counted from 1. @throws GitHubError */
  page(name: string, page: number, state: VersionState = 'active'): Promise<ListPage<PackageVersion>> {
    return this.#api.page(
      {
        method: 'GET',
        path: below(this.#package(name), path`/versions`),
        query: { state },
        permission: 'packages: read',
        decode: many(readVersion),
      },
      page,
    );
  }

  /** Undefined when it was deleted, or never was. Needs `packages: read`; safe to repeat. @throws GitHubError */
  async get(name: string, id: number): Promise<PackageVersion | undefined> {
    try {
      return await this.#api.call({
        method: 'GET',
        path: this.#version(name, id),
        permission: 'packages: read',
        decode: one(readVersion),
      });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  /**
   * Deletes a version. Needs `packages: write` and the role Admin on the package. Safe to repeat.
   *
   * @throws GitHubError also when GitHub says "not found" of a version that is there: so it hides a missing role
   */
  async delete(name: string, id: number): Promise<DeletedVersion> {
    try {
      await this.#change('DELETE', this.#version(name, id));
      return { outcome: 'deleted' };
    } catch (error) {
      if (isNotFound(error) && (await this.get(name, id)) === undefined) return { outcome: 'absent' };
      return blocked(error);
    }
  }

  /**
   * Brings a deleted version back, within 30 days and while no other has taken its name. Needs as much as a deletion. Safe
   * to repeat: one that is there already is fine.
   *
   * @throws GitHubError
   */
  async restore(name: string, id: number): Promise<void> {
    try {
      await this.#change('POST', below(this.#version(name, id), path`/restore`));
    } catch (error) {
      if (!isNotFound(error) || (await this.get(name, id)) === undefined) throw error;
    }
  }

  #change(method: Call<undefined>['method'], to: EncodedPath): Promise<undefined> {
    return this.#api.call({
      method,
      path: to,
      permission: 'packages: write',
      rhythm: 'points',
      decode: () => undefined,
    });
  }

  #package(name: string): EncodedPath {
    return below(this.#root, path`/container/${name}`);
  }

  #version(name: string, id: number): EncodedPath {
    return below(this.#package(name), path`/versions/${id}`);
  }
}

function blocked(error: unknown): DeletedVersion {
  if (error instanceof GitHubError && error.status === 400) {
    const [, block, reason] = BLOCKS.find(([words]) => words.test(error.answer)) ?? [];
    if (block !== undefined) return { outcome: 'blocked', block, reason };
  }
  throw error;
}

function explainListing({ status, details }: Refusal): GitHubError | undefined {
  if (status !== 403) return undefined;
  const fix =
    'name each package, as the token of a job may not list them, or pass a personal access token (classic) with read:packages';
  return new GitHubError({
    ...details,
    message: `${details.method} ${details.path}: GitHub answers 403. To fix it, ${fix}`,
    fix,
  });
}

function isNotFound(error: unknown): boolean {
  return error instanceof GitHubError && error.status === 404;
}

function readPackage(fields: Fields): Package {
  return { name: fields.text('name'), visibility: fields.text('visibility') };
}

function readVersion(fields: Fields): PackageVersion {
  const tags = fields.optionalFields('metadata')?.optionalFields('container')?.raw('tags');
  return {
    id: fields.integer('id'),
    digest: fields.text('name'),
    tags:
      Array.isArray(tags) && tags.length > 0 ? tags.filter((tag) => typeof tag === 'string').sort() : NONE,
    createdAt: fields.time('created_at').getTime(),
    updatedAt: fields.time('updated_at').getTime(),
  };
}
