import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 1956:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4726);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8926);


await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .Cs)(_main_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .i);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __nccwpck_require__(4726);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __nccwpck_require__(2422);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/inputs.js


const inputs_inputs = (0,lib/* defineInputs */.pf)({
    mode: (0,lib/* choice */.Yq)(['plan', 'apply', 'restore', 'explain', 'simulate'], {
        help: 'What to do: `plan` (look, and change nothing), `apply` (delete what the plan says), `restore` (undo a run), `explain` (say why `target` stays or goes), or `simulate` (replay the rules over the past).',
        default: 'plan',
    }),
    ...login_lib/* registryInputs */.P4,
    registry: (0,lib/* text */.Qq)({ help: 'Registry host. `username` and `password` are for it.', default: 'ghcr.io' }),
    provider: (0,lib/* choice */.Yq)(['auto', 'ghcr', 'docker-hub', 'oci'], {
        help: 'How to list and delete: `ghcr` (GitHub Packages API beside the registry), `docker-hub`, `oci` (any registry that deletes by digest), or `auto` (by `registry`).',
        default: 'auto',
    }),
    repositories: (0,lib/* lines */.Mn)({
        help: 'Repositories below the host, one name or glob a line: `org/app`, `org/*`. Default: the one that has the name of the GitHub repository.',
    }),
    'min-keep': optional((0,lib/* integer */.nd)({
        help: 'Newest roots that always stay, whatever else holds. Default: as the policy file says, else 10.',
        min: 0,
    })),
    'max-age-days': optional((0,lib/* integer */.nd)({
        help: 'A root goes only when it is older than this. Default: as the policy file says, else 30.',
        min: 0,
    })),
    'protected-tags': (0,lib/* lines */.Mn)({
        help: 'Tags that keep what they point to, one glob or `/regex/` a line. Default: as the policy file says, else `latest` and `stable`.',
    }),
    untagged: optional((0,lib/* choice */.Yq)(['delete', 'keep'], {
        help: 'What becomes of roots without a tag: `delete`, by the same rules as all others, or `keep`. Default: as the policy file says, else `delete`.',
    })),
    deployed: (0,lib/* text */.Qq)({
        help: 'Path of a file with images that stay because they run somewhere: any text that holds references or digests, such as the output of kubectl.',
    }),
    'deployed-manifests': (0,lib/* lines */.Mn)({
        help: 'Globs of Kubernetes, kustomization, Helm values and Compose files, one a line. The images in them stay.',
    }),
    'deployed-refs': (0,lib/* lines */.Mn)({
        help: 'Branches and tags to read `deployed-manifests` from, one a line, with `*` as in globs. Default: the workspace.',
    }),
    'deployed-environments': (0,lib/* lines */.Mn)({
        help: 'Environments, one name or glob a line: the images that their active GitHub Deployments name stay.',
    }),
    'max-delete-percent': optional((0,lib/* integer */.nd)({
        help: 'Delete nothing of a repository when more than this share of its roots would go. Default: as the policy file says, else 50.',
        min: 0,
        max: 100,
    })),
    'max-delete': optional((0,lib/* integer */.nd)({ help: 'Delete nothing of a repository when more roots than this would go.', min: 0 })),
    'time-budget': (0,lib/* integer */.nd)({
        help: 'Minutes. What is not done by then waits for the next run.',
        default: 60,
        min: 1,
    }),
    plan: (0,lib/* text */.Qq)({ help: 'Path of an approved plan, for `apply`. Each item is looked at again first.' }),
    journal: (0,lib/* text */.Qq)({ help: 'Path of the journal of the run to undo, for `restore`.' }),
    target: (0,lib/* text */.Qq)({ help: 'Tag or digest, for `explain`.' }),
    days: (0,lib/* integer */.nd)({ help: 'How many days back `simulate` starts.', default: 90, min: 1, max: 3650 }),
    'exact-bytes': (0,lib/* boolean */.zM)({
        help: 'Read every manifest, those of platforms too, so that the freed bytes are exact and not a lower bound.',
        default: false,
    }),
    policy: (0,lib/* text */.Qq)({
        help: 'Policy file. The default one may be missing.',
        default: '.github/container-kit.yml',
    }),
    cache: (0,lib/* text */.Qq)({
        help: 'Where to keep between runs what never changes about a digest: `auto` (the Actions cache, where the job has one), `none`, or the path of a file.',
        default: 'auto',
    }),
    summary: (0,lib/* boolean */.zM)({ help: 'Write the job summary.', default: true }),
    'github-token': (0,lib/* secret */.rJ)({
        help: 'Token for the GitHub Packages API, and for ghcr.io where no login is given.',
        default: '${{ github.token }}',
    }),
});
function optional(spec) {
    return { ...spec, parse: (value) => (value.trim() === '' ? undefined : spec.parse(value)) };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/outputs.js

const outputs = (0,lib/* defineOutputs */.S2)({
    outcome: 'What happened, in one word: `planned`, `applied`, `nothing-to-do`, `braked`, `restored`, `explained`, `simulated`, `incomplete` (the time was up; the next run goes on) or `failed`.',
    plan: 'Absolute path of the plan, for `apply` after an approval.',
    'plan-hash': 'SHA-256 of the plan: who approves it, approves this.',
    journal: 'Absolute path of the journal of what was deleted, for `restore`. Set before the first deletion.',
    report: 'Absolute path of the JSON report of this step.',
    deleted: 'Number of roots that were deleted; with `mode: plan`, that would be.',
    kept: 'Number of roots that stay.',
    'bytes-freed': 'Bytes that no image needs any more, once the registry has collected them.',
});

// EXTERNAL MODULE: ./actions/registry-retention/lib/views/counts.js
var counts = __nccwpck_require__(285);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/views/age-picture.js

const DAY = 86_400_000;
const WIDTH = 30;
const BUCKETS = [
    [1, 'under a day'],
    [7, '1 to 7 days'],
    [30, '7 to 30 days'],
    [90, '30 to 90 days'],
    [180, '90 to 180 days'],
    [365, '180 days to a year'],
    [Number.POSITIVE_INFINITY, 'over a year'],
];
const UNKNOWN = 'unknown';
function drawAges(roots, now) {
    const counts = new Map();
    for (const root of roots) {
        const name = bucketOf(root, now);
        const count = counts.get(name) ?? { stays: 0, goes: 0 };
        counts.set(name, count);
        count[root.goes ? 'goes' : 'stays'] += 1;
    }
    const most = Math.max(...[...counts.values()].map(({ stays, goes }) => stays + goes));
    const names = [...BUCKETS.map(([, name]) => name), UNKNOWN].filter((name) => name !== UNKNOWN || counts.has(UNKNOWN));
    if (counts.size === 0)
        return '';
    const rows = names.map((name) => {
        const { stays, goes } = counts.get(name) ?? { stays: 0, goes: 0 };
        return [name, String(stays + goes), String(stays), `${bar(stays, most, '█')}${bar(goes, most, '░')}`];
    });
    return (0,lib/* table */.tp)(['Age', 'Before', 'After', '█ stays ░ goes'], rows);
}
function bar(count, most, block) {
    return count === 0 ? '' : block.repeat(Math.max(1, Math.round((WIDTH * count) / most)));
}
function bucketOf({ time }, now) {
    if (time === undefined)
        return UNKNOWN;
    const days = (now.getTime() - Date.parse(time)) / DAY;
    return BUCKETS.find(([end]) => days < end)?.[1] ?? UNKNOWN;
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/views/words.js
var words = __nccwpck_require__(8352);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/views/repository.js




const MOST_ROWS = 50;
const MOST_TAGS = 5;
function renderRepository(repository, { now, isApplied }) {
    const { plan } = repository;
    if (plan === undefined)
        return renderRestored(repository);
    const roots = (0,counts/* rootsThatGo */.R0)(plan);
    const goes = roots.map(({ digest, tags, reason }) => [naming(digest, tags), (0,lib/* escapeMarkdown */.FV)(reason.text)]);
    const untag = plan.untag.map(({ digest, tag, reason }) => [
        naming(digest, [tag]),
        (0,lib/* escapeMarkdown */.FV)(reason.text),
    ]);
    const skipped = repository.skipped.map(({ digest, tags, reason }) => [
        naming(digest, tags),
        (0,lib/* escapeMarkdown */.FV)(reason),
    ]);
    const sections = [
        drawAges([
            ...plan.keep.map(({ time }) => ({ time, goes: false })),
            ...roots.map(({ time }) => ({ time, goes: true })),
        ], now),
        list(isApplied ? 'Goes' : 'Would go', goes),
        list(isApplied ? 'Tags that go, while their image stays' : 'Tags that would go, while their image stays', untag),
        list('Skipped', skipped),
        renderKept(plan),
        list('Not readable, and left alone', plan.quarantine.map(rowOf)),
        renderRestored(repository),
        repository.notes.map((note) => `- ${(0,lib/* escapeMarkdown */.FV)(note)}`).join('\n'),
    ];
    return sections.filter((section) => section !== '').join('\n\n');
}
function renderKept({ keep: unsorted }) {
    if (unsorted.length === 0)
        return '';
    const keep = unsorted.toSorted((a, b) => ((a.time ?? '') > (b.time ?? '') ? -1 : 1));
    const byReason = [...Map.groupBy(keep, ({ reason }) => reason.code)];
    const sorted = byReason.toSorted(([, a], [, b]) => b.length - a.length);
    const totals = sorted.map(([reason, roots]) => [(0,lib/* code */.aY)(reason), String(roots.length), examples(roots)]);
    const overview = (0,lib/* table */.tp)(['Stays because', 'Images', 'Such as'], totals);
    return `${overview}\n\n${(0,lib/* details */.zH)(`All that stays: ${(0,words/* count */.U)(keep.length, 'image')}`, rows(keep.map(rowOf)))}`;
}
function examples(roots) {
    return roots
        .slice(0, 3)
        .map(({ digest, tags }) => naming(digest, tags.slice(0, 1)))
        .join(', ');
}
function renderRestored({ restored }) {
    return list('Restored', restored.map(({ digest, tags }) => [naming(digest, tags), '']));
}
function list(title, lines) {
    return lines.length === 0 ? '' : `**${title}: ${lines.length}**\n\n${rows(lines)}`;
}
function rows(lines) {
    const shown = (0,lib/* table */.tp)(['Image', 'Why'], lines.slice(0, MOST_ROWS));
    return lines.length <= MOST_ROWS
        ? shown
        : `${shown}\n\nand ${lines.length - MOST_ROWS} more, see the report`;
}
function rowOf({ digest, tags, reason }) {
    return [naming(digest, tags), (0,lib/* escapeMarkdown */.FV)(reason.text)];
}
function naming(digest, tags) {
    if (tags.length === 0)
        return (0,lib/* code */.aY)((0,lib/* shortDigest */.VK)(digest));
    const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : '';
    return tags.slice(0, MOST_TAGS).map(lib/* code */.aY).join(', ') + more;
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/views/summary.js




const MOST_REPOSITORIES = 30;
function renderSummary(report) {
    const sections = [
        headline(report),
        report.failure && summary_alert('CAUTION', report.failure),
        ...report.repositories.map(renderAlerts),
        report.repositories.length > 0 && renderTable(report),
        renderLines(report),
        ...renderDetails(report),
        renderNext(report),
        (0,lib/* renderPhases */.FA)(report.phases),
    ];
    return `${sections.filter((section) => typeof section === 'string' && section !== '').join('\n\n')}\n`;
}
const HEADLINES = {
    planned: '📋 Plan, nothing was changed',
    applied: '🧹 Cleaned',
    'nothing-to-do': '✅ Nothing to clean',
    braked: '⛔ Braked',
    restored: '↩️ Restored',
    explained: '🔎 Explained',
    simulated: '🕰️ Simulated, nothing was changed',
    incomplete: '⏳ Not done yet: the time was up, the next run goes on',
    failed: '❌ Failed',
};
function headline(report) {
    const { deleted, bytesFreed } = (0,counts/* countAll */.Vn)(report);
    const verb = (0,counts/* deletes */.DU)(report) ? 'deleted' : 'would go';
    const numbers = report.outcome === 'planned' || report.outcome === 'applied'
        ? `: ${(0,words/* count */.U)(deleted, 'image')} ${verb}, ${(0,lib/* formatBytes */.z3)(bytesFreed)}`
        : '';
    return `### ${HEADLINES[report.outcome]}${numbers}`;
}
function summary_alert(kind, text) {
    const advice = text.fix === undefined ? '' : `\n>\n> **Fix:** ${(0,lib/* escapeMarkdown */.FV)(text.fix)}`;
    return `> [!${kind}]\n> ${(0,lib/* escapeMarkdown */.FV)(text.message)}${advice}`;
}
function renderAlerts({ name, plan, failure, broken, restored }) {
    const alerts = [];
    if (failure !== undefined)
        alerts.push(summary_alert('CAUTION', { ...failure, message: `${name}: ${failure.message}` }));
    if (broken.length > 0) {
        alerts.push(summary_alert('CAUTION', { message: `${name}: no longer whole: ${broken.join(', ')}` }));
    }
    if (restored.length > 0 && broken.length + restored.length > 0 && plan !== undefined) {
        const what = `${(0,words/* count */.U)(restored.length, 'manifest')} had to be restored, as something that stays needs them`;
        alerts.push(summary_alert('WARNING', { message: `${name}: ${what}` }));
    }
    if (plan?.brake !== undefined)
        alerts.push(summary_alert('WARNING', { message: `${name}: ${plan.brake.text}` }));
    return alerts.join('\n\n');
}
function renderTable(report) {
    const isApplied = (0,counts/* deletes */.DU)(report);
    const rows = report.repositories.map((repository) => {
        const { deleted, kept, bytesFreed } = (0,counts/* countRepository */.uw)(repository, isApplied);
        const { name, plan } = repository;
        const policy = plan === undefined ? '' : (0,lib/* code */.aY)(plan.policy);
        return [
            (0,lib/* code */.aY)(name),
            policy,
            String(deleted),
            String(kept),
            bytesOf(repository, bytesFreed),
            remarks(repository),
        ];
    });
    const goes = isApplied ? 'Deleted' : 'Would go';
    const header = ['Repository', 'Policy', goes, 'Stays', 'Frees', ''];
    const isAnyRemarkable = rows.some((row) => row.at(-1) !== '');
    return isAnyRemarkable
        ? (0,lib/* table */.tp)(header, rows)
        : (0,lib/* table */.tp)(header.slice(0, -1), rows.map((row) => row.slice(0, -1)));
}
function bytesOf({ plan }, bytes) {
    if (plan === undefined)
        return '';
    return `${plan.bytes.exact ? '' : 'at least '}${(0,lib/* formatBytes */.z3)(bytes)}`;
}
function remarks({ plan, failure, skipped, restored, waiting, untagged }) {
    const parts = [
        failure === undefined ? '' : '❌ failed',
        plan?.brake === undefined ? '' : '⛔ braked',
        untagged.length > 0 ? `${(0,words/* count */.U)(untagged.length, 'tag')} taken off` : '',
        skipped.length > 0 ? `${skipped.length} skipped` : '',
        waiting > 0 ? `${waiting} wait for the next run` : '',
        restored.length > 0 ? `${restored.length} restored` : '',
        (plan?.quarantine.length ?? 0) > 0 ? `${plan?.quarantine.length} not readable` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
}
function renderLines({ lines }) {
    return lines.map((line) => `- ${(0,lib/* escapeMarkdown */.FV)(line)}`).join('\n');
}
function renderDetails({ repositories, startedAt, mode }) {
    const shown = repositories.slice(0, MOST_REPOSITORIES).map((repository) => ({
        name: repository.name,
        body: renderRepository(repository, { now: new Date(startedAt), isApplied: mode === 'apply' }),
    }));
    const bodies = shown.filter(({ body }) => body !== '');
    return bodies.length === 1
        ? bodies.map(({ body }) => body)
        : bodies.map(({ name, body }) => (0,lib/* details */.zH)(name, body));
}
function renderNext({ outcome, plan, journal }) {
    if (outcome === 'planned' && plan !== undefined)
        return `Plan ${(0,lib/* code */.aY)(plan.hash)}`;
    if (journal === undefined)
        return '';
    return `Journal for ${(0,lib/* code */.aY)('mode: restore')}: ${(0,lib/* code */.aY)(journal)}`;
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/write-json.js
var write_json = __nccwpck_require__(6838);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/publish.js








function publish(report, context, summary) {
    if (summary)
        context.summary.append(renderSummary(report));
    const { deleted, kept, bytesFreed } = (0,counts/* countAll */.Vn)(report);
    const values = {
        outcome: report.outcome,
        plan: report.plan?.path,
        'plan-hash': report.plan?.hash,
        journal: report.journal,
        report: writeReport(report, context),
        deleted: String(deleted),
        kept: String(kept),
        'bytes-freed': String(bytesFreed),
    };
    (0,lib/* setOutputs */.n0)(outputs, values, context.env);
}
function writeReport(report, { env, log }) {
    try {
        const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'registry-retention-report-'));
        const path = (0,external_node_path_.join)(folder, 'report.json');
        (0,write_json/* writeJson */.G)(path, report);
        return path;
    }
    catch (error) {
        log.warning(`The report could not be written: ${String(error)}`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/report.js
var lib_report = __nccwpck_require__(2732);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/main.js





async function main(context) {
    const report = (0,lib_report/* startReport */.F)(new Date());
    let inputs;
    try {
        inputs = (0,lib/* readInputs */.Ko)(inputs_inputs, context.env);
        await run(inputs, context, report);
    }
    catch (error) {
        const failure = (0,login_lib/* describeFailure */.Ic)(error);
        report.failure = failure;
        throw (0,login_lib/* withFix */.Yt)(error, failure);
    }
    finally {
        publish(report, context, inputs?.summary ?? true);
    }
}
async function run(inputs, context, report) {
    report.mode = inputs.mode;
    const { openSession } = await __nccwpck_require__.e(/* import() */ 832).then(__nccwpck_require__.bind(__nccwpck_require__, 6832));
    const session = await openSession(inputs, context);
    await (0,lib/* keepHeapSmall */.p8)(10);
    report.registry = session.registry;
    switch (inputs.mode) {
        case 'plan':
        case 'apply': {
            const { clean } = await Promise.all(/* import() */[__nccwpck_require__.e(353), __nccwpck_require__.e(519), __nccwpck_require__.e(996), __nccwpck_require__.e(677), __nccwpck_require__.e(544), __nccwpck_require__.e(862)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7862));
            return clean(session, report);
        }
        case 'restore': {
            const { restore } = await Promise.all(/* import() */[__nccwpck_require__.e(353), __nccwpck_require__.e(519), __nccwpck_require__.e(996), __nccwpck_require__.e(422)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5109));
            return restore(session, report);
        }
        case 'explain': {
            const { explain } = await Promise.all(/* import() */[__nccwpck_require__.e(353), __nccwpck_require__.e(519), __nccwpck_require__.e(996), __nccwpck_require__.e(677), __nccwpck_require__.e(844)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2844));
            return explain(session, report);
        }
        case 'simulate': {
            const { simulate } = await Promise.all(/* import() */[__nccwpck_require__.e(353), __nccwpck_require__.e(519), __nccwpck_require__.e(996), __nccwpck_require__.e(677), __nccwpck_require__.e(45)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6045));
            return simulate(session, report);
        }
        default:
            inputs.mode;
    }
}


/***/ }),

/***/ 2732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ startReport),
/* harmony export */   R: () => (/* binding */ startRepository)
/* harmony export */ });
function startReport(now) {
    return {
        schemaVersion: 1,
        outcome: 'failed',
        startedAt: now.toISOString(),
        phases: [],
        repositories: [],
        lines: [],
    };
}
function startRepository(name) {
    return {
        name,
        deleted: [],
        untagged: [],
        skipped: [],
        restored: [],
        bytesFreed: 0,
        waiting: 0,
        broken: [],
        notes: [],
    };
}


/***/ }),

/***/ 285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ deletes),
/* harmony export */   R0: () => (/* binding */ rootsThatGo),
/* harmony export */   Vn: () => (/* binding */ countAll),
/* harmony export */   uw: () => (/* binding */ countRepository)
/* harmony export */ });
function rootsThatGo(plan) {
    return plan?.brake === undefined ? (plan?.delete.filter(({ digest, root }) => digest === root) ?? []) : [];
}
function deletes({ mode }) {
    return mode === 'apply';
}
function countRepository(repository, isApplied) {
    const { plan } = repository;
    if (plan === undefined)
        return { deleted: 0, kept: 0, bytesFreed: 0 };
    const roots = rootsThatGo(plan);
    const gone = new Set(repository.deleted);
    const deleted = isApplied ? roots.filter(({ digest }) => gone.has(digest)).length : roots.length;
    const all = plan.delete.filter(({ digest, root }) => digest === root).length;
    const kept = plan.keep.length + plan.quarantine.length + all - deleted;
    return { deleted, kept, bytesFreed: repository.bytesFreed };
}
function countAll(report) {
    const isApplied = deletes(report);
    return report.repositories
        .map((repository) => countRepository(repository, isApplied))
        .reduce((sum, each) => ({
        deleted: sum.deleted + each.deleted,
        kept: sum.kept + each.kept,
        bytesFreed: sum.bytesFreed + each.bytesFreed,
    }), { deleted: 0, kept: 0, bytesFreed: 0 });
}


/***/ }),

/***/ 8352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ count)
/* harmony export */ });
function count(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 6838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ writeJson)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

const PORTION = 50;
function writeJson(path, value) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'w', 0o600);
    try {
        for (const text of partsOf(value))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, text);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, '\n');
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
function* partsOf(value) {
    if (Array.isArray(value))
        yield* partsOfList(value);
    else if (isLarge(value))
        yield* partsOfObject(value);
    else
        yield JSON.stringify(value);
}
function* partsOfList(items) {
    yield '[';
    if (items.some(isLarge)) {
        for (const [at, item] of items.entries()) {
            yield at === 0 ? '\n' : ',\n';
            yield* partsOf(item);
        }
    }
    else {
        for (let at = 0; at < items.length; at += PORTION) {
            const texts = items.slice(at, at + PORTION).map((item) => JSON.stringify(item));
            yield `${at === 0 ? '\n' : ',\n'}${texts.join(',\n')}`;
        }
    }
    yield ']';
}
function* partsOfObject(value) {
    let separator = '{';
    for (const [key, each] of Object.entries(value)) {
        if (each === undefined)
            continue;
        yield `${separator}${JSON.stringify(key)}:`;
        yield* partsOf(each);
        separator = ',\n';
    }
    yield separator === '{' ? '{}' : '}';
}
function isLarge(value) {
    return (typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).some((each) => Array.isArray(each) ? each.some((item) => typeof item === 'object') : isLarge(each)));
}


/***/ }),

/***/ 4726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  cc: () => (/* reexport */ errors_CancelledError),
  X2: () => (/* reexport */ PolicyFailure),
  yo: () => (/* reexport */ errors_UserError),
  zM: () => (/* reexport */ inputs_boolean),
  Yq: () => (/* reexport */ choice),
  aY: () => (/* reexport */ code),
  pf: () => (/* reexport */ defineInputs),
  S2: () => (/* reexport */ defineOutputs),
  zH: () => (/* reexport */ details),
  FV: () => (/* reexport */ escapeMarkdown),
  cv: () => (/* reexport */ exchange),
  z3: () => (/* reexport */ formatBytes),
  nd: () => (/* reexport */ integer),
  OW: () => (/* reexport */ isJsonObject),
  p8: () => (/* reexport */ keepHeapSmall),
  Mn: () => (/* reexport */ lines),
  dK: () => (/* reexport */ mask),
  H8: () => (/* reexport */ maskBasicAuth),
  bp: () => (/* reexport */ openCache),
  Oi: () => (/* reexport */ phase),
  lS: () => (/* reexport */ raw),
  yw: () => (/* reexport */ readAll),
  Ko: () => (/* reexport */ readInputs),
  J5: () => (/* reexport */ refused),
  FA: () => (/* reexport */ renderPhases),
  Cs: () => (/* reexport */ runAction),
  rJ: () => (/* reexport */ secret),
  n0: () => (/* reexport */ setOutputs),
  VK: () => (/* reexport */ shortDigest),
  tp: () => (/* reexport */ table),
  Qq: () => (/* reexport */ inputs_text),
  LH: () => (/* reexport */ withRetries)
});

// UNUSED EXPORTS: ANNOTATIONS_PER_LEVEL, AnnotationBudget, Annotations, ChecksumError, CommandError, CommandNotFoundError, CommandOutputError, HttpError, MAX_SUMMARY_BYTES, Summary, TempDirs, at, codeBlock, createLog, download, formatCommand, formatDuration, getIdToken, limitYoungGeneration, neutralise, readGitHubContext, run, showControls, tableRow, textAt, writeReport

;// CONCATENATED MODULE: ./packages/core/lib/annotation-budget.js
const ANNOTATIONS_PER_LEVEL = 10;
const LOG_SHARE = 4;
class AnnotationBudget {
    #used = { error: 0, warning: 0, notice: 0 };
    #logged = { error: 0, warning: 0, notice: 0 };
    takeForLog(level) {
        if (this.#logged[level] >= LOG_SHARE)
            return false;
        this.#logged[level]++;
        return this.take(level, 1) === 1;
    }
    take(level, wanted) {
        const taken = Math.min(wanted, ANNOTATIONS_PER_LEVEL - this.#used[level]);
        this.#used[level] += taken;
        return taken;
    }
}

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./packages/http-client/lib/index.js

class HttpClientError extends Error {
    name = 'HttpClientError';
    statusCode;
    constructor(message, statusCode) {
        super(message);
        this.statusCode = statusCode;
    }
}
const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const MAX_BODY_BYTES = (/* unused pure expression or super */ null && (1024 * 1024));
const TIMEOUT_MS = 30_000;
const MAX_BACKOFF_MS = 5_000;
class lib_HttpClient {
    #userAgent;
    #handlers;
    #attempts;
    constructor(userAgent = 'actions/http-client', handlers = [], options = {}) {
        this.#userAgent = userAgent;
        this.#handlers = handlers;
        this.#attempts = options.allowRetries ? 1 + (options.maxRetries ?? 1) : 1;
    }
    async getJson(url) {
        for (let attempt = 1;; attempt++) {
            const last = attempt >= this.#attempts;
            try {
                const answer = await this.#get(url);
                if (last || !RETRIED.has(answer.statusCode))
                    return parse(answer);
            }
            catch (error) {
                if (last || error instanceof HttpClientError)
                    throw error;
            }
            await sleep(Math.min(MAX_BACKOFF_MS, 100 * 2 ** attempt));
        }
    }
    async #get(url) {
        const target = new URL(url);
        const { Agent, request } = target.protocol === 'https:' ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 19));
        const token = this.#handlers[0]?.token;
        const options = {
            agent: new Agent({ proxyEnv: process.env }),
            timeout: TIMEOUT_MS,
            headers: {
                accept: 'application/json',
                'user-agent': this.#userAgent,
                ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            },
        };
        const response = await new Promise((resolve, reject) => {
            const outgoing = request(target, options, resolve);
            outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
            outgoing.on('error', reject);
            outgoing.end();
        });
        return { statusCode: response.statusCode ?? 0, body: await readText(response) };
    }
}
async function readText(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        size += chunk.length;
        if (size > MAX_BODY_BYTES)
            throw new HttpClientError('answer is larger than 1 MiB', response.statusCode ?? 0);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function parse({ statusCode, body }) {
    if (statusCode === 404)
        return { statusCode, result: null };
    if (statusCode < 200 || statusCode > 299)
        throw new HttpClientError(`Failed request: (${statusCode})`, statusCode);
    return { statusCode, result: body === '' ? null : JSON.parse(body) };
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function core_getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./packages/core/lib/annotations.js


const MAX_MESSAGE_LENGTH = 4096;
const ISSUE = { error: error, warning: warning, notice: notice };
const LEVELS = ['error', 'warning', 'notice'];
class Annotations {
    #log;
    #budget;
    #pending = [];
    constructor(log, budget = new AnnotationBudget()) {
        this.#log = log;
        this.#budget = budget;
    }
    add(annotation) {
        this.#pending.push(annotation);
    }
    async flush() {
        const pending = this.#pending;
        this.#pending = [];
        const cut = { error: 0, warning: 0, notice: 0 };
        for (const level of LEVELS) {
            const ranked = pending.filter((one) => one.level === level).toSorted((a, b) => rank(b) - rank(a));
            const shown = this.#budget.take(level, ranked.length);
            for (const annotation of ranked.slice(0, shown))
                annotations_issue(annotation);
            const rest = ranked.slice(shown);
            cut[level] = rest.length;
            if (rest.length > 0)
                await this.#list(level, rest);
        }
        return cut;
    }
    async #list(level, rest) {
        const title = `${rest.length} more of type ${level}; GitHub shows 10 annotations of a type per step`;
        await this.#log.group(title, () => {
            for (const annotation of rest)
                this.#log.info(plain(annotation));
        });
    }
}
function rank({ rank = 0 }) {
    return rank;
}
function annotations_issue(annotation) {
    const { level, title, file, line, endLine, column } = annotation;
    const properties = {};
    if (title !== undefined)
        properties.title = title;
    if (file !== undefined)
        properties.file = file;
    if (line !== undefined)
        properties.startLine = line;
    if (endLine !== undefined)
        properties.endLine = endLine;
    if (column !== undefined)
        properties.startColumn = column;
    ISSUE[level](cutMessage(annotation.message), properties);
}
function cutMessage(message) {
    if (message.length <= MAX_MESSAGE_LENGTH)
        return message;
    return `${message.slice(0, MAX_MESSAGE_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
function plain({ message, title, file, line }) {
    const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
    return `${place}${title === undefined ? '' : `${title}: `}${message}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/errors.js
class errors_UserError extends Error {
    name = 'UserError';
    fix;
    constructor(message, options = {}) {
        super(message, options);
        if (options.fix !== undefined)
            this.fix = options.fix;
    }
}
class PolicyFailure extends Error {
    name = 'PolicyFailure';
}
class errors_CancelledError extends Error {
    name = 'CancelledError';
}

;// CONCATENATED MODULE: ./packages/core/lib/cancellation.js

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'];
const WORK_MS = 4_000;
const CLEANUP_MS = 6_500;
const DEATH_MS = 7_000;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
class Cancellation {
    #stop = new AbortController();
    #workOver = new AbortController();
    #cleanupOver = new AbortController();
    #lastRites;
    #timers = [];
    #received;
    constructor(lastRites) {
        this.#lastRites = lastRites;
        for (const signal of STOP_SIGNALS)
            process.on(signal, this.#onSignal);
    }
    get signal() {
        return this.#stop.signal;
    }
    get workOver() {
        return this.#workOver.signal;
    }
    get cleanupOver() {
        return this.#cleanupOver.signal;
    }
    get exitCode() {
        return this.#received === undefined ? undefined : EXIT_CODES[this.#received];
    }
    stop(reason) {
        if (this.#stop.signal.aborted)
            return;
        this.#timers = [
            setTimeout(() => this.#workOver.abort(), WORK_MS),
            setTimeout(() => this.#cleanupOver.abort(), CLEANUP_MS),
            setTimeout(() => this.#die(this.#received ?? 'SIGTERM'), DEATH_MS),
        ];
        this.#stop.abort(reason);
    }
    bounded(work, over) {
        return new Promise((resolve, reject) => {
            if (over.aborted)
                resolve();
            over.addEventListener('abort', () => resolve(), { once: true });
            Promise.resolve(work).then(resolve, reject);
        });
    }
    close() {
        for (const timer of this.#timers)
            timer.unref();
        if (this.#workOver.signal.aborted)
            return;
        for (const signal of STOP_SIGNALS)
            process.off(signal, this.#onSignal);
    }
    #onSignal = (signal) => {
        if (this.#received !== undefined) {
            this.#die(signal);
            return;
        }
        this.#received = signal;
        this.stop(new errors_CancelledError(`the run was cancelled (${signal})`));
    };
    #die(signal) {
        for (const own of STOP_SIGNALS)
            process.off(own, this.#onSignal);
        try {
            this.#lastRites();
        }
        finally {
            process.kill(process.pid, signal);
        }
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/failure-reporter.js

class FailureReporter {
    #log;
    #annotations;
    #cancelled;
    #failed = false;
    constructor(log, annotations, cancelled) {
        this.#log = log;
        this.#annotations = annotations;
        this.#cancelled = cancelled;
    }
    get failed() {
        return this.#failed;
    }
    async guard(part) {
        try {
            await part();
        }
        catch (error) {
            this.report(error);
        }
    }
    report(error) {
        this.#failed = true;
        if (error instanceof Error)
            this.#debugStacks(error);
        if (error instanceof errors_CancelledError || this.#cancelled.aborted)
            this.#log.info(messageOf(error));
        else
            this.#annotations.add({ level: 'error', message: messageOf(error), rank: Number.MAX_VALUE });
    }
    reportNow(message) {
        this.#failed = true;
        this.#log.error(message);
    }
    #debugStacks(error) {
        if (error instanceof errors_UserError || error instanceof PolicyFailure)
            return;
        this.#log.debug(error.stack ?? error.message);
        if (error.cause instanceof Error)
            this.#debugStacks(error.cause);
    }
}
function messageOf(error) {
    if (error instanceof errors_UserError && error.fix !== undefined)
        return `${error.message}\nFix: ${error.fix}`;
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./packages/core/lib/json.js
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function at(value, ...path) {
    let current = value;
    for (const key of path) {
        if (!isJsonObject(current) || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current;
}
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}

;// CONCATENATED MODULE: ./packages/core/lib/github.js



const PULL_REQUEST_EVENT = /^pull_request(?:_|$)/;
function readGitHubContext(env = process.env) {
    const text = (name) => env[name] ?? '';
    let payload;
    return {
        eventName: text('GITHUB_EVENT_NAME'),
        ref: text('GITHUB_REF'),
        refName: text('GITHUB_REF_NAME'),
        refType: text('GITHUB_REF_TYPE'),
        sha: text('GITHUB_SHA'),
        repository: text('GITHUB_REPOSITORY'),
        repositoryOwner: text('GITHUB_REPOSITORY_OWNER'),
        serverUrl: text('GITHUB_SERVER_URL') || 'https://github.com',
        apiUrl: text('GITHUB_API_URL') || 'https://api.github.com',
        workflow: text('GITHUB_WORKFLOW'),
        job: text('GITHUB_JOB'),
        runId: text('GITHUB_RUN_ID'),
        runAttempt: Number(text('GITHUB_RUN_ATTEMPT')) || 1,
        actor: text('GITHUB_ACTOR'),
        workspace: text('GITHUB_WORKSPACE') || process.cwd(),
        headRef: text('GITHUB_HEAD_REF'),
        baseRef: text('GITHUB_BASE_REF'),
        isDependabot: text('GITHUB_ACTOR') === 'dependabot[bot]',
        get event() {
            payload ??= readEvent(env.GITHUB_EVENT_PATH);
            return payload;
        },
        get defaultBranch() {
            return textAt(this.event, 'repository', 'default_branch');
        },
        get isForkPullRequest() {
            return PULL_REQUEST_EVENT.test(this.eventName) && isFromFork(this.event, this.repository);
        },
    };
}
function isFromFork(event, repository) {
    const head = textAt(event, 'pull_request', 'head', 'repo', 'full_name');
    return head === undefined || head.toLowerCase() !== repository.toLowerCase();
}
function readEvent(path) {
    const fix = 'run this as a step of a GitHub workflow, or set GITHUB_EVENT_PATH to a file with the event';
    if (!path)
        throw new errors_UserError('the event that triggered the run is not known: GITHUB_EVENT_PATH is not set', {
            fix,
        });
    let event;
    try {
        event = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (cause) {
        throw new errors_UserError(`the event file ${path} can't be read as JSON`, { fix, cause });
    }
    if (!isJsonObject(event))
        throw new errors_UserError(`the event file ${path} holds no JSON object`, { fix });
    return event;
}

;// CONCATENATED MODULE: ./packages/core/lib/neutralise.js
const CONTROL_SEQUENCE = /\u001b\[[0-?]*[ -/]*[@-~]/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{M}';
const COMMAND_AT_START = new RegExp(`^[[\\s${UNSEEN}]--\\n]*(?=:[${UNSEEN}]*:)`, 'gmv');
const COMMAND_ANYWHERE = new RegExp(`#[${UNSEEN}]*#[${UNSEEN}]*(?=\\[)`, 'gv');
function neutralise_neutralise(text) {
    return neutralise_showControls(text.replace(CONTROL_SEQUENCE, '').replace(/\r\n?/g, '\n'))
        .replace(COMMAND_AT_START, '$&\\')
        .replace(COMMAND_ANYWHERE, '$&\\');
}
function neutralise_showControls(text) {
    return text.replace(CONTROL, visible);
}
function visible(character) {
    const code = character.charCodeAt(0);
    if (code < 0x20)
        return String.fromCharCode(0x2400 + code);
    if (code === 0x7f)
        return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

;// CONCATENATED MODULE: ./packages/core/lib/log.js



const PROGRESS_INTERVAL_MS = 5_000;
const ANNOTATE = { error: error, warning: warning, notice: notice };
function createLog(budget = new AnnotationBudget()) {
    let inGroup = false;
    let lastProgress = Number.NEGATIVE_INFINITY;
    const print = (message) => info(neutralise_neutralise(message));
    const annotate = (level) => (message) => {
        if (budget.takeForLog(level))
            ANNOTATE[level](message);
        else
            print(`${level}: ${message}`);
    };
    return {
        info: print,
        foreign: print,
        debug: core_debug,
        notice: annotate('notice'),
        warning: annotate('warning'),
        error: annotate('error'),
        progress(message) {
            const now = performance.now();
            if (now - lastProgress < PROGRESS_INTERVAL_MS)
                return;
            lastProgress = now;
            print(message);
        },
        async group(title, fn) {
            if (inGroup) {
                print(title);
                return fn();
            }
            inGroup = true;
            startGroup(title);
            try {
                return await fn();
            }
            finally {
                endGroup();
                inGroup = false;
            }
        },
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/memory.js
async function limitYoungGeneration() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8877, 19));
    for (const flag of YOUNG)
        setFlagsFromString(flag);
}
const DELAY_MS = 100;
function limitYoungGenerationSoon() {
    setTimeout(() => void limitYoungGeneration(), DELAY_MS).unref();
}
const YOUNG = ['--max-semi-space-size=2', '--semi-space-growth-factor=1'];
async function keepHeapSmall(growth) {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8877, 19));
    const flags = [...YOUNG, '--no-separate-gc-phases', `--heap-growing-percent=${growth}`];
    for (const flag of flags)
        setFlagsFromString(flag);
}

;// CONCATENATED MODULE: ./packages/core/lib/process-group.js
const INTERRUPT_GRACE_MS = 2_500;
const TERMINATE_GRACE_MS = 1_000;
const alive = new Set();
function process_group_track(child) {
    alive.add(child);
    child.once('close', () => alive.delete(child));
    child.once('error', () => alive.delete(child));
}
function process_group_stopGently(child) {
    process_group_signalGroup(child, 'SIGINT');
    let timer = setTimeout(() => {
        process_group_signalGroup(child, 'SIGTERM');
        timer = setTimeout(() => process_group_signalGroup(child, 'SIGKILL'), TERMINATE_GRACE_MS);
    }, INTERRUPT_GRACE_MS);
    return () => clearTimeout(timer);
}
function killAllChildren() {
    for (const child of alive)
        process_group_signalGroup(child, 'SIGKILL');
}
function process_group_signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch (error) {
        const { code } = error;
        if (code !== 'ESRCH' && code !== 'EPERM')
            throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./packages/core/lib/file-command.js


function formatEntry(name, value) {
    const delimiter = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
function appendTo(variable, text, env) {
    const path = env[variable];
    if (path)
        (0,external_node_fs_.appendFileSync)(path, text);
}

;// CONCATENATED MODULE: ./packages/core/lib/summary.js


const MAX_SUMMARY_BYTES = 1024 * 1024;
const CUT_NOTE = '> [!NOTE]\n> This summary is cut: GitHub shows at most 1 MiB per step.\n\n';
class summary_Summary {
    #env;
    #blocks = [];
    constructor(env = process.env) {
        this.#env = env;
    }
    append(markdown) {
        this.#blocks.push(`${markdown.trimEnd()}\n\n`);
    }
    write() {
        const blocks = this.#blocks;
        this.#blocks = [];
        const path = this.#env.GITHUB_STEP_SUMMARY;
        if (!path || blocks.length === 0)
            return;
        const room = MAX_SUMMARY_BYTES - ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0);
        const text = blocks.join('');
        appendTo('GITHUB_STEP_SUMMARY', Buffer.byteLength(text) <= room ? text : cut(blocks, room), this.#env);
    }
}
function cut(blocks, room) {
    let text = CUT_NOTE;
    let left = room - Buffer.byteLength(CUT_NOTE);
    if (left < 0)
        return '';
    for (const block of blocks) {
        const size = Buffer.byteLength(block);
        if (size > left)
            return text + wholeLines(block, left);
        text += block;
        left -= size;
    }
    return text;
}
function wholeLines(block, bytes) {
    const kept = Buffer.from(block).subarray(0, bytes);
    return kept.subarray(0, kept.lastIndexOf('\n') + 1).toString();
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./packages/core/lib/temp.js



class TempDirs {
    #base;
    #created = new Set();
    constructor(env = process.env) {
        this.#base = env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
    }
    create(prefix) {
        const path = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_fs_.realpathSync)(this.#base), `${prefix}-`));
        this.#created.add(path);
        return path;
    }
    removeAll() {
        const failures = [];
        for (const path of this.#created) {
            try {
                (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
                this.#created.delete(path);
            }
            catch (error) {
                failures.push(error);
            }
        }
        if (failures.length > 0)
            throw new AggregateError(failures, `could not remove ${[...this.#created].join(', ')}`);
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/action.js











async function runAction(main) {
    limitYoungGenerationSoon();
    const temp = new TempDirs();
    const lastRites = () => {
        killAllChildren();
        temp.removeAll();
    };
    const cancellation = new Cancellation(lastRites);
    const cleanups = [];
    const context = makeContext(cancellation.signal, temp, cleanups);
    const { annotations, summary } = context;
    const reporter = new FailureReporter(context.log, annotations, cancellation.signal);
    const unwatch = watchForBugs(reporter, cancellation, lastRites);
    await reporter.guard(() => cancellation.bounded(main(context), cancellation.workOver));
    await reporter.guard(() => summary.write());
    await annotations.flush();
    const over = cancellation.cleanupOver;
    for (const cleanup of cleanups.toReversed()) {
        await reporter.guard(() => cancellation.bounded(cleanup(over), over));
    }
    await reporter.guard(lastRites);
    await annotations.flush();
    unwatch();
    cancellation.close();
    process.exitCode = cancellation.exitCode ?? (reporter.failed ? 1 : 0);
}
function makeContext(signal, temp, cleanups) {
    const budget = new AnnotationBudget();
    const log = createLog(budget);
    return {
        env: process.env,
        signal,
        log,
        annotations: new Annotations(log, budget),
        summary: new summary_Summary(),
        temp,
        github: readGitHubContext(),
        onExit: (cleanup) => cleanups.push(cleanup),
    };
}
function watchForBugs(reporter, cancellation, lastRites) {
    const onUncaught = (error) => {
        reporter.report(error);
        cancellation.stop(new errors_CancelledError('the run stopped after an internal error', { cause: error }));
    };
    const onExit = () => {
        reporter.reportNow('the action stopped in the middle of its work; this is a bug');
        lastRites();
    };
    process.on('uncaughtException', onUncaught);
    process.once('exit', onExit);
    return () => {
        process.off('uncaughtException', onUncaught);
        process.off('exit', onExit);
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./packages/core/lib/http/errors.js
class HttpError extends Error {
    name = 'HttpError';
    status;
    temporary;
    retryAfterMs;
    constructor(problem, details) {
        super(`${redact(details.url)}: ${problem}`, details.cause === undefined ? undefined : { cause: details.cause });
        this.status = details.status;
        this.temporary = details.temporary;
        this.retryAfterMs = details.retryAfterMs;
    }
}
class ChecksumError extends HttpError {
    name = 'ChecksumError';
    expected;
    actual;
    constructor(url, expected, actual, bytes) {
        super(`expected SHA-256 ${expected}, got ${actual} with ${bytes} bytes`, { url, temporary: false });
        this.expected = expected;
        this.actual = actual;
    }
}
function redact(url) {
    return `${url.protocol}//${url.host}${url.pathname}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/http/exchange.js

const IDLE_MS = 30_000;
async function exchange(request, options) {
    const { url, method, headers, body } = request;
    const { env = process.env, signal, idleMs = IDLE_MS } = options;
    assertSecure(url);
    signal?.throwIfAborted();
    const { Agent, request: start } = url.protocol === 'https:' ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 19));
    const outgoing = start(url, {
        method,
        headers: {
            'user-agent': 'container-kit',
            'accept-encoding': 'identity',
            ...headers,
            ...(body && { 'content-length': String(body.byteLength) }),
        },
        agent: new Agent(isLoopback(url.hostname) ? {} : { proxyEnv: env }),
        ...(signal && { signal }),
    });
    outgoing.setTimeout(idleMs, () => outgoing.destroy(new Error(`no data for ${idleMs / 1000} s`)));
    try {
        const message = await new Promise((resolve, reject) => {
            outgoing.once('response', resolve);
            outgoing.on('error', reject);
            send(outgoing, body);
        });
        return { status: message.statusCode ?? 0, headers: message.headers, body: message, url };
    }
    catch (cause) {
        signal?.throwIfAborted();
        throw broken(url, cause);
    }
}
function send(outgoing, body) {
    if (body === undefined || body instanceof Uint8Array) {
        outgoing.end(body);
        return;
    }
    const source = body.open();
    source.once('error', (error) => outgoing.destroy(error));
    outgoing.once('close', () => source.destroy());
    source.pipe(outgoing);
}
async function* readBody(response, maxBytes, signal) {
    const { body, url, headers } = response;
    const tooLong = () => new HttpError(`it is larger than ${maxBytes} bytes`, { url, temporary: false });
    let size = 0;
    try {
        if (Number(headers['content-length'] ?? 0) > maxBytes)
            throw tooLong();
        for await (const chunk of body) {
            size += chunk.byteLength;
            if (size > maxBytes)
                throw tooLong();
            yield chunk;
        }
    }
    catch (cause) {
        signal?.throwIfAborted();
        throw cause instanceof HttpError ? cause : broken(url, cause);
    }
    finally {
        body.destroy();
    }
}
async function readAll(response, maxBytes, signal) {
    const chunks = [];
    for await (const chunk of readBody(response, maxBytes, signal))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function assertSecure(url) {
    if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
        return;
    throw new HttpError(`only https is allowed, not ${url.protocol}`, { url, temporary: false });
}
function broken(url, cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    return new HttpError(reason, { url, temporary: true, cause });
}

;// CONCATENATED MODULE: ./packages/core/lib/http/redirect.js


const MAX_HOPS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
async function fetchFollowing(request, options) {
    let current = request;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
        const response = await exchange(current, options);
        const { location } = response.headers;
        if (location === undefined || !REDIRECTS.includes(response.status))
            return response;
        response.body.destroy();
        current = nextRequest(current, location);
    }
    throw new HttpError(`more than ${MAX_HOPS} redirects`, { url: request.url, temporary: false });
}
function nextRequest(request, location) {
    const from = request.url;
    if (!URL.canParse(location, from.href)) {
        throw new HttpError('it redirects to no address', { url: from, temporary: false });
    }
    const url = new URL(location, from);
    if (isLoopback(url.hostname) && !isLoopback(from.hostname)) {
        throw new HttpError(`it redirects to ${url.host} on this machine`, { url: from, temporary: false });
    }
    return url.origin === from.origin ? { ...request, url } : { method: 'GET', url };
}

;// CONCATENATED MODULE: ./packages/core/lib/http/retry.js


const RETRIES = 4;
const BASE_MS = 500;
const MAX_MS = 30_000;
async function withRetries(operation, options) {
    const { retries = RETRIES, sleep = wait, random = Math.random, signal } = options;
    for (let attempt = 0;; attempt += 1) {
        try {
            return await operation();
        }
        catch (error) {
            signal?.throwIfAborted();
            if (attempt >= retries || !(error instanceof HttpError) || !error.temporary)
                throw error;
            const backoff = random() * Math.min(MAX_MS, BASE_MS * 2 ** attempt);
            await sleep(Math.min(MAX_MS, error.retryAfterMs ?? backoff), signal);
        }
    }
}
function refused(response) {
    const { status, headers, body, url } = response;
    body.destroy();
    const seconds = /^\d+$/.exec(headers['retry-after'] ?? '')?.[0];
    return new HttpError(`the server answers with status ${status}`, {
        url,
        status,
        temporary: isTemporary(status),
        retryAfterMs: seconds === undefined ? undefined : Number(seconds) * 1000,
    });
}
function isTemporary(status) {
    return [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}
async function wait(ms, signal) {
    try {
        await (0,promises_.setTimeout)(ms, undefined, signal && { signal });
    }
    catch (error) {
        throw signal?.reason ?? error;
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/download.js





async function download(url, options) {
    if (!URL.canParse(url))
        throw new TypeError(`${JSON.stringify(url)} is no URL`);
    const source = new URL(url);
    const { to } = options;
    const attempt = () => withRetries(() => (to === undefined ? toMemory(source, options) : toFile(source, to, options)), options);
    try {
        return await attempt();
    }
    catch (error) {
        if (!(error instanceof ChecksumError))
            throw error;
        return await attempt();
    }
}
async function toMemory(url, options) {
    const chunks = [];
    const { sha256 } = await receive(url, options, async (chunk) => void chunks.push(chunk));
    return { bytes: Buffer.concat(chunks), sha256 };
}
async function toFile(url, path, options) {
    const { open, rename, rm } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1455, 19));
    const partial = `${path}.${process.pid}.part`;
    const file = await open(partial, 'w', 0o600);
    const write = async (chunk) => void (await file.writeFile(chunk));
    try {
        const { sha256, size } = await receive(url, options, write).finally(() => file.close());
        await rename(partial, path);
        return { path, size, sha256 };
    }
    catch (error) {
        await rm(partial, { force: true });
        throw error;
    }
}
async function receive(url, options, take) {
    const { headers = {}, signal, maxBytes } = options;
    const response = await fetchFollowing({ method: 'GET', url, headers }, options);
    if (response.status !== 200)
        throw refused(response);
    const encoding = response.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') {
        response.body.destroy();
        throw new HttpError(`it comes as ${encoding}, which was not asked for`, { url, temporary: false });
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for await (const chunk of readBody(response, maxBytes, signal)) {
        hash.update(chunk);
        size += chunk.byteLength;
        await take(chunk);
    }
    const sha256 = hash.digest('hex');
    const { sha256: expected = sha256 } = options;
    if (sha256 !== expected)
        throw new ChecksumError(url, expected, sha256, size);
    return { sha256, size };
}

;// CONCATENATED MODULE: ./packages/core/lib/cache/blob.js



const BLOCK_BYTES = 64 * 1024 * 1024;
async function uploadBlob(address, path, size, options) {
    const { blockBytes = BLOCK_BYTES } = options;
    const url = new URL(address);
    if (size <= blockBytes) {
        await put(url, slice(path, 0, size), { 'x-ms-blob-type': 'BlockBlob' }, options);
        return;
    }
    const ids = [];
    for (let start = 0; start < size; start += blockBytes) {
        const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
        ids.push(id);
        const length = Math.min(blockBytes, size - start);
        await put(withQuery(url, { comp: 'block', blockid: id }), slice(path, start, length), {}, options);
    }
    const latest = ids.map((id) => `<Latest>${id}</Latest>`).join('');
    const list = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${latest}</BlockList>`);
    await put(withQuery(url, { comp: 'blocklist' }), list, { 'content-type': 'application/xml' }, options);
}
function slice(path, start, byteLength) {
    if (byteLength === 0)
        return new Uint8Array();
    return { byteLength, open: () => (0,external_node_fs_.createReadStream)(path, { start, end: start + byteLength - 1 }) };
}
function withQuery(url, query) {
    const extended = new URL(url);
    const added = new URLSearchParams(query).toString();
    extended.search = url.search === '' ? added : `${url.search}&${added}`;
    return extended;
}
async function put(url, body, headers, options) {
    await withRetries(async () => {
        const response = await exchange({ method: 'PUT', url, headers, body }, options);
        if (response.status !== 201)
            throw refused(response);
        response.body.destroy();
    }, options);
}

;// CONCATENATED MODULE: ./packages/core/lib/cache/service.js





const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
const MAX_ANSWER_BYTES = 1024 * 1024;
const CONFLICT = 409;
const VERSION = (0,external_node_crypto_.createHash)('sha256').update('container-kit: one file as it is').digest('hex');
class CacheService {
    #root;
    #token;
    #options;
    constructor(root, token, options) {
        this.#root = root;
        this.#token = token;
        this.#options = options;
    }
    async findDownload(key) {
        const answer = await this.#call('GetCacheEntryDownloadURL', { key, restore_keys: [], version: VERSION });
        const matched = textOf(answer, 'matched_key', 'matchedKey');
        if (at(answer, 'ok') !== true || matched !== key)
            return undefined;
        return this.#signedUrl(answer, 'signed_download_url', 'signedDownloadUrl');
    }
    async reserve(key) {
        try {
            const answer = await this.#call('CreateCacheEntry', { key, version: VERSION });
            if (at(answer, 'ok') !== true)
                throw this.#failure(textAt(answer, 'message'));
            return this.#signedUrl(answer, 'signed_upload_url', 'signedUploadUrl');
        }
        catch (error) {
            if (error instanceof HttpError && error.status === CONFLICT)
                return undefined;
            throw error;
        }
    }
    async finish(key, size) {
        const answer = await this.#call('FinalizeCacheEntryUpload', {
            key,
            size_bytes: String(size),
            version: VERSION,
        });
        if (at(answer, 'ok') !== true)
            throw this.#failure(textAt(answer, 'message'));
    }
    async #call(method, body) {
        const url = new URL(`/${SERVICE}/${method}`, this.#root);
        const request = {
            method: 'POST',
            url,
            headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
            body: Buffer.from(JSON.stringify(body)),
        };
        return withRetries(async () => {
            const response = await exchange(request, this.#options);
            if (response.status !== 200)
                throw refused(response);
            const text = await readAll(response, MAX_ANSWER_BYTES, this.#options.signal);
            return parseJson(String(text)) ?? {};
        }, this.#options);
    }
    #signedUrl(answer, ...names) {
        const url = textOf(answer, ...names);
        if (url === undefined || !URL.canParse(url))
            throw this.#failure('its answer holds no address');
        return url;
    }
    #failure(reason) {
        const url = new URL(`/${SERVICE}`, this.#root);
        return new HttpError(reason || 'the service refuses without a reason', { url, temporary: false });
    }
}
function textOf(answer, ...names) {
    return names.map((name) => textAt(answer, name)).find((text) => text !== undefined);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/cache/cache.js





const cache_RETRIES = 2;
function openCache(env, options = {}) {
    const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_SERVICE_V2: isNew } = env;
    if (!url || !token || !isNew || !URL.canParse(url))
        return undefined;
    const settings = { retries: cache_RETRIES, env, ...options };
    return new ActionsCache(new CacheService(url, token, settings), settings);
}
class ActionsCache {
    #service;
    #options;
    constructor(service, options) {
        this.#service = service;
        this.#options = options;
    }
    async restore(key, path, maxBytes) {
        const restored = await this.#attempt(`could not restore ${key}`, async () => {
            const url = await this.#service.findDownload(key);
            if (url === undefined)
                return false;
            await download(url, { ...this.#options, maxBytes, to: path });
            return true;
        });
        return restored ?? false;
    }
    async save(key, path) {
        const outcome = await this.#attempt(`could not store ${key}`, async () => {
            const { size } = await (0,external_node_fs_promises_.stat)(path);
            const url = await this.#service.reserve(key);
            if (url === undefined)
                return 'exists';
            await uploadBlob(url, path, size, this.#options);
            await this.#service.finish(key, size);
            return 'saved';
        });
        return outcome ?? 'unavailable';
    }
    async #attempt(failure, operation) {
        const { signal, onProblem } = this.#options;
        try {
            return await operation();
        }
        catch (error) {
            signal?.throwIfAborted();
            if (!(error instanceof HttpError) && !isSystemError(error))
                throw error;
            onProblem?.(`cache: ${failure}: ${error.message}`);
            return undefined;
        }
    }
}
function isSystemError(error) {
    return error instanceof Error && 'syscall' in error;
}

;// CONCATENATED MODULE: ./packages/core/lib/command-errors.js
class command_errors_CommandError extends Error {
    name = 'CommandError';
    command;
    exitCode;
    signal;
    timeoutMs;
    stderrTail;
    constructor(failure) {
        super(`${failure.command} ${describe(failure)}`);
        this.command = failure.command;
        this.stderrTail = failure.stderrTail;
        if (failure.exitCode !== undefined)
            this.exitCode = failure.exitCode;
        if (failure.signal !== undefined)
            this.signal = failure.signal;
        if (failure.timeoutMs !== undefined)
            this.timeoutMs = failure.timeoutMs;
    }
}
class command_errors_CommandNotFoundError extends Error {
    name = 'CommandNotFoundError';
    command;
    constructor(command, options) {
        super(`command ${command} was not found`, options);
        this.command = command;
    }
}
class command_errors_CommandOutputError extends Error {
    name = 'CommandOutputError';
    constructor(command, limit) {
        super(`${command} wrote more than ${limit} bytes to stdout`);
    }
}
function describe({ exitCode, signal, timeoutMs }) {
    if (timeoutMs !== undefined)
        return `did not end within ${timeoutMs / 1000} s`;
    return signal === undefined ? `failed with exit code ${exitCode}` : `was ended by ${signal}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/format.js
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
        value /= 1000;
        unit++;
    }
    const digits = unit === 0 || value >= 100 ? 0 : 1;
    return `${value.toFixed(digits)} ${UNITS[unit]}`;
}
function formatDuration(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    const seconds = milliseconds / 1000;
    if (seconds < 59.95)
        return `${seconds.toFixed(1)} s`;
    const rounded = Math.round(seconds);
    return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}
function shortDigest(digest) {
    const [algorithm, encoded = ''] = digest.split(':');
    return `${algorithm}:${encoded.slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/inputs.js
class InvalidInput extends Error {
    name = 'InvalidInput';
    fix;
    constructor(message, fix) {
        super(message);
        this.fix = fix;
    }
}
const BOOLEANS = new Map([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
]);
function defineInputs(table) {
    return table;
}
function inputs_text(options) {
    return spec('text', options, options.default, (value) => value.trim());
}
function raw(options) {
    return spec('raw', options, options.default, (value) => value);
}
function secret(options) {
    return spec('secret', options, options.default, (value) => value.trim());
}
function lines(options) {
    return spec('lines', options, options.default?.join('\n'), (value) => value
        .split(/\r\n?|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''));
}
function inputs_boolean(options) {
    const values = [...BOOLEANS.keys()];
    const parse = (value) => {
        const trimmed = value.trim();
        const parsed = trimmed === '' ? (options.default ?? false) : BOOLEANS.get(trimmed);
        if (parsed === undefined)
            throw notOneOf(trimmed, values);
        return parsed;
    };
    return { ...spec('boolean', options, options.default?.toString(), parse), values };
}
function integer(options) {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
    return spec('integer', options, options.default?.toString(), (value) => {
        const trimmed = value.trim();
        if (trimmed === '' && options.default !== undefined)
            return options.default;
        const parsed = /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
        if (parsed >= min && parsed <= max)
            return parsed;
        const range = [
            options.min === undefined ? '' : ` from ${min}`,
            options.max === undefined ? '' : ` up to ${max}`,
        ].join('');
        throw new InvalidInput(`${JSON.stringify(trimmed)} is not a whole number${range}`, `use a whole number${range}`);
    });
}
function choice(values, options) {
    const parse = (value) => {
        const trimmed = value.trim();
        const chosen = trimmed === '' ? options.default : values.find((one) => one === trimmed);
        if (chosen === undefined)
            throw notOneOf(trimmed, values);
        return chosen;
    };
    return { ...spec('choice', options, options.default, parse), values };
}
function spec(kind, options, text, parse) {
    const { help, required = false } = options;
    return { kind, help, required, parse, ...(text === undefined ? {} : { default: text }) };
}
function notOneOf(value, values) {
    const list = values.join(', ');
    return new InvalidInput(`${JSON.stringify(value)} is not one of ${list}`, `use one of ${list}`);
}

;// CONCATENATED MODULE: ./packages/core/lib/markdown.js

const SYNTAX = /[&<>"'`*_[\]()!~|\\#@{}$^]/g;
const LIST_OR_RULE_AT_START = /^(?:[-+=]|\d+\.)/;
const BREAK = '\u200b';
const AUTOLINK = /@|#|GH-|www(?=\.)|(?:https?|ftp|mailto|xmpp):|:(?=[\w+-]+:)/gi;
const PLAIN = /^(?!\d+\.)[a-z\d][a-z\d.,:;-]*(?: [a-z\d.,:;-]+)*$/i;
const PLAIN_CODE = /^[\w.,:;@/+-]+$/;
function escapeMarkdown(text) {
    if (PLAIN.test(text) && text.search(AUTOLINK) === -1)
        return text;
    const line = neutralise_showControls(text).replace(/\s+/g, ' ').trim();
    return entities(line.replace(AUTOLINK, (found) => found + BREAK)).replace(LIST_OR_RULE_AT_START, entitiesOfAll);
}
function code(text) {
    if (PLAIN_CODE.test(text))
        return `\`${text}\``;
    const line = neutralise_showControls(text.replace(/\r\n?/g, '\n')).replaceAll('\n', '\u240a').replaceAll('\t', ' ');
    if (line === '')
        return '';
    if (line.includes('|'))
        return `<code>${entities(line.replace(AUTOLINK, (found) => found + BREAK))}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const padding = /^[` ]|[` ]$/.test(line) && line.trim() !== '' ? ' ' : '';
    return `${fence}${padding}${line}${padding}${fence}`;
}
function codeBlock(text, language = '') {
    const body = showControls(text.replace(/\r\n?/g, '\n'));
    const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
    return `${fence}${language}\n${body}${body.endsWith('\n') ? '' : '\n'}${fence}`;
}
function table(header, rows) {
    return [tableRow(header), tableRow(header.map(() => '---')), ...rows.map(tableRow)].join('\n');
}
function tableRow(cells) {
    return `| ${cells.map(cell).join(' | ')} |`;
}
function details(title, body) {
    return `<details><summary>${escapeMarkdown(title)}</summary>\n\n${body}\n\n</details>`;
}
function cell(markdown) {
    if (!/[\r\n|]/.test(markdown))
        return markdown;
    return markdown.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('|', '&#124;');
}
function entities(text) {
    return text.replace(SYNTAX, entity);
}
function entitiesOfAll(text) {
    return text.replace(/[^\d]/g, entity);
}
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

;// CONCATENATED MODULE: ./packages/core/lib/oidc.js


async function getIdToken(audience) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
    if (!url || !token) {
        throw new UserError('the job may not ask for an identity token', {
            fix: 'add "permissions: id-token: write" to the job',
        });
    }
    try {
        return await getIDToken(audience);
    }
    catch (cause) {
        const reason = String(cause instanceof Error ? cause.message : cause).replace(/\s+/g, ' ');
        throw new Error(`GitHub gave no identity token: ${reason}`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/outputs.js


const MAX_TOTAL_BYTES = 1024 * 1024;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
function defineOutputs(table) {
    for (const name of Object.keys(table)) {
        if (!NAME.test(name))
            throw new TypeError(`output "${name}" is not a name that workflows can refer to`);
    }
    return table;
}
function setOutputs(table, values, env = process.env) {
    let entries = '';
    let size = 0;
    for (const [name, value] of Object.entries(values)) {
        if (!Object.hasOwn(table, name))
            throw new TypeError(`output "${name}" is not declared`);
        if (value === undefined)
            continue;
        entries += formatEntry(name, value);
        size += 2 * value.length;
    }
    if (size > MAX_TOTAL_BYTES) {
        warning(`the outputs come to ${size} bytes; GitHub drops outputs of a job above ${MAX_TOTAL_BYTES} bytes`);
    }
    appendTo('GITHUB_OUTPUT', entries, env);
}

;// CONCATENATED MODULE: ./packages/core/lib/phases.js


async function phase({ phases }, name, part) {
    const started = performance.now();
    try {
        return await part();
    }
    finally {
        const milliseconds = Math.round(performance.now() - started);
        phases.push({ name, start: Math.round(started), milliseconds });
    }
}
const BAR_WIDTH = 24;
function renderPhases(phases) {
    const first = Math.min(...phases.map(({ start }) => start));
    const total = Math.max(...phases.map(({ start, milliseconds }) => start + milliseconds)) - first;
    if (phases.length === 0 || total === 0)
        return '';
    const scaled = (milliseconds) => Math.round((BAR_WIDTH * milliseconds) / total);
    const rows = phases.map(({ name, start, milliseconds }) => [
        name,
        formatDuration(milliseconds),
        `${'\u00a0'.repeat(scaled(start - first))}${'█'.repeat(Math.max(1, scaled(milliseconds)))}`,
    ]);
    const longest = phases.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
    const shares = longest.map(({ name, milliseconds }) => `${name} ${formatDuration(milliseconds)}`);
    return details(`Time ${formatDuration(total)}: ${shares.join(', ')}`, table(['Phase', 'Time', ''], rows));
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: ./packages/core/lib/line-splitter.js

const MAX_LINE_LENGTH = (/* unused pure expression or super */ null && (64 * 1024));
class line_splitter_LineSplitter {
    #onLine;
    #decoder = new StringDecoder('utf8');
    #rest = '';
    constructor(onLine) {
        this.#onLine = onLine;
    }
    write(chunk) {
        this.#split(this.#rest + this.#decoder.write(chunk));
    }
    end() {
        this.#split(`${this.#rest}${this.#decoder.end()}`);
        if (this.#rest !== '')
            this.#onLine(this.#rest.replace(/\r$/, ''));
        this.#rest = '';
    }
    #split(text) {
        const lines = text.split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop() ?? '';
        for (const line of lines)
            this.#onLine(line);
        while (this.#rest.length > MAX_LINE_LENGTH) {
            this.#onLine(this.#rest.slice(0, MAX_LINE_LENGTH));
            this.#rest = this.#rest.slice(MAX_LINE_LENGTH);
        }
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/process.js








const DEFAULT_CAPTURED_BYTES = (/* unused pure expression or super */ null && (8 * 1024 * 1024));
const STDERR_TAIL_LINES = 20;
const PIPE_GRACE_MS = 5_000;
async function run(command, args, options = {}) {
    const shown = formatCommand(command, args);
    if (options.signal?.aborted)
        throw cancelled(shown, options.signal);
    const started = performance.now();
    const child = start(command, args, options);
    const limit = options.maxCapturedBytes ?? DEFAULT_CAPTURED_BYTES;
    const stdout = capture(child.stdout, limit, options.onStdout);
    const stderr = capture(child.stderr, limit, options.onStderr);
    const ending = await supervise(child, command, options);
    const result = {
        exitCode: ending.exitCode ?? 0,
        stdout: stdout.toString(),
        stderr: stderr.toString(),
        durationMs: Math.round(performance.now() - started),
    };
    if (options.signal?.aborted)
        throw cancelled(shown, options.signal);
    if (failed(ending, options))
        throw commandError(shown, ending, result.stderr);
    if (stdout.overflowed && options.onStdout === undefined)
        throw new CommandOutputError(shown, limit);
    return result;
}
function formatCommand(command, args) {
    const quote = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word));
    return neutralise([command, ...args].map(quote).join(' '));
}
function start(command, args, options) {
    if (options.cwd !== undefined && !existsSync(options.cwd)) {
        throw new Error(`${command} can't be run in ${options.cwd}, which does not exist`);
    }
    const child = spawn(command, args, {
        detached: true,
        cwd: options.cwd,
        env: options.env ?? process.env,
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    track(child);
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
    return child;
}
function capture(stream, limit, onLine) {
    const buffer = new TailBuffer(limit);
    stream.on('data', (chunk) => buffer.write(chunk));
    if (onLine !== undefined) {
        const splitter = new LineSplitter(onLine);
        stream.on('data', (chunk) => splitter.write(chunk));
        stream.once('close', () => splitter.end());
    }
    return buffer;
}
async function supervise(child, command, options) {
    let timeoutMs;
    let stopEscalation;
    const stop = () => {
        stopEscalation ??= stopGently(child);
    };
    const limit = options.timeoutMs;
    const timer = limit === undefined
        ? undefined
        : setTimeout(() => {
            timeoutMs = limit;
            stop();
        }, limit);
    options.signal?.addEventListener('abort', stop);
    try {
        const [exitCode, signal] = await ended(child, command);
        return { exitCode, signal, timeoutMs };
    }
    finally {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', stop);
        if (stopEscalation !== undefined) {
            stopEscalation();
            signalGroup(child, 'SIGKILL');
        }
    }
}
function ended(child, command) {
    return new Promise((resolve, reject) => {
        let grace;
        child.once('error', (error) => {
            reject(error.code === 'ENOENT' ? new CommandNotFoundError(command, { cause: error }) : error);
        });
        child.once('exit', () => {
            grace = setTimeout(() => {
                child.stdout.destroy();
                child.stderr.destroy();
            }, PIPE_GRACE_MS);
        });
        child.once('close', (exitCode, signal) => {
            clearTimeout(grace);
            resolve([exitCode, signal]);
        });
    });
}
function failed({ exitCode, signal, timeoutMs }, { check = true }) {
    return timeoutMs !== undefined || signal !== null || (check && exitCode !== 0);
}
function commandError(command, { exitCode, signal, timeoutMs }, stderr) {
    return new CommandError({
        command,
        ...(exitCode === null ? {} : { exitCode }),
        ...(signal === null ? {} : { signal }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        stderrTail: stderr.trimEnd().split('\n').slice(-STDERR_TAIL_LINES).join('\n'),
    });
}
function cancelled(command, signal) {
    return new CancelledError(`${command} was cancelled`, { cause: signal.reason });
}

;// CONCATENATED MODULE: ./packages/core/lib/secrets.js

const MIN_LENGTH = 4;
function mask(value, what = 'a secret') {
    const trimmed = value.trim();
    if (trimmed === '')
        return;
    if (trimmed.length < MIN_LENGTH) {
        warning(`${what} has fewer than ${MIN_LENGTH} characters and is not masked in the log`);
        return;
    }
    register([...secrets_lines(value), ...encodings(value), ...encodings(trimmed)]);
}
function maskBasicAuth(user, password) {
    if (password.trim() === '')
        return;
    mask(password, `the password of "${user}"`);
    register([...base64Forms(`${user}:${password}`)]);
}
function secrets_lines(value) {
    return value.split(/[\r\n]+/).map((line) => line.trim());
}
function encodings(value) {
    return [
        ...base64Forms(value),
        encodeURIComponent(value.toWellFormed()),
        JSON.stringify(value).slice(1, -1),
    ];
}
function base64Forms(value) {
    const bytes = Buffer.from(value);
    return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}
function register(forms) {
    for (const form of new Set(forms)) {
        if (form.length >= MIN_LENGTH)
            core_setSecret(form);
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/read-inputs.js



function readInputs(table, env = process.env) {
    const entries = Object.entries(table).map(([name, spec]) => ({
        name,
        spec,
        text: read_inputs_textOf(name, spec, env),
    }));
    for (const { name, spec, text } of entries) {
        if (spec.kind === 'secret')
            mask(text, `input "${name}"`);
    }
    const values = {};
    const problems = [];
    for (const { name, spec, text } of entries) {
        const result = read_inputs_parse(name, spec, text);
        if ('problem' in result)
            problems.push(result.problem);
        else
            values[camelCase(name)] = result.value;
    }
    if (problems.length > 0)
        throw combine(problems);
    return values;
}
function read_inputs_textOf(name, spec, env) {
    const given = env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`];
    if (given !== undefined)
        return given;
    return spec.default === undefined || spec.default.includes('${{') ? '' : spec.default;
}
function read_inputs_parse(name, spec, text) {
    if (spec.required && text.trim() === '') {
        return {
            problem: { message: `input "${name}" is required and empty`, fix: `set "${name}" under "with:"` },
        };
    }
    try {
        return { value: spec.parse(text) };
    }
    catch (error) {
        if (!(error instanceof InvalidInput))
            throw error;
        return { problem: { message: `input "${name}": ${error.message}`, fix: `${error.fix} for "${name}"` } };
    }
}
function combine(problems) {
    return new errors_UserError(problems.map(({ message }) => message).join('; '), {
        fix: problems.map(({ fix }) => fix).join('; '),
    });
}
function camelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

;// CONCATENATED MODULE: ./packages/core/lib/report-file.js



function writeReport(action, report, { env, log }) {
    try {
        const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), `${action}-report-`));
        const path = join(folder, 'report.json');
        writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
        return path;
    }
    catch (error) {
        log.warning(`The report could not be written: ${String(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/index.js





























/***/ }),

/***/ 2422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  UY: () => (/* reexport */ connectGitHub),
  Ic: () => (/* reexport */ describeFailure),
  My: () => (/* reexport */ openClient),
  rC: () => (/* reexport */ readLogins),
  P4: () => (/* reexport */ registryInputs),
  Yt: () => (/* reexport */ withFix)
});

// UNUSED EXPORTS: adviseOn, connectRepository, isRegistryFailure

;// CONCATENATED MODULE: ./packages/login/lib/advice.js
const REGISTRY_ERRORS = new Set([
    'RegistryError',
    'AuthenticationError',
    'CredentialError',
    'DigestMismatchError',
    'IncompleteCopyError',
    'LayoutError',
    'MissingManifestError',
    'PartialPushError',
    'TagMovedError',
    'UnsafeTargetError',
    'UntrustedCertificateError',
]);
function isRegistryFailure(error) {
    return error instanceof Error && REGISTRY_ERRORS.has(error.name);
}
function adviseOn(error) {
    if (isNamed(error, 'AuthenticationError')) {
        return { message: error.problem, fix: adviseOnLogin(error.missing) };
    }
    if (isNamed(error, 'UntrustedCertificateError')) {
        return { message: error.problem, fix: adviseOnCertificate(error.host) };
    }
    return undefined;
}
function isNamed(error, name) {
    return error instanceof Error && error.name === name;
}
function adviseOnLogin({ registry, repository, action }) {
    const may = action === 'push' ? 'push to' : 'pull from';
    if (registry === 'ghcr.io') {
        const [owner = '', ...path] = repository.split('/');
        return (`set "registry: ghcr.io", "username: \${{ github.actor }}" and "password: \${{ github.token }}", and give the job ` +
            `"permissions: packages: ${action === 'push' ? 'write' : 'read'}"; if the package ${path.join('/')} of ${owner} exists ` +
            'already, also give this repository access in its settings, under "Manage Actions access"');
    }
    if (registry === 'docker.io') {
        return `set "username" to a Docker Hub user who may ${may} ${repository}, and "password" to an access token of that user that may ${action === 'push' ? 'read and write' : 'read'}`;
    }
    return `set "registry: ${registry}", and "username" and "password" to an account that may ${may} ${repository}`;
}
function adviseOnCertificate(host) {
    return `give the certificate of its authority (a PEM file) in input "ca-cert", or set NODE_EXTRA_CA_CERTS, or install it on the runner as /etc/docker/certs.d/${host}/ca.crt`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __nccwpck_require__(4726);
;// CONCATENATED MODULE: ./packages/login/lib/client.js



async function openClient(settings, context) {
    const { env, signal, log, github, onExit } = context;
    const { createCredentialStore, RegistryClient } = await Promise.all(/* import() */[__nccwpck_require__.e(519), __nccwpck_require__.e(156)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1519));
    const ca = settings.caCert === '' ? [] : [await readCertificates((0,external_node_path_.resolve)(github.workspace, settings.caCert))];
    const client = new RegistryClient({
        credentials: createCredentialStore({ logins: settings.logins, env }),
        env,
        ca,
        signal,
        userAgent: `container-kit/${settings.action}`,
        ...(settings.retry === undefined ? {} : { retry: settings.retry }),
        onWarning: (text) => log.foreign(`A registry warns: ${text}`),
    });
    onExit(() => client.close());
    return client;
}
async function readCertificates(path) {
    const fix = 'give the path of a PEM file, relative to the workspace';
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new lib/* UserError */.yo(`input "ca-cert": the file ${path} can't be read`, { fix, cause });
    }
    if (text.includes('-----BEGIN CERTIFICATE-----'))
        return text;
    throw new lib/* UserError */.yo(`input "ca-cert": the file ${path} holds no certificate in PEM form`, { fix });
}

;// CONCATENATED MODULE: ./packages/login/lib/failure.js


const DISK_FIX = 'free space in an earlier step, or use a runner with a larger disk';
function describeFailure(error) {
    return { kind: kindOf(error), ...(adviseOn(error) ?? wordsOf(error)) };
}
function withFix(error, { message, fix }) {
    if (fix === undefined || error instanceof lib/* UserError */.yo)
        return error;
    return new lib/* UserError */.yo(message, { fix, cause: error });
}
function kindOf(error) {
    if (error instanceof lib/* CancelledError */.cc)
        return 'cancelled';
    if (error instanceof lib/* PolicyFailure */.X2)
        return 'policy';
    if (error instanceof lib/* UserError */.yo)
        return 'configuration';
    return isRegistryFailure(error) ? 'registry' : 'internal';
}
function wordsOf(error) {
    if (!(error instanceof Error))
        return { message: String(error) };
    if (error instanceof lib/* CancelledError */.cc)
        return { message: 'the run was cancelled' };
    const { message } = error;
    if ('fix' in error && typeof error.fix === 'string') {
        const end = `. To fix it, ${error.fix}`;
        return { message: message.endsWith(end) ? message.slice(0, -end.length) : message, fix: error.fix };
    }
    if ('code' in error && error.code === 'ENOSPC') {
        return { message: `the disk is full: ${message}`, fix: DISK_FIX };
    }
    return { message };
}

;// CONCATENATED MODULE: ./packages/login/lib/github.js
async function connectGitHub({ token, action, signal, mostWaitMs }, { env, github, log, signal: run }) {
    if (token === '' || github.repository === '')
        return undefined;
    const { GitHubClient } = await __nccwpck_require__.e(/* import() */ 544).then(__nccwpck_require__.bind(__nccwpck_require__, 7544));
    return new GitHubClient({
        token,
        env,
        signal: signal ?? run,
        ...(mostWaitMs === undefined ? {} : { mostWaitMs }),
        userAgent: `container-kit/${action}`,
        onWait: ({ ms, reason }) => log.info(`Waiting ${Math.ceil(ms / 1000)} s for GitHub: ${reason}`),
    });
}
async function connectRepository(settings, context) {
    const client = await connectGitHub(settings, context);
    if (client === undefined)
        return undefined;
    context.onExit(() => client.close());
    return client.repository(context.github.repository);
}

;// CONCATENATED MODULE: ./packages/login/lib/inputs.js

const registryInputs = {
    registry: (0,lib/* text */.Qq)({ help: 'Registry host to log in to. Default: Docker Hub.' }),
    username: (0,lib/* text */.Qq)({ help: 'User name for `registry`.' }),
    password: (0,lib/* secret */.rJ)({ help: 'Password or token for `registry`.' }),
    'registry-auth': (0,lib/* raw */.lS)({
        help: 'Several logins at once: a YAML list of `registry`, `username` and `password`.',
    }),
    'ca-cert': (0,lib/* text */.Qq)({
        help: 'Path of a PEM file with certificate authorities to trust besides the public ones when speaking to registries.',
    }),
};

;// CONCATENATED MODULE: ./packages/login/lib/logins.js

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES = new Set(['', 'docker.io', 'index.docker.io', 'registry-1.docker.io']);
async function readLogins(inputs) {
    const single = inputs.username !== '' || inputs.password !== '';
    if (inputs.registryAuth.trim() !== '') {
        if (single || inputs.registry !== '') {
            throw new lib/* UserError */.yo('inputs "registry-auth" and "registry", "username" or "password" are both set', {
                fix: 'move the single login into the list of "registry-auth"',
            });
        }
        return parseRegistryAuth(inputs.registryAuth);
    }
    if (!single)
        return [];
    return [makeLogin(inputs, (name) => `input "${name}"`)];
}
async function parseRegistryAuth(source) {
    const { parse } = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    let list;
    try {
        list = parse(source, { maxAliasCount: 0 });
    }
    catch (error) {
        throw new lib/* UserError */.yo('input "registry-auth" is not valid YAML', {
            fix: 'write a list of "- registry: ...", "username: ..." and "password: ..."',
            cause: error instanceof Error ? new Error(error.name) : undefined,
        });
    }
    if (!Array.isArray(list)) {
        throw new lib/* UserError */.yo(`input "registry-auth" is ${describe(list)}, not a list`, {
            fix: 'start each login with "- registry:"',
        });
    }
    const logins = list.map((entry, index) => parseEntry(entry, index + 1));
    const twice = logins.find((login, index) => logins.findIndex((other) => other.registry === login.registry) < index);
    if (twice !== undefined) {
        throw new lib/* UserError */.yo(`input "registry-auth" has two logins for ${twice.registry}`, {
            fix: 'keep one of them',
        });
    }
    return logins;
}
function parseEntry(entry, number) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        throw new lib/* UserError */.yo(`entry ${number} of input "registry-auth" is ${describe(entry)}, not a login`, {
            fix: 'give it the keys "registry", "username" and "password"',
        });
    }
    const fields = entry;
    const field = (name) => {
        const value = fields[name];
        return value === undefined || value === null ? '' : String(value);
    };
    const login = { registry: field('registry'), username: field('username'), password: field('password') };
    return makeLogin(login, (name) => `"${name}" in entry ${number} of input "registry-auth"`);
}
function makeLogin(fields, name) {
    const username = fields.username.trim();
    const password = fields.password.trim();
    const registry = normaliseHost(fields.registry.trim());
    for (const [field, value] of Object.entries({ username, password })) {
        if (value !== '')
            continue;
        throw new lib/* UserError */.yo(`${name(field)} is empty, so ${registry} cannot be logged in to`, {
            fix: 'check that the secret exists and that this workflow may read it; secrets are empty in runs from forks',
        });
    }
    (0,lib/* mask */.dK)(password);
    (0,lib/* maskBasicAuth */.H8)(username, password);
    return { registry, username, password };
}
function normaliseHost(registry) {
    const host = registry
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
    return DOCKER_HUB_ALIASES.has(host) ? DOCKER_HUB : host;
}
function describe(value) {
    if (value === null || value === undefined)
        return 'empty';
    return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

;// CONCATENATED MODULE: ./packages/login/lib/index.js








/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1956);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
