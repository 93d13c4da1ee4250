export const id = 207;
export const ids = [207];
export const modules = {

/***/ 2207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findManifests: () => (/* reexport */ findManifests),
  readManifest: () => (/* reexport */ readManifest),
  updateManifests: () => (/* reexport */ updateManifests)
});

// UNUSED EXPORTS: findImageReferences, updateManifest

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
;// CONCATENATED MODULE: ./packages/manifests/lib/files.js



const MAX_FILES = 1000;
const MAX_BYTES = 8 * 1024 * 1024;
const NEVER = new Set(['.git', 'node_modules']);
async function findManifests(globs, root, setting = 'input "manifests"') {
    try {
        return await find(globs, root);
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        const { message, fix, cause } = error;
        throw new lib/* UserError */.yo(`${setting}: ${message}`, { cause, ...(fix === undefined ? {} : { fix }) });
    }
}
async function find(globs, root) {
    const realRoot = await (0,promises_.realpath)(root);
    const excluded = globs.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const found = new Set();
    for (const pattern of globs.filter((each) => !each.startsWith('!'))) {
        checkPattern(pattern);
        let count = 0;
        for await (const path of filesOf(pattern, realRoot)) {
            count += 1;
            if (!excluded.some((exclusion) => (0,external_node_path_.matchesGlob)(path, exclusion)))
                found.add(path);
            if (found.size > MAX_FILES)
                throw tooMany(pattern);
        }
        if (count === 0)
            throw foundNothing(pattern);
    }
    if (found.size === 0)
        throw foundNothing(globs.join(' '));
    return [...found].toSorted();
}
async function readManifest(path, root) {
    const file = (0,external_node_path_.join)(root, path);
    const { size } = await (0,promises_.stat)(file);
    if (size > MAX_BYTES) {
        throw new lib/* UserError */.yo(`${path} has ${size} bytes, more than ${MAX_BYTES}`, { fix: 'leave it out' });
    }
    try {
        const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        return { path, text: decoder.decode(await (0,promises_.readFile)(file)) };
    }
    catch (cause) {
        if (!(cause instanceof TypeError))
            throw cause;
        throw new lib/* UserError */.yo(`${path} is no UTF-8 text`, { fix: 'convert the file to UTF-8', cause });
    }
}
function checkPattern(pattern) {
    const leaves = (0,external_node_path_.isAbsolute)(pattern) || pattern.split(/[\\/{},]/).includes('..');
    if (!leaves)
        return;
    throw new lib/* UserError */.yo(`${JSON.stringify(pattern)} leaves the workspace`, {
        fix: 'write globs relative to the workspace, without ".."',
    });
}
async function* filesOf(pattern, realRoot) {
    const entries = (0,promises_.glob)(pattern, {
        cwd: realRoot,
        withFileTypes: true,
        exclude: ({ name }) => NEVER.has(name),
    });
    for await (const entry of entries) {
        const written = (0,external_node_path_.relative)(realRoot, (0,external_node_path_.join)(entry.parentPath, entry.name));
        const path = await resolveLinks(written, realRoot);
        const parts = path.split(external_node_path_.sep);
        if (parts.some((part) => NEVER.has(part))) {
            if (path !== written)
                throw strayLink(written, path);
        }
        else if ((await (0,promises_.stat)((0,external_node_path_.join)(realRoot, path))).isFile()) {
            yield parts.join('/');
        }
    }
}
async function resolveLinks(written, realRoot) {
    const real = await (0,promises_.realpath)((0,external_node_path_.join)(realRoot, written)).catch((cause) => {
        throw strayLink(written, 'nowhere', cause);
    });
    const path = (0,external_node_path_.relative)(realRoot, real);
    if (path.split(external_node_path_.sep)[0] === '..' || (0,external_node_path_.isAbsolute)(path))
        throw strayLink(written, real);
    return path;
}
function strayLink(written, target, cause) {
    const leads = target === 'nowhere' ? target : `to ${target}`;
    const problem = `${written} is a symbolic link that leads ${leads}`;
    return new lib/* UserError */.yo(problem, { fix: 'name files of the workspace itself', cause });
}
function tooMany(pattern) {
    const problem = `with ${JSON.stringify(pattern)} there are more than ${MAX_FILES} files`;
    return new lib/* UserError */.yo(problem, { fix: 'write a narrower glob' });
}
function foundNothing(pattern) {
    return new lib/* UserError */.yo(`${JSON.stringify(pattern)} finds no file`, {
        fix: 'check the glob; it is relative to the workspace, which a checkout step must have filled',
    });
}

// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
;// CONCATENATED MODULE: ./packages/manifests/lib/image-name.js

function image_name_readImage(text) {
    const named = text.split('@', 1)[0] ?? '';
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const name = colon < 0 ? named : named.slice(0, colon);
    return { text: name, name: normalise(text), pinned: name.length < text.length };
}
function joinImage(name, tag, digest) {
    return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}
function normalise(text) {
    try {
        return (0,reference/* formatRepository */.Sh)((0,reference/* parseReference */.F2)(text));
    }
    catch (error) {
        if (error instanceof reference/* InvalidReferenceError */.x_)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/manifests/lib/mentions.js


const WORD = /(?<![\w./:@-])[A-Za-z0-9][A-Za-z0-9._/:@-]*[A-Za-z0-9_]/g;
function mentions_findMentions(document, source, known) {
    const mentions = [];
    visit(document, {
        Scalar: (key, scalar) => {
            if (key !== 'key' && !known.has(scalar))
                mentions.push(...mentionsIn(scalar, source));
        },
    });
    return mentions;
}
function mentionsIn({ value, range }, source) {
    if (typeof value !== 'string' || !value.includes('/'))
        return [];
    const [from = 0, to = from] = range ?? [];
    const written = source.text.slice(from, to);
    let start = from;
    let searched = 0;
    return [...value.matchAll(WORD)].flatMap(([word]) => {
        const found = written.indexOf(word, searched);
        if (found >= 0)
            start = from + found;
        searched = found < 0 ? written.length : found;
        const reference = word.replace(/^(?:docker|oci):\/\//, '');
        return isPinnedPath(reference) ? [{ reference, start }] : [];
    });
}
function isPinnedPath(text) {
    if (!text.includes('/') || !/[:@]/.test(text))
        return false;
    try {
        const { tag, digest } = parseReference(text);
        return tag !== undefined || digest !== undefined;
    }
    catch (error) {
        if (error instanceof InvalidReferenceError)
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./packages/policy/lib/yaml/aliases.js
var aliases = __webpack_require__(9674);
// EXTERNAL MODULE: ./packages/policy/lib/yaml/read.js + 1 modules
var read = __webpack_require__(1908);
;// CONCATENATED MODULE: ./packages/policy/lib/yaml/index.js



;// CONCATENATED MODULE: ./packages/manifests/lib/errors.js

function manifestError(place, problem, fix) {
    const { source, start, end } = place;
    return new lib/* UserError */.yo(`${source.place(start)}: ${problem}\n\n${source.excerpt(start, end)}`, { fix });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/document-index.js


const MAX_MERGED_MAPS = 50;
function keyOf(pair) {
    return (0,dist/* isScalar */.jn)(pair.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
}
class DocumentIndex {
    #targets;
    #uses = new Map();
    #entries = new Map();
    #merged = new Map();
    constructor(document) {
        this.#targets = (0,aliases/* resolveAliases */.r)(document);
        for (const target of this.#targets.values())
            this.#uses.set(target, this.usesOf(target) + 1);
    }
    resolve(node) {
        if ((0,dist/* isAlias */.Vj)(node))
            return this.#targets.get(node);
        return (0,dist/* isNode */.Ll)(node) ? node : undefined;
    }
    usesOf(node) {
        return this.#uses.get(node) ?? 0;
    }
    pairOf(map, key) {
        return this.#entriesOf(map).pairs.get(key);
    }
    withMerged(map) {
        const known = this.#merged.get(map);
        if (known !== undefined)
            return known;
        const found = new Set([map]);
        for (const each of found) {
            for (const merged of this.#mergedInto(each))
                if (found.size < MAX_MERGED_MAPS)
                    found.add(merged);
        }
        this.#merged.set(map, found);
        return found;
    }
    #mergedInto(map) {
        return this.#entriesOf(map)
            .merges.map((pair) => this.resolve(pair.value))
            .flatMap((node) => (0,dist/* isSeq */.oP)(node) ? node.items.slice(0, MAX_MERGED_MAPS).map((item) => this.resolve(item)) : [node])
            .filter(dist/* isMap */.jh);
    }
    #entriesOf(map) {
        const known = this.#entries.get(map);
        if (known !== undefined)
            return known;
        const pairs = new Map();
        const merges = [];
        for (const pair of map.items) {
            const key = keyOf(pair);
            if (key === '<<')
                merges.push(pair);
            else if (key !== undefined)
                pairs.set(key, pair);
        }
        const entries = { pairs, merges: merges.slice(0, MAX_MERGED_MAPS) };
        this.#entries.set(map, entries);
        return entries;
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/fields.js


function findField(map, key, index) {
    for (const candidate of index.withMerged(map)) {
        const pair = index.pairOf(candidate, key);
        if (pair === undefined)
            continue;
        const field = fieldOf(pair, index);
        return field === undefined || candidate === map ? field : { ...field, shared: true };
    }
    return undefined;
}
function fieldOf(pair, index) {
    const key = keyOf(pair);
    const node = index.resolve(pair.value);
    if (key === undefined || !(0,dist/* isScalar */.jn)(node))
        return undefined;
    return { key, scalar: node, text: textOf(node), shared: node !== pair.value };
}
function textOf(scalar) {
    if (scalar.value === null)
        return '';
    return (typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))).trim();
}

;// CONCATENATED MODULE: ./packages/manifests/lib/sites/kind.js


const KUSTOMIZATION_FILES = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
function kindOf(document, file) {
    const group = textAt(document, 'apiVersion');
    const kind = textAt(document, 'kind');
    if (group?.startsWith('kustomize.'))
        return 'kustomization';
    if (group === undefined && KUSTOMIZATION_FILES.has((0,external_node_path_.basename)(file)))
        return 'kustomization';
    if (group !== undefined && kind !== undefined)
        return 'kubernetes';
    return (0,dist/* isMap */.jh)(document.contents) && (0,dist/* isMap */.jh)(document.get('services', true)) ? 'compose' : 'helm-values';
}
function runsImages(document) {
    return textAt(document, 'apiVersion')?.startsWith('image.toolkit.fluxcd.io/') !== true;
}
function textAt(document, key) {
    const node = (0,dist/* isMap */.jh)(document.contents) ? document.contents.get(key, true) : undefined;
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' ? node.value : undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/sites/site.js
const MAX_KEY = 100;
function joinPath(path, key) {
    if (typeof key === 'number')
        return `${path}[${key}]`;
    const name = key.slice(0, MAX_KEY);
    if (!/^[\w-]+$/.test(name))
        return `${path}[${JSON.stringify(name)}]`;
    return path === '' ? name : `${path}.${name}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/sites/kustomize-site.js




function kustomizeSite(at) {
    const name = findField(at.map, 'name', at.index);
    if (name === undefined)
        return undefined;
    const newName = findField(at.map, 'newName', at.index);
    const newTag = findField(at.map, 'newTag', at.index);
    const digest = findField(at.map, 'digest', at.index);
    const running = newName === undefined || newName.text === '' ? name : newName;
    return {
        path: at.path,
        images: [...new Set([name, running])]
            .filter(({ text }) => text !== '')
            .map(({ text }) => image_name_readImage(text)),
        deployed: deployedBy(running, newTag?.text ?? '', digest?.text ?? ''),
        scalars: [newName, newTag, digest].flatMap((field) => (field === undefined ? [] : [field.scalar])),
        assign: (image) => kustomize_site_assign(at, running, image),
    };
}
function deployedBy(running, tag, digest) {
    return {
        name: running.scalar,
        references: [joinImage(running.text, tag, digest)],
        openVersion: tag === '' && digest === '',
    };
}
function kustomize_site_assign(at, running, image) {
    const wanted = (0,reference/* formatRepository */.Sh)(image);
    const values = [
        ['newTag', image.tag],
        ['digest', image.digest],
    ];
    if (image_name_readImage(running.text).name !== wanted)
        values.unshift(['newName', wanted]);
    let after = at.index.pairOf(at.map, 'newName') ?? at.index.pairOf(at.map, 'name') ?? at.map.items.at(-1);
    return values.flatMap(([key, value]) => {
        const assignment = setOrAdd(at, after, key, value);
        after = at.index.pairOf(at.map, key) ?? after;
        return assignment ?? [];
    });
}
function setOrAdd(at, after, key, value) {
    const path = joinPath(at.path, key);
    const field = findField(at.map, key, at.index);
    if (field !== undefined)
        return { path, field, value };
    return after === undefined ? undefined : { path, map: at.map, after, key, value };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/sites/parts-site.js





const SHAPES = [
    { name: 'repository', tag: 'tag' },
    { name: 'image', tag: 'tag' },
    { name: 'image', tag: 'imageTag' },
    { name: 'imageName', tag: 'imageTag' },
    { name: 'name', tag: 'tag', insideImage: true },
];
const DIGEST_KEYS = ['digest', 'sha'];
function isImageKey(key) {
    return key !== undefined && /^images?$|[_.-]images?$|[a-z0-9]Images?$/.test(key);
}
function partsSite(at) {
    const parts = findParts(at);
    if (parts === undefined)
        return undefined;
    const { name, registry, tag, digest } = parts;
    return {
        path: at.path,
        images: [parts.written],
        deployed: parts_site_deployedBy(parts),
        scalars: [name, registry, tag, digest].flatMap((field) => (field === undefined ? [] : [field.scalar])),
        assign: (image) => [...assignName(at, parts, image), ...assignVersion(at, parts, image)],
    };
}
function parts_site_deployedBy({ name, written, tag, digest }) {
    const sha = digest?.text ?? '';
    const pin = sha === '' || sha.includes(':') || digest?.key !== 'sha' ? sha : `sha256:${sha}`;
    const value = tag?.scalar.value;
    const tags = new Set([tag?.text ?? '', ...(typeof value === 'number' ? [String(value)] : [])]);
    return {
        name: name.scalar,
        references: [...tags].map((each) => joinImage(written.text, each, pin)),
        openVersion: pin === '' && (tag === undefined || tag.text === ''),
    };
}
function findParts(at) {
    const [digestKey, shaKey] = DIGEST_KEYS;
    const digest = findField(at.map, digestKey, at.index) ?? findField(at.map, shaKey, at.index);
    for (const shape of SHAPES) {
        const parts = matchShape(at, shape, digest);
        if (parts !== undefined)
            return parts;
    }
    return undefined;
}
function matchShape(at, shape, digest) {
    const insideImage = isImageKey(at.parent);
    const name = findField(at.map, shape.name, at.index);
    if (name === undefined || image_name_readImage(name.text).pinned || (shape.insideImage && !insideImage)) {
        return undefined;
    }
    const tag = findField(at.map, shape.tag, at.index);
    const bare = shape.name === 'repository' && insideImage;
    if (tag === undefined && digest === undefined && !bare)
        return undefined;
    const registry = findField(at.map, 'registry', at.index);
    const prefix = registry === undefined || registry.text === '' ? '' : `${registry.text}/`;
    return { name, written: image_name_readImage(`${prefix}${name.text}`), registry, tagKey: shape.tag, tag, digest };
}
function assignName(at, parts, image) {
    const { name, registry, written } = parts;
    const wanted = (0,reference/* formatRepository */.Sh)(image);
    if (written.name === wanted)
        return [];
    if (registry === undefined || registry.text === '')
        return [replace(at, name, wanted)];
    return [replace(at, registry, image.registry), replace(at, name, image.repository)];
}
function assignVersion(at, parts, image) {
    const { tag, digest } = parts;
    const version = digest === undefined ? `${image.tag}@${image.digest}` : image.tag;
    const rest = digest === undefined ? [] : [replace(at, digest, digestText(at, digest, image))];
    if (tag !== undefined)
        return [replace(at, tag, version), ...rest];
    if (digest !== undefined)
        return rest;
    const after = at.index.pairOf(at.map, parts.name.key) ?? at.map.items.at(-1);
    if (after === undefined)
        return [];
    const key = parts.tagKey;
    return [{ path: joinPath(at.path, key), map: at.map, after, key, value: version }];
}
function digestText(at, field, { digest }) {
    if (field.key !== 'sha' || field.text.includes(':'))
        return digest;
    const [algorithm, hex = ''] = digest.split(':');
    if (algorithm === 'sha256')
        return hex;
    const problem = `${joinPath(at.path, field.key)} takes the digits of a sha256 digest, but the digest is ${digest}`;
    throw manifestError(at.place, problem, 'name the key "digest", if the chart knows it');
}
function replace(at, field, value) {
    return { path: joinPath(at.path, field.key), field, value };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/sites/reference-site.js



function referenceSite(path, field) {
    const written = image_name_readImage(field.text);
    return {
        path: joinPath(path, field.key),
        images: [written],
        deployed: { name: field.scalar, references: [field.text], openVersion: false },
        scalars: [field.scalar],
        assign: (image) => {
            const wanted = (0,reference/* formatRepository */.Sh)(image);
            const name = written.name === wanted ? written.text : wanted;
            return [{ path: joinPath(path, field.key), field, value: `${name}:${image.tag}@${image.digest}` }];
        },
    };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/sites/find-sites.js










const NAMES_INSIDE_IMAGE = ['reference', 'name', 'repository'];
const PART_KEYS = new Set('name repository registry reference tag imageName imageTag digest sha newName newTag'.split(' '));
function findSites(document, source) {
    const kind = kindOf(document, source.file);
    const index = new DocumentIndex(document);
    const sites = [];
    const walk = (node, path, parent) => {
        if ((0,dist/* isSeq */.oP)(node)) {
            for (const [at, item] of node.items.entries())
                walk(item, joinPath(path, at), parent);
        }
        if (!(0,dist/* isMap */.jh)(node))
            return;
        checkMap(node, source);
        sites.push(...sitesOf({ map: node, path, parent, index, place: placeOf(node, source) }, kind));
        for (const pair of node.items) {
            const key = keyOf(pair);
            if (!(0,dist/* isAlias */.Vj)(pair.value))
                walk(pair.value, joinPath(path, key ?? '?'), key);
        }
    };
    if (runsImages(document))
        walk(document.contents, '', undefined);
    return { kind, index, sites };
}
function sitesOf(at, kind) {
    if (kind === 'kustomization' && at.parent === 'images') {
        const entry = kustomizeSite(at);
        return entry === undefined ? [] : [entry];
    }
    const parts = partsSite(at);
    return [...(parts === undefined ? [] : [parts]), ...referenceSites(at, parts)];
}
function referenceSites(at, parts) {
    return at.map.items.flatMap((pair) => {
        const field = namesImage(keyOf(pair), at.parent) ? fieldOf(pair, at.index) : undefined;
        if (field === undefined || field.text === '' || parts?.scalars.includes(field.scalar))
            return [];
        const sureOfIt = isImageKey(field.key) || field.key === 'reference' || image_name_readImage(field.text).pinned;
        return sureOfIt ? [referenceSite(at.path, field)] : [];
    });
}
function namesImage(key, parent) {
    return isImageKey(key) || (isImageKey(parent) && NAMES_INSIDE_IMAGE.some((name) => name === key));
}
function checkMap(map, source) {
    const place = placeOf(map, source);
    if (map.flow && source.text.startsWith('{{', place.start))
        throw templateError(place);
    const keys = new Set();
    for (const { key } of map.items) {
        if (!(0,dist/* isScalar */.jn)(key))
            continue;
        const name = key.source ?? String(key.value);
        if (keys.has(name) && (isImageKey(name) || PART_KEYS.has(name))) {
            const [start, end] = key.range ?? [place.start, place.end];
            const problem = `the key ${JSON.stringify(name.slice(0, 100))} stands twice in one map`;
            throw manifestError({ source, start, end }, problem, 'remove one of the two');
        }
        keys.add(name);
    }
}
function templateError(place) {
    const problem = 'this is a template with {{ }}, which is no YAML before it is rendered';
    return manifestError(place, problem, "leave the file out of the manifests and name the chart's values file instead");
}
function placeOf(map, source) {
    const [start, end] = map.range ?? [0, 0];
    return { source, start, end: Math.min(end, start + 80) };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/scan.js



const LIMITS = { maxLength: 8 * 1024 * 1024, maxDepth: 100 };
function scan_scan(source) {
    return parse(source).map((document) => ({ ...findSites(document, source), document }));
}
function parse(source) {
    const { documents, problems } = (0,read/* readYaml */.g)(source.text, LIMITS);
    const [first] = problems;
    if (first === undefined)
        return documents;
    const template = source.text.indexOf('{{');
    if (template >= 0)
        throw templateError({ source, start: template, end: template + 2 });
    const place = { source, start: first.start, end: first.end };
    throw manifestError(place, `this is no YAML: ${first.message}`, 'correct the file, or leave it out');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/find-image-references.js




function findImageReferences(text, path) {
    const source = new SourceText(path, text);
    const found = scan(source).flatMap((document) => [
        ...find_image_references_sitesOf(document, source),
        ...mentionsOf(document, source),
    ]);
    const places = Map.groupBy(found, ({ line, reference }) => `${line} ${reference}`);
    return [...places.values()].flatMap(([first]) => first ?? []).toSorted((a, b) => a.line - b.line);
}
function find_image_references_sitesOf({ sites, kind }, source) {
    return sites.flatMap(({ deployed: { name, references, openVersion } }) => {
        const { line } = source.position(name.range[0]);
        return references.filter(isNamed).map((reference) => {
            const image = readImage(reference);
            const open = openVersion || (kind === 'helm-values' && !image.pinned);
            return { reference, line, repository: repositoryOf(image), settled: !open && image.name !== undefined };
        });
    });
}
function mentionsOf({ document, sites }, source) {
    const known = new Set(sites.map(({ deployed }) => deployed.name));
    return findMentions(document, source, known).map(({ reference, start }) => {
        const { line } = source.position(start);
        return { reference, line, repository: repositoryOf(readImage(reference)), settled: true };
    });
}
function isNamed(reference) {
    return readImage(reference).text !== '';
}
function repositoryOf(image) {
    return image.name ?? readImage(image.text).name;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/edits.js
function applyEdits(text, edits) {
    const parts = [];
    let copied = 0;
    for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        parts.push(text.slice(copied, edit.start), edit.text);
        copied = edit.end;
    }
    return parts.join('') + text.slice(copied);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/plain-scalar.js
const NOT_TEXT = [
    /^(?:~|null|true|false|yes|no|on|off|y|n)$/i,
    /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?)$/i,
    /^[-+]?\.(?:inf|nan)$/i,
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
    /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
];
const HARMLESS = /^[A-Za-z0-9_/.](?:[A-Za-z0-9_/.@+-]|:(?=.))*$/;
function isPlainText(text) {
    return HARMLESS.test(text) && !NOT_TEXT.some((pattern) => pattern.test(text));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/insert-pair.js


function insertPair(source, map, after, pair) {
    const key = startOf(after.key);
    const quoted = source.text[key] === '"';
    const name = quoted ? JSON.stringify(pair.key) : pair.key;
    const value = isPlainText(pair.value) && !quoted ? pair.value : JSON.stringify(pair.value);
    const line = `${name}: ${value}`;
    const position = endOf(after);
    if (map.flow === true) {
        return insertion(position, `${separator(source.text, map, after)}${line}`);
    }
    const lineBreak = source.text.indexOf('\n', endsLine(source.text, position) ? position - 1 : position);
    const { column } = source.position(key);
    const indented = `${' '.repeat(column - 1)}${line}`;
    if (lineBreak < 0) {
        return insertion(source.text.length, `${endOfLine(source.text, source.text.indexOf('\n'))}${indented}`);
    }
    return insertion(lineBreak + 1, `${indented}${endOfLine(source.text, lineBreak)}`);
}
function insertion(position, text) {
    return { start: position, end: position, text };
}
function separator(text, map, pair) {
    const previous = map.items[map.items.indexOf(pair) - 1];
    const between = previous === undefined ? '' : text.slice(endOf(previous), startOf(pair.key));
    return /^\s*,\s*$/.test(between) ? between : ', ';
}
function endOfLine(text, lineBreak) {
    return text[lineBreak - 1] === '\r' ? '\r\n' : '\n';
}
function endsLine(text, position) {
    return text[position - 1] === '\n';
}
function startOf(node) {
    return rangeOf(node)[0];
}
function endOf(pair) {
    return rangeOf((0,dist/* isNode */.Ll)(pair.value) ? pair.value : pair.key)[1];
}
function rangeOf(node) {
    const range = (0,dist/* isNode */.Ll)(node) ? node.range : undefined;
    if (range == null)
        throw new Error('a parsed node has no range');
    return range;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/set-scalar.js


function setScalar(source, scalar, value) {
    const [start, end] = scalar.range;
    if (scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL') {
        return setBlockScalar(source, scalar, value);
    }
    const quoted = scalar.type !== 'PLAIN';
    if (scalar.value === value && (quoted || isPlainText(value)))
        return undefined;
    if (start === end)
        return fillEmpty(source, start, value);
    return { start, end, text: render(scalar.type, value) };
}
function render(type, value) {
    if (type === 'QUOTE_SINGLE')
        return `'${value}'`;
    return type === 'PLAIN' && isPlainText(value) ? value : `"${value}"`;
}
function setBlockScalar(source, scalar, value) {
    const [start, end] = scalar.range;
    const before = String(scalar.value).trim();
    if (before === value)
        return undefined;
    const header = source.text.indexOf('\n', start);
    const position = source.text.indexOf(before, header);
    if (before === '' || header < 0 || position + before.length > end) {
        throw cannotWrite(source, start, end);
    }
    return { start: position, end: position + before.length, text: value };
}
function fillEmpty(source, start, value) {
    let position = start;
    while (/[ \t]/.test(source.text.charAt(position - 1)))
        position -= 1;
    if (source.text.charAt(position - 1) !== ':')
        throw cannotWrite(source, start, start);
    return { start: position, end: position, text: ` ${render('PLAIN', value)}` };
}
function cannotWrite(source, start, end) {
    const problem = 'there is no value here that could be replaced';
    return manifestError({ source, start, end }, problem, 'write a value on the line of its key, such as ""');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/plan-changes.js



function planChanges(context, assignments) {
    const replacements = assignments.filter((assignment) => 'field' in assignment);
    checkSharing(context, replacements);
    const written = new Map();
    return assignments.flatMap((assignment) => {
        if (!('field' in assignment))
            return planAddition(context, assignment);
        const { scalar } = assignment.field;
        const earlier = written.get(scalar);
        if (earlier !== undefined && earlier.value !== assignment.value) {
            throw sharingError(context, assignment, `${earlier.path} needs ${earlier.value} there`);
        }
        written.set(scalar, assignment);
        return earlier === undefined ? planReplacement(context, assignment) : [];
    });
}
function planReplacement(context, replacement) {
    const { field, value, path } = replacement;
    const edit = setScalar(context.source, field.scalar, value);
    if (edit === undefined)
        return [];
    const { line, column } = context.source.position(field.scalar.range[0]);
    return [{ edit, change: { line, column, path, before: field.text, after: value, kind: context.kind } }];
}
function planAddition(context, addition) {
    const { map, after, key, value, path } = addition;
    const edit = insertPair(context.source, map, after, { key, value });
    const { line, column } = context.source.position(edit.start);
    return [{ edit, change: { line, column, path, before: null, after: value, kind: context.kind } }];
}
function checkSharing(context, replacements) {
    const foreign = new Map(context.others.flatMap((site) => site.scalars.map((scalar) => [scalar, site.path])));
    const shared = new Map();
    for (const { field } of replacements) {
        if (field.shared)
            shared.set(field.scalar, (shared.get(field.scalar) ?? 0) + 1);
    }
    for (const replacement of replacements) {
        const { field, value } = replacement;
        const other = foreign.get(field.scalar);
        if (other !== undefined && field.text !== value) {
            throw sharingError(context, replacement, `it also belongs to another image, at ${other}`);
        }
        const usedElsewhere = context.index.usesOf(field.scalar) > (shared.get(field.scalar) ?? 0);
        const joined = /^[^:/]+@/.test(value);
        if (usedElsewhere && joined) {
            throw sharingError(context, replacement, `an alias uses it outside of images, where ${value} is no version`);
        }
    }
}
function sharingError(context, { field, path }, reason) {
    const [start, end] = field.scalar.range;
    const fix = 'give the image a value of its own instead of the alias, or the chart a "digest" beside its "tag"';
    return manifestError({ source: context.source, start, end }, `${path} cannot change: ${reason}`, fix);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/update-manifest.js






function updateManifest(file, update) {
    const source = new policy_lib/* SourceText */.D(file.path, file.text);
    const documents = scan_scan(source);
    const sites = documents.flatMap((document) => document.sites);
    const wanted = (0,reference/* formatRepository */.Sh)(update.image);
    const ours = new Set(sites.filter(({ images }) => images.some(({ name }) => name === wanted)));
    const planned = documents.flatMap((document) => {
        const assignments = document.sites
            .filter((site) => ours.has(site))
            .flatMap((site) => site.assign(update.reference));
        const others = document.sites.filter((site) => !ours.has(site));
        return planChanges({ ...document, source, others }, assignments);
    });
    const edits = planned.map(({ edit }) => edit);
    const text = applyEdits(file.text, edits);
    if (edits.length > 0) {
        const positions = sites.flatMap((site, position) => (ours.has(site) ? [position] : []));
        checkDone(new policy_lib/* SourceText */.D(file.path, text), positions, update.reference);
    }
    const changes = planned
        .map(({ change }) => change)
        .toSorted((a, b) => a.line - b.line || a.column - b.column);
    const images = new Set(sites.flatMap((site) => site.images.map((image) => image.text)));
    return { path: file.path, text, changes, matches: ours.size, images: [...images] };
}
function checkDone(source, positions, reference) {
    const sites = scan_scan(source).flatMap((document) => document.sites);
    for (const position of positions) {
        const assignments = sites[position]?.assign(reference);
        const done = assignments?.every((each) => 'field' in each && setScalar(source, each.field.scalar, each.value) === undefined);
        if (!done)
            throw new Error(`${source.file}: the updated manifest does not read back as wanted`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/update-manifests.js



const MAX_NAMES = 20;
function updateManifests(files, update) {
    const updated = files.map((file) => updateManifest(file, update));
    if (updated.some(({ matches }) => matches > 0))
        return updated;
    const looked = files.map(({ path }) => path);
    const problem = `no manifest names the image ${(0,reference/* formatRepository */.Sh)(update.image)}: looked into ${enumerate(looked)}`;
    const names = [...new Set(updated.flatMap(({ images }) => images))].toSorted();
    throw new lib/* UserError */.yo(names.length === 0
        ? `${problem}, which name no image`
        : `${problem}, which name ${enumerate(names.map((name) => JSON.stringify(name.slice(0, 255))))}`, { fix: 'set "image" to the name that the manifests have, or "manifests" to other files' });
}
function enumerate(items) {
    const rest = items.length - MAX_NAMES;
    const shown = items.slice(0, MAX_NAMES).join(', ');
    return rest > 0 ? `${shown} and ${rest} more` : shown;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index.js






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
