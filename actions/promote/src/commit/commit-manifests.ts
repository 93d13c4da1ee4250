/** Commits updated manifests: to a branch, or to a branch of our own with a pull request. */
import { RefConflictError, type Repository } from '@container-kit/github';
import type { UpdatedManifest } from '@container-kit/manifests';
import { type BranchEdit, type EditedBranch, editBranch } from './branch-edit.ts';

/** What became of the manifests. */
export interface CommitResult {
  /** SHA of the new commit; undefined when all were up to date. */
  readonly commit: string | undefined;
  /** URL of the pull request. */
  readonly pullRequest: string | undefined;
  readonly changed: readonly UpdatedManifest[];
}

/** Words of the pull request. */
export interface PullRequestText {
  /** Branch that it comes from, without `refs/heads/`; the same for the same environment and image. */
  readonly head: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

const ATTEMPTS = 5;

/**
 * Commits to the branch itself. When somebody else pushes in between, the edit is made again on the new commit.
 *
 * @throws RefConflictError when the branch keeps moving, BranchError, GitHubError.
 */
export async function pushManifests(edit: BranchEdit): Promise<CommitResult> {
  for (let attempt = 1; ; attempt++) {
    const edited = await editBranch(edit);
    if (edited.commit === undefined) return unchanged(edited);
    try {
      await edit.repository.git.refs.update({ ref: `refs/heads/${edit.branch}`, sha: edited.commit });
      return { commit: edited.commit, pullRequest: undefined, changed: edited.changed };
    } catch (error) {
      if (!(error instanceof RefConflictError) || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Opens a pull request, or brings the open one up to date: its branch is made anew on top of the base branch, so that
 * it never conflicts. What others committed to that branch is lost; the README says so.
 *
 * @throws BranchError, GitHubError.
 */
export async function proposeManifests(edit: BranchEdit, text: PullRequestText): Promise<CommitResult> {
  const edited = await editBranch(edit);
  if (edited.commit === undefined) return unchanged(edited);
  const commit = await pointHead(edit.repository, text.head, edited);
  const url = await openPullRequest(edit, text);
  return { commit, pullRequest: url, changed: edited.changed };
}

function unchanged({ changed }: EditedBranch): CommitResult {
  return { commit: undefined, pullRequest: undefined, changed };
}

/** A branch that already holds this very change on this very base stays as it is: no needless event for reviewers. */
async function pointHead({ git }: Repository, branch: string, edited: EditedBranch): Promise<string> {
  const ref = `refs/heads/${branch}`;
  const sha = edited.commit ?? edited.base;
  const existing = await git.refs.get(ref);
  if (existing === undefined) {
    await git.refs.create({ ref, sha });
    return sha;
  }
  const head = await git.commit(existing.sha);
  if (head.tree === edited.tree && head.parents[0] === edited.base) return head.sha;
  await git.refs.update({ ref, sha }, { force: true });
  return sha;
}

async function openPullRequest({ repository, branch }: BranchEdit, text: PullRequestText): Promise<string> {
  const { head, title, body } = text;
  for await (const open of repository.pulls.list({ head, base: branch, state: 'open' })) {
    if (open.title === title && open.body === body) return open.url;
    const updated = await repository.pulls.update(open.number, { title, body });
    return updated.url;
  }
  const created = await repository.pulls.create({ title, body, head, base: branch });
  return created.url;
}
