import { describe, expect, it } from 'vitest';
import { bijection } from '../../scripts/check/bijection.ts';
import { ACTION, changed } from './action.ts';
import { plant } from './tree.ts';

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using tree = await plant(files);
  return await bijection.run(tree.root);
}

describe('inputs and outputs', () => {
  it('are the same in code, manifest and README', async () => {
    expect(await problems(ACTION)).toEqual([]);
  });

  it.each([
    ['one/action.yml', '  no-cache:', '  nocache:', 'inputs lack `no-cache`'],
    ['one/action.yml', '  no-cache:', '  nocache:', 'inputs have `nocache`'],
    ['one/README.md', '| `image` |', '| `picture` |', 'inputs lack `image`'],
    ['one/README.md', '| `image` |', '| `picture` |', 'inputs have `picture`'],
    ['one/action.yml', '  digest:', '  digests:', 'outputs lack `digest`'],
    ['one/README.md', '| `digest` |', '| `digests` |', 'outputs have `digests`'],
    ['one/action.yml', "default: 'auto'", "default: 'true'", 'default is "true", in code "auto"'],
    ['one/action.yml', "default: 'false'", 'default: false', 'default is false, in code "false"'],
    ['one/action.yml', '    required: true\n', '', 'required is false, in code true'],
    ['actions/one/src/inputs.ts', 'or `auto`', 'or not', 'does not name `auto`'],
    ['actions/one/src/outputs.ts', 'digest', 'hash', 'outputs lack `hash`'],
  ])('differ in %s when %j becomes %j', async (path, from, to, problem) => {
    expect((await problems(changed(path, from, to))).join('\n')).toContain(problem);
  });

  it('need their tables in code', async () => {
    const files = changed('actions/one/src/outputs.ts', 'const outputs', 'const output');
    await expect(problems(files)).rejects.toThrow('exports no `outputs`');
  });
});
