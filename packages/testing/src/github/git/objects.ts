import { createHash } from 'node:crypto';

/** Kinds of objects (git-cat-file). Tags are not made by any operation here. */
export type ObjectType = 'blob' | 'tree' | 'commit';

/** Who did something, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

/** A commit. */
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** One entry of a single tree. The mode is written as the API has it: `040000` for a directory. */
export interface TreeItem {
  readonly name: string;
  readonly mode: string;
  readonly sha: string;
}

/** Name of an object: SHA-1 of its type, size and bytes (git-hash-object). */
export function objectName(type: ObjectType, bytes: Uint8Array): string {
  return createHash('sha1').update(`${type} ${bytes.byteLength}\0`).update(bytes).digest('hex');
}

/** The items in Git's order. */
export function sortItems(items: readonly TreeItem[]): readonly TreeItem[] {
  return items.toSorted((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
}

/** Bytes of a tree whose items are in Git's order. */
export function encodeTree(items: readonly TreeItem[]): Buffer {
  return Buffer.concat(
    items.flatMap(({ name, mode, sha }) => [
      Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
      Buffer.from(sha, 'hex'),
    ]),
  );
}

/** Bytes of a commit. */
export function encodeCommit({ tree, parents, author, committer, message }: Commit): Buffer {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${signatureLine(author)}`,
    `committer ${signatureLine(committer)}`,
    '',
    message,
  ];
  return Buffer.from(lines.join('\n'));
}

function signatureLine({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(date.getTime() / 1000)} +0000`;
}

/** Git sorts a directory as if its name ended with a slash. */
function sortKey({ name, mode }: TreeItem): Buffer {
  return Buffer.from(mode === '040000' ? `${name}/` : name);
}
