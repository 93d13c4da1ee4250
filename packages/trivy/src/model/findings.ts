/** Trivy's findings in our terms (github.com/aquasecurity/trivy, pkg/types/report.go and pkg/fanal/types). */
import { at, isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { identityAt, lineAt, severityOf, shownAt, textsAt } from './fields.ts';
import type { Finding, FoundLocation } from './types.ts';

/** What all findings of one entry of `Results` share. */
export interface ResultFacts {
  readonly target: string;
  /** `os-pkgs`, `lang-pkgs`, `config`, `secret`, `license`, `license-file`. */
  readonly class: string | undefined;
  /** `alpine`, `npm`, `dockerfile`, ... */
  readonly type: string;
  /** Lines of a lock file that name a package, by `PkgID`. */
  readonly lines: ReadonlyMap<string, PackageLines>;
}

/** Count from 1. */
export interface PackageLines {
  readonly startLine: number;
  readonly endLine: number | undefined;
}

/** A finding, as soon as it is known what it belongs to. */
export type Draft = (result: ResultFacts) => Finding;

/** Reads one finding. Undefined for what is none. @throws ReportError */
export type FindingReader = (json: JsonObject) => Draft | undefined;

/** Readers by the key of the list in an entry of `Results`. */
export const FINDING_READERS: ReadonlyMap<string, FindingReader> = new Map<string, FindingReader>([
  ['Vulnerabilities', readVulnerability],
  ['Misconfigurations', readMisconfiguration],
  ['Secrets', readSecret],
  ['Licenses', readLicense],
]);

/** `PkgID` and lines of an entry of `Packages`; undefined unless it names both. */
export function readPackageLines(json: JsonObject): readonly [string, PackageLines] | undefined {
  const id = textAt(json, 'ID');
  const locations = at(json, 'Locations');
  const first: unknown = Array.isArray(locations) ? locations[0] : undefined;
  const startLine = lineAt(first, 'StartLine');
  if (id === undefined || startLine === undefined) return undefined;
  return [id, { startLine, endLine: lineAt(first, 'EndLine') }];
}

function readVulnerability(json: JsonObject): Draft {
  const packageId = textAt(json, 'PkgID') ?? '';
  const packagePath = identityAt(json, 'PkgPath');
  const found = {
    name: identityAt(json, 'PkgName') ?? '(no package)',
    version: identityAt(json, 'InstalledVersion') ?? '',
    purl: identityAt(json, 'PkgIdentifier', 'PURL'),
    fixedVersions: fixedVersionsOf(json),
  };
  const facts = {
    ...factsOf(json, 'VulnerabilityID'),
    aliases: textsAt(json, 'VendorIDs'),
    status: shownAt(json, 'Status'),
    advice: undefined,
    cvss: highestScore(at(json, 'CVSS')),
  };
  return ({ target, class: kind, type, lines }) => {
    const os = kind === 'os-pkgs';
    const path = packagePath ?? (os || target === '' ? undefined : target);
    return {
      ...facts,
      class: 'vulnerability',
      target,
      package: { ...found, path, type, os },
      location: path === undefined ? undefined : locationOf(path, lines.get(packageId)),
    };
  };
}

function readMisconfiguration(json: JsonObject): Draft | undefined {
  // What passes, and what the checks except, is listed too when somebody asks for it.
  const status = textAt(json, 'Status');
  if (status === 'PASS' || status === 'EXCEPTION') return undefined;
  const facts = factsOf(json, 'ID');
  const title = facts.title || (shownAt(json, 'Message') ?? '');
  const advice = shownAt(json, 'Resolution');
  const lines = linesOf(at(json, 'CauseMetadata'));
  return ({ target }) => ({
    ...facts,
    ...NOT_OF_A_PACKAGE,
    title,
    advice,
    class: 'misconfiguration',
    target,
    location: target === '' ? undefined : locationOf(target, lines),
  });
}

/** `Match` and `Code` hold the secret, or what is left of it: they are never read. */
function readSecret(json: JsonObject): Draft {
  const facts = factsOf(json, 'RuleID');
  const lines = linesOf(json);
  return ({ target }) => ({
    ...facts,
    ...NOT_OF_A_PACKAGE,
    class: 'secret',
    target,
    location: target === '' ? undefined : locationOf(target, lines),
  });
}

function readLicense(json: JsonObject): Draft {
  const facts = factsOf(json, 'Name');
  const name = identityAt(json, 'PkgName');
  const path = identityAt(json, 'FilePath');
  const title = shownAt(json, 'Category') ?? '';
  return ({ target, class: kind, type }) => ({
    ...facts,
    ...NOT_OF_A_PACKAGE,
    title,
    class: 'license',
    target,
    package:
      name === undefined
        ? undefined
        : { name, version: '', purl: undefined, path, type, os: target === OS_LICENSES, fixedVersions: [] },
    location: locationOfLicense(path, kind, target),
  });
}

/** Target of the licenses of what the package manager of the operating system knows. */
const OS_LICENSES = 'OS Packages';

function locationOfLicense(
  path: string | undefined,
  kind: string | undefined,
  target: string,
): FoundLocation | undefined {
  const file = path ?? (kind === 'license-file' && target !== '' ? target : undefined);
  return file === undefined ? undefined : locationOf(file, undefined);
}

type Facts = Pick<Finding, 'id' | 'severity' | 'title' | 'layer' | 'url'>;

function factsOf(json: JsonObject, idKey: string): Facts {
  return {
    id: identityAt(json, idKey) ?? '(no ID)',
    severity: severityOf(json),
    title: shownAt(json, 'Title') ?? '',
    layer: identityAt(json, 'Layer', 'DiffID'),
    url: shownAt(json, 'PrimaryURL'),
  };
}

const NOT_OF_A_PACKAGE = {
  package: undefined,
  aliases: [],
  status: undefined,
  advice: undefined,
  cvss: undefined,
} as const;

type Lines = Pick<FoundLocation, 'startLine' | 'endLine'>;

function linesOf(json: unknown): Lines {
  return { startLine: lineAt(json, 'StartLine'), endLine: lineAt(json, 'EndLine') };
}

function locationOf(path: string, lines: Lines | undefined): FoundLocation {
  return { path, startLine: lines?.startLine, endLine: lines?.endLine };
}

/** `3.0.9-1, 3.1.2-1`: one for each branch that gets fixes. */
function fixedVersionsOf(json: JsonObject): readonly string[] {
  const versions = (identityAt(json, 'FixedVersion') ?? '').split(',').map((version) => version.trim());
  return versions.filter((version) => version !== '');
}

/** Newest version of CVSS first. */
const SCORES = ['V40Score', 'V3Score', 'V2Score'] as const;

/** The highest score that any source gives, by the newest version of CVSS that any has. */
function highestScore(sources: unknown): number | undefined {
  if (!isJsonObject(sources)) return undefined;
  for (const key of SCORES) {
    const scores = Object.values(sources).map((source) => at(source, key));
    const valid = scores.filter(
      (score): score is number => typeof score === 'number' && score > 0 && score <= 10,
    );
    if (valid.length > 0) return Math.max(...valid);
  }
  return undefined;
}
