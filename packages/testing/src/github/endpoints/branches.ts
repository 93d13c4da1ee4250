import { jsonReply, type Reply } from '../../registry/reply.ts';
import { branchShape } from '../shapes/git.ts';
import type { Endpoints, Exchange } from './endpoint.ts';
import { pageOf } from './paging.ts';

/** REST API, "Branches". */
export const branches: Endpoints = {
  'repos/list-branches': { permission: 'contents', level: 'read', answer: list },
};

const PREFIX = 'refs/heads/';

function list({ api, repository, url }: Exchange): Reply {
  const heads = [...repository.refs].filter(([ref]) => ref.startsWith(PREFIX)).sort();
  const isProtected = (ref: string) => repository.protectedRefs.has(ref);
  const wanted = url.searchParams.get('protected');
  const listed = heads.filter(([ref]) => wanted === null || String(isProtected(ref)) === wanted);
  const { items, headers } = pageOf(listed, url);
  const shapes = items.map(([ref, sha]) =>
    branchShape(api, repository, { name: ref.slice(PREFIX.length), sha, protected: isProtected(ref) }),
  );
  return jsonReply(200, shapes, headers);
}
