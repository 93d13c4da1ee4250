export const id = 677;
export const ids = [677,156];
export const modules = {

/***/ 5014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   yN: () => (/* binding */ planInput)
/* harmony export */ });
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1996);

function planInput(session, around) {
    const { registry, policy, inputs } = session;
    return { registry, policy, inputs, ...around, now: session.now };
}
function readRepository(session, around, name) {
    const { provider, edges, context, inputs } = session;
    const circumstances = (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .circumstancesOf */ .c1)(planInput(session, around), name);
    const depth = inputs.exactBytes ? 'all' : (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .readDepth */ .Qw)(circumstances.rules);
    const needed = (inventory) => (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .neededReads */ .Tb)(inventory, circumstances, depth);
    return provider.readInventory(name, { known: edges, depth, needed, signal: context.signal });
}
async function decide(session, around, name) {
    const inventory = await readRepository(session, around, name);
    const [plan] = (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .planRetention */ .SA)({ ...planInput(session, around), inventories: [inventory] }).repositories;
    if (plan === undefined)
        throw new TypeError(`there is no plan for ${name}`);
    return { inventory, plan, skipped: [] };
}


/***/ }),

/***/ 5088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ findInText)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1519);
/* harmony import */ var _container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1156);


const WORD = /[A-Za-z0-9][A-Za-z0-9._:/@+-]*/g;
const MAX_REFERENCE = 1024;
const SCHEME = /^[a-z][a-z-]*:\/\//;
const DIGEST = /\bsha(?:256|512):[0-9a-f]+/g;
function findInText(text, where) {
    const found = new Map();
    for (const [word] of text.matchAll(WORD)) {
        if (word.length > MAX_REFERENCE)
            continue;
        const reference = readReference(word.replace(SCHEME, '').replace(/[.:/@+-]+$/, ''));
        if (reference === undefined)
            continue;
        const { tag, digest } = reference;
        const image = {
            name: (0,_container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__/* .formatRepository */ .Sh)(reference),
            tag: tag ?? (digest === undefined ? 'latest' : undefined),
            digest,
            where,
        };
        found.set(`${image.name}:${image.tag}@${digest}`, image);
    }
    const named = new Set([...found.values()].map(({ digest }) => digest));
    for (const [digest] of text.matchAll(DIGEST)) {
        if ((0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) && !named.has(digest))
            found.set(digest, alone(digest, where));
    }
    return [...found.values()];
}
function alone(digest, where) {
    return { name: undefined, tag: undefined, digest, where };
}
function readReference(word) {
    if (!word.includes('/'))
        return undefined;
    try {
        return (0,_container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(word);
    }
    catch {
        return undefined;
    }
}


/***/ }),

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

/***/ 6337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ lookAround)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(4726);
// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/registry-retention/lib/deployed/find-in-text.js
var find_in_text = __webpack_require__(5088);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/deployed/list-file.js




async function readDeployedList(path, workspace) {
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8').catch((cause) => {
        const fix = 'give the path of a file that an earlier step has written, relative to the workspace';
        throw new lib/* UserError */.yo(`input "deployed": the file ${path} can't be read`, { fix, cause });
    });
    const found = (0,find_in_text/* findInText */.y)(text, path);
    if (found.length > 0)
        return found;
    throw new lib/* UserError */.yo(`input "deployed": the file ${path} names no image`, {
        fix: 'check the command that writes it; leave the input out when nothing is deployed',
    });
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/deployed/index.js



async function collectDeployed(inputs, policy, github, { github: { workspace } }) {
    const list = inputs.deployed === '' ? policy.list : inputs.deployed;
    const manifests = preferred(inputs.deployedManifests, policy.manifests);
    const refs = preferred(inputs.deployedRefs, policy.refs);
    const environments = [...inputs.deployedEnvironments.map(policy_lib/* parseGlob */.qF)];
    if (environments.length === 0)
        environments.push(...(policy.environments ?? []));
    const found = [];
    if (list !== undefined)
        found.push(...(await readDeployedList(list, workspace)));
    if (manifests.length > 0) {
        const { findInWorkspace, findOnRefs } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(552)]).then(__webpack_require__.bind(__webpack_require__, 3552));
        const images = refs.length === 0
            ? findInWorkspace(manifests, workspace)
            : findOnRefs(manifests, refs, needed(github, 'deployed-refs'));
        found.push(...(await images));
    }
    else if (refs.length > 0) {
        throw new lib/* UserError */.yo('input "deployed-refs" is set, and "deployed-manifests" names no files', {
            fix: 'set "deployed-manifests" to the globs of the deployment manifests',
        });
    }
    if (environments.length > 0) {
        const { findDeployments } = await __webpack_require__.e(/* import() */ 935).then(__webpack_require__.bind(__webpack_require__, 1935));
        found.push(...(await findDeployments(needed(github, 'deployed-environments').deployments, environments)));
    }
    return found;
}
function preferred(input, policy) {
    return input.length > 0 ? input : (policy ?? []);
}
function needed(github, input) {
    if (github !== undefined)
        return github;
    throw new lib/* UserError */.yo(`input "${input}" needs a token for GitHub, and "github-token" is empty`, {
        fix: 'leave "github-token" out, so that it is the token of the job',
    });
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/liveness.js

async function readLiveness(live, github) {
    const kinds = new Set(live.map(({ kind }) => kind));
    if (kinds.size === 0)
        return { branches: undefined, pullRequests: undefined };
    if (github === undefined) {
        throw new lib/* UserError */.yo('the policy has rules for branches or pull requests ("live"), and "github-token" is empty', {
            fix: 'leave "github-token" out, so that it is the token of the job',
        });
    }
    return {
        branches: kinds.has('branch') ? await namesOfBranches(github) : undefined,
        pullRequests: kinds.has('pull-request') ? await openPullRequests(github) : undefined,
    };
}
async function namesOfBranches({ branches }) {
    const names = [];
    for await (const { name } of branches.list())
        names.push(name);
    return names;
}
async function openPullRequests({ pulls }) {
    const numbers = [];
    for await (const { number } of pulls.list({ state: 'open' }))
        numbers.push(number);
    return numbers;
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/surroundings.js


async function lookAround({ inputs, policy, github, context }) {
    const rules = [policy.default, ...policy.repositories.map(({ settings }) => settings)];
    return {
        deployed: await collectDeployed(inputs, policy.deployed, github, context),
        liveness: await readLiveness(rules.flatMap(({ live = [] }) => live), github),
    };
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
