/** Scans and inputs of the verdict, for tests. */
import { EMPTY_POLICY, type GatePolicy } from '@container-kit/policy';
import {
  asLedger,
  type Finding,
  type FoundPackage,
  type JudgeInput,
  type LedgerEntry,
  NO_FEEDS,
  type RuleInputs,
  resolveRules,
  type ScanReport,
} from '../../src/index.ts';

export const NOW = new Date('2026-11-25T12:00:00Z');
export const LAYER = (name: string) => `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`;

/** A package of npm, unless told otherwise. */
export function npm(name: string, version: string, changes: Partial<FoundPackage> = {}): FoundPackage {
  return {
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    path: `app/node_modules/${name}/package.json`,
    type: 'node-pkg',
    os: false,
    fixedVersions: ['99.0.0'],
    ...changes,
  };
}

/** A package of Alpine. */
export function apk(name: string, version: string, changes: Partial<FoundPackage> = {}): FoundPackage {
  return {
    name,
    version,
    purl: `pkg:apk/alpine/${name}@${version}?arch=x86_64&distro=3.20.3`,
    path: undefined,
    type: 'alpine',
    os: true,
    fixedVersions: ['99.0-r0'],
    ...changes,
  };
}

/** A critical vulnerability with a fix. */
export function vulnerability(id: string, found: FoundPackage, changes: Partial<Finding> = {}): Finding {
  return {
    class: 'vulnerability',
    id,
    severity: 'CRITICAL',
    title: `title of ${id}`,
    target: found.os ? 'image (alpine 3.20.3)' : 'Node.js',
    package: found,
    location: undefined,
    layer: undefined,
    aliases: [],
    url: undefined,
    status: found.fixedVersions.length > 0 ? 'fixed' : 'affected',
    advice: undefined,
    cvss: undefined,
    ...changes,
  };
}

/** A critical secret in a file. */
export function secret(id: string, path: string, line: number): Finding {
  return {
    ...vulnerability(id, npm('x', '1')),
    class: 'secret',
    package: undefined,
    target: path,
    location: { path, startLine: line, endLine: line },
    status: undefined,
  };
}

/** A license of a package. */
export function license(id: string, found: FoundPackage, changes: Partial<Finding> = {}): Finding {
  return { ...vulnerability(id, found), class: 'license', status: undefined, ...changes };
}

/** A scan of one platform. */
export function scan(
  findings: readonly Finding[],
  platform: string | undefined = 'linux/amd64',
  changes: Partial<ScanReport['artifact']> & { readonly targets?: number } = {},
): ScanReport {
  const { targets = 1, ...artifact } = changes;
  return {
    scanner: { name: 'trivy', version: '0.74.0' },
    createdAt: NOW,
    artifact: {
      name: 'image',
      type: 'container_image',
      platform,
      digest: undefined,
      imageId: undefined,
      repoDigests: [],
      os: undefined,
      diffIds: [],
      history: [],
      ...artifact,
    },
    findings,
    targets,
  };
}

/** What a test says of an input; the rest is a plain run without baseline. */
export interface InputChanges extends Partial<Omit<JudgeInput, 'rules' | 'baseline'>> {
  readonly policy?: Partial<GatePolicy>;
  readonly inputs?: RuleInputs;
  readonly before?: readonly ScanReport[];
}

/** An input of the verdict. */
export function input(reports: readonly ScanReport[], changes: InputChanges = {}): JudgeInput {
  const { policy = {}, inputs, before, ...rest } = changes;
  return {
    subject: {
      kind: 'image',
      name: 'ghcr.io/org/app:1',
      digest: undefined,
      platforms: reports.map(({ artifact }) => ({
        platform: artifact.platform ?? 'unknown',
        digest: undefined,
        os: artifact.os,
      })),
    },
    scanner: undefined,
    database: undefined,
    javaDatabase: undefined,
    rules: resolveRules({ ...EMPTY_POLICY.gate, ...policy }, inputs),
    rulesSource: 'inputs',
    notes: [],
    startedAt: NOW,
    now: NOW,
    reports,
    baseline: before && { kind: 'ref:ghcr.io/org/app:main', name: 'main', reports: before },
    images: ['ghcr.io/org/app:1'],
    exceptions: [],
    pending: [],
    vex: [],
    feeds: NO_FEEDS,
    origins: new Map(),
    base: undefined,
    ...rest,
  };
}

/** An exception that holds for years and covers every package. */
export function entry(id: string, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const [plain] = asLedger([
    { id, path: '**', reason: 'unreachable', owner: '@org/team', expires: '2030-12-31' },
  ]);
  return { ...(plain as LedgerEntry), ...changes };
}
