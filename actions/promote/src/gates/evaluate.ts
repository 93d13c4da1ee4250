/** Runs the gates of an environment. */
import { UserError } from '@container-kit/core';
import type { Checks } from '@container-kit/github';
import type { PromotionGates } from '@container-kit/policy';
import type { Image, RepositoryClient } from '@container-kit/registry';
import type { VerificationKey } from '../record/keys.ts';
import { judgeChecks } from './checks.ts';
import { type FindFirstPromotion, judgeFrom, judgeSoak } from './environments.ts';
import { judgeReferrers } from './referrers.ts';
import { failedBy, type GateName, type GateResult } from './result.ts';
import { judgeVulnerabilities, type VulnerabilitySources } from './vulnerabilities.ts';

/** A gate that is ready to be asked. */
export interface Gate {
  readonly name: GateName;
  readonly judge: () => Promise<GateResult>;
}

/** Where the gates look. */
export interface GateSources {
  /** Reads the image; it is called once at most, for all gates that need it. */
  readonly readImage: () => Promise<Image>;
  /** The repository that the image comes from. */
  readonly repository: RepositoryClient;
  /** Paths of Trivy reports. */
  readonly reports: readonly string[];
  /** Whose verdicts count that are attached to the image; undefined for nobody's. */
  readonly verificationKey?: VerificationKey | undefined;
  /** Scans the image, for those who have no reports. */
  readonly scan?: VulnerabilitySources['scan'];
  /** Checks of the repository that runs this workflow; undefined without a token. */
  readonly checks: Checks | undefined;
  readonly findFirstPromotion: FindFirstPromotion;
  readonly now: () => Date;
}

/** The gates that the rules ask for, in the order of reports. */
export function gatesOf(rules: PromotionGates, sources: GateSources): readonly Gate[] {
  const { vulnerabilities, referrers, soak, from, checks } = rules;
  const { repository, reports, scan, findFirstPromotion: find, now, verificationKey: key } = sources;
  let reading: Promise<Image> | undefined;
  const image = (): Promise<Image> => {
    reading ??= sources.readImage();
    return reading;
  };
  const gates: readonly (Gate | undefined)[] = [
    vulnerabilities && {
      name: 'vulnerabilities',
      judge: async () =>
        judgeVulnerabilities(vulnerabilities, {
          image: await image(),
          reports,
          now: now(),
          attached: key && { repository, key },
          scan,
        }),
    },
    referrers && {
      name: 'referrers',
      judge: async () => judgeReferrers(referrers, { image: await image(), repository }),
    },
    from === undefined ? undefined : { name: 'from', judge: () => judgeFrom(from, find) },
    soak && { name: 'soak', judge: () => judgeSoak(soak, find, now()) },
    checks && {
      name: 'checks',
      judge: async () =>
        judgeChecks(checks, { image: await image(), repository, checks: needed(sources.checks) }),
    },
  ];
  return gates.filter((gate) => gate !== undefined);
}

/**
 * Asks all gates at once and waits for all: who repairs one failure should know of the others. An error of a gate is a
 * failure of that gate.
 *
 * @param signal when it is aborted, its reason is thrown instead: a cancelled run has no verdict
 */
export async function evaluateGates(
  gates: readonly Gate[],
  signal?: AbortSignal,
): Promise<readonly GateResult[]> {
  const results = await Promise.all(gates.map(ask));
  signal?.throwIfAborted();
  return results;
}

async function ask({ name, judge }: Gate): Promise<GateResult> {
  try {
    return await judge();
  } catch (error) {
    return failedBy(name, error);
  }
}

function needed(checks: Checks | undefined): Checks {
  if (checks !== undefined) return checks;
  throw new UserError('there is no token to ask GitHub with', { fix: 'set the input `github-token`' });
}
