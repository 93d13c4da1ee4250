import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expression, renderTemplate } from '../../src/metadata/template.ts';

const line = { origin: 'input "x", line 1', columns: ['x'], text: 'x' };
const render = (text: string) =>
  renderTemplate(
    text,
    new Map<string, Expression>([
      ['name', () => 'VALUE'],
      ['later', async () => 'LATER'],
      ['echo', ({ positional, named }) => JSON.stringify([positional, [...named]])],
    ]),
    line,
  );

describe('renderTemplate', () => {
  it.each([
    ['', ''],
    ['plain { text } }}', 'plain { text } }}'],
    ['{{name}}', 'VALUE'],
    ['{{ name }}', 'VALUE'],
    ['{{{name}}}', 'VALUE'],
    ['a{{name}}b{{later}}c', 'aVALUEbLATERc'],
    ['{{name}}{{name}}', 'VALUEVALUE'],
    ['\\{{name}}', '{{name}}'],
    ['\\\\{{name}}', '\\VALUE'],
    ['\\{{anything goes}} {{name}}', '{{anything goes}} VALUE'],
    ['a\\b', 'a\\b'],
    [`{{echo 'a' "b"}}`, '[["a","b"],[]]'],
    [`{{echo 'it"s' tz='}}' x="'"}}`, `[["it\\"s"],[["tz","}}"],["x","'"]]]`],
    ["{{echo ''}}", '[[""],[]]'],
  ])('%j', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });

  it.each([
    '{{',
    '{{name',
    '{{name}',
    '{{}}',
    '{{ }}',
    '{{1}}',
    '{{name x}}',
    '{{name=}}',
    "{{echo 'a'b}}",
    "{{echo'a'}}",
    "{{echo 'a}}",
    '{{#if name}}',
    '{{/if}}',
    '{{!comment}}',
    '{{> part}}',
    '{{~name~}}',
    '{{name.length}}',
    '{{toString}}',
    '{{__proto__}}',
    '{{Name}}',
  ])('refuses %j', async (template) => {
    await expect(render(template)).rejects.toThrow(/^input "x", line 1: "x" (has|uses)/);
  });

  it('changes nothing without braces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string().filter((text) => !text.includes('{{')),
        async (text) => {
          expect(await render(text)).toBe(text);
        },
      ),
    );
  });

  it('keeps the text around calls', async () => {
    const text = fc.string().filter((value) => !/[{}\\]/.test(value));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (parts) => {
        expect(await render(parts.join('{{name}}'))).toBe(parts.join('VALUE'));
      }),
    );
  });

  it('takes time linear in the text, however hostile', async () => {
    await expect(render(`${"{{a '".repeat(20_000)}`)).rejects.toThrow('matching');
    expect(await render('\\{{x}}'.repeat(20_000))).toBe('{{x}}'.repeat(20_000));
  });
});
