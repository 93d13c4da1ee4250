import { renderJobPage } from '@container-kit/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateResult } from '../src/gates/result.ts';
import type { Outcome, PromotionReport } from '../src/report.ts';
import { startReport } from '../src/report.ts';
import { renderSummary } from '../src/summary.ts';

const OLD = `sha256:${'b'.repeat(64)}`;
const NEW = `sha256:${'a'.repeat(64)}`;
const PLAN = {
  manifests: 30,
  referrers: 25,
  blobs: 64,
  bytes: 2_500_000,
  mounts: 12,
  requests: 310,
  leftOut: 0,
};

function reportOf(outcome: Outcome, parts: Partial<PromotionReport> = {}): PromotionReport {
  const destinations = ['ghcr.io/org/app:production', 'registry.example.com/app:1.4.2'].map(
    (reference, at) => ({
      reference,
      digest: NEW,
      previous: at === 0 ? OLD : null,
      changed: true,
    }),
  );
  const source = `ghcr.io/org/app@${NEW}`;
  return { ...startReport(new Date(0)), outcome, source, digest: NEW, destinations, plan: PLAN, ...parts };
}

describe('what a reader learns first', () => {
  test.each<[Outcome, readonly string[], string]>([
    ['promoted', ['ghcr.io/org/app:production'], '### ✅ Promoted'],
    ['unchanged', [], '### ✅ Already promoted'],
    ['rolled-back', ['ghcr.io/org/app:production'], '### ↩️ Rolled back'],
    ['planned', [], '### 📋 Plan, nothing was changed'],
    ['policy-failed', [], '### ⛔ Not promoted: a gate is closed'],
    ['failed', [], '### ❌ Failed, no tag was moved'],
    ['failed', ['ghcr.io/org/app:production'], '### ❌ Failed, after tags had moved'],
  ])('%s, moved: %j', (outcome, moved, headline) => {
    expect(renderSummary(reportOf(outcome, { moved: [...moved] }))).toMatch(new RegExp(`^${headline}\n`));
  });

  test('the environment stands beside it', () => {
    expect(renderSummary(reportOf('promoted', { environment: 'prod|<b>' }))).toContain(
      '### ✅ Promoted (prod&#124;&#60;b&#62;)',
    );
  });
});

describe('the destinations', () => {
  test.each<[Outcome, string]>([
    ['planned', 'Would be'],
    ['policy-failed', 'Would be'],
    ['failed', 'Would be'],
    ['promoted', 'Now'],
    ['unchanged', 'Now'],
  ])('of a run that is %s are told as what they %s', (outcome, title) => {
    expect(renderSummary(reportOf(outcome, { moved: [] }))).toContain(`| Destination | Before | ${title} |`);
  });

  test('a run that failed half way says which tag moved', () => {
    const summary = renderSummary(reportOf('failed', { moved: ['ghcr.io/org/app:production'] }));
    expect(summary).toContain(
      '| `ghcr.io/org/app:production` | `sha256:bbbbbbbbbbbb` | `sha256:aaaaaaaaaaaa` |',
    );
    expect(summary).toContain('| `registry.example.com/app:1.4.2` | new | not moved |');
  });

  test('a tag that pointed there before is as it was', () => {
    const destinations = [{ reference: 'ghcr.io/org/app:1', digest: NEW, previous: NEW, changed: false }];
    expect(renderSummary(reportOf('unchanged', { destinations }))).toContain('| as it was |');
  });
});

describe('the gates', () => {
  const gates: readonly GateResult[] = [
    {
      gate: 'from',
      status: 'pass',
      evidence: 'promoted to staging (deployment 42)',
      details: [],
      attestations: [],
    },
    {
      gate: 'soak',
      status: 'fail',
      reason: 'violated',
      evidence: '3 h',
      fix: 'wait',
      details: ['since noon'],
    },
    { gate: 'checks', status: 'fail', reason: 'undecided', evidence: 'no label', details: [] },
  ];

  test('say pass, fail or that they cannot tell, with evidence and fix', () => {
    const summary = renderSummary(reportOf('policy-failed', { gates }));
    expect(summary).toContain('| from | ✅ pass | promoted to staging &#40;deployment 42&#41; |');
    expect(summary).toContain('| soak | ⛔ fail | 3 h<br>**Fix:** wait |');
    expect(summary).toContain('| checks | ❔ cannot tell | no label |');
    expect(summary).toContain('<summary>Details of soak</summary>');
  });
});

describe('the rest', () => {
  test('values of manifests are shown with short digests', () => {
    const changes = [{ line: 14, before: `app:1@${OLD}`, after: `app:2@${NEW}` }];
    const summary = renderSummary(
      reportOf('promoted', { manifests: [{ path: 'a.yaml', changes }] as never }),
    );
    expect(summary).toContain('| `a.yaml:14` | `app:1@sha256:bbbbbbbbbbbb` | `app:2@sha256:aaaaaaaaaaaa` |');
  });

  test('what was left out is said', () => {
    const summary = renderSummary(reportOf('promoted', { plan: { ...PLAN, leftOut: 2 } }));
    expect(summary).toContain('Left out: 2 listed referrers that are none');
  });

  test('the record says whether it is signed, and by whom', () => {
    const attestations = { 'ghcr.io/org/app': NEW };
    const unsigned = renderSummary(
      reportOf('promoted', { record: { attestations, signed: false, deployment: 7 } }),
    );
    expect(unsigned).toContain('Recorded: unsigned attestation at `ghcr.io/org/app`, GitHub Deployment 7.');
    const identity = { issuer: 'https://issuer.example', subject: 'https://github.com/org/app' };
    const signed = renderSummary(
      reportOf('promoted', { record: { attestations, signed: true, identity } as never }),
    );
    expect(signed).toContain(
      'signed attestation at `ghcr.io/org/app`, signed as `https://github.com/org/app`',
    );
  });

  test('a run that found out nothing has a headline and the failure', () => {
    const failure = { kind: 'configuration', message: 'input "source" is empty', fix: 'name it' } as const;
    const summary = renderSummary({ ...startReport(new Date(0)), failure });
    expect(summary).toContain('> [!CAUTION]\n> input &#34;source&#34; is empty\n>\n> **Fix:** name it');
  });
});

const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '![x](https://evil.example/x.png) [y](https://evil.example) @octocat #1',
  'a | b\n| --- |\n::error::x\r## Heading',
  '`` ` ``` </details></summary>',
  '\u202e\u0000\u001b[31m',
];

test('hostile text makes neither links, images, mentions, HTML nor cells', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), async (hostile, more) => {
      const text = hostile + more;
      const summary = renderSummary(
        reportOf('failed', {
          environment: text,
          source: text,
          commit: text,
          pullRequest: `https://github.com/org/app/pull/1${text.toWellFormed()}`,
          moved: [text],
          failure: { kind: 'registry', message: text, fix: text },
          destinations: [{ reference: text, digest: text, previous: text, changed: true }],
          gates: [
            { gate: 'from', status: 'fail', reason: 'violated', evidence: text, fix: text, details: [text] },
          ],
          record: { attestations: { [text]: text }, signed: false },
        }),
      );
      const page = await renderJobPage({
        title: 'x',
        conclusion: 'failure',
        steps: [
          {
            name: 'x',
            conclusion: 'failure',
            durationMs: 0,
            summary,
            logLines: [],
            annotations: [],
            outputs: {},
          },
        ],
      });
      const [, body = ''] = page.split('<main>');
      expect(body).not.toMatch(/<(?:script|img)\b/i);
      expect(body).not.toContain('href="https://evil.example');
      expect(body).not.toContain('href="https://github.com/octocat');
      expect(summary.split('\n').filter((line) => line.startsWith('::') || line.startsWith('## '))).toEqual(
        [],
      );
    }),
    { numRuns: 25 },
  );
});
