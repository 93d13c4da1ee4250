export const id = 391;
export const ids = [391];
export const modules = {

/***/ 9391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareBranch: () => (/* binding */ prepareBranch)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./actions/promote/lib/commit/branch-edit.js

class BranchError extends Error {
    name = 'BranchError';
    fix;
    constructor(message, fix) {
        super(message);
        this.fix = fix;
    }
}
const MAX_FILE_BYTES = 5 * 1024 * 1024;
async function editBranch(edit) {
    const { git } = edit.repository;
    const { base, entries, changed } = await previewBranch(edit);
    if (changed.length === 0)
        return { base: base.sha, changed, commit: undefined, tree: base.tree };
    const modes = new Map(entries.map(({ file, entry }) => [file.path, entry.mode]));
    const changes = await Promise.all(changed.map(async ({ path, text }) => {
        return { path, mode: modes.get(path) ?? '100644', sha: await git.createBlob(text) };
    }));
    const tree = await git.createTree({ baseTree: base.tree, changes });
    const commit = await git.createCommit({ message: edit.message, tree: tree.sha, parents: [base.sha] });
    return { base: base.sha, changed, commit: commit.sha, tree: tree.sha };
}
async function previewBranch(edit) {
    const { git } = edit.repository;
    const ref = await git.refs.get(`refs/heads/${edit.branch}`);
    if (ref === undefined) {
        throw new BranchError(`there is no branch "${edit.branch}" to commit manifests to`, 'set "branch" to an existing branch');
    }
    const base = await git.commit(ref.sha);
    const entries = await readManifests(edit, base.tree);
    const updated = edit.update(entries.map(({ file }) => file));
    const changed = updated.filter(({ changes }) => changes.length > 0);
    return { base, entries, changed };
}
async function readManifests(edit, treeSha) {
    const { git } = edit.repository;
    const tree = await git.tree(treeSha, { recursive: true });
    if (tree.truncated) {
        throw new BranchError(`the branch "${edit.branch}" has more files than GitHub lists`, 'check the repository out and use "commit: none", then commit yourself');
    }
    const wanted = tree.entries.filter((entry) => /^100/.test(entry.mode) && edit.isManifest(entry.path));
    const large = wanted.find(({ size = 0 }) => size > MAX_FILE_BYTES);
    if (large !== undefined) {
        throw new BranchError(`${large.path} is larger than ${MAX_FILE_BYTES} bytes`, 'narrow the globs of "manifests"');
    }
    return Promise.all(wanted.map(async (entry) => {
        const bytes = await git.blob(entry.sha);
        const text = bytes.toString('utf8');
        if (!external_node_buffer_.Buffer.from(text).equals(bytes)) {
            throw new BranchError(`${entry.path} is not UTF-8`, 'save it as UTF-8, or narrow the globs of "manifests"');
        }
        return { entry, file: { path: entry.path, text } };
    }));
}

// EXTERNAL MODULE: ./packages/github/lib/index.js + 33 modules
var github_lib = __webpack_require__(7544);
;// CONCATENATED MODULE: ./actions/promote/lib/commit/commit-manifests.js


const ATTEMPTS = 5;
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
            if (!(error instanceof github_lib/* RefConflictError */.E_) || attempt === ATTEMPTS)
                throw error;
        }
    }
}
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

;// CONCATENATED MODULE: ./actions/promote/lib/commit/branch-update.js





async function prepareBranch(session, report, globs, update) {
    const { github, inputs } = session;
    if (github === undefined) {
        throw new lib/* UserError */.yo(`input "commit" is "${inputs.commit}", and there is no token for GitHub`, {
            fix: 'set "github-token"',
        });
    }
    const { updateManifests } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(207)]).then(__webpack_require__.bind(__webpack_require__, 2207));
    const title = `Promote ${(0,reference/* formatRepository */.Sh)(update.reference)} to ${update.reference.tag}`;
    const edit = {
        repository: github,
        branch: await branchOf(session, github),
        isManifest: matcher(globs),
        update: (files) => updateManifests(files, update),
        message: `${title}\n\nSource: ${report.source}\nDigest: ${update.reference.digest}\n`,
    };
    const { changed } = await previewBranch(edit);
    const write = async () => {
        const text = { head: headBranch(session), title, body: bodyOf(report, session) };
        const result = inputs.commit === 'push' ? await pushManifests(edit) : await proposeManifests(edit, text);
        if (result.commit !== undefined)
            report.commit = result.commit;
        if (result.pullRequest !== undefined)
            report.pullRequest = result.pullRequest;
        return result.changed;
    };
    return { changed, write };
}
async function branchOf({ inputs, context }, github) {
    if (inputs.branch !== '')
        return inputs.branch;
    const { ref } = context.github;
    if (ref.startsWith('refs/heads/'))
        return ref.slice('refs/heads/'.length);
    return (await github.info()).defaultBranch;
}
function matcher(globs) {
    const wanted = globs.filter((glob) => !glob.startsWith('!'));
    const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
    return (path) => wanted.some((glob) => (0,external_node_path_.matchesGlob)(path, glob)) && !excluded.some((glob) => (0,external_node_path_.matchesGlob)(path, glob));
}
function headBranch({ inputs, destinations: [first] }) {
    const parts = [
        inputs.environment,
        first?.repository ?? '',
        inputs.environment === '' ? (first?.tag ?? '') : '',
    ];
    const name = parts.filter((part) => part !== '').join('-');
    return `container-kit/promote-${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/\.(?:lock)?$/, '')}`;
}
function bodyOf(report, { runUrl }) {
    const rows = report.destinations.map(({ reference, digest }) => [(0,lib/* code */.aY)(reference), (0,lib/* code */.aY)(digest)]);
    const gates = report.gates.map(({ gate, evidence }) => `- ${gate}: ${(0,lib/* escapeMarkdown */.FV)(evidence)}`);
    return [
        `Promoted ${(0,lib/* code */.aY)(report.source ?? '')}.`,
        (0,lib/* table */.tp)(['Destination', 'Digest'], rows),
        ...(gates.length === 0 ? [] : [`Gates:\n${gates.join('\n')}`]),
        `[Workflow run](${runUrl})`,
    ].join('\n\n');
}


/***/ })

};
