/** Asks the gates of the environment about the image. */
import { type Digest, readImage } from '@container-kit/registry';
import type { Reference } from '@container-kit/registry/reference';
import { evaluateGates, type GateResult, gatesOf } from './gates/index.ts';
import { findFirstPromotion } from './record/index.ts';
import { scanSource } from './scan-source.ts';
import type { Session } from './session.ts';

/**
 * Evaluates all gates that the policy has for the environment.
 *
 * @param source repository and digest of the image
 * @returns one result per gate; none when the environment has no gates.
 */
export async function judge(
  session: Session,
  source: Pick<Reference, 'registry' | 'repository'>,
  digest: Digest,
): Promise<readonly GateResult[]> {
  const { client, github, inputs, context, verificationKey } = session;
  if (session.rules === undefined) return [];
  const repository = client.repository(source.registry, source.repository);
  const gates = gatesOf(session.rules.gates, {
    readImage: () => readImage(repository, digest),
    repository,
    reports: inputs.reportFile
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    verificationKey,
    scan: (rule) => scanSource(session, { ...source, digest }, rule),
    checks: github?.checks,
    // Promotions to the environment before leave their attestation where the image comes from now.
    findFirstPromotion: (environment) =>
      findFirstPromotion(digest, environment, {
        deployments: github?.deployments,
        repositories: [repository],
        key: verificationKey,
      }),
    now: () => new Date(),
  });
  return evaluateGates(gates, context.signal);
}
