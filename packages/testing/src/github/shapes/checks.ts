import type { CheckRunRecord, CommitStatusRecord } from '../state/records.ts';
import type { RepositoryState } from '../state/repository.ts';
import { apiUrl, nodeId, pageUrl, timestamp } from './urls.ts';
import { userShape } from './user.ts';

/** Schema `check-run`. */
export function checkRunShape(api: string, repository: RepositoryState, run: CheckRunRecord): object {
  const url = apiUrl(api, repository, `/check-runs/${run.id}`);
  return {
    id: run.id,
    head_sha: run.sha,
    node_id: nodeId('CheckRun', run.id),
    external_id: '',
    url,
    html_url: pageUrl(repository, `/runs/${run.id}`),
    details_url: pageUrl(repository, `/runs/${run.id}`),
    status: run.status,
    conclusion: run.conclusion,
    started_at: timestamp(run.createdAt),
    completed_at: run.status === 'completed' ? timestamp(run.createdAt) : null,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.id },
    app: appShape(api, run.app),
    pull_requests: [],
  };
}

/** Schema `simple-commit-status`. */
export function commitStatusShape(
  api: string,
  repository: RepositoryState,
  status: CommitStatusRecord,
): object {
  return {
    url: apiUrl(api, repository, `/statuses/${status.sha}`),
    avatar_url: null,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: null,
    target_url: null,
    context: status.context,
    created_at: timestamp(status.createdAt),
    updated_at: timestamp(status.createdAt),
  };
}

/** Schema `nullable-integration`. */
function appShape(api: string, slug: string): object {
  const since = '2018-07-30T09:30:17Z';
  return {
    id: 15368,
    slug,
    node_id: nodeId('App', slug),
    owner: userShape(api, 'github'),
    name: slug,
    description: null,
    external_url: 'https://help.github.com/en/actions',
    html_url: `https://github.com/apps/${slug}`,
    created_at: since,
    updated_at: since,
    permissions: { checks: 'write', contents: 'read', metadata: 'read' },
    events: [],
  };
}
