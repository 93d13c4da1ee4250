/** What a workspace imports is what its package.json declares: hoisting hides a missing entry until it breaks. */
import type { Check } from './check.ts';
import { everyImport } from './every-import.ts';
import { packageName } from './imports.ts';
import { readWorkspaces, type Workspace } from './workspaces.ts';

/** An import of a package. */
interface Use {
  readonly where: string;
  readonly package: string;
  readonly workspace: Workspace;
  readonly shipped: boolean;
}

/** Imports and declared dependencies are the same. */
export const dependencies: Check = { name: 'declared dependencies', run: findDifferences };

async function findDifferences(root: string): Promise<readonly string[]> {
  const workspaces = await readWorkspaces(root);
  const repository = workspaces.filter((workspace) => workspace.kind === 'repository');
  const uses = await packageUses(root, workspaces);
  const undeclared = uses
    .filter((use) => !isDeclared(use, repository))
    .map((use) => {
      const list = use.shipped ? 'dependencies' : 'devDependencies';
      return `${use.where}: ${use.package} is not in the ${list} of ${use.workspace.folder}/package.json`;
    });
  return [...undeclared, ...workspaces.flatMap((workspace) => findUnused(workspace, uses))];
}

async function packageUses(root: string, workspaces: readonly Workspace[]): Promise<readonly Use[]> {
  const imports = await everyImport(root, workspaces);
  return imports.flatMap(({ specifier, path, line, workspace, shipped }) => {
    const name = specifier === undefined ? undefined : packageName(specifier);
    if (name === undefined || name === workspace.name) return [];
    return [{ where: `${path}:${line}`, package: name, workspace, shipped }];
  });
}

/**
 * A package of types alone is imported without its `@types/` and needed in development only. Development files may also use what
 * the repository as a whole is developed with.
 */
function isDeclared(use: Use, repository: readonly Workspace[]): boolean {
  const { dependencies, devDependencies } = use.workspace;
  if (dependencies.has(use.package) || devDependencies.has(`@types/${use.package}`)) return true;
  if (use.shipped) return false;
  return [use.workspace, ...repository].some((workspace) => workspace.devDependencies.has(use.package));
}

function findUnused(workspace: Workspace, uses: readonly Use[]): readonly string[] {
  const used = new Set(uses.filter((use) => use.workspace === workspace).map((use) => use.package));
  return [...workspace.dependencies]
    .filter((name) => !used.has(name))
    .map((name) => `${workspace.folder}/package.json: nothing imports the dependency ${name}; remove it`);
}
