/** The layering of docs/architecture.md: dependencies point one way, from actions to packages. */
import { join, normalize } from 'node:path';
import type { Check } from './check.ts';
import { everyImport, type OwnedImport } from './every-import.ts';
import { packageName } from './imports.ts';
import { readWorkspaces, type Workspace, workspaceOf } from './workspaces.ts';

/** What it imports. */
interface Imported {
  /** Package name; undefined for a relative path. */
  readonly package: string | undefined;
  /** The workspace it lies in; undefined for what comes from the npm registry. */
  readonly workspace: Workspace | undefined;
}

/** Says why an import is forbidden, or nothing. */
type Rule = (from: OwnedImport, to: Imported) => string | undefined;

const CORE = 'packages/core';
const REGISTRY = 'packages/registry';
const TESTING = 'packages/testing';

/** GitHub's checkers of workflows: published under the same scope as the toolkit, but development tools. */
const GITHUB_DEVELOPMENT_TOOLS = new Set(['@actions/languageservice', '@actions/workflow-parser']);

const RULES: readonly Rule[] = [
  onlyCoreImportsTheToolkit,
  registryStandsAlone,
  actionsAreSeparate,
  packagesKnowNoActions,
  testingIsForTests,
  relativePathsStayInside,
];

/** Every import follows the layering. */
export const layering: Check = { name: 'layering', run: findViolations };

async function findViolations(root: string): Promise<readonly string[]> {
  const workspaces = await readWorkspaces(root);
  const imports = await everyImport(root, workspaces);
  return imports.flatMap((site) =>
    judge(site, workspaces).map(
      (reason) => `${site.path}:${site.line}: ${site.specifier ?? 'import(...)'}: ${reason}`,
    ),
  );
}

function judge(site: OwnedImport, workspaces: readonly Workspace[]): readonly string[] {
  if (site.specifier === undefined) {
    return site.shipped ? ['name the module with a plain string, so that this check can see it'] : [];
  }
  const to = resolve(site.path, site.specifier, workspaces);
  return RULES.map((rule) => rule(site, to)).filter((reason) => reason !== undefined);
}

function resolve(path: string, specifier: string, workspaces: readonly Workspace[]): Imported {
  if (specifier.startsWith('.')) {
    const target = normalize(join(path, '..', specifier));
    return { package: undefined, workspace: workspaceOf(target, workspaces) };
  }
  const name = packageName(specifier);
  return { package: name, workspace: workspaces.find((workspace) => workspace.name === name) };
}

function onlyCoreImportsTheToolkit(from: OwnedImport, to: Imported): string | undefined {
  if (to.package?.startsWith('@actions/') !== true || from.workspace.folder === CORE) return undefined;
  // The stand-in for a toolkit package carries that package's name, and may use it.
  if (to.workspace !== undefined && to.workspace === from.workspace) return undefined;
  if (from.workspace.kind === 'repository' && GITHUB_DEVELOPMENT_TOOLS.has(to.package)) return undefined;
  return `only ${CORE} imports @actions/*; use what @container-kit/core offers`;
}

function registryStandsAlone(from: OwnedImport, to: Imported): string | undefined {
  if (from.workspace.folder !== REGISTRY || to.package === undefined) return undefined;
  if (from.shipped) return `${REGISTRY} has no dependencies; only node: modules and its own files`;
  const foreign = to.workspace !== undefined && ![REGISTRY, TESTING].includes(to.workspace.folder);
  return foreign ? `${REGISTRY} knows no other workspace` : undefined;
}

function actionsAreSeparate(from: OwnedImport, to: Imported): string | undefined {
  if (from.workspace.kind !== 'action' || to.workspace?.kind !== 'action') return undefined;
  if (to.workspace === from.workspace) return undefined;
  return 'an action imports no other action; move what both need into a package';
}

function packagesKnowNoActions(from: OwnedImport, to: Imported): string | undefined {
  if (from.workspace.kind !== 'package' || to.workspace?.kind !== 'action') return undefined;
  return 'packages know no action; pass in what is needed';
}

function testingIsForTests(from: OwnedImport, to: Imported): string | undefined {
  if (to.workspace?.folder !== TESTING || from.workspace === to.workspace || !from.shipped) return undefined;
  return `${TESTING} is for tests and scripts; it must not reach a bundle`;
}

function relativePathsStayInside(from: OwnedImport, to: Imported): string | undefined {
  if (to.package !== undefined || to.workspace === undefined || to.workspace === from.workspace)
    return undefined;
  return `leaves ${from.workspace.folder}; import ${to.workspace.name} by its name`;
}
