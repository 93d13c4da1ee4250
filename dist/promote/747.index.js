export const id = 747;
export const ids = [747,156];
export const modules = {

/***/ 2180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ connectGitHub)
/* harmony export */ });
/**
 * Opens a client, which the caller closes.
 *
 * @param signal ends all its requests; the run's own by default
 * @returns undefined without a token, and outside of a repository's workflow
 */
async function connectGitHub(token, { env, github, log, signal: run }, signal = run) {
    if (token === '' || github.repository === '')
        return undefined;
    const { GitHubClient } = await __webpack_require__.e(/* import() */ 932).then(__webpack_require__.bind(__webpack_require__, 8551));
    return new GitHubClient({
        token,
        env,
        signal,
        userAgent: 'container-kit/promote',
        onWait: ({ ms, reason }) => log.info(`Waiting ${Math.ceil(ms / 1000)} s for GitHub: ${reason}`),
    });
}


/***/ }),

/***/ 3747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSession: () => (/* binding */ openSession),
  q: () => (/* binding */ parse)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(3737);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 5 modules
var login_lib = __webpack_require__(2619);
// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
// EXTERNAL MODULE: ./actions/promote/lib/record/keyless/public-good.js
var public_good = __webpack_require__(3132);
;// CONCATENATED MODULE: ./actions/promote/lib/choose-signer.js
/** Decides who signs the record of a promotion, if anybody. */


/**
 * A key goes before the identity of the run: who gives one, wants it used. Nothing is asked of a service yet.
 *
 * @returns undefined when the record stays unsigned
 * @throws {UserError} with `sign: true`, when there is neither; for a key that is none, and for URLs of no use
 */
async function chooseSigner(inputs, context) {
    if (inputs.sign === 'false')
        return undefined;
    if (inputs.signingKey !== '') {
        const { keySigner, loadSigningKey } = await Promise.all(/* import() */[__webpack_require__.e(315), __webpack_require__.e(819)]).then(__webpack_require__.bind(__webpack_require__, 9819));
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
/** The public log would show the name of a private repository and of its workflow, for ever. */
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

// EXTERNAL MODULE: ./actions/promote/lib/connect-github.js
var connect_github = __webpack_require__(2180);
;// CONCATENATED MODULE: ./actions/promote/lib/session.js
/** What the steps of one run share: inputs, rules, names, and the clients. */








/**
 * Reads everything that a run needs to know, and changes nothing.
 *
 * @throws {UserError} for mistakes in the inputs, {PolicyError} for mistakes in the policy file.
 */
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
    const { loadVerificationKey } = await Promise.all(/* import() */[__webpack_require__.e(315), __webpack_require__.e(819)]).then(__webpack_require__.bind(__webpack_require__, 9819));
    return {
        inputs,
        context,
        destinations,
        rules,
        client: await (0,login_lib/* openClient */.My)({ logins, caCert: inputs.caCert, action: 'promote' }, context),
        github: await openRepository(inputs.githubToken, context),
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
    // Without this a typo would open all gates.
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
/**
 * Parses an image reference of an input.
 *
 * @throws {UserError} that names the input.
 */
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
async function openRepository(token, context) {
    const client = await (0,connect_github/* connectGitHub */.U)(token, context);
    if (client === undefined)
        return undefined;
    context.onExit(() => client.close());
    return client.repository(context.github.repository);
}


/***/ }),

/***/ 5470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ DURATION_PATTERN),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
/** Durations as policies write them: whole days, or a number with a unit. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS = { m: 60_000, h: HOUR, d: DAY, w: 7 * DAY };
/** A hundred years: what is longer is a slip of the finger, and every sum stays exact. */
const MAX_DURATION = 36_500 * DAY;
/** What `parseDuration` reads, for messages and for editors. */
const DURATION_PATTERN = '^[0-9]{1,8}[mhdw]?$';
/**
 * Reads a duration: `7` and `7d` are days, `90m` minutes, `12h` hours, `2w` weeks.
 *
 * @returns milliseconds, or undefined when the text is no duration or longer than 100 years.
 */
function parseDuration(text) {
    if (!new RegExp(DURATION_PATTERN).test(text))
        return undefined;
    const unit = UNITS[text.slice(-1)];
    const count = Number(unit === undefined ? text : text.slice(0, -1));
    const duration = count * (unit ?? DAY);
    return duration <= MAX_DURATION ? duration : undefined;
}
/** A duration in the largest unit that divides it, rounded down to minutes: `3 days`, `36 hours`, `1 minute`. */
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
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3737);

/** A policy that cannot be used. The message holds all problems, with excerpts. */
class PolicyError extends _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = 'PolicyError';
    file;
    /** In the order of the file. */
    problems;
    /** Code and place of the first problem. */
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
/** Describes a problem of a part of a file; `end` is exclusive. */
function describeProblem(source, problem) {
    const { code, message, start, end } = problem;
    const pretty = `${source.place(start)}: ${message}\n\n${source.excerpt(start, end)}`;
    return { code, message, ...source.position(start), pretty };
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
  tb: () => (/* reexport */ loadPolicy)
});

// UNUSED EXPORTS: EMPTY_POLICY, PolicyError, parseDuration, parseGlob

// EXTERNAL MODULE: ./packages/policy/lib/duration.js
var duration = __webpack_require__(5470);
// EXTERNAL MODULE: ./packages/policy/lib/errors.js
var errors = __webpack_require__(713);
// EXTERNAL MODULE: ./packages/policy/lib/policy.js
var policy = __webpack_require__(1412);
;// CONCATENATED MODULE: ./packages/policy/lib/load.js


/** Where the policy is, unless the input `policy` says otherwise. */
const DEFAULT_POLICY_PATH = '.github/container-kit.yml';
/**
 * Loads the policy. A default file that does not exist is an empty policy; one that the user named is an error.
 *
 * @throws PolicyError when there is no such file, or when it is wrong; what `readFile` throws.
 */
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
    // Most runs have no policy, and should not load a YAML parser for it.
    const { parsePolicy } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(346)]).then(__webpack_require__.bind(__webpack_require__, 1346));
    return parsePolicy(text, path);
}

// EXTERNAL MODULE: ./packages/policy/lib/sections/promote/types.js
var types = __webpack_require__(2899);
// EXTERNAL MODULE: ./packages/policy/lib/source-text.js
var source_text = __webpack_require__(9071);
;// CONCATENATED MODULE: ./packages/policy/lib/index.js
/**
 * `.github/container-kit.yml` as typed policy, and what its users need besides. Light: what brings the yaml package
 * along is imported when it is needed, or stands in `@container-kit/policy/parse` and `@container-kit/policy/yaml`.
 */









/***/ }),

/***/ 1412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ EMPTY_POLICY)
/* harmony export */ });
/** What holds when there is no policy file. */
const EMPTY_POLICY = { promote: { environments: new Map() } };


/***/ }),

/***/ 2899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ SEVERITIES)
/* harmony export */ });
/** The severities of vulnerabilities, worst first. */
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];


/***/ }),

/***/ 9071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ SourceText)
/* harmony export */ });
/** Where something stands in a file, for messages that a person can follow. */
/** Longest part of a source line that an excerpt shows. */
const EXCERPT_WIDTH = 80;
/** How much of a long line stands before the marked part. */
const EXCERPT_LEAD = 30;
/** Controls and characters that reorder or hide text: an excerpt of a hostile file must not play with the reader. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** A text with the name of its file, which finds lines and columns of offsets. */
class SourceText {
    file;
    text;
    #lineStarts;
    constructor(file, text) {
        this.file = file;
        this.text = text;
    }
    /** Line and column of an offset into `text`; offsets past the end count as the end. */
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
    /** `file:line:column`, the form that terminals and editors make a link of. */
    place(offset) {
        const { line, column } = this.position(offset);
        return `${this.file}:${line}:${column}`;
    }
    /**
     * The line of `start` with carets below the part up to `end`, in the form that the yaml package gives its errors.
     * Long lines are cut around the part; characters that are not printable become `?`.
     */
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
/** Keeps the width, so that carets stay below what they point at. */
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
/** A text that is no digest; the message says what is wrong with it. */
class InvalidDigestError extends Error {
    name = 'InvalidDigestError';
}
/**
 * Checks a digest. Case matters: the spec wants lower-case hex, and a client that folds case would take two
 * names for one content.
 *
 * @throws InvalidDigestError when the algorithm is not sha256 or sha512, or the hex part is not exactly as long
 * as that algorithm's output.
 */
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
/** Whether {@link parseDigest} would accept the text. */
function isDigest(text) {
    const colon = text.indexOf(':');
    const algorithm = text.slice(0, Math.max(colon, 0));
    const hex = text.slice(colon + 1);
    return isAlgorithm(algorithm) && hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex);
}
/** The algorithm of a checked digest. */
function algorithmOf(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
/** The hex part of a checked digest. */
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

/** An image name that no registry could hold; the message names the part at fault and the rule. */
class InvalidReferenceError extends Error {
    name = 'InvalidReferenceError';
}
const DOCKER_HUB = 'docker.io';
// The grammar of github.com/distribution/reference, which the OCI distribution-spec ("Pulling manifests") repeats.
const ALPHANUMERIC = '[a-z0-9]+';
const SEPARATOR = '(?:\\.|_|__|-+)';
const PATH_COMPONENT = `${ALPHANUMERIC}(?:${SEPARATOR}${ALPHANUMERIC})*`;
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const REGISTRY = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|${IPV6})(?::[0-9]{1,5})?$`);
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** Docker refuses names that look like an image id, as they could mean either. */
const IMAGE_ID = /^[a-f0-9]{64}$/;
/** Host, slash and repository together; the distribution-spec warns that many clients stop at 255. */
const MAX_NAME_LENGTH = 255;
const MAX_PORT = 65_535;
/** Longest possible reference: name, tag and a sha512 digest with their separators. */
const MAX_REFERENCE_LENGTH = MAX_NAME_LENGTH + 1 + 128 + 1 + 'sha512:'.length + 128;
/**
 * Parses `[host[:port]/]path[:tag][@digest]` and normalises it as Docker does (`alpine` is
 * `docker.io/library/alpine`; `index.docker.io` is `docker.io`).
 *
 * @throws InvalidReferenceError naming the reference, the wrong part and the rule.
 */
function parseReference(text) {
    if (text.length > MAX_REFERENCE_LENGTH) {
        throw invalid(text, `it is longer than ${MAX_REFERENCE_LENGTH} characters`);
    }
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : checkedDigest(text, text.slice(at + 1));
    const named = at < 0 ? text : text.slice(0, at);
    // A colon before the last slash belongs to a port.
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    if (tag !== undefined && !isTag(tag)) {
        throw invalid(text, `the tag ${JSON.stringify(tag)} must be 1 to 128 of A-Z a-z 0-9 _ . - and not start with . or -`);
    }
    const name = splitName(text, colon < 0 ? named : named.slice(0, colon));
    return { ...name, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
/**
 * Parses a name that must not carry a tag or digest, such as a line of the `images` input.
 *
 * @throws InvalidReferenceError as {@link parseReference}, or when there is a tag or digest.
 */
function parseRepository(text) {
    const reference = parseReference(text);
    if (reference.tag !== undefined || reference.digest !== undefined) {
        throw invalid(text, 'only the name is wanted here: remove the tag and the digest');
    }
    return reference;
}
/** The full form, `host/path[:tag][@digest]`; {@link parseReference} reads it back to an equal value. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${formatRepository(reference)}${tag}${digest}`;
}
/** `host/path` without tag and digest. */
function formatRepository(reference) {
    return `${reference.registry}/${reference.repository}`;
}
/** Whether a text may be a tag (OCI distribution-spec, "Pulling manifests"). */
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
/** Docker's rule: the first part is a host if it has a dot or a colon, is `localhost`, or has upper case. */
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
