/** Findings in the evidence of a gate. */
import type { Finding } from '@container-kit/trivy/model';

/** One line about a finding. */
export function describeFinding({ id, package: found, severity }: Finding): string {
  const fixed = found?.fixedVersions.join(', ') ?? '';
  const thing = found === undefined ? '(no package)' : `${found.name} ${found.version}`;
  return `${severity.toLowerCase()}: ${id} in ${thing}${fixed === '' ? '' : `, fixed in ${fixed}`}`;
}

/** Says how many are not shown. */
export function more(count: number): readonly string[] {
  return count > 0 ? [`and ${count} more`] : [];
}
