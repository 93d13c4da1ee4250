export const id = 156;
export const ids = [156];
export const modules = {

/***/ 8509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   uH: () => (/* binding */ InvalidDigestError)
/* harmony export */ });
/* unused harmony export hexOf */
const HEX_LENGTH = { sha256: 64, sha512: 128 };
class InvalidDigestError extends Error {
    name = 'InvalidDigestError';
}
function parseDigest(text) {
    const colon = text.indexOf(':');
    const algorithm = text.slice(0, Math.max(colon, 0));
    const hex = text.slice(colon + 1);
    const shown = JSON.stringify(text.slice(0, 200));
    if (!isAlgorithm(algorithm)) {
        throw new InvalidDigestError(`digest ${shown}: the algorithm must be sha256 or sha512`);
    }
    if (hex.length !== HEX_LENGTH[algorithm] || !/^[0-9a-f]+$/.test(hex)) {
        throw new InvalidDigestError(`digest ${shown}: ${algorithm} takes ${HEX_LENGTH[algorithm]} lower-case hex digits`);
    }
    return `${algorithm}:${hex}`;
}
function isDigest(text) {
    const colon = text.indexOf(':');
    const algorithm = text.slice(0, Math.max(colon, 0));
    const hex = text.slice(colon + 1);
    return isAlgorithm(algorithm) && hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex);
}
function algorithmOf(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
function hexOf(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}
function isAlgorithm(text) {
    return Object.hasOwn(HEX_LENGTH, text);
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sh: () => (/* binding */ formatRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   x_: () => (/* binding */ InvalidReferenceError)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8509);

class InvalidReferenceError extends Error {
    name = 'InvalidReferenceError';
}
const DOCKER_HUB = 'docker.io';
const ALPHANUMERIC = '[a-z0-9]+';
const SEPARATOR = '(?:\\.|_|__|-+)';
const PATH_COMPONENT = `${ALPHANUMERIC}(?:${SEPARATOR}${ALPHANUMERIC})*`;
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const REGISTRY = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|${IPV6})(?::[0-9]{1,5})?$`);
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
const MAX_NAME_LENGTH = 255;
const MAX_PORT = 65_535;
const MAX_REFERENCE_LENGTH = MAX_NAME_LENGTH + 1 + 128 + 1 + 'sha512:'.length + 128;
function parseReference(text) {
    if (text.length > MAX_REFERENCE_LENGTH) {
        throw invalid(text, `it is longer than ${MAX_REFERENCE_LENGTH} characters`);
    }
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : checkedDigest(text, text.slice(at + 1));
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    if (tag !== undefined && !isTag(tag)) {
        throw invalid(text, `the tag ${JSON.stringify(tag)} must be 1 to 128 of A-Z a-z 0-9 _ . - and not start with . or -`);
    }
    const name = splitName(text, colon < 0 ? named : named.slice(0, colon));
    return { ...name, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
function parseRepository(text) {
    const reference = parseReference(text);
    if (reference.tag !== undefined || reference.digest !== undefined) {
        throw invalid(text, 'only the name is wanted here: remove the tag and the digest');
    }
    return reference;
}
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${formatRepository(reference)}${tag}${digest}`;
}
function formatRepository(reference) {
    return `${reference.registry}/${reference.repository}`;
}
function isTag(text) {
    return TAG.test(text);
}
function splitName(whole, name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, Math.max(slash, 0));
    const hasHost = slash >= 0 && looksLikeHost(first);
    const registry = hasHost ? first.replace(/^index\.docker\.io$/, DOCKER_HUB) : DOCKER_HUB;
    const path = hasHost ? name.slice(slash + 1) : name;
    checkName(whole, registry, path);
    const official = registry === DOCKER_HUB && !path.includes('/');
    const repository = official ? `library/${path}` : path;
    if (registry.length + 1 + repository.length > MAX_NAME_LENGTH) {
        throw invalid(whole, `host and name together are longer than ${MAX_NAME_LENGTH} characters`);
    }
    return { registry, repository };
}
function looksLikeHost(part) {
    return /[.:]/.test(part) || part === 'localhost' || part !== part.toLowerCase();
}
function checkName(whole, registry, path) {
    if (!REGISTRY.test(registry) || Number(/:(\d+)$/.exec(registry)?.[1] ?? 0) > MAX_PORT) {
        throw invalid(whole, `${JSON.stringify(registry)} is no host name with optional port`);
    }
    if (IMAGE_ID.test(path)) {
        throw invalid(whole, 'a name of 64 hex digits looks like an image id: write a repository name');
    }
    if (REPOSITORY.test(path)) {
        return;
    }
    if (path !== path.toLowerCase()) {
        throw invalid(whole, `repository names are lower case: write ${JSON.stringify(path.toLowerCase())}`);
    }
    throw invalid(whole, `${JSON.stringify(path)} is no repository name: parts of a-z and 0-9, joined by one of . _ __ or dashes, separated by /`);
}
function checkedDigest(whole, text) {
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(text)) {
        return text;
    }
    try {
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(text);
    }
    catch (error) {
        throw invalid(whole, error instanceof _digest_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidDigestError */ .uH ? error.message : 'the digest is wrong');
    }
}
function invalid(text, problem) {
    return new InvalidReferenceError(`image reference ${JSON.stringify(text.slice(0, 300))}: ${problem}`);
}


/***/ })

};
