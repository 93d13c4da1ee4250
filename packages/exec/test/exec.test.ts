import { getExecOutput } from '@actions/exec';
import { expect, test } from 'vitest';

test('what is refused says what to use', async () => {
  await expect(getExecOutput('sw_vers')).rejects.toThrow('use run() of @container-kit/core');
});
