import { afterEach, describe, expect, it, vi } from 'vitest';
import { SkippedError } from '../../scripts/check/check.ts';
import { zizmor } from '../../scripts/check/zizmor.ts';
import { plant, put } from './tree.ts';

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

describe('zizmor, strictest persona', () => {
  afterEach(() => vi.unstubAllEnvs());

  /** Undefined on a machine without zizmor. */
  async function findings(workflow: string): Promise<string | undefined> {
    await using tree = await plant({ '.github/workflows/ci.yml': workflow });
    try {
      return (await zizmor.run(tree.root)).join('\n');
    } catch (error) {
      if (error instanceof SkippedError && process.env.CONTAINER_KIT_REQUIRE !== 'all') return undefined;
      throw error;
    }
  }

  it('is content with a careful workflow', async ({ skip }) => {
    const found = await findings(WORKFLOW);
    if (found === undefined) return skip('zizmor is not installed; run .ci/tools');
    expect(found).toBe('');
  });

  it.each([
    ['template-injection', 'echo hello', 'echo "${{ github.head_ref }}"'],
    ['undocumented-permissions', '    permissions: {}', '    permissions: { contents: write }'],
    ['unpinned-uses', '        run: echo hello', '        uses: actions/checkout@v7'],
    ['concurrency-limits', 'concurrency: { group: ci, cancel-in-progress: true }\n', ''],
    ['anonymous-definition', '    name: Build\n', ''],
  ])('finds %s', async (rule, from, to) => {
    const found = await findings(WORKFLOW.replace(from, to));
    if (found !== undefined) expect(found).toContain(rule);
  });

  it('is skipped, with the way to get it, where it is missing', async () => {
    await using tree = await plant({});
    vi.stubEnv('CONTAINER_KIT_TOOLS', tree.root);
    vi.stubEnv('PATH', tree.root);
    await expect(zizmor.run(tree.root)).rejects.toThrow(
      new SkippedError('zizmor is not installed; run .ci/tools'),
    );
  });

  it('takes what .ci/tools installed before what is on the PATH', async () => {
    await using tree = await plant({});
    await put(tree.root, 'bin/zizmor', '#!/bin/sh\necho "$@"\nexit 14\n', 0o755);
    vi.stubEnv('CONTAINER_KIT_TOOLS', tree.root);
    const found = await zizmor.run(tree.root);
    expect(found.join()).toContain('--offline --persona auditor');
  });
});
