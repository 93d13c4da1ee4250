import { describe, expect, it } from 'vitest';
import { judgeFrom, judgeSoak } from '../../src/gates/environments.ts';
import type { Sighting } from '../../src/record/index.ts';
import { noon } from '../record/support.ts';
import { digest } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;
const SIGHTING: Sighting = { time: noon(1), proof: 'deployment 42' };

function sawIn(environment: string, sighting: Sighting = SIGHTING) {
  return async (asked: string) => (asked === environment ? sighting : undefined);
}

describe('the gate "from"', () => {
  it('passes with a promotion to that environment', async () => {
    expect(await judgeFrom('staging', sawIn('staging'))).toMatchObject({
      status: 'pass',
      evidence: 'promoted to staging at 2026-11-01T12:00:00.000Z (deployment 42)',
      attestations: [],
    });
  });

  it('names the attestation that it rests on', async () => {
    const attestation = digest('a');
    const result = await judgeFrom('staging', sawIn('staging', { ...SIGHTING, attestation }));
    expect(result).toMatchObject({ attestations: [attestation] });
  });

  it('fails without one', async () => {
    expect(await judgeFrom('staging', sawIn('production'))).toMatchObject({
      status: 'fail',
      reason: 'violated',
      evidence: 'no promotion of the image to staging is on record',
      fix: 'promote it to staging first',
    });
  });

  it('does not take an error for an answer', async () => {
    await expect(judgeFrom('staging', () => Promise.reject(new Error('403')))).rejects.toThrow('403');
  });
});

describe('the gate "soak"', () => {
  const rule = { environment: 'staging', time: 3 * DAY };

  it('passes when the time is over', async () => {
    expect(await judgeSoak(rule, sawIn('staging'), noon(4))).toMatchObject({
      status: 'pass',
      evidence: 'in staging since 2026-11-01T12:00:00.000Z (deployment 42), for 3 days of 3 days',
    });
  });

  it('fails before, and says when it will pass', async () => {
    const now = new Date(noon(4).getTime() - 1);
    expect(await judgeSoak(rule, sawIn('staging'), now)).toMatchObject({
      status: 'fail',
      reason: 'violated',
      evidence: expect.stringMatching(/for 2 days 23 hours of 3 days$/),
      fix: 'promote it after 2026-11-04T12:00:00.000Z',
    });
  });

  it('is undecided when nobody knows since when', async () => {
    expect(await judgeSoak(rule, sawIn('production'), noon(9))).toMatchObject({
      status: 'fail',
      reason: 'undecided',
      evidence: 'it is not known since when the image is in staging',
    });
  });

  it('is undecided when the time is in the future', async () => {
    const result = await judgeSoak({ ...rule, time: 0 }, sawIn('staging'), new Date(noon(1).getTime() - 1));
    expect(result).toMatchObject({ reason: 'undecided', evidence: expect.stringMatching(/in the future$/) });
  });
});
