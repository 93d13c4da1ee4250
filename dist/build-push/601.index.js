export const id = 601;
export const ids = [601];
export const modules = {

/***/ 8601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildImage: () => (/* reexport */ buildImage),
  checkAccess: () => (/* reexport */ checkAccess),
  chooseEngine: () => (/* reexport */ chooseEngine),
  openRegistries: () => (/* reexport */ openRegistries),
  prepareGate: () => (/* reexport */ prepareGate),
  pushImage: () => (/* reexport */ pushImage),
  saveLogins: () => (/* reexport */ saveLogins),
  verifyImage: () => (/* reexport */ verifyImage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 49 modules
var lib = __webpack_require__(2887);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./actions/build-push/lib/build/docker-home.js



function dockerConfigDirectory(env) {
    return env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || env.USERPROFILE || (0,external_node_os_.homedir)(), '.docker');
}
function buildxConfigDirectory(env) {
    return env.BUILDX_CONFIG || (0,external_node_path_.join)(dockerConfigDirectory(env), 'buildx');
}
async function hasBuilderInstances(env) {
    try {
        return (await (0,promises_.readdir)((0,external_node_path_.join)(buildxConfigDirectory(env), 'instances'))).length > 0;
    }
    catch {
        return false;
    }
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/login.js




const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
const DOCKER_HUB_HOSTS = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
async function createDockerConfig(options) {
    const { directory, env } = options;
    const home = dockerConfigDirectory(env);
    const user = withEnvironmentLogins(await readConfig(home), env);
    await writePrivate((0,external_node_path_.join)(directory, 'config.json'), addLogins(user, options.logins));
    for (const name of ['cli-plugins', 'contexts']) {
        if (await exists((0,external_node_path_.join)(home, name)))
            await (0,promises_.symlink)((0,external_node_path_.join)(home, name), (0,external_node_path_.join)(directory, name), 'junction');
    }
    const buildx = buildxConfigDirectory(env);
    return {
        directory,
        env: {
            DOCKER_CONFIG: directory,
            DOCKER_AUTH_CONFIG: undefined,
            ...((await exists(buildx)) ? { BUILDX_CONFIG: buildx } : {}),
            ...(usesDefaultCertificates(env) ? { DOCKER_CERT_PATH: home } : {}),
        },
    };
}
async function saveLogins(logins, env) {
    const home = dockerConfigDirectory(env);
    await (0,promises_.mkdir)(home, { recursive: true, mode: 0o700 });
    await writePrivate((0,external_node_path_.join)(home, 'config.json'), addLogins(await readConfig(home), logins));
}
function addLogins(config, logins) {
    const auths = { ...config.auths };
    const helpers = { ...config.credHelpers };
    for (const { registry, username, password } of logins) {
        const key = registry === 'docker.io' ? DOCKER_HUB_KEY : registry;
        auths[key] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
        bypassHelpers(helpers, key, config.credsStore);
    }
    const hasHelpers = Object.keys(helpers).length > 0 || config.credHelpers !== undefined;
    return { ...config, auths, ...(hasHelpers ? { credHelpers: helpers } : {}) };
}
function bypassHelpers(helpers, key, credsStore) {
    const keys = key === DOCKER_HUB_KEY ? [key, ...DOCKER_HUB_HOSTS] : [key];
    for (const host of keys) {
        if (helpers[host] !== undefined || credsStore !== undefined)
            helpers[host] = '';
    }
}
function withEnvironmentLogins(config, env) {
    const text = env.DOCKER_AUTH_CONFIG;
    if (text === undefined || text === '')
        return config;
    const { auths } = parseConfig(text, 'environment variable DOCKER_AUTH_CONFIG');
    const helpers = { ...config.credHelpers };
    for (const key of Object.keys(auths ?? {}))
        bypassHelpers(helpers, key, config.credsStore);
    return { ...config, auths: { ...config.auths, ...auths }, credHelpers: helpers };
}
async function readConfig(home) {
    const path = (0,external_node_path_.join)(home, 'config.json');
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new lib/* UserError */.yo(`the Docker configuration ${path} cannot be read`, {
            fix: 'make it readable for the user of the runner',
            cause: error,
        });
    }
    return text.trim() === '' ? {} : parseConfig(text, `the Docker configuration ${path}`);
}
function parseConfig(text, name) {
    try {
        const value = JSON.parse(text);
        if ((0,lib/* isJsonObject */.OW)(value))
            return value;
    }
    catch {
    }
    throw new lib/* UserError */.yo(`${name} is not a JSON object`, { fix: 'repair it, or remove it' });
}
async function writePrivate(path, value) {
    const draft = `${path}.${process.pid}.tmp`;
    await (0,promises_.writeFile)(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    await (0,promises_.chmod)(draft, 0o600);
    await (0,promises_.rename)(draft, path);
}
function usesDefaultCertificates(env) {
    const tls = Boolean(env.DOCKER_TLS_VERIFY) || Boolean(env.DOCKER_TLS);
    return tls && !env.DOCKER_CERT_PATH;
}

// EXTERNAL MODULE: ./actions/build-push/lib/csv.js
var csv = __webpack_require__(7215);
;// CONCATENATED MODULE: ./actions/build-push/lib/build/attributes.js


function parseAttributes(entry) {
    return fieldsOf(entry).map((field) => {
        const at = field.indexOf('=');
        return at === -1
            ? [field.trim(), undefined]
            : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)];
    });
}
function fieldsOf(entry) {
    try {
        return (0,csv/* parseFields */.L5)(entry);
    }
    catch (error) {
        if (!(error instanceof csv/* UnclosedQuoteError */.q2))
            throw error;
        const shown = /^type=[\w.-]+/.exec(entry)?.[0] ?? '...';
        throw new lib/* UserError */.yo(`the entry "${shown}" has a quote that is never closed`, {
            fix: 'put quotes around the whole of key=value, and double those inside of it',
            cause: error,
        });
    }
}
function formatAttributes(attributes) {
    return (0,csv/* formatFields */.ll)(attributes.map(([key, value]) => (value === undefined ? key : `${key}=${value}`)));
}
function attribute(attributes, key) {
    return attributes.findLast(([name]) => name === key)?.[1];
}
function parseGoBoolean(text) {
    if (text === undefined)
        return undefined;
    if (/^(1|t|T|true|TRUE|True)$/.test(text))
        return true;
    return /^(0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/attestations.js

function attestations(inputs, facts) {
    const listed = inputs.attests.map((text) => ({ text, type: attribute(parseAttributes(text), 'type') }));
    const provenance = inputs.provenance === ''
        ? defaultProvenance(facts, listed.some(({ type }) => type === 'provenance'))
        : provenanceAttributes(inputs.provenance, facts.runUrl);
    const sbom = inputs.sbom === '' ? undefined : `type=sbom,${inputs.sbom}`;
    const others = listed
        .filter(({ type }) => !(type === 'provenance' && inputs.provenance !== '') && !(type === 'sbom' && sbom !== undefined))
        .map(({ text, type }) => (type === 'provenance' ? withBuilderId(text, facts.runUrl) : text));
    return [provenance, sbom, ...others]
        .filter((entry) => entry !== undefined)
        .map((entry) => normalise(entry, facts.layout));
}
function defaultProvenance(facts, listed) {
    if (listed || facts.noDefault || !facts.supported)
        return undefined;
    const mode = facts.privateRepository ? 'mode=min,inline-only=true' : 'mode=max';
    return withBuilderId(`type=provenance,${mode}`, facts.runUrl);
}
function provenanceAttributes(input, runUrl) {
    if (/^(true|True|TRUE)$/.test(input))
        return withBuilderId('type=provenance', runUrl);
    if (/^(false|False|FALSE)$/.test(input))
        return 'type=provenance,disabled=true';
    return withBuilderId(`type=provenance,${input}`, runUrl);
}
function withBuilderId(entry, runUrl) {
    const attributes = parseAttributes(entry);
    if (attribute(attributes, 'builder-id') !== undefined)
        return entry;
    return formatAttributes([...attributes, ['builder-id', runUrl]]);
}
function normalise(entry, layout) {
    const attributes = parseAttributes(entry);
    const flags = attributes.map(([key, value]) => {
        const flag = value === undefined ? parseGoBoolean(key) : undefined;
        return flag === undefined ? [key, value] : ['disabled', String(!flag)];
    });
    return formatAttributes(layout ? flags.filter(([key]) => key !== 'inline-only') : flags);
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/version.js
function versionAtLeast(version, minimum) {
    const found = numbers(version);
    if (found === undefined)
        return true;
    const needed = numbers(minimum) ?? [];
    for (const [index, part] of needed.entries()) {
        const difference = (found[index] ?? 0) - part;
        if (difference !== 0)
            return difference > 0;
    }
    return true;
}
function numbers(version) {
    const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
    return match?.slice(1).map((part) => Number(part ?? 0));
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/git-context.js


const QUERY_URLS_SINCE = '0.29.0';
function defaultGitContext(event, env, buildxVersion) {
    const url = `${event.serverUrl}/${event.repository}.git`;
    const revision = pinnedRevision(event, env);
    const query = parseGoBoolean(env.BUILDX_SEND_GIT_QUERY_AS_INPUT) === true &&
        versionAtLeast(buildxVersion, QUERY_URLS_SINCE);
    return query ? `${url}?ref=${encodeURIComponent(revision)}` : `${url}#${revision}`;
}
function pinnedRevision(event, env) {
    const wantsHead = parseGoBoolean(env.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF) === true;
    if (!wantsHead || !event.ref.startsWith('refs/pull/'))
        return event.sha || event.ref;
    return event.pullRequestHeadSha ?? event.ref.replace(/\/merge$/, '/head');
}
function resolveContext(context, defaultContext) {
    if (context === '')
        return defaultContext;
    return context.replaceAll(/\{\{\{?\s*defaultContext\s*\}?\}\}(:[^\s}]+)?/g, (_match, folder) => {
        if (folder === undefined)
            return defaultContext;
        return defaultContext.includes('?')
            ? `${defaultContext}&subdir=${encodeURIComponent(folder.slice(1))}`
            : defaultContext + folder;
    });
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/arguments.js




const CALL_SINCE = '0.15.0';
function buildArguments(inputs, facts) {
    assertCallSupported(inputs.call, facts.engine.buildxVersion);
    const context = resolveContext(inputs.context, facts.defaultContext);
    return [
        'buildx',
        'build',
        '--progress=plain',
        ...each('--add-host', inputs.addHosts),
        ...each('--allow', inputs.allow),
        ...each('--annotation', inputs.annotations),
        ...each('--build-arg', inputs.buildArgs),
        ...each('--build-context', inputs.buildContexts.map((entry) => resolveContext(entry, facts.defaultContext))),
        ...each('--cache-from', inputs.cacheFrom),
        ...each('--cache-to', inputs.cacheTo),
        ...one('--call', inputs.call),
        ...one('--cgroup-parent', inputs.cgroupParent),
        ...one('--file', inputs.file),
        ...one('--iidfile', facts.exporters.imageId ? facts.imageIdFile : ''),
        ...each('--label', inputs.labels),
        ...each('--no-cache-filter', inputs.noCacheFilters),
        ...each('--output', facts.exporters.outputs),
        ...one('--platform', inputs.platforms.join(',')),
        ...each('--attest', attestations(inputs, attestationFacts(facts))),
        ...each('--secret', facts.secrets),
        ...one('--shm-size', inputs.shmSize),
        ...each('--ssh', inputs.ssh),
        ...each('--tag', inputs.tags),
        ...one('--target', inputs.target),
        ...each('--ulimit', inputs.ulimit),
        ...one('--builder', facts.engine.builder.selected ? facts.engine.builder.name : ''),
        ...one('--metadata-file', facts.metadataFile),
        ...one('--network', inputs.network),
        ...(inputs.noCache ? ['--no-cache'] : []),
        ...(inputs.pull ? ['--pull'] : []),
        '--',
        context,
    ];
}
function attestationFacts(facts) {
    return {
        ...facts.attestations,
        supported: facts.engine.canExportOci && facts.exporters.defaultProvenance,
        layout: facts.exporters.layout,
    };
}
function assertCallSupported(call, buildxVersion) {
    if (call === '' || versionAtLeast(buildxVersion, CALL_SINCE))
        return;
    throw new lib/* UserError */.yo(`input "call" needs buildx ${CALL_SINCE} or newer, and this is ${buildxVersion}`, {
        fix: 'update buildx on the runner',
    });
}
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
function one(flag, value) {
    return value === '' ? [] : [flag, value];
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/dockerfile.js

function dockerfileInWorkspace(reported, inputs, context, facts) {
    if (inputs.file !== '' && (0,external_node_path_.basename)(inputs.file) !== reported)
        return undefined;
    const file = inputs.file === '' ? reported : inputs.file;
    if (context.startsWith(facts.defaultContext)) {
        const folder = /#[^:]*:(.*)$/.exec(context)?.[1] ?? /[?&]subdir=([^&]*)/.exec(context)?.[1] ?? '';
        return inWorkspace((0,external_node_path_.join)(decodeURIComponent(folder), file), facts.workspace);
    }
    if (isRemote(context))
        return undefined;
    return inWorkspace(inputs.file === '' ? (0,external_node_path_.join)(context, file) : file, facts.workspace);
}
function inWorkspace(path, workspace) {
    const inside = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, path)).replaceAll('\\', '/');
    return inside === '' || inside.startsWith('../') || inside === '..' ? undefined : inside;
}
function isRemote(context) {
    return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|-$)/.test(context);
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/exporters.js


const DESTINATION_ATTRIBUTES = new Set([
    'type',
    'name',
    'name-canonical',
    'push',
    'push-by-digest',
    'store',
    'unpack',
    'dangling-name-prefix',
    'registry.insecure',
]);
function exceedsClassicStore(inputs, layout) {
    if (isEvaluation(inputs.call))
        return false;
    const asked = [inputs.sbom, inputs.provenance].some((value) => value !== '' && parseGoBoolean(value) !== false);
    return (needsLayout(inputs, layout) ||
        inputs.platforms.length > 1 ||
        asked ||
        inputs.attests.length > 0 ||
        inputs.cacheTo.some((entry) => !isType(parseAttributes(entry), 'inline')) ||
        inputs.outputs.some((output) => isArchive(parseOutput(output))));
}
function needsLayout(inputs, layout) {
    return !isEvaluation(inputs.call) && (layout || (!inputs.load && inputs.outputs.length === 0));
}
function planExporters(inputs, facts) {
    const entries = inputs.outputs.map((text) => ({ text, attributes: parseOutput(text) }));
    if (isEvaluation(inputs.call))
        return evaluationPlan(inputs.outputs);
    const folded = facts.push ? entries.filter(({ attributes }) => isImage(attributes)) : [];
    const kept = entries.filter((entry) => !folded.includes(entry));
    const attributes = folded.flatMap((entry) => entry.attributes);
    const scan = facts.scan ?? false;
    const layout = needsLayout(inputs, facts.push || scan) || (inputs.load && facts.canExportOci && kept.length === 0);
    if (layout && !facts.canExportOci)
        throw cannotExport();
    const buildxPushes = pushesItself(kept, facts);
    const loads = inputs.load && !kept.some((entry) => loadsIntoEngine(entry.attributes));
    const docker = loads || kept.some((entry) => isType(entry.attributes, 'docker'));
    return {
        outputs: [
            ...(loads ? [loadOutput(facts)] : []),
            ...kept.map(({ text }) => text),
            ...(layout ? [layoutOutput(facts.layout, attributes)] : []),
        ],
        layout,
        imageId: !kept.some((entry) => isType(entry.attributes, 'local', 'tar')),
        defaultProvenance: !docker || (layout && loads && facts.store === 'containerd'),
        buildxPushes,
        pushByDigest: isTrue(attributes, 'push-by-digest'),
        names: attributes.flatMap(([key, value]) => key === 'name' && value !== undefined ? value.split(',') : []),
    };
}
function isEvaluation(call) {
    return call !== '' && attribute(parseCall(call), 'method') !== 'build';
}
function parseCall(call) {
    return parseAttributes(call).map(([key, value]) => (value === undefined ? ['method', key] : [key, value]));
}
function evaluationPlan(outputs) {
    return {
        outputs,
        layout: false,
        imageId: false,
        defaultProvenance: false,
        buildxPushes: false,
        pushByDigest: false,
        names: [],
    };
}
function loadOutput({ store }) {
    return store === 'containerd' ? 'type=docker,oci-mediatypes=true' : 'type=docker';
}
function layoutOutput(folder, attributes) {
    const own = [
        ['type', 'oci'],
        ['tar', 'false'],
        ['dest', folder],
    ];
    return formatAttributes([...own, ...attributes.filter(([key]) => !DESTINATION_ATTRIBUTES.has(key))]);
}
function parseOutput(text) {
    const attributes = parseAttributes(text);
    const bare = attributes.length === 1 && attributes[0]?.[1] === undefined;
    return bare ? [['type', text === '-' ? 'tar' : 'local']] : attributes;
}
function isType(attributes, ...types) {
    return types.includes(attribute(attributes, 'type') ?? '');
}
function isImage(attributes) {
    return isType(attributes, 'image', 'registry');
}
function pushes(attributes) {
    return isType(attributes, 'registry') || (isType(attributes, 'image') && isTrue(attributes, 'push'));
}
function isArchive(attributes) {
    return isType(attributes, 'oci') || (isType(attributes, 'docker') && !loadsIntoEngine(attributes));
}
function loadsIntoEngine(attributes) {
    return isType(attributes, 'docker') && attribute(attributes, 'dest') === undefined;
}
function isTrue(attributes, key) {
    return parseGoBoolean(attribute(attributes, key)) === true;
}
function pushesItself(outputs, { scan = false }) {
    const buildxPushes = outputs.some(({ attributes }) => pushes(attributes));
    if (!scan || !buildxPushes)
        return buildxPushes;
    throw new lib/* UserError */.yo('"scan" is on, and an output of "outputs" would push the image before the scan', {
        fix: 'set "push: true" in place of that output',
    });
}
function cannotExport() {
    return new lib/* UserError */.yo('the builder cannot export an OCI layout: its Docker engine keeps images in the classic store', {
        fix: 'set input "driver" to "docker-container", name another builder, or switch the engine to the containerd image store',
    });
}

// EXTERNAL MODULE: ./actions/build-push/lib/build/failure.js + 1 modules
var failure = __webpack_require__(2457);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./actions/build-push/lib/build/progress.js

const KEPT_LINES = 500;
const KEPT_CHARACTERS = 4096;
const LOCKED_LAYER = /^ERROR: \(\*service\)\.Write failed: .*\bref \S+ locked for .*: unavailable$/;
const STEP = /^#(\d+) \[(?:[^\]]* )?\d+\/\d+\] /;
const CACHED = /^#(\d+) CACHED$/;
class PlainProgress {
    #steps = new Set();
    #cached = new Set();
    #lines = [];
    accept(line) {
        const plain = (0,external_node_util_.stripVTControlCharacters)(line).replace(/\r$/, '');
        if (LOCKED_LAYER.test(plain))
            return false;
        this.#keep(plain);
        const step = STEP.exec(plain)?.[1];
        if (step !== undefined)
            this.#steps.add(step);
        const cached = CACHED.exec(plain)?.[1];
        if (cached !== undefined)
            this.#cached.add(cached);
        return true;
    }
    get cache() {
        return {
            steps: this.#steps.size,
            cached: [...this.#cached].filter((step) => this.#steps.has(step)).length,
        };
    }
    get tail() {
        return this.#lines.slice(-KEPT_LINES);
    }
    #keep(line) {
        this.#lines.push(line.slice(0, KEPT_CHARACTERS));
        if (this.#lines.length > 4 * KEPT_LINES)
            this.#lines.splice(0, this.#lines.length - KEPT_LINES);
    }
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/warnings.js

const WARNINGS_ENVIRONMENT = { BUILDX_METADATA_WARNINGS: '1' };
function readWarnings(metadata) {
    const list = (0,lib.at)(metadata, 'buildx.build.warnings');
    if (!Array.isArray(list))
        return [];
    const unique = new Map();
    for (const entry of list) {
        const warning = parseWarning(entry);
        if (warning !== undefined)
            unique.set(JSON.stringify(warning), warning);
    }
    return [...unique.values()];
}
function parseWarning(entry) {
    const short = base64Text((0,lib.at)(entry, 'short'));
    if (short === '')
        return undefined;
    const [, rule = '', message = short] = /^(?:([A-Z][A-Za-z]+): )?(.*?)(?: \(line \d+\))?$/s.exec(short) ?? [];
    const details = (0,lib.at)(entry, 'detail');
    const url = (0,lib/* textAt */.$6)(entry, 'url');
    const ranges = (0,lib.at)(entry, 'range');
    const range = Array.isArray(ranges) ? ranges[0] : undefined;
    return {
        rule,
        message,
        detail: (Array.isArray(details) ? details.map(base64Text) : []).join(' '),
        url: url?.startsWith('https://') ? url : undefined,
        file: (0,lib/* textAt */.$6)(entry, 'sourceInfo', 'filename'),
        line: lineNumber((0,lib.at)(range, 'start', 'line')),
        endLine: lineNumber((0,lib.at)(range, 'end', 'line')),
    };
}
function base64Text(value) {
    return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '';
}
function lineNumber(line) {
    return typeof line === 'number' && line > 0 ? line : undefined;
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/run.js




const CAPTURED_BYTES = 64 * 1024;
async function runBuild(build) {
    const progress = new PlainProgress();
    const show = (line) => {
        if (progress.accept(line))
            build.log.foreign(line);
    };
    const { exitCode, durationMs } = await build.log.group('docker buildx build', () => build.runner('docker', build.argv, {
        env: { ...build.env, ...WARNINGS_ENVIRONMENT, NO_COLOR: '1' },
        check: false,
        maxCapturedBytes: CAPTURED_BYTES,
        onStdout: show,
        onStderr: show,
        ...(build.workspace === undefined ? {} : { cwd: build.workspace }),
        ...(build.signal === undefined ? {} : { signal: build.signal }),
        ...(build.timeoutMs === undefined ? {} : { timeoutMs: build.timeoutMs }),
    }));
    if (exitCode !== 0)
        throw (0,failure/* parseFailure */.m)(progress.tail, exitCode);
    return {
        metadata: parseMetadata(await readIfThere(build.metadataFile)),
        imageid: (await readIfThere(build.imageIdFile)).trim(),
        durationMs,
        cache: progress.cache,
    };
}
function parseMetadata(text) {
    return text.trim() === '' ? undefined : (JSON.parse(text) ?? undefined);
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return '';
        throw error;
    }
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/secrets.js





const MAX_SECRET_BYTES = 500 * 1024;
const GIT_TOKEN_VARIABLE = 'CONTAINER_KIT_GIT_AUTH_TOKEN';
async function prepareSecrets(inputs, options) {
    const warnings = [];
    const specs = [];
    for (const [index, entry] of inputs.secretEnvs.entries()) {
        specs.push(environmentSecret(splitEntry('secret-envs', entry, index), options.env, warnings));
    }
    for (const [index, entry] of inputs.secrets.entries()) {
        const { id, value } = splitEntry('secrets', entry, index);
        if (value === '')
            warnings.push(`secret "${id}" is empty, so the build does not get it`);
        else
            specs.push(await valueSecret(id, value, (0,external_node_path_.join)(options.directory, `secret-${index}`)));
    }
    for (const [index, entry] of inputs.secretFiles.entries()) {
        specs.push(await fileSecret(splitEntry('secret-files', entry, index), options.workspace));
    }
    const git = gitSecret(inputs, options.defaultContext);
    return { specs: [...specs, ...git.specs], env: git.env, warnings };
}
function splitEntry(input, entry, index) {
    const at = entry.indexOf('=');
    const id = entry.slice(0, Math.max(at, 0)).trim();
    if (id !== '')
        return { id, value: entry.slice(at + 1) };
    throw new lib/* UserError */.yo(`input "${input}": entry ${index + 1} is not "id=value"`, {
        fix: 'write one id=value a line; put a value with line breaks, id included, into double quotes',
    });
}
function environmentSecret({ id, value }, env, warnings) {
    const secret = env[value];
    if (secret === undefined)
        warnings.push(`secret "${id}": environment variable "${value}" is not set`);
    else
        (0,lib/* mask */.dK)(secret, `secret "${id}"`);
    return (0,csv/* formatFields */.ll)([`id=${id}`, `env=${value}`]);
}
async function valueSecret(id, value, path) {
    (0,lib/* mask */.dK)(value, `secret "${id}"`);
    assertSize(id, Buffer.byteLength(value));
    await (0,promises_.writeFile)(path, value, { mode: 0o600, flag: 'wx' });
    return (0,csv/* formatFields */.ll)([`id=${id}`, `src=${path}`]);
}
async function fileSecret({ id, value }, workspace) {
    const path = (0,external_node_path_.resolve)(workspace, value);
    try {
        const handle = await (0,promises_.open)(path, 'r');
        await handle.close();
    }
    catch (error) {
        throw unreadable(id, value, error);
    }
    const status = await (0,promises_.stat)(path);
    if (!status.isFile())
        throw unreadable(id, value, { code: 'EISDIR' });
    assertSize(id, status.size);
    return (0,csv/* formatFields */.ll)([`id=${id}`, `src=${path}`]);
}
const FILE_ERRORS = {
    ENOENT: 'does not exist',
    EACCES: 'may not be read by this user',
    EISDIR: 'is not a file',
};
function unreadable(id, path, error) {
    const code = error.code ?? 'unknown error';
    return new lib/* UserError */.yo(`input "secret-files": the file "${path}" of secret "${id}" ${FILE_ERRORS[code] ?? `cannot be read (${code})`}`, {
        fix: 'give a path relative to the workspace, of a file that an earlier step wrote',
        cause: error,
    });
}
function assertSize(id, bytes) {
    if (bytes <= MAX_SECRET_BYTES)
        return;
    throw new lib/* UserError */.yo(`secret "${id}" has ${bytes} bytes, and BuildKit takes at most ${MAX_SECRET_BYTES}`, {
        fix: 'hand large files to the build as a build context',
    });
}
function gitSecret(inputs, defaultContext) {
    const context = resolveContext(inputs.context, defaultContext);
    const own = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles];
    const { host } = new URL(defaultContext);
    const given = own.some((entry) => entry.startsWith('GIT_AUTH_TOKEN=') || entry.startsWith(`GIT_AUTH_TOKEN.${host}=`));
    if (inputs.githubToken === '' || given || !context.startsWith(defaultContext))
        return { specs: [], env: {} };
    (0,lib/* mask */.dK)(inputs.githubToken, 'input "github-token"');
    return {
        specs: [(0,csv/* formatFields */.ll)([`id=GIT_AUTH_TOKEN.${host}`, `env=${GIT_TOKEN_VARIABLE}`])],
        env: { [GIT_TOKEN_VARIABLE]: inputs.githubToken },
    };
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build-image.js













async function buildImage(inputs, request, context) {
    const { log, signal, github, temp } = context;
    const env = withoutInputs(context.env);
    const layout = (0,external_node_path_.join)(temp.create('layout'), 'image');
    const results = temp.create('build');
    const defaultContext = defaultGitContext(gitEvent(context), env, request.engine.buildxVersion);
    const plan = planExporters(inputs, {
        push: request.push,
        scan: request.scan,
        canExportOci: request.engine.canExportOci,
        store: request.engine.store,
        layout,
    });
    const docker = await createDockerConfig({ directory: temp.create('docker'), logins: request.logins, env });
    const secrets = await prepareSecrets(inputs, {
        directory: temp.create('secrets'),
        env,
        workspace: github.workspace,
        defaultContext,
    });
    for (const warning of secrets.warnings)
        log.warning(warning);
    const files = { metadataFile: (0,external_node_path_.join)(results, 'metadata.json'), imageIdFile: (0,external_node_path_.join)(results, 'image-id') };
    const argv = buildArguments(inputs, {
        ...files,
        engine: request.engine,
        exporters: plan,
        defaultContext,
        secrets: secrets.specs,
        attestations: {
            privateRepository: (0,lib.at)(github.event, 'repository', 'private') === true,
            runUrl: `${github.serverUrl}/${github.repository}/actions/runs/${github.runId}/attempts/${github.runAttempt}`,
            noDefault: parseGoBoolean(env.BUILDX_NO_DEFAULT_ATTESTATIONS) === true,
        },
    });
    const locate = (file) => dockerfileInWorkspace(file, inputs, resolveContext(inputs.context, defaultContext), {
        defaultContext,
        workspace: github.workspace,
    });
    try {
        const result = await runBuild({
            ...files,
            runner: lib/* run */.eF,
            argv,
            env: { ...env, ...docker.env, ...secrets.env },
            log,
            signal,
        });
        if (parseGoBoolean(env.DOCKER_BUILD_CHECKS_ANNOTATIONS) !== false)
            annotateWarnings(result.metadata, locate, context);
        return { ...result, plan, layout };
    }
    catch (error) {
        await (0,promises_.rm)(layout, { recursive: true, force: true });
        throw error instanceof failure/* BuildFailure */.$ && error.file !== undefined
            ? new failure/* BuildFailure */.$({ ...error, message: error.message, file: locate(error.file) ?? error.file })
            : error;
    }
}
function withoutInputs(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('INPUT_')));
}
function gitEvent({ github }) {
    const head = (0,lib/* textAt */.$6)(github.event, 'pull_request', 'head', 'sha');
    const { serverUrl, repository, ref, sha } = github;
    return { serverUrl, repository, ref, sha, ...(head === undefined ? {} : { pullRequestHeadSha: head }) };
}
function annotateWarnings(metadata, locate, { annotations }) {
    for (const { rule, message, url, file, line, endLine } of readWarnings(metadata)) {
        const place = file === undefined ? undefined : locate(file);
        annotations.add({
            level: 'warning',
            title: rule === '' ? 'Build check' : `Build check: ${rule}`,
            message: url === undefined ? message : `${message}\n${url}`,
            ...(place === undefined ? {} : { file: place, ...(line === undefined ? {} : { line }) }),
            ...(place === undefined || endLine === undefined ? {} : { endLine }),
        });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/build-push/lib/build/docker-info.js

const MINIMUM_BUILDX = '0.13.0';
const TIMEOUT_MS = 60_000;
async function readDockerInfo(runner, env, signal) {
    const { stdout, stderr } = await runDocker(runner, ['info', '--format', '{{json .}}'], env, signal);
    const info = parseJson(stdout);
    if (info === undefined) {
        throw new lib/* UserError */.yo(`"docker info" failed: ${lastLine(stderr)}`, {
            fix: 'check that "docker info" works on the runner',
        });
    }
    const daemon = parseDaemon(info);
    return {
        context: (0,lib/* textAt */.$6)(info, 'ClientInfo', 'Context') || 'default',
        buildxVersion: buildxVersion((0,lib.at)(info, 'ClientInfo', 'Plugins')),
        ...(daemon === undefined ? { daemonError: explainDaemonError(info, stderr) } : { daemon }),
    };
}
async function runDocker(runner, args, env, signal) {
    const options = { env, check: false, timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
    try {
        return await runner('docker', args, options);
    }
    catch (error) {
        if (!(error instanceof lib/* CommandNotFoundError */.v$))
            throw error;
        throw new lib/* UserError */.yo('there is no "docker" command on this runner', {
            fix: 'use a runner with Docker, such as ubuntu-latest, or install Docker in an earlier step',
            cause: error,
        });
    }
}
function lastLine(text) {
    return text.trim().split('\n').at(-1)?.trim() || 'no message';
}
function buildxVersion(plugins) {
    const list = Array.isArray(plugins) ? plugins : [];
    const plugin = list.find((candidate) => (0,lib/* textAt */.$6)(candidate, 'Name') === 'buildx');
    const fix = `install buildx ${MINIMUM_BUILDX} or newer: the package docker-buildx-plugin, or docker/setup-buildx-action`;
    if (plugin === undefined)
        throw new lib/* UserError */.yo('Docker has no buildx plugin on this runner', { fix });
    const problem = (0,lib/* textAt */.$6)(plugin, 'Err');
    if (problem !== undefined)
        throw new lib/* UserError */.yo(`the buildx plugin ${(0,lib/* textAt */.$6)(plugin, 'Path')} does not work: ${problem}`, { fix });
    return ((0,lib/* textAt */.$6)(plugin, 'Version') ?? '').replace(/^v/, '');
}
function parseDaemon(info) {
    const version = (0,lib/* textAt */.$6)(info, 'ServerVersion');
    if (version === undefined || version === '')
        return undefined;
    const status = Array.isArray(info.DriverStatus) ? info.DriverStatus : [];
    const containerd = status.some((pair) => Array.isArray(pair) && pair[1] === 'io.containerd.snapshotter.v1');
    return {
        version,
        store: containerd ? 'containerd' : 'classic',
        platform: `${(0,lib/* textAt */.$6)(info, 'OSType')}/${ociArchitecture((0,lib/* textAt */.$6)(info, 'Architecture') ?? '')}`,
    };
}
function ociArchitecture(machine) {
    const names = {
        x86_64: 'amd64',
        aarch64: 'arm64',
        i686: '386',
        armv7l: 'arm/v7',
        armv6l: 'arm/v6',
    };
    return names[machine] ?? machine;
}
function explainDaemonError(info, stderr) {
    const reported = Array.isArray(info.ServerErrors) ? info.ServerErrors.map(String) : [];
    const message = lastLine([...reported, stderr].join('\n'));
    const address = /(?:daemon|daemon socket|docker API) at ([a-z]+:\/\/[^\s;]*?)[.:;]?(?:\s|$)/.exec(message)?.[1] ??
        'its socket';
    if (message.includes('permission denied')) {
        return new lib/* UserError */.yo(`this user may not use the Docker daemon at ${address}`, {
            fix: 'add the user of the runner to the group that owns the socket, mostly "docker", and restart the runner',
        });
    }
    if (/cannot connect|failed to connect/i.test(message)) {
        return new lib/* UserError */.yo(`no Docker daemon answers at ${address}`, {
            fix: 'start Docker on the runner, set DOCKER_HOST, or use a remote builder (inputs "driver: remote" and "endpoint")',
        });
    }
    return new lib/* UserError */.yo(`the Docker daemon cannot be used: ${message}`, {
        fix: 'check that "docker info" works on the runner',
    });
}
function parseJson(text) {
    try {
        const value = JSON.parse(text);
        return (0,lib/* isJsonObject */.OW)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/builder.js






const DEFAULT_BUILDKITD_FLAGS = '--allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host';
const DRIVERS_WITH_FLAGS = new Set(['docker-container', 'kubernetes']);
const BOOT_TIMEOUT_MS = 10 * 60_000;
function newBuilderName() {
    return `container-kit-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
}
async function createBuilder(runner, request) {
    const { name, driver, settings, env } = request;
    assertConsistent(driver, settings);
    const tlsContext = await contextForTls(runner, request);
    const remove = () => removeBuilder(runner, name, { env, keepState: settings.keepState, tlsContext });
    const args = await createArguments(request, tlsContext ?? settings.endpoint);
    try {
        const result = await runner('docker', args, {
            env,
            check: false,
            timeoutMs: BOOT_TIMEOUT_MS,
            ...(request.signal === undefined ? {} : { signal: request.signal }),
        });
        if (result.exitCode !== 0)
            throw explainBootFailure(driver, settings, result.stderr);
        return remove;
    }
    catch (error) {
        await remove();
        throw error;
    }
}
async function createArguments(request, endpoint) {
    const { name, driver, settings } = request;
    const flags = settings.buildkitdFlags || (DRIVERS_WITH_FLAGS.has(driver) ? DEFAULT_BUILDKITD_FLAGS : '');
    const options = [...settings.driverOptions, ...(await certificateOptions(request))];
    const config = await configFile(request);
    return [
        'buildx',
        'create',
        '--bootstrap',
        '--name',
        name,
        '--driver',
        driver,
        ...options.flatMap((option) => ['--driver-opt', option]),
        ...(flags === '' ? [] : ['--buildkitd-flags', flags]),
        ...(config === undefined ? [] : ['--config', config]),
        ...(endpoint === '' ? [] : ['--', endpoint]),
    ];
}
function assertConsistent(driver, settings) {
    if (driver === 'remote' && settings.endpoint === '') {
        throw new lib/* UserError */.yo('input "driver" is "remote", and input "endpoint" is empty', {
            fix: 'set "endpoint" to the address of buildkitd, such as tcp://buildkit.example.com:1234',
        });
    }
    if (settings.keepState && driver !== 'docker-container') {
        throw new lib/* UserError */.yo(`input "keep-state" does not work with driver "${driver}"`, {
            fix: 'use "driver: docker-container", or leave "keep-state" out',
        });
    }
    if (settings.buildkitdConfig !== '' && settings.buildkitdConfigInline !== '') {
        throw new lib/* UserError */.yo('inputs "buildkitd-config" and "buildkitd-config-inline" are both set', {
            fix: 'keep one of them',
        });
    }
}
async function configFile({ settings, directory, workspace }) {
    if (settings.buildkitdConfigInline !== '') {
        const path = (0,external_node_path_.join)(directory, 'buildkitd.toml');
        await (0,promises_.writeFile)(path, settings.buildkitdConfigInline, { mode: 0o600 });
        return path;
    }
    if (settings.buildkitdConfig === '')
        return undefined;
    const path = (0,external_node_path_.resolve)(workspace, settings.buildkitdConfig);
    if (await exists(path))
        return path;
    throw new lib/* UserError */.yo(`input "buildkitd-config": there is no file "${settings.buildkitdConfig}"`, {
        fix: 'check out the repository first, and give a path relative to the workspace',
    });
}
async function certificateOptions({ driver, directory, env }) {
    if (driver !== 'remote')
        return [];
    const options = [];
    for (const kind of ['cacert', 'cert', 'key']) {
        const content = env[`BUILDER_NODE_0_AUTH_TLS_${kind.toUpperCase()}`];
        if (content === undefined || content === '')
            continue;
        const path = (0,external_node_path_.join)(directory, `${kind}.pem`);
        await (0,promises_.writeFile)(path, content, { mode: 0o600 });
        options.push(`${kind}=${path}`);
    }
    return options;
}
async function contextForTls(runner, request) {
    const { driver, settings, env, name, signal } = request;
    const tls = Boolean(env.DOCKER_TLS_VERIFY) || Boolean(env.DOCKER_TLS);
    if (driver !== 'docker-container' || settings.endpoint !== '' || !tls)
        return undefined;
    const { exitCode, stderr } = await runDocker(runner, ['context', 'create', name], env, signal);
    if (exitCode === 0)
        return name;
    throw new lib/* UserError */.yo(`no Docker context can be made from DOCKER_HOST and its TLS settings: ${lastLine(stderr)}`, {
        fix: 'check DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH',
    });
}
async function removeBuilder(runner, name, options) {
    const removal = ['buildx', 'rm', ...(options.keepState ? ['--keep-state'] : []), '--', name];
    const commands = [
        removal,
        ...(options.tlsContext === undefined ? [] : [['context', 'rm', '-f', '--', options.tlsContext]]),
    ];
    const problems = [];
    for (const args of commands) {
        try {
            const { exitCode, stderr } = await runDocker(runner, args, options.env);
            if (exitCode !== 0 && !/no builder .* found/.test(stderr))
                problems.push(lastLine(stderr));
        }
        catch (error) {
            problems.push(error instanceof Error ? error.message : String(error));
        }
    }
    return problems.length === 0 ? undefined : `builder "${name}" could not be removed: ${problems.join('; ')}`;
}
function explainBootFailure(driver, settings, stderr) {
    const reason = /^ERROR: (.*)/m.exec(stderr)?.[1] ?? lastLine(stderr);
    const message = `the ${driver} builder could not be started: ${reason}`;
    if (driver === 'remote') {
        return new lib/* UserError */.yo(message, {
            fix: `check that buildkitd answers at ${settings.endpoint}, and its certificates`,
        });
    }
    if (/registry|pull|\/v2\/|toomanyrequests|(?:manifest|name) unknown/i.test(reason)) {
        return new lib/* UserError */.yo(message, {
            fix: 'let the runner pull moby/buildkit, name a mirror of it in "driver-opts" (image=...), or use an engine with the containerd image store, which needs no builder',
        });
    }
    return new lib/* UserError */.yo(message, {
        fix: 'check the inputs "driver-opts", "buildkitd-flags" and "buildkitd-config"',
    });
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/inspect.js


async function inspectBuilder(runner, options) {
    const args = ['--debug', 'buildx', 'inspect', ...(options.bootstrap === true ? ['--bootstrap'] : [])];
    const named = options.name === '' ? args : [...args, '--', options.name];
    const { exitCode, stdout, stderr } = await runDocker(runner, named, options.env, options.signal);
    if (exitCode === 0)
        return parseInspection(stdout);
    if (/no builder ".*" found/.test(stderr))
        return undefined;
    const reason = /^ERROR: (.*)/m.exec(stderr)?.[1] ?? lastLine(stderr);
    throw new lib/* UserError */.yo(`buildx cannot use ${options.name === '' ? 'the current builder' : `builder "${options.name}"`}: ${reason}`, {
        fix: 'check it with "docker buildx inspect --bootstrap"',
    });
}
function parseInspection(text) {
    const [head = '', body = ''] = text.split(/^Nodes:\s*$/m, 2);
    const nodes = [];
    let section = '';
    for (const line of body.split('\n')) {
        const match = /^(\s*)([^:]+):\s*(.*)$/.exec(line);
        if (match === null)
            continue;
        const [, indent = '', key = '', value = ''] = match;
        if (indent === '')
            section = key;
        if (key === 'Name' && indent === '')
            nodes.push({ fields: new Map(), features: new Map() });
        const node = nodes.at(-1);
        if (indent === '')
            node?.fields.set(key, value.trim());
        else if (section === 'Features')
            node?.features.set(key.trim(), value.trim() === 'true');
    }
    const fields = new Map(head.split('\n').map(splitField));
    return {
        name: fields.get('Name') ?? '',
        driver: fields.get('Driver') ?? '',
        ...optionalError(fields),
        nodes: nodes.map(finishNode),
    };
}
function splitField(line) {
    const at = line.indexOf(':');
    return [line.slice(0, Math.max(at, 0)), line.slice(at + 1).trim()];
}
function finishNode({ fields, features }) {
    return {
        name: fields.get('Name') ?? '',
        endpoint: fields.get('Endpoint') ?? '',
        status: fields.get('Status') ?? '',
        ...optionalError(fields),
        platforms: parsePlatforms(fields.get('Platforms') ?? ''),
        features,
    };
}
function optionalError(fields) {
    const error = fields.get('Error');
    return error === undefined ? {} : { error };
}
function parsePlatforms(list) {
    return list
        .split(',')
        .map((platform) => platform
        .replace('*', '')
        .replace(/\s*\(.*\)/, '')
        .trim())
        .filter((platform) => platform !== '');
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/platforms.js
const DEFAULT_VARIANTS = { arm64: 'v8', arm: 'v7', amd64: 'v1' };
const ALIASES = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm',
};
function normalisePlatform(platform) {
    const [os = '', machine = '', variant] = platform.trim().toLowerCase().split('/');
    const architecture = ALIASES[machine] ?? machine;
    const plain = variant === undefined || variant === '' || variant === DEFAULT_VARIANTS[architecture];
    return [os, architecture, ...(plain ? [] : [variant])].join('/');
}
function missingPlatforms(requested, available) {
    const known = new Set(available.map(normalisePlatform));
    return requested.filter((platform) => !known.has(normalisePlatform(platform)));
}
function nativePlatform() {
    const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
    return `${process.platform === 'win32' ? 'windows' : 'linux'}/${architecture}`;
}

;// CONCATENATED MODULE: ./actions/build-push/lib/build/engine.js







const NOTHING_TO_REMOVE = () => Promise.resolve(undefined);
async function probeEngine(runner, options) {
    const inspect = await mustInspect(options);
    const [info, inspection] = await Promise.all([
        readDockerInfo(runner, options.env, options.signal),
        inspect
            ? inspectBuilder(runner, { ...signalled(options), name: options.builder, env: options.env })
            : undefined,
    ]);
    assertBuildxVersion(info.buildxVersion);
    if (inspection !== undefined && usesExisting(options, inspection)) {
        return existingEngine(runner, options, info, inspection);
    }
    if (inspect && inspection === undefined)
        assertNotExpected(options);
    const driver = chooseDriver(options, info);
    return driver === 'docker'
        ? dockerEngine(options, info, inspection)
        : createdEngine(runner, options, info, driver);
}
function assertNotExpected(options) {
    const name = options.builder || options.env.BUILDX_BUILDER;
    if (options.driver === 'auto' && !hasSettings(options) && name)
        throw builderNotFound(name);
}
function signalled(options) {
    return options.signal === undefined ? {} : { signal: options.signal };
}
async function mustInspect(options) {
    if (options.builder !== '')
        return true;
    const foreign = missingPlatforms(options.platforms, [options.native]).length > 0;
    if (options.driver !== 'auto')
        return options.driver === 'docker' && foreign;
    return foreign || Boolean(options.env.BUILDX_BUILDER) || hasBuilderInstances(options.env);
}
function usesExisting(options, inspection) {
    if (options.builder !== '')
        return true;
    const isEngine = inspection.driver === 'docker' || inspection.driver === '';
    return options.driver === 'auto' && !isEngine && !hasSettings(options);
}
function hasSettings(options) {
    const texts = [
        options.endpoint,
        options.buildkitdFlags,
        options.buildkitdConfig,
        options.buildkitdConfigInline,
    ];
    return options.driverOptions.length > 0 || texts.some((text) => text !== '');
}
function chooseDriver(options, info) {
    if (options.driver !== 'auto')
        return options.driver;
    if (hasSettings(options))
        return 'docker-container';
    return options.layout && info.daemon?.store === 'classic' ? 'docker-container' : 'docker';
}
async function existingEngine(runner, options, info, found) {
    if (found.driver === '' && info.daemonError !== undefined)
        throw info.daemonError;
    const inspection = isRunning(found) ? found : await bootExisting(runner, options, found.name);
    const error = inspection.error ?? inspection.nodes.find((node) => node.error !== undefined)?.error;
    if (error !== undefined) {
        throw new lib/* UserError */.yo(`builder "${inspection.name}" does not answer: ${error}`, {
            fix: `check it with "docker buildx inspect --bootstrap ${inspection.name}"`,
        });
    }
    return {
        ...baseEngine(info),
        builder: {
            name: inspection.name,
            driver: inspection.driver,
            created: false,
            selected: options.builder !== '',
        },
        platforms: platformsOf(inspection),
        canExportOci: inspection.nodes.every((node) => node.features.get('OCI exporter') !== false),
        cleanup: NOTHING_TO_REMOVE,
    };
}
async function bootExisting(runner, options, name) {
    const booted = await inspectBuilder(runner, {
        ...signalled(options),
        name,
        env: options.env,
        bootstrap: true,
    });
    if (booted === undefined)
        throw builderNotFound(name);
    return booted;
}
function isRunning(inspection) {
    return inspection.nodes.length > 0 && inspection.nodes.every((node) => node.status === 'running');
}
function dockerEngine(options, info, inspection) {
    if (info.daemon === undefined)
        throw info.daemonError;
    return {
        ...baseEngine(info),
        builder: { name: info.context, driver: 'docker', created: false, selected: options.driver === 'docker' },
        platforms: inspection?.driver === 'docker' ? platformsOf(inspection) : [info.daemon.platform],
        canExportOci: info.daemon.store === 'containerd',
        cleanup: NOTHING_TO_REMOVE,
    };
}
async function createdEngine(runner, options, info, driver) {
    if (driver === 'docker-container' && options.endpoint === '' && info.daemonError !== undefined)
        throw info.daemonError;
    const name = options.builder || newBuilderName();
    options.onCreate?.(name, driver);
    const remove = await createBuilder(runner, { ...options, name, driver, settings: options });
    const created = {
        ...baseEngine(info),
        builder: { name, driver, created: true, selected: true },
        platforms: [],
        canExportOci: true,
        cleanup: options.cleanupBuilder ? once(remove) : NOTHING_TO_REMOVE,
    };
    if (options.platforms.length === 0)
        return created;
    const inspection = await inspectBuilder(runner, { ...signalled(options), name, env: options.env });
    return { ...created, platforms: inspection === undefined ? [] : platformsOf(inspection) };
}
function baseEngine(info) {
    return {
        buildxVersion: info.buildxVersion,
        store: info.daemon?.store ?? 'unknown',
        ...(info.daemon === undefined ? {} : { dockerVersion: info.daemon.version }),
    };
}
function platformsOf(inspection) {
    return [...new Set(inspection.nodes.flatMap((node) => node.platforms))];
}
function once(action) {
    let result;
    return () => {
        result ??= action();
        return result;
    };
}
function assertBuildxVersion(version) {
    if (versionAtLeast(version, MINIMUM_BUILDX))
        return;
    throw new lib/* UserError */.yo(`buildx ${version} is too old: OCI layouts, annotations and several outputs need ${MINIMUM_BUILDX}`, {
        fix: `update buildx on the runner to ${MINIMUM_BUILDX} or newer`,
    });
}
function builderNotFound(name) {
    return new lib/* UserError */.yo(`there is no builder "${name}"`, {
        fix: 'list the builders with "docker buildx ls"; a builder made by docker/setup-buildx-action exists only in its own job',
    });
}

// EXTERNAL MODULE: ./actions/build-push/lib/build/inputs.js
var build_inputs = __webpack_require__(1935);
;// CONCATENATED MODULE: ./actions/build-push/lib/engine-choice.js





async function chooseEngine(inputs, build, layout, { env, signal, temp, github, log, onExit }) {
    const engine = await probeEngine(lib/* run */.eF, {
        builder: inputs.builder,
        driver: inputs.driver,
        endpoint: inputs.endpoint,
        driverOptions: (0,build_inputs/* parseDriverOptions */.mK)(inputs.driverOpts),
        buildkitdFlags: inputs.buildkitdFlags,
        buildkitdConfig: inputs.buildkitdConfig,
        buildkitdConfigInline: inputs.buildkitdConfigInline,
        keepState: inputs.keepState,
        cleanupBuilder: inputs.cleanup,
        layout: exceedsClassicStore(build, layout),
        platforms: build.platforms,
        native: nativePlatform(),
        env,
        directory: temp.create('builder'),
        workspace: github.workspace,
        signal,
        onCreate: (name, driver) => log.info(`Booting the ${driver} builder ${name}`),
    });
    onExit(async () => {
        const problem = await engine.cleanup();
        if (problem !== undefined)
            log.warning(problem);
    });
    const { name, driver } = engine.builder;
    log.info(`Builder ${name} (${driver}), buildx ${engine.buildxVersion}`);
    const missing = missingPlatforms(build.platforms, engine.platforms);
    if (missing.length > 0) {
        log.notice(`The builder can't run ${missing.join(', ')}; RUN steps for it need emulation (QEMU, binfmt) or another builder`);
    }
    return engine;
}

// EXTERNAL MODULE: ./packages/login/lib/index.js + 6 modules
var login_lib = __webpack_require__(2422);
;// CONCATENATED MODULE: ./actions/build-push/lib/gate.js


async function prepareGate(inputs, logins, context) {
    const thresholds = thresholdsOf(inputs.scan);
    if (thresholds === undefined)
        return undefined;
    const trivy = await Promise.all(/* import() */[__webpack_require__.e(258), __webpack_require__.e(62)]).then(__webpack_require__.bind(__webpack_require__, 1062));
    const views = await __webpack_require__.e(/* import() */ 107).then(__webpack_require__.bind(__webpack_require__, 6107));
    const { github } = context;
    const openRepository = () => (0,login_lib/* connectRepository */.JC)({ token: inputs.githubToken, action: 'build-push' }, context);
    const files = trivy.openRuleFiles({ github, openRepository });
    const { policy, dbMaxAge } = inputs;
    const own = {
        severity: thresholds,
        severityInput: 'scan',
        ignoreUnfixed: '',
        baseline: '',
        exceptions: '',
        vex: [],
    };
    const loaded = await trivy.loadRules({ ...own, policy, dbMaxAge }, files);
    const registries = { logins, caCert: inputs.caCert, action: 'build-push' };
    return {
        async judge({ image, references }, report) {
            report.outcome = 'scan-error';
            const { digest } = image.graph.root.descriptor;
            const run = await trivy.runGate({
                subject: { kind: 'image', path: image.layout.path, verified: digest },
                images: references,
                platforms: [],
                scanners: ['vuln', 'secret'],
                settings: inputs,
                loaded,
                files,
            }, {
                context,
                client: await (0,login_lib/* openClient */.My)(registries, context),
                databaseClient: await (0,login_lib/* openClient */.My)({ ...registries, retry: trivy.DATABASE_RETRY }, context),
                phases: report.phases,
            });
            report.gate = named(run.report, references);
            for (const line of views.logLines(report.gate))
                context.log.foreign(line);
            for (const annotation of views.annotationsOf(report.gate))
                context.annotations.add(annotation);
            report.outcome = run.report.outcome === 'policy-failed' ? 'policy-failed' : 'scan-error';
            assertPassed(run, image, views.failureText);
        },
    };
}
function thresholdsOf(scan) {
    if (/^(?:|false|False|FALSE)$/.test(scan))
        return undefined;
    return /^(?:true|True|TRUE)$/.test(scan) ? '' : scan;
}
function named(report, [name]) {
    return { ...report, subject: { ...report.subject, name: name ?? 'the image that was built' } };
}
function assertPassed({ report, problem }, { graph, report: image }, failure) {
    if (problem !== undefined)
        throw (0,login_lib/* withFix */.Yt)(problem, (0,login_lib/* describeFailure */.Ic)(problem));
    const { outcome, reasons, subject } = report;
    if (outcome === 'policy-failed')
        throw new lib/* PolicyFailure */.X2(failure(report));
    if (outcome !== 'passed')
        throw new lib/* UserError */.yo(`no verdict: ${reasons.join('; ')}`);
    const scanned = new Set(subject.platforms.map(({ digest }) => digest));
    const missing = image.platforms.filter(({ digest }) => !scanned.has(digest));
    if (subject.digest === graph.root.descriptor.digest && missing.length === 0)
        return;
    throw new Error(`what was scanned (${subject.digest}) is not all of what would be pushed (${image.digest})`);
}

;// CONCATENATED MODULE: ./actions/build-push/lib/push/destinations.js
function reportDestinations(targets, results) {
    const reports = new Map();
    for (const [index, { registry, repository, tag }] of targets.entries()) {
        const name = `${registry}/${repository}`;
        const blobs = results[index]?.blobs;
        reports.set(name, {
            repository: name,
            tags: [...(reports.get(name)?.tags ?? []), ...(tag === undefined ? [] : [tag])],
            uploaded: blobs?.uploaded ?? 0,
            mounted: blobs?.mounted ?? 0,
            existing: blobs?.existing ?? 0,
            bytesUploaded: blobs?.bytes ?? 0,
        });
    }
    return [...reports.values()];
}

;// CONCATENATED MODULE: ./actions/build-push/lib/push/push-image.js


async function pushImage({ layout, graph }, { client, destinations }, byDigest, { log, signal }) {
    const { pushGraph } = await __webpack_require__.e(/* import() */ 258).then(__webpack_require__.bind(__webpack_require__, 9258));
    const targets = byDigest
        ? destinations.map(({ registry, repository }) => ({ registry, repository }))
        : destinations;
    const results = await log.group(`Push to ${describe(targets)}`, () => pushGraph({ graph, layout, destinations: targets, client, signal, onProgress: show(log) }));
    for (const { reference, digest } of results)
        log.info(`Pushed ${reference}@${digest}`);
    return {
        destinations: reportDestinations(targets, results),
        requests: client.stats.requests(),
        retries: client.stats.retries,
    };
}
function describe(targets) {
    const repositories = [...new Set(targets.map(({ registry, repository }) => `${registry}/${repository}`))];
    const [first = '', ...others] = repositories;
    return others.length === 0 ? first : `${first} and ${others.length} more`;
}
function show(log) {
    const done = { uploaded: 'sent', mounted: 'mounted', exists: 'already there' };
    return (event) => {
        switch (event.kind) {
            case 'bytes':
                log.progress(`${(0,lib/* formatBytes */.z3)(event.done)} of ${(0,lib/* formatBytes */.z3)(event.total)}`);
                break;
            case 'blob': {
                const { digest, size } = event.descriptor;
                log.info(`${event.registry}/${event.repository}: blob ${digest} (${(0,lib/* formatBytes */.z3)(size)}) ${done[event.outcome]}`);
                break;
            }
            case 'manifest':
                log.info(`${event.registry}/${event.repository}: manifest ${event.digest}`);
                break;
            case 'tag':
                log.info(`${event.registry}/${event.repository}: tag ${event.tag} -> ${event.digest}`);
                break;
            default:
                event;
        }
    };
}

// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var lib_reference = __webpack_require__(1156);
;// CONCATENATED MODULE: ./actions/build-push/lib/push/registries.js



async function openRegistries(settings, context) {
    const client = await (0,login_lib/* openClient */.My)({ ...settings, action: 'build-push' }, context);
    return { client, destinations: settings.references.map((reference) => (0,lib_reference/* parseReference */.F2)(reference)) };
}
async function checkAccess({ client, destinations }, { immutableTags }) {
    const names = new Map(destinations.map((one) => [`${one.registry}/${one.repository}`, one]));
    const answers = await Promise.allSettled([...names.values()].map(({ registry, repository }) => client.repository(registry, repository).checkPush()));
    const refused = answers.find((answer) => answer.status === 'rejected');
    if (refused !== undefined)
        throw refused.reason;
    if (!immutableTags)
        return;
    await Promise.all(destinations.map((destination) => refuseExisting(client, destination)));
}
async function refuseExisting(client, destination) {
    const { registry, repository, tag } = destination;
    if (tag === undefined)
        return;
    const existing = await client.repository(registry, repository).resolve(tag);
    if (existing === undefined)
        return;
    throw new lib/* UserError */.yo(`the tag ${(0,lib_reference/* formatReference */.FH)(destination)} exists already, with ${existing.digest}`, {
        fix: 'push another tag, or set "immutable-tags" to false',
    });
}

;// CONCATENATED MODULE: ./actions/build-push/lib/verify-image.js

const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const ATTESTATION = 'vnd.docker.reference.type';
async function verifyImage(folder, metadata) {
    const { openLayout, verifyLayout } = await __webpack_require__.e(/* import() */ 258).then(__webpack_require__.bind(__webpack_require__, 9258));
    const layout = await openLayout(folder);
    const graph = await verifyLayout(layout, { rootDigest: builtDigest(metadata) });
    return { layout, graph, report: await verify_image_describe(layout, graph) };
}
function builtDigest(metadata) {
    const digest = (0,lib/* isJsonObject */.OW)(metadata) ? metadata['containerimage.digest'] : undefined;
    if (typeof digest === 'string')
        return digest;
    throw new lib/* UserError */.yo('buildx does not say which digest it built, so the layout cannot be compared with it', {
        fix: 'use a newer buildx, or another builder',
    });
}
async function verify_image_describe(layout, graph) {
    const images = graph.manifests.filter(({ manifest }) => manifest.kind === 'image');
    const attestations = images.filter(({ descriptor }) => descriptor.annotations?.[ATTESTATION] !== undefined);
    const platforms = images.filter((image) => !attestations.includes(image));
    const manifestBytes = graph.manifests.reduce((total, { bytes }) => total + bytes.byteLength, 0);
    return {
        digest: graph.root.descriptor.digest,
        mediaType: graph.root.descriptor.mediaType,
        bytes: graph.blobBytes + manifestBytes,
        platforms: await Promise.all(platforms.map((image) => describePlatform(layout, image))),
        attestations: attestations.length,
    };
}
async function describePlatform(layout, image) {
    const { descriptor, manifest } = image;
    const parts = manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
    const platform = descriptor.platform ?? (await platformOfConfig(layout, parts[0]));
    const { formatPlatform } = await __webpack_require__.e(/* import() */ 258).then(__webpack_require__.bind(__webpack_require__, 9258));
    return {
        platform: platform === undefined ? 'unknown' : formatPlatform(platform),
        digest: descriptor.digest,
        layers: Math.max(0, parts.length - 1),
        bytes: parts.reduce((total, { size }) => total + size, descriptor.size),
    };
}
async function platformOfConfig(layout, config) {
    if (config === undefined)
        return undefined;
    const json = JSON.parse(Buffer.from(await layout.readBlob(config, MAX_CONFIG_BYTES)).toString('utf8'));
    const [os, architecture, variant] = ['os', 'architecture', 'variant'].map((name) => (0,lib.at)(json, name));
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    return { os, architecture, ...(typeof variant === 'string' ? { variant } : {}) };
}

;// CONCATENATED MODULE: ./actions/build-push/lib/steps.js









/***/ })

};
