/** The npm workspaces and what they declare. */
import { dirname } from 'node:path';
import { foldersIn, readIfPresent } from '../repository.ts';

/** One npm workspace, or the repository around them (`folder` is `.`). */
export interface Workspace {
  /** Relative to the repository: `packages/core`. */
  readonly folder: string;
  readonly kind: 'package' | 'action' | 'repository';
  /** Name that others import it by. */
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

/** Reads all workspaces and the repository's own package.json. */
export async function readWorkspaces(root: string): Promise<readonly Workspace[]> {
  const found = [await readWorkspace(root, '.', 'repository')];
  for (const name of await foldersIn(`${root}/packages`)) {
    found.push(await readWorkspace(root, `packages/${name}`, 'package'));
  }
  for (const name of await foldersIn(`${root}/actions`)) {
    found.push(await readWorkspace(root, `actions/${name}`, 'action'));
  }
  return found;
}

/** The workspace that `path` (relative to the repository) belongs to. */
export function workspaceOf(path: string, workspaces: readonly Workspace[]): Workspace | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const owner = workspaces.find((workspace) => workspace.folder === folder);
    if (owner !== undefined || folder === '.' || folder === '/') return owner;
  }
}

async function readWorkspace(root: string, folder: string, kind: Workspace['kind']): Promise<Workspace> {
  const manifest = JSON.parse((await readIfPresent(root, `${folder}/package.json`)) ?? '{}') as {
    readonly name?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  return {
    folder,
    kind,
    name: manifest.name ?? folder,
    dependencies: new Set(Object.keys(manifest.dependencies ?? {})),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
  };
}
