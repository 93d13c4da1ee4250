import { describe, expect, test } from 'vitest';
import { judge, unjudged } from '../../src/index.ts';
import { entry, input, NOW, npm, scan, vulnerability } from './inputs.ts';

const LODASH = vulnerability('CVE-2026-0001', npm('lodash', '4.17.20'));

describe('exceptions', () => {
  const judged = (changes: object, more = {}) =>
    judge(input([scan([LODASH])], { exceptions: [entry('CVE-2026-0001', changes)], ...more }));

  test('accept a finding, which stays in sight', () => {
    expect(judged({})).toMatchObject({
      outcome: 'passed',
      findings: [
        {
          gating: false,
          because: 'excepted until 2030-12-31: unreachable',
          exception: { kind: 'exception', owner: '@org/team', reason: 'unreachable', expires: '2030-12-31' },
        },
      ],
      counts: { critical: { total: 1, excepted: 1, gating: 0 } },
      exceptions: { applied: 1, expired: [], expiring: [], unused: [], pending: [] },
    });
  });

  test('hold through their last day, and fail loudly from the next one on', () => {
    expect(judged({ expires: '2026-11-25' })).toMatchObject({
      outcome: 'passed',
      exceptions: { expiring: [{}] },
    });
    expect(judged({ expires: '2026-11-24' })).toMatchObject({
      outcome: 'policy-failed',
      reasons: ['the exception for CVE-2026-0001 (**) expired on 2026-11-24: ask @org/team'],
      findings: [{ gating: true, because: 'CRITICAL and fixable' }],
      exceptions: { expired: [{ id: 'CVE-2026-0001', scope: '**', owner: '@org/team' }] },
    });
  });

  test('that expired fail even where the finding itself would not', () => {
    const low = { ...LODASH, severity: 'LOW' } as const;
    const exceptions = [entry('CVE-2026-0001', { expires: '2026-01-01' })];
    expect(judge(input([scan([low])], { exceptions })).outcome).toBe('policy-failed');
    // Time passed, and the pull request is not to blame.
    const before = [scan([low])];
    expect(judge(input([scan([low])], { exceptions, before }))).toMatchObject({
      outcome: 'passed',
      notes: [expect.stringContaining('expired on 2026-01-01')],
    });
  });

  test('that were renewed are not expired', () => {
    const exceptions = [entry('CVE-2026-0001', { expires: '2026-01-01' }), entry('CVE-2026-0001')];
    expect(judge(input([scan([LODASH])], { exceptions }))).toMatchObject({ outcome: 'passed' });
  });

  test('that match nothing are listed, expired or not', () => {
    const exceptions = [entry('CVE-1999-0001'), entry('CVE-1999-0002', { expires: '2000-01-01' })];
    expect(judge(input([scan([])], { exceptions }))).toMatchObject({
      outcome: 'passed',
      exceptions: { unused: [{ id: 'CVE-1999-0001' }, { id: 'CVE-1999-0002' }], expired: [] },
    });
  });

  test('of the pull request itself are shown and not in force', () => {
    const pending = [entry('CVE-2026-0001')];
    expect(judge(input([scan([LODASH])], { pending }))).toMatchObject({
      outcome: 'policy-failed',
      exceptions: { pending: [{ id: 'CVE-2026-0001', reason: 'unreachable' }] },
    });
  });
});

describe('unjudged', () => {
  test('has the facts of the run and no findings', () => {
    const facts = input([], { notes: ['a note'], startedAt: new Date(NOW.getTime() - 1500) });
    expect(unjudged('stale-db', 'the database is 9 days old', facts)).toMatchObject({
      version: 1,
      outcome: 'stale-db',
      reasons: ['the database is 9 days old'],
      notes: ['a note'],
      policy: {
        source: 'inputs',
        rules: [
          'CRITICAL and HIGH vulnerabilities, misconfigurations, secrets and licenses fail',
          'vulnerabilities without a fixed version are left out',
        ],
      },
      findings: [],
      startedAt: '2026-11-25T11:59:58.500Z',
      durationMs: 1500,
    });
  });
});
