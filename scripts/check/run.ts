/** Runs checks one after the other and reports on them. */
import { CommandError } from '../command.ts';
import { type Check, SkippedError } from './check.ts';

/** How one check ended. */
export interface Outcome {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  /** What is wrong, or why it was skipped. */
  readonly notes: readonly string[];
}

/** How all of them ended: what `npm run check -- --json FILE` writes. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly checks: readonly Outcome[];
}

/** Settings of a run. */
export interface RunOptions {
  readonly root: string;
  /** Takes each line of the report as soon as it is known. */
  readonly print: (line: string) => void;
  /** With this a check that would be skipped fails: CI must not be green for want of a tool. */
  readonly requireAll: boolean;
}

/** Runs all `checks` in order, also after one has failed, and prints a line for each. */
export async function runChecks(checks: readonly Check[], options: RunOptions): Promise<Report> {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const outcome = await runCheck(check, options);
    for (const line of render(outcome)) options.print(line);
    outcomes.push(outcome);
  }
  const report = summarise(outcomes);
  options.print(conclusion(report));
  return report;
}

async function runCheck(check: Check, { root, requireAll }: RunOptions): Promise<Outcome> {
  const start = performance.now();
  const ended = (status: Outcome['status'], notes: readonly string[]): Outcome => ({
    name: check.name,
    status,
    seconds: (performance.now() - start) / 1000,
    notes,
  });
  try {
    const problems = await check.run(root);
    return ended(problems.length === 0 ? 'passed' : 'failed', problems);
  } catch (error) {
    if (error instanceof SkippedError) return ended(requireAll ? 'failed' : 'skipped', [error.message]);
    return ended('failed', [describe(error)]);
  }
}

/** A tool that failed has said why. Anything else is a fault of the check, and its stack says where. */
function describe(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const MARKS = { passed: 'ok  ', failed: 'FAIL', skipped: 'SKIP' } as const;

function render({ name, status, seconds, notes }: Outcome): readonly string[] {
  const details = notes.flatMap((note) => note.trimEnd().split('\n'));
  return [`${MARKS[status]} ${name} (${seconds.toFixed(1)} s)`, ...details.map((line) => `       ${line}`)];
}

function summarise(checks: readonly Outcome[]): Report {
  const count = (status: Outcome['status']) => checks.filter((check) => check.status === status).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), checks };
}

function conclusion({ passed, skipped, checks }: Report): string {
  const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${passed} of ${checks.length} checks passed${rest}`;
}
