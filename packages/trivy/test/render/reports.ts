/** Reports as the gate makes them, for the views. */
import { SEVERITIES, type Severity } from '@container-kit/policy';
import type { Counts, GateReport, JudgedFinding, SeverityCounts } from '../../src/report/types.ts';

const SHA = (digit: string) => `sha256:${digit.repeat(64)}`;

/** A finding of an operating system package, unless told otherwise. */
export function finding(changes: Partial<JudgedFinding> = {}): JudgedFinding {
  return {
    class: 'vulnerability',
    id: 'CVE-2026-31789',
    severity: 'CRITICAL',
    title: 'openssl: Heap buffer overflow while parsing certificates',
    target: 'ghcr.io/octo/shop (alpine 3.20.3)',
    package: {
      name: 'libssl3',
      version: '3.3.2-r0',
      purl: 'pkg:apk/alpine/libssl3@3.3.2-r0',
      path: undefined,
      type: 'alpine',
      os: true,
      fixedVersions: ['3.3.2-r1'],
    },
    location: undefined,
    layer: SHA('1'),
    aliases: [],
    url: 'https://avd.aquasec.com/nvd/cve-2026-31789',
    status: 'fixed',
    advice: undefined,
    cvss: 9.8,
    key: `vulnerability|pkg:apk/alpine/libssl3|${changes.id ?? 'CVE-2026-31789'}|`,
    platforms: ['linux/amd64', 'linux/arm64'],
    state: 'new',
    gating: true,
    because: 'new, CRITICAL and fixable',
    exception: undefined,
    origin: 'base',
    source: { path: 'Dockerfile', line: 1 },
    kev: false,
    epss: undefined,
    ...changes,
  };
}

/** A report about these findings: the counts follow from them, the outcome too unless it is given. */
export function report(findings: readonly JudgedFinding[], changes: Partial<GateReport> = {}): GateReport {
  const gating = findings.filter((one) => one.gating).length;
  return {
    version: 1,
    outcome: gating > 0 ? 'policy-failed' : 'passed',
    reasons: [],
    notes: [],
    subject: {
      kind: 'image',
      name: 'ghcr.io/octo/shop:pr-42',
      digest: SHA('a'),
      platforms: [platform('linux/amd64', 'b'), platform('linux/arm64', 'c')],
    },
    scanner: { name: 'trivy', version: '0.74.0', source: 'table', sha256: 'd'.repeat(64) },
    database: {
      repository: 'ghcr.io/aquasecurity/trivy-db:2',
      digest: SHA('e'),
      updatedAt: '2026-11-25T06:12:31Z',
    },
    javaDatabase: undefined,
    policy: {
      source: '.github/container-kit.yml at 4f53cda18c2b',
      rules: ['CRITICAL and HIGH vulnerabilities that can be fixed fail', 'secrets of any severity fail'],
    },
    baseline: { kind: 'base-image', name: `docker.io/library/node:22-alpine@${SHA('f')}`, findings: 16 },
    findings,
    fixed: [],
    exceptions: {
      applied: findings.filter((one) => one.exception).length,
      expired: [],
      expiring: [],
      unused: [],
      pending: [],
    },
    advice: [],
    counts: countsOf(findings),
    startedAt: '2026-11-25T11:02:03Z',
    durationMs: 4210,
    ...changes,
  };
}

function platform(name: string, digit: string) {
  return { platform: name, digest: SHA(digit), os: { family: 'alpine', name: '3.20.3', endOfLife: false } };
}

function countsOf(findings: readonly JudgedFinding[]): Counts {
  const of = (severity: Severity): SeverityCounts => {
    const some = findings.filter((one) => one.severity === severity);
    const sum = (which: (one: JudgedFinding) => boolean) => some.filter(which).length;
    return {
      total: some.length,
      new: sum(({ state }) => state === 'new'),
      existing: sum(({ state }) => state === 'existing'),
      excepted: sum(({ exception }) => exception !== undefined),
      gating: sum(({ gating }) => gating),
    };
  };
  const [critical, high, medium, low, unknown] = SEVERITIES.map(of);
  const none: SeverityCounts = { total: 0, new: 0, existing: 0, excepted: 0, gating: 0 };
  return {
    critical: critical ?? none,
    high: high ?? none,
    medium: medium ?? none,
    low: low ?? none,
    unknown: unknown ?? none,
    fixed: 0,
    kev: findings.filter(({ kev }) => kev).length,
  };
}
