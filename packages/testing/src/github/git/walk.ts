import type { TreeItem } from './objects.ts';
import type { ObjectStore } from './store.ts';

/** An entry below a tree, with its path from there. */
export interface WalkedItem extends TreeItem {
  readonly path: string;
}

/** The entries of a tree in Git's order; with `recursive` those of its directories too, each after its directory. */
export function walkTree(
  store: ObjectStore,
  tree: string,
  recursive: boolean,
  prefix = '',
): readonly WalkedItem[] {
  return (store.tree(tree) ?? []).flatMap((item) => {
    const path = `${prefix}${item.name}`;
    const below = recursive && item.mode === '040000' ? walkTree(store, item.sha, true, `${path}/`) : [];
    return [{ ...item, path }, ...below];
  });
}

/** What a path leads to. */
export function findItem(store: ObjectStore, tree: string, path: string): WalkedItem | undefined {
  return walkTree(store, tree, true).find((item) => item.path === path);
}
