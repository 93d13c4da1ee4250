import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError } from '../api-error.ts';
import { checkRunShape, commitStatusShape } from '../shapes/checks.ts';
import { minimalRepositoryShape } from '../shapes/repository.ts';
import { apiUrl } from '../shapes/urls.ts';
import type { Endpoints, Exchange } from './endpoint.ts';
import { pageOf } from './paging.ts';

/** REST API, "Check runs" and "Commit statuses". */
export const checks: Endpoints = {
  'checks/list-for-ref': { permission: 'checks', level: 'read', answer: listRuns },
  'repos/get-combined-status-for-ref': { permission: 'statuses', level: 'read', answer: combinedStatus },
};

function listRuns(exchange: Exchange): Reply {
  const { api, repository, url } = exchange;
  const sha = commitOf(exchange);
  const query = url.searchParams;
  const runs = repository.checkRuns.filter(
    (run) =>
      run.sha === sha &&
      [null, run.name].includes(query.get('check_name')) &&
      [null, run.status].includes(query.get('status')),
  );
  const newest =
    query.get('filter') === 'all' ? runs : latest(runs, ({ app, name }) => JSON.stringify([app, name]));
  const { items, headers } = pageOf(newest.toReversed(), url);
  const shapes = items.map((run) => checkRunShape(api, repository, run));
  return jsonReply(200, { total_count: newest.length, check_runs: shapes }, headers);
}

function combinedStatus(exchange: Exchange): Reply {
  const { api, repository, url } = exchange;
  const sha = commitOf(exchange);
  const statuses = latest(
    repository.commitStatuses.filter((status) => status.sha === sha),
    ({ context }) => context,
  );
  const { items, headers } = pageOf(statuses, url);
  const body = {
    state: combine(statuses.map(({ state }) => state)),
    statuses: items.map((status) => commitStatusShape(api, repository, status)),
    sha,
    total_count: statuses.length,
    repository: minimalRepositoryShape(api, repository),
    commit_url: apiUrl(api, repository, `/commits/${sha}`),
    url: apiUrl(api, repository, `/commits/${sha}/status`),
  };
  return jsonReply(200, body, headers);
}

function commitOf({ repository, parameters: { ref = '' } }: Exchange): string {
  const sha = repository.resolve(ref);
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  return sha;
}

/** The last of each group. */
function latest<T>(items: readonly T[], group: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [group(item), item])).values()];
}

function combine(states: readonly string[]): string {
  if (states.some((state) => state === 'error' || state === 'failure')) return 'failure';
  return states.length === 0 || states.includes('pending') ? 'pending' : 'success';
}
