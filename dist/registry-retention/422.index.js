export const id = 422;
export const ids = [422,156];
export const modules = {

/***/ 5109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4726);
/* harmony import */ var _container_kit_login__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2422);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1996);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2732);
/* harmony import */ var _views_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8352);







async function restore(session, report) {
    const deleted = await readDeleted(session);
    const byRepository = Map.groupBy(deleted, ({ repository }) => repository);
    const failures = [];
    for (const [name, versions] of byRepository) {
        const repository = (0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .startRepository */ .R)(name);
        report.repositories.push(repository);
        await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .phase */ .Oi)(report, `Restore ${name}`, async () => {
            for (const version of versions.toReversed()) {
                if (session.deadline.isOver)
                    repository.waiting += 1;
                else
                    failures.push(...(await restoreOne(session, version, repository)));
            }
        });
        session.context.log.foreign(`${name}: ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U)(repository.restored.length, 'version')} restored`);
    }
    if (failures.length > 0) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U)(failures.length, 'version')} could not be restored: ${failures[0]}`, {
            fix: 'read the report; GitHub restores within 30 days, and only while no other version has taken the place',
        });
    }
    const isDone = report.repositories.every(({ waiting }) => waiting === 0);
    report.outcome = isDone ? 'restored' : 'incomplete';
}
async function readDeleted({ inputs, context, provider, registry, }) {
    const { journal } = inputs;
    const fix = 'give the path of the journal of the run to undo, relative to the workspace';
    if (journal === '')
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('input "journal" is empty', { fix });
    if (!provider.canRestore) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${registry} can't restore what was deleted`, {
            fix: 'push the images again; GitHub alone keeps deleted versions, for 30 days',
        });
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.github.workspace, journal);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch((cause) => {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input "journal": the file ${path} can't be read`, { fix, cause });
    });
    const { header, items } = readJournal(text, journal);
    const isGone = ({ kind, outcome }) => kind === 'delete' && (outcome === undefined || outcome === 'deleted' || outcome === 'failed');
    if (header.registry === registry)
        return items.filter(isGone);
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input "journal": the run was about ${header.registry}, and not ${registry}`, {
        fix: `set "registry: ${header.registry}"`,
    });
}
function readJournal(text, path) {
    try {
        return (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_4__/* .parseJournal */ .z8)(text);
    }
    catch (cause) {
        if (!(cause instanceof _container_kit_retention__WEBPACK_IMPORTED_MODULE_4__/* .ArtifactError */ .nE))
            throw cause;
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input "journal": ${path}: ${cause.message}`, {
            fix: 'give the file that the output "journal" of the run names, unchanged',
            cause,
        });
    }
}
async function restoreOne({ provider, context }, { repository: name, digest, ids: [id], tags }, repository) {
    if (id === undefined)
        return [`${name}@${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(digest)} has no ID in the journal`];
    try {
        await provider.restoreVersion(name, { digest, id });
        repository.restored.push({ digest, tags });
        return [];
    }
    catch (error) {
        context.signal.throwIfAborted();
        const { message } = (0,_container_kit_login__WEBPACK_IMPORTED_MODULE_3__/* .describeFailure */ .Ic)(error);
        repository.notes.push(`${digest}: ${message}`);
        return [`${name}@${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(digest)}: ${message}`];
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
