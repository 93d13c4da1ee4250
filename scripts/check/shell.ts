/** ShellCheck reads the shell scripts: those of CI and of releases. */
import { command } from '../command.ts';
import { filesBelow, readIfPresent } from '../repository.ts';
import type { Check } from './check.ts';
import { findTool } from './find-tool.ts';

/** No shell script has a finding. */
export const shell: Check = { name: 'shell scripts', run: checkScripts };

async function checkScripts(root: string): Promise<readonly string[]> {
  const scripts: string[] = [];
  for (const path of await filesBelow(root, '.', () => true)) {
    if (await isShellScript(root, path)) scripts.push(path);
  }
  if (scripts.length === 0) return [];
  const args = ['--external-sources', '--format=gcc', '--', ...scripts];
  const { exitCode, output } = await command(await findTool('shellcheck'), args, root);
  return exitCode === 0 ? [] : [output];
}

async function isShellScript(root: string, path: string): Promise<boolean> {
  if (path.endsWith('.sh')) return true;
  const extension = /\.\w+$/.test(path.slice(path.lastIndexOf('/') + 1));
  return !extension && /^#!.*\b(ba)?sh\b/.test((await readIfPresent(root, path)) ?? '');
}
