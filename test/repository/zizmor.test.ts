import { describeWith } from '@container-kit/testing/requirements';
import { describe, expect, it, vi } from 'vitest';
import { SkippedError } from '../../scripts/check/check.ts';
import { zizmor } from '../../scripts/check/zizmor.ts';
import { plant } from './tree.ts';

const WORKFLOW = [
  'name: Build',
  'on: push',
  'permissions: {}',
  'concurrency: { group: ci, cancel-in-progress: true }',
  'jobs:',
  '  build:',
  '    name: Build',
  '    runs-on: ubuntu-24.04',
  '    timeout-minutes: 5',
  '    permissions: {}',
  '    steps:',
  '      - name: Say',
  '        run: echo hello',
  '',
].join('\n');

async function findings(workflow: string): Promise<string> {
  await using tree = await plant({ '.github/workflows/ci.yml': workflow });
  return (await zizmor.run(tree.root)).join('\n');
}

describeWith(['zizmor'], 'zizmor, strictest persona', () => {
  it('is content with a careful workflow', async () => {
    expect(await findings(WORKFLOW)).toBe('');
  });

  it.each([
    ['template-injection', 'echo hello', 'echo "${{ github.head_ref }}"'],
    ['undocumented-permissions', '    permissions: {}', '    permissions: { contents: write }'],
    ['unpinned-uses', '        run: echo hello', '        uses: actions/checkout@v7'],
    ['concurrency-limits', 'concurrency: { group: ci, cancel-in-progress: true }\n', ''],
    ['anonymous-definition', '    name: Build\n', ''],
  ])('finds %s', async (rule, from, to) => {
    expect(await findings(WORKFLOW.replace(from, to))).toContain(rule);
  });
});

describe('without zizmor', () => {
  it('the check is skipped, with the way to get it', async () => {
    await using tree = await plant({});
    vi.stubEnv('CONTAINER_KIT_TOOLS', tree.root);
    vi.stubEnv('PATH', tree.root);
    try {
      const missing = new SkippedError('zizmor is not installed; run .ci/tools');
      await expect(zizmor.run(tree.root)).rejects.toThrow(missing);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
