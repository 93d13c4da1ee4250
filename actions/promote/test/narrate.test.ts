import { describe, expect, test } from 'vitest';
import { describePlan, tellGates, tellPlan } from '../src/narrate.ts';
import { startReport } from '../src/report.ts';

const OLD = `sha256:${'b'.repeat(64)}`;
const NEW = `sha256:${'a'.repeat(64)}`;

function listener() {
  const lines: string[] = [];
  return { lines, log: { foreign: (line: string) => void lines.push(line) } };
}

describe('the plan in one line', () => {
  const nothing = { manifests: 1, referrers: 0, blobs: 0, bytes: 0, mounts: 0, requests: 3, leftOut: 0 };

  test.each([
    [nothing, 'nothing, the image is there; 3 requests'],
    [
      { ...nothing, blobs: 1, bytes: 999, mounts: 1, requests: 1 },
      '1 manifest (0 of them signatures, SBOMs and attestations), 1 blob (at most 999 B to send, 1 to mount), about 1 request',
    ],
    [
      { manifests: 30, referrers: 25, blobs: 64, bytes: 2_500_000, mounts: 12, requests: 310, leftOut: 0 },
      '30 manifests (25 of them signatures, SBOMs and attestations), 64 blobs (at most 2.5 MB to send, 12 to mount), about 310 requests',
    ],
  ])('%j', (plan, line) => {
    expect(describePlan(plan)).toBe(line);
  });
});

test('a plan tells where each tag goes, and which value of which manifest changes', () => {
  const { lines, log } = listener();
  const reference = 'ghcr.io/org/app:production';
  tellPlan(log, {
    ...startReport(new Date(0)),
    source: `ghcr.io/org/app@${NEW}`,
    destinations: [
      { reference, digest: NEW, previous: OLD, changed: true },
      { reference, digest: NEW, previous: null, changed: true },
      { reference, digest: NEW, previous: NEW, changed: false },
    ],
    manifests: [
      {
        path: 'deploy/app.yaml',
        changes: [
          { path: 'spec.image', kind: 'kubernetes', line: 7, column: 3, before: 'app:1', after: 'app:2' },
          { path: 'images[0].digest', kind: 'kustomization', line: 9, column: 3, before: null, after: NEW },
        ],
      },
    ],
  });
  expect(lines).toEqual([
    `Source: ghcr.io/org/app@${NEW}`,
    `${reference}: sha256:bbbbbbbbbbbb -> sha256:aaaaaaaaaaaa`,
    `${reference}: (new) -> sha256:aaaaaaaaaaaa`,
    `${reference}: is sha256:aaaaaaaaaaaa already`,
    'deploy/app.yaml:7: app:1 -> app:2',
    `deploy/app.yaml:9: (new) -> ${NEW}`,
  ]);
});

test('gates tell their evidence, their fix and their details', () => {
  const { lines, log } = listener();
  tellGates(log, [
    { gate: 'from', status: 'pass', evidence: 'promoted to staging', details: [], attestations: [] },
    {
      gate: 'soak',
      status: 'fail',
      reason: 'violated',
      evidence: '3 h',
      fix: 'wait',
      details: ['since noon'],
    },
    { gate: 'checks', status: 'fail', reason: 'undecided', evidence: 'no label', details: [] },
  ]);
  expect(lines).toEqual([
    'Gate from: open: promoted to staging',
    'Gate soak: closed: 3 h',
    '  Fix: wait',
    '  since noon',
    'Gate checks: closed: no label',
  ]);
});
