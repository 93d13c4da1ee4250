/** Why the gate is red, in the one line that a failed step ends with. */
import { showControls } from '@container-kit/core';
import { SEVERITIES } from '@container-kit/policy';
import type { GateReport } from '../report/types.ts';

/** Findings that the error names; the summary has all. */
const NAMED = 3;

/** Says what gates: how much, the worst of it by name, and the other reasons. Control characters are made visible. */
export function failureText({ counts, findings, reasons }: GateReport): string {
  const gating = findings.filter((finding) => finding.gating);
  if (gating.length === 0) return showControls(reasons.join('; '));
  const severities = SEVERITIES.map((severity) => severity.toLowerCase() as Lowercase<typeof severity>);
  const found = severities
    .filter((severity) => counts[severity].gating > 0)
    .map((severity) => `${counts[severity].gating} ${severity}`);
  const names = gating.slice(0, NAMED).map(({ id, package: thing, location, target }) => {
    return `${id} in ${thing === undefined ? (location?.path ?? target) : `${thing.name} ${thing.version}`}`;
  });
  const more = gating.length > NAMED ? [`${gating.length - NAMED} more`] : [];
  return showControls(
    [`${found.join(', ')} to fix: ${[...names, ...more].join(', ')}`, ...reasons].join('; '),
  );
}
