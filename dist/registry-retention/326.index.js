export const id = 326;
export const ids = [326];
export const modules = {

/***/ 8878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ findRepositories),
/* harmony export */   q: () => (/* binding */ wantedNames)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);

async function findRepositories(session) {
    const { provider, inputs, context, registry } = session;
    const wanted = wantedNames(inputs, registry);
    if (wanted.length === 0)
        return [ownRepository(context.github.repository)];
    const found = await provider.listRepositories(wanted);
    if (found.length > 0)
        return [...new Set(found)];
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "repositories": ${registry} has no repository ${wanted.join(', ')}`, {
        fix: 'check the names; they are those below the host, such as org/app',
    });
}
function wantedNames({ repositories }, registry) {
    const host = `${registry}/`;
    return repositories.map((line) => (line.startsWith(host) ? line.slice(host.length) : line));
}
function ownRepository(name) {
    if (name !== '')
        return name.toLowerCase();
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('input "repositories" is empty', {
        fix: 'name the repositories below the host, one a line, such as org/app',
    });
}


/***/ }),

/***/ 326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSession: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(4726);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __webpack_require__(2422);
// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
// EXTERNAL MODULE: ./packages/retention/lib/index.js + 35 modules
var retention_lib = __webpack_require__(1996);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/apply/journal.js



class Journal {
    path;
    #file;
    #number = 0;
    constructor(path, file) {
        this.path = path;
        this.#file = file;
    }
    static start(folder, registry) {
        const path = (0,external_node_path_.join)(folder, 'journal.jsonl');
        const journal = new Journal(path, (0,external_node_fs_.openSync)(path, 'wx', 0o600));
        journal.#write({ kind: 'journal', version: 1, registry, startedAt: new Date().toISOString() });
        return journal;
    }
    deleting(repository, { digest, ids, tags, edges, reason }) {
        return this.#item({ kind: 'delete', repository, digest, ids, tags, edges, reason });
    }
    untagging(repository, { digest, tag, reason }) {
        return this.#item({ kind: 'untag', repository, digest, ids: [], tags: [tag], edges: [], reason });
    }
    done(number, outcome) {
        this.#write({ kind: 'result', number, outcome });
    }
    #item(item) {
        this.#number += 1;
        this.#write({ ...item, number: this.#number, at: new Date().toISOString() });
        return this.#number;
    }
    #write(line) {
        (0,external_node_fs_.writeSync)(this.#file, (0,retention_lib/* formatJournalLine */.Rx)(line));
        (0,external_node_fs_.fsyncSync)(this.#file);
    }
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/deadline.js
const MINUTE = 60_000;
const WORK_SHARE = 0.9;
class Deadline {
    #end;
    constructor(minutes) {
        this.#end = minutes * MINUTE * WORK_SHARE;
    }
    get isOver() {
        return this.leftMs <= 0;
    }
    get leftMs() {
        return this.#end - performance.now();
    }
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/find-repositories.js
var find_repositories = __webpack_require__(8878);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/open-session.js











async function openSession(inputs, context) {
    const registry = hostOf(inputs.registry);
    await checkTags(inputs.protectedTags);
    const policy = await readPolicy(inputs, context);
    const action = 'registry-retention';
    const deadline = new Deadline(inputs.timeBudget);
    const mostWaitMs = () => deadline.leftMs;
    const github = await (0,login_lib/* connectGitHub */.UY)({ token: inputs.githubToken, action, mostWaitMs }, context);
    if (github !== undefined)
        context.onExit(() => github.close());
    const logins = await (0,login_lib/* readLogins */.rC)(loginInputs(inputs, registry, context));
    const client = await (0,login_lib/* openClient */.My)({ logins, caCert: inputs.caCert, action }, context);
    const { openProvider } = await __webpack_require__.e(/* import() */ 802).then(__webpack_require__.bind(__webpack_require__, 9802));
    const provider = await openProvider({
        host: registry,
        kind: inputs.provider,
        client,
        repositories: (0,find_repositories/* wantedNames */.q)(inputs, registry),
        github,
        hub: { login: logins.find((login) => hostOf(login.registry) === registry) },
    });
    const { openEdges } = await __webpack_require__.e(/* import() */ 387).then(__webpack_require__.bind(__webpack_require__, 2387));
    const edges = await openEdges(inputs, registry, context);
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(context.env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), `${action}-`));
    let journal;
    return {
        inputs,
        context,
        policy,
        registry,
        provider,
        github: repositoryOf(github, context),
        edges: edges.known,
        saveEdges: edges.save,
        deadline,
        now: new Date(),
        folder,
        journal: () => {
            journal ??= Journal.start(folder, registry);
            return journal;
        },
    };
}
function loginInputs(inputs, registry, { github }) {
    const { username, password, registryAuth, githubToken } = inputs;
    if (registryAuth.trim() !== '')
        return { registry: '', username, password, registryAuth };
    const isImplied = registry === 'ghcr.io' && username === '' && password === '' && githubToken !== '';
    return isImplied
        ? { registry, username: github.actor || 'github', password: githubToken, registryAuth }
        : { registry, username, password, registryAuth };
}
function hostOf(registry) {
    return (0,reference/* parseReference */.F2)(`${registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '')}/a/b`).registry;
}
function repositoryOf(client, { github }) {
    return client === undefined || github.repository === '' ? undefined : client.repository(github.repository);
}
async function readPolicy({ policy }, { github }) {
    const { retention } = await (0,policy_lib/* loadPolicy */.tb)({
        path: policy,
        explicit: policy !== policy_lib/* DEFAULT_POLICY_PATH */.lo,
        readFile: (path) => readIfThere((0,external_node_path_.resolve)(github.workspace, path)),
    });
    return retention;
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
async function checkTags(patterns) {
    const { parseTagPattern, RegexError } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 5347));
    for (const pattern of patterns) {
        try {
            parseTagPattern(pattern);
        }
        catch (cause) {
            if (!(cause instanceof RegexError))
                throw cause;
            throw new lib/* UserError */.yo(`input "protected-tags": ${pattern} is a wrong regular expression: ${cause.message}`, {
                fix: 'correct it, or write a glob',
                cause,
            });
        }
    }
}


/***/ })

};
