import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePolicy } from '@container-kit/policy/parse';
import { expect, test } from 'vitest';

const readme = readFileSync(resolve(import.meta.dirname, '../../registry-retention/README.md'), 'utf8');
const policies = [...readme.matchAll(/^```yaml\n(retention:[\s\S]*?)^```$/gm)].map(([, text = '']) => text);

test('the README has policy examples', () => {
  expect(policies.length).toBeGreaterThan(0);
});

test.each(policies)('a policy example is a valid policy (%#)', (text) => {
  const { retention } = parsePolicy(text, 'README.md');
  expect(retention.repositories.length).toBeGreaterThan(0);
});
