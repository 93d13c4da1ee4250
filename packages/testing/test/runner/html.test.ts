import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { Html, html } from '../../src/page/html.ts';

test('values are escaped', () => {
  expect(html`<p title="${'"\'&'}">${'<b>'}${1}${undefined}</p>`.text).toBe(
    '<p title="&quot;&#39;&amp;">&lt;b&gt;1</p>',
  );
});

test('markup is taken over, alone or as a list', () => {
  expect(html`<ul>${[html`<li>${'a'}</li>`, html`<li>&</li>`]}</ul>${new Html('<hr>')}`.text).toBe(
    '<ul><li>a</li><li>&</li></ul><hr>',
  );
});

test('backslashes and dollar signs stay', () => {
  expect(html`${'\\n $& $1'}\u00e9`.text).toBe('\\n $&amp; $1é');
});

test('a browser reads the very text back', () => {
  const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/[\r\0]/g, ''));
  fc.assert(
    fc.property(text, text, (attribute, content) => {
      const [element] = parseFragment(html`<p title="${attribute}">${content}</p>`.text).childNodes;
      if (element === undefined || !('attrs' in element)) throw new Error('no element');
      expect(element.attrs).toEqual([{ name: 'title', value: attribute }]);
      const texts = element.childNodes.map((node) => ('value' in node ? node.value : '?'));
      expect(texts.join('')).toBe(content);
    }),
  );
});
