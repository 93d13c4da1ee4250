/** The gate for actions that do something else besides: without SARIF, comments and SBOMs. */
export { DATABASE_RETRY } from '../database/fetch.ts';
export { annotationsOf } from '../render/annotations.ts';
export { failureText } from '../render/failure-text.ts';
export { logLines } from '../render/log-lines.ts';
export { renderSummary } from '../render/pages.ts';
export type { GateReport } from '../report/types.ts';
export { loadRules } from './load-rules.ts';
export { openRuleFiles } from './rule-files.ts';
export { type GateRun, runGate } from './run-gate.ts';
