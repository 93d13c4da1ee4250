/** Trivy's ignore files as entries of the ledger. They need neither reason nor owner nor end, and so are the weaker form. */
import { at, textAt, UserError } from '@container-kit/core';
import type { LedgerEntry } from './ledger.ts';

/** What stands for an owner that nobody named. */
const IMPORTED = 'imported';
const LIMITS = { maxLength: 1024 * 1024, maxDepth: 8 };
/** Each entry becomes one for each pair of a path and a package. */
const MAX_ENTRIES = 20_000;

/**
 * Reads `.trivyignore` (a line each: `CVE-2026-1234 exp:2026-12-31`), or, by its extension, `.trivyignore.yaml`. An entry
 * holds through the day that it names; Trivy lets it end when that day begins.
 *
 * @throws {UserError} when it is wrong
 */
export async function importTrivyIgnore(text: string, path: string): Promise<readonly LedgerEntry[]> {
  return /\.ya?ml$/i.test(path) ? readYamlFile(text, path) : readLines(text, path);
}

function readLines(text: string, path: string): readonly LedgerEntry[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [id, ...fields] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (id === undefined || id === '') return [];
    const end = fields.find((field) => field.startsWith('exp:'))?.slice('exp:'.length);
    const comment = /#\s*(.*\S)/.exec(line)?.[1];
    return [entryOf(id, {}, comment, end, `${path}:${index + 1}`)];
  });
}

const CLASSES = ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'] as const;

async function readYamlFile(text: string, path: string): Promise<readonly LedgerEntry[]> {
  const root = await parseYaml(text, path);
  const entries = CLASSES.flatMap((name) =>
    listOf(at(root, name)).flatMap((item) => readItem(item, `${path}: ${name}`)),
  );
  if (entries.length > MAX_ENTRIES)
    throw refuse(path, `has more than ${MAX_ENTRIES} pairs of paths and packages`);
  return entries;
}

async function parseYaml(text: string, path: string): Promise<unknown> {
  const { readYaml } = await import('@container-kit/policy/yaml');
  const { documents, problems } = readYaml(text, LIMITS);
  const [problem] = problems;
  if (problem !== undefined) throw refuse(path, `is no YAML: ${problem.message}`);
  try {
    return documents[0]?.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw refuse(path, 'has aliases', error);
  }
}

function readItem(item: unknown, place: string): readonly LedgerEntry[] {
  const id = textAt(item, 'id');
  if (id === undefined || id === '') throw refuse(place, 'has an entry without "id"');
  const end = at(item, 'expired_at');
  const paths = listOf(at(item, 'paths')).flatMap((path) => everywhere(textOf(path, `${place}: ${id}`)));
  const purls = listOf(at(item, 'purls')).map((purl) => textOf(purl, `${place}: ${id}`));
  const scopes = orNothing(paths).flatMap((path) =>
    orNothing(purls).map((thing) => ({ path, package: thing })),
  );
  return scopes.map((scope) =>
    entryOf(
      id,
      scope,
      textAt(item, 'statement'),
      end === undefined ? undefined : String(end),
      `${place}: ${id}`,
    ),
  );
}

/** In Trivy's globs `**` and the slash behind it may be nothing. */
function everywhere(path: string): readonly string[] {
  return path.startsWith('**/') ? [path, path.slice(3)] : [path];
}

function orNothing<T>(items: readonly T[]): readonly (T | undefined)[] {
  return items.length === 0 ? [undefined] : items;
}

function entryOf(
  id: string,
  scope: { readonly path?: string | undefined; readonly package?: string | undefined },
  reason: string | undefined,
  end: string | undefined,
  place: string,
): LedgerEntry {
  const expires = end === undefined ? undefined : /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(end)?.[0];
  if (end !== undefined && (expires === undefined || Number.isNaN(Date.parse(expires)))) {
    throw refuse(
      place,
      `has the date ${JSON.stringify(end.slice(0, 60))}, which is no day such as 2026-12-31`,
    );
  }
  return {
    kind: 'trivyignore',
    id,
    ...(scope.path !== undefined && { path: scope.path }),
    ...(scope.package !== undefined && { package: scope.package }),
    reason: reason ?? IMPORTED,
    owner: IMPORTED,
    expires,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw refuse(place, 'has a path or package that is no text');
}

function refuse(place: string, problem: string, cause?: unknown): UserError {
  return new UserError(`the ignore file ${place} ${problem}`, {
    fix: 'correct it, or move its entries to "exceptions" of the policy',
    cause,
  });
}
