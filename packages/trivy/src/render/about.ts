/** How the verdict came about: what was scanned, with what, against which rules. */
import { details, formatDuration, shortDigest, table } from '@container-kit/core';
import type { DatabaseFacts, GateReport, ScannerFacts, SubjectPlatform } from '../report/types.ts';
import { bullets, joined, type List } from './layout.ts';
import { count, enumerate, minute, prose, value } from './text.ts';

/** Platforms that are named one by one. */
const MAX_PLATFORMS = 8;

/** What was judged against what, in one line. */
export function subjectLine({ subject, baseline }: GateReport): string {
  const { name, platforms } = subject;
  const known = platforms.map(({ platform }) => platform).filter((platform) => platform !== 'unknown');
  const on =
    known.length > MAX_PLATFORMS
      ? ` on ${known.length} platforms`
      : known.length > 0
        ? ` on ${enumerate(known.map(prose))}`
        : '';
  const against =
    baseline === undefined
      ? ''
      : `, compared with ${baselineName(baseline.kind)} ${value(shortNames(baseline.name))}`;
  return `${value(shortNames(name))}${on}${against}`;
}

/** Everything that a reader needs to repeat the scan, folded. */
export function aboutList(report: GateReport): List {
  const facts = bullets(0, report.policy.rules.map(prose));
  return {
    ...facts,
    // A report without rules still has facts.
    length: Math.max(1, facts.length),
    row: (index) => (facts.length === 0 ? '' : facts.row(index)),
    frame: (rows, note) => {
      const rules = joined(rulesHead(report), rows.filter((row) => row !== '').join('\n'), note);
      return details('How this was scanned', joined(table(['', ''], factRows(report)), rules));
    },
  };
}

/** Scanner and database in one line. */
export function scannerLine({ scanner, database }: GateReport): string {
  const parts = [
    scanner === undefined ? '' : `Trivy ${prose(scanner.version)}`,
    database === undefined ? '' : `database of ${prose(minute(database.updatedAt))}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function factRows(report: GateReport): readonly (readonly string[])[] {
  const { subject, scanner, database, javaDatabase, baseline, exceptions } = report;
  const rows: (readonly [string, string])[] = [['Scanned', `${subject.kind} ${value(subject.name)}`]];
  if (subject.digest !== undefined) rows.push(['Digest', value(subject.digest)]);
  rows.push(...subject.platforms.slice(0, MAX_PLATFORMS).map(platformRow));
  const unnamed = subject.platforms.length - MAX_PLATFORMS;
  if (unnamed > 0) rows.push(['', count(unnamed, 'more platform')]);
  if (scanner !== undefined) rows.push(['Scanner', scannerFacts(scanner)]);
  if (database !== undefined) rows.push(['Database', databaseFacts(database)]);
  if (javaDatabase !== undefined) rows.push(['Java database', databaseFacts(javaDatabase)]);
  if (baseline !== undefined) {
    rows.push(['Baseline', `${value(baseline.name)}, ${count(baseline.findings, 'finding')}`]);
  }
  if (exceptions.applied > 0)
    rows.push(['Exceptions', `${count(exceptions.applied, 'finding is', 'findings are')} excepted`]);
  rows.push(['Took', `${formatDuration(report.durationMs)}, from ${prose(minute(report.startedAt))}`]);
  return rows;
}

function platformRow({ platform, digest, os }: SubjectPlatform): readonly [string, string] {
  const system =
    os === undefined ? '' : `${prose(`${os.family} ${os.name}`)}${os.endOfLife ? ' (**end of life**)' : ''}`;
  const parts = [digest === undefined ? '' : value(shortNames(digest)), system];
  return [prose(platform), parts.filter((part) => part !== '').join(', ')];
}

const SOURCES: Readonly<Record<ScannerFacts['source'], string>> = {
  table: 'its hash is pinned in container-kit',
  custom: 'its hash is given in the workflow',
  'user-supplied': 'supplied by the workflow, not verified',
};

function scannerFacts({ version, source, sha256 }: ScannerFacts): string {
  return `Trivy ${prose(version)}, ${SOURCES[source]}, ${value(shortNames(`sha256:${sha256}`))}`;
}

function databaseFacts({ repository, digest, updatedAt }: DatabaseFacts): string {
  return `${value(repository)} of ${prose(minute(updatedAt))}, ${value(shortNames(digest))}`;
}

function rulesHead({ policy }: GateReport): string {
  return policy.rules.length === 0 ? '' : `Rules in force, from ${value(policy.source)}:`;
}

/** `base-image`, `ref:<image>`, `report:<path>` in words. */
function baselineName(kind: string): string {
  if (kind === 'base-image') return 'its base image';
  return kind.startsWith('report:') ? 'the report' : 'the image';
}

/** Whole digests are too long to read. */
function shortNames(text: string): string {
  return text.replaceAll(/sha256:[0-9a-f]{64}/g, shortDigest);
}
