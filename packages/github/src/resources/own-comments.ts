import type { Api } from '../api.ts';
import { DecodeError, Fields, isJsonObject } from '../decode.ts';

/**
 * The REST API does not say whose token this is: GET /user refuses the job's token. GraphQL says it of each comment, for
 * tokens of users, apps and jobs alike.
 */
const QUERY = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on IssueComment { viewerDidAuthor } } }';

/** Nodes that one query may name (GraphQL, "Rate limits and query limits"). */
const MAX_NODES = 100;

/**
 * Those of the comments that the token's own author wrote, in their order; nothing is asked when there are none. Of very
 * many the newest are taken. Needs `pull-requests: read`; safe to repeat.
 *
 * @throws GitHubError
 */
export async function ownComments<T extends { readonly nodeId: string }>(
  api: Api,
  comments: readonly T[],
): Promise<readonly T[]> {
  if (comments.length === 0) return [];
  const newest = comments.slice(-MAX_NODES);
  const own = await api.graphql({
    query: QUERY,
    variables: { ids: newest.map(({ nodeId }) => nodeId) },
    permission: 'pull-requests: read',
    decode: readOwn,
  });
  return newest.filter(({ nodeId }) => own.has(nodeId));
}

/** Ids of the nodes that are comments of the viewer. A comment that was deleted meanwhile is null. */
function readOwn(data: unknown): ReadonlySet<string> {
  const nodes = Fields.of(data, 'data').raw('nodes');
  if (!Array.isArray(nodes)) throw new DecodeError('data.nodes is no list');
  const own = nodes.filter(isJsonObject).filter(({ viewerDidAuthor }) => viewerDidAuthor === true);
  return new Set(own.map((node) => Fields.of(node, 'data.nodes[]').text('id')));
}
