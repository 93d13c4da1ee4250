import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, invalid, notFound } from '../api-error.ts';
import { pullShape, simplePullShape } from '../shapes/pull.ts';
import type { Open, PullRequestRecord } from '../state/records.ts';
import type { RepositoryState } from '../state/repository.ts';
import { type Endpoints, type Exchange, flagOf, textOf } from './endpoint.ts';
import { pageOf } from './paging.ts';

const MAX_BODY = 65_536;

/** REST API, "Pull requests". */
export const pulls: Endpoints = {
  'pulls/list': { permission: 'pull-requests', level: 'read', answer: list },
  'pulls/create': { permission: 'pull-requests', level: 'write', answer: create },
  'pulls/update': { permission: 'pull-requests', level: 'write', answer: update },
};

function list({ api, repository, url }: Exchange): Reply {
  const query = url.searchParams;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const wanted = repository.pulls.filter(
    (pull) =>
      (state === 'all' || state === pull.state) &&
      // A head without its owner is ignored.
      (head === null || !head.includes(':') || head === `${repository.settings.owner}:${pull.head}`) &&
      [null, pull.base].includes(query.get('base')),
  );
  const oldestFirst = query.get('direction') === 'asc';
  const { items, headers } = pageOf(oldestFirst ? wanted : wanted.toReversed(), url);
  const shapes = items.map((pull) => simplePullShape(api, repository, pull));
  return jsonReply(200, shapes, headers);
}

function create({ api, world, repository, body }: Exchange): Reply {
  if (!repository.settings.workflowsMayOpenPullRequests) {
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const head = textOf(body, 'head').replace(`${repository.settings.owner}:`, '');
  const base = textOf(body, 'base');
  checkBranches(repository, head, base);
  checkBody(body);
  const pull: Open<PullRequestRecord> = {
    id: world.ids.next(),
    number: repository.numbers.next(),
    title: textOf(body, 'title'),
    body: typeof body.body === 'string' ? body.body : null,
    state: 'open',
    draft: flagOf(body, 'draft', false),
    locked: false,
    maintainerCanModify: flagOf(body, 'maintainer_can_modify', false),
    head,
    base,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  repository.pulls.push(pull);
  return jsonReply(201, pullShape(api, repository, pull));
}

function update({ api, world, repository, parameters, body }: Exchange): Reply {
  const pull = repository.pulls.find(({ number }) => String(number) === parameters.pull_number);
  if (pull === undefined) throw notFound();
  checkBody(body);
  const base = textOf(body, 'base', pull.base);
  if (!repository.refs.has(`refs/heads/${base}`))
    throw invalid('PullRequest', { field: 'base', code: 'invalid' });
  Object.assign(pull, {
    title: textOf(body, 'title', pull.title),
    body: typeof body.body === 'string' ? body.body : pull.body,
    state: textOf(body, 'state', pull.state),
    maintainerCanModify: flagOf(body, 'maintainer_can_modify', pull.maintainerCanModify),
    base,
    updatedAt: world.now(),
  });
  return jsonReply(200, pullShape(api, repository, pull));
}

function checkBranches(repository: RepositoryState, head: string, base: string): void {
  const headSha = repository.refs.get(`refs/heads/${head}`);
  const baseSha = repository.refs.get(`refs/heads/${base}`);
  if (headSha === undefined) throw invalid('PullRequest', { field: 'head', code: 'invalid' });
  if (baseSha === undefined) throw invalid('PullRequest', { field: 'base', code: 'invalid' });
  const open = repository.pulls.some(
    (pull) => pull.state === 'open' && pull.head === head && pull.base === base,
  );
  if (open) {
    const message = `A pull request already exists for ${repository.settings.owner}:${head}.`;
    throw invalid('PullRequest', { code: 'custom', message });
  }
  if (repository.objects.isAncestor(headSha, baseSha)) {
    throw invalid('PullRequest', { code: 'custom', message: `No commits between ${base} and ${head}` });
  }
}

function checkBody(body: Exchange['body']): void {
  if (textOf(body, 'body').length > MAX_BODY) {
    const message = `body is too long (maximum is ${MAX_BODY} characters)`;
    throw invalid('PullRequest', { field: 'body', code: 'custom', message });
  }
}
