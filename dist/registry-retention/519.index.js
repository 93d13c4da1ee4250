export const id = 519;
export const ids = [519];
export const modules = {

/***/ 1519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v3: () => (/* reexport */ AuthenticationError),
  h: () => (/* reexport */ errors_DigestMismatchError),
  t4: () => (/* reexport */ fields_InvalidManifestError),
  Ap: () => (/* reexport */ media_types_MEDIA_TYPE),
  RegistryClient: () => (/* reexport */ RegistryClient),
  gl: () => (/* reexport */ errors_RegistryError),
  wv: () => (/* reexport */ tag_moved_error_TagMovedError),
  yI: () => (/* reexport */ UnsupportedDeletionError),
  Hy: () => (/* reexport */ lib_digest/* algorithmOf */.Hy),
  OR: () => (/* reexport */ manifest_blobsOf),
  createCredentialStore: () => (/* reexport */ createCredentialStore),
  ol: () => (/* reexport */ content_digestOf),
  IW: () => (/* reexport */ pool_forEachParallel),
  Bq: () => (/* reexport */ platform_formatPlatform),
  Bc: () => (/* reexport */ lib_digest/* isDigest */.Bc),
  pJ: () => (/* reexport */ isImageManifest),
  nw: () => (/* reexport */ isIndex),
  SM: () => (/* reexport */ media_types_isNonDistributable),
  Ng: () => (/* reexport */ manifest_parseManifest)
});

// UNUSED EXPORTS: CredentialError, FallbackTagError, IncompleteCopyError, InvalidDigestError, InvalidReferenceError, LayoutError, LayoutSource, LayoutWriter, MANIFEST_ACCEPT, MAX_MANIFEST_BYTES, MissingManifestError, PartialPushError, RepositoryClient, UnsafeTargetError, UntrustedCertificateError, VerifiedContent, createVerifier, executeCopy, fallbackTag, formatPlace, formatReference, formatRepository, formatTag, hexOf, isLayout, isManifest, isTag, openLayout, parseDescriptor, parseDigest, parseReference, parseRepository, planCopy, pushGraph, readImage, verifyBytes, verifyLayout, walkGraph

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/registry/lib/errors.js
class errors_RegistryError extends Error {
    name = 'RegistryError';
    problem;
    method;
    url;
    status;
    codes;
    temporary;
    retryAfterMs;
    constructor(details) {
        super(details.advice === undefined ? details.message : `${details.message}: ${details.advice}`, details.cause === undefined ? undefined : { cause: details.cause });
        this.problem = details.message;
        this.method = details.method;
        this.url = details.url;
        this.status = details.status;
        this.codes = details.codes ?? [];
        this.temporary = details.temporary;
        this.retryAfterMs = details.retryAfterMs;
    }
    hasCode(...codes) {
        return this.codes.some(({ code }) => codes.includes(code));
    }
}
class AuthenticationError extends errors_RegistryError {
    name = 'AuthenticationError';
    missing;
    constructor(details) {
        super(details);
        this.missing = details.missing;
    }
}
class UntrustedCertificateError extends errors_RegistryError {
    name = 'UntrustedCertificateError';
    host;
    constructor(details) {
        super(details);
        this.host = details.host;
    }
}
class errors_DigestMismatchError extends Error {
    name = 'DigestMismatchError';
    expected;
    actual;
    expectedSize;
    actualSize;
    constructor(details) {
        const size = details.expectedSize === undefined ? '' : ` of ${details.expectedSize} bytes`;
        const got = details.actual === undefined ? 'got' : `got ${details.actual} with`;
        super(`expected ${details.expected}${size}, ${got} ${details.actualSize} bytes`);
        this.expected = details.expected;
        this.actual = details.actual;
        this.expectedSize = details.expectedSize;
        this.actualSize = details.actualSize;
    }
}
class errors_LayoutError extends Error {
    name = 'LayoutError';
    path;
    constructor(path, problem, options) {
        super(`OCI layout: ${path}: ${problem}`, options);
        this.path = path;
    }
}
class CredentialError extends Error {
    name = 'CredentialError';
}
function asError(value) {
    return value instanceof Error ? value : new Error(String(value));
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/credential-helper.js

const MAX_OUTPUT_BYTES = 64 * 1024;
const TIMEOUT_MS = 60_000;
const IDENTITY_USER = '<token>';
async function runCredentialHelper(name, server, env) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) {
        throw new CredentialError(`credential helper ${JSON.stringify(name)}: the name must be a plain word`);
    }
    const command = `docker-credential-${name}`;
    const { exitCode, stdout } = await execute(command, server, env);
    if (exitCode === 0) {
        return parseAnswer(command, stdout);
    }
    if (stdout.includes('credentials not found in native keychain')) {
        return undefined;
    }
    throw new CredentialError(`${command} failed for ${server} (exit code ${exitCode}): run \`echo ${server} | ${command} get\` to see why`);
}
function parseAnswer(command, stdout) {
    let answer;
    try {
        answer = JSON.parse(stdout);
    }
    catch {
        throw new CredentialError(`${command} answered something that is not JSON`);
    }
    const fields = typeof answer === 'object' && answer !== null ? answer : {};
    const username = 'Username' in fields ? fields.Username : undefined;
    const secret = 'Secret' in fields ? fields.Secret : undefined;
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '') {
        throw new CredentialError(`${command} answered without Username and Secret`);
    }
    return username === IDENTITY_USER
        ? { kind: 'identity', token: secret }
        : { kind: 'basic', username, password: secret };
}
async function execute(command, input, env) {
    const { spawn } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1421, 19));
    return await new Promise((resolve, reject) => {
        const child = spawn(command, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
        const stop = () => {
            child.kill('SIGKILL');
            child.stdout.destroy();
        };
        const timer = setTimeout(stop, TIMEOUT_MS);
        const chunks = [];
        let size = 0;
        child.stdout.on('data', (chunk) => {
            size += chunk.byteLength;
            if (size > MAX_OUTPUT_BYTES) {
                stop();
            }
            else {
                chunks.push(chunk);
            }
        });
        child.once('error', (error) => {
            clearTimeout(timer);
            reject(cannotStart(command, error));
        });
        child.once('close', (code, signal) => {
            clearTimeout(timer);
            resolve({ exitCode: code ?? signal ?? 'unknown', stdout: Buffer.concat(chunks).toString('utf8') });
        });
        child.stdin.on('error', () => undefined);
        child.stdin.end(`${input}\n`);
    });
}
function cannotStart(command, error) {
    const missing = 'code' in error && error.code === 'ENOENT';
    const problem = missing ? 'is not installed (not found in PATH)' : 'cannot be started';
    const fix = 'install it or remove it from credsStore and credHelpers of the docker config';
    return new CredentialError(`${command} ${problem}: ${fix}`, { cause: error });
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/docker-config.js

const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
const DOCKER_HUB_HOSTS = new Set([
    'docker.io',
    'index.docker.io',
    'registry-1.docker.io',
]);
function parseDockerConfig(json, origin) {
    let value;
    try {
        value = JSON.parse(json);
    }
    catch {
        throw new CredentialError(`${origin} is not valid JSON: log in again or remove it`);
    }
    const config = asRecord(value);
    if (config === undefined) {
        throw new CredentialError(`${origin} holds no JSON object: log in again or remove it`);
    }
    return {
        auths: asRecord(config.auths) ?? {},
        credHelpers: asRecord(config.credHelpers) ?? {},
        credsStore: typeof config.credsStore === 'string' && config.credsStore !== '' ? config.credsStore : undefined,
    };
}
function matchKey(keys, registry, repository) {
    let best;
    for (const key of keys) {
        const { host, path } = splitKey(key);
        const fits = host === canonicalHost(registry) && isPathPrefix(path, repository ?? '');
        if (fits && path.length > (best?.length ?? -1)) {
            best = { key, length: path.length };
        }
    }
    return best?.key;
}
function readAuthEntry(entry, key) {
    const { auth, username, password, identitytoken, registrytoken } = asRecord(entry) ?? {};
    if (typeof identitytoken === 'string' && identitytoken !== '') {
        return { kind: 'identity', token: identitytoken };
    }
    if (typeof registrytoken === 'string' && registrytoken !== '') {
        return { kind: 'bearer', token: registrytoken };
    }
    if (typeof auth === 'string' && auth !== '') {
        return decodeAuth(auth, key);
    }
    if (typeof username === 'string' && username !== '' && typeof password === 'string') {
        return { kind: 'basic', username, password };
    }
    return undefined;
}
function helperServer(registry) {
    return DOCKER_HUB_HOSTS.has(registry) ? DOCKER_HUB_KEY : registry;
}
function decodeAuth(auth, key) {
    const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = text.indexOf(':');
    if (colon <= 0) {
        throw new CredentialError(`the login for ${key} is broken ("auth" is no base64 of user:password): log in again`);
    }
    return { kind: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
}
function splitKey(key) {
    const withScheme = /^https?:\/\//i.test(key);
    const bare = key.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
    const slash = bare.indexOf('/');
    const host = canonicalHost(slash < 0 ? bare : bare.slice(0, slash));
    const path = slash < 0 ? '' : bare.slice(slash + 1);
    return { host, path: withScheme || /^v[12]$/.test(path) ? '' : path };
}
function canonicalHost(host) {
    const lower = host.toLowerCase();
    return DOCKER_HUB_HOSTS.has(lower) ? 'docker.io' : lower;
}
function isPathPrefix(prefix, repository) {
    return prefix === '' || prefix === repository || repository.startsWith(`${prefix}/`);
}
function asRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/credentials.js






function createCredentialStore(options) {
    const logins = options.logins ?? [];
    const explicit = new Map(logins.map((login) => [login.registry, login]));
    let sources;
    return {
        async get(registry, repository) {
            const key = matchKey([...explicit.keys()], registry, repository);
            const login = key === undefined ? undefined : explicit.get(key);
            if (login !== undefined) {
                return { kind: 'basic', username: login.username, password: login.password };
            }
            sources ??= loadConfigs(options.env);
            for (const config of await sources) {
                const found = await findIn(config, registry, repository, options.env);
                if (found !== undefined) {
                    return found;
                }
            }
            return undefined;
        },
    };
}
async function findIn(config, registry, repository, env) {
    const helperKey = matchKey(Object.keys(config.credHelpers), registry, repository);
    const helper = helperKey === undefined ? config.credsStore : config.credHelpers[helperKey];
    if (typeof helper === 'string') {
        const found = await runCredentialHelper(helper, helperServer(registry), env);
        if (found !== undefined) {
            return found;
        }
    }
    const key = matchKey(Object.keys(config.auths), registry, repository);
    return key === undefined ? undefined : readAuthEntry(config.auths[key], key);
}
async function loadConfigs(env) {
    const configs = [];
    const inline = env.DOCKER_AUTH_CONFIG;
    if (inline !== undefined && inline.trim() !== '') {
        const { auths } = parseDockerConfig(inline, 'DOCKER_AUTH_CONFIG');
        configs.push({ auths, credHelpers: {}, credsStore: undefined });
    }
    for (const path of configPaths(env)) {
        const json = await readIfPresent(path);
        if (json !== undefined && json.trim() !== '') {
            configs.push(parseDockerConfig(json, path));
        }
    }
    return configs;
}
function configPaths(env) {
    const docker = env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.docker');
    const runtime = env.XDG_RUNTIME_DIR ? (0,external_node_path_.join)(env.XDG_RUNTIME_DIR, 'containers', 'auth.json') : undefined;
    const podman = env.REGISTRY_AUTH_FILE || runtime;
    return [(0,external_node_path_.join)(docker, 'config.json'), ...(podman === undefined ? [] : [podman])];
}
async function readIfPresent(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
            return undefined;
        }
        throw new CredentialError(`${path} cannot be read: check its owner and mode`, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var lib_reference = __webpack_require__(1156);
// EXTERNAL MODULE: ./packages/registry/lib/digest.js
var lib_digest = __webpack_require__(8509);
;// CONCATENATED MODULE: ./packages/registry/lib/fields.js
class fields_InvalidManifestError extends Error {
    name = 'InvalidManifestError';
}
const MAX_ENTRIES = 10_000;
function asObject(value, where) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new fields_InvalidManifestError(`${where}: ${show(value)} is no object`);
    }
    return value;
}
function asList(value, where) {
    if (!Array.isArray(value) || value.length > MAX_ENTRIES) {
        throw new fields_InvalidManifestError(`${where}: a list of at most ${MAX_ENTRIES} entries is needed`);
    }
    return value;
}
function asText(value, where) {
    if (typeof value !== 'string') {
        throw new fields_InvalidManifestError(`${where}: ${show(value)} is no text`);
    }
    return value;
}
function asTextMap(value, where) {
    const entries = Object.entries(asObject(value, where));
    return Object.fromEntries(entries.map(([key, text]) => [key, asText(text, `${where}[${show(key)}]`)]));
}
function asSize(value, where) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
        throw new fields_InvalidManifestError(`${where}: ${show(value)} is no size in bytes`);
    }
    return value;
}
function optional(key, value, read) {
    if (value === undefined || value === null) {
        return {};
    }
    return { [key]: read(value) };
}
function show(value) {
    return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}

;// CONCATENATED MODULE: ./packages/registry/lib/json.js
const MAX_DEPTH = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
function json_parseStrictJson(bytes) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new SyntaxError('not UTF-8');
    }
    checkStructure(text);
    return JSON.parse(text);
}
function checkStructure(text) {
    const open = [];
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '"') {
            const end = endOfString(text, at);
            if (isKey(text, end)) {
                noteKey(text.slice(at, end), open.at(-1));
            }
            at = end - 1;
        }
        else if (character === '{' || character === '[') {
            open.push(new Set());
        }
        else if (character === '}' || character === ']') {
            open.pop();
        }
        if (open.length > MAX_DEPTH) {
            throw new SyntaxError(`JSON is nested deeper than ${MAX_DEPTH}`);
        }
    }
}
function endOfString(text, start) {
    for (let at = start + 1; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === QUOTE) {
            return at + 1;
        }
        if (code === BACKSLASH) {
            at += 1;
        }
    }
    return text.length;
}
function isKey(text, end) {
    let at = end;
    while (' \t\r\n'.includes(text[at] ?? '.')) {
        at += 1;
    }
    return text[at] === ':';
}
function noteKey(literal, seen) {
    const key = String(JSON.parse(literal));
    if (seen?.has(key)) {
        throw new SyntaxError(`JSON has the key ${JSON.stringify(key.slice(0, 80))} twice in one object`);
    }
    seen?.add(key);
}

;// CONCATENATED MODULE: ./packages/registry/lib/media-types.js
const media_types_MEDIA_TYPE = {
    ociIndex: 'application/vnd.oci.image.index.v1+json',
    ociManifest: 'application/vnd.oci.image.manifest.v1+json',
    ociConfig: 'application/vnd.oci.image.config.v1+json',
    ociArtifact: 'application/vnd.oci.artifact.manifest.v1+json',
    ociEmpty: 'application/vnd.oci.empty.v1+json',
    ociLayer: 'application/vnd.oci.image.layer.v1.tar',
    ociLayerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    ociLayerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
    dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerConfig: 'application/vnd.docker.container.image.v1+json',
    dockerLayerGzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
const INDEXES = new Set([media_types_MEDIA_TYPE.ociIndex, media_types_MEDIA_TYPE.dockerList]);
const MANIFESTS = new Set([media_types_MEDIA_TYPE.ociManifest, media_types_MEDIA_TYPE.dockerManifest]);
const SCHEMA_1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/;
const NOT_DISTRIBUTABLE = /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.foreign\.diff\.tar\.gzip)$/;
const MANIFEST_ACCEPT = [
    media_types_MEDIA_TYPE.ociIndex,
    media_types_MEDIA_TYPE.dockerList,
    media_types_MEDIA_TYPE.ociManifest,
    media_types_MEDIA_TYPE.dockerManifest,
    media_types_MEDIA_TYPE.ociArtifact,
];
function isIndex(mediaType) {
    return INDEXES.has(mediaType);
}
function isImageManifest(mediaType) {
    return MANIFESTS.has(mediaType);
}
function media_types_isManifest(mediaType) {
    return isIndex(mediaType) || isImageManifest(mediaType) || mediaType === media_types_MEDIA_TYPE.ociArtifact;
}
function media_types_isSchema1(mediaType) {
    return SCHEMA_1.test(mediaType);
}
function media_types_isNonDistributable(mediaType) {
    return NOT_DISTRIBUTABLE.test(mediaType);
}
function withoutParameters(contentType) {
    return contentType.replace(/;.*$/s, '').trim().toLowerCase();
}

;// CONCATENATED MODULE: ./packages/registry/lib/manifest.js




const SCHEMA_1_PROBLEM = 'manifest: Docker schema 1 is not supported: push the image again with a current client';
const manifest_MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
function manifest_parseManifest(bytes, mediaType) {
    if (bytes.byteLength > manifest_MAX_MANIFEST_BYTES) {
        throw new fields_InvalidManifestError(`manifest: ${bytes.byteLength} bytes are more than ${manifest_MAX_MANIFEST_BYTES}`);
    }
    const json = asObject(parsed(bytes), 'manifest');
    const type = effectiveMediaType(json, mediaType === undefined ? undefined : withoutParameters(mediaType));
    const common = readCommon(json, type);
    if (isIndex(type)) {
        refuse(json, 'layers', 'an index');
        refuse(json, 'config', 'an index');
        return { kind: 'index', ...common, manifests: descriptors(json.manifests, 'manifests') };
    }
    refuse(json, 'manifests', 'an image manifest');
    if (type === media_types_MEDIA_TYPE.ociArtifact) {
        refuse(json, 'layers', 'an artifact manifest');
        refuse(json, 'config', 'an artifact manifest');
        const blobs = json.blobs === undefined ? [] : descriptors(json.blobs, 'blobs');
        return { kind: 'artifact', ...common, blobs };
    }
    const layers = json.layers === undefined ? [] : descriptors(json.layers, 'layers');
    return { kind: 'image', ...common, config: parseDescriptor(json.config, 'config'), layers };
}
function manifest_blobsOf(manifest) {
    switch (manifest.kind) {
        case 'image':
            return [...manifest.layers, manifest.config];
        case 'artifact':
            return manifest.blobs;
        case 'index':
            return [];
        default:
            return manifest;
    }
}
function parseDescriptor(value, where) {
    const json = asObject(value, where);
    const digest = asText(json.digest, `${where}.digest`);
    if (!(0,lib_digest/* isDigest */.Bc)(digest)) {
        throw new fields_InvalidManifestError(`${where}.digest: ${show(digest)} is no sha256 or sha512 digest`);
    }
    return {
        mediaType: asText(json.mediaType, `${where}.mediaType`),
        digest,
        size: asSize(json.size, `${where}.size`),
        ...optional('platform', json.platform, (platform) => parsePlatform(platform, `${where}.platform`)),
        ...optional('artifactType', json.artifactType, (type) => asText(type, `${where}.artifactType`)),
        ...optional('annotations', json.annotations, (map) => asTextMap(map, `${where}.annotations`)),
        ...optional('urls', json.urls, (urls) => asList(urls, `${where}.urls`).map((url) => asText(url, `${where}.urls`))),
        ...optional('data', json.data, (data) => asText(data, `${where}.data`)),
    };
}
function parsed(bytes) {
    try {
        return json_parseStrictJson(bytes);
    }
    catch (error) {
        throw new fields_InvalidManifestError(`manifest: ${error instanceof Error ? error.message : 'not JSON'}`);
    }
}
function effectiveMediaType(json, outer) {
    if (json.schemaVersion === 1 || (outer !== undefined && media_types_isSchema1(outer))) {
        throw new fields_InvalidManifestError(SCHEMA_1_PROBLEM);
    }
    const inner = json.mediaType === undefined ? undefined : asText(json.mediaType, 'mediaType');
    if (json.schemaVersion !== 2 && inner !== media_types_MEDIA_TYPE.ociArtifact) {
        throw new fields_InvalidManifestError(`manifest: schemaVersion ${show(json.schemaVersion)} is not 2`);
    }
    if (inner !== undefined && outer !== undefined && inner !== outer) {
        throw new fields_InvalidManifestError(`manifest: its mediaType ${show(inner)} contradicts ${show(outer)}`);
    }
    const type = inner ?? outer ?? (json.manifests === undefined ? media_types_MEDIA_TYPE.ociManifest : media_types_MEDIA_TYPE.ociIndex);
    if (!media_types_isManifest(type)) {
        throw new fields_InvalidManifestError(`manifest: media type ${show(type)} is neither an image nor an index`);
    }
    return type;
}
function readCommon(json, mediaType) {
    return {
        mediaType,
        ...optional('artifactType', json.artifactType, (type) => asText(type, 'artifactType')),
        ...optional('subject', json.subject, (subject) => parseDescriptor(subject, 'subject')),
        ...optional('annotations', json.annotations, (map) => asTextMap(map, 'annotations')),
    };
}
function descriptors(value, where) {
    return asList(value, where).map((entry, index) => parseDescriptor(entry, `${where}[${index}]`));
}
function parsePlatform(value, where) {
    const json = asObject(value, where);
    return {
        os: asText(json.os, `${where}.os`),
        architecture: asText(json.architecture, `${where}.architecture`),
        ...optional('variant', json.variant, (variant) => asText(variant, `${where}.variant`)),
        ...optional('osVersion', json['os.version'], (version) => asText(version, `${where}["os.version"]`)),
    };
}
function refuse(json, key, what) {
    if (json[key] !== undefined) {
        throw new fields_InvalidManifestError(`manifest: ${what} must not have ${show(key)}`);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/registry/lib/content.js



function content_digestOf(bytes, algorithm = 'sha256') {
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
}
function createVerifier(digest, size) {
    const algorithm = (0,lib_digest/* algorithmOf */.Hy)(digest);
    const hash = (0,external_node_crypto_.createHash)(algorithm);
    let seen = 0;
    return {
        update(chunk) {
            seen += chunk.byteLength;
            if (size !== undefined && seen > size) {
                throw new errors_DigestMismatchError({ expected: digest, expectedSize: size, actualSize: seen });
            }
            hash.update(chunk);
        },
        finish() {
            const actual = `${algorithm}:${hash.digest('hex')}`;
            if (actual !== digest || (size !== undefined && seen !== size)) {
                throw new errors_DigestMismatchError({ expected: digest, actual, expectedSize: size, actualSize: seen });
            }
        },
    };
}
function content_verifyBytes(bytes, expected) {
    const verifier = createVerifier(expected.digest, expected.size);
    verifier.update(bytes);
    verifier.finish();
}
class content_VerifiedContent {
    expected;
    #source;
    constructor(source, expected) {
        this.#source = source;
        this.expected = expected;
    }
    static of(source, expected) {
        const same = source instanceof content_VerifiedContent && source.expected.digest === expected.digest;
        return same && source.expected.size === expected.size ? source : new content_VerifiedContent(source, expected);
    }
    async *[Symbol.asyncIterator]() {
        const verifier = createVerifier(this.expected.digest, this.expected.size);
        let held;
        for await (const chunk of this.#source) {
            verifier.update(chunk);
            if (held !== undefined) {
                yield held;
            }
            held = chunk;
        }
        verifier.finish();
        if (held !== undefined) {
            yield held;
        }
    }
}
async function content_collect(content) {
    const chunks = [];
    for await (const chunk of content) {
        chunks.push(chunk);
    }
    const [only] = chunks;
    return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/error-body.js
const MAX_CODES = 10;
const MAX_MESSAGE_LENGTH = 300;
function readErrorCodes(text) {
    let body;
    try {
        body = JSON.parse(text);
    }
    catch {
        return [];
    }
    const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined;
    return Array.isArray(errors) ? errors.slice(0, MAX_CODES).flatMap(readErrorCode) : [];
}
function readErrorCode(entry) {
    if (typeof entry !== 'object' || entry === null || !('code' in entry) || typeof entry.code !== 'string') {
        return [];
    }
    const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : '';
    return [{ code: singleLine(entry.code, 60), message: singleLine(message, MAX_MESSAGE_LENGTH) }];
}
function singleLine(text, maxLength) {
    const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
    return line.length <= maxLength ? line : `${line.slice(0, maxLength)}…`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/target.js
class UnsafeTargetError extends Error {
    name = 'UnsafeTargetError';
}
function resolveTarget(base, location) {
    const reference = legalBytes(location.trim().replace(/#.*$/s, ''));
    const absolute = /^(https?:)?\/\/([^/?]*)(.*)$/is.exec(reference);
    if (absolute !== null) {
        const [, scheme = new URL(base.origin).protocol, authority = '', rest = ''] = absolute;
        return { origin: originOf(`${scheme}//${authority}`), path: rest.startsWith('/') ? rest : `/${rest}` };
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) {
        throw new UnsafeTargetError(`${redactText(reference)} is no http or https URL`);
    }
    if (reference.startsWith('/')) {
        return { origin: base.origin, path: reference };
    }
    return { origin: base.origin, path: relativePath(base.path, reference) };
}
function parseTarget(url) {
    if (!/^https?:\/\//i.test(url)) {
        throw new UnsafeTargetError(`${redactText(url)} is no http or https URL`);
    }
    return resolveTarget({ origin: 'https://invalid', path: '/' }, url);
}
function withParameter(target, name, value) {
    const separator = !target.path.includes('?') ? '?' : /[?&]$/.test(target.path) ? '' : '&';
    return { ...target, path: `${target.path}${separator}${name}=${encodeURIComponent(value)}` };
}
function redact(target) {
    return `${target.origin}${target.path.replace(/\?.*$/s, '')}`;
}
function hostOf(target) {
    return new URL(target.origin).host;
}
function originOf(text) {
    const url = URL.parse(text);
    if (url === null || url.hostname === '') {
        throw new UnsafeTargetError(`${redactText(text)} is no URL`);
    }
    if (url.username !== '' || url.password !== '') {
        throw new UnsafeTargetError(`a URL of ${url.host} holds user info`);
    }
    return url.origin;
}
function relativePath(basePath, reference) {
    const [base = '/'] = basePath.split('?', 1);
    const [path = '', ...query] = reference.split('?');
    const resolved = path === '' ? base : new URL(path, `http://base${base}`).pathname;
    return query.length === 0 ? resolved : `${resolved}?${query.join('?')}`;
}
function legalBytes(text) {
    return text.replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character));
}
function redactText(url) {
    return JSON.stringify(url
        .replace(/\?.*$/s, '')
        .replace(/\/\/[^/@]*@/, '//')
        .slice(0, 200));
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/hosts.js

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_API = 'registry-1.docker.io';
function apiHost(registry) {
    return registry === DOCKER_HUB ? DOCKER_HUB_API : registry;
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function assertSafeHop(from, to) {
    if (from.origin === to.origin) {
        return;
    }
    const source = new URL(from.origin);
    const destination = new URL(to.origin);
    if (source.protocol === 'https:' && destination.protocol !== 'https:') {
        throw new UnsafeTargetError(`${source.host} points to plain http://${destination.host}: refused, as the connection must stay encrypted ` +
            '(a registry behind a TLS proxy must be told its external URL)');
    }
    if (!isLoopback(source.hostname) &&
        (isLoopback(destination.hostname) || isLinkLocal(destination.hostname))) {
        throw new UnsafeTargetError(`${source.host} points to the local address ${destination.host}: refused`);
    }
}
function isLinkLocal(hostname) {
    return /^(?:169\.254\.|0\.)/.test(hostname) || /^\[(?:fe[89ab]|::\]|::ffff:)/.test(hostname);
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/answer.js




const MAX_ERROR_BYTES = 64 * 1024;
class TooLargeError extends Error {
    name = 'TooLargeError';
}
class Answer {
    status;
    headers;
    target;
    #incoming;
    #finished;
    #errorText;
    constructor(incoming, target, finished) {
        this.status = incoming.status;
        this.headers = incoming.headers;
        this.target = target;
        this.#incoming = incoming;
        this.#finished = finished;
    }
    header(name) {
        const value = this.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
    }
    location(method) {
        const location = this.header('location');
        if (location === undefined) {
            const url = redact(this.target);
            const message = `${method} ${url}: the answer has no Location`;
            throw new errors_RegistryError({ message, method, url, status: this.status, temporary: false });
        }
        const target = resolveTarget(this.target, location);
        assertSafeHop(this.target, target);
        return target;
    }
    async bytes(limit) {
        const chunks = [];
        let size = 0;
        for await (const chunk of this.stream()) {
            size += chunk.byteLength;
            if (size > limit) {
                throw new TooLargeError(`${redact(this.target)}: the answer is larger than ${limit} bytes`);
            }
            chunks.push(chunk);
        }
        return Buffer.concat(chunks);
    }
    async *stream() {
        try {
            yield* this.#incoming.body;
        }
        finally {
            this.#finished();
        }
    }
    async skip() {
        await this.errorText();
    }
    discard() {
        this.#incoming.discard();
        this.#finished();
    }
    errorText() {
        this.#errorText ??= this.#readErrorText();
        return this.#errorText;
    }
    async problem() {
        const text = await this.errorText();
        const codes = readErrorCodes(text).map(({ code, message }) => `${code}: ${message}`);
        const html = this.header('content-type')?.includes('html') ?? text.trimStart().startsWith('<');
        const words = codes.length > 0 ? codes.join('; ') : html ? 'an HTML page' : singleLine(text, 200);
        return words === '' ? `status ${this.status}` : `status ${this.status}, ${words}`;
    }
    async #readErrorText() {
        const chunks = [];
        let size = 0;
        try {
            for await (const chunk of this.stream()) {
                chunks.push(chunk);
                size += chunk.byteLength;
                if (size >= MAX_ERROR_BYTES) {
                    break;
                }
            }
        }
        catch {
        }
        return Buffer.concat(chunks).subarray(0, MAX_ERROR_BYTES).toString('utf8');
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/context.js
function send(context, request, use) {
    const signal = request.signal ?? context.signal;
    return context.host.send({ ...request, ...(signal === undefined ? {} : { signal }) }, use);
}
async function pause({ transport, signal }, ms) {
    await transport.options.sleep(ms, signal);
}
function pull({ repository }) {
    return [{ repository, actions: 'pull' }];
}
function push({ repository }) {
    return [{ repository, actions: 'push' }];
}
function apiPath({ repository }, rest) {
    return `/v2/${repository}/${rest}`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/manifests.js










const ACCEPT = MANIFEST_ACCEPT.join(', ');
async function getManifest(context, reference) {
    try {
        return await fetchManifest(context, reference);
    }
    catch (error) {
        if (!(error instanceof errors_DigestMismatchError)) {
            throw error;
        }
        return await fetchManifest(context, reference);
    }
}
async function findManifest(context, reference) {
    const found = await getOrAbsence(context, reference);
    return typeof found === 'string' ? undefined : found;
}
async function lookUpManifest(context, reference) {
    const found = await getOrAbsence(context, reference);
    const absent = typeof found === 'string';
    if (!(0,lib_digest/* isDigest */.Bc)(reference)) {
        const sighting = absent
            ? { digest: null, etag: undefined }
            : { digest: found.descriptor.digest, etag: found.etag };
        context.host.sightings.add(context.repository, reference, sighting);
    }
    return absent ? found : found.descriptor;
}
async function getOrAbsence(context, reference) {
    try {
        return await getManifest(context, reference);
    }
    catch (error) {
        if (error instanceof errors_RegistryError && error.status === 404) {
            if (error.hasCode('NAME_UNKNOWN')) {
                return 'no-repository';
            }
            if (error.hasCode('MANIFEST_UNKNOWN')) {
                return 'no-manifest';
            }
        }
        throw error;
    }
}
async function resolveManifest(context, reference) {
    return (await headManifest(context, reference)) ?? (await findManifest(context, reference))?.descriptor;
}
async function headManifest(context, reference, attempts) {
    return (await inspectManifest(context, reference, attempts))?.descriptor;
}
async function inspectManifest(context, reference, attempts) {
    return await send(context, {
        method: 'HEAD',
        to: apiPath(context, `manifests/${checkReference(reference)}`),
        headers: { accept: ACCEPT },
        scopes: pull(context),
        accept: [200, 400, 404, 405, 501],
        ...(attempts === undefined ? {} : { attempts }),
    }, async (answer) => {
        await answer.skip();
        const digest = claimedDigest(answer) ?? ((0,lib_digest/* isDigest */.Bc)(reference) ? reference : undefined);
        const size = Number(answer.header('content-length') ?? Number.NaN);
        const mediaType = withoutParameters(answer.header('content-type') ?? '');
        const wrong = (0,lib_digest/* isDigest */.Bc)(reference) && digest !== reference;
        const useless = digest === undefined || !Number.isSafeInteger(size) || !mediaType.includes('json');
        const etag = answer.header('etag');
        return answer.status !== 200 || useless || wrong
            ? undefined
            : { descriptor: { mediaType, digest, size }, ...(etag === undefined ? {} : { etag }) };
    });
}
async function fetchManifest(context, reference) {
    return await send(context, {
        method: 'GET',
        to: apiPath(context, `manifests/${checkReference(reference)}`),
        headers: { accept: ACCEPT },
        scopes: pull(context),
        accept: [200],
    }, async (answer) => {
        const mediaType = manifestType(answer);
        if (media_types_isSchema1(mediaType)) {
            await answer.skip();
            throw new fields_InvalidManifestError(SCHEMA_1_PROBLEM);
        }
        const bytes = await readManifest(answer);
        const claimed = (0,lib_digest/* isDigest */.Bc)(reference) ? reference : claimedDigest(answer);
        const digest = claimed ?? content_digestOf(bytes);
        content_verifyBytes(bytes, { digest });
        const etag = answer.header('etag');
        const descriptor = { mediaType, digest, size: bytes.byteLength };
        return { descriptor, bytes, ...(etag === undefined ? {} : { etag }) };
    });
}
async function readManifest(answer) {
    try {
        return await answer.bytes(manifest_MAX_MANIFEST_BYTES);
    }
    catch (error) {
        if (error instanceof TooLargeError) {
            throw notAManifest(answer, error.message);
        }
        throw error;
    }
}
function manifestType(answer) {
    const mediaType = withoutParameters(answer.header('content-type') ?? '');
    if (mediaType === '' || mediaType.includes('json') || media_types_isSchema1(mediaType)) {
        return mediaType;
    }
    answer.discard();
    const shown = JSON.stringify(mediaType.slice(0, 80));
    throw notAManifest(answer, `the answer is ${shown} and no manifest: is there a proxy or login page in between?`);
}
function notAManifest(answer, problem) {
    const url = redact(answer.target);
    return new errors_RegistryError({
        message: `GET ${url}: ${problem}`,
        method: 'GET',
        url,
        status: answer.status,
        temporary: false,
    });
}
function claimedDigest(answer) {
    const header = answer.header('docker-content-digest') ?? '';
    return (0,lib_digest/* isDigest */.Bc)(header) ? header : undefined;
}
function checkReference(reference) {
    if (reference.includes(':')) {
        return (0,lib_digest/* parseDigest */.m)(reference);
    }
    if (!(0,lib_reference/* isTag */.dz)(reference)) {
        throw new lib_reference/* InvalidReferenceError */.x_(`${JSON.stringify(reference.slice(0, 200))} is neither a tag nor a digest`);
    }
    return reference;
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/fallback-tag.js




function fallbackTag(subject) {
    const [algorithm = '', hex = ''] = subject.split(':');
    return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`.replace(/[^A-Za-z0-9._-]/g, '-');
}
async function readFallback(context, subject) {
    const fetched = await findManifest(context, fallbackTag(subject));
    if (fetched === undefined) {
        return undefined;
    }
    const { descriptor, bytes, etag } = fetched;
    const entries = descriptor.digest === subject ? undefined : readEntries(bytes, descriptor.mediaType);
    return entries === undefined ? 'foreign' : { digest: descriptor.digest, entries, etag };
}
function readEntries(bytes, mediaType) {
    try {
        const manifest = manifest_parseManifest(bytes, mediaType === '' ? undefined : mediaType);
        return manifest.kind === 'index' && manifest.mediaType === media_types_MEDIA_TYPE.ociIndex
            ? manifest.manifests
            : undefined;
    }
    catch (error) {
        if (error instanceof fields_InvalidManifestError) {
            return undefined;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/paging.js


const MAX_PAGES = 10_000;
async function readPages(first, what, readPage, maxPages = Number.POSITIVE_INFINITY) {
    const items = [];
    const visited = new Set();
    let next = first;
    while (next !== undefined) {
        const page = visited.size < maxPages ? await readPage(next) : undefined;
        if (page === undefined) {
            return undefined;
        }
        items.push(...page.items);
        if (page.next !== undefined && (visited.has(page.next.path) || visited.size >= MAX_PAGES)) {
            throw pageFailure(page.next, `the pages of the ${what} lead in a circle`);
        }
        visited.add(page.next?.path ?? '');
        next = page.next;
    }
    return items;
}
function nextPage(answer, what) {
    const link = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next"?/i.exec(answer.header('link') ?? '')?.[1];
    if (link === undefined) {
        return undefined;
    }
    const target = resolveTarget(answer.target, link);
    if (target.origin !== answer.target.origin) {
        throw pageFailure(target, `the ${what} continues on another host: refused`);
    }
    return target;
}
function pageFailure(target, problem) {
    const url = redact(target);
    return new errors_RegistryError({ message: `GET ${url}: ${problem}`, method: 'GET', url, temporary: false });
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/relation.js


function refersTo(fetched, subject) {
    return read(fetched)?.subject?.digest === subject;
}
function relation_artifactTypeOf(fetched) {
    const manifest = read(fetched);
    return manifest === undefined ? undefined : typeOf(manifest);
}
function relation_describeReferrer(descriptor, manifest) {
    const { digest, size } = descriptor;
    const artifactType = typeOf(manifest);
    return {
        mediaType: manifest.mediaType,
        digest,
        size,
        ...(artifactType === undefined ? {} : { artifactType }),
        ...(manifest.annotations === undefined ? {} : { annotations: manifest.annotations }),
    };
}
function typeOf(manifest) {
    const own = manifest.artifactType ?? '';
    return own !== '' ? own : manifest.kind === 'image' ? manifest.config.mediaType : undefined;
}
function read({ bytes, descriptor }) {
    try {
        return manifest_parseManifest(bytes, descriptor.mediaType === '' ? undefined : descriptor.mediaType);
    }
    catch (error) {
        if (error instanceof fields_InvalidManifestError) {
            return undefined;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/list.js








const UNSUPPORTED = [301, 302, 303, 307, 308, 404, 405, 501];
async function listReferrers(context, subject, query = {}) {
    const listed = await askApi(context, subject, query.artifactType);
    if (listed !== undefined) {
        return listed.map((descriptor) => ({ descriptor }));
    }
    const tags = await query.tags?.();
    if (tags !== undefined && !tags.has(fallbackTag(subject))) {
        return [];
    }
    const referrers = await readFallbackReferrers(context, subject, query);
    const { artifactType } = query;
    return artifactType === undefined
        ? referrers
        : referrers.filter(({ descriptor }) => descriptor.artifactType === artifactType);
}
async function askApi(context, subject, artifactType) {
    const { repository, host } = context;
    if (host.referrers.isSupported(repository) === false) {
        return undefined;
    }
    const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
    const first = apiPath(context, `referrers/${subject}${filter}`);
    const read = (to) => readPage(context, to, artifactType);
    const list = () => readPages(first, 'list of referrers', read);
    let entries;
    try {
        entries = await list();
    }
    catch (error) {
        if (!(error instanceof fields_InvalidManifestError)) {
            throw error;
        }
        entries = await list();
    }
    host.referrers.learn(repository, entries !== undefined);
    return entries;
}
function readPage(context, to, artifactType) {
    const request = {
        method: 'GET',
        to,
        headers: { accept: media_types_MEDIA_TYPE.ociIndex },
        scopes: pull(context),
        accept: [200, ...UNSUPPORTED],
        stayOnOrigin: true,
    };
    return send(context, request, async (answer) => {
        const type = withoutParameters(answer.header('content-type') ?? '');
        if (answer.status !== 200 || type !== media_types_MEDIA_TYPE.ociIndex) {
            await answer.skip();
            return undefined;
        }
        const index = manifest_parseManifest(await answer.bytes(manifest_MAX_MANIFEST_BYTES), type);
        const all = index.kind === 'index' ? index.manifests : [];
        return { items: all.filter(wanted(answer, artifactType)), next: nextPage(answer, 'list of referrers') };
    });
}
function wanted(answer, artifactType) {
    const applied = (answer.header('oci-filters-applied') ?? '').split(',').map((name) => name.trim());
    return artifactType === undefined || applied.includes('artifactType')
        ? () => true
        : (entry) => entry.artifactType === artifactType;
}
async function readFallbackReferrers(context, subject, { onIgnored }) {
    const index = await readFallback(context, subject);
    if (index === undefined || index === 'foreign') {
        return [];
    }
    const read = await Promise.all(index.entries.map(async (entry) => {
        const fetched = await findManifest(context, entry.digest);
        if (fetched !== undefined && refersTo(fetched, subject)) {
            return describe(entry, fetched);
        }
        onIgnored?.(entry.digest, fetched === undefined ? 'absent' : 'foreign');
        return undefined;
    }));
    return read.filter((referrer) => referrer !== undefined);
}
function describe(entry, fetched) {
    const artifactType = relation_artifactTypeOf(fetched);
    return { descriptor: { ...entry, ...(artifactType === undefined ? {} : { artifactType }) }, fetched };
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/receive.js
const PIECE_BYTES = 64 * 1024;
async function* receive(message, watchdog) {
    const arrivals = new Arrivals(message, watchdog);
    for (;;) {
        const piece = await arrivals.next();
        if (piece === undefined) {
            return;
        }
        yield piece;
    }
}
class Arrivals {
    #message;
    #watchdog;
    #chunks = [];
    #bytes = 0;
    #ended;
    #failure;
    #wake;
    constructor(message, watchdog) {
        this.#message = message;
        this.#watchdog = watchdog;
        this.#ended = message.readableEnded;
        message.on('data', (chunk) => this.#arrive(chunk));
        message.once('end', () => this.#end(undefined));
        message.once('error', (error) => this.#end(error));
        message.once('close', () => this.#end(brokenOff()));
        if (message.destroyed) {
            this.#end(message.errored ?? brokenOff());
        }
    }
    async next() {
        if (!this.#ended && this.#bytes < PIECE_BYTES) {
            this.#watchdog.awaitBody();
            this.#message.resume();
            await new Promise((resolve) => {
                this.#wake = resolve;
            });
        }
        if (this.#failure !== undefined && this.#bytes === 0) {
            throw this.#failure;
        }
        return this.#take();
    }
    #take() {
        const [first, ...more] = this.#chunks;
        this.#chunks = [];
        this.#bytes = 0;
        return first === undefined || more.length === 0 ? first : Buffer.concat([first, ...more]);
    }
    #arrive(chunk) {
        this.#watchdog.moved(chunk.byteLength);
        this.#chunks.push(chunk);
        this.#bytes += chunk.byteLength;
        if (this.#bytes < PIECE_BYTES) {
            this.#watchdog.awaitBody();
            return;
        }
        this.#message.pause();
        this.#wake?.();
    }
    #end(failure) {
        if (this.#ended) {
            return;
        }
        this.#ended = true;
        this.#failure = failure;
        this.#watchdog.moved(0);
        this.#wake?.();
    }
}
function brokenOff() {
    return Object.assign(new Error('the connection closed within the body'), { code: 'ECONNRESET' });
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/watchdog.js
const DEFAULT_TIMEOUTS = {
    idleMs: 30_000,
    responseMs: 60_000,
    responseMsPerMiB: 250,
    floorBytesPerSecond: 1024,
    floorWindowMs: 30_000,
};
class StalledError extends Error {
    name = 'StalledError';
    code = 'ETIMEDOUT';
}
class Watchdog {
    #timeouts;
    #expire;
    #timer;
    #timerMs = 0;
    #problem;
    #since = 0;
    #waitedMs = 0;
    #bytes = 0;
    constructor(timeouts, expire) {
        this.#timeouts = timeouts;
        this.#expire = expire;
    }
    awaitBody() {
        const { idleMs } = this.#timeouts;
        this.#start(idleMs, `no data for ${idleMs / 1000} s`);
    }
    awaitAnswer(bytesSent) {
        const ms = this.#timeouts.responseMs + (bytesSent / 2 ** 20) * this.#timeouts.responseMsPerMiB;
        this.#start(ms, `no answer for ${Math.round(ms / 1000)} s`);
    }
    moved(bytes) {
        this.#bytes += bytes;
        if (this.#problem === undefined) {
            return;
        }
        this.#problem = undefined;
        this.#waitedMs += performance.now() - this.#since;
        if (this.#waitedMs < this.#timeouts.floorWindowMs) {
            return;
        }
        const rate = (this.#bytes * 1000) / this.#waitedMs;
        this.#waitedMs = 0;
        this.#bytes = 0;
        if (rate < this.#timeouts.floorBytesPerSecond) {
            this.#expire(new StalledError(`only ${rate.toFixed(1)} bytes per second`));
        }
    }
    stop() {
        this.#problem = undefined;
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }
    #start(ms, problem) {
        this.#problem = problem;
        this.#since = performance.now();
        if (this.#timer !== undefined && this.#timerMs === ms) {
            this.#timer.refresh();
            return;
        }
        clearTimeout(this.#timer);
        this.#timerMs = ms;
        this.#timer = setTimeout(() => this.#ring(), ms);
    }
    #ring() {
        this.#timer = undefined;
        if (this.#problem !== undefined) {
            this.#expire(new StalledError(this.#problem));
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/exchange.js




function bytesBody(bytes) {
    return {
        size: bytes.byteLength,
        async *open() {
            yield bytes;
        },
    };
}
async function exchange(context, outgoing, signal) {
    signal?.throwIfAborted();
    const { method, target, body } = outgoing;
    const length = body === undefined ? {} : { 'content-length': body.size };
    const request = await context.connections.start(target, {
        method,
        headers: { ...outgoing.headers, ...length },
    });
    const host = hostOf(target);
    context.stats.countRequest(host, method);
    const bytes = context.stats.bytesOf(host);
    let ended;
    const end = (reason) => {
        ended ??= reason;
        request.destroy(reason);
    };
    const watchdog = new Watchdog(context.timeouts, end);
    const abort = () => end(asError(signal?.reason));
    signal?.addEventListener('abort', abort, { once: true });
    request.once('close', () => {
        watchdog.stop();
        signal?.removeEventListener('abort', abort);
    });
    const answered = answerTo(request);
    if (outgoing.onSent !== undefined) {
        request.once('finish', outgoing.onSent);
    }
    void exchange_send(request, body, watchdog, bytes.up);
    const message = await answered;
    watchdog.moved(0);
    const { statusCode = 0, headers } = message;
    return {
        status: statusCode,
        headers,
        body: bodyOf({ request, message, watchdog, count: bytes.down, endedBy: () => ended }),
        discard: () => void request.destroy(),
    };
}
function answerTo(request) {
    return new Promise((resolve, reject) => {
        request.once('response', resolve);
        request.on('error', reject);
        request.once('close', () => reject(new Error('the connection closed without an answer')));
    });
}
async function exchange_send(request, body, watchdog, count) {
    let answered = false;
    request.once('response', () => {
        answered = true;
    });
    try {
        const drained = roomIn(request);
        let total = 0;
        for await (const chunk of body?.open() ?? []) {
            if (answered || request.destroyed) {
                return;
            }
            if (!request.write(chunk)) {
                watchdog.awaitBody();
                await drained();
                watchdog.moved(chunk.byteLength);
            }
            total += chunk.byteLength;
            count(chunk.byteLength);
            body?.onSent?.(total);
        }
        request.end();
        if (!answered) {
            watchdog.awaitAnswer(body?.size ?? 0);
        }
    }
    catch (error) {
        request.destroy(asError(error));
    }
}
function roomIn(request) {
    let wake = () => undefined;
    for (const event of ['drain', 'response', 'close']) {
        request.on(event, () => wake());
    }
    return () => new Promise((resolve) => {
        wake = resolve;
    });
}
async function* bodyOf({ request, message, watchdog, count, endedBy }) {
    let complete = false;
    try {
        for await (const chunk of receive(message, watchdog)) {
            count(chunk.byteLength);
            yield chunk;
        }
        complete = true;
    }
    catch (error) {
        throw endedBy() ?? error;
    }
    finally {
        watchdog.stop();
        if (!complete || !request.writableEnded) {
            request.destroy();
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/retry.js
const DEFAULT_RETRY = {
    attempts: 6,
    baseMs: 250,
    capMs: 30_000,
    rateLimitAttempts: 20,
    maxRetryAfterMs: 5 * 60_000,
};
const TEMPORARY_CODES = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'EAI_AGAIN',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
function isTemporaryStatus(status) {
    return [408, 425, 429, 499].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}
function isRateLimitText(text) {
    return /secondary rate limit|rate limit exceeded|too many requests|TOOMANYREQUESTS/i.test(text);
}
function isTemporaryFailure(error) {
    if (error instanceof AggregateError) {
        return error.errors.some(isTemporaryFailure);
    }
    const code = retry_codeOf(error);
    return code !== undefined && (TEMPORARY_CODES.has(code) || code.startsWith('HPE_'));
}
function backoffMs(policy, attempt, random) {
    return random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
}
function retry_codeOf(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
        return error.code;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/put-manifest.js







async function putManifest(context, bytes, mediaType, target) {
    return (await storeManifest(context, bytes, mediaType, target)).digest;
}
async function storeManifest(context, bytes, mediaType, target, conditions = {}) {
    const reference = checkReference('tag' in target ? target.tag : target.digest);
    const digest = content_digestOf(bytes, (0,lib_digest/* isDigest */.Bc)(reference) ? (0,lib_digest/* algorithmOf */.Hy)(reference) : 'sha256');
    if ((0,lib_digest/* isDigest */.Bc)(reference)) {
        content_verifyBytes(bytes, { digest: reference });
    }
    for (let attempt = 1;; attempt += 1) {
        try {
            return await putOnce(context, { bytes, mediaType, reference, digest, conditions });
        }
        catch (error) {
            if (await arrived(context, error, reference, digest)) {
                return { digest, confirmed: true, subject: undefined };
            }
            await waitForNextTry(context, error, attempt);
        }
    }
}
const CHECK_ATTEMPTS = 2;
function putOnce(context, write) {
    const { bytes, mediaType, reference, digest, conditions } = write;
    return send(context, {
        method: 'PUT',
        to: apiPath(context, `manifests/${reference}`),
        headers: { ...conditions, 'content-type': mediaType },
        body: bytesBody(bytes),
        scopes: push(context),
        accept: [200, 201, 202, 204],
        attempts: 1,
    }, async (answer) => {
        await answer.skip();
        const stored = claimedDigest(answer);
        if (stored !== undefined && (0,lib_digest/* algorithmOf */.Hy)(stored) === (0,lib_digest/* algorithmOf */.Hy)(digest) && stored !== digest) {
            throw new errors_DigestMismatchError({ expected: digest, actual: stored, actualSize: bytes.byteLength });
        }
        return { digest, confirmed: stored === digest, subject: answer.header('oci-subject') };
    });
}
async function arrived(context, error, reference, digest) {
    const unclear = error instanceof errors_RegistryError && error.temporary && error.status !== 429;
    if (!unclear || context.signal?.aborted === true) {
        return false;
    }
    try {
        return (await headManifest(context, reference, CHECK_ATTEMPTS))?.digest === digest;
    }
    catch {
        return false;
    }
}
async function waitForNextTry(context, error, attempt) {
    const { retry, random } = context.transport.options;
    if (!(error instanceof errors_RegistryError) || !error.temporary || attempt >= retry.attempts) {
        throw error;
    }
    await pause(context, Math.max(error.retryAfterMs ?? 0, backoffMs(retry, attempt, random)));
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/errors.js


class FallbackTagError extends Error {
    name = 'FallbackTagError';
    reference;
    constructor({ host, repository }, subject, problem) {
        const reference = (0,lib_reference/* formatReference */.FH)({ registry: host.registry, repository, tag: fallbackTag(subject) });
        super(`${reference} ${problem}; this registry needs that tag to list what refers to ${subject}: ` +
            'delete the tag if it was made by "cosign copy", else try again');
        this.reference = reference;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/update.js







const MAX_ROUNDS = 10;
async function updateFallback(context, subject, change) {
    const { retry, random } = context.transport.options;
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
        const current = await readFallback(context, subject);
        if (current === 'foreign') {
            throw new FallbackTagError(context, subject, 'holds something that is no list of referrers');
        }
        const entries = current?.entries ?? [];
        const wanted = change(entries);
        if (sameEntries(wanted, entries)) {
            return;
        }
        await write(context, subject, wanted, current);
        if (round > 1) {
            await pause(context, backoffMs(retry, round, random));
        }
    }
    throw new FallbackTagError(context, subject, 'is being written by somebody else all the time');
}
function withEntries(added) {
    return (entries) => {
        const known = new Map(entries.map((entry) => [entry.digest, entry]));
        const fresh = added.filter(({ digest }) => !known.has(digest));
        return [...entries, ...fresh];
    };
}
function withoutEntry(removed) {
    return (entries) => entries.filter(({ digest }) => digest !== removed);
}
function sameEntries(left, right) {
    return left.length === right.length && left.every(({ digest }, index) => digest === right[index]?.digest);
}
async function write(context, subject, manifests, current) {
    const index = { schemaVersion: 2, mediaType: media_types_MEDIA_TYPE.ociIndex, manifests };
    const bytes = Buffer.from(JSON.stringify(index));
    const condition = current === undefined ? { 'if-none-match': '*' } : ifMatch(current.etag);
    try {
        await storeManifest(context, bytes, media_types_MEDIA_TYPE.ociIndex, { tag: fallbackTag(subject) }, condition);
    }
    catch (error) {
        if (!(error instanceof errors_RegistryError) || error.status !== 412) {
            throw error;
        }
    }
}
function ifMatch(etag) {
    return etag === undefined ? {} : { 'if-match': etag };
}

;// CONCATENATED MODULE: ./packages/registry/lib/delete/errors.js

class UnsupportedDeletionError extends errors_RegistryError {
    name = 'UnsupportedDeletionError';
    what;
    constructor(refused, what) {
        super({
            message: `${refused.problem} (it does not delete ${what} through its API)`,
            method: refused.method,
            url: refused.url,
            status: refused.status,
            codes: refused.codes,
            temporary: false,
            cause: refused,
        });
        this.what = what;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/delete/delete.js








function deleteManifest(context, digest) {
    return remove(context, digest, 'manifests');
}
function deleteTag(context, tag) {
    return remove(context, tag, 'tags');
}
async function deleteReferrer(context, digest) {
    const found = await findManifest(context, digest);
    if (found === undefined) {
        return 'absent';
    }
    const subject = manifest_parseManifest(found.bytes, found.descriptor.mediaType).subject?.digest;
    const outcome = await deleteManifest(context, digest);
    if (subject !== undefined && (await askApi(context, subject)) === undefined) {
        await cleanFallback(context, subject, digest);
    }
    return outcome;
}
async function cleanFallback(context, subject, removed) {
    const index = await readFallback(context, subject);
    if (index === undefined || index === 'foreign') {
        return;
    }
    if (index.entries.every(({ digest }) => digest === removed)) {
        await deleteManifest(context, index.digest);
    }
    else {
        await updateFallback(context, subject, withoutEntry(removed));
    }
}
async function remove(context, reference, what) {
    const request = {
        method: 'DELETE',
        to: apiPath(context, `manifests/${checkReference(reference)}`),
        scopes: push(context),
        accept: [200, 202, 204, 404],
    };
    try {
        return await send(context, request, async (answer) => {
            await answer.skip();
            return answer.status === 404 ? 'absent' : 'deleted';
        });
    }
    catch (error) {
        if (error instanceof errors_RegistryError && isUnsupported(error)) {
            throw new UnsupportedDeletionError(error, what);
        }
        throw error;
    }
}
function isUnsupported(error) {
    return [400, 405, 501].includes(error.status ?? 0) || error.hasCode('UNSUPPORTED');
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/put-referrer.js







async function putReferrer(context, bytes, mediaType) {
    const manifest = manifest_parseManifest(bytes, mediaType);
    if (manifest.subject === undefined) {
        throw new fields_InvalidManifestError('manifest: it has no subject, so it is no referrer');
    }
    const subject = manifest.subject.digest;
    const digest = content_digestOf(bytes);
    const receipt = await storeManifest(context, bytes, manifest.mediaType, { digest });
    const supported = context.host.referrers.isSupported(context.repository);
    if (receipt.subject === subject && supported === true) {
        return digest;
    }
    const descriptor = relation_describeReferrer({ mediaType, digest, size: bytes.byteLength }, manifest);
    const unlisted = await ensureListed(context, subject, [descriptor]);
    if (unlisted.length > 0 && receipt.subject !== subject) {
        await updateFallback(context, subject, withEntries([descriptor]));
    }
    return digest;
}
async function ensureListed(context, subject, referrers) {
    const entries = await askApi(context, subject);
    if (entries === undefined) {
        await updateFallback(context, subject, withEntries(referrers));
        return [];
    }
    const listed = new Set(entries.map(({ digest }) => digest));
    return referrers.map(({ digest }) => digest).filter((digest) => !listed.has(digest));
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/limiter.js
const DEFAULT_CONCURRENCY = { small: 8, bulk: 4 };
const limiter_BULK_BYTES = 1024 * 1024;
class Limiter {
    #lanes;
    constructor(concurrency) {
        const { small, bulk } = concurrency;
        this.#lanes = { small: new Lane(small), upload: new Lane(bulk), download: new Lane(bulk) };
    }
    acquire(lane, signal) {
        return this.#lanes[lane].acquire(signal);
    }
    slowDown() {
        for (const lane of Object.values(this.#lanes)) {
            lane.halve();
        }
    }
    speedUp(lane) {
        this.#lanes[lane].grow();
    }
    capacity(lane) {
        return this.#lanes[lane].capacity;
    }
}
class Lane {
    #max;
    #window;
    #active = 0;
    #settling = 0;
    #waiting = [];
    constructor(max) {
        this.#max = max;
        this.#window = max;
    }
    get capacity() {
        return Math.floor(this.#window);
    }
    async acquire(signal) {
        signal?.throwIfAborted();
        if (this.#active < this.capacity) {
            this.#active += 1;
        }
        else {
            await this.#turn(signal);
        }
        let released = false;
        return {
            release: () => {
                if (!released) {
                    released = true;
                    this.#active -= 1;
                    this.#wake();
                }
            },
        };
    }
    halve() {
        if (this.#settling === 0) {
            this.#settling = Math.max(1, this.#active);
            this.#window = Math.max(1, this.#window / 2);
        }
        else {
            this.#settling -= 1;
        }
    }
    grow() {
        this.#settling = Math.max(0, this.#settling - 1);
        this.#window = Math.min(this.#max, this.#window + 1 / this.#window);
        this.#wake();
    }
    #turn(signal) {
        return new Promise((resolve, reject) => {
            const wake = () => {
                signal?.removeEventListener('abort', abort);
                resolve();
            };
            const abort = () => {
                this.#waiting.splice(this.#waiting.indexOf(wake), 1);
                reject(signal?.reason);
            };
            signal?.addEventListener('abort', abort, { once: true });
            this.#waiting.push(wake);
        });
    }
    #wake() {
        while (this.#active < this.capacity) {
            const next = this.#waiting.shift();
            if (next === undefined) {
                return;
            }
            this.#active += 1;
            next();
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/existence.js


const WORTH_ASKING_BYTES = 64 * 1024;
const SILENT_ABOUT_BLOBS = /(?:^public\.ecr\.aws$|\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$)/;
async function hasBlob(context, digest, attempts) {
    return await send(context, {
        method: 'HEAD',
        to: apiPath(context, `blobs/${digest}`),
        scopes: pull(context),
        accept: [200, 404, 405],
        ...(attempts === undefined ? {} : { attempts }),
    }, async (answer) => {
        await answer.skip();
        return answer.status === 200;
    });
}
class MountKnowledge {
    #honest;
    #silent;
    #refused = new Set();
    constructor(registry) {
        this.#honest = !SILENT_ABOUT_BLOBS.test(registry);
    }
    headFirst({ size }) {
        return !this.#honest && size > WORTH_ASKING_BYTES;
    }
    get worthTrying() {
        return this.#honest;
    }
    async isSilentAbout({ size }, ask) {
        if (size <= limiter_BULK_BYTES) {
            return false;
        }
        this.#silent ??= ask();
        try {
            const silent = await this.#silent;
            this.#honest &&= !silent;
        }
        catch (error) {
            this.#silent = undefined;
            throw error;
        }
        return !this.#honest;
    }
    distrust() {
        this.#honest = false;
    }
    refuse(from) {
        this.#refused.add(from);
    }
    isRefused(from) {
        return this.#refused.has(from);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/session.js



const CANCEL_MS = 3_000;
async function startUpload(context, expected, mountFrom) {
    const { mounts } = context.host;
    if (mountFrom === undefined) {
        return await openSession(context);
    }
    if (mounts.headFirst(expected) && (await hasBlob(context, expected.digest))) {
        return { outcome: 'exists' };
    }
    for (const from of mountFrom.filter((source) => !mounts.isRefused(source))) {
        const mounted = await tryMount(context, expected, from);
        if (mounted !== undefined) {
            return mounted;
        }
    }
    const own = mountFrom.length === 0 && mounts.worthTrying ? await askItself(context, expected) : undefined;
    return own ?? (await openSession(context));
}
async function cancelUpload(context, session) {
    try {
        await send(context, {
            method: 'DELETE',
            to: session,
            scopes: push(context),
            accept: [200, 202, 204],
            attempts: 1,
            signal: AbortSignal.timeout(CANCEL_MS),
        }, (answer) => answer.skip());
    }
    catch {
    }
}
async function tryMount(context, expected, from) {
    try {
        const started = await post(context, mountQuery(expected, from), from);
        if (started.outcome === 'session') {
            context.host.mounts.distrust();
        }
        return started;
    }
    catch (error) {
        const refused = ignoreRefusal(error);
        context.host.mounts.refuse(from);
        return refused;
    }
}
async function askItself(context, expected) {
    const { mounts } = context.host;
    try {
        const started = await post(context, mountQuery(expected, context.repository), context.repository);
        if (started.outcome !== 'session') {
            return { outcome: 'exists' };
        }
        const ask = () => hasBlob(context, expected.digest);
        if ((await mounts.isSilentAbout(expected, ask)) && (await ask())) {
            await cancelUpload(context, started.session);
            return { outcome: 'exists' };
        }
        return started;
    }
    catch (error) {
        const refused = ignoreRefusal(error);
        mounts.distrust();
        return refused;
    }
}
async function openSession(context) {
    return await post(context, '', undefined);
}
function ignoreRefusal(error) {
    const { status = 0, temporary = true } = error instanceof errors_RegistryError ? error : {};
    if (temporary || status < 400) {
        throw error;
    }
    return undefined;
}
function mountQuery({ digest }, from) {
    return `?mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(from)}`;
}
function post(context, query, from) {
    const other = from === undefined || from === context.repository ? [] : [{ repository: from, actions: 'pull' }];
    return send(context, {
        method: 'POST',
        to: apiPath(context, `blobs/uploads/${query}`),
        scopes: [...push(context), ...other],
        accept: from === undefined ? [202] : [201, 202],
    }, async (answer) => {
        await answer.skip();
        return answer.status === 201
            ? { outcome: 'mounted' }
            : { outcome: 'session', session: answer.location('POST') };
    });
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/access.js

async function checkPush(context) {
    const started = await openSession(context);
    if (started.outcome === 'session') {
        await cancelUpload(context, started.session);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/download.js





const MAX_INTERRUPTIONS = 100;
function getBlob(context, expected) {
    const source = expected.size > limiter_BULK_BYTES ? resumable(context, expected) : whole(context, expected);
    return content_VerifiedContent.of(source, expected);
}
async function readBlob(context, expected) {
    const read = () => content_collect(content_VerifiedContent.of(resumable(context, expected), expected));
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof errors_DigestMismatchError) {
            return await read();
        }
        throw error;
    }
}
function whole(context, expected) {
    return {
        async *[Symbol.asyncIterator]() {
            yield await readBlob(context, expected);
        },
    };
}
function resumable(context, expected) {
    return { [Symbol.asyncIterator]: () => readResuming(context, expected) };
}
async function* readResuming(context, expected) {
    const { retry, random } = context.transport.options;
    let offset = 0;
    let withoutProgress = 0;
    for (let interruptions = 1;; interruptions += 1) {
        const start = offset;
        let failure;
        try {
            for await (const chunk of openAt(context, expected, offset)) {
                offset += chunk.byteLength;
                yield chunk;
            }
        }
        catch (error) {
            failure = error;
        }
        if (failure !== undefined && !isTemporaryFailure(failure)) {
            throw failure;
        }
        if (offset >= expected.size) {
            return;
        }
        withoutProgress = offset > start ? 0 : withoutProgress + 1;
        if (withoutProgress >= retry.attempts || interruptions >= MAX_INTERRUPTIONS) {
            throw download_brokenOff(context, expected, offset, failure);
        }
        await pause(context, backoffMs(retry, withoutProgress + 1, random));
    }
}
async function* openAt(context, expected, offset) {
    let answer = await request(context, expected, offset);
    if (offset > 0 && answer.status !== 200 && !continuesAt(answer, offset)) {
        answer.discard();
        answer = await request(context, expected, 0);
    }
    let skip = answer.status === 206 ? 0 : offset;
    for await (const chunk of answer.stream()) {
        if (skip < chunk.byteLength) {
            yield chunk.subarray(skip);
        }
        skip = Math.max(0, skip - chunk.byteLength);
    }
}
function request(context, expected, offset) {
    return send(context, {
        method: 'GET',
        to: apiPath(context, `blobs/${expected.digest}`),
        headers: offset === 0 ? {} : { range: `bytes=${offset}-` },
        scopes: pull(context),
        accept: offset === 0 ? [200] : [200, 206, 416],
        bulk: expected.size > limiter_BULK_BYTES,
    }, async (answer) => answer);
}
function continuesAt(answer, offset) {
    const start = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1];
    return answer.status === 206 && Number(start) === offset;
}
function download_brokenOff({ host, repository }, expected, offset, cause) {
    const url = `${host.registry}${apiPath({ repository }, `blobs/${expected.digest}`)}`;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    return new errors_RegistryError({
        message: `GET ${url}: the download keeps breaking off (after ${offset} of ${expected.size} bytes)${reason}`,
        method: 'GET',
        url,
        temporary: true,
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/tag-moved-error.js
class tag_moved_error_TagMovedError extends Error {
    name = 'TagMovedError';
    reference;
    planned;
    actual;
    constructor(reference, planned, actual) {
        super(`${reference} has moved since the copy was planned: it was ${planned ?? 'absent'} and is now ` +
            `${actual ?? 'absent'}; nothing was overwritten, plan again`);
        this.reference = reference;
        this.planned = planned;
        this.actual = actual;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/move-tag.js





async function moveTag(context, change) {
    const { tag, from, to, bytes, mediaType } = change;
    const { digest: actual, etag } = await look(context, change);
    if (actual === to) {
        return true;
    }
    if (actual !== from) {
        throw moved(context, change, actual);
    }
    const match = etag === undefined ? {} : { 'if-match': etag };
    const condition = from === null ? { 'if-none-match': '*' } : match;
    try {
        const { digest, confirmed } = await storeManifest(context, bytes, mediaType, { tag }, condition);
        return confirmed && digest === to;
    }
    catch (error) {
        const now = isFailedCondition(error) ? await digestOfTag(context, tag) : from;
        if (now !== from && now !== to) {
            throw moved(context, change, now);
        }
        if (now === from) {
            throw error;
        }
        return true;
    }
}
async function look(context, { tag, from }) {
    const seen = context.host.sightings.take(context.repository, tag);
    if (seen?.digest === from) {
        return seen;
    }
    const found = await inspectManifest(context, tag);
    const digest = found?.descriptor.digest ?? (from === null ? null : await digestOfTag(context, tag));
    return { digest, etag: found?.etag };
}
async function digestOfTag(context, tag) {
    return (await resolveManifest(context, tag))?.digest ?? null;
}
function isFailedCondition(error) {
    return error instanceof errors_RegistryError && error.status === 412;
}
function moved({ host, repository }, { tag, from }, actual) {
    return new tag_moved_error_TagMovedError((0,lib_reference/* formatReference */.FH)({ registry: host.registry, repository, tag }), from, actual);
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/tags.js




const PAGE_TAGS = 1000;
const MAX_PAGE_BYTES = 16 * 1024 * 1024;
async function listTags(context) {
    return (await listFewTags(context)) ?? [];
}
async function listFewTags(context, maxPages) {
    const read = (to) => tags_readPage(context, to);
    const size = maxPages === undefined ? '' : `?n=${PAGE_TAGS}`;
    const tags = await readPages(apiPath(context, `tags/list${size}`), 'tag list', read, maxPages);
    return tags === undefined ? undefined : [...new Set(tags)];
}
function tags_readPage(context, to) {
    return send(context, { method: 'GET', to, scopes: pull(context), accept: [200] }, async (answer) => {
        const bytes = await answer.bytes(MAX_PAGE_BYTES);
        return { items: parseTags(bytes, answer), next: nextPage(answer, 'tag list') };
    });
}
function parseTags(bytes, answer) {
    let body;
    try {
        body = json_parseStrictJson(bytes);
    }
    catch {
        throw pageFailure(answer.target, 'the tag list is not JSON');
    }
    const tags = typeof body === 'object' && body !== null && 'tags' in body ? (body.tags ?? []) : undefined;
    if (!Array.isArray(tags)) {
        throw pageFailure(answer.target, 'the answer is no tag list');
    }
    return tags.filter((tag) => typeof tag === 'string' && (0,lib_reference/* isTag */.dz)(tag));
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/upload.js







const MAX_CORRUPTIONS = 2;
const upload_CHECK_ATTEMPTS = 2;
async function uploadBlob(context, expected, open, options = {}) {
    const from = options.mountFrom ?? (options.absent === true ? undefined : []);
    const started = await startUpload(context, expected, from);
    if (started.outcome !== 'session') {
        return started.outcome;
    }
    const upload = new Upload(context, expected, open, options);
    await upload.run(started.session);
    return 'uploaded';
}
class Upload {
    #context;
    #expected;
    #open;
    #options;
    #failures = 0;
    #corruptions = 0;
    constructor(context, expected, open, options) {
        this.#context = context;
        this.#expected = expected;
        this.#open = open;
        this.#options = options;
    }
    async run(first) {
        let session = first;
        for (;;) {
            try {
                await this.#options.prepare?.();
                await this.#put(session);
                return;
            }
            catch (error) {
                if (await this.#arrived(error)) {
                    return;
                }
                await cancelUpload(this.#context, session);
                await this.#recover(error);
            }
            const again = await startUpload(this.#context, this.#expected, undefined);
            if (again.outcome !== 'session') {
                return;
            }
            session = again.session;
        }
    }
    async #put(session) {
        const { size, digest } = this.#expected;
        const { onProgress } = this.#options;
        await send(this.#context, {
            method: 'PUT',
            to: withParameter(session, 'digest', digest),
            headers: { 'content-type': 'application/octet-stream' },
            body: {
                size,
                open: () => content_VerifiedContent.of(this.#open(), this.#expected),
                ...(onProgress === undefined ? {} : { onSent: onProgress }),
            },
            scopes: push(this.#context),
            accept: [201, 204],
            attempts: 1,
        }, (answer) => answer.skip());
    }
    async #arrived(error) {
        const unclear = error instanceof errors_RegistryError && error.temporary && error.status !== 429;
        if (!unclear || this.#context.signal?.aborted === true) {
            return false;
        }
        try {
            return await hasBlob(this.#context, this.#expected.digest, upload_CHECK_ATTEMPTS);
        }
        catch {
            return false;
        }
    }
    async #recover(error) {
        const { retry, random, stats } = this.#context.transport.options;
        this.#failures += 1;
        this.#corruptions += isCorruption(error) ? 1 : 0;
        const hopeless = this.#failures >= retry.attempts || this.#corruptions >= MAX_CORRUPTIONS;
        if (this.#context.signal?.aborted === true ||
            hopeless ||
            !(isCorruption(error) || isInterruption(error))) {
            throw error;
        }
        const wait = error instanceof errors_RegistryError ? (error.retryAfterMs ?? 0) : 0;
        await pause(this.#context, Math.max(wait, backoffMs(retry, this.#failures, random)));
        stats.countRetry(new URL(await this.#context.host.origin()).host);
    }
}
function isCorruption(error) {
    return (error instanceof errors_DigestMismatchError ||
        (error instanceof errors_RegistryError && error.hasCode('DIGEST_INVALID')));
}
function isInterruption(error) {
    const isOurs = error instanceof errors_RegistryError && error.method !== 'GET';
    if (!isOurs || error instanceof AuthenticationError) {
        return false;
    }
    const gone = error.status === 404 || error.status === 416;
    return (error.temporary || gone || error.hasCode('BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'SIZE_INVALID'));
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/repository.js












class RepositoryClient {
    registry;
    repository;
    #context;
    constructor(context) {
        this.#context = context;
        this.registry = context.host.registry;
        this.repository = context.repository;
    }
    get name() {
        return (0,lib_reference/* formatRepository */.Sh)(this);
    }
    resolve(tagOrDigest) {
        return resolveManifest(this.#context, tagOrDigest);
    }
    getManifest(tagOrDigest) {
        return getManifest(this.#context, tagOrDigest);
    }
    lookUp(tagOrDigest) {
        return lookUpManifest(this.#context, tagOrDigest);
    }
    moveTag(change) {
        return moveTag(this.#context, change);
    }
    findManifest(tagOrDigest) {
        return findManifest(this.#context, tagOrDigest);
    }
    headManifest(tagOrDigest) {
        return headManifest(this.#context, tagOrDigest);
    }
    async hasTag(tag) {
        return (await headManifest(this.#context, tag)) !== undefined;
    }
    putManifest(bytes, mediaType, target) {
        return putManifest(this.#context, bytes, mediaType, target);
    }
    storeManifest(bytes, mediaType, target) {
        return storeManifest(this.#context, bytes, mediaType, target);
    }
    deleteManifest(digest) {
        return deleteManifest(this.#context, digest);
    }
    deleteTag(tag) {
        return deleteTag(this.#context, tag);
    }
    listReferrers(subject, query) {
        return listReferrers(this.#context, subject, query);
    }
    putReferrer(bytes, mediaType) {
        return putReferrer(this.#context, bytes, mediaType);
    }
    get listsReferrers() {
        return this.#context.host.referrers.isSupported(this.repository);
    }
    ensureListed(subject, referrers) {
        return ensureListed(this.#context, subject, referrers);
    }
    deleteReferrer(digest) {
        return deleteReferrer(this.#context, digest);
    }
    hasBlob(digest) {
        return hasBlob(this.#context, digest);
    }
    getBlob(descriptor) {
        return getBlob(this.#context, descriptor);
    }
    readBlob(descriptor) {
        return readBlob(this.#context, descriptor);
    }
    uploadBlob(descriptor, open, options) {
        return uploadBlob(this.#context, descriptor, open, options);
    }
    checkPush() {
        return checkPush(this.#context);
    }
    listTags(options) {
        return options === undefined ? listTags(this.#context) : listFewTags(this.#context, options.maxPages);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/registry/lib/transport/connections.js



const DOCKER_CERTS_DIR = '/etc/docker/certs.d';
class Connections {
    #options;
    #agents = new Map();
    #roots = new Map();
    constructor(options) {
        this.#options = options;
    }
    async start(target, options) {
        const url = new URL(target.origin);
        const secure = url.protocol === 'https:';
        const http = secure ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
        const ca = secure ? await this.#rootsFor(url.host) : undefined;
        return http.request({
            ...options,
            protocol: url.protocol,
            hostname: url.hostname.replace(/^\[|\]$/g, ''),
            port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
            path: target.path,
            agent: this.#agent(http.Agent, url),
            ...(ca === undefined ? {} : { ca: [...ca] }),
        });
    }
    close() {
        for (const agent of this.#agents.values()) {
            agent.destroy();
        }
        this.#agents.clear();
    }
    #agent(AgentOfScheme, url) {
        const direct = isLoopback(url.hostname);
        const key = `${url.protocol} ${direct}`;
        const known = this.#agents.get(key);
        if (known !== undefined) {
            return known;
        }
        const proxy = direct ? {} : { proxyEnv: this.#options.env };
        const agent = new AgentOfScheme({ keepAlive: true, autoSelectFamilyAttemptTimeout: 1000, ...proxy });
        this.#agents.set(key, agent);
        return agent;
    }
    async #rootsFor(host) {
        if (this.#roots.has(host)) {
            return this.#roots.get(host);
        }
        const extra = [...this.#options.ca, ...dockerCertificate(this.#options.certsDir, host)];
        const { getCACertificates } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1692, 19));
        const roots = extra.length === 0 ? undefined : [...getCACertificates('default'), ...extra];
        this.#roots.set(host, roots);
        return roots;
    }
}
function dockerCertificate(certsDir, host) {
    try {
        return [(0,external_node_fs_.readFileSync)((0,external_node_path_.join)(certsDir, host, 'ca.crt'), 'utf8')];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/challenge.js
const SPACE = /[\s,]*/y;
const SCHEME = /([A-Za-z][A-Za-z0-9_-]*)(?=[\s,]|$)(?!\s*=)/y;
const PARAMETER = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/sy;
const ANYTHING = /[^\s,]+/y;
const MAX_LENGTH = 16_384;
function parseChallenges(header) {
    const challenges = [];
    const text = header.slice(0, MAX_LENGTH);
    let at = 0;
    const take = (pattern) => {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        at = match === null ? at : pattern.lastIndex;
        return match;
    };
    for (take(SPACE); at < text.length; take(SPACE)) {
        const parameter = take(PARAMETER);
        if (parameter !== null) {
            const [, name = '', quoted, plain = ''] = parameter;
            const value = quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1');
            challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
            continue;
        }
        const scheme = take(SCHEME)?.[1];
        if (scheme === undefined) {
            take(ANYTHING);
        }
        else {
            challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
        }
    }
    return challenges;
}
function chooseScheme(header) {
    const challenges = parseChallenges(header ?? '');
    for (const { scheme, parameters } of challenges) {
        const realm = parameters.get('realm');
        if (scheme === 'bearer' && realm !== undefined && realm !== '') {
            const scopes = (parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
            return { kind: 'bearer', realm, service: parameters.get('service'), scopes };
        }
    }
    return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/scope.js
function formatScope({ repository, actions }) {
    return `repository:${repository}:${actions === 'push' ? 'pull,push' : 'pull'}`;
}
function covers(have, need) {
    return need.every((wanted) => have.some((scope) => scope.repository === wanted.repository && (scope.actions === 'push' || wanted.actions === 'pull')));
}
function mergeScopes(...lists) {
    const merged = new Map();
    for (const scope of lists.flat()) {
        if (merged.get(scope.repository)?.actions !== 'push') {
            merged.set(scope.repository, scope);
        }
    }
    const scopes = [...merged.values()];
    return [
        ...scopes.filter(({ actions }) => actions === 'push'),
        ...scopes.filter(({ actions }) => actions === 'pull'),
    ];
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/token.js




class TokenError extends Error {
    name = 'TokenError';
    status;
    constructor(status, problem) {
        super(problem);
        this.status = status;
    }
}
const DEFAULT_LIFETIME_S = 60;
const MARGIN_MS = 5_000;
const CLIENT_ID = 'container-kit';
async function fetchToken(request, registry, send, now) {
    const realm = parseTarget(request.realm);
    assertSafeHop(registry, realm);
    const asked = now();
    const answer = await ask(request, realm, send);
    if (answer.status !== 200) {
        throw new TokenError(answer.status, `${new URL(realm.origin).host} gave no token: ${answer.problem}`);
    }
    return readToken(answer.bytes, realm, asked);
}
async function ask(request, realm, send) {
    const { credential } = request;
    if (credential?.kind !== 'identity') {
        return await send({
            method: 'GET',
            target: withScopes(realm, request),
            headers: basicHeader(credential),
        });
    }
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: credential.token,
        client_id: CLIENT_ID,
        ...(request.service === undefined ? {} : { service: request.service }),
        scope: scopeTexts(request).join(' '),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = bytesBody(Buffer.from(form.toString()));
    const answer = await send({ method: 'POST', target: realm, headers, body });
    if (answer.status !== 404 && answer.status !== 405) {
        return answer;
    }
    const asBasic = basicHeader({ kind: 'basic', username: '<token>', password: credential.token });
    return await send({ method: 'GET', target: withScopes(realm, request), headers: asBasic });
}
function withScopes(realm, request) {
    const start = request.service === undefined ? realm : withParameter(realm, 'service', request.service);
    return scopeTexts(request).reduce((target, scope) => withParameter(target, 'scope', scope), start);
}
function scopeTexts({ scopes, others }) {
    return [...scopes.map(formatScope), ...others];
}
function basicHeader(credential) {
    if (credential?.kind !== 'basic') {
        return {};
    }
    const { username, password } = credential;
    return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
function readToken(bytes, realm, asked) {
    const { host } = new URL(realm.origin);
    let body;
    try {
        body = JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch {
        throw new TokenError(200, `${host} gave no token: its answer is not JSON`);
    }
    const fields = typeof body === 'object' && body !== null ? body : {};
    const value = [fields.token, fields.access_token].find((field) => typeof field === 'string' && field !== '');
    if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
        throw new TokenError(200, `${host} gave no token: its answer has no usable "token"`);
    }
    const seconds = typeof fields.expires_in === 'number' ? fields.expires_in : DEFAULT_LIFETIME_S;
    const lifetime = Math.max(seconds, DEFAULT_LIFETIME_S) * 1000;
    return { value, expiresAt: asked + lifetime - MARGIN_MS };
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/token-source.js



class TokenSource {
    #options;
    #tokens = [];
    #pending = new Map();
    #declared = [];
    #joinScopes = true;
    constructor(options) {
        this.#options = options;
    }
    declare(scopes) {
        this.#declared = mergeScopes(this.#declared, scopes);
    }
    async get(scheme, needed, credential) {
        const now = this.#options.now();
        const known = this.#tokens.find((token) => token.expiresAt > now && covers(token.scopes, needed));
        if (known !== undefined) {
            return known;
        }
        const joined = this.#joinScopes && covers(this.#declared, needed);
        const scopes = joined ? mergeScopes(needed, this.#declared) : mergeScopes(needed);
        const key = JSON.stringify(scopes.toSorted((a, b) => (a.repository < b.repository ? -1 : 1)));
        const pending = this.#pending.get(key);
        if (pending !== undefined) {
            return await pending;
        }
        const fetching = this.#fetch(scheme, scopes, needed, credential);
        this.#pending.set(key, fetching);
        try {
            return await fetching;
        }
        finally {
            this.#pending.delete(key);
        }
    }
    forget(token, needed) {
        const at = this.#tokens.indexOf(token);
        if (at < 0) {
            return;
        }
        this.#tokens.splice(at, 1);
        const everAccepted = needed.every(({ repository }) => token.accepted.has(repository));
        if (!everAccepted && token.scopes.length > needed.length) {
            this.#joinScopes = false;
        }
    }
    async #fetch(scheme, scopes, needed, credential) {
        const { send, now, origin } = this.#options;
        const { realm, service } = scheme;
        const others = scheme.scopes.filter((scope) => !scope.startsWith('repository:'));
        const registry = parseTarget(await origin());
        try {
            const token = await fetchToken({ realm, service, scopes, others, credential }, registry, send, now);
            const cached = { ...token, scopes, accepted: new Set() };
            this.#tokens.unshift(cached);
            return cached;
        }
        catch (error) {
            const refused = error instanceof TokenError && (error.status === 401 || error.status === 403);
            if (!refused || scopes.length <= needed.length) {
                throw error;
            }
            this.#joinScopes = false;
            return await this.#fetch(scheme, mergeScopes(needed), needed, credential);
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/authorizer.js



class Authorizer {
    #registry;
    #credentials;
    #tokens;
    #scheme;
    #negotiation;
    constructor(options) {
        this.#registry = options.registry;
        this.#credentials = options.credentials;
        this.#tokens = new TokenSource(options);
    }
    declare(scopes) {
        this.#tokens.declare(scopes);
    }
    async authorize(needed) {
        while (this.#scheme === undefined) {
            if (this.#negotiation === undefined) {
                return this.#negotiate();
            }
            await this.#negotiation;
        }
        return await this.#grant(needed);
    }
    async renew(refused, challenge, needed) {
        const scheme = chooseScheme(challenge) ?? this.#usableScheme();
        if (scheme === undefined) {
            return undefined;
        }
        this.#scheme = scheme;
        if (refused.token !== undefined) {
            this.#tokens.forget(refused.token, needed);
        }
        const grant = await this.#grant(needed);
        return grant.header === undefined || grant.header === refused.header ? undefined : grant;
    }
    async describe(repository) {
        const credential = await this.#credential(repository);
        if (credential === undefined) {
            return `no login for ${this.#registry} was found`;
        }
        return credential.kind === 'basic'
            ? `logged in as ${JSON.stringify(credential.username)}`
            : 'logged in by token';
    }
    #negotiate() {
        const { promise, resolve } = Promise.withResolvers();
        this.#negotiation = promise;
        let settled = false;
        return {
            header: undefined,
            settle: (accepted) => {
                if (settled) {
                    return;
                }
                settled = true;
                if (accepted) {
                    this.#scheme ??= { kind: 'none' };
                }
                this.#negotiation = undefined;
                resolve();
            },
        };
    }
    #usableScheme() {
        return this.#scheme === undefined || this.#scheme.kind === 'none' ? undefined : this.#scheme;
    }
    async #grant(needed) {
        const scheme = this.#usableScheme();
        if (scheme === undefined) {
            return fixedGrant(undefined);
        }
        const credential = await this.#credential(needed[0]?.repository);
        if (credential?.kind === 'bearer') {
            return fixedGrant(`Bearer ${credential.token}`);
        }
        if (scheme.kind === 'basic') {
            return fixedGrant(basicHeader(credential).authorization);
        }
        const token = await this.#tokens.get(scheme, needed, credential);
        const settle = (accepted) => {
            for (const { repository } of accepted ? needed : []) {
                token.accepted.add(repository);
            }
        };
        return { header: `Bearer ${token.value}`, token, settle };
    }
    #credential(repository) {
        return this.#credentials.get(this.#registry, repository);
    }
}
function fixedGrant(header) {
    return { header, settle: () => undefined };
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/knowledge.js
class ReferrersKnowledge {
    #supported = new Map();
    isSupported(repository) {
        return this.#supported.get(repository);
    }
    learn(repository, supported) {
        this.#supported.set(repository, supported);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/sightings.js
const FRESH_MS = 1_000;
class Sightings {
    #now;
    #seen = new Map();
    constructor(now) {
        this.#now = now;
    }
    add(repository, tag, sighting) {
        this.#seen.set(`${repository}:${tag}`, { ...sighting, at: this.#now() });
    }
    take(repository, tag) {
        const key = `${repository}:${tag}`;
        const sighting = this.#seen.get(key);
        this.#seen.delete(key);
        if (sighting === undefined) {
            return undefined;
        }
        const age = this.#now() - sighting.at;
        return age >= 0 && age < FRESH_MS ? sighting : undefined;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/scheme.js

const PROBE_MS = 10_000;
async function registryOrigin(host) {
    const { hostname, port } = new URL(`https://${host}`);
    if (!isLoopback(hostname) || (await speaksTls(hostname, port === '' ? 443 : Number(port)))) {
        return new URL(`https://${host}`).origin;
    }
    return new URL(`http://${host}`).origin;
}
async function speaksTls(hostname, port) {
    const tls = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1692, 19));
    return await new Promise((resolve) => {
        const socket = tls.connect({ host: hostname.replace(/^\[|\]$/g, ''), port, rejectUnauthorized: false });
        const decide = (spoken) => {
            socket.destroy();
            resolve(spoken);
        };
        socket.once('secureConnect', () => decide(true));
        socket.once('error', () => decide(false));
        socket.setTimeout(PROBE_MS, () => decide(true));
    });
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/retry-after.js
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
const GO_DURATION = /(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+/;
const IN_MESSAGE = new RegExp(`retry[- ]after:?\\s*(${GO_DURATION.source})`, 'i');
function retryAfterMs(header, text, now) {
    const value = header?.trim() ?? '';
    if (/^\d+(?:\.\d+)?$/.test(value)) {
        return Number(value) * 1000;
    }
    const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(date)) {
        return Math.max(0, date - now);
    }
    const duration = IN_MESSAGE.exec(text)?.[1];
    return duration === undefined ? undefined : goDurationMs(duration);
}
function goDurationMs(text) {
    let total = 0;
    for (const [, amount = '0', unit = 's'] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
        total += Number(amount) * (UNIT_MS[unit] ?? 0);
    }
    return total;
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/failure.js





async function judgeAnswer(answer, purpose, now) {
    const text = await answer.errorText();
    const { status } = answer;
    const limited = status === 429 || (status === 403 && isRateLimitText(text));
    const foreign = answer.target.origin !== purpose.target.origin;
    const expired = foreign && (status === 401 || status === 403);
    const temporary = limited || expired || isTemporaryStatus(status);
    const waitMs = temporary ? retryAfterMs(answer.header('retry-after'), text, now) : undefined;
    const error = await describeAnswer(answer, purpose, { temporary, retryAfterMs: waitMs });
    return { error, temporary, overloaded: limited || status === 503, rateLimited: limited, waitMs };
}
function judgeException(error, purpose) {
    const temporary = isTemporaryFailure(error);
    const network = temporary || retry_codeOf(error) !== undefined;
    const wrapped = network ? networkError(error, purpose, temporary) : asError(error);
    return { error: wrapped, temporary, overloaded: false, rateLimited: false, waitMs: undefined };
}
async function describeAnswer(answer, purpose, verdict) {
    const { method, right } = purpose;
    const url = redact(answer.target);
    const problem = await answer.problem();
    const codes = readErrorCodes(await answer.errorText());
    const details = { method, url, status: answer.status, codes, ...verdict };
    if (verdict.temporary || right === undefined || (answer.status !== 401 && answer.status !== 403)) {
        return new errors_RegistryError({ ...details, message: `${method} ${url}: ${problem}` });
    }
    return await refusal({ ...details, problem }, purpose, right);
}
async function refusal(details, purpose, right) {
    const { problem, ...rest } = details;
    const { registry, repository, action } = right;
    const what = action === 'push' ? 'write to' : 'read';
    const message = `${registry} does not let this job ${what} ${repository} (${await purpose.identity()}): ${problem}`;
    const advice = `log in to ${registry} with an account or token that has the ${action} right on ${repository}`;
    return new AuthenticationError({ ...rest, message, advice, missing: right });
}
const UNTRUSTED_CODES = new Set([
    'CERT_UNTRUSTED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
function networkError(error, { method, target }, temporary) {
    const code = retry_codeOf(error) ?? '';
    const { host } = new URL(target.origin);
    const url = redact(target);
    const details = (problem, advice) => ({
        message: `${method} ${url}: ${problem}`,
        advice,
        method,
        url,
        temporary,
        cause: error,
    });
    if (UNTRUSTED_CODES.has(code)) {
        const advice = `add its CA with the "ca" option, NODE_EXTRA_CA_CERTS or /etc/docker/certs.d/${host}/ca.crt`;
        return new UntrustedCertificateError({
            ...details(`the certificate of ${host} is not trusted (${code})`, advice),
            host,
        });
    }
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    const text = inner instanceof Error ? inner.message : String(inner);
    if (/CERT|ERR_TLS/.test(code)) {
        return new errors_RegistryError(details(`the certificate of ${host} is not trusted (${code}): ${text}`));
    }
    if (code === 'ENOTFOUND') {
        const advice = 'check the spelling of the registry';
        return new errors_RegistryError(details(`the host ${host} does not exist (ENOTFOUND)`, advice));
    }
    return new errors_RegistryError(details(`the connection failed: ${text}`));
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/token-service.js




const MAX_TOKEN_BYTES = 64 * 1024;
function tokenSender(transport, signal) {
    return async (request) => {
        const { target, method } = request;
        return await transport.repeat({
            purpose: { method, target, right: undefined, identity: async () => '' },
            send: () => transport.once(request, signal),
            signal,
            accepts: (status) => status < 500 && status !== 429 && status !== 408,
            use: async (answer) => {
                const { status } = answer;
                const problem = status === 200 ? '' : await answer.problem();
                const bytes = status === 200 ? await answer.bytes(MAX_TOKEN_BYTES) : new Uint8Array();
                return { status, bytes, problem };
            },
        });
    };
}
async function explainTokenError(error, purpose) {
    if (!(error instanceof TokenError)) {
        return error;
    }
    const { method, target, right } = purpose;
    const details = { method, url: redact(target), status: error.status, temporary: false, cause: error };
    if (right === undefined || (error.status !== 401 && error.status !== 403)) {
        return new errors_RegistryError({ ...details, message: `${method} ${details.url}: ${error.message}` });
    }
    return await refusal({ ...details, problem: error.message }, purpose, right);
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/registry-host.js







class RegistryHost {
    registry;
    mounts;
    referrers = new ReferrersKnowledge();
    sightings;
    #transport;
    #authorizer;
    #origin;
    constructor(registry, transport, credentials, signal) {
        this.registry = registry;
        this.mounts = new MountKnowledge(registry);
        this.sightings = new Sightings(transport.options.now);
        this.#transport = transport;
        this.#authorizer = new Authorizer({
            registry,
            credentials,
            send: tokenSender(transport, signal),
            origin: () => this.origin(),
            now: transport.options.now,
        });
    }
    origin() {
        this.#origin ??= registryOrigin(apiHost(this.registry));
        return this.#origin;
    }
    declare(scopes) {
        this.#authorizer.declare(scopes);
    }
    async send(request, use) {
        const target = typeof request.to === 'string' ? { origin: await this.origin(), path: request.to } : request.to;
        const purpose = this.#purpose(request, target);
        return await this.#transport.repeat({
            purpose,
            send: () => this.#sendAuthorised(request, target, purpose),
            accepts: (status) => request.accept.includes(status),
            use,
            attempts: request.attempts,
            signal: request.signal,
        });
    }
    #purpose({ method, scopes: [scope] }, target) {
        const right = {
            registry: this.registry,
            repository: scope.repository,
            action: scope.actions,
        };
        return { method, target, right, identity: () => this.#authorizer.describe(scope.repository) };
    }
    async #sendAuthorised(request, target, purpose) {
        const outgoing = {
            method: request.method,
            target,
            headers: request.headers ?? {},
            body: request.body,
            bulk: request.bulk,
            stayOnOrigin: request.stayOnOrigin,
        };
        if (target.origin !== (await this.origin())) {
            return await this.#transport.once(outgoing, request.signal);
        }
        try {
            return await this.#sendRenewing(outgoing, request);
        }
        catch (error) {
            throw await explainTokenError(error, purpose);
        }
    }
    async #sendRenewing(outgoing, { scopes, signal }) {
        const first = await this.#authorizer.authorize(scopes);
        try {
            let grant = first;
            let answer = await this.#sendGranted(outgoing, grant, signal);
            for (let tries = 0; isChallenge(answer, outgoing.target) && mayRenew(tries, grant, scopes); tries += 1) {
                const challenge = answer.header('www-authenticate');
                await answer.errorText();
                const renewed = await this.#authorizer.renew(grant, challenge, scopes);
                first.settle(false);
                if (renewed === undefined) {
                    break;
                }
                grant = renewed;
                answer = await this.#sendGranted(outgoing, grant, signal);
            }
            return answer;
        }
        finally {
            first.settle(false);
        }
    }
    async #sendGranted(outgoing, grant, signal) {
        const { header } = grant;
        const authorization = header === undefined ? {} : { authorization: header };
        const headers = { ...outgoing.headers, ...authorization };
        const answer = await this.#transport.once({ ...outgoing, headers }, signal);
        if (answer.status < 400 || answer.status === 404) {
            grant.settle(true);
        }
        return answer;
    }
}
function mayRenew(tries, { token }, scopes) {
    return tries === 0 || (tries === 1 && token !== undefined && token.scopes.length > scopes.length);
}
function isChallenge(answer, target) {
    return answer.status === 401 && answer.target.origin === target.origin;
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/stats.js
class Stats {
    #hosts = new Map();
    get hosts() {
        return this.#hosts;
    }
    requests(host, method) {
        let total = 0;
        for (const [name, { requests }] of this.#hosts) {
            for (const [verb, count] of Object.entries(requests)) {
                total += (host ?? name) === name && (method ?? verb) === verb ? count : 0;
            }
        }
        return total;
    }
    get retries() {
        return this.#sum('retries');
    }
    get bytesUp() {
        return this.#sum('bytesUp');
    }
    get bytesDown() {
        return this.#sum('bytesDown');
    }
    countRequest(host, method) {
        const { requests } = this.#host(host);
        requests[method] = (requests[method] ?? 0) + 1;
    }
    countRetry(host) {
        this.#host(host).retries += 1;
    }
    bytesOf(host) {
        const counts = this.#host(host);
        return {
            up: (bytes) => {
                counts.bytesUp += bytes;
            },
            down: (bytes) => {
                counts.bytesDown += bytes;
            },
        };
    }
    #sum(field) {
        return [...this.#hosts.values()].reduce((total, host) => total + host[field], 0);
    }
    #host(host) {
        const known = this.#hosts.get(host);
        if (known !== undefined) {
            return known;
        }
        const fresh = { requests: {}, retries: 0, bytesUp: 0, bytesDown: 0 };
        this.#hosts.set(host, fresh);
        return fresh;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/redirect.js


const MAX_HOPS = 10;
const MAX_SKIPPED_BYTES = 64 * 1024;
const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);
async function followRedirects(outgoing, send) {
    let current = outgoing;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
        const incoming = await send(current);
        const location = incoming.headers.location;
        if (location === undefined || !redirects(incoming.status, outgoing.method)) {
            return { incoming, outgoing: current };
        }
        await skipBody(incoming);
        const next = nextHop(current, location);
        if (outgoing.stayOnOrigin === true && next.target.origin !== current.target.origin) {
            return { incoming, outgoing: current };
        }
        current = next;
    }
    throw new UnsafeTargetError(`${redact(outgoing.target)} redirects more than ${MAX_HOPS} times`);
}
async function skipBody(incoming) {
    let size = 0;
    for await (const chunk of incoming.body) {
        size += chunk.byteLength;
        if (size > MAX_SKIPPED_BYTES) {
            break;
        }
    }
}
function redirects(status, method) {
    const reads = method === 'GET' || method === 'HEAD';
    return status === 307 || status === 308 || (reads && (status === 301 || status === 302 || status === 303));
}
function nextHop(current, location) {
    const target = resolveTarget(current.target, location);
    assertSafeHop(current.target, target);
    const sameOrigin = target.origin === current.target.origin;
    return { ...current, target, headers: sameOrigin ? current.headers : withoutCredentials(current.headers) };
}
function withoutCredentials(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase())));
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/transport.js







class Transport {
    options;
    #limiters = new Map();
    #warnings = new Set();
    constructor(options) {
        this.options = options;
    }
    async once(outgoing, signal) {
        const limiter = this.limiter(outgoing.target);
        const lane = laneOf(outgoing);
        const slot = await limiter.acquire(lane, signal);
        try {
            const headers = {
                'user-agent': this.options.userAgent,
                'accept-encoding': 'identity',
                ...outgoing.headers,
            };
            const onSent = lane === 'upload' ? { onSent: () => slot.release() } : {};
            const sent = await followRedirects({ ...outgoing, headers, ...onSent }, (hop) => exchange(this.options, hop, signal));
            this.#warn(sent.incoming.headers.warning);
            if (sent.incoming.status < 400) {
                limiter.speedUp(lane);
            }
            return new Answer(sent.incoming, sent.outgoing.target, () => slot.release());
        }
        catch (error) {
            slot.release();
            throw error;
        }
    }
    async repeat(request) {
        const { stats, sleep, random, retry } = this.options;
        const { signal } = request;
        const tries = { failed: 0, limited: 0 };
        for (;;) {
            const outcome = await this.#try(request);
            if ('value' in outcome) {
                return outcome.value;
            }
            signal?.throwIfAborted();
            tries[outcome.rateLimited ? 'limited' : 'failed'] += 1;
            const exhausted = tries.failed >= (request.attempts ?? retry.attempts) || tries.limited >= retry.rateLimitAttempts;
            if (!outcome.temporary || exhausted) {
                throw outcome.error;
            }
            if ((outcome.waitMs ?? 0) > retry.maxRetryAfterMs) {
                outcome.error.message += ` (it asks to wait ${Math.ceil((outcome.waitMs ?? 0) / 1000)} s, which is too long)`;
                throw outcome.error;
            }
            const backoff = backoffMs(retry, tries.failed + tries.limited, random);
            await sleep(Math.max(outcome.waitMs ?? 0, backoff), signal);
            stats.countRetry(hostOf(request.purpose.target));
        }
    }
    limiter(target) {
        const known = this.#limiters.get(target.origin);
        if (known !== undefined) {
            return known;
        }
        const fresh = new Limiter(this.options.concurrency);
        this.#limiters.set(target.origin, fresh);
        return fresh;
    }
    async #try(request) {
        let failure;
        try {
            const answer = await request.send();
            if (request.accepts(answer.status)) {
                return { value: await request.use(answer) };
            }
            failure = await judgeAnswer(answer, request.purpose, this.options.now());
        }
        catch (error) {
            failure = judgeException(error, request.purpose);
        }
        if (failure.overloaded) {
            this.limiter(request.purpose.target).slowDown();
        }
        return failure;
    }
    #warn(header) {
        for (const [, text = ''] of String(header ?? '')
            .slice(0, 4096)
            .matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
            if (!this.#warnings.has(text)) {
                this.#warnings.add(text);
                this.options.onWarning(text.replace(/\\(.)/g, '$1'));
            }
        }
    }
}
function laneOf({ body, bulk }) {
    if ((body?.size ?? 0) > limiter_BULK_BYTES) {
        return 'upload';
    }
    return bulk === true ? 'download' : 'small';
}

;// CONCATENATED MODULE: ./packages/registry/lib/client.js











class RegistryClient {
    stats = new Stats();
    #transport;
    #connections;
    #credentials;
    #signal;
    #hosts = new Map();
    constructor(options = {}) {
        const env = options.env ?? process.env;
        this.#signal = options.signal;
        this.#credentials = options.credentials ?? createCredentialStore({ env });
        const ca = typeof options.ca === 'string' ? [options.ca] : (options.ca ?? []);
        this.#connections = new Connections({ ca, env, certsDir: options.certsDir ?? DOCKER_CERTS_DIR });
        this.#transport = new Transport({
            connections: this.#connections,
            stats: this.stats,
            timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
            retry: { ...DEFAULT_RETRY, ...options.retry },
            concurrency: { ...DEFAULT_CONCURRENCY, ...options.concurrency },
            userAgent: options.userAgent ?? 'container-kit',
            onWarning: options.onWarning ?? (() => undefined),
            now: options.now ?? Date.now,
            sleep: options.sleep ?? sleep,
            random: options.random ?? Math.random,
        });
    }
    repository(registry, repository, options = {}) {
        const name = (0,lib_reference/* formatRepository */.Sh)({ registry, repository });
        if ((0,lib_reference/* formatRepository */.Sh)((0,lib_reference/* parseRepository */.SU)(name)) !== name) {
            throw new lib_reference/* InvalidReferenceError */.x_(`${JSON.stringify(name)} is not normalised: pass it through parseReference`);
        }
        const signals = [this.#signal, options.signal].filter((signal) => signal !== undefined);
        const signal = signals.length < 2 ? signals[0] : AbortSignal.any(signals);
        return new RepositoryClient({
            host: this.#host(registry),
            transport: this.#transport,
            repository,
            signal,
        });
    }
    declareScopes(registry, scopes) {
        this.#host(registry).declare(scopes);
    }
    close() {
        this.#connections.close();
    }
    [Symbol.dispose]() {
        this.close();
    }
    #host(registry) {
        const known = this.#hosts.get(registry);
        if (known !== undefined) {
            return known;
        }
        const fresh = new RegistryHost(registry, this.#transport, this.#credentials, this.#signal);
        this.#hosts.set(registry, fresh);
        return fresh;
    }
}
async function sleep(ms, signal) {
    try {
        await (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    }
    catch (error) {
        throw signal?.reason ?? error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/errors.js
class errors_IncompleteCopyError extends Error {
    name = 'IncompleteCopyError';
    place;
    missing;
    constructor(place, missing) {
        const pieces = missing.map(({ digest, unlistedOf }) => unlistedOf === undefined ? digest : `${digest} among the referrers of ${unlistedOf}`);
        super(`${place} is incomplete after the copy, so its tags stay as they were; missing: ${pieces.join(', ')}`);
        this.place = place;
        this.missing = missing;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/place.js

function place_isLayout(place) {
    return 'layout' in place;
}
function place_formatPlace(place) {
    return place_isLayout(place) ? place.layout : formatRepository(place);
}
function place_formatTag(place, tag) {
    return `${place_formatPlace(place)}:${tag}`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/context.js

class context_Arrival {
    plan;
    destination;
    key;
    #needed;
    #counts = { uploaded: 0, mounted: 0, existing: 0, bytes: 0 };
    constructor(plan, destination) {
        this.plan = plan;
        this.destination = destination;
        this.key = isLayout(plan.place) ? plan.place.layout : plan.place.registry;
        this.#needed = new Set([...plan.blobs.mount, ...plan.blobs.stream]);
        this.#counts.existing = plan.blobs.exist.length;
    }
    needs({ digest }) {
        return this.#needed.has(digest);
    }
    get counts() {
        return { ...this.#counts };
    }
    count({ size }, outcome) {
        this.#counts[outcome === 'exists' ? 'existing' : outcome] += 1;
        this.#counts.bytes += outcome === 'uploaded' ? size : 0;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/files.js






const CHUNK_BYTES = (/* unused pure expression or super */ null && (256 * 1024));
const SAFE_READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
function files_blobPath(root, digest) {
    const [algorithm = '', hex = ''] = parseDigest(digest).split(':');
    return join(root, 'blobs', algorithm, hex);
}
async function openFile(path, size) {
    let file;
    try {
        file = await open(path, SAFE_READ);
    }
    catch (error) {
        throw new LayoutError(path, reasonOf(error), { cause: error });
    }
    try {
        const stats = await file.stat();
        if (!stats.isFile()) {
            throw new LayoutError(path, 'is not a regular file');
        }
        if (size !== undefined && stats.size !== size) {
            throw new LayoutError(path, `has ${stats.size} bytes where its descriptor says ${size}`);
        }
        return file;
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
async function files_readSmallFile(path, limit) {
    const file = await openFile(path);
    try {
        const { size } = await file.stat();
        if (size > limit) {
            throw new LayoutError(path, `has ${size} bytes, more than ${limit}`);
        }
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
async function files_findSmallFile(path, limit) {
    try {
        return await files_readSmallFile(path, limit);
    }
    catch (error) {
        if (error instanceof LayoutError && codeOf(error.cause) === 'ENOENT') {
            return undefined;
        }
        throw error;
    }
}
async function* files_readFileChunks(path, size) {
    const file = await openFile(path, size);
    try {
        for (;;) {
            const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
            const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
            if (bytesRead === 0) {
                return;
            }
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}
async function files_assertFolder(path) {
    let isFolder;
    try {
        isFolder = (await lstat(path)).isDirectory();
    }
    catch (error) {
        throw new LayoutError(path, reasonOf(error), { cause: error });
    }
    if (!isFolder) {
        throw new LayoutError(path, 'is not a folder');
    }
}
function reasonOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    switch (code) {
        case 'ENOENT':
            return 'does not exist';
        case 'ELOOP':
        case 'EMLINK':
            return 'is a symbolic link, which a layout must not contain';
        case 'EACCES':
        case 'EPERM':
            return 'cannot be read: permission denied';
        default:
            return error instanceof Error ? error.message : String(error);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/layout.js








const MAX_MARKER_BYTES = 4096;
class Layout {
    path;
    roots;
    constructor(path, roots) {
        this.path = path;
        this.roots = roots;
    }
    async readManifest(descriptor) {
        const bytes = await this.readBlob(descriptor, MAX_MANIFEST_BYTES);
        try {
            return { descriptor, bytes, manifest: parseManifest(bytes, descriptor.mediaType) };
        }
        catch (error) {
            if (error instanceof InvalidManifestError) {
                throw new LayoutError(blobPath(this.path, descriptor.digest), error.message, { cause: error });
            }
            throw error;
        }
    }
    async readBlob(descriptor, limit) {
        if (descriptor.size > limit) {
            const path = blobPath(this.path, descriptor.digest);
            throw new LayoutError(path, `its descriptor says ${descriptor.size} bytes, more than ${limit}`);
        }
        return await collect(this.openBlob(descriptor));
    }
    openBlob(descriptor) {
        const path = blobPath(this.path, descriptor.digest);
        const chunks = { [Symbol.asyncIterator]: () => readFileChunks(path, descriptor.size) };
        return VerifiedContent.of(chunks, descriptor);
    }
}
async function layout_openLayout(folder) {
    const path = resolve(folder);
    await checkMarker(join(path, 'oci-layout'));
    await assertFolder(join(path, 'blobs'));
    await assertFolder(join(path, 'blobs', 'sha256'));
    const indexPath = join(path, 'index.json');
    const bytes = await readSmallFile(indexPath, MAX_MANIFEST_BYTES);
    try {
        const index = parseManifest(bytes, MEDIA_TYPE.ociIndex);
        return new Layout(path, index.kind === 'index' ? index.manifests : []);
    }
    catch (error) {
        throw new LayoutError(indexPath, error instanceof Error ? error.message : String(error), {
            cause: error,
        });
    }
}
async function checkMarker(path) {
    const bytes = await readSmallFile(path, MAX_MARKER_BYTES);
    let marker;
    try {
        marker = parseStrictJson(bytes);
    }
    catch (error) {
        throw new LayoutError(path, 'is not JSON', { cause: error });
    }
    const version = typeof marker === 'object' && marker !== null && 'imageLayoutVersion' in marker
        ? marker.imageLayoutVersion
        : undefined;
    if (typeof version !== 'string' || !/^1\./.test(version)) {
        throw new LayoutError(path, 'does not say imageLayoutVersion 1');
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/source.js








class source_LayoutSource {
    name;
    #layout;
    #entries = new Map();
    #referrers;
    constructor(layout) {
        this.name = layout.path;
        this.#layout = layout;
        for (const root of layout.roots) {
            this.#entries.set(root.digest, root);
        }
    }
    static async open(folder) {
        return new source_LayoutSource(await openLayout(folder));
    }
    async findManifest(tagOrDigest) {
        const digest = isDigest(tagOrDigest)
            ? tagOrDigest
            : this.#layout.roots.find((root) => refName(root) === tagOrDigest)?.digest;
        if (digest === undefined) {
            return undefined;
        }
        const bytes = await findSmallFile(blobPath(this.#layout.path, digest), MAX_MANIFEST_BYTES);
        if (bytes === undefined) {
            return undefined;
        }
        verifyBytes(bytes, { digest });
        const mediaType = this.#entries.get(digest)?.mediaType ?? '';
        return { descriptor: { mediaType, digest, size: bytes.byteLength }, bytes };
    }
    getBlob(expected) {
        return this.#layout.openBlob(expected);
    }
    async listReferrers(subject, query = {}) {
        this.#referrers ??= this.#readReferrers();
        const { artifactType } = query;
        return ((await this.#referrers).get(subject) ?? []).filter(({ descriptor }) => artifactType === undefined || descriptor.artifactType === artifactType);
    }
    async listTags() {
        return [...new Set(this.#layout.roots.map(refName))].filter((name) => name !== undefined);
    }
    async hasTag(tag) {
        return this.#layout.roots.some((root) => refName(root) === tag);
    }
    async #readReferrers() {
        const bySubject = new Map();
        const seen = new Set();
        const open = [...this.#layout.roots];
        for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
            const fetched = seen.has(entry.digest) || !isManifest(entry.mediaType) ? undefined : await this.#read(entry);
            seen.add(entry.digest);
            if (fetched !== undefined) {
                const manifest = parseManifest(fetched.bytes, entry.mediaType);
                open.push(...(manifest.kind === 'index' ? manifest.manifests : []));
                const subject = manifest.subject?.digest;
                if (subject !== undefined) {
                    bySubject.set(subject, [...(bySubject.get(subject) ?? []), asReferrer(fetched)]);
                }
            }
        }
        return bySubject;
    }
    #read(entry) {
        this.#entries.set(entry.digest, entry);
        return this.findManifest(entry.digest);
    }
}
function asReferrer(fetched) {
    const artifactType = artifactTypeOf(fetched);
    return {
        descriptor: { ...fetched.descriptor, ...(artifactType === undefined ? {} : { artifactType }) },
        fetched,
    };
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/writer.js











const MAX_READS = 2;
class writer_LayoutWriter {
    name;
    listsReferrers = false;
    #indexing = Promise.resolve();
    constructor(path) {
        this.name = path;
    }
    static async open(folder) {
        const path = resolve(folder);
        await mkdir(join(path, 'blobs', 'sha256'), { recursive: true });
        await createFile(join(path, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
        await createFile(join(path, 'index.json'), indexJson([]));
        await openLayout(path);
        return new writer_LayoutWriter(path);
    }
    async findManifest(tagOrDigest) {
        return await (await this.#read()).findManifest(tagOrDigest);
    }
    async headManifest(tagOrDigest) {
        return (await this.findManifest(tagOrDigest))?.descriptor;
    }
    resolve(tagOrDigest) {
        return this.headManifest(tagOrDigest);
    }
    async lookUp(tagOrDigest) {
        return (await this.headManifest(tagOrDigest)) ?? 'no-manifest';
    }
    async hasTag(tag) {
        return await (await this.#read()).hasTag(tag);
    }
    async listTags() {
        return await (await this.#read()).listTags();
    }
    async listReferrers(subject, query) {
        return await (await this.#read()).listReferrers(subject, query);
    }
    getBlob(expected) {
        const read = () => this.#read();
        return VerifiedContent.of({
            async *[Symbol.asyncIterator]() {
                yield* (await read()).getBlob(expected);
            },
        }, expected);
    }
    async hasBlob(digest) {
        return (await sizeOf(blobPath(this.name, digest))) !== undefined;
    }
    async uploadBlob(expected, open, options = {}) {
        const path = blobPath(this.name, expected.digest);
        if ((await sizeOf(path)) === expected.size) {
            return 'exists';
        }
        for (let read = 1;; read += 1) {
            try {
                await options.prepare?.();
                await writeWhole(path, VerifiedContent.of(open(), expected), options.onProgress);
                return 'uploaded';
            }
            catch (error) {
                if (!(error instanceof DigestMismatchError) || read >= MAX_READS) {
                    throw error;
                }
            }
        }
    }
    async storeManifest(bytes, mediaType, target) {
        const digest = 'digest' in target ? target.digest : digestOf(bytes);
        verifyBytes(bytes, { digest });
        await writeWhole(blobPath(this.name, digest), [bytes]);
        if ('tag' in target) {
            await this.#tag(target.tag, { mediaType, digest, size: bytes.byteLength });
        }
        return { digest, confirmed: true, subject: undefined };
    }
    async ensureListed(_subject, referrers) {
        await this.#changeIndex((entries) => {
            const known = new Set(entries.map(({ digest }) => digest));
            return [...entries, ...referrers.filter(({ digest }) => !known.has(digest))];
        });
        return [];
    }
    async moveTag({ tag, from, to, bytes, mediaType }) {
        const actual = (await this.headManifest(tag))?.digest ?? null;
        if (actual !== from && actual !== to) {
            throw new TagMovedError(`${this.name}:${tag}`, from, actual);
        }
        await this.#tag(tag, { mediaType, digest: to, size: bytes.byteLength });
        return true;
    }
    #tag(tag, descriptor) {
        const entry = { ...descriptor, annotations: { [REF_NAME]: tag } };
        return this.#changeIndex((entries) => [...entries.filter((other) => refName(other) !== tag), entry]);
    }
    #changeIndex(change) {
        const changed = this.#indexing.then(async () => {
            const { roots } = await openLayout(this.name);
            await writeWhole(join(this.name, 'index.json'), [Buffer.from(indexJson(change(roots)))]);
        });
        this.#indexing = changed.catch(() => undefined);
        return changed;
    }
    #read() {
        return LayoutSource.open(this.name);
    }
}
function indexJson(manifests) {
    return JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests });
}
async function createFile(path, text) {
    try {
        await writeFile(path, text, { flag: 'wx' });
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
            throw error;
        }
    }
}
async function sizeOf(path) {
    try {
        return (await stat(path)).size;
    }
    catch {
        return undefined;
    }
}
async function writeWhole(path, chunks, onProgress) {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}.partial`;
    const file = await open(temporary, 'wx');
    try {
        let written = 0;
        for await (const chunk of chunks) {
            await file.writeFile(chunk);
            written += chunk.byteLength;
            onProgress?.(written);
        }
        await file.close();
        await rename(temporary, path);
    }
    catch (error) {
        await file.close();
        await rm(temporary, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/ends.js



async function ends_openSource(place, opening) {
    return isLayout(place) ? await LayoutSource.open(place.layout) : repository(place, opening);
}
async function ends_openDestination(place, opening) {
    return isLayout(place) ? await LayoutWriter.open(place.layout) : repository(place, opening);
}
function repository(place, { client, signal }) {
    return client.repository(place.registry, place.repository, signal === undefined ? {} : { signal });
}
function ends_declareRights(client, source, destinations) {
    const needs = [
        { place: source, actions: 'pull' },
        ...destinations.map((place) => ({ place, actions: 'push' })),
    ];
    for (const { place, actions } of needs) {
        if (!isLayout(place)) {
            client.declareScopes(place.registry, [{ repository: place.repository, actions }]);
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/root-by-tag.js


function root_by_tag_tagWritesRoot({ destination, root, manifests, places }) {
    const { digest } = root.descriptor;
    return (places === 1 &&
        !isLayout(destination.place) &&
        destination.tags.some(({ from, to }) => from !== to) &&
        destination.manifests.write.includes(digest) &&
        destination.blobs.mount.length === 0 &&
        !manifests.some(({ stage }) => stage > root.stage) &&
        algorithmOf(digest) === 'sha256');
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/manifests.js



const PARALLEL = 16;
function manifests_bytesOf({ content }) {
    return Buffer.from(content);
}
async function manifests_writeManifests(context, arrival) {
    const wanted = manifestsToWrite(context.plan, arrival.plan);
    const manifests = context.plan.manifests.filter(({ descriptor }) => wanted.has(descriptor.digest));
    const unconfirmed = [];
    const listed = new Set();
    for (const stage of Map.groupBy(manifests, ({ stage }) => stage).values()) {
        const groups = Map.groupBy(stage, ({ subject, descriptor }) => subject ?? descriptor.digest);
        await forEachParallel([...groups.values()], PARALLEL, async (group) => {
            for (const manifest of group) {
                const { confirmed, subject } = await writeManifest(context, arrival, manifest);
                if (!confirmed) {
                    unconfirmed.push(manifest.descriptor.digest);
                }
                if (subject !== undefined && subject === manifest.subject) {
                    listed.add(manifest.descriptor.digest);
                }
            }
        });
    }
    return { unconfirmed, listed };
}
function manifestsToWrite(plan, destination) {
    const wanted = new Set(destination.manifests.write);
    const { manifests, destinations } = plan;
    const root = manifests.find(({ descriptor }) => descriptor.digest === plan.root.digest);
    if (root !== undefined && tagWritesRoot({ destination, root, manifests, places: destinations.length })) {
        wanted.delete(root.descriptor.digest);
    }
    return wanted;
}
async function writeManifest({ report }, { destination }, manifest) {
    const { digest, mediaType } = manifest.descriptor;
    const targets = manifest.tags.length > 0 ? manifest.tags.map((tag) => ({ tag })) : [{ digest }];
    let confirmed = true;
    let subject;
    for (const target of targets) {
        const receipt = await destination.storeManifest(manifests_bytesOf(manifest), mediaType, target);
        confirmed &&= receipt.confirmed && receipt.digest === digest;
        subject = receipt.subject;
        if ('tag' in target) {
            report({ kind: 'tag', place: destination.name, tag: target.tag, from: null, to: digest });
        }
    }
    report({ kind: 'manifest', place: destination.name, digest });
    return { confirmed, subject };
}
function manifests_referrersBySubject(manifests) {
    const bySubject = new Map();
    for (const manifest of manifests) {
        const subject = parseManifest(manifests_bytesOf(manifest), manifest.descriptor.mediaType).subject?.digest;
        if (subject !== undefined) {
            bySubject.set(subject, [...(bySubject.get(subject) ?? []), manifest]);
        }
    }
    return bySubject;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/prove.js






const prove_PARALLEL = 16;
async function prove_proveComplete(context, arrival, receipts) {
    const { plan, destination } = arrival;
    const missing = [];
    const mounted = plan.blobs.mount.length > 0;
    const readBack = mounted ? plan.manifests.write : receipts.unconfirmed;
    await forEachParallel(readBack, prove_PARALLEL, async (digest) => {
        if ((await destination.findManifest(digest)) === undefined) {
            missing.push({ digest });
        }
    });
    const inPlace = context.plan.manifests.length > 1 ? plan.manifests.exist : [];
    await forEachParallel(inPlace, prove_PARALLEL, async (digest) => {
        if ((await destination.resolve(digest)) === undefined) {
            missing.push({ digest });
        }
    });
    missing.push(...(await findUnlisted(context, arrival, receipts)));
    if (missing.length > 0) {
        throw new IncompleteCopyError(destination.name, missing);
    }
}
async function findUnlisted({ plan }, { destination, plan: { manifests, place } }, { listed }) {
    const missing = [];
    const kept = new Set(manifests.keep);
    const copied = plan.manifests.filter(({ descriptor }) => !kept.has(descriptor.digest));
    const subjects = formatPlace(plan.source) === formatPlace(place) ? [] : [...referrersBySubject(copied)];
    const first = subjects.find(([subject]) => subject === plan.root.digest) ?? subjects[0];
    const look = async ([subject, referrers]) => {
        for (const digest of await listAll(destination, subject, referrers)) {
            missing.push({ digest, unlistedOf: subject });
        }
    };
    await forEachParallel(first === undefined ? [] : [first], 1, look);
    const isSaid = (referrers) => destination.listsReferrers === true && referrers.every(({ descriptor }) => listed.has(descriptor.digest));
    await forEachParallel(subjects.filter((one) => one !== first && !isSaid(one[1])), prove_PARALLEL, look);
    return missing;
}
async function listAll(destination, subject, referrers) {
    const descriptors = referrers.map(prove_asReferrer);
    const forgotten = new Set(await destination.ensureListed(subject, descriptors));
    for (const manifest of referrers.filter(({ descriptor }) => forgotten.has(descriptor.digest))) {
        const { digest, mediaType } = manifest.descriptor;
        await destination.storeManifest(bytesOf(manifest), mediaType, { digest });
    }
    return forgotten.size === 0 ? [] : await destination.ensureListed(subject, descriptors);
}
function prove_asReferrer(manifest) {
    const { descriptor } = manifest;
    return describeReferrer(descriptor, parseManifest(bytesOf(manifest), descriptor.mediaType));
}

;// CONCATENATED MODULE: ./packages/registry/lib/push/tags.js



class tags_PartialPushError extends Error {
    name = 'PartialPushError';
    moved;
    pending;
    constructor(moved, pending, cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        super(`only some tags were moved (moved: ${moved.join(', ')}; not moved: ${pending.join(', ')}): ${reason}`, {
            cause,
        });
        this.moved = moved;
        this.pending = pending;
    }
}
async function tags_moveTags(context, repositories) {
    const { root } = context.graph;
    const tags = flatten(repositories);
    for (const [index, { registry, repository, tag }] of tags.entries()) {
        try {
            context.signal.throwIfAborted();
            const client = context.client.repository(registry, repository, { signal: context.signal });
            const digest = await client.putManifest(root.bytes, root.manifest.mediaType, { tag });
            context.report({ kind: 'tag', registry, repository, tag, digest });
        }
        catch (error) {
            if (index === 0) {
                throw error;
            }
            throw new tags_PartialPushError(tags.slice(0, index).map(formatReference), tags.slice(index).map(formatReference), error);
        }
    }
}
async function tags_readBack(context, repositories) {
    const { digest, size } = context.graph.root.descriptor;
    await forEachParallel(flatten(repositories), context.parallel, async ({ registry, repository, tag }) => {
        const client = context.client.repository(registry, repository, { signal: context.signal });
        const found = await client.resolve(tag);
        if (found?.digest !== digest) {
            throw tags_pointsElsewhere(formatReference({ registry, repository, tag }), digest, size, found);
        }
    });
}
function tags_pointsElsewhere(reference, expected, size, found) {
    const error = new DigestMismatchError({
        expected,
        actual: found?.digest,
        expectedSize: size,
        actualSize: found?.size ?? 0,
    });
    const state = found === undefined ? 'cannot be found' : 'points elsewhere';
    error.message = `${reference} ${state} right after it was set (is another job pushing it?): ${error.message}`;
    return error;
}
function flatten(repositories) {
    return repositories.flatMap(({ registry, repository, tags }) => tags.map((tag) => ({ registry, repository, tag })));
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/tags.js




const tags_PARALLEL = 16;
async function copy_tags_moveTags(context, arrivals, root) {
    const moves = arrivals.flatMap((arrival) => pendingMoves(arrival));
    const unconfirmed = [];
    for (const [index, move] of moves.entries()) {
        try {
            context.signal.throwIfAborted();
            if (!(await moveOne(context, move, root))) {
                unconfirmed.push(move);
            }
        }
        catch (error) {
            if (index === 0) {
                throw error;
            }
            const references = moves.map(({ reference }) => reference);
            throw new PartialPushError(references.slice(0, index), references.slice(index), error);
        }
    }
    await forEachParallel(unconfirmed, tags_PARALLEL, async ({ arrival, tag, to, reference }) => {
        const found = await arrival.destination.resolve(tag);
        if (found?.digest !== to) {
            throw pointsElsewhere(reference, to, root.descriptor.size, found);
        }
    });
}
function pendingMoves(arrival) {
    const { place, tags } = arrival.plan;
    return tags
        .filter(({ from, to }) => from !== to)
        .map((move) => ({ ...move, arrival, reference: formatTag(place, move.tag) }));
}
async function moveOne({ report }, { arrival, tag, from, to }, root) {
    const { destination } = arrival;
    const { mediaType } = root.descriptor;
    const confirmed = await destination.moveTag({ tag, from, to, bytes: bytesOf(root), mediaType });
    report({ kind: 'tag', place: destination.name, tag, from, to });
    return confirmed;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/blob-content.js


const EMPTY = {
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    size: 2,
};
function blob_content_knownContent(blob) {
    if (blob.data !== undefined) {
        const bytes = Buffer.from(blob.data, 'base64');
        verifyBytes(bytes, blob);
        return bytes;
    }
    return blob.digest === EMPTY.digest && blob.size === EMPTY.size ? Buffer.from('{}') : undefined;
}
class blob_content_BlobContent {
    #source;
    #blob;
    #bytes;
    constructor(source, blob) {
        this.#source = source;
        this.#blob = blob;
    }
    prepare = async () => {
        if (this.#blob.size > BULK_BYTES) {
            return;
        }
        this.#bytes ??= this.#read();
        try {
            await this.#bytes;
        }
        catch (error) {
            this.#bytes = undefined;
            throw error;
        }
    };
    open = () => {
        const bytes = this.#bytes;
        return bytes === undefined ? this.#source.getBlob(this.#blob) : once(bytes);
    };
    async #read() {
        return blob_content_knownContent(this.#blob) ?? (await collect(this.#source.getBlob(this.#blob)));
    }
}
async function* once(bytes) {
    yield await bytes;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/transfer.js



const READ_AHEAD_BYTES = 64 * 1024;
const LINES = [
    { upTo: READ_AHEAD_BYTES, parallel: 16 },
    { upTo: limiter_BULK_BYTES, parallel: 6 },
    { upTo: Number.POSITIVE_INFINITY, parallel: 6 },
];
async function transfer_transferBlobs(context, arrivals) {
    const needed = context.plan.blobs.filter((blob) => arrivals.some((arrival) => arrival.needs(blob)));
    const run = (blob) => transferBlob(context, arrivals, blob);
    const lineOf = ({ size }) => LINES.find(({ upTo }) => size <= upTo);
    await forEachParallel(LINES, LINES.length, (line) => forEachParallel(needed.filter((blob) => lineOf(blob) === line), line.parallel, run, context.abort), context.abort);
}
function transfer_neededBytes({ blobs }, arrivals) {
    const groups = [...Map.groupBy(arrivals, ({ key }) => key).values()];
    const sums = groups.map((group) => blobs.reduce((sum, blob) => sum + (group.some((one) => one.needs(blob)) ? blob.size : 0), 0));
    return sums.reduce((total, sum) => total + sum, 0);
}
async function transferBlob(context, arrivals, blob) {
    const [home, ...others] = arrivals.filter((arrival) => arrival.needs(blob));
    if (home === undefined) {
        return;
    }
    const { key } = home;
    await deliver(context, home, blob, context.source, (sent) => context.bytes.set(key, blob.digest, sent));
    context.bytes.set(key, blob.digest, blob.size);
    await forEachParallel(others, others.length, (other) => deliver(context, other, blob, home.destination));
}
async function deliver(context, arrival, blob, source, onProgress) {
    const content = new BlobContent(source, blob);
    const { plan, destination } = arrival;
    const { mountFrom } = plan.blobs;
    const options = {
        ...(mountFrom === null ? { absent: plan.isNew } : { mountFrom: [mountFrom] }),
        ...(onProgress === undefined ? {} : { onProgress }),
        prepare: content.prepare,
    };
    const ahead = plan.isNew && mountFrom === null && blob.size <= READ_AHEAD_BYTES;
    const reading = ahead ? content.prepare().catch(() => undefined) : undefined;
    try {
        const outcome = await destination.uploadBlob(blob, content.open, options);
        arrival.count(blob, outcome);
        context.report({ kind: 'blob', place: destination.name, descriptor: blob, outcome });
    }
    finally {
        await reading;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/execute.js









async function executeCopy(plan, options) {
    const root = plan.manifests.find(({ descriptor }) => descriptor.digest === plan.root.digest);
    if (plan.version !== 1 || root === undefined) {
        throw new InvalidManifestError('this is no plan of a copy that this version can execute: plan again');
    }
    const failed = new AbortController();
    const signal = options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
    const arrivals = await openArrivals(plan, options.client, signal);
    const context = {
        plan,
        source: await openSource(plan.source, { client: options.client, signal }),
        signal,
        abort: (reason) => failed.abort(reason),
        report: options.onProgress ?? (() => undefined),
        bytes: new ByteCounter(neededBytes(plan, arrivals), options.onProgress ?? (() => undefined)),
    };
    await bringContent(context, arrivals);
    await moveTags(context, arrivals, root);
    return arrivals.map((arrival) => resultOf(arrival, root));
}
async function openArrivals(plan, client, signal) {
    const places = plan.destinations.map(({ place }) => place);
    declareRights(client, plan.source, places);
    const opened = places.map((place) => openDestination(place, { client, signal }));
    const destinations = await Promise.all(opened);
    return plan.destinations.flatMap((destinationPlan, index) => {
        const destination = destinations[index];
        return destination === undefined ? [] : [new Arrival(destinationPlan, destination)];
    });
}
async function bringContent(context, arrivals) {
    const groups = [...Map.groupBy(arrivals, ({ key }) => key).values()];
    await forEachParallel(groups, groups.length, async (group) => {
        await transferBlobs(context, group);
        await forEachParallel(group, group.length, (arrival) => bringManifests(context, arrival), context.abort);
    }, context.abort);
}
async function bringManifests(context, arrival) {
    const receipts = await writeManifests(context, arrival);
    await proveComplete(context, arrival, receipts);
}
function resultOf({ plan, counts }, root) {
    const { write, exist, keep } = plan.manifests;
    return {
        place: plan.place,
        digest: root.descriptor.digest,
        blobs: counts,
        manifests: { written: write.length, existing: exist.length, kept: keep.length },
        tags: plan.tags,
    };
}

;// CONCATENATED MODULE: ./packages/registry/lib/graph/errors.js
class errors_MissingManifestError extends Error {
    name = 'MissingManifestError';
    missing;
    parent;
    constructor(source, missing, parent) {
        super(parent === undefined
            ? `${source} has no manifest ${missing}`
            : `${source} does not have the manifest ${missing} that the index ${parent} lists: push that image again`);
        this.missing = missing;
        this.parent = parent;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/graph/known-tags.js

const known_tags_MAX_PAGES = 3;
const NOT_LISTED = (/* unused pure expression or super */ null && ([401, 403, 404, 405, 501]));
class known_tags_KnownTags {
    #source;
    #listing;
    constructor(source) {
        this.#source = source;
    }
    get() {
        this.#listing ??= this.#list();
        return this.#listing;
    }
    async mayHave(tag, role) {
        const tags = await this.get();
        if (tags !== undefined) {
            return tags.has(tag);
        }
        return (role === 'root' || role === 'child') && (await this.#source.hasTag(tag));
    }
    async #list() {
        try {
            const tags = await this.#source.listTags({ maxPages: known_tags_MAX_PAGES });
            return tags === undefined ? undefined : new Set(tags);
        }
        catch (error) {
            if (error instanceof RegistryError && !error.temporary && NOT_LISTED.includes(error.status)) {
                return undefined;
            }
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/graph/contents.js


const MAX_CONTENTS = 20_000;
class contents_Contents {
    blobs = new Map();
    foreign = new Map();
    #fail;
    #sizes = new Map();
    constructor(fail) {
        this.#fail = fail;
    }
    addBlob(descriptor) {
        this.claim(descriptor);
        const kept = isNonDistributable(descriptor.mediaType) ? this.foreign : this.blobs;
        kept.set(descriptor.digest, descriptor);
    }
    claim(descriptor) {
        const known = this.#sizes.get(descriptor.digest);
        if (known !== undefined && known !== descriptor.size) {
            throw this.#fail(descriptor, `two descriptors give it different sizes, ${known} and ${descriptor.size}`);
        }
        this.#sizes.set(descriptor.digest, descriptor.size);
        if (this.#sizes.size > MAX_CONTENTS) {
            throw this.#fail(descriptor, `there are more than ${MAX_CONTENTS} manifests and blobs`);
        }
        if (descriptor.data !== undefined) {
            verifyBytes(Buffer.from(descriptor.data, 'base64'), descriptor);
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/graph/node-set.js




const node_set_MAX_DEPTH = 16;
const MAX_TOTAL_BYTES = (/* unused pure expression or super */ null && (64 * 1024 * 1024));
class node_set_NodeSet {
    contents = new Contents((descriptor, problem) => this.failure(descriptor, problem));
    #source;
    #nodes = new Map();
    #new = [];
    #bytes = 0;
    constructor(source) {
        this.#source = source;
    }
    fetched(digest) {
        return this.#nodes.get(digest);
    }
    add(fetched, finding) {
        const { digest } = fetched.descriptor;
        const known = this.#nodes.get(digest);
        const node = known ?? this.#create(fetched, finding);
        const { entry, tag } = finding;
        if (entry !== undefined &&
            (entry.mediaType !== node.manifest.mediaType || entry.size !== node.bytes.byteLength)) {
            const truth = `${node.bytes.byteLength} bytes of ${node.manifest.mediaType}`;
            throw this.failure(entry, `the index says ${entry.size} bytes of ${entry.mediaType}, but it is ${truth}`);
        }
        if (tag !== undefined) {
            node.tags.push(tag);
        }
    }
    takeNew() {
        const taken = this.#new;
        this.#new = [];
        return taken;
    }
    parse({ descriptor, bytes }, entry) {
        const known = this.#nodes.get(descriptor.digest);
        if (known !== undefined) {
            return known.manifest;
        }
        const said = [descriptor, entry].find((one) => one !== undefined && (isManifest(one.mediaType) || isSchema1(one.mediaType)));
        try {
            return parseManifest(bytes, said?.mediaType);
        }
        catch (error) {
            throw error instanceof InvalidManifestError ? this.failure(descriptor, error.message) : error;
        }
    }
    failure({ digest }, problem) {
        return new InvalidManifestError(`${this.#source}@${digest}: ${problem}`);
    }
    finish(root, ignored) {
        const stages = new Map();
        const nodes = [...this.#nodes.values()]
            .map(({ depth: _, ...node }) => ({ ...node, stage: this.#stageOf(node.descriptor.digest, stages) }))
            .sort((left, right) => left.stage - right.stage);
        const top = nodes.find(({ descriptor }) => descriptor.digest === root);
        if (top === undefined) {
            throw new InvalidManifestError(`${this.#source} has no manifest ${root}`);
        }
        const blobs = [...this.contents.blobs.values()].filter(({ digest }) => !this.#nodes.has(digest));
        const blobBytes = blobs.reduce((total, { size }) => total + size, 0);
        return { root: top, nodes, blobs, blobBytes, foreign: [...this.contents.foreign.values()], ignored };
    }
    #create(fetched, finding) {
        const { bytes } = fetched;
        const { role, depth, subject, entry } = finding;
        const manifest = this.parse(fetched, entry);
        const { digest } = fetched.descriptor;
        const platform = entry?.platform === undefined ? {} : { platform: entry.platform };
        const descriptor = { mediaType: manifest.mediaType, digest, size: bytes.byteLength, ...platform };
        if (depth > node_set_MAX_DEPTH) {
            throw this.failure(descriptor, `manifests are nested deeper than ${node_set_MAX_DEPTH}`);
        }
        this.#bytes += bytes.byteLength;
        if (this.#bytes > MAX_TOTAL_BYTES) {
            throw this.failure(descriptor, `the manifests together are larger than ${MAX_TOTAL_BYTES} bytes`);
        }
        this.contents.claim(descriptor);
        const relation = subject === undefined ? {} : { subject };
        const node = { descriptor, bytes, manifest, role, ...relation, tags: [], depth };
        this.#nodes.set(digest, node);
        this.#new.push(node);
        return node;
    }
    #stageOf(digest, stages) {
        const known = stages.get(digest);
        if (known !== undefined) {
            return known;
        }
        const manifest = this.#nodes.get(digest)?.manifest;
        const children = manifest?.kind === 'index' ? manifest.manifests.map((child) => child.digest) : [];
        const subject = manifest?.subject === undefined ? [] : [manifest.subject.digest];
        const before = [...children, ...subject].filter((needed) => this.#nodes.has(needed));
        const stage = before.reduce((most, needed) => Math.max(most, this.#stageOf(needed, stages) + 1), 0);
        stages.set(digest, stage);
        return stage;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/graph/walk.js







const walk_PARALLEL = 16;
async function walk_walkGraph(source, root, options = {}) {
    return await new Walk(source, options).run(await findRoot(source, root));
}
async function walk_readRoot(source, root) {
    const fetched = await findRoot(source, root);
    const nodes = new NodeSet(source.name);
    nodes.add(fetched, { role: 'root', depth: 0 });
    return nodes.finish(fetched.descriptor.digest, []);
}
async function findRoot(source, root) {
    const fetched = await source.findManifest(root);
    if (fetched === undefined) {
        throw new MissingManifestError(source.name, root);
    }
    return fetched;
}
class Walk {
    #source;
    #options;
    #nodes;
    #tags;
    #ignored = [];
    #fetching = new Map();
    constructor(source, options) {
        this.#source = source;
        this.#options = options;
        this.#nodes = new NodeSet(source.name);
        this.#tags = new KnownTags(source);
    }
    async run(root) {
        this.#nodes.add(root, { role: 'root', depth: 0 });
        for (let level = this.#nodes.takeNew(); level.length > 0; level = this.#nodes.takeNew()) {
            await forEachParallel(level, walk_PARALLEL, (node) => this.#expand(node));
        }
        return this.#nodes.finish(root.descriptor.digest, this.#ignored);
    }
    async #expand(node) {
        const tasks = [
            () => this.#visitEntries(node),
            () => this.#visitReferrers(node),
            () => this.#visitCosign(node),
        ];
        await forEachParallel(tasks, tasks.length, (task) => task());
    }
    async #visitEntries(node) {
        const { manifest } = node;
        for (const blob of blobsOf(manifest)) {
            this.#nodes.contents.addBlob(blob);
        }
        const entries = manifest.kind === 'index' ? manifest.manifests : [];
        await forEachParallel(entries, walk_PARALLEL, (entry) => this.#visitEntry(node, entry));
    }
    async #visitEntry(parent, entry) {
        this.#options.signal?.throwIfAborted();
        if (isSchema1(entry.mediaType)) {
            throw this.#nodes.failure(entry, 'Docker schema 1 is not supported: build the image again');
        }
        if (!isManifest(entry.mediaType)) {
            this.#nodes.contents.addBlob(entry);
            return;
        }
        this.#nodes.contents.claim(entry);
        const fetched = await this.#fetch(entry.digest);
        if (fetched === undefined) {
            throw new MissingManifestError(this.#source.name, entry.digest, parent.descriptor.digest);
        }
        this.#nodes.add(fetched, { role: 'child', depth: parent.depth + 1, entry });
    }
    async #visitReferrers(node) {
        if (this.#options.referrers === 'none') {
            return;
        }
        const ignored = await this.#readReferrers(node);
        const doubtful = ignored.some(({ reason }) => reason === 'absent');
        this.#ignored.push(...(doubtful ? await this.#readReferrers(node) : ignored));
    }
    async #readReferrers(node) {
        const subject = node.descriptor.digest;
        const ignored = [];
        const ignore = (digest, reason) => void ignored.push({ subject, digest, reason });
        const listed = await this.#source.listReferrers(subject, {
            tags: () => this.#tags.get(),
            onIgnored: ignore,
        });
        await forEachParallel(listed, walk_PARALLEL, async (referrer) => {
            const reason = await this.#visitReferrer(node, referrer);
            if (reason !== undefined) {
                ignore(referrer.descriptor.digest, reason);
            }
        });
        return ignored;
    }
    async #visitReferrer(node, { descriptor, fetched: read }) {
        this.#options.signal?.throwIfAborted();
        if (!isManifest(descriptor.mediaType)) {
            const what = `it refers to ${node.descriptor.digest}, and its media type ${JSON.stringify(descriptor.mediaType)} is not supported`;
            throw this.#nodes.failure(descriptor, what);
        }
        const fetched = read ?? (await this.#fetch(descriptor.digest));
        if (fetched === undefined) {
            return 'absent';
        }
        const subject = node.descriptor.digest;
        if (this.#nodes.parse(fetched).subject?.digest !== subject) {
            return 'foreign';
        }
        this.#nodes.add(fetched, { role: 'referrer', depth: node.depth + 1, subject });
        return undefined;
    }
    async #visitCosign(node) {
        if (this.#options.cosignTags === 'none') {
            return;
        }
        const tags = cosignTags(node.descriptor.digest);
        await forEachParallel(tags, tags.length, async (tag) => {
            const fetched = (await this.#tags.mayHave(tag, node.role))
                ? await this.#source.findManifest(tag)
                : undefined;
            if (fetched !== undefined) {
                const subject = node.descriptor.digest;
                this.#nodes.add(fetched, { role: 'cosign', depth: node.depth + 1, subject, tag });
            }
        });
    }
    #fetch(digest) {
        const known = this.#nodes.fetched(digest);
        if (known !== undefined) {
            return Promise.resolve(known);
        }
        const pending = this.#fetching.get(digest) ?? this.#source.findManifest(digest);
        this.#fetching.set(digest, pending);
        return pending;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/estimate.js



const REQUESTS_PER_TAG = 2;
function estimate_countRequests(plan, { graph, source, places }) {
    const stream = new Set(plan.blobs.stream);
    const streamed = graph.blobs.filter(({ digest }) => stream.has(digest));
    const reads = isLayout(source) ? 0 : streamed.filter((blob) => knownContent(blob) === undefined).length;
    if (isLayout(plan.place)) {
        return reads;
    }
    const { write, exist } = plan.manifests;
    const proofs = (plan.blobs.mount.length > 0 ? write.length : 0) + (graph.nodes.length > 1 ? exist.length : 0);
    const byTag = tagWritesRoot({ destination: plan, root: graph.root, manifests: graph.nodes, places })
        ? 1
        : 0;
    const moves = plan.tags.filter(({ from, to }) => from !== to).length;
    return (plan.blobs.mount.length +
        2 * plan.blobs.stream.length +
        reads +
        write.length -
        byTag +
        proofs +
        countLists(write, graph) +
        REQUESTS_PER_TAG * moves);
}
function countLists(write, { nodes, root }) {
    const written = new Set(write);
    const referrers = nodes.filter(({ manifest }) => manifest.subject !== undefined);
    const inPlace = referrers.filter(({ descriptor }) => !written.has(descriptor.digest));
    const lists = new Set(inPlace.map(({ manifest }) => manifest.subject?.digest));
    return referrers.length === 0 ? 0 : lists.add(root.descriptor.digest).size;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/inspect.js


const inspect_PARALLEL = 16;
async function inspect_lookAt(destination, tags, root, inPlace) {
    const found = new Map();
    let isNew = false;
    const look = async (tag) => {
        const state = isNew ? 'no-repository' : await destination.lookUp(tag);
        isNew ||= state === 'no-repository';
        found.set(tag, typeof state === 'string' ? null : state.digest);
    };
    await forEachParallel(tags.slice(0, 1), 1, look);
    await forEachParallel(tags.slice(1), inspect_PARALLEL, look);
    const moves = tags.map((tag) => ({ tag, from: found.get(tag) ?? null, to: root }));
    const hasTags = moves.some(({ from }) => from !== null);
    const tagged = moves.some(({ from }) => from === root);
    const hasRoot = inPlace || tagged || (!isNew && (await destination.headManifest(root)) !== undefined);
    return { moves, isNew, hasTags, hasRoot };
}
function inspect_everything(graph) {
    return new Map(graph.nodes.map(({ descriptor }) => [descriptor.digest, 'exist']));
}
async function inspect_findManifests(destination, graph, state) {
    const fates = new Map();
    await forEachParallel(graph.nodes, inspect_PARALLEL, async (node) => {
        fates.set(node.descriptor.digest, await fateOf(destination, graph, state, node));
    });
    return fates;
}
async function fateOf(destination, graph, { isNew, hasRoot }, node) {
    if (isNew) {
        return 'write';
    }
    if (node.tags.length > 0) {
        return await fateOfTagged(destination, node);
    }
    const { digest } = node.descriptor;
    const isThere = hasRoot &&
        (digest === graph.root.descriptor.digest || (await destination.headManifest(digest)) !== undefined);
    return isThere ? 'exist' : 'write';
}
async function fateOfTagged(destination, node) {
    let fate = 'exist';
    for (const tag of node.tags) {
        const found = await destination.findManifest(tag);
        if (found !== undefined && !hasAllOf(node, found)) {
            return 'keep';
        }
        fate = found?.descriptor.digest === node.descriptor.digest ? fate : 'write';
    }
    return fate;
}
function hasAllOf({ descriptor, manifest }, other) {
    if (other.descriptor.digest === descriptor.digest) {
        return true;
    }
    const theirs = parseManifest(other.bytes);
    if (theirs.kind !== 'image' || manifest.kind !== 'image') {
        return false;
    }
    const ours = new Set(manifest.layers.map(({ digest }) => digest));
    return theirs.layers.every(({ digest }) => ours.has(digest));
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/plan-blobs.js


const plan_blobs_WORTH_ASKING_BYTES = (/* unused pure expression or super */ null && (64 * 1024));
const plan_blobs_PARALLEL = 16;
function plan_blobs_neededBlobs(graph, nodes) {
    const named = new Set();
    for (const { manifest } of nodes) {
        const descriptors = manifest.kind === 'index' ? manifest.manifests : blobsOf(manifest);
        for (const { digest } of descriptors) {
            named.add(digest);
        }
    }
    return graph.blobs.filter(({ digest }) => named.has(digest));
}
async function plan_blobs_planBlobs(destination, blobs, { mountFrom, ask }) {
    const digests = blobs.map(({ digest }) => digest);
    if (mountFrom !== null) {
        return { exist: [], mount: digests, stream: [], mountFrom: digests.length > 0 ? mountFrom : null };
    }
    const existing = new Set();
    const worthAsking = ask ? blobs.filter(({ size }) => size > plan_blobs_WORTH_ASKING_BYTES) : [];
    await forEachParallel(worthAsking, plan_blobs_PARALLEL, async ({ digest }) => {
        if (await destination.hasBlob(digest)) {
            existing.add(digest);
        }
    });
    return {
        exist: digests.filter((digest) => existing.has(digest)),
        mount: [],
        stream: digests.filter((digest) => !existing.has(digest)),
        mountFrom: null,
    };
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/plan-destination.js






const plan_destination_PARALLEL = 16;
async function plan_destination_planDestinations(planning, targets) {
    const plans = new Map();
    await forEachParallel(targets, plan_destination_PARALLEL, async (target) => {
        const mountFrom = mountSource(planning.source, target, targets);
        plans.set(target, await planDestination({ ...planning, places: targets.length }, target, mountFrom));
    });
    return targets.map((target) => plans.get(target)).filter((plan) => plan !== undefined);
}
function mountSource(source, target, targets) {
    const { place } = target;
    if (isLayout(place)) {
        return null;
    }
    const sameRegistry = (other) => !isLayout(other) && other.registry === place.registry;
    const home = sameRegistry(source) ? source : targets.find((other) => sameRegistry(other.place))?.place;
    return home === undefined || isLayout(home) || home.repository === place.repository
        ? null
        : home.repository;
}
async function planDestination(planning, { place, tags }, mountFrom) {
    const { graph, source } = planning;
    const destination = await openDestination(place, planning);
    const inPlace = formatPlace(place) === formatPlace(source);
    const state = await lookAt(destination, tags, graph.root.descriptor.digest, inPlace);
    const found = inPlace ? everything(graph) : await findManifests(destination, graph, state);
    const pick = (fate) => graph.nodes.map(({ descriptor }) => descriptor.digest).filter((digest) => found.get(digest) === fate);
    const manifests = { write: pick('write'), exist: pick('exist'), keep: pick('keep') };
    const written = graph.nodes.filter(({ descriptor }) => found.get(descriptor.digest) === 'write');
    const blobs = await planBlobs(destination, neededBlobs(graph, written), { mountFrom, ask: state.hasTags });
    const sizes = new Map(graph.blobs.map(({ digest, size }) => [digest, size]));
    const bytes = blobs.stream.reduce((total, digest) => total + (sizes.get(digest) ?? 0), 0);
    const plan = { place, isNew: state.isNew, manifests, blobs, bytes, tags: state.moves };
    return { ...plan, requests: countRequests(plan, planning) };
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/targets.js



function targets_placeOf(name) {
    return isLayout(name)
        ? { layout: resolve(name.layout) }
        : { registry: name.registry, repository: name.repository };
}
function targets_groupTargets(destinations, root) {
    const targets = new Map();
    for (const name of destinations) {
        if (name.digest !== undefined && name.digest !== root) {
            throw new InvalidReferenceError(`destination ${targets_describe(name)}: the image that is copied has the digest ${root}`);
        }
        const place = targets_placeOf(name);
        const target = targets.get(formatPlace(place)) ?? { place, tags: new Set() };
        targets.set(formatPlace(place), target);
        if (name.tag !== undefined) {
            target.tags.add(name.tag);
        }
    }
    return [...targets.values()].map(({ place, tags }) => ({ place, tags: [...tags] }));
}
function targets_describe(name) {
    return isLayout(name) ? `${name.layout}@${name.digest}` : formatReference(name);
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/plan.js





async function planCopy(options) {
    const { client, signal } = options;
    const source = placeOf(options.source);
    const places = options.destinations.map(placeOf);
    declareRights(client, source, places);
    const reader = await openSource(source, { client, signal });
    const reference = options.source.digest ?? options.source.tag ?? 'latest';
    const elsewhere = places.some((place) => formatPlace(place) !== formatPlace(source));
    const graph = elsewhere ? await walkGraph(reader, reference, options) : await readRoot(reader, reference);
    const { root } = graph;
    const manifests = graph.nodes.map(planManifest);
    const targets = groupTargets(options.destinations, root.descriptor.digest);
    const destinations = await planDestinations({ client, signal, source, graph }, targets);
    return {
        version: 1,
        source,
        root: root.descriptor,
        manifests,
        blobs: graph.blobs,
        foreign: graph.foreign,
        ignored: graph.ignored,
        destinations,
        bytes: destinations.reduce((total, { bytes }) => total + bytes, 0),
        requests: destinations.reduce((total, { requests }) => total + requests, 0),
    };
}
function planManifest({ descriptor, bytes, role, subject, tags, stage }) {
    return {
        descriptor,
        content: new TextDecoder().decode(bytes),
        role,
        ...(subject === undefined ? {} : { subject }),
        tags,
        stage,
    };
}

;// CONCATENATED MODULE: ./packages/registry/lib/image/read-image.js




const read_image_MAX_DEPTH = 4;
const MAX_MANIFESTS = 1000;
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const REFERENCE_DIGEST = 'vnd.docker.reference.digest';
async function readImage(source, digest) {
    const seen = new Set();
    const root = await read_image_readManifest(source, digest);
    const parts = await partsOf(root, { digest }, 0);
    return {
        digest,
        annotations: root.annotations ?? {},
        platforms: parts.flatMap((part) => (part.kind === 'platform' ? [part.platform] : [])),
        attestations: parts.flatMap((part) => (part.kind === 'attestation' ? [part.attestation] : [])),
    };
    async function partsOf(manifest, child, depth) {
        if (manifest.kind === 'image')
            return [partOf(manifest, child)];
        if (manifest.kind === 'artifact')
            return [];
        if (depth === read_image_MAX_DEPTH)
            throw new Error(`${digest}: indexes are nested deeper than ${read_image_MAX_DEPTH}`);
        const parts = await Promise.all(manifest.manifests.map(async (entry) => {
            if (!isManifest(entry.mediaType) || seen.has(entry.digest))
                return [];
            seen.add(entry.digest);
            if (seen.size > MAX_MANIFESTS)
                throw new Error(`${digest}: more than ${MAX_MANIFESTS} manifests`);
            return partsOf(await read_image_readManifest(source, entry.digest, { entry, parent: child.digest }), entry, depth + 1);
        }));
        return parts.flat();
    }
}
function partOf(manifest, { digest, platform, annotations }) {
    if (isAttestation({ platform, annotations })) {
        const about = annotations?.[REFERENCE_DIGEST] ?? '';
        return { kind: 'attestation', attestation: { digest, about, manifest } };
    }
    const name = platform && formatPlatform(platform);
    return {
        kind: 'platform',
        platform: { name, digest, config: manifest.config, annotations: manifest.annotations ?? {} },
    };
}
function isAttestation({ annotations, platform, }) {
    return (annotations?.[REFERENCE_TYPE] === 'attestation-manifest' &&
        platform !== undefined &&
        formatPlatform(platform) === 'unknown/unknown');
}
async function read_image_readManifest(source, digest, listed) {
    const fetched = await source.findManifest(digest);
    if (fetched === undefined)
        throw new MissingManifestError(source.name, digest, listed?.parent);
    const types = [fetched.descriptor.mediaType, listed?.entry.mediaType ?? ''];
    return parseManifest(fetched.bytes, types.find(isManifest));
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/verify.js





const verify_MAX_DEPTH = 8;
async function verifyLayout(layout, options = {}) {
    const root = chooseRoot(layout, options.rootDigest);
    const walk = new verify_Walk(layout);
    await walk.visit(root, 0);
    const blobs = [...walk.contents.blobs.values()];
    for (const blob of blobs) {
        await readThrough(layout, blob);
    }
    const manifests = [...walk.manifests.values()];
    const read = manifests.at(-1);
    if (read === undefined) {
        throw new LayoutError(layout.path, `its root ${root.digest} is no manifest`);
    }
    const blobBytes = blobs.reduce((total, { size }) => total + size, 0);
    return { root: read, manifests, blobs, blobBytes, foreign: [...walk.contents.foreign.values()] };
}
function chooseRoot(layout, rootDigest) {
    const { roots, path } = layout;
    const listed = roots.map(({ digest }) => digest).join(', ') || 'none';
    const matching = rootDigest === undefined ? roots : roots.filter(({ digest }) => digest === rootDigest);
    const distinct = new Map(matching.map((root) => [root.digest, root]));
    const [root] = distinct.values();
    if (root === undefined) {
        throw new LayoutError(path, `index.json does not list ${rootDigest ?? 'any image'} (it lists ${listed})`);
    }
    if (distinct.size > 1) {
        throw new LayoutError(path, `index.json lists several images, so say which one: ${listed}`);
    }
    return root;
}
class verify_Walk {
    manifests = new Map();
    contents = new Contents((descriptor, problem) => this.#error(descriptor, problem));
    #layout;
    constructor(layout) {
        this.#layout = layout;
    }
    async visit(descriptor, depth) {
        if (isSchema1(descriptor.mediaType)) {
            throw this.#error(descriptor, 'Docker schema 1 is not supported: build the image again');
        }
        if (isManifest(descriptor.mediaType)) {
            this.contents.claim(descriptor);
            await this.#visitManifest(descriptor, depth);
        }
        else {
            this.contents.addBlob(descriptor);
        }
    }
    async #visitManifest(descriptor, depth) {
        const seen = this.manifests.get(descriptor.digest);
        if (seen !== undefined) {
            if (seen.manifest.mediaType !== descriptor.mediaType) {
                throw this.#error(descriptor, 'two descriptors give it different media types');
            }
            return;
        }
        if (depth > verify_MAX_DEPTH) {
            throw this.#error(descriptor, `indexes are nested deeper than ${verify_MAX_DEPTH}`);
        }
        const read = await this.#layout.readManifest(descriptor);
        if (read.manifest.kind === 'index') {
            for (const child of read.manifest.manifests) {
                await this.visit(child, depth + 1);
            }
        }
        for (const blob of blobsOf(read.manifest)) {
            this.contents.addBlob(blob);
        }
        this.manifests.set(descriptor.digest, read);
    }
    #error(descriptor, problem) {
        return new LayoutError(blobPath(this.#layout.path, descriptor.digest), problem);
    }
}
async function readThrough(layout, descriptor) {
    const chunks = layout.openBlob(descriptor)[Symbol.asyncIterator]();
    while ((await chunks.next()).done !== true) {
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/platform.js
function platform_formatPlatform(platform) {
    const variant = platform.variant === undefined || platform.variant === '' ? '' : `/${platform.variant}`;
    return `${platform.os}/${platform.architecture}${variant}`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/push/pool.js
async function pool_forEachParallel(items, parallel, run, onFailure) {
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const item = items[next];
            next += 1;
            try {
                await run(item);
            }
            catch (error) {
                if (failures.push(error) === 1) {
                    onFailure?.(error);
                }
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
    if (failures.length > 0) {
        throw failures[0];
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/push/plan.js

function plan_planDestinations(destinations, root) {
    const tags = new Map();
    for (const destination of destinations) {
        if (destination.digest !== undefined && destination.digest !== root) {
            throw new InvalidReferenceError(`destination ${formatReference(destination)}: the image that is pushed has the digest ${root}`);
        }
        const repositories = getOrAdd(tags, destination.registry, () => new Map());
        const ofRepository = getOrAdd(repositories, destination.repository, () => new Set());
        if (destination.tag !== undefined) {
            ofRepository.add(destination.tag);
        }
    }
    return [...tags].flatMap(([registry, repositories]) => {
        const plans = [...repositories].map(([repository, set]) => ({ registry, repository, tags: [...set] }));
        const [first, ...others] = plans;
        return first === undefined ? [] : [{ registry, repositories: [first, ...others] }];
    });
}
function getOrAdd(map, key, create) {
    const known = map.get(key);
    if (known !== undefined) {
        return known;
    }
    const fresh = create();
    map.set(key, fresh);
    return fresh;
}

;// CONCATENATED MODULE: ./packages/registry/lib/push/push.js





const push_PARALLEL = 12;
async function pushGraph(options) {
    const { graph, destinations } = options;
    const { digest } = graph.root.descriptor;
    const plans = planDestinations(destinations, digest);
    const failed = new AbortController();
    const report = options.onProgress ?? (() => undefined);
    const context = {
        client: options.client,
        graph,
        layout: options.layout,
        parallel: options.parallel ?? push_PARALLEL,
        signal: options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]),
        abort: (reason) => failed.abort(reason),
        report,
        bytes: new ByteCounter(graph.blobBytes * plans.length, report),
    };
    const counts = await pushEverywhere(context, plans);
    const repositories = plans.flatMap((plan) => plan.repositories);
    await moveTags(context, repositories);
    await readBack(context, repositories);
    return destinations.map((destination) => ({
        reference: formatReference(destination),
        digest,
        blobs: countsOf(counts, destination),
    }));
}
async function pushEverywhere(context, plans) {
    let failure;
    const results = await Promise.all(plans.map(async (plan) => {
        try {
            return [plan.registry, await pushContent(context, plan)];
        }
        catch (error) {
            failure ??= { error };
            context.abort(error);
            return undefined;
        }
    }));
    if (failure !== undefined) {
        throw failure.error;
    }
    return new Map(results.filter((result) => result !== undefined));
}
function countsOf(counts, { registry, repository }) {
    return counts.get(registry)?.get(repository) ?? { uploaded: 0, mounted: 0, existing: 0, bytes: 0 };
}

;// CONCATENATED MODULE: ./packages/registry/lib/index.js
































/***/ })

};
