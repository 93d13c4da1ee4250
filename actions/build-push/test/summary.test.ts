import { renderJobPage } from '@container-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BuildReport, startReport } from '../src/report.ts';
import { renderSummary } from '../src/summary.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

function report(fields: Partial<BuildReport> = {}): BuildReport {
  return Object.assign(startReport(new Date(0)), fields);
}

/** A report whose every text is the given one. */
function reportOf(text: string): BuildReport {
  return report({
    outcome: 'push-failed',
    version: text,
    tags: [text, text],
    labels: [text],
    annotations: [text],
    notPushed: text,
    engine: { docker: text, buildx: text, builder: text, driver: text },
    imageId: text,
    image: {
      digest,
      mediaType: text,
      bytes: 1,
      attestations: 1,
      platforms: [{ platform: text, digest, layers: 1, bytes: 1 }],
    },
    push: {
      requests: 1,
      retries: 1,
      destinations: [
        { repository: text, tags: [text], uploaded: 1, mounted: 0, existing: 0, bytesUploaded: 1 },
      ],
    },
    failure: { kind: 'build', message: text, fix: text, file: text, line: 1, excerpt: text, logTail: [text] },
  });
}

/** The summary as GitHub's page shows it: without what its sanitizer removes. */
async function rendered(summary: string): Promise<string> {
  const step = {
    name: 's',
    conclusion: 'success',
    durationMs: 0,
    logLines: [],
    annotations: [],
    outputs: {},
  } as const;
  const page = await renderJobPage({ title: 't', conclusion: 'success', steps: [{ ...step, summary }] });
  return page.slice(page.indexOf('<main>'));
}

describe('the headline', () => {
  it.each<[string, Partial<BuildReport>]>([
    ['✅ Image pushed: `app:1`', { outcome: 'pushed' }],
    ['✅ Image built: `app:1`', { outcome: 'built', imageId: digest }],
    ['✅ Build finished: `app:1`', { outcome: 'built', imageId: '' }],
    ['❌ Build failed: `app:1`', { failure: { kind: 'build', message: 'no' } }],
    ['❌ Not built: `app:1`', { failure: { kind: 'configuration', message: 'no' } }],
    ['❌ Not built: `app:1`', { failure: { kind: 'registry', message: 'no' } }],
    ['❌ Push failed: `app:1`', { outcome: 'push-failed', failure: { kind: 'registry', message: 'no' } }],
    ['⏹️ Cancelled: `app:1`', { outcome: 'push-failed', failure: { kind: 'cancelled', message: 'no' } }],
  ])('says %s', (line, fields) => {
    expect(renderSummary(report({ tags: ['app:1'], ...fields }))).toMatch(new RegExp(`^### ${line}\n`));
  });

  it('stands alone when the image has no name', () => {
    expect(renderSummary(report({ failure: { kind: 'configuration', message: 'no' } }))).toMatch(
      /^### ❌ Not built\n/,
    );
  });
});

describe('the summary', () => {
  it('shows what was pushed where', () => {
    const { failure: _, ...whole } = reportOf('x');
    const summary = renderSummary({
      ...whole,
      outcome: 'pushed',
      tags: ['r.example/app:1', 'r.example/app:latest'],
      cache: { steps: 4, cached: 3 },
      labels: ['team=a'],
    });
    expect(summary).toContain(`| Digest | \`${digest}\` |`);
    expect(summary).toContain('| Tags | `r.example/app:1`<br>`r.example/app:latest` |');
    expect(summary).toContain('| Cache | 3 of 4 steps (75 %) |');
    expect(summary).toContain('With 1 attestation manifest.');
    expect(summary).toContain('1 registry request, 1 of them after a temporary failure.');
    expect(summary).toContain('team=a');
  });

  it('shows a failed build with its line and its log, and no labels', () => {
    const summary = renderSummary(
      report({
        labels: ['team=a'],
        failure: {
          kind: 'build',
          message: 'exit code: 1',
          fix: 'do better',
          file: 'docker/Dockerfile',
          line: 3,
          excerpt: '   3 | >>> RUN make',
          logTail: ['one', 'two'],
        },
      }),
    );
    expect(summary).toContain('> [!CAUTION]\n> exit code: 1\n>\n> **Fix:** do better');
    expect(summary).toContain('`docker/Dockerfile:3`');
    expect(summary).toContain('```\n   3 | >>> RUN make\n```');
    expect(summary).toContain('```\none\ntwo\n```');
    expect(summary).not.toContain('team=a');
  });

  it('is one line when nothing is known', () => {
    expect(renderSummary(report())).toBe('### ❌ Not built\n');
  });
});

describe('hostile text in a summary', () => {
  const attacks = [
    '[click](https://evil.example/)',
    '![](https://evil.example/pixel.png)',
    'https://evil.example/ www.evil.example',
    '@octocat #1 octo-org/app#2 GH-3',
    '<img src=x onerror=alert(1)><script>alert(1)</script>',
    '</details></td></table><h1>pwned</h1>',
    '`` ` ``` ```\n\n# pwned',
    'a | b |\n| --- | --- |\n| c | d |',
    '> [!TIP]\n> pwned\n\n***',
    '::error::pwned',
    '\u001b[31mred\u001b[0m\r\npwned\u0000',
    '$x^2$ :tada: ~~gone~~ **bold** _it_',
  ];

  it.each(attacks)('%j makes no link, image, heading or HTML', async (text) => {
    await expectHarmless(text);
  });

  it('whatever it is made of', async () => {
    const pieces = fc.constantFrom(
      ...attacks.flatMap((text) => text.split(/\b/)),
      '\n',
      '`',
      '|',
      '\\',
      '&#64;',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) =>
        expectHarmless(parts.join('')),
      ),
      { numRuns: 40 },
    );
  });

  async function expectHarmless(text: string): Promise<void> {
    const [plain, html] = await Promise.all(
      ['x', text].map((value) => rendered(renderSummary(reportOf(value)))),
    );
    // As many elements of each kind as the harmless text has; code blocks may be empty, and so be left out.
    for (const element of [
      'a',
      'img',
      'h1',
      'h2',
      'h3',
      'script',
      'table',
      'tr',
      'td',
      'details',
      'blockquote',
      'strong',
      'em',
      'del',
      'hr',
      'ul',
      'ol',
    ]) {
      expect(`${element}: ${count(html, element)}`).toBe(`${element}: ${count(plain, element)}`);
    }
  }

  function count(html: string | undefined, element: string): number {
    return html?.match(new RegExp(`<${element}[\\s>]`, 'g'))?.length ?? 0;
  }
});
