export const id = 535;
export const ids = [535];
export const modules = {

/***/ 3535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(2887);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __webpack_require__(2422);
// EXTERNAL MODULE: ./packages/trivy/lib/index.js + 108 modules
var trivy_lib = __webpack_require__(4575);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./actions/trivy-gate/lib/sbom.js






async function writeSboms({ scans, trivy, problem }, format, { env }) {
    if (format === 'none' || problem !== undefined)
        return undefined;
    if (trivy === undefined) {
        throw new lib/* UserError */.yo('input "sbom": an existing report is judged, so there is no scan to make it of', {
            fix: 'leave out "sbom", or let this step scan the image',
        });
    }
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'trivy-gate-sbom-'));
    const paths = [];
    for (const { path, artifact } of scans) {
        if (path === undefined)
            continue;
        const own = (0,external_node_path_.join)(folder, (artifact.platform ?? 'unknown').replaceAll('/', '-'));
        await (0,promises_.mkdir)(own, { recursive: true });
        paths.push(await (0,trivy_lib/* convertSbom */.h)(trivy, path, format, own));
    }
    const [only, ...more] = paths;
    return only !== undefined && more.length === 0 ? only : folder;
}

// EXTERNAL MODULE: ./actions/trivy-gate/lib/outputs.js
var outputs = __webpack_require__(8098);
;// CONCATENATED MODULE: ./actions/trivy-gate/lib/show/code-scanning.js

async function uploadSarif(files, repository, startedAt, { github, log }) {
    if (repository === undefined) {
        throw new lib/* UserError */.yo('input "upload-sarif" is "true", and there is no token to upload with', {
            fix: 'set `github-token`, with the permission `security-events: write`',
        });
    }
    for (const { text, results, cut } of files) {
        const { state } = await repository.codeScanning.upload({
            sarif: text,
            commitSha: github.sha,
            ref: github.ref,
            startedAt,
        });
        const left = cut === 0 ? '' : `; ${cut} of the lowest ranks had no room`;
        const taken = state === 'pending' ? ', which GitHub is still reading' : '';
        log.info(`Uploaded ${results} results to code scanning${taken}${left}`);
    }
}

// EXTERNAL MODULE: ./packages/github/lib/index.js + 33 modules
var github_lib = __webpack_require__(7544);
;// CONCATENATED MODULE: ./actions/trivy-gate/lib/show/comment.js


async function writeComment(report, { comment }, openRepository, { github, log }) {
    if (comment === 'false')
        return;
    const number = (0,lib.at)(github.eventName === '' ? {} : github.event, 'pull_request', 'number');
    const repository = typeof number === 'number' ? await openRepository() : undefined;
    if (typeof number !== 'number' || repository === undefined) {
        if (comment === 'auto')
            return;
        throw new lib/* UserError */.yo('input "comment" is "true", and there is nothing to comment on', {
            fix: 'run on pull_request with a `github-token`, or set "comment: auto"',
        });
    }
    const { commentMarker, renderPages } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4575));
    const { workflow, job, serverUrl, repository: name } = github;
    const marker = commentMarker({ workflow, job, subject: report.subject.name });
    const pages = renderPages(report, { runUrl: `${serverUrl}/${name}/pull/${number}/checks` });
    try {
        const result = await repository.comments.sticky({ number, marker, body: pages.comment() });
        log.info(`Comment on pull request ${number}: ${result}`);
    }
    catch (error) {
        if (comment === 'true' || !isDenied(error))
            throw error;
        log.notice('No comment: this token may not write one. The job summary has the same report');
    }
}
function isDenied(error) {
    return error instanceof github_lib/* GitHubError */.y_ && (error.status === 403 || error.status === 404);
}

;// CONCATENATED MODULE: ./actions/trivy-gate/lib/show/write-json.js

const BATCH = 200;
function writeJson(path, value) {
    const file = (0,external_node_fs_.openSync)(path, 'w', 0o600);
    try {
        const members = Object.entries(value).filter(([, member]) => member !== undefined);
        members.forEach(([name, member], index) => {
            (0,external_node_fs_.writeSync)(file, `${index === 0 ? '{\n' : ',\n'}${JSON.stringify(name)}: `);
            if (Array.isArray(member))
                writeList(file, member);
            else
                (0,external_node_fs_.writeSync)(file, JSON.stringify(member, null, 2));
        });
        (0,external_node_fs_.writeSync)(file, members.length === 0 ? '{}\n' : '\n}\n');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function writeList(file, elements) {
    (0,external_node_fs_.writeSync)(file, '[');
    for (let start = 0; start < elements.length; start += BATCH) {
        const lines = elements
            .slice(start, start + BATCH)
            .map((element) => `\n${JSON.stringify(element) ?? null}`);
        (0,external_node_fs_.writeSync)(file, `${start === 0 ? '' : ','}${lines.join(',')}`);
    }
    (0,external_node_fs_.writeSync)(file, elements.length === 0 ? ']' : '\n]');
}

;// CONCATENATED MODULE: ./actions/trivy-gate/lib/show/files.js




function writeFiles(report, sarif, pages, context) {
    const path = (0,lib/* writeReport */.u5)('trivy-gate', { version: report.version }, context);
    if (path === undefined)
        return { report: undefined, markdown: undefined, sarif: undefined };
    const folder = (0,external_node_path_.dirname)(path);
    try {
        writeJson(path, report);
        const markdown = (0,external_node_path_.join)(folder, 'report.md');
        (0,external_node_fs_.writeFileSync)(markdown, pages.markdown());
        return { report: path, markdown, sarif: writeSarif(folder, sarif) };
    }
    catch (error) {
        context.log.warning(`The report could not be written in all forms: ${String(error)}`);
        return { report: path, markdown: undefined, sarif: undefined };
    }
}
function writeSarif(folder, files) {
    if (files.length === 0)
        return undefined;
    const parent = (0,external_node_path_.join)(folder, 'sarif');
    (0,external_node_fs_.mkdirSync)(parent);
    const paths = files.map(({ chunks }, index) => {
        const path = (0,external_node_path_.join)(parent, `trivy-gate${index === 0 ? '' : `-${index + 1}`}.sarif`);
        for (const chunk of chunks)
            (0,external_node_fs_.appendFileSync)(path, chunk);
        return path;
    });
    return paths.length === 1 ? paths[0] : parent;
}

;// CONCATENATED MODULE: ./actions/trivy-gate/lib/show/publish.js





async function publish({ report, phases, sbom, repository, onPublished }, inputs, context) {
    const { annotationsOf, logLines, renderPages, renderSarif } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4575));
    const options = viewOptions(context);
    const pages = renderPages(report, options);
    const root = report.subject.kind === 'image' ? undefined : inputs.scanRef;
    for (const line of logLines(report))
        context.log.foreign(line);
    for (const annotation of annotationsOf(report, root))
        context.annotations.add(annotation);
    if (inputs.summary) {
        context.summary.append(pages.summary());
        context.summary.append((0,lib/* renderPhases */.FA)(phases));
    }
    const sarif = renderSarif(report, root === undefined ? {} : { root });
    const files = writeFiles(report, sarif, pages, context);
    const digests = report.subject.platforms.flatMap(({ platform, digest }) => digest === undefined ? [] : [[platform, digest]]);
    const values = {
        outcome: report.outcome,
        counts: JSON.stringify(report.counts),
        ...files,
        sbom,
        'database-digest': report.database?.digest,
        'database-date': report.database?.updatedAt,
        digests: JSON.stringify(Object.fromEntries(digests)),
    };
    (0,lib/* setOutputs */.n0)(outputs/* outputs */.V, values, context.env);
    onPublished();
    await writeComment(report, inputs, repository, context);
    if (inputs.uploadSarif)
        await uploadSarif(sarif, await repository(), new Date(report.startedAt), context);
}
function viewOptions({ github }) {
    const { serverUrl, repository, sha, runId } = github;
    if (repository === '')
        return {};
    const home = `${serverUrl}/${repository}`;
    return {
        blobUrl: `${home}/blob/${sha}`,
        ...(runId === '' ? {} : { runUrl: `${home}/actions/runs/${runId}` }),
    };
}

;// CONCATENATED MODULE: ./actions/trivy-gate/lib/step.js





async function runStep({ inputs, subject }, context, onPublished) {
    const scanners = (0,trivy_lib/* parseScanners */.JH)(inputs.scanners || defaultScanners(subject));
    const repository = memo(() => (0,login_lib/* connectRepository */.JC)({ token: inputs.githubToken, action: 'trivy-gate' }, context));
    const files = (0,trivy_lib/* openRuleFiles */.sG)({ github: context.github, openRepository: repository });
    const ignored = await (0,trivy_lib/* readIgnoreFiles */.KV)(inputs.trivyignores, files);
    const loaded = await (0,trivy_lib/* loadRules */.A7)({ ...inputs, ignored }, files);
    const client = await openRegistries(inputs, context);
    await (0,lib/* limitYoungGeneration */.ar)();
    const phases = [];
    const run = await (0,trivy_lib/* runGate */.Rg)({
        subject,
        images: 'reference' in subject ? [subject.reference] : [],
        platforms: inputs.platforms.split(/[\s,]+/).filter((platform) => platform !== ''),
        scanners,
        settings: inputs,
        openSandbox: inputs.sandbox === 'docker' ? openDockerSandbox : undefined,
        loaded,
        files,
    }, { context, ...client, phases });
    const sbom = await writeSboms(run, inputs.sbom, context);
    await publish({ report: run.report, phases, sbom, repository, onPublished }, inputs, context);
    conclude(run, inputs.onError, context);
}
function defaultScanners({ kind }) {
    if (kind === 'config')
        return 'misconfig';
    return kind === 'sbom' ? 'vuln' : 'vuln,secret';
}
async function openRegistries(inputs, context) {
    const settings = { logins: await (0,login_lib/* readLogins */.rC)(inputs), caCert: inputs.caCert, action: 'trivy-gate' };
    return {
        client: await (0,login_lib/* openClient */.My)(settings, context),
        databaseClient: await (0,login_lib/* openClient */.My)({ ...settings, retry: trivy_lib/* DATABASE_RETRY */.x_ }, context),
    };
}
async function openDockerSandbox(folder, { env, signal, onExit }) {
    const { launch, close } = await (0,trivy_lib/* openSandbox */.Ep)({ folder, env, signal });
    onExit(close);
    return launch;
}
function memo(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
function conclude({ report, problem }, onError, { log }) {
    const [reason = 'see the job summary'] = report.reasons;
    switch (report.outcome) {
        case 'passed':
            return;
        case 'policy-failed':
            throw new lib/* PolicyFailure */.X2((0,trivy_lib/* failureText */.kY)(report));
        case 'scan-error':
        case 'stale-db': {
            const failure = problem === undefined ? { message: reason } : (0,login_lib/* describeFailure */.Ic)(problem);
            if (onError === 'warn') {
                log.warning(`No verdict (${report.outcome}), and "on-error" is "warn": ${failure.message}`);
                return;
            }
            if (problem === undefined)
                throw new lib/* UserError */.yo(`no verdict: ${reason}`);
            throw (0,login_lib/* withFix */.Yt)(problem, failure);
        }
        default:
            report.outcome;
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
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2887);

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

/***/ 4575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x_: () => (/* reexport */ DATABASE_RETRY),
  annotationsOf: () => (/* reexport */ annotationsOf),
  commentMarker: () => (/* reexport */ commentMarker),
  h: () => (/* reexport */ convertSbom),
  kY: () => (/* reexport */ failureText),
  A7: () => (/* reexport */ loadRules),
  logLines: () => (/* reexport */ logLines),
  sG: () => (/* reexport */ openRuleFiles),
  Ep: () => (/* reexport */ openSandbox),
  JH: () => (/* reexport */ parseScanners),
  KV: () => (/* reexport */ readIgnoreFiles),
  renderPages: () => (/* reexport */ renderPages),
  renderSarif: () => (/* reexport */ renderSarif),
  Rg: () => (/* reexport */ runGate)
});

// UNUSED EXPORTS: ARCHIVE_PLATFORMS, DatabaseError, FINDING_CLASSES, KNOWN_VERSIONS, NO_FEEDS, ReportError, SBOM_FORMATS, SCANNERS, ScanError, ScannerError, StaleDatabaseError, Trivy, archiveName, asLedger, attributeLayers, dailyFiles, fetchDatabase, fetchJavaDatabase, hasFix, importTrivyIgnore, installTrivy, judge, loadFeeds, parseScanReport, parseVersion, parseVex, pendingEntries, readScanReport, readSubject, renderComment, renderMarkdown, renderSummary, resolveRules, scanArchive, scanConfiguration, scanEngineImage, scanFolder, scanImage, scanLayout, scanSbom, unjudged

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(2887);
;// CONCATENATED MODULE: ./packages/trivy/lib/attribution/provenance.js


function linesOf({ predicate }, count, dockerfile) {
    const metadata = metadataOf(predicate);
    const steps = stepsOf(metadata);
    const chain = imageChain(predicate, steps, count);
    if (chain === undefined)
        return new Map();
    const owners = steps
        .filter((step) => step.chain.every((digest, index) => digest === chain[index]))
        .toSorted((a, b) => a.chain.length - b.chain.length);
    const lines = new Map();
    for (let index = 0; index < count; index += 1) {
        const position = owners.findIndex((step) => step.chain.length > index);
        const next = owners.slice(position + 1).find(({ ranges }) => ranges.length > 0);
        const range = closest(owners[position]?.ranges ?? [], next?.ranges[0]?.line);
        const path = range && pathOf(metadata, range.source, dockerfile);
        if (range && path)
            lines.set(index, { path, line: range.line });
    }
    return lines;
}
function metadataOf(predicate) {
    return ((0,lib.at)(predicate, 'metadata', 'https://mobyproject.org/buildkit@v1#metadata') ??
        (0,lib.at)(predicate, 'runDetails', 'metadata', 'buildkit_metadata'));
}
function stepsOf(metadata) {
    return Object.entries(objectAt(metadata, 'layers')).flatMap(([name, chains]) => {
        const [step = ''] = name.split(':', 1);
        const ranges = rangesOf((0,lib.at)(metadata, 'source', 'locations', step));
        return list(chains).map((chain) => {
            const digests = list(chain).map((layer) => (0,lib/* textAt */.$6)(layer, 'digest') ?? '');
            return { name, chain: digests, ranges };
        });
    });
}
function rangesOf(step) {
    return list((0,lib.at)(step, 'locations')).flatMap((location) => {
        const line = (0,lib.at)(list((0,lib.at)(location, 'ranges'))[0], 'start', 'line');
        const source = (0,lib.at)(location, 'sourceIndex') ?? 0;
        return isCount(line) && line > 0 && isCount(source) ? [{ line, source }] : [];
    });
}
function imageChain(predicate, steps, count) {
    const config = (0,lib.at)(predicate, 'buildConfig') ?? (0,lib.at)(predicate, 'buildDefinition', 'internalParameters', 'buildConfig');
    const last = list((0,lib.at)(config, 'llbDefinition')).at(-1);
    const results = list((0,lib.at)(last, 'inputs'));
    const whole = steps.filter(({ chain }) => chain.length === count && count > 0);
    return (whole.find(({ name }) => results.includes(name))?.chain ??
        (whole.length === 1 ? whole[0]?.chain : undefined));
}
function closest(ranges, next) {
    const before = ranges.filter(({ line }) => next === undefined || line <= next);
    return before.toSorted((a, b) => b.line - a.line)[0] ?? ranges[0];
}
function pathOf(metadata, source, dockerfile) {
    if (dockerfile !== undefined && source === 0)
        return dockerfile;
    const name = (0,lib/* textAt */.$6)(list((0,lib.at)(metadata, 'source', 'infos'))[source], 'filename');
    if (!name)
        return undefined;
    const path = external_node_path_.posix.join((0,lib/* textAt */.$6)(metadata, 'vcs', 'localdir:dockerfile') ?? '', name);
    return /^(?:\.\.(?:\/|$)|\/)/.test(path) ? undefined : path;
}
function objectAt(value, key) {
    const found = (0,lib.at)(value, key);
    return (0,lib/* isJsonObject */.OW)(found) ? found : {};
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/attribution/layers.js

function attributeLayers(platforms, base, dockerfile) {
    return new Map(platforms.map((facts) => [
        facts.platform,
        originsOf(facts, base?.diffIds.get(facts.platform), dockerfile),
    ]));
}
function originsOf({ diffIds, provenance }, base, dockerfile) {
    const lines = provenance === undefined ? undefined : linesOf(provenance, diffIds.length, dockerfile);
    const origins = new Map();
    for (const [index, diffId] of diffIds.entries()) {
        const isBase = base === undefined ? undefined : index < base.length;
        const origin = isBase === undefined ? undefined : isBase ? 'base' : 'application';
        if (!origins.has(diffId))
            origins.set(diffId, { origin, source: lines?.get(index) });
    }
    return origins;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/database/errors.js
class DatabaseError extends Error {
    name = 'DatabaseError';
}
class StaleDatabaseError extends DatabaseError {
    name = 'StaleDatabaseError';
    updatedAt;
    constructor(message, updatedAt) {
        super(message);
        this.updatedAt = updatedAt;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./packages/registry/lib/index.js + 92 modules
var registry_lib = __webpack_require__(6122);
;// CONCATENATED MODULE: ./packages/trivy/lib/archive/errors.js
class ArchiveError extends Error {
    name = 'ArchiveError';
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./packages/trivy/lib/archive/hash-through.js


class HashThrough extends external_node_stream_.Transform {
    #hash;
    constructor(algorithm) {
        super();
        this.#hash = (0,external_node_crypto_.createHash)(algorithm);
    }
    _transform(chunk, _, done) {
        this.#hash.update(chunk);
        done(null, chunk);
    }
    hex() {
        return this.#hash.digest('hex');
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/archive/extract.js








async function extractFiles(extraction) {
    const { wanted, folder, signal } = extraction;
    const found = new Map();
    try {
        await unpack(extraction, found);
        const missing = wanted.find(({ name }) => !found.has(name));
        if (missing !== undefined)
            throw new ArchiveError(`there is no file ${missing.name} in it`);
        return Object.fromEntries(found);
    }
    catch (error) {
        for (const { name } of wanted)
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
        signal?.throwIfAborted();
        if (error instanceof ArchiveError)
            throw error;
        throw new ArchiveError(error instanceof Error ? error.message : String(error), { cause: error });
    }
}
async function unpack(extraction, found) {
    const { archive, digest, wanted, folder, signal } = extraction;
    const { extract } = await __webpack_require__.e(/* import() */ 118).then(__webpack_require__.t.bind(__webpack_require__, 6118, 19));
    const entries = extract();
    entries.on('entry', (header, stream, next) => {
        const file = wanted.find(({ name }) => name === header.name.replace(/^\.\//, ''));
        if (file === undefined) {
            stream.on('end', next);
            stream.resume();
            return;
        }
        takeFile(file, header, stream, { folder, found }).then(() => next(), next);
    });
    const whole = new HashThrough((0,registry_lib/* algorithmOf */.Hy)(digest));
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), whole, (0,external_node_zlib_.createGunzip)(), entries, signal ? { signal } : {});
    const actual = `${(0,registry_lib/* algorithmOf */.Hy)(digest)}:${whole.hex()}`;
    if (actual !== digest)
        throw new ArchiveError(`expected ${digest}, got ${actual}`);
}
async function takeFile({ name, maxBytes, mode = 0o600 }, { type, size }, content, { folder, found }) {
    if (type !== 'file')
        throw new ArchiveError(`its entry ${name} is no regular file but a ${type}`);
    if (size > maxBytes)
        throw new ArchiveError(`its file ${name} has ${size} bytes, the limit is ${maxBytes}`);
    if (found.has(name))
        throw new ArchiveError(`it has two files ${name}`);
    const path = (0,external_node_path_.join)(folder, name);
    const hash = new HashThrough('sha256');
    await (0,external_node_stream_promises_.pipeline)(content, hash, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', mode }));
    found.set(name, { path, sha256: hash.hex() });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/archive/obtain.js





async function obtainFiles(wish) {
    const { name, digest, kept, cache, folder, fetch, maxBytes } = wish;
    const path = (0,external_node_path_.join)(folder, `${name}.tar.gz`);
    const key = `container-kit-${name}-${(0,registry_lib/* hexOf */.ZD)(digest)}`;
    try {
        if (kept !== undefined && (await exists(kept.path))) {
            const files = await tryExtract(wish, kept.path, 'tool cache');
            if (files !== undefined)
                return files;
        }
        if (await cache?.restore(key, path, maxBytes)) {
            const files = await tryExtract(wish, path, 'cache');
            if (files !== undefined)
                return await keep(wish, path, files);
        }
        await fetch(path);
        const files = await extractFiles({ ...wish, archive: path });
        await keep(wish, path, files);
        await cache?.save(key, path);
        return files;
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
async function tryExtract(wish, archive, origin) {
    try {
        return await extractFiles({ ...wish, archive });
    }
    catch (error) {
        if (!(error instanceof ArchiveError))
            throw error;
        wish.onProblem?.(`${origin}: ${wish.name} is not used: ${error.message}`);
        return undefined;
    }
}
async function keep({ kept, onProblem }, path, files) {
    const problem = await kept?.store(path);
    if (problem !== undefined)
        onProblem?.(problem);
    return files;
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/archive/tool-cache.js


class ToolCacheFile {
    path;
    #folder;
    constructor(folder, name) {
        this.#folder = folder;
        this.path = (0,external_node_path_.join)(folder, name);
    }
    static at(env, { tool, version, file }) {
        const root = env.RUNNER_TOOL_CACHE;
        return root ? new ToolCacheFile((0,external_node_path_.join)(root, tool, version, process.arch), file) : undefined;
    }
    async store(source) {
        const partial = `${this.path}.${process.pid}`;
        try {
            await (0,promises_.mkdir)(this.#folder, { recursive: true });
            await (0,promises_.copyFile)(source, partial);
            await (0,promises_.rename)(partial, this.path);
            return undefined;
        }
        catch (error) {
            await (0,promises_.rm)(partial, { force: true }).catch(() => undefined);
            return `tool cache: ${error instanceof Error ? error.message : String(error)}`;
        }
    }
}

// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var lib_reference = __webpack_require__(1156);
;// CONCATENATED MODULE: ./packages/trivy/lib/database/artifact.js





async function findArtifact(reference, kind, { client, anonymous, signal }) {
    try {
        return await lookUp(reference, kind, client, signal);
    }
    catch (error) {
        if (!(error instanceof registry_lib/* AuthenticationError */.v3))
            throw error;
        return await lookUp(reference, kind, anonymous, signal).catch(() => {
            throw error;
        });
    }
}
async function lookUp(reference, { layerType }, client, signal) {
    const { registry, repository: name, tag, digest } = (0,lib_reference/* parseReference */.F2)(reference);
    const repository = client.repository(registry, name, signal && { signal });
    const { bytes, descriptor } = await repository.getManifest(digest ?? tag ?? 'latest');
    const manifest = (0,registry_lib/* parseManifest */.Ng)(bytes, descriptor.mediaType);
    const layers = manifest.kind === 'image' ? manifest.layers : [];
    const [layer] = layers;
    if (layer === undefined || layers.length > 1 || layer.mediaType !== layerType) {
        throw new DatabaseError(`there is something else than one layer of type ${layerType}`);
    }
    return { repository, layer };
}
async function fetchLayer({ repository, layer }, path) {
    const write = () => (0,external_node_stream_promises_.pipeline)(repository.getBlob(layer), (0,external_node_fs_.createWriteStream)(path));
    await write().catch(async (error) => {
        if (!(error instanceof registry_lib/* DigestMismatchError */.h))
            throw error;
        await write();
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/database/kinds.js
const MiB = 1024 * 1024;
const METADATA = { name: 'metadata.json', maxBytes: MiB };
const VULNERABILITIES = {
    name: 'trivy-db',
    layerType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
    schemaVersion: 2,
    repositories: ['mirror.gcr.io/aquasec/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'],
    wanted: [{ name: 'trivy.db', maxBytes: 8192 * MiB }, METADATA],
    maxBytes: 1024 * MiB,
};
const JAVA_ARCHIVES = {
    name: 'trivy-java-db',
    layerType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
    schemaVersion: 1,
    repositories: ['mirror.gcr.io/aquasec/trivy-java-db:1', 'ghcr.io/aquasecurity/trivy-java-db:1'],
    wanted: [{ name: 'trivy-java.db', maxBytes: 16_384 * MiB }, METADATA],
    maxBytes: 4096 * MiB,
};

;// CONCATENATED MODULE: ./packages/trivy/lib/database/metadata.js



const DAY_MS = 86_400_000;
async function readUpdatedAt(path, schemaVersion, now) {
    const metadata = parse(await (0,promises_.readFile)(path, 'utf8'));
    const version = (0,lib.at)(metadata, 'Version');
    if (version !== schemaVersion) {
        throw new DatabaseError(`its schema is version ${JSON.stringify(version)}, not ${schemaVersion}`);
    }
    const text = (0,lib/* textAt */.$6)(metadata, 'UpdatedAt') ?? '';
    const updatedAt = new Date(text);
    if (Number.isNaN(updatedAt.getTime()) || updatedAt.getUTCFullYear() < 2000) {
        throw new DatabaseError(`it does not say when it was made, but ${JSON.stringify(text.slice(0, 100))}`);
    }
    if (updatedAt.getTime() > now + DAY_MS) {
        throw new DatabaseError(`it claims to be from the future: ${updatedAt.toISOString()}`);
    }
    return updatedAt;
}
function ageInDays(updatedAt, now) {
    return (now - updatedAt.getTime()) / DAY_MS;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new DatabaseError('its metadata.json is no JSON', { cause });
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/database/fetch.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









const DATABASE_RETRY = {
    attempts: 4,
    capMs: 5000,
    rateLimitAttempts: 4,
    maxRetryAfterMs: 10_000,
};
function fetchDatabase(options) {
    return fetchFirst(VULNERABILITIES, options);
}
function fetchJavaDatabase(options) {
    return fetchFirst(JAVA_ARCHIVES, options);
}
async function fetchFirst(kind, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { repositories = [], env = process.env, signal, onProblem } = options;
        const credentials = { get: async () => undefined };
        const anonymous = __addDisposableResource(env_1, new registry_lib.RegistryClient({ env, credentials, retry: DATABASE_RETRY }), false);
        const problems = [];
        let newest;
        for (const repository of repositories.length > 0 ? repositories : kind.repositories) {
            try {
                const source = { client: options.client, anonymous, signal };
                const artifact = await findArtifact(repository, kind, source);
                return { ...(await unpackFresh(artifact, kind, { ...options, env })), repository };
            }
            catch (error) {
                signal?.throwIfAborted();
                const problem = `${repository}: ${error instanceof Error ? error.message : String(error)}`;
                onProblem?.(problem);
                problems.push(problem);
                if (error instanceof StaleDatabaseError && (newest === undefined || error.updatedAt > newest)) {
                    newest = error.updatedAt;
                }
            }
        }
        const list = problems.join('; ');
        throw newest === undefined
            ? new DatabaseError(`there is no ${kind.name} to be had: ${list}`)
            : new StaleDatabaseError(`there is no ${kind.name} that is new enough: ${list}`, newest);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function unpackFresh(artifact, kind, options) {
    const { folder, now = Date.now, maxAgeDays = Number.POSITIVE_INFINITY } = options;
    const directory = (0,external_node_path_.join)(folder, kind.name);
    await (0,promises_.mkdir)(directory, { mode: 0o700 });
    try {
        const { 'metadata.json': metadata } = await fetch_unpack(artifact, directory, kind, options);
        const updatedAt = await readUpdatedAt(metadata.path, kind.schemaVersion, now());
        const age = ageInDays(updatedAt, now());
        if (age > maxAgeDays) {
            const made = `it was made ${age.toFixed(1)} days ago, at ${updatedAt.toISOString()}`;
            throw new StaleDatabaseError(`${made}, and may be ${maxAgeDays} days old`, updatedAt);
        }
        return { directory, digest: artifact.layer.digest, updatedAt };
    }
    catch (error) {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        throw error;
    }
}
function fetch_unpack(artifact, folder, { name, wanted, maxBytes }, options) {
    const { digest, size } = artifact.layer;
    if (size > maxBytes)
        throw new DatabaseError(`its layer has ${size} bytes, the limit is ${maxBytes}`);
    return obtainFiles({
        name,
        digest,
        maxBytes: size,
        wanted,
        kept: ToolCacheFile.at(options.env, { tool: name, version: 'latest', file: 'db.tar.gz' }),
        folder,
        fetch: (path) => fetchLayer(artifact, path),
        signal: options.signal,
        cache: options.cache,
        onProblem: options.onProblem,
    });
}

// EXTERNAL MODULE: ./packages/policy/lib/duration.js
var duration = __webpack_require__(5470);
// EXTERNAL MODULE: ./packages/policy/lib/errors.js
var errors = __webpack_require__(713);
// EXTERNAL MODULE: ./packages/policy/lib/glob.js
var lib_glob = __webpack_require__(8024);
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
    const { parsePolicy } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(997)]).then(__webpack_require__.bind(__webpack_require__, 8997));
    return parsePolicy(text, path);
}

// EXTERNAL MODULE: ./packages/policy/lib/sections/promote/types.js
var types = __webpack_require__(2899);
;// CONCATENATED MODULE: ./packages/policy/lib/index.js









;// CONCATENATED MODULE: ./packages/trivy/lib/baseline/purl.js
function parsePackageUrl(text) {
    const [beforeSubpath = ''] = text.split('#', 1);
    const question = beforeSubpath.indexOf('?');
    const path = question === -1 ? beforeSubpath : beforeSubpath.slice(0, question);
    const query = question === -1 ? '' : beforeSubpath.slice(question + 1);
    if (!/^pkg:[A-Za-z0-9.+-]+\/./.test(path))
        return undefined;
    const at = path.lastIndexOf('@');
    const hasVersion = at > path.lastIndexOf('/') + 1;
    return {
        base: hasVersion ? path.slice(0, at) : path,
        version: hasVersion ? decode(path.slice(at + 1)) : undefined,
        query,
    };
}
function qualifiersOf({ query }) {
    return new Map(new URLSearchParams(query.replaceAll('+', '%2B')));
}
function decode(text) {
    if (!text.includes('%'))
        return text;
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/baseline/identity.js

function identify(finding) {
    const { class: kind, id, package: found, location } = finding;
    const thing = found === undefined ? '' : packageName(found);
    const key = `${kind}|${thing}|${id}|${identity_pathOf(finding)}`;
    return { key, exact: `${key}|${found?.version ?? ''}|${location?.startLine ?? ''}` };
}
function looseKey(finding, key) {
    const { class: kind, id, package: found } = finding;
    if (found === undefined)
        return key;
    return `${kind}|${packageName(found)}|${id}|${withoutNumbers(identity_pathOf(finding), found.version)}`;
}
function packageName({ purl, type, name }) {
    const parsed = purl === undefined ? undefined : parsePackageUrl(purl);
    return parsed?.base ?? `pkg:${type}/${name}`;
}
function identity_pathOf({ package: found, location, target }) {
    if (found?.os === true)
        return '';
    return found?.path ?? location?.path ?? target;
}
function withoutNumbers(path, version) {
    const stripped = version === '' ? path : path.replaceAll(version, '#');
    return stripped.replaceAll(/\d+(?:\.\d+)*/g, '#');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/exceptions/ledger.js



const DAY = 86_400_000;
function asLedger(exceptions) {
    return exceptions.map((exception) => ({ ...exception, kind: 'exception' }));
}
class Ledger {
    entries;
    #byId;
    constructor(entries, { images, now, expiresSoon, }) {
        this.entries = entries.map((entry) => ({
            entry,
            covers: matcherOf(entry, images),
            state: stateOf(entry, now, expiresSoon),
        }));
        this.#byId = Map.groupBy(this.entries, ({ entry }) => entry.id.toLowerCase());
    }
    about(finding) {
        if (this.entries.length === 0)
            return [];
        const ids = new Set([finding.id, ...finding.aliases].map((id) => id.toLowerCase()));
        return [...ids].flatMap((id) => (this.#byId.get(id) ?? []).filter(({ covers }) => covers(finding)));
    }
}
function noteOf({ id, package: thing, path, image, owner, reason, expires, }) {
    const scope = [thing, path, image].filter((part) => part !== undefined).join(' in ');
    return { id, scope: scope || 'everywhere', owner, reason, expires: expires ?? 'never' };
}
function pendingEntries(base, head) {
    const text = ({ id, package: thing, path, image, reason, owner, expires }) => JSON.stringify([id, thing, path, image, reason, owner, expires]);
    const known = new Set(base.map(text));
    return head.filter((entry) => !known.has(text(entry)));
}
function stateOf({ expires }, now, expiresSoon) {
    if (expires === undefined)
        return 'in-force';
    const end = Date.parse(`${expires}T00:00:00Z`) + DAY;
    if (!(now.getTime() < end))
        return 'expired';
    return end - now.getTime() <= expiresSoon ? 'expiring' : 'in-force';
}
function matcherOf(entry, images) {
    const image = entry.image === undefined ? undefined : (0,lib_glob/* parseGlob */.q)(entry.image);
    const isHere = image === undefined || (images.length > 0 && images.every((name) => isNamed(image, name)));
    const thing = entry.package === undefined ? undefined : (0,lib_glob/* parseGlob */.q)(decode(entry.package));
    const path = entry.path === undefined ? undefined : (0,lib_glob/* parseGlob */.q)(withoutRoot(entry.path));
    return (finding) => isHere &&
        (thing === undefined || isPackage(thing, finding)) &&
        (path === undefined || path.matches(withoutRoot(identity_pathOf(finding))));
}
function isNamed(glob, name) {
    const [withoutDigest = ''] = name.split('@', 1);
    const withoutTag = withoutDigest.replace(/:[^:/]*$/, '');
    return [name, withoutDigest, withoutTag].some((each) => glob.matches(each));
}
function isPackage(glob, { package: found }) {
    if (found === undefined)
        return false;
    const url = found.purl === undefined ? undefined : parsePackageUrl(found.purl);
    const base = decode(url?.base ?? `pkg:${found.type}/${found.name}`);
    return glob.matches(base) || glob.matches(`${base}@${url?.version ?? found.version}`);
}
function withoutRoot(path) {
    return path.replace(/^\.?\/+/, '');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/exceptions/trivyignore.js

const IMPORTED = 'imported';
const LIMITS = { maxLength: 1024 * 1024, maxDepth: 8 };
const MAX_ENTRIES = 20_000;
async function importTrivyIgnore(text, path) {
    return /\.ya?ml$/i.test(path) ? readYamlFile(text, path) : readLines(text, path);
}
function readLines(text, path) {
    return text.split(/\r?\n/).flatMap((line, index) => {
        const [id, ...fields] = line.replace(/#.*/, '').trim().split(/\s+/);
        if (id === undefined || id === '')
            return [];
        const end = fields.find((field) => field.startsWith('exp:'))?.slice('exp:'.length);
        const comment = /#\s*(.*\S)/.exec(line)?.[1];
        return [entryOf(id, {}, comment, end, `${path}:${index + 1}`)];
    });
}
const CLASSES = ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'];
async function readYamlFile(text, path) {
    const root = await parseYaml(text, path);
    const entries = CLASSES.flatMap((name) => listOf((0,lib.at)(root, name)).flatMap((item) => readItem(item, `${path}: ${name}`)));
    if (entries.length > MAX_ENTRIES)
        throw refuse(path, `has more than ${MAX_ENTRIES} pairs of paths and packages`);
    return entries;
}
async function parseYaml(text, path) {
    const { readYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(650)]).then(__webpack_require__.bind(__webpack_require__, 4650));
    const { documents, problems } = readYaml(text, LIMITS);
    const [problem] = problems;
    if (problem !== undefined)
        throw refuse(path, `is no YAML: ${problem.message}`);
    try {
        return documents[0]?.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw refuse(path, 'has aliases', error);
    }
}
function readItem(item, place) {
    const id = (0,lib/* textAt */.$6)(item, 'id');
    if (id === undefined || id === '')
        throw refuse(place, 'has an entry without "id"');
    const end = (0,lib.at)(item, 'expired_at');
    const paths = listOf((0,lib.at)(item, 'paths')).flatMap((path) => everywhere(textOf(path, `${place}: ${id}`)));
    const purls = listOf((0,lib.at)(item, 'purls')).map((purl) => textOf(purl, `${place}: ${id}`));
    const scopes = orNothing(paths).flatMap((path) => orNothing(purls).map((thing) => ({ path, package: thing })));
    return scopes.map((scope) => entryOf(id, scope, (0,lib/* textAt */.$6)(item, 'statement'), end === undefined ? undefined : String(end), `${place}: ${id}`));
}
function everywhere(path) {
    return path.startsWith('**/') ? [path, path.slice(3)] : [path];
}
function orNothing(items) {
    return items.length === 0 ? [undefined] : items;
}
function entryOf(id, scope, reason, end, place) {
    const expires = end === undefined ? undefined : /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(end)?.[0];
    if (end !== undefined && (expires === undefined || Number.isNaN(Date.parse(expires)))) {
        throw refuse(place, `has the date ${JSON.stringify(end.slice(0, 60))}, which is no day such as 2026-12-31`);
    }
    return {
        kind: 'trivyignore',
        id,
        ...(scope.path !== undefined && { path: scope.path }),
        ...(scope.package !== undefined && { package: scope.package }),
        reason: reason ?? IMPORTED,
        owner: IMPORTED,
        expires,
    };
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function textOf(value, place) {
    if (typeof value === 'string' && value !== '')
        return value;
    throw refuse(place, 'has a path or package that is no text');
}
function refuse(place, problem, cause) {
    return new lib/* UserError */.yo(`the ignore file ${place} ${problem}`, {
        fix: 'correct it, or move its entries to "exceptions" of the policy',
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/feeds/daily.js



function dailyFiles(folder, now) {
    const pathOf = (name) => {
        const hash = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 32);
        return (0,external_node_path_.join)(folder, `${now.toISOString().slice(0, 10)}-${hash}`);
    };
    return {
        read: async (name) => (0,promises_.readFile)(pathOf(name), 'utf8').catch(() => undefined),
        write: async (name, text) => {
            const path = pathOf(name);
            const partial = `${path}.${process.pid}.part`;
            try {
                await (0,promises_.mkdir)(folder, { recursive: true });
                await (0,promises_.writeFile)(partial, text, { mode: 0o600 });
                await (0,promises_.rename)(partial, path);
            }
            catch {
            }
        },
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/feeds/parse.js

const CVE = /^CVE-[0-9]{4}-[0-9]{4,19}$/;
function isCve(id) {
    return CVE.test(id);
}
function parseKev(text) {
    const list = (0,lib.at)(JSON.parse(text), 'vulnerabilities');
    if (!Array.isArray(list))
        throw new Error('it is no catalogue: it has no list "vulnerabilities"');
    const ids = list.map((entry) => (0,lib/* textAt */.$6)(entry, 'cveID')).filter((id) => id !== undefined && isCve(id));
    if (ids.length === 0)
        throw new Error('the catalogue is empty');
    return new Set(ids);
}
function parseEpss(text) {
    return /^\s*\{/.test(text) ? readApi(JSON.parse(text)) : readTable(text);
}
function readApi(value) {
    const list = (0,lib.at)(value, 'data');
    if (!Array.isArray(list))
        throw new Error('it has no list "data"');
    return scores(list.map((entry) => [(0,lib/* textAt */.$6)(entry, 'cve'), (0,lib.at)(entry, 'epss')]));
}
function readTable(text) {
    const rows = text.split('\n').filter((row) => row.trim() !== '' && !row.startsWith('#'));
    if (!/^cve,epss\b/.test(rows[0] ?? ''))
        throw new Error('its first columns are not "cve" and "epss"');
    const table = scores(rows.slice(1).map((row) => row.split(',', 2)));
    if (table.size === 0)
        throw new Error('the table is empty');
    return table;
}
function scores(pairs) {
    const read = new Map();
    for (const [id, score] of pairs) {
        const value = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
        if (typeof id === 'string' && isCve(id) && typeof value === 'number' && value >= 0 && value <= 1) {
            read.set(id, value);
        }
    }
    return read;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/feeds/load.js



const NO_FEEDS = { kev: undefined, epss: undefined, problems: [] };
const KEV_URL = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json';
const EPSS_URL = 'https://api.first.org/data/v1/epss';
const MAX_FEED_BYTES = 64 * 1024 * 1024;
const IDS_PER_REQUEST = 90;
const REQUESTS_AT_ONCE = 4;
async function loadFeeds({ kev, epss, feeds }, reports, sources) {
    if (kev === 'ignore' && epss === undefined)
        return NO_FEEDS;
    const ids = cvesOf(reports);
    if (ids.length === 0)
        return { kev: new Set(), epss: new Map(), problems: [] };
    const problems = [];
    const [exploited, scores] = await Promise.all([
        kev === 'ignore'
            ? undefined
            : attempt(problems, 'known exploited vulnerabilities', () => loadKev(feeds.kev, sources)),
        epss === undefined
            ? undefined
            : attempt(problems, 'EPSS scores', () => loadEpss(feeds.epss, ids, sources)),
    ]);
    return { kev: exploited, epss: scores, problems };
}
async function attempt(problems, what, load) {
    try {
        return await load();
    }
    catch (error) {
        if (error instanceof lib/* CancelledError */.cc)
            throw error;
        problems.push(`${what} could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}
async function loadKev(source, sources) {
    return readFeed(source ?? KEV_URL, parseKev, sources);
}
async function loadEpss(source, ids, sources) {
    const address = source ?? EPSS_URL;
    if (!isUrl(address) || /\.(?:csv|csv\.gz|json)$/.test(new URL(address).pathname)) {
        return readFeed(address, parseEpss, sources);
    }
    const scores = new Map();
    const urls = chunks(ids, IDS_PER_REQUEST).map((some) => queryFor(address, some));
    for (const some of chunks(urls, REQUESTS_AT_ONCE)) {
        const pages = await Promise.all(some.map((url) => readFeed(url, parseEpss, sources)));
        for (const [id, score] of pages.flatMap((page) => [...page]))
            scores.set(id, score);
    }
    return scores;
}
function queryFor(address, ids) {
    const url = new URL(address);
    url.searchParams.set('limit', String(ids.length));
    return `${url}&cve=${ids.join(',')}`;
}
async function readFeed(address, parse, sources) {
    const { daily, readFile, download } = sources;
    if (!isUrl(address)) {
        const text = await readFile(address);
        if (text === undefined)
            throw new Error(`${address} does not exist`);
        return parse(text);
    }
    const kept = await daily?.read(address);
    if (kept !== undefined)
        return parse(kept);
    const bytes = await download(address, MAX_FEED_BYTES);
    const text = isGzip(bytes) ? (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: MAX_FEED_BYTES }) : bytes;
    const decoded = new TextDecoder().decode(text);
    const parsed = parse(decoded);
    await daily?.write(address, decoded);
    return parsed;
}
function isGzip(bytes) {
    return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
function isUrl(source) {
    return /^https?:\/\//.test(source);
}
function cvesOf(reports) {
    const found = reports.flatMap(({ findings }) => findings).filter((each) => each.class === 'vulnerability');
    return [...new Set(found.flatMap(({ id, aliases }) => [id, ...aliases]).filter(isCve))].toSorted();
}
function chunks(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/rules.js

const rules_DAY = 86_400_000;
const DEFAULT_SEVERITY = new Set(['HIGH', 'CRITICAL']);
const DEFAULT_DATABASE_MAX_AGE = 3 * rules_DAY;
const DEFAULT_EXPIRES_SOON = 14 * rules_DAY;
const CLASS_NAMES = [
    ['vulnerability', 'vulnerabilities'],
    ['misconfiguration', 'misconfigurations'],
    ['secret', 'secrets'],
    ['license', 'licenses'],
];
function resolveRules(policy, inputs = {}) {
    const base = partRules('base-image', policy, inputs);
    const application = partRules('application', policy, inputs);
    return {
        parts: { base, application, unknown: stricterOf(base, application) },
        licenses: {
            allow: policy.allowedLicenses?.map(licenseGlob),
            deny: (policy.deniedLicenses ?? []).map(licenseGlob),
        },
        endOfLife: policy.endOfLife ?? 'warn',
        unrecognised: policy.unrecognised ?? 'warn',
        kev: policy.kev ?? 'ignore',
        epss: policy.epss,
        feeds: policy.feeds,
        databaseMaxAge: inputs.databaseMaxAge ?? policy.databaseMaxAge ?? DEFAULT_DATABASE_MAX_AGE,
        baseline: inputs.baseline ?? policy.baseline ?? 'none',
        expiresSoon: policy.expiresSoon ?? DEFAULT_EXPIRES_SOON,
    };
}
function partRules(scope, policy, inputs) {
    const own = policy.scopes[scope] ?? { classes: {} };
    const severityOf = (name) => inputs.severity ??
        own.classes[name] ??
        own.severity ??
        policy.classes[name] ??
        policy.severity ??
        DEFAULT_SEVERITY;
    const severity = Object.fromEntries(CLASS_NAMES.map(([kind, name]) => [kind, severityOf(name)]));
    return {
        severity: severity,
        ignoreUnfixed: inputs.ignoreUnfixed ?? own.ignoreUnfixed ?? policy.ignoreUnfixed ?? true,
        ignoreStatus: own.ignoreStatus ?? policy.ignoreStatus ?? new Set(),
    };
}
function stricterOf(a, b) {
    const severity = CLASS_NAMES.map(([kind]) => [kind, a.severity[kind].union(b.severity[kind])]);
    return {
        severity: Object.fromEntries(severity),
        ignoreUnfixed: a.ignoreUnfixed && b.ignoreUnfixed,
        ignoreStatus: a.ignoreStatus.intersection(b.ignoreStatus),
    };
}
function licenseGlob(source) {
    const glob = (0,lib_glob/* parseGlob */.q)(source.toLowerCase());
    return { source, matches: (name) => glob.matches(name.toLowerCase()) };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/vex/document.js

const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'];
const CONTEXT = /^https:\/\/openvex\.dev\/ns\/v0\.2\.[0-9]+$/;
const MAX_STATEMENTS = 100_000;
function parseVex(text, name) {
    let root;
    try {
        root = JSON.parse(text);
    }
    catch (error) {
        throw document_refuse(name, 'is no JSON', error);
    }
    const context = (0,lib/* textAt */.$6)(root, '@context');
    if (context === undefined || !CONTEXT.test(context)) {
        throw document_refuse(name, `has the @context ${shown((0,lib.at)(root, '@context'))}, not https://openvex.dev/ns/v0.2.0`);
    }
    const statements = listAt(root, name, '', 'statements');
    if (statements.length > MAX_STATEMENTS)
        throw document_refuse(name, `has more than ${MAX_STATEMENTS} statements`);
    const author = (0,lib/* textAt */.$6)(root, 'author');
    const read = statements.map((statement, index) => readStatement(statement, { name, path: `statements[${index}]`, author, root }));
    return { name, statements: read };
}
function readStatement(statement, place) {
    const { name, path, author, root } = place;
    const status = VEX_STATUSES.find((word) => word === (0,lib/* textAt */.$6)(statement, 'status'));
    if (status === undefined) {
        const wanted = VEX_STATUSES.join(', ');
        throw document_refuse(name, `has in ${path} the status ${shown((0,lib.at)(statement, 'status'))}, not one of ${wanted}`);
    }
    const said = [(0,lib/* textAt */.$6)(statement, 'justification'), (0,lib/* textAt */.$6)(statement, 'impact_statement')];
    const reason = said.filter((part) => part !== undefined && part.trim() !== '').join(': ');
    if (status === 'not_affected' && reason === '') {
        throw document_refuse(name, `needs in ${path} a justification or an impact_statement for not_affected`);
    }
    const products = listAt(statement, name, path, 'products').map((product) => {
        const parts = (0,lib.at)(product, 'subcomponents') === undefined ? [] : listAt(product, name, path, 'subcomponents');
        return { ...readComponent(product), subcomponents: parts.map(readComponent) };
    });
    return {
        vulnerabilities: vulnerabilityNames(statement, place),
        products,
        status,
        reason: reason || status,
        author,
        timestamp: readTime((0,lib.at)(statement, 'timestamp') ?? (0,lib.at)(root, 'timestamp'), place),
    };
}
function vulnerabilityNames(statement, { name, path }) {
    const vulnerability = (0,lib.at)(statement, 'vulnerability');
    const aliases = (0,lib.at)(vulnerability, 'aliases');
    const names = [(0,lib/* textAt */.$6)(vulnerability, 'name'), ...(Array.isArray(aliases) ? aliases : [])]
        .filter((each) => typeof each === 'string' && each !== '')
        .map((each) => each.toLowerCase());
    if (names.length === 0)
        throw document_refuse(name, `needs in ${path} a vulnerability with a name`);
    return names;
}
function readTime(value, { name, path }) {
    const time = typeof value === 'string' ? new Date(value) : undefined;
    if (time === undefined || Number.isNaN(time.getTime())) {
        throw document_refuse(name, `needs a timestamp for ${path}, not ${shown(value)}`);
    }
    return time;
}
function readComponent(component) {
    const names = [(0,lib/* textAt */.$6)(component, '@id'), (0,lib/* textAt */.$6)(component, 'identifiers', 'purl')];
    const hashes = (0,lib.at)(component, 'hashes');
    const sha256 = (0,lib/* isJsonObject */.OW)(hashes) ? ((0,lib/* textAt */.$6)(hashes, 'sha-256') ?? (0,lib/* textAt */.$6)(hashes, 'sha256')) : undefined;
    return {
        purls: names.filter((each) => each?.startsWith('pkg:') === true),
        hashes: sha256 === undefined ? [] : [`sha256:${sha256.toLowerCase()}`],
    };
}
function listAt(value, name, path, key) {
    const list = (0,lib.at)(value, key);
    if (!Array.isArray(list) || list.length === 0) {
        throw document_refuse(name, `needs a list "${key}" with something in it${path === '' ? '' : ` in ${path}`}`);
    }
    return list;
}
function shown(value) {
    return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}
function document_refuse(name, problem, cause) {
    return new lib/* UserError */.yo(`the VEX document ${name} ${problem}`, {
        fix: 'correct it (OpenVEX 0.2.0), or take it out of "vex"',
        cause,
    });
}

// EXTERNAL MODULE: ./packages/trivy/lib/scan/errors.js
var scan_errors = __webpack_require__(8963);
// EXTERNAL MODULE: ./packages/trivy/lib/scan/platforms.js
var scan_platforms = __webpack_require__(6314);
;// CONCATENATED MODULE: ./packages/trivy/lib/scan/view.js



async function writeView(cwd, blobs, { manifests, name }) {
    const path = view_pathOf(name);
    const folder = (0,external_node_path_.join)(cwd, path);
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.symlink)(blobs, (0,external_node_path_.join)(folder, 'blobs'));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
    return { cwd, input: (digest) => `${path}@${digest}` };
}
async function linkArchive(cwd, archive, name) {
    const path = view_pathOf(name).replaceAll(':', '-');
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(cwd, path)), { recursive: true });
    await (0,promises_.symlink)(archive, (0,external_node_path_.join)(cwd, path));
    return path;
}
function view_pathOf(name) {
    if (name === undefined)
        return 'image';
    try {
        return (0,lib_reference/* formatRepository */.Sh)((0,lib_reference/* parseReference */.F2)(name));
    }
    catch {
        return 'image';
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/layout.js






async function scanLayout(trivy, folder, { reference, name, verified = false, platforms } = {}) {
    const layout = await (0,registry_lib/* openLayout */.B9)(folder);
    const source = new registry_lib/* LayoutSource */.cQ(layout);
    const digest = await chooseImage(source, layout.roots, reference);
    if (!verified)
        await (0,registry_lib/* verifyLayout */.a1)(layout, { rootDigest: digest });
    return await scanManifests(trivy, source, {
        blobs: (0,external_node_path_.join)(layout.path, 'blobs'),
        platforms: await (0,scan_platforms.listPlatforms)(source, digest, platforms),
        name: name ?? (reference !== undefined && !(0,registry_lib/* isDigest */.Bc)(reference) ? reference : undefined),
    });
}
async function chooseImage(source, roots, reference) {
    const digests = [...new Set(roots.map(({ digest }) => digest))];
    if (reference !== undefined) {
        const found = await source.findManifest(reference);
        if (found !== undefined)
            return found.descriptor.digest;
        throw new scan_errors/* ScanError */.sC('source', `${source.name} has no image ${reference}: ${listed(digests)}`);
    }
    const [only, ...more] = digests;
    if (only !== undefined && more.length === 0)
        return only;
    throw new scan_errors/* ScanError */.sC('source', `${source.name} does not tell which image is meant: ${listed(digests)}`);
}
function listed(digests) {
    return `its index.json lists ${digests.join(', ') || 'none'}`;
}
async function scanManifests(trivy, source, { blobs, platforms, name }) {
    const manifests = await Promise.all(platforms.map(({ digest }) => describe(source, digest)));
    const view = await writeView(await trivy.makeFolder('view'), blobs, { manifests, name });
    const failed = new AbortController();
    const scans = platforms.map(async ({ name: platform, digest }) => {
        try {
            return await trivy.scan({
                command: 'image',
                target: ['--input', view.input(digest)],
                what: `${platform ?? digest} of ${name ?? source.name}`,
                lane: platform ?? 'unknown',
                cwd: view.cwd,
                readable: [blobs],
                subject: { digest, ...(platform === undefined ? {} : { platform }) },
                signal: failed.signal,
            });
        }
        catch (error) {
            failed.abort(new lib/* CancelledError */.cc('another platform could not be scanned', { cause: error }));
            throw failed.signal.reason.cause;
        }
    });
    const results = await Promise.allSettled(scans);
    return results.map((result) => {
        if (result.status === 'rejected')
            throw result.reason;
        return result.value;
    });
}
async function describe(source, digest) {
    const found = await source.findManifest(digest);
    if (found === undefined)
        throw new scan_errors/* ScanError */.sC('source', `${source.name} has no manifest ${digest}`);
    const { mediaType } = (0,registry_lib/* parseManifest */.Ng)(found.bytes);
    return { mediaType, digest, size: found.bytes.byteLength };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/image.js






async function scanImage(trivy, reference, { client, platforms: wanted }) {
    const { signal } = trivy.options;
    const { registry, repository } = reference;
    const source = client.repository(registry, repository, signal === undefined ? {} : { signal });
    const digest = await resolve(source, reference);
    const platforms = await (0,scan_platforms.listPlatforms)(source, digest, wanted);
    const layout = await trivy.makeFolder('image');
    try {
        for (const platform of platforms) {
            const plan = await (0,registry_lib/* planCopy */.n4)({
                client,
                source: { registry, repository, digest: platform.digest },
                destinations: [{ layout, digest: platform.digest }],
                referrers: 'none',
                cosignTags: 'none',
                ...(signal === undefined ? {} : { signal }),
            });
            await (0,registry_lib/* executeCopy */.Bg)(plan, { client, ...(signal === undefined ? {} : { signal }) });
        }
        const reports = await scanManifests(trivy, await registry_lib/* LayoutSource */.cQ.open(layout), {
            blobs: (0,external_node_path_.join)(layout, 'blobs'),
            platforms,
            name: (0,registry_lib/* formatReference */.FH)(reference),
        });
        return { digest, reports };
    }
    finally {
        await (0,promises_.rm)(layout, { recursive: true, force: true });
    }
}
async function resolve(source, reference) {
    const found = await source.resolve(reference.digest ?? reference.tag ?? 'latest');
    if (found !== undefined)
        return found.digest;
    throw new scan_errors/* ScanError */.sC('source', `there is no image ${(0,registry_lib/* formatReference */.FH)(reference)}`);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/reference-name.js


function parseName(input, text) {
    try {
        return (0,lib_reference/* parseReference */.F2)(text);
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new lib/* UserError */.yo(`input "${input}": ${reason}`, {
            fix: 'write a reference such as ghcr.io/org/app:1.4.2',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/model/fields.js


class ReportError extends Error {
    name = 'ReportError';
}
const MAX_IDENTITY_LENGTH = 4096;
const MAX_SHOWN_LENGTH = 2000;
function identityAt(value, ...path) {
    const text = (0,lib/* textAt */.$6)(value, ...path);
    if (text !== undefined && text.length > MAX_IDENTITY_LENGTH) {
        throw new ReportError(`a ${path.at(-1)} of ${text.length} characters is more than any name has (${text.slice(0, 60)}...)`);
    }
    return text === '' ? undefined : text;
}
function shownAt(value, ...path) {
    const text = (0,lib/* textAt */.$6)(value, ...path);
    if (text === undefined || text === '')
        return undefined;
    return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
}
function textsAt(value, ...path) {
    const list = (0,lib.at)(value, ...path) ?? [];
    if (!Array.isArray(list))
        throw new ReportError(`${path.join('.')} is no list`);
    return list.filter((text) => typeof text === 'string');
}
function objectsAt(value, ...path) {
    const list = (0,lib.at)(value, ...path) ?? [];
    if (!Array.isArray(list) || !list.every(lib/* isJsonObject */.OW)) {
        throw new ReportError(`${path.join('.')} is no list of objects`);
    }
    return list;
}
function lineAt(value, ...path) {
    const line = (0,lib.at)(value, ...path);
    return Number.isSafeInteger(line) && typeof line === 'number' && line > 0 ? line : undefined;
}
function severityOf(finding) {
    const word = (0,lib.at)(finding, 'Severity') ?? 'UNKNOWN';
    const known = typeof word === 'string' && types/* SEVERITIES */.o.find((severity) => severity === word.toUpperCase());
    if (known)
        return known;
    throw new ReportError(`a finding has the severity ${(JSON.stringify(word) ?? '').slice(0, 80)}, which Trivy does not have`);
}

// EXTERNAL MODULE: ./packages/trivy/lib/model/platform.js
var model_platform = __webpack_require__(2701);
;// CONCATENATED MODULE: ./packages/trivy/lib/model/artifact.js



function readArtifact(root, subject) {
    const { Metadata: metadata } = root;
    const config = (0,lib.at)(metadata, 'ImageConfig');
    return {
        name: identityAt(root, 'ArtifactName'),
        type: shownAt(root, 'ArtifactType'),
        platform: subject.platform ?? (0,model_platform/* platformOfConfig */.D)(config),
        digest: subject.digest,
        imageId: identityAt(metadata, 'ImageID'),
        repoDigests: textsAt(root, 'Metadata', 'RepoDigests'),
        os: readOperatingSystem(metadata),
        diffIds: textsAt(root, 'Metadata', 'DiffIDs'),
        history: objectsAt(config, 'history').map(readHistory),
    };
}
function readOperatingSystem(metadata) {
    const os = (0,lib.at)(metadata, 'OS') ?? undefined;
    if (os === undefined)
        return undefined;
    return {
        family: shownAt(os, 'Family') ?? '',
        name: shownAt(os, 'Name') ?? '',
        endOfLife: (0,lib.at)(os, 'EOSL') === true,
    };
}
function readHistory(entry) {
    return { createdBy: shownAt(entry, 'created_by') ?? '', emptyLayer: (0,lib.at)(entry, 'empty_layer') === true };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/model/byte-sources.js

function byte_sources_bytesOf(content) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    let given = 0;
    return (into) => {
        const part = bytes.subarray(given, given + into.byteLength);
        into.set(part);
        given += part.byteLength;
        return part.byteLength;
    };
}
function withFile(path, read) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        return read((into) => (0,external_node_fs_.readSync)(file, into));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/model/findings.js


const FINDING_READERS = new Map([
    ['Vulnerabilities', readVulnerability],
    ['Misconfigurations', readMisconfiguration],
    ['Secrets', readSecret],
    ['Licenses', readLicense],
]);
function readPackageLines(json) {
    const id = (0,lib/* textAt */.$6)(json, 'ID');
    const locations = (0,lib.at)(json, 'Locations');
    const first = Array.isArray(locations) ? locations[0] : undefined;
    const startLine = lineAt(first, 'StartLine');
    if (id === undefined || startLine === undefined)
        return undefined;
    return [id, { startLine, endLine: lineAt(first, 'EndLine') }];
}
function readVulnerability(json) {
    const packageId = (0,lib/* textAt */.$6)(json, 'PkgID') ?? '';
    const packagePath = identityAt(json, 'PkgPath');
    const found = {
        name: identityAt(json, 'PkgName') ?? '(no package)',
        version: identityAt(json, 'InstalledVersion') ?? '',
        purl: identityAt(json, 'PkgIdentifier', 'PURL'),
        fixedVersions: fixedVersionsOf(json),
    };
    const facts = {
        ...factsOf(json, 'VulnerabilityID'),
        aliases: textsAt(json, 'VendorIDs'),
        status: shownAt(json, 'Status'),
        advice: undefined,
        cvss: highestScore((0,lib.at)(json, 'CVSS')),
    };
    return ({ target, class: kind, type, lines }) => {
        const os = kind === 'os-pkgs';
        const path = packagePath ?? (os || target === '' ? undefined : target);
        return {
            ...facts,
            class: 'vulnerability',
            target,
            package: { ...found, path, type, os },
            location: path === undefined ? undefined : locationOf(path, lines.get(packageId)),
        };
    };
}
function readMisconfiguration(json) {
    const status = (0,lib/* textAt */.$6)(json, 'Status');
    if (status === 'PASS' || status === 'EXCEPTION')
        return undefined;
    const facts = factsOf(json, 'ID');
    const title = facts.title || (shownAt(json, 'Message') ?? '');
    const advice = shownAt(json, 'Resolution');
    const lines = findings_linesOf((0,lib.at)(json, 'CauseMetadata'));
    return ({ target }) => ({
        ...facts,
        ...NOT_OF_A_PACKAGE,
        title,
        advice,
        class: 'misconfiguration',
        target,
        location: target === '' ? undefined : locationOf(target, lines),
    });
}
function readSecret(json) {
    const facts = factsOf(json, 'RuleID');
    const lines = findings_linesOf(json);
    return ({ target }) => ({
        ...facts,
        ...NOT_OF_A_PACKAGE,
        class: 'secret',
        target,
        location: target === '' ? undefined : locationOf(target, lines),
    });
}
function readLicense(json) {
    const facts = factsOf(json, 'Name');
    const name = identityAt(json, 'PkgName');
    const path = identityAt(json, 'FilePath');
    const title = shownAt(json, 'Category') ?? '';
    return ({ target, class: kind, type }) => ({
        ...facts,
        ...NOT_OF_A_PACKAGE,
        title,
        class: 'license',
        target,
        package: name === undefined
            ? undefined
            : { name, version: '', purl: undefined, path, type, os: target === OS_LICENSES, fixedVersions: [] },
        location: locationOfLicense(path, kind, target),
    });
}
const OS_LICENSES = 'OS Packages';
function locationOfLicense(path, kind, target) {
    const file = path ?? (kind === 'license-file' && target !== '' ? target : undefined);
    return file === undefined ? undefined : locationOf(file, undefined);
}
function factsOf(json, idKey) {
    return {
        id: identityAt(json, idKey) ?? '(no ID)',
        severity: severityOf(json),
        title: shownAt(json, 'Title') ?? '',
        layer: identityAt(json, 'Layer', 'DiffID'),
        url: shownAt(json, 'PrimaryURL'),
    };
}
const NOT_OF_A_PACKAGE = {
    package: undefined,
    aliases: [],
    status: undefined,
    advice: undefined,
    cvss: undefined,
};
function findings_linesOf(json) {
    return { startLine: lineAt(json, 'StartLine'), endLine: lineAt(json, 'EndLine') };
}
function locationOf(path, lines) {
    return { path, startLine: lines?.startLine, endLine: lines?.endLine };
}
function fixedVersionsOf(json) {
    const versions = (identityAt(json, 'FixedVersion') ?? '').split(',').map((version) => version.trim());
    return versions.filter((version) => version !== '');
}
const SCORES = ['V40Score', 'V3Score', 'V2Score'];
function highestScore(sources) {
    if (!(0,lib/* isJsonObject */.OW)(sources))
        return undefined;
    for (const key of SCORES) {
        const scores = Object.values(sources).map((source) => (0,lib.at)(source, key));
        const valid = scores.filter((score) => typeof score === 'number' && score > 0 && score <= 10);
        if (valid.length > 0)
            return Math.max(...valid);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/model/json-reader.js
const BUFFER_BYTES = 256 * 1024;
const MAX_DEPTH = 64;
const BYTE_ORDER_MARK = '\uFEFF';
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
class JsonReader {
    #source;
    #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    #at = 0;
    #end = 0;
    #mark;
    #limit = 0;
    constructor(source) {
        this.#source = source;
        this.#refill();
        const mark = Buffer.from(BYTE_ORDER_MARK);
        if (this.#buffer.subarray(0, Math.min(mark.length, this.#end)).equals(mark))
            this.#at = mark.length;
    }
    next() {
        const byte = this.#peek();
        if (byte === OPEN_OBJECT)
            return 'object';
        return byte === OPEN_LIST ? 'list' : 'other';
    }
    object(onKey) {
        const seen = new Set();
        this.#sequence(OPEN_OBJECT, CLOSE_OBJECT, () => {
            if (this.#peek() !== QUOTE)
                throw unexpected();
            const key = String(this.value(BUFFER_BYTES));
            if (seen.has(key))
                throw new SyntaxError('an object has a key twice');
            seen.add(key);
            if (this.#peek() !== COLON)
                throw unexpected();
            this.#at += 1;
            onKey(key);
        });
    }
    list(onItem) {
        this.#sequence(OPEN_LIST, CLOSE_LIST, onItem);
    }
    value(maxBytes) {
        this.#peek();
        this.#mark = this.#at;
        this.#limit = maxBytes;
        this.#pass();
        this.#checkLimit();
        const text = this.#buffer.toString('utf8', this.#mark, this.#at);
        this.#mark = undefined;
        return JSON.parse(text);
    }
    skip() {
        this.#pass();
    }
    end() {
        if (this.#blank() !== undefined)
            throw unexpected();
    }
    #sequence(open, close, onItem) {
        if (this.#peek() !== open)
            throw unexpected();
        this.#at += 1;
        if (this.#peek() === close) {
            this.#at += 1;
            return;
        }
        for (;;) {
            onItem();
            const byte = this.#peek();
            this.#at += 1;
            if (byte === close)
                return;
            if (byte !== COMMA)
                throw unexpected();
        }
    }
    #pass() {
        const closers = [];
        do {
            const byte = this.#peek();
            if (byte === QUOTE)
                this.#passString();
            else if (byte === OPEN_OBJECT || byte === OPEN_LIST || isPunctuation(byte))
                this.#passMark(byte, closers);
            else
                this.#passWord();
            if (closers.length > MAX_DEPTH)
                throw new SyntaxError(`it is nested deeper than ${MAX_DEPTH}`);
        } while (closers.length > 0);
    }
    #passMark(byte, closers) {
        this.#at += 1;
        if (byte === OPEN_OBJECT)
            closers.push(CLOSE_OBJECT);
        else if (byte === OPEN_LIST)
            closers.push(CLOSE_LIST);
        else if (byte === COMMA || byte === COLON) {
            if (closers.length === 0)
                throw unexpected();
        }
        else if (closers.pop() !== byte)
            throw unexpected();
    }
    #passString() {
        this.#at += 1;
        for (;;) {
            const buffer = this.#buffer;
            const end = this.#end;
            let at = this.#at;
            while (at < end && buffer[at] !== QUOTE && buffer[at] !== BACKSLASH)
                at += 1;
            this.#at = at;
            const byte = this.#byte();
            this.#at += 1;
            if (byte === QUOTE)
                return;
            if (byte === BACKSLASH) {
                this.#byte();
                this.#at += 1;
            }
        }
    }
    #passWord() {
        let length = 0;
        while (this.#has() && isWordByte(this.#byte())) {
            this.#at += 1;
            length += 1;
        }
        if (length === 0)
            throw unexpected();
    }
    #peek() {
        const byte = this.#blank();
        if (byte === undefined)
            throw cut();
        return byte;
    }
    #blank() {
        while (this.#has()) {
            const byte = this.#byte();
            if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
                return byte;
            this.#at += 1;
        }
        return undefined;
    }
    #byte() {
        if (!this.#has())
            throw cut();
        return this.#buffer[this.#at] ?? 0;
    }
    #has() {
        return this.#at < this.#end || this.#refill();
    }
    #refill() {
        if (this.#mark !== undefined)
            this.#checkLimit();
        const from = this.#mark ?? this.#at;
        const kept = this.#buffer.subarray(from, this.#end);
        const size = Math.max(BUFFER_BYTES, 2 * kept.length);
        const next = size === this.#buffer.length ? this.#buffer : Buffer.allocUnsafe(size);
        next.set(kept);
        this.#buffer = next;
        this.#at -= from;
        this.#end = kept.length;
        if (this.#mark !== undefined)
            this.#mark = 0;
        const read = this.#source(next.subarray(this.#end));
        this.#end += read;
        return read > 0;
    }
    #checkLimit() {
        if (this.#at - (this.#mark ?? this.#at) > this.#limit) {
            throw new RangeError(`one value in it has more than ${this.#limit} bytes`);
        }
    }
}
function isPunctuation(byte) {
    return byte === COMMA || byte === COLON || byte === CLOSE_OBJECT || byte === CLOSE_LIST;
}
function isWordByte(byte) {
    return (byte === 0x2b ||
        byte === 0x2d ||
        byte === 0x2e ||
        (byte >= 0x30 && byte <= 0x39) ||
        ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a));
}
function unexpected() {
    return new SyntaxError('something stands where it must not');
}
function cut() {
    return new SyntaxError('it ends too early');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/model/parse.js







const MAX_REPORT_BYTES = 256 * 1024 * 1024;
const MAX_VALUE_BYTES = 8 * 1024 * 1024;
const MAX_FINDINGS = 200_000;
function parseScanReport(content, subject = {}) {
    return parseBytes(bytesOf(content), subject);
}
async function readScanReport(path, subject = {}) {
    try {
        const { size } = await (0,promises_.stat)(path);
        if (size > MAX_REPORT_BYTES) {
            throw new ReportError(`${(0,lib/* formatBytes */.z3)(size)} are more than ${(0,lib/* formatBytes */.z3)(MAX_REPORT_BYTES)}`);
        }
        return withFile(path, (source) => parseBytes(source, { path, ...subject }));
    }
    catch (error) {
        if (error instanceof ReportError)
            throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new ReportError(`it cannot be read: ${reason}`, { cause: error });
    }
}
function parseBytes(source, subject) {
    try {
        const reader = new JsonReader(source);
        const report = readReport(reader, subject);
        reader.end();
        return report;
    }
    catch (error) {
        if (error instanceof RangeError)
            throw new ReportError(error.message, { cause: error });
        if (!(error instanceof SyntaxError))
            throw error;
        throw new ReportError('it is no JSON, or only the beginning of it', { cause: error });
    }
}
function readReport(reader, subject) {
    const root = {};
    const findings = [];
    let targets = 0;
    if (reader.next() !== 'object') {
        reader.value(MAX_VALUE_BYTES);
        throw new ReportError('it is no JSON object');
    }
    reader.object((key) => {
        if (key === 'Results') {
            readObjects(reader, key, () => {
                if (readResult(reader, findings))
                    targets += 1;
            });
        }
        else if (ROOT_KEYS.has(key))
            root[key] = reader.value(MAX_VALUE_BYTES);
        else
            reader.skip();
    });
    checkVersion(root);
    return {
        scanner: { name: 'trivy', version: shownAt(root, 'Trivy', 'Version') },
        createdAt: createdAtOf(root),
        artifact: readArtifact(root, subject),
        findings,
        targets,
        ...(subject.path === undefined ? {} : { path: subject.path }),
    };
}
const ROOT_KEYS = new Set([
    'SchemaVersion',
    'Trivy',
    'CreatedAt',
    'ArtifactName',
    'ArtifactType',
    'Metadata',
]);
function checkVersion({ SchemaVersion: version }) {
    if (version === 2)
        return;
    const shown = (JSON.stringify(version) ?? 'missing').slice(0, 80);
    throw new ReportError(`its SchemaVersion is ${shown} and not 2, as Trivy writes it`);
}
function createdAtOf(root) {
    const date = new Date((0,lib/* textAt */.$6)(root, 'CreatedAt') ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? undefined : date;
}
function readResult(reader, findings) {
    const fields = {};
    const drafts = [];
    const lines = new Map();
    reader.object((key) => {
        const read = FINDING_READERS.get(key);
        if (read !== undefined) {
            fields[key] = true;
            readObjects(reader, key, () => addDraft(read(parse_readItem(reader, key)), drafts, findings.length));
        }
        else if (key === 'Packages') {
            readObjects(reader, key, () => {
                const found = readPackageLines(parse_readItem(reader, key));
                if (found !== undefined)
                    lines.set(...found);
            });
        }
        else if (key === 'Target' || key === 'Class' || key === 'Type') {
            fields[key] = reader.value(MAX_VALUE_BYTES);
        }
        else
            reader.skip();
    });
    const kind = (0,lib/* textAt */.$6)(fields, 'Class');
    const result = {
        target: identityAt(fields, 'Target') ?? '',
        class: kind,
        type: shownAt(fields, 'Type') ?? '',
        lines,
    };
    for (const draft of drafts)
        findings.push(draft(result));
    return kind === 'os-pkgs' || kind === 'lang-pkgs' || (kind === undefined && 'Vulnerabilities' in fields);
}
function addDraft(draft, drafts, before) {
    if (draft === undefined)
        return;
    if (before + drafts.length >= MAX_FINDINGS) {
        throw new ReportError(`it has more than ${MAX_FINDINGS} findings`);
    }
    drafts.push(draft);
}
function readObjects(reader, key, onItem) {
    if (reader.next() !== 'list') {
        if (reader.value(MAX_VALUE_BYTES) === null)
            return;
        throw new ReportError(`${key} is no list of objects`);
    }
    reader.list(() => {
        if (reader.next() !== 'object')
            throw new ReportError(`${key} is no list of objects`);
        onItem();
    });
}
function parse_readItem(reader, key) {
    const item = reader.value(MAX_VALUE_BYTES);
    if (!(0,lib/* isJsonObject */.OW)(item))
        throw new ReportError(`${key} is no list of objects`);
    return item;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/report-file.js





async function readReportFile(input, path, workspace) {
    const file = (0,external_node_path_.resolve)(workspace, path);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile()) {
        throw new lib/* UserError */.yo(`input "${input}": there is no file ${file}`, {
            fix: 'give the path of a report that `trivy --format json --output` wrote, relative to the workspace',
        });
    }
    try {
        return await readScanReport(file);
    }
    catch (error) {
        if (!(error instanceof ReportError))
            throw error;
        throw new ReportError(`${path} can't be judged: ${error.message}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/baseline.js





const REFERENCE = 'ref:';
function checkBaseline(kind) {
    if (kind.startsWith(REFERENCE))
        parseName('baseline', kind.slice(REFERENCE.length));
}
async function readBaseline(kind, base, platforms, trivy, sources) {
    if (kind === 'none')
        return undefined;
    if (kind === 'base-image')
        return readBase(base, platforms, await trivy(), sources);
    if (kind.startsWith('report:')) {
        const path = kind.slice('report:'.length);
        const report = await readReportFile('baseline', path, sources.context.github.workspace);
        return { kind, name: path, reports: [report] };
    }
    return readReference(kind, platforms, await trivy(), sources);
}
async function readBase(base, platforms, trivy, { client }) {
    if (base === undefined) {
        throw new scan_errors/* ScanError */.sC('source', 'the base image is not known: neither provenance nor annotations name one whose layers this image begins with. Build with provenance, or use the baseline "ref:<image>"');
    }
    const wanted = platforms.filter((platform) => base.diffIds.has(platform));
    const reference = { ...base.reference, digest: base.digest };
    const { reports } = await scanImage(trivy, reference, { client, platforms: wanted });
    return { kind: 'base-image', name: base.name, reports };
}
async function readReference(kind, platforms, trivy, { client, context }) {
    const name = kind.slice(REFERENCE.length);
    const reference = parseName('baseline', name);
    const repository = client.repository(reference.registry, reference.repository);
    const found = await repository.resolve(reference.digest ?? reference.tag ?? 'latest');
    if (found === undefined) {
        context.log.notice(`There is no baseline ${name} yet, so every finding counts as new`);
        return { kind, name, reports: [] };
    }
    const image = { ...reference, digest: found.digest };
    const { reports } = await scanImage(trivy, image, { client, platforms: await offered(platforms) });
    return { kind, name: `${(0,lib_reference/* formatRepository */.Sh)(reference)}@${found.digest}`, reports };
    async function offered(wanted) {
        const { listPlatforms } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 6314));
        const all = (await listPlatforms(repository, image.digest)).map((platform) => platform.name);
        return wanted.filter((platform) => all.includes(platform));
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/rule-inputs.js


const BASELINE = /^(?:none|base-image|ref:\S+|report:\S.*)$/;
function readRuleInputs(texts) {
    const { severity, ignoreUnfixed, baseline, dbMaxAge, severityInput = 'severity' } = texts;
    return {
        severity: severity === '' ? undefined : parseSeverities(severityInput, severity),
        ignoreUnfixed: ignoreUnfixed === '' ? undefined : parseBoolean(ignoreUnfixed),
        baseline: baseline === '' ? undefined : parseBaseline(baseline),
        databaseMaxAge: dbMaxAge === '' ? undefined : parseAge(dbMaxAge),
    };
}
function parseSeverities(input, text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    return new Set(words.map((word) => {
        const known = types/* SEVERITIES */.o.find((severity) => severity === word.toUpperCase());
        if (known !== undefined)
            return known;
        throw new lib/* UserError */.yo(`input "${input}": ${JSON.stringify(word)} is no severity`, {
            fix: `use ${types/* SEVERITIES */.o.join(', ')}, with commas between them`,
        });
    }));
}
function parseBoolean(text) {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    throw new lib/* UserError */.yo(`input "ignore-unfixed": ${JSON.stringify(text)} is neither true nor false`, {
        fix: 'use true or false',
    });
}
function parseBaseline(text) {
    if (BASELINE.test(text))
        return text;
    throw new lib/* UserError */.yo(`input "baseline": ${JSON.stringify(text)} is no baseline`, {
        fix: 'use none, base-image, ref:<image> or report:<path>',
    });
}
function parseAge(text) {
    const age = (0,duration/* parseDuration */.E9)(text);
    if (age !== undefined)
        return age;
    throw new lib/* UserError */.yo(`input "db-max-age": ${JSON.stringify(text)} is no duration`, {
        fix: 'use whole days, such as 2, or hours, such as 12h',
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/load-rules.js







async function loadRules(sources, files) {
    const inputs = readRuleInputs(sources);
    const { ignored } = sources;
    const policy = await readPolicy(sources.policy, files.read);
    const rules = resolveRules(policy, inputs);
    checkBaseline(rules.baseline);
    const exceptions = [
        ...asLedger(policy.exceptions),
        ...asLedger(await readLedger(sources.exceptions, files.read)),
        ...(ignored?.exceptions ?? []),
    ];
    const vex = await Promise.all([...new Set([...sources.vex, ...policy.vex])].map(async (path) => parseVex(await readNamed('vex', path, files.read), path)));
    return {
        rules,
        source: `inputs, then ${sources.policy} of ${files.source}`,
        exceptions,
        pending: pendingEntries(exceptions, [...(await readHead(sources, files)), ...(ignored?.head ?? [])]),
        vex,
        notes: ignored?.notes ?? [],
    };
}
async function readPolicy(path, readFile) {
    return (await loadPolicy({ path, explicit: path !== DEFAULT_POLICY_PATH, readFile })).gate;
}
async function readLedger(path, read) {
    if (path === '')
        return [];
    const text = await readNamed('exceptions', path, read);
    const { parseExceptions } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(997)]).then(__webpack_require__.bind(__webpack_require__, 8997));
    return parseExceptions(text, path);
}
async function readHead({ policy, exceptions }, { readPending }) {
    const some = async (path, parse) => {
        const text = path === '' ? undefined : await readPending(path);
        return text === undefined ? [] : parse(text).catch(() => []);
    };
    const parser = () => Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(997)]).then(__webpack_require__.bind(__webpack_require__, 8997));
    const entries = await Promise.all([
        some(policy, async (text) => asLedger((await parser()).parsePolicy(text, policy).gate.exceptions)),
        some(exceptions, async (text) => asLedger((await parser()).parseExceptions(text, exceptions))),
    ]);
    return entries.flat();
}
async function readNamed(input, path, read) {
    const text = await read(path);
    if (text !== undefined)
        return text;
    throw new lib/* UserError */.yo(`input "${input}": there is no file ${path}`, {
        fix: 'correct the path; on pull requests the file must be in the base branch',
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/ignore-files.js


async function readIgnoreFiles(paths, { read, readPending }) {
    const exceptions = paths.map(async (path) => importTrivyIgnore(await readNamed('trivyignores', path, read), path));
    const head = paths.map(async (path) => {
        const text = await readPending(path);
        return text === undefined ? [] : importTrivyIgnore(text, path).catch(() => []);
    });
    return {
        exceptions: (await Promise.all(exceptions)).flat(),
        head: (await Promise.all(head)).flat(),
        notes: paths.length === 0
            ? []
            : [
                `${paths.join(', ')}: entries of ignore files need neither reason nor owner nor end; move them to "exceptions" of the policy`,
            ],
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/install/errors.js
class ScannerError extends Error {
    name = 'ScannerError';
}

;// CONCATENATED MODULE: ./packages/trivy/lib/install/versions.js
const DEFAULT_VERSION = '0.74.0';
const KNOWN_VERSIONS = {
    '0.74.0': {
        'linux/amd64': {
            sha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
            binary: 'd89bcc6510a267f11b773398cbf1be5520ce39f9e8b6633178c4487f05b7d791',
        },
        'linux/arm64': { sha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5' },
        'darwin/amd64': { sha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485' },
        'darwin/arm64': { sha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11' },
    },
};
const REFUSED_VERSIONS = ['0.69.4', '0.69.5', '0.69.6'];

;// CONCATENATED MODULE: ./packages/trivy/lib/install/release.js


const ARCHIVE_NAMES = {
    'linux/amd64': 'Linux-64bit',
    'linux/arm64': 'Linux-ARM64',
    'darwin/amd64': 'macOS-64bit',
    'darwin/arm64': 'macOS-ARM64',
};
const ARCHIVE_PLATFORMS = Object.keys(ARCHIVE_NAMES);
function archiveName(version, platform) {
    const suffix = Object.hasOwn(ARCHIVE_NAMES, platform) ? ARCHIVE_NAMES[platform] : undefined;
    return suffix && `trivy_${version}_${suffix}.tar.gz`;
}
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
function hostPlatform() {
    return `${process.platform}/${ARCHITECTURES[process.arch] ?? process.arch}`;
}
function chooseRelease(wish, platform = hostPlatform(), table = KNOWN_VERSIONS) {
    const version = parseVersion(wish.version || DEFAULT_VERSION);
    const archive = archiveName(version, platform);
    if (archive === undefined) {
        throw new lib/* UserError */.yo(`there is no archive of Trivy for ${platform}`, {
            fix: 'install Trivy in a step before and set "trivy-path"',
        });
    }
    const known = Object.hasOwn(table, version) ? table[version]?.[platform] : undefined;
    const url = `${folderUrl(wish.mirror, version)}/${archive}`;
    if (!wish.sha256) {
        if (known === undefined)
            throw unknownVersion(version, platform, table);
        return { version, archive, url, source: 'table', ...known };
    }
    const sha256 = parseSha256(wish.sha256);
    if (known === undefined)
        return { version, archive, url, source: 'custom', sha256 };
    if (known.sha256 !== sha256) {
        throw new lib/* UserError */.yo(`"trivy-sha256" is ${sha256}, but ${archive} has ${known.sha256}`, {
            fix: 'remove "trivy-sha256"',
        });
    }
    return { version, archive, url, source: 'table', ...known };
}
function parseVersion(text) {
    const version = /^v?(\d+\.\d+\.\d+)$/.exec(text)?.[1];
    if (version === undefined) {
        throw new lib/* UserError */.yo(`${JSON.stringify(text)} is no version of Trivy`, {
            fix: `write one with three numbers, for instance ${DEFAULT_VERSION}; there is no "latest", as it would change what runs in your jobs`,
        });
    }
    release_checkVersion(version);
    return version;
}
function release_checkVersion(version) {
    if (!REFUSED_VERSIONS.includes(version))
        return;
    throw new lib/* UserError */.yo(`Trivy ${version} was published by an attacker (CVE-2026-33634) and is never used`, {
        fix: `use ${DEFAULT_VERSION}`,
    });
}
function parseSha256(text) {
    const hex = text.toLowerCase().replace(/^sha256:/, '');
    if (/^[0-9a-f]{64}$/.test(hex))
        return hex;
    throw new lib/* UserError */.yo(`"trivy-sha256" is ${JSON.stringify(text)}, which is no SHA-256`, {
        fix: 'copy the 64 hexadecimal digits from the checksums file of the release',
    });
}
function folderUrl(mirror, version) {
    if (!mirror)
        return `https://github.com/aquasecurity/trivy/releases/download/v${version}`;
    if (URL.canParse(mirror))
        return mirror.replace(/\/+$/, '');
    throw new lib/* UserError */.yo(`"trivy-mirror" is ${JSON.stringify(mirror)}, which is no URL`, {
        fix: 'set it to the URL of a folder that holds the files of the release',
    });
}
function unknownVersion(version, platform, table) {
    const known = Object.keys(table).join(', ');
    return new lib/* UserError */.yo(`the hash of Trivy ${version} for ${platform} is not known here`, {
        fix: `set "trivy-sha256" to the SHA-256 of its archive, or use a version that is known: ${known}`,
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/install/program.js







const TIMEOUT_MS = 60_000;
async function inspectProgram(path, { folder, signal }) {
    const program = (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.resolve)(path);
    const facts = await (0,promises_.stat)(program).catch(() => undefined);
    if (!facts?.isFile()) {
        throw new lib/* UserError */.yo(`"trivy-path" is ${JSON.stringify(path)}, where no program is`, {
            fix: 'set it to the path of the trivy program',
        });
    }
    const version = await askVersion(program, folder, signal);
    release_checkVersion(version);
    return { path: program, version, source: 'user-supplied', sha256: await sha256Of(program) };
}
async function askVersion(program, folder, signal) {
    const home = (0,external_node_path_.join)(folder, 'trivy-home');
    await (0,promises_.mkdir)(home, { mode: 0o700, recursive: true });
    try {
        const { stdout } = await (0,lib/* run */.eF)(program, ['--version'], {
            env: { PATH: '/usr/bin:/bin', HOME: home, TMPDIR: home },
            cwd: home,
            timeoutMs: TIMEOUT_MS,
            ...(signal && { signal }),
        });
        const version = /^Version: v?(\d+\.\d+\.\d+)$/m.exec(stdout)?.[1];
        if (version !== undefined)
            return version;
    }
    catch (cause) {
        if (cause instanceof lib/* CancelledError */.cc)
            throw cause;
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new ScannerError(`${program} does not run: ${reason}`, { cause });
    }
    throw new ScannerError(`${program} does not say which release of Trivy it is`);
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(path))
        hash.update(chunk);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/install/install.js









const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;
const PROGRAM = { name: 'trivy', maxBytes: 512 * 1024 * 1024, mode: 0o700 };
async function installTrivy(options) {
    if (options.path)
        return inspectProgram(options.path, options);
    const release = chooseRelease(options, options.platform, options.table);
    const { env = process.env, signal } = options;
    const folder = (0,external_node_path_.join)(options.folder, 'trivy');
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const { version, archive, source } = release;
    try {
        const { trivy } = await obtainFiles({
            name: 'trivy',
            digest: `sha256:${release.sha256}`,
            maxBytes: MAX_ARCHIVE_BYTES,
            wanted: [PROGRAM],
            kept: ToolCacheFile.at(env, { tool: 'trivy', version, file: archive }),
            folder,
            fetch: (path) => fetchArchive(release, path, { env, signal }),
            signal,
            cache: options.cache,
            onProblem: options.onProblem,
        });
        checkProgram(release, trivy.sha256);
        return { path: trivy.path, version, source, sha256: trivy.sha256 };
    }
    catch (error) {
        if (!(error instanceof lib/* HttpError */.j$) && !(error instanceof ArchiveError))
            throw error;
        throw new ScannerError(`Trivy ${version} can't be installed: ${error.message}`, { cause: error });
    }
}
async function fetchArchive({ url, sha256 }, to, options) {
    await (0,lib/* download */.RG)(url, { ...options, sha256, to, maxBytes: MAX_ARCHIVE_BYTES });
}
function checkProgram({ binary, archive }, sha256) {
    if (binary === undefined || binary === sha256)
        return;
    throw new ScannerError(`the program in ${archive} has SHA-256 ${sha256}, container-kit knows ${binary}`);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/flags.js
const SCANNERS = ['vuln', 'secret', 'misconfig', 'license'];
const NO_DATABASE_UPDATE = ['--skip-db-update', '--skip-java-db-update', '--offline-scan'];
const NO_CHECKS_UPDATE = ['--skip-check-update'];
const NO_TELEMETRY = ['--skip-version-check', '--disable-telemetry'];
const KEEP_ANALYSES = ['--cache-backend', 'fs'];
const OF_COMMAND = {
    image: [...NO_DATABASE_UPDATE, ...NO_CHECKS_UPDATE, ...KEEP_ANALYSES, '--no-progress'],
    fs: [...NO_DATABASE_UPDATE, ...NO_CHECKS_UPDATE, '--no-progress'],
    config: NO_CHECKS_UPDATE,
    sbom: [...NO_DATABASE_UPDATE, '--no-progress'],
};
const SCANNERS_OF = {
    image: SCANNERS,
    fs: SCANNERS,
    config: [],
    sbom: ['vuln', 'license'],
};
function flagsOf(command, scanners) {
    const some = SCANNERS_OF[command].filter((scanner) => scanners.includes(scanner));
    return [
        command,
        ...['--format', 'json', '--exit-code', '0'],
        ...NO_TELEMETRY,
        ...OF_COMMAND[command],
        ...(some.length === 0 ? [] : ['--scanners', some.join(',')]),
    ];
}
function needsDatabase(command, scanners) {
    return scanners.includes('vuln') && SCANNERS_OF[command].includes('vuln');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./packages/trivy/lib/scan/lanes.js
class Lanes {
    #limit;
    #lanes = new Map();
    #waiting = [];
    #running = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    run(lane, task) {
        const before = this.#lanes.get(lane) ?? Promise.resolve();
        const done = before.then(() => this.#withRoom(task));
        this.#lanes.set(lane, done.catch(() => undefined));
        return done;
    }
    async #withRoom(task) {
        if (this.#running >= this.#limit)
            await new Promise((resolve) => this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            return await task();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/launch.js

const MAX_OUTPUT_BYTES = 256 * 1024;
const launchDirectly = async ({ program, args, env, cwd }, control) => {
    await (0,lib/* run */.eF)(program, args, {
        env,
        cwd,
        timeoutMs: control.timeoutMs,
        maxCapturedBytes: MAX_OUTPUT_BYTES,
        ...(control.signal === undefined ? {} : { signal: control.signal }),
        onStdout: () => undefined,
        ...(control.onLine === undefined ? {} : { onStderr: control.onLine }),
    });
};

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/trivy.js










const DEFAULT_TIMEOUT_MS = 15 * 60_000;
const TRIVY_TIMEOUT_EXTRA_S = 60;
const MAX_PARALLEL = 4;
class Trivy {
    options;
    #lanes;
    #javaDatabase;
    #folders = 0;
    constructor(options) {
        this.options = options;
        this.#lanes = new Lanes(options.parallel ?? Math.min((0,external_node_os_.availableParallelism)(), MAX_PARALLEL));
    }
    async makeFolder(prefix) {
        this.#folders += 1;
        const path = (0,external_node_path_.join)(this.options.folder, `${prefix}-${this.#folders}`);
        await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
        return path;
    }
    async scan(task) {
        if (needsDatabase(task.command, this.options.scanners) && this.options.database === undefined) {
            throw new lib/* UserError */.yo('there is no vulnerability database to scan with');
        }
        return this.#lanes.run(fileName(task.lane), async () => {
            try {
                return await this.#attempt(task);
            }
            catch (error) {
                const { javaDatabase } = this.options;
                if (!(error instanceof scan_errors/* ScanError */.sC) || error.kind !== 'java-database' || javaDatabase === undefined) {
                    throw error;
                }
                this.#javaDatabase ??= javaDatabase();
                return await this.#attempt(task);
            }
        });
    }
    async run(args, about) {
        const { timeoutMs = DEFAULT_TIMEOUT_MS, signal, onLine, launch = launchDirectly } = this.options;
        const timeout = `${Math.ceil(timeoutMs / 1000) + TRIVY_TIMEOUT_EXTRA_S}s`;
        const invocation = await this.#prepare([...args, '--timeout', timeout], about);
        const signals = [signal, about.signal].filter((one) => one !== undefined);
        try {
            await launch(invocation, {
                timeoutMs,
                onLine,
                signal: signals.length === 0 ? undefined : AbortSignal.any(signals),
            });
        }
        catch (error) {
            throw (0,scan_errors/* explainFailure */.SP)(about.what, error);
        }
    }
    async #prepare(args, { lane, cwd, readable }) {
        const { scanner, database, folder } = this.options;
        const [cache, home, temporary] = [
            (0,external_node_path_.join)(folder, 'cache', fileName(lane)),
            (0,external_node_path_.join)(folder, 'home'),
            (0,external_node_path_.join)(folder, 'tmp'),
        ];
        for (const path of [cache, home, temporary])
            await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
        const javaDatabase = await this.#javaDatabase;
        if (database !== undefined)
            await linkOnce(database.directory, (0,external_node_path_.join)(cache, 'db'));
        if (javaDatabase !== undefined)
            await linkOnce(javaDatabase.directory, (0,external_node_path_.join)(cache, 'java-db'));
        return {
            program: scanner.path,
            args: [...args, '--cache-dir', cache],
            env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TMPDIR: temporary },
            cwd: cwd ?? (await this.makeFolder('work')),
            readable: [...readable, ...[database, javaDatabase].flatMap((one) => one?.directory ?? [])],
            writable: [folder],
        };
    }
    async #attempt(task) {
        const { command, target, what, subject } = task;
        const report = (0,external_node_path_.join)(await this.makeFolder('report'), 'trivy.json');
        const flags = flagsOf(command, this.options.scanners);
        await this.run([...flags, '--output', report, ...target], { ...task, what: `scanning ${what}` });
        try {
            return await readScanReport(report, { path: report, ...subject });
        }
        catch (error) {
            if (!(error instanceof ReportError))
                throw error;
            throw new scan_errors/* ScanError */.sC('report', `Trivy's report on ${what} is unusable: ${error.message}`, {
                cause: error,
            });
        }
    }
}
function fileName(lane) {
    return lane.replaceAll(/[^\w-]/g, '-').slice(0, 100);
}
async function linkOnce(target, path) {
    try {
        await (0,promises_.symlink)(target, path);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
            throw error;
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/open-trivy.js






const open_trivy_DAY = 86_400_000;
async function openTrivy(options, context) {
    const { settings, scanners, needsDatabase, databaseMaxAge, openSandbox } = options;
    const { env, signal, log, temp } = context;
    const folder = temp.create('trivy');
    const shared = {
        folder,
        env,
        signal,
        cache: (0,lib/* openCache */.bp)(env, { onProblem: log.debug }),
        onProblem: log.debug,
    };
    const database = (fetch, repositories, maxAgeDays) => fetch({ ...shared, client: options.client, repositories, maxAgeDays });
    const [scanner, vulnerabilities] = await settled(installTrivy({
        ...shared,
        version: settings.trivyVersion,
        sha256: settings.trivySha256,
        path: settings.trivyPath,
        mirror: settings.trivyMirror,
    }), needsDatabase ? database(fetchDatabase, settings.dbRepository, databaseMaxAge / open_trivy_DAY) : undefined);
    let java;
    const trivy = new Trivy({
        scanner,
        database: vulnerabilities,
        javaDatabase: async () => {
            log.info('The image holds JAR files: loading the Java database');
            java = await database(fetchJavaDatabase, settings.javaDbRepository);
            return java;
        },
        scanners,
        folder: (0,external_node_path_.join)(folder, 'work'),
        signal,
        onLine: log.debug,
        launch: await openSandbox?.(folder, context),
    });
    return {
        trivy,
        scanner: scannerFacts(scanner),
        database: vulnerabilities && databaseFacts(vulnerabilities),
        javaDatabase: () => java && databaseFacts(java),
    };
}
function parseScanners(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    return words.map((word) => {
        const known = SCANNERS.find((name) => name === word);
        if (known !== undefined)
            return known;
        throw new lib/* UserError */.yo(`input "scanners": ${JSON.stringify(word)} is no scanner`, {
            fix: `use ${SCANNERS.join(', ')}, with commas between them`,
        });
    });
}
async function settled(first, second) {
    await Promise.allSettled([first, second]);
    return [await first, await second];
}
function scannerFacts({ version, source, sha256 }) {
    return { name: 'trivy', version, source, sha256 };
}
function databaseFacts({ repository, digest, updatedAt }) {
    return { repository, digest, updatedAt: updatedAt.toISOString() };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/rule-files.js



function openRuleFiles({ github, openRepository }) {
    const fromWorkspace = (path) => readIfThere((0,external_node_path_.resolve)(github.workspace, path));
    const base = baseOf(github);
    if (base === undefined) {
        return { source: 'the workspace', read: fromWorkspace, readPending: async () => undefined };
    }
    const atBase = readerAt(base, openRepository);
    return {
        source: `the base branch at ${base.slice(0, 7)}`,
        read: async (path) => {
            const inside = pathInside(github.workspace, path);
            return inside === undefined ? fromWorkspace(path) : atBase(inside);
        },
        readPending: async (path) => {
            return pathInside(github.workspace, path) === undefined ? undefined : fromWorkspace(path);
        },
    };
}
function baseOf({ eventName, event }) {
    if (!/^(?:pull_request(?:_|$)|merge_group$)/.test(eventName))
        return undefined;
    const sha = (0,lib/* textAt */.$6)(event, 'pull_request', 'base', 'sha') ?? (0,lib/* textAt */.$6)(event, 'merge_group', 'base_sha');
    if (sha !== undefined && /^[0-9a-f]{40,64}$/.test(sha))
        return sha;
    throw new lib/* UserError */.yo(`the event ${eventName} does not name the commit of its base branch`, {
        fix: 'run this step in a workflow that GitHub started, with the event as it was sent',
    });
}
function readerAt(sha, openRepository) {
    let opening;
    return async (path) => {
        opening ??= openRepository().then(needed);
        const repository = await opening;
        return (await repository.contents.fileAt(path, sha))?.bytes.toString('utf8');
    };
}
function needed(repository) {
    if (repository !== undefined)
        return repository;
    throw new lib/* UserError */.yo('on a pull request the rules are read from the base branch, and there is no token', {
        fix: 'set the input `github-token`, with the permission `contents: read`',
    });
}
function pathInside(workspace, path) {
    const inside = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, path));
    if (inside === '' || inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside))
        return undefined;
    return inside.replaceAll(external_node_path_.sep, '/');
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if ((0,lib.at)(error, 'code') === 'ENOENT')
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/image/facts.js


const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const MAX_PROVENANCE_BYTES = 16 * 1024 * 1024;
const PROVENANCE = /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)$/;
async function readImageFacts(source, image) {
    return Promise.all(image.platforms.map(async (platform) => {
        const config = await readJson(source, platform.config, MAX_CONFIG_BYTES);
        return {
            platform: platform.name ?? (0,model_platform/* platformOfConfig */.D)(config) ?? 'unknown',
            digest: platform.digest,
            diffIds: diffIdsOf(config),
            annotations: { ...image.annotations, ...platform.annotations },
            provenance: await findProvenance(source, image, platform),
        };
    }));
}
function diffIdsOf(config) {
    const list = (0,lib.at)(config, 'rootfs', 'diff_ids');
    return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
}
async function readJson(source, expected, limit) {
    if (expected.size > limit)
        return undefined;
    const chunks = [];
    for await (const chunk of source.getBlob(expected))
        chunks.push(chunk);
    try {
        return JSON.parse(Buffer.concat(chunks).toString('utf8'));
    }
    catch {
        return undefined;
    }
}
async function findProvenance(source, image, { digest }) {
    for (const { about, manifest } of image.attestations) {
        if (about !== digest)
            continue;
        for (const layer of manifest.layers) {
            if (!PROVENANCE.test(layer.annotations?.['in-toto.io/predicate-type'] ?? ''))
                continue;
            const statement = await readJson(source, layer, MAX_PROVENANCE_BYTES);
            const predicateType = (0,lib/* textAt */.$6)(statement, 'predicateType');
            if (predicateType !== undefined && PROVENANCE.test(predicateType)) {
                return { predicateType, predicate: (0,lib.at)(statement, 'predicate') };
            }
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/image/base-image.js




const MAX_CANDIDATES = 16;
async function findBaseImage(platforms, { client, signal, onProblem }) {
    const found = [];
    for (const candidate of candidatesOf(platforms).slice(0, MAX_CANDIDATES)) {
        const reference = tryParse(candidate.name);
        if (reference === undefined)
            continue;
        try {
            found.push(await inspect(reference, candidate.digest, platforms, repositoryOf(reference, client, signal)));
        }
        catch (error) {
            onProblem(candidate.name, error);
        }
    }
    const [best] = found.toSorted((a, b) => layersOf(b) - layersOf(a));
    return best === undefined || layersOf(best) === 0 ? undefined : best;
}
function candidatesOf(platforms) {
    const all = platforms.flatMap((platform) => [
        ...annotatedBase(platform),
        ...materialsOf(platform.provenance?.predicate).flatMap(readMaterial),
    ]);
    return [...new Map(all.map((one) => [`${one.name} ${one.digest}`, one])).values()];
}
function annotatedBase({ annotations }) {
    const name = annotations['org.opencontainers.image.base.name'];
    const digest = annotations['org.opencontainers.image.base.digest'];
    if (name === undefined || name === '')
        return [];
    return [{ name, digest: digest !== undefined && (0,registry_lib/* isDigest */.Bc)(digest) ? digest : undefined }];
}
function materialsOf(predicate) {
    const list = (0,lib.at)(predicate, 'materials') ?? (0,lib.at)(predicate, 'buildDefinition', 'resolvedDependencies');
    return Array.isArray(list) ? list : [];
}
function readMaterial(material) {
    const uri = (0,lib/* textAt */.$6)(material, 'uri') ?? '';
    const match = /^pkg:docker\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]*))?/.exec(uri);
    if (match === null)
        return [];
    const [, path = '', version = ''] = match;
    const digests = (0,lib.at)(material, 'digest');
    const sha256 = (0,lib/* isJsonObject */.OW)(digests) ? (0,lib/* textAt */.$6)(digests, 'sha256') : undefined;
    const digest = new URLSearchParams(match[3]).get('digest') ?? (sha256 && `sha256:${sha256}`) ?? '';
    const tag = base_image_decode(version);
    return [
        {
            name: `${base_image_decode(path)}${tag === '' || (0,registry_lib/* isDigest */.Bc)(tag) ? '' : `:${tag}`}`,
            digest: (0,registry_lib/* isDigest */.Bc)(digest) ? digest : undefined,
        },
    ];
}
function base_image_decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function tryParse(name) {
    try {
        return (0,lib_reference/* parseReference */.F2)(name);
    }
    catch {
        return undefined;
    }
}
function repositoryOf({ registry, repository }, client, signal) {
    return client.repository(registry, repository, signal === undefined ? {} : { signal });
}
async function inspect(reference, digest, platforms, repository) {
    const root = digest ?? reference.digest ?? (await base_image_resolve(repository, reference.tag ?? 'latest'));
    const bases = await readImageFacts(repository, await (0,registry_lib/* readImage */.AM)(repository, root));
    const diffIds = new Map();
    for (const { platform, diffIds: layers } of platforms) {
        const base = bases.find((one) => one.platform === platform) ?? (bases.length === 1 ? bases[0] : undefined);
        if (base !== undefined && isPrefix(base.diffIds, layers))
            diffIds.set(platform, base.diffIds);
    }
    return { reference, name: `${(0,lib_reference/* formatRepository */.Sh)(reference)}@${root}`, digest: root, diffIds };
}
async function base_image_resolve(source, tag) {
    const found = await source.findManifest(tag);
    if (found === undefined)
        throw new Error(`${source.name} has no tag ${tag}`);
    return found.descriptor.digest;
}
function isPrefix(base, layers) {
    return base.length > 0 && base.length <= layers.length && base.every((id, index) => id === layers[index]);
}
function layersOf({ diffIds }) {
    return Math.max(0, ...[...diffIds.values()].map(({ length }) => length));
}

;// CONCATENATED MODULE: ./packages/trivy/lib/model/types.js
const FINDING_CLASSES = (/* unused pure expression or super */ null && (['vulnerability', 'misconfiguration', 'secret', 'license']));
function hasFix(finding) {
    return (finding.package?.fixedVersions ?? []).length > 0 || finding.status === 'fixed';
}

;// CONCATENATED MODULE: ./packages/trivy/lib/advice/rebuild.js

function clearedBy(findings, reports) {
    const there = new Set(reports.flatMap((report) => report.findings.map((each) => identify(each).key)));
    return findings.filter((finding) => !there.has(identify(finding).key));
}

;// CONCATENATED MODULE: ./packages/trivy/lib/advice/versions.js
const END = [0, ''];
const EARLIER = /^(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|m|milestone|canary|next|nightly)$/;
const EARLIER_PYTHON = /^(?:a|b|c)$/;
function readVersion(text, os = false) {
    const [, epoch = '', rest = text] = /^(?:([0-9]+):)?(.*)$/s.exec(text) ?? [];
    const dash = os ? rest.lastIndexOf('-') : -1;
    const upstream = dash === -1 ? rest : rest.slice(0, dash);
    return {
        text,
        epoch: tokens(epoch, os),
        upstream: tokens(os ? upstream : upstream.replace(/^v(?=[0-9])/, ''), os),
        revision: dash === -1 ? [] : tokens(rest.slice(dash + 1), os),
    };
}
function compareVersions(a, b) {
    if (a === b)
        return 0;
    return (compareTokens(a.epoch, b.epoch) ||
        compareTokens(a.upstream, b.upstream) ||
        compareTokens(a.revision, b.revision));
}
function sharedPrefix({ upstream: a }, { upstream: b }) {
    let count = 0;
    while (count < a.length && count < b.length && compareToken(a[count], b[count]) === 0)
        count += 1;
    return count;
}
function tokens(text, os) {
    return Array.from(text.toLowerCase().matchAll(/[0-9]+|[a-z]+|~/g), ([part]) => {
        if (part === '~')
            return [-2, ''];
        if (/^[0-9]/.test(part)) {
            const digits = part.replace(/^0+/, '');
            return digits === '' ? END : [2, digits];
        }
        const isEarlier = EARLIER.test(part) || (!os && EARLIER_PYTHON.test(part));
        return [isEarlier ? -1 : 1, part === 'dev' ? '' : part];
    });
}
function compareTokens(a, b) {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        const order = compareToken(a[index], b[index]);
        if (order !== 0)
            return order;
    }
    return 0;
}
function compareToken([rankA, a] = END, [rankB, b] = END) {
    if (rankA !== rankB)
        return rankA - rankB;
    if (rankA === 2 && a.length !== b.length)
        return a.length - b.length;
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/advice/advise.js




function advise(findings, base) {
    const gating = findings.filter((finding) => finding.gating);
    const baseAdvice = base === undefined ? undefined : adviseBase(gating, base);
    const read = versionReader();
    const rest = gating.filter((finding) => baseAdvice?.cleared.has(finding) !== true);
    const groups = Map.groupBy(rest.flatMap((finding) => updatable(finding, read)), ({ package: found }) => `${packageName(found)}@${found.version}`);
    const packages = [...groups.values()].map((group) => advisePackage(group, gating.length));
    return [...(baseAdvice === undefined ? [] : [baseAdvice.advice]), ...packages]
        .filter(({ clears }) => clears > 0)
        .toSorted((a, b) => b.clears - a.clears || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}
function versionReader() {
    const known = new Map();
    return (text, os) => {
        const name = `${os} ${text}`;
        const version = known.get(name) ?? readVersion(text, os);
        known.set(name, version);
        return version;
    };
}
function updatable(finding, read) {
    const { class: kind, package: found } = finding;
    if (kind !== 'vulnerability' || found === undefined || found.fixedVersions.length === 0)
        return [];
    const installed = read(found.version, found.os);
    const fixes = found.fixedVersions.map((fix) => read(fix, found.os)).toSorted(compareVersions);
    const highest = fixes.at(-1);
    if (highest === undefined || compareVersions(highest, installed) <= 0)
        return [];
    return [{ package: found, installed, fixes }];
}
function adviseBase(gating, { name, current }) {
    const ofBase = gating.filter(({ origin }) => origin === 'base');
    const cleared = new Set(current === undefined ? ofBase.filter(hasFix) : clearedBy(ofBase, current));
    const text = current === undefined
        ? `update the base image ${name}, once it has the fixes`
        : `rebuild on ${name} of today`;
    return { advice: { kind: 'base-image', text, clears: cleared.size, of: gating.length }, cleared };
}
function advisePackage(group, of) {
    const [first] = group;
    if (first === undefined)
        throw new RangeError('a group has a finding');
    const { name, version } = first.package;
    const { to, clears } = lowestFix(group, first.installed);
    return {
        kind: 'package',
        text: `update ${name} ${version} to ${to}`,
        clears,
        of,
        package: { name, from: version, to },
    };
}
function lowestFix(group, installed) {
    const all = new Map(group.flatMap(({ fixes }) => fixes.map((fix) => [fix.text, fix])));
    return [...all.values()]
        .filter((version) => compareVersions(version, installed) > 0)
        .toSorted(compareVersions)
        .map((to) => ({ to: to.text, clears: group.filter(({ fixes }) => clearsAt(to, fixes)).length }))
        .reduce((best, each) => (each.clears > best.clears ? each : best));
}
function clearsAt(version, fixes) {
    const index = fixes.findIndex((fix) => compareVersions(fix, version) > 0);
    const above = fixes[index];
    const below = fixes.at(above === undefined ? -1 : index - 1);
    if (below === undefined || index === 0)
        return false;
    if (above === undefined || compareVersions(below, version) === 0)
        return true;
    return sharedPrefix(version, below) > sharedPrefix(version, above);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/baseline/layer-sets.js
class LayerSets {
    #grown = new Map();
    with(layers, platform, layer) {
        if (layers?.has(platform) === true && (layer === undefined || layers.get(platform) !== undefined)) {
            return layers;
        }
        const step = `${platform.length} ${platform}${layer ?? ''}`;
        const steps = this.#grown.get(layers) ?? new Map();
        this.#grown.set(layers, steps);
        const grown = steps.get(step) ?? new Map(layers).set(platform, layer);
        steps.set(step, grown);
        return grown;
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/baseline/merge.js



function platformOf({ artifact }) {
    return artifact.platform ?? 'unknown';
}
function mergeFindings(reports) {
    const found = new Map();
    const sets = new LayerSets();
    for (const report of reports) {
        const platform = platformOf(report);
        for (const finding of report.findings)
            add(found, finding, platform, sets);
    }
    return withKeys([...found.values()]);
}
function add(found, finding, platform, sets) {
    const identity = identify(finding);
    const entry = found.get(identity.exact);
    const layers = sets.with(entry?.layers, platform, finding.layer);
    if (entry === undefined) {
        found.set(identity.exact, { identity, key: identity.key, finding, layers });
        return;
    }
    entry.layers = layers;
    if (isWorse(finding, entry.finding))
        entry.finding = finding;
}
function isWorse(finding, other) {
    const rank = bySeverity(finding, other);
    if (rank !== 0)
        return rank < 0;
    return fixes(finding) > fixes(other);
}
function fixes(finding) {
    return finding.package?.fixedVersions.length ?? 0;
}
function withKeys(entries) {
    return [...Map.groupBy(entries, ({ key }) => key).values()].flatMap((group) => {
        if (group.length === 1)
            return group;
        const sorted = group.toSorted(byIdentity);
        for (const [index, entry] of sorted.entries())
            if (index > 0)
                entry.key += `#${index + 1}`;
        return sorted;
    });
}
function byIdentity(a, b) {
    return compareText(a.identity.exact, b.identity.exact);
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function bySeverity(a, b) {
    if (a.severity === b.severity)
        return 0;
    return types/* SEVERITIES */.o.indexOf(a.severity) - types/* SEVERITIES */.o.indexOf(b.severity);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/baseline/compare.js


function compareFindings(head, merged, baseline) {
    const added = new Set();
    const gone = new Map();
    const all = mergeFindings(baseline);
    const known = new Set(baseline.map(platformOf));
    for (const platform of new Set(head.map(platformOf))) {
        const before = known.has(platform) ? all.filter(({ layers }) => layers.has(platform)) : all;
        const now = merged.filter(({ layers }) => layers.has(platform));
        const { unexplained, unused } = match(now, before);
        for (const finding of unexplained)
            added.add(finding);
        for (const finding of before)
            gone.set(finding, gone.get(finding) !== false && unused.has(finding));
    }
    const fixed = [...gone]
        .filter(([, isGone]) => isGone)
        .map(([merged]) => merged)
        .toSorted((a, b) => bySeverity(a.finding, b.finding) || byIdentity(a, b))
        .map(({ finding }) => finding);
    return { added, fixed, before: all };
}
const LOOSER_NAMES = [
    ({ identity }) => identity.key,
    ({ identity, finding }) => looseKey(finding, identity.key),
];
function match(now, before) {
    const exact = new Map(before.map((merged) => [merged.identity.exact, merged]));
    const rest = now.filter(({ identity }) => !exact.delete(identity.exact));
    const unused = new Set([...exact.values()].toSorted(byIdentity));
    let unexplained = rest.toSorted(byIdentity);
    for (const nameOf of LOOSER_NAMES) {
        const byName = Map.groupBy(unused, nameOf);
        unexplained = unexplained.filter((merged) => {
            const explanation = byName.get(nameOf(merged))?.shift();
            return explanation === undefined || !unused.delete(explanation);
        });
    }
    return { unexplained, unused };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/exceptions/facts.js

function exceptionFacts(ledger, findings, pending) {
    const all = findings.flatMap(({ entries, isExcepted }) => entries.map((entry) => ({ entry, isExcepted })));
    const useful = all.filter(({ entry, isExcepted }) => entry.state !== 'expired' || !isExcepted);
    const used = new Set(useful.map(({ entry }) => entry));
    const some = (is) => ledger.entries.filter(is).map(({ entry }) => noteOf(entry));
    return {
        applied: findings.filter(({ isExcepted }) => isExcepted).length,
        expired: some((entry) => entry.state === 'expired' && used.has(entry)),
        expiring: some((entry) => entry.state === 'expiring' && used.has(entry)),
        unused: some((entry) => !used.has(entry)),
        pending: pending.map(noteOf),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/vex/statements.js

class VexStatements {
    #byName;
    #image;
    constructor(documents, image) {
        const pairs = documents
            .flatMap(({ statements }) => statements)
            .flatMap((statement) => statement.vulnerabilities.map((name) => [name, statement]));
        const groups = Map.groupBy(pairs, ([name]) => name);
        this.#byName = new Map([...groups].map(([name, group]) => [name, group.map(([, each]) => each)]));
        this.#image = openImage(image);
    }
    about(finding, platforms) {
        if (this.#byName.size === 0)
            return undefined;
        const names = new Set([finding.id, ...finding.aliases].map((name) => name.toLowerCase()));
        return [...names]
            .flatMap((name) => this.#byName.get(name) ?? [])
            .filter(({ products }) => products.some((product) => this.#covers(product, finding, platforms)))
            .reduce(later, undefined);
    }
    #covers(product, finding, platforms) {
        if (isImage(product, this.#image, platforms)) {
            const { subcomponents } = product;
            return subcomponents.length === 0 || subcomponents.some((part) => isPackageOf(part, finding));
        }
        return product.subcomponents.length === 0 && isPackageOf(product, finding);
    }
}
function later(best, next) {
    return best !== undefined && best.timestamp > next.timestamp ? best : next;
}
function openImage({ names, digests }) {
    const inNames = names.flatMap((name) => name.split('@').slice(1));
    const references = names.map((name) => {
        const [withoutDigest = ''] = name.split('@', 1);
        const [, repository = withoutDigest, tag] = /^(.*?)(?::([^:/]*))?$/.exec(withoutDigest) ?? [];
        return { repository: repository.toLowerCase(), tag };
    });
    return { references, digests: new Set([...digests, ...inNames]) };
}
function isImage({ purls, hashes }, image, platforms) {
    if (hashes.some((hash) => image.digests.has(hash)))
        return true;
    return purls.some((purl) => {
        const url = parsePackageUrl(purl);
        return url?.base.toLowerCase().startsWith('pkg:oci/') === true && statements_isNamed(url, image, platforms);
    });
}
function statements_isNamed(url, image, platforms) {
    const { base, version } = url;
    const qualifiers = qualifiersOf(url);
    const name = decode(base.slice(base.lastIndexOf('/') + 1)).toLowerCase();
    const repository = qualifiers.get('repository_url')?.toLowerCase();
    const tag = qualifiers.get('tag');
    const architecture = qualifiers.get('arch');
    if (architecture !== undefined && !platforms.every((each) => each.split('/')[1] === architecture))
        return false;
    if (version !== undefined)
        return image.digests.has(version);
    return image.references.some((each) => each.repository.slice(each.repository.lastIndexOf('/') + 1) === name &&
        (repository === undefined || sameRepository(each.repository, repository)) &&
        (tag === undefined || each.tag === tag));
}
function sameRepository(a, b) {
    const plain = (name) => name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');
    return a === b || plain(a) === plain(b);
}
function isPackageOf({ purls }, { package: found }) {
    const actual = found?.purl === undefined ? undefined : parsePackageUrl(found.purl);
    if (actual === undefined)
        return false;
    return purls.some((purl) => {
        const stated = parsePackageUrl(purl);
        if (stated === undefined || decode(stated.base) !== decode(actual.base))
            return false;
        if (stated.version !== undefined && stated.version !== actual.version)
            return false;
        const known = qualifiersOf(actual);
        return [...qualifiersOf(stated)].every(([key, value]) => known.get(key) === value);
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/counts.js

function countFindings(findings, fixed) {
    const groups = Map.groupBy(findings, ({ severity }) => severity);
    const entries = types/* SEVERITIES */.o.map((severity) => [severity.toLowerCase(), countOf(groups.get(severity) ?? [])]);
    const bySeverity = Object.fromEntries(entries);
    return { ...bySeverity, fixed, kev: findings.filter(({ kev }) => kev).length };
}
function countOf(findings) {
    const number = (is) => findings.filter(is).length;
    return {
        total: findings.length,
        new: number(({ state }) => state === 'new'),
        existing: number(({ state }) => state === 'existing'),
        excepted: number(({ exception }) => exception !== undefined),
        gating: number(({ gating }) => gating),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/text.js

const MAX_TITLE = 110;
const MAX_VALUE = 160;
const MAX_REMEMBERED = 4000;
const NUMBER = new Intl.NumberFormat('en-US');
function count(number, one, many = `${one}s`) {
    return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
}
function enumerate(items) {
    return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
function shorten(text, max) {
    if (text.length <= max)
        return text;
    return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
function title(text) {
    return (0,lib/* escapeMarkdown */.FV)(shorten(text, MAX_TITLE));
}
const prose = remembered((text) => (0,lib/* escapeMarkdown */.FV)(shorten(text, MAX_VALUE)));
const value = remembered((text) => (0,lib/* code */.aY)(shorten(text, MAX_VALUE)));
function remembered(make) {
    const known = new Map();
    return (text) => {
        const before = known.get(text);
        if (before !== undefined)
            return before;
        if (known.size >= MAX_REMEMBERED)
            known.clear();
        const made = make(text);
        known.set(text, made);
        return made;
    };
}
function minute(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/describe-rules.js



function describeRules(rules) {
    const { parts, licenses, kev, epss, endOfLife, unrecognised } = rules;
    const { base, application } = parts;
    const same = JSON.stringify(plain(base)) === JSON.stringify(plain(application));
    return [
        ...(same
            ? describePart(base, '')
            : [...describePart(base, ' of the base image'), ...describePart(application, ' of the application')]),
        ...(licenses.allow === undefined ? [] : [`licenses other than ${names(licenses.allow)} fail`]),
        ...(licenses.deny.length === 0 ? [] : [`licenses ${names(licenses.deny)} fail`]),
        ...(kev === 'fail' ? ['vulnerabilities that CISA knows to be exploited fail'] : []),
        ...(epss === undefined ? [] : [`vulnerabilities with an EPSS of at least ${epss} fail`]),
        ...(endOfLife === 'fail' ? ['an operating system past its end of life fails'] : []),
        ...(unrecognised === 'fail' ? ['an image in which nothing is recognised fails'] : []),
    ];
}
function describePart({ severity, ignoreUnfixed, ignoreStatus }, where) {
    const groups = Map.groupBy(CLASS_NAMES, ([kind]) => severityNames(severity[kind]));
    const sentences = [...groups].map(([levels, classes]) => {
        const what = enumerate(classes.map(([, name]) => name));
        return levels === '' ? `no ${what}${where} fail by severity` : `${levels} ${what}${where} fail`;
    });
    const left = [
        ...(ignoreUnfixed ? ['without a fixed version'] : []),
        ...(ignoreStatus.size > 0 ? [`with status ${enumerate([...ignoreStatus])}`] : []),
    ];
    return left.length === 0
        ? sentences
        : [...sentences, `vulnerabilities${where} ${left.join(' or ')} are left out`];
}
function severityNames(severities) {
    return enumerate(types/* SEVERITIES */.o.filter((severity) => severities.has(severity)));
}
function names(globs) {
    return enumerate(globs.map(({ source }) => source));
}
function plain({ severity, ignoreUnfixed, ignoreStatus }) {
    const levels = CLASS_NAMES.map(([kind]) => severityNames(severity[kind]));
    return [levels, ignoreUnfixed, [...ignoreStatus].toSorted()];
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/reasons.js

function weigh(finding, part, exploitation, rules) {
    const license = finding.class === 'license' ? weighLicense(finding.id, rules) : undefined;
    if (license !== undefined)
        return license;
    const { kev, epss } = exploitation;
    if (rules.kev === 'fail' && kev)
        return { counts: true, because: 'known to be exploited' };
    if (rules.epss !== undefined && epss !== undefined && epss >= rules.epss) {
        return { counts: true, because: `likely to be exploited (EPSS ${percent(epss)})` };
    }
    const counts = rules.parts[part].severity[finding.class].has(finding.severity);
    return { counts, because: counts ? grave(finding) : `${finding.severity} does not fail` };
}
function weighLicense(name, { licenses }) {
    const { allow, deny } = licenses;
    if (deny.some((glob) => glob.matches(name)))
        return { counts: true, because: 'a denied license' };
    if (allow === undefined)
        return undefined;
    return allow.some((glob) => glob.matches(name))
        ? { counts: false, because: 'an allowed license' }
        : { counts: true, because: 'no allowed license' };
}
function grave(finding) {
    if (finding.class !== 'vulnerability')
        return finding.severity;
    return `${finding.severity} and ${hasFix(finding) ? 'fixable' : 'without a fix'}`;
}
function percent(fraction) {
    return `${Number((fraction * 100).toPrecision(2))} %`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/judge-finding.js

function judgeFinding({ merged, place }, bench) {
    const { finding, key } = merged;
    const { part, source, platforms } = place;
    const exploitation = exploitationOf(merged, bench.feeds);
    const weight = weigh(finding, part, exploitation, bench.rules);
    const entries = bench.ledger.about(finding);
    const exception = exceptionOf(entries, () => vexOf(merged, platforms, bench.vex));
    const state = bench.added === undefined ? 'unknown' : bench.added.has(merged) ? 'new' : 'existing';
    const gating = weight.counts && exception === undefined && state !== 'existing';
    const because = exception !== undefined
        ? excepted(exception)
        : state === 'existing' && weight.counts
            ? 'in the baseline'
            : state === 'new' && gating
                ? `new, ${weight.because}`
                : weight.because;
    const judged = {
        ...finding,
        key,
        platforms,
        state,
        gating,
        because,
        exception,
        origin: part === 'unknown' ? undefined : part,
        source,
        ...exploitation,
    };
    return { finding: judged, entries };
}
function exploitationOf({ finding }, { kev, epss }) {
    const isKnown = kev !== undefined || epss !== undefined;
    if (finding.class !== 'vulnerability' || !isKnown)
        return { kev: false, epss: undefined };
    const ids = [finding.id, ...finding.aliases];
    const scores = ids.map((id) => epss?.get(id)).filter((score) => score !== undefined);
    return {
        kev: ids.some((id) => kev?.has(id) === true),
        epss: scores.length === 0 ? undefined : Math.max(...scores),
    };
}
function exceptionOf(entries, findVex) {
    if (entries.length === 0)
        return findVex();
    const inForce = entries.filter(({ state }) => state !== 'expired').toSorted(longerFirst);
    const own = inForce.find(({ entry }) => entry.kind === 'exception');
    if (own !== undefined)
        return applied(own);
    const vex = findVex();
    if (vex !== undefined)
        return vex;
    const [ignored] = inForce;
    return ignored === undefined ? undefined : applied(ignored);
}
function longerFirst(a, b) {
    const end = ({ entry }) => entry.expires ?? '~';
    return end(a) < end(b) ? 1 : end(a) > end(b) ? -1 : 0;
}
function applied({ entry }) {
    const { kind, reason, owner, expires } = entry;
    return { kind, reason, owner, expires };
}
function vexOf({ finding }, platforms, vex) {
    if (finding.class !== 'vulnerability')
        return undefined;
    const statement = vex.about(finding, platforms);
    if (statement?.status !== 'not_affected' && statement?.status !== 'fixed')
        return undefined;
    return { kind: 'vex', reason: statement.reason, owner: statement.author, expires: undefined };
}
function excepted({ kind, reason, expires }) {
    if (kind === 'vex')
        return `not affected by a VEX document: ${reason}`;
    const until = expires === undefined ? '' : ` until ${expires}`;
    return kind === 'trivyignore' ? `in an ignore file${until}: ${reason}` : `excepted${until}: ${reason}`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/left-out.js

function isLeftOut(finding, { ignoreUnfixed, ignoreStatus }) {
    if (finding.class !== 'vulnerability')
        return false;
    return (ignoreUnfixed && !hasFix(finding)) || ignoreStatus.has(finding.status ?? 'unknown');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/place.js
function placeFindings(findings, origins) {
    const known = new Map();
    return findings.map((merged) => {
        const place = known.get(merged.layers) ?? placeOf(merged.layers, origins);
        known.set(merged.layers, place);
        return { merged, place };
    });
}
function placeOf(layers, origins) {
    const known = [...layers].flatMap(([platform, layer]) => {
        const origin = layer === undefined ? undefined : origins.get(platform)?.get(layer);
        return origin === undefined ? [] : [origin];
    });
    const complete = known.length === layers.size && known.every(({ origin }) => origin !== undefined);
    const application = known.find(({ origin }) => origin === 'application');
    const decisive = application ?? known.find(({ source }) => source !== undefined) ?? known[0];
    const part = application !== undefined ? 'application' : complete ? 'base' : 'unknown';
    return { part, source: decisive?.source, platforms: [...layers.keys()] };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/rank.js

function byRank(a, b) {
    return (Number(b.gating) - Number(a.gating) ||
        Number(b.state === 'new') - Number(a.state === 'new') ||
        Number(b.kev) - Number(a.kev) ||
        (b.epss ?? 0) - (a.epss ?? 0) ||
        bySeverity(a, b) ||
        (b.cvss ?? 0) - (a.cvss ?? 0) ||
        compareText(a.id, b.id) ||
        compareText(a.key, b.key));
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/remarks.js


function remarksOf(input, judgements, exceptions) {
    return joined([
        endOfLife(input),
        unrecognised(input),
        feeds(input),
        expired(judgements, exceptions, input.baseline !== undefined),
    ]);
}
const NOTHING = { failures: [], errors: [], notes: [] };
function endOfLife({ reports, baseline, rules }) {
    const known = new Set((baseline?.reports ?? []).map(systemOf));
    const over = reports.filter(({ artifact }) => artifact.os?.endOfLife === true);
    return joined([...Map.groupBy(over, systemOf)].map(([system, group]) => {
        const where = group.map(platformOf).filter((platform) => platform !== 'unknown');
        const on = where.length === 0 || where.length === reports.length ? '' : ` (${where.join(', ')})`;
        const line = `${system}${on} is past its end of life: it gets no more fixes, and new vulnerabilities are not found`;
        return remark(line, known.has(system) && rules.endOfLife === 'fail' ? 'warn' : rules.endOfLife);
    }));
}
function systemOf({ artifact: { os } }) {
    return os === undefined ? '' : `${os.family} ${os.name}`;
}
function unrecognised({ reports, rules }) {
    const blank = reports.filter(({ targets, artifact }) => targets === 0 && artifact.type === 'container_image');
    if (blank.length === 0)
        return NOTHING;
    const where = blank.map(platformOf).filter((platform) => platform !== 'unknown');
    const on = where.length === 0 ? '' : ` in ${where.join(', ')}`;
    const line = `nothing was recognised${on}, neither an operating system nor packages: vulnerabilities of what is there are unknown`;
    return remark(line, rules.unrecognised);
}
function feeds({ feeds: data, rules }) {
    const needed = (rules.kev === 'fail' && data.kev === undefined) || (rules.epss !== undefined && data.epss === undefined);
    if (!needed)
        return { ...NOTHING, notes: data.problems };
    const errors = data.problems.length > 0 ? data.problems : ['the feeds that the policy asks for were not loaded'];
    return { ...NOTHING, errors };
}
function expired(judgements, exceptions, compared) {
    if (exceptions.expired.length === 0)
        return NOTHING;
    const concerned = judgements.filter(({ finding, entries }) => finding.exception === undefined && entries.some(({ state }) => state === 'expired'));
    const isOld = compared && concerned.every(({ finding }) => finding.state === 'existing');
    const lines = exceptions.expired.map(({ id, scope, owner, expires }) => `the exception for ${id} (${scope}) expired on ${expires}: ask ${owner}`);
    return isOld ? { ...NOTHING, notes: lines } : { ...NOTHING, failures: lines };
}
function remark(line, action) {
    if (action === 'ignore')
        return NOTHING;
    return action === 'fail' ? { ...NOTHING, failures: [line] } : { ...NOTHING, notes: [line] };
}
function leftOutNotes(number) {
    return number === 0 ? [] : [`${count(number, 'vulnerability', 'vulnerabilities')} left out by the rules`];
}
function joined(all) {
    return {
        failures: all.flatMap(({ failures }) => failures),
        errors: all.flatMap(({ errors }) => errors),
        notes: all.flatMap(({ notes }) => notes),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/verdict/judge.js













function judge(input) {
    const { rules, baseline, images, subject } = input;
    const reports = inOrder(input.reports, subject);
    const merged = mergeFindings(reports);
    const comparison = baseline && compareFindings(reports, merged, baseline.reports);
    const placed = placeFindings(merged, input.origins);
    const remaining = placed.filter(({ merged: { finding }, place }) => !isLeftOut(finding, rules.parts[place.part]));
    const ledger = new Ledger(input.exceptions, { images, now: input.now, expiresSoon: rules.expiresSoon });
    const vex = new VexStatements(input.vex, { names: images, digests: digestsOf(subject) });
    const bench = { rules, feeds: input.feeds, ledger, vex, added: comparison?.added };
    const judgements = remaining.map((finding) => judgeFinding(finding, bench));
    const findings = judgements.map(({ finding }) => finding).toSorted(byRank);
    const reckonings = judgements.map(({ finding, entries }) => {
        return { entries, isExcepted: finding.exception !== undefined };
    });
    const exceptions = exceptionFacts(ledger, reckonings, input.pending);
    const remarks = remarksOf({ ...input, reports }, judgements, exceptions);
    const fixed = (comparison?.fixed ?? []).filter((finding) => !isLeftOut(finding, rules.parts.unknown));
    return {
        ...framework(input),
        ...decide(findings.some(({ gating }) => gating), remarks),
        notes: [...input.notes, ...remarks.notes, ...leftOutNotes(placed.length - remaining.length)],
        baseline: baseline && baselineFacts(baseline, comparison?.before ?? [], rules),
        findings,
        fixed,
        exceptions,
        advice: advise(findings, input.base),
        counts: countFindings(findings, fixed.length),
    };
}
function unjudged(outcome, reason, facts) {
    return {
        ...framework(facts),
        outcome,
        reasons: [reason],
        notes: facts.notes,
        baseline: undefined,
        findings: [],
        fixed: [],
        exceptions: { applied: 0, expired: [], expiring: [], unused: [], pending: [] },
        advice: [],
        counts: countFindings([], 0),
    };
}
function framework(facts) {
    const { subject, scanner, database, javaDatabase, rules, rulesSource, startedAt, now } = facts;
    return {
        version: 1,
        subject,
        scanner,
        database,
        javaDatabase,
        policy: { source: rulesSource, rules: describeRules(rules) },
        startedAt: startedAt.toISOString(),
        durationMs: Math.max(0, now.getTime() - startedAt.getTime()),
    };
}
function decide(gating, { failures, errors }) {
    const isFailed = gating || failures.length > 0;
    const outcome = isFailed ? 'policy-failed' : errors.length > 0 ? 'scan-error' : 'passed';
    return { outcome, reasons: [...failures, ...errors] };
}
function inOrder(reports, { platforms }) {
    const order = platforms.map(({ platform }) => platform);
    const position = (report) => {
        const index = order.indexOf(platformOf(report));
        return index === -1 ? order.length : index;
    };
    return reports.toSorted((a, b) => position(a) - position(b));
}
function digestsOf({ digest, platforms }) {
    return [digest, ...platforms.map((platform) => platform.digest)].filter((each) => each !== undefined);
}
function baselineFacts({ kind, name }, before, rules) {
    const findings = before.filter(({ finding }) => !isLeftOut(finding, rules.parts.unknown));
    return { kind, name, findings: findings.length };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/advised-base.js


async function readAdvisedBase(base, reports, trivy, ports) {
    if (base === undefined)
        return undefined;
    const { digest: _, ...named } = base.reference;
    const name = (0,lib_reference/* formatReference */.FH)(named);
    if (trivy === undefined || !hasFindings(base, reports))
        return { name };
    try {
        return { name, current: await scanCurrent(base, trivy, ports) };
    }
    catch (error) {
        const { signal, log } = ports.context;
        signal.throwIfAborted();
        log.debug(`Nothing is known about ${name} as it is now: ${String(error)}`);
        return { name };
    }
}
function hasFindings({ diffIds }, reports) {
    const layers = new Set([...diffIds.values()].flat());
    return reports.some(({ findings }) => findings.some(({ layer }) => layer && layers.has(layer)));
}
async function scanCurrent({ reference, digest, diffIds }, trivy, { client }) {
    const { registry, repository, tag } = reference;
    if (tag === undefined)
        return undefined;
    const now = await client.repository(registry, repository).resolve(tag);
    if (now === undefined || now.digest === digest)
        return undefined;
    const image = { ...reference, digest: now.digest };
    return (await scanImage(trivy, image, { client, platforms: [...diffIds.keys()] })).reports;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/unpack.js







const LAYOUT_FILE = /^(?:oci-layout|index\.json|blobs\/sha(?:256|512)\/[0-9a-f]{64,128})$/;
const unpack_MAX_ENTRIES = 100_000;
async function listEntries(archive, signal) {
    const names = new Set();
    await forEachFile(archive, signal, async (name, content) => {
        names.add(name);
        await drain(content);
    });
    return names;
}
async function unpackLayout(archive, folder, signal) {
    for (const algorithm of ['sha256', 'sha512']) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs', algorithm), { recursive: true });
    }
    await forEachFile(archive, signal, async (name, content) => {
        if (!LAYOUT_FILE.test(name))
            await drain(content);
        else
            await (0,external_node_stream_promises_.pipeline)(content, (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, name), { flags: 'wx', mode: 0o600 }));
    });
}
async function forEachFile(archive, signal, onFile) {
    try {
        const { extract } = await __webpack_require__.e(/* import() */ 118).then(__webpack_require__.t.bind(__webpack_require__, 6118, 19));
        const entries = extract();
        let count = 0;
        entries.on('entry', (header, content, next) => {
            count += 1;
            if (count > unpack_MAX_ENTRIES)
                next(new Error(`it has more than ${unpack_MAX_ENTRIES} entries`));
            else
                visit(header, content, onFile).then(() => next(), next);
        });
        const decompress = (await unpack_isGzip(archive)) ? (0,external_node_zlib_.createGunzip)() : new external_node_stream_.PassThrough();
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), decompress, entries, signal ? { signal } : {});
    }
    catch (error) {
        signal?.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        throw new scan_errors/* ScanError */.sC('source', `${archive} cannot be read: ${reason}`, { cause: error });
    }
}
async function visit({ name, type }, content, onFile) {
    if (type === 'file' || type === 'contiguous-file')
        await onFile(name.replace(/^\.\//, ''), content);
    else
        await drain(content);
}
async function drain(content) {
    for await (const chunk of content)
        void chunk;
}
async function unpack_isGzip(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
        return bytesRead === 2 && buffer.equals(Buffer.from([0x1f, 0x8b]));
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/archive.js







async function scanArchive(trivy, path, options = {}) {
    const { signal } = trivy.options;
    const archive = (0,external_node_path_.resolve)(path);
    const entries = await listEntries(archive, signal);
    if (entries.has('index.json'))
        return await scanUnpacked(trivy, archive, options);
    if (entries.has('manifest.json'))
        return [await scanDockerArchive(trivy, archive, options.name)];
    throw new scan_errors/* ScanError */.sC('source', `${path} is no image: there is neither index.json nor manifest.json in it`);
}
async function scanUnpacked(trivy, archive, options) {
    const folder = await trivy.makeFolder('unpacked');
    try {
        await unpackLayout(archive, folder, trivy.options.signal);
        return await scanLayout(trivy, folder, options);
    }
    catch (error) {
        if (!(error instanceof registry_lib/* LayoutError */.Rd))
            throw error;
        throw new scan_errors/* ScanError */.sC('source', `${archive}: ${error.message.replaceAll(folder, '')}`, { cause: error });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function scanDockerArchive(trivy, archive, name) {
    const cwd = await trivy.makeFolder('view');
    const input = await linkArchive(cwd, archive, name);
    return await trivy.scan({
        command: 'image',
        target: ['--input', input],
        what: name ?? (0,external_node_path_.basename)(archive),
        lane: 'archive',
        cwd,
        readable: [archive],
        subject: {},
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/engine.js





async function scanEngineImage(trivy, name, { env = process.env } = {}) {
    const folder = await trivy.makeFolder('saved');
    const archive = (0,external_node_path_.join)(folder, 'image.tar');
    try {
        await save(name, archive, env, trivy.options.signal);
        return await scanDockerArchive(trivy, archive, name);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function save(name, archive, env, signal) {
    try {
        await (0,lib/* run */.eF)('docker', ['image', 'save', '--output', archive, '--', name], {
            env,
            ...(signal === undefined ? {} : { signal }),
        });
    }
    catch (error) {
        const why = error instanceof lib/* CommandError */.Qd
            ? (0,scan_errors/* lastWords */.aN)(error.stderrTail)
            : error instanceof lib/* CommandNotFoundError */.v$
                ? 'there is no docker client'
                : undefined;
        if (why === undefined)
            throw error;
        throw new scan_errors/* ScanError */.sC('source', `the local engine gave no image ${name}: ${why}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/folder.js


function scanFolder(trivy, path) {
    return scanPath(trivy, 'fs', path);
}
function scanConfiguration(trivy, path) {
    return scanPath(trivy, 'config', path);
}
function scanSbom(trivy, path) {
    return scanPath(trivy, 'sbom', path);
}
async function scanPath(trivy, command, path) {
    const target = await existing(path, command);
    return await trivy.scan({
        command,
        target: [target],
        what: path,
        lane: command,
        readable: [target],
        subject: {},
    });
}
async function existing(path, command) {
    try {
        const real = await (0,promises_.realpath)(path);
        if (command !== 'sbom' || (await (0,promises_.stat)(real)).isFile())
            return real;
    }
    catch (error) {
        throw new scan_errors/* ScanError */.sC('source', `${path} cannot be read, so it cannot be scanned`, { cause: error });
    }
    throw new scan_errors/* ScanError */.sC('source', `${path} is no file, so it is no SBOM`);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/gate/scan-subject.js














async function scanSubject(subject, trivy, sources) {
    const { workspace } = sources.context.github;
    const at = (path) => (0,external_node_path_.resolve)(workspace, path);
    if (subject.kind === 'report') {
        const read = (path) => readReportFile('report-file', path, workspace);
        return withoutFacts(await Promise.all(subject.paths.map(read)));
    }
    if ('reference' in subject) {
        const reference = parseName('image-ref', subject.reference);
        return scanNamed(subject.reference, reference, await trivy(), sources);
    }
    const path = at(subject.path);
    await assertThere(subject.kind === 'image' ? 'input' : 'scan-ref', path);
    if (subject.kind !== 'image')
        return withoutFacts([await scan_subject_scanPath(subject, path, await trivy())]);
    return scanFile(path, await trivy(), sources, subject.verified);
}
async function assertThere(input, path) {
    if ((await (0,promises_.stat)(path).catch(() => undefined)) !== undefined)
        return;
    throw new lib/* UserError */.yo(`input "${input}": there is no file or folder ${path}`, {
        fix: input === 'input'
            ? 'give the path of an OCI layout folder or of an image archive, relative to the workspace'
            : 'give a path relative to the workspace; a checkout step has to come before this one',
    });
}
function withoutFacts(reports) {
    return { digest: undefined, reports, facts: [] };
}
function scan_subject_scanPath({ kind }, path, trivy) {
    const scan = { fs: scanFolder, config: scanConfiguration, sbom: scanSbom }[kind];
    return scan(trivy, path);
}
async function scanNamed(name, reference, trivy, sources) {
    try {
        return await scanRemote(reference, trivy, sources);
    }
    catch (error) {
        if (!(error instanceof scan_errors/* ScanError */.sC && error.kind === 'source') && !(error instanceof registry_lib/* AuthenticationError */.v3))
            throw error;
        const { env, log } = sources.context;
        const report = await scanEngineImage(trivy, name, { env }).catch((second) => {
            if (!(second instanceof scan_errors/* ScanError */.sC) || second.kind !== 'source')
                throw second;
            if (error instanceof registry_lib/* AuthenticationError */.v3)
                throw error;
            throw new scan_errors/* ScanError */.sC('source', `${error.message}; ${second.message}`, { cause: error });
        });
        log.notice(`${name} comes from the local engine: the registry says ${error.message}`);
        return withoutFacts([report]);
    }
}
async function scanRemote(reference, trivy, { client, platforms, context }) {
    const { digest, reports } = await scanImage(trivy, reference, { client, platforms });
    const source = client.repository(reference.registry, reference.repository);
    return { digest, reports, facts: await scan_subject_factsOf(source, digest, reports, context) };
}
async function scanFile(path, trivy, sources, verified) {
    const { platforms, context } = sources;
    if (!(await (0,promises_.stat)(path)).isDirectory()) {
        if (!(await listEntries(path, context.signal)).has('index.json')) {
            return withoutFacts(await scanArchive(trivy, path, { platforms }));
        }
        const folder = await trivy.makeFolder('unpacked');
        await unpackLayout(path, folder, context.signal);
        return scanFile(folder, trivy, sources, undefined);
    }
    const reports = await scanLayout(trivy, path, {
        platforms,
        verified: verified !== undefined,
        reference: verified,
    });
    const layout = await (0,registry_lib/* openLayout */.B9)(path);
    const digest = verified ?? layout.roots[0]?.digest;
    const facts = digest === undefined ? [] : await scan_subject_factsOf(new registry_lib/* LayoutSource */.cQ(layout), digest, reports, context);
    return { digest, reports, facts };
}
async function scan_subject_factsOf(source, digest, reports, { log, signal }) {
    const scanned = new Set(reports.map(({ artifact }) => artifact.digest));
    try {
        const facts = await readImageFacts(source, await (0,registry_lib/* readImage */.AM)(source, digest));
        return facts.filter((platform) => scanned.has(platform.digest));
    }
    catch (error) {
        signal.throwIfAborted();
        log.debug(`Nothing is known about the layers: ${String(error)}`);
        return [];
    }
}

// EXTERNAL MODULE: ./packages/trivy/lib/gate/subject.js
var gate_subject = __webpack_require__(6992);
;// CONCATENATED MODULE: ./packages/trivy/lib/gate/run-gate.js
















async function runGate(request, ports) {
    const run = new Run(request, ports);
    try {
        const { report, scans } = await run.judge();
        return { report, problem: undefined, scans, trivy: run.trivy };
    }
    catch (error) {
        ports.context.signal.throwIfAborted();
        if (!isScanProblem(error))
            throw error;
        const outcome = error instanceof StaleDatabaseError ? 'stale-db' : 'scan-error';
        const report = unjudged(outcome, error.message, run.facts());
        return { report, problem: error, scans: [], trivy: undefined };
    }
}
const SCAN_PROBLEMS = new Set([
    'RegistryError',
    'AuthenticationError',
    'CredentialError',
    'DigestMismatchError',
    'InvalidManifestError',
    'LayoutError',
    'MissingManifestError',
    'UntrustedCertificateError',
]);
function isScanProblem(error) {
    if (error instanceof lib/* CancelledError */.cc || !(error instanceof Error))
        return false;
    return (error instanceof scan_errors/* ScanError */.sC ||
        error instanceof ScannerError ||
        error instanceof DatabaseError ||
        error instanceof StaleDatabaseError ||
        error instanceof ReportError ||
        SCAN_PROBLEMS.has(error.name));
}
const BASE_IMAGE_MS = 20_000;
class Run {
    #request;
    #ports;
    #startedAt = new Date();
    #notes = [];
    #open;
    #scanned;
    constructor(request, ports) {
        this.#request = request;
        this.#ports = ports;
        this.#notes.push(...request.loaded.notes);
    }
    get trivy() {
        return this.#open?.trivy;
    }
    facts() {
        const { loaded } = this.#request;
        return {
            subject: this.#subject(),
            scanner: this.#open?.scanner,
            database: this.#open?.database,
            javaDatabase: this.#open?.javaDatabase(),
            rules: loaded.rules,
            rulesSource: loaded.source,
            notes: this.#notes,
            startedAt: this.#startedAt,
            now: new Date(),
        };
    }
    async judge() {
        const { subject, images, loaded } = this.#request;
        const { rules, exceptions, pending, vex } = loaded;
        const { client, context, phases } = this.#ports;
        const sources = { client, platforms: this.#request.platforms, context };
        const trivy = () => this.#trivy();
        const scanned = await (0,lib/* phase */.Oi)({ phases }, 'Scan', () => scanSubject(subject, trivy, sources));
        this.#scanned = scanned;
        const { reports, facts } = scanned;
        const found = await (0,lib/* phase */.Oi)({ phases }, 'Base image', () => this.#findBase(scanned));
        const platforms = facts.map(({ platform }) => platform);
        const baseline = await (0,lib/* phase */.Oi)({ phases }, 'Baseline', () => readBaseline(rules.baseline, found, platforms, trivy, sources));
        const [feeds, base] = await Promise.all([
            this.#feeds(reports),
            readAdvisedBase(found, reports, this.trivy, this.#ports),
        ]);
        const origins = attributeLayers(facts, found);
        const input = { reports, baseline, images, exceptions, pending, vex, feeds, origins, base };
        const report = await (0,lib/* phase */.Oi)({ phases }, 'Judge', async () => judge({ ...this.facts(), ...input }));
        return { report, scans: reports };
    }
    async #trivy() {
        if (this.#open === undefined) {
            const { settings, scanners, loaded, subject, openSandbox } = this.#request;
            const { context, databaseClient: client, phases } = this.#ports;
            const needsDatabase = subject.kind !== 'config' && scanners.includes('vuln');
            const { databaseMaxAge } = loaded.rules;
            this.#open = await (0,lib/* phase */.Oi)({ phases }, 'Scanner', () => openTrivy({ settings, scanners, needsDatabase, databaseMaxAge, client, openSandbox }, context));
        }
        return this.#open.trivy;
    }
    async #findBase({ facts }) {
        if (facts.length === 0)
            return undefined;
        const { client, context } = this.#ports;
        const signal = AbortSignal.any([context.signal, AbortSignal.timeout(BASE_IMAGE_MS)]);
        const base = await findBaseImage(facts, {
            client,
            signal,
            onProblem: (name, problem) => context.log.debug(`${name} is not looked at: ${String(problem)}`),
        });
        context.signal.throwIfAborted();
        return base;
    }
    #feeds(reports) {
        const { loaded, files } = this.#request;
        const { env, signal } = this.#ports.context;
        const folder = env.RUNNER_TOOL_CACHE && (0,external_node_path_.join)(env.RUNNER_TOOL_CACHE, 'container-kit-feeds');
        return loadFeeds(loaded.rules, reports, {
            download: async (url, maxBytes) => (await (0,lib/* download */.RG)(url, { maxBytes, env, signal })).bytes,
            readFile: files.read,
            ...(folder ? { daily: dailyFiles(folder, new Date()) } : {}),
        });
    }
    #subject() {
        const { subject } = this.#request;
        const reports = this.#scanned?.reports ?? [];
        const [first] = reports;
        return {
            kind: subject.kind,
            name: subject.kind === 'report' ? (first?.artifact.name ?? (0,gate_subject/* nameOf */.V)(subject)) : (0,gate_subject/* nameOf */.V)(subject),
            digest: this.#scanned?.digest,
            platforms: reports.map(({ artifact }) => ({
                platform: artifact.platform ?? 'unknown',
                digest: artifact.digest,
                os: artifact.os,
            })),
        };
    }
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/place.js


function repositoryPlace(finding, subject, root = subject.name) {
    const { source, location } = finding;
    if (source !== undefined)
        return at(source.path, source.line, undefined);
    if (subject.kind !== 'fs' && subject.kind !== 'config')
        return undefined;
    const path = location?.path ?? finding.package?.path ?? finding.target;
    return at(external_node_path_.posix.join(root, path), location?.startLine, location?.endLine);
}
function at(path, line, endLine) {
    const clean = external_node_path_.posix.normalize(path);
    const legible = clean.isWellFormed() && (0,lib/* showControls */.mz)(clean) === clean && !/[\r\n\t]/.test(clean);
    const inside = path !== '' && clean !== '.' && !/^(?:\.\.(?:\/|$)|\/)/.test(clean) && legible;
    return inside ? { path: clean, line: line === 0 ? undefined : line, endLine } : undefined;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/plain.js


const NOUNS = {
    vulnerability: ['vulnerability', 'vulnerabilities'],
    misconfiguration: ['misconfiguration', 'misconfigurations'],
    secret: ['secret', 'secrets'],
    license: ['license', 'licenses'],
};
function nounOf(findings) {
    const classes = new Set(findings.map((finding) => finding.class));
    const [only] = classes;
    return only !== undefined && classes.size === 1 ? NOUNS[only] : ['finding', 'findings'];
}
function countsTitle(findings) {
    const numbers = types/* SEVERITIES */.o.map((severity) => {
        const number = findings.filter((finding) => finding.severity === severity).length;
        return number === 0 ? '' : `${number} ${severity.toLowerCase()}`;
    });
    const [one, many] = nounOf(findings);
    return `${count(findings.length, one, many)} to fix: ${enumerate(numbers.filter((text) => text !== ''))}`;
}
function describeThing({ package: found, location, target }) {
    if (found !== undefined)
        return `${found.name} ${found.version}`.trim();
    if (location === undefined)
        return target;
    return location.startLine === undefined ? location.path : `${location.path}:${location.startLine}`;
}
function describeFix(finding) {
    const { package: found, advice, status } = finding;
    if (finding.class === 'secret')
        return 'revoke it, and keep it out of the image';
    if (found !== undefined && found.fixedVersions.length > 0)
        return `fixed in ${found.fixedVersions.join(', ')}`;
    if (advice !== undefined)
        return advice;
    if (finding.class !== 'vulnerability')
        return '';
    return status === undefined || status === 'affected' ? 'no fix yet' : status.replaceAll('_', ' ');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/annotations.js




const MAX_NAMED = 12;
const MAX_LINE = 240;
function annotationsOf(report, root) {
    const lines = Map.groupBy(report.findings.filter((finding) => finding.gating), (finding) => JSON.stringify(annotations_placeOf(finding, report, root)));
    const annotations = [...lines.values()].map((findings, index) => ({
        level: 'error',
        title: countsTitle(findings),
        message: named(findings, annotations_describe),
        ...filePlace(findings[0], report, root),
        rank: lines.size - index,
    }));
    return [...annotations, ...expiring(report.exceptions.expiring)];
}
function annotations_placeOf(finding, report, root) {
    return repositoryPlace(finding, report.subject, root);
}
function filePlace(finding, report, root) {
    const place = finding === undefined ? undefined : annotations_placeOf(finding, report, root);
    if (place === undefined)
        return {};
    const { path: file, line, endLine } = place;
    return { file, ...(line === undefined ? {} : { line }), ...(endLine === undefined ? {} : { endLine }) };
}
function annotations_describe(finding) {
    const parts = [`${finding.id} (${finding.severity})`, describeThing(finding), describeFix(finding)];
    return line(parts.filter((part) => part !== '').join(', '));
}
function expiring(notes) {
    if (notes.length === 0)
        return [];
    return [
        {
            level: 'warning',
            title: `${count(notes.length, 'exception')} will expire soon`,
            message: named(notes, ({ id, owner, expires }) => line(`${id} on ${expires}, owner ${owner}`)),
        },
    ];
}
function line(text) {
    return shorten((0,lib/* showControls */.mz)(text).replace(/\s+/g, ' '), MAX_LINE);
}
function named(items, lineOf) {
    const rest = items.length - MAX_NAMED;
    const lines = items.slice(0, MAX_NAMED).map(lineOf);
    return [...lines, ...(rest > 0 ? [`and ${count(rest, 'more', 'more')}`] : [])].join('\n');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/stable-name.js
const VOLATILE = /[0-9a-f]{7,}/g;
function stableName(subject) {
    return withoutDigest(subject).replaceAll(VOLATILE, '');
}
function repositoryName(subject) {
    return withoutDigest(subject).replace(/:[^/:]*$/, '');
}
function withoutDigest(subject) {
    return subject.replace(/@sha256:[0-9a-f]*$/, '');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/comment-marker.js


function commentMarker({ workflow, job, subject }) {
    const owner = JSON.stringify([workflow, job, stableName(subject)]);
    return `container-kit:trivy-gate:${(0,external_node_crypto_.createHash)('sha256').update(owner).digest('hex').slice(0, 16)}`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/failure-text.js


const NAMED = 3;
function failureText({ counts, findings, reasons }) {
    const gating = findings.filter((finding) => finding.gating);
    if (gating.length === 0)
        return (0,lib/* showControls */.mz)(reasons.join('; '));
    const severities = types/* SEVERITIES */.o.map((severity) => severity.toLowerCase());
    const found = severities
        .filter((severity) => counts[severity].gating > 0)
        .map((severity) => `${counts[severity].gating} ${severity}`);
    const names = gating.slice(0, NAMED).map(({ id, package: thing, location, target }) => {
        return `${id} in ${thing === undefined ? (location?.path ?? target) : `${thing.name} ${thing.version}`}`;
    });
    const more = gating.length > NAMED ? [`${gating.length - NAMED} more`] : [];
    return (0,lib/* showControls */.mz)([`${found.join(', ')} to fix: ${[...names, ...more].join(', ')}`, ...reasons].join('; '));
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/severity.js


const ICONS = {
    CRITICAL: '🔴',
    HIGH: '🟠',
    MEDIUM: '🟡',
    LOW: '🔵',
    UNKNOWN: '⚪',
};
function badge(severity) {
    return `${ICONS[severity]}\u00a0${severity.slice(0, 1)}${severity.slice(1).toLowerCase()}`;
}
function countsOf(counts, severity) {
    return counts[lower(severity)];
}
function total(counts, field) {
    return types/* SEVERITIES */.o.reduce((sum, severity) => sum + countsOf(counts, severity)[field], 0);
}
function breakdown(counts, field) {
    const parts = types/* SEVERITIES */.o.map((severity) => [countsOf(counts, severity)[field], lower(severity)]);
    return enumerate(parts.filter(([number]) => number > 0).map(([number, name]) => `${number} ${name}`));
}
function lower(severity) {
    return severity.toLowerCase();
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/headline.js



function headline(report) {
    const [reason = ''] = report.reasons;
    switch (report.outcome) {
        case 'passed':
            return { icon: '✅', text: `Passed: ${passed(report)}`, counted: true };
        case 'policy-failed':
            return total(report.counts, 'gating') === 0
                ? { icon: '⛔', text: `Failed: ${reason || 'the policy says no'}`, counted: false }
                : { icon: '⛔', text: `Failed: ${failed(report)}`, counted: true };
        case 'scan-error':
            return { icon: '❌', text: `Not scanned: ${reason || 'the scan failed'}`, counted: false };
        case 'stale-db':
            return { icon: '❌', text: `Not judged: ${reason || 'the database is too old'}`, counted: false };
    }
}
function failed(report) {
    const gating = total(report.counts, 'gating');
    const [one, many] = nounOf(report.findings.filter((finding) => finding.gating));
    const age = report.baseline === undefined ? '' : 'new ';
    const what = count(gating, `${age}${one}`, `${age}${many}`);
    return `${what} to fix: ${breakdown(report.counts, 'gating')}`;
}
function passed({ counts, baseline }) {
    const all = total(counts, 'total');
    if (all === 0)
        return 'nothing was found';
    if (baseline !== undefined && total(counts, 'new') === 0) {
        return `nothing new, ${count(all, 'finding was', 'findings were')} there before`;
    }
    return all === 1
        ? 'the one finding does not count against it'
        : `none of the ${all} findings counts against it`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/log-lines.js



const log_lines_MAX_FINDINGS = 50;
const log_lines_MAX_LINE = 300;
function logLines(report) {
    const { text, counted } = headline(report);
    const gating = report.findings.filter((finding) => finding.gating);
    const rest = gating.length - log_lines_MAX_FINDINGS;
    const lines = [
        text,
        ...(counted ? report.reasons : report.reasons.slice(1)),
        ...gating.slice(0, log_lines_MAX_FINDINGS).map(log_lines_line),
        ...(rest > 0
            ? [`  ${count(rest, 'more stands', 'more stand')} in the job summary and in the report`]
            : []),
        ...report.advice.map(({ text: what, clears, of }) => `  ${what}: clears ${clears} of ${of}`),
        ...report.notes,
    ];
    return lines.map((one) => shorten(one.replace(/[\r\n\u2028\u2029]+/g, ' '), log_lines_MAX_LINE));
}
function log_lines_line(finding) {
    const { severity, id, source } = finding;
    const place = source === undefined ? '' : `${source.path}:${source.line}`;
    const parts = [describeThing(finding), describeFix(finding), place];
    return `  ${severity.padEnd(8)} ${id}  ${parts.filter((part) => part !== '').join(', ')}`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/layout.js
const SEPARATOR = '\n\n';
function page(parts, limit) {
    const kept = parts.filter((part) => (typeof part === 'string' ? part !== '' : part.length > 0));
    let room = limit.bytes - 1;
    for (const part of kept)
        room -= size(typeof part === 'string' ? part : emptied(part, limit)) + SEPARATOR.length;
    const texts = new Map();
    for (const list of kept.filter((part) => typeof part !== 'string').toSorted((a, b) => a.order - b.order)) {
        const { rows, left } = take(list, room);
        room = left;
        texts.set(list, list.frame(rows, rows.length === list.length ? '' : cutNote(list.length - rows.length, limit)));
    }
    return `${kept.map((part) => texts.get(part) ?? part).join(SEPARATOR)}\n`;
}
function bullets(order, texts, head = '') {
    const lines = texts.filter((text) => text !== '');
    return {
        order,
        length: lines.length,
        row: (index) => `- ${lines[index]}`,
        frame: (rows, note) => layout_joined(head, rows.join('\n'), note),
    };
}
function layout_joined(...texts) {
    return texts.filter((text) => text !== '').join(SEPARATOR);
}
function take(list, room) {
    const rows = [];
    let left = room;
    for (let index = 0; index < list.length; index++) {
        const row = list.row(index);
        const bytes = size(row) + 1;
        if (bytes > left)
            break;
        left -= bytes;
        rows.push(row);
    }
    return { rows, left };
}
function emptied(list, limit) {
    return list.frame([], cutNote(list.length, limit));
}
function cutNote(missing, { rest }) {
    return `_${missing.toLocaleString('en-US')} more ${missing === 1 ? 'is' : 'are'} ${rest}._`;
}
function size(text) {
    return Buffer.byteLength(text);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/about.js



const MAX_PLATFORMS = 8;
function subjectLine({ subject, baseline }) {
    const { name, platforms } = subject;
    const known = platforms.map(({ platform }) => platform).filter((platform) => platform !== 'unknown');
    const on = known.length > MAX_PLATFORMS
        ? ` on ${known.length} platforms`
        : known.length > 0
            ? ` on ${enumerate(known.map(prose))}`
            : '';
    const against = baseline === undefined
        ? ''
        : `, compared with ${baselineName(baseline.kind)} ${value(shortNames(baseline.name))}`;
    return `${value(shortNames(name))}${on}${against}`;
}
function aboutList(report) {
    const facts = bullets(0, report.policy.rules.map(prose));
    return {
        ...facts,
        length: Math.max(1, facts.length),
        row: (index) => (facts.length === 0 ? '' : facts.row(index)),
        frame: (rows, note) => {
            const rules = layout_joined(rulesHead(report), rows.filter((row) => row !== '').join('\n'), note);
            return (0,lib/* details */.zH)('How this was scanned', layout_joined((0,lib/* table */.tp)(['', ''], factRows(report)), rules));
        },
    };
}
function scannerLine({ scanner, database }) {
    const parts = [
        scanner === undefined ? '' : `Trivy ${prose(scanner.version)}`,
        database === undefined ? '' : `database of ${prose(minute(database.updatedAt))}`,
    ];
    return parts.filter((part) => part !== '').join(', ');
}
function factRows(report) {
    const { subject, scanner, database, javaDatabase, baseline, exceptions } = report;
    const rows = [['Scanned', `${subject.kind} ${value(subject.name)}`]];
    if (subject.digest !== undefined)
        rows.push(['Digest', value(subject.digest)]);
    rows.push(...subject.platforms.slice(0, MAX_PLATFORMS).map(platformRow));
    const unnamed = subject.platforms.length - MAX_PLATFORMS;
    if (unnamed > 0)
        rows.push(['', count(unnamed, 'more platform')]);
    if (scanner !== undefined)
        rows.push(['Scanner', about_scannerFacts(scanner)]);
    if (database !== undefined)
        rows.push(['Database', about_databaseFacts(database)]);
    if (javaDatabase !== undefined)
        rows.push(['Java database', about_databaseFacts(javaDatabase)]);
    if (baseline !== undefined) {
        rows.push(['Baseline', `${value(baseline.name)}, ${count(baseline.findings, 'finding')}`]);
    }
    if (exceptions.applied > 0)
        rows.push(['Exceptions', `${count(exceptions.applied, 'finding is', 'findings are')} excepted`]);
    rows.push(['Took', `${(0,lib/* formatDuration */.a3)(report.durationMs)}, from ${prose(minute(report.startedAt))}`]);
    return rows;
}
function platformRow({ platform, digest, os }) {
    const system = os === undefined ? '' : `${prose(`${os.family} ${os.name}`)}${os.endOfLife ? ' (**end of life**)' : ''}`;
    const parts = [digest === undefined ? '' : value(shortNames(digest)), system];
    return [prose(platform), parts.filter((part) => part !== '').join(', ')];
}
const SOURCES = {
    table: 'its hash is pinned in container-kit',
    custom: 'its hash is given in the workflow',
    'user-supplied': 'supplied by the workflow, not verified',
};
function about_scannerFacts({ version, source, sha256 }) {
    return `Trivy ${prose(version)}, ${SOURCES[source]}, ${value(shortNames(`sha256:${sha256}`))}`;
}
function about_databaseFacts({ repository, digest, updatedAt }) {
    return `${value(repository)} of ${prose(minute(updatedAt))}, ${value(shortNames(digest))}`;
}
function rulesHead({ policy }) {
    return policy.rules.length === 0 ? '' : `Rules in force, from ${value(policy.source)}:`;
}
function baselineName(kind) {
    if (kind === 'base-image')
        return 'its base image';
    return kind.startsWith('report:') ? 'the report' : 'the image';
}
function shortNames(text) {
    return text.replaceAll(/sha256:[0-9a-f]{64}/g, lib/* shortDigest */.VK);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/advice.js


function adviceList({ advice }) {
    const lines = advice.map(({ kind, text, clears, of }) => {
        const effect = clears === of ? (of === 1 ? 'clears it' : `clears all ${of}`) : `clears ${clears} of ${of}`;
        return `${kind === 'base-image' ? '🧱' : '📦'} **${sentence(prose(text))}**: ${effect}`;
    });
    return bullets(1, lines, '#### What to do');
}
function sentence(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/counts-table.js



const TITLES = {
    total: 'Found',
    new: 'New',
    existing: 'There before',
    excepted: 'Excepted',
    gating: 'To fix',
};
const FIELDS = ['total', 'new', 'existing', 'excepted', 'gating'];
const AGES = ['new', 'existing'];
function countsTable({ counts, baseline }) {
    if (total(counts, 'total') === 0)
        return '';
    const fields = FIELDS.filter((field) => total(counts, field) > 0 && (baseline !== undefined || !AGES.includes(field)));
    const severities = types/* SEVERITIES */.o.filter((severity) => countsOf(counts, severity).total > 0);
    const rows = severities.map((severity) => [
        badge(severity),
        ...fields.map((field) => number(countsOf(counts, severity)[field], field)),
    ]);
    return (0,lib/* table */.tp)(['Severity', ...fields.map((field) => TITLES[field])], rows);
}
function number(count, field) {
    const text = count.toLocaleString('en-US');
    return field === 'gating' && count > 0 ? `**${text}**` : count === 0 ? '' : text;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/table-list.js


function tableList({ order, header, items, cells, frame }) {
    const rows = [];
    return {
        order,
        length: items.length,
        row: (index) => {
            const item = items[index];
            const text = rows[index] ?? (item === undefined ? '' : (0,lib/* tableRow */.jD)(cells(item)));
            rows[index] = text;
            return text;
        },
        frame: (shown, note) => frame(layout_joined([(0,lib/* table */.tp)(header, []), ...shown].join('\n'), note)),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/exceptions.js




function exceptionLists({ exceptions }) {
    const { expired, expiring, pending, unused } = exceptions;
    return [
        exceptions_list(expired, (number) => `⌛ ${number} expired: the findings count again`, true),
        exceptions_list(pending, (number) => `⏳ ${number} of this pull request: in force once it is merged`, true),
        exceptions_list(expiring, (number) => `⏰ ${number} will expire soon`, false),
        exceptions_list(unused, (number) => `🧹 ${number} matched nothing and can go`, false),
    ];
}
function exceptions_list(items, heading, open) {
    const text = heading(count(items.length, 'exception'));
    return tableList({
        order: 2,
        header: ['Finding', 'Scope', 'Owner', 'Expires', 'Reason'],
        items,
        cells: ({ id, scope, owner, expires, reason }) => [
            value(id),
            value(scope),
            prose(owner),
            prose(expires),
            prose(reason),
        ],
        frame: (body) => (open ? layout_joined(`#### ${text}`, body) : (0,lib/* details */.zH)(text, body)),
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/advisory.js
const PAGES = [
    [/^CVE-\d{4}-\d{4,19}$/, (id) => `https://nvd.nist.gov/vuln/detail/${id}`],
    [/^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/, (id) => `https://github.com/advisories/${id}`],
    [
        /^(?:AVD-)?(?:DS|KSV|AWS|AZU|GCP)-\d{4}$/,
        (id) => `https://avd.aquasec.com/misconfig/${id.toLowerCase()}`,
    ],
];
function advisoryUrl(id) {
    return PAGES.find(([form]) => form.test(id))?.[1](id);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/finding-cells.js




const NOTABLE_EPSS = 0.1;
function severityCell({ severity }) {
    return badge(severity);
}
function nameCell({ id, title: text, kev, epss }) {
    const signs = [
        kev ? '🔥 **known to be exploited**' : '',
        epss !== undefined && epss >= NOTABLE_EPSS ? `EPSS ${Math.round(epss * 100)} %` : '',
    ];
    return lines(idLink(id), title(text), signs.filter((sign) => sign !== '').join(', '));
}
function idLink(id) {
    const address = advisoryUrl(id);
    return address === undefined ? value(id) : `[${prose(id)}](${address})`;
}
function thingCell(finding) {
    const { package: found } = finding;
    return found === undefined ? value(describeThing(finding)) : lines(value(found.name), prose(found.version));
}
function fixCell(finding) {
    const { package: found } = finding;
    return found !== undefined && found.fixedVersions.length > 0
        ? found.fixedVersions.map(prose).join(', ')
        : prose(describeFix(finding));
}
function whereCell(finding, context) {
    const { source, origin, package: found, platforms } = finding;
    return lines(source === undefined ? '' : lineLink(source.path, source.line, context.blobUrl), origin === undefined ? '' : ORIGINS[origin], found?.path === undefined ? '' : value(found.path), platforms.length >= context.platforms ? '' : platforms.map(prose).join(', '));
}
function lines(...texts) {
    return texts.filter((text) => text !== '').join('<br>');
}
const ORIGINS = { base: 'base image', application: 'application' };
function lineLink(path, line, blobUrl) {
    const text = value(`${path}:${line}`);
    if (blobUrl === undefined || !path.isWellFormed())
        return text;
    const segments = path.split('/').map((segment) => encodeURIComponent(segment).replace(/[()']/g, finding_cells_percent));
    return `[${text}](${blobUrl}/${segments.join('/')}#L${line})`;
}
function finding_cells_percent(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/finding-lists.js





const UNFOLDED = 15;
function gatingLists({ findings }, context) {
    const gating = findings.filter((finding) => finding.gating);
    const open = gating.slice(0, UNFOLDED);
    const folded = gating.slice(UNFOLDED);
    const heading = `#### What must be fixed (${gating.length.toLocaleString('en-US')})`;
    return [
        gatingTable(1, open, context, (body) => layout_joined(heading, body)),
        gatingTable(3, folded, context, (body) => (0,lib/* details */.zH)(`${count(folded.length, 'more', 'more')} to fix`, body)),
    ];
}
function otherList({ findings }) {
    const items = findings.filter((finding) => !finding.gating);
    const other = items.length === findings.length ? '' : 'other ';
    const heading = count(items.length, `${other}finding does`, `${other}findings do`);
    return tableList({
        order: 5,
        header: ['Severity', 'Finding', 'Where', 'Fix', 'Why not'],
        items,
        cells: (one) => [severityCell(one), nameCell(one), thingCell(one), fixCell(one), prose(one.because)],
        frame: (body) => (0,lib/* details */.zH)(`${heading} not count against it`, body),
    });
}
function fixedList({ fixed }) {
    const heading = count(fixed.length, 'finding of the baseline is', 'findings of the baseline are');
    return tableList({
        order: 4,
        header: ['Severity', 'Finding', 'Where'],
        items: fixed,
        cells: (one) => [severityCell(one), idLink(one.id), thingCell(one)],
        frame: (body) => (0,lib/* details */.zH)(`🎉 ${heading} gone`, body),
    });
}
function gatingTable(order, items, context, frame) {
    return tableList({
        order,
        header: ['Severity', 'Finding', 'Where', 'Fix', 'Comes from'],
        items,
        cells: (one) => [severityCell(one), nameCell(one), thingCell(one), fixCell(one), whereCell(one, context)],
        frame,
    });
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sections.js



const MAX_HEADLINE = 300;
function heading(report) {
    const { icon, text } = headline(report);
    return `### ${icon} ${(0,lib/* escapeMarkdown */.FV)(shorten(text, MAX_HEADLINE))}`;
}
function reasonsList(report) {
    const { counted } = headline(report);
    const reasons = counted ? report.reasons : report.reasons.slice(1);
    return quote(0, 'CAUTION', reasons);
}
function notesList({ notes }) {
    return quote(2, 'NOTE', notes);
}
function quote(order, kind, lines) {
    const texts = lines.map(prose).filter((text) => text !== '');
    return {
        order,
        length: texts.length,
        row: (index) => `> - ${texts[index]}`,
        frame: (rows, note) => [`> [!${kind}]`, ...rows, ...(note === '' ? [] : ['>', `> ${note}`])].join('\n'),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/pages.js








const MAX_COMMENT_BYTES = 65_536 - 512;
const MAX_OWN_SUMMARY_BYTES = lib/* MAX_SUMMARY_BYTES */.Q0 - 16 * 1024;
function renderPages(report, options = {}) {
    const sections = sectionsOf(report, { ...options, platforms: report.subject.platforms.length });
    const whole = [
        ...sections.verdict,
        sections.advice,
        ...sections.gating,
        ...sections.exceptions,
        sections.notes,
        sections.fixed,
        sections.others,
        aboutList(report),
    ];
    const files = 'in the files that `markdown` and `report` name';
    return {
        summary: (bytes = MAX_OWN_SUMMARY_BYTES) => page(whole, { bytes, rest: files }),
        markdown: () => page(whole, { bytes: Number.POSITIVE_INFINITY, rest: '' }),
        comment: () => commentPage(report, sections, options),
    };
}
function renderSummary(report, options = {}, maxBytes) {
    return renderPages(report, options).summary(maxBytes);
}
function renderMarkdown(report, options = {}) {
    return renderPages(report, options).markdown();
}
function renderComment(report, options = {}) {
    return renderPages(report, options).comment();
}
function commentPage(report, sections, { runUrl }) {
    const where = runUrl === undefined ? 'the job summary' : `[the job summary](${runUrl})`;
    const facts = [scannerLine(report), `the whole report is in ${where}`].filter((text) => text !== '');
    const parts = [
        ...sections.verdict,
        sections.advice,
        ...sections.gating,
        sections.fixed,
        ...sections.exceptions,
        sections.notes,
        `<sub>${facts.join(' · ')}</sub>`,
    ];
    return page(parts, { bytes: MAX_COMMENT_BYTES, rest: `in ${where}` });
}
function sectionsOf(report, context) {
    return {
        verdict: [
            heading(report),
            subjectLine(report),
            reasonsList(report),
            countsTable(report),
        ],
        advice: adviceList(report),
        gating: gatingLists(report, context),
        exceptions: exceptionLists(report),
        notes: notesList(report),
        fixed: fixedList(report),
        others: otherList(report),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/byte-text.js
const CHUNK_BYTES = 512 * 1024;
class ByteText {
    #full = [];
    #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    #used = 0;
    add(text) {
        if (text.length * 3 > this.#chunk.length - this.#used)
            this.#next(text.length * 3);
        this.#used += this.#chunk.write(text, this.#used);
    }
    addList(items, textOf) {
        let separator = '';
        for (const item of items) {
            this.add(separator);
            this.add(textOf(item));
            separator = ',';
        }
    }
    get chunks() {
        return [...this.#full, this.#chunk.subarray(0, this.#used)];
    }
    #next(room) {
        this.#full.push(this.#chunk.subarray(0, this.#used));
        this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, room));
        this.#used = 0;
    }
}
function byteLengthOf(chunks) {
    return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/run.js


const MAX_RESULTS = 5000;
function runText(plan, report, pieces, max) {
    const findings = plan.findings.slice(0, max);
    const cut = plan.findings.length - findings.length;
    const ids = new Set(findings.map(({ id }) => id));
    const text = new ByteText();
    text.add('{"tool":{"driver":{"name":"trivy-gate","informationUri":"https://github.com/org/container-kit","rules":[');
    text.addList(ids, (id) => pieces.rule(id));
    text.add(']}},"results":[');
    text.addList(findings, (finding) => pieces.result(finding));
    text.add(`],${JSON.stringify(frameOf(plan, report, cut)).slice(1)}`);
    return { chunks: text.chunks, results: findings.length, cut };
}
function frameOf(plan, report, cut) {
    const { database, scanner, subject } = report;
    return {
        automationDetails: { id: plan.id },
        invocations: [invocation(report, cut)],
        columnKind: 'utf16CodeUnits',
        properties: {
            subject: subject.name,
            digest: subject.platforms.find(({ platform }) => platform === plan.platform)?.digest ?? subject.digest,
            trivy: scanner?.version,
            database: database?.digest,
        },
    };
}
function invocation({ startedAt }, cut) {
    const what = count(cut, 'finding of lower rank is', 'findings of lower rank are');
    const text = `${what} left out: GitHub keeps no more`;
    return {
        executionSuccessful: true,
        startTimeUtc: startedAt,
        ...(cut === 0 ? {} : { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/files.js



const MAX_RUNS = 20;
const MAX_BYTES = 10 * 2 ** 20;
const HEAD = Buffer.from('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[');
const files_COMMA = Buffer.from(',');
const TAIL = Buffer.from(']}');
function packFiles(plans, report, pieces) {
    const files = [];
    for (const plan of plans) {
        const run = largestRun(plan, report, pieces);
        const last = files.at(-1);
        if (last !== undefined && last.length < MAX_RUNS && fits([...last, run]))
            last.push(run);
        else
            files.push([run]);
    }
    return files.map(fileOf);
}
function fileOf(runs) {
    const chunks = chunksOf(runs);
    return {
        chunks,
        get text() {
            return Buffer.concat(chunks).toString();
        },
        results: runs.reduce((sum, { results }) => sum + results, 0),
        cut: runs.reduce((sum, { cut }) => sum + cut, 0),
    };
}
function largestRun(plan, report, pieces) {
    for (let max = Math.min(MAX_RESULTS, plan.findings.length);; max = Math.floor(max / 2)) {
        const candidate = runText(plan, report, pieces, max);
        if (max === 0 || fits([candidate]))
            return candidate;
    }
}
function fits(runs) {
    const chunks = chunksOf(runs);
    return (byteLengthOf(chunks) <= MAX_BYTES || (0,external_node_zlib_.gzipSync)(Buffer.concat(chunks), { level: 1 }).byteLength <= MAX_BYTES);
}
function chunksOf(runs) {
    return [HEAD, ...runs.flatMap(({ chunks }, index) => (index === 0 ? chunks : [files_COMMA, ...chunks])), TAIL];
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/text.js


const MAX_TEXT = 1000;
const NEEDS_WORK = /[^ -~]| {2}|^ | $|[{}]|\]\(/;
function plainText(text) {
    if (text.length <= MAX_TEXT && !NEEDS_WORK.test(text))
        return text;
    return shorten((0,lib/* showControls */.mz)(text).replace(/\s+/g, ' ').trim(), MAX_TEXT)
        .replace(/\](?=\()/g, '] ')
        .replace(/[{}]/g, '$&$&');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/rule.js




const rule_SCORES = {
    CRITICAL: [9, 10],
    HIGH: [7, 8.9],
    MEDIUM: [4, 6.9],
    LOW: [0.1, 3.9],
    UNKNOWN: [0.1, 3.9],
};
const LEVELS = {
    CRITICAL: 'error',
    HIGH: 'error',
    MEDIUM: 'warning',
    LOW: 'note',
    UNKNOWN: 'note',
};
function levelOf(severity) {
    return LEVELS[severity];
}
function ruleOf(id, findings) {
    const severity = types/* SEVERITIES */.o.find((one) => findings.some((finding) => finding.severity === one)) ?? 'UNKNOWN';
    const title = findings.find((finding) => finding.title !== '')?.title ?? '';
    const advice = findings.find((finding) => finding.advice)?.advice ?? '';
    const kind = findings[0]?.class ?? 'finding';
    const [least, most] = rule_SCORES[severity];
    const score = findings.reduce((best, { cvss = 0 }) => Math.min(most, Math.max(best, cvss)), least);
    const address = advisoryUrl(id);
    const summary = title === '' ? `${id} (${kind})` : `${id}: ${title}`;
    const name = address === undefined ? prose(id) : `[${prose(id)}](${address})`;
    const help = [name, prose(title), prose(advice)].filter((text) => text !== '').join('\n\n');
    return {
        id,
        shortDescription: { text: plainText(summary) },
        help: { text: plainText(advice || id), markdown: help },
        ...(address === undefined ? {} : { helpUri: address }),
        defaultConfiguration: { level: LEVELS[severity] },
        properties: {
            tags: ['security', kind, severity.toLowerCase()],
            precision: 'very-high',
            'security-severity': score.toFixed(1),
        },
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/result.js





function resultOf(finding, { subject }, placement) {
    const fingerprint = (0,external_node_crypto_.hash)('sha256', finding.key).slice(0, 32);
    return {
        ruleId: finding.id,
        level: levelOf(finding.severity),
        message: { text: plainText(messageOf(finding)) },
        locations: [result_locationOf(finding, subject, placement)],
        partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
        ...(finding.state === 'unknown' ? {} : { baselineState: finding.state === 'new' ? 'new' : 'unchanged' }),
        properties: propertiesOf(finding),
    };
}
function messageOf(finding) {
    const { package: found, severity, title, id, origin } = finding;
    const path = found?.path === undefined ? '' : `, found in ${found.path}`;
    const fix = describeFix(finding);
    const where = origin === undefined ? '' : ` It comes with the ${origin === 'base' ? 'base image' : 'application'}.`;
    const what = title === '' ? id : title;
    return `${describeThing(finding)}: ${what} (${severity})${fix === '' ? '' : `, ${fix}`}${path}.${where}`;
}
function propertiesOf({ gating, because, kev, epss }) {
    return { gating, because, kev, ...(epss === undefined ? {} : { epss }) };
}
function result_locationOf(finding, subject, { root, fallback }) {
    const place = repositoryPlace(finding, subject, root) ?? { path: fallback, line: 1, endLine: undefined };
    const startLine = place.line ?? 1;
    const endLine = place.endLine !== undefined && place.endLine >= startLine ? { endLine: place.endLine } : {};
    const uri = place.path.split('/').map(encodeURIComponent).join('/');
    return {
        physicalLocation: {
            artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
            region: { startLine, ...endLine },
        },
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/pieces.js


class SarifPieces {
    #report;
    #placement;
    #byId;
    #results;
    #rules;
    constructor(report, findings, placement) {
        this.#report = report;
        this.#placement = placement;
        this.#byId = Map.groupBy(findings, ({ id }) => id);
        const isShared = report.subject.platforms.length > 1;
        this.#results = isShared ? new Map() : undefined;
        this.#rules = isShared ? new Map() : undefined;
    }
    result(finding) {
        return memo(this.#results, finding, () => resultOf(finding, this.#report, this.#placement));
    }
    rule(id) {
        return memo(this.#rules, id, () => ruleOf(id, this.#byId.get(id) ?? []));
    }
}
function memo(known, key, make) {
    const text = known?.get(key) ?? JSON.stringify(make());
    known?.set(key, text);
    return text;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/sarif/render.js



function renderSarif(report, options = {}) {
    if (report.outcome === 'scan-error' || report.outcome === 'stale-db')
        return [];
    const { category = `trivy-gate/${repositoryName(report.subject.name)}`, root, fallback = 'Dockerfile', } = options;
    const findings = report.findings.filter(({ exception }) => exception === undefined);
    const pieces = new SarifPieces(report, findings, { root, fallback });
    return packFiles(plansOf(report, findings, category), report, pieces);
}
function plansOf({ subject }, findings, category) {
    const platforms = [...new Set(subject.platforms.map(({ platform }) => platform))];
    if (platforms.length < 2)
        return [{ id: `${category}/`, platform: platforms[0], findings }];
    return platforms.map((platform) => ({
        id: `${category}/${platform}/`,
        platform,
        findings: findings.filter((finding) => finding.platforms.includes(platform)),
    }));
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/convert.js



const SBOM_FORMATS = (/* unused pure expression or super */ null && (['cyclonedx', 'spdx']));
const FORMATS = {
    cyclonedx: { flag: 'cyclonedx', file: 'sbom.cdx.json' },
    spdx: { flag: 'spdx-json', file: 'sbom.spdx.json' },
};
async function convertSbom(trivy, report, format, folder = (0,external_node_path_.dirname)(report)) {
    const { flag, file } = FORMATS[format];
    const path = (0,external_node_path_.join)(folder, file);
    await trivy.run(['convert', '--format', flag, '--output', path, report], {
        what: `making the SBOM of ${(0,external_node_path_.basename)(report)}`,
        lane: 'convert',
        readable: [report],
    });
    const written = await (0,promises_.stat)(path).catch(() => undefined);
    if (written === undefined || written.size === 0)
        throw new scan_errors/* ScanError */.sC('report', 'Trivy wrote no SBOM');
    return path;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/sandbox.js






const EMPTY_ARCHIVE = Buffer.alloc(1024);
const sandbox_NOTHING = [
    ...['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--pull', 'never', '--log-driver', 'none', '--ipc', 'none'],
];
async function openSandbox({ folder, env = process.env, signal }) {
    const docker = (args, options = {}) => (0,lib/* run */.eF)('docker', args, { env, ...options });
    const archive = (0,external_node_path_.join)(folder, 'empty.tar');
    await (0,promises_.writeFile)(archive, EMPTY_ARCHIVE);
    const image = await importImage(docker, archive, signal);
    return {
        async launch(invocation, { signal: stop, timeoutMs, onLine }) {
            const name = `container-kit-trivy-${(0,external_node_crypto_.randomUUID)()}`;
            try {
                await docker(['run', '--rm', '--name', name, ...containerFlags(invocation), image, ...commandOf(invocation)], {
                    timeoutMs,
                    maxCapturedBytes: MAX_OUTPUT_BYTES,
                    onStdout: () => undefined,
                    ...(onLine === undefined ? {} : { onStderr: onLine }),
                    ...(stop === undefined ? {} : { signal: stop }),
                });
            }
            catch (error) {
                await docker(['rm', '--force', name], { check: false });
                throw error;
            }
        },
        async close() {
            await docker(['image', 'rm', '--force', image], { check: false });
        },
    };
}
async function importImage(docker, archive, signal) {
    try {
        const { stdout } = await docker(['image', 'import', archive], signal === undefined ? {} : { signal });
        return stdout.trim();
    }
    catch (error) {
        if (!(error instanceof lib/* CommandError */.Qd) && !(error instanceof lib/* CommandNotFoundError */.v$))
            throw error;
        const why = error instanceof lib/* CommandError */.Qd ? (0,scan_errors/* lastWords */.aN)(error.stderrTail) : error.message;
        throw new scan_errors/* ScanError */.sC('not-started', `there is no container engine to run Trivy in: ${why}`, {
            cause: error,
        });
    }
}
function containerFlags({ program, env, cwd, readable, writable }) {
    return [
        ...sandbox_NOTHING,
        ...userFlags(),
        ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
        ...['--workdir', cwd],
        ...[program, ...readable].flatMap((path) => mount(path, ',readonly')),
        ...writable.flatMap((path) => mount(path, '')),
    ];
}
function userFlags() {
    const { getuid, getgid } = process;
    return getuid === undefined || getgid === undefined ? [] : ['--user', `${getuid()}:${getgid()}`];
}
function mount(path, mode) {
    const field = (key) => `"${key}=${path.replaceAll('"', '""')}"`;
    return ['--mount', `type=bind,${field('source')},${field('target')}${mode}`];
}
function commandOf({ program, args }) {
    return [program, ...args];
}

;// CONCATENATED MODULE: ./packages/trivy/lib/scan/index.js











;// CONCATENATED MODULE: ./packages/trivy/lib/index.js
































/***/ }),

/***/ 2701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ platformOfConfig)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2887);
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6122);


function platformOfConfig(config) {
    const os = (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(config, 'os');
    const architecture = (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(config, 'architecture');
    const variant = (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(config, 'variant');
    if (!os || !architecture)
        return undefined;
    return (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)({ os, architecture, ...(variant ? { variant } : {}) });
}


/***/ }),

/***/ 8963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   aN: () => (/* binding */ lastWords),
/* harmony export */   sC: () => (/* binding */ ScanError)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2887);

const MAX_MESSAGE = 2000;
class ScanError extends Error {
    name = 'ScanError';
    kind;
    constructor(kind, message, options) {
        super((0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .neutralise */ .$0)(message)
            .replaceAll(/\s*\n\s*/g, ' ')
            .slice(0, MAX_MESSAGE), options);
        this.kind = kind;
    }
}
function explainFailure(what, error) {
    if (error instanceof _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc || error instanceof ScanError || error instanceof _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
        return error;
    if (error instanceof _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd)
        return explainCommand(what, error);
    if (error instanceof _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .CommandNotFoundError */ .v$ || isSpawnError(error)) {
        return new ScanError('not-started', `${what} failed: ${error.message}`, { cause: error });
    }
    return error;
}
function explainCommand(what, error) {
    const { timeoutMs, signal, exitCode, stderrTail } = error;
    const options = { cause: error };
    if (timeoutMs !== undefined) {
        return new ScanError('timeout', `${what} took longer than ${timeoutMs / 1000} s and was ended`, options);
    }
    if (signal !== undefined) {
        return new ScanError('killed', `${what} was ended by ${signal}${signal === 'SIGKILL' ? ', which may mean that memory ran out' : ''}`, options);
    }
    const words = lastWords(stderrTail);
    return new ScanError(kindOf(words), `${what} failed with exit code ${exitCode}: ${words}`, options);
}
function kindOf(words) {
    if (/java DB/i.test(words))
        return 'java-database';
    return /DB error|--skip-db-update|database error|trivy\.db/i.test(words) ? 'database' : 'failed';
}
const MAX_WORDS = 600;
const FATAL = '\tFATAL\tFatal error\t';
function lastWords(stderr) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const start = lines.findLastIndex((line) => line.includes(FATAL));
    const [first = 'it said nothing', ...more] = lines.slice(start);
    const words = [start === -1 ? first : first.slice(first.indexOf(FATAL) + FATAL.length), ...more];
    const text = words.map((line) => line.trim()).join(' ');
    return text.length > MAX_WORDS ? `…${text.slice(-MAX_WORDS)}` : text;
}
function isSpawnError(error) {
    return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn');
}


/***/ }),

/***/ 6314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listPlatforms: () => (/* binding */ listPlatforms)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6122);
/* harmony import */ var _model_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2701);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8963);



const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
const IMAGE_CONFIGS = new Set([
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
]);
async function listPlatforms(source, digest, wanted = []) {
    const image = await (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .readImage */ .AM)(source, digest);
    const all = await Promise.all(runnable(image).map((platform) => named(source, platform)));
    if (all.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ScanError */ .sC('source', `${source.name}@${digest} is no image: nothing in it has a platform`);
    }
    const missing = wanted.filter((name) => !all.some((platform) => matches(platform, name)));
    if (missing.length > 0) {
        const names = all.map((platform) => platform.name ?? 'unknown');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ScanError */ .sC('source', `${source.name}@${digest} has no platform ${missing.join(', ')}: it has ${[...new Set(names)].join(', ')}`);
    }
    return wanted.length === 0 ? all : all.filter((platform) => wanted.some((name) => matches(platform, name)));
}
function runnable({ platforms }) {
    const images = platforms.filter(({ config }) => IMAGE_CONFIGS.has(config.mediaType));
    return [...new Map(images.map((platform) => [platform.digest, platform])).values()];
}
async function named(source, { name, digest, config }) {
    if (name !== undefined || config.size > MAX_CONFIG_BYTES)
        return { name, digest };
    const chunks = [];
    for await (const chunk of source.getBlob(config))
        chunks.push(chunk);
    return { name: (0,_model_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .platformOfConfig */ .D)(parseJson(Buffer.concat(chunks))), digest };
}
function parseJson(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function matches({ name }, wanted) {
    return name === wanted || name?.startsWith(`${wanted}/`) === true;
}


/***/ })

};
