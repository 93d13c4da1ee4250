export const id = 862;
export const ids = [862];
export const modules = {

/***/ 7862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clean: () => (/* binding */ clean)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(4726);
// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __webpack_require__(2422);
// EXTERNAL MODULE: ./packages/retention/lib/index.js + 35 modules
var retention_lib = __webpack_require__(1996);
// EXTERNAL MODULE: ./actions/registry-retention/lib/views/counts.js
var counts = __webpack_require__(285);
// EXTERNAL MODULE: ./actions/registry-retention/lib/views/words.js
var words = __webpack_require__(8352);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/narrate.js



const MOST_LINES = 200;
function tellPlan(log, plan) {
    const roots = (0,counts/* rootsThatGo */.R0)(plan);
    const along = plan.delete.length - roots.length;
    const { freed, exact } = plan.bytes;
    const bytes = `${exact ? '' : 'at least '}${(0,lib/* formatBytes */.z3)(freed)}`;
    log.foreign(`${plan.name} (policy ${plan.policy}): ${(0,words/* count */.U)(roots.length, 'image')} to delete, with ${(0,words/* count */.U)(along, 'manifest')} that hang on them, ${bytes}; ${plan.keep.length} to keep`);
    if (plan.brake !== undefined)
        log.foreign(`  Brake: ${plan.brake.text}`);
    tellAll(log, roots, ({ digest, tags, reason }) => `  - ${naming(digest, tags)}: ${reason.text}`);
    tellAll(log, plan.untag, ({ digest, tag, reason }) => `  - tag ${tag} of ${(0,lib/* shortDigest */.VK)(digest)}: ${reason.text}`);
    tellAll(log, plan.keep, ({ digest, tags, reason }) => `  = ${naming(digest, tags)}: ${reason.text}`);
    tellAll(log, plan.quarantine, ({ digest, tags, reason }) => `  ? ${naming(digest, tags)}: ${reason.text}`);
}
function tellResult(log, repository) {
    const { name, deleted, untagged, skipped, restored, waiting, broken } = repository;
    const parts = [
        `${(0,words/* count */.U)(deleted.length, 'manifest')} deleted`,
        untagged.length > 0 ? `${(0,words/* count */.U)(untagged.length, 'tag')} taken off` : '',
        skipped.length > 0 ? `${skipped.length} skipped` : '',
        waiting > 0 ? `${waiting} left for the next run` : '',
        restored.length > 0 ? `${restored.length} restored` : '',
        broken.length > 0 ? `${broken.length} not whole` : 'everything that stays is whole',
    ];
    log.foreign(`${name}: ${parts.filter((part) => part !== '').join(', ')}`);
    tellAll(log, skipped, ({ digest, tags, kind, reason }) => `  ! ${naming(digest, tags)}: ${kind}: ${reason}`);
}
function tellAll(log, items, line) {
    for (const item of items.slice(0, MOST_LINES))
        log.foreign(line(item));
    if (items.length > MOST_LINES)
        log.foreign(`  and ${items.length - MOST_LINES} more`);
}
function naming(digest, tags) {
    return tags.length === 0 ? (0,lib/* shortDigest */.VK)(digest) : `${(0,lib/* shortDigest */.VK)(digest)} (${tags.join(', ')})`;
}

// EXTERNAL MODULE: ./packages/github/lib/index.js + 33 modules
var github_lib = __webpack_require__(7544);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/next-run.js


function leaveToNextRun(error, repository, log) {
    if (!(error instanceof github_lib/* RateLimitError */.OE))
        return false;
    repository.waiting = Math.max(1, leftOf(repository));
    const note = `GitHub's rate limit lasts until ${error.retryAt.toISOString()}, longer than this run may take`;
    if (!repository.notes.includes(note))
        repository.notes.push(note);
    log.foreign(`${repository.name}: ${note}; ${(0,words/* count */.U)(repository.waiting, 'item')} left for the next run`);
    return true;
}
function noteUnproven({ name, deleted, notes }, log) {
    if (deleted.length === 0)
        return;
    const note = 'the rate limit left no time to look whether everything that stays is whole; should something be missing, `mode: restore` with the journal of this run brings it back';
    notes.push(note);
    log.warning(`${name}: ${note}`);
}
function leftOf({ plan, deleted, untagged, skipped }) {
    if (plan === undefined)
        return 0;
    return plan.delete.length + plan.untag.length - deleted.length - untagged.length - skipped.length;
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/apply/arrivals.js

const LOOK_EVERY_MS = 5_000;
class Arrivals {
    #provider;
    #plan;
    #spared = new Map();
    #seen;
    #lookedAt = Number.NEGATIVE_INFINITY;
    constructor(provider, plan, seen) {
        this.#provider = provider;
        this.#plan = plan;
        this.#seen = seen;
    }
    async sparing(digest) {
        if (performance.now() - this.#lookedAt >= LOOK_EVERY_MS)
            await this.#look();
        return this.#spared.get(digest);
    }
    async #look() {
        const arrived = await this.#provider.arrivalsSince(this.#seen.repository, this.#seen);
        this.#lookedAt = performance.now();
        if (arrived.versions.size === 0)
            return;
        for (const { deletion, skip } of (0,retention_lib/* protectArrivals */.M_)(this.#plan, this.#seen, arrived).spared) {
            this.#spared.set(deletion.digest, skip?.text ?? 'it was pushed or tagged again');
        }
        this.#seen = (0,retention_lib/* mergeInventories */.B_)(this.#seen, arrived);
    }
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/apply/deletion-queue.js

class DeletionQueue {
    #graph;
    #holders = new Map();
    #gone = new Set();
    #ready = [];
    #held = new Map();
    constructor(deletions, inventory) {
        this.#graph = (0,retention_lib/* buildGraph */.ZG)(inventory);
        for (const deletion of deletions) {
            const node = this.#graph.find(deletion.digest);
            const holders = node === undefined ? 0 : this.#holdersOf(node).length;
            if (node === undefined || holders === 0) {
                this.#ready.push(deletion);
            }
            else {
                this.#holders.set(node, holders);
                this.#held.set(node, deletion);
            }
        }
        this.#ready.reverse();
    }
    take() {
        return this.#ready.pop();
    }
    done(digest) {
        const node = this.#graph.find(digest);
        if (node === undefined || this.#gone.has(node))
            return;
        this.#gone.add(node);
        for (const held of new Set([...this.#graph.children.of(node), ...this.#graph.referrers.of(node)])) {
            const left = (this.#holders.get(held) ?? 0) - 1;
            this.#holders.set(held, left);
            const deletion = this.#held.get(held);
            if (left > 0 || deletion === undefined)
                continue;
            this.#held.delete(held);
            this.#ready.push(deletion);
        }
    }
    *held() {
        for (const [node, deletion] of this.#held) {
            const holder = this.#holdersOf(node).find((each) => !this.#gone.has(each));
            const digest = holder === undefined ? undefined : this.#graph.versions[holder]?.digest;
            yield { deletion, holder: digest ?? deletion.digest };
        }
    }
    #holdersOf(node) {
        return [...new Set([...this.#graph.parents.of(node), ...this.#graph.subjects.of(node)])];
    }
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/apply/execute.js




async function execute(execution, report) {
    const run = new Run(execution, report);
    for (const item of execution.plan.untag)
        await run.untag(item);
    await run.deleteAll();
}
class Run {
    #execution;
    #report;
    #arrivals;
    constructor(execution, report) {
        const { provider, plan, seen } = execution;
        this.#execution = execution;
        this.#report = report;
        this.#arrivals = new Arrivals(provider, plan, seen);
    }
    async untag(item) {
        const { provider, plan, seen, journal } = this.#execution;
        const { digest, tag } = item;
        const version = seen.versions.get(digest);
        if (this.#mustStop() || version === undefined || !provider.canUntag)
            return;
        const { id, tags, times } = version;
        const expected = { digest, id, tags, updatedAt: (0,retention_lib/* isoTime */.Ly)(times.updated) };
        const result = await this.#noting(journal.untagging(plan.name, item), () => provider.untag(plan.name, tag, expected));
        if (isGone(result))
            this.#report.untagged.push(tag);
        else
            this.#skip({ digest, tags: [tag] }, result);
    }
    async deleteAll() {
        const { plan, seen, onProgress } = this.#execution;
        const queue = new DeletionQueue(plan.delete, seen);
        let isCut = false;
        for (let next = queue.take(); next !== undefined; next = queue.take()) {
            if (this.#mustStop())
                isCut = true;
            else if (await this.#delete(next))
                queue.done(next.digest);
            onProgress(`${plan.name}: deleted ${this.#report.deleted.length} of ${plan.delete.length}`);
        }
        for (const { deletion, holder } of queue.held()) {
            if (isCut)
                this.#report.waiting += 1;
            else
                this.#keep(deletion, `${(0,lib/* shortDigest */.VK)(holder)} stays and leads to it`);
        }
    }
    async #delete(deletion) {
        const { provider, plan, journal } = this.#execution;
        const { digest } = deletion;
        const spared = await this.#arrivals.sparing(digest);
        if (spared !== undefined) {
            this.#keep(deletion, spared);
            return false;
        }
        const result = await this.#noting(journal.deleting(plan.name, deletion), () => provider.deleteVersion(plan.name, expectedOf(deletion)));
        if (isGone(result)) {
            this.#report.deleted.push(digest);
            return true;
        }
        this.#skip(deletion, result);
        return false;
    }
    async #noting(item, act) {
        const { journal, signal } = this.#execution;
        try {
            const result = await act();
            journal.done(item, result.outcome);
            return result;
        }
        catch (error) {
            if (!signal.aborted)
                journal.done(item, 'failed');
            throw error;
        }
    }
    #mustStop() {
        this.#execution.signal.throwIfAborted();
        if (!this.#execution.deadline.isOver)
            return false;
        this.#report.waiting += 1;
        return true;
    }
    #skip({ digest, tags }, { outcome, reason }) {
        this.#report.skipped.push({ digest, tags, kind: outcome, reason });
    }
    #keep({ digest, tags }, reason) {
        this.#report.skipped.push({ digest, tags, kind: 'needed', reason });
    }
}
function isGone(result) {
    return result.outcome === 'deleted' || result.outcome === 'absent';
}
function expectedOf({ digest, ids, tags, updatedAt }) {
    return { digest, id: ids[0], tags, updatedAt };
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/apply/prove.js

async function prove(session, planned, seen, repository) {
    const gone = new Set(repository.deleted);
    const deleted = planned.filter(({ digest }) => gone.has(digest));
    const after = await readAfter(session, seen, gone);
    const { broken, restore } = (0,retention_lib/* verifyClosure */.L1)(seen, after, deleted);
    const tagged = await lateTags(session, deleted, repository.name);
    for (const digest of new Set([...restore, ...tagged]))
        await heal(session, seen, digest, repository);
    const back = new Set(repository.restored.map(({ digest }) => digest));
    const isLost = (digest) => !back.has(digest) && wasThere(seen, digest);
    repository.broken = broken.flatMap(({ tags, missing }) => {
        const lost = missing.filter(isLost);
        return lost.length === 0 ? [] : [`${tags.join(', ')} (lacks ${lost.join(', ')})`];
    });
}
async function lateTags({ provider }, deleted, repository) {
    const ids = new Set(deleted.flatMap((each) => each.ids));
    const tags = await provider.tagsOfDeleted?.(repository, ids);
    if (tags === undefined)
        return [];
    const byDigest = new Map(deleted.map((each) => [each.digest, each]));
    const pending = deleted.filter(({ ids: [id = -1], tags: planned }) => tags.get(id)?.some((tag) => !planned.includes(tag)));
    const found = new Set();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        if (found.has(next.digest))
            continue;
        found.add(next.digest);
        pending.push(...next.edges.flatMap((edge) => byDigest.get(edge) ?? []));
        const { digest } = next;
        pending.push(...deleted.filter(({ edges, reason }) => reason.code === 'referrer' && edges.includes(digest)));
    }
    return [...found].toReversed();
}
function wasThere({ versions }, digest) {
    const version = versions.get(digest);
    return version !== undefined && version.content.kind !== 'missing';
}
async function readAfter({ provider, edges, context }, seen, gone) {
    const { repository } = seen;
    const after = await provider.readInventory(repository, {
        known: edges,
        depth: 'roots',
        needed: (inventory) => newManifests(inventory, seen),
        signal: context.signal,
    });
    if (provider.listsUntagged)
        return after;
    const versions = [...after.versions].map(([digest, version]) => gone.has(digest) && version.content.kind === 'unread'
        ? [digest, { ...version, content: { kind: 'missing' } }]
        : [digest, version]);
    return { ...after, versions: new Map(versions) };
}
function newManifests(inventory, seen) {
    const { versions, settled } = (0,retention_lib/* buildGraph */.ZG)((0,retention_lib/* withKnownContents */.CB)(inventory, seen));
    return versions
        .filter(({ digest, content }, node) => content.kind === 'unread' && settled[node] === 0 && !seen.versions.has(digest))
        .map(({ digest }) => digest);
}
async function heal({ provider, context }, seen, digest, repository) {
    const version = seen.versions.get(digest);
    if (!provider.canRestore || version?.id === undefined)
        return;
    try {
        await provider.restoreVersion(repository.name, { digest, id: version.id });
        repository.restored.push({ digest, tags: version.tags });
    }
    catch (error) {
        context.signal.throwIfAborted();
        repository.notes.push(`${digest} could not be restored: ${String(error)}`);
    }
}

;// CONCATENATED MODULE: ./actions/registry-retention/lib/apply/apply.js






async function applyDecision(session, decision, repository, report) {
    const { plan, inventory: seen } = decision;
    repository.bytesFreed = 0;
    if (plan.brake !== undefined || plan.delete.length + plan.untag.length === 0)
        return;
    const { provider, deadline, context } = session;
    const { signal, log } = context;
    const journal = session.journal();
    report.journal = journal.path;
    const onProgress = log.progress;
    try {
        await (0,lib/* phase */.Oi)(report, `Clean ${plan.name}`, () => execute({ provider, plan, seen, journal, deadline, signal, onProgress }, repository));
    }
    catch (error) {
        if (!leaveToNextRun(error, repository, log))
            throw error;
    }
    finally {
        if (!signal.aborted && repository.deleted.length > 0) {
            await (0,lib/* phase */.Oi)(report, `Prove ${plan.name}`, () => prove(session, plan.delete, seen, repository));
        }
        repository.bytesFreed = freedBytes(decision, repository);
        tellResult(log, repository);
    }
}
function freedBytes({ plan, inventory }, { deleted, restored }) {
    if (deleted.length === plan.delete.length && restored.length === 0)
        return plan.bytes.freed;
    const gone = new Set(deleted);
    for (const { digest } of restored)
        gone.delete(digest);
    const graph = (0,retention_lib/* buildGraph */.ZG)(inventory);
    return (0,retention_lib/* countBytes */.Tu)(graph, (node) => gone.has(graph.versions[node]?.digest ?? '')).freed;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./actions/registry-retention/lib/decide.js
var decide = __webpack_require__(5014);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/approved-plan.js





async function readApprovedPlan({ inputs, context, registry }) {
    if (inputs.plan === '')
        return undefined;
    if (inputs.mode !== 'apply') {
        throw new lib/* UserError */.yo(`input "plan" is set, and "mode" is "${inputs.mode}"`, {
            fix: 'set "mode: apply", or leave "plan" out',
        });
    }
    const path = (0,external_node_path_.resolve)(context.github.workspace, inputs.plan);
    const plan = await parseFile(path);
    if (plan.registry === registry)
        return plan;
    throw new lib/* UserError */.yo(`input "plan": the plan is about ${plan.registry}, and not ${registry}`, {
        fix: `set "registry: ${plan.registry}"`,
    });
}
async function parseFile(path) {
    const fix = 'give the file that the output "plan" of the approved run names, unchanged';
    try {
        return (0,retention_lib/* parsePlan */.vS)(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        const problem = cause instanceof Error ? cause.message : String(cause);
        throw new lib/* UserError */.yo(`input "plan": ${path}: ${problem}`, { fix, cause });
    }
}
async function decideApproved(session, around, approved) {
    const { inventory, plan: today } = await (0,decide/* decide */.LD)(session, around, approved.name);
    const goesToday = new Set(today.delete.map(({ digest }) => digest));
    const skipped = [];
    const going = (0,retention_lib/* recheck */.gZ)(approved, inventory).filter(({ deletion, skip }) => {
        if (skip === undefined && goesToday.has(deletion.digest))
            return true;
        const { digest, tags } = deletion;
        if (skip?.code === 'absent')
            return false;
        const reason = skip?.text ?? reasonToday(today, digest);
        skipped.push({ digest, tags, kind: skip?.code === 'needed' ? 'needed' : 'drifted', reason });
        return false;
    });
    const deletions = going.map(({ deletion }) => deletion);
    const untag = approved.untag.filter((item) => today.untag.some(({ digest, tag }) => digest === item.digest && tag === item.tag));
    const digests = new Set(deletions.map(({ digest }) => digest));
    const graph = (0,retention_lib/* buildGraph */.ZG)(inventory);
    const bytes = (0,retention_lib/* countBytes */.Tu)(graph, (node) => digests.has(graph.versions[node]?.digest));
    return { inventory, plan: { ...today, delete: deletions, untag, bytes }, skipped };
}
function reasonToday({ keep, quarantine, brake }, digest) {
    if (brake !== undefined)
        return brake.text;
    const root = [...keep, ...quarantine].find((each) => each.digest === digest);
    return root?.reason.text ?? 'something that stays leads to it now';
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/find-repositories.js
var find_repositories = __webpack_require__(8878);
// EXTERNAL MODULE: ./actions/registry-retention/lib/write-json.js
var write_json = __webpack_require__(6838);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/plan-file.js



function sealAndWrite({ registry, now, folder }, { repositories }) {
    const plan = (0,retention_lib/* sealPlan */.tP)({
        version: 1,
        registry,
        createdAt: now.toISOString(),
        repositories: repositories.flatMap((each) => each.plan ?? []),
    });
    return { path: writePlan(plan, folder), hash: plan.hash };
}
function writePlan(plan, folder) {
    const path = (0,external_node_path_.join)(folder, 'plan.json');
    (0,write_json/* writeJson */.G)(path, plan);
    return path;
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/report.js
var lib_report = __webpack_require__(2732);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/settle.js



function settle(report) {
    const { repositories } = report;
    report.outcome = 'failed';
    throwIfBroken(repositories);
    throwIfFailed(repositories);
    report.outcome = outcomeOf(report);
    const braked = repositories.flatMap(({ name, plan }) => plan?.brake === undefined ? [] : [`${name}: ${plan.brake.text}`]);
    if (report.mode === 'apply' && braked.length > 0)
        throw new lib/* PolicyFailure */.X2(braked.join('; '));
}
function outcomeOf(report) {
    const { repositories, mode } = report;
    if (repositories.some(({ plan }) => plan?.brake !== undefined))
        return 'braked';
    if (repositories.some(({ waiting }) => waiting > 0))
        return 'incomplete';
    const touched = repositories.some(({ untagged, deleted, plan }) => mode === 'apply' ? untagged.length + deleted.length > 0 : (plan?.untag.length ?? 0) > 0);
    if ((0,counts/* countAll */.Vn)(report).deleted === 0 && !touched)
        return 'nothing-to-do';
    return mode === 'apply' ? 'applied' : 'planned';
}
function throwIfBroken(repositories) {
    const [first, ...others] = repositories.filter(({ broken, restored }) => broken.length + restored.length > 0);
    if (first === undefined)
        return;
    const { name, broken, restored } = first;
    const more = others.length === 0 ? '' : ` (and ${(0,words/* count */.U)(others.length, 'repository').replace('ys', 'ies')} more)`;
    if (broken.length === 0) {
        const what = (0,words/* count */.U)(restored.length, 'deleted manifest');
        throw new lib/* UserError */.yo(`${name}${more}: ${what} turned out to be needed and had to be restored; everything that stays is whole again`, {
            fix: 'do not push what reuses old digests while a cleanup runs, or report this, if nothing was pushed',
        });
    }
    throw new lib/* UserError */.yo(`${name}${more}: not whole after the run: ${broken.join(', ')}`, {
        fix: 'push these images again; the report says what is missing',
    });
}
function throwIfFailed(repositories) {
    const failed = repositories.flatMap(({ name, failure }) => failure === undefined ? [] : [{ name, failure }]);
    const [first] = failed;
    if (first === undefined)
        return;
    const others = repositories.length === 1 ? '' : `${failed.length} of ${repositories.length} repositories failed; `;
    const { message, fix } = first.failure;
    throw new lib/* UserError */.yo(`${others}${first.name}: ${message}`, fix === undefined ? {} : { fix });
}

// EXTERNAL MODULE: ./actions/registry-retention/lib/surroundings.js + 3 modules
var surroundings = __webpack_require__(6337);
;// CONCATENATED MODULE: ./actions/registry-retention/lib/modes/clean.js













async function clean(session, report) {
    const approved = await readApprovedPlan(session);
    const plans = new Map(approved?.repositories.map((plan) => [plan.name, plan]));
    const names = approved === undefined
        ? await (0,lib/* phase */.Oi)(report, 'Find repositories', () => (0,find_repositories/* findRepositories */.i)(session))
        : [...plans.keys()];
    const around = await (0,lib/* phase */.Oi)(report, 'Look around', () => (0,surroundings/* lookAround */.h)(session));
    for (const name of names) {
        const repository = (0,lib_report/* startRepository */.R)(name);
        report.repositories.push(repository);
        if (session.deadline.isOver)
            repository.waiting = 1;
        else
            await cleanOne(session, around, repository, report, plans.get(name));
    }
    await session.saveEdges();
    report.plan =
        approved === undefined
            ? sealAndWrite(session, report)
            : { path: (0,external_node_path_.resolve)(session.context.github.workspace, session.inputs.plan), hash: approved.hash };
    settle(report);
}
async function cleanOne(session, around, repository, report, approved) {
    const { name } = repository;
    const { log, signal } = session.context;
    try {
        const decision = await (0,lib/* phase */.Oi)(report, `Read ${name}`, () => approved === undefined ? (0,decide/* decide */.LD)(session, around, name) : decideApproved(session, around, approved));
        repository.skipped.push(...decision.skipped);
        repository.plan = decision.plan;
        repository.bytesFreed = decision.plan.bytes.freed;
        tellPlan(log, decision.plan);
        if (report.mode === 'apply')
            await applyDecision(session, decision, repository, report);
    }
    catch (error) {
        signal.throwIfAborted();
        if (leaveToNextRun(error, repository, log))
            return noteUnproven(repository, log);
        repository.failure = (0,login_lib/* describeFailure */.Ic)(error);
        log.foreign(`${name}: ${repository.failure.message}`);
    }
}


/***/ })

};
