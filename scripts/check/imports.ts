/** Finds what a TypeScript file imports, with the parser that vitest brings along (TypeScript 7 offers none). */
import { parseSync } from 'rolldown/utils';

/** One place where a module names another. */
export interface ImportSite {
  /** The named module; undefined when the name is computed at run time. */
  readonly specifier: string | undefined;
  readonly line: number;
}

/**
 * Lists all imports of a module: `import`, `import type`, `export ... from`, `import()` and `import()` types.
 *
 * @throws {Error} when `source` is not valid TypeScript.
 */
export function importsOf(path: string, source: string): readonly ImportSite[] {
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const sites: ImportSite[] = [];
  for (const { moduleRequest } of module.staticImports) {
    sites.push({ specifier: moduleRequest.value, line: lineAt(moduleRequest.start) });
  }
  for (const { moduleRequest } of module.staticExports.flatMap((statement) => statement.entries)) {
    if (moduleRequest !== null)
      sites.push({ specifier: moduleRequest.value, line: lineAt(moduleRequest.start) });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    sites.push({ specifier: literal(text), line: lineAt(moduleRequest.start) });
  }
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

function literal(text: string): string | undefined {
  const [, quote, body] = /^(['"`])([^'"`\\]*)\1$/.exec(text) ?? [];
  if (body === undefined) return undefined;
  return quote === '`' && body.includes('${') ? undefined : body;
}
