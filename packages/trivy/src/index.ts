/** Scanning with Trivy, and the verdict on what it found. */
export type { ArchiveCaches } from './archive/obtain.ts';
export { DatabaseError, StaleDatabaseError } from './database/errors.ts';
export {
  DATABASE_RETRY,
  type Database,
  type DatabaseOptions,
  fetchDatabase,
  fetchJavaDatabase,
} from './database/fetch.ts';
export { ScannerError } from './install/errors.ts';
export { type InstallOptions, installTrivy } from './install/install.ts';
export { ARCHIVE_PLATFORMS, archiveName, parseVersion } from './install/release.ts';
export type { Scanner } from './install/scanner.ts';
export { KNOWN_VERSIONS, type KnownArchive, type VersionTable } from './install/versions.ts';
export type { ScanSubject } from './model/artifact.ts';
export { ReportError } from './model/fields.ts';
export { parseScanReport, readScanReport } from './model/parse.ts';
export {
  FINDING_CLASSES,
  type Finding,
  type FindingClass,
  hasFix,
  type ScannedArtifact,
  type ScanReport,
} from './model/types.ts';
export { annotationsOf } from './render/annotations.ts';
export { type CommentOwner, commentMarker } from './render/comment-marker.ts';
export { logLines } from './render/log-lines.ts';
export type { ViewOptions } from './render/options.ts';
export {
  type Pages,
  renderComment,
  renderMarkdown,
  renderPages,
  renderSummary,
} from './render/pages.ts';
export type { SarifFile } from './render/sarif/files.ts';
export { renderSarif, type SarifOptions } from './render/sarif/render.ts';
export type { GateOutcome, GateReport, JudgedFinding } from './report/types.ts';
export {
  type DatabaseFolder,
  type ImageScanOptions,
  type LayoutScanOptions,
  SCANNERS,
  ScanError,
  type ScanErrorKind,
  type ScannerName,
  scanLayout,
  Trivy,
  type TrivyOptions,
} from './scan/index.ts';
