import { describe, expect, it } from 'vitest';
import { manifests } from '../../scripts/check/manifests.ts';
import { ACTION, changed } from './action.ts';
import { plant } from './tree.ts';

const MANIFEST = 'one/action.yml';

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using tree = await plant(files);
  return await manifests.run(tree.root);
}

describe('public folders', () => {
  it('are right when they hold a manifest and a README', async () => {
    expect(await problems(ACTION)).toEqual([]);
  });

  it.each([
    ['an unknown key', 'runs:', 'run-as: root\nruns:', 'unknown key `run-as` in the manifest'],
    [
      'an unknown key of an input',
      '    required: true',
      '    requird: true',
      'unknown key `requird` in input `image`',
    ],
    ['a type', '    required: true', '    type: string', 'unknown key `type` in input `image`'],
    [
      'an unknown key of an output',
      '    description: Digest',
      '    descripton: Digest',
      'output `digest` has no description',
    ],
    [
      'the value of a composite',
      'outputs:\n  digest:',
      'outputs:\n  digest:\n    value: x',
      'unknown key `value` in output',
    ],
    ['an unknown key of runs', '  using: node24', '  using: node24\n  args: x', 'unknown key `args` in runs'],
    [
      'an unknown key of branding',
      'runs:',
      'branding: { colour: blue }\nruns:',
      'unknown key `colour` in branding',
    ],
    ['a key twice', 'runs:', 'name: Two\nruns:', 'unique'],
    ['another runtime', 'node24', 'node20', 'using is "node20", must be node24'],
    ['no script', '  main: ../dist/one/index.js\n', '', 'main is undefined'],
    ['a script that is not there', 'one/index.js', 'one/main.js', 'does not exist'],
    ['the script of another action', 'dist/one/index.js', 'dist/two/index.js', 'must lie in ../dist/one/'],
    ['a way out of dist', 'dist/one/index.js', 'dist/one/../../x.js', 'must lie in ../dist/one/'],
    [
      'a post script that is not there',
      'runs:',
      'runs:\n  post: ../dist/one/post.js',
      'post: ../dist/one/post.js',
    ],
  ])('refuse %s', async (_, from, to, problem) => {
    expect((await problems(changed(MANIFEST, from, to))).join('\n')).toContain(problem);
  });

  it('hold nothing else', async () => {
    expect(await problems({ ...ACTION, 'one/index.js': '' })).toEqual([
      'one/: holds [README.md, action.yml, index.js], must hold README.md and action.yml and nothing else',
    ]);
  });

  it('are there for each action', async () => {
    expect((await problems({ ...ACTION, 'actions/two/src/main.ts': '' })).join()).toContain('two/: holds []');
  });

  it('are there for actions only', async () => {
    expect((await problems({ ...ACTION, 'two/action.yml': 'name: Two' })).join()).toContain(
      'two/action.yml: no action named two',
    );
  });
});
