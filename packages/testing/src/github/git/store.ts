import { type Commit, encodeCommit, encodeTree, objectName, sortItems, type TreeItem } from './objects.ts';

/** The objects of a repository, by name. */
export class ObjectStore {
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, readonly TreeItem[]>();
  readonly #commits = new Map<string, Commit>();

  /** Adds the content of a file. @returns its name */
  putBlob(content: Uint8Array | string): string {
    const bytes = Buffer.from(content);
    const sha = objectName('blob', bytes);
    this.#blobs.set(sha, bytes);
    return sha;
  }

  /** Adds a tree. @returns its name */
  putTree(items: readonly TreeItem[]): string {
    const sorted = sortItems(items);
    const sha = objectName('tree', encodeTree(sorted));
    this.#trees.set(sha, sorted);
    return sha;
  }

  /** Adds a commit. @returns its name */
  putCommit(commit: Commit): string {
    const sha = objectName('commit', encodeCommit(commit));
    this.#commits.set(sha, commit);
    return sha;
  }

  blob(sha: string): Buffer | undefined {
    return this.#blobs.get(sha);
  }

  tree(sha: string): readonly TreeItem[] | undefined {
    return this.#trees.get(sha);
  }

  commit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** Whether there is an object that an entry of this mode may point to. A submodule's commit is elsewhere. */
  holds(mode: string, sha: string): boolean {
    if (mode === '160000') return true;
    return mode === '040000' ? this.#trees.has(sha) : this.#blobs.has(sha);
  }

  /** Whether `ancestor` is `sha` or can be reached from it. */
  isAncestor(ancestor: string, sha: string): boolean {
    return this.history(sha).includes(ancestor);
  }

  /** A commit and all that can be reached from it, the nearest first. */
  history(sha: string): readonly string[] {
    const seen = new Set([sha]);
    // A set may grow while it is walked.
    for (const current of seen) {
      for (const parent of this.#commits.get(current)?.parents ?? []) seen.add(parent);
    }
    return [...seen];
  }
}
