export const id = 832;
export const ids = [832,156];
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

/***/ 6832:
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
    const { openProvider } = await __webpack_require__.e(/* import() */ 802).then(__webpack_require__.bind(__webpack_require__, 9802));
    const provider = await openProvider({
        host: registry,
        kind: inputs.provider,
        openClient: () => (0,login_lib/* openClient */.My)({ logins, caCert: inputs.caCert, action }, context),
        repositories: (0,find_repositories/* wantedNames */.q)(inputs, registry),
        github,
        hub: { login: logins.find((login) => hostOf(login.registry) === registry) },
    });
    const { openEdges } = await Promise.all(/* import() */[__webpack_require__.e(519), __webpack_require__.e(387)]).then(__webpack_require__.bind(__webpack_require__, 2387));
    const { Journal } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(964)]).then(__webpack_require__.bind(__webpack_require__, 9964));
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
    const { parseTagPattern, RegexError } = await __webpack_require__.e(/* import() */ 347).then(__webpack_require__.bind(__webpack_require__, 5347));
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


/***/ }),

/***/ 5470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ DURATION_PATTERN),
/* harmony export */   E9: () => (/* binding */ parseDuration)
/* harmony export */ });
/* unused harmony export formatDuration */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS = { m: 60_000, h: HOUR, d: DAY, w: 7 * DAY };
const MAX_DURATION = 36_500 * DAY;
const DURATION_PATTERN = '^[0-9]{1,8}[mhdw]?$';
function parseDuration(text) {
    if (!new RegExp(DURATION_PATTERN).test(text))
        return undefined;
    const unit = UNITS[text.slice(-1)];
    const count = Number(unit === undefined ? text : text.slice(0, -1));
    const duration = count * (unit ?? DAY);
    return duration <= MAX_DURATION ? duration : undefined;
}
function formatDuration(milliseconds) {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes > 0 && minutes % (24 * 60) === 0)
        return counted(minutes / (24 * 60), 'day');
    if (minutes > 0 && minutes % 60 === 0)
        return counted(minutes / 60, 'hour');
    return counted(minutes, 'minute');
}
function counted(count, unit) {
    return `${count} ${unit}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ describeProblem),
/* harmony export */   p: () => (/* binding */ PolicyError)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);

class PolicyError extends _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = 'PolicyError';
    file;
    problems;
    code;
    line;
    column;
    constructor(file, problems, fix = `correct ${file}; the README of each action describes its keys`) {
        super(problems.map(({ pretty }) => pretty).join('\n\n'), { fix });
        this.file = file;
        this.problems = problems;
        this.code = problems[0].code;
        this.line = problems[0].line;
        this.column = problems[0].column;
    }
}
function describeProblem(source, problem) {
    const { code, message, start, end } = problem;
    const pretty = `${source.place(start)}: ${message}\n\n${source.excerpt(start, end)}`;
    return { code, message, ...source.position(start), pretty };
}


/***/ }),

/***/ 8024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseGlob)
/* harmony export */ });
function parseGlob(source) {
    const tokens = tokenise(source);
    return { source, matches: (name) => matches(tokens, name) };
}
function tokenise(source) {
    return Array.from(source.matchAll(/\*+|\?|[^*?]+/g), ([text]) => {
        if (text === '?')
            return 'one';
        if (text === '*')
            return 'some';
        return text.startsWith('*') ? 'any' : { text };
    });
}
function matches(tokens, name) {
    let ends = new Set([0]);
    for (const token of tokens) {
        ends = advance(token, name, ends);
        if (ends.size === 0)
            return false;
    }
    return ends.has(name.length);
}
function advance(token, name, starts) {
    if (token === 'some' || token === 'any')
        return spread(name, starts, token === 'some');
    const length = token === 'one' ? 1 : token.text.length;
    const fits = (start) => token === 'one' ? start < name.length && name[start] !== '/' : name.startsWith(token.text, start);
    return new Set([...starts].filter(fits).map((start) => start + length));
}
function spread(name, starts, stopAtSlash) {
    const ends = new Set();
    let open = false;
    for (let position = 0; position <= name.length; position += 1) {
        open ||= starts.has(position);
        if (open)
            ends.add(position);
        if (stopAtSlash && name[position] === '/')
            open = false;
    }
    return ends;
}


/***/ }),

/***/ 4559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lo: () => (/* reexport */ DEFAULT_POLICY_PATH),
  D: () => (/* reexport */ source_text/* SourceText */.D),
  tb: () => (/* reexport */ loadPolicy),
  E9: () => (/* reexport */ duration/* parseDuration */.E9),
  qF: () => (/* reexport */ glob/* parseGlob */.q)
});

// UNUSED EXPORTS: EMPTY_POLICY, FIX_STATUSES, GATE_ACTIONS, GATE_CLASSES, GATE_SCOPES, PolicyError, SEVERITIES, formatDuration

// EXTERNAL MODULE: ./packages/policy/lib/duration.js
var duration = __webpack_require__(5470);
// EXTERNAL MODULE: ./packages/policy/lib/errors.js
var errors = __webpack_require__(713);
// EXTERNAL MODULE: ./packages/policy/lib/glob.js
var glob = __webpack_require__(8024);
// EXTERNAL MODULE: ./packages/policy/lib/policy.js
var policy = __webpack_require__(1412);
;// CONCATENATED MODULE: ./packages/policy/lib/load.js


const DEFAULT_POLICY_PATH = '.github/container-kit.yml';
async function loadPolicy(options) {
    const { path, explicit, readFile } = options;
    const text = await readFile(path);
    if (text === undefined) {
        if (!explicit)
            return policy/* EMPTY_POLICY */.X;
        const message = 'the policy file does not exist';
        const problem = {
            code: 'NOT_FOUND',
            message,
            line: 1,
            column: 1,
            pretty: `${path}: ${message}`,
        };
        throw new errors/* PolicyError */.p(path, [problem], 'write the file, or correct the input "policy"');
    }
    const { parsePolicy } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(554)]).then(__webpack_require__.bind(__webpack_require__, 9554));
    return parsePolicy(text, path);
}

// EXTERNAL MODULE: ./packages/policy/lib/source-text.js
var source_text = __webpack_require__(9071);
;// CONCATENATED MODULE: ./packages/policy/lib/index.js










/***/ }),

/***/ 1412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ EMPTY_POLICY)
/* harmony export */ });
const EMPTY_POLICY = {
    gate: { classes: {}, scopes: {}, feeds: {}, exceptions: [], vex: [] },
    promote: { environments: new Map() },
    retention: { default: {}, repositories: [], deployed: {} },
};


/***/ }),

/***/ 9071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ SourceText)
/* harmony export */ });
const EXCERPT_WIDTH = 80;
const EXCERPT_LEAD = 30;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
class SourceText {
    file;
    text;
    #lineStarts;
    constructor(file, text) {
        this.file = file;
        this.text = text;
    }
    position(offset) {
        const starts = this.#starts();
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: Math.min(offset, this.text.length) - (starts[low] ?? 0) + 1 };
    }
    place(offset) {
        const { line, column } = this.position(offset);
        return `${this.file}:${line}:${column}`;
    }
    excerpt(start, end) {
        const { line, column } = this.position(start);
        const lineStart = this.#starts()[line - 1] ?? 0;
        const whole = this.#line(lineStart);
        const cut = whole.length > EXCERPT_WIDTH ? Math.max(0, column - 1 - EXCERPT_LEAD) : 0;
        const shown = whole.slice(cut, cut + EXCERPT_WIDTH);
        const before = column - 1 - cut;
        const carets = Math.max(1, Math.min(end - start, shown.length - before));
        const head = cut > 0 ? '…' : '';
        const tail = cut + EXCERPT_WIDTH < whole.length ? '…' : '';
        const pointer = `${' '.repeat(before + head.length)}${'^'.repeat(carets)}`;
        return `${head}${printable(shown)}${tail}\n${pointer}`;
    }
    #line(start) {
        const end = this.text.indexOf('\n', start);
        return this.text.slice(start, end < 0 ? this.text.length : end).replace(/\r$/, '');
    }
    #starts() {
        this.#lineStarts ??= [0, ...Array.from(this.text.matchAll(/\n/g), (match) => match.index + 1)];
        return this.#lineStarts;
    }
}
function printable(text) {
    return text.replaceAll('\t', ' ').replace(UNPRINTABLE, (character) => '?'.repeat(character.length));
}


/***/ }),

/***/ 8509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   uH: () => (/* binding */ InvalidDigestError)
/* harmony export */ });
/* unused harmony export hexOf */
const HEX_LENGTH = { sha256: 64, sha512: 128 };
class InvalidDigestError extends Error {
    name = 'InvalidDigestError';
}
function parseDigest(text) {
    const colon = text.indexOf(':');
    const algorithm = text.slice(0, Math.max(colon, 0));
    const hex = text.slice(colon + 1);
    const shown = JSON.stringify(text.slice(0, 200));
    if (!isAlgorithm(algorithm)) {
        throw new InvalidDigestError(`digest ${shown}: the algorithm must be sha256 or sha512`);
    }
    if (hex.length !== HEX_LENGTH[algorithm] || !/^[0-9a-f]+$/.test(hex)) {
        throw new InvalidDigestError(`digest ${shown}: ${algorithm} takes ${HEX_LENGTH[algorithm]} lower-case hex digits`);
    }
    return `${algorithm}:${hex}`;
}
function isDigest(text) {
    const colon = text.indexOf(':');
    const algorithm = text.slice(0, Math.max(colon, 0));
    const hex = text.slice(colon + 1);
    return isAlgorithm(algorithm) && hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex);
}
function algorithmOf(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
function hexOf(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}
function isAlgorithm(text) {
    return Object.hasOwn(HEX_LENGTH, text);
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sh: () => (/* binding */ formatRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   x_: () => (/* binding */ InvalidReferenceError)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8509);

class InvalidReferenceError extends Error {
    name = 'InvalidReferenceError';
}
const DOCKER_HUB = 'docker.io';
const ALPHANUMERIC = '[a-z0-9]+';
const SEPARATOR = '(?:\\.|_|__|-+)';
const PATH_COMPONENT = `${ALPHANUMERIC}(?:${SEPARATOR}${ALPHANUMERIC})*`;
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const REGISTRY = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|${IPV6})(?::[0-9]{1,5})?$`);
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
const MAX_NAME_LENGTH = 255;
const MAX_PORT = 65_535;
const MAX_REFERENCE_LENGTH = MAX_NAME_LENGTH + 1 + 128 + 1 + 'sha512:'.length + 128;
function parseReference(text) {
    if (text.length > MAX_REFERENCE_LENGTH) {
        throw invalid(text, `it is longer than ${MAX_REFERENCE_LENGTH} characters`);
    }
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : checkedDigest(text, text.slice(at + 1));
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    if (tag !== undefined && !isTag(tag)) {
        throw invalid(text, `the tag ${JSON.stringify(tag)} must be 1 to 128 of A-Z a-z 0-9 _ . - and not start with . or -`);
    }
    const name = splitName(text, colon < 0 ? named : named.slice(0, colon));
    return { ...name, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
function parseRepository(text) {
    const reference = parseReference(text);
    if (reference.tag !== undefined || reference.digest !== undefined) {
        throw invalid(text, 'only the name is wanted here: remove the tag and the digest');
    }
    return reference;
}
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${formatRepository(reference)}${tag}${digest}`;
}
function formatRepository(reference) {
    return `${reference.registry}/${reference.repository}`;
}
function isTag(text) {
    return TAG.test(text);
}
function splitName(whole, name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, Math.max(slash, 0));
    const hasHost = slash >= 0 && looksLikeHost(first);
    const registry = hasHost ? first.replace(/^index\.docker\.io$/, DOCKER_HUB) : DOCKER_HUB;
    const path = hasHost ? name.slice(slash + 1) : name;
    checkName(whole, registry, path);
    const official = registry === DOCKER_HUB && !path.includes('/');
    const repository = official ? `library/${path}` : path;
    if (registry.length + 1 + repository.length > MAX_NAME_LENGTH) {
        throw invalid(whole, `host and name together are longer than ${MAX_NAME_LENGTH} characters`);
    }
    return { registry, repository };
}
function looksLikeHost(part) {
    return /[.:]/.test(part) || part === 'localhost' || part !== part.toLowerCase();
}
function checkName(whole, registry, path) {
    if (!REGISTRY.test(registry) || Number(/:(\d+)$/.exec(registry)?.[1] ?? 0) > MAX_PORT) {
        throw invalid(whole, `${JSON.stringify(registry)} is no host name with optional port`);
    }
    if (IMAGE_ID.test(path)) {
        throw invalid(whole, 'a name of 64 hex digits looks like an image id: write a repository name');
    }
    if (REPOSITORY.test(path)) {
        return;
    }
    if (path !== path.toLowerCase()) {
        throw invalid(whole, `repository names are lower case: write ${JSON.stringify(path.toLowerCase())}`);
    }
    throw invalid(whole, `${JSON.stringify(path)} is no repository name: parts of a-z and 0-9, joined by one of . _ __ or dashes, separated by /`);
}
function checkedDigest(whole, text) {
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(text)) {
        return text;
    }
    try {
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(text);
    }
    catch (error) {
        throw invalid(whole, error instanceof _digest_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidDigestError */ .uH ? error.message : 'the digest is wrong');
    }
}
function invalid(text, problem) {
    return new InvalidReferenceError(`image reference ${JSON.stringify(text.slice(0, 300))}: ${problem}`);
}


/***/ })

};
