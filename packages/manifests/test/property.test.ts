import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateManifest } from '../src/index.ts';
import { APP, DIGEST, OTHER_DIGEST, promotion, values } from './support.ts';

const WANTED = `ghcr.io/org/app:1.20@${DIGEST}`;
const OLD_IMAGES = ['ghcr.io/org/app', 'ghcr.io/org/app:1.19', `ghcr.io/org/app:v1@${OTHER_DIGEST}`];
const FOREIGN_IMAGES = ['nginx', 'ghcr.io/org/app2:1', 'ghcr.io/org/application/app:1', 'quay.io/org/app:1'];

/** Text that only differs in what an edit must not touch. `X` stands for the image. */
interface Piece {
  readonly render: (image: string) => string;
  readonly ours: boolean;
  readonly image: string;
}

const comment = fc.constantFrom('', ' # note', '   # image: ghcr.io/org/app:1.19', '\t# tab');
const quote = fc.constantFrom('', '"', "'");
const blanks = fc.constantFrom('', '\n', '\n\n', '# ghcr.io/org/app:1.19\n', '  # deep\n');
const indent = fc.constantFrom('  ', '    ', '   ');
const spaces = fc.constantFrom(' ', '  ', '\t', ' \t ');

/** A container in one of the layouts that people write. */
const container: fc.Arbitrary<Piece> = fc
  .record({
    ours: fc.boolean(),
    old: fc.constantFrom(...OLD_IMAGES),
    foreign: fc.constantFrom(...FOREIGN_IMAGES),
    quote,
    comment,
    blanks,
    spaces,
    layout: fc.constantFrom('block', 'flow', 'folded', 'anchored', 'first'),
  })
  .map(({ ours, old, foreign, quote, comment, blanks, spaces, layout }) => {
    const layouts: Readonly<Record<typeof layout, (image: string) => string>> = {
      block: (image) => `- name: c${comment}\n${blanks}  image:${spaces}${quote}${image}${quote}${comment}\n`,
      first: (image) => `-   image: ${quote}${image}${quote}${comment}\n${blanks}    name: c\n`,
      flow: (image) => `- {name: "c",${spaces}image: ${quote}${image}${quote}, args: [ a,b ]}${comment}\n`,
      folded: (image) => `- image: >-\n    ${image}\n${blanks}  name: c\n`,
      anchored: (image) => `- &anchor\n  image: !!str ${quote}${image}${quote}${comment}\n  name: c\n`,
    };
    return { render: layouts[layout], ours, image: ours ? old : foreign };
  });

/** A stream of documents with the images given, and with ours promoted. */
const stream = fc
  .record({
    documents: fc.array(fc.array(container, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    indent,
    eol: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('', '\n', '\n\n', '\n...\n'),
    blanks,
  })
  .map(({ documents, indent, eol, mark, end, blanks }) => {
    const text = (imageOf: (piece: Piece) => string): string => {
      const parts = documents.map((pieces) => {
        const list = pieces.map((piece) => piece.render(imageOf(piece))).join('');
        return `apiVersion: v1\nkind: Pod\n${blanks}spec:\n${indent}containers:\n${list.replace(/^(?=.)/gm, indent)}`;
      });
      return mark + (parts.join('---\n').trimEnd() + end).replaceAll('\n', eol);
    };
    const pieces = documents.flat();
    return {
      before: text(({ image }) => image),
      after: text(({ ours, image }) => (ours ? WANTED : image)),
      ours: pieces.filter(({ ours }) => ours).length,
    };
  });

describe('for any document', () => {
  test('exactly the bytes of the image values change', () => {
    fc.assert(
      fc.property(stream, ({ before, after, ours }) => {
        const result = updateManifest({ path: 'x.yaml', text: before }, promotion());
        expect(result.text).toBe(after);
        expect(result.matches).toBe(ours);
        expect(result.changes).toHaveLength(ours);
      }),
    );
  });

  test('twice is once, and the second time reports no change', () => {
    fc.assert(
      fc.property(stream, ({ before }) => {
        const once = updateManifest({ path: 'x.yaml', text: before }, promotion());
        const twice = updateManifest({ path: 'x.yaml', text: once.text }, promotion());
        expect(twice).toEqual({ ...once, changes: [] });
      }),
    );
  });

  test('each change points at the value that it is about', () => {
    fc.assert(
      fc.property(stream, ({ before }) => {
        const { changes } = updateManifest({ path: 'x.yaml', text: before }, promotion());
        for (const { line, column, before: old } of changes) {
          const place = before
            .split('\n')
            .slice(line - 1)
            .join('\n')
            .slice(column - 1);
          expect(place.replace(/^(?:["']|>-\r?\n *)/, '').startsWith(old ?? '?')).toBe(true);
        }
      }),
    );
  });
});

const key = fc.constantFrom('a', 'b-c', 'Ünï', '"q:"', '7', 'env', 'labels');
const leaf = fc.constantFrom(
  '1',
  'true',
  '~',
  '"x # y"',
  "'it''s'",
  'plain text',
  '0x1F',
  '2026-11-25',
  '1.10',
  '[]',
);

/** Charts' values around one image, in the shapes that charts have. */
const chart = fc
  .record({
    path: fc.array(key, { maxLength: 3 }),
    siblings: fc.uniqueArray(fc.tuple(key, leaf), { selector: ([name]) => name, maxLength: 4 }),
    tag: fc.constantFrom('v1', '1.19', '"1.19"', "'x'", '', '~', `"1@${OTHER_DIGEST}"`, undefined),
    digest: fc.constantFrom('', '""', OTHER_DIGEST, `'${OTHER_DIGEST}'`, undefined),
    split: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    end: fc.boolean(),
  })
  .map(({ path, siblings, tag, digest, split, eol, end }) => {
    const line = (name: string, value: string | undefined): string[] => {
      if (value === undefined) return [];
      return [value === '' ? `${name}:` : `${name}: ${value}`];
    };
    const lines = [
      ...(split ? ['registry: ghcr.io', 'repository: org/app'] : ['repository: ghcr.io/org/app']),
      ...siblings.map(([name, value]) => `${name}: ${value}  # note`),
      ...line('tag', tag),
      ...line('digest', digest),
    ];
    const head = [...path, 'image'].map((name, depth) => `${'  '.repeat(depth)}${name}:`);
    const body = lines.map((each) => `${'  '.repeat(head.length)}${each}`);
    return { text: [...head, ...body].join(eol) + (end ? eol : ''), tag, digest };
  });

/** The image of the chart, and everything without its tag and digest. */
function takeImage(text: string) {
  const [root] = values(text);
  let tag: unknown;
  let digest: unknown;
  const rest = JSON.stringify(root, (name, value: unknown) => {
    if (name === 'tag') tag = value;
    else if (name === 'digest') digest = value;
    else return value;
    return undefined;
  });
  return { tag, digest, rest };
}

describe("for any chart's values", () => {
  test('the parsed result holds the promoted version, and all else is equal', () => {
    fc.assert(
      fc.property(chart, ({ text, tag, digest }) => {
        const result = updateManifest({ path: 'values.yaml', text }, promotion());
        const after = takeImage(result.text);
        expect(after.rest).toBe(takeImage(text).rest);
        const ownTag = digest === undefined ? `${APP.tag}@${DIGEST}` : APP.tag;
        expect(after.digest).toBe(digest === undefined ? undefined : DIGEST);
        expect(after.tag).toBe(tag === undefined && digest !== undefined ? undefined : ownTag);
        expect(updateManifest({ path: 'values.yaml', text: result.text }, promotion()).changes).toEqual([]);
      }),
    );
  });
});

describe('for any text at all', () => {
  const token = fc.constantFrom(
    ...[
      'image',
      ': ',
      ':',
      'ghcr.io/org/app',
      'tag',
      'repository',
      '- ',
      '\n',
      '\r\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
    ],
    ...[
      ', ',
      '&a ',
      '*a',
      '"',
      "'",
      '# ',
      '|',
      '>-',
      '---\n',
      '? ',
      '!t ',
      '<<: ',
      '%YAML 1.1\n',
      '\t',
      '{{',
      'x:1',
    ],
  );

  test('it is refused with a place, or updated so that a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        const text = tokens.join('');
        try {
          const once = updateManifest({ path: 'x.yaml', text }, promotion());
          expect(updateManifest({ path: 'x.yaml', text: once.text }, promotion()).changes).toEqual([]);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError' });
          expect(String(error)).toMatch(/x\.yaml:\d+:\d+: /);
        }
      }),
      { numRuns: 500 },
    );
  });
});
