/** Scanning with Trivy, and the verdict on what it found. */
export { FINDING_CLASSES, type Finding, type FindingClass, type ScanReport } from './model/types.ts';
export type { ViewOptions } from './render/options.ts';
export { renderComment, renderMarkdown, renderSummary } from './render/pages.ts';
export type { GateOutcome, GateReport, JudgedFinding } from './report/types.ts';
