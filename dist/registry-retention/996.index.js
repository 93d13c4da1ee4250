export const id = 996;
export const ids = [996,347];
export const modules = {

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

/***/ 1996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nE: () => (/* reexport */ ArtifactError),
  ZG: () => (/* reexport */ buildGraph),
  c1: () => (/* reexport */ circumstancesOf),
  Tu: () => (/* reexport */ countBytes),
  WE: () => (/* reexport */ explain),
  Rx: () => (/* reexport */ formatJournalLine),
  Ly: () => (/* reexport */ isoTime),
  B_: () => (/* reexport */ mergeInventories),
  Tb: () => (/* reexport */ neededReads),
  z8: () => (/* reexport */ parseJournal),
  vS: () => (/* reexport */ parsePlan),
  SA: () => (/* reexport */ planRetention),
  M_: () => (/* reexport */ protectArrivals),
  Qw: () => (/* reexport */ readDepth),
  gZ: () => (/* reexport */ recheck),
  tP: () => (/* reexport */ sealPlan),
  JV: () => (/* reexport */ simulate),
  L1: () => (/* reexport */ verifyClosure),
  CB: () => (/* reexport */ withKnownContents)
});

// UNUSED EXPORTS: Closure, DEFAULTS, branchSlug, cutDigest, hashPlan, retentionRules, subjectOfTag

// EXTERNAL MODULE: ./packages/registry/lib/index.js + 89 modules
var lib = __webpack_require__(1519);
// EXTERNAL MODULE: ./packages/policy/lib/tag-pattern.js + 5 modules
var tag_pattern = __webpack_require__(5347);
;// CONCATENATED MODULE: ./packages/retention/lib/rules/resolve.js

const DAY = 86_400_000;
const DEFAULTS = {
    minKeep: 10,
    maxAge: 30 * DAY,
    protectedTags: ['latest', 'stable'],
    grace: DAY,
    maxDeletePercent: 50,
    minRemaining: 1,
};
function retentionRules(inputs, policy, repository) {
    const matching = findSettings(policy, repository);
    const settings = { ...policy.default, ...matching?.settings };
    const { untagged, brakes } = settings;
    return {
        policy: matching === undefined ? 'default' : matching.match.map(({ source }) => source).join(', '),
        minKeep: inputs.minKeep ?? settings.minKeep ?? DEFAULTS.minKeep,
        maxAge: maxAgeOf(inputs) ?? settings.maxAge ?? DEFAULTS.maxAge,
        protectedTags: protectedTags(inputs, settings),
        candidates: settings.candidates,
        groups: settings.groups ?? [],
        semver: settings.semver,
        labels: settings.labels ?? {},
        pins: new Set(settings.pins),
        untagged: {
            action: inputs.untagged ?? untagged?.action ?? 'delete',
            grace: untagged?.grace ?? DEFAULTS.grace,
            maxAge: untagged?.maxAge,
        },
        maxSize: settings.maxSize,
        pulledWithin: settings.pulledWithin,
        live: settings.live ?? [],
        brakes: {
            maxDelete: inputs.maxDelete ?? brakes?.maxDelete ?? Number.POSITIVE_INFINITY,
            maxDeletePercent: inputs.maxDeletePercent ?? brakes?.maxDeletePercent ?? DEFAULTS.maxDeletePercent,
            minRemaining: brakes?.minRemaining ?? DEFAULTS.minRemaining,
            onLimit: brakes?.onLimit ?? 'stop',
        },
    };
}
function findSettings(policy, repository) {
    return policy.repositories.find(({ match }) => match.some((glob) => glob.matches(repository)));
}
function maxAgeOf({ maxAgeDays }) {
    return maxAgeDays === undefined ? undefined : maxAgeDays * DAY;
}
function protectedTags({ protectedTags: written = [] }, settings) {
    if (written.length > 0)
        return written.map(tag_pattern.parseTagPattern);
    return settings.protectedTags ?? DEFAULTS.protectedTags.map(tag_pattern.parseTagPattern);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/retention/lib/plan/canonical.js

const PIECE = 4 * 1024;
function hashOf(value) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let piece = '';
    writeCanonical(value, (text) => {
        piece += text;
        if (piece.length < PIECE)
            return;
        hash.update(piece);
        piece = '';
    });
    return hash.update(piece).digest('hex');
}
function writeCanonical(value, write) {
    if (Array.isArray(value)) {
        write('[');
        for (const [index, each] of value.entries()) {
            if (index > 0)
                write(',');
            writeCanonical(each, write);
        }
        write(']');
    }
    else if (typeof value === 'object' && value !== null) {
        write('{');
        writeMembers(value, write);
        write('}');
    }
    else {
        write(JSON.stringify(value ?? null));
    }
}
function writeMembers(value, write) {
    let isFirst = true;
    for (const key of Object.keys(value).sort()) {
        const member = value[key];
        if (member === undefined)
            continue;
        write(`${isFirst ? '' : ','}${JSON.stringify(key)}:`);
        writeCanonical(member, write);
        isFirst = false;
    }
}

;// CONCATENATED MODULE: ./packages/retention/lib/graph/links.js
const NONE = new Uint32Array(0);
class Links {
    #starts;
    #targets;
    constructor(starts, targets) {
        this.#starts = starts;
        this.#targets = targets;
    }
    static from(size, pairs, reversed = false) {
        const starts = new Uint32Array(size + 1);
        const offset = reversed ? 1 : 0;
        for (let at = offset; at < pairs.length; at += 2)
            add(starts, (pairs[at] ?? 0) + 1, 1);
        for (let node = 0; node < size; node += 1)
            add(starts, node + 1, starts[node] ?? 0);
        const next = starts.slice();
        const targets = new Uint32Array(pairs.length / 2);
        for (let at = 0; at < pairs.length; at += 2) {
            const from = pairs[at + offset] ?? 0;
            targets[next[from] ?? 0] = pairs[at + 1 - offset] ?? 0;
            add(next, from, 1);
        }
        return new Links(starts, targets);
    }
    of(node) {
        return this.has(node) ? this.#targets.subarray(this.#starts[node], this.#starts[node + 1]) : NONE;
    }
    has(node) {
        return this.#starts[node] !== this.#starts[node + 1];
    }
}
function add(array, at, number) {
    array[at] = (array[at] ?? 0) + number;
}

;// CONCATENATED MODULE: ./packages/retention/lib/graph/referrer-tag.js
const REFERRER_TAG = /^(sha256-[0-9a-f]{64}|sha512-[0-9a-f]{64}(?:[0-9a-f]{64})?)(?:\.[\w.-]+)?$/;
const HEX_LENGTH = 64;
function subjectOfTag(tag) {
    const [, name] = REFERRER_TAG.exec(tag) ?? [];
    return name === undefined ? undefined : cutDigest(name.replace('-', ':'));
}
function isReferrerList(tag) {
    return REFERRER_TAG.test(tag) && !tag.includes('.');
}
function cutDigest(digest) {
    return digest.slice(0, digest.indexOf(':') + 1 + HEX_LENGTH);
}

;// CONCATENATED MODULE: ./packages/retention/lib/graph/graph.js



function buildGraph(inventory) {
    const builder = new GraphBuilder(inventory);
    return builder.build();
}
function versionAt({ versions }, node) {
    const version = versions[node];
    if (version === undefined)
        throw new RangeError(`node ${node} is not in the graph`);
    return version;
}
class GraphBuilder {
    #versions;
    #nodes = new Map();
    #cut = new Map();
    #tags = [];
    #children = [];
    #subjects = [];
    #orphaned;
    #described;
    constructor({ versions }) {
        this.#versions = [...versions.values()].sort((a, b) => compare(a.digest, b.digest));
        for (const [node, { digest }] of this.#versions.entries()) {
            this.#nodes.set(digest, node);
            const cut = cutDigest(digest);
            if (cut !== digest)
                this.#cut.set(cut, node);
        }
        this.#orphaned = new Uint8Array(this.#versions.length);
        this.#described = new Uint8Array(this.#versions.length);
    }
    build() {
        for (const [node, version] of this.#versions.entries())
            this.#addVersion(node, version);
        const size = this.#versions.length;
        return {
            versions: this.#versions,
            tags: this.#tags,
            children: Links.from(size, this.#children),
            parents: Links.from(size, this.#children, true),
            subjects: Links.from(size, this.#subjects),
            referrers: Links.from(size, this.#subjects, true),
            orphaned: this.#orphaned,
            settled: this.#described.map((described) => (described === 1 ? 1 : 0)),
            find: (digest) => this.#nodes.get(digest),
        };
    }
    #addVersion(node, { tags, content }) {
        const ofPeople = tags.filter((tag) => !this.#addReferrerTag(node, tag));
        this.#tags[node] = ofPeople.length === tags.length ? tags : ofPeople;
        if (content.kind === 'unreadable') {
            for (const digest of content.mentions ?? [])
                this.#addChild(node, digest);
        }
        else if (content.kind === 'manifest') {
            const { children, subject } = content.manifest;
            if (subject !== undefined)
                this.#addSubject(node, subject);
            const lists = tags.length > ofPeople.length && tags.some(isReferrerList);
            for (const child of children)
                this.#addEntry(node, child, lists);
        }
    }
    #addReferrerTag(node, tag) {
        const subject = subjectOfTag(tag);
        const target = subject === undefined ? undefined : (this.#nodes.get(subject) ?? this.#cut.get(subject));
        if (subject === undefined || target === node)
            return false;
        if (target === undefined)
            this.#orphaned[node] = 1;
        else
            this.#subjects.push(node, target);
        return true;
    }
    #addSubject(node, subject) {
        const target = this.#nodes.get(subject);
        if (target === undefined)
            this.#orphaned[node] = 1;
        else if (target !== node)
            this.#subjects.push(node, target);
    }
    #addEntry(node, { digest, mediaType, platform, about }, inReferrerList) {
        const child = this.#addChild(node, digest);
        if (child === undefined)
            return;
        const isLeaf = (0,lib/* isImageManifest */.pJ)(mediaType) && (platform !== undefined || about !== undefined || inReferrerList);
        this.#described[child] = isLeaf && this.#described[child] !== 2 ? 1 : 2;
        const target = about === undefined ? undefined : this.#nodes.get(about);
        if (target !== undefined && target !== child)
            this.#subjects.push(child, target);
    }
    #addChild(node, digest) {
        const child = this.#nodes.get(digest);
        if (child === undefined || child === node)
            return undefined;
        this.#children.push(node, child);
        return child;
    }
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./packages/retention/lib/storage/storage.js
class Storage {
    #graph;
    #blobs = new Set();
    constructor(graph) {
        this.#graph = graph;
    }
    add(node) {
        const manifest = manifestOf(this.#graph, node);
        if (manifest === undefined)
            return 0;
        let bytes = manifest.size;
        for (const { digest, size } of manifest.blobs) {
            if (this.#blobs.has(digest))
                continue;
            this.#blobs.add(digest);
            bytes += size;
        }
        return bytes;
    }
}
function countBytes(graph, goes) {
    const kept = new Storage(graph);
    let bytesKept = 0;
    let manifests = 0;
    let isExact = true;
    let isKeptRead = true;
    for (const [node, { content }] of graph.versions.entries()) {
        const isRead = content.kind === 'manifest' || content.kind === 'missing';
        isExact &&= isRead;
        if (goes(node))
            manifests += isRead ? 0 : manifestSize(graph, node);
        else {
            isKeptRead &&= isRead;
            bytesKept += kept.add(node);
        }
    }
    let freed = manifests;
    for (const node of graph.versions.keys()) {
        if (!goes(node))
            continue;
        freed += isKeptRead ? kept.add(node) : (manifestOf(graph, node)?.size ?? 0);
    }
    return { freed, kept: bytesKept, exact: isExact };
}
function manifestSize(graph, node) {
    const manifest = manifestOf(graph, node);
    if (manifest !== undefined)
        return manifest.size;
    const digest = graph.versions[node]?.digest;
    for (const parent of graph.parents.of(node)) {
        const entry = manifestOf(graph, parent)?.children.find((child) => child.digest === digest);
        if (entry !== undefined)
            return entry.size;
    }
    return 0;
}
function manifestOf({ versions }, node) {
    const content = versions[node]?.content;
    return content?.kind === 'manifest' ? content.manifest : undefined;
}

;// CONCATENATED MODULE: ./packages/retention/lib/storage/budget.js

function fitInto(graph, { all, owners }, { newest }, bytes) {
    const parts = new Map();
    for (const [node, owner] of owners.entries()) {
        const list = parts.get(owner);
        if (list === undefined)
            parts.set(owner, [node]);
        else
            list.push(node);
    }
    const storage = new Storage(graph);
    const fitting = new Set();
    let total = 0;
    for (const root of newest) {
        for (const node of parts.get(root) ?? [])
            total += storage.add(node);
        if (total > bytes)
            break;
        fitting.add(root);
    }
    const judged = all.filter(({ node }) => fitting.has(owners[node] ?? -1)).map(({ node }) => node);
    return new Set([...fitting, ...judged]);
}

// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var parse = __webpack_require__(6353);
;// CONCATENATED MODULE: ./packages/retention/lib/decide/semver.js

function* chooseVersions({ tags }, nodes, { majors, minors, patches }) {
    const versions = nodes.flatMap((node) => (tags[node] ?? []).flatMap((tag) => versionOf(node, tag)));
    yield* newest(versions, [majors, minors, patches]);
}
function* newest(versions, [count, ...next], level = 0) {
    const groups = [...Map.groupBy(versions, ({ path }) => path[level] ?? 0)];
    const highest = groups.toSorted(([a], [b]) => b - a).slice(0, count);
    for (const [, members] of highest) {
        if (next.length > 0)
            yield* newest(members, next, level + 1);
        else
            yield* members.map(({ node }) => node);
    }
}
function versionOf(node, tag) {
    const version = parse(tag);
    if (version === null || version.prerelease.length > 0)
        return [];
    return [{ node, path: [version.major, version.minor, version.patch] }];
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/choose.js


function chooseRoots(graph, roots, ranking, rules) {
    const chosen = new Map();
    const add = (nodes, reason) => {
        for (const node of nodes)
            if (!chosen.has(node))
                chosen.set(node, reason);
    };
    const tagged = newestTagged(graph, roots, ranking);
    for (const group of rules.groups)
        add(newestOf(graph, tagged, group), inGroup(group));
    if (rules.semver !== undefined) {
        const text = 'one of the versions that semver keeps';
        add(chooseVersions(graph, tagged, rules.semver), { code: 'semver', text });
    }
    if (rules.maxSize !== undefined) {
        const text = `among the newest that fit into ${rules.maxSize} bytes`;
        add(fitInto(graph, roots, ranking, rules.maxSize), { code: 'max-size', text });
    }
    return chosen;
}
function newestTagged({ tags }, { all }, { times }) {
    const timeOf = (node) => times[node] ?? Number.NaN;
    return all
        .map(({ node }) => node)
        .filter((node) => (tags[node]?.length ?? 0) > 0 && !Number.isNaN(timeOf(node)))
        .sort((a, b) => timeOf(b) - timeOf(a) || a - b);
}
function newestOf(graph, tagged, { tags, keep }) {
    const isMember = (node) => graph.tags[node]?.some((tag) => tags.some((pattern) => pattern.matches(tag))) ?? false;
    return tagged.filter(isMember).slice(0, keep);
}
function inGroup({ tags, keep }) {
    return {
        code: 'group',
        text: `one of the newest ${keep} of ${tags.map(({ source }) => source).join(', ')}`,
    };
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/deployed-parts.js
function withIndexes(graph, deployed) {
    return deployed.flatMap((image) => {
        const node = image.digest === undefined ? undefined : graph.find(image.digest);
        if (node === undefined)
            return [image];
        return [image, ...ancestorsOf(graph, node).flatMap((each) => listing(graph, each, image))];
    });
}
function listing(graph, node, image) {
    const digest = graph.versions[node]?.digest;
    return digest === undefined ? [] : [{ ...image, digest }];
}
function ancestorsOf(graph, node) {
    const found = new Set();
    const queue = [...graph.parents.of(node)];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        if (found.has(next))
            continue;
        found.add(next);
        queue.push(...graph.parents.of(next));
    }
    return [...found];
}

;// CONCATENATED MODULE: ./packages/retention/lib/rules/liveness.js
const MAX_TAG_LENGTH = 128;
function isLive(pattern, tag, liveness) {
    if (tag.length > MAX_TAG_LENGTH || !tag.startsWith(pattern.prefix))
        return undefined;
    return pattern.kind === 'branch' ? ofBranch(pattern, tag, liveness) : ofPullRequest(pattern, tag, liveness);
}
function ofPullRequest({ prefix, suffix }, tag, { pullRequests }) {
    const [digits = ''] = /^[1-9][0-9]{0,9}/.exec(tag.slice(prefix.length)) ?? [];
    if (digits === '' || !suffix.matches(tag.slice(prefix.length + digits.length)))
        return undefined;
    if (pullRequests === undefined)
        return 'unknown';
    return pullRequests.includes(Number(digits)) ? 'live' : 'closed';
}
function ofBranch({ prefix, suffix }, tag, { branches }) {
    const slugs = branches === undefined ? undefined : slugsOf(branches);
    let isMade = false;
    for (let end = prefix.length + 1; end <= tag.length; end += 1) {
        if (!suffix.matches(tag.slice(end)))
            continue;
        isMade = true;
        if (slugs?.has(tag.slice(prefix.length, end)))
            return 'live';
    }
    if (!isMade)
        return undefined;
    return slugs === undefined ? 'unknown' : 'closed';
}
const known = new WeakMap();
function slugsOf(branches) {
    const slugs = known.get(branches) ?? new Set(branches.map(branchSlug));
    known.set(branches, slugs);
    return slugs;
}
function branchSlug(branch) {
    return branch.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, MAX_TAG_LENGTH);
}

// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
;// CONCATENATED MODULE: ./packages/retention/lib/decide/ages.js


const HOUR = 3_600_000;
const ages_DAY = 24 * HOUR;
function age({ time }, now) {
    return time === undefined ? Number.NEGATIVE_INFINITY : now.getTime() - time;
}
function ageLimit(subject, rules, liveness) {
    const { tags, kind } = subject;
    const { grace, maxAge: untaggedAge } = rules.untagged;
    if (kind === 'orphan')
        return grace;
    const own = ownLimit(subject, rules);
    if (tags.length === 0)
        return Math.max(grace, own ?? untaggedAge ?? rules.maxAge);
    return own ?? closedLimit(tags, rules, liveness) ?? rules.maxAge;
}
function ownLimit({ labels }, { labels: { expiresAfter } }) {
    const value = expiresAfter === undefined ? undefined : labels().get(expiresAfter);
    return value === undefined ? undefined : (0,policy_lib/* parseDuration */.E9)(value);
}
function closedLimit(tags, rules, liveness) {
    let limit = 0;
    for (const tag of tags) {
        const closed = rules.live.find((pattern) => isLive(pattern, tag, liveness) === 'closed');
        if (closed === undefined)
            return undefined;
        limit = Math.max(limit, closed.maxAge ?? rules.maxAge);
    }
    return limit;
}
function days(milliseconds) {
    if (Math.abs(milliseconds) < ages_DAY && milliseconds % ages_DAY !== 0)
        return counted(Math.floor(milliseconds / HOUR), 'hour');
    return counted(Math.floor(milliseconds / ages_DAY), 'day');
}
function counted(count, unit) {
    return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/keep-rules.js


const protectedTag = ({ version }, { rules }) => {
    for (const tag of version.tags) {
        const pattern = rules.protectedTags.find((each) => each.matches(tag));
        if (pattern !== undefined)
            return because('protected-tag', `tag ${tag} is protected by ${pattern.source}`);
    }
    return undefined;
};
const pinned = ({ version }, { rules }) => rules.pins.has(version.digest) ? because('pinned', 'its digest is pinned') : undefined;
const held = ({ labels }, { rules }) => {
    const name = rules.labels.hold;
    const value = name === undefined ? '' : (labels().get(name) ?? '');
    return ['', 'false', '0'].includes(value) ? undefined : because('held', `its label ${name} is ${value}`);
};
const deployed = ({ version }, { deployed: images }) => {
    const image = images.find(({ tag, digest }) => {
        if (digest !== undefined)
            return digest === version.digest;
        return tag === undefined || version.tags.includes(tag);
    });
    if (image === undefined)
        return undefined;
    const open = image.digest === undefined && image.tag === undefined;
    const text = open
        ? `${image.where} runs this repository without saying which version`
        : `runs according to ${image.where}`;
    return because('deployed', text);
};
const untaggedKept = ({ tags }, { rules }) => tags.length === 0 && rules.untagged.action === 'keep'
    ? because('untagged-kept', 'what has no tag is kept')
    : undefined;
const noCandidate = ({ tags }, { rules: { candidates } }) => {
    const tag = candidates && tags.find((each) => !candidates.some((pattern) => pattern.matches(each)));
    return tag === undefined ? undefined : because('no-candidate', `tag ${tag} is none of those that may go`);
};
const live = ({ tags }, { rules, liveness }) => {
    for (const tag of tags) {
        for (const pattern of rules.live) {
            const state = isLive(pattern, tag, liveness);
            const thing = pattern.kind === 'branch' ? 'branch' : 'pull request';
            if (state === 'live')
                return because('live', `the ${thing} of tag ${tag} is open`);
            if (state === 'unknown')
                return because('liveness-unknown', `it is not known whether the ${thing} of tag ${tag} is open`);
        }
    }
    return undefined;
};
const unknownTime = ({ time }) => time === undefined ? because('unknown-time', 'its age is unknown') : undefined;
const keep_rules_newest = ({ rank, kind }, { rules }) => kind !== 'orphan' && rank <= rules.minKeep
    ? because('min-keep', `number ${rank} of the newest ${rules.minKeep}, which always stay`)
    : undefined;
const chosen = ({ node }, { chosen: nodes }) => nodes.get(node);
const young = (subject, { rules, now, liveness }) => {
    const limit = ageLimit(subject, rules, liveness);
    const own = age(subject, now);
    return own > limit ? undefined : because('young', `${days(own)} old; it may go after ${days(limit)}`);
};
const pulled = ({ version }, { rules: { pulledWithin }, now }) => {
    if (pulledWithin === undefined)
        return undefined;
    const time = version.times.lastPulled;
    if (time === undefined)
        return because('pull-time-unknown', 'the registry does not say when it was last pulled');
    return now.getTime() - time <= pulledWithin
        ? because('pulled', `pulled ${days(now.getTime() - time)} ago; it may go ${days(pulledWithin)} after that`)
        : undefined;
};
const RULES = [
    protectedTag,
    pinned,
    held,
    deployed,
    untaggedKept,
    noCandidate,
    live,
    unknownTime,
    keep_rules_newest,
    chosen,
    young,
    pulled,
];
function whyKept(subject, surroundings) {
    for (const rule of RULES) {
        const reason = rule(subject, surroundings);
        if (reason !== undefined)
            return reason;
    }
    return undefined;
}
function whyGone(subject, { rules, now, liveness }) {
    const own = days(age(subject, now));
    if (subject.kind === 'orphan')
        return because('orphaned-referrer', `${own} old, and what it refers to is gone`);
    const limit = days(ageLimit(subject, rules, liveness));
    const place = `number ${subject.rank}, and the newest ${rules.minKeep} stay`;
    const code = subject.tags.length === 0 ? 'untagged' : 'expired';
    const untagged = code === 'untagged' ? 'no tag, ' : '';
    return because(code, [`${untagged}${own} old (limit ${limit})`, place].join(', '));
}
function because(code, text) {
    return { code, text };
}

;// CONCATENATED MODULE: ./packages/retention/lib/time/last-touched.js
const FIRST_IMAGE = Date.UTC(2013, 2, 1);
function lastTouched({ times, content }, now) {
    const facts = content.kind === 'manifest' ? content.manifest : undefined;
    const first = times.pushed ?? times.created ?? facts?.created ?? times.updated;
    if (first === undefined || !isPossible(first, now))
        return undefined;
    if (times.updated === undefined)
        return first;
    return isPossible(times.updated, now) ? Math.max(first, times.updated) : undefined;
}
function receivedAt({ times }, now) {
    const time = times.pushed ?? times.created;
    return time !== undefined && isPossible(time, now) ? time : undefined;
}
function isPossible(time, now) {
    return time >= FIRST_IMAGE && time <= now.getTime();
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/ranking.js

function rankRoots(graph, roots, now) {
    const times = new Float64Array(graph.versions.length);
    for (const [node, version] of graph.versions.entries())
        times[node] = lastTouched(version, now) ?? Number.NaN;
    const timeOf = (node) => times[node] ?? Number.NaN;
    const ranked = roots
        .filter(({ node, kind }) => kind === 'root' && graph.versions[node]?.content.kind !== 'missing')
        .map(({ node }) => node);
    const newest = ranked
        .filter((node) => !Number.isNaN(timeOf(node)))
        .sort((a, b) => timeOf(b) - timeOf(a) || a - b);
    const ranks = new Uint32Array(graph.versions.length);
    for (const [index, node] of newest.entries())
        ranks[node] = index + 1;
    const rankOf = (node) => {
        const time = timeOf(node);
        if (Number.isNaN(time))
            return Number.POSITIVE_INFINITY;
        return ranks[node] || countNewer(newest, time, timeOf) + 1;
    };
    return { times, newest, timeless: ranked.length - newest.length, rankOf };
}
function countNewer(newest, time, timeOf) {
    let low = 0;
    let high = newest.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (timeOf(newest[middle] ?? 0) > time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/roots.js
function findRoots(graph, isNamed) {
    const owners = new Int32Array(graph.versions.length).fill(-1);
    const all = [];
    for (const [node, version] of graph.versions.entries()) {
        const kind = kindOf(graph, node, isNamed(version));
        if (kind !== undefined)
            all.push({ node, kind });
    }
    for (const { node, kind } of all)
        if (kind === 'root')
            own(graph, node, owners);
    for (const { node, kind } of all)
        if (kind !== 'root')
            own(graph, node, owners);
    for (const node of graph.versions.keys()) {
        if (owners[node] !== -1)
            continue;
        all.push({ node, kind: 'root' });
        own(graph, node, owners);
    }
    return { all: all.sort((a, b) => a.node - b.node), owners };
}
function kindOf(graph, node, isNamed) {
    const isTagged = (graph.tags[node]?.length ?? 0) > 0;
    if (graph.parents.has(node) || graph.subjects.has(node))
        return isTagged || isNamed ? 'part' : undefined;
    return graph.orphaned[node] === 1 && !isTagged ? 'orphan' : 'root';
}
function own(graph, root, owners) {
    owners[root] = root;
    const queue = [root];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
        for (const links of [graph.children, graph.referrers]) {
            for (const next of links.of(node)) {
                if (owners[next] !== -1)
                    continue;
                owners[next] = root;
                queue.push(next);
            }
        }
    }
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/judge.js






function judgeRoots(graph, circumstances) {
    const ground = prepare(graph, circumstances);
    const judgements = ground.roots.all.map((root) => judge(graph, root, ground));
    return { roots: ground.roots, ranking: ground.ranking, judgements };
}
function isAnyGoing(graph, circumstances) {
    const ground = prepare(graph, circumstances);
    return ground.roots.all.some((root) => judge(graph, root, ground).goes);
}
function prepare(graph, given) {
    const circumstances = { ...given, deployed: withIndexes(graph, given.deployed) };
    const { rules, now } = circumstances;
    const roots = findRoots(graph, (version) => isNamed(version, circumstances));
    const ranking = rankRoots(graph, roots.all, now);
    const chosen = chooseRoots(graph, roots, ranking, rules);
    return { roots, ranking, surroundings: { ...circumstances, chosen } };
}
function judge(graph, { node, kind }, { ranking, surroundings }) {
    const subject = subjectOf(graph, node, kind, ranking);
    const kept = whyKept(subject, surroundings);
    return kept === undefined
        ? { node, kind, goes: true, reason: whyGone(subject, surroundings) }
        : { node, kind, goes: false, reason: kept };
}
function isNamed({ digest, tags }, { rules, deployed }) {
    if (rules.pins.has(digest) || deployed.some((image) => image.digest === digest))
        return true;
    return tags.some((tag) => rules.protectedTags.some((pattern) => pattern.matches(tag)));
}
function subjectOf(graph, node, kind, ranking) {
    const time = ranking.times[node] ?? Number.NaN;
    return {
        node,
        kind,
        version: versionAt(graph, node),
        tags: graph.tags[node] ?? [],
        time: Number.isNaN(time) ? undefined : time,
        rank: ranking.rankOf(node),
        labels: () => labelsOf(graph, node),
    };
}
function labelsOf(graph, root) {
    const labels = new Map();
    for (const node of [...graph.children.of(root), root]) {
        const content = graph.versions[node]?.content;
        if (content?.kind !== 'manifest')
            continue;
        for (const [name, value] of Object.entries(content.manifest.labels))
            labels.set(name, value);
    }
    return labels;
}

;// CONCATENATED MODULE: ./packages/retention/lib/graph/closure.js
class Closure {
    #graph;
    #kept;
    #via;
    constructor(graph, seeds, directions = [graph.children, graph.subjects, graph.referrers]) {
        this.#graph = graph;
        this.#kept = new Uint8Array(graph.versions.length);
        this.#via = new Int32Array(graph.versions.length).fill(-1);
        const queue = [...new Set(seeds)].sort((a, b) => a - b);
        for (const node of queue)
            this.#keep(node, node);
        for (let at = 0; at < queue.length; at += 1) {
            const node = queue[at] ?? 0;
            for (const links of directions) {
                for (const next of links.of(node))
                    if (this.#keep(next, node))
                        queue.push(next);
            }
        }
    }
    has(node) {
        return this.#kept[node] === 1;
    }
    path(node) {
        if (!this.has(node))
            return [];
        const path = [];
        for (let at = node;; at = this.#via[at] ?? at) {
            const version = this.#graph.versions[at];
            if (version !== undefined)
                path.unshift(version.digest);
            if (this.#via[at] === at)
                return path;
        }
    }
    #keep(node, via) {
        if (this.#kept[node] === 1)
            return false;
        this.#kept[node] = 1;
        this.#via[node] = via;
        return true;
    }
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/brakes.js
const MAX_INSANE_SHARE = 0.5;
const MIN_SAME_SECOND = 5;
function findInsaneTimes({ ranking }) {
    const unknown = ranking.timeless;
    const count = ranking.newest.length + unknown;
    if (unknown > count * MAX_INSANE_SHARE) {
        return { code: 'time-sanity', text: `the age of ${unknown} of ${count} images is unknown` };
    }
    const seconds = new Map();
    let most = 0;
    for (const node of ranking.newest) {
        const second = Math.floor((ranking.times[node] ?? 0) / 1000);
        const same = (seconds.get(second) ?? 0) + 1;
        seconds.set(second, same);
        most = Math.max(most, same);
    }
    if (most < MIN_SAME_SECOND || most <= count * MAX_INSANE_SHARE)
        return undefined;
    const text = `${most} of ${count} images have the same time, to the second: their ages cannot be believed`;
    return { code: 'time-sanity', text };
}
function findShortage(judgements, going, minRemaining) {
    const roots = judgements.filter(({ kind }) => kind === 'root').length;
    const remaining = roots - going.filter(({ kind }) => kind === 'root').length;
    if (remaining >= minRemaining)
        return undefined;
    return {
        code: 'min-remaining',
        text: `${remaining} of ${roots} images would remain, and at least ${minRemaining} must`,
    };
}
function findExcesses(judgements, going, { maxDelete, maxDeletePercent }, isTagged) {
    return [true, false].flatMap((tagged) => {
        const count = going.filter(({ node }) => isTagged(node) === tagged).length;
        const all = tagged ? judgements.filter(({ node }) => isTagged(node)).length : judgements.length;
        const share = Math.floor((all * maxDeletePercent) / 100);
        const what = `${count} ${tagged ? 'tagged' : 'untagged'} of ${all} ${tagged ? 'tagged images' : 'images'} would go`;
        const excesses = [];
        if (count > share) {
            const text = `${what}, more than ${maxDeletePercent} %`;
            excesses.push({ brake: { code: 'max-delete-percent', text }, allowed: share, isTagged: tagged });
        }
        if (count > maxDelete) {
            const text = `${what}, more than ${maxDelete}`;
            excesses.push({ brake: { code: 'max-delete', text }, allowed: maxDelete, isTagged: tagged });
        }
        return excesses;
    });
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/uncertainty.js

function findUncertainty(graph, now, unread) {
    const quarantined = new Map();
    const unknown = [];
    for (const node of graph.versions.keys()) {
        const problem = problemOf(graph, node, unread);
        if (problem === undefined)
            continue;
        quarantined.set(node, problem.reason);
        if (problem.reason.code === 'missing')
            continue;
        if (!problem.isBounded)
            unknown.push(node);
        quarantineAbove(graph, node, quarantined);
    }
    return { quarantined, doubtful: findDoubtful(graph, unknown, now) };
}
function problemOf({ versions, parents, subjects, settled }, node, unread) {
    const content = versions[node]?.content;
    if (content?.kind === 'missing') {
        if (parents.has(node) || subjects.has(node))
            return undefined;
        const text = 'the registry lists it and has no manifest for it';
        return { reason: { code: 'missing', text }, isBounded: true };
    }
    if (settled[node] === 1)
        return undefined;
    if (content?.kind === 'unreadable') {
        const text = `what hangs on it is unknown: ${content.reason}`;
        return { reason: { code: 'unreadable', text }, isBounded: content.mentions !== undefined };
    }
    if (content?.kind !== 'unread' || !unread)
        return undefined;
    const text = 'what hangs on it is unknown: it was not read';
    return { reason: { code: 'unreadable', text }, isBounded: false };
}
function quarantineAbove(graph, from, quarantined) {
    const digest = graph.versions[from]?.digest;
    const queue = [...graph.parents.of(from)];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
        if (quarantined.has(node))
            continue;
        quarantined.set(node, { code: 'unreadable', text: `its part ${digest} cannot be read` });
        queue.push(...graph.parents.of(node));
    }
}
function findDoubtful(graph, unknown, now) {
    const doubtful = new Map();
    const received = graph.versions.map((version) => receivedAt(version, now));
    let latest;
    let latestTime = Number.NEGATIVE_INFINITY;
    for (const node of unknown) {
        const time = received[node] ?? Number.POSITIVE_INFINITY;
        if (latest !== undefined && time <= latestTime)
            continue;
        latest = node;
        latestTime = time;
    }
    if (latest === undefined)
        return doubtful;
    const text = `it may be part of ${graph.versions[latest]?.digest}, which cannot be read and is no older`;
    for (const node of graph.versions.keys()) {
        if ((received[node] ?? Number.NEGATIVE_INFINITY) <= latestTime)
            doubtful.set(node, { code: 'unread-parent', text });
    }
    return doubtful;
}

;// CONCATENATED MODULE: ./packages/retention/lib/decide/settle.js



function settle(graph, judged, { rules, now }, doubts) {
    const { judgements } = judged;
    const isAnyGoing = judgements.some(({ goes }) => goes);
    const { quarantined, doubtful } = findUncertainty(graph, now, isAnyGoing);
    const held = new Map([...doubtful, ...quarantined]);
    const keep = () => new Closure(graph, [...judgements.filter(({ goes }) => !goes).map(({ node }) => node), ...held.keys()]);
    let closure = keep();
    const going = () => judgements.filter(({ node, goes }) => goes && !closure.has(node));
    const last = findLastTagged(graph, judged, going());
    if (last !== undefined) {
        held.set(last, { code: 'last-tagged', text: 'the last image with a tag stays' });
        closure = keep();
    }
    const { brakes } = rules;
    const isTagged = (node) => (graph.tags[node]?.length ?? 0) > 0;
    const excesses = findExcesses(judgements, going(), brakes, isTagged);
    if (brakes.onLimit === 'cap') {
        for (const { allowed, isTagged: tagged, brake } of excesses) {
            const over = oldestFirst(judged, going().filter(({ node }) => isTagged(node) === tagged)).slice(allowed);
            for (const { node } of over)
                held.set(node, { code: 'capped', text: `next time: ${brake.text}` });
            closure = keep();
        }
    }
    const brake = findBrake(judged, going(), doubts, brakes.minRemaining, brakes.onLimit === 'stop' ? excesses[0]?.brake : undefined);
    if (brake !== undefined) {
        for (const { node, reason } of going())
            held.set(node, { code: 'braked', text: `${brake.text} (${reason.text})` });
        closure = keep();
    }
    return { closure, held, quarantined, brake };
}
function findBrake(judged, going, doubts, minRemaining, excess) {
    if (going.length === 0)
        return undefined;
    if (doubts.length > 0)
        return { code: 'doubts', text: `the listing may be incomplete: ${doubts.join('; ')}` };
    return findInsaneTimes(judged) ?? excess ?? findShortage(judged.judgements, going, minRemaining);
}
function findLastTagged({ versions, tags }, { ranking, judgements }, going) {
    const goes = new Set(going.map(({ node }) => node));
    const tagged = judgements.filter(({ node }) => (tags[node]?.length ?? 0) > 0);
    const remains = tagged.some(({ node }) => !goes.has(node) && versions[node]?.content.kind !== 'missing');
    if (remains)
        return undefined;
    const timeOf = (node) => ranking.times[node] ?? 0;
    return tagged
        .filter(({ node }) => goes.has(node))
        .map(({ node }) => node)
        .toSorted((a, b) => timeOf(b) - timeOf(a) || a - b)[0];
}
function oldestFirst({ ranking }, judgements) {
    const timeOf = ({ node }) => ranking.times[node] ?? 0;
    return judgements.toSorted((a, b) => timeOf(a) - timeOf(b) || a.node - b.node);
}

;// CONCATENATED MODULE: ./packages/retention/lib/time/iso-time.js
function isoTime(time) {
    return time === undefined ? undefined : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./packages/retention/lib/plan/order.js
function deletionOrder(graph, nodes, timeOf) {
    const goes = new Uint8Array(graph.versions.length);
    for (const node of nodes)
        goes[node] = 1;
    const ordered = [];
    const visit = (start) => {
        const stack = [];
        const enter = (node) => {
            if (goes[node] !== 1)
                return;
            goes[node] = 0;
            stack.push({ node, before: [...graph.referrers.of(node), ...graph.parents.of(node)], at: 0 });
        };
        enter(start);
        for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
            const next = top.before[top.at];
            top.at += 1;
            if (next !== undefined)
                enter(next);
            else {
                ordered.push(top.node);
                stack.pop();
            }
        }
    };
    const rank = (node) => Number.isNaN(timeOf(node)) ? Number.POSITIVE_INFINITY : timeOf(node);
    const sorted = nodes.toSorted((a, b) => (rank(a) === rank(b) ? a - b : rank(a) - rank(b)));
    for (const node of sorted)
        visit(node);
    return ordered;
}

;// CONCATENATED MODULE: ./packages/retention/lib/plan/untag.js


function planUntagging({ graph, judged, settlement }, { rules, now, liveness }) {
    return judged.judgements.flatMap(({ node, kind, goes, reason }) => {
        const version = graph.versions[node];
        const tags = graph.tags[node] ?? [];
        const time = judged.ranking.times[node] ?? Number.NaN;
        const isOtherwiseKept = !goes && BECAUSE_OF_TAGS.has(reason.code);
        if (version === undefined || !isOtherwiseKept || settlement.held.has(node))
            return [];
        const rank = judged.ranking.rankOf(node);
        return tags.flatMap((tag) => {
            if (tags.length < 2 || !mayGo(tag, rules, { now, liveness, rules, deployed: [] }))
                return [];
            const subject = {
                node,
                kind,
                version,
                tags: [tag],
                time,
                rank,
                labels: () => new Map(),
            };
            const isOld = now.getTime() - time > ageLimit(subject, rules, liveness) && rank > rules.minKeep;
            return isOld ? [{ digest: version.digest, tag, reason: { code: 'expired', text: WHY } }] : [];
        });
    });
}
const WHY = 'the tag may go and is old enough; its image stays because of another';
const BECAUSE_OF_TAGS = new Set([
    'protected-tag',
    'no-candidate',
    'live',
    'group',
    'semver',
]);
function mayGo(tag, rules, { liveness }) {
    if (rules.protectedTags.some((pattern) => pattern.matches(tag)))
        return false;
    const states = rules.live.map((pattern) => isLive(pattern, tag, liveness));
    if (states.some((state) => state === 'live' || state === 'unknown'))
        return false;
    return states.includes('closed') || (rules.candidates?.some((pattern) => pattern.matches(tag)) ?? false);
}

;// CONCATENATED MODULE: ./packages/retention/lib/plan/plan-repository.js







function decideRepository(inventory, circumstances) {
    const graph = buildGraph(inventory);
    const judged = judgeRoots(graph, circumstances);
    return { graph, judged, settlement: settle(graph, judged, circumstances, inventory.doubts) };
}
function planRepository(inventory, circumstances) {
    const decision = decideRepository(inventory, circumstances);
    const { graph, judged, settlement } = decision;
    const goes = (node) => !settlement.closure.has(node);
    const stays = judged.judgements.filter(({ node }) => !goes(node));
    return {
        name: inventory.repository,
        policy: circumstances.rules.policy,
        delete: planDeletions(decision),
        untag: settlement.brake === undefined ? planUntagging(decision, circumstances) : [],
        keep: stays.filter((each) => isShown(decision, each)).map((each) => keptRoot(decision, each)),
        quarantine: [...settlement.quarantined].map(([node, reason]) => quarantinedRoot(graph, node, reason)),
        brake: settlement.brake,
        bytes: countBytes(graph, goes),
    };
}
function whyItStays({ judged: _, settlement }, judgement) {
    const { node, goes, reason } = judgement;
    if (!goes)
        return reason;
    const held = settlement.held.get(node);
    if (held !== undefined)
        return held;
    const path = settlement.closure.path(node);
    return { code: 'reachable', text: `needed by ${path.at(-2) ?? path[0]}, which stays`, path };
}
function isShown({ graph, settlement }, { node }) {
    if (settlement.quarantined.has(node))
        return false;
    return graph.versions[node]?.content.kind !== 'unread' || (graph.tags[node]?.length ?? 0) > 0;
}
function keptRoot(decision, judgement) {
    const { graph, judged } = decision;
    const version = versionAt(graph, judgement.node);
    return {
        digest: digestOf(graph, judgement.node),
        tags: version.tags,
        reason: whyItStays(decision, judgement),
        time: isoTime(timeOf(judged, judgement.node)),
    };
}
function quarantinedRoot(graph, node, reason) {
    return { digest: digestOf(graph, node), tags: versionAt(graph, node).tags, reason };
}
function planDeletions(decision) {
    const { graph, judged, settlement } = decision;
    const { owners } = judged.roots;
    const nodes = [...graph.versions.keys()].filter((node) => !settlement.closure.has(node));
    const reasons = new Map(judged.judgements.map(({ node, reason }) => [node, reason]));
    const hanging = new HangingReasons(graph);
    const ageOrder = (node) => judged.ranking.times[owners[node] ?? node] ?? Number.NaN;
    return deletionOrder(graph, nodes, ageOrder).map((node) => planDeletion(decision, node, reasons.get(node) ?? hanging.of(node, owners[node] ?? node)));
}
function planDeletion({ graph, judged }, node, reason) {
    const version = versionAt(graph, node);
    const { updated } = version.times;
    const time = timeOf(judged, node);
    const text = isoTime(time);
    return {
        digest: version.digest,
        root: digestOf(graph, judged.roots.owners[node] ?? node),
        tags: version.tags,
        ids: version.id === undefined ? [] : [version.id],
        reason,
        edges: edgesOf(graph, node),
        time: text,
        updatedAt: updated === time ? text : isoTime(updated),
        size: manifestSize(graph, node),
    };
}
const plan_repository_NONE = [];
function edgesOf(graph, node) {
    if (!graph.children.has(node) && !graph.subjects.has(node))
        return plan_repository_NONE;
    const targets = new Set([...graph.children.of(node), ...graph.subjects.of(node)]);
    return [...targets].map((to) => digestOf(graph, to));
}
class HangingReasons {
    #graph;
    #children = new Map();
    #referrers = new Map();
    constructor(graph) {
        this.#graph = graph;
    }
    of(node, root) {
        const isReferrer = this.#graph.subjects.has(node);
        const known = isReferrer ? this.#referrers : this.#children;
        const digest = digestOf(this.#graph, root);
        const reason = known.get(root) ?? {
            code: isReferrer ? 'referrer' : 'child',
            text: isReferrer ? `refers to what goes with ${digest}` : `part of ${digest}, which goes`,
        };
        known.set(root, reason);
        return reason;
    }
}
function timeOf({ ranking }, node) {
    const time = ranking.times[node] ?? Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}
function digestOf(graph, node) {
    return versionAt(graph, node).digest;
}

;// CONCATENATED MODULE: ./packages/retention/lib/plan/plan.js



const NOTHING_KNOWN = { branches: undefined, pullRequests: undefined };
function planRetention(input) {
    const repositories = input.inventories
        .map((inventory) => planRepository(inventory, circumstancesOf(input, inventory.repository)))
        .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return sealPlan({ version: 1, registry: input.registry, createdAt: input.now.toISOString(), repositories });
}
function sealPlan(plan) {
    return { ...plan, hash: hashPlan(plan) };
}
function hashPlan(plan) {
    const { version, registry, createdAt, repositories } = plan;
    return hashOf({ version, registry, createdAt, repositories });
}
function circumstancesOf({ registry, policy, inputs = {}, deployed = [], liveness = NOTHING_KNOWN, now, }, repository) {
    const name = `${registry}/${repository}`;
    return {
        rules: retentionRules(inputs, policy, repository),
        now,
        liveness,
        deployed: deployed.filter((image) => image.name === undefined || image.name === name),
    };
}

;// CONCATENATED MODULE: ./packages/retention/lib/explain/explain.js



function explain(inventory, input, target) {
    const circumstances = circumstancesOf(input, inventory.repository);
    const version = findTarget(inventory, target);
    const decision = decideRepository(inventory, circumstances);
    const node = version === undefined ? undefined : decision.graph.find(version.digest);
    const policy = circumstances.rules.policy;
    if (version === undefined || node === undefined)
        return absent(inventory, target, policy);
    const { ranking } = decision.judged;
    const time = ranking.times[node] ?? Number.NaN;
    const rank = ranking.rankOf(node);
    return {
        ...answer(decision, node),
        digest: version.digest,
        tags: version.tags,
        time: Number.isNaN(time) ? undefined : new Date(time).toISOString(),
        rank: Number.isFinite(rank) ? rank : undefined,
        policy,
    };
}
function answer(decision, node) {
    const { settlement, judged, graph } = decision;
    const quarantine = settlement.quarantined.get(node);
    const path = settlement.closure.path(node);
    const [first] = path;
    const root = first === undefined ? undefined : reasonOf(decision, graph.find(first));
    if (quarantine !== undefined)
        return { decision: 'quarantine', reason: quarantine, path, root };
    if (settlement.closure.has(node)) {
        const text = `needed by ${path.at(-2) ?? first}, which stays`;
        return {
            decision: 'keep',
            reason: reasonOf(decision, node) ?? { code: 'reachable', text, path },
            path,
            root,
        };
    }
    const own = judged.judgements.find((judgement) => judgement.node === node)?.reason;
    const owner = graph.versions[judged.roots.owners[node] ?? node]?.digest;
    const reason = own ?? { code: 'hangs-on', text: `hangs on ${owner}, which goes` };
    return { decision: 'delete', reason, path: [], root: undefined };
}
function reasonOf(decision, node) {
    const judgement = decision.judged.judgements.find((each) => each.node === node);
    if (judgement !== undefined)
        return whyItStays(decision, judgement);
    return node === undefined ? undefined : decision.settlement.held.get(node);
}
function findTarget({ versions }, target) {
    if ((0,lib/* isDigest */.Bc)(target))
        return versions.get(target);
    const all = [...versions.values()];
    const tagged = all.find(({ tags }) => tags.includes(target));
    if (tagged !== undefined || !/^(?:sha256:|sha512:)?[0-9a-f]{6,}$/.test(target))
        return tagged;
    const matching = all.filter(({ digest }) => digest.startsWith(target) || digest.split(':')[1]?.startsWith(target));
    return matching.length === 1 ? matching[0] : undefined;
}
function absent({ repository }, target, policy) {
    const text = `${repository} has no tag and no single digest ${JSON.stringify(target.slice(0, 150))}`;
    return {
        decision: 'absent',
        digest: undefined,
        tags: [],
        reason: { code: 'absent', text },
        path: [],
        root: undefined,
        time: undefined,
        rank: undefined,
        policy,
    };
}

;// CONCATENATED MODULE: ./packages/retention/lib/inventory/needed-reads.js



function readDepth({ maxSize, labels }) {
    return maxSize !== undefined || labels.hold !== undefined || labels.expiresAfter !== undefined
        ? 'all'
        : 'roots';
}
function neededReads(inventory, circumstances, depth = 'roots') {
    const graph = buildGraph(inventory);
    const unread = [...graph.versions.keys()].filter((node) => graph.versions[node]?.content.kind === 'unread');
    if (unread.length === 0 || !mayAnythingGo(graph, unread, circumstances))
        return [];
    const known = unread.filter((node) => graph.settled[node] === 0 && isAskedForFirst(graph, node));
    const next = known.length > 0 ? known : portionOf(graph, unread, circumstances.now);
    const wanted = next.length > 0 || depth === 'roots' ? next : unread;
    return wanted.flatMap((node) => graph.versions[node]?.digest ?? []);
}
function isAskedForFirst({ versions, parents }, node) {
    return (versions[node]?.tags.length ?? 0) > 0 || parents.has(node);
}
function mayAnythingGo(graph, unread, circumstances) {
    const { rules, now } = circumstances;
    if (isAnyGoing(graph, circumstances))
        return true;
    return unread.some((node) => {
        const version = graph.versions[node];
        if (version === undefined || graph.settled[node] === 1)
            return false;
        const time = lastTouched(version, now);
        if (time === undefined || rules.labels.expiresAfter !== undefined)
            return true;
        const isTagged = (graph.tags[node]?.length ?? 0) > 0;
        return !isTagged && rules.untagged.action === 'delete' && now.getTime() - time > rules.untagged.grace;
    });
}
const SAME_BUILD = 5 * 60_000;
function portionOf(graph, unread, now) {
    const wanted = new Set(unread.filter((node) => graph.settled[node] === 0));
    const portion = [];
    for (const build of buildsOf(graph, now)) {
        const left = build.filter((node) => wanted.has(node));
        const read = build.length - left.length;
        portion.push(...left.slice(0, Math.max(1, read)));
    }
    return portion;
}
function buildsOf({ versions, parents }, now) {
    const timeOf = new Map();
    for (const [node, version] of versions.entries()) {
        if (version.tags.length > 0 || parents.has(node))
            continue;
        timeOf.set(node, receivedAt(version, now) ?? Number.NEGATIVE_INFINITY);
    }
    const idOf = (node) => versions[node]?.id ?? 0;
    const sorted = [...timeOf].sort(([a, at], [b, bt]) => (at === bt ? idOf(b) - idOf(a) || a - b : bt - at));
    const builds = [];
    let last = Number.NaN;
    for (const [node, time] of sorted) {
        const build = builds.at(-1);
        if (build === undefined || !(last - time <= SAME_BUILD))
            builds.push([node]);
        else
            build.push(node);
        last = time;
    }
    return builds;
}

// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var core_lib = __webpack_require__(4726);
;// CONCATENATED MODULE: ./packages/retention/lib/plan/json-reader.js


class ArtifactError extends Error {
    name = 'ArtifactError';
}
function fieldsOf(value, place, required, optional = []) {
    if (!(0,core_lib/* isJsonObject */.OW)(value))
        throw wrong(place, 'an object', value);
    const object = value;
    const at = (key) => (place === '' ? key : `${place}.${key}`);
    const unknown = Object.keys(object).find((key) => !required.includes(key) && !optional.includes(key));
    if (unknown !== undefined)
        throw new ArtifactError(`unknown key ${JSON.stringify(at(unknown).slice(0, 200))}`);
    const missing = required.find((key) => !Object.hasOwn(object, key));
    if (missing !== undefined)
        throw new ArtifactError(`${at(missing)} is missing`);
    return { at, get: (key) => (Object.hasOwn(object, key) ? object[key] : undefined) };
}
function readText(fields, key) {
    const value = fields.get(key);
    if (typeof value === 'string')
        return value;
    throw wrong(fields.at(key), 'text', value);
}
function readCount(fields, key) {
    return countAt(fields.get(key), fields.at(key));
}
function readFlag(fields, key) {
    const value = fields.get(key);
    if (typeof value === 'boolean')
        return value;
    throw wrong(fields.at(key), 'true or false', value);
}
function readDigest(fields, key) {
    return digestAt(fields.get(key), fields.at(key));
}
function readTime(fields, key) {
    const value = fields.get(key);
    const date = typeof value === 'string' ? new Date(value) : undefined;
    if (date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString() === value)
        return value;
    throw wrong(fields.at(key), 'a time such as 2026-11-25T12:00:00.000Z', value);
}
function readList(fields, key, read) {
    const value = fields.get(key);
    if (!Array.isArray(value))
        throw wrong(fields.at(key), 'a list', value);
    return value.map((each, index) => read(each, `${fields.at(key)}[${index}]`));
}
function readOptional(fields, key, read) {
    return fields.get(key) === undefined ? undefined : read(fields, key);
}
function textAt(value, place) {
    if (typeof value === 'string')
        return value;
    throw wrong(place, 'text', value);
}
function countAt(value, place) {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
        return value;
    throw wrong(place, 'a whole number', value);
}
function digestAt(value, place) {
    if (typeof value === 'string' && (0,lib/* isDigest */.Bc)(value))
        return value;
    throw wrong(place, 'a digest', value);
}
function wrong(place, wanted, value) {
    const shown = (JSON.stringify(value) ?? 'nothing').slice(0, 100);
    return new ArtifactError(`${place === '' ? 'the file' : place} must be ${wanted}, not ${shown}`);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new ArtifactError(`it is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/retention/lib/plan/parse.js


const DELETION = ['digest', 'root', 'tags', 'ids', 'reason', 'edges', 'size'];
function parsePlan(text) {
    const fields = fieldsOf(parseJson(text), '', ['version', 'hash', 'registry', 'createdAt', 'repositories']);
    if (fields.get('version') !== 1) {
        throw new ArtifactError(`version must be 1, not ${JSON.stringify(fields.get('version'))}: plan again`);
    }
    const hash = readText(fields, 'hash');
    const plan = {
        version: 1,
        registry: readText(fields, 'registry'),
        createdAt: readTime(fields, 'createdAt'),
        repositories: readList(fields, 'repositories', repositoryAt),
    };
    if (hashPlan(plan) !== hash) {
        throw new ArtifactError(`hash is ${hash.slice(0, 64)}, and the plan's is ${hashPlan(plan)}: it was changed`);
    }
    return { ...plan, hash };
}
function repositoryAt(value, place) {
    const required = ['name', 'policy', 'delete', 'untag', 'keep', 'quarantine', 'bytes'];
    const fields = fieldsOf(value, place, required, ['brake']);
    return {
        name: readText(fields, 'name'),
        policy: readText(fields, 'policy'),
        delete: readList(fields, 'delete', deletionAt),
        untag: readList(fields, 'untag', untagAt),
        keep: readList(fields, 'keep', keptAt),
        quarantine: readList(fields, 'quarantine', quarantinedAt),
        brake: readOptional(fields, 'brake', readBrake),
        bytes: bytesAt(fields.get('bytes'), fields.at('bytes')),
    };
}
function deletionAt(value, place) {
    const fields = fieldsOf(value, place, DELETION, ['time', 'updatedAt']);
    return {
        digest: readDigest(fields, 'digest'),
        root: readDigest(fields, 'root'),
        tags: readList(fields, 'tags', textAt),
        ids: readList(fields, 'ids', countAt),
        reason: readReason(fields),
        edges: readList(fields, 'edges', digestAt),
        time: readOptional(fields, 'time', readTime),
        updatedAt: readOptional(fields, 'updatedAt', readTime),
        size: readCount(fields, 'size'),
    };
}
function untagAt(value, place) {
    const fields = fieldsOf(value, place, ['digest', 'tag', 'reason']);
    return { digest: readDigest(fields, 'digest'), tag: readText(fields, 'tag'), reason: readReason(fields) };
}
function keptAt(value, place) {
    const fields = fieldsOf(value, place, ['digest', 'tags', 'reason'], ['time']);
    return { ...rootOf(fields), time: readOptional(fields, 'time', readTime) };
}
function quarantinedAt(value, place) {
    return rootOf(fieldsOf(value, place, ['digest', 'tags', 'reason']));
}
function rootOf(fields) {
    return {
        digest: readDigest(fields, 'digest'),
        tags: readList(fields, 'tags', textAt),
        reason: readReason(fields),
    };
}
function readReason(parent) {
    const fields = fieldsOf(parent.get('reason'), parent.at('reason'), ['code', 'text'], ['path']);
    const path = fields.get('path') === undefined ? undefined : readList(fields, 'path', digestAt);
    return { code: readText(fields, 'code'), text: readText(fields, 'text'), ...(path && { path }) };
}
function readBrake(parent, key) {
    const fields = fieldsOf(parent.get(key), parent.at(key), ['code', 'text']);
    return { code: readText(fields, 'code'), text: readText(fields, 'text') };
}
function bytesAt(value, place) {
    const fields = fieldsOf(value, place, ['freed', 'kept', 'exact']);
    return {
        freed: readCount(fields, 'freed'),
        kept: readCount(fields, 'kept'),
        exact: readFlag(fields, 'exact'),
    };
}

;// CONCATENATED MODULE: ./packages/retention/lib/journal/journal.js


function formatJournalLine(line) {
    return `${JSON.stringify(line)}\n`;
}
function parseJournal(text) {
    const [first, ...lines] = text.split('\n').slice(0, -1);
    if (first === undefined)
        throw new ArtifactError('it is no journal: there is no whole line');
    const header = readLine(first, 1, headerOf);
    const entries = lines.map((line, index) => readLine(line, index + 2, entryOf));
    const outcomes = new Map(entries.flatMap((entry) => (entry.kind === 'result' ? [[entry.number, entry.outcome]] : [])));
    const items = entries.filter((entry) => entry.kind !== 'result');
    return { header, items: items.map((item) => ({ ...item, outcome: outcomes.get(item.number) })) };
}
function readLine(line, number, read) {
    try {
        return read(parseJson(line));
    }
    catch (error) {
        if (error instanceof ArtifactError)
            throw new ArtifactError(`line ${number}: ${error.message}`, { cause: error });
        throw error;
    }
}
function headerOf(value) {
    const fields = fieldsOf(value, '', ['kind', 'version', 'registry', 'startedAt']);
    if (fields.get('kind') !== 'journal' || fields.get('version') !== 1) {
        throw new ArtifactError('it is no journal of this version of the action');
    }
    const registry = readText(fields, 'registry');
    return { kind: 'journal', version: 1, registry, startedAt: readTime(fields, 'startedAt') };
}
function entryOf(value) {
    const optional = ['number', 'outcome', 'repository', 'digest', 'ids', 'tags', 'edges', 'reason', 'at'];
    const fields = fieldsOf(value, '', ['kind'], optional);
    const kind = readText(fields, 'kind');
    const number = readCount(fields, 'number');
    if (kind === 'result')
        return { kind, number, outcome: readText(fields, 'outcome') };
    if (kind === 'delete' || kind === 'untag')
        return { kind, number, ...deletionOf(fields) };
    throw new ArtifactError(`kind must be delete, untag or result, not ${JSON.stringify(kind.slice(0, 60))}`);
}
function deletionOf(fields) {
    return {
        repository: readText(fields, 'repository'),
        digest: readDigest(fields, 'digest'),
        ids: readList(fields, 'ids', countAt),
        tags: readList(fields, 'tags', textAt),
        edges: readList(fields, 'edges', digestAt),
        reason: readReason(fields),
        at: readTime(fields, 'at'),
    };
}

;// CONCATENATED MODULE: ./packages/retention/lib/prove/merge.js
function withKnownContents(newer, ...older) {
    const versions = new Map([...newer.versions].map(([digest, version]) => [digest, filled(version, older)]));
    return { ...newer, versions };
}
function mergeInventories(older, newer) {
    const known = withKnownContents(newer, older);
    return { ...newer, versions: new Map([...older.versions, ...known.versions]) };
}
function filled(version, older) {
    if (version.content.kind !== 'unread')
        return version;
    for (const { versions } of older) {
        const content = versions.get(version.digest)?.content;
        if (content?.kind === 'manifest')
            return { ...version, content };
    }
    return version;
}

;// CONCATENATED MODULE: ./packages/retention/lib/prove/recheck.js





function recheck(plan, fresh) {
    const graph = buildGraph(fresh);
    const drifts = new Map(plan.delete.map((deletion) => [deletion.digest, driftOf(deletion, fresh)]));
    const stays = [...graph.versions.keys()].filter((node) => {
        const digest = graph.versions[node]?.digest;
        return digest === undefined || !drifts.has(digest) || drifts.get(digest) !== undefined;
    });
    const { quarantined, doubtful } = findUncertainty(graph, fresh.readAt, true);
    const closure = new Closure(graph, [...stays, ...quarantined.keys(), ...doubtful.keys()]);
    const unsure = new Map([...doubtful, ...quarantined]);
    return plan.delete.map((deletion) => {
        const node = graph.find(deletion.digest);
        const why = drifts.get(deletion.digest) ??
            (node === undefined ? undefined : (unsure.get(node) ?? needed(closure, node)));
        return { deletion, skip: fresh.doubts.length > 0 ? doubted(fresh) : why };
    });
}
function protectArrivals(plan, seen, arrivals) {
    const graph = buildGraph(mergeInventories(seen, arrivals));
    const nodes = [...arrivals.versions.keys()].flatMap((digest) => graph.find(digest) ?? []);
    const unknown = nodes.find((node) => isUnknown(graph, node));
    const closure = new Closure(graph, nodes);
    const checked = plan.delete.map((deletion) => {
        const node = graph.find(deletion.digest);
        if (unknown !== undefined)
            return { deletion, skip: unreadArrival(graph, unknown) };
        return { deletion, skip: node === undefined ? undefined : needed(closure, node) };
    });
    const stays = checked.filter(({ skip }) => skip === undefined).map(({ deletion }) => deletion);
    return { plan: { ...plan, delete: stays }, spared: checked.filter(({ skip }) => skip !== undefined) };
}
function isUnknown({ versions, settled }, node) {
    const kind = versions[node]?.content.kind;
    return (kind === 'unread' || kind === 'unreadable') && settled[node] === 0;
}
function unreadArrival({ versions }, node) {
    return {
        code: 'unread-arrival',
        text: `${versions[node]?.digest} was pushed meanwhile and cannot be read`,
    };
}
function doubted({ doubts }) {
    return { code: 'doubts', text: `the listing may be incomplete: ${doubts.join('; ')}` };
}
function needed(closure, node) {
    const path = closure.path(node);
    if (path.length === 0)
        return undefined;
    const by = path.at(-2);
    const text = by === undefined ? 'it was pushed or tagged again' : `needed by ${by}, which stays`;
    return { code: 'needed', text, path };
}
function driftOf(deletion, { versions }) {
    const version = versions.get(deletion.digest);
    if (version === undefined)
        return { code: 'absent', text: 'it is gone already' };
    if (!sameTexts(version.tags, deletion.tags)) {
        return {
            code: 'drifted',
            text: `its tags were ${listed(deletion.tags)} and are ${listed(version.tags)}`,
        };
    }
    if (!sameId(version, deletion.ids))
        return { code: 'drifted', text: 'it was pushed again since' };
    const updated = isoTime(version.times.updated);
    if (updated === deletion.updatedAt)
        return undefined;
    return { code: 'drifted', text: `it changed at ${updated ?? 'an unknown time'}` };
}
function sameId({ id }, ids) {
    return id === undefined || ids.length === 0 || ids.includes(id);
}
function sameTexts(a, b) {
    return a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n');
}
function listed(tags) {
    return tags.length === 0 ? 'none' : tags.join(', ');
}

;// CONCATENATED MODULE: ./packages/retention/lib/prove/verify.js



function verifyClosure(before, after, deleted) {
    const graph = buildGraph(mergeInventories(before, after));
    const gone = new Set(deleted.map(({ digest }) => digest));
    const broken = [];
    for (const [digest, missing] of findIncomplete(graph, after)) {
        const tags = after.versions.get(digest)?.tags ?? [];
        const deletedByUs = missing.filter((each) => gone.has(each));
        if (tags.length > 0)
            broken.push({ digest, tags, missing, deletedByUs });
    }
    return {
        broken: broken.sort((a, b) => verify_compare(a.digest, b.digest)),
        restore: findNeeded(graph, after, gone),
        unproved: unprovedOf(withKnownContents(after, before)),
    };
}
function findNeeded(graph, after, gone) {
    const there = [...graph.versions.keys()].filter((node) => isThere(after.versions.get(versionAt(graph, node).digest)));
    const closure = new Closure(graph, there, [graph.children, graph.referrers]);
    return graph.versions
        .filter(({ digest }, node) => closure.has(node) && gone.has(digest) && !isThere(after.versions.get(digest)))
        .map(({ digest }) => digest);
}
function findIncomplete(graph, after) {
    const found = new Map();
    const note = (missing, listing) => {
        for (const node of withAncestors(graph, listing)) {
            const { digest } = versionAt(graph, node);
            if (isThere(after.versions.get(digest)))
                found.set(digest, (found.get(digest) ?? new Set()).add(missing));
        }
    };
    for (const [node, { digest, content }] of graph.versions.entries()) {
        if (!isThere(after.versions.get(digest)))
            note(digest, graph.parents.of(node));
        if (content.kind !== 'manifest')
            continue;
        for (const child of content.manifest.children) {
            if (graph.find(child.digest) === undefined)
                note(child.digest, [node]);
        }
    }
    return new Map([...found].map(([digest, missing]) => [digest, [...missing].sort(verify_compare)]));
}
function withAncestors(graph, nodes) {
    const found = new Set(nodes);
    for (const node of found)
        for (const parent of graph.parents.of(node))
            found.add(parent);
    return found;
}
function unprovedOf(known) {
    const { versions, settled } = buildGraph(known);
    return versions
        .filter(({ content }, node) => (content.kind === 'unread' || content.kind === 'unreadable') && settled[node] === 0)
        .filter(({ tags }) => tags.length > 0)
        .map(({ digest }) => digest);
}
function isThere(version) {
    return version !== undefined && version.content.kind !== 'missing';
}
function verify_compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./packages/retention/lib/simulate/simulate.js



const simulate_DAY = 86_400_000;
function simulate(inventory, input, days) {
    const gone = new Set();
    const result = {
        days: [],
        deleted: [],
        braked: [],
    };
    for (let back = days; back >= 0; back -= 1) {
        const now = new Date(input.now.getTime() - back * simulate_DAY);
        const past = asOf(inventory, now, gone);
        const plan = planRepository(past, circumstancesOf({ ...input, now }, inventory.repository));
        const at = now.toISOString();
        if (plan.brake !== undefined)
            result.braked.push({ at, text: plan.brake.text });
        const roots = plan.delete.filter(({ digest, root }) => digest === root);
        for (const { digest } of plan.delete)
            gone.add(digest);
        for (const { digest, tags, reason } of roots) {
            result.deleted.push({
                digest,
                tags,
                reason,
                at,
                missedAt: missedAt(inventory.versions.get(digest), now),
            });
        }
        if (roots.length > 0)
            result.days.push({ at, deleted: roots.length, remaining: plan.keep.length });
    }
    return result;
}
function asOf({ versions, ...rest }, now, gone) {
    const past = new Map();
    for (const [digest, version] of versions) {
        if (!gone.has(digest) && existed(version, now))
            past.set(digest, { ...version, times: timesAsOf(version, now) });
    }
    return { ...rest, readAt: now, versions: past };
}
function existed({ times, content }, now) {
    const made = content.kind === 'manifest' ? content.manifest.created : undefined;
    const born = times.pushed ?? times.created ?? made;
    return born === undefined || born <= now.getTime();
}
function timesAsOf({ times }, now) {
    const past = (time) => time !== undefined && time <= now.getTime() ? time : undefined;
    return { ...times, updated: past(times.updated), lastPulled: past(times.lastPulled) };
}
function missedAt(version, at) {
    const times = [version?.times.updated, version?.times.lastPulled].filter((time) => time !== undefined);
    const [first] = times.filter((time) => time > at.getTime()).sort((a, b) => a - b);
    return isoTime(first);
}

;// CONCATENATED MODULE: ./packages/retention/lib/index.js



















/***/ })

};
