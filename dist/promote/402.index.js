export const id = 402;
export const ids = [402];
export const modules = {

/***/ 9402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  proposeManifests: () => (/* binding */ proposeManifests),
  pushManifests: () => (/* binding */ pushManifests)
});

// EXTERNAL MODULE: ./packages/github/lib/index.js + 25 modules
var lib = __webpack_require__(8551);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./actions/promote/lib/commit/branch-edit.js
/** Edits manifests on top of a branch, through the Git data API: no checkout, and GitHub signs the commit. */

/** A branch that is not there, or a tree too big to read. */
class BranchError extends Error {
    name = 'BranchError';
    fix;
    constructor(message, fix) {
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
async function editBranch(edit) {
    const { git } = edit.repository;
    const ref = await git.refs.get(`refs/heads/${edit.branch}`);
    if (ref === undefined) {
        throw new BranchError(`there is no branch "${edit.branch}" to commit manifests to`, 'set "branch" to an existing branch');
    }
    const base = await git.commit(ref.sha);
    const entries = await readManifests(edit, base.tree);
    const updated = edit.update(entries.map(({ file }) => file));
    const changed = updated.filter(({ changes }) => changes.length > 0);
    if (changed.length === 0)
        return { base: ref.sha, changed, commit: undefined, tree: base.tree };
    const modes = new Map(entries.map(({ file, entry }) => [file.path, entry.mode]));
    const changes = await Promise.all(changed.map(async ({ path, text }) => {
        return { path, mode: modes.get(path) ?? '100644', sha: await git.createBlob(text) };
    }));
    const tree = await git.createTree({ baseTree: base.tree, changes });
    const commit = await git.createCommit({ message: edit.message, tree: tree.sha, parents: [ref.sha] });
    return { base: ref.sha, changed, commit: commit.sha, tree: tree.sha };
}
async function readManifests(edit, treeSha) {
    const { git } = edit.repository;
    const tree = await git.tree(treeSha, { recursive: true });
    if (tree.truncated) {
        throw new BranchError(`the branch "${edit.branch}" has more files than GitHub lists`, 'check the repository out and use "commit: none", then commit yourself');
    }
    // Symbolic links and submodules are no manifests, whatever their names.
    const wanted = tree.entries.filter((entry) => /^100/.test(entry.mode) && edit.isManifest(entry.path));
    const large = wanted.find(({ size = 0 }) => size > MAX_FILE_BYTES);
    if (large !== undefined) {
        throw new BranchError(`${large.path} is larger than ${MAX_FILE_BYTES} bytes`, 'narrow the globs of "manifests"');
    }
    return Promise.all(wanted.map(async (entry) => {
        const bytes = await git.blob(entry.sha);
        const text = bytes.toString('utf8');
        // Decoding replaced something: writing it back would damage the file.
        if (!external_node_buffer_.Buffer.from(text).equals(bytes)) {
            throw new BranchError(`${entry.path} is not UTF-8`, 'save it as UTF-8, or narrow the globs of "manifests"');
        }
        return { entry, file: { path: entry.path, text } };
    }));
}

;// CONCATENATED MODULE: ./actions/promote/lib/commit/commit-manifests.js
/** Commits updated manifests: to a branch, or to a branch of our own with a pull request. */


const ATTEMPTS = 5;
/**
 * Commits to the branch itself. When somebody else pushes in between, the edit is made again on the new commit.
 *
 * @throws RefConflictError when the branch keeps moving, BranchError, GitHubError.
 */
async function pushManifests(edit) {
    for (let attempt = 1;; attempt++) {
        const edited = await editBranch(edit);
        if (edited.commit === undefined)
            return unchanged(edited);
        try {
            await edit.repository.git.refs.update({ ref: `refs/heads/${edit.branch}`, sha: edited.commit });
            return { commit: edited.commit, pullRequest: undefined, changed: edited.changed };
        }
        catch (error) {
            if (!(error instanceof lib/* RefConflictError */.E_) || attempt === ATTEMPTS)
                throw error;
        }
    }
}
/**
 * Opens a pull request, or brings the open one up to date: its branch is made anew on top of the base branch, so that
 * it never conflicts. What others committed to that branch is lost; the README says so.
 *
 * @throws BranchError, GitHubError.
 */
async function proposeManifests(edit, text) {
    const edited = await editBranch(edit);
    if (edited.commit === undefined)
        return unchanged(edited);
    const commit = await pointHead(edit.repository, text.head, edited);
    const url = await openPullRequest(edit, text);
    return { commit, pullRequest: url, changed: edited.changed };
}
function unchanged({ changed }) {
    return { commit: undefined, pullRequest: undefined, changed };
}
/** A branch that already holds this very change on this very base stays as it is: no needless event for reviewers. */
async function pointHead({ git }, branch, edited) {
    const ref = `refs/heads/${branch}`;
    const sha = edited.commit ?? edited.base;
    const existing = await git.refs.get(ref);
    if (existing === undefined) {
        await git.refs.create({ ref, sha });
        return sha;
    }
    const head = await git.commit(existing.sha);
    if (head.tree === edited.tree && head.parents[0] === edited.base)
        return head.sha;
    await git.refs.update({ ref, sha }, { force: true });
    return sha;
}
async function openPullRequest({ repository, branch }, text) {
    const { head, title, body } = text;
    for await (const open of repository.pulls.list({ head, base: branch, state: 'open' })) {
        if (open.title === title && open.body === body)
            return open.url;
        const updated = await repository.pulls.update(open.number, { title, body });
        return updated.url;
    }
    const created = await repository.pulls.create({ title, body, head, base: branch });
    return created.url;
}


/***/ })

};
