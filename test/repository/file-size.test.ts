import { expect, it } from 'vitest';
import { fileSize, MAX_LINES } from '../../scripts/check/file-size.ts';
import { plant } from './tree.ts';

it('finds the file that is one line too long, and no other', async () => {
  await using tree = await plant({
    'actions/one/src/long.ts': 'x\n'.repeat(MAX_LINES + 1),
    'actions/one/src/full.ts': 'x\n'.repeat(MAX_LINES),
    'actions/one/lib/made.ts': 'x\n'.repeat(MAX_LINES + 1),
    'node_modules/a/theirs.ts': 'x\n'.repeat(MAX_LINES + 1),
  });
  const found = await fileSize.run(tree.root);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`actions/one/src/long.ts: ${MAX_LINES + 1} lines`);
});
