export const id = 326;
export const ids = [326];
export const modules = {

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
// EXTERNAL MODULE: ./packages/retention/lib/index.js + 34 modules
var retention_lib = __webpack_require__(7213);
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
        return performance.now() >= this.#end;
    }
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/open-session.js










async function openSession(inputs, context) {
    const registry = hostOf(inputs.registry);
    await checkTags(inputs.protectedTags);
    const policy = await readPolicy(inputs, context);
    const action = 'registry-retention';
    const github = await (0,login_lib/* connectGitHub */.UY)({ token: inputs.githubToken, action }, context);
    if (github !== undefined)
        context.onExit(() => github.close());
    const logins = await (0,login_lib/* readLogins */.rC)(loginInputs(inputs, registry, context));
    const client = await (0,login_lib/* openClient */.My)({ logins, caCert: inputs.caCert, action }, context);
    const { openProvider } = await __webpack_require__.e(/* import() */ 241).then(__webpack_require__.bind(__webpack_require__, 6241));
    const provider = await openProvider({
        host: registry,
        kind: inputs.provider,
        client,
        github,
        hub: { login: logins.find((login) => hostOf(login.registry) === registry) },
    });
    const { openEdges } = await __webpack_require__.e(/* import() */ 114).then(__webpack_require__.bind(__webpack_require__, 3114));
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
        deadline: new Deadline(inputs.timeBudget),
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
