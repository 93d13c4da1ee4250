import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

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

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 8708:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3737);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4108);


await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .Cs)(_main_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .i);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __nccwpck_require__(3737);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 5 modules
var login_lib = __nccwpck_require__(2619);
// EXTERNAL MODULE: ./actions/promote/lib/record/keyless/public-good.js
var public_good = __nccwpck_require__(3132);
;// CONCATENATED MODULE: ./actions/promote/lib/inputs.js
/** The inputs of promote. `npm run docs` writes action.yml and the README's table from this table. */



const inputs_inputs = (0,lib/* defineInputs */.pf)({
    // What goes where
    source: (0,lib/* text */.Qq)({
        help: 'Image to promote, by tag or digest: `ghcr.io/org/app:1.4.2`. With `rollback` it stays empty.',
    }),
    destination: (0,lib/* raw */.lS)({
        help: 'Where to, one full reference a line: `ghcr.io/org/app:production`.',
    }),
    environment: (0,lib/* text */.Qq)({
        help: 'Name of the environment. It picks the gates of the policy file and the GitHub Deployment.',
    }),
    referrers: (0,lib/* choice */.Yq)(['all', 'none'], {
        help: 'Which signatures, SBOMs and attestations go along: `all`, those of cosign tags included, or `none`.',
        default: 'all',
    }),
    'immutable-tags': (0,lib/* boolean */.zM)({ help: 'Refuse to move a tag that points to another image.', default: false }),
    'dry-run': (0,lib/* boolean */.zM)({ help: 'Print the plan and change nothing.', default: false }),
    rollback: (0,lib/* boolean */.zM)({
        help: 'Point `destination` back to the image that it had before its last promotion.',
        default: false,
    }),
    // Gates
    policy: (0,lib/* text */.Qq)({
        help: 'Policy file. The default one may be missing.',
        default: '.github/container-kit.yml',
    }),
    'report-file': (0,lib/* raw */.lS)({ help: 'Trivy JSON reports for the vulnerability gate, one path a line.' }),
    // Deployment manifests
    manifests: (0,lib/* raw */.lS)({
        help: 'Globs of the deployment manifests to update, one a line: Kubernetes, kustomization, Helm values or Compose files.',
    }),
    image: (0,lib/* text */.Qq)({ help: 'Image name to look for in them. Default: the name of the first destination.' }),
    commit: (0,lib/* choice */.Yq)(['none', 'push', 'pull-request'], {
        help: 'What to do with changed manifests: `none` (change the files in the workspace), `push` (commit to the branch), or `pull-request` (open one, or update the open one).',
        default: 'none',
    }),
    branch: (0,lib/* text */.Qq)({
        help: 'Branch that the manifests are read from and committed to. Default: the branch of the run, else the default branch.',
    }),
    // The record
    sign: (0,lib/* choice */.Yq)(['auto', 'true', 'false'], {
        help: 'Whether to sign the promotion attestation: `auto`, `true` (fail when that is not possible) or `false`. It is signed with `signing-key`, else as the workflow, when the job has `id-token: write`; `auto` does the latter in public repositories only. An unsigned attestation says so.',
        default: 'auto',
    }),
    'signing-key': (0,lib/* secret */.rJ)({
        help: 'Private key in PEM form, ECDSA P-256 or Ed25519, to sign the promotion attestation with.',
    }),
    'fulcio-url': (0,lib/* text */.Qq)({
        help: 'Fulcio, which certifies the key when the workflow signs.',
        default: public_good/* PUBLIC_FULCIO_URL */.v,
    }),
    'rekor-url': (0,lib/* text */.Qq)({
        help: 'Rekor, which logs the signatures of the workflow. The default one is public.',
        default: public_good/* PUBLIC_REKOR_URL */.w,
    }),
    'verification-key': (0,lib/* raw */.lS)({
        help: 'Public key in PEM form. With it only promotions signed by it count as proof, for the gates `soak` and `from` and for `rollback`.',
    }),
    // Registries and GitHub
    ...login_lib/* registryInputs */.P4,
    summary: (0,lib/* boolean */.zM)({ help: 'Write the job summary.', default: true }),
    'github-token': (0,lib/* secret */.rJ)({
        help: 'Token for deployments, check runs, and commits of manifests.',
        default: '${{ github.token }}',
    }),
});

;// CONCATENATED MODULE: ./actions/promote/lib/outputs.js
/** The outputs of promote. `npm run docs` writes action.yml and the README's table from this table. */

const outputs = (0,lib/* defineOutputs */.S2)({
    outcome: 'What happened, in one word: `promoted`, `unchanged`, `rolled-back`, `planned`, `policy-failed` or `failed`.',
    digest: 'Digest of the promoted image: `sha256:4f53cda1...`.',
    source: 'The source by digest: `name@digest`.',
    destinations: 'JSON list of `{"reference","digest","previous","changed"}`; `previous` is null when the tag was new.',
    manifests: 'JSON list of the changed manifest files.',
    'pull-request': 'URL of the pull request with the changed manifests.',
    commit: 'SHA of the commit with the changed manifests.',
    report: 'Absolute path of the JSON report of this step.',
});

// EXTERNAL MODULE: ./actions/promote/lib/narrate.js
var narrate = __nccwpck_require__(9687);
;// CONCATENATED MODULE: ./actions/promote/lib/summary.js
/** Renders the report as the Markdown of the job summary. */


/** The job summary of a run. All text that comes from images, registries and manifests is neutralised. */
function renderSummary(report) {
    const sections = [
        headline(report),
        report.failure && renderFailure(report.failure),
        facts(report),
        report.destinations.length > 0 && renderDestinations(report),
        report.gates.length > 0 && renderGates(report.gates),
        report.plan && renderPlan(report.plan, report.outcome),
        report.record && renderRecord(report.record),
        report.failure === undefined && report.manifests.length > 0 && renderManifests(report),
        (0,lib/* renderPhases */.FA)(report.phases),
    ];
    return `${sections.filter((section) => typeof section === 'string' && section !== '').join('\n\n')}\n`;
}
const HEADLINES = {
    promoted: '✅ Promoted',
    unchanged: '✅ Already promoted',
    'rolled-back': '↩️ Rolled back',
    planned: '📋 Plan, nothing was changed',
    'policy-failed': '⛔ Not promoted: a gate is closed',
    failed: '❌ Failed, no tag was moved',
};
function headline({ outcome, environment, moved }) {
    const text = outcome === 'failed' && moved.length > 0 ? '❌ Failed, after tags had moved' : HEADLINES[outcome];
    return `### ${text}${environment === undefined ? '' : ` (${(0,lib/* escapeMarkdown */.FV)(environment)})`}`;
}
function renderFailure({ message, fix }) {
    const advice = fix === undefined ? '' : `\n>\n> **Fix:** ${(0,lib/* escapeMarkdown */.FV)(fix)}`;
    return `> [!CAUTION]\n> ${(0,lib/* escapeMarkdown */.FV)(message)}${advice}`;
}
function facts({ source, commit, pullRequest }) {
    const rows = [];
    if (source !== undefined)
        rows.push(['Source', (0,lib/* code */.aY)(source)]);
    if (pullRequest !== undefined)
        rows.push(['Pull request', `<${encodeURI(pullRequest.toWellFormed())}>`]);
    if (commit !== undefined)
        rows.push(['Commit', (0,lib/* code */.aY)(commit)]);
    return rows.length === 0 ? '' : (0,lib/* table */.tp)(['', ''], rows);
}
function renderGates(gates) {
    const rows = gates.map((result) => [
        result.gate,
        result.status === 'pass' ? '✅ pass' : result.reason === 'undecided' ? '❔ cannot tell' : '⛔ fail',
        `${(0,lib/* escapeMarkdown */.FV)(result.evidence)}${result.status === 'fail' && result.fix !== undefined ? `<br>**Fix:** ${(0,lib/* escapeMarkdown */.FV)(result.fix)}` : ''}`,
    ]);
    const more = gates.filter(({ details: lines }) => lines.length > 0);
    const lists = more.map(({ gate, details: lines }) => (0,lib/* details */.zH)(`Details of ${gate}`, lines.map((line) => `- ${(0,lib/* escapeMarkdown */.FV)(line)}`).join('\n')));
    return [(0,lib/* table */.tp)(['Gate', '', 'Evidence'], rows), ...lists].join('\n\n');
}
/** A run that failed may have moved none of the tags, all, or some. */
function renderDestinations({ destinations, moved, outcome }) {
    const isDone = moved.length > 0 || DONE.includes(outcome);
    const rows = destinations.map(({ reference, digest, previous, changed }) => {
        const after = !changed ? 'as it was' : isDone && !moved.includes(reference) ? 'not moved' : undefined;
        return [
            (0,lib/* code */.aY)(reference),
            previous === null ? 'new' : (0,lib/* code */.aY)((0,lib/* shortDigest */.VK)(previous)),
            after ?? (0,lib/* code */.aY)((0,lib/* shortDigest */.VK)(digest)),
        ];
    });
    return (0,lib/* table */.tp)(['Destination', 'Before', isDone ? 'Now' : 'Would be'], rows);
}
const DONE = ['promoted', 'unchanged', 'rolled-back'];
const PLAN_TITLES = {
    promoted: 'Copied',
    unchanged: 'Compared',
    'rolled-back': 'Copied',
    planned: 'To copy',
    'policy-failed': 'To copy',
    failed: 'Planned',
};
function renderPlan(plan, outcome) {
    const left = plan.leftOut === 0
        ? ''
        : ` Left out: ${plan.leftOut} listed referrers that are none, or layers that must not be distributed.`;
    return `${PLAN_TITLES[outcome]}: ${(0,narrate/* describePlan */.df)(plan)}.${left}`;
}
function renderRecord({ attestations, signed, identity, deployment }) {
    const names = Object.keys(attestations);
    const parts = names.map((name) => `${signed ? 'signed' : 'unsigned'} attestation at ${(0,lib/* code */.aY)(name)}`);
    if (names.length > 0 && identity !== undefined)
        parts.push(`signed as ${(0,lib/* code */.aY)(identity.subject)}`);
    if (deployment !== undefined)
        parts.push(`GitHub Deployment ${deployment}`);
    return parts.length === 0 ? '' : `Recorded: ${parts.join(', ')}.`;
}
function renderManifests({ manifests, outcome }) {
    const rows = manifests.flatMap(({ path, changes }) => changes.map(({ line, before, after }) => [
        (0,lib/* code */.aY)(`${path}:${line}`),
        before === null ? 'added' : (0,lib/* code */.aY)(shorten(before)),
        (0,lib/* code */.aY)(shorten(after)),
    ]));
    return (0,lib/* table */.tp)(['Manifest', 'Before', DONE.includes(outcome) ? 'Now' : 'Would be'], rows);
}
/** Whole digests make the table too wide to read. */
function shorten(value) {
    return value.replaceAll(/sha256:[0-9a-f]{64}/g, lib/* shortDigest */.VK);
}

;// CONCATENATED MODULE: ./actions/promote/lib/publish.js
/** Hands the report over to people and to later steps: JSON file, outputs, job summary. */



/** Writes everything that the report is shown as; runs also when the step failed. */
function publish(report, context, summary) {
    if (summary)
        context.summary.append(renderSummary(report));
    const values = {
        outcome: report.outcome,
        digest: report.digest,
        source: report.source,
        destinations: JSON.stringify(report.destinations),
        // A run that stopped has changed none of those that it meant to change.
        manifests: JSON.stringify(report.failure === undefined ? report.manifests.map(({ path }) => path) : []),
        'pull-request': report.pullRequest,
        commit: report.commit,
        report: (0,lib/* writeReport */.u5)('promote', report, context),
    };
    (0,lib/* setOutputs */.n0)(outputs, values, context.env);
}

;// CONCATENATED MODULE: ./actions/promote/lib/report.js
/** Starts the report of a run; it says `failed` until the run gets further. */
function startReport(now) {
    return {
        schemaVersion: 1,
        outcome: 'failed',
        startedAt: now.toISOString(),
        phases: [],
        gates: [],
        destinations: [],
        moved: [],
        manifests: [],
    };
}

;// CONCATENATED MODULE: ./actions/promote/lib/main.js
/** promote, from the inputs to the report. */





/** Runs the action. Whatever happens, the report is published. */
async function main(context) {
    const report = startReport(new Date());
    let inputs;
    try {
        inputs = (0,lib/* readInputs */.Ko)(inputs_inputs, context.env);
        await run(inputs, context, report);
    }
    catch (error) {
        const failure = (0,login_lib/* describeFailure */.Ic)(error);
        report.failure = failure;
        if (report.moved.length > 0) {
            const tags = report.moved.join(', ');
            context.log.warning(`By then these tags had moved: ${tags}. Running the step again finishes the rest`);
        }
        throw (0,login_lib/* withFix */.Yt)(error, failure);
    }
    finally {
        publish(report, context, inputs?.summary ?? true);
    }
}
async function run(inputs, context, report) {
    if (inputs.environment !== '')
        report.environment = inputs.environment;
    if (inputs.dryRun)
        report.dryRun = true;
    const { openSession } = await __nccwpck_require__.e(/* import() */ 747).then(__nccwpck_require__.bind(__nccwpck_require__, 3747));
    const session = await openSession(inputs, context);
    if (inputs.rollback) {
        const { rollBack } = await Promise.all(/* import() */[__nccwpck_require__.e(315), __nccwpck_require__.e(819), __nccwpck_require__.e(747), __nccwpck_require__.e(213)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1213));
        await rollBack(session, report);
    }
    else {
        const { promote } = await Promise.all(/* import() */[__nccwpck_require__.e(315), __nccwpck_require__.e(819), __nccwpck_require__.e(747), __nccwpck_require__.e(567)]).then(__nccwpck_require__.bind(__nccwpck_require__, 567));
        await promote(session, report);
    }
}


/***/ }),

/***/ 9687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   df: () => (/* binding */ describePlan),
/* harmony export */   fb: () => (/* binding */ tellPlan),
/* harmony export */   qn: () => (/* binding */ tellGates)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3737);
/** Tells in the log what will happen, and what the gates say: a dry run is read there. */

/** Prints the plan: what is copied, and where each tag goes. */
function tellPlan(log, report) {
    if (report.source !== undefined)
        log.foreign(`Source: ${report.source}`);
    if (report.plan !== undefined)
        log.foreign(`To copy: ${describePlan(report.plan)}`);
    for (const destination of report.destinations)
        log.foreign(describeDestination(destination));
    for (const { path, changes } of report.manifests) {
        for (const { line, before, after } of changes)
            log.foreign(`${path}:${line}: ${before ?? '(new)'} -> ${after}`);
    }
}
/** Prints what each gate says. */
function tellGates(log, gates) {
    for (const result of gates) {
        log.foreign(`Gate ${result.gate}: ${result.status === 'pass' ? 'open' : 'closed'}: ${result.evidence}`);
        if (result.status === 'fail' && result.fix !== undefined)
            log.foreign(`  Fix: ${result.fix}`);
        for (const line of result.details)
            log.foreign(`  ${line}`);
    }
}
/** The plan in numbers, as one line. */
function describePlan(plan) {
    const { manifests, referrers, blobs, bytes, mounts, requests } = plan;
    if (blobs === 0 && manifests === 1)
        return `nothing, the image is there; ${count(requests, 'request')}`;
    return [
        `${count(manifests, 'manifest')} (${referrers} of them signatures, SBOMs and attestations)`,
        `${count(blobs, 'blob')} (at most ${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes)} to send, ${mounts} to mount)`,
        `about ${count(requests, 'request')}`,
    ].join(', ');
}
function describeDestination({ reference, digest, previous, changed }) {
    if (!changed)
        return `${reference}: is ${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest)} already`;
    return `${reference}: ${previous === null ? '(new)' : (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(previous)} -> ${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest)}`;
}
function count(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 3132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ PUBLIC_FULCIO_URL),
/* harmony export */   w: () => (/* binding */ PUBLIC_REKOR_URL)
/* harmony export */ });
/** Where the public-good instance of Sigstore is (docs.sigstore.dev). Everybody can read what its log holds. */
const PUBLIC_FULCIO_URL = 'https://fulcio.sigstore.dev';
const PUBLIC_REKOR_URL = 'https://rekor.sigstore.dev';


/***/ }),

/***/ 3737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  cc: () => (/* reexport */ errors_CancelledError),
  X2: () => (/* reexport */ PolicyFailure),
  yo: () => (/* reexport */ UserError),
  at: () => (/* reexport */ at),
  zM: () => (/* reexport */ inputs_boolean),
  Yq: () => (/* reexport */ choice),
  aY: () => (/* reexport */ code),
  pf: () => (/* reexport */ defineInputs),
  S2: () => (/* reexport */ defineOutputs),
  zH: () => (/* reexport */ details),
  FV: () => (/* reexport */ escapeMarkdown),
  z3: () => (/* reexport */ formatBytes),
  p9: () => (/* reexport */ getIdToken),
  OW: () => (/* reexport */ isJsonObject),
  dK: () => (/* reexport */ mask),
  H8: () => (/* reexport */ maskBasicAuth),
  Oi: () => (/* reexport */ phase),
  lS: () => (/* reexport */ raw),
  Ko: () => (/* reexport */ readInputs),
  FA: () => (/* reexport */ renderPhases),
  Cs: () => (/* reexport */ runAction),
  rJ: () => (/* reexport */ secret),
  n0: () => (/* reexport */ setOutputs),
  VK: () => (/* reexport */ shortDigest),
  mz: () => (/* reexport */ neutralise_showControls),
  tp: () => (/* reexport */ table),
  Qq: () => (/* reexport */ inputs_text),
  $6: () => (/* reexport */ textAt),
  u5: () => (/* reexport */ writeReport)
});

// UNUSED EXPORTS: ANNOTATIONS_PER_LEVEL, AnnotationBudget, Annotations, CommandError, CommandNotFoundError, CommandOutputError, MAX_SUMMARY_BYTES, Summary, TempDirs, codeBlock, createLog, formatCommand, formatDuration, integer, lines, neutralise, readGitHubContext, run

;// CONCATENATED MODULE: ./packages/core/lib/annotation-budget.js
/**
 * How many annotations a step may still make. The runner keeps the first 10 of each type per step and GitHub shows
 * 50 per job (actions/runner, ExecutionContext.cs); what comes later vanishes without a word. Three types of 10
 * stay below 50 for a single step.
 */
/** Annotations of one type that the runner keeps per step. */
const ANNOTATIONS_PER_LEVEL = 10;
// Messages that are logged on the way come first and must not crowd out the ranked findings at the end.
const LOG_SHARE = 4;
/** Counts the annotations of one step, those of the log and the ranked ones together. */
class AnnotationBudget {
    #used = { error: 0, warning: 0, notice: 0 };
    #logged = { error: 0, warning: 0, notice: 0 };
    /** Takes one for a logged message; false when the log's share is used up. */
    takeForLog(level) {
        if (this.#logged[level] >= LOG_SHARE)
            return false;
        this.#logged[level]++;
        return this.take(level, 1) === 1;
    }
    /** Takes up to `wanted` and returns how many there were. */
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
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
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

/** The server answered with a status outside 200-299 (404 excepted). */
class HttpClientError extends Error {
    name = 'HttpClientError';
    statusCode;
    constructor(message, statusCode) {
        super(message);
        this.statusCode = statusCode;
    }
}
const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const MAX_BODY_BYTES = 1024 * 1024;
const TIMEOUT_MS = 30_000;
const MAX_BACKOFF_MS = 5_000;
/** Sends GET requests with a bearer token. */
class HttpClient {
    #userAgent;
    #handlers;
    #attempts;
    constructor(userAgent = 'actions/http-client', handlers = [], options = {}) {
        this.#userAgent = userAgent;
        this.#handlers = handlers;
        this.#attempts = options.allowRetries ? 1 + (options.maxRetries ?? 1) : 1;
    }
    /**
     * Fetches `url` and parses its JSON body. Temporary statuses and network errors are retried with backoff.
     *
     * @throws {HttpClientError} for a final status outside 200-299 other than 404.
     */
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
            await (0,promises_.setTimeout)(Math.min(MAX_BACKOFF_MS, 100 * 2 ** attempt));
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

;// CONCATENATED MODULE: ./packages/http-client/lib/auth.js
/** Holds the bearer token of a request; `HttpClient` reads it. Same constructor as upstream's handler. */
class BearerCredentialHandler {
    token;
    constructor(token) {
        this.token = token;
    }
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



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
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
            const httpclient = OidcClient.createHttpClient();
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
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
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
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_namespaceObject.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_namespaceObject.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
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
function setSecret(secret) {
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
function debug(message) {
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
function getIDToken(aud) {
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
/** Collects annotations and shows the most important ones, as the runner drops all but the first few. */


// Longer messages are cut by the runner, without a sign (actions/runner, ExecutionContext.cs).
const MAX_MESSAGE_LENGTH = 4096;
const ISSUE = { error: error, warning: warning, notice: notice };
const LEVELS = ['error', 'warning', 'notice'];
/** The annotations of one step. */
class Annotations {
    #log;
    #budget;
    #pending = [];
    constructor(log, budget = new AnnotationBudget()) {
        this.#log = log;
        this.#budget = budget;
    }
    /** Keeps an annotation until `flush`. */
    add(annotation) {
        this.#pending.push(annotation);
    }
    /**
     * Shows what was added since the last call: the highest ranks of each level as annotations, in the order of their
     * rank, the rest as plain lines in a group of the log.
     *
     * @returns how many were left over, by level.
     */
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
    // A lone half of a surrogate pair would be printed as U+FFFD.
    return `${message.slice(0, MAX_MESSAGE_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
function plain({ message, title, file, line }) {
    const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
    return `${place}${title === undefined ? '' : `${title}: `}${message}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/errors.js
/** The kinds of failure that a step tells apart. Anything that is none of these is a bug and keeps its stack. */
/** The configuration is wrong: the message says what in one line, `fix` says what to do. */
class UserError extends Error {
    name = 'UserError';
    fix;
    constructor(message, options = {}) {
        super(message, options);
        if (options.fix !== undefined)
            this.fix = options.fix;
    }
}
/** Everything worked and the answer is no, for instance because of a vulnerability above the threshold. */
class PolicyFailure extends Error {
    name = 'PolicyFailure';
}
/** The run was cancelled: the runner sent SIGINT or SIGTERM, or a caller aborted. */
class errors_CancelledError extends Error {
    name = 'CancelledError';
}

;// CONCATENATED MODULE: ./packages/core/lib/cancellation.js
/**
 * What happens when the runner cancels a step. It sends SIGINT to the node process alone, SIGTERM 7.5 s later, and
 * kills the process tree 2.5 s after that (actions/runner, ProcessInvoker.cs). So all must be over within 7 s.
 */

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'];
// Children get 3.5 s to end (process-group.ts), so main can't be done sooner.
const WORK_MS = 4_000;
const CLEANUP_MS = 6_500;
const DEATH_MS = 7_000;
// What a shell reports for a process that a signal ended: 128 plus the number of the signal.
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
/** Turns SIGINT and SIGTERM into an aborted signal, limits what follows, and dies when that is not enough. */
class Cancellation {
    #stop = new AbortController();
    #workOver = new AbortController();
    #cleanupOver = new AbortController();
    #lastRites;
    #timers = [];
    #received;
    /** Listens from now on. `lastRites` is what must happen, synchronously, before the process dies by force. */
    constructor(lastRites) {
        this.#lastRites = lastRites;
        for (const signal of STOP_SIGNALS)
            process.on(signal, this.#onSignal);
    }
    /** Aborted, with a `CancelledError`, as soon as the run must stop. */
    get signal() {
        return this.#stop.signal;
    }
    /** Aborted when a stopped run has no more time for its work. */
    get workOver() {
        return this.#workOver.signal;
    }
    /** Aborted when a stopped run has no more time for its cleanups either. */
    get cleanupOver() {
        return this.#cleanupOver.signal;
    }
    /** The exit code that tells of the received signal; undefined when there was none. */
    get exitCode() {
        return this.#received === undefined ? undefined : EXIT_CODES[this.#received];
    }
    /** Stops the run, and starts the clock. */
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
    /** Ends with `work`, or when `over` is aborted: then `work` is left to itself. */
    bounded(work, over) {
        return new Promise((resolve, reject) => {
            if (over.aborted)
                resolve();
            over.addEventListener('abort', () => resolve(), { once: true });
            Promise.resolve(work).then(resolve, reject);
        });
    }
    /** The run is over; work that was left to itself keeps the process alive no longer than the clock says. */
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
    // Dying by the signal, not by process.exit, tells the parent the reason.
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

/** Turns errors into annotations and remembers that there was one. */
class FailureReporter {
    #log;
    #annotations;
    #cancelled;
    #failed = false;
    /** Errors that follow from `cancelled` being aborted are not failures of their own. */
    constructor(log, annotations, cancelled) {
        this.#log = log;
        this.#annotations = annotations;
        this.#cancelled = cancelled;
    }
    /** Whether anything failed. */
    get failed() {
        return this.#failed;
    }
    /** Runs a part of the step; an error is reported and goes no further. */
    async guard(part) {
        try {
            await part();
        }
        catch (error) {
            this.report(error);
        }
    }
    /** Reports one error. The failure of the step outranks its findings. */
    report(error) {
        this.#failed = true;
        if (error instanceof Error)
            this.#debugStacks(error);
        // The runner annotates a cancelled step itself.
        if (error instanceof errors_CancelledError || this.#cancelled.aborted)
            this.#log.info(messageOf(error));
        else
            this.#annotations.add({ level: 'error', message: messageOf(error), rank: Number.MAX_VALUE });
    }
    /** Reports at once, for when there will be no flush. */
    reportNow(message) {
        this.#failed = true;
        this.#log.error(message);
    }
    #debugStacks(error) {
        // Their message says it all, and a stack would only look like a bug.
        if (error instanceof UserError || error instanceof PolicyFailure)
            return;
        this.#log.debug(error.stack ?? error.message);
        if (error.cause instanceof Error)
            this.#debugStacks(error.cause);
    }
}
function messageOf(error) {
    if (error instanceof UserError && error.fix !== undefined)
        return `${error.message}\nFix: ${error.fix}`;
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./packages/core/lib/json.js
/** Access to parsed JSON of unknown shape. */
/** Whether a parsed value is an object, that is neither an array nor null. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value at a path of own keys, `at(event, 'pull_request', 'head', 'sha')`; undefined where the path ends early. */
function at(value, ...path) {
    let current = value;
    for (const key of path) {
        if (!isJsonObject(current) || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current;
}
/** The text at a path; undefined where there is none or something else. */
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}

;// CONCATENATED MODULE: ./packages/core/lib/github.js
/** What GitHub tells a step about its run (docs.github.com, "Default environment variables"). */



const PULL_REQUEST_EVENT = /^pull_request(?:_|$)/;
/** Reads the context. The payload is read on first use, as most runs need none of it. */
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
    // Repository names don't depend on case.
    return head === undefined || head.toLowerCase() !== repository.toLowerCase();
}
function readEvent(path) {
    const fix = 'run this as a step of a GitHub workflow, or set GITHUB_EVENT_PATH to a file with the event';
    if (!path)
        throw new UserError('the event that triggered the run is not known: GITHUB_EVENT_PATH is not set', {
            fix,
        });
    let event;
    try {
        event = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (cause) {
        throw new UserError(`the event file ${path} can't be read as JSON`, { fix, cause });
    }
    if (!isJsonObject(event))
        throw new UserError(`the event file ${path} holds no JSON object`, { fix });
    return event;
}

;// CONCATENATED MODULE: ./packages/core/lib/neutralise.js
/**
 * Makes text of others safe to print. The runner reads every line that a step writes to stdout or stderr and obeys
 * those that look like workflow commands (actions/runner, ActionCommand.cs): `::name ...::data` after blanks, and
 * `##[name]data` anywhere in a line. A `RUN echo ::add-mask::e` in a Dockerfile must stay a line of text.
 */
// Sequences that colour text or move the cursor (ECMA-48 CSI). They carry no text, so they are dropped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const CONTROL_SEQUENCE = /\u001b\[[0-?]*[ -/]*[@-~]/g;
// Control characters other than tab and line feed, line separators, and the characters that reorder text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
// .NET's string comparison, which looks for `::` and `##[`, skips characters that show nothing.
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{M}';
const COMMAND_AT_START = new RegExp(`^[[\\s${UNSEEN}]--\\n]*(?=:[${UNSEEN}]*:)`, 'gmv');
const COMMAND_ANYWHERE = new RegExp(`#[${UNSEEN}]*#[${UNSEEN}]*(?=\\[)`, 'gv');
/**
 * The text with commands defused by a backslash (`\::error::x`, `##\[error]x`), one line per line that a terminal
 * would show: `\r\n` and a lone `\r` end a line, as they do for the runner. Colours are dropped, other control
 * characters are made visible. Printable text stays as it is.
 */
function neutralise_neutralise(text) {
    return neutralise_showControls(text.replace(CONTROL_SEQUENCE, '').replace(/\r\n?/g, '\n'))
        .replace(COMMAND_AT_START, '$&\\')
        .replace(COMMAND_ANYWHERE, '$&\\');
}
/** The text with control characters other than tab and line feed made visible: ESC as `␛`, U+202E as `<U+202E>`. */
function neutralise_showControls(text) {
    return text.replace(CONTROL, visible);
}
// Unicode has a picture for each C0 control character and for DEL (block "Control Pictures", U+2400).
function visible(character) {
    const code = character.charCodeAt(0);
    if (code < 0x20)
        return String.fromCharCode(0x2400 + code);
    if (code === 0x7f)
        return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

;// CONCATENATED MODULE: ./packages/core/lib/log.js
/** What a step prints. Every method may be passed on by itself: `run('docker', args, { onStderr: log.foreign })`. */



const PROGRESS_INTERVAL_MS = 5_000;
const ANNOTATE = { error: error, warning: warning, notice: notice };
/** Makes a log on stdout whose annotations count against `budget`. */
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
        debug: debug,
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

;// CONCATENATED MODULE: ./packages/core/lib/process-group.js
// The runner sends SIGINT, after 7.5 s SIGTERM, and kills everything after 10 s (actions/runner,
// ProcessInvoker.cs). Our children get 3.5 s of that, so that time is left for the cleanups.
const INTERRUPT_GRACE_MS = 2_500;
const TERMINATE_GRACE_MS = 1_000;
const alive = new Set();
/** Notes a child that was spawned with `detached`, and so leads a process group, until it has ended. */
function process_group_track(child) {
    alive.add(child);
    child.once('close', () => alive.delete(child));
    child.once('error', () => alive.delete(child));
}
/** Asks a child's group to end: SIGINT, then SIGTERM, then SIGKILL. Returns a function that stops the escalation. */
function process_group_stopGently(child) {
    process_group_signalGroup(child, 'SIGINT');
    let timer = setTimeout(() => {
        process_group_signalGroup(child, 'SIGTERM');
        timer = setTimeout(() => process_group_signalGroup(child, 'SIGKILL'), TERMINATE_GRACE_MS);
    }, INTERRUPT_GRACE_MS);
    return () => clearTimeout(timer);
}
/** Kills all tracked children at once, for when our own process dies. */
function killAllChildren() {
    for (const child of alive)
        process_group_signalGroup(child, 'SIGKILL');
}
/** Sends a signal to a child's group. Nothing can be done about a group that is gone or belongs to another user. */
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
/**
 * The files through which a step speaks to the runner (actions/runner, FileCommandManager.cs).
 *
 * Not `setOutput` of @actions/core: it reads only the real environment, and prints the deprecated `::set-output`
 * command, value and all, where the file is missing.
 */


/** One entry in heredoc form. The delimiter is random, so no value can end the entry early. */
function formatEntry(name, value) {
    const delimiter = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
/** Appends to the file that `variable` names; without the variable, as on a developer's machine, does nothing. */
function appendTo(variable, text, env) {
    const path = env[variable];
    if (path)
        (0,external_node_fs_.appendFileSync)(path, text);
}

;// CONCATENATED MODULE: ./packages/core/lib/summary.js
/**
 * The job summary of a step.
 *
 * Not `summary` of @actions/core: it writes any size, and the runner drops a summary of more than 1 MiB as a whole.
 */


/** Largest summary of a step in bytes (actions/runner, CreateStepSummaryCommand). */
const MAX_SUMMARY_BYTES = 1024 * 1024;
// At the top, as a cut block may leave a code fence or an HTML tag open.
const CUT_NOTE = '> [!NOTE]\n> This summary is cut: GitHub shows at most 1 MiB per step.\n\n';
/** Collects Markdown blocks and writes them together. */
class summary_Summary {
    #env;
    #blocks = [];
    constructor(env = process.env) {
        this.#env = env;
    }
    /** Adds a block: Markdown that is complete in itself. A blank line separates it from the next one. */
    append(markdown) {
        this.#blocks.push(`${markdown.trimEnd()}\n\n`);
    }
    /** Appends the blocks to the summary file, as far as the limit allows. Does nothing where there is no such file. */
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
// Whole blocks as long as they fit; the first one that does not is cut at the end of a line.
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
/** Private temporary directories of a step. Everything here is synchronous, so that it also works while dying. */



/** Directories that only this user can read, removed at the end of the step. */
class TempDirs {
    #base;
    #created = new Set();
    /** Directories are made below RUNNER_TEMP, which the runner wipes after each job, else below the system's one. */
    constructor(env = process.env) {
        this.#base = env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
    }
    /** Makes a directory of mode 0700 whose name starts with `prefix`; returns its absolute path without symlinks. */
    create(prefix) {
        const path = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_fs_.realpathSync)(this.#base), `${prefix}-`));
        this.#created.add(path);
        return path;
    }
    /**
     * Removes all of them with all that they hold. May be called again.
     *
     * @throws {AggregateError} naming those that could not be removed, after all others are gone.
     */
    removeAll() {
        const failures = [];
        for (const path of this.#created) {
            try {
                // Children that are still dying may write while we delete, hence the retries.
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
/** The frame around an action's main function. */










/**
 * Runs an action to its end and sets `process.exitCode`; never throws, never exits.
 *
 * A failure becomes one annotation: `UserError` with its fix, `PolicyFailure`, and everything else as a bug whose
 * stack stands in the debug log. SIGINT or SIGTERM aborts `signal`; then `main` has 4 s, the cleanups have until
 * 6.5 s. A second signal, or 7 s, removes temporary directories, kills children and ends the process on the spot.
 */
async function runAction(main) {
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
    // Before the cleanups, which may take the rest of the time.
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
/** Catches what escapes main; node itself would print it raw, and hostile text in it would reach the runner. */
function watchForBugs(reporter, cancellation, lastRites) {
    const onUncaught = (error) => {
        reporter.report(error);
        cancellation.stop(new errors_CancelledError('the run stopped after an internal error', { cause: error }));
    };
    // Reached while main has not ended only when nothing is left to wait for: a promise that nobody settles.
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

;// CONCATENATED MODULE: ./packages/core/lib/command-errors.js
/** How a child process can fail. */
/** A command ended with another code than 0, by a signal or at its time limit. */
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
/** A command is not installed, or not on PATH. */
class command_errors_CommandNotFoundError extends Error {
    name = 'CommandNotFoundError';
    command;
    constructor(command, options) {
        super(`command ${command} was not found`, options);
        this.command = command;
    }
}
/** A command wrote more to stdout than its caller keeps. */
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
/** Sizes, durations and digests as people read them. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Bytes in decimal units with up to one decimal, as registries show them: `1.2 MB`. */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    // 999.5 would be printed as 1000.
    while (value >= 999.5 && unit < UNITS.length - 1) {
        value /= 1000;
        unit++;
    }
    const digits = unit === 0 || value >= 100 ? 0 : 1;
    return `${value.toFixed(digits)} ${UNITS[unit]}`;
}
/** Milliseconds as `340 ms`, `4.2 s` or `3 min 12 s`. */
function formatDuration(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    const seconds = milliseconds / 1000;
    if (seconds < 59.95)
        return `${seconds.toFixed(1)} s`;
    const rounded = Math.round(seconds);
    return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}
/** A digest cut to the length that Docker shows: `sha256:4f53cda18c2b`. */
function shortDigest(digest) {
    const [algorithm, encoded = ''] = digest.split(':');
    return `${algorithm}:${encoded.slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/inputs.js
/**
 * Declarative inputs. A table of specs gives `readInputs` its types and parsers, and the documentation generator
 * what action.yml and README say.
 */
/** A text is not a value of its input. The message follows on `input "name": `, the fix is an imperative clause. */
class InvalidInput extends Error {
    name = 'InvalidInput';
    fix;
    constructor(message, fix) {
        super(message);
        this.fix = fix;
    }
}
/** The booleans of YAML 1.2's core schema (section 10.3.2), as `getBooleanInput` of @actions/core has them. */
const BOOLEANS = new Map([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
]);
/** Declares inputs; exists so that the table keeps its precise type. */
function defineInputs(table) {
    return table;
}
/** One text, without blanks around it. */
function inputs_text(options) {
    return spec('text', options, options.default, (value) => value.trim());
}
/** A text just as the runner delivers it, for values in which blanks count. */
function raw(options) {
    return spec('raw', options, options.default, (value) => value);
}
/** A text without blanks around it that is masked in the log, see `mask`, before anything else is read. */
function secret(options) {
    return spec('secret', options, options.default, (value) => value.trim());
}
/** One item per line; blanks around an item and empty lines are dropped, as docker/* do. */
function lines(options) {
    return spec('lines', options, options.default?.join('\n'), (value) => value
        .split(/\r\n?|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''));
}
/** `true` or `false` as YAML 1.2 writes them. Empty without a default is `false`. */
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
/** A whole number in decimal digits. Empty without a default is an error; so the value is never a guess. */
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
/** One of a closed list of words. Empty means the default. */
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
/**
 * Markdown out of text that others wrote. Hostile text can't make links, images, HTML, mentions, references, emoji, or
 * break out of a table cell, code span or code block; it is shown as it is.
 * Sources: GitHub Flavored Markdown Spec 0.29 and the filters for links, mentions, references and emoji of GitHub's pages.
 */

// Entities, not backslashes: they also work inside HTML blocks, and no table splits a cell at them.
const SYNTAX = /[&<>"'`*_[\]()!~|\\#@{}$^]/g;
const LIST_OR_RULE_AT_START = /^(?:[-+=]|\d+\.)/;
// GitHub links these in finished HTML, where an entity is a character again: a zero-width space tears them apart.
const BREAK = '\u200b';
const AUTOLINK = /@|#|GH-|www(?=\.)|(?:https?|ftp|mailto|xmpp):|:(?=[\w+-]+:)/gi;
/** The text as inline Markdown that shows it literally. Line breaks and runs of blanks become one space. */
function escapeMarkdown(text) {
    const line = neutralise_showControls(text).replace(/\s+/g, ' ').trim();
    return entities(line.replace(AUTOLINK, (found) => found + BREAK)).replace(LIST_OR_RULE_AT_START, entitiesOfAll);
}
/** The text as inline code; an empty text gives an empty string. */
function code(text) {
    const line = neutralise_showControls(text.replace(/\r\n?/g, '\n')).replaceAll('\n', '\u240a').replaceAll('\t', ' ');
    if (line === '')
        return '';
    // Inside a table a pipe ends the cell even in a code span, and a backslash before it does not always help.
    if (line.includes('|'))
        return `<code>${entities(line.replace(AUTOLINK, (found) => found + BREAK))}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const padding = /^[` ]|[` ]$/.test(line) && line.trim() !== '' ? ' ' : '';
    return `${fence}${padding}${line}${padding}${fence}`;
}
/** The text as a fenced code block. */
function codeBlock(text, language = '') {
    const body = showControls(text.replace(/\r\n?/g, '\n'));
    const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
    return `${fence}${language}\n${body}${body.endsWith('\n') ? '' : '\n'}${fence}`;
}
/** A table. Cells are Markdown: results of `code` or `escapeMarkdown`, or own text. */
function table(header, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
/** A folded section: `title` is text, `body` is Markdown. */
function details(title, body) {
    return `<details><summary>${escapeMarkdown(title)}</summary>\n\n${body}\n\n</details>`;
}
function cell(markdown) {
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
/** Identity tokens of the job (docs.github.com, "OpenID Connect"). */


/**
 * Asks GitHub for a JSON Web Token that says which workflow this is, made for `audience`; it is masked in the log.
 * Proxies of the environment are used.
 *
 * @throws {UserError} when the job lacks the permission.
 * @throws {Error} when GitHub does not answer with a token, after retries.
 */
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
        // The message of @actions/core is spread over several indented lines.
        const reason = String(cause instanceof Error ? cause.message : cause).replace(/\s+/g, ' ');
        throw new Error(`GitHub gave no identity token: ${reason}`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/outputs.js
/** Declared outputs of an action. */


// Outputs of a job above 1 MB are dropped; the runner counts UTF-16 code units of 2 bytes.
const MAX_TOTAL_BYTES = 1024 * 1024;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/**
 * Declares outputs.
 *
 * @throws {TypeError} for a name that a workflow could not refer to as `steps.x.outputs.name`.
 */
function defineOutputs(table) {
    for (const name of Object.keys(table)) {
        if (!NAME.test(name))
            throw new TypeError(`output "${name}" is not a name that workflows can refer to`);
    }
    return table;
}
/**
 * Sets outputs; values may hold anything, undefined ones are left out. Warns when they come to more than 1 MB.
 *
 * @throws {TypeError} for a name that `table` does not declare.
 */
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
/** How long the parts of a run took. */


/** Runs one part and notes in the report how long it took, also when it fails. */
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
/** The phases as folded Markdown with bars on one time line; empty when none took time. */
function renderPhases(phases) {
    const first = Math.min(...phases.map(({ start }) => start));
    const total = Math.max(...phases.map(({ start, milliseconds }) => start + milliseconds)) - first;
    if (phases.length === 0 || total === 0)
        return '';
    const scaled = (milliseconds) => Math.round((BAR_WIDTH * milliseconds) / total);
    const rows = phases.map(({ name, start, milliseconds }) => [
        name,
        formatDuration(milliseconds),
        // No-break spaces: GitHub drops blanks at the start of a cell.
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
/** Cuts a stream of bytes into lines. */

// A child that never ends its line must not grow our memory.
const MAX_LINE_LENGTH = (/* unused pure expression or super */ null && (64 * 1024));
/** Calls `onLine` for every line of UTF-8 text, ended by `\n`, `\r\n` or `\r`; longer ones than 64 Ki are cut up. */
class line_splitter_LineSplitter {
    #onLine;
    #decoder = new StringDecoder('utf8');
    #rest = '';
    constructor(onLine) {
        this.#onLine = onLine;
    }
    /** Takes the next bytes. */
    write(chunk) {
        this.#split(this.#rest + this.#decoder.write(chunk));
    }
    /** Gives out what is left as the last line. */
    end() {
        this.#split(`${this.#rest}${this.#decoder.end()}`);
        if (this.#rest !== '')
            this.#onLine(this.#rest.replace(/\r$/, ''));
        this.#rest = '';
    }
    #split(text) {
        // A carriage return at the very end may be the first half of "\r\n".
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
/**
 * Runs child processes.
 *
 * Not @actions/exec: it has no time limit and no signals (a cancelled job leaves its children running), prints the
 * child's output as it comes, workflow commands included, and takes a command line that it splits itself.
 */








const DEFAULT_CAPTURED_BYTES = (/* unused pure expression or super */ null && (8 * 1024 * 1024));
const STDERR_TAIL_LINES = 20;
// A daemon that a child left behind may hold its pipes open for ever; the runner waits 5 s as well.
const PIPE_GRACE_MS = 5_000;
/**
 * Runs `command`, found on PATH, with `args`, without a shell and in a process group of its own. When `signal` is
 * aborted or the time is up, the group gets SIGINT, then SIGTERM, then SIGKILL.
 *
 * @throws {CommandNotFoundError} when there is no such command.
 * @throws {CommandError} for an exit code other than 0 (unless `check` is false), an end by a signal, a timeout.
 * @throws {CommandOutputError} when stdout is larger than `maxCapturedBytes` and nobody listens with `onStdout`.
 * @throws {CancelledError} when `signal` was aborted.
 */
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
/** A command as people read it: arguments with blanks or quotes are quoted, commands to the runner are defused. */
function formatCommand(command, args) {
    const quote = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word));
    return neutralise([command, ...args].map(quote).join(' '));
}
function start(command, args, options) {
    // A missing directory would look like a missing command.
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
    // A child that ends without reading its input is judged by its exit code, not by our broken pipe.
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
/** Waits for the end of the child and its pipes, and ends it when it must not go on. */
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
            // What the child started and did not wait for must not outlive it either.
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
/**
 * Hides secrets in the log. The runner replaces masked text by `***`; it derives some encodings by itself, other
 * runners (act, Gitea) don't, so every form that our code or its children could print is registered.
 */

// A mask of "a" or "on" would turn the whole log into asterisks and give the secret away by the gaps.
const MIN_LENGTH = 4;
/**
 * Masks a secret: each line of it, its base64 and base64url, its percent-encoded and its JSON-escaped form. Call it
 * before anything could print the value. Blank values are left alone. Lines of fewer than 4 characters are not
 * masked; when the whole secret is that short, a warning says so and names `what` ('input "password"'), not the value.
 */
function mask(value, what = 'a secret') {
    const trimmed = value.trim();
    if (trimmed === '')
        return;
    if (trimmed.length < MIN_LENGTH) {
        warning(`${what} has fewer than ${MIN_LENGTH} characters and is not masked in the log`);
        return;
    }
    // Line by line: the runner would also mask each line of a longer value, down to the "{" of a JSON key file.
    register([...secrets_lines(value), ...encodings(value), ...encodings(trimmed)]);
}
/** Masks a password and the credential `base64(user:password)` of HTTP Basic authentication (RFC 7617, section 2). */
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
// Without padding, so that the mask also fits where the padding was dropped.
function base64Forms(value) {
    const bytes = Buffer.from(value);
    return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}
function register(forms) {
    for (const form of new Set(forms)) {
        if (form.length >= MIN_LENGTH)
            setSecret(form);
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/read-inputs.js
/** Reads the inputs of a step from its environment. */



/**
 * Reads all inputs of a table.
 *
 * The runner delivers `build-args` as `INPUT_BUILD-ARGS`: upper case, only spaces become `_`; declared inputs that
 * the workflow leaves out arrive with their default or empty (actions/runner, Handler.cs). That is why this isn't
 * `getInput` of @actions/core, which knows neither another environment nor how to report all bad inputs at once.
 *
 * @throws {UserError} naming every bad input, its value (never a secret one) and the fix.
 */
function readInputs(table, env = process.env) {
    const entries = Object.entries(table).map(([name, spec]) => ({
        name,
        spec,
        text: textOf(name, spec, env),
    }));
    // Before anything can fail and print.
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
function textOf(name, spec, env) {
    const given = env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`];
    if (given !== undefined)
        return given;
    // Defaults such as ${{ github.token }} are for the runner to fill in.
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
    return new UserError(problems.map(({ message }) => message).join('; '), {
        fix: problems.map(({ fix }) => fix).join('; '),
    });
}
function camelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

;// CONCATENATED MODULE: ./packages/core/lib/report-file.js
/** The JSON report of a step, for later steps and for machines. */



/**
 * Writes a report. The file outlives the step; the runner wipes RUNNER_TEMP after the job.
 *
 * @param action name of the action, which the folder's name begins with
 * @returns its absolute path; undefined when it cannot be written, as on a full disk: no reason to lose the outputs.
 */
function writeReport(action, report, { env, log }) {
    try {
        const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), `${action}-report-`));
        const path = (0,external_node_path_.join)(folder, 'report.json');
        (0,external_node_fs_.writeFileSync)(path, `${JSON.stringify(report, null, 2)}\n`);
        return path;
    }
    catch (error) {
        log.warning(`The report could not be written: ${String(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/index.js
/** What an action needs from GitHub's runner: the only package that imports @actions/*. */























/***/ }),

/***/ 2619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ic: () => (/* reexport */ describeFailure),
  My: () => (/* reexport */ openClient),
  rC: () => (/* reexport */ readLogins),
  P4: () => (/* reexport */ registryInputs),
  Yt: () => (/* reexport */ withFix)
});

// UNUSED EXPORTS: adviseOn, isRegistryFailure

;// CONCATENATED MODULE: ./packages/login/lib/advice.js
/** Errors of packages/registry, by name: importing the classes would load the package before it is needed. */
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
/** Whether an error tells of a registry, or of content on its way there, and not of a mistake in the inputs. */
function isRegistryFailure(error) {
    return error instanceof Error && REGISTRY_ERRORS.has(error.name);
}
/**
 * Translates an error of packages/registry, whose own advice speaks of options that a workflow does not have.
 *
 * @returns undefined for errors that nothing in the workflow can prevent.
 */
function adviseOn(error) {
    if (isNamed(error, 'AuthenticationError')) {
        return { message: error.problem, fix: adviseOnLogin(error.missing) };
    }
    if (isNamed(error, 'UntrustedCertificateError')) {
        return { message: error.problem, fix: adviseOnCertificate(error.host) };
    }
    return undefined;
}
/** By name: importing the classes would load the package on paths that have not needed it. */
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
var lib = __nccwpck_require__(3737);
;// CONCATENATED MODULE: ./packages/login/lib/client.js
/** A registry client that has the logins of the inputs, besides those of the machine. */



/**
 * Makes the client. It is closed at the end of the step.
 *
 * @throws {UserError} when the file of `ca-cert` can't be read or holds no certificate.
 */
async function openClient(settings, context) {
    const { env, signal, log, github, onExit } = context;
    const { createCredentialStore, RegistryClient } = await Promise.all(/* import() */[__nccwpck_require__.e(315), __nccwpck_require__.e(156)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2315));
    const ca = settings.caCert === '' ? [] : [await readCertificates((0,external_node_path_.resolve)(github.workspace, settings.caCert))];
    const client = new RegistryClient({
        credentials: createCredentialStore({ logins: settings.logins, env }),
        env,
        ca,
        signal,
        userAgent: `container-kit/${settings.action}`,
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
/** What an error means to the people who read a report. */


const DISK_FIX = 'free space in an earlier step, or use a runner with a larger disk';
/** Describes any error. */
function describeFailure(error) {
    return { kind: kindOf(error), ...(adviseOn(error) ?? wordsOf(error)) };
}
/** The error for a step to end with: one that carries the fix of `failure`, where there is a fix. */
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
    // The error names the command that was running, with all its arguments.
    if (error instanceof lib/* CancelledError */.cc)
        return { message: 'the run was cancelled' };
    const { message } = error;
    if ('fix' in error && typeof error.fix === 'string') {
        // Some errors say it in their message too, for those who see nothing else.
        const end = `. To fix it, ${error.fix}`;
        return { message: message.endsWith(end) ? message.slice(0, -end.length) : message, fix: error.fix };
    }
    if ('code' in error && error.code === 'ENOSPC') {
        return { message: `the disk is full: ${message}`, fix: DISK_FIX };
    }
    return { message };
}

;// CONCATENATED MODULE: ./packages/login/lib/inputs.js
/** The inputs that every action has which speaks to registries, as docker/login-action names them. */

/** A part of an action's table of inputs. */
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
/** The registry logins that the inputs give: `registry`, `username`, `password`, and the list `registry-auth`. */

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES = new Set(['', 'docker.io', 'index.docker.io', 'registry-1.docker.io']);
/**
 * Reads the logins and masks every password, also as the Basic credential that it becomes.
 *
 * @throws {UserError} when a half of a login is missing, both ways are used, or the list is not a list of logins.
 */
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
        // The message of the parser quotes the source, which holds passwords.
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
    // Secrets pasted into a settings page often end with a line break, which no registry password does.
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
/** Registry logins from the inputs of an action, the client that uses them, and what its failures mean. */







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
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
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
/******/ var __webpack_exports__ = __nccwpck_require__(8708);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
