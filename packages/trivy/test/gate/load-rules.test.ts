import { describe, expect, test } from 'vitest';
import { loadRules, type RuleSources } from '../../src/gate/load-rules.ts';

const INPUTS: RuleSources = {
  policy: '.github/container-kit.yml',
  exceptions: '',
  vex: [],
  severity: '',
  ignoreUnfixed: '',
  baseline: '',
  dbMaxAge: '',
};

function filesWith(policy: string | undefined) {
  return { source: 'the workspace', read: async () => policy, readPending: async () => undefined };
}

describe('loadRules', () => {
  test('takes a baseline that is an image', async () => {
    const inputs = { ...INPUTS, baseline: 'ref:ghcr.io/org/app:main' };
    const { rules } = await loadRules(inputs, filesWith(undefined));
    expect(rules.baseline).toBe('ref:ghcr.io/org/app:main');
  });

  // Not after the scan, which takes minutes.
  test('says at once that the name of a baseline is wrong, also one of the policy', async () => {
    const wrong = 'ref:ghcr.io/Org/App:main';
    const message = /input "baseline": .*Org\/App/;
    await expect(loadRules({ ...INPUTS, baseline: wrong }, filesWith(undefined))).rejects.toThrow(message);
    await expect(loadRules(INPUTS, filesWith(`gate:\n  baseline: ${wrong}\n`))).rejects.toThrow(message);
  });
});
