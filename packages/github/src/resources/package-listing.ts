import type { ListPage } from '../api.ts';

/** So many pages are read at the same time: GitHub allows 100 requests at once, to all that use the token. */
const PARALLEL = 8;

/** A whole list, and whether it stood still. */
export interface Listing<T> {
  /** In the order of the list, each once. */
  readonly items: readonly T[];
  /** Something came or went while the list was read, so that others may have moved from page to page unseen. */
  readonly shifted: boolean;
}

/**
 * Reads a list whose newest items come first. Its pages shift when something comes or goes, and what moves from a page that
 * is not yet read to one that is read is never seen. Whatever comes shows on the first page, and whatever goes moves the
 * last one; so these two are read first and, when all others were read, once more.
 *
 * @param read reads one page, counted from 1
 */
export async function readListing<T extends { readonly id: number }>(
  read: (page: number) => Promise<ListPage<T>>,
): Promise<Listing<T>> {
  const first = await read(1);
  if (!first.more) return { items: first.items, shifted: false };
  const pages = new Map([[1, first]]);
  let last = first.last ?? 2;
  pages.set(last, await read(last));
  await readBetween(pages, last, read);
  // Without `last`, or when the list has grown: on until no page follows.
  for (; pages.get(last)?.more === true; last += 1) pages.set(last + 1, await read(last + 1));
  const [again, end] = await Promise.all([read(1), read(last)]);
  const items = new Map<number, T>();
  for (let page = 1; page <= last; page += 1) {
    for (const item of pages.get(page)?.items ?? []) items.set(item.id, item);
  }
  const count = [...pages.values()].reduce((sum, page) => sum + page.items.length, 0);
  const moved = !isSame(first, again) || !isSame(pages.get(last), end);
  return { items: [...items.values()], shifted: moved || items.size < count };
}

async function readBetween<T>(
  pages: Map<number, ListPage<T>>,
  last: number,
  read: (page: number) => Promise<ListPage<T>>,
): Promise<void> {
  let next = 2;
  const worker = async (): Promise<void> => {
    while (next < last) {
      const page = next;
      next += 1;
      pages.set(page, await read(page));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

function isSame<T extends { readonly id: number }>(
  before: ListPage<T> | undefined,
  after: ListPage<T>,
): boolean {
  const ids = (page: ListPage<T> | undefined) => page?.items.map(({ id }) => id).join();
  return ids(before) === ids(after);
}
