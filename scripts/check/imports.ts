/** Finds what a TypeScript file imports, with the parser that vitest brings along (TypeScript 7 offers none). */
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

/** One place where a module names another. */
export interface ImportSite {
  /** The named module; undefined when the name is computed at run time. */
  readonly specifier: string | undefined;
  readonly line: number;
}

/** As much of a syntax node as is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[];
}

/**
 * Lists all imports of a module in the order of its text: `import`, `import type`, `export ... from`, `import()`,
 * `import()` types, `require()`, and what is only resolved: `import.meta.resolve()`, `createRequire(...).resolve()`.
 *
 * @throws {Error} when `source` is not valid TypeScript.
 */
export function importsOf(path: string, source: string): readonly ImportSite[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  const sites: ImportSite[] = [];
  const add = (name: Node | null | undefined) => {
    if (name === null || name === undefined) return;
    sites.push({ specifier: plainString(name), line: source.slice(0, name.start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    CallExpression: ({ callee, arguments: [name] }) => {
      if (isNamed(callee, 'require') || isResolver(callee)) add(name);
    },
  }).visit(program);
  return sites;
}

/** `@scope/name/sub` -> `@scope/name`; undefined for relative paths and Node's own modules. */
export function packageName(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/') || specifier.startsWith('node:'))
    return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isNamed(node: ESTree.Expression | ESTree.PrivateIdentifier, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** `import.meta.resolve` and `createRequire(...).resolve`, but not `resolve` of paths or promises. */
function isResolver(callee: ESTree.Expression): boolean {
  if (callee.type !== 'MemberExpression' || !isNamed(callee.property, 'resolve')) return false;
  const { object } = callee;
  return (
    object.type === 'MetaProperty' ||
    (object.type === 'CallExpression' && isNamed(object.callee, 'createRequire'))
  );
}

/** The text of `'a'` and of a template without holes. */
function plainString({ type, value, quasis }: Node): string | undefined {
  if (type === 'Literal' && typeof value === 'string') return value;
  return quasis?.length === 1 ? (quasis[0]?.value.cooked ?? undefined) : undefined;
}
