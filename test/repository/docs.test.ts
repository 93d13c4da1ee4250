import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generatedDocs } from '../../scripts/check/docs.ts';
import { generateDocs } from '../../scripts/docs/generate.ts';
import { updateManifest } from '../../scripts/docs/manifest.ts';
import { namesInReadme, updateReadme } from '../../scripts/docs/readme.ts';
import { MARKDOWN_MARKERS, replaceRegion } from '../../scripts/docs/regions.ts';
import { ACTION, changed } from './action.ts';
import { plant, put } from './tree.ts';

async function problems(files: Readonly<Record<string, string>>): Promise<string> {
  await using tree = await plant(files);
  return (await generatedDocs.run(tree.root)).join('\n');
}

describe('generated tables', () => {
  it('are up to date when nothing differs', async () => {
    expect(await problems(ACTION)).toBe('');
  });

  it('come out of empty regions', async () => {
    const empty = (text = '') => text.replaceAll(/(:start( -->)?\n)[\s\S]*?(\n(# |<!-- )\w+:end)/g, '$1$3');
    await using tree = await plant({
      ...ACTION,
      'one/action.yml': empty(ACTION['one/action.yml']),
      'one/README.md': empty(ACTION['one/README.md']),
    });
    for (const { path, wanted } of await generateDocs(tree.root)) {
      expect(wanted).toBe(ACTION[path]);
      await put(tree.root, path, wanted);
    }
    expect(await generatedDocs.run(tree.root)).toEqual([]);
  });

  it.each([
    ['one/action.yml', "default: 'auto'", "default: 'true'"],
    ['one/README.md', '| **required** |', '| |'],
  ])('differ when %s is edited by hand', async (path, from, to) => {
    const found = await problems(changed(path, from, to));
    expect(found).toContain(`${path}:`);
    expect(found).toContain('npm run docs');
    expect(found).toMatch(/^- .*\n\+ .*$/m);
  });

  it('differ when an input is added in code', async () => {
    const found = await problems(
      changed('actions/one/src/inputs.ts', '};', "  added: { help: 'New.' },\n};"),
    );
    expect(found).toContain('+   added:');
    expect(found).toContain('+ | `added` |');
  });

  it('need their markers', async () => {
    await expect(problems(changed('one/README.md', '<!-- outputs:end -->', ''))).rejects.toThrow(
      'one/README.md: there is no line `<!-- outputs:end -->`',
    );
    await expect(problems(changed('one/action.yml', 'runs:', '# inputs:start\nruns:'))).rejects.toThrow(
      'twice',
    );
  });
});

describe('updateManifest', () => {
  const markers = '# inputs:start\n# inputs:end\n# outputs:start\n# outputs:end\n';

  it('keeps any text through a YAML parser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (help, value) => {
        const row = { name: 'a', help, required: false, default: value, values: [] };
        const manifest = updateManifest(markers, { inputs: [row], outputs: [{ name: 'b', help }] });
        const { inputs, outputs } = parse(manifest);
        expect(inputs.a).toEqual({ description: help, default: value });
        expect(outputs.b).toEqual({ description: help });
      }),
      // A blank that is none to YAML, at the very end.
      { examples: [['\u2000', ' ']] },
    );
  });
});

describe('updateReadme', () => {
  const markers = ['inputs', 'outputs']
    .map((name) => `${MARKDOWN_MARKERS.start(name)}\n${MARKDOWN_MARKERS.end(name)}\n`)
    .join('');

  it('keeps bars and line breaks within their cell', () => {
    const input = { name: 'flavor', help: '`a|b`\nor c', required: false, default: 'x|y\nz', values: [] };
    const readme = updateReadme(markers, { inputs: [input], outputs: [] });
    expect(readme).toContain('\n| `flavor` | `x\\|y`, `z` | `a\\|b` or c |\n');
    expect(namesInReadme(readme, 'inputs')).toEqual(['flavor']);
    expect(namesInReadme(readme, 'outputs')).toEqual([]);
  });
});

describe('replaceRegion', () => {
  it('refuses markers in the wrong order', () => {
    const text = `${MARKDOWN_MARKERS.end('a')}\n${MARKDOWN_MARKERS.start('a')}\n`;
    expect(() => replaceRegion(text, MARKDOWN_MARKERS, 'a', '')).toThrow('stands before');
  });
});
