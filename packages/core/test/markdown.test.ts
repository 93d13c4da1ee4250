import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { code, codeBlock, details, escapeMarkdown, table, tableRow } from '../src/markdown.ts';

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw);

/** The page that GitHub would make, before it takes away what is not allowed. */
function render(markdown: string): Node {
  return processor.runSync(processor.parse(markdown)) as Node;
}

/** Elements in the order of the document. */
function tags(node: Node): string[] {
  return [...(node.tagName ? [node.tagName] : []), ...(node.children ?? []).flatMap(tags)];
}

function textOf(node: Node): string {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('');
}

function find(node: Node, tagName: string): Node[] {
  return [
    ...(node.tagName === tagName ? [node] : []),
    ...(node.children ?? []).flatMap((c) => find(c, tagName)),
  ];
}

const PIECES = [
  ...'`*_[]()<>!&|\\~#@{}$^:-+=.1\n\r\t "\'',
  '[a](http://x)',
  '![i](http://x/i.png)',
  '<img src=x>',
  '<!--',
  '</details>',
  '</code>',
  '</summary>',
  '@octocat',
  'a@b.example',
  '#12',
  'GH-12',
  'org/repo#1',
  'https://evil.example/x',
  'www.evil.example',
  'mailto:a@b.example',
  ':octocat:',
  '&lt;',
  '&#64;octocat',
  '```',
  '~~~',
  '---',
  '1. ',
  '- [ ] ',
  '\\|',
  '[^1]',
  '[!NOTE]',
  '    x',
  'text',
  '\u202e',
  '\u0000',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 10,
  })
  .map((pieces) => pieces.join(''));

// What GitHub's filters (mentions, references, emoji) look for in the text of the finished page, outside of code.
const MENTION_OR_REFERENCE = /@[a-z0-9]|#\d|\bGH-\d|:[\w+-]+:/i;
const INVISIBLE = /\u200b/g;

describe('escapeMarkdown', () => {
  it('makes nothing but a paragraph with the text itself', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = render(escapeMarkdown(text));
        expect(tags(page).filter((tag) => tag !== 'p')).toEqual([]);
        expect(textOf(page)).not.toMatch(MENTION_OR_REFERENCE);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows what it was given, with blanks collapsed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~ äé日]*$/), (text) => {
        const shown = textOf(render(escapeMarkdown(text))).replace(INVISIBLE, '');
        expect(shown).toBe(text.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 2000 },
    );
  });

  it('stays inside a table cell, a quote and a heading', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = escapeMarkdown(text);
        const row = render(table(['a', 'b'], [[shown, 'end']]));
        expect(find(row, 'td').map(textOf).at(-1)).toBe('end');
        expect(tags(row).filter((tag) => !TABLE_TAGS.has(tag))).toEqual([]);
        expect(new Set(tags(render(`> ${shown}`)))).toEqual(
          new Set(shown === '' ? ['blockquote'] : ['blockquote', 'p']),
        );
      }),
    );
  });

  it('leaves plain words readable in the source', () => {
    expect(escapeMarkdown('Digest sha256:abc of org/app:1.0-rc.1, 50 %')).toBe(
      'Digest sha256:abc of org/app:1.0-rc.1, 50 %',
    );
  });
});

const TABLE_TAGS = new Set(['table', 'thead', 'tbody', 'tr', 'th', 'td']);

describe('code', () => {
  it('makes one code element with the text, also in a table', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = code(text);
        const page = render(`before ${shown} after`);
        expect(tags(page)).toEqual(text === '' ? ['p'] : ['p', 'code']);
        const row = render(table(['a', 'b'], [[shown, 'end']]));
        expect(tags(row).filter((tag) => !TABLE_TAGS.has(tag))).toEqual(text === '' ? [] : ['code']);
        expect(find(row, 'td').map(textOf).at(-1)).toBe('end');
        expect(textOf(row)).toContain(
          textOf(find(page, 'code')[0] ?? page).slice(0, text === '' ? 0 : undefined),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['ghcr.io/org/app@sha256:00', 'a`b', '``', '`', ' a ', 'a|b', 'a\\|b|', '<b>', '&amp;', 'x '])(
    'shows %j as it is',
    (text) => {
      const shown = textOf(find(render(code(text)), 'code')[0] ?? { type: 'root' });
      expect(shown.replace(INVISIBLE, '')).toBe(text);
    },
  );

  it('can be copied out of the page: a reference has no invisible characters', () => {
    expect(code('ghcr.io/org/app:1@sha256:00')).toBe('`ghcr.io/org/app:1@sha256:00`');
  });

  it('shows line breaks', () => {
    expect(code('a\r\nb\nc')).toBe('`a␊b␊c`');
  });
});

describe('codeBlock', () => {
  it('makes one block with the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = render(codeBlock(text));
        expect(tags(page)).toEqual(['pre', 'code']);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any number of backticks', () => {
    const text = '` '.repeat(300_000);
    expect(codeBlock(text)).toContain(text);
    expect(code(text)).toContain(text);
  });

  it('is longer than every fence in the text', () => {
    expect(codeBlock('````\nx\n````', 'console')).toBe('`````console\n````\nx\n````\n`````');
  });
});

describe('details', () => {
  it('folds Markdown under a title that stays text', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const page = render(`${details(title, codeBlock('</details>'))}\n\nafter`);
        expect(tags(page)).toEqual(['details', 'summary', 'pre', 'code', 'p']);
      }),
    );
  });
});

describe('table', () => {
  it('keeps own Markdown in cells and puts each row on one line', () => {
    expect(
      table(
        ['A', 'B'],
        [
          ['**x**', 'a\nb'],
          ['`c`', '1|2'],
        ],
      ),
    ).toBe(['| A | B |', '| --- | --- |', '| **x** | a b |', '| `c` | 1&#124;2 |'].join('\n'));
  });

  it('can grow by single rows', () => {
    expect([table(['A', 'B'], []), tableRow(['1|2', 'a\nb'])].join('\n')).toBe(
      table(['A', 'B'], [['1|2', 'a\nb']]),
    );
  });
});
