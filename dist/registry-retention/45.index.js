export const id = 45;
export const ids = [45];
export const modules = {

/***/ 5014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   yN: () => (/* binding */ planInput)
/* harmony export */ });
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1996);

function planInput(session, around) {
    const { registry, policy, inputs } = session;
    return { registry, policy, inputs, ...around, now: session.now };
}
function readRepository(session, around, name) {
    const { provider, edges, context, inputs } = session;
    const circumstances = (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .circumstancesOf */ .c1)(planInput(session, around), name);
    const depth = inputs.exactBytes ? 'all' : (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .readDepth */ .Qw)(circumstances.rules);
    const needed = (inventory) => (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .neededReads */ .Tb)(inventory, circumstances, depth);
    return provider.readInventory(name, { known: edges, depth, needed, signal: context.signal });
}
async function decide(session, around, name) {
    const inventory = await readRepository(session, around, name);
    const [plan] = (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_0__/* .planRetention */ .SA)({ ...planInput(session, around), inventories: [inventory] }).repositories;
    if (plan === undefined)
        throw new TypeError(`there is no plan for ${name}`);
    return { inventory, plan, skipped: [] };
}


/***/ }),

/***/ 5088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ findInText)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1519);
/* harmony import */ var _container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1156);


const WORD = /[A-Za-z0-9][A-Za-z0-9._:/@+-]*/g;
const MAX_REFERENCE = 1024;
const SCHEME = /^[a-z][a-z-]*:\/\//;
const DIGEST = /\bsha(?:256|512):[0-9a-f]+/g;
function findInText(text, where) {
    const found = new Map();
    for (const [word] of text.matchAll(WORD)) {
        if (word.length > MAX_REFERENCE)
            continue;
        const reference = readReference(word.replace(SCHEME, '').replace(/[.:/@+-]+$/, ''));
        if (reference === undefined)
            continue;
        const { tag, digest } = reference;
        const image = {
            name: (0,_container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__/* .formatRepository */ .Sh)(reference),
            tag: tag ?? (digest === undefined ? 'latest' : undefined),
            digest,
            where,
        };
        found.set(`${image.name}:${image.tag}@${digest}`, image);
    }
    const named = new Set([...found.values()].map(({ digest }) => digest));
    for (const [digest] of text.matchAll(DIGEST)) {
        if ((0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) && !named.has(digest))
            found.set(digest, alone(digest, where));
    }
    return [...found.values()];
}
function alone(digest, where) {
    return { name: undefined, tag: undefined, digest, where };
}
function readReference(word) {
    if (!word.includes('/'))
        return undefined;
    try {
        return (0,_container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(word);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ findRepositories),
/* harmony export */   q: () => (/* binding */ wantedNames)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);

async function findRepositories(session) {
    const { provider, inputs, context, registry } = session;
    const wanted = wantedNames(inputs, registry);
    if (wanted.length === 0)
        return [ownRepository(context.github.repository)];
    const found = await provider.listRepositories(wanted);
    if (found.length > 0)
        return [...new Set(found)];
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "repositories": ${registry} has no repository ${wanted.join(', ')}`, {
        fix: 'check the names; they are those below the host, such as org/app',
    });
}
function wantedNames({ repositories }, registry) {
    const host = `${registry}/`;
    return repositories.map((line) => (line.startsWith(host) ? line.slice(host.length) : line));
}
function ownRepository(name) {
    if (name !== '')
        return name.toLowerCase();
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('input "repositories" is empty', {
        fix: 'name the repositories below the host, one a line, such as org/app',
    });
}


/***/ }),

/***/ 6045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   simulate: () => (/* binding */ simulate)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1996);
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5014);
/* harmony import */ var _find_repositories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8878);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6337);
/* harmony import */ var _views_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8352);






const MOST_NAMED = 50;
async function simulate(session, report) {
    const { days } = session.inputs;
    const names = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Find repositories', () => (0,_find_repositories_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepositories */ .i)(session));
    const around = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Look around', () => (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_4__/* .lookAround */ .h)(session));
    for (const name of names) {
        const inventory = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, `Read ${name}`, () => (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .readRepository */ .Nu)(session, around, name));
        const simulation = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, `Replay ${name}`, async () => (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_1__/* .simulate */ .JV)(inventory, (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .planInput */ .yN)(session, around), days));
        report.lines.push(...wordsOf(name, days, simulation));
    }
    for (const line of report.lines)
        session.context.log.foreign(line);
    report.outcome = 'simulated';
}
function wordsOf(name, days, { deleted, braked, days: active }) {
    const missed = deleted.filter(({ missedAt }) => missedAt !== undefined);
    const left = active.at(-1)?.remaining;
    return [
        `${name}: run daily for ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(days, 'day')}, ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(deleted.length, 'image')} would have gone, on ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(active.length, 'day')}${left === undefined ? '' : `, and ${left} would be left`}`,
        `${name}: ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(missed.length, 'image')} of them would have been missed: tagged or pulled afterwards`,
        ...missed
            .slice(0, MOST_NAMED)
            .map(({ digest, tags, at, missedAt }) => `${tags.join(', ') || (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest)} would have gone on ${dayOf(at)}, and was wanted on ${dayOf(missedAt ?? at)}`),
        ...active
            .slice(-MOST_NAMED)
            .map(({ at, deleted: gone, remaining }) => `${dayOf(at)}: ${gone} gone, ${remaining} left`),
        ...braked.slice(0, 3).map(({ at, text }) => `${dayOf(at)}: braked: ${text}`),
    ];
}
function dayOf(time) {
    return time.slice(0, 10);
}


/***/ }),

/***/ 6337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ lookAround)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(4726);
// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/registry-retention/lib/deployed/find-in-text.js
var find_in_text = __webpack_require__(5088);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/deployed/list-file.js




async function readDeployedList(path, workspace) {
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8').catch((cause) => {
        const fix = 'give the path of a file that an earlier step has written, relative to the workspace';
        throw new lib/* UserError */.yo(`input "deployed": the file ${path} can't be read`, { fix, cause });
    });
    const found = (0,find_in_text/* findInText */.y)(text, path);
    if (found.length > 0)
        return found;
    throw new lib/* UserError */.yo(`input "deployed": the file ${path} names no image`, {
        fix: 'check the command that writes it; leave the input out when nothing is deployed',
    });
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/deployed/index.js



async function collectDeployed(inputs, policy, github, { github: { workspace } }) {
    const list = inputs.deployed === '' ? policy.list : inputs.deployed;
    const manifests = preferred(inputs.deployedManifests, policy.manifests);
    const refs = preferred(inputs.deployedRefs, policy.refs);
    const environments = [...inputs.deployedEnvironments.map(policy_lib/* parseGlob */.qF)];
    if (environments.length === 0)
        environments.push(...(policy.environments ?? []));
    const found = [];
    if (list !== undefined)
        found.push(...(await readDeployedList(list, workspace)));
    if (manifests.length > 0) {
        const { findInWorkspace, findOnRefs } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(552)]).then(__webpack_require__.bind(__webpack_require__, 3552));
        const images = refs.length === 0
            ? findInWorkspace(manifests, workspace)
            : findOnRefs(manifests, refs, needed(github, 'deployed-refs'));
        found.push(...(await images));
    }
    else if (refs.length > 0) {
        throw new lib/* UserError */.yo('input "deployed-refs" is set, and "deployed-manifests" names no files', {
            fix: 'set "deployed-manifests" to the globs of the deployment manifests',
        });
    }
    if (environments.length > 0) {
        const { findDeployments } = await __webpack_require__.e(/* import() */ 935).then(__webpack_require__.bind(__webpack_require__, 1935));
        found.push(...(await findDeployments(needed(github, 'deployed-environments').deployments, environments)));
    }
    return found;
}
function preferred(input, policy) {
    return input.length > 0 ? input : (policy ?? []);
}
function needed(github, input) {
    if (github !== undefined)
        return github;
    throw new lib/* UserError */.yo(`input "${input}" needs a token for GitHub, and "github-token" is empty`, {
        fix: 'leave "github-token" out, so that it is the token of the job',
    });
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/liveness.js

async function readLiveness(live, github) {
    const kinds = new Set(live.map(({ kind }) => kind));
    if (kinds.size === 0)
        return { branches: undefined, pullRequests: undefined };
    if (github === undefined) {
        throw new lib/* UserError */.yo('the policy has rules for branches or pull requests ("live"), and "github-token" is empty', {
            fix: 'leave "github-token" out, so that it is the token of the job',
        });
    }
    return {
        branches: kinds.has('branch') ? await namesOfBranches(github) : undefined,
        pullRequests: kinds.has('pull-request') ? await openPullRequests(github) : undefined,
    };
}
async function namesOfBranches({ branches }) {
    const names = [];
    for await (const { name } of branches.list())
        names.push(name);
    return names;
}
async function openPullRequests({ pulls }) {
    const numbers = [];
    for await (const { number } of pulls.list({ state: 'open' }))
        numbers.push(number);
    return numbers;
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/surroundings.js


async function lookAround({ inputs, policy, github, context }) {
    const rules = [policy.default, ...policy.repositories.map(({ settings }) => settings)];
    return {
        deployed: await collectDeployed(inputs, policy.deployed, github, context),
        liveness: await readLiveness(rules.flatMap(({ live = [] }) => live), github),
    };
}


/***/ })

};
