export const id = 32;
export const ids = [32];
export const modules = {

/***/ 3422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ prepareManifests)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1245);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3747);




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
async function prepareWorkspace({ context }, globs, update) {
    const { findManifests, readManifest, updateManifests } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(207)]).then(__webpack_require__.bind(__webpack_require__, 2207));
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
async function prepareOnBranch(session, report, globs, update) {
    const { prepareBranch } = await Promise.all(/* import() */[__webpack_require__.e(544), __webpack_require__.e(391)]).then(__webpack_require__.bind(__webpack_require__, 9391));
    return prepareBranch(session, report, globs, update);
}


/***/ }),

/***/ 6698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ recorded)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __webpack_require__(2422);
// EXTERNAL MODULE: ./actions/promote/lib/record/index.js + 8 modules
var lib_record = __webpack_require__(4976);
;// CONCATENATED MODULE: ./actions/promote/lib/seal-records.js

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
function signatureOf([first]) {
    const { signature = 'unsigned', identity } = first?.sealed ?? {};
    return { signed: signature !== 'unsigned', ...(identity === undefined ? {} : { identity }) };
}
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
function markFailed({ context, inputs, runUrl }, id, description) {
    context.onExit(async (over) => {
        try {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const client = __addDisposableResource(env_1, await (0,login_lib/* connectGitHub */.UY)({ token: inputs.githubToken, action: 'promote', signal: over }, context), false);
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

/***/ 8032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
;// CONCATENATED MODULE: ./actions/promote/lib/copy-image.js


async function planPromotion(session, source) {
    const { planCopy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 6122));
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
function assertMayMove({ inputs, rules }, destinations) {
    if (!inputs.immutableTags && rules?.immutableTags !== true)
        return;
    const moving = destinations.find(({ previous, changed }) => changed && previous !== null);
    if (moving === undefined)
        return;
    throw new lib/* UserError */.yo(`the tag ${moving.reference} points to ${moving.previous}, and would be moved to ${moving.digest}`, {
        fix: 'promote to a new tag, or allow it with "immutable-tags: false" (in the policy file: "immutable-tags")',
    });
}
function destinationsOf(plan) {
    return plan.destinations.flatMap(({ place, tags }) => tags.map(({ tag, from, to }) => ({
        reference: referenceOf(place, tag),
        digest: to,
        previous: from,
        changed: from !== to,
    })));
}
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
async function copyImage(plan, { client, context }, report) {
    const { executeCopy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 6122));
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
function noteMove({ destinations, moved }, tag) {
    if (destinations.some(({ reference }) => reference === tag))
        moved.push(tag);
}

// EXTERNAL MODULE: ./actions/promote/lib/deployment-manifests.js
var deployment_manifests = __webpack_require__(3422);
// EXTERNAL MODULE: ./packages/registry/lib/index.js + 92 modules
var registry_lib = __webpack_require__(6122);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/result.js

const GATE_NAMES = (/* unused pure expression or super */ null && (['vulnerabilities', 'referrers', 'soak', 'from', 'checks']));
function passed(gate, evidence, { details = [], attestations = [] } = {}) {
    return { gate, status: 'pass', evidence: oneLine(evidence), details: details.map(oneLine), attestations };
}
function violated(gate, evidence, more) {
    return failed(gate, 'violated', evidence, more);
}
function undecided(gate, evidence, more) {
    return failed(gate, 'undecided', evidence, more);
}
function failedBy(gate, error) {
    const { message, fix } = wordsOf(error);
    return undecided(gate, `could not be decided: ${message}`, fix === undefined ? {} : { fix });
}
const MAX_LINE = 600;
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
function wordsOf(error) {
    if (!(error instanceof Error))
        return { message: String(error) };
    return 'fix' in error && typeof error.fix === 'string'
        ? { message: error.message, fix: error.fix }
        : { message: error.message };
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/checks.js


const GATE = 'checks';
const REVISION = 'org.opencontainers.image.revision';
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
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

// EXTERNAL MODULE: ./actions/promote/lib/record/attached.js
var attached = __webpack_require__(5006);
// EXTERNAL MODULE: ./actions/promote/lib/record/dsse.js
var dsse = __webpack_require__(7763);
// EXTERNAL MODULE: ./actions/promote/lib/record/statement.js
var record_statement = __webpack_require__(8649);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/artifacts.js





const MAX_REFERRERS = 1000;
const MAX_LAYER_BYTES = 16 * 1024 * 1024;
const TYPE_ANNOTATIONS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];
async function readReferrers(repository, digest) {
    const referrers = await repository.listReferrers(digest);
    if (referrers.length > MAX_REFERRERS) {
        throw new Error(`${digest} has ${referrers.length} referrers, more than ${MAX_REFERRERS}`);
    }
    const read = async ({ descriptor, fetched }) => {
        const found = fetched ?? (await repository.findManifest(descriptor.digest));
        const manifest = found && (0,attached/* understand */.ZL)(found);
        const about = manifest?.subject?.digest;
        if (manifest === undefined || about !== digest)
            return undefined;
        return { digest: descriptor.digest, about, types: typesOf(manifest) };
    };
    const readable = referrers.filter(({ descriptor }) => (0,registry_lib/* isManifest */.Yh)(descriptor.mediaType));
    return present(await Promise.all(readable.map(read)));
}
function embeddedArtifact({ digest, about, manifest }) {
    return { digest, about, types: typesOf(manifest) };
}
async function readCosignTags(repository, digest) {
    const [signatures, attestations] = await Promise.all([
        readTag(repository, digest, 'sig', (layer, content) => signatureTypes(layer, content, digest)),
        readTag(repository, digest, 'att', (_layer, content) => attestationTypes(content, digest)),
    ]);
    return [...signatures, ...attestations];
}
async function readTag(repository, about, suffix, readTypes) {
    const found = await (0,attached/* readCosignTag */.cQ)(repository, about, suffix);
    if (found === undefined)
        return [];
    const types = await Promise.all(found.layers
        .filter(({ size }) => size <= MAX_LAYER_BYTES)
        .map(async (layer) => readTypes(layer, Buffer.from(await repository.readBlob(layer)).toString())));
    return types.some((some) => some.length > 0) ? [{ digest: found.digest, about, types: types.flat() }] : [];
}
const COSIGN_SIGNATURE = 'application/vnd.dev.cosign.artifact.sig.v1+json';
function signatureTypes(layer, content, digest) {
    const signed = layer.annotations?.['dev.cosignproject.cosign/signature'] ?? '';
    const about = (0,lib/* textAt */.$6)(parseJson(content), 'critical', 'image', 'docker-manifest-digest');
    return signed !== '' && about === digest ? [layer.mediaType, COSIGN_SIGNATURE] : [];
}
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
const MEANINGLESS = ['', registry_lib/* MEDIA_TYPE */.Ap.ociEmpty];
function typesOf(manifest) {
    const layers = manifest.kind === 'image' ? manifest.layers : [];
    const annotated = [manifest, ...layers].flatMap(({ annotations = {} }) => TYPE_ANNOTATIONS.map((key) => (0,lib/* textAt */.$6)(annotations, key)));
    const config = manifest.kind === 'image' ? manifest.config.mediaType : undefined;
    const media = [manifest.artifactType, config, ...layers.map(({ mediaType }) => mediaType)];
    return [...new Set(present([...annotated, ...media]))].filter((type) => !MEANINGLESS.includes(type));
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
function findFor({ types: wanted }, image, artifacts) {
    const fitting = artifacts.filter(({ types }) => types.some((type) => wanted.includes(type)));
    const own = fitting.filter(({ about }) => about === image.digest);
    if (own.length > 0 || image.platforms.length === 0)
        return own;
    const each = image.platforms.map(({ digest }) => fitting.find(({ about }) => about === digest));
    const present = each.filter((artifact) => artifact !== undefined);
    return present.length === each.length ? present : [];
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/coverage.js
function coverageOf(image, artifact) {
    const { platforms } = image;
    const { imageId } = artifact;
    if (imageId !== undefined && imageId !== image.digest) {
        return (platforms.find(({ config, digest }) => imageId === config.digest || imageId === digest) ??
            'another-image');
    }
    const digests = digestsOf(artifact);
    const proven = platforms.find(({ digest }) => digests.includes(digest));
    if (proven !== undefined)
        return proven;
    if (imageId !== image.digest && !digests.includes(image.digest))
        return 'another-image';
    const possible = platforms.length === 1
        ? platforms
        : platforms.filter(({ name }) => name !== undefined && name === artifact.platform);
    const [platform, ...others] = possible;
    return platform === undefined || others.length > 0 ? 'unknown-platform' : platform;
}
function digestsOf({ repoDigests, name: artifactName = '' }) {
    return [...repoDigests, artifactName].map((name) => name.slice(name.indexOf('@') + 1));
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/reports.js




const reports_GATE = 'vulnerabilities';
const CLOCK_SKEW_MS = 5 * 60 * 1000;
const RESCAN = { fix: 'scan the image again with `trivy image --format json`' };
function platformOf({ name, report }, rule) {
    if (report.targets === 0) {
        return undecided(reports_GATE, `${name}: Trivy has recognised no packages, so it says nothing about vulnerabilities`, {
            fix: 'scan with `--scanners vuln --list-all-pkgs`; for an image without any packages leave out this gate',
        });
    }
    const problem = problemOfAge(name, report.createdAt, rule);
    if (problem !== undefined)
        return problem;
    const platform = coverageOf(rule.image, report.artifact);
    return typeof platform === 'string' ? uncovered(platform, { name, report }, rule.image) : platform;
}
function problemOfAge(name, madeAt, { maxAge, now }) {
    if (maxAge === undefined)
        return undefined;
    if (madeAt === undefined)
        return undecided(reports_GATE, `${name}: it does not say when it was made`, RESCAN);
    const ageMs = now.getTime() - madeAt.getTime();
    const made = `${name}: it was made at ${madeAt.toISOString()}`;
    if (ageMs < -CLOCK_SKEW_MS)
        return undecided(reports_GATE, `${made}, which is in the future`, RESCAN);
    if (ageMs <= maxAge)
        return undefined;
    return violated(reports_GATE, `${made}, ${formatAge(ageMs)} ago; at most ${(0,policy_lib/* formatDuration */.a3)(maxAge)} are allowed`, RESCAN);
}
function uncovered(why, { name, report: { artifact } }, image) {
    const fix = `scan ${image.digest} by its digest, with \`--platform\` for each platform`;
    if (why === 'unknown-platform') {
        return undecided(reports_GATE, `${name}: it does not say which platform of the image it is about`, { fix });
    }
    const other = [artifact.name, artifact.imageId].filter(Boolean).join(', ') || 'an image without a name';
    return undecided(reports_GATE, `${name}: the report is about something else: ${other}`, { fix });
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/attached-verdicts.js





const VULNERABILITIES = 'https://cosign.sigstore.dev/attestation/vuln/v1';
const MAX_BYTES = 6 * 1024 * 1024;
const MAX_STATEMENTS = 1000;
async function findVerdicts({ repository, key }, rule, trivy) {
    const verdicts = [];
    const refusals = [];
    const all = await listAll(repository, rule.image);
    if (all.length > 1)
        await (0,lib/* keepHeapSmall */.p8)(10);
    for (const stored of all) {
        const statement = await attached_verdicts_open(repository, stored, key);
        const found = statement && ('why' in statement ? statement : judgeStatement(stored, statement, rule, trivy));
        if (found === undefined)
            continue;
        if ('why' in found)
            refusals.push(found);
        else
            verdicts.push(found);
    }
    return choose(rule.image, verdicts, refusals);
}
async function listAll(repository, image) {
    const lists = await Promise.all(attached_verdicts_digestsOf(image).flatMap((digest) => [
        (0,attached/* listStatements */.l9)(repository, digest, VULNERABILITIES),
        (0,attached/* listTaggedStatements */.Ts)(repository, digest, VULNERABILITIES),
    ]));
    const all = lists.flat();
    if (all.length > MAX_STATEMENTS) {
        throw new Error(`${image.digest} has ${all.length} attestations, more than ${MAX_STATEMENTS}`);
    }
    return all;
}
function attached_verdicts_digestsOf({ digest, platforms }) {
    return [...new Set([digest, ...platforms.map((platform) => platform.digest)])];
}
async function attached_verdicts_open(repository, stored, key) {
    const { size } = stored.layer;
    if (size > MAX_BYTES) {
        const why = `${nameOf(stored)}: ${(0,lib/* formatBytes */.z3)(size)} are more than ${(0,lib/* formatBytes */.z3)(MAX_BYTES)}`;
        return { why, hides: Number.POSITIVE_INFINITY };
    }
    try {
        const envelope = (await (0,attached/* readStatement */.cO)(repository, stored))?.envelope;
        if (envelope === undefined)
            return undefined;
        if (!(0,dsse/* isSignedBy */.s3)(envelope, key))
            return byOthers(stored, 'it is not signed by `verification-key`');
        const statement = (0,record_statement/* statementIn */.hg)(envelope);
        return statement?.predicateType === VULNERABILITIES ? statement : undefined;
    }
    catch (error) {
        if (error instanceof dsse/* EnvelopeError */.tO)
            return byOthers(stored, error.message);
        throw error;
    }
}
function byOthers(stored, why) {
    return { why: `${nameOf(stored)}: ${why}`, hides: Number.NEGATIVE_INFINITY };
}
function judgeStatement(stored, statement, rule, trivy) {
    const name = nameOf(stored);
    if (!attached_verdicts_digestsOf(rule.image).some((digest) => (0,record_statement/* isAbout */.KH)(statement, digest)))
        return byOthers(stored, 'it is about another digest');
    const finishedAt = timeAt(statement.predicate, 'metadata', 'scanFinishedOn');
    const hides = finishedAt?.getTime() ?? Number.POSITIVE_INFINITY;
    const problem = problemOfAge(name, finishedAt, rule);
    if (problem !== undefined)
        return { why: problem.evidence, hides };
    const report = parse((0,lib.at)(statement.predicate, 'scanner', 'result'), trivy);
    if (report instanceof Error)
        return { why: `${name}: ${report.message}`, hides };
    const madeAt = Math.min(hides, report.createdAt?.getTime() ?? hides);
    const platform = platformOf({ name, report }, rule);
    if ('gate' in platform)
        return { why: platform.evidence, hides: madeAt };
    if (!(0,record_statement/* isAbout */.KH)(statement, rule.image.digest) && !(0,record_statement/* isAbout */.KH)(statement, platform.digest))
        return { why: `${name}: its report is about another platform than its subject`, hides: madeAt };
    return { attestation: stored.attestation, name, report, platform, madeAt };
}
function parse(result, { parseScanReport, ReportError }) {
    try {
        return parseScanReport(JSON.stringify(result) ?? '');
    }
    catch (error) {
        if (error instanceof ReportError || error instanceof RangeError)
            return error;
        throw error;
    }
}
function timeAt(value, ...path) {
    const time = new Date((0,lib/* textAt */.$6)(value, ...path) ?? Number.NaN);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
function choose({ platforms }, verdicts, refusals) {
    const newest = platforms.map((platform) => newestOf(verdicts.filter((one) => one.platform === platform)));
    const taken = newest.flat();
    if (taken.length === 0)
        return { taken, notes: notesOf(refusals) };
    const missing = platforms.filter((_platform, index) => newest[index]?.length === 0);
    const names = missing.map(({ name, digest }) => name ?? digest).join(', ');
    if (names !== '')
        return { taken: [], notes: [`${NOT_TAKEN}: there is none about ${names}`, ...notesOf(refusals)] };
    const oldest = Math.min(...taken.map(({ madeAt }) => madeAt));
    if (refusals.some(({ hides }) => hides >= oldest))
        return {
            taken: [],
            notes: [`${NOT_TAKEN}: one that can't be judged may be newer`, ...notesOf(refusals)],
        };
    return { taken, notes: notesOf(refusals.filter(({ hides }) => !Number.isFinite(hides))) };
}
const NOT_TAKEN = 'attached verdicts were not taken';
function notesOf(refusals) {
    return refusals.map(({ why }) => `not taken: ${why}`);
}
function newestOf(verdicts) {
    const newest = Math.max(...verdicts.map(({ madeAt }) => madeAt));
    return verdicts.filter(({ madeAt }) => madeAt === newest);
}
function nameOf({ attestation }) {
    return `attached verdict ${attestation}`;
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/findings.js
function describeFinding({ id, package: found, severity }) {
    const fixed = found?.fixedVersions.join(', ') ?? '';
    const thing = found === undefined ? '(no package)' : `${found.name} ${found.version}`;
    return `${severity.toLowerCase()}: ${id} in ${thing}${fixed === '' ? '' : `, fixed in ${fixed}`}`;
}
function more(count) {
    return count > 0 ? [`and ${count} more`] : [];
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/scanned.js




const scanned_MAX_DETAILS = 20;
function judgeScan({ severity }, report) {
    const { outcome, reasons, findings, notes } = report;
    const asked = `the gate asks for no ${[...severity].join(', ').toLowerCase()}`;
    const evidence = `${scanOf(report)} found ${countsOf(report)}; ${asked}`;
    switch (outcome) {
        case 'passed':
            return passed(reports_GATE, evidence, { details: notes });
        case 'policy-failed': {
            const gating = findings.filter((finding) => finding.gating);
            const shown = gating.slice(0, scanned_MAX_DETAILS).map(describeFinding);
            return violated(reports_GATE, evidence, {
                details: [...shown, ...more(gating.length - shown.length), ...reasons, ...notes],
                fix: 'update the packages and promote the new image',
            });
        }
        case 'scan-error':
        case 'stale-db':
            return undecided(reports_GATE, `${outcome}: ${reasons.join('; ')}`, {
                fix: 'repair what the scan needs, or give reports about this digest by `report-file`',
            });
        default:
            return outcome;
    }
}
function scanOf({ scanner, database, subject }) {
    const platforms = subject.platforms.map(({ platform }) => platform).join(', ');
    return `Trivy ${scanner?.version ?? ''} (database of ${database?.updatedAt ?? 'unknown age'}) on ${platforms}`;
}
function countsOf({ counts }) {
    const some = policy_lib/* SEVERITIES */.oC.map((severity) => severity.toLowerCase())
        .filter((severity) => counts[severity].total > 0)
        .map((severity) => `${counts[severity].total} ${severity}`);
    return some.length === 0 ? 'nothing' : some.join(', ');
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/trivy.js
const loadTrivy = () => __webpack_require__.e(/* import() */ 373).then(__webpack_require__.bind(__webpack_require__, 9373));

;// CONCATENATED MODULE: ./actions/promote/lib/gates/vulnerabilities.js








const vulnerabilities_MAX_DETAILS = 20;
const ATTACHED_MAX_AGE_MS = 24 * 60 * 60 * 1000;
async function judgeVulnerabilities(rule, sources) {
    const { image, reports, now, attached, scan } = sources;
    if (reports.length > 0)
        return judgeFiles(rule, sources, await loadTrivy());
    let notes = [];
    if (attached !== undefined) {
        const trivy = await loadTrivy();
        const maxAge = rule.maxAge ?? ATTACHED_MAX_AGE_MS;
        const found = await findVerdicts(attached, { image, maxAge, now }, trivy);
        notes = [...found.notes.slice(0, vulnerabilities_MAX_DETAILS), ...more(found.notes.length - vulnerabilities_MAX_DETAILS)];
        if (found.taken.length > 0)
            return judgeAttached(rule, found.taken, { notes, now }, trivy);
    }
    const result = scan === undefined ? nothingToJudge() : await judgeByScan(rule, scan);
    return { ...result, details: [...result.details, ...notes.map(oneLine)] };
}
async function judgeByScan(rule, scan) {
    try {
        return judgeScan(rule, await scan(rule));
    }
    catch (error) {
        return failedBy(reports_GATE, error);
    }
}
function nothingToJudge() {
    return undecided(reports_GATE, 'there is no report about this image', {
        fix: 'scan the image with `trivy image --format json`, and give the report by `report-file`',
    });
}
async function judgeFiles(rule, { image, reports: paths, now }, trivy) {
    const reports = [];
    const missing = new Set(image.platforms);
    for (const name of paths) {
        const report = await readReport(name, trivy);
        if (report instanceof Error)
            return undecided(reports_GATE, `${name}: ${report.message}`, RESCAN);
        const platform = platformOf({ name, report }, { image, maxAge: rule.maxAge, now });
        if ('gate' in platform)
            return platform;
        missing.delete(platform);
        reports.push({ name, report });
    }
    return missing.size > 0 ? incomplete(image, missing) : judge(rule, reports, {}, trivy);
}
function judgeAttached(rule, verdicts, { notes, now }, trivy) {
    const attestations = [...new Set(verdicts.map(({ attestation }) => attestation))];
    const ageMs = Math.max(0, now.getTime() - Math.min(...verdicts.map(({ madeAt }) => madeAt)));
    const origin = `; attached verdict, made ${formatAge(ageMs)} ago: ${attestations.join(', ')}`;
    return judge(rule, verdicts, { origin, notes, attestations }, trivy);
}
async function readReport(path, trivy) {
    try {
        return await trivy.readScanReport(path);
    }
    catch (error) {
        if (error instanceof trivy.ReportError)
            return error;
        throw error;
    }
}
function vulnerabilitiesOf({ findings }) {
    return findings.filter((finding) => finding.class === 'vulnerability');
}
function incomplete(image, missing) {
    const names = [...missing].map(({ name, digest }) => name ?? digest);
    return undecided(reports_GATE, `there is no report about ${names.join(', ')}`, {
        fix: `scan ${image.digest} with \`--platform\` for each of its platforms, and give all reports by \`report-file\``,
    });
}
function judge(rule, reports, { origin = '', notes = [], attestations = [] }, { hasFix }) {
    const all = reports.flatMap(({ report }) => vulnerabilitiesOf(report));
    const findings = unique(all, hasFix).filter((finding) => hasFix(finding) || !rule.ignoreUnfixed);
    const gating = findings.filter(({ severity }) => rule.severity.has(severity));
    const counts = `found ${countBySeverity(findings)}${rule.ignoreUnfixed ? ', unfixed ones left out' : ''}`;
    const asked = `the gate asks for no ${[...rule.severity].join(', ').toLowerCase()}`;
    const evidence = `${counts}; ${asked}${origin}`;
    const remarks = [...reports.flatMap(endOfLife), ...notes];
    if (gating.length === 0)
        return passed(reports_GATE, evidence, { details: remarks, attestations });
    return violated(reports_GATE, evidence, {
        details: [
            ...gating.slice(0, vulnerabilities_MAX_DETAILS).map(describeFinding),
            ...more(gating.length - vulnerabilities_MAX_DETAILS),
            ...remarks,
        ],
        fix: 'update the packages and promote the new image',
    });
}
function endOfLife({ name, report }) {
    return report.artifact.os?.endOfLife === true
        ? [`${name}: the distribution is at its end of life and gets no findings any more`]
        : [];
}
function unique(findings, hasFix) {
    const keyOf = (finding) => {
        const { id, package: found, severity } = finding;
        return JSON.stringify([id, found?.name, found?.version, severity, hasFix(finding)]);
    };
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

;// CONCATENATED MODULE: ./actions/promote/lib/gates/evaluate.js






function gatesOf(rules, sources) {
    const { vulnerabilities, referrers, soak, from, checks } = rules;
    const { repository, reports, scan, findFirstPromotion: find, now, verificationKey: key } = sources;
    let reading;
    const image = () => {
        reading ??= sources.readImage();
        return reading;
    };
    const gates = [
        vulnerabilities && {
            name: 'vulnerabilities',
            judge: async () => judgeVulnerabilities(vulnerabilities, {
                image: await image(),
                reports,
                now: now(),
                attached: key && { repository, key },
                scan,
            }),
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
        return failedBy(name, error);
    }
}
function needed(checks) {
    if (checks !== undefined)
        return checks;
    throw new lib/* UserError */.yo('there is no token to ask GitHub with', { fix: 'set the input `github-token`' });
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/index.js



// EXTERNAL MODULE: ./actions/promote/lib/record/index.js + 8 modules
var record = __webpack_require__(4976);
;// CONCATENATED MODULE: ./actions/promote/lib/scan-source.js

async function scanSource({ inputs, context, client, databaseClient, github }, source, { severity, ignoreUnfixed }) {
    const { loadRules, openRuleFiles, runGate } = await __webpack_require__.e(/* import() */ 373).then(__webpack_require__.bind(__webpack_require__, 9373));
    const files = openRuleFiles({ github: context.github, openRepository: async () => github });
    const loaded = await loadRules({
        policy: inputs.policy,
        dbMaxAge: inputs.dbMaxAge,
        severity: [...severity].join(','),
        ignoreUnfixed: String(ignoreUnfixed),
        baseline: 'none',
        exceptions: '',
        vex: [],
    }, files);
    const { report } = await runGate({
        subject: { kind: 'image', reference: (0,reference/* formatReference */.FH)(source) },
        images: [(0,reference/* formatRepository */.Sh)(source)],
        platforms: [],
        scanners: ['vuln'],
        settings: inputs,
        loaded,
        files,
    }, { context, client, databaseClient: await databaseClient(), phases: [] });
    return report;
}

;// CONCATENATED MODULE: ./actions/promote/lib/judge.js




async function judge_judge(session, source, digest) {
    const { client, github, inputs, context, verificationKey } = session;
    if (session.rules === undefined)
        return [];
    const repository = client.repository(source.registry, source.repository);
    const gates = gatesOf(session.rules.gates, {
        readImage: () => (0,registry_lib/* readImage */.AM)(repository, digest),
        repository,
        reports: inputs.reportFile
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        verificationKey,
        scan: (rule) => scanSource(session, { ...source, digest }, rule),
        checks: github?.checks,
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
