import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, notFound } from '../api-error.ts';
import { findItem, walkTree } from '../git/walk.ts';
import { contentShape, entryShape } from '../shapes/content.ts';
import { fullRepositoryShape } from '../shapes/repository.ts';
import type { Endpoints, Exchange } from './endpoint.ts';

/** Above this there is no answer at all (REST API, "Get repository content"). */
const MAX_BYTES = 100 * 2 ** 20;

/** REST API, "Repositories" and "Repository contents". */
export const contents: Endpoints = {
  'repos/get': { permission: 'metadata', level: 'read', answer: getRepository },
  'repos/get-content': { permission: 'contents', level: 'read', answer: getContent },
};

function getRepository({ api, repository }: Exchange): Reply {
  return jsonReply(200, fullRepositoryShape(api, repository));
}

function getContent({ api, repository, parameters: { path = '' }, url }: Exchange): Reply {
  const { objects, settings } = repository;
  const ref = url.searchParams.get('ref') ?? settings.defaultBranch;
  const commit = objects.commit(repository.resolve(ref) ?? '');
  if (commit === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const item = findItem(objects, commit.tree, path);
  if (item === undefined) throw notFound();
  if (item.mode === '040000') {
    const entries = walkTree(objects, item.sha, false).map((entry) => ({
      ...entry,
      path: `${path}/${entry.path}`,
    }));
    const shapes = entries.map((entry) => entryShape(api, repository, entry, ref));
    return jsonReply(200, shapes);
  }
  if ((objects.blob(item.sha)?.byteLength ?? 0) > MAX_BYTES) {
    throw new ApiError(403, 'This API returns blobs up to 100 MB in size. The requested blob is too large.');
  }
  return jsonReply(200, contentShape(api, repository, item, ref));
}
