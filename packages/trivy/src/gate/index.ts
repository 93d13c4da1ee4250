/** The gate for actions that do something else besides: without SBOMs, and without the views, which stand in `../render`. */
export { DATABASE_RETRY } from '../database/fetch.ts';
export { ReportError } from '../model/fields.ts';
export { parseScanReport, readScanReport } from '../model/parse.ts';
export { hasFix } from '../model/types.ts';
export type { GateReport } from '../report/types.ts';
export { loadRules } from './load-rules.ts';
export { openRuleFiles } from './rule-files.ts';
export { type GateRun, runGate } from './run-gate.ts';
