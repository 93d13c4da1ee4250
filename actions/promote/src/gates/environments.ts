/** Gates about where the image has been before: promoted from there, and long enough there. */
import type { Sighting } from '../record/history.ts';
import { formatDuration } from './duration.ts';
import { type GateResult, type PassDetails, passed, undecided, violated } from './result.ts';
import type { FromRule, SoakRule } from './rules.ts';

/** Finds the first promotion of the image to an environment. */
export type FindFirstPromotion = (environment: string) => Promise<Sighting | undefined>;

/** Gate: the image has been promoted to another environment. */
export async function judgeFrom({ environment }: FromRule, find: FindFirstPromotion): Promise<GateResult> {
  const sighting = await find(environment);
  if (sighting === undefined) {
    return violated('from', `no promotion of the image to ${environment} is on record`, {
      fix: `promote it to ${environment} first`,
    });
  }
  const { time, proof } = sighting;
  return passed(
    'from',
    `promoted to ${environment} at ${time.toISOString()} (${proof})`,
    restingOn(sighting),
  );
}

/**
 * Gate: the image has been in another environment for some time. It counts from the first promotion there, even if
 * other images took its place since.
 */
export async function judgeSoak(
  { environment, minimumMs }: SoakRule,
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
  if (ageMs < 0)
    return undecided('soak', `${since}, which is in the future`, { fix: 'set the clocks right' });
  const judged = `${since}, for ${formatDuration(ageMs)} of ${formatDuration(minimumMs)}`;
  if (ageMs >= minimumMs) return passed('soak', judged, restingOn(sighting));
  const ripe = new Date(time.getTime() + minimumMs);
  return violated('soak', judged, { fix: `promote it after ${ripe.toISOString()}` });
}

function restingOn({ attestation }: Sighting): PassDetails {
  return attestation === undefined ? {} : { attestations: [attestation] };
}
