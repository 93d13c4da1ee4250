import type { TreeItem } from './objects.ts';
import type { ObjectStore } from './store.ts';

/** What a path of a tree holds: anything but a directory. */
export interface Leaf {
  readonly mode: string;
  readonly sha: string;
}

/** The leaves of a tree by path, the opposite of {@link writeTree}. */
export function readTree(store: ObjectStore, tree: string, prefix = ''): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const { name, mode, sha } of store.tree(tree) ?? []) {
    if (mode === '040000') {
      for (const [path, leaf] of readTree(store, sha, `${prefix}${name}/`)) leaves.set(path, leaf);
    } else {
      leaves.set(`${prefix}${name}`, { mode, sha });
    }
  }
  return leaves;
}

/** Adds trees that have these leaves, and no empty directories. @returns the name of the root */
export function writeTree(store: ObjectStore, leaves: ReadonlyMap<string, Leaf>): string {
  const items: TreeItem[] = [];
  const folders = new Map<string, Map<string, Leaf>>();
  for (const [path, leaf] of leaves) {
    const [name = '', ...rest] = path.split('/');
    if (rest.length === 0) {
      items.push({ name, ...leaf });
    } else {
      const folder = folders.get(name) ?? new Map<string, Leaf>();
      folders.set(name, folder.set(rest.join('/'), leaf));
    }
  }
  for (const [name, folder] of folders) {
    items.push({ name, mode: '040000', sha: writeTree(store, folder) });
  }
  return store.putTree(items);
}

/** The leaves after a change: what was at the path, above or below it makes room. A leaf that is undefined removes. */
export function withChange(
  store: ObjectStore,
  leaves: ReadonlyMap<string, Leaf>,
  path: string,
  leaf: Leaf | undefined,
): ReadonlyMap<string, Leaf> {
  const others = [...leaves].filter(
    ([other]) => other !== path && !other.startsWith(`${path}/`) && !path.startsWith(`${other}/`),
  );
  if (leaf === undefined) return new Map(others);
  const added = leaf.mode === '040000' ? readTree(store, leaf.sha, `${path}/`) : new Map([[path, leaf]]);
  return new Map([...others, ...added]);
}
