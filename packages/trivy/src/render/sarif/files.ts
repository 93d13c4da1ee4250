import { gzipSync } from 'node:zlib';
import type { GateReport } from '../../report/types.ts';
import type { SarifPieces } from './pieces.ts';
import { MAX_RESULTS, type RunPlan, type RunText, runText } from './run.ts';

/** A SARIF 2.1.0 file that code scanning takes. */
export interface SarifFile {
  /** What the text is put together of: written one after the other, they need no room in memory as a whole. */
  readonly parts: readonly string[];
  /** All of it, made when it is asked for. */
  readonly text: string;
  readonly results: number;
  /** Findings of the lowest ranks that had no room. */
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
  pieces: SarifPieces,
): readonly SarifFile[] {
  const files: RunText[][] = [];
  for (const plan of plans) {
    const run = largestRun(plan, report, pieces);
    const last = files.at(-1);
    if (last !== undefined && last.length < MAX_RUNS && fits([...last, run])) last.push(run);
    else files.push([run]);
  }
  return files.map(fileOf);
}

function fileOf(runs: readonly RunText[]): SarifFile {
  const parts = partsOf(runs);
  return {
    parts,
    get text() {
      return parts.join('');
    },
    results: runs.reduce((sum, { results }) => sum + results, 0),
    cut: runs.reduce((sum, { cut }) => sum + cut, 0),
  };
}

function largestRun(plan: RunPlan, report: GateReport, pieces: SarifPieces): RunText {
  for (let max = Math.min(MAX_RESULTS, plan.findings.length); ; max = Math.floor(max / 2)) {
    const candidate = runText(plan, report, pieces, max);
    if (max === 0 || fits([candidate])) return candidate;
  }
}

function fits(runs: readonly RunText[]): boolean {
  const bytes = runs.reduce((sum, run) => sum + run.bytes + 1, HEAD.length + TAIL.length);
  // What is small enough as it is need not be compressed; the fastest level never gives less than the usual one.
  return bytes <= MAX_BYTES || gzipSync(partsOf(runs).join(''), { level: 1 }).byteLength <= MAX_BYTES;
}

function partsOf(runs: readonly RunText[]): readonly string[] {
  const [first = [], ...others] = runs.map(({ parts }) => parts);
  return [HEAD, ...first, ...others.flatMap((parts) => [',', ...parts]), TAIL];
}
