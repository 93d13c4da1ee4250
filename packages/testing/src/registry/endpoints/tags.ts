import { OciError } from '../oci-error.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { RegistryRequest } from '../request.ts';
import type { EndpointContext } from './context.ts';
import { nextLink } from './paging.ts';

/** `GET /v2/<name>/tags/list` with `n` and `last` (end-8a, 8b). */
export async function listTags(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
): Promise<Reply> {
  const { capabilities, repositories } = context;
  const pushed = [...repositories.requireRepository(name).tags.keys()];
  const all = capabilities.tagOrder === 'sorted' ? pushed.sort() : pushed;
  if (!capabilities.tagPaging) {
    return jsonReply(200, { name, tags: all });
  }
  const last = request.query.get('last');
  const after = last === null ? all : all.filter((tag) => tag > last);
  const size = pageSize(context, request);
  const tags = after.slice(0, size);
  const end = tags.at(-1);
  const more = end !== undefined && tags.length < after.length;
  const link = more ? nextLink(`/v2/${name}/tags/list`, { last: end, n: String(size) }) : undefined;
  return jsonReply(200, { name, tags }, { Link: link });
}

function pageSize({ capabilities }: EndpointContext, request: RegistryRequest): number {
  const text = request.query.get('n');
  if (text === null) {
    return capabilities.tagPage;
  }
  if (!/^\d+$/.test(text) || Number(text) > capabilities.tagPageLimit) {
    throw new OciError(
      400,
      'UNSUPPORTED',
      `n=${text} is not a number from 0 to ${capabilities.tagPageLimit}`,
    );
  }
  return Number(text);
}
