import { describe, expect, it } from 'vitest';
import { renderComment, renderMarkdown, renderPages, renderSummary } from '../../src/render/pages.ts';
import type { GateReport, JudgedFinding } from '../../src/report/types.ts';
import { CLEAN, GREEN, RED } from './realistic.ts';
import { finding, report } from './reports.ts';

/** Of the 1 MiB of a step. */
const ROOM = 2 ** 20 - 16 * 1024;

const OPTIONS = {
  blobUrl: 'https://github.com/octo/shop/blob/4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d',
  runUrl: 'https://github.com/octo/shop/actions/runs/1234567890',
};

describe('a realistic report', () => {
  it.each([
    ['red', RED],
    ['green', GREEN],
    ['clean', CLEAN],
  ])('%s: the job summary', async (name, gate) => {
    await expect(renderSummary(gate, OPTIONS)).toMatchFileSnapshot(`expected/${name}.summary.md`);
  });

  it.each([
    ['red', RED],
    ['green', GREEN],
  ])('%s: the comment', async (name, gate) => {
    await expect(renderComment(gate, OPTIONS)).toMatchFileSnapshot(`expected/${name}.comment.md`);
  });

  it('is whole in the file, and the same as the summary where that has room', () => {
    expect(renderMarkdown(RED, OPTIONS)).toBe(renderSummary(RED, OPTIONS));
  });

  it('is short when there is nothing to do', () => {
    const [head, ...rest] = renderSummary(CLEAN).split('\n\n');
    expect(head).toBe('### ✅ Passed: nothing was found');
    expect(rest.filter((part) => !part.startsWith('<') && !part.startsWith('|')).length).toBeLessThan(6);
  });
});

describe('the first line', () => {
  const counted = (findings: readonly JudgedFinding[], changes: Partial<GateReport> = {}) =>
    renderSummary(report(findings, changes)).split('\n', 1)[0];
  const old = finding({ state: 'existing', gating: false });
  const without = { baseline: undefined };

  it.each([
    [counted([finding()]), '### ⛔ Failed: 1 new vulnerability to fix: 1 critical'],
    [
      counted([finding(), finding({ severity: 'LOW' })], without),
      '### ⛔ Failed: 2 vulnerabilities to fix: 1 critical and 1 low',
    ],
    [counted([finding({ class: 'secret' })], without), '### ⛔ Failed: 1 secret to fix: 1 critical'],
    [counted([finding(), finding({ class: 'license' })]), '### ⛔ Failed: 2 new findings to fix: 2 critical'],
    [counted([old, old]), '### ✅ Passed: nothing new, 2 findings were there before'],
    [counted([old]), '### ✅ Passed: nothing new, 1 finding was there before'],
    [counted([old, old], without), '### ✅ Passed: none of the 2 findings counts against it'],
    [counted([old], without), '### ✅ Passed: the one finding does not count against it'],
    [counted([]), '### ✅ Passed: nothing was found'],
    [
      counted([], { outcome: 'policy-failed', reasons: ['alpine 3.12 has no more fixes'] }),
      '### ⛔ Failed: alpine 3.12 has no more fixes',
    ],
    [counted([], { outcome: 'scan-error', reasons: ['no such image'] }), '### ❌ Not scanned: no such image'],
    [
      counted([], { outcome: 'stale-db', reasons: ['the database is 9 days old'] }),
      '### ❌ Not judged: the database is 9 days old',
    ],
    [counted([], { outcome: 'scan-error' }), '### ❌ Not scanned: the scan failed'],
  ])('%s', (line, expected) => {
    expect(line).toBe(expected);
  });

  it('is followed by the reasons that it does not say', () => {
    const reasons = ['one', 'two'];
    expect(renderSummary(report([finding()], { reasons }))).toContain('> [!CAUTION]\n> - one\n> - two\n');
    const failed = renderSummary(report([], { outcome: 'scan-error', reasons }));
    expect(failed).toContain('### ❌ Not scanned: one\n');
    expect(failed).toContain('> [!CAUTION]\n> - two\n');
  });
});

describe('a report of 10,000 findings', () => {
  const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
  const many = Array.from({ length: 10_000 }, (_, index) =>
    finding({
      id: `CVE-2025-${100_000 + index}`,
      key: `key ${index}`,
      severity: severities[Math.floor(index / 2000)] ?? 'UNKNOWN',
      gating: index < 4000,
    }),
  );
  const gate = report(many);
  const pages = renderPages(gate, OPTIONS);

  /** What is in the page and what it says is missing, of those to fix and of the others. */
  function account(page: string): number {
    const named = new Set(page.match(/CVE-2025-\d{6}/g)).size;
    const cut = [...page.matchAll(/_([\d,]+) more (?:is|are) /g)].map(([, number = '']) =>
      number.replaceAll(',', ''),
    );
    return named + cut.reduce((sum, number) => sum + Number(number), 0);
  }

  it('fits the job summary, with what gates first', () => {
    const summary = pages.summary();
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(ROOM);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(ROOM - 600);
    expect(account(summary)).toBe(10_000);
    expect(summary).toContain('more are in the files that `markdown` and `report` name._');
  });

  it('fits what another part of the step left of the summary', () => {
    const summary = pages.summary(20_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(20_000);
    expect(account(summary)).toBe(10_000);
  });

  it('fits the comment, which leads to the rest', () => {
    const comment = pages.comment();
    expect(comment.length).toBeLessThanOrEqual(65_536 - 400);
    expect(comment).toContain(`more are in [the job summary](${OPTIONS.runUrl})._`);
    expect(account(comment)).toBe(4000);
  });

  it('is whole in the file', () => {
    expect(account(pages.markdown())).toBe(10_000);
    expect(pages.markdown()).not.toContain(' more are ');
  });

  it('fits whatever is long: reasons, notes, advice, rules, exceptions, platforms', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `${index} ${'word '.repeat(50)}`);
    const note = {
      id: 'x'.repeat(500),
      scope: 'y'.repeat(500),
      owner: 'o',
      reason: 'r',
      expires: '2026-01-01',
    };
    const notes = Array(20_000).fill(note);
    const platforms = words.map((platform) => ({ platform, digest: undefined, os: undefined }));
    const long = report(many, {
      reasons: words,
      notes: words,
      policy: { source: words.join(), rules: words },
      subject: { ...gate.subject, name: words.join(), platforms },
      exceptions: { applied: 0, expired: notes, expiring: notes, unused: notes, pending: notes },
      advice: words.map((text) => ({ kind: 'package', text, clears: 1, of: 2 })),
      fixed: many,
    });
    expect(Buffer.byteLength(renderSummary(long))).toBeLessThanOrEqual(ROOM);
    expect(renderComment(long).length).toBeLessThanOrEqual(65_536 - 400);
  });
});

describe('the table of severities', () => {
  const head = (findings: readonly JudgedFinding[], changes: Partial<GateReport> = {}) =>
    renderSummary(report(findings, changes))
      .split('\n')
      .find((line) => line.startsWith('| Severity'));
  const fine = { gating: false, state: 'existing' } as const;

  it('has the columns that have numbers', () => {
    expect(head([finding()])).toBe('| Severity | Found | New | To fix |');
    expect(head([finding(fine)])).toMatch(/^\| Severity \| Found \| There before \|$/);
    expect(head([finding()], { baseline: undefined })).toBe('| Severity | Found | To fix |');
  });

  it('has the severities that were found, worst first', () => {
    const page = renderSummary(report([finding({ severity: 'UNKNOWN' }), finding({ severity: 'HIGH' })]));
    expect(page.match(/^\| [🔴🟠🟡🔵⚪].*$/gmu)?.slice(0, 2)).toEqual([
      '| 🟠\u00a0High | 1 | 1 | **1** |',
      '| ⚪\u00a0Unknown | 1 | 1 | **1** |',
    ]);
  });

  it('is not there when nothing was found', () => {
    expect(head([])).toBeUndefined();
  });
});

describe('the comment', () => {
  it('does not change when only the times of the run do', () => {
    const later = { ...RED, startedAt: '2026-12-01T00:00:00Z', durationMs: 9 };
    expect(renderComment(later)).toBe(renderComment(RED));
  });

  it('changes with the database', () => {
    const database = {
      repository: 'r',
      digest: `sha256:${'0'.repeat(64)}`,
      updatedAt: '2026-12-01T00:00:00Z',
    };
    expect(renderComment({ ...RED, database })).not.toBe(renderComment(RED));
  });
});
