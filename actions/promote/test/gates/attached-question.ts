/** Asks the gate about an image with verdicts attached to it, three hours after the usual scan. */
import type { VulnerabilityGate } from '@container-kit/policy';
import { type Descriptor, readImage } from '@container-kit/registry';
import type { GateReport } from '@container-kit/trivy/gate';
import { evaluateGates, type GateResult, gatesOf } from '../../src/gates/index.ts';
import { loadVerificationKey } from '../../src/record/index.ts';
import { noon, type Registry, type SeededImage } from '../record/support.ts';
import { type Attestation, SCANNER } from './attestations.ts';
import { finding, REPORT, RULE, reportAbout } from './support.ts';

/** In milliseconds. */
export const HOUR = 60 * 60 * 1000;
const KEY = loadVerificationKey(SCANNER.publicKey);
const NOW = after(3);

/** So many hours after the usual scan. */
export function after(hours: number): Date {
  return new Date(noon(1).getTime() + hours * HOUR);
}

const NONE = { total: 0, new: 0, existing: 0, excepted: 0, gating: 0 };

/** A scan that finds nothing. */
const SCAN: GateReport = {
  version: 1,
  outcome: 'passed',
  reasons: [],
  notes: [],
  subject: { kind: 'image', name: 'app', digest: undefined, platforms: [] },
  scanner: undefined,
  database: undefined,
  javaDatabase: undefined,
  policy: { source: 'inputs', rules: [] },
  baseline: undefined,
  findings: [],
  fixed: [],
  exceptions: { applied: 0, expired: [], expiring: [], unused: [], pending: [] },
  advice: [],
  counts: { critical: NONE, high: NONE, medium: NONE, low: NONE, unknown: NONE, fixed: 0, kev: 0 },
  startedAt: NOW.toISOString(),
  durationMs: 1,
};

/** What differs from the usual question. */
export interface Question {
  readonly rule?: Partial<VulnerabilityGate>;
  readonly withoutKey?: boolean;
  readonly reports?: readonly string[];
}

/** Asks the gate, and says whether it has scanned. */
export async function judge(
  registry: Registry,
  { digest }: Descriptor,
  { rule = {}, withoutKey = false, reports = [] }: Question = {},
): Promise<GateResult & { readonly scanned: boolean }> {
  const repository = registry.repository();
  let scanned = false;
  const gates = gatesOf(
    { vulnerabilities: { ...RULE, ...rule } },
    {
      readImage: () => readImage(repository, digest),
      repository,
      reports,
      verificationKey: withoutKey ? undefined : KEY,
      scan: async () => {
        scanned = true;
        return SCAN;
      },
      checks: undefined,
      findFirstPromotion: async () => undefined,
      now: () => NOW,
    },
  );
  const [result] = await evaluateGates(gates);
  if (result === undefined) throw new Error('there is no result');
  return { ...result, scanned };
}

/** A report about an image of one platform. */
export function reportOf(
  { config }: SeededImage,
  vulnerabilities: readonly object[] = [],
  createdAt = noon(1),
) {
  return {
    ...reportAbout({ ImageID: config }),
    CreatedAt: createdAt.toISOString(),
    Results: [{ ...REPORT.Results[0], Vulnerabilities: vulnerabilities }],
  };
}

/** Findings that the gate does not accept. */
export const CRITICAL = [finding('CVE-1', 'CRITICAL')];

/** An attestation of a scan so many hours after the usual one. */
export function scannedAt(
  image: SeededImage,
  hours: number,
  vulnerabilities: readonly object[] = [],
): Attestation {
  const time = after(hours);
  return { result: reportOf(image, vulnerabilities, time), finishedOn: time.toISOString() };
}
