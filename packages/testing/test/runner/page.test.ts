import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { type PageStep, pageOf, renderJobPage } from '../../src/page/index.ts';
import { runJob } from '../../src/runner/index.ts';
import { scriptAction } from './script.ts';

type Element = DefaultTreeAdapterTypes.Element;

const time = new Date('2026-11-25T08:09:10Z');

function page(step: Partial<PageStep>, title = 'Job'): Promise<string> {
  const empty = {
    name: 'Step',
    conclusion: 'success',
    durationMs: 1,
    summary: '',
    logLines: [],
    annotations: [],
    outputs: {},
  } as const;
  return renderJobPage({ title, conclusion: 'success', steps: [{ ...empty, ...step }] });
}

function log(...lines: readonly string[]): PageStep['logLines'] {
  return lines.map((text) => ({ time, text }));
}

/** All elements, as a browser would make them of the text. */
function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function withClass(html: string, name: string): string[] {
  const all = elements(html).filter(({ attrs }) =>
    attrs.some((attr) => attr.name === 'class' && attr.value.split(' ').includes(name)),
  );
  return all.map(textOf);
}

const ALLOWED_SCHEMES = /^(?:#|https?:|mailto:)/i;

/** What could run or load something. */
function dangers(html: string): string[] {
  return elements(html).flatMap(({ tagName, attrs }) => [
    ...(/^(script|iframe|object|embed|form|base|link|style)$/.test(tagName) ? [`<${tagName}>`] : []),
    ...attrs.filter(({ name }) => name.startsWith('on') || name === 'style').map(({ name }) => name),
    ...attrs
      .filter(({ name, value }) => /^(href|src|action)$/.test(name) && !ALLOWED_SCHEMES.test(value))
      .map(({ name, value }) => `${name}=${value}`),
  ]);
}

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</div></details></body><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '<iframe src="https://evil.example"></iframe>',
  '<style>*{display:none}</style>',
  '<form action="https://evil.example"><input name=a></form>',
  '<base href="https://evil.example">',
  '</textarea></title><script>alert(1)</script>',
  '<!--',
  '\u001b]0;title\u0007',
];

describe('hostile text', () => {
  // The page's own style stands in its head.
  const own = ['<style>'];

  test.each(hostile)('%j stays text wherever it stands', async (text) => {
    const html = await page(
      {
        name: text,
        logLines: log(text, `##[error]${text}`, `##[group]${text}`, '##[endgroup]', `##[${text}]x`),
        annotations: [{ level: 'error', message: text, title: text, file: text, line: 1 }],
        outputs: { [text]: text },
      },
      text,
    );
    expect(dangers(html)).toEqual(own);
    expect(withClass(html, 'step')).toHaveLength(1);
    expect(withClass(html, 'line')).toHaveLength(4);
  });

  test.each(hostile)('%j in a summary does nothing', async (text) => {
    const html = await page({ summary: `before\n\n${text}\n\nafter`, logLines: log('kept') });
    expect(dangers(html).filter((danger) => danger !== 'src=x')).toEqual(own);
    expect(withClass(html, 'line')).toHaveLength(1);
  });

  test('of any kind in a summary keeps the page whole', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile, '\n\n', '<details>', '</details>', '<table>', '`', '> [!NOTE]\n'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const html = await page({ summary: pieces.join(' '), logLines: log('kept') });
        expect(dangers(html).filter((danger) => !/^src=/.test(danger) && !/^href=/.test(danger))).toEqual(
          own,
        );
        expect(withClass(html, 'line')).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  test('finds a policy that forbids scripts and the network', async () => {
    expect(await page({})).toContain(
      `http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`,
    );
  });
});

describe('a summary', () => {
  test('has tables, task lists, folded parts and alerts', async () => {
    const html = await page({
      summary: [
        '> [!WARNING]',
        '> Old **base**.',
        '',
        '| a | b |',
        '|---|--:|',
        '| 1 | `2` |',
        '',
        '- [x] done',
        '',
        '<details><summary>More</summary>',
        '',
        'hidden',
        '',
        '</details>',
      ].join('\n'),
    });
    const tags = elements(html).map(({ tagName }) => tagName);
    for (const tag of ['table', 'th', 'input', 'details', 'strong', 'code']) expect(tags).toContain(tag);
    expect(withClass(html, 'markdown-alert-warning').map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(
      ['Warning Old base.'],
    );
  });

  test.each([
    ['> [!NOTE] with text on its line', 0],
    ['> [!OTHER]\n> x', 0],
    ['> **[!NOTE]**', 0],
    ['> plain', 0],
    ['>', 0],
    ['> [!note]\n> x', 1],
    ['> [!TIP]\n>\n> second paragraph', 1],
  ])('%j is %i alert', async (summary, count) => {
    expect(withClass(await page({ summary }), 'markdown-alert')).toHaveLength(count);
  });
});

describe('a log', () => {
  test('numbers its lines, folds its groups and colours its markers', async () => {
    const html = await page({
      logLines: log(
        'one',
        '##[group]Title',
        'in it',
        '##[endgroup]',
        '##[error]bad',
        '##[warning]so',
        '##[notice]fyi',
        '##[debug]d',
        '##[command]ls',
        '##[other]x',
      ),
    });
    expect(withClass(html, 'number')).toEqual(['1', '2', '3', '5', '6', '7', '8', '9', '10']);
    expect(withClass(html, 'text')).toEqual([
      'one',
      'Title',
      'in it',
      'Error: bad',
      'Warning: so',
      'Notice: fyi',
      'd',
      'ls',
      '##[other]x',
    ]);
    expect(withClass(html, 'error')).toEqual([expect.stringContaining('Error: bad')]);
    const group = elements(html).find(({ tagName, attrs }) => tagName === 'details' && attrs.length === 0);
    expect(group && textOf(group)).toContain('in it');
    expect(html).toContain(
      '<time datetime="2026-11-25T08:09:10.000Z" title="2026-11-25T08:09:10.000Z">08:09:10</time>',
    );
  });

  test('shows control characters, but no colours', async () => {
    const html = await page({ logLines: log('\u001b[32mgreen\u001b[0m \u0007 \u202eevil') });
    expect(withClass(html, 'text')).toEqual(['green \u2407 <U+202E>evil']);
  });
});

describe('the frame', () => {
  test('opens the steps that have something to say', async () => {
    const open = async (step: Partial<PageStep>): Promise<boolean> =>
      (await page(step)).includes('<details class="step" id="step-1" open>');
    expect(await open({})).toBe(false);
    expect(await open({ logLines: log('x') })).toBe(false);
    expect(await open({ summary: 'x' })).toBe(true);
    expect(await open({ conclusion: 'failure' })).toBe(true);
    expect(await open({ annotations: [{ level: 'notice', message: 'x' }] })).toBe(true);
  });

  test.each([
    [0, '0.0s'],
    [349, '0.3s'],
    [9_949, '9.9s'],
    [9_999, '10s'],
    [12_400, '12s'],
    [59_700, '1m 0s'],
    [125_000, '2m 5s'],
  ])('shows %i ms as %s', async (durationMs, text) => {
    expect(withClass(await page({ durationMs }), 'duration')).toEqual([text, text]);
  });

  test('shows no duration of a skipped step', async () => {
    expect(withClass(await page({ conclusion: 'skipped' }), 'duration')).toEqual(['', '']);
  });

  test('points to files and lines', async () => {
    const at = async (place: object): Promise<string> =>
      (await page({ annotations: [{ level: 'error', message: 'x', ...place }] })).match(
        /<code>(.*?)<\/code>/,
      )?.[1] ?? '';
    expect(await at({ file: 'a.ts' })).toBe('a.ts');
    expect(await at({ file: 'a.ts', line: 3, endLine: 3 })).toBe('a.ts#L3');
    expect(await at({ file: 'a.ts', line: 3, endLine: 5 })).toBe('a.ts#L3-L5');
    expect(await at({ line: 3 })).toBe('');
  });
});

test('a job that ran becomes a page', async () => {
  const script = `
    import { appendFileSync } from 'node:fs';
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Built');
    appendFileSync(process.env.GITHUB_OUTPUT, 'digest=sha256:1\\n');
    process.stdout.write('::warning::careful\\n');`;
  const job = await runJob({
    steps: [
      { id: 'build', name: 'Build', action: scriptAction, with: { script } },
      { id: 'later', name: 'Later', action: scriptAction, if: 'failure()' },
    ],
  });
  const html = await renderJobPage(pageOf('Demo', job));
  expect(withClass(html, 'label')).toEqual([
    'Pre Build',
    'Pre Later',
    'Build',
    'Later',
    'Post Later',
    'Post Build',
  ]);
  expect(withClass(html, 'markdown-body').map((text) => text.trim())).toEqual(['Built']);
  expect(withClass(html, 'annotation')).toEqual([expect.stringContaining('careful')]);
  expect(withClass(html, 'outputs')).toEqual([expect.stringContaining('digestsha256:1')]);
  expect(withClass(html, 'meta')).toEqual([expect.stringMatching(/^success in /)]);
});
