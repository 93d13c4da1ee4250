import { gzipSync } from 'node:zlib';
import type { GateReport } from '../../report/types.ts';
import type { Placement } from './result.ts';
import { MAX_RESULTS, type RunPlan, runOf } from './run.ts';

/** A SARIF 2.1.0 file that code scanning takes. */
export interface SarifFile {
  readonly text: string;
  readonly results: number;
  /** Findings of the lowest ranks that had no room. */
  readonly cut: number;
}

/** A run as JSON. */
interface RunText {
  readonly text: string;
  readonly results: number;
  readonly cut: number;
}

const MAX_RUNS = 20;

/** Of the compressed file (docs.github.com, "SARIF support for code scanning"). */
const MAX_BYTES = 10 * 2 ** 20;

const HEAD = '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[';
const TAIL = ']}';

/** Puts runs into as few files as possible, in their order; a run that is too large alone loses its lowest ranks. */
export function packFiles(
  plans: readonly RunPlan[],
  report: GateReport,
  placement: Placement,
): readonly SarifFile[] {
  const files: RunText[][] = [];
  for (const plan of plans) {
    const run = largestRun(plan, report, placement);
    const last = files.at(-1);
    if (last !== undefined && last.length < MAX_RUNS && fits([...last, run])) last.push(run);
    else files.push([run]);
  }
  return files.map((runs) => ({
    text: join(runs),
    results: runs.reduce((sum, { results }) => sum + results, 0),
    cut: runs.reduce((sum, { cut }) => sum + cut, 0),
  }));
}

function largestRun(plan: RunPlan, report: GateReport, placement: Placement): RunText {
  for (let max = Math.min(MAX_RESULTS, plan.findings.length); ; max = Math.floor(max / 2)) {
    const run = runOf(plan, report, placement, max);
    const results = run.results.length;
    const candidate = { text: JSON.stringify(run), results, cut: plan.findings.length - results };
    if (max === 0 || fits([candidate])) return candidate;
  }
}

function fits(runs: readonly RunText[]): boolean {
  const text = join(runs);
  // What is small enough as it is need not be compressed; the fastest level never gives less than the usual one.
  return Buffer.byteLength(text) <= MAX_BYTES || gzipSync(text, { level: 1 }).byteLength <= MAX_BYTES;
}

function join(runs: readonly RunText[]): string {
  return `${HEAD}${runs.map(({ text }) => text).join(',')}${TAIL}`;
}
