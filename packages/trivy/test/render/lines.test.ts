import { describe, expect, it } from 'vitest';
import { commentMarker } from '../../src/render/comment-marker.ts';
import { logLines } from '../../src/render/log-lines.ts';
import { CLEAN, RED } from './realistic.ts';
import { finding, report } from './reports.ts';

describe('the log', () => {
  it('says the verdict, what to fix and how', () => {
    expect(logLines(RED)).toEqual([
      'Failed: 4 new findings to fix: 2 critical and 2 high',
      '  CRITICAL CVE-2026-31789  libssl3 3.3.2-r0, fixed in 3.3.2-r1, Dockerfile:1',
      '  CRITICAL github-pat  app/.npmrc:2, revoke it, and keep it out of the image, Dockerfile:17',
      '  HIGH     CVE-2026-28813  libssl3 3.3.2-r0, fixed in 3.3.2-r1, Dockerfile:1',
      '  HIGH     GHSA-c2qf-rxjj-qqgw  semver 7.3.7, fixed in 5.7.2, 6.3.1, 7.5.2, Dockerfile:14',
      '  rebuild on node:22-alpine of today: clears 2 of 4',
      '  update semver 7.3.7 to 7.5.2: clears 1 of 4',
      'alpine 3.20 gets no more fixes after 2026-04-01',
    ]);
    expect(logLines(CLEAN)).toEqual(['Passed: nothing was found']);
  });

  it('lists fifty and counts the rest', () => {
    const lines = logLines(report(Array.from({ length: 60 }, () => finding())));
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('  10 more stand in the job summary and in the report');
  });

  it('says each reason once', () => {
    expect(logLines(report([], { outcome: 'scan-error', reasons: ['one', 'two'] }))).toEqual([
      'Not scanned: one',
      'two',
    ]);
  });

  it('has no line breaks and no endless lines', () => {
    const [, line = ''] = logLines(report([finding({ id: `a\n::error::b\r\u2028${'x'.repeat(1000)}` })]));
    expect(line).not.toMatch(/[\r\n\u2028]/);
    expect(line.length).toBe(300);
  });
});

describe('the marker of a comment', () => {
  const marker = (subject: string, job = 'build') => commentMarker({ workflow: 'ci', job, subject });

  it('is that of a workflow, job and image', () => {
    expect(marker('ghcr.io/octo/shop:pr-42')).toMatch(/^container-kit:trivy-gate:[0-9a-f]{16}$/);
    expect(marker('ghcr.io/octo/shop')).not.toBe(marker('ghcr.io/octo/other'));
    expect(marker('ghcr.io/octo/shop', 'a')).not.toBe(marker('ghcr.io/octo/shop', 'b'));
    expect(marker('octo/shop:alpine')).not.toBe(marker('octo/shop:debian'));
  });

  it('is the same for each commit', () => {
    const [first, ...rest] = [
      'octo/shop:sha-4f53cda',
      'octo/shop:sha-18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba8',
      'octo/shop:sha-20261125',
      `octo/shop:sha-4f53cda@sha256:${'0'.repeat(64)}`,
    ].map((subject) => marker(subject));
    for (const one of rest) expect(one).toBe(first);
  });
});
