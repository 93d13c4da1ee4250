/** All imports of all files of the repository. */
import { readIfPresent, typeScriptFiles } from '../repository.ts';
import { type ImportSite, importsOf } from './imports.ts';
import { type Workspace, workspaceOf } from './workspaces.ts';

/** An import, and whose it is. */
export interface OwnedImport extends ImportSite {
  /** The importing file, relative to the repository. */
  readonly path: string;
  readonly workspace: Workspace;
  /** Whether the file is shipped: a workspace's source, not a test, script or setting. */
  readonly shipped: boolean;
}

/** Lists every import, file by file. */
export async function everyImport(
  root: string,
  workspaces: readonly Workspace[],
): Promise<readonly OwnedImport[]> {
  const found: OwnedImport[] = [];
  for (const path of await typeScriptFiles(root)) {
    const workspace = workspaceOf(path, workspaces);
    if (workspace === undefined) continue;
    const shipped = workspace.kind !== 'repository' && path.startsWith(`${workspace.folder}/src/`);
    for (const site of importsOf(path, (await readIfPresent(root, path)) ?? '')) {
      found.push({ ...site, path, workspace, shipped });
    }
  }
  return found;
}
