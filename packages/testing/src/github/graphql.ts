import { jsonReply, type Reply } from '../registry/reply.ts';
import { isObject } from './openapi/document.ts';
import { isAllowed, type Permissions } from './permissions.ts';
import { commentNodeId } from './shapes/comment.ts';
import type { World } from './state/world.ts';

/** A query of the GraphQL API and what the fake needs for its answer. */
export interface GraphqlRequest {
  readonly body: unknown;
  readonly world: World;
  readonly permissions: Permissions;
}

/** The only query that the fake knows, with blanks collapsed. */
const AUTHORED = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on IssueComment { viewerDidAuthor } } }';

/** GraphQL answers 200 whatever happens, and says in `errors` what went wrong. Undefined for any other query. */
export function answerGraphql({ body, world, permissions }: GraphqlRequest): Reply | undefined {
  if (!isObject(body) || typeof body.query !== 'string' || !isObject(body.variables)) return undefined;
  const { ids } = body.variables;
  if (body.query.replace(/\s+/g, ' ').trim() !== AUTHORED || !Array.isArray(ids)) return undefined;
  const nodes = ids.map((id: unknown) => {
    const comment = world.comments().find((one) => commentNodeId(one) === id);
    return comment === undefined ? null : { id, viewerDidAuthor: comment.author === world.actor };
  });
  if (!isAllowed(permissions, 'pull-requests', 'read')) {
    return refusal(nodes, 'FORBIDDEN', 'Resource not accessible by integration');
  }
  return nodes.includes(null)
    ? jsonReply(200, { data: { nodes }, errors: [error('NOT_FOUND', 'Could not resolve to a node')] })
    : jsonReply(200, { data: { nodes } });
}

function refusal(nodes: readonly unknown[], type: string, message: string): Reply {
  return jsonReply(200, { data: { nodes: nodes.map(() => null) }, errors: [error(type, message)] });
}

function error(type: string, message: string): object {
  return { type, path: ['nodes', 0], locations: [{ line: 1, column: 1 }], message };
}
