import { markdownToHtml } from '@container-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPages } from '../../src/render/pages.ts';
import type { ExceptionNote, GateReport, JudgedFinding } from '../../src/report/types.ts';
import { finding, report } from './reports.ts';

const PIECES = [
  ...'`*_[]()<>!&|\\~#@{}^:-+.\n\r\t "\'',
  '[click](https://evil.example/x)',
  '![i](https://evil.example/i.png)',
  '<img src="https://evil.example/i.png">',
  '<a href="https://evil.example">',
  '<!-- container-kit -->',
  '--><b>',
  '</details>',
  '</summary>',
  '</td></tr></table>',
  '</sub>',
  '@octocat',
  '@octo/team',
  '#12',
  'GH-12',
  'octo/shop#1',
  'https://evil.example/x',
  'www.evil.example',
  'a@evil.example',
  ':octocat:',
  '&lt;b&gt;',
  '&#60;b&#62;',
  '```',
  '---',
  '| x |',
  '\\|',
  '\n\n# head\n\n',
  '\n> [!NOTE]\n> x',
  '\u202e',
  '\u0000',
  '\ud800',
  '$x$',
  'text',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '');

/** A finding of which every text is hostile. */
function evilFinding(t: () => string): Partial<JudgedFinding> {
  return {
    id: t(),
    title: t(),
    target: t(),
    key: t(),
    url: t(),
    status: t(),
    advice: t(),
    because: t(),
    aliases: [t()],
    platforms: [t()],
    source: { path: t(), line: 3 },
    location: { path: t(), startLine: 1, endLine: undefined },
    exception: { kind: 'exception', reason: t(), owner: t(), expires: t() },
  };
}

/** A report of which every text is hostile. */
function evilReport(texts: readonly string[]): GateReport {
  let next = 0;
  const t = () => texts[next++ % texts.length] ?? '';
  const note = (): ExceptionNote => ({ id: t(), scope: t(), owner: t(), reason: t(), expires: t() });
  const named = {
    name: t(),
    version: t(),
    purl: t(),
    path: t(),
    type: t(),
    os: false,
    fixedVersions: [t(), t()],
  };
  const database = () => ({ repository: t(), digest: t(), updatedAt: t() });
  const findings = [
    finding({ ...evilFinding(t), package: named }),
    finding({ ...evilFinding(t), package: { ...named, fixedVersions: [] } }),
    finding({ ...evilFinding(t), package: undefined, class: 'misconfiguration' }),
    finding({ ...evilFinding(t), package: undefined, location: undefined, gating: false }),
  ];
  return report(findings, {
    outcome: 'scan-error',
    reasons: [t(), t()],
    notes: [t()],
    subject: {
      kind: 'image',
      name: t(),
      digest: t(),
      platforms: [1, 2].map(() => ({
        platform: t(),
        digest: t(),
        os: { family: t(), name: t(), endOfLife: true },
      })),
    },
    scanner: { name: 'trivy', version: t(), source: 'custom', sha256: t() },
    database: database(),
    javaDatabase: database(),
    policy: { source: t(), rules: [t()] },
    baseline: { kind: t(), name: t(), findings: 1 },
    fixed: [
      finding({ ...evilFinding(t), package: named }),
      finding({ ...evilFinding(t), package: undefined }),
    ],
    exceptions: { applied: 1, expired: [note()], expiring: [note()], unused: [note()], pending: [note()] },
    advice: [{ kind: 'package', text: t(), clears: 1, of: 2 }],
    startedAt: t(),
  });
}

const BLOB = 'https://github.com/octo/shop/blob/0123';
const RUN = 'https://github.com/octo/shop/actions/runs/1';

/** Names of elements and how often they occur. */
function elements(html: string): ReadonlyMap<string, number> {
  const names = [...html.matchAll(/<([a-z][a-z0-9]*)[\s>]/g)].map(([, name = '']) => name);
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

function hrefs(html: string): readonly string[] {
  const tags = html.match(/<[a-z][^>]*>/g) ?? [];
  return tags.flatMap((tag) =>
    [...tag.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address),
  );
}

/** The page's text outside of code, which is where GitHub looks for mentions, references and emoji. */
function prose(html: string): string {
  return html
    .replace(/<code>[\s\S]*?<\/code>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9A-F]+);/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

describe('hostile texts', () => {
  it.each(['summary', 'comment', 'markdown'] as const)('make nothing but text in the %s', async (which) => {
    const render = async (texts: readonly string[]) =>
      markdownToHtml(renderPages(evilReport(texts), { blobUrl: BLOB, runUrl: RUN })[which]());
    const harmless = await render(['text']);
    const expected = elements(harmless);
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 12 }), async (texts) => {
        const html = await render(texts);
        const found = elements(html);
        for (const name of found.keys()) expect([...expected.keys(), 'p']).toContain(name);
        for (const name of [
          'table',
          'thead',
          'tr',
          'th',
          'td',
          'details',
          'summary',
          'h3',
          'h4',
          'ul',
          'li',
          'sub',
        ]) {
          expect([name, found.get(name)]).toEqual([name, expected.get(name)]);
        }
        for (const address of hrefs(html)) {
          expect(address === RUN || address.startsWith(`${BLOB}/`)).toBe(true);
          expect(address).not.toMatch(/[()<>\s]/);
        }
        expect(prose(html)).not.toMatch(/@[a-z0-9]|#\d|\bGH-\d|:[\w+-]+:|https?:\/\/|www\./i);
      }),
      { numRuns: 60 },
    );
  });

  it('link to pages of names that have the right form only', async () => {
    const ids = [
      'CVE-2026-1',
      'CVE-2026-12345',
      'CVE-2026-12345) [x](https://evil.example',
      'GHSA-c2qf-rxjj-qqgw',
      'DS-0002',
      'javascript:x',
    ];
    const html = await markdownToHtml(
      renderPages(report(ids.map((id) => finding({ id, source: undefined })))).comment(),
    );
    expect(hrefs(html)).toEqual([
      'https://nvd.nist.gov/vuln/detail/CVE-2026-12345',
      'https://github.com/advisories/GHSA-c2qf-rxjj-qqgw',
      'https://avd.aquasec.com/misconfig/ds-0002',
    ]);
  });

  it('link to lines of the repository, whatever the path is', async () => {
    const source = { path: "a b/(it's) #1?/Dockerfile", line: 7 };
    const html = await markdownToHtml(
      renderPages(report([finding({ id: 'x', source })]), { blobUrl: BLOB }).comment(),
    );
    expect(hrefs(html)).toEqual([`${BLOB}/a%20b/%28it%27s%29%20%231%3F/Dockerfile#L7`]);
  });

  it('leave no trace when they are empty', async () => {
    const html = await markdownToHtml(renderPages(evilReport([' \n'])).summary());
    expect(html).not.toContain('<li></li>');
    expect(elements(html).get('blockquote')).toBeUndefined();
  });

  it('are cut where they are too long', () => {
    const long = 'x'.repeat(100_000);
    const page = renderPages(evilReport([long])).markdown();
    expect(page.length).toBeLessThan(30_000);
    expect(page).toContain(`${'x'.repeat(100)}`);
  });
});
