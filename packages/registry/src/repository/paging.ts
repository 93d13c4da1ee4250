import { RegistryError } from '../errors.ts';
import type { Answer } from '../transport/answer.ts';
import { redact, resolveTarget, type Target } from '../transport/target.ts';

const MAX_PAGES = 10_000;

/** One page of a list and where the next one is. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: Target | undefined;
}

/**
 * Reads a list page by page (OCI distribution-spec, "Listing Tags" and "Listing Referrers"): follows
 * `Link: <...>; rel="next"` whatever the number of entries on a page, but never to another host.
 *
 * @param what for messages: "tag list"
 * @param readPage reads one page; an undefined one ends the whole list
 * @returns undefined when a page was undefined, or when there are more than `maxPages`
 * @throws RegistryError for pages that lead in a circle
 */
export async function readPages<T>(
  first: string,
  what: string,
  readPage: (to: string | Target) => Promise<Page<T> | undefined>,
  maxPages = Number.POSITIVE_INFINITY,
): Promise<readonly T[] | undefined> {
  const items: T[] = [];
  const visited = new Set<string>();
  let next: string | Target | undefined = first;
  while (next !== undefined) {
    const page: Page<T> | undefined = visited.size < maxPages ? await readPage(next) : undefined;
    if (page === undefined) {
      return undefined;
    }
    items.push(...page.items);
    if (page.next !== undefined && (visited.has(page.next.path) || visited.size >= MAX_PAGES)) {
      throw pageFailure(page.next, `the pages of the ${what} lead in a circle`);
    }
    visited.add(page.next?.path ?? '');
    next = page.next;
  }
  return items;
}

/** Where the answer says that the list goes on. @throws RegistryError when that is another host */
export function nextPage(answer: Answer, what: string): Target | undefined {
  const link = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next"?/i.exec(answer.header('link') ?? '')?.[1];
  if (link === undefined) {
    return undefined;
  }
  const target = resolveTarget(answer.target, link);
  if (target.origin !== answer.target.origin) {
    throw pageFailure(target, `the ${what} continues on another host: refused`);
  }
  return target;
}

/** A list that cannot be read. */
export function pageFailure(target: Target, problem: string): RegistryError {
  const url = redact(target);
  return new RegistryError({ message: `GET ${url}: ${problem}`, method: 'GET', url, temporary: false });
}
