export const id = 38;
export const ids = [38];
export const modules = {

/***/ 8521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ needMet),
/* harmony export */   p: () => (/* binding */ MemoryEdgeCache)
/* harmony export */ });
/* harmony import */ var _manifest_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7258);

class MemoryEdgeCache {
    #facts = new Map();
    get(digest, needs = 'manifest') {
        const known = this.#facts.get(digest);
        return needs === 'config' && known?.need !== 'config' ? undefined : known?.facts;
    }
    set(digest, facts, source) {
        this.#facts.set(digest, { facts, need: needMet(source) });
    }
}
function needMet(source) {
    return source.config === undefined && (0,_manifest_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .configOf */ .W1)(source) !== undefined ? 'manifest' : 'config';
}


/***/ }),

/***/ 207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ expandGlobs)
/* harmony export */ });
/* harmony import */ var _container_kit_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4559);

async function expandGlobs(globs, list) {
    const names = new Set();
    for (const source of globs) {
        if (!/[*?]/.test(source)) {
            names.add(source);
            continue;
        }
        const glob = (0,_container_kit_policy__WEBPACK_IMPORTED_MODULE_0__/* .parseGlob */ .qF)(source);
        for (const name of await list(source))
            if (glob.matches(name))
                names.add(name);
    }
    return [...names];
}


/***/ }),

/***/ 7585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CF: () => (/* binding */ PARALLEL),
/* harmony export */   ue: () => (/* binding */ readNeeded)
/* harmony export */ });
/* unused harmony export defaultNeeds */
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1519);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1996);


const PARALLEL = 16;
async function readNeeded(listed, reading) {
    const { options, reader } = reading;
    const versions = new Map(listed.versions);
    const inventory = { ...listed, versions };
    const needed = options.needed ?? ((current) => defaultNeeds(current, options.depth));
    for (;;) {
        options.signal.throwIfAborted();
        const next = needed(inventory).filter((digest) => versions.get(digest)?.content.kind === 'unread');
        if (next.length === 0)
            return inventory;
        await (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .forEachParallel */ .IW)(next, PARALLEL, async (digest) => {
            options.signal.throwIfAborted();
            const version = versions.get(digest);
            if (version === undefined)
                return;
            const read = { ...version, content: await reader.read(digest) };
            versions.set(digest, read);
            for (const more of reading.found?.(read) ?? []) {
                if (!versions.has(more.digest))
                    versions.set(more.digest, more);
            }
        });
    }
}
function defaultNeeds(inventory, depth) {
    const { versions, settled, parents } = (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_1__/* .buildGraph */ .ZG)(inventory);
    const unread = [...versions.entries()].filter(([, { content }]) => content.kind === 'unread');
    const unsettled = unread.filter(([node]) => settled[node] === 0);
    const first = unsettled.filter(([node, { tags }]) => tags.length > 0 || parents.has(node));
    const next = [first, unsettled, depth === 'all' ? unread : []].find((some) => some.length > 0) ?? [];
    return next.map(([, { digest }]) => digest);
}


/***/ }),

/***/ 7258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W1: () => (/* binding */ configOf),
  xS: () => (/* binding */ factsOf),
  nV: () => (/* binding */ leadsOn),
  jO: () => (/* binding */ mentionsOf)
});

// EXTERNAL MODULE: ./packages/registry/lib/index.js + 89 modules
var lib = __webpack_require__(1519);
;// CONCATENATED MODULE: ./packages/providers/lib/manifest/config.js
function readConfig(bytes) {
    const document = parse(bytes);
    const { created } = document;
    const labels = asObject(asObject(document.config).Labels);
    return {
        labels: Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string')),
        created: typeof created === 'string' ? created : undefined,
    };
}
function parse(bytes) {
    try {
        return asObject(JSON.parse(Buffer.from(bytes).toString('utf8')));
    }
    catch {
        return {};
    }
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

;// CONCATENATED MODULE: ./packages/providers/lib/manifest/shared-text.js
const MOST = 1000;
const known = new Map();
function sharedText(text) {
    const same = known.get(text);
    if (same !== undefined)
        return same;
    if (known.size < MOST)
        known.set(text, text);
    return text;
}

;// CONCATENATED MODULE: ./packages/providers/lib/manifest/facts.js



const CREATED = 'org.opencontainers.image.created';
const ABOUT = 'vnd.docker.reference.digest';
const CONFIGS = new Set([lib/* MEDIA_TYPE */.Ap.ociConfig, lib/* MEDIA_TYPE */.Ap.dockerConfig]);
function factsOf({ mediaType, manifest: bytes, config }, shared = (digest) => digest) {
    const manifest = (0,lib/* parseManifest */.Ng)(bytes, mediaType === '' ? undefined : mediaType);
    const own = config === undefined ? undefined : readConfig(config);
    return {
        mediaType: sharedText(manifest.mediaType),
        artifactType: artifactTypeOf(manifest),
        size: bytes.byteLength,
        children: manifest.kind === 'index' ? manifest.manifests.map((child) => childFacts(child, shared)) : [],
        subject: manifest.subject?.digest,
        blobs: (0,lib/* blobsOf */.OR)(manifest)
            .filter(isHere)
            .map(({ digest, size }) => ({ digest, size })),
        created: createdOf(manifest, own),
        labels: { ...own?.labels, ...manifest.annotations },
    };
}
function configOf({ mediaType, manifest: bytes, }) {
    const manifest = (0,lib/* parseManifest */.Ng)(bytes, mediaType === '' ? undefined : mediaType);
    return manifest.kind === 'image' && CONFIGS.has(manifest.config.mediaType) ? manifest.config : undefined;
}
function mentionsOf(bytes) {
    const text = Buffer.from(bytes).toString('latin1');
    const found = text.match(/sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})/g) ?? [];
    return [...new Set(found)].filter(lib/* isDigest */.Bc);
}
function artifactTypeOf(manifest) {
    const own = manifest.artifactType ?? '';
    if (own !== '')
        return own;
    return manifest.kind === 'image' ? manifest.config.mediaType : undefined;
}
function childFacts({ digest, mediaType, size, platform, annotations }, shared) {
    const about = annotations?.[ABOUT];
    const runsNowhere = platform === undefined || platform.os === 'unknown';
    return {
        digest: shared(digest),
        mediaType: sharedText(mediaType),
        size,
        platform: runsNowhere ? undefined : sharedText((0,lib/* formatPlatform */.Bq)(platform)),
        about: about !== undefined && (0,lib/* isDigest */.Bc)(about) ? about : undefined,
    };
}
function isHere({ mediaType, urls }) {
    return (urls === undefined || urls.length === 0) && !(0,lib/* isNonDistributable */.SM)(mediaType);
}
function createdOf({ annotations }, config) {
    return timeOf(annotations?.[CREATED]) ?? timeOf(config?.labels[CREATED]) ?? timeOf(config?.created);
}
function timeOf(text) {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? undefined : time;
}
function leadsOn({ mediaType }) {
    return (0,lib/* isIndex */.nw)(mediaType);
}


/***/ }),

/***/ 2605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ ManifestReader)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1519);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7258);


const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
class ManifestReader {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    async read(digest) {
        const manifest = this.#known(digest);
        if (manifest !== undefined)
            return { kind: 'manifest', manifest };
        try {
            const fetched = await this.#parts.repository.findManifest(digest);
            return fetched === undefined ? { kind: 'missing' } : await this.take(fetched);
        }
        catch (error) {
            return unreadable(error);
        }
    }
    async take({ descriptor, bytes }) {
        const known = this.#known(descriptor.digest);
        if (known !== undefined)
            return { kind: 'manifest', manifest: known };
        const source = { mediaType: descriptor.mediaType, manifest: bytes };
        try {
            const complete = { ...source, config: await this.#config((0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .configOf */ .W1)(source)) };
            const manifest = (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(complete, this.#parts.shared);
            this.#parts.known.set(descriptor.digest, manifest, complete);
            return { kind: 'manifest', manifest };
        }
        catch (error) {
            return { ...unreadable(error), mentions: (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .mentionsOf */ .jO)(bytes) };
        }
    }
    #known(digest) {
        return this.#parts.known.get(digest, this.#parts.configs ? 'config' : 'manifest');
    }
    async #config(config) {
        if (!this.#parts.configs || config === undefined)
            return undefined;
        if (config.size > MAX_CONFIG_BYTES) {
            throw new _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .InvalidManifestError */ .t4(`its configuration has ${config.size} bytes, which is too many`);
        }
        return await this.#parts.repository.readBlob(config);
    }
}
function unreadable(error) {
    const isOwn = error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .InvalidManifestError */ .t4 ||
        error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .DigestMismatchError */ .h ||
        (error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl &&
            !(error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .AuthenticationError */ .v3) &&
            error.status !== undefined &&
            error.status !== 429);
    if (!isOwn)
        throw error;
    return { kind: 'unreadable', reason: error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl ? error.problem : error.message };
}


/***/ }),

/***/ 1358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ TagWatch)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1519);
/* harmony import */ var _cache_memory_edge_cache_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8521);
/* harmony import */ var _inventory_read_needed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7585);
/* harmony import */ var _manifest_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7258);
/* harmony import */ var _manifest_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2605);
/* harmony import */ var _inventory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(837);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4517);







const PARALLEL = 16;
const LOOKED_AT = 500;
class TagWatch {
    #repository;
    #next = 0;
    constructor(repository) {
        this.#repository = repository;
    }
    async arrivalsSince(seen, readAt) {
        const before = digestsByTag(seen);
        const tags = await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .listTags */ .c)(this.#repository);
        const fresh = tags.filter((tag) => !before.has(tag));
        const moved = await this.#moved(tags.filter((tag) => before.has(tag)), before);
        const reader = new _manifest_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .ManifestReader */ .p({
            repository: this.#repository,
            known: new _cache_memory_edge_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .MemoryEdgeCache */ .p(),
            configs: false,
        });
        const byDigest = await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .readTags */ .g)(this.#repository, reader, [...fresh, ...moved]);
        const versions = new Map();
        for (const [digest, tagged] of byDigest) {
            const others = seen.versions.get(digest)?.tags ?? [];
            const all = [...new Set([...others, ...tagged.tags])].sort();
            versions.set(digest, (0,_inventory_js__WEBPACK_IMPORTED_MODULE_5__/* .taggedVersion */ .Bd)(digest, { ...tagged, tags: all }));
        }
        for (const version of [...versions.values()]) {
            for (const below of indexesBelow(version))
                if (!versions.has(below.digest))
                    versions.set(below.digest, below);
        }
        const options = { depth: 'all', needed: unread, signal: new AbortController().signal };
        const news = { repository: seen.repository, readAt, versions, doubts: [] };
        return (0,_inventory_read_needed_js__WEBPACK_IMPORTED_MODULE_2__/* .readNeeded */ .ue)(news, { reader, options, found: indexesBelow });
    }
    async #moved(tags, before) {
        const start = this.#next < tags.length ? this.#next : 0;
        const looked = tags.slice(start, start + LOOKED_AT);
        this.#next = start + LOOKED_AT;
        const moved = [];
        await (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .forEachParallel */ .IW)(looked, PARALLEL, async (tag) => {
            const now = await this.#repository.headManifest(tag);
            if (now !== undefined && now.digest !== before.get(tag))
                moved.push(tag);
        });
        return moved;
    }
}
function digestsByTag({ versions }) {
    return new Map([...versions.values()].flatMap(({ digest, tags }) => tags.map((tag) => [tag, digest])));
}
function indexesBelow({ content }) {
    if (content.kind !== 'manifest')
        return [];
    return content.manifest.children
        .filter(_manifest_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .leadsOn */ .nV)
        .map(({ digest }) => (0,_inventory_js__WEBPACK_IMPORTED_MODULE_5__/* .taggedVersion */ .Bd)(digest, { tags: [], content: { kind: 'unread' } }));
}
function unread({ versions }) {
    return [...versions.values()]
        .filter(({ content }) => content.kind === 'unread')
        .map(({ digest }) => digest);
}


/***/ }),

/***/ 837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LU: () => (/* binding */ childrenOf),
  g2: () => (/* binding */ readOciInventory),
  Bd: () => (/* binding */ taggedVersion)
});

// UNUSED EXPORTS: unreadVersion

// EXTERNAL MODULE: ./packages/registry/lib/index.js + 89 modules
var lib = __webpack_require__(1519);
// EXTERNAL MODULE: ./packages/providers/lib/inventory/read-needed.js
var read_needed = __webpack_require__(7585);
// EXTERNAL MODULE: ./packages/providers/lib/manifest/facts.js + 2 modules
var facts = __webpack_require__(7258);
;// CONCATENATED MODULE: ./packages/providers/lib/oci/referrers.js

const PARALLEL = 16;
async function referrersOf(repository, subjects, tags) {
    const found = new Set();
    const [first, ...others] = subjects;
    const ask = async (subject) => {
        if (repository.listsReferrers === false)
            return;
        const referrers = await repository.listReferrers(subject, { tags: async () => tags });
        for (const { descriptor } of referrers)
            found.add(descriptor.digest);
    };
    if (first !== undefined)
        await ask(first);
    await (0,lib/* forEachParallel */.IW)(others, PARALLEL, ask);
    return [...found];
}

// EXTERNAL MODULE: ./packages/providers/lib/oci/tags.js
var oci_tags = __webpack_require__(4517);
;// CONCATENATED MODULE: ./packages/providers/lib/oci/inventory.js





const UNKNOWN = { pushed: undefined, created: undefined, updated: undefined, lastPulled: undefined };
async function readOciInventory(name, readAt, { repository, reader, options }) {
    const tags = await (0,oci_tags/* listTags */.c)(repository);
    const byDigest = await (0,oci_tags/* readTags */.g)(repository, reader, tags);
    const versions = new Map();
    for (const [digest, tagged] of byDigest)
        versions.set(digest, taggedVersion(digest, tagged));
    for (const version of [...versions.values()])
        addChildren(versions, version);
    const reading = { reader, options, found: childrenOf };
    let inventory = await (0,read_needed/* readNeeded */.ue)({ repository: name, readAt, versions, doubts: [] }, reading);
    const asked = new Set();
    const knownTags = new Set(tags);
    for (;;) {
        const next = [...inventory.versions.keys()].filter((digest) => !asked.has(digest));
        if (next.length === 0)
            break;
        for (const digest of next)
            asked.add(digest);
        const referrers = await referrersOf(repository, next, knownTags);
        inventory = await (0,read_needed/* readNeeded */.ue)(withUnread(inventory, referrers), reading);
    }
    if (options.configs === false)
        return inventory;
    return await (0,read_needed/* readNeeded */.ue)(await withImageTimes(inventory, reader), reading);
}
function taggedVersion(digest, { tags, content }) {
    return { digest, id: undefined, tags, times: UNKNOWN, content };
}
function childrenOf({ content }) {
    return content.kind === 'manifest'
        ? content.manifest.children.map(({ digest }) => unreadVersion(digest))
        : [];
}
function unreadVersion(digest) {
    return { digest, id: undefined, tags: [], times: UNKNOWN, content: { kind: 'unread' } };
}
function addChildren(versions, version) {
    for (const child of childrenOf(version)) {
        if (!versions.has(child.digest))
            versions.set(child.digest, child);
    }
}
function withUnread(inventory, digests) {
    const versions = new Map(inventory.versions);
    for (const digest of digests)
        if (!versions.has(digest))
            versions.set(digest, unreadVersion(digest));
    return { ...inventory, versions };
}
async function withImageTimes(inventory, reader) {
    const versions = new Map(inventory.versions);
    await (0,lib/* forEachParallel */.IW)([...versions.values()], read_needed/* PARALLEL */.CF, async (version) => {
        const { digest, content } = version;
        if (content.kind !== 'manifest' || content.manifest.created !== undefined)
            return;
        const image = content.manifest.children.find((child) => child.platform !== undefined && !(0,facts/* leadsOn */.nV)(child));
        if (image === undefined)
            return;
        const found = await contentOf(image.digest, inventory, reader);
        const created = found.kind === 'manifest' ? found.manifest.created : undefined;
        if (created === undefined)
            return;
        const manifest = { ...content.manifest, created };
        versions.set(digest, { ...version, content: { kind: 'manifest', manifest } });
    });
    return { ...inventory, versions };
}
async function contentOf(digest, { versions }, reader) {
    const known = versions.get(digest)?.content;
    return known?.kind === 'manifest' ? known : await reader.read(digest);
}


/***/ }),

/***/ 2038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OciProvider: () => (/* binding */ OciProvider)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(4726);
// EXTERNAL MODULE: ./packages/providers/lib/globs.js
var lib_globs = __webpack_require__(207);
// EXTERNAL MODULE: ./packages/providers/lib/manifest/reader.js
var manifest_reader = __webpack_require__(2605);
// EXTERNAL MODULE: ./packages/providers/lib/oci/arrivals.js
var arrivals = __webpack_require__(1358);
// EXTERNAL MODULE: ./packages/registry/lib/index.js + 89 modules
var registry_lib = __webpack_require__(1519);
;// CONCATENATED MODULE: ./packages/providers/lib/oci/deletions.js

async function deleteManifest(repository, { digest, tags }) {
    for (const tag of tags) {
        const drift = await tagDrift(repository, tag, digest);
        if (drift !== undefined)
            return { outcome: 'drifted', reason: drift };
    }
    return refusalsAsOutcomes(async () => {
        try {
            return { outcome: await repository.deleteReferrer(digest) };
        }
        catch (error) {
            if (!(error instanceof registry_lib/* InvalidManifestError */.t4))
                throw error;
            return { outcome: await repository.deleteManifest(digest) };
        }
    });
}
async function deleteTag(repository, tag, { digest, tags }) {
    const drift = await tagDrift(repository, tag, digest);
    if (drift !== undefined)
        return { outcome: 'drifted', reason: drift };
    const { bytes, descriptor } = await repository.getManifest(digest);
    const others = [];
    for (const other of tags) {
        if (other !== tag && (await repository.resolve(other))?.digest === digest)
            others.push(other);
    }
    return refusalsAsOutcomes(async () => {
        const outcome = await repository.deleteTag(tag);
        if ((await repository.resolve(digest)) !== undefined)
            return { outcome };
        await repository.putManifest(bytes, descriptor.mediaType, { digest });
        for (const other of others)
            await repository.putManifest(bytes, descriptor.mediaType, { tag: other });
        const reason = 'this registry deletes the image with a tag; it was put back with its other tags';
        return { outcome: 'blocked', reason };
    });
}
async function tagDrift(repository, tag, digest) {
    const now = (await repository.resolve(tag))?.digest;
    if (now === digest)
        return undefined;
    return now === undefined ? `the tag ${tag} is gone` : `the tag ${tag} is now at ${now}`;
}
async function refusalsAsOutcomes(run) {
    try {
        return await run();
    }
    catch (error) {
        if (!(error instanceof registry_lib/* UnsupportedDeletionError */.yI))
            throw error;
        return {
            outcome: 'blocked',
            reason: `the registry deletes no ${error.what}: that is turned off, or not part of its API`,
        };
    }
}

// EXTERNAL MODULE: ./packages/providers/lib/oci/inventory.js + 1 modules
var inventory = __webpack_require__(837);
;// CONCATENATED MODULE: ./packages/providers/lib/oci/oci.js






class OciProvider {
    name = 'oci';
    canRestore = false;
    canUntag = true;
    listsUntagged = false;
    #parts;
    #watches = new Map();
    constructor(parts) {
        this.#parts = parts;
    }
    async listRepositories(globs) {
        return (0,lib_globs/* expandGlobs */.G)(globs, async (glob) => {
            throw new lib/* UserError */.yo(`input "repositories": ${JSON.stringify(glob)} is a glob, and ${this.#parts.host} lists no repositories`, {
                fix: 'name each repository',
            });
        });
    }
    readInventory(name, options) {
        const repository = this.#repository(name, options.signal);
        const { known, configs = true } = options;
        const reader = new manifest_reader/* ManifestReader */.p({ repository, known, configs });
        return (0,inventory/* readOciInventory */.g2)(name, new Date(this.#parts.now()), { repository, reader, options });
    }
    deleteVersion(name, expected) {
        return deleteManifest(this.#repository(name), expected);
    }
    untag(name, tag, expected) {
        return deleteTag(this.#repository(name), tag, expected);
    }
    async restoreVersion(name) {
        throw new lib/* UserError */.yo(`${this.#parts.host}/${name}: the registry can't restore what was deleted`, {
            fix: 'push the image again',
        });
    }
    arrivalsSince(name, seen) {
        const watch = this.#watches.get(name) ?? new arrivals/* TagWatch */.i(this.#repository(name));
        this.#watches.set(name, watch);
        return watch.arrivalsSince(seen, new Date(this.#parts.now()));
    }
    #repository(name, signal) {
        const { client, host } = this.#parts;
        return client.repository(host, name, signal === undefined ? {} : { signal });
    }
}


/***/ }),

/***/ 4517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listTags),
/* harmony export */   g: () => (/* binding */ readTags)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1519);

const PARALLEL = 16;
const MAX_PAGES = 10_000;
async function listTags(repository) {
    return (await repository.listTags({ maxPages: MAX_PAGES })) ?? [];
}
async function readTags(repository, reader, tags) {
    const byDigest = new Map();
    await (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .forEachParallel */ .IW)(tags, PARALLEL, async (tag) => {
        const fetched = await findTag(repository, tag);
        if (fetched === undefined)
            return;
        const content = await reader.take(fetched);
        const { digest } = fetched.descriptor;
        byDigest.set(digest, { content, tags: [...(byDigest.get(digest)?.tags ?? []), tag].sort() });
    });
    return byDigest;
}
async function findTag(repository, tag) {
    try {
        return await repository.findManifest(tag);
    }
    catch (error) {
        if (error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .InvalidManifestError */ .t4)
            return undefined;
        throw error;
    }
}


/***/ })

};
