export const id = 213;
export const ids = [213];
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

/***/ 1213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollBack: () => (/* binding */ rollBack)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);
/* harmony import */ var _container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1156);
/* harmony import */ var _deployment_manifests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3422);
/* harmony import */ var _leave_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6698);
/* harmony import */ var _narrate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9687);
/* harmony import */ var _record_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4976);






async function rollBack(session, report) {
    const { inputs, context } = session;
    if (inputs.source !== '') {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('inputs "source" and "rollback" are both set', {
            fix: 'leave "source" empty to roll back, or promote the image that you want without "rollback"',
        });
    }
    const targets = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Plan', () => findTargets(session));
    const [{ previous, undoes, destination }] = targets;
    const source = `${(0,_container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__/* .formatRepository */ .Sh)(destination)}@${previous.digest}`;
    report.source = source;
    report.digest = previous.digest;
    report.destinations = targets.map(({ reference, current, previous: { digest } }) => {
        return { reference, digest, previous: current.digest, changed: current.digest !== digest };
    });
    const writeManifests = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Manifests', () => (0,_deployment_manifests_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareManifests */ ._)(session, report, previous.digest));
    (0,_narrate_js__WEBPACK_IMPORTED_MODULE_4__/* .tellPlan */ .fb)(context.log, report);
    if (inputs.dryRun) {
        report.outcome = 'planned';
        return;
    }
    const facts = { kind: 'rollback', image: previous, source, undoes };
    await (0,_leave_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recorded */ .t)(session, report, facts, true, async () => {
        await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Tags', () => setBack(session, targets, report));
    });
    for (const { reference, digest } of report.destinations)
        context.log.info(`${reference} is ${digest} again`);
    await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Manifests', writeManifests);
    report.outcome = 'rolled-back';
}
async function findTargets({ client, destinations, verificationKey, }) {
    const targets = [];
    for (const destination of destinations) {
        const repository = client.repository(destination.registry, destination.repository);
        const target = await (0,_record_index_js__WEBPACK_IMPORTED_MODULE_5__/* .findRollback */ .a5)(repository, destination.tag, verificationKey);
        targets.push({ ...target, destination });
    }
    const [first, ...others] = targets;
    if (first === undefined)
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('there is no destination', { fix: 'set "destination"' });
    const other = others.find(({ previous }) => previous.digest !== first.previous.digest);
    if (other === undefined)
        return [first, ...others];
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${first.reference} goes back to ${first.previous.digest}, and ${other.reference} to ${other.previous.digest}`, { fix: 'roll them back one by one' });
}
async function setBack({ client }, targets, { moved }) {
    for (const { destination, current, previous, reference } of targets) {
        const repository = client.repository(destination.registry, destination.repository);
        const { bytes, descriptor } = await repository.getManifest(previous.digest);
        const { tag } = destination;
        const { digest: to, mediaType } = descriptor;
        await repository.moveTag({ tag, from: current.digest, to, bytes, mediaType });
        moved.push(reference);
    }
}


/***/ })

};
