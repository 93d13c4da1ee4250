import { identify } from '../baseline/identity.ts';
import type { Finding, ScanReport } from '../model/types.ts';

/** The findings that the scans of another image do not have, whatever the version. */
export function clearedBy<T extends Finding>(
  findings: readonly T[],
  reports: readonly ScanReport[],
): readonly T[] {
  const there = new Set(reports.flatMap((report) => report.findings.map((each) => identify(each).key)));
  return findings.filter((finding) => !there.has(identify(finding).key));
}
