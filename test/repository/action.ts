/** A small action in a small repository, right in every way; tests change one thing. */

/** Files of an action named `one` with one input and one output. */
export const ACTION: Readonly<Record<string, string>> = {
  'actions/one/src/main.ts': '',
  'actions/one/src/inputs.ts': [
    'export const inputs = {',
    "  push: { kind: 'choice', help: 'Push: `true` or `auto`.', default: 'auto', values: ['true', 'auto'] },",
    "  'no-cache': { kind: 'boolean', help: 'Colon: no | bar.', default: false, values: ['true', 'false'] },",
    "  image: { kind: 'text', help: 'Name.', required: true },",
    '};',
  ].join('\n'),
  'actions/one/src/outputs.ts': "export const outputs = { digest: 'Digest, `sha256:...`.' };",
  'one/action.yml': [
    'name: One',
    'description: Does one thing.',
    '# inputs:start',
    'inputs:',
    '  push:',
    "    description: 'Push: `true` or `auto`.'",
    "    default: 'auto'",
    '  no-cache:',
    "    description: 'Colon: no | bar.'",
    "    default: 'false'",
    '  image:',
    '    description: Name.',
    '    required: true',
    '# inputs:end',
    '# outputs:start',
    'outputs:',
    '  digest:',
    '    description: Digest, `sha256:...`.',
    '# outputs:end',
    'runs:',
    '  using: node24',
    '  main: ../dist/one/index.js',
    '',
  ].join('\n'),
  'one/README.md': [
    '# one',
    '<!-- inputs:start -->',
    '| input | default | meaning |',
    '|---|---|---|',
    '| `push` | `auto` | Push: `true` or `auto`. |',
    '| `no-cache` | `false` | Colon: no \\| bar. |',
    '| `image` | **required** | Name. |',
    '<!-- inputs:end -->',
    '<!-- outputs:start -->',
    '| output | meaning |',
    '|---|---|',
    '| `digest` | Digest, `sha256:...`. |',
    '<!-- outputs:end -->',
    '',
  ].join('\n'),
  'dist/one/index.js': '',
};

/** The same files with `from` replaced by `to` in one of them. */
export function changed(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = ACTION[path];
  if (text?.includes(from) !== true) throw new Error(`${path} has no ${from}`);
  return { ...ACTION, [path]: text.replace(from, to) };
}
