export const id = 159;
export const ids = [159];
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

/***/ 3159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GhcrProvider: () => (/* binding */ GhcrProvider)
});

// EXTERNAL MODULE: ./packages/providers/lib/globs.js
var lib_globs = __webpack_require__(207);
// EXTERNAL MODULE: ./packages/providers/lib/inventory/read-needed.js
var read_needed = __webpack_require__(7585);
// EXTERNAL MODULE: ./packages/providers/lib/manifest/reader.js
var manifest_reader = __webpack_require__(2605);
// EXTERNAL MODULE: ./packages/providers/lib/cache/memory-edge-cache.js
var memory_edge_cache = __webpack_require__(8521);
// EXTERNAL MODULE: ./packages/providers/lib/manifest/facts.js + 2 modules
var facts = __webpack_require__(7258);
// EXTERNAL MODULE: ./packages/registry/lib/index.js + 89 modules
var lib = __webpack_require__(1519);
;// CONCATENATED MODULE: ./packages/providers/lib/ghcr/listing.js

const UNREAD = { kind: 'unread' };
const ATTEMPTS = 3;
const MAX_TAG_PAGES = 10_000;
const SHOWN = 5;
async function listPackage(places) {
    const seen = new Map();
    for (let attempt = 1;; attempt += 1) {
        const [listing, tags] = await Promise.all([
            places.packages.versions(places.name),
            listTags(places.repository),
        ]);
        const fresh = new Map(listing.items.map((version) => [version.id, version]));
        const unlisted = [...seen.values()].filter(({ id }) => !fresh.has(id));
        for (const version of await stillThere(places, unlisted))
            fresh.set(version.id, version);
        for (const [id, version] of fresh)
            seen.set(id, version);
        const versions = [...fresh.values()];
        const different = differences(versions, tags);
        const settled = different.length === 0 && !listing.shifted;
        if (settled || attempt === ATTEMPTS)
            return { versions, doubts: doubtsOf(versions, different) };
    }
}
function versionOf({ id, digest, tags, createdAt, updatedAt }) {
    if (!(0,lib/* isDigest */.Bc)(digest))
        return undefined;
    return {
        digest,
        id,
        tags,
        times: { pushed: undefined, created: createdAt, updated: updatedAt, lastPulled: undefined },
        content: UNREAD,
    };
}
async function stillThere({ packages, name }, versions) {
    const found = [];
    for (const { id } of versions) {
        const version = await packages.get(name, id);
        if (version !== undefined)
            found.push(version);
    }
    return found;
}
async function listTags(repository) {
    try {
        return (await repository.listTags({ maxPages: MAX_TAG_PAGES })) ?? [];
    }
    catch (error) {
        if (error instanceof lib/* RegistryError */.gl && error.status === 404 && error.hasCode('NAME_UNKNOWN'))
            return [];
        throw error;
    }
}
function differences(versions, tags) {
    const listed = new Set(versions.flatMap((version) => version.tags));
    return [...listed.symmetricDifference(new Set(tags))].sort();
}
function doubtsOf(versions, different) {
    const odd = versions.filter(({ digest }) => !(0,lib/* isDigest */.Bc)(digest));
    const more = different.length > SHOWN ? ` and ${different.length - SHOWN} more` : '';
    const names = `${different.slice(0, SHOWN).join(', ')}${more}`;
    return [
        ...(different.length === 0
            ? []
            : [`GitHub's list of versions and the registry's list of tags differ: ${names}`]),
        ...(odd.length === 0 ? [] : [`${odd.length} versions have no digest for a name`]),
    ];
}

;// CONCATENATED MODULE: ./packages/providers/lib/ghcr/arrivals.js





async function readArrivals(places, seen, readAt) {
    const arrived = new Map();
    for (let page = 1;; page += 1) {
        const { items, more } = await places.packages.page(places.name, page);
        const versions = items.map(versionOf).filter((version) => version !== undefined);
        const changed = versions.filter((version) => isNews(version, seen));
        for (const version of changed)
            arrived.set(version.digest, version);
        if (!more || versions.some(({ digest, id }) => seen.versions.get(digest)?.id === id))
            break;
    }
    const reader = new manifest_reader/* ManifestReader */.p({
        repository: places.repository,
        known: new memory_edge_cache/* MemoryEdgeCache */.p(),
        configs: false,
    });
    const news = { repository: seen.repository, readAt, versions: arrived, doubts: [] };
    return (0,read_needed/* readNeeded */.ue)(news, {
        reader,
        options: { depth: 'all', needed: unread, signal: new AbortController().signal },
        found: (version) => indexesBelow(version, seen),
    });
}
function isNews({ digest, id, tags, times }, seen) {
    const before = seen.versions.get(digest);
    return (before === undefined ||
        before.id !== id ||
        before.tags.join() !== tags.join() ||
        before.times.updated !== times.updated);
}
function unread({ versions }) {
    return [...versions.values()]
        .filter(({ content }) => content.kind === 'unread')
        .map(({ digest }) => digest);
}
function indexesBelow({ content }, seen) {
    if (content.kind !== 'manifest')
        return [];
    return content.manifest.children.filter(facts/* leadsOn */.nV).flatMap(({ digest }) => seen.versions.get(digest) ?? []);
}

// EXTERNAL MODULE: ./packages/providers/lib/ghcr/name.js
var ghcr_name = __webpack_require__(8004);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/providers/lib/ghcr/untag.js


const EMPTY = Buffer.from('{}');
const PAGES = 3;
async function untag(places, tag, digest, id) {
    const { packages, name, repository } = places;
    const version = await packages.get(name, id);
    if (version === undefined || !version.tags.includes(tag))
        return { outcome: 'absent' };
    const { descriptor, bytes } = await repository.getManifest(digest);
    const parked = await parkTag(places, tag, digest);
    if (parked === undefined)
        return { outcome: 'drifted', reason: `the tag ${tag} has moved` };
    const back = () => repository.moveTag({ tag, from: parked, to: digest, bytes, mediaType: descriptor.mediaType });
    try {
        const placeholder = await findVersion(places, parked);
        const result = placeholder === undefined
            ? { outcome: 'blocked', reason: 'GitHub does not list the version that took the tag' }
            : await packages.delete(name, placeholder);
        if (result.outcome === 'blocked')
            await back();
        return result.outcome === 'absent' ? { outcome: 'deleted' } : result;
    }
    catch (error) {
        await back();
        throw error;
    }
}
async function parkTag({ repository }, tag, from) {
    const config = { mediaType: lib/* MEDIA_TYPE */.Ap.ociEmpty, digest: (0,lib/* digestOf */.ol)(EMPTY), size: EMPTY.byteLength };
    await repository.uploadBlob(config, async function* () {
        yield EMPTY;
    });
    const manifest = {
        schemaVersion: 2,
        mediaType: lib/* MEDIA_TYPE */.Ap.ociManifest,
        artifactType: 'application/vnd.container-kit.untag.v1',
        config,
        layers: [config],
        annotations: { 'container-kit.untag': (0,external_node_crypto_.randomUUID)() },
    };
    const bytes = Buffer.from(JSON.stringify(manifest));
    const to = (0,lib/* digestOf */.ol)(bytes);
    try {
        await repository.moveTag({ tag, from, to, bytes, mediaType: lib/* MEDIA_TYPE */.Ap.ociManifest });
        return to;
    }
    catch (error) {
        if (error instanceof lib/* TagMovedError */.wv)
            return undefined;
        throw error;
    }
}
async function findVersion({ packages, name }, digest) {
    for (let page = 1; page <= PAGES; page += 1) {
        const { items, more } = await packages.page(name, page);
        const found = items.find((version) => version.digest === digest);
        if (found !== undefined || !more)
            return found?.id;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/providers/lib/ghcr/ghcr.js







class GhcrProvider {
    name = 'ghcr';
    canRestore = true;
    canUntag = true;
    listsUntagged = true;
    #parts;
    #owners = new Map();
    constructor(parts) {
        this.#parts = parts;
    }
    async listRepositories(globs) {
        return (0,lib_globs/* expandGlobs */.G)(globs, async (glob) => {
            const { owner } = (0,ghcr_name/* splitName */.W)(glob);
            const names = [];
            for await (const { name } of (await this.#packages(owner)).list())
                names.push(`${owner}/${name}`);
            return names;
        });
    }
    async readInventory(repository, options) {
        const places = await this.#places(repository, options.signal);
        const readAt = new Date(this.#parts.now());
        const { versions, doubts } = await listPackage(places);
        const listed = versions.map(versionOf).filter((version) => version !== undefined);
        const inventory = {
            repository,
            readAt,
            versions: new Map(listed.map((version) => [version.digest, version])),
            doubts,
        };
        const { known, configs = options.depth === 'all' } = options;
        const shared = (digest) => inventory.versions.get(digest)?.digest ?? digest;
        const reader = new manifest_reader/* ManifestReader */.p({ repository: places.repository, known, configs, shared });
        return (0,read_needed/* readNeeded */.ue)(inventory, { reader, options });
    }
    async deleteVersion(repository, expected) {
        const { packages, name } = await this.#places(repository);
        const id = idOf(expected);
        const version = await packages.get(name, id);
        if (version === undefined)
            return { outcome: 'absent' };
        const drift = driftOf(version, expected);
        return drift === undefined ? await packages.delete(name, id) : { outcome: 'drifted', reason: drift };
    }
    async untag(repository, tag, expected) {
        return untag(await this.#places(repository), tag, expected.digest, idOf(expected));
    }
    async restoreVersion(repository, { id }) {
        const { packages, name } = await this.#places(repository);
        await packages.restore(name, id);
    }
    async tagsOfDeleted(repository, ids) {
        const { packages, name } = await this.#places(repository);
        const { items } = await packages.versions(name, 'deleted');
        return new Map(items.filter(({ id }) => ids.has(id)).map(({ id, tags }) => [id, tags]));
    }
    async arrivalsSince(repository, seen) {
        return readArrivals(await this.#places(repository), seen, new Date(this.#parts.now()));
    }
    async #places(repository, signal) {
        const { owner, name } = (0,ghcr_name/* splitName */.W)(repository);
        const { client, host } = this.#parts;
        return {
            packages: await this.#packages(owner),
            name,
            repository: client.repository(host, repository, signal === undefined ? {} : { signal }),
        };
    }
    #packages(owner) {
        const { github } = this.#parts;
        const known = this.#owners.get(owner);
        if (known !== undefined)
            return known;
        const found = github.packageOwner(owner).then((account) => github.packages(account));
        this.#owners.set(owner, found);
        found.catch(() => this.#owners.delete(owner));
        return found;
    }
}
function idOf({ id, digest }) {
    if (id !== undefined)
        return id;
    throw new TypeError(`${digest} has no id of the Packages API`);
}
function driftOf(version, expected) {
    if (version.digest !== expected.digest)
        return `its id is now that of ${version.digest}`;
    const tags = [...version.tags].sort().join(', ');
    if (tags !== [...expected.tags].sort().join(', ')) {
        return tags === '' ? 'it has no tags any more' : `its tags are now ${tags}`;
    }
    const moved = expected.updatedAt !== undefined && Date.parse(expected.updatedAt) !== version.updatedAt;
    return moved ? `it was touched at ${new Date(version.updatedAt).toISOString()}` : undefined;
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


/***/ })

};
