import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTree, withChange, writeTree } from '../../src/github/git/files.ts';
import { ObjectStore } from '../../src/github/git/store.ts';
import { findItem, walkTree } from '../../src/github/git/walk.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'container-kit-git-'));
  execFileSync('git', ['init', '--quiet', folder]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the real Git. */
function git(args: readonly string[], input: Buffer | string = '', env: NodeJS.ProcessEnv = {}): string {
  const options = {
    cwd: folder,
    input,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'] as const,
  };
  return execFileSync('git', args, { ...options, stdio: [...options.stdio] })
    .toString()
    .trim();
}

const name = fc.stringMatching(/^[a-c][a-c.-]{0,2}$/);
const filePath = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const files = fc.array(
  fc.tuple(filePath, fc.constantFrom('100644', '100755', '120000'), fc.uint8Array({ maxLength: 20 })),
  {
    minLength: 1,
    maxLength: 8,
  },
);

/** A tree made of the files one after the other. */
function treeOf(store: ObjectStore, list: readonly (readonly [string, string, Uint8Array])[]): string {
  let leaves: ReturnType<typeof readTree> = new Map();
  for (const [path, mode, content] of list) {
    leaves = withChange(store, leaves, path, { mode, sha: store.putBlob(content) });
  }
  return writeTree(store, leaves);
}

describe('objects of the fake', () => {
  it('blobs have the names that Git gives them', () => {
    const store = new ObjectStore();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(store.putBlob(bytes)).toBe(git(['hash-object', '--stdin'], Buffer.from(bytes)));
      }),
      { numRuns: 8 },
    );
  });

  it('trees have the names that Git gives them', () => {
    const store = new ObjectStore();
    fc.assert(
      fc.property(files, (list) => {
        const tree = treeOf(store, list);
        const index = [...readTree(store, tree)].map(([path, { mode, sha }]) => `${mode} ${sha}\t${path}\n`);
        git(['read-tree', '--empty']);
        git(['update-index', '--index-info'], index.join(''));
        expect(git(['write-tree', '--missing-ok'])).toBe(tree);
        const listed = walkTree(store, tree, true).map(({ mode, sha, path }) => `${mode} ${sha} ${path}`);
        const real = git(['ls-tree', '-r', '-t', '--format=%(objectmode) %(objectname) %(path)', tree]);
        expect(listed.join('\n')).toBe(real);
      }),
      { numRuns: 10 },
    );
  });

  it('commits have the names that Git gives them', () => {
    const store = new ObjectStore();
    const tree = store.putTree([]);
    const author = { name: 'Mona Lisa', email: 'mona@example.com', date: new Date('2026-01-02T03:04:05Z') };
    const committer = { name: 'GitHub', email: 'noreply@github.com', date: new Date('2026-01-02T03:04:06Z') };
    const root = store.putCommit({ tree, parents: [], author, committer, message: 'Begin\n' });
    const env = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: '1767323045 +0000',
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: '1767323046 +0000',
    };
    git(['mktree'], '');
    expect(git(['commit-tree', tree], 'Begin\n', env)).toBe(root);
    const next = store.putCommit({ tree, parents: [root], author, committer, message: 'Größer\n\nwhy\n' });
    expect(git(['commit-tree', tree, '-p', root], 'Größer\n\nwhy\n', env)).toBe(next);
  });
});

describe('changes of trees', () => {
  it('reading a tree gives back what was written', () => {
    const store = new ObjectStore();
    fc.assert(
      fc.property(files, (list) => {
        const tree = treeOf(store, list);
        expect(writeTree(store, readTree(store, tree))).toBe(tree);
        for (const [path, leaf] of readTree(store, tree)) {
          expect(findItem(store, tree, path)).toMatchObject(leaf);
        }
      }),
    );
  });

  it('a file takes the place of a folder, and a folder that of a file', () => {
    const store = new ObjectStore();
    const bytes = Buffer.from('x');
    const file = [['a/b', '100644', bytes]] as const;
    const paths = (list: Parameters<typeof treeOf>[1]) => [...readTree(store, treeOf(store, list)).keys()];
    expect(paths([...file, ['a', '100644', bytes]])).toEqual(['a']);
    expect(paths([['a', '100644', bytes], ...file])).toEqual(['a/b']);
  });

  it('the last file of a folder takes the folder along', () => {
    const store = new ObjectStore();
    const leaves = readTree(store, treeOf(store, [['a/b/c', '100644', Buffer.from('x')]]));
    expect(writeTree(store, withChange(store, leaves, 'a/b/c', undefined))).toBe(store.putTree([]));
  });

  it('knows what came before what', () => {
    const store = new ObjectStore();
    const tree = store.putTree([]);
    const who = { name: 'a', email: 'b', date: new Date(0) };
    const commit = (message: string, ...parents: readonly string[]) =>
      store.putCommit({ tree, parents, author: who, committer: who, message });
    const root = commit('root');
    const left = commit('left', root);
    const merge = commit('merge', left, commit('right', root));
    expect(store.isAncestor(root, merge)).toBe(true);
    expect(store.isAncestor(merge, merge)).toBe(true);
    expect(store.isAncestor(merge, left)).toBe(false);
    expect(store.history(merge)).toHaveLength(4);
  });
});
