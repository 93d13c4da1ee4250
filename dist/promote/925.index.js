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
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3737);
/** Signed envelopes (DSSE v1.0.2, github.com/secure-systems-lab/dsse: protocol.md and envelope.md). */

/** Bytes that are no envelope; the message names the field. */
class EnvelopeError extends Error {
    name = 'EnvelopeError';
}
/** What is signed: type and payload with their lengths in bytes, so that neither can be shifted into the other. */
function preAuthenticationEncoding(payloadType, payload) {
    const type = Buffer.from(payloadType);
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${type.byteLength} `),
        type,
        Buffer.from(` ${payload.byteLength} `),
        payload,
    ]);
}
/** Wraps a payload, and signs it when there is a key. */
function seal(payloadType, payload, key) {
    const signatures = key === undefined ? [] : [key.sign(preAuthenticationEncoding(payloadType, payload))];
    return { payloadType, payload, signatures };
}
/** Whether one of the signatures is by this key. */
function isSignedBy(envelope, key) {
    const message = preAuthenticationEncoding(envelope.payloadType, envelope.payload);
    return envelope.signatures.some((signature) => key.verify(message, signature));
}
/** The envelope as JSON writes it (envelope.md, "Standard JSON envelope"). */
function envelopeToJson({ payloadType, payload, signatures }) {
    return {
        payloadType,
        payload: toBase64(payload),
        signatures: signatures.map((signature) => ({ sig: toBase64(signature) })),
    };
}
/**
 * Reads a parsed JSON envelope of untrusted origin.
 *
 * @throws EnvelopeError
 */
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
/** Each one costs a verification. */
const MAX_SIGNATURES = 100;
function toBase64(bytes) {
    return Buffer.from(bytes).toString('base64');
}
/** Both alphabets are allowed, with or without padding; what Node would skip silently is refused. */
function fromBase64(text, field) {
    if (typeof text !== 'string' || !/^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/.test(text)) {
        throw new EnvelopeError(`${field} is no base64`);
    }
    return Buffer.from(text, 'base64');
}


/***/ }),

/***/ 6483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readIdentity)
/* harmony export */ });
/** Who signed, by a certificate of Fulcio. */
/** Object identifier of the issuer, as a UTF8String (github.com/sigstore/fulcio, docs/oid-info.md). */
const ISSUER_OID = '1.3.6.1.4.1.57264.1.8';
/** Identities are URLs and addresses; what is longer, or has blanks, is made to mislead whoever reads it. */
const NAME = /^[!-~]{1,1024}$/;
/**
 * Reads the identity of a certificate of untrusted origin. No signature is verified.
 *
 * @param certificate in DER form
 * @returns undefined for bytes that are no certificate of Fulcio
 */
async function readIdentity(certificate) {
    const { X509Certificate } = await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.t.bind(__webpack_require__, 3917, 19));
    try {
        const parsed = X509Certificate.parse(Buffer.from(certificate));
        const subject = parsed.subjectAltName;
        const issuer = parsed.extension(ISSUER_OID)?.valueObj.subs[0]?.value.toString('utf8');
        return isName(issuer) && isName(subject) ? { issuer, subject } : undefined;
    }
    catch {
        return undefined;
    }
}
function isName(text) {
    return text !== undefined && NAME.test(text);
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
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(3737);
;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/errors.js
/** A service of Sigstore did not do its part, so that nothing can be signed. */
class SigningError extends Error {
    name = 'SigningError';
    /** What to do about it, as an imperative clause. */
    fix;
    constructor(message, options = {}) {
        super(message, options);
        this.fix = options.fix ?? 'run the step again later, or set "sign: false" to record without a signature';
    }
}

// EXTERNAL MODULE: ./actions/promote/lib/record/keyless/identity.js
var keyless_identity = __webpack_require__(6483);
;// CONCATENATED MODULE: ./actions/promote/lib/record/keyless/fulcio.js
/** Fulcio certifies that a key belongs to the identity in a token (github.com/sigstore/fulcio, fulcio.proto, API v2). */




/** The audience that Fulcio wants in a token. */
const FULCIO_AUDIENCE = 'sigstore';
/**
 * Has a key certified. Fulcio wants proof that we hold it: the signature of the token's subject
 * (docs/certificate-issuing.md, "Proof of possession").
 *
 * @param token from the identity provider, for {@link FULCIO_AUDIENCE}
 * @param privateKey ECDSA on P-256
 * @throws SigningError
 */
async function requestCertificate(fulcio, token, privateKey) {
    const publicKey = (0,external_node_crypto_.createPublicKey)(privateKey);
    const { json } = await fulcio.send('/api/v2/signingCert', {
        credentials: { oidcIdentityToken: token },
        publicKeyRequest: {
            publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
            proofOfPossession: (0,external_node_crypto_.sign)('sha256', Buffer.from(subjectOf(token)), privateKey).toString('base64'),
        },
    });
    // The proof that the certificate is in a public log is part of it, or, at instances without such a log, there is none.
    const { signedCertificateEmbeddedSct, signedCertificateDetachedSct } = json;
    const chain = (0,lib.at)(signedCertificateEmbeddedSct ?? signedCertificateDetachedSct, 'chain', 'certificates');
    const leaf = Array.isArray(chain) ? chain[0] : undefined;
    const certificate = typeof leaf === 'string' ? parsed(leaf) : undefined;
    if (certificate === undefined)
        throw fulcio.error('answered without a certificate');
    // A signature by our key would not belong to it, and nobody could verify it.
    if (!certificate.publicKey.equals(publicKey))
        throw fulcio.error('answered with a certificate of another key');
    const identity = await (0,keyless_identity/* readIdentity */.x)(certificate.raw);
    if (identity === undefined)
        throw fulcio.error('answered with a certificate that names no identity');
    return { pem: certificate.toString(), der: certificate.raw, identity };
}
/** Claim `sub` of a JSON Web Token (RFC 7519). Fulcio verifies the token; we only hand it on. */
function subjectOf(token) {
    const [, claims = ''] = token.split('.');
    try {
        const subject = (0,lib/* textAt */.$6)(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), 'sub');
        if (subject !== undefined && subject !== '')
            return subject;
    }
    catch {
        // The cause would quote the token.
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
/** Rekor logs in public that a signature existed while its certificate was valid (github.com/sigstore/rekor, openapi.yaml). */



const ENTRIES = '/api/v1/log/entries';
/** Of entries that hold hashes of an envelope, and not its payload (rekor, pkg/types/dsse/v0.0.1). */
const KIND_VERSION = { kind: 'dsse', version: '0.0.1' };
/**
 * Logs a signed envelope.
 *
 * @param certificate PEM, of the key that signed
 * @returns the entry as `tlogEntries` of a bundle has it (protobuf-specs, sigstore_rekor.proto, TransparencyLogEntry)
 * @throws SigningError, also when what was logged is not this envelope
 */
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
/** An entry that exists already is the one that an earlier try, whose answer got lost, has made. */
async function createEntry(rekor, proposed) {
    const { status, location, json } = await rekor.send(ENTRIES, proposed, [409]);
    if (status !== 409)
        return onlyValue(json);
    const id = /\/([0-9a-f]{64,80})$/.exec(location ?? '')?.[1];
    if (id === undefined)
        throw rekor.error('has the entry already, and does not say where');
    return onlyValue((await rekor.send(`${ENTRIES}/${id}`)).json);
}
/** Entries are named by their ID, of which there is one. */
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
/** Whole numbers are texts in a bundle, as ProtoJSON writes 64 bits. */
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
/** A certificate with its chain has 6 kB, a log entry 20 kB. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/**
 * Sends one request; redirects are answers and not followed, as the request holds a token. `node:https` is loaded on
 * first use.
 *
 * @throws whatever the connection, the time limit or the signal fails with
 */
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
/** A service of Sigstore: where it is, and how often it is asked before the run gives up. */




/** Tries in all, and first and longest wait between them: under two minutes also when each of them hangs. */
const ATTEMPTS = 4;
const BASE_MS = 1000;
const CAP_MS = 15_000;
const TIMEOUT_MS = 30_000;
/** Sends requests to one service. */
class SigstoreService {
    #name;
    #base;
    #options;
    /**
     * @param input the input that names it, `fulcio-url`; for messages
     * @param name for messages
     * @throws UserError for a URL that is not https, nor on this machine
     */
    constructor(input, name, url, options) {
        this.#name = name;
        this.#base = readUrl(input, url);
        this.#options = options;
    }
    /**
     * Sends a request, again and again while the service fails, with growing waits.
     *
     * @param accepted statuses outside 200-299 that the caller understands
     * @throws SigningError when the service refuses or goes on failing, or answers no JSON; the reason of the signal
     */
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
            // As in Go's net/http, this machine is never reached through a proxy.
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
    /** An error of this service: `Fulcio at https://fulcio.sigstore.dev <problem>`. */
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
/** Without an answer the request may still have been acted upon; both services stand repetition. */
function isTemporary(result) {
    if ('failure' in result)
        return !(result.failure instanceof RangeError);
    const { status } = result;
    // 501 and 505 say "never".
    return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}
/** Retry-After in seconds where there is one, else a random part of a wait that doubles; bounded in any case. */
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
    // The errors of a connection that was tried over several addresses stand inside; its own text is empty.
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
/**
 * Signs by the identity of the workflow run, without a key that somebody has to keep: Fulcio certifies a key that
 * exists for one run only, and Rekor logs that it signed while the certificate was valid.
 *
 * Why not @sigstore/sign: it brings 1.4 MB into a bundle that may have 1.2 MB, most of it make-fetch-happen and the
 * generated readers of all messages of Sigstore, for the three requests that are made here.
 */






/** See above. Everything that a run signs, it signs with one certificate, which is asked for with the first. */
class KeylessSigner {
    #options;
    #fulcio;
    #rekor;
    #certified;
    /** @throws UserError for a URL that is not https */
    constructor(options) {
        this.#options = options;
        this.#fulcio = new SigstoreService('fulcio-url', 'Fulcio', options.fulcioUrl, options);
        this.#rekor = new SigstoreService('rekor-url', 'Rekor', options.rekorUrl, options);
    }
    /** @throws SigningError when a service fails, and what the identity provider fails with */
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
