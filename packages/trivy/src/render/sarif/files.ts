import { gzipSync } from 'node:zlib';
import type { GateReport } from '../../report/types.ts';
import { byteLengthOf } from './byte-text.ts';
import type { SarifPieces } from './pieces.ts';
import { MAX_RESULTS, type RunPlan, type RunText, runText } from './run.ts';

/** A SARIF 2.1.0 file that code scanning takes. */
export interface SarifFile {
  /** The text in UTF-8, to be written one after the other. */
  readonly chunks: readonly Buffer[];
  /** The text, made when it is asked for. */
  readonly text: string;
  readonly results: number;
  /** Findings of the lowest ranks that had no room. */
  readonly cut: number;
}

const MAX_RUNS = 20;

/** Of the compressed file (docs.github.com, "SARIF support for code scanning"). */
const MAX_BYTES = 10 * 2 ** 20;

const HEAD = Buffer.from(
  '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[',
);
const COMMA = Buffer.from(',');
const TAIL = Buffer.from(']}');

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
  const chunks = chunksOf(runs);
  return {
    chunks,
    get text() {
      return Buffer.concat(chunks).toString();
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
  const chunks = chunksOf(runs);
  // What is small enough as it is need not be compressed; the fastest level never gives less than the usual one.
  return (
    byteLengthOf(chunks) <= MAX_BYTES || gzipSync(Buffer.concat(chunks), { level: 1 }).byteLength <= MAX_BYTES
  );
}

function chunksOf(runs: readonly RunText[]): readonly Buffer[] {
  return [HEAD, ...runs.flatMap(({ chunks }, index) => (index === 0 ? chunks : [COMMA, ...chunks])), TAIL];
}
