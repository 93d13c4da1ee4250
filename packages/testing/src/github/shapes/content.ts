import type { WalkedItem } from '../git/walk.ts';
import type { RepositoryState } from '../state/repository.ts';
import { apiUrl, pageUrl } from './urls.ts';

/** Above this the contents API gives no content (REST API, "Get repository content"). */
const MAX_INLINE_BYTES = 2 ** 20;

/** Base64 in lines of 60 characters, each ended, as GitHub sends it. */
export function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

/** Schemas `content-file`, `content-symlink` and `content-submodule`. */
export function contentShape(
  api: string,
  repository: RepositoryState,
  item: WalkedItem,
  ref: string,
): object {
  const common = entryShape(api, repository, item, ref);
  const bytes = repository.objects.blob(item.sha) ?? Buffer.alloc(0);
  if (item.mode === '160000') {
    return { ...common, submodule_git_url: 'https://github.com/octo/submodule.git' };
  }
  if (item.mode === '120000') {
    return { ...common, target: bytes.toString('utf8') };
  }
  const inline = bytes.byteLength <= MAX_INLINE_BYTES;
  return {
    ...common,
    content: inline ? base64Lines(bytes) : '',
    encoding: inline ? 'base64' : 'none',
  };
}

/** An item of schema `content-directory`. */
export function entryShape(api: string, repository: RepositoryState, item: WalkedItem, ref: string): object {
  const self = `${apiUrl(api, repository, `/contents/${encodeURI(item.path)}`)}?ref=${ref}`;
  const type = contentType(item.mode);
  const git = apiUrl(api, repository, `/git/${type === 'dir' ? 'trees' : 'blobs'}/${item.sha}`);
  const html = pageUrl(repository, `/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${encodeURI(item.path)}`);
  return {
    type,
    size: repository.objects.blob(item.sha)?.byteLength ?? 0,
    name: item.name,
    path: item.path,
    sha: item.sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: null,
    _links: { self, git, html },
  };
}

function contentType(mode: string): 'dir' | 'submodule' | 'symlink' | 'file' {
  if (mode === '040000') return 'dir';
  if (mode === '160000') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}
