/** Gates about where the image has been before: promoted from there, and long enough there. */
import { formatDuration, type SoakGate } from '@container-kit/policy';
import type { Sighting } from '../record/history.ts';
import { formatAge } from './age.ts';
import { type GateResult, type PassDetails, passed, undecided, violated } from './result.ts';

/** Finds the first promotion of the image to an environment. */
export type FindFirstPromotion = (environment: string) => Promise<Sighting | undefined>;

/** Gate: the image has been promoted to another environment. */
export async function judgeFrom(environment: string, find: FindFirstPromotion): Promise<GateResult> {
  const sighting = await find(environment);
  if (sighting === undefined) {
    return violated('from', `no promotion of the image to ${environment} is on record`, {
      fix: `promote it to ${environment} first`,
    });
  }
  const { time, proof } = sighting;
  const evidence = `promoted to ${environment} at ${time.toISOString()} (${proof})`;
  return passed('from', evidence, restingOn(sighting));
}

/**
 * Gate: the image has been in another environment for some time. It counts from the first promotion there, even if
 * other images took its place since.
 */
export async function judgeSoak(
  { environment, time: minimum }: SoakGate,
  find: FindFirstPromotion,
  now: Date,
): Promise<GateResult> {
  const sighting = await find(environment);
  if (sighting === undefined) {
    return undecided('soak', `it is not known since when the image is in ${environment}`, {
      fix: `promote it to ${environment} first`,
    });
  }
  const { time, proof } = sighting;
  const ageMs = now.getTime() - time.getTime();
  const since = `in ${environment} since ${time.toISOString()} (${proof})`;
  if (ageMs < 0) {
    return undecided('soak', `${since}, which is in the future`, { fix: 'set the clocks right' });
  }
  const judged = `${since}, for ${formatAge(ageMs)} of ${formatDuration(minimum)}`;
  if (ageMs >= minimum) return passed('soak', judged, restingOn(sighting));
  const ripe = new Date(time.getTime() + minimum);
  return violated('soak', judged, { fix: `promote it after ${ripe.toISOString()}` });
}

function restingOn({ attestation }: Sighting): PassDetails {
  return attestation === undefined ? {} : { attestations: [attestation] };
}
