export const id = 554;
export const ids = [554,347];
export const modules = {

/***/ 9554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicy: () => (/* binding */ parsePolicy)
});

// UNUSED EXPORTS: parseExceptions, policyFile

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/policy/lib/nearest.js
const MAX_LENGTH = 64;
function nearest(name, candidates) {
    if (name.length > MAX_LENGTH)
        return undefined;
    const written = name.toLowerCase().replaceAll('_', '-');
    const lengthGap = (candidate) => Math.abs(candidate.length - written.length);
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: distance(written, candidate.toLowerCase()) }))
        .filter(({ candidate, distance: far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
        .toSorted((a, b) => a.distance - b.distance || lengthGap(a.candidate) - lengthGap(b.candidate));
    return ranked[0]?.candidate;
}
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const same = a[row - 1] === b[column - 1];
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            current.push(Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1), swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
        }
        beforeLast = last;
        last = current;
    }
    return last[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./packages/policy/lib/decode/decoder.js

const INVALID = Symbol('invalid');
function reject(input, code, message) {
    const [start, end] = input.node.range ?? [0, 0];
    input.context.report({ code, message, start, end: Math.max(end, start + 1) });
    return INVALID;
}
function rejectType(input, wanted) {
    return reject(input, 'WRONG_TYPE', `${named(input.path)} must be ${wanted}, not ${kindOf(input.node)}`);
}
function named(path) {
    return path === '' ? 'the policy' : JSON.stringify(path);
}
function below(path, key) {
    return path === '' ? key : `${path}.${key}`;
}
function kindOf(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a map';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if ((0,dist/* isAlias */.Vj)(node))
        return 'an alias';
    if (!(0,dist/* isScalar */.jn)(node))
        return 'this';
    if (node.value === null)
        return 'empty';
    if (typeof node.value === 'string')
        return `the text ${JSON.stringify(node.value.slice(0, 60))}`;
    return `the ${typeof node.value} ${(node.source ?? String(node.value)).slice(0, 60)}`;
}

;// CONCATENATED MODULE: ./packages/policy/lib/decode/collections.js



function record(fields) {
    const required = Object.keys(fields).filter((key) => fields[key]?.required);
    return {
        schema: {
            type: 'object',
            properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)])),
            ...(required.length > 0 && { required }),
            additionalProperties: false,
        },
        decode: (input) => {
            const values = decodeEntries(input, (key) => (Object.hasOwn(fields, key) ? fields[key]?.decoder : undefined), Object.keys(fields));
            if (values === INVALID)
                return INVALID;
            const missing = required.filter((key) => !values.has(key));
            for (const key of missing)
                reject(input, 'MISSING_KEY', `${named(input.path)} needs the key "${key}"`);
            return missing.length > 0 ? INVALID : Object.fromEntries(values);
        },
    };
}
function mapOf(decoder, names, wanted) {
    return {
        schema: {
            type: 'object',
            propertyNames: { pattern: names.source },
            additionalProperties: decoder.schema,
        },
        decode: (input) => decodeEntries(input, (key) => (names.test(key) ? decoder : undefined), wanted),
    };
}
function listOf(decoder) {
    return {
        schema: { type: 'array', items: decoder.schema, minItems: 1 },
        decode: (input) => {
            if (!(0,dist/* isSeq */.oP)(input.node))
                return rejectType(input, 'a list');
            if (input.node.items.length === 0) {
                return reject(input, 'WRONG_VALUE', `${named(input.path)} is an empty list: leave the key out`);
            }
            const items = input.node.items.map((item, index) => decodeChild(input, decoder, item, `${input.path}[${index}]`));
            const valid = items.filter((item) => item !== INVALID);
            return valid.length === items.length ? valid : INVALID;
        },
    };
}
function decodeEntries(input, decoderOf, known) {
    if (!(0,dist/* isMap */.jh)(input.node))
        return rejectType(input, 'a map');
    const values = new Map();
    const seen = new Set();
    let valid = true;
    for (const pair of input.node.items) {
        const key = checkedKey(input, pair, seen);
        const decoder = key === undefined ? undefined : decoderOf(key);
        if (key !== undefined && decoder === undefined)
            rejectKey(input, pair, key, known);
        const value = key === undefined || decoder === undefined
            ? INVALID
            : decodeChild(input, decoder, pair.value, below(input.path, key), pair.key);
        if (value === INVALID)
            valid = false;
        else if (key !== undefined)
            values.set(key, value);
    }
    return valid ? values : INVALID;
}
function checkedKey(input, pair, seen) {
    const at = { ...input, node: pair.key };
    const key = (0,dist/* isScalar */.jn)(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined;
    if (key === undefined) {
        reject(at, 'WRONG_TYPE', `a key of ${named(input.path)} is no text`);
    }
    else if (seen.has(key)) {
        reject(at, 'DUPLICATE_KEY', `the key "${key.slice(0, 60)}" of ${named(input.path)} stands twice`);
        return undefined;
    }
    else {
        seen.add(key);
    }
    return key;
}
function rejectKey(input, pair, key, known) {
    const at = { ...input, node: pair.key };
    const shown = JSON.stringify(key.slice(0, 60));
    const place = input.path === '' ? '' : ` in ${named(input.path)}`;
    if (typeof known === 'string') {
        reject(at, 'WRONG_VALUE', `the key ${shown}${place} must be ${known}`);
        return;
    }
    const meant = nearest(key, known);
    const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`;
    reject(at, 'UNKNOWN_KEY', `unknown key ${shown}${place}: ${hint}`);
}
function decodeChild(parent, decoder, node, path, key) {
    const { context } = parent;
    const target = node === null ? null : context.resolve(node);
    if (target === undefined) {
        return reject({ node: node ?? parent.node, path, context }, 'BAD_ALIAS', 'this alias has no anchor before it');
    }
    const child = { node: target ?? key ?? parent.node, path, context };
    if ((0,dist/* isScalar */.jn)(target) && target.value === null) {
        return reject({ ...child, node: key ?? target }, 'WRONG_TYPE', `${named(path)} has no value: write {} for an empty map, or remove the key`);
    }
    return decoder.decode(child);
}
function fieldSchema({ decoder, description, default: value }) {
    return { description, ...decoder.schema, ...(value === undefined ? {} : { default: value }) };
}

// EXTERNAL MODULE: ./packages/policy/lib/errors.js
var errors = __webpack_require__(713);
// EXTERNAL MODULE: ./packages/policy/lib/policy.js
var policy = __webpack_require__(1412);
// EXTERNAL MODULE: ./packages/policy/lib/duration.js
var duration = __webpack_require__(5470);
// EXTERNAL MODULE: ./packages/policy/lib/glob.js
var glob = __webpack_require__(8024);
;// CONCATENATED MODULE: ./packages/policy/lib/decode/scalars.js





const scalars_text = {
    schema: { type: 'string', minLength: 1 },
    decode: (input) => {
        const value = textOf(input);
        if (value === undefined)
            return rejectType(input, 'text (put it in quotes)');
        return value === '' ? reject(input, 'WRONG_VALUE', `${named(input.path)} is empty`) : value;
    },
};
const flag = {
    schema: { type: 'boolean' },
    decode: (input) => {
        const value = (0,dist/* isScalar */.jn)(input.node) ? input.node.value : undefined;
        return typeof value === 'boolean' ? value : rejectType(input, 'true or false');
    },
};
function oneOf(words) {
    return {
        schema: { type: 'string', enum: words },
        decode: (input) => {
            const value = textOf(input);
            const word = words.find((each) => each === value);
            if (word !== undefined)
                return word;
            if (value === undefined)
                return rejectType(input, `one of ${words.join(', ')}`);
            const meant = nearest(value, words);
            const hint = meant === undefined ? '' : `: did you mean ${JSON.stringify(meant)}?`;
            const problem = `${named(input.path)} must be one of ${words.join(', ')}, not ${quoted(value)}${hint}`;
            return reject(input, 'WRONG_VALUE', problem);
        },
    };
}
const DURATION_SCHEMA = {
    anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', pattern: duration/* DURATION_PATTERN */.Cq },
    ],
    examples: [7, '12h', '30m', '2w'],
};
const scalars_duration = {
    schema: DURATION_SCHEMA,
    decode: (input) => {
        const scalar = (0,dist/* isScalar */.jn)(input.node) ? input.node : undefined;
        const isNumber = typeof scalar?.value === 'number';
        const milliseconds = (0,duration/* parseDuration */.E9)((isNumber ? scalar?.source : textOf(input)) ?? '');
        return milliseconds ?? rejectType(input, 'a number of whole days, or a duration such as 12h, 30m or 2w');
    },
};
const scalars_glob = {
    schema: scalars_text.schema,
    decode: (input) => map(scalars_text.decode(input), glob/* parseGlob */.q),
};
function mapped(decoder, change) {
    return { schema: decoder.schema, decode: (input) => map(decoder.decode(input), change) };
}
function located(decoder) {
    return {
        schema: decoder.schema,
        decode: (input) => map(decoder.decode(input), (value) => ({ value, input })),
    };
}
function map(value, change) {
    return value === INVALID ? INVALID : change(value);
}
function textOf({ node }) {
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    return typeof value === 'string' ? value : undefined;
}
function quoted(value) {
    return JSON.stringify(value.slice(0, 100));
}

;// CONCATENATED MODULE: ./packages/policy/lib/sections/gate/exceptions.js



const DATE = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const date = {
    schema: { type: 'string', pattern: DATE.source, examples: ['2026-12-31'] },
    decode: (input) => {
        const value = scalars_text.decode(input);
        if (value === INVALID)
            return INVALID;
        if (isDay(value))
            return value;
        const shown = JSON.stringify(value.slice(0, 60));
        return reject(input, 'WRONG_VALUE', `${named(input.path)} must be a day such as 2026-12-31, not ${shown}`);
    },
};
function isDay(value) {
    if (!DATE.test(value))
        return false;
    return new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}
const fields = record({
    id: {
        decoder: scalars_text,
        description: 'Vulnerability, misconfiguration, rule of a secret, or license: `CVE-2026-1234`.',
        required: true,
    },
    package: {
        decoder: scalars_text,
        description: 'Package URL, also as a glob: `pkg:npm/lodash`, `pkg:deb/debian/openssl@3.0.*`. Without version it is about all versions.',
    },
    path: { decoder: scalars_text, description: 'Path in the image, also as a glob: `app/vendor/**`.' },
    image: {
        decoder: scalars_text,
        description: 'Image name, with or without tag, also as a glob: `ghcr.io/org/*`.',
    },
    reason: { decoder: scalars_text, description: 'Why it is accepted, for those who read it later.', required: true },
    owner: { decoder: scalars_text, description: 'Who answers for it: a person or a team.', required: true },
    expires: {
        decoder: date,
        description: 'The last day on which it holds: `2026-12-31`.',
        required: true,
    },
});
const SCOPES = ['package', 'path', 'image'];
const exception = {
    schema: { ...fields.schema, anyOf: SCOPES.map((scope) => ({ required: [scope] })) },
    decode: (input) => {
        const decoded = fields.decode(input);
        if (decoded === INVALID)
            return INVALID;
        const { id, reason, owner, expires } = decoded;
        if (id === undefined || reason === undefined || owner === undefined || expires === undefined) {
            return INVALID;
        }
        const scope = SCOPES.flatMap((name) => (decoded[name] === undefined ? [] : [[name, decoded[name]]]));
        if (scope.length === 0) {
            const problem = 'needs a scope: add "package", "path" or "image" ("**" is any)';
            return reject(input, 'MISSING_KEY', `${named(input.path)} ${problem}`);
        }
        return { id, ...Object.fromEntries(scope), reason, owner, expires };
    },
};
const exceptions_exceptionList = listOf(exception);

;// CONCATENATED MODULE: ./packages/policy/lib/sections/gate/fraction.js


const PERCENT = /^(?:100|[0-9]{1,2}(?:\.[0-9]{1,6})?)%$/;
const fraction = {
    schema: {
        anyOf: [
            { type: 'number', minimum: 0, maximum: 1 },
            { type: 'string', pattern: PERCENT.source },
        ],
        examples: [0.1, '10%'],
    },
    decode: (input) => {
        const value = (0,dist/* isScalar */.jn)(input.node) ? input.node.value : undefined;
        if (typeof value === 'number' && value >= 0 && value <= 1)
            return value;
        if (typeof value === 'string' && PERCENT.test(value))
            return Number(value.slice(0, -1)) / 100;
        const wanted = 'a number from 0 to 1, or a percentage such as 10%';
        return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}`);
    },
};

;// CONCATENATED MODULE: ./packages/policy/lib/sections/promote/types.js
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

;// CONCATENATED MODULE: ./packages/policy/lib/sections/gate/types.js
const GATE_CLASSES = ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'];
const GATE_SCOPES = ['base-image', 'application'];
const GATE_ACTIONS = ['fail', 'warn', 'ignore'];
const FIX_STATUSES = [
    'affected',
    'fixed',
    'under_investigation',
    'will_not_fix',
    'fix_deferred',
    'end_of_life',
    'not_affected',
    'unknown',
];

;// CONCATENATED MODULE: ./packages/policy/lib/sections/gate/thresholds.js





const NONE = 'none';
const severityList = listOf(oneOf(SEVERITIES));
const none = oneOf([NONE]);
const severities = {
    schema: { anyOf: [severityList.schema, none.schema] },
    decode: (input) => {
        const silent = { ...input, context: { ...input.context, report: () => { } } };
        if (none.decode(silent) !== INVALID)
            return new Set();
        const list = severityList.decode(input);
        return list === INVALID ? INVALID : new Set(list);
    },
};
const classThreshold = {
    severity: {
        decoder: severities,
        description: 'Severities that fail the gate, or `none`.',
    },
};
const oneClass = record(classThreshold);
const thresholdFields = {
    severity: {
        decoder: severities,
        description: 'Severities that fail the gate, or `none`. The input `severity` takes the place of all severities of this file.',
    },
    'ignore-unfixed': {
        decoder: flag,
        description: 'Leave out vulnerabilities that have no fixed version.',
    },
    'ignore-status': {
        decoder: listOf(oneOf(FIX_STATUSES)),
        description: 'Leave out vulnerabilities whose fix has one of these states, such as `will_not_fix`.',
    },
    vulnerabilities: { decoder: oneClass, description: 'Vulnerabilities alone.' },
    misconfigurations: { decoder: oneClass, description: 'Misconfigurations alone.' },
    secrets: { decoder: oneClass, description: 'Secrets alone.' },
};
function thresholdsOf(decoded) {
    const { severity, 'ignore-unfixed': ignoreUnfixed, 'ignore-status': ignoreStatus } = decoded;
    const classes = GATE_CLASSES.flatMap((name) => {
        const own = decoded[name]?.severity;
        return own === undefined ? [] : [[name, own]];
    });
    return {
        ...(severity && { severity }),
        classes: Object.fromEntries(classes),
        ...(ignoreUnfixed !== undefined && { ignoreUnfixed }),
        ...(ignoreStatus && { ignoreStatus: new Set(ignoreStatus) }),
    };
}
const scopeFields = {
    ...thresholdFields,
    licenses: { decoder: oneClass, description: 'Licenses alone.' },
};

;// CONCATENATED MODULE: ./packages/policy/lib/sections/gate/section.js







const action = oneOf(GATE_ACTIONS);
const scope = mapped(record(scopeFields), thresholdsOf);
const BASELINE = /^(?:none|base-image|ref:\S+|report:\S.*)$/;
const baseline = {
    schema: { type: 'string', pattern: BASELINE.source },
    decode: (input) => {
        const value = scalars_text.decode(input);
        if (value === INVALID || BASELINE.test(value))
            return value;
        const wanted = 'none, base-image, ref:<image> or report:<path>';
        const shown = JSON.stringify(value.slice(0, 100));
        return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}, not ${shown}`);
    },
};
const licenses = record({
    ...classThreshold,
    allow: {
        decoder: listOf(scalars_text),
        description: 'Names of licenses (SPDX), also as globs. With it, every other license fails.',
    },
    deny: {
        decoder: listOf(scalars_text),
        description: 'Names of licenses (SPDX), also as globs, that fail: `AGPL-*`.',
    },
});
const feeds = record({
    kev: {
        decoder: scalars_text,
        description: 'URL or path of the catalogue of known exploited vulnerabilities, as JSON. Default: that of CISA.',
    },
    epss: {
        decoder: scalars_text,
        description: "URL of an API like FIRST's, or URL or path of a file with all scores (`.csv`, `.csv.gz`, `.json`). Default: the API of FIRST.",
    },
});
const section_fields = record({
    ...thresholdFields,
    licenses: { decoder: licenses, description: 'Licenses alone.' },
    'base-image': {
        decoder: scope,
        description: 'Other thresholds for what the base image brings. They stand above those of the whole.',
    },
    application: {
        decoder: scope,
        description: 'Other thresholds for what stands above the base image.',
    },
    'end-of-life': {
        decoder: action,
        description: 'An operating system that gets no more fixes, and so no more findings.',
        default: 'warn',
    },
    unrecognised: {
        decoder: action,
        description: 'An image in which Trivy knows nothing, neither an operating system nor packages.',
        default: 'warn',
    },
    kev: {
        decoder: action,
        description: 'Vulnerabilities that CISA knows to be exploited: `fail` whatever their severity, `warn` marks them, `ignore` does not look. With `fail`, a catalogue that cannot be had is a `scan-error`.',
        default: 'ignore',
    },
    epss: {
        decoder: fraction,
        description: 'Vulnerabilities fail that are exploited within 30 days with at least this probability (EPSS), whatever their severity: `0.1` or `10%`. Scores that cannot be had are a `scan-error`.',
    },
    feeds: { decoder: feeds, description: 'Where `kev` and `epss` come from.' },
    'db-max-age': {
        decoder: scalars_duration,
        description: 'How old the vulnerability database may be: whole days, or `12h`.',
        default: 3,
    },
    baseline: {
        decoder: baseline,
        description: 'Only what is not in it fails the gate: `none`, `base-image`, `ref:<image>` or `report:<path>`.',
        default: 'none',
    },
    exceptions: { decoder: exceptions_exceptionList, description: 'Findings that are accepted for some time.' },
    'expires-soon': {
        decoder: scalars_duration,
        description: 'How long before its end an exception is pointed out: whole days, or `12h`.',
        default: 14,
    },
    vex: { decoder: listOf(scalars_text), description: 'Paths of OpenVEX documents.' },
});
const gateSection = mapped(section_fields, (decoded) => {
    const { 'end-of-life': endOfLife, unrecognised, kev, epss, baseline } = decoded;
    const { 'db-max-age': databaseMaxAge, 'expires-soon': expiresSoon } = decoded;
    const { allow, deny } = decoded.licenses ?? {};
    const scopes = GATE_SCOPES.flatMap((name) => (decoded[name] ? [[name, decoded[name]]] : []));
    return {
        ...thresholdsOf(decoded),
        scopes: Object.fromEntries(scopes),
        ...(allow && { allowedLicenses: allow }),
        ...(deny && { deniedLicenses: deny }),
        ...(endOfLife && { endOfLife }),
        ...(unrecognised && { unrecognised }),
        ...(kev && { kev }),
        ...(epss !== undefined && { epss }),
        feeds: {
            ...(decoded.feeds?.kev && { kev: decoded.feeds.kev }),
            ...(decoded.feeds?.epss && { epss: decoded.feeds.epss }),
        },
        ...(databaseMaxAge !== undefined && { databaseMaxAge }),
        ...(baseline && { baseline }),
        exceptions: decoded.exceptions ?? [],
        ...(expiresSoon !== undefined && { expiresSoon }),
        vex: decoded.vex ?? [],
    };
});

;// CONCATENATED MODULE: ./packages/policy/lib/sections/promote/referrers.js



const REFERRER_WORDS = {
    signature: [
        'https://sigstore.dev/cosign/sign/v1',
        'application/vnd.dev.cosign.artifact.sig.v1+json',
        'application/vnd.cncf.notary.signature',
    ],
    provenance: ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'],
    sbom: [
        'https://spdx.dev/Document',
        'https://spdx.dev/Document/v2.3',
        'https://cyclonedx.org/bom',
        'application/spdx+json',
        'application/vnd.cyclonedx+json',
    ],
};
const WORDS = Object.keys(REFERRER_WORDS);
const MEDIA_TYPE = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;
const PREDICATE_TYPE = /^https?:\/\/[^\s]+$/;
const requiredReferrer = {
    schema: {
        anyOf: [
            { type: 'string', enum: WORDS },
            { type: 'string', pattern: MEDIA_TYPE.source },
            { type: 'string', pattern: PREDICATE_TYPE.source },
        ],
    },
    decode: (input) => {
        const name = scalars_text.decode(input);
        if (name === INVALID)
            return INVALID;
        const types = Object.hasOwn(REFERRER_WORDS, name) ? REFERRER_WORDS[name] : undefined;
        if (types !== undefined)
            return { name, types };
        if (MEDIA_TYPE.test(name) || PREDICATE_TYPE.test(name))
            return { name, types: [name] };
        const meant = nearest(name, WORDS);
        const hint = meant === undefined ? '' : `: did you mean "${meant}"?`;
        const wanted = `${WORDS.join(', ')}, a media type such as application/spdx+json, or a predicate type (a URI)`;
        const shown = JSON.stringify(name.slice(0, 100));
        return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}, not ${shown}${hint}`);
    },
};

;// CONCATENATED MODULE: ./packages/policy/lib/sections/promote/gates.js




const DEFAULT_SEVERITY = ['CRITICAL', 'HIGH'];
const vulnerabilities = mapped(record({
    severity: {
        decoder: listOf(oneOf(SEVERITIES)),
        description: 'Severities that fail the gate.',
        default: DEFAULT_SEVERITY,
    },
    'ignore-unfixed': {
        decoder: flag,
        description: 'Leave out findings that have no fixed version.',
        default: true,
    },
    'max-age': {
        decoder: scalars_duration,
        description: 'How old the report may be: whole days, or `12h`. Without it, a report of any age counts, and a verdict attached to the image for 24 hours.',
    },
}), (gate) => ({
    severity: new Set(gate.severity ?? DEFAULT_SEVERITY),
    ignoreUnfixed: gate['ignore-unfixed'] ?? true,
    ...(gate['max-age'] !== undefined && { maxAge: gate['max-age'] }),
}));
const referrers = mapped(record({
    required: {
        decoder: listOf(requiredReferrer),
        description: 'What must be attached to the image: `signature`, `provenance`, `sbom`, an artifact type (`application/spdx+json`) or a predicate type (`https://slsa.dev/provenance/v1`).',
        required: true,
    },
}), ({ required = [] }) => ({ required }));
const soak = record({
    for: {
        decoder: scalars_duration,
        description: 'How long: whole days, or `12h`.',
        required: true,
    },
    environment: {
        decoder: located(scalars_text),
        description: 'Where the image was first seen. Without it, the environment of `from`.',
    },
});
const gates = record({
    vulnerabilities: {
        decoder: vulnerabilities,
        description: 'No vulnerability of these severities, in a report about exactly this digest. `{}` takes the defaults.',
    },
    referrers: {
        decoder: referrers,
        description: 'Signatures, attestations and SBOMs that must be attached to the image.',
    },
    soak: {
        decoder: located(soak),
        description: 'The time that must have passed since the image was first seen in an environment.',
    },
    from: {
        decoder: located(scalars_text),
        description: 'The environment that the image must have been promoted to before. It must be listed here, too.',
    },
    checks: {
        decoder: listOf(scalars_text),
        description: 'Names of check runs that must have succeeded on the commit that the label `org.opencontainers.image.revision` names.',
    },
});

;// CONCATENATED MODULE: ./packages/policy/lib/sections/promote/section.js





const ENVIRONMENT = /^[^\s]([^\n\r]{0,253}[^\s])?$/;
const environment = record({
    gates: {
        decoder: gates,
        description: 'What an image must prove before it is promoted here. What cannot be found out fails.',
    },
    destinations: {
        decoder: listOf(scalars_glob),
        description: 'Globs of full references (`ghcr.io/org/*:*`): where this environment may be promoted to. `*` stops at `/`, `**` does not. Without it, anywhere.',
    },
    'immutable-tags': {
        decoder: flag,
        description: 'Refuse to move a tag that points elsewhere. The input `immutable-tags` can forbid it as well.',
    },
});
const promote_section_fields = record({
    environments: {
        decoder: mapOf(environment, ENVIRONMENT, 'the name of an environment'),
        description: 'Rules by environment. `{}` is an environment without rules, which others can name in `from`.',
    },
});
const promoteSection = {
    schema: promote_section_fields.schema,
    decode: (input) => {
        const decoded = promote_section_fields.decode(input);
        if (decoded === INVALID)
            return INVALID;
        const environments = new Map();
        const known = decoded.environments ?? new Map();
        let valid = true;
        for (const [name, rules] of known) {
            const policy = linkEnvironment(name, rules, known);
            if (policy === INVALID)
                valid = false;
            else
                environments.set(name, policy);
        }
        return valid ? { environments } : INVALID;
    },
};
function linkEnvironment(name, rules, known) {
    const { destinations, 'immutable-tags': immutableTags } = rules;
    const linked = rules.gates === undefined ? {} : linkGates(name, rules.gates, known);
    if (linked === INVALID)
        return INVALID;
    return {
        gates: linked,
        ...(destinations && { destinations }),
        ...(immutableTags !== undefined && { immutableTags }),
    };
}
function linkGates(name, decoded, known) {
    const { vulnerabilities, referrers, checks, from } = decoded;
    const soak = decoded.soak?.value;
    const soakIn = soak?.environment ?? from;
    if (decoded.soak !== undefined && soakIn === undefined) {
        const problem = 'needs an environment: add "environment", or "from" to the gates';
        return reject(decoded.soak.input, 'MISSING_KEY', `${named(decoded.soak.input.path)} ${problem}`);
    }
    const links = [from, soak?.environment].filter((link) => link !== undefined);
    if (!links.map((link) => checkLink(name, link, known)).every(Boolean))
        return INVALID;
    const time = soak?.for;
    return {
        ...(vulnerabilities && { vulnerabilities }),
        ...(referrers && { referrers }),
        ...(time !== undefined && soakIn && { soak: { time, environment: soakIn.value } }),
        ...(from && { from: from.value }),
        ...(checks && { checks }),
    };
}
function checkLink(name, { value, input }, known) {
    if (!known.has(value)) {
        const meant = nearest(value, [...known.keys()].filter((each) => each !== name));
        const hint = meant === undefined ? `add "${value.slice(0, 60)}: {}" to them` : `did you mean "${meant}"?`;
        reject(input, 'WRONG_VALUE', `${JSON.stringify(value.slice(0, 60))} is not among the environments: ${hint}`);
        return false;
    }
    const before = new Set();
    for (let each = value; each !== undefined && !before.has(each);) {
        if (each === name) {
            reject(input, 'WRONG_VALUE', `${JSON.stringify(name.slice(0, 60))} would have to be promoted before itself`);
            return false;
        }
        before.add(each);
        each = known.get(each)?.gates?.from?.value;
    }
    return true;
}

;// CONCATENATED MODULE: ./packages/policy/lib/decode/numbers.js


function whole(maximum = 1_000_000) {
    return {
        schema: { type: 'integer', minimum: 0, maximum },
        decode: (input) => {
            const value = (0,dist/* isScalar */.jn)(input.node) ? input.node.value : undefined;
            const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum;
            return fits ? value : rejectType(input, `a whole number from 0 to ${maximum}`);
        },
    };
}
const UNITS = { kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
const BYTES_PATTERN = '^[0-9]{1,6}(?:kB|MB|GB|TB)$';
const bytes = {
    schema: {
        anyOf: [
            { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
            { type: 'string', pattern: BYTES_PATTERN },
        ],
        examples: ['10GB', '500MB'],
    },
    decode: (input) => {
        const value = (0,dist/* isScalar */.jn)(input.node) ? input.node.value : undefined;
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
            return value;
        const isText = typeof value === 'string' && new RegExp(BYTES_PATTERN).test(value);
        const unit = isText ? UNITS[value.slice(-2)] : undefined;
        if (unit === undefined || !isText)
            return rejectType(input, 'a number of bytes, or a size such as 500MB or 10GB');
        return Number(value.slice(0, -2)) * unit;
    },
};

// EXTERNAL MODULE: ./packages/policy/lib/regex/errors.js
var regex_errors = __webpack_require__(3289);
// EXTERNAL MODULE: ./packages/policy/lib/tag-pattern.js + 5 modules
var tag_pattern = __webpack_require__(5347);
;// CONCATENATED MODULE: ./packages/policy/lib/sections/retention/tags.js







const DAY = 86_400_000;
const MAX_DAYS = 36_500;
const wholeDays = mapped(whole(MAX_DAYS), (count) => count * DAY);
const tagPattern = {
    schema: scalars_text.schema,
    decode: (input) => {
        const source = scalars_text.decode(input);
        if (source === INVALID)
            return INVALID;
        try {
            return (0,tag_pattern.parseTagPattern)(source);
        }
        catch (error) {
            if (!(error instanceof regex_errors/* RegexError */.q))
                throw error;
            const shown = JSON.stringify(source.slice(0, 100));
            return reject(input, 'WRONG_VALUE', `${named(input.path)} is a wrong regular expression, ${shown}: ${error.message}`);
        }
    },
};
const group = mapped(record({
    tags: {
        decoder: listOf(tagPattern),
        description: 'Globs or `/regex/` of tags. An image is in the group when one of its tags matches one of them.',
        required: true,
    },
    keep: { decoder: whole(), description: 'How many of the newest stay.', required: true },
}), ({ tags = [], keep = 0 }) => ({ tags, keep }));
const semverKeep = mapped(record({
    majors: { decoder: whole(), description: 'How many of the newest major versions. Without it, all.' },
    minors: {
        decoder: whole(),
        description: 'How many of the newest minor versions of each of these. Without it, all.',
    },
    patches: {
        decoder: whole(),
        description: 'How many of the newest patch versions of each of those. Without it, all.',
    },
}), ({ majors, minors, patches }) => ({
    ...(majors !== undefined && { majors }),
    ...(minors !== undefined && { minors }),
    ...(patches !== undefined && { patches }),
}));
const PLACEHOLDER = /^([^*?{}]*)\{(branch|number)\}([^{}]*)$/;
const livePattern = {
    schema: { type: 'string', pattern: PLACEHOLDER.source },
    decode: (input) => {
        const source = scalars_text.decode(input);
        if (source === INVALID)
            return INVALID;
        const [, prefix, placeholder, suffix] = PLACEHOLDER.exec(source) ?? [];
        if (prefix === undefined || suffix === undefined) {
            const wanted = 'a tag with one {number} or {branch}, and wildcards only behind it, such as pr-{number}-*';
            return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}, not ${JSON.stringify(source.slice(0, 100))}`);
        }
        const kind = placeholder === 'branch' ? 'branch' : 'pull-request';
        return { source, kind, prefix, suffix: (0,glob/* parseGlob */.q)(suffix) };
    },
};
const liveTags = mapped(record({
    tags: {
        decoder: livePattern,
        description: 'Tags made of a branch or a pull request: `pr-{number}`, `pr-{number}-*`, `branch-{branch}`. While that is open, they stay.',
        required: true,
    },
    'max-age-days': {
        decoder: wholeDays,
        description: 'Takes the place of `max-age-days` once the branch is deleted or the pull request closed.',
    },
}), ({ tags, 'max-age-days': maxAge }) => ({ ...(tags ?? NO_TAGS), ...(maxAge !== undefined && { maxAge }) }));
const NO_TAGS = { source: '', kind: 'branch', prefix: '', suffix: (0,glob/* parseGlob */.q)('') };

;// CONCATENATED MODULE: ./packages/policy/lib/sections/retention/settings.js





const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const digest = {
    schema: { type: 'string', pattern: DIGEST.source },
    decode: (input) => {
        const value = scalars_text.decode(input);
        if (value === INVALID || DIGEST.test(value))
            return value;
        const wanted = 'a digest, sha256: and 64 lower-case hex digits';
        return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}, not ${JSON.stringify(value.slice(0, 100))}`);
    },
};
const labels = mapped(record({
    hold: {
        decoder: scalars_text,
        description: 'Label or annotation by which an image keeps itself, unless its value is empty, `false` or `0`.',
    },
    'expires-after': {
        decoder: scalars_text,
        description: 'Label or annotation with a duration (`7`, `12h`, `2w`) that takes the place of `max-age-days` for this image.',
    },
}), ({ hold, 'expires-after': expiresAfter }) => defined({ hold, expiresAfter }));
const untagged = mapped(record({
    action: {
        decoder: oneOf(['delete', 'keep']),
        description: 'What becomes of roots without a tag: `delete`, by the same rules as all others, or `keep`.',
        default: 'delete',
    },
    grace: {
        decoder: scalars_duration,
        description: 'How long nothing without a tag is touched: whole days, or `12h`.',
        default: 1,
    },
    'max-age-days': {
        decoder: wholeDays,
        description: 'Takes the place of `max-age-days` for roots without a tag.',
    },
}), ({ action, grace, 'max-age-days': maxAge }) => defined({ action, grace, maxAge }));
const brakes = mapped(record({
    'max-delete-percent': {
        decoder: whole(100),
        description: 'The largest share that may go: of the tagged images, and untagged ones as a share of all images.',
        default: 50,
    },
    'max-delete': {
        decoder: whole(),
        description: 'The largest number that may go, tagged and untagged ones counted apart.',
    },
    'min-remaining': {
        decoder: whole(),
        description: 'Delete nothing when fewer images would remain.',
        default: 1,
    },
    'on-limit': {
        decoder: oneOf(['stop', 'cap']),
        description: 'When too many would go: `stop` deletes nothing, `cap` as many as may, oldest first.',
        default: 'stop',
    },
}), (value) => defined({
    maxDeletePercent: value['max-delete-percent'],
    maxDelete: value['max-delete'],
    minRemaining: value['min-remaining'],
    onLimit: value['on-limit'],
}));
const SETTINGS = {
    'min-keep': {
        decoder: whole(),
        description: 'The newest images that always stay, whatever else holds.',
        default: 10,
    },
    'max-age-days': {
        decoder: wholeDays,
        description: 'An image goes only when it is older than this.',
        default: 30,
    },
    'protected-tags': {
        decoder: listOf(tagPattern),
        description: 'Globs or `/regex/` of tags that keep what they point to.',
        default: ['latest', 'stable'],
    },
    candidates: {
        decoder: listOf(tagPattern),
        description: 'Globs or `/regex/` of the only tags that may go. An image with another tag stays. Without it, any tag may go.',
    },
    groups: {
        decoder: listOf(group),
        description: 'Keeps the newest of tags that look alike, beside `min-keep`.',
    },
    semver: {
        decoder: semverKeep,
        description: 'Keeps versions (semver.org): `{patches: 2, minors: 3}` keeps 2 patches of each of 3 minor versions.',
    },
    labels: { decoder: labels, description: 'Labels or annotations by which images speak for themselves.' },
    pins: { decoder: listOf(digest), description: 'Digests that always stay.' },
    untagged: { decoder: untagged, description: 'What becomes of roots without a tag.' },
    'max-size': {
        decoder: bytes,
        description: 'The newest images that fit into this storage stay: bytes, or `10GB`. Layers they share count once.',
    },
    'pulled-within': {
        decoder: scalars_duration,
        description: 'What was pulled within this time stays, where the registry tells: whole days, or `12h`.',
    },
    live: {
        decoder: listOf(liveTags),
        description: 'Tags that stay as long as their branch or pull request is open.',
    },
    brakes: { decoder: brakes, description: 'When too much would go.' },
};
const settings = record(SETTINGS);
function settingsOf(values) {
    return defined({
        minKeep: values['min-keep'],
        maxAge: values['max-age-days'],
        protectedTags: values['protected-tags'],
        candidates: values.candidates,
        groups: values.groups,
        semver: values.semver,
        labels: values.labels,
        pins: values.pins,
        untagged: values.untagged,
        maxSize: values['max-size'],
        pulledWithin: values['pulled-within'],
        live: values.live,
        brakes: values.brakes,
    });
}
function defined(values) {
    const entries = Object.entries(values).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./packages/policy/lib/sections/retention/section.js



const repository = mapped(record({
    match: {
        decoder: listOf(scalars_glob),
        description: 'Globs of repository names below the host: `org/app-*`. `*` stops at `/`, `**` does not.',
        required: true,
    },
    ...SETTINGS,
}), ({ match = [], ...values }) => ({ match, settings: settingsOf(values) }));
const deployed = mapped(record({
    manifests: {
        decoder: listOf(scalars_text),
        description: 'Globs of Kubernetes, kustomization, Helm values and Compose files. The images in them stay.',
    },
    refs: {
        decoder: listOf(scalars_text),
        description: 'Branches and tags, or globs of them, to read the manifests from. Without it, the workspace.',
    },
    environments: {
        decoder: listOf(scalars_glob),
        description: 'Globs of environments. The images that their active GitHub Deployments name stay.',
    },
    list: {
        decoder: scalars_text,
        description: 'Path of a text with references or digests, such as the output of kubectl. These images stay.',
    },
}), defined);
const retentionSection = mapped(record({
    default: {
        decoder: mapped(record(SETTINGS), settingsOf),
        description: 'Holds where no repository matches, and for what a matching one leaves out.',
    },
    repositories: {
        decoder: listOf(repository),
        description: 'Settings by repository: the first entry that matches decides, and inherits from `default`.',
    },
    deployed: {
        decoder: deployed,
        description: 'Where to look for images that run somewhere and have to stay.',
    },
}), (values) => ({
    default: values.default ?? {},
    repositories: values.repositories ?? [],
    deployed: values.deployed ?? {},
}));

;// CONCATENATED MODULE: ./packages/policy/lib/sections/index.js



const SECTIONS = {
    gate: {
        decoder: gateSection,
        description: 'Rules of `trivy-gate` and of the gate of `build-push`.',
    },
    promote: {
        decoder: promoteSection,
        description: 'Rules of `promote`.',
    },
    retention: {
        decoder: retentionSection,
        description: 'Rules of `registry-retention`.',
    },
};

// EXTERNAL MODULE: ./packages/policy/lib/source-text.js
var source_text = __webpack_require__(9071);
// EXTERNAL MODULE: ./packages/policy/lib/yaml/aliases.js
var aliases = __webpack_require__(9674);
// EXTERNAL MODULE: ./packages/policy/lib/yaml/read.js + 1 modules
var read = __webpack_require__(1908);
;// CONCATENATED MODULE: ./packages/policy/lib/parse.js










const LIMITS = { maxLength: 256 * 1024, maxDepth: 20 };
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 20;
const policyFile = record(SECTIONS);
function parsePolicy(text, file) {
    const sections = parseOne(text, file, policyFile);
    return sections === undefined ? policy/* EMPTY_POLICY */.X : { ...policy/* EMPTY_POLICY */.X, ...definedOf(sections) };
}
function parseExceptions(text, file) {
    return parseOne(text, file, exceptionList) ?? [];
}
function parseOne(text, file, decoder) {
    const source = new source_text/* SourceText */.D(file, text);
    const { documents, problems, warnings } = (0,read/* readYaml */.g)(text, LIMITS);
    throwProblems(source, [...problems, ...warnings].map(fromYaml));
    const [document, second] = documents;
    if (second !== undefined) {
        const start = second.range[0];
        const message = 'a policy is one document: remove this one';
        throwProblems(source, [{ code: 'YAML_DOCUMENTS', message, start, end: start + 3 }]);
    }
    if (document === undefined || isEmpty(document.contents))
        return undefined;
    return decode(source, document, decoder);
}
function decode(source, document, decoder) {
    const found = [];
    const report = (problem) => {
        found.push(problem);
    };
    const context = { report, resolve: resolver(document, report) };
    const decoded = decoder.decode({ node: document.contents, path: '', context });
    throwProblems(source, found);
    if (decoded === INVALID)
        throw new Error('a decoder rejected the policy without saying why');
    return decoded;
}
function definedOf(values) {
    const entries = Object.entries(values).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries);
}
function resolver(document, report) {
    const targets = (0,aliases/* resolveAliases */.r)(document);
    const [tooMany] = [...targets.keys()].slice(MAX_ALIASES);
    if (tooMany !== undefined) {
        const [start, end] = tooMany.range ?? [0, 1];
        report({ code: 'BAD_ALIAS', message: `there are more than ${MAX_ALIASES} aliases`, start, end });
    }
    return (node) => ((0,dist/* isAlias */.Vj)(node) ? targets.get(node) : node);
}
function isEmpty(node) {
    return !(0,dist/* isNode */.Ll)(node) || ((0,dist/* isScalar */.jn)(node) && node.value === null && node.anchor === undefined);
}
function fromYaml(problem) {
    return { ...problem, code: `YAML_${problem.code}` };
}
function throwProblems(source, found) {
    const [first, ...rest] = found
        .toSorted((a, b) => a.start - b.start)
        .slice(0, MAX_PROBLEMS)
        .map((problem) => (0,errors/* describeProblem */.B)(source, problem));
    if (first !== undefined)
        throw new errors/* PolicyError */.p(source.file, [first, ...rest]);
}


/***/ }),

/***/ 3289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ RegexError)
/* harmony export */ });
class RegexError extends Error {
    name = 'RegexError';
}


/***/ }),

/***/ 5347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RegexError: () => (/* reexport */ errors/* RegexError */.q),
  parseTagPattern: () => (/* binding */ parseTagPattern)
});

// EXTERNAL MODULE: ./packages/policy/lib/glob.js
var glob = __webpack_require__(8024);
// EXTERNAL MODULE: ./packages/policy/lib/regex/errors.js
var errors = __webpack_require__(3289);
;// CONCATENATED MODULE: ./packages/policy/lib/regex/program.js

const MAX_STEPS = 5000;
function compile(part) {
    const steps = [{ kind: 'match' }];
    const first = emit(part, 0, steps);
    add(steps, { kind: 'split', next: first, other: first });
    return steps;
}
function emit(part, next, steps) {
    switch (part.kind) {
        case 'character':
            return add(steps, { kind: 'character', matches: part.matches, next });
        case 'start':
        case 'end':
            return add(steps, { kind: part.kind, next });
        case 'sequence':
            return part.parts.reduceRight((after, each) => emit(each, after, steps), next);
        case 'choice':
            return part.parts
                .map((each) => emit(each, next, steps))
                .reduce((first, other) => add(steps, { kind: 'split', next: first, other }));
        case 'repeat':
            return emitRepeat(part, next, steps);
    }
}
function emitRepeat({ part, least, most }, next, steps) {
    let after = next;
    if (most === Number.POSITIVE_INFINITY) {
        const loop = { kind: 'split', next, other: next };
        after = add(steps, loop);
        loop.other = emit(part, after, steps);
    }
    else {
        for (let count = least; count < most; count += 1) {
            after = add(steps, { kind: 'split', next, other: emit(part, after, steps) });
        }
    }
    for (let count = 0; count < least; count += 1)
        after = emit(part, after, steps);
    return after;
}
function add(steps, step) {
    if (steps.length >= MAX_STEPS)
        throw new errors/* RegexError */.q('its repetitions multiply to too much');
    return steps.push(step) - 1;
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/character-set.js

const ESCAPABLE = new Set('^$\\.*+?()[]{}|/-_:@,=~#%&!"\'<>;` ');
const DIGIT = between('0', '9');
const WORD = anyOf([DIGIT, between('a', 'z'), between('A', 'Z'), between('_', '_')]);
const SPACE = (code) => /\s/.test(String.fromCharCode(code));
function classEscape(letter) {
    const known = { d: DIGIT, w: WORD, s: SPACE };
    const lower = Object.hasOwn(known, letter.toLowerCase()) ? known[letter.toLowerCase()] : undefined;
    return lower === undefined || letter === letter.toLowerCase() ? lower : not(lower);
}
function readSet(reader) {
    const negated = reader.skip('^');
    const sets = [];
    while (!reader.skip(']')) {
        const first = readMember(reader);
        if (typeof first === 'string' && reader.at('-') && !reader.at('-]')) {
            reader.take();
            sets.push(readRange(first, readMember(reader)));
        }
        else {
            sets.push(typeof first === 'string' ? between(first, first) : first);
        }
    }
    return negated ? not(anyOf(sets)) : anyOf(sets);
}
function readRange(first, last) {
    if (typeof last !== 'string')
        throw new errors/* RegexError */.q('a set such as \\d cannot end a range');
    if (last < first)
        throw new errors/* RegexError */.q(`the range ${first}-${last} is out of order`);
    return between(first, last);
}
function readMember(reader) {
    const character = reader.take();
    if (character !== '\\')
        return character;
    const escaped = reader.take();
    const known = classEscape(escaped);
    if (known !== undefined)
        return known;
    if (!ESCAPABLE.has(escaped))
        throw new errors/* RegexError */.q(`"\\${escaped}" is not supported in a set`);
    return escaped;
}
function between(first, last) {
    const low = first.charCodeAt(0);
    const high = last.charCodeAt(0);
    return (code) => code >= low && code <= high;
}
function anyOf(sets) {
    return (code) => sets.some((set) => set(code));
}
function not(set) {
    return (code) => !set(code);
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/reader.js

class Reader {
    #source;
    #at = 0;
    constructor(source) {
        this.#source = source;
    }
    get done() {
        return this.#at >= this.#source.length;
    }
    at(text) {
        return this.#source.startsWith(text, this.#at);
    }
    skip(text) {
        const found = this.at(text);
        if (found)
            this.#at += text.length;
        return found;
    }
    match(pattern) {
        pattern.lastIndex = this.#at;
        const found = pattern.exec(this.#source) ?? undefined;
        this.#at += found?.[0].length ?? 0;
        return found;
    }
    take() {
        const character = this.#source[this.#at];
        if (character === undefined)
            throw new errors/* RegexError */.q('it ends too early');
        this.#at += 1;
        return character;
    }
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/syntax.js



const MAX_DEPTH = 20;
const MAX_COUNT = 1000;
const LINE_ENDS = new Set(['\n', '\r', '\u2028', '\u2029'].map((end) => end.charCodeAt(0)));
function parseSyntax(source) {
    const reader = new Reader(source);
    const part = readChoice(reader, 0);
    if (!reader.done)
        throw new errors/* RegexError */.q('there is a ")" without "("');
    return part;
}
function readChoice(reader, depth) {
    if (depth > MAX_DEPTH)
        throw new errors/* RegexError */.q(`groups are nested deeper than ${MAX_DEPTH}`);
    const parts = [readSequence(reader, depth)];
    while (reader.skip('|'))
        parts.push(readSequence(reader, depth));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
}
function readSequence(reader, depth) {
    const parts = [];
    while (!reader.done && !reader.at('|') && !reader.at(')'))
        parts.push(readRepeat(reader, depth));
    return { kind: 'sequence', parts };
}
function readRepeat(reader, depth) {
    const part = readAtom(reader, depth);
    const counts = readQuantifier(reader);
    if (counts === undefined)
        return part;
    if (part.kind === 'start' || part.kind === 'end')
        throw new errors/* RegexError */.q('an anchor cannot be repeated');
    reader.skip('?');
    if (readQuantifier(reader) !== undefined)
        throw new errors/* RegexError */.q('a quantifier follows another');
    return { kind: 'repeat', part, ...counts };
}
function readQuantifier(reader) {
    if (reader.skip('*'))
        return { least: 0, most: Number.POSITIVE_INFINITY };
    if (reader.skip('+'))
        return { least: 1, most: Number.POSITIVE_INFINITY };
    if (reader.skip('?'))
        return { least: 0, most: 1 };
    const [text, from = '', comma, to = ''] = reader.match(/\{(\d{1,5})(,?)(\d{0,5})\}/y) ?? [];
    if (text === undefined)
        return undefined;
    const least = Number(from);
    const most = comma === '' ? least : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    if (most < least)
        throw new errors/* RegexError */.q(`the numbers of ${text} are out of order`);
    if (least > MAX_COUNT || (most > MAX_COUNT && Number.isFinite(most)))
        throw new errors/* RegexError */.q(`${text} is more than ${MAX_COUNT}`);
    return { least, most };
}
function readAtom(reader, depth) {
    if (reader.skip('^'))
        return { kind: 'start' };
    if (reader.skip('$'))
        return { kind: 'end' };
    if (reader.skip('.'))
        return { kind: 'character', matches: (code) => !LINE_ENDS.has(code) };
    if (reader.skip('('))
        return readGroup(reader, depth);
    if (reader.skip('['))
        return { kind: 'character', matches: readSet(reader) };
    if (reader.skip('\\'))
        return readEscape(reader);
    const character = reader.take();
    if ('*+?'.includes(character))
        throw new errors/* RegexError */.q(`there is nothing before "${character}" to repeat`);
    if ('{}]'.includes(character))
        throw new errors/* RegexError */.q(`write "\\${character}" for the character "${character}"`);
    const code = character.charCodeAt(0);
    return { kind: 'character', matches: (each) => each === code };
}
function readGroup(reader, depth) {
    if (reader.at('?') && !reader.skip('?:'))
        throw new errors/* RegexError */.q('of groups with "(?" only "(?:" is supported: no lookaround, no names');
    const part = readChoice(reader, depth + 1);
    if (!reader.skip(')'))
        throw new errors/* RegexError */.q('a ")" is missing');
    return part;
}
function readEscape(reader) {
    const character = reader.take();
    const matches = classEscape(character);
    if (matches !== undefined)
        return { kind: 'character', matches };
    if (!ESCAPABLE.has(character))
        throw new errors/* RegexError */.q(`"\\${character}" is not supported: known are \\d \\w \\s and escaped punctuation`);
    const code = character.charCodeAt(0);
    return { kind: 'character', matches: (each) => each === code };
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/regex.js



const MAX_LENGTH = 500;
function parseRegex(source) {
    if (source.length > MAX_LENGTH)
        throw new errors/* RegexError */.q(`it is longer than ${MAX_LENGTH} characters`);
    const steps = compile(parseSyntax(source));
    return { test: (text) => matches(steps, text) };
}
function matches(steps, text) {
    const machine = new Machine(steps, text);
    for (let at = 0; at <= text.length; at += 1) {
        if (machine.reach(at))
            return true;
        machine.consume(at);
    }
    return false;
}
class Machine {
    #steps;
    #text;
    #seen;
    #waiting = [];
    #characters = [];
    constructor(steps, text) {
        this.#steps = steps;
        this.#text = text;
        this.#seen = new Uint32Array(steps.length);
    }
    reach(at) {
        this.#waiting.push(this.#steps.length - 1);
        this.#characters = [];
        for (let index = this.#waiting.pop(); index !== undefined; index = this.#waiting.pop()) {
            if (this.#seen[index] === at + 1)
                continue;
            this.#seen[index] = at + 1;
            if (this.#follow(index, at))
                return true;
        }
        return false;
    }
    consume(at) {
        const code = this.#text.charCodeAt(at);
        for (const index of this.#characters) {
            const step = this.#steps[index];
            if (step?.kind === 'character' && step.matches(code))
                this.#waiting.push(step.next);
        }
    }
    #follow(index, at) {
        const step = this.#steps[index];
        if (step === undefined || step.kind === 'match')
            return true;
        if (step.kind === 'character')
            this.#characters.push(index);
        else if (step.kind === 'split')
            this.#waiting.push(step.next, step.other);
        else if (step.kind === 'start' ? at === 0 : at === this.#text.length)
            this.#waiting.push(step.next);
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/policy/lib/tag-pattern.js



function parseTagPattern(source) {
    if (source.length < 2 || !source.startsWith('/') || !source.endsWith('/'))
        return (0,glob/* parseGlob */.q)(source);
    const regex = parseRegex(source.slice(1, -1));
    return { source, matches: (tag) => regex.test(tag) };
}


/***/ }),

/***/ 9674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ resolveAliases)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

function resolveAliases(document) {
    const anchors = new Map();
    const targets = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node: (_, node) => {
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
                if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
                return;
            }
            const target = anchors.get(node.source);
            if (target !== undefined && endOf(target) <= startOf(node))
                targets.set(node, target);
        },
    });
    return targets;
}
function startOf(node) {
    return node.range?.[0] ?? 0;
}
function endOf(node) {
    return node.range?.[1] ?? 0;
}


/***/ }),

/***/ 1908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ readYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/policy/lib/yaml/depth.js
function findTooDeep(tokens, limit) {
    const pending = tokens.map((token) => ({ token, depth: 0 }));
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
        const { token, depth } = entry;
        if (depth > limit)
            return token.offset;
        for (const child of children(token))
            pending.push({ token: child, depth: depth + 1 });
    }
    return undefined;
}
function children(token) {
    if (token.type === 'document')
        return token.value === undefined ? [] : [token.value];
    if (!('items' in token))
        return [];
    return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child != null));
}

;// CONCATENATED MODULE: ./packages/policy/lib/yaml/read.js


const MAX_PROBLEMS = 10;
const MAX_MESSAGE = 200;
function readYaml(text, limits) {
    if (text.length > limits.maxLength) {
        const message = `The file is longer than ${limits.maxLength} characters`;
        return failed({ code: 'TOO_LARGE', message, start: 0, end: 1 });
    }
    const tokens = [...new dist/* Parser */.iX().parse(text)];
    const tooDeep = findTooDeep(tokens, limits.maxDepth);
    if (tooDeep !== undefined) {
        const message = `More than ${limits.maxDepth} collections stand in each other`;
        return failed({ code: 'TOO_DEEP', message, start: tooDeep, end: tooDeep + 1 });
    }
    const composer = new dist/* Composer */.Dk({ uniqueKeys: false, merge: true, prettyErrors: false });
    const documents = [...composer.compose(tokens)];
    return {
        documents,
        problems: documents.flatMap(({ errors }) => errors.map(toProblem)).slice(0, MAX_PROBLEMS),
        warnings: documents.flatMap(({ warnings }) => warnings.map(toProblem)).slice(0, MAX_PROBLEMS),
    };
}
function failed(problem) {
    return { documents: [], problems: [problem], warnings: [] };
}
function toProblem(error) {
    const [start, end] = error.pos;
    return { code: error.code, message: error.message.slice(0, MAX_MESSAGE), start, end };
}


/***/ })

};
