export const id = 976;
export const ids = [976];
export const modules = {

/***/ 6466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ annotationsOf),
/* harmony export */   m: () => (/* binding */ BUNDLE_PREDICATE_TYPE)
/* harmony export */ });
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7545);

const BUNDLE_PREDICATE_TYPE = 'dev.sigstore.bundle.predicateType';
const OURS = 'dev.container-kit.promotion';
function annotationsOf({ record, signature, identity }) {
    return {
        ...(signature === 'unsigned' ? {} : { 'dev.sigstore.bundle.content': 'dsse-envelope' }),
        [BUNDLE_PREDICATE_TYPE]: _predicate_js__WEBPACK_IMPORTED_MODULE_0__/* .VSA_TYPE */ .gs,
        'org.opencontainers.image.created': record.time.toISOString(),
        [`${OURS}.kind`]: record.kind,
        [`${OURS}.signature`]: signature,
        ...(identity === undefined ? {} : { [`${OURS}.identity`]: identity.subject }),
        ...(record.environment === undefined ? {} : { [`${OURS}.environment`]: record.environment }),
        [`${OURS}.destinations`]: JSON.stringify(Object.fromEntries(record.moves.map(({ reference, previous }) => [reference, previous]))),
    };
}


/***/ }),

/***/ 5006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ts: () => (/* binding */ listTaggedStatements),
/* harmony export */   ZL: () => (/* binding */ understand),
/* harmony export */   cO: () => (/* binding */ readStatement),
/* harmony export */   cQ: () => (/* binding */ readCosignTag),
/* harmony export */   l9: () => (/* binding */ listStatements)
/* harmony export */ });
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6122);
/* harmony import */ var _annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6466);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6230);



async function listStatements(repository, digest, predicateType) {
    const locate = async ({ descriptor, fetched }) => {
        const found = fetched ?? (await repository.findManifest(descriptor.digest));
        const manifest = found && understand(found);
        if (manifest?.kind !== 'image' || manifest.subject?.digest !== digest)
            return [];
        const [layer] = manifest.layers;
        return layer !== undefined && isEnvelope(layer.mediaType) && mayBe(predicateType, manifest)
            ? [{ attestation: descriptor.digest, layer }]
            : [];
    };
    const referrers = await repository.listReferrers(digest);
    const possible = referrers.filter(({ descriptor }) => isEnvelope(descriptor.artifactType) && mayBe(predicateType, descriptor));
    return (await Promise.all(possible.map(locate))).flat();
}
async function listTaggedStatements(repository, digest, predicateType) {
    const tagged = await readCosignTag(repository, digest, 'att');
    if (tagged === undefined)
        return [];
    return tagged.layers
        .filter((layer) => isEnvelope(layer.mediaType) && mayBe(predicateType, layer))
        .map((layer) => ({ attestation: tagged.digest, layer }));
}
async function readStatement(repository, { layer }) {
    return (0,_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBundle */ .VH)({ ...layer, bytes: Buffer.from(await repository.readBlob(layer)) });
}
async function readCosignTag(repository, digest, suffix) {
    const found = await repository.findManifest(`${(0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(digest)}-${(0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(digest)}.${suffix}`);
    if (found === undefined)
        return undefined;
    const manifest = understand(found);
    return manifest?.kind === 'image'
        ? { digest: found.descriptor.digest, layers: manifest.layers }
        : undefined;
}
function understand({ bytes, descriptor }) {
    try {
        return (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)(bytes, descriptor.mediaType);
    }
    catch (error) {
        if (error instanceof _container_kit_registry__WEBPACK_IMPORTED_MODULE_0__/* .InvalidManifestError */ .t4)
            return undefined;
        throw error;
    }
}
function mayBe(predicateType, { annotations = {} }) {
    const said = annotations[_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .BUNDLE_PREDICATE_TYPE */ .m] ?? annotations[COSIGN_PREDICATE_TYPE];
    return said === undefined || said === predicateType;
}
const COSIGN_PREDICATE_TYPE = 'predicateType';
function isEnvelope(mediaType) {
    return mediaType === _bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .BUNDLE_MEDIA_TYPE */ .NV || mediaType === _bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .ENVELOPE_MEDIA_TYPE */ .pR;
}


/***/ }),

/***/ 6230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NV: () => (/* binding */ BUNDLE_MEDIA_TYPE),
/* harmony export */   VH: () => (/* binding */ decodeBundle),
/* harmony export */   n: () => (/* binding */ encodeBundle),
/* harmony export */   pR: () => (/* binding */ ENVELOPE_MEDIA_TYPE)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7763);


const BUNDLE_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const ENVELOPE_MEDIA_TYPE = 'application/vnd.dsse.envelope.v1+json';
function encodeBundle(envelope, verificationMaterial) {
    if (verificationMaterial === undefined) {
        return { mediaType: ENVELOPE_MEDIA_TYPE, bytes: toJson((0,_dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .envelopeToJson */ .cW)(envelope)) };
    }
    const bundle = {
        mediaType: BUNDLE_MEDIA_TYPE,
        verificationMaterial,
        dsseEnvelope: (0,_dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .envelopeToJson */ .cW)(envelope),
    };
    return { mediaType: BUNDLE_MEDIA_TYPE, bytes: toJson(bundle) };
}
function decodeBundle({ mediaType, bytes }) {
    const json = parseJson(bytes);
    if (mediaType === ENVELOPE_MEDIA_TYPE)
        return { envelope: (0,_dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .envelopeFromJson */ .X0)(json) };
    if (!(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(json))
        throw new _dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvelopeError */ .tO('the bundle is no object');
    if (!Object.hasOwn(json, 'dsseEnvelope'))
        return undefined;
    const envelope = (0,_dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .envelopeFromJson */ .X0)(json.dsseEnvelope);
    const certificate = (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(json, 'verificationMaterial', 'certificate', 'rawBytes');
    return certificate === undefined
        ? { envelope }
        : { envelope, certificate: Buffer.from(certificate, 'base64') };
}
function toJson(value) {
    return Buffer.from(JSON.stringify(value));
}
const MAX_ITEMS = 10_000;
function parseJson(bytes) {
    if (countItems(bytes) > MAX_ITEMS)
        throw new _dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvelopeError */ .tO(`it has more than ${MAX_ITEMS} items`);
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        throw new _dsse_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvelopeError */ .tO('it is no JSON');
    }
}
function countItems(bytes) {
    let items = 0;
    for (const byte of bytes)
        if (byte === 0x2c || byte === 0x5b || byte === 0x7b)
            items += 1;
    return items;
}


/***/ }),

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

/***/ 4976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LL: () => (/* reexport */ attachRecord),
  pc: () => (/* reexport */ findFirstPromotion),
  a5: () => (/* reexport */ findRollback),
  jl: () => (/* reexport */ finishDeployment),
  keySigner: () => (/* reexport */ keySigner),
  loadSigningKey: () => (/* reexport */ loadSigningKey),
  loadVerificationKey: () => (/* reexport */ loadVerificationKey),
  xe: () => (/* reexport */ sealRecord),
  i4: () => (/* reexport */ startDeployment)
});

// UNUSED EXPORTS: RecordError, digestOfDeployment, findRecords

// EXTERNAL MODULE: ./packages/registry/lib/index.js + 92 modules
var lib = __webpack_require__(6122);
// EXTERNAL MODULE: ./actions/promote/lib/record/annotations.js
var annotations = __webpack_require__(6466);
;// CONCATENATED MODULE: ./actions/promote/lib/record/attach.js


const EMPTY = Buffer.from('{}');
async function attachRecord(repository, subject, sealed) {
    const { stored } = sealed;
    const [config, layer] = await Promise.all([
        upload(repository, { mediaType: lib/* MEDIA_TYPE */.Ap.ociEmpty, bytes: EMPTY }),
        upload(repository, stored),
    ]);
    const { mediaType, digest, size } = subject;
    const manifest = {
        schemaVersion: 2,
        mediaType: lib/* MEDIA_TYPE */.Ap.ociManifest,
        artifactType: stored.mediaType,
        config,
        layers: [layer],
        subject: { mediaType, digest, size },
        annotations: (0,annotations/* annotationsOf */.I)(sealed),
    };
    const bytes = Buffer.from(JSON.stringify(manifest));
    return repository.putReferrer(bytes, lib/* MEDIA_TYPE */.Ap.ociManifest);
}
async function upload(repository, { mediaType, bytes }) {
    const descriptor = { mediaType, digest: (0,lib/* digestOf */.ol)(bytes), size: bytes.byteLength };
    await repository.uploadBlob(descriptor, () => only(bytes));
    return descriptor;
}
async function* only(bytes) {
    yield bytes;
}

// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var core_lib = __webpack_require__(1245);
;// CONCATENATED MODULE: ./actions/promote/lib/record/deployment.js


const KEY = 'containerKitPromotion';
const VERSION = 1;
const MAX_DESCRIPTION = 140;
async function startDeployment(deployments, plan) {
    const { environment, ref, logUrl, production } = plan;
    const { id } = await deployments.create({
        ref,
        environment,
        description: cut(plan.description),
        payload: encodePayload(plan),
        ...(production === undefined ? {} : { production }),
    });
    await deployments.createStatus(id, { state: 'in_progress', logUrl });
    return id;
}
async function finishDeployment(deployments, id, end) {
    await deployments.createStatus(id, { ...end, description: cut(end.description) });
}
function digestOfDeployment({ payload }) {
    const facts = (0,core_lib/* isJsonObject */.OW)(payload) ? payload[KEY] : undefined;
    if (!(0,core_lib/* isJsonObject */.OW)(facts) || facts.version !== VERSION)
        return undefined;
    const { digest } = facts;
    return typeof digest === 'string' && (0,lib/* isDigest */.Bc)(digest) ? digest : undefined;
}
function encodePayload({ digest, source, moves, attestation }) {
    return {
        [KEY]: {
            version: VERSION,
            digest,
            source,
            previous: Object.fromEntries(moves.map(({ reference, previous }) => [reference, previous])),
            ...(attestation === undefined ? {} : { attestation }),
        },
    };
}
function cut(text) {
    const characters = [...text];
    return characters.length <= MAX_DESCRIPTION
        ? text
        : `${characters.slice(0, MAX_DESCRIPTION - 1).join('')}…`;
}

// EXTERNAL MODULE: ./actions/promote/lib/record/attached.js
var attached = __webpack_require__(5006);
// EXTERNAL MODULE: ./actions/promote/lib/record/dsse.js
var dsse = __webpack_require__(7763);
// EXTERNAL MODULE: ./actions/promote/lib/record/keyless/identity.js + 2 modules
var keyless_identity = __webpack_require__(4119);
// EXTERNAL MODULE: ./actions/promote/lib/record/predicate.js
var predicate = __webpack_require__(7545);
// EXTERNAL MODULE: ./actions/promote/lib/record/statement.js
var record_statement = __webpack_require__(8649);
;// CONCATENATED MODULE: ./actions/promote/lib/record/find-records.js





const MAX_BYTES = 1024 * 1024;
async function findRecords(repository, digest, key) {
    const stored = await (0,attached/* listStatements */.l9)(repository, digest, predicate/* VSA_TYPE */.gs);
    const found = await Promise.all(stored
        .filter(({ layer }) => layer.size <= MAX_BYTES)
        .map((statement) => readRecord(repository, digest, statement, key)));
    return found.filter((record) => record !== undefined);
}
async function readRecord(repository, digest, stored, key) {
    const bundle = await (0,attached/* readStatement */.cO)(repository, stored).catch(nothingOfOurs);
    const statement = bundle && (0,record_statement/* statementIn */.hg)(bundle.envelope);
    const record = statement && (0,record_statement/* isAbout */.KH)(statement, digest) ? (0,predicate/* decodeRecord */.eT)(statement, digest) : undefined;
    if (bundle === undefined || record === undefined)
        return undefined;
    return { record, attestation: stored.attestation, ...originOf(bundle, key) };
}
function nothingOfOurs(error) {
    if (!(error instanceof dsse/* EnvelopeError */.tO))
        throw error;
}
function originOf({ envelope, certificate }, key) {
    if (envelope.signatures.length === 0)
        return { signature: 'unsigned' };
    if (key !== undefined && (0,dsse/* isSignedBy */.s3)(envelope, key))
        return { signature: 'verified' };
    if (certificate === undefined)
        return { signature: 'signed' };
    const identity = (0,keyless_identity/* readIdentity */.x)(certificate);
    return identity === undefined ? { signature: 'signed' } : { signature: 'keyless', identity };
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/history.js


const MAX_DEPLOYMENTS = 1000;
async function findFirstPromotion(digest, environment, sources) {
    const { deployments, repositories = [], key } = sources;
    const searches = [
        ...(deployments ? [() => firstDeployment(deployments, digest, environment)] : []),
        ...repositories.map((repository) => () => firstRecord(repository, digest, environment, key)),
    ];
    const failures = [];
    for (const search of searches) {
        try {
            const found = await search();
            if (found !== undefined)
                return found;
        }
        catch (error) {
            failures.push(error);
        }
    }
    if (failures.length > 0)
        throw failures[0];
    return undefined;
}
async function firstDeployment(deployments, digest, environment) {
    const ids = [];
    let listed = 0;
    for await (const deployment of deployments.list({ environment })) {
        if (deployment.environment === environment && digestOfDeployment(deployment) === digest)
            ids.push(deployment.id);
        listed += 1;
        if (listed === MAX_DEPLOYMENTS)
            break;
    }
    for (const id of ids.reverse()) {
        const time = await successOf(deployments, id);
        if (time !== undefined)
            return { time, proof: `deployment ${id}` };
    }
    if (listed === MAX_DEPLOYMENTS) {
        throw new Error(`${digest} is not among the newest ${MAX_DEPLOYMENTS} deployments to "${environment}"`);
    }
    return undefined;
}
async function successOf(deployments, id) {
    for await (const { state, createdAt } of deployments.statuses(id)) {
        if (state !== 'inactive')
            return state === 'success' ? createdAt : undefined;
    }
    return undefined;
}
async function firstRecord(repository, digest, environment, key) {
    const records = await findRecords(repository, digest, key);
    const [first] = records
        .filter(({ record, signature }) => record.kind === 'promotion' &&
        record.environment === environment &&
        (key === undefined || signature === 'verified'))
        .sort((one, other) => one.record.time.getTime() - other.record.time.getTime());
    if (first === undefined)
        return undefined;
    const { record, attestation } = first;
    return { time: record.time, proof: `attestation ${attestation} (${history_originOf(first)})`, attestation };
}
function history_originOf({ signature, identity }) {
    return identity === undefined
        ? signature
        : `signed by OIDC identity ${identity.subject} of ${identity.issuer}, not verified here`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/promote/lib/record/keys.js


function loadSigningKey(pem) {
    refuseOtherPem(pem);
    const key = parsed(() => (0,external_node_crypto_.createPrivateKey)(pem), 'signing key');
    const publicKey = (0,external_node_crypto_.createPublicKey)(key);
    const algorithm = hashFor(key);
    return {
        keyid: keyidOf(publicKey),
        publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
        sign: (message) => (0,external_node_crypto_.sign)(algorithm, message, key),
    };
}
function loadVerificationKey(pem) {
    if (/PRIVATE KEY/.test(pem)) {
        throw new core_lib/* UserError */.yo('the verification key is a private key', {
            fix: 'give the public key, as `openssl pkey -pubout` writes it',
        });
    }
    const key = parsed(() => (0,external_node_crypto_.createPublicKey)(pem), 'verification key');
    const algorithm = hashFor(key);
    return {
        keyid: keyidOf(key),
        verify: (message, signature) => (0,external_node_crypto_.verify)(algorithm, message, key, signature),
    };
}
const GENERATE = 'make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`';
function refuseOtherPem(pem) {
    if (/ENCRYPTED/.test(pem)) {
        throw new core_lib/* UserError */.yo('the signing key is encrypted with a password', {
            fix: `give it unencrypted, as a secret of the environment: ${GENERATE}`,
        });
    }
    if (/BEGIN PUBLIC KEY/.test(pem)) {
        throw new core_lib/* UserError */.yo('the signing key is a public key', { fix: `give the private key, or ${GENERATE}` });
    }
}
function parsed(parse, what) {
    try {
        return parse();
    }
    catch {
        throw new core_lib/* UserError */.yo(`the ${what} is no PEM key`, {
            fix: `check that its lines are complete, or ${GENERATE}`,
        });
    }
}
function hashFor(key) {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
    if (type === 'ed25519')
        return null;
    if (type === 'ec' && details?.namedCurve === 'prime256v1')
        return 'sha256';
    const shown = type === 'ec' ? `an EC key on ${details?.namedCurve}` : `a key of type ${type}`;
    throw new core_lib/* UserError */.yo(`${shown} cannot sign attestations: ECDSA P-256 or Ed25519 is needed`, {
        fix: GENERATE,
    });
}
function keyidOf(publicKey) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex');
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/rollback.js



async function findRollback(repository, tag, key) {
    const reference = (0,lib/* formatReference */.FH)({
        registry: repository.registry,
        repository: repository.repository,
        tag,
    });
    const current = await repository.resolve(tag);
    if (current === undefined) {
        throw new core_lib/* UserError */.yo(`${reference} does not exist`, { fix: 'check the name of the destination' });
    }
    const records = await findRecords(repository, current.digest, key);
    const move = chooseMove(movesOf(records, reference), { reference, digest: current.digest }, key);
    const { record: promotion, attestation, signature } = move;
    const previous = await findPrevious(repository, move, reference);
    return {
        reference,
        current,
        previous,
        promotion,
        signature,
        undoes: { attestation, time: promotion.time },
    };
}
function movesOf(records, reference) {
    return records.flatMap((found) => found.record.moves
        .filter((move) => move.reference === reference && move.previous !== found.record.digest)
        .map(({ previous }) => ({ ...found, previous })));
}
function chooseMove(moves, tag, key) {
    const last = newest(moves, tag);
    if (last === undefined)
        throw nothingOnRecord(tag);
    checkSignature(last, tag, key);
    const { kind, undoes } = last.record;
    if (kind === 'promotion')
        return last;
    const earlier = moves.filter(({ record }) => record.kind === 'promotion' && undoes !== undefined && record.time < undoes.time);
    const before = newest(earlier, tag);
    if (before === undefined) {
        throw new core_lib/* UserError */.yo(`${tag.reference} was rolled back to ${tag.digest}, and no earlier promotion of that is on record`, {
            fix: 'promote the image that you want by its digest',
        });
    }
    checkSignature(before, tag, key);
    return before;
}
function newest(moves, { reference }) {
    const time = Math.max(...moves.map(({ record }) => record.time.getTime()));
    const [first, ...others] = moves.filter(({ record }) => record.time.getTime() === time);
    const other = others.find(({ previous, record }) => previous !== first?.previous || record.kind !== first.record.kind);
    if (first !== undefined && other !== undefined) {
        throw new core_lib/* UserError */.yo(`two records of ${first.record.time.toISOString()} disagree about what ${reference} was before: ${first.previous} (${first.attestation}) and ${other.previous} (${other.attestation})`, { fix: 'promote the image that you want by its digest' });
    }
    return first;
}
function checkSignature({ attestation, signature }, tag, key) {
    if (key === undefined || signature === 'verified')
        return;
    const problem = signature === 'unsigned' ? 'is not signed' : `is not signed by the key ${key.keyid}`;
    throw new core_lib/* UserError */.yo(`the last record of ${tag.reference}, ${attestation}, ${problem}`, {
        fix: 'find out who wrote it; then promote the image that you want by its digest',
    });
}
async function findPrevious(repository, move, reference) {
    const { previous, attestation } = move;
    if (previous === null) {
        throw new core_lib/* UserError */.yo(`${reference} was new with its last promotion (${attestation}): there is nothing before it`, {
            fix: 'delete the tag, or promote the image that you want by its digest',
        });
    }
    const descriptor = await repository.resolve(previous);
    if (descriptor === undefined) {
        throw new core_lib/* UserError */.yo(`${reference} was ${previous} before, which is no longer in the repository`, {
            fix: 'promote that image again from where it still is, or another one',
        });
    }
    return descriptor;
}
function nothingOnRecord({ reference, digest }) {
    return new core_lib/* UserError */.yo(`no promotion of ${digest} to ${reference} is on record`, {
        fix: 'promote the image that you want by its digest; rollback works for what this action has promoted',
    });
}

// EXTERNAL MODULE: ./actions/promote/lib/record/bundle.js
var bundle = __webpack_require__(6230);
;// CONCATENATED MODULE: ./actions/promote/lib/record/seal-record.js




async function sealRecord({ record, judgement }, signer) {
    const statement = (0,record_statement/* encodeStatement */._i)({
        subject: { name: record.name, digest: record.digest },
        predicateType: predicate/* VSA_TYPE */.gs,
        predicate: (0,predicate/* encodePredicate */.Uj)(record, judgement),
    });
    const sealed = await signer?.seal(record_statement/* STATEMENT_MEDIA_TYPE */.KD, statement);
    const envelope = sealed?.envelope ?? (0,dsse/* seal */.od)(record_statement/* STATEMENT_MEDIA_TYPE */.KD, statement, undefined);
    const identity = sealed?.identity;
    const kind = identity === undefined ? 'signed' : 'keyless';
    return {
        record,
        stored: (0,bundle/* encodeBundle */.n)(envelope, sealed?.verificationMaterial),
        signature: sealed === undefined ? 'unsigned' : kind,
        identity,
    };
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/signer.js

function keySigner(key) {
    return {
        seal: async (payloadType, payload) => ({
            envelope: (0,dsse/* seal */.od)(payloadType, payload, key),
            verificationMaterial: { publicKey: { hint: key.keyid }, tlogEntries: [] },
        }),
    };
}

;// CONCATENATED MODULE: ./actions/promote/lib/record/index.js











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

/***/ 7545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uj: () => (/* binding */ encodePredicate),
/* harmony export */   eT: () => (/* binding */ decodeRecord),
/* harmony export */   gs: () => (/* binding */ VSA_TYPE)
/* harmony export */ });
/* unused harmony export RecordError */
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6122);


const VSA_TYPE = 'https://slsa.dev/verification_summary/v1';
const EXTENSION = 'containerKitPromotion';
const VERSION = 1;
const SLSA_VERSION = '1.0';
class RecordError extends Error {
    name = 'RecordError';
}
function encodePredicate(record, judgement) {
    const { verifier, policy, inputAttestations } = judgement;
    return {
        verifier: { id: verifier },
        timeVerified: record.time.toISOString(),
        resourceUri: `oci://${record.name}`,
        policy: { uri: policy.uri, ...(policy.digest === undefined ? {} : { digest: digestSet(policy.digest) }) },
        inputAttestations: inputAttestations?.map(({ uri, digest }) => ({ uri, digest: digestSet(digest) })),
        verificationResult: 'PASSED',
        verifiedLevels: [record.gates.length === 0 ? 'CONTAINER_KIT_NO_GATES' : 'CONTAINER_KIT_GATES_PASSED'],
        slsaVersion: SLSA_VERSION,
        [EXTENSION]: encodeExtension(record),
    };
}
function decodeRecord(statement, digest) {
    const { predicateType, predicate } = statement;
    if (predicateType !== VSA_TYPE || !Object.hasOwn(predicate, EXTENSION))
        return undefined;
    const extension = predicate[EXTENSION];
    if (!(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(extension))
        throw new RecordError(`${EXTENSION} is no object`);
    if (extension.version !== VERSION) {
        throw new RecordError(`${EXTENSION}.version is ${show(extension.version)} and not ${VERSION}`);
    }
    const { kind } = extension;
    if (kind !== 'promotion' && kind !== 'rollback')
        throw new RecordError(`kind is ${show(kind)}`);
    return {
        kind,
        time: timeIn(predicate, 'timeVerified'),
        name: (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(statement.subjects[0], 'name') ?? '',
        digest,
        source: textIn(extension, 'source'),
        environment: (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(extension, 'environment'),
        moves: listIn(extension, 'destinations').map(decodeMove),
        gates: listIn(extension, 'gates').map(decodeGate),
        run: (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(extension, 'run'),
        undoes: extension.undoes === undefined ? undefined : decodeUndone(extension.undoes),
    };
}
function encodeExtension(record) {
    const { kind, source, environment, moves, gates, run, undoes } = record;
    return {
        version: VERSION,
        kind,
        source,
        environment,
        destinations: moves.map(({ reference, previous }) => ({ reference, previous })),
        gates: gates.map(({ gate, status, evidence }) => ({ gate, status, evidence })),
        run,
        undoes: undoes && { attestation: undoes.attestation, time: undoes.time.toISOString() },
    };
}
function decodeMove(move) {
    const { previous } = move;
    return {
        reference: textIn(move, 'reference'),
        previous: previous === null ? null : digestIn(move, 'previous'),
    };
}
function decodeGate(gate) {
    return { gate: textIn(gate, 'gate'), status: textIn(gate, 'status'), evidence: textIn(gate, 'evidence') };
}
function decodeUndone(undoes) {
    if (!(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(undoes))
        throw new RecordError('undoes is no object');
    return { attestation: digestIn(undoes, 'attestation'), time: timeIn(undoes, 'time') };
}
function textIn(object, key) {
    const text = (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, key);
    if (text === undefined)
        throw new RecordError(`${key} is ${show(object[key])} and no text`);
    return text;
}
function digestIn(object, key) {
    const text = textIn(object, key);
    if (!(0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        throw new RecordError(`${key} is ${show(text)} and no digest`);
    return text;
}
function timeIn(object, key) {
    const time = new Date(textIn(object, key));
    if (Number.isNaN(time.getTime()))
        throw new RecordError(`${key} is ${show(object[key])} and no time`);
    return time;
}
function listIn(object, key) {
    const list = object[key];
    if (!Array.isArray(list) || !list.every(_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW))
        throw new RecordError(`${key} is no list of objects`);
    return list;
}
function digestSet(digest) {
    return { [(0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)]: (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest) };
}
function show(value) {
    return (JSON.stringify(value) ?? 'missing').slice(0, 100);
}


/***/ }),

/***/ 8649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gc: () => (/* binding */ decodeStatement),
/* harmony export */   KD: () => (/* binding */ STATEMENT_MEDIA_TYPE),
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   _i: () => (/* binding */ encodeStatement),
/* harmony export */   hg: () => (/* binding */ statementIn)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);
/* harmony import */ var _container_kit_registry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6122);


const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const OLDER_STATEMENT_TYPE = 'https://in-toto.io/Statement/v0.1';
function encodeStatement({ subject, predicateType, predicate }) {
    const { name, digest } = subject;
    return Buffer.from(JSON.stringify({
        _type: STATEMENT_TYPE,
        subject: [{ name, digest: { [(0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)]: (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest) } }],
        predicateType,
        predicate,
    }));
}
function statementIn({ payloadType, payload }) {
    return payloadType === STATEMENT_MEDIA_TYPE ? decodeStatement(payload) : undefined;
}
function decodeStatement(payload) {
    const json = parseJson(payload);
    if (!(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(json))
        return undefined;
    const { _type: type, subject, predicateType, predicate = {} } = json;
    if (type !== STATEMENT_TYPE && type !== OLDER_STATEMENT_TYPE)
        return undefined;
    if (!Array.isArray(subject) || !subject.every(_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW))
        return undefined;
    if (typeof predicateType !== 'string' || !(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(predicate))
        return undefined;
    return { subjects: subject, predicateType, predicate };
}
function isAbout({ subjects }, digest) {
    return subjects.some((subject) => (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(subject, 'digest', (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)) === (0,_container_kit_registry__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest));
}
function parseJson(bytes) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        return undefined;
    }
}


/***/ })

};
