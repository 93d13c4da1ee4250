import { bySeverity, compareText } from '../baseline/merge.ts';
import type { JudgedFinding } from '../report/types.ts';

/** What people should see first, first: gating, new, KEV, EPSS, severity, CVSS, id. Equal findings have equal keys. */
export function byRank(a: JudgedFinding, b: JudgedFinding): number {
  return (
    Number(b.gating) - Number(a.gating) ||
    Number(b.state === 'new') - Number(a.state === 'new') ||
    Number(b.kev) - Number(a.kev) ||
    (b.epss ?? 0) - (a.epss ?? 0) ||
    bySeverity(a, b) ||
    (b.cvss ?? 0) - (a.cvss ?? 0) ||
    compareText(a.id, b.id) ||
    compareText(a.key, b.key)
  );
}
