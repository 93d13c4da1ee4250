import { Buffer } from 'node:buffer';
import type { Api } from '../api.ts';
import { type Fields, one } from '../decode.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';
import { decodeBlob } from './blob-content.ts';
import { GitRefs } from './refs.ts';

const TREE_MODES = ['100644', '100755', '040000', '160000', '120000'] as const;

/** Mode of a tree's entry: file, executable, directory, submodule or symbolic link. */
export type TreeMode = (typeof TREE_MODES)[number];

/** A commit. */
export interface GitCommit {
  readonly sha: string;
  readonly message: string;
  /** SHA of its tree. */
  readonly tree: string;
  /** SHAs, the first parent first. */
  readonly parents: readonly string[];
  /** Whether GitHub vouches for its signature. */
  readonly verified: boolean;
  readonly url: string;
}

/** An entry of a tree. */
export interface TreeEntry {
  /** Below the tree's root, with slashes. */
  readonly path: string;
  readonly mode: TreeMode;
  readonly sha: string;
  /** Bytes of a file; undefined for anything else. */
  readonly size: number | undefined;
}

/** A tree. */
export interface GitTree {
  readonly sha: string;
  readonly entries: readonly TreeEntry[];
  /** GitHub left entries out, beyond 100,000 or 7 MB: read subtrees one by one then. */
  readonly truncated: boolean;
}

/** A change to a tree: a blob under a path, or with `sha` null its removal. */
export interface TreeChange {
  readonly path: string;
  readonly mode: TreeMode;
  readonly sha: string | null;
}

/** A tree to create. */
export interface NewTree {
  /** SHA of the tree that the changes apply to; without it the tree has nothing else. */
  readonly baseTree?: string;
  readonly changes: readonly TreeChange[];
}

/** A commit to create. */
export interface NewCommit {
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
}

/** The objects of a repository (REST API, "Git database"). They are named by their content, so writes can be repeated. */
export class GitDatabase {
  /** Branches and tags. */
  readonly refs: GitRefs;
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.refs = new GitRefs(api, repository);
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Needs `contents: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  commit(sha: string): Promise<GitCommit> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'GET',
      path: path`/repos/${owner}/${name}/git/commits/${sha}`,
      permission: 'contents: read',
      decode: one(readCommit),
    });
  }

  /**
   * Needs `contents: read`; safe to repeat.
   *
   * @param sha of a tree, or of a commit for its tree
   * @throws GitHubError
   */
  tree(sha: string, { recursive = false } = {}): Promise<GitTree> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'GET',
      path: path`/repos/${owner}/${name}/git/trees/${sha}`,
      // Any value turns it on, "0" and "false" included.
      query: { recursive: recursive ? '1' : undefined },
      permission: 'contents: read',
      decode: one(readTree),
    });
  }

  /**
   * The bytes of a file of at most about 20 MB, checked against `sha`. Needs `contents: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  blob(sha: string): Promise<Buffer> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'GET',
      path: path`/repos/${owner}/${name}/git/blobs/${sha}`,
      permission: 'contents: read',
      decode: one((fields) => decodeBlob(fields, sha)),
    });
  }

  /**
   * Gives the SHA. Needs `contents: write`; safe to repeat.
   *
   * @throws GitHubError
   */
  createBlob(content: Uint8Array | string): Promise<string> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/git/blobs`,
      // Not as text: GitHub would replace bytes that are no UTF-8.
      body: { content: Buffer.from(content).toString('base64'), encoding: 'base64' },
      permission: 'contents: write',
      decode: one((fields) => fields.text('sha')),
    });
  }

  /**
   * Needs `contents: write` (for files below `.github/workflows` a token that GITHUB_TOKEN can't be); safe to repeat.
   *
   * @throws GitHubError
   */
  createTree({ baseTree, changes }: NewTree): Promise<GitTree> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/git/trees`,
      body: {
        base_tree: baseTree,
        tree: changes.map((change) => ({ ...change, type: typeOf(change.mode) })),
      },
      permission: 'contents: write',
      decode: one(readTree),
    });
  }

  /**
   * Creates a commit by whoever the token stands for. Author and committer can't be chosen: only without them
   * GitHub signs the commits of apps. Needs `contents: write`; repeated it leaves a commit that no ref reaches.
   *
   * @throws GitHubError
   */
  createCommit({ message, tree, parents }: NewCommit): Promise<GitCommit> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/git/commits`,
      body: { message, tree, parents },
      permission: 'contents: write',
      decode: one(readCommit),
    });
  }
}

function typeOf(mode: TreeMode): 'tree' | 'commit' | 'blob' {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}

function readCommit(fields: Fields): GitCommit {
  return {
    sha: fields.text('sha'),
    message: fields.text('message'),
    tree: fields.fields('tree').text('sha'),
    parents: fields.list('parents', (parent) => parent.text('sha')),
    verified: fields.optionalFields('verification')?.flag('verified') ?? false,
    url: fields.text('html_url'),
  };
}

function readTree(fields: Fields): GitTree {
  return {
    sha: fields.text('sha'),
    entries: fields.list('tree', readEntry),
    truncated: fields.flag('truncated'),
  };
}

/** Old repositories have files that the group may write; Git itself takes them for plain ones. */
function readMode(fields: Fields): TreeMode {
  return fields.text('mode') === '100664' ? '100644' : fields.choice('mode', TREE_MODES);
}

function readEntry(fields: Fields): TreeEntry {
  return {
    path: fields.text('path'),
    mode: readMode(fields),
    sha: fields.text('sha'),
    size: fields.optionalInteger('size'),
  };
}
