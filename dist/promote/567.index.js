export const id = 567;
export const ids = [567];
export const modules = {

/***/ 3422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ prepareManifests)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3737);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3747);
/** Brings the deployment manifests up to date: in the workspace, on a branch, or by a pull request. */




/**
 * Tries the update of the manifests that the input names, before anything else of the promotion happens: a glob without
 * files, or manifests that do not name the image, must not be found out when the tags have moved.
 *
 * @returns writes the update, and notes in the report what changed
 * @throws {UserError} when no manifest names the image, GitHubError, BranchError.
 */
async function prepareManifests(session, report, digest) {
    const globs = session.inputs.manifests
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (globs.length === 0)
        return async () => undefined;
    const update = updateOf(session, digest);
    const prepared = session.inputs.commit === 'none'
        ? await prepareWorkspace(session, globs, update)
        : await prepareOnBranch(session, report, globs, update);
    note(report, prepared.changed);
    return async () => {
        const changed = await prepared.write();
        note(report, changed);
        const names = changed.map(({ path }) => path).join(', ');
        session.context.log.info(`Deployment manifests ${names === '' ? 'are up to date' : `changed: ${names}`}`);
    };
}
function note(report, changed) {
    report.manifests = changed.map(({ path, changes }) => ({ path, changes }));
}
function updateOf({ inputs, destinations }, digest) {
    const [first] = destinations;
    if (first === undefined)
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('there is no destination', { fix: 'set "destination"' });
    const image = inputs.image === '' ? first : (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .parse */ .q)('image', inputs.image);
    return { image, reference: { ...first, digest } };
}
/** All files are edited before the first is written: a mistake in one leaves all as they were. */
async function prepareWorkspace({ context }, globs, update) {
    const { findManifests, readManifest, updateManifests } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(122)]).then(__webpack_require__.bind(__webpack_require__, 6122));
    const { workspace } = context.github;
    const paths = await findManifests(globs, workspace);
    const files = await Promise.all(paths.map((path) => readManifest(path, workspace)));
    const changed = updateManifests(files, update).filter(({ changes }) => changes.length > 0);
    const write = async () => {
        for (const { path, text } of changed)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path), text);
        return changed;
    };
    return { changed, write };
}
/** What it needs is loaded only when there is something to commit. */
async function prepareOnBranch(session, report, globs, update) {
    const { prepareBranch } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(932), __webpack_require__.e(391)]).then(__webpack_require__.bind(__webpack_require__, 9391));
    return prepareBranch(session, report, globs, update);
}


/***/ }),

/***/ 6698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ recorded)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(3737);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 5 modules
var login_lib = __webpack_require__(2619);
// EXTERNAL MODULE: ./actions/promote/lib/connect-github.js
var connect_github = __webpack_require__(2180);
// EXTERNAL MODULE: ./actions/promote/lib/record/index.js + 11 modules
var lib_record = __webpack_require__(9819);
;// CONCATENATED MODULE: ./actions/promote/lib/seal-records.js

/**
 * Makes one attestation for every repository whose tags move. The plan says all that stands in it, and tags move only
 * from where the plan saw them; so a signature that can't be had is found out while nothing has changed.
 *
 * @throws what the signer fails with
 */
async function sealRecords(session, report, facts) {
    const { inputs, runUrl, signer } = session;
    const judgement = { verifier: runUrl, policy: { uri: policyUri(session) } };
    const records = [];
    for (const [name, { registry, repository, moves }] of movesByRepository(session, report.destinations)) {
        const record = {
            kind: facts.kind,
            time: new Date(),
            name,
            digest: facts.image.digest,
            source: facts.source,
            environment: inputs.environment === '' ? undefined : inputs.environment,
            moves,
            gates: report.gates.map(({ gate, status, evidence }) => ({ gate, status, evidence })),
            run: runUrl,
            undoes: facts.undoes,
        };
        records.push({ name, registry, repository, sealed: await (0,lib_record/* sealRecord */.xe)({ record, judgement }, signer) });
    }
    return records;
}
/** Tags that stayed have nothing to record: what they pointed to before is what they point to now. */
function movesByRepository({ destinations }, reports) {
    const moves = new Map();
    for (const { registry, repository, tag } of destinations) {
        const name = `${registry}/${repository}`;
        const found = reports.find(({ reference }) => reference === `${name}:${tag}`);
        if (found === undefined || !found.changed)
            continue;
        const entry = moves.get(name) ?? { registry, repository, moves: [] };
        entry.moves.push({ reference: found.reference, previous: found.previous });
        moves.set(name, entry);
    }
    return moves;
}
function policyUri({ context, inputs }) {
    const { serverUrl, repository, sha } = context.github;
    return `${serverUrl}/${repository}/blob/${sha}/${inputs.policy}`;
}

;// CONCATENATED MODULE: ./actions/promote/lib/leave-record.js
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
/** Leaves the record of a promotion: an attestation at the image, and a GitHub Deployment. */





/**
 * Signs the attestations, does the work between the start and the end of a GitHub Deployment, and attaches them. Tags
 * that did not move leave no new record.
 */
async function recorded(session, report, facts, moving, work) {
    if (!moving) {
        await work();
        return;
    }
    const records = await (0,lib/* phase */.Oi)(report, 'Attestation', () => sealRecords(session, report, facts));
    const signature = signatureOf(records);
    const end = await (0,lib/* phase */.Oi)(report, 'Deployment', () => openDeployment(session, report, facts, signature));
    try {
        await work();
        const attestations = await (0,lib/* phase */.Oi)(report, 'Record', () => attachRecords(session, facts.image, records));
        report.record = { ...report.record, ...signature, attestations };
    }
    catch (error) {
        await end('failure', (0,login_lib/* describeFailure */.Ic)(error).message);
        throw error;
    }
    await end('success', `${facts.kind} of ${facts.source}`);
}
/**
 * Attaches the attestations.
 *
 * @returns digests of their manifests, by `host/name`.
 * @throws RegistryError
 */
async function attachRecords({ client, context }, image, records) {
    const attached = {};
    for (const { name, registry, repository, sealed } of records) {
        const digest = await (0,lib_record/* attachRecord */.LL)(client.repository(registry, repository), image, sealed);
        const by = sealed.identity === undefined ? '' : `, signed as ${sealed.identity.subject}`;
        context.log.info(`Recorded at ${name}: ${sealed.signature} attestation ${digest}${by}`);
        attached[name] = digest;
    }
    return attached;
}
/** How the records are signed, all of them by one signer. */
function signatureOf([first]) {
    const { signature = 'unsigned', identity } = first?.sealed ?? {};
    return { signed: signature !== 'unsigned', ...(identity === undefined ? {} : { identity }) };
}
/**
 * Starts a GitHub Deployment when the run has an environment, and notes it in the report.
 *
 * @throws GitHubError, which names the missing permission (`deployments: write`).
 */
async function openDeployment(session, report, facts, signature) {
    const { github, inputs, context, runUrl } = session;
    if (github === undefined || inputs.environment === '')
        return async () => undefined;
    const id = await (0,lib_record/* startDeployment */.i4)(github.deployments, {
        environment: inputs.environment,
        ref: context.github.sha,
        description: `${facts.kind} of ${facts.source}`,
        logUrl: runUrl,
        digest: facts.image.digest,
        source: facts.source,
        moves: report.destinations
            .filter(({ changed }) => changed)
            .map(({ reference, previous }) => ({ reference, previous: previous })),
    });
    report.record = { attestations: {}, ...signature, deployment: id };
    return async (state, description) => {
        if (state === 'failure')
            markFailed(session, id, description);
        else
            await (0,lib_record/* finishDeployment */.jl)(github.deployments, id, { state, description, logUrl: runUrl });
    };
}
/**
 * Marks the deployment as failed when the run ends. A cancelled run has cleanups left to do it in, but the session's own
 * connection to GitHub has ended with it.
 */
function markFailed({ context, inputs, runUrl }, id, description) {
    context.onExit(async (over) => {
        try {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const client = __addDisposableResource(env_1, await (0,connect_github/* connectGitHub */.U)(inputs.githubToken, context, over), false);
                const deployments = client?.repository(context.github.repository).deployments;
                if (deployments === undefined)
                    return;
                await (0,lib_record/* finishDeployment */.jl)(deployments, id, { state: 'failure', description, logUrl: runUrl });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        }
        catch (error) {
            context.log.warning(`The GitHub Deployment ${id} could not be marked as failed: ${String(error)}`);
        }
    });
}


/***/ }),

/***/ 567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(3737);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
;// CONCATENATED MODULE: ./actions/promote/lib/copy-image.js
/** Plans and makes the copy, and tells people how far it is. */


/**
 * Resolves the source once and finds out what has to be copied. Changes nothing.
 *
 * @throws MissingManifestError for a source that does not exist or is incomplete, and other errors of packages/registry.
 */
async function planPromotion(session, source) {
    const { planCopy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2315));
    const { client, destinations, inputs, context } = session;
    return planCopy({
        client,
        source,
        destinations,
        referrers: inputs.referrers,
        cosignTags: inputs.referrers === 'all' ? 'auto' : 'none',
        signal: context.signal,
    });
}
/**
 * Refuses to move tags that may not move.
 *
 * @throws {UserError} naming the tag and both digests.
 */
function assertMayMove({ inputs, rules }, destinations) {
    // Either may forbid it. An input that is `false` may be its default, so it can't allow what the policy forbids.
    if (!inputs.immutableTags && rules?.immutableTags !== true)
        return;
    const moving = destinations.find(({ previous, changed }) => changed && previous !== null);
    if (moving === undefined)
        return;
    throw new lib/* UserError */.yo(`the tag ${moving.reference} points to ${moving.previous}, and would be moved to ${moving.digest}`, {
        fix: 'promote to a new tag, or allow it with "immutable-tags: false" (in the policy file: "immutable-tags")',
    });
}
/** What becomes of each destination. */
function destinationsOf(plan) {
    return plan.destinations.flatMap(({ place, tags }) => tags.map(({ tag, from, to }) => ({
        reference: referenceOf(place, tag),
        digest: to,
        previous: from,
        changed: from !== to,
    })));
}
/** The plan in numbers. */
function describePlan(plan) {
    return {
        manifests: plan.manifests.length,
        referrers: plan.manifests.filter(({ role }) => role === 'referrer' || role === 'cosign').length,
        blobs: plan.blobs.length,
        bytes: plan.bytes,
        mounts: plan.destinations.reduce((total, { blobs }) => total + blobs.mount.length, 0),
        requests: plan.requests,
        leftOut: plan.ignored.length + plan.foreign.length,
    };
}
/** Makes the copy, and notes in the report which tags moved: that starts when every destination is proven complete. */
async function copyImage(plan, { client, context }, report) {
    const { executeCopy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2315));
    const { log, signal } = context;
    return log.group(`Copy ${plan.root.digest}`, () => executeCopy(plan, { client, signal, onProgress: show(log, report) }));
}
function referenceOf(place, tag) {
    return 'layout' in place ? `${place.layout}:${tag}` : (0,reference/* formatReference */.FH)({ ...place, tag });
}
function show(log, report) {
    const done = { uploaded: 'sent', mounted: 'mounted', exists: 'already there' };
    return (event) => {
        switch (event.kind) {
            case 'bytes':
                log.progress(`${(0,lib/* formatBytes */.z3)(event.done)} of ${(0,lib/* formatBytes */.z3)(event.total)}`);
                break;
            case 'blob': {
                const { digest, size } = event.descriptor;
                log.info(`${event.place}: blob ${digest} (${(0,lib/* formatBytes */.z3)(size)}) ${done[event.outcome]}`);
                break;
            }
            case 'manifest':
                log.info(`${event.place}: manifest ${event.digest}`);
                break;
            case 'tag':
                noteMove(report, `${event.place}:${event.tag}`);
                log.info(`${event.place}: tag ${event.tag} ${event.from ?? '(new)'} -> ${event.to}`);
                break;
            default:
                event;
        }
    };
}
/** Cosign's tags are told too, and are no destinations. */
function noteMove({ destinations, moved }, tag) {
    if (destinations.some(({ reference }) => reference === tag))
        moved.push(tag);
}

// EXTERNAL MODULE: ./actions/promote/lib/deployment-manifests.js
var deployment_manifests = __webpack_require__(3422);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/result.js
/** What a gate says. */

/** The gates, by the names that the policy file and the reports use. */
const GATE_NAMES = (/* unused pure expression or super */ null && (['vulnerabilities', 'referrers', 'soak', 'from', 'checks']));
/** The rule is met. */
function passed(gate, evidence, { details = [], attestations = [] } = {}) {
    return { gate, status: 'pass', evidence: oneLine(evidence), details: details.map(oneLine), attestations };
}
/** The rule is not met. */
function violated(gate, evidence, more) {
    return failed(gate, 'violated', evidence, more);
}
/** Nobody knows whether the rule is met. */
function undecided(gate, evidence, more) {
    return failed(gate, 'undecided', evidence, more);
}
const MAX_LINE = 600;
/** Text of others as one readable line: no line breaks, control characters visible, cut at 600 characters. */
function oneLine(text) {
    const line = (0,lib/* showControls */.mz)(text.replace(/\s+/g, ' ').trim());
    return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE - 1)}…`;
}
function failed(gate, reason, evidence, { details = [], fix } = {}) {
    return {
        gate,
        status: 'fail',
        reason,
        evidence: oneLine(evidence),
        details: details.map(oneLine),
        ...(fix === undefined ? {} : { fix }),
    };
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/checks.js
/** Gate: the commit that the image was built from has green checks. */


const GATE = 'checks';
/** Source control revision (OCI image-spec, annotations.md, "Pre-Defined Annotation Keys"). */
const REVISION = 'org.opencontainers.image.revision';
/** A commit in full, SHA-1 or SHA-256: anything shorter could name several. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
/**
 * Judges the newest check run of each name and app. Two things to know:
 *
 * - The revision is what the image says of itself. Whoever builds it can write the commit of another build; signed
 *   provenance is what ties an image to its commit.
 * - Every app that may write checks may use any name, so a name that no job has yet can be taken by another app. Of
 *   several apps with the same name all must be green: no app can outvote another.
 */
async function judgeChecks(names, sources) {
    if (names.length === 0) {
        return undecided(GATE, 'no check is named', { fix: 'name the checks that must be green' });
    }
    const commit = commitOf(await readRevisions(sources));
    if (typeof commit !== 'string')
        return commit;
    const runs = await collect(sources.checks.runs(commit));
    const verdicts = names.map((name) => judgeCheck(name, runs));
    const red = verdicts.filter(({ green }) => !green);
    const details = verdicts.map(({ text }) => text);
    if (red.length === 0)
        return passed(GATE, `${count(verdicts)} green on ${commit}`, { details });
    return violated(GATE, `${red.length} of ${count(verdicts)} not green on ${commit}: ${red[0]?.text}`, {
        details,
        fix: 'wait for the checks, or repair what they found and promote the new image',
    });
}
const REBUILD = {
    fix: `build the image with the label ${REVISION}=<commit ID>, as build-push sets it`,
};
/** The revision of each platform and of the index, each value once; undefined stands for a platform without one. */
async function readRevisions({ image, repository }) {
    const root = image.annotations[REVISION];
    const own = await Promise.all(image.platforms.map(async (platform) => (await revisionOf(platform, repository)) ?? root));
    return [...new Set(root === undefined ? own : [...own, root])];
}
function commitOf(revisions) {
    const [commit] = revisions;
    if (commit === undefined || revisions.includes(undefined)) {
        return undecided(GATE, `the image, or one of its platforms, has no label ${REVISION}`, REBUILD);
    }
    if (revisions.length > 1) {
        return undecided(GATE, `its platforms name several commits: ${revisions.join(', ')}`, REBUILD);
    }
    if (!COMMIT.test(commit)) {
        return undecided(GATE, `the label ${REVISION} is ${JSON.stringify(commit)} and no full commit ID`, REBUILD);
    }
    return commit;
}
async function revisionOf({ config, annotations }, repository) {
    if (config.size > MAX_CONFIG_BYTES) {
        throw new Error(`the configuration ${config.digest} has ${config.size} bytes, more than ${MAX_CONFIG_BYTES}`);
    }
    const label = labelIn(await repository.readBlob(config));
    return label ?? annotations[REVISION];
}
/** Configurations of other artifacts than images have no labels, and need not be JSON. */
function labelIn(config) {
    try {
        const json = JSON.parse(Buffer.from(config).toString());
        return (0,lib/* isJsonObject */.OW)(json) ? (0,lib/* textAt */.$6)(json, 'config', 'Labels', REVISION) : undefined;
    }
    catch {
        return undefined;
    }
}
function judgeCheck(name, runs) {
    const latest = newestOfEachApp(runs.filter((run) => run.name === name));
    const red = latest.find(({ status, conclusion }) => status !== 'completed' || conclusion !== 'success');
    const shown = red ?? latest[0];
    if (shown === undefined)
        return { green: false, text: `${name}: there is no such check run` };
    const app = shown.app === undefined ? '' : ` of ${shown.app}`;
    const url = shown.url === undefined ? '' : ` (${shown.url})`;
    return { green: red === undefined, text: `${name}${app}: ${shown.conclusion ?? shown.status}${url}` };
}
/** Runs are numbered as they are created. */
function newestOfEachApp(runs) {
    const byApp = new Map();
    for (const run of [...runs].sort((one, other) => one.id - other.id))
        byApp.set(run.app, run);
    return [...byApp.values()];
}
function count(checks) {
    return `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
}
async function collect(items) {
    const all = [];
    for await (const item of items)
        all.push(item);
    return all;
}

// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/age.js
const UNITS = [
    ['day', 24 * 60 * 60 * 1000],
    ['hour', 60 * 60 * 1000],
    ['minute', 60 * 1000],
];
/**
 * How long ago something was, as people say it: the two greatest units, rounded down, `3 days 4 hours`. (The durations of
 * a policy are exact, and have a format of their own.)
 */
function formatAge(ms) {
    const parts = [];
    let rest = ms;
    for (const [unit, size] of UNITS) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count > 0)
            parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    }
    return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/environments.js
/** Gates about where the image has been before: promoted from there, and long enough there. */



/** Gate: the image has been promoted to another environment. */
async function judgeFrom(environment, find) {
    const sighting = await find(environment);
    if (sighting === undefined) {
        return violated('from', `no promotion of the image to ${environment} is on record`, {
            fix: `promote it to ${environment} first`,
        });
    }
    const { time, proof } = sighting;
    const evidence = `promoted to ${environment} at ${time.toISOString()} (${proof})`;
    return passed('from', evidence, restingOn(sighting));
}
/**
 * Gate: the image has been in another environment for some time. It counts from the first promotion there, even if
 * other images took its place since.
 */
async function judgeSoak({ environment, time: minimum }, find, now) {
    const sighting = await find(environment);
    if (sighting === undefined) {
        return undecided('soak', `it is not known since when the image is in ${environment}`, {
            fix: `promote it to ${environment} first`,
        });
    }
    const { time, proof } = sighting;
    const ageMs = now.getTime() - time.getTime();
    const since = `in ${environment} since ${time.toISOString()} (${proof})`;
    if (ageMs < 0) {
        return undecided('soak', `${since}, which is in the future`, { fix: 'set the clocks right' });
    }
    const judged = `${since}, for ${formatAge(ageMs)} of ${(0,policy_lib/* formatDuration */.a3)(minimum)}`;
    if (ageMs >= minimum)
        return passed('soak', judged, restingOn(sighting));
    const ripe = new Date(time.getTime() + minimum);
    return violated('soak', judged, { fix: `promote it after ${ripe.toISOString()}` });
}
function restingOn({ attestation }) {
    return attestation === undefined ? {} : { attestations: [attestation] };
}

// EXTERNAL MODULE: ./packages/registry/lib/index.js + 88 modules
var registry_lib = __webpack_require__(2315);
// EXTERNAL MODULE: ./actions/promote/lib/record/dsse.js
var dsse = __webpack_require__(7763);
// EXTERNAL MODULE: ./actions/promote/lib/record/statement.js
var record_statement = __webpack_require__(8649);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/artifacts.js
/** What hangs on an image, and what kind of thing it is. */




/** More than anybody attaches; each takes a request. */
const MAX_REFERRERS = 1000;
/** SBOMs are the greatest of the statements that cosign stores; one of 16 MiB is beyond all use. */
const MAX_LAYER_BYTES = 16 * 1024 * 1024;
/** Annotations that name the predicate type: of Sigstore bundles, of BuildKit and of cosign. */
const TYPE_ANNOTATIONS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];
/**
 * Reads the referrers of a digest. Those without exactly this subject are left out, whatever the list says of them.
 *
 * @throws RegistryError: a list that cannot be read is not an empty list
 */
async function readReferrers(repository, digest) {
    const referrers = await repository.listReferrers(digest);
    if (referrers.length > MAX_REFERRERS) {
        throw new Error(`${digest} has ${referrers.length} referrers, more than ${MAX_REFERRERS}`);
    }
    const read = async ({ descriptor, fetched }) => {
        const found = fetched ?? (await repository.findManifest(descriptor.digest));
        const manifest = found && understand(found);
        const about = manifest?.subject?.digest;
        if (manifest === undefined || about !== digest)
            return undefined;
        return { digest: descriptor.digest, about, types: typesOf(manifest) };
    };
    // The artifact manifest of an early OCI 1.1, among others, is nothing that we could read.
    const readable = referrers.filter(({ descriptor }) => (0,registry_lib/* isManifest */.Yh)(descriptor.mediaType));
    return present(await Promise.all(readable.map(read)));
}
/** An attestation that BuildKit has put into the index. */
function embeddedArtifact({ digest, about, manifest }) {
    return { digest, about, types: typesOf(manifest) };
}
/**
 * Reads what cosign has stored beside a digest under tags (github.com/sigstore/cosign, specs/SIGNATURE_SPEC.md): as
 * anybody may write such a tag, what is signed must name the digest.
 *
 * @throws RegistryError
 */
async function readCosignTags(repository, digest) {
    const name = `${(0,registry_lib/* algorithmOf */.Hy)(digest)}-${(0,registry_lib/* hexOf */.ZD)(digest)}`;
    const [signatures, attestations] = await Promise.all([
        readTag(repository, `${name}.sig`, (layer, content) => signatureTypes(layer, content, digest)),
        readTag(repository, `${name}.att`, (_layer, content) => attestationTypes(content, digest)),
    ]);
    return [...signatures, ...attestations].map((found) => ({ ...found, about: digest }));
}
async function readTag(repository, tag, readTypes) {
    const found = await repository.findManifest(tag);
    if (found === undefined)
        return [];
    const manifest = understand(found);
    if (manifest?.kind !== 'image')
        return [];
    const types = await Promise.all(manifest.layers
        .filter(({ size }) => size <= MAX_LAYER_BYTES)
        .map(async (layer) => readTypes(layer, Buffer.from(await repository.readBlob(layer)).toString())));
    return types.some((some) => some.length > 0)
        ? [{ digest: found.descriptor.digest, types: types.flat() }]
        : [];
}
/** Artifact type of the same signature where it is stored as a referrer. */
const COSIGN_SIGNATURE = 'application/vnd.dev.cosign.artifact.sig.v1+json';
/** A layer of `.sig`: the payload that is signed (SIGNATURE_SPEC.md, "Payload"), its signature in an annotation. */
function signatureTypes(layer, content, digest) {
    const signed = layer.annotations?.['dev.cosignproject.cosign/signature'] ?? '';
    const about = (0,lib/* textAt */.$6)(parseJson(content), 'critical', 'image', 'docker-manifest-digest');
    return signed !== '' && about === digest ? [layer.mediaType, COSIGN_SIGNATURE] : [];
}
/** A layer of `.att`: an envelope with a statement. */
function attestationTypes(content, digest) {
    try {
        const statement = (0,record_statement/* decodeStatement */.Gc)((0,dsse/* envelopeFromJson */.X0)(parseJson(content)).payload);
        return statement && (0,record_statement/* isAbout */.KH)(statement, digest) ? [statement.predicateType] : [];
    }
    catch (error) {
        if (error instanceof dsse/* EnvelopeError */.tO)
            return [];
        throw error;
    }
}
/** Says that there is no type. */
const MEANINGLESS = ['', registry_lib/* MEDIA_TYPE */.Ap.ociEmpty];
function typesOf(manifest) {
    const layers = manifest.kind === 'image' ? manifest.layers : [];
    const annotated = [manifest, ...layers].flatMap(({ annotations = {} }) => TYPE_ANNOTATIONS.map((key) => (0,lib/* textAt */.$6)(annotations, key)));
    const config = manifest.kind === 'image' ? manifest.config.mediaType : undefined;
    const media = [manifest.artifactType, config, ...layers.map(({ mediaType }) => mediaType)];
    return [...new Set(present([...annotated, ...media]))].filter((type) => !MEANINGLESS.includes(type));
}
/** What cannot be understood is not what is required, but no reason to fail either: anybody may attach anything. */
function understand({ bytes, descriptor }) {
    try {
        return (0,registry_lib/* parseManifest */.Ng)(bytes, descriptor.mediaType);
    }
    catch (error) {
        if (error instanceof registry_lib/* InvalidManifestError */.t4)
            return undefined;
        throw error;
    }
}
function present(items) {
    return items.filter((item) => item !== undefined);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/referrers.js


const referrers_GATE = 'referrers';
const MAX_DETAILS = 20;
/**
 * Looks whether the required artifacts are there and are about this very digest: as referrers, under cosign's tags, or
 * as BuildKit's attestations, of which every platform needs its own. It verifies no signature: that needs to know who
 * may sign, which `cosign verify` and `gh attestation verify` ask for.
 */
async function judgeReferrers(rule, sources) {
    const { image, repository } = sources;
    if (rule.required.length === 0) {
        return undecided(referrers_GATE, 'no type is named', {
            fix: 'name what must hang on the image, such as `signature`',
        });
    }
    const embedded = image.attestations.map(embeddedArtifact);
    const listed = [...(await readReferrers(repository, image.digest)), ...embedded];
    const isComplete = rule.required.every((required) => findFor(required, image, listed).length > 0);
    const all = isComplete ? listed : [...listed, ...(await readCosignTags(repository, image.digest))];
    const found = rule.required.map((required) => ({
        name: required.name,
        artifacts: findFor(required, image, all),
    }));
    const missing = found.filter(({ artifacts }) => artifacts.length === 0).map(({ name }) => name);
    if (missing.length > 0) {
        return violated(referrers_GATE, `${image.digest} has no ${missing.join(', no ')}`, {
            details: all.slice(0, MAX_DETAILS).map(({ digest, types }) => `found ${digest}: ${types.join(', ')}`),
            fix: 'attach it before the promotion, and promote by the digest that it was made for',
        });
    }
    const details = found.map(({ name, artifacts }) => `${name}: ${artifacts.map(({ digest }) => digest).join(', ')}`);
    const attestations = [...new Set(found.flatMap(({ artifacts }) => artifacts.map(({ digest }) => digest)))];
    const names = found.map(({ name }) => name).join(', ');
    return passed(referrers_GATE, `${names} present on ${image.digest}, not verified`, { details, attestations });
}
/** The artifacts that fulfil a requirement: one about the image itself, or one about each of its platforms. */
function findFor({ types: wanted }, image, artifacts) {
    const fitting = artifacts.filter(({ types }) => types.some((type) => wanted.includes(type)));
    const own = fitting.filter(({ about }) => about === image.digest);
    if (own.length > 0 || image.platforms.length === 0)
        return own;
    const each = image.platforms.map(({ digest }) => fitting.find(({ about }) => about === digest));
    const present = each.filter((artifact) => artifact !== undefined);
    return present.length === each.length ? present : [];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/coverage.js
/**
 * Trivy scans one platform of an index, by default that of the machine, and still names the digest of the index.
 * So that digest only proves the image; the platform is proven by the digest of its configuration (image ID) or
 * manifest, or else taken from the report's `os/architecture`.
 */
function coverageOf(image, subject) {
    const { platforms } = image;
    const { imageId } = subject;
    if (imageId !== undefined && imageId !== image.digest) {
        return (platforms.find(({ config, digest }) => imageId === config.digest || imageId === digest) ??
            'another-image');
    }
    const digests = digestsOf(subject);
    const proven = platforms.find(({ digest }) => digests.includes(digest));
    if (proven !== undefined)
        return proven;
    if (imageId !== image.digest && !digests.includes(image.digest))
        return 'another-image';
    const possible = platforms.length === 1
        ? platforms
        : platforms.filter(({ name }) => name !== undefined && name === subject.platform);
    const [platform, ...others] = possible;
    return platform === undefined || others.length > 0 ? 'unknown-platform' : platform;
}
function digestsOf({ repoDigests, artifactName = '' }) {
    return [...repoDigests, artifactName].map((name) => name.slice(name.indexOf('@') + 1));
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/trivy-report.js
/**
 * The little of a Trivy JSON report (github.com/aquasecurity/trivy, pkg/types/report.go, schema 2) that the
 * vulnerability gate needs. Trivy leaves out every empty field, so each is optional.
 */


/** A text that is no Trivy report; the message says what is wrong with it. */
class ReportError extends Error {
    name = 'ReportError';
}
/**
 * Reads a report.
 *
 * @throws ReportError for what is no JSON, not of schema 2, or has lists and findings of another shape
 */
function parseTrivyReport(text) {
    const report = trivy_report_parseJson(text);
    const version = (0,lib.at)(report, 'SchemaVersion');
    if (version !== 2) {
        throw new ReportError(`its SchemaVersion is ${JSON.stringify(version) ?? 'missing'} and not 2, as Trivy writes it`);
    }
    const results = listAt(report, 'Results').filter(looksUpVulnerabilities);
    const createdAt = new Date((0,lib/* textAt */.$6)(report, 'CreatedAt') ?? Number.NaN);
    return {
        subject: readSubject(report),
        createdAt: Number.isNaN(createdAt.getTime()) ? undefined : createdAt,
        findings: results.flatMap((result) => listAt(result, 'Vulnerabilities').map(readFinding)),
        targets: results.length,
        endOfLife: (0,lib.at)(report, 'Metadata', 'OS', 'EOSL') === true,
    };
}
/** Other classes hold secrets, licenses and misconfigurations. */
function looksUpVulnerabilities(result) {
    const { Class: kind } = result;
    return kind === 'os-pkgs' || kind === 'lang-pkgs' || (kind === undefined && 'Vulnerabilities' in result);
}
function readSubject(report) {
    const digests = (0,lib.at)(report, 'Metadata', 'RepoDigests') ?? [];
    if (!Array.isArray(digests))
        throw new ReportError('Metadata.RepoDigests is no list');
    const config = (0,lib.at)(report, 'Metadata', 'ImageConfig');
    const parts = [(0,lib/* textAt */.$6)(config, 'os'), (0,lib/* textAt */.$6)(config, 'architecture'), (0,lib/* textAt */.$6)(config, 'variant')];
    const [os, architecture] = parts;
    return {
        artifactName: (0,lib/* textAt */.$6)(report, 'ArtifactName'),
        repoDigests: digests.filter((digest) => typeof digest === 'string'),
        imageId: (0,lib/* textAt */.$6)(report, 'Metadata', 'ImageID'),
        platform: os && architecture ? parts.filter(Boolean).join('/') : undefined,
    };
}
function readFinding(finding) {
    const fixed = (0,lib/* textAt */.$6)(finding, 'FixedVersion') ?? '';
    return {
        id: (0,lib/* textAt */.$6)(finding, 'VulnerabilityID') ?? '(no ID)',
        package: (0,lib/* textAt */.$6)(finding, 'PkgName') ?? '(no package)',
        installed: (0,lib/* textAt */.$6)(finding, 'InstalledVersion') ?? '',
        fixed,
        severity: readSeverity((0,lib.at)(finding, 'Severity') ?? 'UNKNOWN'),
        hasFix: fixed !== '' || (0,lib/* textAt */.$6)(finding, 'Status') === 'fixed',
    };
}
/** A word that we do not know may mean the worst, so it must not be counted as less. */
function readSeverity(word) {
    const known = typeof word === 'string' && policy_lib/* SEVERITIES */.oC.find((severity) => severity === word.toUpperCase());
    if (known)
        return known;
    throw new ReportError(`a finding has the severity ${(JSON.stringify(word) ?? '').slice(0, 80)}, which Trivy does not have`);
}
function listAt(value, key) {
    const list = (0,lib.at)(value, key) ?? [];
    if (!Array.isArray(list) || !list.every(lib/* isJsonObject */.OW))
        throw new ReportError(`${key} is no list of objects`);
    return list;
}
function trivy_report_parseJson(text) {
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        throw new ReportError('it is no JSON, or only the beginning of it');
    }
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/vulnerabilities.js
/** Gate: Trivy has found nothing in this image that the environment does not accept. */






const vulnerabilities_GATE = 'vulnerabilities';
/** A report of 10,000 findings has some 40 MB. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;
/** Clocks of two machines differ by less. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;
const vulnerabilities_MAX_DETAILS = 20;
/**
 * Judges the reports. All of them must be about this image, and together about all its platforms. What Trivy was told
 * to leave out (`--severity`, `--ignore-unfixed`, an ignore file) is not in its report and cannot be seen from here.
 */
async function judgeVulnerabilities(rule, { image, reports: paths, now }) {
    if (paths.length === 0) {
        return undecided(vulnerabilities_GATE, 'there is no report about this image', {
            fix: 'scan the image with `trivy image --format json`, and give the report by `report-file`',
        });
    }
    const findings = [];
    const notes = [];
    const missing = new Set(image.platforms);
    for (const path of paths) {
        const report = await readReport(path);
        if (report instanceof ReportError)
            return undecided(vulnerabilities_GATE, `${path}: ${report.message}`, RESCAN);
        const problem = problemOf(report, path, rule, now);
        if (problem !== undefined)
            return problem;
        const platform = coverageOf(image, report.subject);
        if (typeof platform === 'string')
            return uncovered(platform, path, report, image);
        missing.delete(platform);
        findings.push(...report.findings);
        if (report.endOfLife)
            notes.push(`${path}: the distribution is at its end of life and gets no findings any more`);
    }
    if (missing.size > 0)
        return incomplete(image, missing);
    return judge(rule, findings, notes);
}
const RESCAN = { fix: 'scan the image again with `trivy image --format json`' };
async function readReport(path) {
    try {
        const { size } = await (0,promises_.stat)(path);
        if (size > MAX_REPORT_BYTES)
            return new ReportError(`${size} bytes are more than ${MAX_REPORT_BYTES}`);
        return parseTrivyReport(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (error) {
        if (error instanceof ReportError)
            return error;
        return new ReportError(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}
function problemOf({ createdAt, targets }, path, { maxAge }, now) {
    if (targets === 0) {
        return undecided(vulnerabilities_GATE, `${path}: Trivy has recognised no packages, so it says nothing about vulnerabilities`, {
            fix: 'scan with `--scanners vuln --list-all-pkgs`; for an image without any packages leave out this gate',
        });
    }
    if (maxAge === undefined)
        return undefined;
    if (createdAt === undefined)
        return undecided(vulnerabilities_GATE, `${path}: it does not say when it was made`, RESCAN);
    const ageMs = now.getTime() - createdAt.getTime();
    const made = `${path}: it was made at ${createdAt.toISOString()}`;
    if (ageMs < -CLOCK_SKEW_MS)
        return undecided(vulnerabilities_GATE, `${made}, which is in the future`, RESCAN);
    if (ageMs <= maxAge)
        return undefined;
    return violated(vulnerabilities_GATE, `${made}, ${formatAge(ageMs)} ago; at most ${(0,policy_lib/* formatDuration */.a3)(maxAge)} are allowed`, RESCAN);
}
function uncovered(why, path, { subject }, image) {
    const fix = `scan ${image.digest} by its digest, with \`--platform\` for each platform`;
    if (why === 'unknown-platform') {
        return undecided(vulnerabilities_GATE, `${path}: it does not say which platform of the image it is about`, { fix });
    }
    const name = [subject.artifactName, subject.imageId].filter(Boolean).join(', ') || 'an image without a name';
    return undecided(vulnerabilities_GATE, `${path}: the report is about something else: ${name}`, { fix });
}
function incomplete(image, missing) {
    const names = [...missing].map(({ name, digest }) => name ?? digest);
    return undecided(vulnerabilities_GATE, `there is no report about ${names.join(', ')}`, {
        fix: `scan ${image.digest} with \`--platform\` for each of its platforms, and give all reports by \`report-file\``,
    });
}
function judge(rule, all, notes) {
    const findings = unique(all).filter(({ hasFix }) => hasFix || !rule.ignoreUnfixed);
    const gating = findings.filter(({ severity }) => rule.severity.has(severity));
    const counts = `found ${countBySeverity(findings)}${rule.ignoreUnfixed ? ', unfixed ones left out' : ''}`;
    const asked = `the gate asks for no ${[...rule.severity].join(', ').toLowerCase()}`;
    if (gating.length === 0)
        return passed(vulnerabilities_GATE, `${counts}; ${asked}`, { details: notes });
    return violated(vulnerabilities_GATE, `${counts}; ${asked}`, {
        details: [...gating.slice(0, vulnerabilities_MAX_DETAILS).map(describe), ...more(gating.length - vulnerabilities_MAX_DETAILS), ...notes],
        fix: 'update the packages and promote the new image',
    });
}
/** One vulnerability of several platforms counts once; where they differ in what is judged, both count. */
function unique(findings) {
    const keyOf = ({ id, package: name, installed, severity, hasFix }) => JSON.stringify([id, name, installed, severity, hasFix]);
    return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
function countBySeverity(findings) {
    const counts = policy_lib/* SEVERITIES */.oC.map((severity) => [
        severity,
        findings.filter((finding) => finding.severity === severity).length,
    ]);
    const some = counts.filter(([, count]) => count > 0);
    return some.length === 0
        ? 'nothing'
        : some.map(([severity, count]) => `${count} ${severity.toLowerCase()}`).join(', ');
}
function describe({ id, package: name, installed, fixed, severity }) {
    return `${severity.toLowerCase()}: ${id} in ${name} ${installed}${fixed === '' ? '' : `, fixed in ${fixed}`}`;
}
function more(count) {
    return count > 0 ? [`and ${count} more`] : [];
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/evaluate.js
/** Runs the gates of an environment. */






/** The gates that the rules ask for, in the order of reports. */
function gatesOf(rules, sources) {
    const { vulnerabilities, referrers, soak, from, checks } = rules;
    const { repository, reports, findFirstPromotion: find, now } = sources;
    let reading;
    const image = () => {
        reading ??= sources.readImage();
        return reading;
    };
    const gates = [
        vulnerabilities && {
            name: 'vulnerabilities',
            judge: async () => judgeVulnerabilities(vulnerabilities, { image: await image(), reports, now: now() }),
        },
        referrers && {
            name: 'referrers',
            judge: async () => judgeReferrers(referrers, { image: await image(), repository }),
        },
        from === undefined ? undefined : { name: 'from', judge: () => judgeFrom(from, find) },
        soak && { name: 'soak', judge: () => judgeSoak(soak, find, now()) },
        checks && {
            name: 'checks',
            judge: async () => judgeChecks(checks, { image: await image(), repository, checks: needed(sources.checks) }),
        },
    ];
    return gates.filter((gate) => gate !== undefined);
}
/**
 * Asks all gates at once and waits for all: who repairs one failure should know of the others. An error of a gate is a
 * failure of that gate.
 *
 * @param signal when it is aborted, its reason is thrown instead: a cancelled run has no verdict
 */
async function evaluateGates(gates, signal) {
    const results = await Promise.all(gates.map(ask));
    signal?.throwIfAborted();
    return results;
}
async function ask({ name, judge }) {
    try {
        return await judge();
    }
    catch (error) {
        const { message, fix } = wordsOf(error);
        return undecided(name, `could not be decided: ${message}`, fix === undefined ? {} : { fix });
    }
}
function needed(checks) {
    if (checks !== undefined)
        return checks;
    throw new lib/* UserError */.yo('there is no token to ask GitHub with', { fix: 'set the input `github-token`' });
}
function wordsOf(error) {
    if (!(error instanceof Error))
        return { message: String(error) };
    return 'fix' in error && typeof error.fix === 'string'
        ? { message: error.message, fix: error.fix }
        : { message: error.message };
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/image.js
/** The image as the gates see it: which platforms it has, and which attestations BuildKit put into its index. */

/** Deeper nesting of indexes is no image that anybody builds, but an attempt to keep this client busy. */
const MAX_DEPTH = 4;
const MAX_MANIFESTS = 1000;
// BuildKit, docs/attestations/attestation-storage.md.
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const REFERENCE_DIGEST = 'vnd.docker.reference.digest';
/**
 * Reads the manifests of an image: index, platforms, BuildKit's attestations. Children that are no manifests are
 * left out, as they are nothing that runs.
 *
 * @throws RegistryError, DigestMismatchError, InvalidManifestError; Error for an index that is nested too deep
 */
async function readImage(repository, digest) {
    const platforms = [];
    const attestations = [];
    const seen = new Set();
    const root = await readManifest(repository, digest);
    await visit(root, { digest }, 0);
    return { digest, annotations: root.annotations ?? {}, platforms, attestations };
    async function visit(manifest, descriptor, depth) {
        if (manifest.kind === 'index') {
            if (depth === MAX_DEPTH)
                throw new Error(`${digest}: indexes are nested deeper than ${MAX_DEPTH}`);
            await Promise.all(manifest.manifests.map(async (child) => {
                if (!(0,registry_lib/* isManifest */.Yh)(child.mediaType) || seen.has(child.digest))
                    return;
                seen.add(child.digest);
                if (seen.size > MAX_MANIFESTS)
                    throw new Error(`${digest}: more than ${MAX_MANIFESTS} manifests`);
                await visit(await readManifest(repository, child.digest), child, depth + 1);
            }));
        }
        else if (isAttestation(descriptor)) {
            const about = descriptor.annotations?.[REFERENCE_DIGEST] ?? '';
            attestations.push({ digest: descriptor.digest, about, manifest });
        }
        else {
            platforms.push(platformOf(manifest, descriptor));
        }
    }
}
/** The annotation alone proves nothing: an image that calls itself an attestation must not slip past the gates. */
function isAttestation({ annotations, platform }) {
    return (annotations?.[REFERENCE_TYPE] === 'attestation-manifest' &&
        platform !== undefined &&
        (0,registry_lib/* formatPlatform */.Bq)(platform) === 'unknown/unknown');
}
function platformOf(manifest, { digest, platform }) {
    const { config, annotations = {} } = manifest;
    return { name: platform && (0,registry_lib/* formatPlatform */.Bq)(platform), digest, config, annotations };
}
async function readManifest(repository, digest) {
    const { descriptor, bytes } = await repository.getManifest(digest);
    return (0,registry_lib/* parseManifest */.Ng)(bytes, descriptor.mediaType);
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/index.js




// EXTERNAL MODULE: ./actions/promote/lib/record/index.js + 11 modules
var record = __webpack_require__(9819);
;// CONCATENATED MODULE: ./actions/promote/lib/judge.js


/**
 * Evaluates all gates that the policy has for the environment.
 *
 * @param source repository and digest of the image
 * @returns one result per gate; none when the environment has no gates.
 */
async function judge_judge(session, source, digest) {
    const { client, github, inputs, context, verificationKey } = session;
    if (session.rules === undefined)
        return [];
    const repository = client.repository(source.registry, source.repository);
    const gates = gatesOf(session.rules.gates, {
        readImage: () => readImage(repository, digest),
        repository,
        reports: inputs.reportFile
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        checks: github?.checks,
        // Promotions to the environment before leave their attestation where the image comes from now.
        findFirstPromotion: (environment) => (0,record/* findFirstPromotion */.pc)(digest, environment, {
            deployments: github?.deployments,
            repositories: [repository],
            key: verificationKey,
        }),
        now: () => new Date(),
    });
    return evaluateGates(gates, context.signal);
}

// EXTERNAL MODULE: ./actions/promote/lib/leave-record.js + 1 modules
var leave_record = __webpack_require__(6698);
// EXTERNAL MODULE: ./actions/promote/lib/narrate.js
var narrate = __webpack_require__(9687);
// EXTERNAL MODULE: ./actions/promote/lib/session.js + 1 modules
var session = __webpack_require__(3747);
;// CONCATENATED MODULE: ./actions/promote/lib/promote.js
/** Moves an image to the next environment. */








/**
 * Plans, asks the gates, copies, moves the tags, and leaves the record. Nothing changes before all gates are open.
 *
 * @throws {PolicyFailure} when a gate is closed, {UserError}, and errors of packages/registry and packages/github.
 */
async function promote(session, report) {
    const source = sourceOf(session);
    const plan = await (0,lib/* phase */.Oi)(report, 'Plan', () => planPromotion(session, source));
    const { digest } = plan.root;
    const name = `${(0,reference/* formatRepository */.Sh)(source)}@${digest}`;
    report.digest = digest;
    report.source = name;
    report.plan = describePlan(plan);
    report.destinations = destinationsOf(plan);
    assertMayMove(session, report.destinations);
    const writeManifests = await (0,lib/* phase */.Oi)(report, 'Manifests', () => (0,deployment_manifests/* prepareManifests */._)(session, report, digest));
    (0,narrate/* tellPlan */.fb)(session.context.log, report);
    report.gates = await (0,lib/* phase */.Oi)(report, 'Gates', () => judge_judge(session, source, digest));
    (0,narrate/* tellGates */.qn)(session.context.log, report.gates);
    const closed = report.gates.filter(({ status }) => status === 'fail');
    if (closed.length > 0) {
        report.outcome = 'policy-failed';
        throw new lib/* PolicyFailure */.X2(closed.map(({ gate, evidence }) => `gate ${gate}: ${evidence}`).join('; '));
    }
    if (session.inputs.dryRun) {
        report.outcome = 'planned';
        return;
    }
    const facts = { kind: 'promotion', image: plan.root, source: name };
    const moving = report.destinations.some(({ changed }) => changed);
    await (0,leave_record/* recorded */.t)(session, report, facts, moving, async () => {
        await (0,lib/* phase */.Oi)(report, 'Copy', () => copyImage(plan, session, report));
    });
    await (0,lib/* phase */.Oi)(report, 'Manifests', writeManifests);
    report.outcome = moving || report.manifests.length > 0 ? 'promoted' : 'unchanged';
}
function sourceOf({ inputs }) {
    if (inputs.source !== '') {
        const source = (0,session/* parse */.q)('source', inputs.source);
        if (source.tag !== undefined || source.digest !== undefined)
            return source;
        throw new lib/* UserError */.yo(`input "source": ${JSON.stringify(inputs.source)} has neither tag nor digest`, {
            fix: 'name the image by tag or digest, such as ghcr.io/org/app:1.4.2',
        });
    }
    throw new lib/* UserError */.yo('input "source" is empty', {
        fix: 'name the image to promote, such as ghcr.io/org/app:1.4.2, or set "rollback: true"',
    });
}


/***/ })

};
