import type { PullRequestRecord } from '../state/records.ts';
import type { RepositoryState } from '../state/repository.ts';
import { repositoryShape } from './repository.ts';
import { apiUrl, nodeId, pageUrl, timestamp } from './urls.ts';
import { ACTOR, userShape } from './user.ts';

/** Schema `pull-request-simple`. */
export function simplePullShape(api: string, repository: RepositoryState, pull: PullRequestRecord): object {
  const url = apiUrl(api, repository, `/pulls/${pull.number}`);
  const issue = apiUrl(api, repository, `/issues/${pull.number}`);
  const html = pageUrl(repository, `/pull/${pull.number}`);
  const head = branchShape(api, repository, pull.head);
  const links = {
    comments: `${issue}/comments`,
    commits: `${url}/commits`,
    review_comments: `${url}/comments`,
    review_comment: `${apiUrl(api, repository, '/pulls')}/comments{/number}`,
    statuses: apiUrl(api, repository, `/statuses/${head.sha}`),
  };
  const addresses = Object.entries(links);
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...Object.fromEntries(addresses.map(([key, href]) => [`${key}_url`, href])),
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: userShape(api, ACTOR),
    body: pull.body,
    labels: [],
    milestone: null,
    created_at: timestamp(pull.createdAt),
    updated_at: timestamp(pull.updatedAt),
    closed_at: pull.state === 'closed' ? timestamp(pull.updatedAt) : null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    head,
    base: branchShape(api, repository, pull.base),
    _links: Object.fromEntries(
      [...addresses, ['html', html], ['issue', issue], ['self', url]].map(([key, href]) => [key, { href }]),
    ),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: pull.draft,
  };
}

/** Schema `pull-request`. */
export function pullShape(api: string, repository: RepositoryState, pull: PullRequestRecord): object {
  return {
    ...simplePullShape(api, repository, pull),
    merged: false,
    mergeable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
  };
}

function branchShape(api: string, repository: RepositoryState, branch: string) {
  return {
    label: `${repository.settings.owner}:${branch}`,
    ref: branch,
    sha: repository.refs.get(`refs/heads/${branch}`) ?? '0'.repeat(40),
    user: userShape(api, repository.settings.owner),
    repo: repositoryShape(api, repository),
  };
}
