/** Checks that a tool of the toolchain makes by itself. */
import { command, installed } from '../command.ts';
import type { Check } from './check.ts';

/** Formatting and the order of imports. */
export const format = toolCheck('format', 'biome', ['check', '--linter-enabled=false', '.']);

/** Lint rules; warnings count. */
export const lint = toolCheck('lint', 'biome', ['lint', '--error-on-warnings', '.']);

/** All projects, tests and scripts, with every strict flag. */
export const types = toolCheck('types', 'tsc', ['--build']);

function toolCheck(name: string, tool: string, args: readonly string[]): Check {
  return {
    name,
    run: async (root) => {
      const { exitCode, output } = await command(installed(tool), args, root);
      return exitCode === 0 ? [] : [output];
    },
  };
}
