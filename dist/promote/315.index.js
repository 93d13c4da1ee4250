export const id = 315;
export const ids = [315];
export const modules = {

/***/ 2315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t4: () => (/* reexport */ InvalidManifestError),
  Ap: () => (/* reexport */ MEDIA_TYPE),
  RegistryClient: () => (/* reexport */ RegistryClient),
  TagMovedError: () => (/* reexport */ TagMovedError),
  Hy: () => (/* reexport */ lib_digest/* algorithmOf */.Hy),
  createCredentialStore: () => (/* reexport */ createCredentialStore),
  ol: () => (/* reexport */ digestOf),
  executeCopy: () => (/* reexport */ executeCopy),
  Bq: () => (/* reexport */ formatPlatform),
  FH: () => (/* reexport */ lib_reference/* formatReference */.FH),
  ZD: () => (/* reexport */ lib_digest/* hexOf */.ZD),
  Bc: () => (/* reexport */ lib_digest/* isDigest */.Bc),
  Yh: () => (/* reexport */ media_types_isManifest),
  Ng: () => (/* reexport */ parseManifest),
  planCopy: () => (/* reexport */ planCopy)
});

// UNUSED EXPORTS: AuthenticationError, CredentialError, DigestMismatchError, FallbackTagError, IncompleteCopyError, InvalidDigestError, InvalidReferenceError, LayoutError, LayoutSource, LayoutWriter, MANIFEST_ACCEPT, MAX_MANIFEST_BYTES, MissingManifestError, PartialPushError, RegistryError, RepositoryClient, UnsafeTargetError, UnsupportedDeletionError, UntrustedCertificateError, VerifiedContent, createVerifier, fallbackTag, formatPlace, formatRepository, formatTag, isImageManifest, isIndex, isLayout, isNonDistributable, isTag, openLayout, parseDescriptor, parseDigest, parseReference, parseRepository, pushGraph, verifyBytes, verifyLayout, walkGraph

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/registry/lib/errors.js
/** A request that a registry refused or that did not get through. */
class RegistryError extends Error {
    name = 'RegistryError';
    /** The message without its advice, for callers who have better advice to give. */
    problem;
    method;
    /** URL without user info and without query, so that neither passwords nor presigned URLs reach a log. */
    url;
    /** HTTP status; undefined when no answer came. */
    status;
    /** The `errors` of the answer; empty when it had none. */
    codes;
    /** True when the same request may succeed later; every retry was already used up. */
    temporary;
    /** How long the registry asked to wait, in ms. */
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
    /** Whether the answer carried one of these error codes. */
    hasCode(...codes) {
        return this.codes.some(({ code }) => codes.includes(code));
    }
}
/** The registry (or its token service) does not let these credentials do this. Never retried blindly. */
class AuthenticationError extends RegistryError {
    name = 'AuthenticationError';
    missing;
    constructor(details) {
        super(details);
        this.missing = details.missing;
    }
}
/** The registry's certificate, or that of its token service, comes from an authority that is not trusted. */
class UntrustedCertificateError extends RegistryError {
    name = 'UntrustedCertificateError';
    /** Host and port of the server with that certificate. */
    host;
    constructor(details) {
        super(details);
        this.host = details.host;
    }
}
/** Content that is not what its descriptor says. Both digests are named, so that a log line is evidence. */
class DigestMismatchError extends Error {
    name = 'DigestMismatchError';
    expected;
    /** Digest of what came; undefined when the size alone already gave it away. */
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
/** An OCI layout folder that cannot be trusted or understood. */
class errors_LayoutError extends Error {
    name = 'LayoutError';
    /** The file or folder at fault. */
    path;
    constructor(path, problem, options) {
        super(`OCI layout: ${path}: ${problem}`, options);
        this.path = path;
    }
}
/** A docker config file, `DOCKER_AUTH_CONFIG` or credential helper that cannot be used. */
class CredentialError extends Error {
    name = 'CredentialError';
}
/** What was thrown, as an Error. */
function asError(value) {
    return value instanceof Error ? value : new Error(String(value));
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/credential-helper.js

const MAX_OUTPUT_BYTES = 64 * 1024;
const TIMEOUT_MS = 60_000;
/** Helpers say a refresh token is the secret by this user name. */
const IDENTITY_USER = '<token>';
/**
 * Asks `docker-credential-<name> get` for a login (docker/docker-credential-helpers protocol): the server on
 * stdin, JSON on stdout. No shell; the name must be a plain word, so a config file cannot point at a path.
 *
 * @param env the helper's environment; PATH decides where it is found
 * @returns undefined when the helper knows no login for that server
 * @throws CredentialError naming the helper and what to do; never with its output, which may hold secrets
 */
async function runCredentialHelper(name, server, env) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) {
        throw new CredentialError(`credential helper ${JSON.stringify(name)}: the name must be a plain word`);
    }
    const command = `docker-credential-${name}`;
    const { exitCode, stdout } = await execute(command, server, env);
    if (exitCode === 0) {
        return parseAnswer(command, stdout);
    }
    // Helpers print this fixed text to stdout; everything else is a failure, not an anonymous login.
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
    // Loading it costs milliseconds that runs without a helper do not pay.
    const { spawn } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1421, 19));
    return await new Promise((resolve, reject) => {
        const child = spawn(command, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
        // Closing the pipe as well ends the programs that the helper has started, and this promise in any case.
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
        // A helper that ends without reading its input is judged by its exit code.
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

/** Key of Docker Hub in docker config files and for credential helpers. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
const DOCKER_HUB_HOSTS = new Set([
    'docker.io',
    'index.docker.io',
    'registry-1.docker.io',
]);
/**
 * Reads the JSON of a docker config.
 *
 * @param origin where it came from, for messages; the content never shows in one
 * @throws CredentialError
 */
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
/**
 * Finds the entry for a registry. Hosts are compared whole, never as substrings: `ghcr.io` must not match
 * `ghcr.io.example.com`. A key may be a URL (Docker) or hold a path (Podman), of which the longest prefix of
 * the repository wins.
 *
 * @returns the key as it stands in the map
 */
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
/**
 * Reads one entry of `auths`.
 *
 * @returns undefined for an empty entry, which docker leaves behind when a helper holds the secret
 * @throws CredentialError when there is one and it is broken
 */
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
/** What a credential helper is asked for. */
function helperServer(registry) {
    return DOCKER_HUB_HOSTS.has(registry) ? DOCKER_HUB_KEY : registry;
}
/** `auth` is base64 of `user:password`; passwords may hold colons, and docker itself pads with NUL. */
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
    // The path of a URL key is the API version, not a repository.
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






/**
 * Finds logins where Docker and Podman keep them. Order: explicit logins, `DOCKER_AUTH_CONFIG`, then of
 * `$DOCKER_CONFIG/config.json` (or `~/.docker/config.json`) `credHelpers`, `credsStore`, `auths`, then Podman's
 * `$REGISTRY_AUTH_FILE` or `$XDG_RUNTIME_DIR/containers/auth.json`. Files are read once, on first use.
 */
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
        // docker/cli: only `auths` counts here.
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
/** A manifest that cannot be understood or must not be trusted. */
class InvalidManifestError extends Error {
    name = 'InvalidManifestError';
}
const MAX_ENTRIES = 10_000;
/** @throws InvalidManifestError unless the value is an object */
function asObject(value, where) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new InvalidManifestError(`${where}: ${show(value)} is no object`);
    }
    return value;
}
/** @throws InvalidManifestError unless the value is a list of bounded length */
function asList(value, where) {
    if (!Array.isArray(value) || value.length > MAX_ENTRIES) {
        throw new InvalidManifestError(`${where}: a list of at most ${MAX_ENTRIES} entries is needed`);
    }
    return value;
}
/** @throws InvalidManifestError unless the value is a string */
function asText(value, where) {
    if (typeof value !== 'string') {
        throw new InvalidManifestError(`${where}: ${show(value)} is no text`);
    }
    return value;
}
/** @throws InvalidManifestError unless the value is an object of strings */
function asTextMap(value, where) {
    const entries = Object.entries(asObject(value, where));
    return Object.fromEntries(entries.map(([key, text]) => [key, asText(text, `${where}[${show(key)}]`)]));
}
/**
 * Go writes sizes as int64; what a JavaScript number cannot hold exactly is refused.
 *
 * @throws InvalidManifestError
 */
function asSize(value, where) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
        throw new InvalidManifestError(`${where}: ${show(value)} is no size in bytes`);
    }
    return value;
}
/** Reads a field that may be absent or, as Go's `omitempty` has it, null. */
function optional(key, value, read) {
    if (value === undefined || value === null) {
        return {};
    }
    return { [key]: read(value) };
}
/** A value as it may stand in a message: JSON, cut to a readable length. */
function show(value) {
    return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}

;// CONCATENATED MODULE: ./packages/registry/lib/json.js
const MAX_DEPTH = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/**
 * Parses JSON of untrusted origin. Beyond `JSON.parse` it refuses bytes that are not UTF-8, a byte order mark,
 * nesting deeper than 64, and an object that has the same key twice: Go, JavaScript and jq disagree on which
 * of the two counts, so such a document has no single meaning.
 *
 * @throws SyntaxError
 */
function parseStrictJson(bytes) {
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
/** One linear pass that looks at brackets and keys only; whether it is JSON at all is JSON.parse's business. */
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
/** Index after the closing quote of the string that starts at `start`. */
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
    // "a" and "\u0061" are the same key.
    const key = String(JSON.parse(literal));
    if (seen?.has(key)) {
        throw new SyntaxError(`JSON has the key ${JSON.stringify(key.slice(0, 80))} twice in one object`);
    }
    seen?.add(key);
}

;// CONCATENATED MODULE: ./packages/registry/lib/media-types.js
/** Media types of the OCI image-spec ("Media Types") and of Docker's schema 2, which means the same. */
const MEDIA_TYPE = {
    ociIndex: 'application/vnd.oci.image.index.v1+json',
    ociManifest: 'application/vnd.oci.image.manifest.v1+json',
    ociConfig: 'application/vnd.oci.image.config.v1+json',
    ociEmpty: 'application/vnd.oci.empty.v1+json',
    ociLayer: 'application/vnd.oci.image.layer.v1.tar',
    ociLayerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    ociLayerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
    dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerConfig: 'application/vnd.docker.container.image.v1+json',
    dockerLayerGzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
const INDEXES = new Set([MEDIA_TYPE.ociIndex, MEDIA_TYPE.dockerList]);
const MANIFESTS = new Set([MEDIA_TYPE.ociManifest, MEDIA_TYPE.dockerManifest]);
const SCHEMA_1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/;
const NOT_DISTRIBUTABLE = /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.foreign\.diff\.tar\.gzip)$/;
/** What a client asks for when it reads a manifest: everything that it understands. */
const MANIFEST_ACCEPT = [
    MEDIA_TYPE.ociIndex,
    MEDIA_TYPE.dockerList,
    MEDIA_TYPE.ociManifest,
    MEDIA_TYPE.dockerManifest,
];
/** An OCI image index or a Docker manifest list. */
function isIndex(mediaType) {
    return INDEXES.has(mediaType);
}
/** An OCI image manifest or a Docker schema 2 manifest: one image, with config and layers. */
function isImageManifest(mediaType) {
    return MANIFESTS.has(mediaType);
}
/** Anything that lives below `/manifests/`; every other media type is an opaque blob. */
function media_types_isManifest(mediaType) {
    return isIndex(mediaType) || isImageManifest(mediaType);
}
/** Docker's schema 1, whose digest does not cover its bytes. It is refused by name. */
function media_types_isSchema1(mediaType) {
    return SCHEMA_1.test(mediaType);
}
/** A layer that must be fetched from its `urls` and is not uploaded ("Non-Distributable Layers"). */
function isNonDistributable(mediaType) {
    return NOT_DISTRIBUTABLE.test(mediaType);
}
/** `text/html; charset=utf-8` -> `text/html`: parameters on a response's Content-Type mean nothing here. */
function withoutParameters(contentType) {
    return contentType.replace(/;.*$/s, '').trim().toLowerCase();
}

;// CONCATENATED MODULE: ./packages/registry/lib/manifest.js




/** Said of Docker's schema 1, which is gone from the specifications and whose digest does not cover its bytes. */
const SCHEMA_1_PROBLEM = 'manifest: Docker schema 1 is not supported: push the image again with a current client';
/** Largest manifest that is read: what every registry must take (OCI distribution-spec, "Pushing Manifests"). */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
/**
 * Reads a manifest or index. Bytes are hostile: size, JSON depth and number of entries are bounded, and what
 * two parsers could read differently is refused (duplicate keys, `layers` beside `manifests`, a `mediaType`
 * that contradicts the Content-Type; see CVE-2021-41190).
 *
 * @param mediaType of the descriptor or the response; parameters are ignored
 * @throws InvalidManifestError
 */
function parseManifest(bytes, mediaType) {
    if (bytes.byteLength > MAX_MANIFEST_BYTES) {
        throw new InvalidManifestError(`manifest: ${bytes.byteLength} bytes are more than ${MAX_MANIFEST_BYTES}`);
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
    const layers = json.layers === undefined ? [] : descriptors(json.layers, 'layers');
    return { kind: 'image', ...common, config: parseDescriptor(json.config, 'config'), layers };
}
/**
 * Checks one descriptor of untrusted JSON.
 *
 * @param where its place in the document, for messages
 * @throws InvalidManifestError
 */
function parseDescriptor(value, where) {
    const json = asObject(value, where);
    const digest = asText(json.digest, `${where}.digest`);
    if (!(0,lib_digest/* isDigest */.Bc)(digest)) {
        throw new InvalidManifestError(`${where}.digest: ${show(digest)} is no sha256 or sha512 digest`);
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
        return parseStrictJson(bytes);
    }
    catch (error) {
        throw new InvalidManifestError(`manifest: ${error instanceof Error ? error.message : 'not JSON'}`);
    }
}
function effectiveMediaType(json, outer) {
    if (json.schemaVersion === 1 || (outer !== undefined && media_types_isSchema1(outer))) {
        throw new InvalidManifestError(SCHEMA_1_PROBLEM);
    }
    if (json.schemaVersion !== 2) {
        throw new InvalidManifestError(`manifest: schemaVersion ${show(json.schemaVersion)} is not 2`);
    }
    const inner = json.mediaType === undefined ? undefined : asText(json.mediaType, 'mediaType');
    if (inner !== undefined && outer !== undefined && inner !== outer) {
        throw new InvalidManifestError(`manifest: its mediaType ${show(inner)} contradicts ${show(outer)}`);
    }
    const type = inner ?? outer ?? (json.manifests === undefined ? MEDIA_TYPE.ociManifest : MEDIA_TYPE.ociIndex);
    if (!isIndex(type) && !isImageManifest(type)) {
        throw new InvalidManifestError(`manifest: media type ${show(type)} is neither an image nor an index`);
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
/** CVE-2021-41190: one document that is an image to some clients and an index to others. */
function refuse(json, key, what) {
    if (json[key] !== undefined) {
        throw new InvalidManifestError(`manifest: ${what} must not have ${show(key)}`);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/registry/lib/content.js



/** Computes the digest of bytes in memory. */
function digestOf(bytes, algorithm = 'sha256') {
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
}
/** Starts checking content against its digest and, when known, its size in bytes. */
function createVerifier(digest, size) {
    const algorithm = (0,lib_digest/* algorithmOf */.Hy)(digest);
    const hash = (0,external_node_crypto_.createHash)(algorithm);
    let seen = 0;
    return {
        update(chunk) {
            seen += chunk.byteLength;
            if (size !== undefined && seen > size) {
                throw new DigestMismatchError({ expected: digest, expectedSize: size, actualSize: seen });
            }
            hash.update(chunk);
        },
        finish() {
            const actual = `${algorithm}:${hash.digest('hex')}`;
            if (actual !== digest || (size !== undefined && seen !== size)) {
                throw new DigestMismatchError({ expected: digest, actual, expectedSize: size, actualSize: seen });
            }
        },
    };
}
/**
 * @throws DigestMismatchError when the bytes in memory are not the expected ones
 */
function verifyBytes(bytes, expected) {
    const verifier = createVerifier(expected.digest, expected.size);
    verifier.update(bytes);
    verifier.finish();
}
/**
 * Content that is checked while it is read: the last chunk is handed out only after the digest of all of it
 * proved right. A reader that has got everything therefore has the right bytes, and a receiver that was told
 * the size never sees wrong content as complete.
 */
class VerifiedContent {
    expected;
    #source;
    constructor(source, expected) {
        this.#source = source;
        this.expected = expected;
    }
    /** Wraps a source; one that is already checked against the same digest is not hashed a second time. */
    static of(source, expected) {
        const same = source instanceof VerifiedContent && source.expected.digest === expected.digest;
        return same && source.expected.size === expected.size ? source : new VerifiedContent(source, expected);
    }
    /** @throws DigestMismatchError in place of the last chunk */
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
/** Reads verified content of bounded size into memory. */
async function collect(content) {
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
/**
 * Reads the `errors` of an error answer (OCI distribution-spec, "Error Codes"). The body is hostile and may be
 * anything, so what does not fit is left out.
 */
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
/** Makes a text fit for one line of a message: control characters become spaces, the rest is cut. */
function singleLine(text, maxLength) {
    const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
    return line.length <= maxLength ? line : `${line.slice(0, maxLength)}…`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/target.js
/** A Location, Link or realm that a client must not follow. The message names it without its query. */
class UnsafeTargetError extends Error {
    name = 'UnsafeTargetError';
}
/**
 * Resolves a Location or Link against the request that it answered (RFC 9110 section 10.2.2), byte for byte.
 *
 * @throws UnsafeTargetError when it is no http(s) URL or holds user info
 */
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
/** Takes a whole URL apart. */
function parseTarget(url) {
    if (!/^https?:\/\//i.test(url)) {
        throw new UnsafeTargetError(`${redactText(url)} is no http or https URL`);
    }
    return resolveTarget({ origin: 'https://invalid', path: '/' }, url);
}
/** Appends one query parameter and leaves the rest alone. */
function withParameter(target, name, value) {
    const separator = !target.path.includes('?') ? '?' : /[?&]$/.test(target.path) ? '' : '&';
    return { ...target, path: `${target.path}${separator}${name}=${encodeURIComponent(value)}` };
}
/** URL without query: what may be shown. */
function redact(target) {
    return `${target.origin}${target.path.replace(/\?.*$/s, '')}`;
}
/** Host with port, as statistics and limits use it. */
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
/** Header values arrive as latin1; what no request line can carry is percent-encoded. */
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
/** Host that serves a registry's API: Docker Hub's is not the one in its image names. */
function apiHost(registry) {
    return registry === DOCKER_HUB ? DOCKER_HUB_API : registry;
}
/** `localhost`, 127.0.0.0/8 and `[::1]`: the hosts that may speak plain HTTP. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
/**
 * Checks a target that a server named (redirect, upload Location, token realm) before anything is sent to it.
 * Never from https down to http; never from a remote host to this machine or to link-local addresses, where
 * cloud metadata services hand out credentials.
 *
 * @throws UnsafeTargetError
 */
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
/** `URL` has already normalised forms such as 0xa9fea9fe and [::ffff:169.254.0.1]. */
function isLinkLocal(hostname) {
    return /^(?:169\.254\.|0\.)/.test(hostname) || /^\[(?:fe[89ab]|::\]|::ffff:)/.test(hostname);
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/answer.js




/** Error bodies beyond this are cut: they are for messages only. */
const MAX_ERROR_BYTES = 64 * 1024;
/** More bytes than the caller is willing to hold. */
class TooLargeError extends Error {
    name = 'TooLargeError';
}
/** Answer to one request: head now, body once, in one of three ways. */
class Answer {
    status;
    headers;
    /** Where it really came from, after redirects. */
    target;
    #incoming;
    #finished;
    #errorText;
    /** @param finished called once, when the body is read or dropped */
    constructor(incoming, target, finished) {
        this.status = incoming.status;
        this.headers = incoming.headers;
        this.target = target;
        this.#incoming = incoming;
        this.#finished = finished;
    }
    /** A header as one text; undefined when absent. */
    header(name) {
        const value = this.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
    }
    /**
     * Where the Location header points. @throws RegistryError when there is none, UnsafeTargetError when nothing
     * must be sent there
     */
    location(method) {
        const location = this.header('location');
        if (location === undefined) {
            const url = redact(this.target);
            const message = `${method} ${url}: the answer has no Location`;
            throw new RegistryError({ message, method, url, status: this.status, temporary: false });
        }
        const target = resolveTarget(this.target, location);
        assertSafeHop(this.target, target);
        return target;
    }
    /**
     * The whole body. @throws TooLargeError beyond `limit` bytes, before reading more than that
     */
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
    /** The body piece by piece; ending the loop early drops the connection. */
    async *stream() {
        try {
            yield* this.#incoming.body;
        }
        finally {
            this.#finished();
        }
    }
    /** Reads a body that says nothing, so that its connection can serve again. */
    async skip() {
        await this.errorText();
    }
    /** Drops the body together with its connection. */
    discard() {
        this.#incoming.discard();
        this.#finished();
    }
    /** Beginning of the body of an error answer, as text; may be asked more than once, never throws. */
    errorText() {
        this.#errorText ??= this.#readErrorText();
        return this.#errorText;
    }
    /** One line for a message: status and what the registry said. */
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
            // The status is what counts; half a text is better than none.
        }
        return Buffer.concat(chunks).subarray(0, MAX_ERROR_BYTES).toString('utf8');
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/context.js
/** Sends a request that ends with the context's signal, unless it brings its own. */
function send(context, request, use) {
    const signal = request.signal ?? context.signal;
    return context.host.send({ ...request, ...(signal === undefined ? {} : { signal }) }, use);
}
/** Waits before another try. @throws the reason of the context's signal */
async function pause({ transport, signal }, ms) {
    await transport.options.sleep(ms, signal);
}
/** The right to read one repository, as a request takes it. */
function pull({ repository }) {
    return [{ repository, actions: 'pull' }];
}
/** The right to write one repository, as a request takes it. */
function push({ repository }) {
    return [{ repository, actions: 'push' }];
}
/** API path of something in the repository (OCI distribution-spec, "Endpoints"). */
function apiPath({ repository }, rest) {
    return `/v2/${repository}/${rest}`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/manifests.js










const ACCEPT = MANIFEST_ACCEPT.join(', ');
/**
 * Reads a manifest by tag or digest. What comes is hashed; bytes that are not those of the digest asked for,
 * or of the digest that the registry claims, are fetched once more.
 *
 * @throws DigestMismatchError when they are wrong again, RegistryError (404 when there is none)
 */
async function getManifest(context, reference) {
    try {
        return await fetchManifest(context, reference);
    }
    catch (error) {
        if (!(error instanceof DigestMismatchError)) {
            throw error;
        }
        return await fetchManifest(context, reference);
    }
}
/** {@link getManifest} @returns undefined when it is absent, proven as {@link resolveManifest} proves it */
async function findManifest(context, reference) {
    const found = await getOrAbsence(context, reference);
    return typeof found === 'string' ? undefined : found;
}
/**
 * Finds out with one GET what a tag or digest is, and if it is absent, how much is. For what is likely to be there,
 * {@link resolveManifest} is cheaper: its HEAD is no pull, which Docker Hub counts.
 */
async function lookUpManifest(context, reference) {
    const found = await getOrAbsence(context, reference);
    return typeof found === 'string' ? found : found.descriptor;
}
async function getOrAbsence(context, reference) {
    try {
        return await getManifest(context, reference);
    }
    catch (error) {
        if (error instanceof RegistryError && error.status === 404) {
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
/**
 * Finds out what a tag or digest is. Absent means that the manifests endpoint itself answered 404 with
 * MANIFEST_UNKNOWN or NAME_UNKNOWN; a bare 404 (a proxy, a token service, a HEAD without body) proves nothing,
 * so after any refused HEAD the GET decides.
 *
 * @returns undefined when it is absent
 * @throws RegistryError when the registry gives no proof either way
 */
async function resolveManifest(context, reference) {
    return (await headManifest(context, reference)) ?? (await findManifest(context, reference))?.descriptor;
}
/** Asks with HEAD. @returns undefined when that does not tell: absent, not supported, or without a digest */
async function headManifest(context, reference, attempts) {
    return (await inspectManifest(context, reference, attempts))?.descriptor;
}
/** {@link headManifest} with the ETag, for a conditional write. */
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
        // Who answers 200 to a digest and does not name it means that one.
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
            throw new InvalidManifestError(SCHEMA_1_PROBLEM);
        }
        const bytes = await readManifest(answer);
        const claimed = (0,lib_digest/* isDigest */.Bc)(reference) ? reference : claimedDigest(answer);
        const digest = claimed ?? digestOf(bytes);
        verifyBytes(bytes, { digest });
        const etag = answer.header('etag');
        const descriptor = { mediaType, digest, size: bytes.byteLength };
        return { descriptor, bytes, ...(etag === undefined ? {} : { etag }) };
    });
}
async function readManifest(answer) {
    try {
        return await answer.bytes(MAX_MANIFEST_BYTES);
    }
    catch (error) {
        if (error instanceof TooLargeError) {
            throw notAManifest(answer, error.message);
        }
        throw error;
    }
}
/** A captive portal or a proxy answers 200 with a web page. */
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
    return new RegistryError({
        message: `GET ${url}: ${problem}`,
        method: 'GET',
        url,
        status: answer.status,
        temporary: false,
    });
}
/**
 * Docker-Content-Digest when it is a digest that can be checked; what is none (upper case, other algorithms)
 * counts as absent.
 */
function claimedDigest(answer) {
    const header = answer.header('docker-content-digest') ?? '';
    return (0,lib_digest/* isDigest */.Bc)(header) ? header : undefined;
}
/** What may stand in a URL as a reference. @throws InvalidReferenceError, InvalidDigestError */
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




/**
 * Name of the tag that lists the referrers of a digest where the registry does not (OCI distribution-spec,
 * "Referrers Tag Schema"): `sha256-<hex>`, the hex part cut to 64.
 */
function fallbackTag(subject) {
    const [algorithm = '', hex = ''] = subject.split(':');
    return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`.replace(/[^A-Za-z0-9._-]/g, '-');
}
/**
 * Reads a fallback tag. `cosign copy` writes images, and GitLab resolves digests, under names of the same form,
 * so what is not an OCI index, or is the subject itself, is no list of referrers.
 *
 * @returns undefined when there is no such tag; `foreign` when it holds something else
 */
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
        const manifest = parseManifest(bytes, mediaType === '' ? undefined : mediaType);
        return manifest.kind === 'index' && manifest.mediaType === MEDIA_TYPE.ociIndex
            ? manifest.manifests
            : undefined;
    }
    catch (error) {
        if (error instanceof InvalidManifestError) {
            return undefined;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/paging.js


const MAX_PAGES = 10_000;
/**
 * Reads a list page by page (OCI distribution-spec, "Listing Tags" and "Listing Referrers"): follows
 * `Link: <...>; rel="next"` whatever the number of entries on a page, but never to another host.
 *
 * @param what for messages: "tag list"
 * @param readPage reads one page; an undefined one ends the whole list
 * @returns undefined when a page was undefined, or when there are more than `maxPages`
 * @throws RegistryError for pages that lead in a circle
 */
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
/** Where the answer says that the list goes on. @throws RegistryError when that is another host */
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
/** A list that cannot be read. */
function pageFailure(target, problem) {
    const url = redact(target);
    return new RegistryError({ message: `GET ${url}: ${problem}`, method: 'GET', url, temporary: false });
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/relation.js


/** Whether a manifest has this subject; one that cannot be understood has none. */
function refersTo(fetched, subject) {
    return read(fetched)?.subject?.digest === subject;
}
/** Type of the artifact, as the referrers API shows it. */
function artifactTypeOf(fetched) {
    const manifest = read(fetched);
    return manifest === undefined ? undefined : typeOf(manifest);
}
/**
 * How a list of referrers describes a manifest (OCI distribution-spec, "Listing Referrers"): with its artifact
 * type, which without a field of that name is the config's media type, and with all of its annotations.
 */
function describeReferrer(descriptor, manifest) {
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
        return parseManifest(bytes, descriptor.mediaType === '' ? undefined : descriptor.mediaType);
    }
    catch (error) {
        if (error instanceof InvalidManifestError) {
            return undefined;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/list.js








/**
 * Statuses of registries without the API. GHCR sends its callers to another host, with a 303 that leads nowhere
 * (artifacthub/hub#4785). All others are errors: a 403 or 429 must never read as "nothing is attached".
 */
const UNSUPPORTED = [301, 302, 303, 307, 308, 404, 405, 501];
/**
 * Lists what refers to a manifest: by the referrers API (OCI distribution-spec, "Listing Referrers") or, where
 * there is none, by the fallback tag. Entries of a fallback tag were written by clients, so each is read and must
 * really have this subject; what does not, or does not exist, is left out.
 *
 * @throws RegistryError
 */
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
/** Asks the referrers API. @returns undefined when the repository has none */
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
        if (!(error instanceof InvalidManifestError)) {
            throw error;
        }
        // A list has no digest to check: one that makes no sense may have been damaged on the way.
        entries = await list();
    }
    host.referrers.learn(repository, entries !== undefined);
    return entries;
}
function readPage(context, to, artifactType) {
    const request = {
        method: 'GET',
        to,
        headers: { accept: MEDIA_TYPE.ociIndex },
        scopes: pull(context),
        accept: [200, ...UNSUPPORTED],
        stayOnOrigin: true,
    };
    return send(context, request, async (answer) => {
        const type = withoutParameters(answer.header('content-type') ?? '');
        // Some registries answer 200 with something else to every path that they do not know (sigstore-js#1187).
        if (answer.status !== 200 || type !== MEDIA_TYPE.ociIndex) {
            await answer.skip();
            return undefined;
        }
        const index = parseManifest(await answer.bytes(MAX_MANIFEST_BYTES), type);
        const all = index.kind === 'index' ? index.manifests : [];
        return { items: all.filter(wanted(answer, artifactType)), next: nextPage(answer, 'list of referrers') };
    });
}
/** A registry that does not say `OCI-Filters-Applied` has sent everything. */
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
/** The manifest itself knows its type best: older clients left it out of the entry. */
function describe(entry, fetched) {
    const artifactType = artifactTypeOf(fetched);
    return { descriptor: { ...entry, ...(artifactType === undefined ? {} : { artifactType }) }, fetched };
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/watchdog.js
/** What a client uses unless told otherwise. */
const DEFAULT_TIMEOUTS = {
    idleMs: 30_000,
    responseMs: 60_000,
    responseMsPerMiB: 250,
    floorBytesPerSecond: 1024,
    floorWindowMs: 30_000,
};
/** The peer went silent or crawls; `code` lets it pass for the operating system's own time-out. */
class StalledError extends Error {
    name = 'StalledError';
    code = 'ETIMEDOUT';
}
/**
 * Watches one exchange. It runs only while the peer is the one to move: a slow disk or a slow consumer on our
 * side never counts against the registry.
 */
class Watchdog {
    #timeouts;
    #expire;
    #timer;
    #since = 0;
    #waitedMs = 0;
    #bytes = 0;
    constructor(timeouts, expire) {
        this.#timeouts = timeouts;
        this.#expire = expire;
    }
    /** Starts waiting for the next piece of a body. */
    awaitBody() {
        const { idleMs } = this.#timeouts;
        this.#start(idleMs, `no data for ${idleMs / 1000} s`);
    }
    /** Starts waiting for the answer to a request that carried so many bytes. */
    awaitAnswer(bytesSent) {
        const ms = this.#timeouts.responseMs + (bytesSent / 2 ** 20) * this.#timeouts.responseMsPerMiB;
        this.#start(ms, `no answer for ${Math.round(ms / 1000)} s`);
    }
    /** The peer moved: so many body bytes since the last call. */
    moved(bytes) {
        if (this.#timer === undefined) {
            return;
        }
        this.stop();
        this.#waitedMs += performance.now() - this.#since;
        this.#bytes += bytes;
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
    /** Ends the wait without judging it. */
    stop() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }
    #start(ms, problem) {
        this.stop();
        this.#since = performance.now();
        this.#timer = setTimeout(() => this.#expire(new StalledError(problem)), ms);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/exchange.js



/** A body that is in memory. */
function bytesBody(bytes) {
    return {
        size: bytes.byteLength,
        async *open() {
            yield bytes;
        },
    };
}
/**
 * Sends one request and returns when the head of the answer is there. Bodies are streamed in both directions
 * with back-pressure. An answer that comes before the body is out (401, 413) ends the sending.
 *
 * @throws whatever the source of the body, the connection, the watchdog or the signal fails with
 */
async function exchange(context, outgoing, signal) {
    signal?.throwIfAborted();
    const { method, target, body } = outgoing;
    const length = body === undefined ? {} : { 'content-length': body.size };
    const request = await context.connections.start(target, {
        method,
        headers: { ...outgoing.headers, ...length },
    });
    context.stats.countRequest(hostOf(target), method);
    const watchdog = new Watchdog(context.timeouts, (error) => request.destroy(error));
    const abort = () => void request.destroy(asError(signal?.reason));
    signal?.addEventListener('abort', abort, { once: true });
    request.once('close', () => {
        watchdog.stop();
        signal?.removeEventListener('abort', abort);
    });
    const answered = answerTo(request);
    void exchange_send(request, body, watchdog, (bytes) => context.stats.countUp(hostOf(target), bytes));
    const message = await answered;
    watchdog.moved(0);
    const { statusCode = 0, headers } = message;
    const count = (bytes) => context.stats.countDown(hostOf(target), bytes);
    return {
        status: statusCode,
        headers,
        body: receive(request, message, watchdog, count),
        discard: () => void request.destroy(),
    };
}
function answerTo(request) {
    return new Promise((resolve, reject) => {
        request.once('response', resolve);
        // Stays attached: an error after the answer is seen by whoever reads the body.
        request.on('error', reject);
        request.once('close', () => reject(new Error('the connection closed without an answer')));
    });
}
/** Never rejects: a failure destroys the request, which fails the exchange. */
async function exchange_send(request, body, watchdog, count) {
    let answered = false;
    request.once('response', () => {
        answered = true;
    });
    try {
        let total = 0;
        for await (const chunk of body?.open() ?? []) {
            if (answered || request.destroyed) {
                return;
            }
            if (!request.write(chunk)) {
                watchdog.awaitBody();
                await drained(request);
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
/** Until there is room again, or there is nothing left to wait for. */
function drained(request) {
    return new Promise((resolve) => {
        const events = ['drain', 'response', 'close'];
        const done = () => {
            for (const event of events) {
                request.off(event, done);
            }
            resolve();
        };
        for (const event of events) {
            request.on(event, done);
        }
    });
}
async function* receive(request, message, watchdog, count) {
    let complete = false;
    try {
        const chunks = message[Symbol.asyncIterator]();
        for (;;) {
            watchdog.awaitBody();
            const next = await chunks.next();
            watchdog.moved(next.done === true ? 0 : next.value.byteLength);
            if (next.done === true) {
                break;
            }
            count(next.value.byteLength);
            yield next.value;
        }
        complete = true;
    }
    finally {
        watchdog.stop();
        // A connection with half a request or half an answer on it cannot serve another one.
        if (!complete || !request.writableEnded) {
            request.destroy();
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/retry.js
/** What a client uses unless told otherwise. */
const DEFAULT_RETRY = {
    attempts: 6,
    baseMs: 250,
    capMs: 30_000,
    rateLimitAttempts: 20,
    maxRetryAfterMs: 5 * 60_000,
};
/** Failures of a connection after which the same request may well succeed. */
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
/** Whether an answer may be different next time. 501 and 505 say "never". */
function isTemporaryStatus(status) {
    return [408, 425, 429, 499].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}
/** GitHub and GHCR answer 403 when a client was too quick; the body tells it from a real refusal. */
function isRateLimitText(text) {
    return /secondary rate limit|rate limit exceeded|too many requests|TOOMANYREQUESTS/i.test(text);
}
/** Whether an exception of an exchange is worth another try: network failures and garbled HTTP. */
function isTemporaryFailure(error) {
    if (error instanceof AggregateError) {
        return error.errors.some(isTemporaryFailure);
    }
    const code = codeOf(error);
    return code !== undefined && (TEMPORARY_CODES.has(code) || code.startsWith('HPE_'));
}
/** The wait before try number `attempt` + 1, when the registry gave none. */
function backoffMs(policy, attempt, random) {
    return random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
}
/** `code` of a Node error. */
function codeOf(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
        return error.code;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/put-manifest.js







/**
 * Writes a manifest (OCI distribution-spec, "Pushing Manifests"). Bytes go out exactly as given.
 *
 * @param target a digest must be that of the bytes
 * @returns digest of the bytes
 * @throws DigestMismatchError when the registry stored something else, AuthenticationError, RegistryError
 */
async function putManifest(context, bytes, mediaType, target) {
    return (await storeManifest(context, bytes, mediaType, target)).digest;
}
/**
 * {@link putManifest} with all that the registry said.
 *
 * @param conditions `If-Match` or `If-None-Match` (RFC 9110 section 13.1)
 */
async function storeManifest(context, bytes, mediaType, target, conditions = {}) {
    const reference = checkReference('tag' in target ? target.tag : target.digest);
    const digest = digestOf(bytes, (0,lib_digest/* isDigest */.Bc)(reference) ? (0,lib_digest/* algorithmOf */.Hy)(reference) : 'sha256');
    if ((0,lib_digest/* isDigest */.Bc)(reference)) {
        verifyBytes(bytes, { digest: reference });
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
/** The look after a failure is itself no reason to wait long. */
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
            throw new DigestMismatchError({ expected: digest, actual: stored, actualSize: bytes.byteLength });
        }
        return { digest, confirmed: stored === digest, subject: answer.header('oci-subject') };
    });
}
/**
 * The write may have happened and only its acknowledgement got lost: look before writing again, as some
 * registries refuse to write an immutable tag twice. A 429 says that nothing was written.
 */
async function arrived(context, error, reference, digest) {
    const unclear = error instanceof RegistryError && error.temporary && error.status !== 429;
    if (!unclear || context.signal?.aborted === true) {
        return false;
    }
    try {
        return (await headManifest(context, reference, CHECK_ATTEMPTS))?.digest === digest;
    }
    catch {
        // Then the write itself goes on to the next try or to its own error.
        return false;
    }
}
async function waitForNextTry(context, error, attempt) {
    const { retry, random } = context.transport.options;
    if (!(error instanceof RegistryError) || !error.temporary || attempt >= retry.attempts) {
        throw error;
    }
    await pause(context, Math.max(error.retryAfterMs ?? 0, backoffMs(retry, attempt, random)));
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/errors.js


/** The tag that should list the referrers of a digest cannot be used for it. */
class FallbackTagError extends Error {
    name = 'FallbackTagError';
    /** `ghcr.io/org/app:sha256-<hex>` */
    reference;
    constructor({ host, repository }, subject, problem) {
        const reference = (0,lib_reference/* formatReference */.FH)({ registry: host.registry, repository, tag: fallbackTag(subject) });
        super(`${reference} ${problem}; this registry needs that tag to list what refers to ${subject}: ` +
            'delete the tag if it was made by "cosign copy", else try again');
        this.reference = reference;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/update.js







/** Others may be writing the same tag at the same time; each round one of them gets through. */
const MAX_ROUNDS = 10;
/**
 * Changes the list of referrers under a fallback tag (OCI distribution-spec, "Pushing Manifests with Subject").
 * Where the registry offers an ETag the write is conditional; everywhere it is read back, and what somebody else
 * overwrote meanwhile is merged once more.
 *
 * @throws FallbackTagError when the tag holds something else, or changes hands too often; RegistryError
 */
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
/** Adds entries, or puts them in the place of older ones of the same digest. */
function withEntries(added) {
    return (entries) => {
        const known = new Map(entries.map((entry) => [entry.digest, entry]));
        const fresh = added.filter(({ digest }) => !known.has(digest));
        return [...entries, ...fresh];
    };
}
/** Takes out one entry. */
function withoutEntry(removed) {
    return (entries) => entries.filter(({ digest }) => digest !== removed);
}
function sameEntries(left, right) {
    return left.length === right.length && left.every(({ digest }, index) => digest === right[index]?.digest);
}
async function write(context, subject, manifests, current) {
    const index = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests };
    const bytes = Buffer.from(JSON.stringify(index));
    const condition = current === undefined ? { 'if-none-match': '*' } : ifMatch(current.etag);
    try {
        await storeManifest(context, bytes, MEDIA_TYPE.ociIndex, { tag: fallbackTag(subject) }, condition);
    }
    catch (error) {
        if (!(error instanceof RegistryError) || error.status !== 412) {
            throw error;
        }
    }
}
function ifMatch(etag) {
    return etag === undefined ? {} : { 'if-match': etag };
}

;// CONCATENATED MODULE: ./packages/registry/lib/delete/errors.js

/** The registry does not delete such things through its API: GHCR, Docker Hub and many tags by name. */
class UnsupportedDeletionError extends RegistryError {
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








/**
 * Deletes a manifest and with it all tags that point to it (OCI distribution-spec, "Deleting Manifests").
 *
 * @throws UnsupportedDeletionError when the registry deletes no manifests; RegistryError
 */
function deleteManifest(context, digest) {
    return remove(context, digest, 'manifests');
}
/**
 * Deletes a tag and leaves its manifest (OCI distribution-spec, "Deleting tags").
 *
 * @throws UnsupportedDeletionError when the registry deletes no tags; RegistryError
 */
function deleteTag(context, tag) {
    return remove(context, tag, 'tags');
}
/**
 * Deletes a manifest that refers to a subject, and takes it off the fallback tag where that is what lists the
 * referrers (OCI distribution-spec, "Deleting Manifests": the client's duty).
 *
 * @throws UnsupportedDeletionError, FallbackTagError, RegistryError
 */
async function deleteReferrer(context, digest) {
    const found = await findManifest(context, digest);
    if (found === undefined) {
        return 'absent';
    }
    const subject = parseManifest(found.bytes, found.descriptor.mediaType).subject?.digest;
    const outcome = await deleteManifest(context, digest);
    if (subject !== undefined && (await askApi(context, subject)) === undefined) {
        await cleanFallback(context, subject, digest);
    }
    return outcome;
}
/** A list that would become empty goes away whole, where the registry can delete. */
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
/** 404 means gone, so after a lost acknowledgement the second try succeeds. */
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
        if (error instanceof RegistryError && isUnsupported(error)) {
            throw new UnsupportedDeletionError(error, what);
        }
        throw error;
    }
}
function isUnsupported(error) {
    return [400, 405, 501].includes(error.status ?? 0) || error.hasCode('UNSUPPORTED');
}

;// CONCATENATED MODULE: ./packages/registry/lib/referrers/put-referrer.js







/**
 * Writes a manifest that has a `subject` and makes sure that it is listed among the subject's referrers. The
 * `OCI-Subject` header alone is no proof (registries have sent it without having the API, sigstore-js#1183), so
 * the API is asked as well; where it does not list the manifest, the fallback tag is written.
 *
 * @returns digest of the bytes
 * @throws InvalidManifestError when there is no subject; FallbackTagError, RegistryError
 */
async function putReferrer(context, bytes, mediaType) {
    const manifest = parseManifest(bytes, mediaType);
    if (manifest.subject === undefined) {
        throw new InvalidManifestError('manifest: it has no subject, so it is no referrer');
    }
    const subject = manifest.subject.digest;
    const digest = digestOf(bytes);
    const receipt = await storeManifest(context, bytes, manifest.mediaType, { digest });
    const supported = context.host.referrers.isSupported(context.repository);
    if (receipt.subject === subject && supported === true) {
        return digest;
    }
    const descriptor = describeReferrer({ mediaType, digest, size: bytes.byteLength }, manifest);
    const unlisted = await ensureListed(context, subject, [descriptor]);
    // Without the header the fallback tag is the client's duty even where the API exists.
    if (unlisted.length > 0 && receipt.subject !== subject) {
        await updateFallback(context, subject, withEntries([descriptor]));
    }
    return digest;
}
/**
 * Makes sure that manifests which are in place are listed among the referrers of a subject: looks into the
 * registry's own list or, where there is none, adds them to the fallback tag.
 *
 * @returns those that the registry's own list does not have, although it is the one that clients read
 */
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
/** Measured best over latencies of 0 to 20 ms: more small ones, few big streams. */
const DEFAULT_CONCURRENCY = { small: 8, bulk: 4 };
/** From this body size on, a request counts as bulk. */
const BULK_BYTES = 1024 * 1024;
/**
 * Per-host concurrency that adapts (additive increase, multiplicative decrease): a host that answers 429 or 503
 * gets half as many requests at a time, and one more for every round that goes well.
 */
class Limiter {
    #lanes;
    constructor(concurrency) {
        const { small, bulk } = concurrency;
        this.#lanes = { small: new Lane(small), upload: new Lane(bulk), download: new Lane(bulk) };
    }
    /** Waits for a free slot. @throws the signal's reason */
    acquire(lane, signal) {
        return this.#lanes[lane].acquire(signal);
    }
    /** The host is overloaded. */
    slowDown() {
        for (const lane of Object.values(this.#lanes)) {
            lane.halve();
        }
    }
    /** A request of this lane went well. */
    speedUp(lane) {
        this.#lanes[lane].grow();
    }
    /** Slots that may be taken at a time now. */
    capacity(lane) {
        return this.#lanes[lane].capacity;
    }
}
class Lane {
    #max;
    #window;
    #active = 0;
    /** Good answers to wait for before the window may shrink again: one burst of 429s counts once. */
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
    /** Counts the slot before its owner runs, so that nobody can slip in between. */
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


/** Below this size sending a blob again costs less than asking for it. */
const WORTH_ASKING_BYTES = 64 * 1024;
/** Amazon ECR answers a mount with 202 as if the blob were not there, unless an account setting allows mounts. */
const SILENT_ABOUT_BLOBS = /(?:^public\.ecr\.aws$|\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$)/;
/**
 * Whether the repository holds a blob. A registry that does not answer HEAD counts as not holding it.
 *
 * @param attempts tries in all; as the client's policy says when left out
 */
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
/**
 * What is known about one registry's mounts. A mount from the repository itself asks for a blob and opens an
 * upload in one request, which makes an extra HEAD needless, but only where mounts are answered honestly.
 */
class MountKnowledge {
    #honest;
    #silent;
    #refused = new Set();
    constructor(registry) {
        this.#honest = !SILENT_ABOUT_BLOBS.test(registry);
    }
    /** Whether to ask with HEAD before starting an upload. */
    headFirst({ size }) {
        return !this.#honest && size > WORTH_ASKING_BYTES;
    }
    /** Whether to ask for a mount at all. */
    get worthTrying() {
        return this.#honest;
    }
    /**
     * Whether 202 says nothing about a blob that is big enough to make a needless upload hurt. Found out once per
     * registry: the first such blob is asked for with HEAD, the others wait for what comes out.
     *
     * @param ask whether the blob at hand is there although the mount was answered with 202
     */
    async isSilentAbout({ size }, ask) {
        if (size <= BULK_BYTES) {
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
    /** A mount was answered with 202 although the blob was there. */
    distrust() {
        this.#honest = false;
    }
    /** Mounts from this repository were refused outright: no use in asking for every blob. */
    refuse(from) {
        this.#refused.add(from);
    }
    isRefused(from) {
        return this.#refused.has(from);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/session.js



const CANCEL_MS = 3_000;
/**
 * Finds the blob in the repository or opens an upload session, in one request where the registry allows it: a
 * mount (OCI distribution-spec, "Mounting a blob from another repository") whose `from` is another repository
 * or, when none is known, the repository itself. 201 means that the blob is there; 202 opens a session as a
 * plain POST would.
 *
 * @param mountFrom undefined opens a session without asking
 */
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
/** Ends a session that will not be used (OCI distribution-spec, "Cancel a blob upload"); best effort. */
async function cancelUpload(context, session) {
    try {
        await send(context, {
            method: 'DELETE',
            to: session,
            scopes: push(context),
            accept: [200, 202, 204],
            attempts: 1,
            // The client's own signal may be what ended the upload.
            signal: AbortSignal.timeout(CANCEL_MS),
        }, (answer) => answer.skip());
    }
    catch {
        // Sessions expire by themselves; many registries cannot cancel them.
    }
}
/** @returns undefined when the registry does not take the request at all */
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
/** Opens an upload session without asking whether a blob is there. */
async function openSession(context) {
    return await post(context, '', undefined);
}
/** Harbor answers 401 and others 4xx or 405 where 202 is due: then the plain POST has the last word. */
function ignoreRefusal(error) {
    const { status = 0, temporary = true } = error instanceof RegistryError ? error : {};
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

/**
 * Asks whether this client may write to the repository, without writing anything: opens an upload session and
 * cancels it. There is no other way to ask: a token for fewer rights than requested is no error (distribution
 * "Token Authentication", "Requesting a Token").
 *
 * @throws AuthenticationError when it may not, RegistryError
 */
async function checkPush(context) {
    const started = await openSession(context);
    if (started.outcome === 'session') {
        await cancelUpload(context, started.session);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/download.js





/** However slow a source is, this many interruptions of one blob are enough. */
const MAX_INTERRUPTIONS = 100;
/**
 * Reads a blob as a stream that is hashed on the way. An interrupted body goes on where it stopped (Range), or
 * from the start with the known part skipped when the registry cannot do that.
 *
 * A blob of up to 1 MiB is read whole before its first byte is given, and fetched once more when it is wrong.
 * Of a bigger one the last chunk stays back until the digest proves right: whoever reads it must start over
 * after a DigestMismatchError, as `uploadBlob` does.
 */
function getBlob(context, expected) {
    const source = expected.size > BULK_BYTES ? resumable(context, expected) : whole(context, expected);
    return VerifiedContent.of(source, expected);
}
/** Reads a blob into memory. @throws DigestMismatchError when it is wrong twice, RegistryError */
async function readBlob(context, expected) {
    const read = () => collect(VerifiedContent.of(resumable(context, expected), expected));
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof DigestMismatchError) {
            return await read();
        }
        throw error;
    }
}
/** Both are iterables and not generators, so that each reading starts anew. */
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
        // Without Content-Length an early end looks like a good one: the size decides, and then the digest.
        if (offset >= expected.size) {
            return;
        }
        withoutProgress = offset > start ? 0 : withoutProgress + 1;
        if (withoutProgress >= retry.attempts || interruptions >= MAX_INTERRUPTIONS) {
            throw brokenOff(context, expected, offset, failure);
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
        bulk: expected.size > BULK_BYTES,
    }, async (answer) => answer);
}
function continuesAt(answer, offset) {
    const start = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1];
    return answer.status === 206 && Number(start) === offset;
}
function brokenOff({ host, repository }, expected, offset, cause) {
    const url = `${host.registry}${apiPath({ repository }, `blobs/${expected.digest}`)}`;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    return new RegistryError({
        message: `GET ${url}: the download keeps breaking off (after ${offset} of ${expected.size} bytes)${reason}`,
        method: 'GET',
        url,
        temporary: true,
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/tag-moved-error.js
/** A tag no longer points where the plan saw it: somebody else moved it meanwhile. Nothing was overwritten. */
class TagMovedError extends Error {
    name = 'TagMovedError';
    /** `ghcr.io/org/app:1` */
    reference;
    /** Where the plan saw it; null for absent. */
    planned;
    /** Where it points now; null for absent. */
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





/**
 * Moves a tag if it still points where it is expected to. The look comes right before the write; where the
 * registry offers an ETag the write depends on it, so that nobody can slip in between (RFC 9110 section 13.1.1).
 * A tag that is at its goal already is left alone.
 *
 * @throws TagMovedError when it points elsewhere, RegistryError
 */
async function moveTag(context, change) {
    const { tag, from, to, bytes, mediaType } = change;
    const found = await inspectManifest(context, tag);
    // A HEAD that finds nothing agrees with "absent"; a tag that was there must be proven to be gone.
    const actual = found?.descriptor.digest ?? (from === null ? null : await digestOfTag(context, tag));
    if (actual === to) {
        return;
    }
    if (actual !== from) {
        throw moved(context, change, actual);
    }
    const match = found?.etag === undefined ? {} : { 'if-match': found.etag };
    const condition = from === null ? { 'if-none-match': '*' } : match;
    try {
        await storeManifest(context, bytes, mediaType, { tag }, condition);
    }
    catch (error) {
        const now = isFailedCondition(error) ? await digestOfTag(context, tag) : from;
        if (now !== from && now !== to) {
            throw moved(context, change, now);
        }
        if (now === from) {
            throw error;
        }
    }
}
async function digestOfTag(context, tag) {
    return (await resolveManifest(context, tag))?.digest ?? null;
}
/** Registries also use 412 for immutable tags (Harbor), so the tag itself is asked. */
function isFailedCondition(error) {
    return error instanceof RegistryError && error.status === 412;
}
function moved({ host, repository }, { tag, from }, actual) {
    return new TagMovedError((0,lib_reference/* formatReference */.FH)({ registry: host.registry, repository, tag }), from, actual);
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/tags.js




/** Amazon ECR refuses more (go-containerregistry#1091); GHCR gives 100 unless asked for more. */
const PAGE_TAGS = 1000;
const MAX_PAGE_BYTES = 16 * 1024 * 1024;
/**
 * Lists all tags, in the registry's order, each once (OCI distribution-spec, "Listing Tags").
 *
 * @throws RegistryError
 */
async function listTags(context) {
    return (await listFewTags(context)) ?? [];
}
/** Lists all tags unless there are more than so many pages. @returns undefined when there are */
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
/** A repository whose tags were all deleted has `"tags": null`. */
function parseTags(bytes, answer) {
    let body;
    try {
        body = parseStrictJson(bytes);
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







/** Content that was wrong on the way or at the source may be right the second time, not the third. */
const MAX_CORRUPTIONS = 2;
/** The look after a failure is itself no reason to wait long. */
const upload_CHECK_ATTEMPTS = 2;
/**
 * Puts a blob into the repository unless it is there: POST, then one PUT with everything (OCI distribution-spec,
 * "POST then PUT"; chunks are slower and lose data on some registries).
 *
 * @param open starts reading the content from its beginning; called again when the upload has to start over.
 * It is verified while it is sent, and the last chunk of wrong content never goes out.
 * @throws DigestMismatchError when the source gave wrong content twice, AuthenticationError, RegistryError
 */
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
    /** A monolithic PUT cannot be resumed: each try after the first has a session of its own. */
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
                open: () => VerifiedContent.of(this.#open(), this.#expected),
                ...(onProgress === undefined ? {} : { onSent: onProgress }),
            },
            scopes: push(this.#context),
            accept: [201, 204],
            attempts: 1,
        }, (answer) => answer.skip());
    }
    /** When only the acknowledgement was lost the blob is there, and sending it again would be waste. */
    async #arrived(error) {
        const unclear = error instanceof RegistryError && error.temporary && error.status !== 429;
        if (!unclear || this.#context.signal?.aborted === true) {
            return false;
        }
        try {
            return await hasBlob(this.#context, this.#expected.digest, upload_CHECK_ATTEMPTS);
        }
        catch {
            // Then the upload itself goes on to the next try or to its own error.
            return false;
        }
    }
    /** Returns when another try makes sense, after the wait that it needs. */
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
        const wait = error instanceof RegistryError ? (error.retryAfterMs ?? 0) : 0;
        await pause(this.#context, Math.max(wait, backoffMs(retry, this.#failures, random)));
        stats.countRetry(new URL(await this.#context.host.origin()).host);
    }
}
/** The content changed on the way: the source noticed, or the registry did. */
function isCorruption(error) {
    return (error instanceof DigestMismatchError ||
        (error instanceof RegistryError && error.hasCode('DIGEST_INVALID')));
}
/** The session is gone or never took the bytes. A source that failed to read (GET) has made its own tries. */
function isInterruption(error) {
    const isOurs = error instanceof RegistryError && error.method !== 'GET';
    if (!isOurs || error instanceof AuthenticationError) {
        return false;
    }
    const gone = error.status === 404 || error.status === 416;
    return (error.temporary || gone || error.hasCode('BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'SIZE_INVALID'));
}

;// CONCATENATED MODULE: ./packages/registry/lib/repository/repository.js












/**
 * One repository of one registry. All methods throw {@link RegistryError} (with {@link AuthenticationError} for
 * missing rights) after the retries of the client are used up, and the reason of the client's signal once that
 * is aborted.
 */
class RepositoryClient {
    registry;
    repository;
    #context;
    constructor(context) {
        this.#context = context;
        this.registry = context.host.registry;
        this.repository = context.repository;
    }
    /** `ghcr.io/org/app` */
    get name() {
        return (0,lib_reference/* formatRepository */.Sh)(this);
    }
    /** {@link resolveManifest} */
    resolve(tagOrDigest) {
        return resolveManifest(this.#context, tagOrDigest);
    }
    /** {@link getManifest} */
    getManifest(tagOrDigest) {
        return getManifest(this.#context, tagOrDigest);
    }
    /** {@link lookUpManifest} */
    lookUp(tagOrDigest) {
        return lookUpManifest(this.#context, tagOrDigest);
    }
    /** {@link moveTag} */
    moveTag(change) {
        return moveTag(this.#context, change);
    }
    /** {@link findManifest} */
    findManifest(tagOrDigest) {
        return findManifest(this.#context, tagOrDigest);
    }
    /** {@link headManifest}, for questions whose answer needs no proof of absence. */
    headManifest(tagOrDigest) {
        return headManifest(this.#context, tagOrDigest);
    }
    /** Whether a tag seems to exist; "no" is no proof. */
    async hasTag(tag) {
        return (await headManifest(this.#context, tag)) !== undefined;
    }
    /** {@link putManifest} */
    putManifest(bytes, mediaType, target) {
        return putManifest(this.#context, bytes, mediaType, target);
    }
    /** {@link storeManifest} */
    storeManifest(bytes, mediaType, target) {
        return storeManifest(this.#context, bytes, mediaType, target);
    }
    /** {@link deleteManifest} */
    deleteManifest(digest) {
        return deleteManifest(this.#context, digest);
    }
    /** {@link deleteTag} */
    deleteTag(tag) {
        return deleteTag(this.#context, tag);
    }
    /** {@link listReferrers} */
    listReferrers(subject, query) {
        return listReferrers(this.#context, subject, query);
    }
    /** {@link putReferrer} */
    putReferrer(bytes, mediaType) {
        return putReferrer(this.#context, bytes, mediaType);
    }
    /** {@link ensureListed} */
    ensureListed(subject, referrers) {
        return ensureListed(this.#context, subject, referrers);
    }
    /** {@link deleteReferrer} */
    deleteReferrer(digest) {
        return deleteReferrer(this.#context, digest);
    }
    /** {@link hasBlob} */
    hasBlob(digest) {
        return hasBlob(this.#context, digest);
    }
    /** {@link getBlob} */
    getBlob(descriptor) {
        return getBlob(this.#context, descriptor);
    }
    /** {@link readBlob} */
    readBlob(descriptor) {
        return readBlob(this.#context, descriptor);
    }
    /** {@link uploadBlob} */
    uploadBlob(descriptor, open, options) {
        return uploadBlob(this.#context, descriptor, open, options);
    }
    /** {@link checkPush} */
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



/** Docker's folder of per-registry certificates on Linux. */
const DOCKER_CERTS_DIR = '/etc/docker/certs.d';
/**
 * Keep-alive connections of one client. `node:http` and `node:https` are loaded on first use: loading them
 * costs about 20 ms, which an action that fails on its inputs should not pay.
 */
class Connections {
    #options;
    #agents = new Map();
    #roots = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** Starts a request; nothing is sent before its first write or end. */
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
    /** Closes idle connections; running requests fail. */
    close() {
        for (const agent of this.#agents.values()) {
            agent.destroy();
        }
        this.#agents.clear();
    }
    /** As in Go's net/http, loopback hosts are never reached through a proxy. */
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
    /** Undefined means Node's defaults, which need no parsing of the whole root store. */
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
        // Absent, or only root may read it: then it is not for us.
        return [];
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/challenge.js
const SPACE = /[\s,]*/y;
const SCHEME = /([A-Za-z][A-Za-z0-9_-]*)(?=[\s,]|$)(?!\s*=)/y;
/** Unquoted values may hold what the grammar forbids, as some registries write URLs without quotes. */
const PARAMETER = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/sy;
const ANYTHING = /[^\s,]+/y;
/** A header longer than this is no challenge. */
const MAX_LENGTH = 16_384;
/**
 * Splits a WWW-Authenticate header, which may hold several challenges with commas between them and between
 * their parameters. What cannot be understood is skipped: a usable challenge may still follow.
 */
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
/**
 * Picks the scheme to use: Bearer when its realm is given, else Basic.
 *
 * @param header undefined when the 401 had none
 * @returns undefined when there is nothing that this client can do
 */
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
/** `repository:org/app:pull,push`: pushing always includes reading, as every client asks it. */
function formatScope({ repository, actions }) {
    return `repository:${repository}:${actions === 'push' ? 'pull,push' : 'pull'}`;
}
/** Whether the rights in `have` are enough for each of `need`. */
function covers(have, need) {
    return need.every((wanted) => have.some((scope) => scope.repository === wanted.repository && (scope.actions === 'push' || wanted.actions === 'pull')));
}
/**
 * Joins scopes, one per repository with its strongest right, pushes first: some token services look only at
 * the first scope of a request.
 */
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




/** A token service that answered, but not with a token. */
class TokenError extends Error {
    name = 'TokenError';
    /** HTTP status of the service's answer. */
    status;
    constructor(status, problem) {
        super(problem);
        this.status = status;
    }
}
/** What a missing `expires_in` means, and the least that clients assume (distribution token spec). */
const DEFAULT_LIFETIME_S = 60;
/** A token is renewed this much earlier, so that it does not die on the way. */
const MARGIN_MS = 5_000;
const CLIENT_ID = 'container-kit';
/**
 * Gets a bearer token (distribution "Token Authentication" and "OAuth2 Token Authentication"): GET with Basic
 * for a password, POST for a refresh token. `issued_at` is ignored, as the two clocks may differ by a day; the
 * lifetime counts from the moment of asking.
 *
 * @param registry where the challenge came from: the realm must be as safe as that
 * @throws TokenError when there is an answer without a token, UnsafeTargetError for a realm in the clear
 */
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
    // A service without the OAuth2 half takes the token as a password.
    const asBasic = basicHeader({ kind: 'basic', username: '<token>', password: credential.token });
    return await send({ method: 'GET', target: withScopes(realm, request), headers: asBasic });
}
/** The GET form repeats `scope`, the POST form joins with spaces. */
function withScopes(realm, request) {
    const start = request.service === undefined ? realm : withParameter(realm, 'service', request.service);
    return scopeTexts(request).reduce((target, scope) => withParameter(target, 'scope', scope), start);
}
function scopeTexts({ scopes, others }) {
    return [...scopes.map(formatScope), ...others];
}
/** `Authorization` for a user name and password (RFC 7617), or nothing. */
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
    // A token with a line break would smuggle a header.
    if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
        throw new TokenError(200, `${host} gave no token: its answer has no usable "token"`);
    }
    const seconds = typeof fields.expires_in === 'number' ? fields.expires_in : DEFAULT_LIFETIME_S;
    const lifetime = Math.max(seconds, DEFAULT_LIFETIME_S) * 1000;
    return { value, expiresAt: asked + lifetime - MARGIN_MS };
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/token-source.js



/** Keeps the bearer tokens of one registry and asks for as few as possible. */
class TokenSource {
    #options;
    #tokens = [];
    #pending = new Map();
    #declared = [];
    /** Cleared when a service turns out to look at one scope of a request only. */
    #joinScopes = true;
    constructor(options) {
        this.#options = options;
    }
    /** Announces what will be needed, so that one token can cover all of it. */
    declare(scopes) {
        this.#declared = mergeScopes(this.#declared, scopes);
    }
    /** A token that covers these rights: a kept one, one that is on its way, or a new one. @throws TokenError */
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
    /** The registry refused this token for these rights. */
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
        // What is no repository (Amazon's public registry wants "aws") only the challenge can know.
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
            // Some services refuse the whole request when one of several scopes is not allowed.
            this.#joinScopes = false;
            return await this.#fetch(scheme, mergeScopes(needed), needed, credential);
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/auth/authorizer.js



/**
 * Authorises the requests to one registry. Nothing is asked in advance: the first request goes out alone and
 * bare, and its 401 tells the scheme; until then the others wait, so that the whole run pays for one challenge
 * and, with bearer tokens, one token.
 */
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
    /** Announces what will be needed, so that one token can cover all of it. */
    declare(scopes) {
        this.#tokens.declare(scopes);
    }
    /** How to send a request that needs these rights. @throws TokenError, CredentialError */
    async authorize(needed) {
        while (this.#scheme === undefined) {
            if (this.#negotiation === undefined) {
                return this.#negotiate();
            }
            await this.#negotiation;
        }
        return await this.#grant(needed);
    }
    /**
     * Reacts to a 401.
     *
     * @param challenge the WWW-Authenticate header
     * @returns another grant to try, or undefined when there is nothing better than what was refused
     */
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
    /** Who the registry sees, for error messages. */
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
/**
 * Whether the repositories of one registry answer the referrers API. Some registries differ from repository to
 * repository (virtual ones, proxies), so it is asked once for each.
 */
class ReferrersKnowledge {
    #supported = new Map();
    /** Undefined until it was asked. */
    isSupported(repository) {
        return this.#supported.get(repository);
    }
    learn(repository, supported) {
        this.#supported.set(repository, supported);
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/scheme.js

const PROBE_MS = 10_000;
/**
 * Decides how a registry is spoken to: always https, except that a loopback host which does not speak TLS gets
 * plain http, as with Docker. Only the handshake is tried, nothing is sent; a bad certificate still means
 * https, so that the real request fails with its reason.
 *
 * @param host with optional port, as in a reference
 * @returns the origin for all requests to that registry
 */
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
/**
 * How long a registry asks to wait: the Retry-After header in seconds or as a date (RFC 9110 section 10.2.3),
 * else a Go duration in the error text, which is all that GHCR gives ("retry-after: 12.5ms, allowed:
 * 2000/minute").
 *
 * @param header value of Retry-After
 * @param text body of the answer
 * @param now ms since the epoch, to turn a date into a duration
 * @returns ms, never negative; undefined when nothing understandable was said
 */
function retryAfterMs(header, text, now) {
    const value = header?.trim() ?? '';
    if (/^\d+(?:\.\d+)?$/.test(value)) {
        return Number(value) * 1000;
    }
    // Date.parse takes nearly anything for a date; HTTP's form has the names of day and month.
    const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(date)) {
        return Math.max(0, date - now);
    }
    const duration = IN_MESSAGE.exec(text)?.[1];
    return duration === undefined ? undefined : goDurationMs(duration);
}
/** `1m30.5s` -> 90500 */
function goDurationMs(text) {
    let total = 0;
    for (const [, amount = '0', unit = 's'] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
        total += Number(amount) * (UNIT_MS[unit] ?? 0);
    }
    return total;
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/failure.js





/** Judges an answer with a status that the request does not accept. */
async function judgeAnswer(answer, purpose, now) {
    const text = await answer.errorText();
    const { status } = answer;
    const limited = status === 429 || (status === 403 && isRateLimitText(text));
    const foreign = answer.target.origin !== purpose.target.origin;
    // A presigned URL that has just expired: the registry will hand out a new one.
    const expired = foreign && (status === 401 || status === 403);
    const temporary = limited || expired || isTemporaryStatus(status);
    const waitMs = temporary ? retryAfterMs(answer.header('retry-after'), text, now) : undefined;
    const error = await describeAnswer(answer, purpose, { temporary, retryAfterMs: waitMs });
    return { error, temporary, overloaded: limited || status === 503, rateLimited: limited, waitMs };
}
/** Judges an exception of an exchange. */
function judgeException(error, purpose) {
    const temporary = isTemporaryFailure(error);
    const network = temporary || codeOf(error) !== undefined;
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
        return new RegistryError({ ...details, message: `${method} ${url}: ${problem}` });
    }
    return await refusal({ ...details, problem }, purpose, right);
}
/** Says who may not do what where, which is all that can be fixed. */
async function refusal(details, purpose, right) {
    const { problem, ...rest } = details;
    const { registry, repository, action } = right;
    const what = action === 'push' ? 'write to' : 'read';
    const message = `${registry} does not let this job ${what} ${repository} (${await purpose.identity()}): ${problem}`;
    const advice = `log in to ${registry} with an account or token that has the ${action} right on ${repository}`;
    return new AuthenticationError({ ...rest, message, advice, missing: right });
}
/** Codes of OpenSSL, as Node.js has them, for a chain that ends at no trusted root. */
const UNTRUSTED_CODES = new Set([
    'CERT_UNTRUSTED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
function networkError(error, { method, target }, temporary) {
    const code = codeOf(error) ?? '';
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
    // The errors of a connection that was tried over several addresses stand inside; its own text is empty.
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    const text = inner instanceof Error ? inner.message : String(inner);
    if (/CERT|ERR_TLS/.test(code)) {
        return new RegistryError(details(`the certificate of ${host} is not trusted (${code}): ${text}`));
    }
    if (code === 'ENOTFOUND') {
        const advice = 'check the spelling of the registry';
        return new RegistryError(details(`the host ${host} does not exist (ENOTFOUND)`, advice));
    }
    return new RegistryError(details(`the connection failed: ${text}`));
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/token-service.js




const MAX_TOKEN_BYTES = 64 * 1024;
/**
 * Sends requests to token services with the limits and retries of a transport.
 *
 * @param signal of the client: a token request may be what several operations wait for
 */
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
/** Tells a token service's refusal in terms of the request that needed the token; leaves other errors alone. */
async function explainTokenError(error, purpose) {
    if (!(error instanceof TokenError)) {
        return error;
    }
    const { method, target, right } = purpose;
    const details = { method, url: redact(target), status: error.status, temporary: false, cause: error };
    if (right === undefined || (error.status !== 401 && error.status !== 403)) {
        return new RegistryError({ ...details, message: `${method} ${details.url}: ${error.message}` });
    }
    return await refusal({ ...details, problem: error.message }, purpose, right);
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/registry-host.js






/** One registry: where its API is, how it wants requests authorised, and what was learned about it. */
class RegistryHost {
    /** As in references: `docker.io`, `ghcr.io`, `localhost:5000`. */
    registry;
    mounts;
    referrers = new ReferrersKnowledge();
    #transport;
    #authorizer;
    #origin;
    /** @param signal ends token requests, which several others may be waiting for */
    constructor(registry, transport, credentials, signal) {
        this.registry = registry;
        this.mounts = new MountKnowledge(registry);
        this.#transport = transport;
        this.#authorizer = new Authorizer({
            registry,
            credentials,
            send: tokenSender(transport, signal),
            origin: () => this.origin(),
            now: transport.options.now,
        });
    }
    /** Scheme and host of the API; found out once. */
    origin() {
        this.#origin ??= registryOrigin(apiHost(this.registry));
        return this.#origin;
    }
    /** Announces rights that will be needed, so that one token can cover all of them. */
    declare(scopes) {
        this.#authorizer.declare(scopes);
    }
    /**
     * Sends a request: authorised, limited, repeated.
     *
     * @param use makes the result from an accepted answer; it must read the body or drop it
     * @throws AuthenticationError, RegistryError, CredentialError, UnsafeTargetError, or what `use` throws
     */
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
        // An upload location on another host gets no credentials and no say in how to log in.
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
                // Read before asking for a token: the slot it holds may be the last one of a host that also gives tokens.
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
            // Whatever happened, nobody must go on waiting for the outcome of this request.
            first.settle(false);
        }
    }
    async #sendGranted(outgoing, grant, signal) {
        const { header } = grant;
        const authorization = header === undefined ? {} : { authorization: header };
        const headers = { ...outgoing.headers, ...authorization };
        const answer = await this.#transport.once({ ...outgoing, headers }, signal);
        // After a 401 the others keep waiting until the challenge in it has been dealt with.
        if (answer.status < 400 || answer.status === 404) {
            grant.settle(true);
        }
        return answer;
    }
}
/** Once; and once more when the token was to cover several scopes, and the service gave one for some of them. */
function mayRenew(tries, { token }, scopes) {
    return tries === 0 || (tries === 1 && token !== undefined && token.scopes.length > scopes.length);
}
/** A 401 from behind a redirect is no word of the registry. */
function isChallenge(answer, target) {
    return answer.status === 401 && answer.target.origin === target.origin;
}

;// CONCATENATED MODULE: ./packages/registry/lib/transport/stats.js
/** Counts what a client does, per `host:port` as it stands in URLs. */
class Stats {
    #hosts = new Map();
    /** Per host, in the order of first use. */
    get hosts() {
        return this.#hosts;
    }
    /** Requests to one host or, without one, to all; optionally of one method only. */
    requests(host, method) {
        let total = 0;
        for (const [name, { requests }] of this.#hosts) {
            for (const [verb, count] of Object.entries(requests)) {
                total += (host ?? name) === name && (method ?? verb) === verb ? count : 0;
            }
        }
        return total;
    }
    /** Repeated requests over all hosts. */
    get retries() {
        return this.#sum('retries');
    }
    /** Body bytes sent to all hosts, the wasted ones of failed attempts included. */
    get bytesUp() {
        return this.#sum('bytesUp');
    }
    /** Body bytes received from all hosts. */
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
    countUp(host, bytes) {
        this.#host(host).bytesUp += bytes;
    }
    countDown(host, bytes) {
        this.#host(host).bytesDown += bytes;
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
/** What must not leave the origin that it was meant for. */
const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);
/**
 * Sends a request and follows its redirects. Credentials go to the first origin only: any change of scheme,
 * host or port drops them for good (a presigned URL with an Authorization header is an error at S3, and at
 * anybody else's a theft). 307 and 308 repeat the method and, as bodies can be opened again, the body; the
 * others are followed for reads only.
 *
 * @throws UnsafeTargetError for a loop, a step down from https, or a step to a local address
 */
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
/** Reading the few words of a redirect keeps the connection; a longer body is not worth it. */
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







/** Sends requests: per-host limits, redirects, retries. Knows nothing of registries and their logins. */
class Transport {
    options;
    #limiters = new Map();
    #warnings = new Set();
    constructor(options) {
        this.options = options;
    }
    /** One try, redirects followed. The slot of the host is held until the body is read or dropped. */
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
            const sent = await followRedirects({ ...outgoing, headers }, (hop) => exchange(this.options, hop, signal));
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
    /** @throws the failure of the last try, or the signal's reason */
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
    /** The limits of one host. */
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
    /** OCI distribution-spec, "Warnings": to be shown once and not acted on. */
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
    if ((body?.size ?? 0) > BULK_BYTES) {
        return 'upload';
    }
    return bulk === true ? 'download' : 'small';
}

;// CONCATENATED MODULE: ./packages/registry/lib/client.js











/** Speaks to any number of registries; keeps connections, tokens and what it learned until it is closed. */
class RegistryClient {
    /** What was sent and received so far. */
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
    /**
     * @param registry host with optional port, `docker.io` for Docker Hub
     * @param repository normalised name, as {@link parseReference} gives it
     * @param options.signal ends the operations of this repository client, beside the client's own signal
     * @throws InvalidReferenceError
     */
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
    /** Announces which rights will be needed at a registry, so that one token can cover all of them. */
    declareScopes(registry, scopes) {
        this.#host(registry).declare(scopes);
    }
    /** Closes its connections. */
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
/** After the copy the destination's graph is not the source's. No tag of the root was moved. */
class IncompleteCopyError extends Error {
    name = 'IncompleteCopyError';
    /** `ghcr.io/org/app` or the path of a layout. */
    place;
    missing;
    constructor(place, missing) {
        const pieces = missing.map(({ digest, unlistedOf }) => unlistedOf === undefined ? digest : `${digest} among the referrers of ${unlistedOf}`);
        super(`${place} is incomplete after the copy, so its tags stay as they were; missing: ${pieces.join(', ')}`);
        this.place = place;
        this.missing = missing;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/push/pool.js
/**
 * Runs a function over items, so many at a time, in their order. After a failure no further item is started, and
 * the ones under way are waited for, so that nothing runs on behind the caller's back.
 *
 * @param onFailure told at once of the first failure, to end what is under way
 * @throws the first failure
 */
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

;// CONCATENATED MODULE: ./packages/registry/lib/push/progress.js
/** Adds up how far every blob is; an upload that starts over takes its part back. */
class progress_ByteCounter {
    #total;
    #report;
    #done = new Map();
    #sum = 0;
    constructor(total, report) {
        this.#total = total;
        this.#report = report;
    }
    /** So many bytes of one blob are at one registry now. */
    set(registry, digest, bytes) {
        const key = `${registry} ${digest}`;
        this.#sum += bytes - (this.#done.get(key) ?? 0);
        this.#done.set(key, bytes);
        this.#report({ kind: 'bytes', done: this.#sum, total: this.#total });
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/place.js

/** Whether a place is a layout folder. */
function isLayout(place) {
    return 'layout' in place;
}
/** `ghcr.io/org/app`, or the path of a layout. Equal texts are the same place. */
function formatPlace(place) {
    return isLayout(place) ? place.layout : (0,lib_reference/* formatRepository */.Sh)(place);
}
/** `ghcr.io/org/app:1`, or `path:1` for a layout. */
function formatTag(place, tag) {
    return `${formatPlace(place)}:${tag}`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/context.js

/** One destination while it is written to. */
class Arrival {
    plan;
    destination;
    /** Equal for places that share blobs: the registry, or the path of a layout. */
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
    /** Whether a blob has to be brought here. */
    needs({ digest }) {
        return this.#needed.has(digest);
    }
    /** How blobs got here so far. */
    get counts() {
        return { ...this.#counts };
    }
    count({ size }, outcome) {
        this.#counts[outcome === 'exists' ? 'existing' : outcome] += 1;
        this.#counts.bytes += outcome === 'uploaded' ? size : 0;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/files.js






const CHUNK_BYTES = 256 * 1024;
/** Never through a link, and never waiting for the other end of a pipe. */
const SAFE_READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/**
 * Path of a blob (OCI image-spec, "Image Layout"). The digest is checked first, so that it cannot name anything
 * outside of `blobs`.
 *
 * @throws InvalidDigestError
 */
function files_blobPath(root, digest) {
    const [algorithm = '', hex = ''] = (0,lib_digest/* parseDigest */.m)(digest).split(':');
    return (0,external_node_path_.join)(root, 'blobs', algorithm, hex);
}
/**
 * Opens a regular file.
 *
 * @param size bytes that it must have
 * @throws LayoutError for links, folders, devices, wrong sizes and files that are not there
 */
async function openFile(path, size) {
    let file;
    try {
        file = await (0,promises_.open)(path, SAFE_READ);
    }
    catch (error) {
        throw new errors_LayoutError(path, reasonOf(error), { cause: error });
    }
    try {
        const stats = await file.stat();
        if (!stats.isFile()) {
            throw new errors_LayoutError(path, 'is not a regular file');
        }
        if (size !== undefined && stats.size !== size) {
            throw new errors_LayoutError(path, `has ${stats.size} bytes where its descriptor says ${size}`);
        }
        return file;
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
/** Reads a small file whole. @throws LayoutError, also when it is larger than `limit` bytes */
async function readSmallFile(path, limit) {
    const file = await openFile(path);
    try {
        const { size } = await file.stat();
        if (size > limit) {
            throw new errors_LayoutError(path, `has ${size} bytes, more than ${limit}`);
        }
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
/** {@link readSmallFile} @returns undefined when there is no such file */
async function findSmallFile(path, limit) {
    try {
        return await readSmallFile(path, limit);
    }
    catch (error) {
        if (error instanceof errors_LayoutError && codeOf(error.cause) === 'ENOENT') {
            return undefined;
        }
        throw error;
    }
}
/**
 * Reads a file piece by piece. Each piece has memory of its own: a connection may still hold the one before,
 * and a reused buffer would change under TLS.
 */
async function* readFileChunks(path, size) {
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
/** @throws LayoutError unless the path is a real folder and no link to one */
async function assertFolder(path) {
    let isFolder;
    try {
        isFolder = (await (0,promises_.lstat)(path)).isDirectory();
    }
    catch (error) {
        throw new errors_LayoutError(path, reasonOf(error), { cause: error });
    }
    if (!isFolder) {
        throw new errors_LayoutError(path, 'is not a folder');
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
/**
 * An OCI image layout folder (OCI image-spec, "Image Layout"). Its content is untrusted: nothing is read through
 * a link, and whatever is read is checked against its descriptor.
 */
class Layout {
    /** Absolute path of the folder. */
    path;
    /** The entries of `index.json`: usually one. */
    roots;
    constructor(path, roots) {
        this.path = path;
        this.roots = roots;
    }
    /** @throws LayoutError, DigestMismatchError, InvalidManifestError */
    async readManifest(descriptor) {
        const bytes = await this.readBlob(descriptor, MAX_MANIFEST_BYTES);
        try {
            return { descriptor, bytes, manifest: parseManifest(bytes, descriptor.mediaType) };
        }
        catch (error) {
            if (error instanceof InvalidManifestError) {
                throw new errors_LayoutError(files_blobPath(this.path, descriptor.digest), error.message, { cause: error });
            }
            throw error;
        }
    }
    /** Reads a small blob, such as an image's config. @throws LayoutError, DigestMismatchError */
    async readBlob(descriptor, limit) {
        if (descriptor.size > limit) {
            const path = files_blobPath(this.path, descriptor.digest);
            throw new errors_LayoutError(path, `its descriptor says ${descriptor.size} bytes, more than ${limit}`);
        }
        return await collect(this.openBlob(descriptor));
    }
    /**
     * The content of a blob, checked while it is read; may be read any number of times. Reading throws LayoutError
     * or DigestMismatchError.
     */
    openBlob(descriptor) {
        const path = files_blobPath(this.path, descriptor.digest);
        const chunks = { [Symbol.asyncIterator]: () => readFileChunks(path, descriptor.size) };
        return VerifiedContent.of(chunks, descriptor);
    }
}
/**
 * Opens a layout: reads its marker and its index, no blob yet.
 *
 * @throws LayoutError when the folder is not an OCI layout of version 1
 */
async function openLayout(folder) {
    const path = (0,external_node_path_.resolve)(folder);
    await checkMarker((0,external_node_path_.join)(path, 'oci-layout'));
    await assertFolder((0,external_node_path_.join)(path, 'blobs'));
    // The only algorithm folder that every layout has; blobs of another one fail when they are opened.
    await assertFolder((0,external_node_path_.join)(path, 'blobs', 'sha256'));
    const indexPath = (0,external_node_path_.join)(path, 'index.json');
    const bytes = await readSmallFile(indexPath, MAX_MANIFEST_BYTES);
    try {
        const index = parseManifest(bytes, MEDIA_TYPE.ociIndex);
        return new Layout(path, index.kind === 'index' ? index.manifests : []);
    }
    catch (error) {
        throw new errors_LayoutError(indexPath, error instanceof Error ? error.message : String(error), {
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
        throw new errors_LayoutError(path, 'is not JSON', { cause: error });
    }
    const version = typeof marker === 'object' && marker !== null && 'imageLayoutVersion' in marker
        ? marker.imageLayoutVersion
        : undefined;
    if (typeof version !== 'string' || !/^1\./.test(version)) {
        throw new errors_LayoutError(path, 'does not say imageLayoutVersion 1');
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/ref-name.js
/** Annotation that names an entry of `index.json` (OCI image-spec, "Image Layout", "index.json file"). */
const REF_NAME = 'org.opencontainers.image.ref.name';
/** The tag of an entry of `index.json`. */
function refName(entry) {
    return entry.annotations?.[REF_NAME];
}

;// CONCATENATED MODULE: ./packages/registry/lib/layout/source.js








/** An OCI layout folder as something to copy from. Tags are the `org.opencontainers.image.ref.name` of its entries. */
class LayoutSource {
    name;
    #layout;
    /** Entries of `index.json` and of its indexes, by digest: a blob file does not tell its own media type. */
    #entries = new Map();
    #referrers;
    constructor(layout) {
        this.name = layout.path;
        this.#layout = layout;
        for (const root of layout.roots) {
            this.#entries.set(root.digest, root);
        }
    }
    /** @throws LayoutError when the folder is no layout */
    static async open(folder) {
        return new LayoutSource(await openLayout(folder));
    }
    async findManifest(tagOrDigest) {
        const digest = (0,lib_digest/* isDigest */.Bc)(tagOrDigest)
            ? tagOrDigest
            : this.#layout.roots.find((root) => refName(root) === tagOrDigest)?.digest;
        if (digest === undefined) {
            return undefined;
        }
        const bytes = await findSmallFile(files_blobPath(this.#layout.path, digest), MAX_MANIFEST_BYTES);
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
    /** Looks through all manifests that `index.json` leads to, once. */
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
            const fetched = seen.has(entry.digest) || !media_types_isManifest(entry.mediaType) ? undefined : await this.#read(entry);
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











/** Content that was wrong on the way may be right the second time. */
const MAX_READS = 2;
/**
 * An OCI layout folder as something to copy to. Every file appears whole or not at all; `index.json`, which makes
 * content reachable, changes last. One writer at a time.
 */
class LayoutWriter {
    name;
    /** Changes of `index.json`, one after the other. */
    #indexing = Promise.resolve();
    constructor(path) {
        this.name = path;
    }
    /** Opens a layout; a folder that is empty or not there becomes one. @throws LayoutError */
    static async open(folder) {
        const path = (0,external_node_path_.resolve)(folder);
        await (0,promises_.mkdir)((0,external_node_path_.join)(path, 'blobs', 'sha256'), { recursive: true });
        await createFile((0,external_node_path_.join)(path, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
        await createFile((0,external_node_path_.join)(path, 'index.json'), indexJson([]));
        await openLayout(path);
        return new LayoutWriter(path);
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
        return (await sizeOf(files_blobPath(this.name, digest))) !== undefined;
    }
    /** @throws DigestMismatchError when the source gave wrong content twice */
    async uploadBlob(expected, open, options = {}) {
        const path = files_blobPath(this.name, expected.digest);
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
        await writeWhole(files_blobPath(this.name, digest), [bytes]);
        if ('tag' in target) {
            await this.#tag(target.tag, { mediaType, digest, size: bytes.byteLength });
        }
        return { digest, confirmed: true, subject: undefined };
    }
    /** A layout has no list of referrers: what stands in `index.json` is what a reader can find. */
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
    }
    #tag(tag, descriptor) {
        const entry = { ...descriptor, annotations: { [REF_NAME]: tag } };
        return this.#changeIndex((entries) => [...entries.filter((other) => refName(other) !== tag), entry]);
    }
    /** A reader sees the index before or after a change, never half of it. */
    #changeIndex(change) {
        const changed = this.#indexing.then(async () => {
            const { roots } = await openLayout(this.name);
            await writeWhole((0,external_node_path_.join)(this.name, 'index.json'), [Buffer.from(indexJson(change(roots)))]);
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
        await (0,promises_.writeFile)(path, text, { flag: 'wx' });
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
            throw error;
        }
    }
}
/** Undefined when there is no such file. */
async function sizeOf(path) {
    try {
        return (await (0,promises_.stat)(path)).size;
    }
    catch {
        return undefined;
    }
}
/** Writes beside the goal and renames, so that the file appears whole or not at all. */
async function writeWhole(path, chunks, onProgress) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const temporary = `${path}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    const file = await (0,promises_.open)(temporary, 'wx');
    try {
        let written = 0;
        for await (const chunk of chunks) {
            await file.writeFile(chunk);
            written += chunk.byteLength;
            onProgress?.(written);
        }
        await file.close();
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await file.close();
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/ends.js



/** Opens a place to read from. @throws LayoutError */
async function openSource(place, opening) {
    return isLayout(place) ? await LayoutSource.open(place.layout) : repository(place, opening);
}
/** Opens a place to write to; a layout folder is made when there is none. @throws LayoutError */
async function openDestination(place, opening) {
    return isLayout(place) ? await LayoutWriter.open(place.layout) : repository(place, opening);
}
function repository(place, { client, signal }) {
    return client.repository(place.registry, place.repository, signal === undefined ? {} : { signal });
}
/** Announces what the copy will need of each registry, so that one token covers it (and a mount, both ends). */
function declareRights(client, source, destinations) {
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

;// CONCATENATED MODULE: ./packages/registry/lib/copy/manifests.js


const PARALLEL = 16;
/** The exact bytes of a planned manifest. */
function bytesOf({ content }) {
    return Buffer.from(content);
}
/**
 * Writes the manifests of one destination by digest, those with a tag of their own by that tag. Stage by stage:
 * a registry takes an index after its children, and some take a referrer only after its subject.
 *
 * @returns those whose digest the destination did not confirm
 */
async function writeManifests(context, arrival) {
    const wanted = new Set(arrival.plan.manifests.write);
    const manifests = context.plan.manifests.filter(({ descriptor }) => wanted.has(descriptor.digest));
    const unconfirmed = [];
    for (const stage of Map.groupBy(manifests, ({ stage }) => stage).values()) {
        // One after the other for each subject: olareg, for one, forgets referrers that arrive at the same time.
        const groups = Map.groupBy(stage, ({ subject, descriptor }) => subject ?? descriptor.digest);
        await pool_forEachParallel([...groups.values()], PARALLEL, async (group) => {
            for (const manifest of group) {
                if (!(await writeManifest(context, arrival, manifest))) {
                    unconfirmed.push(manifest.descriptor.digest);
                }
            }
        });
    }
    return unconfirmed;
}
async function writeManifest({ report }, { destination }, manifest) {
    const { digest, mediaType } = manifest.descriptor;
    const targets = manifest.tags.length > 0 ? manifest.tags.map((tag) => ({ tag })) : [{ digest }];
    let confirmed = true;
    for (const target of targets) {
        const receipt = await destination.storeManifest(bytesOf(manifest), mediaType, target);
        confirmed &&= receipt.confirmed && receipt.digest === digest;
        if ('tag' in target) {
            report({ kind: 'tag', place: destination.name, tag: target.tag, from: null, to: digest });
        }
    }
    report({ kind: 'manifest', place: destination.name, digest });
    return confirmed;
}
/** The manifests of a plan that refer to others, by what they refer to. */
function referrersBySubject(manifests) {
    const bySubject = new Map();
    for (const manifest of manifests) {
        const subject = parseManifest(bytesOf(manifest), manifest.descriptor.mediaType).subject?.digest;
        if (subject !== undefined) {
            bySubject.set(subject, [...(bySubject.get(subject) ?? []), manifest]);
        }
    }
    return bySubject;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/prove.js






const prove_PARALLEL = 16;
/**
 * Compares the graph at a destination with the plan's. A manifest that was written counts when the destination
 * named its digest in return; after mounts, where nobody has seen the bytes, it is read back and hashed instead.
 * One that was in place is looked at again. Referrers must also be listed, which the fallback tag is for where
 * the registry has no list of its own.
 *
 * @param unconfirmed digests of written manifests that the destination did not name
 * @throws IncompleteCopyError naming all that is missing
 */
async function proveComplete(context, arrival, unconfirmed) {
    const { plan, destination } = arrival;
    const missing = [];
    const mounted = plan.blobs.mount.length > 0;
    const readBack = mounted ? plan.manifests.write : unconfirmed;
    await pool_forEachParallel(readBack, prove_PARALLEL, async (digest) => {
        if ((await destination.findManifest(digest)) === undefined) {
            missing.push({ digest });
        }
    });
    const inPlace = context.plan.manifests.length > 1 ? plan.manifests.exist : [];
    await pool_forEachParallel(inPlace, prove_PARALLEL, async (digest) => {
        if ((await destination.resolve(digest)) === undefined) {
            missing.push({ digest });
        }
    });
    missing.push(...(await findUnlisted(context, arrival)));
    if (missing.length > 0) {
        throw new IncompleteCopyError(destination.name, missing);
    }
}
async function findUnlisted({ plan }, { destination, plan: { manifests, place } }) {
    const missing = [];
    const kept = new Set(manifests.keep);
    const copied = plan.manifests.filter(({ descriptor }) => !kept.has(descriptor.digest));
    const subjects = formatPlace(plan.source) === formatPlace(place) ? [] : [...referrersBySubject(copied)];
    await pool_forEachParallel(subjects, prove_PARALLEL, async ([subject, referrers]) => {
        for (const digest of await listAll(destination, subject, referrers)) {
            missing.push({ digest, unlistedOf: subject });
        }
    });
    return missing;
}
/** Registries have forgotten referrers that were pushed at the same time as others: those are pushed once more. */
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



/** Some tags moved and the rest did not: the one state of a push that somebody has to know about. */
class PartialPushError extends Error {
    name = 'PartialPushError';
    /** References whose tag points to the new image. */
    moved;
    /** References whose tag does not, or may not. */
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
/**
 * Moves the tags, one after the other in the order they were given, and stops at the first that fails.
 *
 * @throws PartialPushError when at least one tag had moved by then, else the failure itself
 */
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
            throw new PartialPushError(tags.slice(0, index).map(formatReference), tags.slice(index).map(formatReference), error);
        }
    }
}
/**
 * Reads every tag back, as a registry's word that it has stored something is not yet a pullable image.
 *
 * @throws DigestMismatchError when a tag points elsewhere: somebody else pushed at the same time
 */
async function tags_readBack(context, repositories) {
    const { digest, size } = context.graph.root.descriptor;
    await forEachParallel(flatten(repositories), context.parallel, async ({ registry, repository, tag }) => {
        const client = context.client.repository(registry, repository, { signal: context.signal });
        const found = await client.resolve(tag);
        if (found?.digest !== digest) {
            throw pointsElsewhere(formatReference({ registry, repository, tag }), digest, size, found);
        }
    });
}
/** A tag that was just set does not point to what it was set to. */
function pointsElsewhere(reference, expected, size, found) {
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
/**
 * Moves the tags of the root, one after the other, each only if it still points where the plan saw it; then reads
 * all of them back. Tags that pointed to the root already are left alone.
 *
 * @throws TagMovedError or another failure when nothing has moved; PartialPushError when something has
 */
async function copy_tags_moveTags(context, arrivals, root) {
    const moves = arrivals.flatMap((arrival) => pendingMoves(arrival));
    for (const [index, move] of moves.entries()) {
        try {
            context.signal.throwIfAborted();
            await moveOne(context, move, root);
        }
        catch (error) {
            if (index === 0) {
                throw error;
            }
            const references = moves.map(({ reference }) => reference);
            throw new PartialPushError(references.slice(0, index), references.slice(index), error);
        }
    }
    await pool_forEachParallel(moves, tags_PARALLEL, async ({ arrival, tag, to, reference }) => {
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
    await destination.moveTag({ tag, from, to, bytes: bytesOf(root), mediaType: root.descriptor.mediaType });
    report({ kind: 'tag', place: destination.name, tag, from, to });
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/blob-content.js


/** `{}`, the config of most artifacts (OCI image-spec, "Guidance for an Empty Descriptor"). */
const EMPTY = {
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    size: 2,
};
/** Content that needs no reading: it stands in the descriptor, or is the empty JSON object. */
function knownContent(blob) {
    if (blob.data !== undefined) {
        const bytes = Buffer.from(blob.data, 'base64');
        verifyBytes(bytes, blob);
        return bytes;
    }
    return blob.digest === EMPTY.digest && blob.size === EMPTY.size ? Buffer.from('{}') : undefined;
}
/**
 * Content of one blob for any number of uploads to one registry. A small one is read whole and ahead, as an
 * upload and a download within one registry would wait for each other's slot; a big one is streamed each time.
 */
class BlobContent {
    #source;
    #blob;
    #bytes;
    constructor(source, blob) {
        this.#source = source;
        this.#blob = blob;
    }
    /** Reads a small blob, once unless that fails. */
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
    /** Starts reading from the beginning. */
    open = () => {
        const bytes = this.#bytes;
        return bytes === undefined ? this.#source.getBlob(this.#blob) : once(bytes);
    };
    async #read() {
        return knownContent(this.#blob) ?? (await collect(this.#source.getBlob(this.#blob)));
    }
}
async function* once(bytes) {
    yield await bytes;
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/transfer.js



/** So small a blob is read while its upload is still being opened. */
const READ_AHEAD_BYTES = 64 * 1024;
/**
 * Jobs at a time per registry, by the size of the blob: tiny ones wait for round trips, middle ones stand in memory,
 * big ones wait for the client's own limit on streams. No kind waits for another.
 */
const LINES = [
    { upTo: READ_AHEAD_BYTES, parallel: 16 },
    { upTo: BULK_BYTES, parallel: 6 },
    { upTo: Number.POSITIVE_INFINITY, parallel: 5 },
];
/**
 * Brings the blobs to all destinations on one registry. Each is read from the source at most once: the first
 * destination gets it, the others mount it from there or, should the registry refuse, are sent it from there.
 */
async function transferBlobs(context, arrivals) {
    const needed = context.plan.blobs.filter((blob) => arrivals.some((arrival) => arrival.needs(blob)));
    const run = (blob) => transferBlob(context, arrivals, blob);
    const lineOf = ({ size }) => LINES.find(({ upTo }) => size <= upTo);
    await pool_forEachParallel(LINES, LINES.length, (line) => pool_forEachParallel(needed.filter((blob) => lineOf(blob) === line), line.parallel, run, context.abort), context.abort);
}
/** Bytes that have to arrive, each blob once per registry or layout. */
function neededBytes({ blobs }, arrivals) {
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
    await pool_forEachParallel(others, others.length, (other) => deliver(context, other, blob, home.destination));
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
    // A failure of it comes back when the upload needs the content.
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









/**
 * Does what the plan says. Order: blobs, manifests (children before parents, subjects before referrers), proof
 * that every destination is complete, and only then the tags, one after the other, each after a look whether it
 * still points where the plan saw it; at last every tag is read back.
 *
 * @returns one result per destination of the plan, in its order
 * @throws TagMovedError, IncompleteCopyError, PartialPushError (some tags moved and the rest did not),
 * DigestMismatchError, FallbackTagError, AuthenticationError, RegistryError, LayoutError, or the signal's reason
 */
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
        bytes: new progress_ByteCounter(neededBytes(plan, arrivals), options.onProgress ?? (() => undefined)),
    };
    await bringContent(context, arrivals);
    await copy_tags_moveTags(context, arrivals, root);
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
/** All registries at once; the first failure ends the others, which then take back what they have begun. */
async function bringContent(context, arrivals) {
    const groups = [...Map.groupBy(arrivals, ({ key }) => key).values()];
    await pool_forEachParallel(groups, groups.length, async (group) => {
        await transferBlobs(context, group);
        await pool_forEachParallel(group, group.length, (arrival) => bringManifests(context, arrival), context.abort);
    }, context.abort);
}
async function bringManifests(context, arrival) {
    const unconfirmed = await writeManifests(context, arrival);
    await proveComplete(context, arrival, unconfirmed);
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

;// CONCATENATED MODULE: ./packages/registry/lib/graph/cosign.js
const SUFFIXES = ['sig', 'att', 'sbom'];
/** The tags under which cosign before version 3 keeps what belongs to a digest (cosign's "tag-based discovery"). */
function cosignTags(digest) {
    const name = digest.replace(':', '-');
    return SUFFIXES.map((suffix) => `${name}.${suffix}`);
}

;// CONCATENATED MODULE: ./packages/registry/lib/graph/errors.js
/** An image that is not whole: an index names a manifest that the source does not have. */
class MissingManifestError extends Error {
    name = 'MissingManifestError';
    /** The tag or digest that is absent. */
    missing;
    /** The index that names it; undefined for the root itself. */
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

/** Up to here listing all tags is cheaper than asking for each. */
const known_tags_MAX_PAGES = 3;
/** Statuses of registries that do not list tags, or not to everybody: then each tag is asked for. */
const NOT_LISTED = [401, 403, 404, 405, 501];
/** The tags of a source, listed once and only when somebody asks. */
class KnownTags {
    #source;
    #listing;
    constructor(source) {
        this.#source = source;
    }
    /** All tags; undefined when listing them is not possible or not worth it. */
    get() {
        this.#listing ??= this.#list();
        return this.#listing;
    }
    /** Without a list only images are asked about, as three requests for every signature are too many. */
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


/** More manifests and blobs than this are an attack. */
const MAX_CONTENTS = 20_000;
/** The content that the manifests of a graph name, and what they claim about it. */
class contents_Contents {
    blobs = new Map();
    /** Layers that stay where their `urls` point. */
    foreign = new Map();
    #fail;
    #sizes = new Map();
    /** @param fail makes the error for a descriptor that cannot be true */
    constructor(fail) {
        this.#fail = fail;
    }
    /** Config and layers are blobs whatever their media type says. */
    addBlob(descriptor) {
        this.claim(descriptor);
        const kept = isNonDistributable(descriptor.mediaType) ? this.foreign : this.blobs;
        kept.set(descriptor.digest, descriptor);
    }
    /**
     * A digest stands for one size; a descriptor that lies about it would make a registry or a reader fail later.
     *
     * @throws DigestMismatchError when the descriptor's own `data` is something else
     */
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




/** Indexes in indexes, signatures of signatures: deeper than this is an attack. */
const node_set_MAX_DEPTH = 16;
/** All manifests of a graph are held in memory. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
/** The manifests that a walk has found, each once, with guards against what only an attacker would build. */
class NodeSet {
    contents = new contents_Contents((descriptor, problem) => this.failure(descriptor, problem));
    #source;
    #nodes = new Map();
    #new = [];
    #bytes = 0;
    /** @param source for messages */
    constructor(source) {
        this.#source = source;
    }
    /** What was read before, so that nothing is read twice. */
    fetched(digest) {
        return this.#nodes.get(digest);
    }
    /** @throws InvalidManifestError for contradictions, and for too much or too deep a graph */
    add(fetched, finding) {
        const { digest } = fetched.descriptor;
        const known = this.#nodes.get(digest);
        const node = known ?? this.#create(fetched, finding);
        const { entry, tag } = finding;
        // Shared by two parents; all must mean the same.
        if (entry !== undefined &&
            (entry.mediaType !== node.manifest.mediaType || entry.size !== node.bytes.byteLength)) {
            const truth = `${node.bytes.byteLength} bytes of ${node.manifest.mediaType}`;
            throw this.failure(entry, `the index says ${entry.size} bytes of ${entry.mediaType}, but it is ${truth}`);
        }
        if (tag !== undefined) {
            node.tags.push(tag);
        }
    }
    /** The nodes that were added since the last call. */
    takeNew() {
        const taken = this.#new;
        this.#new = [];
        return taken;
    }
    /** @throws InvalidManifestError */
    parse({ descriptor, bytes }, entry) {
        const known = this.#nodes.get(descriptor.digest);
        if (known !== undefined) {
            return known.manifest;
        }
        // A registry that says "application/json" says nothing.
        const said = [descriptor, entry].find((one) => one !== undefined && (media_types_isManifest(one.mediaType) || media_types_isSchema1(one.mediaType)));
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
    /** Puts everything in order. */
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
    /**
     * Children come before their index and a subject before what refers to it, which is sound because digests cannot
     * form a circle. A cosign tag can point anywhere, so it makes no order.
     */
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






/** Manifests asked for at a time; a client's own limits let through fewer per host. */
const walk_PARALLEL = 16;
/**
 * Reads everything that hangs on a manifest: the entries of indexes, what refers to any of them, and cosign's
 * images. Every manifest is verified against its digest.
 *
 * @param root tag or digest
 * @throws MissingManifestError when the root or an entry of an index is absent, InvalidManifestError,
 * DigestMismatchError, RegistryError, LayoutError
 */
async function walkGraph(source, root, options = {}) {
    return await new Walk(source, options).run(await findRoot(source, root));
}
/** Reads a manifest as a graph of its own, without what it names. @throws as {@link walkGraph} */
async function readRoot(source, root) {
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
/** Level by level: all of one level is asked for at a time, and nothing is read twice. */
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
            await pool_forEachParallel(level, walk_PARALLEL, (node) => this.#expand(node));
        }
        return this.#nodes.finish(root.descriptor.digest, this.#ignored);
    }
    /** The three kinds of neighbours do not wait for each other. */
    async #expand(node) {
        const tasks = [
            () => this.#visitEntries(node),
            () => this.#visitReferrers(node),
            () => this.#visitCosign(node),
        ];
        await pool_forEachParallel(tasks, tasks.length, (task) => task());
    }
    async #visitEntries(node) {
        const { manifest } = node;
        if (manifest.kind === 'image') {
            // Layers before the config: what is shared with the last build comes first.
            for (const blob of [...manifest.layers, manifest.config]) {
                this.#nodes.contents.addBlob(blob);
            }
            return;
        }
        await pool_forEachParallel(manifest.manifests, walk_PARALLEL, (entry) => this.#visitEntry(node, entry));
    }
    /** An entry whose media type is no manifest's is an opaque blob (OCI image-spec, "Image Index"). */
    async #visitEntry(parent, entry) {
        this.#options.signal?.throwIfAborted();
        if (media_types_isSchema1(entry.mediaType)) {
            throw this.#nodes.failure(entry, 'Docker schema 1 is not supported: build the image again');
        }
        if (!media_types_isManifest(entry.mediaType)) {
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
        // A list has no digest to check: what it names and nobody has may have been damaged on the way.
        const doubtful = ignored.some(({ reason }) => reason === 'absent');
        this.#ignored.push(...(doubtful ? await this.#readReferrers(node) : ignored));
    }
    /** @returns what was listed and is no referrer */
    async #readReferrers(node) {
        const subject = node.descriptor.digest;
        const ignored = [];
        const ignore = (digest, reason) => void ignored.push({ subject, digest, reason });
        const listed = await this.#source.listReferrers(subject, {
            tags: () => this.#tags.get(),
            onIgnored: ignore,
        });
        await pool_forEachParallel(listed, walk_PARALLEL, async (referrer) => {
            const reason = await this.#visitReferrer(node, referrer);
            if (reason !== undefined) {
                ignore(referrer.descriptor.digest, reason);
            }
        });
        return ignored;
    }
    /** A list is not proof: the manifest itself must name the subject. */
    async #visitReferrer(node, { descriptor, fetched: read }) {
        this.#options.signal?.throwIfAborted();
        if (!media_types_isManifest(descriptor.mediaType)) {
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
        await pool_forEachParallel(tags, tags.length, async (tag) => {
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


/** Look, write, read back. */
const REQUESTS_PER_TAG = 3;
/**
 * Requests that executing the plan for one destination takes when nothing fails, those to the source included and
 * those for tokens left out: 2M + 3B from another registry and 2M + B within one, of which planning has made M.
 */
function countRequests(plan, { graph, source }) {
    const stream = new Set(plan.blobs.stream);
    const streamed = graph.blobs.filter(({ digest }) => stream.has(digest));
    const reads = isLayout(source) ? 0 : streamed.filter((blob) => knownContent(blob) === undefined).length;
    if (isLayout(plan.place)) {
        return reads;
    }
    const { write, exist } = plan.manifests;
    const proofs = (plan.blobs.mount.length > 0 ? write.length : 0) + (graph.nodes.length > 1 ? exist.length : 0);
    const subjects = new Set(graph.nodes.map(({ manifest }) => manifest.subject?.digest));
    const moves = plan.tags.filter(({ from, to }) => from !== to).length;
    return (plan.blobs.mount.length +
        2 * plan.blobs.stream.length +
        reads +
        write.length +
        proofs +
        [...subjects].filter((digest) => digest !== undefined).length +
        REQUESTS_PER_TAG * moves);
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/inspect.js


const inspect_PARALLEL = 16;
/**
 * Looks at the tags and at the root.
 *
 * @param inPlace the destination is where the root was read
 */
async function lookAt(destination, tags, root, inPlace) {
    const found = new Map();
    let isNew = false;
    const look = async (tag) => {
        const state = isNew ? 'no-repository' : await destination.lookUp(tag);
        isNew ||= state === 'no-repository';
        found.set(tag, typeof state === 'string' ? null : state.digest);
    };
    // The first alone: where it finds no repository, the others need no request.
    await pool_forEachParallel(tags.slice(0, 1), 1, look);
    await pool_forEachParallel(tags.slice(1), inspect_PARALLEL, look);
    const moves = tags.map((tag) => ({ tag, from: found.get(tag) ?? null, to: root }));
    const hasTags = moves.some(({ from }) => from !== null);
    const tagged = moves.some(({ from }) => from === root);
    const hasRoot = inPlace || tagged || (!isNew && (await destination.headManifest(root)) !== undefined);
    return { moves, isNew, hasTags, hasRoot };
}
/** Within one repository there is nothing to do. */
function everything(graph) {
    return new Map(graph.nodes.map(({ descriptor }) => [descriptor.digest, 'exist']));
}
/**
 * Which manifests are in place. Where the root is, normally the whole graph is, and each of the others is asked
 * for, as a cleanup may have torn holes; where it is not, asking costs more than writing once more.
 */
async function findManifests(destination, graph, state) {
    const fates = new Map();
    await pool_forEachParallel(graph.nodes, inspect_PARALLEL, async (node) => {
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
/**
 * Cosign's tags are also where the destination keeps signatures of its own. One that points elsewhere is replaced
 * only by a manifest that has all that it has.
 */
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
/** Whether the node's image has every layer of another one. */
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

/** Below this size sending a blob again costs less than asking for it. */
const plan_blobs_WORTH_ASKING_BYTES = 64 * 1024;
const plan_blobs_PARALLEL = 16;
/** The blobs that these manifests name, in the order of the graph. */
function neededBlobs(graph, nodes) {
    const named = new Set();
    for (const { manifest } of nodes) {
        const descriptors = manifest.kind === 'index' ? manifest.manifests : [...manifest.layers, manifest.config];
        for (const { digest } of descriptors) {
            named.add(digest);
        }
    }
    return graph.blobs.filter(({ digest }) => named.has(digest));
}
/**
 * Says how blobs get to a destination.
 *
 * @param options.ask the destination has an older version of the image: big blobs may be there, so ask with HEAD
 */
async function planBlobs(destination, blobs, { mountFrom, ask }) {
    const digests = blobs.map(({ digest }) => digest);
    if (mountFrom !== null) {
        return { exist: [], mount: digests, stream: [], mountFrom: digests.length > 0 ? mountFrom : null };
    }
    const existing = new Set();
    const worthAsking = ask ? blobs.filter(({ size }) => size > plan_blobs_WORTH_ASKING_BYTES) : [];
    await pool_forEachParallel(worthAsking, plan_blobs_PARALLEL, async ({ digest }) => {
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
/** Looks at every destination and says what has to happen there. */
async function plan_destination_planDestinations(planning, targets) {
    const plans = new Map();
    await pool_forEachParallel(targets, plan_destination_PARALLEL, async (target) => {
        plans.set(target, await planDestination(planning, target, mountSource(planning.source, target, targets)));
    });
    return targets.map((target) => plans.get(target)).filter((plan) => plan !== undefined);
}
/**
 * Blobs come from the source repository when it is on the same registry, else from the first destination there,
 * so that each registry gets each of them over the wire at most once.
 */
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



/** Strips a name to where it is. Layout paths become absolute, so that equal places are equal texts. */
function placeOf(name) {
    return isLayout(name)
        ? { layout: (0,external_node_path_.resolve)(name.layout) }
        : { registry: name.registry, repository: name.repository };
}
/**
 * Groups destinations by place.
 *
 * @throws InvalidReferenceError for a destination pinned to a digest that is not the one that is copied
 */
function groupTargets(destinations, root) {
    const targets = new Map();
    for (const name of destinations) {
        if (name.digest !== undefined && name.digest !== root) {
            throw new lib_reference/* InvalidReferenceError */.x_(`destination ${targets_describe(name)}: the image that is copied has the digest ${root}`);
        }
        const place = placeOf(name);
        const target = targets.get(formatPlace(place)) ?? { place, tags: new Set() };
        targets.set(formatPlace(place), target);
        if (name.tag !== undefined) {
            target.tags.add(name.tag);
        }
    }
    return [...targets.values()].map(({ place, tags }) => ({ place, tags: [...tags] }));
}
function targets_describe(name) {
    return isLayout(name) ? `${name.layout}@${name.digest}` : (0,lib_reference/* formatReference */.FH)(name);
}

;// CONCATENATED MODULE: ./packages/registry/lib/copy/plan.js





/**
 * Finds out what a copy has to do, and changes nothing (but that a layout folder to copy to is made).
 *
 * @throws MissingManifestError for an incomplete source, InvalidManifestError, DigestMismatchError,
 * InvalidReferenceError, AuthenticationError, RegistryError, LayoutError, or the signal's reason
 */
async function planCopy(options) {
    const { client, signal } = options;
    const source = placeOf(options.source);
    const places = options.destinations.map(placeOf);
    declareRights(client, source, places);
    const reader = await openSource(source, { client, signal });
    const reference = options.source.digest ?? options.source.tag ?? 'latest';
    const elsewhere = places.some((place) => formatPlace(place) !== formatPlace(source));
    // Within one repository everything is in place, so that only the manifest to tag has to be read.
    const graph = elsewhere ? await walkGraph(reader, reference, options) : await readRoot(reader, reference);
    const { root } = graph;
    const manifests = graph.nodes.map(planManifest);
    const targets = groupTargets(options.destinations, root.descriptor.digest);
    const destinations = await plan_destination_planDestinations({ client, signal, source, graph }, targets);
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

;// CONCATENATED MODULE: ./packages/registry/lib/layout/verify.js




/** An index of indexes deeper than this is an attack. */
const verify_MAX_DEPTH = 8;
/**
 * Walks a layout from a root and reads every manifest and blob: what this returns is complete and intact. An
 * entry of an index whose media type is no manifest's is an opaque blob (OCI image-spec, "Image Index": unknown
 * media types must not be an error).
 *
 * @param options.rootDigest which entry of `index.json`; may be left out when there is only one
 * @throws LayoutError, DigestMismatchError: missing, linked, cut, changed or contradictory content
 */
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
    // One image with several names has several entries of the same digest.
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
            // Shared by two parents; both must mean the same.
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
        else {
            // Layers before the config: what is shared with the last build comes first.
            for (const blob of [...read.manifest.layers, read.manifest.config]) {
                this.contents.addBlob(blob);
            }
        }
        // After its children, which makes the order that a registry accepts.
        this.manifests.set(descriptor.digest, read);
    }
    #error(descriptor, problem) {
        return new LayoutError(blobPath(this.#layout.path, descriptor.digest), problem);
    }
}
async function readThrough(layout, descriptor) {
    const chunks = layout.openBlob(descriptor)[Symbol.asyncIterator]();
    while ((await chunks.next()).done !== true) {
        // Reading is what checks.
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/platform.js
/**
 * `os/architecture[/variant]`, as Docker's `--platform` takes it. The version of Windows is left out: use it
 * only to tell two entries of the same platform apart.
 */
function formatPlatform(platform) {
    const variant = platform.variant === undefined || platform.variant === '' ? '' : `/${platform.variant}`;
    return `${platform.os}/${platform.architecture}${variant}`;
}

;// CONCATENATED MODULE: ./packages/registry/lib/push/plan.js

/**
 * Groups destinations by registry and repository.
 *
 * @throws InvalidReferenceError for a destination pinned to a digest that is not the one that is pushed
 */
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
/**
 * Pushes a verified graph to all destinations. Order: blobs, child manifests by digest, the root by digest, on
 * every registry; only when all of them are complete the tags, one after the other; then every tag is read
 * back. Until the tags, a failure anywhere leaves all tags as they were.
 *
 * What is sent is hashed again on its way out of the layout, so that what was verified is what is pushed.
 *
 * @returns one result per destination, in their order
 * @throws AuthenticationError, RegistryError, DigestMismatchError, LayoutError, PartialPushError, or the
 * signal's reason
 */
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
/** All registries at once; the first failure ends the others, which then take back what they have begun. */
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
