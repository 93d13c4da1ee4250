export const id = 925;
export const ids = [925];
export const modules = {

/***/ 7763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X0: () => (/* binding */ envelopeFromJson),
/* harmony export */   cW: () => (/* binding */ envelopeToJson),
/* harmony export */   od: () => (/* binding */ seal),
/* harmony export */   s3: () => (/* binding */ isSignedBy),
/* harmony export */   tO: () => (/* binding */ EnvelopeError)
/* harmony export */ });
/* unused harmony export preAuthenticationEncoding */
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);

class EnvelopeError extends Error {
    name = 'EnvelopeError';
}
function preAuthenticationEncoding(payloadType, payload) {
    const type = Buffer.from(payloadType);
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${type.byteLength} `),
        type,
        Buffer.from(` ${payload.byteLength} `),
        payload,
    ]);
}
function seal(payloadType, payload, key) {
    const signatures = key === undefined ? [] : [key.sign(preAuthenticationEncoding(payloadType, payload))];
    return { payloadType, payload, signatures };
}
function isSignedBy(envelope, key) {
    const message = preAuthenticationEncoding(envelope.payloadType, envelope.payload);
    return envelope.signatures.some((signature) => key.verify(message, signature));
}
function envelopeToJson({ payloadType, payload, signatures }) {
    return {
        payloadType,
        payload: toBase64(payload),
        signatures: signatures.map((signature) => ({ sig: toBase64(signature) })),
    };
}
function envelopeFromJson(json) {
    if (!(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(json))
        throw new EnvelopeError('the envelope is no object');
    const { payloadType, payload, signatures } = json;
    if (typeof payloadType !== 'string')
        throw new EnvelopeError('payloadType is no text');
    if (!Array.isArray(signatures))
        throw new EnvelopeError('signatures is no list');
    if (signatures.length > MAX_SIGNATURES) {
        throw new EnvelopeError(`there are more than ${MAX_SIGNATURES} signatures`);
    }
    return {
        payloadType,
        payload: fromBase64(payload, 'payload'),
        signatures: signatures.map((signature) => {
            if (!(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(signature))
                throw new EnvelopeError('a signature is no object');
            return fromBase64(signature.sig, 'sig');
        }),
    };
}
const MAX_SIGNATURES = 100;
function toBase64(bytes) {
    return Buffer.from(bytes).toString('base64');
}
function fromBase64(text, field) {
    if (typeof text !== 'string' || !/^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/.test(text)) {
        throw new EnvelopeError(`${field} is no base64`);
    }
    return Buffer.from(text, 'base64');
}


/***/ }),

/***/ 4119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ readIdentity)
});

;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/der.js
class DerError extends Error {
    name = 'DerError';
}
const DER = {
    octetString: 0x04,
    objectIdentifier: 0x06,
    utf8String: 0x0c,
    sequence: 0x30,
    primitive: (number) => 0x80 + number,
    constructed: (number) => 0xa0 + number,
};
function readElements(bytes) {
    const elements = [];
    for (let position = 0; position < bytes.length;) {
        const tag = octet(bytes, position);
        if ((tag & 0x1f) === 0x1f)
            throw new DerError('a tag has more than one octet');
        const { length, start } = readLength(bytes, position + 1);
        if (start + length > bytes.length)
            throw new DerError('an element ends too early');
        elements.push({ tag, content: bytes.subarray(start, start + length) });
        position = start + length;
    }
    return elements;
}
function readLength(bytes, position) {
    const first = octet(bytes, position);
    if (first < 0x80)
        return { length: first, start: position + 1 };
    const count = first - 0x80;
    if (count === 0 || count > 3)
        throw new DerError('a length is indefinite or absurd');
    let length = 0;
    for (let index = 1; index <= count; index++)
        length = length * 256 + octet(bytes, position + index);
    return { length, start: position + 1 + count };
}
function octet(bytes, position) {
    const value = bytes[position];
    if (value === undefined)
        throw new DerError('an element ends too early');
    return value;
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/extensions.js

function readExtensions(certificate) {
    const [tbsCertificate] = readElements(only(certificate, DER.sequence));
    if (tbsCertificate?.tag !== DER.sequence)
        throw new DerError('this is no certificate');
    const wrapped = readElements(tbsCertificate.content).find(({ tag }) => tag === DER.constructed(3));
    const extensions = new Map();
    if (wrapped === undefined)
        return extensions;
    for (const { tag, content } of readElements(only(wrapped.content, DER.sequence))) {
        const parts = readElements(content);
        const id = parts[0];
        const value = parts.at(-1);
        if (tag !== DER.sequence || id?.tag !== DER.objectIdentifier || value?.tag !== DER.octetString) {
            throw new DerError('an extension has another form');
        }
        const name = Buffer.from(id.content).toString('hex');
        if (extensions.has(name))
            throw new DerError(`the extension ${name} stands there twice`);
        extensions.set(name, value.content);
    }
    return extensions;
}
function only(bytes, tag) {
    const [element, ...others] = readElements(bytes);
    if (element?.tag === tag && others.length === 0)
        return element.content;
    throw new DerError('there is something else than one element of the expected kind');
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/identity.js


const ISSUER = '2b0601040183bf300108';
const SUBJECT_ALT_NAME = '551d11';
const URI = DER.primitive(6);
const RFC822_NAME = DER.primitive(1);
const NAME = /^[!-~]{1,1024}$/;
function readIdentity(certificate) {
    try {
        const extensions = readExtensions(certificate);
        const issuer = textOf(only(extensions.get(ISSUER) ?? NOTHING, DER.utf8String));
        const names = readElements(only(extensions.get(SUBJECT_ALT_NAME) ?? NOTHING, DER.sequence));
        const name = names.find(({ tag }) => tag === URI) ?? names.find(({ tag }) => tag === RFC822_NAME);
        const subject = textOf(name?.content ?? NOTHING);
        return NAME.test(issuer) && NAME.test(subject) ? { issuer, subject } : undefined;
    }
    catch (error) {
        if (error instanceof DerError)
            return undefined;
        throw error;
    }
}
const NOTHING = new Uint8Array();
function textOf(content) {
    return Buffer.from(content).toString('latin1');
}


/***/ }),

/***/ 8925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KeylessSigner: () => (/* binding */ KeylessSigner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./actions/promote/lib/record/dsse.js
var dsse = __webpack_require__(7763);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/errors.js
class SigningError extends Error {
    name = 'SigningError';
    fix;
    constructor(message, options = {}) {
        super(message, options);
        this.fix = options.fix ?? 'run the step again later, or set "sign: false" to record without a signature';
    }
}

// EXTERNAL MODULE: ./actions/promote/lib/record/keyless/identity.js + 2 modules
var keyless_identity = __webpack_require__(4119);
;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/fulcio.js




const FULCIO_AUDIENCE = 'sigstore';
async function requestCertificate(fulcio, token, privateKey) {
    const publicKey = (0,external_node_crypto_.createPublicKey)(privateKey);
    const { json } = await fulcio.send('/api/v2/signingCert', {
        credentials: { oidcIdentityToken: token },
        publicKeyRequest: {
            publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
            proofOfPossession: (0,external_node_crypto_.sign)('sha256', Buffer.from(subjectOf(token)), privateKey).toString('base64'),
        },
    });
    const { signedCertificateEmbeddedSct, signedCertificateDetachedSct } = json;
    const chain = (0,lib.at)(signedCertificateEmbeddedSct ?? signedCertificateDetachedSct, 'chain', 'certificates');
    const leaf = Array.isArray(chain) ? chain[0] : undefined;
    const certificate = typeof leaf === 'string' ? parsed(leaf) : undefined;
    if (certificate === undefined)
        throw fulcio.error('answered without a certificate');
    if (!certificate.publicKey.equals(publicKey))
        throw fulcio.error('answered with a certificate of another key');
    const identity = (0,keyless_identity/* readIdentity */.x)(certificate.raw);
    if (identity === undefined)
        throw fulcio.error('answered with a certificate that names no identity');
    return { pem: certificate.toString(), der: certificate.raw, identity };
}
function subjectOf(token) {
    const [, claims = ''] = token.split('.');
    try {
        const subject = (0,lib/* textAt */.$6)(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), 'sub');
        if (subject !== undefined && subject !== '')
            return subject;
    }
    catch {
    }
    throw new SigningError('the identity token has no subject');
}
function parsed(pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/rekor.js



const ENTRIES = '/api/v1/log/entries';
const KIND_VERSION = { kind: 'dsse', version: '0.0.1' };
async function logEnvelope(rekor, envelope, certificate) {
    const entry = await createEntry(rekor, {
        kind: KIND_VERSION.kind,
        apiVersion: KIND_VERSION.version,
        spec: {
            proposedContent: {
                envelope: JSON.stringify((0,dsse/* envelopeToJson */.cW)(envelope)),
                verifiers: [Buffer.from(certificate).toString('base64')],
            },
        },
    });
    const body = Buffer.from((0,lib/* textAt */.$6)(entry, 'body') ?? '', 'base64');
    if (!isAbout(body, envelope))
        throw rekor.error('logged something else than what was signed');
    const logged = toBundleEntry(entry, body);
    if (logged === undefined)
        throw rekor.error('answered without a proof that the signature is in the log');
    return logged;
}
async function createEntry(rekor, proposed) {
    const { status, location, json } = await rekor.send(ENTRIES, proposed, [409]);
    if (status !== 409)
        return onlyValue(json);
    const id = /\/([0-9a-f]{64,80})$/.exec(location ?? '')?.[1];
    if (id === undefined)
        throw rekor.error('has the entry already, and does not say where');
    return onlyValue((await rekor.send(`${ENTRIES}/${id}`)).json);
}
function onlyValue(json) {
    const values = Object.values(json);
    return values.length === 1 ? values[0] : undefined;
}
function isAbout(body, { payload, signatures: [signature] }) {
    let json;
    try {
        json = JSON.parse(body.toString('utf8'));
    }
    catch {
        return false;
    }
    const logged = (0,lib.at)(json, 'spec', 'signatures');
    const hash = (0,external_node_crypto_.createHash)('sha256').update(payload).digest('hex');
    return ((0,lib/* textAt */.$6)(json, 'kind') === KIND_VERSION.kind &&
        (0,lib/* textAt */.$6)(json, 'apiVersion') === KIND_VERSION.version &&
        (0,lib/* textAt */.$6)(json, 'spec', 'payloadHash', 'value') === hash &&
        Array.isArray(logged) &&
        logged.length === 1 &&
        signature !== undefined &&
        (0,lib/* textAt */.$6)(logged[0], 'signature') === Buffer.from(signature).toString('base64'));
}
function toBundleEntry(entry, body) {
    const logId = (0,lib/* textAt */.$6)(entry, 'logID');
    const logIndex = numberAt(entry, 'logIndex');
    const integratedTime = numberAt(entry, 'integratedTime');
    const signedEntryTimestamp = (0,lib/* textAt */.$6)(entry, 'verification', 'signedEntryTimestamp');
    const inclusionProof = toInclusionProof((0,lib.at)(entry, 'verification', 'inclusionProof'));
    const parts = [logId, logIndex, integratedTime, signedEntryTimestamp, inclusionProof];
    if (parts.includes(undefined))
        return undefined;
    return {
        logIndex,
        logId: { keyId: fromHex(logId) },
        kindVersion: KIND_VERSION,
        integratedTime,
        inclusionPromise: { signedEntryTimestamp },
        inclusionProof,
        canonicalizedBody: body.toString('base64'),
    };
}
function toInclusionProof(proof) {
    const logIndex = numberAt(proof, 'logIndex');
    const treeSize = numberAt(proof, 'treeSize');
    const rootHash = (0,lib/* textAt */.$6)(proof, 'rootHash');
    const envelope = (0,lib/* textAt */.$6)(proof, 'checkpoint');
    const hashes = (0,lib/* isJsonObject */.OW)(proof) && Array.isArray(proof.hashes) ? proof.hashes.map(fromHex) : undefined;
    if ([logIndex, treeSize, rootHash, envelope, hashes].includes(undefined))
        return undefined;
    return { logIndex, rootHash: fromHex(rootHash), treeSize, hashes, checkpoint: { envelope } };
}
function numberAt(value, key) {
    const number = (0,lib.at)(value, key);
    return Number.isSafeInteger(number) ? String(number) : undefined;
}
function fromHex(text) {
    return Buffer.from(String(text), 'hex').toString('base64');
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/exchange.js
const MAX_ANSWER_BYTES = 1024 * 1024;
async function exchange({ url, body }, options) {
    const { proxyEnv, userAgent, timeoutMs, signal } = options;
    const { Agent, request } = url.protocol === 'https:' ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
    const limit = AbortSignal.timeout(timeoutMs);
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const outgoing = request(url, {
        method: content === undefined ? 'GET' : 'POST',
        agent: new Agent(proxyEnv === undefined ? {} : { proxyEnv }),
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        headers: {
            accept: 'application/json',
            'user-agent': userAgent,
            ...(content === undefined
                ? {}
                : { 'content-type': 'application/json', 'content-length': content.byteLength }),
        },
    });
    try {
        const message = await new Promise((resolve, reject) => {
            outgoing.once('response', resolve);
            outgoing.on('error', reject);
            outgoing.end(content);
        });
        return { status: message.statusCode ?? 0, headers: message.headers, text: await readText(message) };
    }
    catch (error) {
        signal?.throwIfAborted();
        if (limit.aborted)
            throw new Error(`no complete answer within ${timeoutMs / 1000} s`, { cause: error });
        throw error;
    }
    finally {
        outgoing.destroy();
    }
}
async function readText(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.byteLength;
        if (size > MAX_ANSWER_BYTES)
            throw new RangeError('the answer is larger than 1 MiB');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/service.js




const ATTEMPTS = 4;
const BASE_MS = 1000;
const CAP_MS = 15_000;
const TIMEOUT_MS = 30_000;
class SigstoreService {
    #name;
    #base;
    #options;
    constructor(input, name, url, options) {
        this.#name = name;
        this.#base = readUrl(input, url);
        this.#options = options;
    }
    async send(path, body, accepted = []) {
        for (let attempt = 1;; attempt++) {
            const result = await this.#try(path, body);
            if (!('failure' in result) && (isSuccess(result.status) || accepted.includes(result.status))) {
                return this.#read(result);
            }
            if (attempt === ATTEMPTS || !isTemporary(result))
                throw this.#failed(result, attempt);
            const { sleep = pause, signal } = this.#options;
            await sleep(waitMs(result, attempt), signal);
        }
    }
    async #try(path, body) {
        const { env, signal, timeoutMs = TIMEOUT_MS } = this.#options;
        const options = {
            proxyEnv: isLoopback(this.#base.hostname) ? undefined : env,
            userAgent: 'container-kit/promote',
            timeoutMs,
            signal,
        };
        try {
            return await exchange({ url: new URL(`${this.#base.href.replace(/\/$/, '')}${path}`), body }, options);
        }
        catch (failure) {
            signal?.throwIfAborted();
            return { failure };
        }
    }
    #read({ status, headers, text }) {
        const json = parse(text);
        if (json === undefined)
            throw this.error('answered no JSON object');
        return { status, location: headers.location, json };
    }
    #failed(result, attempts) {
        const tries = attempts === 1 ? '' : ` (${attempts} tries)`;
        if ('failure' in result) {
            return this.error(`does not answer${tries}: ${messageOf(result.failure)}`, result.failure);
        }
        const words = (0,lib/* textAt */.$6)(parse(result.text), 'message') ?? '';
        return this.error(`answers ${result.status}${tries}${words === '' ? '' : `: ${singleLine(words)}`}`);
    }
    error(problem, cause) {
        return new SigningError(`${this.#name} at ${this.#base.origin} ${problem}`, { cause });
    }
}
async function pause(ms, signal) {
    try {
        await (0,promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    }
    catch (error) {
        throw signal?.reason ?? error;
    }
}
function readUrl(input, text) {
    const url = URL.parse(text);
    const plain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (plain && safe)
        return url;
    throw new lib/* UserError */.yo(`input "${input}": ${JSON.stringify(text)} is no plain https URL`, {
        fix: 'give the root of the service, such as https://fulcio.sigstore.dev',
    });
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function isSuccess(status) {
    return status >= 200 && status < 300;
}
function isTemporary(result) {
    if ('failure' in result)
        return !(result.failure instanceof RangeError);
    const { status } = result;
    return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}
function waitMs(result, attempt) {
    const asked = 'failure' in result ? Number.NaN : Number(result.headers['retry-after'] ?? Number.NaN) * 1000;
    const own = BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    return Math.min(CAP_MS, asked > 0 ? asked : own);
}
function parse(text) {
    try {
        const json = JSON.parse(text);
        return (0,lib/* isJsonObject */.OW)(json) ? json : undefined;
    }
    catch {
        return undefined;
    }
}
function messageOf(error) {
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    return singleLine(inner instanceof Error ? inner.message : String(inner));
}
function singleLine(text) {
    return text
        .slice(0, 300)
        .toWellFormed()
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/keyless-signer.js






class KeylessSigner {
    #options;
    #fulcio;
    #rekor;
    #certified;
    constructor(options) {
        this.#options = options;
        this.#fulcio = new SigstoreService('fulcio-url', 'Fulcio', options.fulcioUrl, options);
        this.#rekor = new SigstoreService('rekor-url', 'Rekor', options.rekorUrl, options);
    }
    async seal(payloadType, payload) {
        this.#certified ??= this.#certify();
        const { privateKey, certificate } = await this.#certified;
        const envelope = (0,dsse/* seal */.od)(payloadType, payload, { sign: (message) => (0,external_node_crypto_.sign)('sha256', message, privateKey) });
        const entry = await logEnvelope(this.#rekor, envelope, certificate.pem);
        return {
            envelope,
            verificationMaterial: {
                certificate: { rawBytes: certificate.der.toString('base64') },
                tlogEntries: [entry],
            },
            identity: certificate.identity,
        };
    }
    async #certify() {
        const token = await this.#options.getToken(FULCIO_AUDIENCE);
        const { privateKey } = await (0,external_node_util_.promisify)(external_node_crypto_.generateKeyPair)('ec', { namedCurve: 'P-256' });
        return { privateKey, certificate: await requestCertificate(this.#fulcio, token, privateKey) };
    }
}


/***/ })

};
