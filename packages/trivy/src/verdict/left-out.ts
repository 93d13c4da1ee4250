import { type Finding, hasFix } from '../model/types.ts';
import type { PartRules } from './rules.ts';

/** Whether the rules leave a finding out of the report altogether. Only of vulnerabilities a fix is known. */
export function isLeftOut(finding: Finding, { ignoreUnfixed, ignoreStatus }: PartRules): boolean {
  if (finding.class !== 'vulnerability') return false;
  return (ignoreUnfixed && !hasFix(finding)) || ignoreStatus.has(finding.status ?? 'unknown');
}
