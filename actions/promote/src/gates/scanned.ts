/** Gate: what a scan of this very digest found is what the environment accepts. */
import { SEVERITIES, type VulnerabilityGate } from '@container-kit/policy';
import type { GateReport } from '@container-kit/trivy/gate';
import { describeFinding, more } from './findings.ts';
import { GATE } from './reports.ts';
import { type GateResult, passed, undecided, violated } from './result.ts';

const MAX_DETAILS = 20;

/** Turns the verdict of a scan into that of the gate. What is no verdict opens nothing. */
export function judgeScan({ severity }: VulnerabilityGate, report: GateReport): GateResult {
  const { outcome, reasons, findings, notes } = report;
  const asked = `the gate asks for no ${[...severity].join(', ').toLowerCase()}`;
  const evidence = `${scanOf(report)} found ${countsOf(report)}; ${asked}`;
  switch (outcome) {
    case 'passed':
      return passed(GATE, evidence, { details: notes });
    case 'policy-failed': {
      const gating = findings.filter((finding) => finding.gating);
      const shown = gating.slice(0, MAX_DETAILS).map(describeFinding);
      return violated(GATE, evidence, {
        details: [...shown, ...more(gating.length - shown.length), ...reasons, ...notes],
        fix: 'update the packages and promote the new image',
      });
    }
    case 'scan-error':
    case 'stale-db':
      return undecided(GATE, `${outcome}: ${reasons.join('; ')}`, {
        fix: 'repair what the scan needs, or give reports about this digest by `report-file`',
      });
    default:
      return outcome satisfies never;
  }
}

function scanOf({ scanner, database, subject }: GateReport): string {
  const platforms = subject.platforms.map(({ platform }) => platform).join(', ');
  return `Trivy ${scanner?.version ?? ''} (database of ${database?.updatedAt ?? 'unknown age'}) on ${platforms}`;
}

function countsOf({ counts }: GateReport): string {
  const some = SEVERITIES.map((severity) => severity.toLowerCase() as Lowercase<typeof severity>)
    .filter((severity) => counts[severity].total > 0)
    .map((severity) => `${counts[severity].total} ${severity}`);
  return some.length === 0 ? 'nothing' : some.join(', ');
}
