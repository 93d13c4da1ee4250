import { describe, expect, it } from 'vitest';
import { pins } from '../../scripts/check/pins.ts';
import { workflows } from '../../scripts/check/workflows.ts';
import { plant } from './tree.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';

const WORKFLOW = [
  'on: push',
  'permissions: {}',
  'concurrency: ci',
  'jobs:',
  '  check:',
  '    runs-on: ubuntu-24.04',
  '    timeout-minutes: 5',
  '    permissions: { contents: read }',
  '    steps:',
  `      - uses: actions/checkout@${SHA} # v7.0.1`,
  '        with:',
  '          persist-credentials: false',
  '      - uses: $/build-push',
  '  call:',
  '    permissions: {}',
  '    uses: $/.github/workflows/dist.yml',
  '',
].join('\n');

const PATH = '.github/workflows/ci.yml';

describe('workflow rules', () => {
  const problems = async (text: string) => {
    await using tree = await plant({ [PATH]: text });
    return await workflows.run(tree.root);
  };

  it('accept a workflow that keeps them', async () => {
    expect(await problems(WORKFLOW)).toEqual([]);
  });

  it.each([
    ['permissions: {}\n', '', 'start with `permissions: {}`'],
    ['permissions: {}\n', 'permissions: write-all\n', 'start with `permissions: {}`'],
    ['permissions: {}\n', 'permissions: { contents: read }\n', 'start with `permissions: {}`'],
    ['concurrency: ci\n', '', 'has no concurrency group'],
    ['    timeout-minutes: 5\n', '', 'job check: has no timeout-minutes'],
    ['    permissions: { contents: read }\n', '', 'job check: names no permissions'],
    ['    permissions: {}\n    uses', '    uses', 'job call: names no permissions'],
    ['persist-credentials: false', 'persist-credentials: true', 'job check: checkout needs'],
    ['        with:\n          persist-credentials: false\n', '', 'job check: checkout needs'],
  ])('refuse %j -> %j', async (from, to, problem) => {
    expect(WORKFLOW).toContain(from);
    const found = await problems(WORKFLOW.replace(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${PATH}: ${problem}`);
  });
});

describe('pinned actions', () => {
  const problems = async (files: Readonly<Record<string, string>>) => {
    await using tree = await plant(files);
    return await pins.run(tree.root);
  };

  it('accept commits with their version, and our own actions', async () => {
    const example = '```yaml\n- uses: org/container-kit/build-push@v1\n```\n';
    expect(await problems({ [PATH]: WORKFLOW, 'build-push/README.md': example })).toEqual([]);
  });

  it.each([
    ['a moving tag', 'actions/checkout@v7'],
    ['a branch', 'actions/checkout@main'],
    ['a short SHA', 'actions/checkout@0123456 # v7.0.1'],
    ['a SHA without its version', `actions/checkout@${SHA}`],
    ['a SHA with a vague version', `actions/checkout@${SHA} # v7`],
    ['a local path, which needs a checkout', './build-push'],
    ['our own action by a tag', 'org/container-kit/build-push@v1'],
    ['an image', 'docker://alpine:3'],
    ['a quoted tag', '"actions/checkout@v7"'],
  ])('refuse %s', async (_, uses) => {
    const found = await problems({ [PATH]: `jobs: { a: { steps: [\n{ uses: ${uses}\n} ] } }` });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${PATH}: uses`);
  });

  it.each([
    ['another version of ours', 'org/container-kit/build-push@v2', 'examples take @v1'],
    ['our main branch', 'org/container-kit/build-push@main', 'examples take @v1'],
    ['a moving tag of others', 'actions/attest@v4', 'full commit SHA'],
  ])('refuse %s in an example', async (_, uses, reason) => {
    const readme = `# one\n\n\`\`\`yaml\nsteps:\n  - uses: ${uses}\n\`\`\`\n`;
    const found = await problems({ 'one/README.md': readme });
    expect(found).toEqual([expect.stringContaining(`one/README.md:4: uses ${uses}`)]);
    expect(found[0]).toContain(reason);
  });
});
