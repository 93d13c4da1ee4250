/** Edits manifests on top of a branch, through the Git data API: no checkout, and GitHub signs the commit. */
import { Buffer } from 'node:buffer';
import type { GitCommit, Repository, TreeEntry } from '@container-kit/github';
import type { ManifestFile, UpdatedManifest } from '@container-kit/manifests';

/** What to commit on top of a branch. */
export interface BranchEdit {
  readonly repository: Repository;
  /** Branch name without `refs/heads/`. */
  readonly branch: string;
  /** Which paths of the branch are manifests. */
  readonly isManifest: (path: string) => boolean;
  /** Edits the manifests; files without a change keep their text. */
  readonly update: (files: readonly ManifestFile[]) => readonly UpdatedManifest[];
  readonly message: string;
}

/** An edit on top of one commit. */
export interface EditedBranch {
  /** The commit that was edited. */
  readonly base: string;
  /** The files that changed. */
  readonly changed: readonly UpdatedManifest[];
  /** The new commit; undefined when there was nothing to change. No ref points to it yet. */
  readonly commit: string | undefined;
  /** Tree of `commit`, or of `base`. */
  readonly tree: string;
}

/** A branch that is not there, or a tree too big to read. */
export class BranchError extends Error {
  override readonly name = 'BranchError';
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** Manifests are small; a bigger file that a glob matches is no manifest. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/**
 * Reads the manifests as the branch has them now, edits them, and makes the commit. Call again after a conflict: the
 * edit then starts from what the branch points to by then.
 *
 * @throws BranchError, GitHubError, and what `update` throws.
 */
export async function editBranch(edit: BranchEdit): Promise<EditedBranch> {
  const { git } = edit.repository;
  const { base, entries, changed } = await previewBranch(edit);
  if (changed.length === 0) return { base: base.sha, changed, commit: undefined, tree: base.tree };
  const modes = new Map(entries.map(({ file, entry }) => [file.path, entry.mode]));
  const changes = await Promise.all(
    changed.map(async ({ path, text }) => {
      return { path, mode: modes.get(path) ?? '100644', sha: await git.createBlob(text) } as const;
    }),
  );
  const tree = await git.createTree({ baseTree: base.tree, changes });
  const commit = await git.createCommit({ message: edit.message, tree: tree.sha, parents: [base.sha] });
  return { base: base.sha, changed, commit: commit.sha, tree: tree.sha };
}

/** An edit that has not been written. */
export interface BranchPreview {
  readonly base: GitCommit;
  readonly entries: readonly Manifest[];
  /** The files that would change. */
  readonly changed: readonly UpdatedManifest[];
}

/**
 * Reads and edits the manifests, and writes nothing.
 *
 * @throws BranchError, GitHubError, and what `update` throws.
 */
export async function previewBranch(edit: BranchEdit): Promise<BranchPreview> {
  const { git } = edit.repository;
  const ref = await git.refs.get(`refs/heads/${edit.branch}`);
  if (ref === undefined) {
    throw new BranchError(
      `there is no branch "${edit.branch}" to commit manifests to`,
      'set "branch" to an existing branch',
    );
  }
  const base = await git.commit(ref.sha);
  const entries = await readManifests(edit, base.tree);
  const updated = edit.update(entries.map(({ file }) => file));
  const changed = updated.filter(({ changes }) => changes.length > 0);
  return { base, entries, changed };
}

/** A manifest and where it stands in the tree. */
export interface Manifest {
  readonly entry: TreeEntry;
  readonly file: ManifestFile;
}

async function readManifests(edit: BranchEdit, treeSha: string): Promise<readonly Manifest[]> {
  const { git } = edit.repository;
  const tree = await git.tree(treeSha, { recursive: true });
  if (tree.truncated) {
    throw new BranchError(
      `the branch "${edit.branch}" has more files than GitHub lists`,
      'check the repository out and use "commit: none", then commit yourself',
    );
  }
  // Symbolic links and submodules are no manifests, whatever their names.
  const wanted = tree.entries.filter((entry) => /^100/.test(entry.mode) && edit.isManifest(entry.path));
  const large = wanted.find(({ size = 0 }) => size > MAX_FILE_BYTES);
  if (large !== undefined) {
    throw new BranchError(
      `${large.path} is larger than ${MAX_FILE_BYTES} bytes`,
      'narrow the globs of "manifests"',
    );
  }
  return Promise.all(
    wanted.map(async (entry) => {
      const bytes = await git.blob(entry.sha);
      const text = bytes.toString('utf8');
      // Decoding replaced something: writing it back would damage the file.
      if (!Buffer.from(text).equals(bytes)) {
        throw new BranchError(
          `${entry.path} is not UTF-8`,
          'save it as UTF-8, or narrow the globs of "manifests"',
        );
      }
      return { entry, file: { path: entry.path, text } };
    }),
  );
}
