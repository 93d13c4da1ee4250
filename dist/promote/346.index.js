export const id = 346;
export const ids = [346];
export const modules = {

/***/ 1346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicy: () => (/* binding */ parsePolicy)
});

// UNUSED EXPORTS: policyFile

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/policy/lib/nearest.js
/** Names longer than this are no typing errors of anything. */
const MAX_LENGTH = 64;
/**
 * The candidate that a mistyped name is meant to be: the one with the fewest insertions, deletions, replacements and
 * swaps of neighbours (optimal string alignment), case aside. Undefined when none is near.
 */
function nearest(name, candidates) {
    if (name.length > MAX_LENGTH)
        return undefined;
    const written = name.toLowerCase().replaceAll('_', '-');
    const lengthGap = (candidate) => Math.abs(candidate.length - written.length);
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: distance(written, candidate.toLowerCase()) }))
        // A third of the name may be wrong, or one letter of a short one.
        .filter(({ candidate, distance: far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
        // Swapped letters are the likelier slip than a missing one.
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

/** What a decoder returns for a node that it reported. Never the value of a valid node. */
const INVALID = Symbol('invalid');
/** Reports a problem of the whole node. */
function reject(input, code, message) {
    const [start, end] = input.node.range ?? [0, 0];
    input.context.report({ code, message, start, end: Math.max(end, start + 1) });
    return INVALID;
}
/** Reports that a node is of another kind than `wanted`, with `what` the value would be. */
function rejectType(input, wanted) {
    return reject(input, 'WRONG_TYPE', `${named(input.path)} must be ${wanted}, not ${kindOf(input.node)}`);
}
/** The path of a node in a message. */
function named(path) {
    return path === '' ? 'the policy' : JSON.stringify(path);
}
/** The path of a key below another. */
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



/** A map that knows its keys. Another key is an error, which names the nearest that is known. */
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
/** A map from names that the file invents. `names` restricts them. */
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
/** A list; `minItems` is 1, as an empty list means nothing that leaving it out would not. */
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
/** Refers a key's value to the decoder of its key; `known` is what to say of a key that has none. */
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
        // `<<` arrives here as well: a policy is short enough to say what it means.
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
    // An empty value has no text to point at: point at its key.
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
;// CONCATENATED MODULE: ./packages/policy/lib/sections/opaque.js


/** A key of an action that is still to come: known, so that it is no error, but nobody looks into its map. */
const opaque = {
    schema: { type: 'object' },
    decode: (input) => ((0,dist/* isMap */.jh)(input.node) ? undefined : rejectType(input, 'a map')),
};

// EXTERNAL MODULE: ./packages/policy/lib/duration.js
var duration = __webpack_require__(5470);
;// CONCATENATED MODULE: ./packages/policy/lib/glob.js
/** Globs over names such as repositories, tags and references. They know `/`, but no files. */
/**
 * Reads a glob: `*` is any text without `/`, `**` any text, `?` one character but `/`; all else is itself, upper and
 * lower case apart. There is no escape, as no name of a registry holds a wildcard. Matching takes time in proportion
 * to the lengths of glob and name multiplied, whatever they are.
 */
function parseGlob(source) {
    const tokens = tokenise(source);
    return { source, matches: (name) => matches(tokens, name) };
}
function tokenise(source) {
    return Array.from(source.matchAll(/\*+|\?|[^*?]+/g), ([text]) => {
        if (text === '?')
            return 'one';
        if (text === '*')
            return 'some';
        return text.startsWith('*') ? 'any' : { text };
    });
}
/** Follows all possible ends of the tokens so far at once, so that nothing has to be tried again. */
function matches(tokens, name) {
    let ends = new Set([0]);
    for (const token of tokens) {
        ends = advance(token, name, ends);
        if (ends.size === 0)
            return false;
    }
    return ends.has(name.length);
}
function advance(token, name, starts) {
    if (token === 'some' || token === 'any')
        return spread(name, starts, token === 'some');
    const length = token === 'one' ? 1 : token.text.length;
    const fits = (start) => token === 'one' ? start < name.length && name[start] !== '/' : name.startsWith(token.text, start);
    return new Set([...starts].filter(fits).map((start) => start + length));
}
/** Every place from the first start on is an end, until a `/` stops it. */
function spread(name, starts, stopAtSlash) {
    const ends = new Set();
    let open = false;
    for (let position = 0; position <= name.length; position += 1) {
        open ||= starts.has(position);
        if (open)
            ends.add(position);
        if (stopAtSlash && name[position] === '/')
            open = false;
    }
    return ends;
}

;// CONCATENATED MODULE: ./packages/policy/lib/decode/scalars.js





/** Text that is not empty. A number or boolean without quotes is an error rather than a guess. */
const scalars_text = {
    schema: { type: 'string', minLength: 1 },
    decode: (input) => {
        const value = textOf(input);
        if (value === undefined)
            return rejectType(input, 'text (put it in quotes)');
        return value === '' ? reject(input, 'WRONG_VALUE', `${named(input.path)} is empty`) : value;
    },
};
/** `true` or `false` (YAML 1.2 core schema, which also has `True` and `TRUE`). */
const flag = {
    schema: { type: 'boolean' },
    decode: (input) => {
        const value = (0,dist/* isScalar */.jn)(input.node) ? input.node.value : undefined;
        return typeof value === 'boolean' ? value : rejectType(input, 'true or false');
    },
};
/** One of some words, letter by letter. */
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
/** A duration, in milliseconds: whole days, or `12h`, `30m`, `7d`, `2w`. */
const scalars_duration = {
    schema: DURATION_SCHEMA,
    decode: (input) => {
        const scalar = (0,dist/* isScalar */.jn)(input.node) ? input.node : undefined;
        const isNumber = typeof scalar?.value === 'number';
        const milliseconds = (0,duration/* parseDuration */.E9)((isNumber ? scalar?.source : textOf(input)) ?? '');
        return milliseconds ?? rejectType(input, 'a number of whole days, or a duration such as 12h, 30m or 2w');
    },
};
/** A glob over names, see `parseGlob`. */
const glob = {
    schema: scalars_text.schema,
    decode: (input) => map(scalars_text.decode(input), parseGlob),
};
/** The value of another decoder, made into something else. */
function mapped(decoder, change) {
    return { schema: decoder.schema, decode: (input) => map(decoder.decode(input), change) };
}
/** The value of another decoder, with its place. */
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

;// CONCATENATED MODULE: ./packages/policy/lib/sections/promote/referrers.js



/** Words for what several tools attach under several types. */
const REFERRER_WORDS = {
    // cosign since 3.0 (a Sigstore bundle with this predicate), cosign 2 in OCI 1.1 mode, Notary.
    signature: [
        'https://sigstore.dev/cosign/sign/v1',
        'application/vnd.dev.cosign.artifact.sig.v1+json',
        'application/vnd.cncf.notary.signature',
    ],
    // actions/attest-build-provenance, slsa-github-generator, BuildKit.
    provenance: ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'],
    // actions/attest-sbom, syft, oras users.
    sbom: [
        'https://spdx.dev/Document',
        'https://spdx.dev/Document/v2.3',
        'https://cyclonedx.org/bom',
        'application/spdx+json',
        'application/vnd.cyclonedx+json',
    ],
};
const WORDS = Object.keys(REFERRER_WORDS);
/** RFC 6838, 4.2, without parameters. */
const MEDIA_TYPE = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;
const PREDICATE_TYPE = /^https?:\/\/[^\s]+$/;
/** A required referrer: a word of the list above, an artifact type, or a predicate type. */
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

// EXTERNAL MODULE: ./packages/policy/lib/sections/promote/types.js
var types = __webpack_require__(2899);
;// CONCATENATED MODULE: ./packages/policy/lib/sections/promote/gates.js




/** As in the defaults of trivy-gate. */
const DEFAULT_SEVERITY = ['CRITICAL', 'HIGH'];
const vulnerabilities = mapped(record({
    severity: {
        decoder: listOf(oneOf(types/* SEVERITIES */.o)),
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
        description: 'How old the report may be: whole days, or `12h`. Without it, a report of any age counts.',
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
/** The key `gates` of an environment. */
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





/** What GitHub allows for environments, without blanks at the ends. */
const ENVIRONMENT = /^[^\s]([^\n\r]{0,253}[^\s])?$/;
const environment = record({
    gates: {
        decoder: gates,
        description: 'What an image must prove before it is promoted here. What cannot be found out fails.',
    },
    destinations: {
        decoder: listOf(glob),
        description: 'Globs of full references (`ghcr.io/org/*:*`): where this environment may be promoted to. `*` stops at `/`, `**` does not. Without it, anywhere.',
    },
    'immutable-tags': {
        decoder: flag,
        description: 'Refuse to move a tag that points elsewhere. The input `immutable-tags` can forbid it as well.',
    },
});
const fields = record({
    environments: {
        decoder: mapOf(environment, ENVIRONMENT, 'the name of an environment'),
        description: 'Rules by environment. `{}` is an environment without rules, which others can name in `from`.',
    },
});
/** The key `promote`: its values, and that environments which name each other exist and form no circle. */
const promoteSection = {
    schema: fields.schema,
    decode: (input) => {
        const decoded = fields.decode(input);
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
/** Whether an environment that is named exists, is another one, and does not lead back. */
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

;// CONCATENATED MODULE: ./packages/policy/lib/sections/index.js


/**
 * The keys of the policy file, one action each. An action gets its section by a decoder in a file of its own, a line
 * here, and a property of `Policy`.
 */
const SECTIONS = {
    gate: {
        decoder: opaque,
        description: 'Rules of `trivy-gate` and of the gate of `build-push`.',
    },
    promote: {
        decoder: promoteSection,
        description: 'Rules of `promote`.',
    },
    retention: {
        decoder: opaque,
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









/** No policy that a person wrote comes near these. */
const LIMITS = { maxLength: 256 * 1024, maxDepth: 20 };
/** Each alias makes the decoders walk what it stands for once more. */
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 20;
/** The whole file. */
const policyFile = record(SECTIONS);
/**
 * Reads a policy. One document of YAML 1.2 with known keys only; aliases are resolved, merges and tags of one's own are
 * refused. An empty file is an empty policy.
 *
 * @throws PolicyError with all problems, each with line, column and excerpt.
 */
function parsePolicy(text, file) {
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
        return policy/* EMPTY_POLICY */.X;
    return decode(source, document);
}
function decode(source, document) {
    const found = [];
    const report = (problem) => {
        found.push(problem);
    };
    const context = { report, resolve: resolver(document, report) };
    const sections = policyFile.decode({ node: document.contents, path: '', context });
    throwProblems(source, found);
    if (sections === INVALID)
        throw new Error('a decoder rejected the policy without saying why');
    return { promote: sections.promote ?? policy/* EMPTY_POLICY */.X.promote };
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

/***/ 9674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ resolveAliases)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/**
 * What the aliases of a document stand for: the nearest anchor of their name before them (YAML 1.2.2, 7.1), in the
 * order of the text. Left out are aliases without anchor, and those within what they would stand for, as they never
 * end. The yaml package's own resolution walks the document once for each alias.
 */
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
/**
 * Whether collections stand deeper in each other than `limit`, and where the first such begins. It does not recurse,
 * so that it can judge what would overflow the stack of those who do.
 */
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


/** An unreadable file repeats itself; nobody reads more than this of it. */
const MAX_PROBLEMS = 10;
/** The yaml package quotes the text at fault, all of it. */
const MAX_MESSAGE = 200;
/**
 * Reads a stream of YAML 1.2 documents (which JSON is, too) without building values from it: aliases stay aliases, so
 * there is nothing that could grow. Duplicate keys are left to the caller, as the yaml package's search for them takes
 * quadratic time. Merge keys (`<<`) are known.
 */
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
