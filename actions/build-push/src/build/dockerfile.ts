/** The Dockerfile of a build as a path in the repository, where annotations need it. */
import { basename, join, relative, resolve } from 'node:path';
import type { BuildInputs } from './inputs.ts';

/**
 * Turns the bare file name that BuildKit reports into a path relative to the workspace; undefined when the file is
 * not in it, as with a context from another repository.
 *
 * @param reported file name as in BuildKit's message, without folders
 * @param context the resolved context
 */
export function dockerfileInWorkspace(
  reported: string,
  inputs: Pick<BuildInputs, 'file'>,
  context: string,
  facts: { readonly defaultContext: string; readonly workspace: string },
): string | undefined {
  if (inputs.file !== '' && basename(inputs.file) !== reported) return undefined;
  const file = inputs.file === '' ? reported : inputs.file;
  if (context.startsWith(facts.defaultContext)) {
    // The default context is this repository; a folder in it stands behind the commit.
    const folder = /#[^:]*:(.*)$/.exec(context)?.[1] ?? /[?&]subdir=([^&]*)/.exec(context)?.[1] ?? '';
    return inWorkspace(join(decodeURIComponent(folder), file), facts.workspace);
  }
  if (isRemote(context)) return undefined;
  // Without `file` the Dockerfile lies in the context; with it, the path starts at the working folder.
  return inWorkspace(inputs.file === '' ? join(context, file) : file, facts.workspace);
}

function inWorkspace(path: string, workspace: string): string | undefined {
  const inside = relative(workspace, resolve(workspace, path)).replaceAll('\\', '/');
  return inside === '' || inside.startsWith('../') || inside === '..' ? undefined : inside;
}

function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|-$)/.test(context);
}
