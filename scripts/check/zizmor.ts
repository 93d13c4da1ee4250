/** zizmor audits workflows, manifests and Dependabot's settings for security. */
import { command } from '../command.ts';
import type { Check } from './check.ts';
import { findTool } from './find-tool.ts';

/** The strictest persona finds nothing. */
export const zizmor: Check = {
  name: 'zizmor, strictest persona',
  run: async (root) => {
    const args = ['--offline', '--persona', 'auditor', '--strict-collection', '--no-progress', '--', '.'];
    const { exitCode, output } = await command(await findTool('zizmor'), args, root);
    return exitCode === 0 ? [] : [output];
  },
};
