/** Reads Trivy's JSON report (github.com/aquasecurity/trivy, pkg/types/report.go, schema 2). */
import { stat } from 'node:fs/promises';
import { formatBytes, isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { readArtifact, type ScanSubject } from './artifact.ts';
import { bytesOf, withFile } from './byte-sources.ts';
import { identityAt, ReportError, shownAt } from './fields.ts';
import {
  type Draft,
  FINDING_READERS,
  type FindingReader,
  type PackageLines,
  readPackageLines,
} from './findings.ts';
import { type ByteSource, JsonReader } from './json-reader.ts';
import type { Finding, ScanReport } from './types.ts';

/** A report of 10,000 findings has some 40 MB. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/** One finding, one package, one field of the root; the largest is the configuration of an image. */
const MAX_VALUE_BYTES = 8 * 1024 * 1024;

/** Nobody reads more, and no machine should have to hold them. */
const MAX_FINDINGS = 200_000;

/**
 * Reads a report that is in memory.
 *
 * @throws ReportError for what is no JSON, not of schema 2, or has lists and findings of another shape
 */
export function parseScanReport(content: string | Uint8Array, subject: ScanSubject = {}): ScanReport {
  return parseBytes(bytesOf(content), subject);
}

/**
 * Reads a report from a file, finding by finding: memory grows with what is found, not with the file.
 *
 * @throws ReportError as {@link parseScanReport}, and when the file cannot be read or is too large
 */
export async function readScanReport(path: string, subject: ScanSubject = {}): Promise<ScanReport> {
  try {
    const { size } = await stat(path);
    if (size > MAX_REPORT_BYTES) {
      throw new ReportError(`${formatBytes(size)} are more than ${formatBytes(MAX_REPORT_BYTES)}`);
    }
    return withFile(path, (source) => parseBytes(source, { path, ...subject }));
  } catch (error) {
    if (error instanceof ReportError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReportError(`it cannot be read: ${reason}`, { cause: error });
  }
}

function parseBytes(source: ByteSource, subject: ScanSubject): ScanReport {
  try {
    const reader = new JsonReader(source);
    const report = readReport(reader, subject);
    reader.end();
    return report;
  } catch (error) {
    if (error instanceof RangeError) throw new ReportError(error.message, { cause: error });
    if (!(error instanceof SyntaxError)) throw error;
    throw new ReportError('it is no JSON, or only the beginning of it', { cause: error });
  }
}

function readReport(reader: JsonReader, subject: ScanSubject): ScanReport {
  const root: Record<string, unknown> = {};
  const findings: Finding[] = [];
  let targets = 0;
  if (reader.next() !== 'object') {
    reader.value(MAX_VALUE_BYTES);
    throw new ReportError('it is no JSON object');
  }
  reader.object((key) => {
    if (key === 'Results') {
      readObjects(reader, key, () => {
        if (readResult(reader, findings)) targets += 1;
      });
    } else if (ROOT_KEYS.has(key)) root[key] = reader.value(MAX_VALUE_BYTES);
    else reader.skip();
  });
  checkVersion(root);
  return {
    scanner: { name: 'trivy', version: shownAt(root, 'Trivy', 'Version') },
    createdAt: createdAtOf(root),
    artifact: readArtifact(root, subject),
    findings,
    targets,
    ...(subject.path === undefined ? {} : { path: subject.path }),
  };
}

const ROOT_KEYS: ReadonlySet<string> = new Set([
  'SchemaVersion',
  'Trivy',
  'CreatedAt',
  'ArtifactName',
  'ArtifactType',
  'Metadata',
]);

function checkVersion({ SchemaVersion: version }: JsonObject): void {
  if (version === 2) return;
  const shown = (JSON.stringify(version) ?? 'missing').slice(0, 80);
  throw new ReportError(`its SchemaVersion is ${shown} and not 2, as Trivy writes it`);
}

function createdAtOf(root: JsonObject): Date | undefined {
  const date = new Date(textAt(root, 'CreatedAt') ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Reads one entry of `Results`. @returns whether it is something whose vulnerabilities were looked up */
function readResult(reader: JsonReader, findings: Finding[]): boolean {
  const fields: Record<string, unknown> = {};
  const drafts: Draft[] = [];
  const lines = new Map<string, PackageLines>();
  reader.object((key) => {
    const read = FINDING_READERS.get(key);
    if (read !== undefined) {
      fields[key] = true;
      readObjects(reader, key, () => addDraft(read(readItem(reader, key)), drafts, findings.length));
    } else if (key === 'Packages') {
      readObjects(reader, key, () => {
        const found = readPackageLines(readItem(reader, key));
        if (found !== undefined) lines.set(...found);
      });
    } else if (key === 'Target' || key === 'Class' || key === 'Type') {
      fields[key] = reader.value(MAX_VALUE_BYTES);
    } else reader.skip();
  });
  const kind = textAt(fields, 'Class');
  const result = {
    target: identityAt(fields, 'Target') ?? '',
    class: kind,
    type: shownAt(fields, 'Type') ?? '',
    lines,
  };
  for (const draft of drafts) findings.push(draft(result));
  return kind === 'os-pkgs' || kind === 'lang-pkgs' || (kind === undefined && 'Vulnerabilities' in fields);
}

function addDraft(draft: ReturnType<FindingReader>, drafts: Draft[], before: number): void {
  if (draft === undefined) return;
  if (before + drafts.length >= MAX_FINDINGS) {
    throw new ReportError(`it has more than ${MAX_FINDINGS} findings`);
  }
  drafts.push(draft);
}

/** Reads a list whose items are all objects; null is none. */
function readObjects(reader: JsonReader, key: string, onItem: () => void): void {
  if (reader.next() !== 'list') {
    if (reader.value(MAX_VALUE_BYTES) === null) return;
    throw new ReportError(`${key} is no list of objects`);
  }
  reader.list(() => {
    if (reader.next() !== 'object') throw new ReportError(`${key} is no list of objects`);
    onItem();
  });
}

function readItem(reader: JsonReader, key: string): JsonObject {
  const item = reader.value(MAX_VALUE_BYTES);
  if (!isJsonObject(item)) throw new ReportError(`${key} is no list of objects`);
  return item;
}
