import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/render/annotations.ts';
import { CLEAN, RED } from './realistic.ts';
import { finding, report } from './reports.ts';

describe('annotations', () => {
  it('there is one for each line that something to fix comes from, the worst first', () => {
    expect(annotationsOf(RED).filter(({ level }) => level === 'error')).toEqual([
      {
        level: 'error',
        title: '2 vulnerabilities to fix: 1 critical and 1 high',
        message: [
          'CVE-2026-31789 (CRITICAL), libssl3 3.3.2-r0, fixed in 3.3.2-r1',
          'CVE-2026-28813 (HIGH), libssl3 3.3.2-r0, fixed in 3.3.2-r1',
        ].join('\n'),
        file: 'Dockerfile',
        line: 1,
        rank: 3,
      },
      expect.objectContaining({
        title: '1 secret to fix: 1 critical',
        message: 'github-pat (CRITICAL), app/.npmrc:2, revoke it, and keep it out of the image',
        line: 17,
        rank: 2,
      }),
      expect.objectContaining({
        title: '1 vulnerability to fix: 1 high',
        file: 'Dockerfile',
        line: 14,
        rank: 1,
      }),
    ]);
  });

  it('warn of exceptions that will expire soon', () => {
    expect(annotationsOf(RED).filter(({ level }) => level === 'warning')).toEqual([
      {
        level: 'warning',
        title: '1 exception will expire soon',
        message: 'CVE-2024-21538 on 2026-12-31, owner @octo/shop',
      },
    ]);
  });

  it('there is none where there is nothing to do', () => {
    expect(annotationsOf(CLEAN)).toEqual([]);
    expect(annotationsOf(report([finding({ gating: false })]))).toEqual([]);
  });

  it('what has no place in the repository gets one without a file', () => {
    const two = [finding({ source: undefined }), finding({ source: undefined, id: 'CVE-2026-2' })];
    expect(annotationsOf(report(two))).toMatchObject([{ title: '2 vulnerabilities to fix: 2 critical' }]);
    expect(annotationsOf(report(two))[0]).not.toHaveProperty('file');
  });

  it('stand at the files of a scanned folder', () => {
    const location = { path: 'Dockerfile', startLine: 3, endLine: 5 };
    const gate = report([
      finding({ class: 'misconfiguration', source: undefined, package: undefined, location }),
    ]);
    const subject = { ...gate.subject, kind: 'config', name: 'images/app' } as const;
    expect(annotationsOf({ ...gate, subject })).toMatchObject([
      { file: 'images/app/Dockerfile', line: 3, endLine: 5 },
    ]);
    expect(annotationsOf({ ...gate, subject }, 'x')).toMatchObject([{ file: 'x/Dockerfile' }]);
  });

  it('have no control characters and no lines of others', () => {
    const id = 'a\u001b[31m\n::error::b\u202e';
    const [annotation] = annotationsOf(report([finding({ id, source: { path: 'a\n::error::b', line: 1 } })]));
    expect(annotation?.message).toMatch(/^a␛\[31m ::error::b<U\+202E> \(CRITICAL\)/);
    expect(annotation).not.toHaveProperty('file');
  });

  it('name a few and count the rest, below GitHub’s limit', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      finding({ id: `CVE-${index} ${'x'.repeat(500)}` }),
    );
    const [annotation] = annotationsOf(report(many));
    expect(annotation?.message).toMatch(/\nand 988 more$/);
    expect(annotation?.message.length).toBeLessThan(4096);
  });
});
