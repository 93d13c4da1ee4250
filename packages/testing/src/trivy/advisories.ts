/** Advisories for tests, laid out as Trivy's database has them (aquasecurity/trivy-db, `pkg/db`, `pkg/types`). */
import type { Bucket } from './bolt.ts';

/** From low to high; Trivy stores the position. */
const SEVERITIES = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** Reasons why there is no fix, as Trivy prints them; it stores the position. */
const STATUSES = [
  'unknown',
  'not_affected',
  'affected',
  'fixed',
  'under_investigation',
  'will_not_fix',
  'fix_deferred',
  'end_of_life',
] as const;

/** `alpine 3.22` and `debian 12` are releases; the others are GitHub's advisories for a package manager. */
export type Ecosystem = `alpine ${string}` | `debian ${string}` | 'npm' | 'pip' | 'maven';

/** One vulnerability of one package. */
export interface Advisory {
  /** `CVE-2026-0001`, `GHSA-...` */
  readonly id: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly ecosystem: Ecosystem;
  /** Of `alpine` and `debian` the source package; of `maven` `group:artifact`. */
  readonly package: string;
  /** The version that has it no more. Without it there is no fix, and every version is affected. */
  readonly fixedVersion?: string;
  /** Why there is no fix; only Debian's advisories say so. */
  readonly status?: (typeof STATUSES)[number];
  /** `title of <id>` by default. */
  readonly title?: string;
  readonly description?: string;
  /** CVSS 3 base score; none by default. */
  readonly cvss?: number;
  readonly references?: readonly string[];
  /** Other names of it: for GHSA ids of packages that Trivy knows by their CVE. */
  readonly vendorIds?: readonly string[];
}

const GITHUB_NAMES = { npm: 'Npm', pip: 'Pip', maven: 'Maven' } as const;

/** The buckets of a database that knows these advisories and nothing else. */
export function bucketsOf(advisories: readonly Advisory[]): Bucket {
  const sources = bucketBy(
    advisories,
    ({ ecosystem }) => bucketName(ecosystem),
    (ofSource) => bucketBy(ofSource, (advisory) => advisory.package, advisoriesById),
  );
  const dataSources = advisories.map(({ ecosystem }) => [bucketName(ecosystem), dataSource(ecosystem)]);
  const details = advisories.map((advisory) => [advisory.id, JSON.stringify(detail(advisory))]);
  return {
    ...sources,
    vulnerability: Object.fromEntries(details),
    'data-source': Object.fromEntries(dataSources),
  };
}

function bucketBy(
  advisories: readonly Advisory[],
  key: (advisory: Advisory) => string,
  bucket: (group: readonly Advisory[]) => Bucket,
): Bucket {
  const groups = Object.entries(Object.groupBy(advisories, key));
  return Object.fromEntries(groups.map(([name, group = []]) => [name, bucket(group)]));
}

function advisoriesById(advisories: readonly Advisory[]): Bucket {
  return Object.fromEntries(advisories.map((advisory) => [advisory.id, JSON.stringify(versions(advisory))]));
}

function bucketName(ecosystem: Ecosystem): string {
  return isManager(ecosystem)
    ? `${ecosystem}::GitHub Security Advisory ${GITHUB_NAMES[ecosystem]}`
    : ecosystem;
}

function isManager(ecosystem: Ecosystem): ecosystem is keyof typeof GITHUB_NAMES {
  return Object.hasOwn(GITHUB_NAMES, ecosystem);
}

function dataSource(ecosystem: Ecosystem): string {
  if (isManager(ecosystem)) {
    const url = `https://github.com/advisories?query=type%3Areviewed+ecosystem%3A${ecosystem}`;
    return JSON.stringify({
      ID: 'ghsa',
      Name: `GitHub Security Advisory ${GITHUB_NAMES[ecosystem]}`,
      URL: url,
    });
  }
  const source = ecosystem.startsWith('alpine ')
    ? { ID: 'alpine', Name: 'Alpine Secdb', URL: 'https://secdb.alpinelinux.org/' }
    : {
        ID: 'debian',
        Name: 'Debian Security Tracker',
        URL: 'https://salsa.debian.org/security-tracker-team',
      };
  return JSON.stringify(source);
}

/** What is stored at the package. */
function versions({ ecosystem, fixedVersion, status, vendorIds }: Advisory): object {
  const ids = vendorIds && { VendorIDs: vendorIds };
  if (isManager(ecosystem)) {
    return fixedVersion === undefined
      ? { VulnerableVersions: ['>=0.0.0'], ...ids }
      : { PatchedVersions: [fixedVersion], VulnerableVersions: [`<${fixedVersion}`], ...ids };
  }
  return {
    ...(fixedVersion !== undefined && { FixedVersion: fixedVersion }),
    ...(status !== undefined && { Status: STATUSES.indexOf(status) }),
    ...ids,
  };
}

/** What is stored once per id. */
function detail(advisory: Advisory): object {
  const { id, severity, cvss, references = [`https://example.com/${id}`] } = advisory;
  return {
    Title: advisory.title ?? `title of ${id}`,
    Description: advisory.description ?? `description of ${id}`,
    Severity: severity,
    VendorSeverity: severity === 'UNKNOWN' ? {} : { nvd: SEVERITIES.indexOf(severity) },
    ...(cvss !== undefined && { CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N', V3Score: cvss } } }),
    References: references,
    PublishedDate: '2026-01-02T03:04:05Z',
    LastModifiedDate: '2026-01-03T03:04:05Z',
  };
}
