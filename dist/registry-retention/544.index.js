export const id = 544;
export const ids = [544];
export const modules = {

/***/ 7544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GitHubClient: () => (/* reexport */ GitHubClient),
  OE: () => (/* reexport */ RateLimitError)
});

// UNUSED EXPORTS: GitHubError, GitHubInputError, Packages, RefConflictError, Repository

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/github/lib/decode.js
class DecodeError extends Error {
    name = 'DecodeError';
}
class Fields {
    #object;
    #where;
    constructor(object, where) {
        this.#object = object;
        this.#where = where;
    }
    static of(value, where = 'the answer') {
        if (!isJsonObject(value)) {
            throw new DecodeError(`${where} is ${kindOf(value)}, not an object`);
        }
        return new Fields(value, where);
    }
    raw(key) {
        return Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
    }
    text(key) {
        const value = this.raw(key);
        return typeof value === 'string' ? value : this.#refuse(key, 'a text');
    }
    optionalText(key) {
        return this.#has(key) ? this.text(key) : undefined;
    }
    integer(key) {
        const value = this.raw(key);
        return Number.isSafeInteger(value) ? Number(value) : this.#refuse(key, 'an integer');
    }
    optionalInteger(key) {
        return this.#has(key) ? this.integer(key) : undefined;
    }
    flag(key) {
        const value = this.raw(key);
        return typeof value === 'boolean' ? value : this.#refuse(key, 'true or false');
    }
    time(key) {
        const time = new Date(this.text(key));
        return Number.isNaN(time.getTime()) ? this.#refuse(key, 'a time') : time;
    }
    optionalTime(key) {
        return this.#has(key) ? this.time(key) : undefined;
    }
    choice(key, values) {
        const value = this.raw(key);
        return values.find((known) => known === value) ?? this.#refuse(key, `one of ${values.join(', ')}`);
    }
    fields(key) {
        return Fields.of(this.raw(key), `${this.#where}.${key}`);
    }
    optionalFields(key) {
        return this.#has(key) ? this.fields(key) : undefined;
    }
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
function one(read) {
    return (value) => read(Fields.of(value));
}
function many(read) {
    return (value) => readList(value, read, 'the answer');
}
function manyAt(key, read) {
    return (value) => Fields.of(value).list(key, read);
}
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
class GitHubError extends Error {
    name = 'GitHubError';
    method;
    path;
    status;
    answer;
    temporary;
    requestId;
    missingPermission;
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
class RateLimitError extends GitHubError {
    name = 'RateLimitError';
    limit;
    retryAt;
    constructor(details) {
        super(details);
        this.limit = details.limit;
        this.retryAt = details.retryAt;
    }
}
class RefConflictError extends GitHubError {
    name = 'RefConflictError';
    ref;
    conflict;
    constructor(details) {
        super(details);
        this.ref = details.ref;
        this.conflict = details.conflict;
    }
}
class GitHubInputError extends Error {
    name = 'GitHubInputError';
    fix;
    constructor(message, fix, options) {
        super(message, options);
        this.fix = fix;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/graphql.js


const DENIED = new Set(['FORBIDDEN', 'INSUFFICIENT_SCOPES']);
function dataOf(answer, purpose) {
    const fields = Fields.of(answer);
    const errors = fields.raw('errors') === undefined ? [] : fields.list('errors', readError);
    const refusal = errors.find(({ type }) => type !== 'NOT_FOUND');
    if (refusal === undefined)
        return fields.raw('data');
    const { method, path, permission } = purpose;
    const denied = DENIED.has(refusal.type) || /not accessible/i.test(refusal.message);
    const fix = denied ? `add "permissions: ${permission}" to the job` : undefined;
    const head = `${method} ${path}: GitHub refuses the query, ${refusal.message}`;
    throw new GitHubError({
        message: fix === undefined ? head : `${head}. To fix it, ${fix}`,
        method,
        path,
        status: denied ? 403 : 200,
        answer: refusal.message,
        temporary: refusal.type === 'RATE_LIMITED',
        missingPermission: denied ? permission : undefined,
        fix,
    });
}
function readError(fields) {
    const message = fields.text('message').replace(/\s+/g, ' ').slice(0, 300);
    return { type: fields.optionalText('type') ?? '', message };
}

;// CONCATENATED MODULE: ./packages/github/lib/path.js

class Segments {
    parts;
    constructor(value) {
        this.parts = value.split('/');
    }
}
function path(texts, ...values) {
    const encoded = values.map((value) => (value instanceof Segments ? value.parts : [String(value)]).map(encodeSegment).join('/'));
    return String.raw({ raw: texts }, ...encoded);
}
function below(parent, rest) {
    return `${parent}${rest}`;
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


class Attestations {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
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

;// CONCATENATED MODULE: ./packages/github/lib/resources/branches.js


class Branches {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    list() {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/branches`,
            permission: 'contents: read',
            decode: many(readBranch),
        });
    }
}
function readBranch(fields) {
    return { name: fields.text('name'), sha: fields.fields('commit').text('sha') };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/checks.js


class Checks {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/github/lib/resources/code-scanning.js





const PAUSES_MS = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 50_000];
class CodeScanning {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    async upload({ sarif, commitSha, ref, startedAt }) {
        const { owner, name } = this.#repository;
        const compressed = await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(sarif);
        const id = await this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/code-scanning/sarifs`,
            body: {
                commit_sha: commitSha,
                ref,
                sarif: compressed.toString('base64'),
                started_at: startedAt?.toISOString(),
            },
            permission: 'security-events: write',
            decode: one((fields) => fields.text('id')),
        });
        return { id, state: await this.#processed(id) };
    }
    async #processed(id) {
        for (const ms of PAUSES_MS) {
            if (!(await this.#api.pause({ ms, reason: 'GitHub takes in the SARIF file' })))
                break;
            const { state, errors } = await this.#processing(id);
            if (state === 'complete')
                return state;
            if (state === 'failed')
                throw this.#rejected(id, errors);
        }
        return 'pending';
    }
    async #processing(id) {
        const { owner, name } = this.#repository;
        try {
            return await this.#api.call({
                method: 'GET',
                path: path `/repos/${owner}/${name}/code-scanning/sarifs/${id}`,
                permission: 'security-events: read',
                decode: one(readProcessing),
            });
        }
        catch (error) {
            if (error instanceof GitHubError && error.status === 404)
                return { state: 'pending', errors: [] };
            throw error;
        }
    }
    #rejected(id, errors) {
        const { owner, name } = this.#repository;
        const method = 'GET';
        const answer = errors.join('; ').replace(/\s+/g, ' ').slice(0, 1000);
        const place = `/repos/${owner}/${name}/code-scanning/sarifs/${id}`;
        const message = `${method} ${place}: GitHub took the SARIF file and then rejected it, ${answer || 'without a reason'}`;
        return new GitHubError({ message, method, path: place, status: 200, answer, temporary: false });
    }
}
function readProcessing(fields) {
    const errors = fields.raw('errors');
    return {
        state: fields.choice('processing_status', ['pending', 'complete', 'failed']),
        errors: Array.isArray(errors) ? errors.map(String) : [],
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/github/lib/resources/own-comments.js

const QUERY = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on IssueComment { viewerDidAuthor } } }';
const MAX_NODES = 100;
async function ownComments(api, comments) {
    if (comments.length === 0)
        return [];
    const newest = comments.slice(-MAX_NODES);
    const own = await api.graphql({
        query: QUERY,
        variables: { ids: newest.map(({ nodeId }) => nodeId) },
        permission: 'pull-requests: read',
        decode: readOwn,
    });
    return newest.filter(({ nodeId }) => own.has(nodeId));
}
function readOwn(data) {
    const nodes = Fields.of(data, 'data').raw('nodes');
    if (!Array.isArray(nodes))
        throw new DecodeError('data.nodes is no list');
    const own = nodes.filter(isJsonObject).filter(({ viewerDidAuthor }) => viewerDidAuthor === true);
    return new Set(own.map((node) => Fields.of(node, 'data.nodes[]').text('id')));
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/comments.js





const MAX_MARKER = 256;
class Comments {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    list(number) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/issues/${number}/comments`,
            permission: 'pull-requests: read',
            decode: many(readComment),
        });
    }
    async sticky({ number, marker, body, create = true }) {
        const head = headOf(marker);
        const text = `${head}${sha256(body)} -->\n${body}`;
        const existing = await this.#newest(number, head);
        if (existing === undefined) {
            if (!create)
                return 'absent';
            await this.#create(number, text);
            return 'created';
        }
        if (normalised(existing.body) === normalised(text))
            return 'unchanged';
        await this.#update(existing.id, text);
        return 'updated';
    }
    async #newest(number, head) {
        const marked = [];
        for await (const comment of this.list(number)) {
            if (comment.body.startsWith(head))
                marked.push(comment);
        }
        return (await ownComments(this.#api, marked)).at(-1);
    }
    #create(number, body) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/issues/${number}/comments`,
            body: { body },
            permission: 'pull-requests: write',
            decode: one(readComment),
            recover: () => this.#newest(number, body.slice(0, body.indexOf('\n'))),
        });
    }
    #update(id, body) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'PATCH',
            path: path `/repos/${owner}/${name}/issues/comments/${id}`,
            body: { body },
            permission: 'pull-requests: write',
            decode: one(readComment),
        });
    }
}
function headOf(marker) {
    if (!/^[A-Za-z0-9.:/_]+(?:-[A-Za-z0-9.:/_]+)*$/.test(marker) || marker.length > MAX_MARKER) {
        throw new GitHubInputError(`${JSON.stringify(marker)} can't mark a comment`, `use at most ${MAX_MARKER} letters, digits and characters of ".:/_", with single hyphens between them`);
    }
    return `<!-- ${marker} `;
}
function normalised(body) {
    return body.replaceAll('\r\n', '\n').trimEnd();
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function readComment(fields) {
    return {
        id: fields.integer('id'),
        nodeId: fields.text('node_id'),
        body: fields.optionalText('body') ?? '',
        url: fields.text('html_url'),
        createdAt: fields.time('created_at'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/blob-content.js



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
function blobSha(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/contents.js




class Contents {
    #api;
    #repository;
    #git;
    constructor(api, repository, git) {
        this.#api = api;
        this.#repository = repository;
        this.#git = git;
    }
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
    async fileAt(file, commit) {
        const found = await this.file(file, commit);
        if (found === undefined)
            await this.#git.commit(commit);
        return found;
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
    const bytes = fields.text('encoding') === 'none' ? undefined : decodeBlob(fields, sha);
    return { path: fields.text('path'), sha, bytes };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/deployments.js


class Deployments {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
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
    statuses(id) {
        const { owner, name } = this.#repository;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/deployments/${id}/statuses`,
            permission: 'deployments: read',
            decode: many(deployments_readStatus),
        });
    }
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



class GitRefs {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
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
function shortName(ref) {
    if (!ref.startsWith('refs/')) {
        throw new GitHubInputError(`${JSON.stringify(ref)} is no full name of a ref`, 'write refs/heads/<branch> or refs/tags/<tag>');
    }
    return new Segments(ref.slice('refs/'.length));
}
function isAbsent({ status, answer }) {
    return status === 404 || (status === 409 && /empty/i.test(answer));
}
function asConflict({ status, answer, details }, ref) {
    const conflict = conflictOf(status, answer);
    return conflict === undefined ? undefined : new RefConflictError({ ...details, ref, conflict });
}
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
class GitDatabase {
    refs;
    #api;
    #repository;
    constructor(api, repository) {
        this.refs = new GitRefs(api, repository);
        this.#api = api;
        this.#repository = repository;
    }
    commit(sha) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}/git/commits/${sha}`,
            permission: 'contents: read',
            decode: one(readCommit),
        });
    }
    tree(sha, { recursive = false } = {}) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}/git/trees/${sha}`,
            query: { recursive: recursive ? '1' : undefined },
            permission: 'contents: read',
            decode: one(readTree),
        });
    }
    blob(sha) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'GET',
            path: path `/repos/${owner}/${name}/git/blobs/${sha}`,
            permission: 'contents: read',
            decode: one((fields) => decodeBlob(fields, sha)),
        });
    }
    createBlob(content) {
        const { owner, name } = this.#repository;
        return this.#api.call({
            method: 'POST',
            path: path `/repos/${owner}/${name}/git/blobs`,
            body: { content: external_node_buffer_.Buffer.from(content).toString('base64'), encoding: 'base64' },
            permission: 'contents: write',
            decode: one((fields) => fields.text('sha')),
        });
    }
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


class PullRequests {
    #api;
    #repository;
    constructor(api, repository) {
        this.#api = api;
        this.#repository = repository;
    }
    list(filter = {}) {
        const { owner, name } = this.#repository;
        const { head, base, state } = filter;
        return this.#api.pages({
            method: 'GET',
            path: path `/repos/${owner}/${name}/pulls`,
            query: { head: head === undefined ? undefined : `${owner}:${head}`, base, state },
            permission: 'pull-requests: read',
            decode: many(readPullRequest),
        });
    }
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
        head: pulls_readBranch(fields.fields('head')),
        base: pulls_readBranch(fields.fields('base')),
    };
}
function pulls_readBranch(fields) {
    return {
        ref: fields.text('ref'),
        sha: fields.text('sha'),
        repository: fields.optionalFields('repo')?.text('full_name'),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/repository.js











class Repository {
    attestations;
    branches;
    checks;
    codeScanning;
    comments;
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
        this.branches = new Branches(api, name);
        this.checks = new Checks(api, name);
        this.codeScanning = new CodeScanning(api, name);
        this.comments = new Comments(api, name);
        this.deployments = new Deployments(api, name);
        this.git = new GitDatabase(api, name);
        this.contents = new Contents(api, name, this.git);
        this.pulls = new PullRequests(api, name);
    }
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

function parseRepositoryName(text) {
    const [, owner, name] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
    if (owner === undefined || name === undefined || name === '.' || name === '..') {
        throw new GitHubInputError(`${JSON.stringify(text)} is no repository of GitHub`, 'write it as owner/name, for example octo-org/octo-repo');
    }
    return { owner, name };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/package-owner.js



async function findOwner(api, login) {
    const { type } = await api.call({
        method: 'GET',
        path: path `/users/${login}`,
        permission: 'metadata: read',
        decode: one(readAccount),
    });
    if (type === 'Organization')
        return { kind: 'organization', login };
    const self = await ownLogin(api);
    return self?.toLowerCase() === login.toLowerCase() ? { kind: 'self' } : { kind: 'user', login };
}
function ownerPath(owner) {
    if (owner.kind === 'self')
        return path `/user`;
    return owner.kind === 'organization' ? path `/orgs/${owner.login}` : path `/users/${owner.login}`;
}
async function ownLogin(api) {
    try {
        const { login } = await api.call({
            method: 'GET',
            path: path `/user`,
            permission: 'metadata: read',
            decode: one(readAccount),
        });
        return login;
    }
    catch (error) {
        if (error instanceof GitHubError && error.status === 403)
            return undefined;
        throw error;
    }
}
function readAccount(fields) {
    return { login: fields.text('login'), type: fields.text('type') };
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/package-listing.js
const PARALLEL = 8;
async function package_listing_readListing(read) {
    const first = await read(1);
    if (!first.more)
        return { items: first.items, shifted: false };
    const pages = new Map([[1, first]]);
    let last = first.last ?? 2;
    pages.set(last, await read(last));
    await readBetween(pages, last, read);
    for (; pages.get(last)?.more === true; last += 1)
        pages.set(last + 1, await read(last + 1));
    const [again, end] = await Promise.all([read(1), read(last)]);
    const items = new Map();
    for (let page = 1; page <= last; page += 1) {
        for (const item of pages.get(page)?.items ?? [])
            items.set(item.id, item);
    }
    const count = [...pages.values()].reduce((sum, page) => sum + page.items.length, 0);
    const moved = !isSame(first, again) || !isSame(pages.get(last), end);
    return { items: [...items.values()], shifted: moved || items.size < count };
}
async function readBetween(pages, last, read) {
    let next = 2;
    const worker = async () => {
        while (next < last) {
            const page = next;
            next += 1;
            pages.set(page, await read(page));
        }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
}
function isSame(before, after) {
    const ids = (page) => page?.items.map(({ id }) => id).join();
    return ids(before) === ids(after);
}

;// CONCATENATED MODULE: ./packages/github/lib/resources/packages.js





const BLOCKS = [
    [
        /more than 5,?000 downloads/i,
        'downloads',
        'GitHub deletes no public version with more than 5,000 downloads',
    ],
    [/last (?:tagged )?version/i, 'last-tagged', 'GitHub does not delete the last tagged version of a package'],
];
const NONE = [];
class Packages {
    #api;
    #root;
    constructor(api, owner) {
        this.#api = api;
        this.#root = below(ownerPath(owner), path `/packages`);
    }
    list() {
        return this.#api.pages({
            method: 'GET',
            path: this.#root,
            query: { package_type: 'container' },
            permission: 'packages: read',
            decode: many(readPackage),
            refine: explainListing,
        });
    }
    versions(name, state = 'active') {
        return package_listing_readListing((page) => this.page(name, page, state));
    }
    page(name, page, state = 'active') {
        return this.#api.page({
            method: 'GET',
            path: below(this.#package(name), path `/versions`),
            query: { state },
            permission: 'packages: read',
            decode: many(readVersion),
        }, page);
    }
    async get(name, id) {
        try {
            return await this.#api.call({
                method: 'GET',
                path: this.#version(name, id),
                permission: 'packages: read',
                decode: one(readVersion),
            });
        }
        catch (error) {
            if (isNotFound(error))
                return undefined;
            throw error;
        }
    }
    async delete(name, id) {
        try {
            await this.#change('DELETE', this.#version(name, id));
            return { outcome: 'deleted' };
        }
        catch (error) {
            if (isNotFound(error) && (await this.get(name, id)) === undefined)
                return { outcome: 'absent' };
            return blocked(error);
        }
    }
    async restore(name, id) {
        try {
            await this.#change('POST', below(this.#version(name, id), path `/restore`));
        }
        catch (error) {
            if (!isNotFound(error) || (await this.get(name, id)) === undefined)
                throw error;
        }
    }
    #change(method, to) {
        return this.#api.call({
            method,
            path: to,
            permission: 'packages: write',
            rhythm: 'points',
            decode: () => undefined,
        });
    }
    #package(name) {
        return below(this.#root, path `/container/${name}`);
    }
    #version(name, id) {
        return below(this.#package(name), path `/versions/${id}`);
    }
}
function blocked(error) {
    if (error instanceof GitHubError && error.status === 400) {
        const [, block, reason] = BLOCKS.find(([words]) => words.test(error.answer)) ?? [];
        if (block !== undefined)
            return { outcome: 'blocked', block, reason };
    }
    throw error;
}
function explainListing({ status, details }) {
    if (status !== 403)
        return undefined;
    const fix = 'name each package, as the token of a job may not list them, or pass a personal access token (classic) with read:packages';
    return new GitHubError({
        ...details,
        message: `${details.method} ${details.path}: GitHub answers 403. To fix it, ${fix}`,
        fix,
    });
}
function isNotFound(error) {
    return error instanceof GitHubError && error.status === 404;
}
function readPackage(fields) {
    return { name: fields.text('name'), visibility: fields.text('visibility') };
}
function readVersion(fields) {
    const tags = fields.optionalFields('metadata')?.optionalFields('container')?.raw('tags');
    return {
        id: fields.integer('id'),
        digest: fields.text('name'),
        tags: Array.isArray(tags) && tags.length > 0 ? tags.filter((tag) => typeof tag === 'string').sort() : NONE,
        createdAt: fields.time('created_at').getTime(),
        updatedAt: fields.time('updated_at').getTime(),
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/api-root.js

class ApiRoot {
    local;
    #origin;
    #basePath;
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
    url(path, query = {}) {
        const url = new URL(`${this.#origin}${this.#basePath}${path}`);
        for (const [name, value] of Object.entries(query)) {
            if (value !== undefined)
                url.searchParams.set(name, String(value));
        }
        return url;
    }
    get graphql() {
        return new URL(`${this.#origin}${this.#basePath.replace(/\/api\/v3$/, '/api')}/graphql`);
    }
    follow(from, reference) {
        const to = URL.parse(reference, from.href);
        const inside = to !== null &&
            to.origin === this.#origin &&
            to.username === '' &&
            to.password === '' &&
            to.pathname.startsWith(`${this.#basePath}/`);
        return inside ? to : undefined;
    }
    pathOf(url) {
        const { pathname } = url;
        return pathname.startsWith(`${this.#basePath}/`) ? pathname.slice(this.#basePath.length) : pathname;
    }
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/exchange.js

const MAX_ANSWER_BYTES = 32 * 2 ** 20;
class TimeoutError extends Error {
    name = 'TimeoutError';
    code = 'ETIMEDOUT';
}
class Exchanger {
    #options;
    #agent;
    constructor(options) {
        this.#options = options;
    }
    async exchange(request) {
        const { signal, timeoutMs } = this.#options;
        signal?.throwIfAborted();
        const late = new AbortController();
        const end = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]);
        const outgoing = await this.#start(request);
        const timer = setTimeout(() => {
            late.abort(new TimeoutError(`no complete answer within ${timeoutMs / 1000} s`));
        }, timeoutMs);
        const stop = () => void outgoing.destroy(asError(end.reason));
        end.addEventListener('abort', stop);
        try {
            end.throwIfAborted();
            outgoing.end(request.body);
            const message = await answerTo(outgoing);
            return { status: message.statusCode ?? 0, headers: message.headers, body: await readBody(message) };
        }
        catch (error) {
            outgoing.destroy();
            end.throwIfAborted();
            throw error;
        }
        finally {
            clearTimeout(timer);
            end.removeEventListener('abort', stop);
        }
    }
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
function linkTo(relation, header) {
    for (const link of (header ?? '').split(/,\s*(?=<)/)) {
        const end = link.indexOf('>');
        if (link.trimStart().startsWith('<') && end >= 0 && isRelation(relation, link.slice(end + 1))) {
            return link.slice(link.indexOf('<') + 1, end);
        }
    }
    return undefined;
}
function isRelation(relation, parameters) {
    return parameters.split(';').some((parameter) => {
        const [name = '', value = ''] = parameter.split('=', 2);
        const relations = value.trim().replace(/^"|"$/g, '').toLowerCase().split(/\s+/);
        return name.trim().toLowerCase() === 'rel' && relations.includes(relation);
    });
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/policy.js
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
function singleLine(text) {
    const line = text
        .slice(0, 10 * MAX_TEXT)
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
    return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT).toWellFormed()}...` : line;
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/rate-limit.js
const CLOCK_GRAIN_MS = 1000;
function exhaustedForMs(headers, now) {
    const reset = Number(rate_limit_text(headers, 'x-ratelimit-reset') ?? Number.NaN);
    const resource = rate_limit_text(headers, 'x-ratelimit-resource') ?? 'core';
    if (rate_limit_text(headers, 'x-ratelimit-remaining') !== '0' || resource !== 'core' || !Number.isFinite(reset)) {
        return undefined;
    }
    return Math.max(0, reset * 1000 - serverTime(headers, now)) + CLOCK_GRAIN_MS;
}
function retryAfterMs(headers, now) {
    const value = rate_limit_text(headers, 'retry-after')?.trim() ?? '';
    if (/^\d+$/.test(value)) {
        return Number(value) * 1000;
    }
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


const UNSEEN = new Set([
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'EAI_AGAIN',
]);
const BROKEN = new Set([
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
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
    const temporary = status === 408 || (status >= 500 && status !== 501 && status !== 505);
    return temporary
        ? { kind: 'failed', acted: true, waitMs: retryAfterMs(headers, now) }
        : { kind: 'refused' };
}
function judgeException(error) {
    if (error instanceof AggregateError) {
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
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
function isLimited(answer, now) {
    const { status, headers } = answer;
    if (status !== 403)
        return status === 429;
    return (retryAfterMs(headers, now) !== undefined || /rate limit|abuse detection/i.test(readAnswerText(answer)));
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/refusal.js



const OTHER_CAUSES = [
    [
        /not permitted to create or approve pull requests/i,
        'allow it under Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests"',
    ],
    [
        /without `?workflows`? permission/i,
        'use a token of an app with the right "workflows": GITHUB_TOKEN never has it',
    ],
    [
        /(?:advanced security|code scanning|code security) (?:must be|is not) enabled/i,
        'enable code scanning under Settings > Advanced Security, or set "upload-sarif" to false',
    ],
    [/issue is locked/i, 'unlock the conversation, or set "comment" to false'],
    [/archived/i, 'take the repository out of the archive'],
    [/SAML/i, 'authorize the token for the organization (single sign-on)'],
    [
        /rule violation|protected branch|required status check/i,
        'let the rules of the branch allow it, or use a pull request',
    ],
];
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
function describeException(error, { method, path }, temporary) {
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
    const right = rightOf(permission);
    const fix = status === 404 && right.startsWith('add') ? `check that it exists, or ${right}` : right;
    return { fix, missingPermission: permission };
}
function rightOf(permission) {
    if (permission.startsWith('metadata')) {
        return 'check the name of the repository and that the token may see it';
    }
    const job = `add "permissions: ${permission}" to the job`;
    if (permission === 'packages: write') {
        return (`${job}, and give its repository the role Admin under "Manage Actions access" in the settings of the package; ` +
            'or use a personal access token (classic) with read:packages and delete:packages of an admin of the package');
    }
    return permission === 'packages: read'
        ? `${job}, and let its repository read the package under "Manage Actions access" in the settings of the package; ` +
            'or use a personal access token (classic) with read:packages, as fine-grained ones cannot be used for packages'
        : job;
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/rhythm.js
const PACES = {
    content: { burst: 20, intervalMs: 1000 },
    points: { burst: 1, intervalMs: 334 },
    read: { burst: 600, intervalMs: 200 },
};
const SLOWEST = 16;
const CALM = 100;
class Rhythm {
    #pace;
    #tokens;
    #filledAt = Number.NEGATIVE_INFINITY;
    #slowness = 1;
    #calm = 0;
    constructor(pace) {
        this.#pace = pace;
        this.#tokens = pace.burst;
    }
    take(now) {
        const intervalMs = this.#pace.intervalMs * this.#slowness;
        const gained = Math.max(0, now - this.#filledAt) / intervalMs;
        const burst = Math.max(1, this.#pace.burst / this.#slowness);
        this.#tokens = Math.min(burst, this.#tokens + gained) - 1;
        this.#filledAt = Math.max(now, this.#filledAt);
        return Math.max(0, -this.#tokens) * intervalMs;
    }
    slowDown() {
        this.#slowness = Math.min(SLOWEST, this.#slowness * 2);
        this.#calm = 0;
    }
    calmDown() {
        if (this.#slowness === 1)
            return;
        this.#calm += 1;
        if (this.#calm < CALM)
            return;
        this.#slowness /= 2;
        this.#calm = 0;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/transport/transport.js





const MAX_REDIRECTS = 3;
const MIN_LIMIT_WAIT_MS = 1000;
class Transport {
    #parts;
    #rhythms = {
        content: new Rhythm(PACES.content),
        points: new Rhythm(PACES.points),
        read: new Rhythm(PACES.read),
    };
    #exhaustedUntil = 0;
    constructor(parts) {
        this.#parts = parts;
    }
    async send(sending) {
        const tries = { failures: 0, limits: 0, uncertain: false };
        for (;;) {
            await this.#pace(sending);
            const outcome = await this.#attempt(sending.request);
            if (outcome.verdict.kind === 'answered' && 'answer' in outcome) {
                this.#rhythms[sending.rhythm].calmDown();
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
    async #pace({ rhythm, purpose }) {
        const { now, waits } = this.#parts;
        const exhaustedMs = this.#exhaustedUntil - now();
        if (exhaustedMs > 0 && !(await waits.wait({ ms: exhaustedMs, reason: LIMIT_REASONS.primary }))) {
            throw this.#tooLong('primary', exhaustedMs, purpose, undefined);
        }
        const rhythmMs = this.#rhythms[rhythm].take(now());
        if (rhythm !== 'content')
            return waits.pace(rhythmMs);
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
    async #prepareNext(outcome, sending, tries) {
        const { retry, waits } = this.#parts;
        const { verdict } = outcome;
        if (verdict.kind === 'limited') {
            if (verdict.limit === 'secondary')
                this.#rhythms[sending.rhythm].slowDown();
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

class Waits {
    #options;
    #leftMs;
    constructor(options) {
        this.#options = options;
        this.#leftMs = options.maxMs;
    }
    get leftMs() {
        const { mostMs } = this.#options;
        return mostMs === undefined ? this.#leftMs : Math.max(0, Math.min(this.#leftMs, mostMs()));
    }
    async pace(ms) {
        if (ms > 0)
            await this.#options.sleep(ms, this.#options.signal);
    }
    async wait(wait) {
        if (wait.ms > this.leftMs)
            return false;
        if (wait.ms <= 0)
            return true;
        this.#leftMs -= wait.ms;
        this.#options.onWait(wait);
        await this.#options.sleep(wait.ms, this.#options.signal);
        return true;
    }
}
async function sleep(ms, signal) {
    try {
        await (0,promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    }
    catch (error) {
        throw signal?.reason ?? error;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/client.js















const API_VERSION = '2022-11-28';
const PER_PAGE = 100;
class GitHubClient {
    #root;
    #exchanger;
    #transport;
    #waits;
    #headers;
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
        this.#waits = new Waits({
            maxMs: retry.maxWaitMs,
            mostMs: options.mostWaitMs,
            signal,
            sleep: options.sleep ?? sleep,
            onWait: options.onWait ?? (() => undefined),
        });
        this.#transport = new Transport({
            root: this.#root,
            exchanger: this.#exchanger,
            waits: this.#waits,
            retry,
            signal,
            now,
            random,
        });
    }
    repository(name) {
        return new Repository(this, parseRepositoryName(name));
    }
    packages(owner) {
        return new Packages(this, owner);
    }
    packageOwner(login) {
        return findOwner(this, login);
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
    async page(call, page) {
        const url = this.#root.url(call.path, { ...call.query, per_page: PER_PAGE, page });
        const { items, next, last } = await this.#send(call, url, (answer, from) => this.#readPage(call, answer, from));
        return { items, more: next !== undefined, last };
    }
    graphql({ query, variables, permission, decode: read }) {
        const url = this.#root.graphql;
        const purpose = { method: 'POST', path: this.#root.pathOf(url), permission };
        const decodeData = (body) => read(dataOf(body, purpose));
        return this.#send({ ...purpose, body: { query, variables } }, url, (answer) => decode(answer, { ...purpose, decode: decodeData }, purpose.path));
    }
    pause(wait) {
        return this.#waits.wait(wait);
    }
    close() {
        this.#exchanger.close();
    }
    [Symbol.dispose]() {
        this.close();
    }
    #send({ method, body, permission, refine, rhythm }, url, read, recover) {
        const purpose = { method, path: this.#root.pathOf(url), permission };
        const content = body === undefined ? undefined : external_node_buffer_.Buffer.from(JSON.stringify(body));
        const type = content === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
        return this.#transport.send({
            request: { method, url, headers: { ...this.#headers, ...type }, body: content },
            purpose,
            rhythm: method === 'GET' ? 'read' : (rhythm ?? 'content'),
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
        const links = answer.headers.link?.toString();
        const link = linkTo('next', links);
        const next = link === undefined ? undefined : this.#root.follow(url, link);
        if (link !== undefined && next === undefined) {
            throw unusable(call.method, path, 'the link to the next page leads out of the API');
        }
        return { items: decode(answer, call, path), next, last: pageNumber(linkTo('last', links)) };
    }
}
function decode({ status, body }, call, path) {
    try {
        return call.decode(body.byteLength === 0 ? undefined : JSON.parse(body.toString('utf8')));
    }
    catch (cause) {
        if (cause instanceof DecodeError)
            throw unusable(call.method, path, cause.message, { status, cause });
        if (cause instanceof SyntaxError)
            throw unusable(call.method, path, 'it is no JSON', { status, cause });
        throw cause;
    }
}
function pageNumber(link) {
    const page = URL.parse(link ?? '')?.searchParams.get('page') ?? '';
    return /^[1-9]\d{0,8}$/.test(page) ? Number(page) : undefined;
}
function unusable(method, path, problem, rest = {}) {
    const message = `${method} ${path}: the answer can't be used: ${problem}`;
    return new GitHubError({ message, method, path, temporary: false, ...rest });
}
function checkedToken(token) {
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new GitHubInputError(token === '' ? 'there is no token for GitHub' : 'the token for GitHub has blanks or control characters', "pass the job's token, ${{ github.token }}");
    }
    return token;
}

;// CONCATENATED MODULE: ./packages/github/lib/index.js






/***/ })

};
