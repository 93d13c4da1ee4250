/** The verdict and its reason in one line of plain words. */
import type { GateReport } from '../report/types.ts';
import { nounOf } from './plain.ts';
import { breakdown, total } from './severity.ts';
import { count } from './text.ts';

/** A verdict as people read it first. */
export interface Headline {
  readonly icon: '✅' | '⛔' | '❌';
  /** Hostile where it repeats a reason. */
  readonly text: string;
  /** Whether the text is made of counts, so that the reasons still have to be said. */
  readonly counted: boolean;
}

/** Says the verdict. */
export function headline(report: GateReport): Headline {
  const [reason = ''] = report.reasons;
  switch (report.outcome) {
    case 'passed':
      return { icon: '✅', text: `Passed: ${passed(report)}`, counted: true };
    case 'policy-failed':
      return total(report.counts, 'gating') === 0
        ? { icon: '⛔', text: `Failed: ${reason || 'the policy says no'}`, counted: false }
        : { icon: '⛔', text: `Failed: ${failed(report)}`, counted: true };
    case 'scan-error':
      return { icon: '❌', text: `Not scanned: ${reason || 'the scan failed'}`, counted: false };
    case 'stale-db':
      return { icon: '❌', text: `Not judged: ${reason || 'the database is too old'}`, counted: false };
  }
}

function failed(report: GateReport): string {
  const gating = total(report.counts, 'gating');
  const [one, many] = nounOf(report.findings.filter((finding) => finding.gating));
  const age = report.baseline === undefined ? '' : 'new ';
  const what = count(gating, `${age}${one}`, `${age}${many}`);
  return `${what} to fix: ${breakdown(report.counts, 'gating')}`;
}

function passed({ counts, baseline }: GateReport): string {
  const all = total(counts, 'total');
  if (all === 0) return 'nothing was found';
  if (baseline !== undefined && total(counts, 'new') === 0) {
    return `nothing new, ${count(all, 'finding was', 'findings were')} there before`;
  }
  return all === 1
    ? 'the one finding does not count against it'
    : `none of the ${all} findings counts against it`;
}
