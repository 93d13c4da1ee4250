export const id = 387;
export const ids = [387,802];
export const modules = {

/***/ 2387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openEdges: () => (/* binding */ openEdges)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(4726);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./packages/registry/lib/index.js + 89 modules
var registry_lib = __webpack_require__(1519);
// EXTERNAL MODULE: ./packages/providers/lib/manifest/facts.js + 2 modules
var manifest_facts = __webpack_require__(7258);
;// CONCATENATED MODULE: ./packages/providers/lib/cache/line.js


function formatLine(digest, { mediaType, manifest, config }) {
    return JSON.stringify([digest, mediaType, textOf(manifest), config === undefined ? null : textOf(config)]);
}
function parseLine(line) {
    try {
        const value = JSON.parse(line);
        if (!Array.isArray(value))
            return undefined;
        const [digest, mediaType, manifest, config] = value;
        if (typeof digest !== 'string' || !(0,registry_lib/* isDigest */.Bc)(digest) || typeof mediaType !== 'string')
            return undefined;
        const bytes = bytesOf(manifest, digest);
        if (bytes === undefined)
            return undefined;
        const described = (0,manifest_facts/* configOf */.W1)({ mediaType, manifest: bytes });
        const proven = described === undefined ? undefined : bytesOf(config, described.digest);
        const facts = (0,manifest_facts/* factsOf */.xS)({ mediaType, manifest: bytes, config: proven });
        return { digest, facts, need: described !== undefined && proven === undefined ? 'manifest' : 'config' };
    }
    catch {
        return undefined;
    }
}
function bytesOf(text, digest) {
    if (typeof text !== 'string')
        return undefined;
    const bytes = Buffer.from(text, 'utf8');
    return (0,registry_lib/* digestOf */.ol)(bytes, (0,registry_lib/* algorithmOf */.Hy)(digest)) === digest ? bytes : undefined;
}
function textOf(bytes) {
    return Buffer.from(bytes).toString('utf8');
}

// EXTERNAL MODULE: ./packages/providers/lib/cache/memory-edge-cache.js
var memory_edge_cache = __webpack_require__(8521);
;// CONCATENATED MODULE: ./packages/providers/lib/cache/file-edge-cache.js










const PORTION = 1024 * 1024;
const MAX_LINE = 20 * 1024 * 1024;
class FileEdgeCache {
    #path;
    #entries;
    #used = new Set();
    #added = new Set();
    #portions = [];
    #pending = [];
    #pendingLength = 0;
    constructor(path, entries) {
        this.#path = path;
        this.#entries = entries;
    }
    static async open(path) {
        const entries = new Map();
        for await (const line of linesOf(path)) {
            const proven = parseLine(line);
            if (proven !== undefined)
                entries.set(proven.digest, proven);
        }
        return new FileEdgeCache(path, entries);
    }
    get size() {
        return this.#entries.size;
    }
    get isChanged() {
        return this.#added.size > 0 || this.#used.size < this.#entries.size;
    }
    get(digest, needs = 'manifest') {
        const known = this.#entries.get(digest);
        if (known === undefined || (needs === 'config' && known.need !== 'config'))
            return undefined;
        this.#used.add(digest);
        return known.facts;
    }
    set(digest, facts, source) {
        this.#entries.set(digest, { facts, need: (0,memory_edge_cache/* needMet */.H)(source) });
        this.#used.add(digest);
        this.#added.add(digest);
        const line = formatLine(digest, source);
        this.#pending.push(line);
        this.#pendingLength += line.length;
        if (this.#pendingLength >= PORTION)
            this.#compress();
    }
    async save() {
        this.#compress();
        const temporary = `${this.#path}.${(0,external_node_crypto_.randomUUID)()}`;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(this.#path), { recursive: true });
        try {
            await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(this.#compressed()), (0,external_node_fs_.createWriteStream)(temporary));
            await (0,promises_.rename)(temporary, this.#path);
        }
        finally {
            await (0,promises_.rm)(temporary, { force: true });
        }
    }
    async *#compressed() {
        const old = external_node_stream_.Readable.from(this.#keptLines()).pipe((0,external_node_zlib_.createGzip)());
        for await (const chunk of old)
            yield chunk;
        yield* this.#portions;
    }
    async *#keptLines() {
        for await (const line of linesOf(this.#path)) {
            const digest = /^\["([^"]*)"/.exec(line)?.[1];
            if (digest !== undefined && this.#used.has(digest) && !this.#added.has(digest))
                yield `${line}\n`;
        }
    }
    #compress() {
        if (this.#pending.length === 0)
            return;
        this.#portions.push((0,external_node_zlib_.gzipSync)(`${this.#pending.join('\n')}\n`));
        this.#pending = [];
        this.#pendingLength = 0;
    }
}
async function* linesOf(path) {
    const source = (0,external_node_fs_.createReadStream)(path);
    const text = (0,external_node_zlib_.createGunzip)();
    source.once('error', (error) => text.destroy(error));
    source.pipe(text);
    try {
        for await (const line of (0,external_node_readline_.createInterface)({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
            if (line.length <= MAX_LINE)
                yield line;
        }
    }
    catch {
    }
    finally {
        source.destroy();
        text.destroy();
    }
}

// EXTERNAL MODULE: ./packages/providers/lib/open-provider.js
var open_provider = __webpack_require__(9802);
;// CONCATENATED MODULE: ./packages/providers/lib/index.js




;// CONCATENATED MODULE: ./actions/registry-retention/lib/edges.js




const MAX_BYTES = 256 * 1024 * 1024;
const DAYS_BACK = 8;
const DAY = 86_400_000;
async function openEdges(inputs, registry, context) {
    const { cache, repositories } = inputs;
    if (cache === 'none')
        return { known: new memory_edge_cache/* MemoryEdgeCache */.p(), save: async () => undefined };
    if (cache !== 'auto') {
        const known = await FileEdgeCache.open((0,external_node_path_.resolve)(context.github.workspace, cache));
        return { known, save: () => saved(known, context) };
    }
    const { env, log, signal } = context;
    const service = (0,lib/* openCache */.bp)(env, { signal, onProblem: log.debug });
    if (service === undefined)
        return { known: new memory_edge_cache/* MemoryEdgeCache */.p(), save: async () => undefined };
    const path = (0,external_node_path_.join)(context.temp.create('registry-retention-edges'), 'edges.jsonl.gz');
    const prefix = prefixOf(registry, repositories);
    const now = Date.now();
    await restore(service, prefix, path, now);
    const known = await FileEdgeCache.open(path);
    const save = async () => {
        if (!known.isChanged)
            return;
        await saved(known, context);
        await service.save(keyOf(prefix, now), path);
    };
    return { known, save };
}
async function restore(service, prefix, path, now) {
    for (let days = 0; days < DAYS_BACK; days += 1) {
        if (await service.restore(keyOf(prefix, now - days * DAY), path, MAX_BYTES))
            return;
    }
}
async function saved(known, { log }) {
    try {
        await known.save();
    }
    catch (error) {
        log.debug(`What is known of manifests could not be saved: ${String(error)}`);
    }
}
function prefixOf(registry, repositories) {
    const names = (0,external_node_crypto_.createHash)('sha256')
        .update([registry, ...repositories].join('\n'))
        .digest('hex');
    return `container-kit-registry-retention-1-${names.slice(0, 16)}`;
}
function keyOf(prefix, time) {
    return `${prefix}-${new Date(time).toISOString().slice(0, 10)}`;
}


/***/ }),

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

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ splitName)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);

function splitName(repository) {
    const [, owner, name] = /^([^/*?]+)\/(.+)$/.exec(repository) ?? [];
    if (owner !== undefined && name !== undefined)
        return { owner, name };
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "repositories": ${JSON.stringify(repository)} has no owner`, {
        fix: 'write owner/name, where only the name may be a glob: org/app, org/*',
    });
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

/***/ 9802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openProvider: () => (/* binding */ openProvider)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);
/* harmony import */ var _ghcr_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8004);


const ECR = /(?:^public\.ecr\.aws|\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?)$/;
async function openProvider(options) {
    const { host, kind = 'auto', openClient, repositories = [], github, hub = {}, now = Date.now } = options;
    if (ECR.test(host)) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "registry": ${host} is Amazon ECR, which can't be cleaned yet`, {
            fix: "use ECR's own lifecycle policies",
        });
    }
    switch (kind === 'auto' ? kindOf(host) : kind) {
        case 'ghcr': {
            for (const name of repositories)
                (0,_ghcr_name_js__WEBPACK_IMPORTED_MODULE_1__/* .splitName */ .W)(name);
            if (github === undefined) {
                throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${host} needs a token of GitHub`, { fix: 'set "github-token"' });
            }
            const { GhcrProvider } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(159)]).then(__webpack_require__.bind(__webpack_require__, 3159));
            return new GhcrProvider({ host, client: await openClient(), github, now });
        }
        case 'docker-hub': {
            const { openHub } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(600)]).then(__webpack_require__.bind(__webpack_require__, 6600));
            return openHub({ ...hub, host, client: await openClient(), now });
        }
        default: {
            const { OciProvider } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(38)]).then(__webpack_require__.bind(__webpack_require__, 2038));
            return new OciProvider({ host, client: await openClient(), now });
        }
    }
}
function kindOf(host) {
    if (host === 'ghcr.io')
        return 'ghcr';
    return host === 'docker.io' ? 'docker-hub' : 'oci';
}


/***/ })

};
