import type { Commit, Signature } from '../git/objects.ts';
import type { WalkedItem } from '../git/walk.ts';
import type { RepositoryState } from '../state/repository.ts';
import { apiUrl, nodeId, pageUrl, timestamp } from './urls.ts';

/** Schema `git-ref`. */
export function refShape(api: string, repository: RepositoryState, ref: string, sha: string): object {
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url: apiUrl(api, repository, `/git/${ref}`),
    object: { type: 'commit', sha, url: apiUrl(api, repository, `/git/commits/${sha}`) },
  };
}

/** Schema `short-branch`. */
export function branchShape(
  api: string,
  repository: RepositoryState,
  branch: { readonly name: string; readonly sha: string; readonly protected: boolean },
): object {
  const { name, sha } = branch;
  const commit = { sha, url: apiUrl(api, repository, `/commits/${sha}`) };
  return { name, commit, protected: branch.protected };
}

/** Schema `git-commit`. What GitHub signed for an app counts as verified. */
export function commitShape(
  api: string,
  repository: RepositoryState,
  sha: string,
  commit: Commit,
  signed: boolean,
): object {
  const link = (parent: string) => ({
    sha: parent,
    url: apiUrl(api, repository, `/git/commits/${parent}`),
    html_url: pageUrl(repository, `/commit/${parent}`),
  });
  return {
    ...link(sha),
    node_id: nodeId('Commit', sha),
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: apiUrl(api, repository, `/git/trees/${commit.tree}`) },
    parents: commit.parents.map(link),
    verification: {
      verified: signed,
      reason: signed ? 'valid' : 'unsigned',
      signature: signed ? '-----BEGIN PGP SIGNATURE-----' : null,
      payload: signed ? `tree ${commit.tree}` : null,
      verified_at: signed ? timestamp(commit.committer.date) : null,
    },
  };
}

/** Schema `git-tree`. */
export function treeShape(
  api: string,
  repository: RepositoryState,
  sha: string,
  items: readonly WalkedItem[],
): object {
  return {
    sha,
    url: apiUrl(api, repository, `/git/trees/${sha}`),
    tree: items.map((item) => itemShape(api, repository, item)),
    truncated: false,
  };
}

/** What an entry of this mode is. */
export function typeOfMode(mode: string): 'blob' | 'tree' | 'commit' {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}

function itemShape(api: string, repository: RepositoryState, { path, mode, sha }: WalkedItem): object {
  const type = typeOfMode(mode);
  const size = type === 'blob' ? { size: repository.objects.blob(sha)?.byteLength ?? 0 } : {};
  const url = type === 'commit' ? {} : { url: apiUrl(api, repository, `/git/${type}s/${sha}`) };
  return { path, mode, type, sha, ...size, ...url };
}

function signatureShape({ name, email, date }: Signature): object {
  return { name, email, date: timestamp(date) };
}
