/** A finding in plain words, for logs and annotations. Texts of others stand in it: whoever prints it neutralises it. */
import { SEVERITIES } from '@container-kit/policy';
import type { Finding, FindingClass } from '../model/types.ts';
import { count, enumerate } from './text.ts';

const NOUNS: Readonly<Record<FindingClass, readonly [string, string]>> = {
  vulnerability: ['vulnerability', 'vulnerabilities'],
  misconfiguration: ['misconfiguration', 'misconfigurations'],
  secret: ['secret', 'secrets'],
  license: ['license', 'licenses'],
};

/** What the findings are: singular and plural; `finding` unless they are all of one class. */
export function nounOf(findings: readonly Finding[]): readonly [string, string] {
  const classes = new Set(findings.map((finding) => finding.class));
  const [only] = classes;
  return only !== undefined && classes.size === 1 ? NOUNS[only] : ['finding', 'findings'];
}

/** `3 vulnerabilities to fix: 2 critical and 1 high`. */
export function countsTitle(findings: readonly Finding[]): string {
  const numbers = SEVERITIES.map((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? '' : `${number} ${severity.toLowerCase()}`;
  });
  const [one, many] = nounOf(findings);
  return `${count(findings.length, one, many)} to fix: ${enumerate(numbers.filter((text) => text !== ''))}`;
}

/** Package with version, or the place of what is no package's. */
export function describeThing({ package: found, location, target }: Finding): string {
  if (found !== undefined) return `${found.name} ${found.version}`.trim();
  if (location === undefined) return target;
  return location.startLine === undefined ? location.path : `${location.path}:${location.startLine}`;
}

/** What helps: versions, words; empty when nothing is known. */
export function describeFix(finding: Finding): string {
  const { package: found, advice, status } = finding;
  if (finding.class === 'secret') return 'revoke it, and keep it out of the image';
  if (found !== undefined && found.fixedVersions.length > 0)
    return `fixed in ${found.fixedVersions.join(', ')}`;
  if (advice !== undefined) return advice;
  if (finding.class !== 'vulnerability') return '';
  return status === undefined || status === 'affected' ? 'no fix yet' : status.replaceAll('_', ' ');
}
