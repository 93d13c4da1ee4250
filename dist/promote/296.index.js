export const id = 296;
export const ids = [296];
export const modules = {

/***/ 2296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 50 modules
var lib = __webpack_require__(1245);
// EXTERNAL MODULE: ./packages/registry/lib/reference.js
var reference = __webpack_require__(1156);
;// CONCATENATED MODULE: ./actions/promote/lib/copy-image.js


async function planPromotion(session, source) {
    const { planCopy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2341));
    const { client, destinations, inputs, context } = session;
    return planCopy({
        client,
        source,
        destinations,
        referrers: inputs.referrers,
        cosignTags: inputs.referrers === 'all' ? 'auto' : 'none',
        signal: context.signal,
    });
}
function assertMayMove({ inputs, rules }, destinations) {
    if (!inputs.immutableTags && rules?.immutableTags !== true)
        return;
    const moving = destinations.find(({ previous, changed }) => changed && previous !== null);
    if (moving === undefined)
        return;
    throw new lib/* UserError */.yo(`the tag ${moving.reference} points to ${moving.previous}, and would be moved to ${moving.digest}`, {
        fix: 'promote to a new tag, or allow it with "immutable-tags: false" (in the policy file: "immutable-tags")',
    });
}
function destinationsOf(plan) {
    return plan.destinations.flatMap(({ place, tags }) => tags.map(({ tag, from, to }) => ({
        reference: referenceOf(place, tag),
        digest: to,
        previous: from,
        changed: from !== to,
    })));
}
function describePlan(plan) {
    return {
        manifests: plan.manifests.length,
        referrers: plan.manifests.filter(({ role }) => role === 'referrer' || role === 'cosign').length,
        blobs: plan.blobs.length,
        bytes: plan.bytes,
        mounts: plan.destinations.reduce((total, { blobs }) => total + blobs.mount.length, 0),
        requests: plan.requests,
        leftOut: plan.ignored.length + plan.foreign.length,
    };
}
async function copyImage(plan, { client, context }, report) {
    const { executeCopy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2341));
    const { log, signal } = context;
    return log.group(`Copy ${plan.root.digest}`, () => executeCopy(plan, { client, signal, onProgress: show(log, report) }));
}
function referenceOf(place, tag) {
    return 'layout' in place ? `${place.layout}:${tag}` : (0,reference/* formatReference */.FH)({ ...place, tag });
}
function show(log, report) {
    const done = { uploaded: 'sent', mounted: 'mounted', exists: 'already there' };
    return (event) => {
        switch (event.kind) {
            case 'bytes':
                log.progress(`${(0,lib/* formatBytes */.z3)(event.done)} of ${(0,lib/* formatBytes */.z3)(event.total)}`);
                break;
            case 'blob': {
                const { digest, size } = event.descriptor;
                log.info(`${event.place}: blob ${digest} (${(0,lib/* formatBytes */.z3)(size)}) ${done[event.outcome]}`);
                break;
            }
            case 'manifest':
                log.info(`${event.place}: manifest ${event.digest}`);
                break;
            case 'tag':
                noteMove(report, `${event.place}:${event.tag}`);
                log.info(`${event.place}: tag ${event.tag} ${event.from ?? '(new)'} -> ${event.to}`);
                break;
            default:
                event;
        }
    };
}
function noteMove({ destinations, moved }, tag) {
    if (destinations.some(({ reference }) => reference === tag))
        moved.push(tag);
}

// EXTERNAL MODULE: ./actions/promote/lib/deployment-manifests.js
var deployment_manifests = __webpack_require__(3422);
// EXTERNAL MODULE: ./packages/registry/lib/index.js + 91 modules
var registry_lib = __webpack_require__(2341);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/result.js

const GATE_NAMES = (/* unused pure expression or super */ null && (['vulnerabilities', 'referrers', 'soak', 'from', 'checks']));
function passed(gate, evidence, { details = [], attestations = [] } = {}) {
    return { gate, status: 'pass', evidence: oneLine(evidence), details: details.map(oneLine), attestations };
}
function violated(gate, evidence, more) {
    return failed(gate, 'violated', evidence, more);
}
function undecided(gate, evidence, more) {
    return failed(gate, 'undecided', evidence, more);
}
const MAX_LINE = 600;
function oneLine(text) {
    const line = (0,lib/* showControls */.mz)(text.replace(/\s+/g, ' ').trim());
    return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE - 1)}…`;
}
function failed(gate, reason, evidence, { details = [], fix } = {}) {
    return {
        gate,
        status: 'fail',
        reason,
        evidence: oneLine(evidence),
        details: details.map(oneLine),
        ...(fix === undefined ? {} : { fix }),
    };
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/checks.js


const GATE = 'checks';
const REVISION = 'org.opencontainers.image.revision';
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
async function judgeChecks(names, sources) {
    if (names.length === 0) {
        return undecided(GATE, 'no check is named', { fix: 'name the checks that must be green' });
    }
    const commit = commitOf(await readRevisions(sources));
    if (typeof commit !== 'string')
        return commit;
    const runs = await collect(sources.checks.runs(commit));
    const verdicts = names.map((name) => judgeCheck(name, runs));
    const red = verdicts.filter(({ green }) => !green);
    const details = verdicts.map(({ text }) => text);
    if (red.length === 0)
        return passed(GATE, `${count(verdicts)} green on ${commit}`, { details });
    return violated(GATE, `${red.length} of ${count(verdicts)} not green on ${commit}: ${red[0]?.text}`, {
        details,
        fix: 'wait for the checks, or repair what they found and promote the new image',
    });
}
const REBUILD = {
    fix: `build the image with the label ${REVISION}=<commit ID>, as build-push sets it`,
};
async function readRevisions({ image, repository }) {
    const root = image.annotations[REVISION];
    const own = await Promise.all(image.platforms.map(async (platform) => (await revisionOf(platform, repository)) ?? root));
    return [...new Set(root === undefined ? own : [...own, root])];
}
function commitOf(revisions) {
    const [commit] = revisions;
    if (commit === undefined || revisions.includes(undefined)) {
        return undecided(GATE, `the image, or one of its platforms, has no label ${REVISION}`, REBUILD);
    }
    if (revisions.length > 1) {
        return undecided(GATE, `its platforms name several commits: ${revisions.join(', ')}`, REBUILD);
    }
    if (!COMMIT.test(commit)) {
        return undecided(GATE, `the label ${REVISION} is ${JSON.stringify(commit)} and no full commit ID`, REBUILD);
    }
    return commit;
}
async function revisionOf({ config, annotations }, repository) {
    if (config.size > MAX_CONFIG_BYTES) {
        throw new Error(`the configuration ${config.digest} has ${config.size} bytes, more than ${MAX_CONFIG_BYTES}`);
    }
    const label = labelIn(await repository.readBlob(config));
    return label ?? annotations[REVISION];
}
function labelIn(config) {
    try {
        const json = JSON.parse(Buffer.from(config).toString());
        return (0,lib/* isJsonObject */.OW)(json) ? (0,lib/* textAt */.$6)(json, 'config', 'Labels', REVISION) : undefined;
    }
    catch {
        return undefined;
    }
}
function judgeCheck(name, runs) {
    const latest = newestOfEachApp(runs.filter((run) => run.name === name));
    const red = latest.find(({ status, conclusion }) => status !== 'completed' || conclusion !== 'success');
    const shown = red ?? latest[0];
    if (shown === undefined)
        return { green: false, text: `${name}: there is no such check run` };
    const app = shown.app === undefined ? '' : ` of ${shown.app}`;
    const url = shown.url === undefined ? '' : ` (${shown.url})`;
    return { green: red === undefined, text: `${name}${app}: ${shown.conclusion ?? shown.status}${url}` };
}
function newestOfEachApp(runs) {
    const byApp = new Map();
    for (const run of [...runs].sort((one, other) => one.id - other.id))
        byApp.set(run.app, run);
    return [...byApp.values()];
}
function count(checks) {
    return `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
}
async function collect(items) {
    const all = [];
    for await (const item of items)
        all.push(item);
    return all;
}

// EXTERNAL MODULE: ./packages/policy/lib/index.js + 1 modules
var policy_lib = __webpack_require__(4559);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/age.js
const UNITS = [
    ['day', 24 * 60 * 60 * 1000],
    ['hour', 60 * 60 * 1000],
    ['minute', 60 * 1000],
];
function formatAge(ms) {
    const parts = [];
    let rest = ms;
    for (const [unit, size] of UNITS) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count > 0)
            parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    }
    return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/environments.js



async function judgeFrom(environment, find) {
    const sighting = await find(environment);
    if (sighting === undefined) {
        return violated('from', `no promotion of the image to ${environment} is on record`, {
            fix: `promote it to ${environment} first`,
        });
    }
    const { time, proof } = sighting;
    const evidence = `promoted to ${environment} at ${time.toISOString()} (${proof})`;
    return passed('from', evidence, restingOn(sighting));
}
async function judgeSoak({ environment, time: minimum }, find, now) {
    const sighting = await find(environment);
    if (sighting === undefined) {
        return undecided('soak', `it is not known since when the image is in ${environment}`, {
            fix: `promote it to ${environment} first`,
        });
    }
    const { time, proof } = sighting;
    const ageMs = now.getTime() - time.getTime();
    const since = `in ${environment} since ${time.toISOString()} (${proof})`;
    if (ageMs < 0) {
        return undecided('soak', `${since}, which is in the future`, { fix: 'set the clocks right' });
    }
    const judged = `${since}, for ${formatAge(ageMs)} of ${(0,policy_lib/* formatDuration */.a3)(minimum)}`;
    if (ageMs >= minimum)
        return passed('soak', judged, restingOn(sighting));
    const ripe = new Date(time.getTime() + minimum);
    return violated('soak', judged, { fix: `promote it after ${ripe.toISOString()}` });
}
function restingOn({ attestation }) {
    return attestation === undefined ? {} : { attestations: [attestation] };
}

// EXTERNAL MODULE: ./actions/promote/lib/record/dsse.js
var dsse = __webpack_require__(7763);
// EXTERNAL MODULE: ./actions/promote/lib/record/statement.js
var record_statement = __webpack_require__(8649);
;// CONCATENATED MODULE: ./actions/promote/lib/gates/artifacts.js




const MAX_REFERRERS = 1000;
const MAX_LAYER_BYTES = 16 * 1024 * 1024;
const TYPE_ANNOTATIONS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];
async function readReferrers(repository, digest) {
    const referrers = await repository.listReferrers(digest);
    if (referrers.length > MAX_REFERRERS) {
        throw new Error(`${digest} has ${referrers.length} referrers, more than ${MAX_REFERRERS}`);
    }
    const read = async ({ descriptor, fetched }) => {
        const found = fetched ?? (await repository.findManifest(descriptor.digest));
        const manifest = found && understand(found);
        const about = manifest?.subject?.digest;
        if (manifest === undefined || about !== digest)
            return undefined;
        return { digest: descriptor.digest, about, types: typesOf(manifest) };
    };
    const readable = referrers.filter(({ descriptor }) => (0,registry_lib/* isManifest */.Yh)(descriptor.mediaType));
    return present(await Promise.all(readable.map(read)));
}
function embeddedArtifact({ digest, about, manifest }) {
    return { digest, about, types: typesOf(manifest) };
}
async function readCosignTags(repository, digest) {
    const name = `${(0,registry_lib/* algorithmOf */.Hy)(digest)}-${(0,registry_lib/* hexOf */.ZD)(digest)}`;
    const [signatures, attestations] = await Promise.all([
        readTag(repository, `${name}.sig`, (layer, content) => signatureTypes(layer, content, digest)),
        readTag(repository, `${name}.att`, (_layer, content) => attestationTypes(content, digest)),
    ]);
    return [...signatures, ...attestations].map((found) => ({ ...found, about: digest }));
}
async function readTag(repository, tag, readTypes) {
    const found = await repository.findManifest(tag);
    if (found === undefined)
        return [];
    const manifest = understand(found);
    if (manifest?.kind !== 'image')
        return [];
    const types = await Promise.all(manifest.layers
        .filter(({ size }) => size <= MAX_LAYER_BYTES)
        .map(async (layer) => readTypes(layer, Buffer.from(await repository.readBlob(layer)).toString())));
    return types.some((some) => some.length > 0)
        ? [{ digest: found.descriptor.digest, types: types.flat() }]
        : [];
}
const COSIGN_SIGNATURE = 'application/vnd.dev.cosign.artifact.sig.v1+json';
function signatureTypes(layer, content, digest) {
    const signed = layer.annotations?.['dev.cosignproject.cosign/signature'] ?? '';
    const about = (0,lib/* textAt */.$6)(parseJson(content), 'critical', 'image', 'docker-manifest-digest');
    return signed !== '' && about === digest ? [layer.mediaType, COSIGN_SIGNATURE] : [];
}
function attestationTypes(content, digest) {
    try {
        const statement = (0,record_statement/* decodeStatement */.Gc)((0,dsse/* envelopeFromJson */.X0)(parseJson(content)).payload);
        return statement && (0,record_statement/* isAbout */.KH)(statement, digest) ? [statement.predicateType] : [];
    }
    catch (error) {
        if (error instanceof dsse/* EnvelopeError */.tO)
            return [];
        throw error;
    }
}
const MEANINGLESS = ['', registry_lib/* MEDIA_TYPE */.Ap.ociEmpty];
function typesOf(manifest) {
    const layers = manifest.kind === 'image' ? manifest.layers : [];
    const annotated = [manifest, ...layers].flatMap(({ annotations = {} }) => TYPE_ANNOTATIONS.map((key) => (0,lib/* textAt */.$6)(annotations, key)));
    const config = manifest.kind === 'image' ? manifest.config.mediaType : undefined;
    const media = [manifest.artifactType, config, ...layers.map(({ mediaType }) => mediaType)];
    return [...new Set(present([...annotated, ...media]))].filter((type) => !MEANINGLESS.includes(type));
}
function understand({ bytes, descriptor }) {
    try {
        return (0,registry_lib/* parseManifest */.Ng)(bytes, descriptor.mediaType);
    }
    catch (error) {
        if (error instanceof registry_lib/* InvalidManifestError */.t4)
            return undefined;
        throw error;
    }
}
function present(items) {
    return items.filter((item) => item !== undefined);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/referrers.js


const referrers_GATE = 'referrers';
const MAX_DETAILS = 20;
async function judgeReferrers(rule, sources) {
    const { image, repository } = sources;
    if (rule.required.length === 0) {
        return undecided(referrers_GATE, 'no type is named', {
            fix: 'name what must hang on the image, such as `signature`',
        });
    }
    const embedded = image.attestations.map(embeddedArtifact);
    const listed = [...(await readReferrers(repository, image.digest)), ...embedded];
    const isComplete = rule.required.every((required) => findFor(required, image, listed).length > 0);
    const all = isComplete ? listed : [...listed, ...(await readCosignTags(repository, image.digest))];
    const found = rule.required.map((required) => ({
        name: required.name,
        artifacts: findFor(required, image, all),
    }));
    const missing = found.filter(({ artifacts }) => artifacts.length === 0).map(({ name }) => name);
    if (missing.length > 0) {
        return violated(referrers_GATE, `${image.digest} has no ${missing.join(', no ')}`, {
            details: all.slice(0, MAX_DETAILS).map(({ digest, types }) => `found ${digest}: ${types.join(', ')}`),
            fix: 'attach it before the promotion, and promote by the digest that it was made for',
        });
    }
    const details = found.map(({ name, artifacts }) => `${name}: ${artifacts.map(({ digest }) => digest).join(', ')}`);
    const attestations = [...new Set(found.flatMap(({ artifacts }) => artifacts.map(({ digest }) => digest)))];
    const names = found.map(({ name }) => name).join(', ');
    return passed(referrers_GATE, `${names} present on ${image.digest}, not verified`, { details, attestations });
}
function findFor({ types: wanted }, image, artifacts) {
    const fitting = artifacts.filter(({ types }) => types.some((type) => wanted.includes(type)));
    const own = fitting.filter(({ about }) => about === image.digest);
    if (own.length > 0 || image.platforms.length === 0)
        return own;
    const each = image.platforms.map(({ digest }) => fitting.find(({ about }) => about === digest));
    const present = each.filter((artifact) => artifact !== undefined);
    return present.length === each.length ? present : [];
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/coverage.js
function coverageOf(image, artifact) {
    const { platforms } = image;
    const { imageId } = artifact;
    if (imageId !== undefined && imageId !== image.digest) {
        return (platforms.find(({ config, digest }) => imageId === config.digest || imageId === digest) ??
            'another-image');
    }
    const digests = digestsOf(artifact);
    const proven = platforms.find(({ digest }) => digests.includes(digest));
    if (proven !== undefined)
        return proven;
    if (imageId !== image.digest && !digests.includes(image.digest))
        return 'another-image';
    const possible = platforms.length === 1
        ? platforms
        : platforms.filter(({ name }) => name !== undefined && name === artifact.platform);
    const [platform, ...others] = possible;
    return platform === undefined || others.length > 0 ? 'unknown-platform' : platform;
}
function digestsOf({ repoDigests, name: artifactName = '' }) {
    return [...repoDigests, artifactName].map((name) => name.slice(name.indexOf('@') + 1));
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/findings.js
function describeFinding({ id, package: found, severity }) {
    const fixed = found?.fixedVersions.join(', ') ?? '';
    const thing = found === undefined ? '(no package)' : `${found.name} ${found.version}`;
    return `${severity.toLowerCase()}: ${id} in ${thing}${fixed === '' ? '' : `, fixed in ${fixed}`}`;
}
function more(count) {
    return count > 0 ? [`and ${count} more`] : [];
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/scanned.js



const scanned_GATE = 'vulnerabilities';
const scanned_MAX_DETAILS = 20;
function judgeScan({ severity }, report) {
    const { outcome, reasons, findings, notes } = report;
    const asked = `the gate asks for no ${[...severity].join(', ').toLowerCase()}`;
    const evidence = `${scanOf(report)} found ${countsOf(report)}; ${asked}`;
    switch (outcome) {
        case 'passed':
            return passed(scanned_GATE, evidence, { details: notes });
        case 'policy-failed': {
            const gating = findings.filter((finding) => finding.gating);
            const shown = gating.slice(0, scanned_MAX_DETAILS).map(describeFinding);
            return violated(scanned_GATE, evidence, {
                details: [...shown, ...more(gating.length - shown.length), ...reasons, ...notes],
                fix: 'update the packages and promote the new image',
            });
        }
        case 'scan-error':
        case 'stale-db':
            return undecided(scanned_GATE, `${outcome}: ${reasons.join('; ')}`, {
                fix: 'repair what the scan needs, or give reports about this digest by `report-file`',
            });
        default:
            return outcome;
    }
}
function scanOf({ scanner, database, subject }) {
    const platforms = subject.platforms.map(({ platform }) => platform).join(', ');
    return `Trivy ${scanner?.version ?? ''} (database of ${database?.updatedAt ?? 'unknown age'}) on ${platforms}`;
}
function countsOf({ counts }) {
    const some = policy_lib/* SEVERITIES */.oC.map((severity) => severity.toLowerCase())
        .filter((severity) => counts[severity].total > 0)
        .map((severity) => `${counts[severity].total} ${severity}`);
    return some.length === 0 ? 'nothing' : some.join(', ');
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/vulnerabilities.js






const vulnerabilities_GATE = 'vulnerabilities';
const CLOCK_SKEW_MS = 5 * 60 * 1000;
const vulnerabilities_MAX_DETAILS = 20;
const loadTrivy = () => __webpack_require__.e(/* import() */ 269).then(__webpack_require__.bind(__webpack_require__, 4269));
async function judgeVulnerabilities(rule, { image, reports: paths, now, scan }) {
    if (paths.length === 0 && scan !== undefined)
        return judgeScan(rule, await scan(rule));
    if (paths.length === 0) {
        return undecided(vulnerabilities_GATE, 'there is no report about this image', {
            fix: 'scan the image with `trivy image --format json`, and give the report by `report-file`',
        });
    }
    const trivy = await loadTrivy();
    const findings = [];
    const notes = [];
    const missing = new Set(image.platforms);
    for (const path of paths) {
        const report = await readReport(path, trivy);
        if (report instanceof Error)
            return undecided(vulnerabilities_GATE, `${path}: ${report.message}`, RESCAN);
        const problem = problemOf(report, path, rule, now);
        if (problem !== undefined)
            return problem;
        const platform = coverageOf(image, report.artifact);
        if (typeof platform === 'string')
            return uncovered(platform, path, report, image);
        missing.delete(platform);
        findings.push(...vulnerabilitiesOf(report));
        if (report.artifact.os?.endOfLife === true)
            notes.push(`${path}: the distribution is at its end of life and gets no findings any more`);
    }
    if (missing.size > 0)
        return incomplete(image, missing);
    return judge(rule, findings, notes, trivy);
}
const RESCAN = { fix: 'scan the image again with `trivy image --format json`' };
async function readReport(path, trivy) {
    try {
        return await trivy.readScanReport(path);
    }
    catch (error) {
        if (error instanceof trivy.ReportError)
            return error;
        throw error;
    }
}
function vulnerabilitiesOf({ findings }) {
    return findings.filter((finding) => finding.class === 'vulnerability');
}
function problemOf({ createdAt, targets }, path, { maxAge }, now) {
    if (targets === 0) {
        return undecided(vulnerabilities_GATE, `${path}: Trivy has recognised no packages, so it says nothing about vulnerabilities`, {
            fix: 'scan with `--scanners vuln --list-all-pkgs`; for an image without any packages leave out this gate',
        });
    }
    if (maxAge === undefined)
        return undefined;
    if (createdAt === undefined)
        return undecided(vulnerabilities_GATE, `${path}: it does not say when it was made`, RESCAN);
    const ageMs = now.getTime() - createdAt.getTime();
    const made = `${path}: it was made at ${createdAt.toISOString()}`;
    if (ageMs < -CLOCK_SKEW_MS)
        return undecided(vulnerabilities_GATE, `${made}, which is in the future`, RESCAN);
    if (ageMs <= maxAge)
        return undefined;
    return violated(vulnerabilities_GATE, `${made}, ${formatAge(ageMs)} ago; at most ${(0,policy_lib/* formatDuration */.a3)(maxAge)} are allowed`, RESCAN);
}
function uncovered(why, path, { artifact }, image) {
    const fix = `scan ${image.digest} by its digest, with \`--platform\` for each platform`;
    if (why === 'unknown-platform') {
        return undecided(vulnerabilities_GATE, `${path}: it does not say which platform of the image it is about`, { fix });
    }
    const name = [artifact.name, artifact.imageId].filter(Boolean).join(', ') || 'an image without a name';
    return undecided(vulnerabilities_GATE, `${path}: the report is about something else: ${name}`, { fix });
}
function incomplete(image, missing) {
    const names = [...missing].map(({ name, digest }) => name ?? digest);
    return undecided(vulnerabilities_GATE, `there is no report about ${names.join(', ')}`, {
        fix: `scan ${image.digest} with \`--platform\` for each of its platforms, and give all reports by \`report-file\``,
    });
}
function judge(rule, all, notes, { hasFix }) {
    const findings = unique(all, hasFix).filter((finding) => hasFix(finding) || !rule.ignoreUnfixed);
    const gating = findings.filter(({ severity }) => rule.severity.has(severity));
    const counts = `found ${countBySeverity(findings)}${rule.ignoreUnfixed ? ', unfixed ones left out' : ''}`;
    const asked = `the gate asks for no ${[...rule.severity].join(', ').toLowerCase()}`;
    if (gating.length === 0)
        return passed(vulnerabilities_GATE, `${counts}; ${asked}`, { details: notes });
    return violated(vulnerabilities_GATE, `${counts}; ${asked}`, {
        details: [
            ...gating.slice(0, vulnerabilities_MAX_DETAILS).map(describeFinding),
            ...more(gating.length - vulnerabilities_MAX_DETAILS),
            ...notes,
        ],
        fix: 'update the packages and promote the new image',
    });
}
function unique(findings, hasFix) {
    const keyOf = (finding) => {
        const { id, package: found, severity } = finding;
        return JSON.stringify([id, found?.name, found?.version, severity, hasFix(finding)]);
    };
    return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
function countBySeverity(findings) {
    const counts = policy_lib/* SEVERITIES */.oC.map((severity) => [
        severity,
        findings.filter((finding) => finding.severity === severity).length,
    ]);
    const some = counts.filter(([, count]) => count > 0);
    return some.length === 0
        ? 'nothing'
        : some.map(([severity, count]) => `${count} ${severity.toLowerCase()}`).join(', ');
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/evaluate.js






function gatesOf(rules, sources) {
    const { vulnerabilities, referrers, soak, from, checks } = rules;
    const { repository, reports, scan, findFirstPromotion: find, now } = sources;
    let reading;
    const image = () => {
        reading ??= sources.readImage();
        return reading;
    };
    const gates = [
        vulnerabilities && {
            name: 'vulnerabilities',
            judge: async () => judgeVulnerabilities(vulnerabilities, {
                image: await image(),
                reports,
                now: now(),
                ...(scan === undefined ? {} : { scan }),
            }),
        },
        referrers && {
            name: 'referrers',
            judge: async () => judgeReferrers(referrers, { image: await image(), repository }),
        },
        from === undefined ? undefined : { name: 'from', judge: () => judgeFrom(from, find) },
        soak && { name: 'soak', judge: () => judgeSoak(soak, find, now()) },
        checks && {
            name: 'checks',
            judge: async () => judgeChecks(checks, { image: await image(), repository, checks: needed(sources.checks) }),
        },
    ];
    return gates.filter((gate) => gate !== undefined);
}
async function evaluateGates(gates, signal) {
    const results = await Promise.all(gates.map(ask));
    signal?.throwIfAborted();
    return results;
}
async function ask({ name, judge }) {
    try {
        return await judge();
    }
    catch (error) {
        const { message, fix } = wordsOf(error);
        return undecided(name, `could not be decided: ${message}`, fix === undefined ? {} : { fix });
    }
}
function needed(checks) {
    if (checks !== undefined)
        return checks;
    throw new lib/* UserError */.yo('there is no token to ask GitHub with', { fix: 'set the input `github-token`' });
}
function wordsOf(error) {
    if (!(error instanceof Error))
        return { message: String(error) };
    return 'fix' in error && typeof error.fix === 'string'
        ? { message: error.message, fix: error.fix }
        : { message: error.message };
}

;// CONCATENATED MODULE: ./actions/promote/lib/gates/index.js



// EXTERNAL MODULE: ./actions/promote/lib/record/index.js + 11 modules
var record = __webpack_require__(9819);
;// CONCATENATED MODULE: ./actions/promote/lib/scan-source.js

async function scanSource({ inputs, context, client, databaseClient, github }, source, { severity, ignoreUnfixed }) {
    const { loadRules, openRuleFiles, runGate } = await __webpack_require__.e(/* import() */ 269).then(__webpack_require__.bind(__webpack_require__, 4269));
    const files = openRuleFiles({ github: context.github, openRepository: async () => github });
    const loaded = await loadRules({
        policy: inputs.policy,
        dbMaxAge: inputs.dbMaxAge,
        severity: [...severity].join(','),
        ignoreUnfixed: String(ignoreUnfixed),
        baseline: 'none',
        exceptions: '',
        vex: [],
    }, files);
    const { report } = await runGate({
        subject: { kind: 'image', reference: (0,reference/* formatReference */.FH)(source) },
        images: [(0,reference/* formatRepository */.Sh)(source)],
        platforms: [],
        scanners: ['vuln'],
        settings: inputs,
        loaded,
        files,
    }, { context, client, databaseClient: await databaseClient(), phases: [] });
    return report;
}

;// CONCATENATED MODULE: ./actions/promote/lib/judge.js




async function judge_judge(session, source, digest) {
    const { client, github, inputs, context, verificationKey } = session;
    if (session.rules === undefined)
        return [];
    const repository = client.repository(source.registry, source.repository);
    const gates = gatesOf(session.rules.gates, {
        readImage: () => (0,registry_lib/* readImage */.AM)(repository, digest),
        repository,
        reports: inputs.reportFile
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        scan: (rule) => scanSource(session, { ...source, digest }, rule),
        checks: github?.checks,
        findFirstPromotion: (environment) => (0,record/* findFirstPromotion */.pc)(digest, environment, {
            deployments: github?.deployments,
            repositories: [repository],
            key: verificationKey,
        }),
        now: () => new Date(),
    });
    return evaluateGates(gates, context.signal);
}

// EXTERNAL MODULE: ./actions/promote/lib/leave-record.js + 1 modules
var leave_record = __webpack_require__(6698);
// EXTERNAL MODULE: ./actions/promote/lib/narrate.js
var narrate = __webpack_require__(9687);
// EXTERNAL MODULE: ./actions/promote/lib/session.js + 1 modules
var session = __webpack_require__(3747);
;// CONCATENATED MODULE: ./actions/promote/lib/promote.js








async function promote(session, report) {
    const source = sourceOf(session);
    const plan = await (0,lib/* phase */.Oi)(report, 'Plan', () => planPromotion(session, source));
    const { digest } = plan.root;
    const name = `${(0,reference/* formatRepository */.Sh)(source)}@${digest}`;
    report.digest = digest;
    report.source = name;
    report.plan = describePlan(plan);
    report.destinations = destinationsOf(plan);
    assertMayMove(session, report.destinations);
    const writeManifests = await (0,lib/* phase */.Oi)(report, 'Manifests', () => (0,deployment_manifests/* prepareManifests */._)(session, report, digest));
    (0,narrate/* tellPlan */.fb)(session.context.log, report);
    report.gates = await (0,lib/* phase */.Oi)(report, 'Gates', () => judge_judge(session, source, digest));
    (0,narrate/* tellGates */.qn)(session.context.log, report.gates);
    const closed = report.gates.filter(({ status }) => status === 'fail');
    if (closed.length > 0) {
        report.outcome = 'policy-failed';
        throw new lib/* PolicyFailure */.X2(closed.map(({ gate, evidence }) => `gate ${gate}: ${evidence}`).join('; '));
    }
    if (session.inputs.dryRun) {
        report.outcome = 'planned';
        return;
    }
    const facts = { kind: 'promotion', image: plan.root, source: name };
    const moving = report.destinations.some(({ changed }) => changed);
    await (0,leave_record/* recorded */.t)(session, report, facts, moving, async () => {
        await (0,lib/* phase */.Oi)(report, 'Copy', () => copyImage(plan, session, report));
    });
    await (0,lib/* phase */.Oi)(report, 'Manifests', writeManifests);
    report.outcome = moving || report.manifests.length > 0 ? 'promoted' : 'unchanged';
}
function sourceOf({ inputs }) {
    if (inputs.source !== '') {
        const source = (0,session/* parse */.q)('source', inputs.source);
        if (source.tag !== undefined || source.digest !== undefined)
            return source;
        throw new lib/* UserError */.yo(`input "source": ${JSON.stringify(inputs.source)} has neither tag nor digest`, {
            fix: 'name the image by tag or digest, such as ghcr.io/org/app:1.4.2',
        });
    }
    throw new lib/* UserError */.yo('input "source" is empty', {
        fix: 'name the image to promote, such as ghcr.io/org/app:1.4.2, or set "rollback: true"',
    });
}


/***/ })

};
