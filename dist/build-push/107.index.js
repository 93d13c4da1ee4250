export const id = 107;
export const ids = [107];
export const modules = {

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

/***/ 4559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lo: () => (/* reexport */ DEFAULT_POLICY_PATH),
  oC: () => (/* reexport */ types/* SEVERITIES */.o),
  tb: () => (/* reexport */ loadPolicy),
  E9: () => (/* reexport */ duration/* parseDuration */.E9),
  qF: () => (/* reexport */ glob/* parseGlob */.q)
});

// UNUSED EXPORTS: EMPTY_POLICY, FIX_STATUSES, GATE_ACTIONS, GATE_CLASSES, GATE_SCOPES, PolicyError, SourceText, formatDuration

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
    const { parsePolicy } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(249)]).then(__webpack_require__.bind(__webpack_require__, 2249));
    return parsePolicy(text, path);
}

// EXTERNAL MODULE: ./packages/policy/lib/sections/promote/types.js
var types = __webpack_require__(2899);
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

/***/ 6107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  annotationsOf: () => (/* reexport */ annotationsOf),
  failureText: () => (/* reexport */ failureText),
  logLines: () => (/* reexport */ logLines),
  renderSummary: () => (/* reexport */ renderSummary)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(2887);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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

// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: ./packages/trivy/lib/render/text.js
var render_text = __webpack_require__(8188);
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
    const numbers = policy_lib/* SEVERITIES */.oC.map((severity) => {
        const number = findings.filter((finding) => finding.severity === severity).length;
        return number === 0 ? '' : `${number} ${severity.toLowerCase()}`;
    });
    const [one, many] = nounOf(findings);
    return `${(0,render_text/* count */.U9)(findings.length, one, many)} to fix: ${(0,render_text/* enumerate */.HL)(numbers.filter((text) => text !== ''))}`;
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
    const lines = Map.groupBy(report.findings.filter((finding) => finding.gating), (finding) => JSON.stringify(placeOf(finding, report, root)));
    const annotations = [...lines.values()].map((findings, index) => ({
        level: 'error',
        title: countsTitle(findings),
        message: named(findings, describe),
        ...filePlace(findings[0], report, root),
        rank: lines.size - index,
    }));
    return [...annotations, ...expiring(report.exceptions.expiring)];
}
function placeOf(finding, report, root) {
    return repositoryPlace(finding, report.subject, root);
}
function filePlace(finding, report, root) {
    const place = finding === undefined ? undefined : placeOf(finding, report, root);
    if (place === undefined)
        return {};
    const { path: file, line, endLine } = place;
    return { file, ...(line === undefined ? {} : { line }), ...(endLine === undefined ? {} : { endLine }) };
}
function describe(finding) {
    const parts = [`${finding.id} (${finding.severity})`, describeThing(finding), describeFix(finding)];
    return line(parts.filter((part) => part !== '').join(', '));
}
function expiring(notes) {
    if (notes.length === 0)
        return [];
    return [
        {
            level: 'warning',
            title: `${(0,render_text/* count */.U9)(notes.length, 'exception')} will expire soon`,
            message: named(notes, ({ id, owner, expires }) => line(`${id} on ${expires}, owner ${owner}`)),
        },
    ];
}
function line(text) {
    return (0,render_text/* shorten */.ml)((0,lib/* showControls */.mz)(text).replace(/\s+/g, ' '), MAX_LINE);
}
function named(items, lineOf) {
    const rest = items.length - MAX_NAMED;
    const lines = items.slice(0, MAX_NAMED).map(lineOf);
    return [...lines, ...(rest > 0 ? [`and ${(0,render_text/* count */.U9)(rest, 'more', 'more')}`] : [])].join('\n');
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/failure-text.js


const NAMED = 3;
function failureText({ counts, findings, reasons }) {
    const gating = findings.filter((finding) => finding.gating);
    if (gating.length === 0)
        return (0,lib/* showControls */.mz)(reasons.join('; '));
    const severities = policy_lib/* SEVERITIES */.oC.map((severity) => severity.toLowerCase());
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
    return policy_lib/* SEVERITIES */.oC.reduce((sum, severity) => sum + countsOf(counts, severity)[field], 0);
}
function breakdown(counts, field) {
    const parts = policy_lib/* SEVERITIES */.oC.map((severity) => [countsOf(counts, severity)[field], lower(severity)]);
    return (0,render_text/* enumerate */.HL)(parts.filter(([number]) => number > 0).map(([number, name]) => `${number} ${name}`));
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
    const what = (0,render_text/* count */.U9)(gating, `${age}${one}`, `${age}${many}`);
    return `${what} to fix: ${breakdown(report.counts, 'gating')}`;
}
function passed({ counts, baseline }) {
    const all = total(counts, 'total');
    if (all === 0)
        return 'nothing was found';
    if (baseline !== undefined && total(counts, 'new') === 0) {
        return `nothing new, ${(0,render_text/* count */.U9)(all, 'finding was', 'findings were')} there before`;
    }
    return all === 1
        ? 'the one finding does not count against it'
        : `none of the ${all} findings counts against it`;
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/log-lines.js



const MAX_FINDINGS = 50;
const log_lines_MAX_LINE = 300;
function logLines(report) {
    const { text, counted } = headline(report);
    const gating = report.findings.filter((finding) => finding.gating);
    const rest = gating.length - MAX_FINDINGS;
    const lines = [
        text,
        ...(counted ? report.reasons : report.reasons.slice(1)),
        ...gating.slice(0, MAX_FINDINGS).map(log_lines_line),
        ...(rest > 0
            ? [`  ${(0,render_text/* count */.U9)(rest, 'more stands', 'more stand')} in the job summary and in the report`]
            : []),
        ...report.advice.map(({ text: what, clears, of }) => `  ${what}: clears ${clears} of ${of}`),
        ...report.notes,
    ];
    return lines.map((one) => (0,render_text/* shorten */.ml)(one.replace(/[\r\n\u2028\u2029]+/g, ' '), log_lines_MAX_LINE));
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
        frame: (rows, note) => joined(head, rows.join('\n'), note),
    };
}
function joined(...texts) {
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
            ? ` on ${(0,render_text/* enumerate */.HL)(known.map(render_text/* prose */.CS))}`
            : '';
    const against = baseline === undefined
        ? ''
        : `, compared with ${baselineName(baseline.kind)} ${(0,render_text/* value */.Uq)(shortNames(baseline.name))}`;
    return `${(0,render_text/* value */.Uq)(shortNames(name))}${on}${against}`;
}
function aboutList(report) {
    const facts = bullets(0, report.policy.rules.map(render_text/* prose */.CS));
    return {
        ...facts,
        length: Math.max(1, facts.length),
        row: (index) => (facts.length === 0 ? '' : facts.row(index)),
        frame: (rows, note) => {
            const rules = joined(rulesHead(report), rows.filter((row) => row !== '').join('\n'), note);
            return (0,lib/* details */.zH)('How this was scanned', joined((0,lib/* table */.tp)(['', ''], factRows(report)), rules));
        },
    };
}
function scannerLine({ scanner, database }) {
    const parts = [
        scanner === undefined ? '' : `Trivy ${(0,render_text/* prose */.CS)(scanner.version)}`,
        database === undefined ? '' : `database of ${(0,render_text/* prose */.CS)((0,render_text/* minute */.Vc)(database.updatedAt))}`,
    ];
    return parts.filter((part) => part !== '').join(', ');
}
function factRows(report) {
    const { subject, scanner, database, javaDatabase, baseline, exceptions } = report;
    const rows = [['Scanned', `${subject.kind} ${(0,render_text/* value */.Uq)(subject.name)}`]];
    if (subject.digest !== undefined)
        rows.push(['Digest', (0,render_text/* value */.Uq)(subject.digest)]);
    rows.push(...subject.platforms.slice(0, MAX_PLATFORMS).map(platformRow));
    const unnamed = subject.platforms.length - MAX_PLATFORMS;
    if (unnamed > 0)
        rows.push(['', (0,render_text/* count */.U9)(unnamed, 'more platform')]);
    if (scanner !== undefined)
        rows.push(['Scanner', scannerFacts(scanner)]);
    if (database !== undefined)
        rows.push(['Database', databaseFacts(database)]);
    if (javaDatabase !== undefined)
        rows.push(['Java database', databaseFacts(javaDatabase)]);
    if (baseline !== undefined) {
        rows.push(['Baseline', `${(0,render_text/* value */.Uq)(baseline.name)}, ${(0,render_text/* count */.U9)(baseline.findings, 'finding')}`]);
    }
    if (exceptions.applied > 0)
        rows.push(['Exceptions', `${(0,render_text/* count */.U9)(exceptions.applied, 'finding is', 'findings are')} excepted`]);
    rows.push(['Took', `${(0,lib/* formatDuration */.a3)(report.durationMs)}, from ${(0,render_text/* prose */.CS)((0,render_text/* minute */.Vc)(report.startedAt))}`]);
    return rows;
}
function platformRow({ platform, digest, os }) {
    const system = os === undefined ? '' : `${(0,render_text/* prose */.CS)(`${os.family} ${os.name}`)}${os.endOfLife ? ' (**end of life**)' : ''}`;
    const parts = [digest === undefined ? '' : (0,render_text/* value */.Uq)(shortNames(digest)), system];
    return [(0,render_text/* prose */.CS)(platform), parts.filter((part) => part !== '').join(', ')];
}
const SOURCES = {
    table: 'its hash is pinned in container-kit',
    custom: 'its hash is given in the workflow',
    'user-supplied': 'supplied by the workflow, not verified',
};
function scannerFacts({ version, source, sha256 }) {
    return `Trivy ${(0,render_text/* prose */.CS)(version)}, ${SOURCES[source]}, ${(0,render_text/* value */.Uq)(shortNames(`sha256:${sha256}`))}`;
}
function databaseFacts({ repository, digest, updatedAt }) {
    return `${(0,render_text/* value */.Uq)(repository)} of ${(0,render_text/* prose */.CS)((0,render_text/* minute */.Vc)(updatedAt))}, ${(0,render_text/* value */.Uq)(shortNames(digest))}`;
}
function rulesHead({ policy }) {
    return policy.rules.length === 0 ? '' : `Rules in force, from ${(0,render_text/* value */.Uq)(policy.source)}:`;
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
        return `${kind === 'base-image' ? '🧱' : '📦'} **${sentence((0,render_text/* prose */.CS)(text))}**: ${effect}`;
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
    const severities = policy_lib/* SEVERITIES */.oC.filter((severity) => countsOf(counts, severity).total > 0);
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
        frame: (shown, note) => frame(joined([(0,lib/* table */.tp)(header, []), ...shown].join('\n'), note)),
    };
}

;// CONCATENATED MODULE: ./packages/trivy/lib/render/exceptions.js




function exceptionLists({ exceptions }) {
    const { expired, expiring, pending, unused } = exceptions;
    return [
        list(expired, (number) => `⌛ ${number} expired: the findings count again`, true),
        list(pending, (number) => `⏳ ${number} of this pull request: in force once it is merged`, true),
        list(expiring, (number) => `⏰ ${number} will expire soon`, false),
        list(unused, (number) => `🧹 ${number} matched nothing and can go`, false),
    ];
}
function list(items, heading, open) {
    const text = heading((0,render_text/* count */.U9)(items.length, 'exception'));
    return tableList({
        order: 2,
        header: ['Finding', 'Scope', 'Owner', 'Expires', 'Reason'],
        items,
        cells: ({ id, scope, owner, expires, reason }) => [
            (0,render_text/* value */.Uq)(id),
            (0,render_text/* value */.Uq)(scope),
            (0,render_text/* prose */.CS)(owner),
            (0,render_text/* prose */.CS)(expires),
            (0,render_text/* prose */.CS)(reason),
        ],
        frame: (body) => (open ? joined(`#### ${text}`, body) : (0,lib/* details */.zH)(text, body)),
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
    return lines(idLink(id), (0,render_text/* title */.DD)(text), signs.filter((sign) => sign !== '').join(', '));
}
function idLink(id) {
    const address = advisoryUrl(id);
    return address === undefined ? (0,render_text/* value */.Uq)(id) : `[${(0,render_text/* prose */.CS)(id)}](${address})`;
}
function thingCell(finding) {
    const { package: found } = finding;
    return found === undefined ? (0,render_text/* value */.Uq)(describeThing(finding)) : lines((0,render_text/* value */.Uq)(found.name), (0,render_text/* prose */.CS)(found.version));
}
function fixCell(finding) {
    const { package: found } = finding;
    return found !== undefined && found.fixedVersions.length > 0
        ? found.fixedVersions.map(render_text/* prose */.CS).join(', ')
        : (0,render_text/* prose */.CS)(describeFix(finding));
}
function whereCell(finding, context) {
    const { source, origin, package: found, platforms } = finding;
    return lines(source === undefined ? '' : lineLink(source.path, source.line, context.blobUrl), origin === undefined ? '' : ORIGINS[origin], found?.path === undefined ? '' : (0,render_text/* value */.Uq)(found.path), platforms.length >= context.platforms ? '' : platforms.map(render_text/* prose */.CS).join(', '));
}
function lines(...texts) {
    return texts.filter((text) => text !== '').join('<br>');
}
const ORIGINS = { base: 'base image', application: 'application' };
function lineLink(path, line, blobUrl) {
    const text = (0,render_text/* value */.Uq)(`${path}:${line}`);
    if (blobUrl === undefined || !path.isWellFormed())
        return text;
    const segments = path.split('/').map((segment) => encodeURIComponent(segment).replace(/[()']/g, percent));
    return `[${text}](${blobUrl}/${segments.join('/')}#L${line})`;
}
function percent(character) {
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
        gatingTable(1, open, context, (body) => joined(heading, body)),
        gatingTable(3, folded, context, (body) => (0,lib/* details */.zH)(`${(0,render_text/* count */.U9)(folded.length, 'more', 'more')} to fix`, body)),
    ];
}
function otherList({ findings }) {
    const items = findings.filter((finding) => !finding.gating);
    const other = items.length === findings.length ? '' : 'other ';
    const heading = (0,render_text/* count */.U9)(items.length, `${other}finding does`, `${other}findings do`);
    return tableList({
        order: 5,
        header: ['Severity', 'Finding', 'Where', 'Fix', 'Why not'],
        items,
        cells: (one) => [severityCell(one), nameCell(one), thingCell(one), fixCell(one), (0,render_text/* prose */.CS)(one.because)],
        frame: (body) => (0,lib/* details */.zH)(`${heading} not count against it`, body),
    });
}
function fixedList({ fixed }) {
    const heading = (0,render_text/* count */.U9)(fixed.length, 'finding of the baseline is', 'findings of the baseline are');
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
    return `### ${icon} ${(0,lib/* escapeMarkdown */.FV)((0,render_text/* shorten */.ml)(text, MAX_HEADLINE))}`;
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
    const texts = lines.map(render_text/* prose */.CS).filter((text) => text !== '');
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

;// CONCATENATED MODULE: ./packages/trivy/lib/render/index.js






/***/ }),

/***/ 8188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DD: () => (/* binding */ title),
/* harmony export */   HL: () => (/* binding */ enumerate),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Uq: () => (/* binding */ value),
/* harmony export */   Vc: () => (/* binding */ minute),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2887);

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
    return (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(shorten(text, MAX_TITLE));
}
const prose = remembered((text) => (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(shorten(text, MAX_VALUE)));
const value = remembered((text) => (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(shorten(text, MAX_VALUE)));
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


/***/ })

};
