import { describe, expect, it } from 'vitest';
import { github } from '../../scripts/check/github.ts';
import { asWorkflow, examplesIn } from '../../scripts/examples.ts';
import { ACTION, changed } from './action.ts';
import { plant } from './tree.ts';

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using tree = await plant(files);
  return await github.run(tree.root);
}

/** A workflow with one step, which stands on line 6. */
function workflow(step: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;
}

describe("GitHub's language service", () => {
  it('accepts a right action and a workflow that uses it', async () => {
    const files = {
      ...ACTION,
      '.github/workflows/ci.yml': workflow('{ uses: $/one, with: { image: a, push: auto } }'),
    };
    expect(await problems(files)).toEqual([]);
  });

  it.each([
    ['a misspelt main', changed('one/action.yml', '  main:', '  mian:'), 'one/action.yml'],
    ['an unknown runtime', changed('one/action.yml', 'node24', 'node99'), 'one/action.yml'],
    ['no description', changed('one/action.yml', 'description: Does one thing.\n', ''), 'one/action.yml'],
  ])('refuses a manifest with %s', async (_, files, where) => {
    expect((await problems(files)).join('\n')).toContain(`${where}:`);
  });

  it.each([
    ['an unknown input', '{ uses: $/one, with: { image: a, psuh: auto } }', 'psuh'],
    ['a missing input', '{ uses: $/one }', 'image'],
    ['an unknown context', 'run: echo ${{ gihub.sha }}', 'gihub'],
    ['an unknown key', '{ run: echo, shel: bash }', 'shel'],
    ['an unknown action', '{ uses: $/two }', 'two'],
  ])('refuses a workflow with %s', async (_, step, problem) => {
    const found = await problems({ ...ACTION, '.github/workflows/ci.yml': workflow(step) });
    expect(found.join('\n')).toMatch(/^\.github\/workflows\/ci\.yml:6: /);
    expect(found.join('\n')).toContain(problem);
  });

  it('reads examples, and says on which line of the README they are wrong', async () => {
    const uses = 'org/container-kit/one@v1';
    const readme = `# one\n\n\`\`\`yaml\n- uses: ${uses}\n  with:\n    image: a\n    psuh: auto\n\`\`\`\n`;
    expect(
      await problems({
        'actions/one/a.ts': '',
        'one/action.yml': ACTION['one/action.yml'] ?? '',
        'docs/a.md': readme,
      }),
    ).toEqual([expect.stringMatching(/^docs\/a\.md:7: .*psuh/)]);
  });

  it('refuses an example of an action that we do not have', async () => {
    const readme = '```yaml\n- uses: org/container-kit/none@v1\n  with:\n    a: b\n```\n';
    expect((await problems({ 'README.md': readme })).join()).toContain('README.md:4: ');
  });
});

describe('asWorkflow', () => {
  it('completes a job and a list of steps, and leaves a workflow as it is', () => {
    const steps = '- run: a\n\n- run: b\n';
    expect(asWorkflow(steps)?.text).toBe(
      'on: push\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n      - run: a\n\n      - run: b\n',
    );
    expect(asWorkflow('permissions: {}\nsteps:\n  - run: a\n')?.addedLines).toBe(4);
    expect(asWorkflow('runs-on: x\nsteps:\n  - run: a\n')?.addedLines).toBe(3);
    expect(asWorkflow('on: push\njobs: {}\n')).toEqual({ text: 'on: push\njobs: {}\n', addedLines: 0 });
    expect(asWorkflow('jobs: {}\n')).toEqual({ text: 'jobs: {}\n\non: push\n', addedLines: 0 });
  });

  it('takes nothing else for a workflow', () => {
    expect(asWorkflow('gate:\n  severity: HIGH\n')).toBeUndefined();
    expect(asWorkflow('- a\n- b\n')).toBeUndefined();
    expect(asWorkflow('text')).toBeUndefined();
  });
});

describe('examplesIn', () => {
  it('finds YAML blocks with the line they start on', () => {
    const markdown = '# a\n```yaml\na: 1\n```\n```sh\nls\n```\n```yml\nb: 2\n```\n';
    expect(examplesIn('a.md', markdown)).toEqual([
      { path: 'a.md', line: 3, text: 'a: 1\n' },
      { path: 'a.md', line: 9, text: 'b: 2\n' },
    ]);
  });
});
