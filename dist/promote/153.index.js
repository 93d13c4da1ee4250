export const id = 153;
export const ids = [153,156];
export const modules = {

/***/ 2153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3747);

async function run(inputs, context, report) {
    if (inputs.environment !== '')
        report.environment = inputs.environment;
    if (inputs.dryRun)
        report.dryRun = true;
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .openSession */ .f)(inputs, context);
    if (inputs.rollback) {
        const { rollBack } = await Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(976), __webpack_require__.e(213)]).then(__webpack_require__.bind(__webpack_require__, 1213));
        await rollBack(session, report);
    }
    else {
        const { promote } = await Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(976), __webpack_require__.e(32)]).then(__webpack_require__.bind(__webpack_require__, 8032));
        await promote(session, report);
    }
}


/***/ }),

/***/ 3747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ openSession),
  q: () => (/* binding */ parse)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __webpack_require__(2422);
// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
// EXTERNAL MODULE: ./actions/promote/lib/record/keyless/public-good.js
var public_good = __webpack_require__(3132);
;// CONCATENATED MODULE: ./actions/promote/lib/choose-signer.js


async function chooseSigner(inputs, context) {
    if (inputs.sign === 'false')
        return undefined;
    if (inputs.signingKey !== '') {
        const { keySigner, loadSigningKey } = await Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(976)]).then(__webpack_require__.bind(__webpack_require__, 4976));
        return keySigner(loadSigningKey(inputs.signingKey));
    }
    const { ACTIONS_ID_TOKEN_REQUEST_URL: tokenUrl } = context.env;
    if (tokenUrl)
        return inputs.sign === 'true' || mayLog(inputs, context) ? keyless(inputs, context) : undefined;
    if (inputs.sign === 'auto')
        return undefined;
    throw new lib/* UserError */.yo('input "sign" is true, and there is nothing to sign with', {
        fix: 'add "permissions: id-token: write" to the job, or set "signing-key"',
    });
}
function mayLog(inputs, { github, log }) {
    if (inputs.rekorUrl !== public_good/* PUBLIC_REKOR_URL */.w)
        return true;
    if ((0,lib/* textAt */.$6)(github.event, 'repository', 'visibility') === 'public')
        return true;
    log.info('The record stays unsigned: signing as the workflow would write the name of this repository into a public log. ' +
        'Set "sign: true" if it may, or "sign: false" if not.');
    return false;
}
async function keyless(inputs, { env, signal }) {
    const { KeylessSigner } = await __webpack_require__.e(/* import() */ 925).then(__webpack_require__.bind(__webpack_require__, 8925));
    const { fulcioUrl, rekorUrl } = inputs;
    return new KeylessSigner({ fulcioUrl, rekorUrl, env, signal, getToken: lib/* getIdToken */.p9 });
}

;// CONCATENATED MODULE: ./actions/promote/lib/session.js







async function openSession(inputs, context) {
    const { github } = context;
    if (inputs.commit !== 'none' && inputs.manifests.trim() === '') {
        throw new lib/* UserError */.yo(`input "commit" is "${inputs.commit}", and "manifests" names no files`, {
            fix: 'set "manifests" to the globs of the deployment manifests',
        });
    }
    const rules = await readRules(inputs, context);
    const destinations = readDestinations(inputs.destination, rules);
    const logins = await (0,login_lib/* readLogins */.rC)(inputs);
    const registries = { logins, caCert: inputs.caCert, action: 'promote' };
    const { loadVerificationKey } = await Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(976)]).then(__webpack_require__.bind(__webpack_require__, 4976));
    return {
        inputs,
        context,
        destinations,
        rules,
        client: await (0,login_lib/* openClient */.My)(registries, context),
        databaseClient: async () => {
            const { DATABASE_RETRY: retry } = await Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(373)]).then(__webpack_require__.bind(__webpack_require__, 9373));
            return (0,login_lib/* openClient */.My)({ ...registries, retry }, context);
        },
        github: await (0,login_lib/* connectRepository */.JC)({ token: inputs.githubToken, action: 'promote' }, context),
        signer: await chooseSigner(inputs, context),
        verificationKey: inputs.verificationKey.trim() === '' ? undefined : loadVerificationKey(inputs.verificationKey),
        runUrl: `${github.serverUrl}/${github.repository}/actions/runs/${github.runId}/attempts/${github.runAttempt}`,
    };
}
async function readRules(inputs, { github, log }) {
    const policy = await (0,policy_lib/* loadPolicy */.tb)({
        path: inputs.policy,
        explicit: inputs.policy !== policy_lib/* DEFAULT_POLICY_PATH */.lo,
        readFile: (path) => readIfThere((0,external_node_path_.resolve)(github.workspace, path)),
    });
    if (inputs.environment === '')
        return undefined;
    const { environments } = policy.promote;
    const rules = environments.get(inputs.environment);
    if (rules !== undefined)
        return rules;
    if (environments.size === 0) {
        log.notice(`No gates for ${inputs.environment}: ${inputs.policy} has none here; a checkout step brings the file`);
        return undefined;
    }
    throw new lib/* UserError */.yo(`input "environment": the policy has no environment ${JSON.stringify(inputs.environment)}, but ${[...environments.keys()].join(', ')}`, { fix: `write the name of one of them, or add it below "promote: environments:" in ${inputs.policy}` });
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
function readDestinations(text, rules) {
    const lines = text.split('\n').map((line) => line.trim());
    const unique = new Map();
    for (const line of lines.filter((each) => each !== '')) {
        const destination = readDestination(line);
        const name = (0,reference/* formatReference */.FH)(destination);
        const allowed = rules?.destinations;
        if (allowed !== undefined && !allowed.some((glob) => glob.matches(name))) {
            throw new lib/* UserError */.yo(`input "destination": the policy does not allow ${name} for this environment`, {
                fix: 'promote to an allowed destination, or add it to "destinations" of the environment in the policy file',
            });
        }
        unique.set(name, destination);
    }
    if (unique.size > 0)
        return [...unique.values()];
    throw new lib/* UserError */.yo('input "destination" is empty', {
        fix: 'name where to promote to, such as ghcr.io/org/app:production',
    });
}
function readDestination(line) {
    const { tag, digest, ...name } = parse('destination', line);
    if (tag !== undefined && digest === undefined)
        return { ...name, tag };
    throw new lib/* UserError */.yo(`input "destination": ${JSON.stringify(line)} has ${digest === undefined ? 'no tag' : 'a digest'}`, {
        fix: 'write a name with a tag and without a digest, such as ghcr.io/org/app:production',
    });
}
function parse(input, text) {
    try {
        return (0,reference/* parseReference */.F2)(text);
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new lib/* UserError */.yo(`input "${input}": ${reason}`, {
            fix: 'write a full reference such as ghcr.io/org/app:1.4.2',
            cause,
        });
    }
}


/***/ }),

/***/ 5470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ DURATION_PATTERN),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
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
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);

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
  oC: () => (/* reexport */ types/* SEVERITIES */.o),
  D: () => (/* reexport */ source_text/* SourceText */.D),
  a3: () => (/* reexport */ duration/* formatDuration */.a3),
  tb: () => (/* reexport */ loadPolicy),
  E9: () => (/* reexport */ duration/* parseDuration */.E9),
  qF: () => (/* reexport */ glob/* parseGlob */.q)
});

// UNUSED EXPORTS: EMPTY_POLICY, FIX_STATUSES, GATE_ACTIONS, GATE_CLASSES, GATE_SCOPES, PolicyError

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
    const { parsePolicy } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(768)]).then(__webpack_require__.bind(__webpack_require__, 1768));
    return parsePolicy(text, path);
}

// EXTERNAL MODULE: ./packages/policy/lib/sections/promote/types.js
var types = __webpack_require__(2899);
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

/***/ 2899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ SEVERITIES)
/* harmony export */ });
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];


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
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   uH: () => (/* binding */ InvalidDigestError)
/* harmony export */ });
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
