/**
 * Cuts the operations that packages/github uses out of GitHub's OpenAPI description, for the fake of GitHub in
 * packages/testing. The package is far too big (400 MB) to be a dependency:
 *
 *     npm pack @octokit/openapi@23.0.2 && tar -xzf octokit-openapi-23.0.2.tgz
 *     node --conditions=source scripts/github-openapi.ts package
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installed, mustRun } from './command.ts';
import { REPOSITORY } from './repository.ts';

/** `operationId`s to keep. */
const OPERATIONS: ReadonlySet<string> = new Set([
  'checks/list-for-ref',
  'code-scanning/get-sarif',
  'code-scanning/upload-sarif',
  'git/create-blob',
  'git/create-commit',
  'git/create-ref',
  'git/create-tree',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tree',
  'git/update-ref',
  'issues/create-comment',
  'issues/list-comments',
  'issues/update-comment',
  'packages/delete-package-version-for-authenticated-user',
  'packages/delete-package-version-for-org',
  'packages/delete-package-version-for-user',
  'packages/get-all-package-versions-for-package-owned-by-authenticated-user',
  'packages/get-all-package-versions-for-package-owned-by-org',
  'packages/get-all-package-versions-for-package-owned-by-user',
  'packages/get-package-version-for-authenticated-user',
  'packages/get-package-version-for-organization',
  'packages/get-package-version-for-user',
  'packages/list-packages-for-authenticated-user',
  'packages/list-packages-for-organization',
  'packages/list-packages-for-user',
  'packages/restore-package-version-for-authenticated-user',
  'packages/restore-package-version-for-org',
  'packages/restore-package-version-for-user',
  'pulls/create',
  'pulls/list',
  'pulls/update',
  'repos/create-deployment',
  'repos/create-deployment-status',
  'repos/get',
  'repos/get-combined-status-for-ref',
  'repos/get-content',
  'repos/list-attestations',
  'repos/list-branches',
  'repos/list-deployment-statuses',
  'repos/list-deployments',
  'users/get-authenticated',
  'users/get-by-username',
]);

/** What validates nothing. */
const PROSE: ReadonlySet<string> = new Set([
  'deprecated',
  'description',
  'discriminator',
  'example',
  'examples',
  'externalDocs',
  'headers',
  'summary',
  'tags',
  'title',
]);

/** The description forgets that users' versions come in pages, as all others do; clients have always relied on it. */
const FORGOTTEN = {
  operation: 'packages/get-all-package-versions-for-package-owned-by-user',
  parameters: [
    { $ref: '#/components/parameters/page' },
    { $ref: '#/components/parameters/per-page' },
    { name: 'state', in: 'query', schema: { type: 'string', enum: ['active', 'deleted'] } },
  ],
} as const;

const TARGET = 'packages/testing/src/github/openapi';

interface Json {
  readonly [key: string]: unknown;
}

const { positionals } = parseArgs({ allowPositionals: true });
const [source] = positionals;
if (source === undefined) throw new Error('name the folder of the unpacked package @octokit/openapi');

const manifest = await readJson(join(source, 'package.json'));
const description = await readJson(join(source, 'generated/api.github.com.json'));
const paths = keptPaths(description);
const subset = {
  openapi: description.openapi,
  info: {
    title: `Subset of ${manifest.name} ${manifest.version}`,
    version: manifest.version,
    license: { name: manifest.license },
  },
  paths,
  components: neededComponents(description, paths),
};
const target = join(REPOSITORY, TARGET, 'api.github.com.json');
await writeFile(target, JSON.stringify(subset));
await writeFile(join(REPOSITORY, TARGET, 'LICENSE'), await readFile(join(source, 'LICENSE'), 'utf8'));
await mustRun(installed('biome'), ['format', '--write', target], REPOSITORY);

/** The paths with those of their operations that are kept. */
function keptPaths(document: Json): Json {
  const kept = Object.entries(asObject(document.paths)).map(([path, item]) => {
    const operations = Object.entries(asObject(item)).filter(([, operation]) =>
      OPERATIONS.has(String(asObject(operation).operationId)),
    );
    return [
      path,
      Object.fromEntries(
        operations.map(([method, operation]) => [method, lean(completed(asObject(operation)))]),
      ),
    ] as const;
  });
  const found = kept.filter(([, operations]) => Object.keys(operations).length > 0);
  const count = found.flatMap(([, operations]) => Object.keys(operations)).length;
  if (count !== OPERATIONS.size) throw new Error(`found ${count} of ${OPERATIONS.size} operations`);
  return Object.fromEntries(found);
}

function completed(operation: Json): Json {
  if (operation.operationId !== FORGOTTEN.operation || !Array.isArray(operation.parameters)) return operation;
  return { ...operation, parameters: [...operation.parameters, ...FORGOTTEN.parameters] };
}

/** Everything that `part` refers to, directly or not, as `components`. */
function neededComponents(document: Json, part: unknown): Json {
  const components: Record<string, Record<string, unknown>> = {};
  const pending = references(part);
  for (const reference of pending) {
    const [, , kind = '', name = ''] = reference.split('/');
    const section = components[kind] ?? {};
    components[kind] = section;
    if (name in section) continue;
    section[name] = lean(asObject(asObject(document.components)[kind])[name]);
    pending.push(...references(section[name]));
  }
  return components;
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : references(item),
  );
}

/** Drops prose. Below `properties` the keys are names of fields, which may be called "description". */
function lean(value: unknown, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => lean(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keysAreNames || !(PROSE.has(key) || key.startsWith('x-')))
      .map(([key, item]) => [key, lean(item, !keysAreNames && key === 'properties')]),
  );
}

function asObject(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error('the description is not as expected');
  return value as Json;
}

async function readJson(file: string): Promise<Json> {
  return asObject(JSON.parse(await readFile(file, 'utf8')));
}
