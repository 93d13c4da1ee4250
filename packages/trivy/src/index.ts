/** Scanning with Trivy, and the verdict on what it found. */

export type { AdvisedBase } from './advice/advise.ts';
export type { ArchiveCaches } from './archive/obtain.ts';
export { attributeLayers, type LayerOrigin, type LayerOrigins } from './attribution/layers.ts';
export { DatabaseError, StaleDatabaseError } from './database/errors.ts';
export {
  DATABASE_RETRY,
  type Database,
  type DatabaseOptions,
  fetchDatabase,
  fetchJavaDatabase,
} from './database/fetch.ts';
export { asLedger, type LedgerEntry, pendingEntries } from './exceptions/ledger.ts';
export { importTrivyIgnore } from './exceptions/trivyignore.ts';
export { dailyFiles } from './feeds/daily.ts';
export { type DailyFiles, type FeedData, type FeedSources, loadFeeds, NO_FEEDS } from './feeds/load.ts';
export { readIgnoreFiles } from './gate/ignore-files.ts';
export { type LoadedRules, loadRules, type RuleSources } from './gate/load-rules.ts';
export { parseScanners, type ScannerSettings } from './gate/open-trivy.ts';
export { openRuleFiles, type RuleFiles } from './gate/rule-files.ts';
export { type GatePorts, type GateRequest, type GateRun, runGate } from './gate/run-gate.ts';
export { readSubject, type Subject } from './gate/subject.ts';
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
  type FoundPackage,
  hasFix,
  type ScannedArtifact,
  type ScanReport,
} from './model/types.ts';
export { annotationsOf } from './render/annotations.ts';
export { type CommentOwner, commentMarker } from './render/comment-marker.ts';
export { failureText } from './render/failure-text.ts';
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
  convertSbom,
  type DatabaseFolder,
  type EngineOptions,
  type ImageScan,
  type ImageScanOptions,
  type LayoutScanOptions,
  openSandbox,
  type Sandbox,
  SBOM_FORMATS,
  type SbomFormat,
  SCANNERS,
  ScanError,
  type ScanErrorKind,
  type ScannerName,
  scanArchive,
  scanConfiguration,
  scanEngineImage,
  scanFolder,
  scanImage,
  scanLayout,
  scanSbom,
  Trivy,
  type TrivyOptions,
} from './scan/index.ts';
export type { Baseline, JudgeInput, RunFacts } from './verdict/input.ts';
export { judge, unjudged } from './verdict/judge.ts';
export { type GateRules, type RuleInputs, resolveRules } from './verdict/rules.ts';
export { parseVex, type VexDocument } from './vex/document.ts';
