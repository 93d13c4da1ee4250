/** Trivy's reports, without what makes them and what judges them. */
export type { ScanSubject } from './artifact.ts';
export { ReportError } from './fields.ts';
export { parseScanReport, readScanReport } from './parse.ts';
export { type Finding, hasFix, type ScannedArtifact, type ScanReport } from './types.ts';
