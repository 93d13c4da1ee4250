/** Scans the image that is to be promoted, by its digest. */
import type { VulnerabilityGate } from '@container-kit/policy';
import type { Digest } from '@container-kit/registry';
import { formatReference, formatRepository, type Reference } from '@container-kit/registry/reference';
import type { GateReport } from '@container-kit/trivy/gate';
import type { Session } from './session.ts';

/**
 * Scans all platforms. The environment says which severities fail; exceptions, VEX and everything else come from `gate`
 * of the policy file.
 *
 * @throws {UserError}, {PolicyError} for what the user has to put right
 */
export async function scanSource(
  { inputs, context, client, databaseClient, github }: Session,
  source: Pick<Reference, 'registry' | 'repository'> & { readonly digest: Digest },
  { severity, ignoreUnfixed }: VulnerabilityGate,
): Promise<GateReport> {
  const { loadRules, openRuleFiles, runGate } = await import('@container-kit/trivy/gate');
  const files = openRuleFiles({ github: context.github, openRepository: async () => github });
  const loaded = await loadRules(
    {
      policy: inputs.policy,
      dbMaxAge: inputs.dbMaxAge,
      severity: [...severity].join(','),
      ignoreUnfixed: String(ignoreUnfixed),
      // Whether an image may go to production does not depend on what is there.
      baseline: 'none',
      exceptions: '',
      vex: [],
    },
    files,
  );
  const { report } = await runGate(
    {
      subject: { kind: 'image', reference: formatReference(source) },
      images: [formatRepository(source)],
      platforms: [],
      scanners: ['vuln'],
      settings: inputs,
      loaded,
      files,
    },
    { context, client, databaseClient: await databaseClient(), phases: [] },
  );
  return report;
}
