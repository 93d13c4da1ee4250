export const id = 932;
export const ids = [932];
export const modules = {

/***/ 8551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GitHubClient: () => (/* reexport */ GitHubClient),
  E_: () => (/* reexport */ RefConflictError)
});

// UNUSED EXPORTS: GitHubError, GitHubInputError, RateLimitError, Repository

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/github/lib/decode.js
/** The answer does not have the documented shape; the message names the field. */
class DecodeError extends Error {
    name = 'DecodeError';
}
/** Reads the fields of a JSON object of unknown shape. Fields that nobody asks for may be anything. */
class Fields {
    #object;
    #where;
    constructor(object, where) {
        this.#object = object;
        this.#where = where;
    }
    /** @throws DecodeError when the value is no JSON object */
    static of(value, where = 'the answer') {
        if (!isJsonObject(value)) {
            throw new DecodeError(`${where} is ${kindOf(value)}, not an object`);
        }
        return new Fields(value, where);
    }
    /** The value of an own key, whatever it is; undefined when absent. */
    raw(key) {
        return Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
    }
    /** @throws DecodeError when it is no text */
    text(key) {
        const value = this.raw(key);
        return typeof value === 'string' ? value : this.#refuse(key, 'a text');
    }
    /** GitHub leaves out what is unknown, or says null: both are undefined. */
    optionalText(key) {
        return this.#has(key) ? this.text(key) : undefined;
    }
    /** @throws DecodeError when it is no integer, or one that JavaScript can't hold exactly */
    integer(key) {
        const value = this.raw(key);
        return Number.isSafeInteger(value) ? Number(value) : this.#refuse(key, 'an integer');
    }
    /** As {@link optionalText}. */
    optionalInteger(key) {
        return this.#has(key) ? this.integer(key) : undefined;
    }
    /** @throws DecodeError when it is neither true nor false */
    flag(key) {
        const value = this.raw(key);
        return typeof value === 'boolean' ? value : this.#refuse(key, 'true or false');
    }
    /** @throws DecodeError when it is no time of ISO 8601 */
    time(key) {
        const time = new Date(this.text(key));
        return Number.isNaN(time.getTime()) ? this.#refuse(key, 'a time') : time;
    }
    /** As {@link optionalText}. */
    optionalTime(key) {
        return this.#has(key) ? this.time(key) : undefined;
    }
    /** @throws DecodeError when it is none of the values */
    choice(key, values) {
        const value = this.raw(key);
        return values.find((known) => known === value) ?? this.#refuse(key, `one of ${values.join(', ')}`);
    }
    /** @throws DecodeError when it is no object */
    fields(key) {
        return Fields.of(this.raw(key), `${this.#where}.${key}`);
    }
    /** As {@link optionalText}. */
    optionalFields(key) {
        return this.#has(key) ? this.fields(key) : undefined;
    }
    /** @throws DecodeError when it is no list of objects, or `read` does */
    list(key, read) {
        return readList(this.raw(key), read, `${this.#where}.${key}`);
    }
    #has(key) {
        const value = this.raw(key);
        return value !== undefined && value !== null;
    }
    #refuse(key, expected) {
        throw new DecodeError(`${this.#where}.${key} is ${kindOf(this.raw(key))}, not ${expected}`);
    }
}
/** Makes a decoder of an answer that is one object. */
function one(read) {
    return (value) => read(Fields.of(value));
}
/** Makes a decoder of an answer that is a list of objects. */
function many(read) {
    return (value) => readList(value, read, 'the answer');
}
/** Makes a decoder of an answer that is an object with a list of objects under `key`. */
function manyAt(key, read) {
    return (value) => Fields.of(value).list(key, read);
}
/** Whether a parsed value is an object, that is neither an array nor null. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function readList(value, read, where) {
    if (!Array.isArray(value)) {
        throw new DecodeError(`${where} is ${kindOf(value)}, not a list`);
    }
    return value.map((item, index) => read(Fields.of(item, `${where}[${index}]`)));
}
function kindOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'a list';
    return typeof value === 'object' ? 'an object' : JSON.stringify(value).slice(0, 60);
}

;// CONCATENATED MODULE: ./packages/github/lib/errors.js
/** A request that GitHub refused, or that did not get through. */
class GitHubError extends Error {
    name = 'GitHubError';
    method;
    /** Path below the API's root, without query. */
    path;
    /** HTTP status; undefined when no answer came. */
    status;
    /** GitHub's own words in one line: hostile text, as names of branches and files may stand in it. Empty without any. */
    answer;
    /** True when the same request may succeed later; what this client tries by itself was already tried. */
    temporary;
    /** `x-github-request-id`, which GitHub's support asks for. */
    requestId;
    /** The least permission that the request needs, when its absence explains the refusal (403, 404). */
    missingPermission;
    /** What to do about it, as an imperative clause. */
    fix;
    constructor(details) {
        super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
        this.method = details.method;
        this.path = details.path;
        this.status = details.status;
        this.answer = details.answer ?? '';
        this.temporary = details.temporary;
        this.requestId = details.requestId;
        this.missingPermission = details.missingPermission;
        this.fix = details.fix;
    }
}
/** GitHub wants a longer pause than this client may take. */
class RateLimitError extends GitHubError {
    name = 'RateLimitError';
    limit;
    /** When requests are welcome again, by this machine's clock. */
    retryAt;
    constructor(details) {
        super(details);
        this.limit = details.limit;
        this.retryAt = details.retryAt;
    }
}
/** Somebody else changed the ref first. Read it again, rebuild the change on what it points to now, and try anew. */
class RefConflictError extends GitHubError {
    name = 'RefConflictError';
    /** Full name, `refs/heads/main`. */
    ref;
    conflict;
    constructor(details) {
        super(details);
        this.ref = details.ref;
        this.conflict = details.conflict;
    }
}
/** A token, URL or name that no request can be made with. */
class GitHubInputError extends Error {
    name = 'GitHubInputError';
    /** What to do about it, as an imperative clause. */
    fix;
    constructor(message, fix, options) {
        super(message, options);
        this.fix = fix;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/path.js

/** A value of several segments, such as a ref or a file name: its slashes stay slashes. */
class Segments {
    parts;
    constructor(value) {
        this.parts = value.split('/');
    }
}
/**
 * Template of a path: each value becomes one segment, a {@link Segments} several.
 *
 * @throws GitHubInputError for a segment that is empty or `.` or `..`, which would make it another endpoint
 */
function path(texts, ...values) {
    const encoded = values.map((value) => (value instanceof Segments ? value.parts : [String(value)]).map(encodeSegment).join('/'));
    return String.raw({ raw: texts }, ...encoded);
}
function encodeSegment(segment) {
    if (segment === '' || segment === '.' || segment === '..') {
        throw new GitHubInputError(`${JSON.stringify(segment)} can't be a part of a path of GitHub's API`, 'use the name of a repository, ref or file without empty parts, "." and ".."');
    }
    if (!segment.isWellFormed()) {
        throw new GitHubInputError(`${JSON.stringify(segment)} is no valid Unicode`, 'use another name');
    }
    return encodeURIComponent(segment);
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/attestations.js


/** Attestations of a repository (REST API, "Attestations"). */
class Attestations {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    /**
     * Attestations about a digest. Needs `attestations: read`; safe to repeat.
     *
     * @param subjectDigest `sha256:<hex>`
     * @throws GitHubError
     */
    list(subjectDigest, { predicateType } = {}) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/attestations/${subjectDigest}`,
            query: { predicate_type: predicateType },
            permission: 'attestations: read',
            decode: manyAt('attestations', readAttestation),
        });
    }
}
function readAttestation(fields) {
    const bundle = fields.raw('bundle');
    return {
        bundle: isJsonObject(bundle) ? bundle : undefined,
        bundleUrl: fields.optionalText('bundle_url') || undefined,
        repositoryId: fields.integer('repository_id'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/checks.js


/** Checks of a commit (REST API, "Check runs" and "Commit statuses"). */
class Checks {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    /**
     * Check runs of a commit, branch or tag, of its newest 1,000 check suites. Needs `checks: read`; safe to repeat.
     *
     * @throws GitHubError
     */
    runs(ref, filter = {}) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/commits/${ref}/check-runs`,
            query: { check_name: filter.name, filter: filter.which },
            permission: 'checks: read',
            decode: manyAt('check_runs', readCheckRun),
        });
    }
    /**
     * The newest commit status of each context. Needs `statuses: read`; safe to repeat.
     *
     * @throws GitHubError
     */
    statuses(ref) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/commits/${ref}/status`,
            permission: 'statuses: read',
            decode: manyAt('statuses', readStatus),
        });
    }
}
function readCheckRun(fields) {
    return {
        id: fields.integer('id'),
        name: fields.text('name'),
        headSha: fields.text('head_sha'),
        status: fields.text('status'),
        conclusion: fields.optionalText('conclusion'),
        url: fields.optionalText('html_url'),
        app: fields.optionalFields('app')?.optionalText('slug'),
        completedAt: fields.optionalTime('completed_at'),
    };
}
function readStatus(fields) {
    return {
        id: fields.integer('id'),
        context: fields.text('context'),
        state: fields.text('state'),
        description: fields.optionalText('description'),
        url: fields.optionalText('target_url'),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/github/lib/resources/blob-content.js



/**
 * The bytes in `content`, checked against the SHA-1 that names them, so that an edit never starts from half a file.
 *
 * @throws DecodeError
 */
function decodeBlob(fields, sha) {
    const encoding = fields.choice('encoding', ['base64', 'utf-8']);
    const content = fields.text('content');
    const bytes = external_node_buffer_.Buffer.from(content, encoding);
    const actual = blobSha(bytes);
    if (actual !== sha) {
        throw new DecodeError(`the content has the SHA-1 ${actual}, not ${sha}`);
    }
    return bytes;
}
/** Name that Git gives to a file's content (git-hash-object). */
function blobSha(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/contents.js




/** Files of a repository (REST API, "Repository contents"). */
class Contents {
    #api;
    #repository;
    #git;
    constructor(api, repository, git) {
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
    async file(file, ref) {
        const { owner, name } = this.#repository;
        try {
            const listing = await this.#api.call({
                method: 'GET',
                path: path `/repos/${owner}/${name}/contents/${new Segments(file)}`,
                query: { ref },
                permission: 'contents: read',
                decode: (value) => readListing(value, file),
            });
            return { ...listing, bytes: listing.bytes ?? (await this.#git.blob(listing.sha)) };
        }
        catch (error) {
            if (error instanceof GitHubError && error.status === 404)
                return undefined;
            throw error;
        }
    }
}
function readListing(value, file) {
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

;// CONCATENATED MODULE: ./packages/github/lib/resources/deployments.js


/** Deployments of a repository (REST API, "Deployments"). */
class Deployments {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    /**
     * Newest first. Needs `deployments: read`; safe to repeat.
     *
     * @throws GitHubError
     */
    list(filter = {}) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/deployments`,
            query: { ...filter },
            permission: 'deployments: read',
            decode: many(readDeployment),
        });
    }
    /**
     * Creates a deployment of exactly that ref: nothing is merged into it, and no check has to be green, as the caller
     * judges that. Needs `deployments: write`. After a lost answer it is looked up by `payload.request` before
     * it is created again.
     *
     * @throws GitHubError
     */
    create(deployment) {
        const { owner, name } = this.#repository;
        const { ref, environment, task = 'deploy', description, payload, production } = deployment;
        const request = crypto.randomUUID();
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/deployments`,
            body: {
                ref,
                environment,
                task,
                description,
                payload: { ...payload, request },
                production_environment: production,
                auto_merge: false,
                required_contexts: [],
            },
            permission: 'deployments: write',
            decode: one(readDeployment),
            recover: () => this.#findByRequest({ environment, task }, request),
        });
    }
    /**
     * Newest first. Needs `deployments: read`; safe to repeat.
     *
     * @throws GitHubError
     */
    statuses(id) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/deployments/${id}/statuses`,
            permission: 'deployments: read',
            decode: many(deployments_readStatus),
        });
    }
    /**
     * Needs `deployments: write`. Safe to repeat: the same status twice says the same as once.
     *
     * @throws GitHubError
     */
    createStatus(id, status) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/deployments/${id}/statuses`,
            body: {
                state: status.state,
                description: status.description,
                environment_url: status.environmentUrl,
                log_url: status.logUrl,
                auto_inactive: status.autoInactive,
            },
            permission: 'deployments: write',
            decode: one(deployments_readStatus),
        });
    }
    /** What this client has just created is among the newest ones. */
    async #findByRequest(filter, request) {
        let looked = 0;
        for await (const deployment of this.list(filter)) {
            const { payload } = deployment;
            if (typeof payload === 'object' &&
                payload !== null &&
                'request' in payload &&
                payload.request === request) {
                return deployment;
            }
            looked += 1;
            if (looked === NEWEST)
                break;
        }
        return undefined;
    }
}
const NEWEST = 100;
function readDeployment(fields) {
    return {
        id: fields.integer('id'),
        sha: fields.text('sha'),
        ref: fields.text('ref'),
        task: fields.text('task'),
        environment: fields.text('environment'),
        description: fields.optionalText('description'),
        payload: fields.raw('payload'),
        createdAt: fields.time('created_at'),
    };
}
function deployments_readStatus(fields) {
    return {
        id: fields.integer('id'),
        state: fields.text('state'),
        description: fields.optionalText('description') ?? '',
        environmentUrl: fields.optionalText('environment_url') || undefined,
        logUrl: fields.optionalText('log_url') || undefined,
        createdAt: fields.time('created_at'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/refs.js



/** Refs of a repository (REST API, "Git references"). */
class GitRefs {
    #api;
    #repository;
    constructor(api, repository) {
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
    async get(ref) {
        const { owner, name } = this.#repository;
        try {
            return await this.#api.call({
                method: 'GET',
                path: path `/repos/${owner}/${name}/git/ref/${shortName(ref)}`,
                permission: 'contents: read',
                decode: one(readRef),
            });
        }
        catch (error) {
            if (error instanceof GitHubError && isAbsent(error))
                return undefined;
            throw error;
        }
    }
    /**
     * Needs `contents: write`. After a lost answer the ref is read: pointing to `sha` it counts as created.
     *
     * @throws RefConflictError when it exists
     * @throws GitHubError
     */
    create({ ref, sha }) {
        const { owner, name } = this.#repository;
        shortName(ref);
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/git/refs`,
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
    update({ ref, sha }, { force = false } = {}) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'PATCH',
            path: path `/repos/${owner}/${name}/git/refs/${shortName(ref)}`,
            body: { sha, force },
            permission: 'contents: write',
            decode: one(readRef),
            refine: (refusal) => asConflict(refusal, ref),
        });
    }
}
/** The endpoints of one ref want it without `refs/`. */
function shortName(ref) {
    if (!ref.startsWith('refs/')) {
        throw new GitHubInputError(`${JSON.stringify(ref)} is no full name of a ref`, 'write refs/heads/<branch> or refs/tags/<tag>');
    }
    return new Segments(ref.slice('refs/'.length));
}
/** An empty repository answers 409 to every question about refs. */
function isAbsent({ status, answer }) {
    return status === 404 || (status === 409 && /empty/i.test(answer));
}
function asConflict({ status, answer, details }, ref) {
    const conflict = conflictOf(status, answer);
    return conflict === undefined ? undefined : new RefConflictError({ ...details, ref, conflict });
}
/** Statuses alone do not tell: rules of the repository are enforced with 409 and 422 as well. */
function conflictOf(status, answer) {
    if (status !== 409 && status !== 422)
        return undefined;
    if (/not a fast.?forward|reference cannot be updated|is at [0-9a-f]{40} but expected/i.test(answer)) {
        return 'not-a-fast-forward';
    }
    if (/reference already exists/i.test(answer))
        return 'already-exists';
    if (/reference does not exist/i.test(answer))
        return 'does-not-exist';
    return status === 409 && !/rule|protected|empty/i.test(answer) ? 'not-a-fast-forward' : undefined;
}
function readRef(fields) {
    return { ref: fields.text('ref'), sha: fields.fields('object').text('sha') };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/git.js





const TREE_MODES = ['100644', '100755', '040000', '160000', '120000'];
/** The objects of a repository (REST API, "Git database"). They are named by their content, so writes can be repeated. */
class GitDatabase {
    /** Branches and tags. */
    refs;
    #api;
    #repository;
    constructor(api, repository) {
        this.refs = new GitRefs(api, repository);
        this.#api = api;
        this.#repository = repository;
    }
    /**
     * Needs `contents: read`; safe to repeat.
     *
     * @throws GitHubError
     */
    commit(sha) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}/git/commits/${sha}`,
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
    tree(sha, { recursive = false } = {}) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}/git/trees/${sha}`,
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
    blob(sha) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}/git/blobs/${sha}`,
            permission: 'contents: read',
            decode: one((fields) => decodeBlob(fields, sha)),
        });
    }
    /**
     * Gives the SHA. Needs `contents: write`; safe to repeat.
     *
     * @throws GitHubError
     */
    createBlob(content) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/git/blobs`,
            // Not as text: GitHub would replace bytes that are no UTF-8.
            body: { content: external_node_buffer_.Buffer.from(content).toString('base64'), encoding: 'base64' },
            permission: 'contents: write',
            decode: one((fields) => fields.text('sha')),
        });
    }
    /**
     * Needs `contents: write` (for files below `.github/workflows` a token that GITHUB_TOKEN can't be); safe to repeat.
     *
     * @throws GitHubError
     */
    createTree({ baseTree, changes }) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/git/trees`,
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
    createCommit({ message, tree, parents }) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/git/commits`,
            body: { message, tree, parents },
            permission: 'contents: write',
            decode: one(readCommit),
        });
    }
}
function typeOf(mode) {
    if (mode === '040000')
        return 'tree';
    return mode === '160000' ? 'commit' : 'blob';
}
function readCommit(fields) {
    return {
        sha: fields.text('sha'),
        message: fields.text('message'),
        tree: fields.fields('tree').text('sha'),
        parents: fields.list('parents', (parent) => parent.text('sha')),
        verified: fields.optionalFields('verification')?.flag('verified') ?? false,
        url: fields.text('html_url'),
    };
}
function readTree(fields) {
    return {
        sha: fields.text('sha'),
        entries: fields.list('tree', readEntry),
        truncated: fields.flag('truncated'),
    };
}
/** Old repositories have files that the group may write; Git itself takes them for plain ones. */
function readMode(fields) {
    return fields.text('mode') === '100664' ? '100644' : fields.choice('mode', TREE_MODES);
}
function readEntry(fields) {
    return {
        path: fields.text('path'),
        mode: readMode(fields),
        sha: fields.text('sha'),
        size: fields.optionalInteger('size'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/pulls.js


/** Pull requests of a repository (REST API, "Pull requests"). */
class PullRequests {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    /**
     * Newest first. Needs `pull-requests: read`; safe to repeat.
     *
     * @throws GitHubError
     */
    list(filter = {}) {
        const { owner, name } = this.#repository;
        const { head, base, state } = filter;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/pulls`,
            // GitHub ignores a head without its owner, and lists everything.
            query: { head: head === undefined ? undefined : `${owner}:${head}`, base, state },
            permission: 'pull-requests: read',
            decode: many(readPullRequest),
        });
    }
    /**
     * Needs `pull-requests: write`, and the setting that lets workflows open pull requests. After a lost answer an open
     * one from `head` to `base` counts as created.
     *
     * @throws GitHubError with status 422 when there is one already, or nothing differs
     */
    create(pull) {
        const { owner, name } = this.#repository;
        const { title, body, head, base, draft } = pull;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/pulls`,
            body: { title, body, head, base, draft },
            permission: 'pull-requests: write',
            decode: one(readPullRequest),
            recover: async () => (await this.list({ head, base }).next()).value ?? undefined,
        });
    }
    /**
     * Needs `pull-requests: write`; safe to repeat.
     *
     * @throws GitHubError
     */
    update(number, { title, body, base, state }) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'PATCH',
            path: path `/repos/${owner}/${name}/pulls/${number}`,
            body: { title, body, base, state },
            permission: 'pull-requests: write',
            decode: one(readPullRequest),
        });
    }
}
function readPullRequest(fields) {
    return {
        number: fields.integer('number'),
        url: fields.text('html_url'),
        state: fields.choice('state', ['open', 'closed']),
        draft: fields.raw('draft') === true,
        title: fields.text('title'),
        body: fields.optionalText('body') ?? '',
        head: readBranch(fields.fields('head')),
        base: readBranch(fields.fields('base')),
    };
}
function readBranch(fields) {
    return {
        ref: fields.text('ref'),
        sha: fields.text('sha'),
        repository: fields.optionalFields('repo')?.text('full_name'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/repository.js








/** The API of one repository. */
class Repository {
    attestations;
    checks;
    contents;
    deployments;
    git;
    pulls;
    #api;
    #name;
    constructor(api, name) {
        this.#api = api;
        this.#name = name;
        this.attestations = new Attestations(api, name);
        this.checks = new Checks(api, name);
        this.deployments = new Deployments(api, name);
        this.git = new GitDatabase(api, name);
        this.contents = new Contents(api, name, this.git);
        this.pulls = new PullRequests(api, name);
    }
    /**
     * Needs `metadata: read`, which every token has; safe to repeat.
     *
     * @throws GitHubError
     */
    info() {
        const { owner, name } = this.#name;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}`,
            permission: 'metadata: read',
            decode: one(readInfo),
        });
    }
}
function readInfo(fields) {
    return {
        id: fields.integer('id'),
        fullName: fields.text('full_name'),
        defaultBranch: fields.text('default_branch'),
        private: fields.flag('private'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/repository-name.js

/**
 * Takes `owner/name` apart, as GITHUB_REPOSITORY has it.
 *
 * @throws GitHubInputError
 */
function parseRepositoryName(text) {
    const [, owner, name] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
    if (owner === undefined || name === undefined || name === '.' || name === '..') {
        throw new GitHubInputError(`${JSON.stringify(text)} is no repository of GitHub`, 'write it as owner/name, for example octo-org/octo-repo');
    }
    return { owner, name };
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/api-root.js

/** Root of an API, `https://api.github.com` or `https://HOST/api/v3`: the only place the token is sent to. */
class ApiRoot {
    /** Whether it is on this machine, where plain HTTP is fine and no proxy is used. */
    local;
    #origin;
    /** Without a slash at the end. */
    #basePath;
    /**
     * @param text as GITHUB_API_URL has it
     * @throws GitHubInputError when it is no https URL (http only on this machine), or has a user or query
     */
    constructor(text) {
        const url = URL.parse(text);
        const fix = 'set it as GITHUB_API_URL has it, for example https://api.github.com';
        if (url === null || !/^https?:$/.test(url.protocol)) {
            throw new GitHubInputError(`the URL of GitHub's API is ${JSON.stringify(text)}, which is no https URL`, fix);
        }
        if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
            throw new GitHubInputError(`the URL of GitHub's API at ${url.host} has a user, query or fragment`, fix);
        }
        this.local = isLoopback(url.hostname);
        if (url.protocol !== 'https:' && !this.local) {
            throw new GitHubInputError(`the API of GitHub at ${url.host} would get the token unencrypted`, fix);
        }
        this.#origin = url.origin;
        this.#basePath = url.pathname.replace(/\/+$/, '');
    }
    /** URL of an endpoint. */
    url(path, query = {}) {
        const url = new URL(`${this.#origin}${this.#basePath}${path}`);
        for (const [name, value] of Object.entries(query)) {
            if (value !== undefined)
                url.searchParams.set(name, String(value));
        }
        return url;
    }
    /** Resolves a Link or Location against the request that it answers; undefined when it leads out of this API. */
    follow(from, reference) {
        const to = URL.parse(reference, from.href);
        const inside = to !== null &&
            to.origin === this.#origin &&
            to.username === '' &&
            to.password === '' &&
            to.pathname.startsWith(`${this.#basePath}/`);
        return inside ? to : undefined;
    }
    /** Path below the root, without query: what messages show. */
    pathOf(url) {
        return url.pathname.slice(this.#basePath.length);
    }
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/exchange.js

/** Answers beyond this are refused; GitHub cuts trees at 7 MB. */
const MAX_ANSWER_BYTES = 32 * 2 ** 20;
/** GitHub took too long; the code lets it pass for the operating system's own time-out. */
class TimeoutError extends Error {
    name = 'TimeoutError';
    code = 'ETIMEDOUT';
}
/** Sends single requests over kept connections. `node:https` is loaded on first use, as many runs need none. */
class Exchanger {
    #options;
    #agent;
    constructor(options) {
        this.#options = options;
    }
    /** @throws whatever the connection, the time limit or the signal fails with */
    async exchange(request) {
        const { signal, timeoutMs } = this.#options;
        signal?.throwIfAborted();
        const late = new AbortController();
        const end = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]);
        const outgoing = await this.#start(request);
        const timer = setTimeout(() => {
            late.abort(new TimeoutError(`no complete answer within ${timeoutMs / 1000} s`));
        }, timeoutMs);
        end.addEventListener('abort', () => outgoing.destroy(asError(end.reason)));
        try {
            // Loading the module takes its time.
            end.throwIfAborted();
            outgoing.end(request.body);
            const message = await answerTo(outgoing);
            return { status: message.statusCode ?? 0, headers: message.headers, body: await readBody(message) };
        }
        catch (error) {
            outgoing.destroy();
            // Ended while the body was read, the error is that of a connection that broke.
            end.throwIfAborted();
            throw error;
        }
        finally {
            clearTimeout(timer);
        }
    }
    /** Closes idle connections; running requests fail. */
    close() {
        this.#agent?.destroy();
        this.#agent = undefined;
    }
    async #start({ method, url, headers, body }) {
        const http = url.protocol === 'https:' ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
        const { proxyEnv } = this.#options;
        this.#agent ??= new http.Agent({ keepAlive: true, ...(proxyEnv === undefined ? {} : { proxyEnv }) });
        const length = body === undefined ? {} : { 'content-length': body.byteLength };
        return http.request(url, { method, headers: { ...headers, ...length }, agent: this.#agent });
    }
}
function answerTo(request) {
    return new Promise((resolve, reject) => {
        request.once('response', resolve);
        // Stays attached: an error after the answer is seen by whoever reads the body.
        request.on('error', reject);
    });
}
async function readBody(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.byteLength;
        if (size > MAX_ANSWER_BYTES) {
            throw new RangeError(`the answer is larger than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`);
        }
        chunks.push(chunk);
    }
    return external_node_buffer_.Buffer.concat(chunks);
}
function asError(value) {
    return value instanceof Error ? value : new Error(String(value));
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/link.js
/**
 * Target of the link to the next page (RFC 8288; REST API, "Using pagination").
 *
 * @param header value of Link; undefined when absent
 * @returns as it stands there, so unchecked; undefined when there is no next page
 */
function nextLink(header) {
    // A URL contains neither "<" nor ">", so that only the next link can start with a comma and "<".
    for (const link of (header ?? '').split(/,\s*(?=<)/)) {
        const end = link.indexOf('>');
        if (link.trimStart().startsWith('<') && end >= 0 && isNext(link.slice(end + 1))) {
            return link.slice(link.indexOf('<') + 1, end);
        }
    }
    return undefined;
}
/** `rel` may hold several relations, separated by blanks. */
function isNext(parameters) {
    return parameters.split(';').some((parameter) => {
        const [name = '', value = ''] = parameter.split('=', 2);
        const relations = value.trim().replace(/^"|"$/g, '').toLowerCase().split(/\s+/);
        return name.trim().toLowerCase() === 'rel' && relations.includes('next');
    });
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/policy.js
/** What a client uses unless told otherwise. */
const DEFAULT_RETRY = {
    attempts: 5,
    baseMs: 500,
    capMs: 30_000,
    limitWaits: 3,
    secondaryMs: 60_000,
    maxWaitMs: 15 * 60_000,
};

;// CONCATENATED MODULE: ./packages/github/lib/transport/answer-text.js

const MAX_TEXT = 400;
/**
 * What GitHub says in an answer that is an error, in one line of at most 400 characters: `message` and the items of
 * `errors` (REST API, "Troubleshooting", "Validation failed"). It is hostile text, not yet escaped for any output.
 */
function readAnswerText({ body, headers }) {
    const text = body.toString('utf8');
    const parsed = parse(text);
    if (!isJsonObject(parsed)) {
        const html = (headers['content-type'] ?? '').includes('html') || text.trimStart().startsWith('<');
        return html ? 'an HTML page' : singleLine(text);
    }
    const items = Array.isArray(parsed.errors) ? parsed.errors : [parsed.errors];
    const words = [parsed.message, ...items.map(describe)].filter((part) => typeof part === 'string' && part !== '');
    return singleLine(words.join('; '));
}
function describe(item) {
    if (typeof item === 'string')
        return item;
    if (!isJsonObject(item))
        return undefined;
    if (typeof item.message === 'string')
        return item.message;
    return [item.resource, item.field, item.code].filter((part) => typeof part === 'string').join(' ');
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Control characters and line ends become blanks. */
function singleLine(text) {
    const line = text
        .slice(0, 10 * MAX_TEXT)
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
    return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT).toWellFormed()}...` : line;
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/rate-limit.js
/** GitHub's clock is read in whole seconds: this much is added so that a request never comes too early. */
const CLOCK_GRAIN_MS = 1000;
/**
 * How long until the primary limit is refilled, when an answer says that nothing is left of it
 * (REST API, "Rate limits": x-ratelimit-remaining, x-ratelimit-reset, x-ratelimit-resource).
 *
 * @param now this machine's clock; the server's own, from `date`, counts more, as `reset` is in its time
 * @returns ms; undefined while requests are left or nothing is said
 */
function exhaustedForMs(headers, now) {
    const reset = Number(rate_limit_text(headers, 'x-ratelimit-reset') ?? Number.NaN);
    // Search, GraphQL and uploads of SARIF have limits of their own.
    const resource = rate_limit_text(headers, 'x-ratelimit-resource') ?? 'core';
    if (rate_limit_text(headers, 'x-ratelimit-remaining') !== '0' || resource !== 'core' || !Number.isFinite(reset)) {
        return undefined;
    }
    return Math.max(0, reset * 1000 - serverTime(headers, now)) + CLOCK_GRAIN_MS;
}
/**
 * Retry-After in seconds or as a date (RFC 9110 section 10.2.3).
 *
 * @returns ms, never negative; undefined when absent or not understandable
 */
function retryAfterMs(headers, now) {
    const value = rate_limit_text(headers, 'retry-after')?.trim() ?? '';
    if (/^\d+$/.test(value)) {
        return Number(value) * 1000;
    }
    // Date.parse takes nearly anything for a date; HTTP's form has the names of day and month.
    const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}
function serverTime(headers, now) {
    const date = Date.parse(rate_limit_text(headers, 'date') ?? '');
    return Number.isNaN(date) ? now : date;
}
function rate_limit_text(headers, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/verdict.js


/** The connection was never there, so that GitHub has not seen the request. */
const UNSEEN = new Set([
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'EAI_AGAIN',
]);
/** The connection broke, before or after GitHub acted. */
const BROKEN = new Set([
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
/** Judges an answer (REST API, "Rate limits", "Best practices", "Troubleshooting"). */
function judgeAnswer(answer, now) {
    const { status, headers } = answer;
    if (status >= 200 && status < 300) {
        return { kind: 'answered' };
    }
    if (isLimited(answer, now)) {
        const exhausted = exhaustedForMs(headers, now);
        const limit = exhausted === undefined ? 'secondary' : 'primary';
        return { kind: 'limited', limit, waitMs: retryAfterMs(headers, now) ?? exhausted };
    }
    // 501 and 505 say "never".
    const temporary = status === 408 || (status >= 500 && status !== 501 && status !== 505);
    return temporary
        ? { kind: 'failed', acted: true, waitMs: retryAfterMs(headers, now) }
        : { kind: 'refused' };
}
/** Judges what an exchange threw. */
function judgeException(error) {
    if (error instanceof AggregateError) {
        // A host with several addresses: none of them could be reached.
        const temporary = error.errors.some((one) => judgeException(one).kind === 'failed');
        return temporary ? { kind: 'failed', acted: false, waitMs: undefined } : { kind: 'refused' };
    }
    const code = codeOf(error) ?? '';
    if (UNSEEN.has(code)) {
        return { kind: 'failed', acted: false, waitMs: undefined };
    }
    return BROKEN.has(code) || code.startsWith('HPE_')
        ? { kind: 'failed', acted: true, waitMs: undefined }
        : { kind: 'refused' };
}
/** `code` of a Node error. */
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
/** A 403 of both limits is told from a missing permission by its text: the last request allowed may lack one too. */
function isLimited(answer, now) {
    const { status, headers } = answer;
    if (status !== 403)
        return status === 429;
    return (retryAfterMs(headers, now) !== undefined || /rate limit|abuse detection/i.test(readAnswerText(answer)));
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/refusal.js



/** Refusals whose cause is known and is not a permission of the job; GitHub's words are matched. */
const OTHER_CAUSES = [
    [
        /not permitted to create or approve pull requests/i,
        'allow it under Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests"',
    ],
    [
        /without `?workflows`? permission/i,
        'use a token of an app with the right "workflows": GITHUB_TOKEN never has it',
    ],
    [/archived/i, 'take the repository out of the archive'],
    [/SAML/i, 'authorize the token for the organization (single sign-on)'],
    [
        /rule violation|protected branch|required status check/i,
        'let the rules of the branch allow it, or use a pull request',
    ],
];
/** Describes an answer that is not retried any more. */
function describeAnswer(answer, purpose, temporary) {
    const { status, headers } = answer;
    const text = readAnswerText(answer);
    const cause = causeOf(status, text, purpose.permission);
    const head = `${purpose.method} ${purpose.path}: GitHub answers ${status}${text === '' ? '' : `, ${text}`}`;
    const requestId = headers['x-github-request-id'];
    const details = {
        message: cause.fix === undefined ? head : `${head}. To fix it, ${cause.fix}`,
        method: purpose.method,
        path: purpose.path,
        status,
        answer: text,
        temporary,
        requestId: typeof requestId === 'string' ? requestId : undefined,
        ...cause,
    };
    return { status, answer: text, details };
}
/** Describes what an exchange threw. */
function describeException(error, { method, path }, temporary) {
    // The errors of a connection that was tried over several addresses stand inside; its own text is empty.
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    const text = inner instanceof Error ? inner.message : String(inner);
    const fix = fixOf(codeOf(error) ?? '');
    return new GitHubError({
        message: `${method} ${path}: no answer from GitHub: ${text}${fix === undefined ? '' : `. To fix it, ${fix}`}`,
        method,
        path,
        temporary,
        fix,
        cause: error,
    });
}
function fixOf(code) {
    if (code === 'ENOTFOUND')
        return 'check GITHUB_API_URL and the proxy of this machine';
    const untrusted = /CERT|SIGNATURE|ERR_TLS/.test(code);
    return untrusted ? 'let NODE_EXTRA_CA_CERTS name a file with the CA of that server' : undefined;
}
function causeOf(status, text, permission) {
    if (status === 401) {
        return { fix: 'pass a valid token, for example ${{ github.token }}' };
    }
    const [, known] = OTHER_CAUSES.find(([words]) => words.test(text)) ?? [];
    if (known !== undefined) {
        return { fix: known };
    }
    if (status !== 403 && status !== 404) {
        return {};
    }
    const right = permission.startsWith('metadata')
        ? 'check the name of the repository and that the token may see it'
        : `add "permissions: ${permission}" to the job`;
    const fix = status === 404 && right.startsWith('add') ? `check that it exists, or ${right}` : right;
    return { fix, missingPermission: permission };
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/write-rhythm.js
/** GitHub allows about 80 requests a minute that make content, and asks for a second between many of them. */
const BURST = 20;
const INTERVAL_MS = 1000;
/**
 * Lets writes through at a rate that stays below the secondary limit (REST API, "Rate limits", "Best practices"):
 * twenty at once, then one per second.
 */
class WriteRhythm {
    #tokens = BURST;
    #refilledAt = Number.NEGATIVE_INFINITY;
    /** Takes the next place. @returns ms to wait until it comes */
    take(now) {
        const gained = Math.max(0, now - this.#refilledAt) / INTERVAL_MS;
        this.#tokens = Math.min(BURST, this.#tokens + gained) - 1;
        this.#refilledAt = Math.max(now, this.#refilledAt);
        return Math.max(0, -this.#tokens) * INTERVAL_MS;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/transport.js





const MAX_REDIRECTS = 3;
/** A Retry-After of 0 or in the past must not make a limited client hurry. */
const MIN_LIMIT_WAIT_MS = 1000;
/** Sends requests as often as it takes: paced, retried, within the time that the client may wait. */
class Transport {
    #parts;
    #rhythm = new WriteRhythm();
    /** Until when the primary limit is used up, in ms of this machine's clock. */
    #exhaustedUntil = 0;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * @throws RateLimitError when GitHub wants a longer pause than the client may take
     * @throws GitHubError when no answer came, or what `refuse` makes of one
     */
    async send(sending) {
        const tries = { failures: 0, limits: 0, uncertain: false };
        for (;;) {
            await this.#pace(sending);
            const outcome = await this.#attempt(sending.request);
            if (outcome.verdict.kind === 'answered' && 'answer' in outcome) {
                return sending.read(outcome.answer, outcome.url);
            }
            const end = await this.#prepareNext(outcome, sending, tries);
            const found = tries.uncertain ? await sending.recover?.() : undefined;
            if (found !== undefined)
                return found;
            if (end !== undefined)
                throw end;
        }
    }
    /** Holds a request back while it could only be refused. */
    async #pace({ request, purpose }) {
        const { now, waits } = this.#parts;
        const exhaustedMs = this.#exhaustedUntil - now();
        if (exhaustedMs > 0 && !(await waits.wait({ ms: exhaustedMs, reason: LIMIT_REASONS.primary }))) {
            throw this.#tooLong('primary', exhaustedMs, purpose, undefined);
        }
        const rhythmMs = request.method === 'GET' ? 0 : this.#rhythm.take(now());
        const reason = 'GitHub asks for a pause between many writes';
        if (rhythmMs > 0 && !(await waits.wait({ ms: rhythmMs, reason }))) {
            throw this.#tooLong('secondary', rhythmMs, purpose, undefined);
        }
    }
    async #attempt(request) {
        try {
            const { answer, url } = await this.#follow(request);
            const now = this.#parts.now();
            const exhaustedMs = exhaustedForMs(answer.headers, now);
            if (exhaustedMs !== undefined)
                this.#exhaustedUntil = now + exhaustedMs;
            return { verdict: judgeAnswer(answer, now), answer, url };
        }
        catch (error) {
            this.#parts.signal?.throwIfAborted();
            return { verdict: judgeException(error), error };
        }
    }
    /** Follows the redirects of renamed repositories, inside the API only (REST API, "Best practices"). */
    async #follow(request) {
        let { url } = request;
        for (let hops = 0;; hops += 1) {
            const answer = await this.#parts.exchanger.exchange({ ...request, url });
            const { location } = answer.headers;
            const moved = [307, 308].includes(answer.status) ||
                (request.method === 'GET' && [301, 302].includes(answer.status));
            const next = moved && location !== undefined ? this.#parts.root.follow(url, location) : undefined;
            if (next === undefined || hops === MAX_REDIRECTS)
                return { answer, url };
            url = next;
        }
    }
    /** Waits until the next try may be made. @returns what to throw instead when there is to be none */
    async #prepareNext(outcome, sending, tries) {
        const { retry, waits } = this.#parts;
        const { verdict } = outcome;
        if (verdict.kind === 'limited') {
            const ms = Math.max(MIN_LIMIT_WAIT_MS, verdict.waitMs ?? retry.secondaryMs * 2 ** tries.limits);
            tries.limits += 1;
            const again = tries.limits <= retry.limitWaits;
            return again && (await waits.wait({ ms, reason: LIMIT_REASONS[verdict.limit] }))
                ? undefined
                : this.#tooLong(verdict.limit, ms, sending.purpose, outcome);
        }
        if (verdict.kind === 'failed') {
            tries.failures += 1;
            tries.uncertain ||= verdict.acted;
            const ms = Math.max(verdict.waitMs ?? 0, this.#backoffMs(tries.failures));
            const again = tries.failures < retry.attempts;
            return again && (await waits.wait({ ms, reason: 'GitHub or the network failed' }))
                ? undefined
                : failure(outcome, sending);
        }
        return refusal(outcome, sending);
    }
    /** Half of it is random: several jobs that failed together should not come back together. */
    #backoffMs(failures) {
        const { baseMs, capMs } = this.#parts.retry;
        return Math.min(capMs, baseMs * 2 ** (failures - 1)) * (0.5 + this.#parts.random() / 2);
    }
    #tooLong(limit, ms, purpose, outcome) {
        const { now, waits } = this.#parts;
        const retryAt = new Date(now() + ms);
        const details = outcome !== undefined && 'answer' in outcome
            ? describeAnswer(outcome.answer, purpose, true).details
            : { ...purpose, temporary: true };
        const fix = `run it again after ${retryAt.toISOString()}`;
        return new RateLimitError({
            ...details,
            missingPermission: undefined,
            message: `${purpose.method} ${purpose.path}: ${LIMIT_REASONS[limit]} for another ${seconds(ms)}, ` +
                `and this client may wait ${seconds(waits.leftMs)} more. To fix it, ${fix}`,
            fix,
            limit,
            retryAt,
        });
    }
}
const LIMIT_REASONS = {
    primary: 'the rate limit of the token is used up',
    secondary: "GitHub's secondary rate limit asks for a pause",
};
function seconds(ms) {
    return `${Math.ceil(ms / 1000)} s`;
}
function refusal(outcome, { purpose, refuse }) {
    return 'answer' in outcome ? refuse(outcome.answer) : describeException(outcome.error, purpose, false);
}
function failure(outcome, { purpose }) {
    return 'answer' in outcome
        ? new GitHubError(describeAnswer(outcome.answer, purpose, true).details)
        : describeException(outcome.error, purpose, true);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./packages/github/lib/transport/waits.js

/** The waits of one client, which together have an end. */
class Waits {
    #options;
    #leftMs;
    constructor(options) {
        this.#options = options;
        this.#leftMs = options.maxMs;
    }
    /** What is left, in ms. */
    get leftMs() {
        return this.#leftMs;
    }
    /**
     * Waits unless that would be too long. @returns whether it waited
     * @throws the reason of the signal
     */
    async wait(wait) {
        if (wait.ms > this.#leftMs)
            return false;
        if (wait.ms <= 0)
            return true;
        this.#leftMs -= wait.ms;
        this.#options.onWait(wait);
        await this.#options.sleep(wait.ms, this.#options.signal);
        return true;
    }
}
/** Sleeps; ends early by throwing the signal's reason. */
async function sleep(ms, signal) {
    try {
        await (0,promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    }
    catch (error) {
        throw signal?.reason ?? error;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/client.js












/** Version of the REST API that the types here are of. */
const API_VERSION = '2022-11-28';
const PER_PAGE = 100;
/** Speaks to the REST API of GitHub with one token. Keeps connections and rate limits until it is closed. */
class GitHubClient {
    #root;
    #exchanger;
    #transport;
    #headers;
    /** @throws GitHubInputError for a token or URL that can't be used */
    constructor(options) {
        const { env = process.env, timeoutMs = 60_000, signal, now = Date.now, random = Math.random } = options;
        const retry = { ...DEFAULT_RETRY, ...options.retry };
        this.#root = new ApiRoot(options.apiUrl ?? (env.GITHUB_API_URL || 'https://api.github.com'));
        this.#headers = {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${checkedToken(options.token)}`,
            'user-agent': options.userAgent ?? 'container-kit',
            'x-github-api-version': API_VERSION,
        };
        const proxyEnv = this.#root.local ? undefined : env;
        this.#exchanger = new Exchanger({ proxyEnv, timeoutMs, signal });
        const waits = new Waits({
            maxMs: retry.maxWaitMs,
            signal,
            sleep: options.sleep ?? sleep,
            onWait: options.onWait ?? (() => undefined),
        });
        this.#transport = new Transport({
            root: this.#root,
            exchanger: this.#exchanger,
            waits,
            retry,
            signal,
            now,
            random,
        });
    }
    /**
     * @param name `owner/name`
     * @throws GitHubInputError
     */
    repository(name) {
        return new Repository(this, parseRepositoryName(name));
    }
    call(call) {
        const url = this.#root.url(call.path, call.query);
        return this.#send(call, url, (answer) => decode(answer, call, this.#root.pathOf(url)), call.recover);
    }
    async *pages(call) {
        const seen = new Set();
        let url = this.#root.url(call.path, { ...call.query, per_page: PER_PAGE });
        while (url !== undefined) {
            seen.add(url.href);
            const page = await this.#send(call, url, (answer, from) => this.#readPage(call, answer, from));
            yield* page.items;
            if (page.next !== undefined && seen.has(page.next.href)) {
                throw unusable(call.method, call.path, 'the pages of the list go round in a circle');
            }
            url = page.next;
        }
    }
    /** Closes its connections. */
    close() {
        this.#exchanger.close();
    }
    [Symbol.dispose]() {
        this.close();
    }
    #send({ method, body, permission, refine }, url, read, recover) {
        const purpose = { method, path: this.#root.pathOf(url), permission };
        const content = body === undefined ? undefined : external_node_buffer_.Buffer.from(JSON.stringify(body));
        const type = content === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
        return this.#transport.send({
            request: { method, url, headers: { ...this.#headers, ...type }, body: content },
            purpose,
            read,
            refuse: (answer) => {
                const refusal = describeAnswer(answer, purpose, false);
                return refine?.(refusal) ?? new GitHubError(refusal.details);
            },
            recover,
        });
    }
    #readPage(call, answer, url) {
        const path = this.#root.pathOf(url);
        const link = nextLink(answer.headers.link?.toString());
        const next = link === undefined ? undefined : this.#root.follow(url, link);
        if (link !== undefined && next === undefined) {
            throw unusable(call.method, path, 'the link to the next page leads out of the API');
        }
        return { items: decode(answer, call, path), next };
    }
}
function decode({ status, body }, call, path) {
    try {
        return call.decode(JSON.parse(body.toString('utf8')));
    }
    catch (cause) {
        if (cause instanceof DecodeError)
            throw unusable(call.method, path, cause.message, { status, cause });
        if (cause instanceof SyntaxError)
            throw unusable(call.method, path, 'it is no JSON', { status, cause });
        throw cause;
    }
}
/** An answer that is not what GitHub documents: a proxy, a portal, or a change of the API. */
function unusable(method, path, problem, rest = {}) {
    const message = `${method} ${path}: the answer can't be used: ${problem}`;
    return new GitHubError({ message, method, path, temporary: false, ...rest });
}
/** The message must not hold the token. */
function checkedToken(token) {
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new GitHubInputError(token === '' ? 'there is no token for GitHub' : 'the token for GitHub has blanks or control characters', "pass the job's token, ${{ github.token }}");
    }
    return token;
}

;// CONCATENATED MODULE: ./packages/github/lib/index.js
/**
 * One narrow typed client for the REST API of GitHub.
 *
 * Why not @actions/github, which the design names: version 9 brings undici (939 kB of every bundle, whose budget is
 * 500 kB, and 60-90 ms of every start) for a proxy agent and `fetch`, and types and methods of a thousand endpoints
 * for the twenty that are used. Octokit's own retries know nothing of requests that may not be repeated, and its throttling is
 * one more dependency. Node's own agents know the proxy variables (`proxyEnv`, Node >= 24.5), and what is
 * left, pacing and repeating, is the part that this package has to answer for in any case.
 */





/***/ })

};
