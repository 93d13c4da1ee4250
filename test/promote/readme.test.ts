import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '@container-kit/policy/parse';
import { expect, test } from 'vitest';
import { PROMOTE } from './harness.ts';

const readme = readFileSync(join(PROMOTE, 'README.md'), 'utf8');
const policies = [...readme.matchAll(/^```yaml\n(promote:[\s\S]*?)^```$/gm)].map(([, text = '']) => text);

test('the README has policy examples', () => {
  expect(policies.length).toBeGreaterThan(0);
});

test.each(policies)('a policy example is a valid policy (%#)', (text) => {
  expect(parsePolicy(text, 'README.md').promote.environments.size).toBeGreaterThan(0);
});
