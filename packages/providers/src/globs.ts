import { parseGlob } from '@container-kit/policy';

/**
 * The names that globs stand for, each once. What has no wildcard is a name itself and is not looked up.
 *
 * @param list all names that a glob could match
 */
export async function expandGlobs(
  globs: readonly string[],
  list: (glob: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const source of globs) {
    if (!/[*?]/.test(source)) {
      names.add(source);
      continue;
    }
    const glob = parseGlob(source);
    for (const name of await list(source)) if (glob.matches(name)) names.add(name);
  }
  return [...names];
}
