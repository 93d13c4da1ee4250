import type { CommentRecord } from '../state/records.ts';
import type { RepositoryState } from '../state/repository.ts';
import { apiUrl, nodeId, pageUrl, timestamp } from './urls.ts';
import { userShape } from './user.ts';

/** Schema `issue-comment`. */
export function commentShape(api: string, repository: RepositoryState, comment: CommentRecord): object {
  const { id, number, author, body, createdAt, updatedAt } = comment;
  return {
    id,
    node_id: commentNodeId(comment),
    url: apiUrl(api, repository, `/issues/comments/${id}`),
    html_url: pageUrl(repository, `/pull/${number}#issuecomment-${id}`),
    issue_url: apiUrl(api, repository, `/issues/${number}`),
    body,
    user: userShape(api, author),
    created_at: timestamp(createdAt),
    updated_at: timestamp(updatedAt),
    author_association: 'CONTRIBUTOR',
    performed_via_github_app: null,
  };
}

/** Name of a comment in the GraphQL API. */
export function commentNodeId({ id }: CommentRecord): string {
  return nodeId('IssueComment', id);
}
