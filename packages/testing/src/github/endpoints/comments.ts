import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, invalid, notFound } from '../api-error.ts';
import { commentShape } from '../shapes/comment.ts';
import type { CommentRecord, Open } from '../state/records.ts';
import { type Endpoints, type Exchange, textOf } from './endpoint.ts';
import { pageOf } from './paging.ts';

/** Longest text of a comment, in characters. GitHub says it when a longer one comes. */
const MAX_BODY = 65_536;

/** REST API, "Issue comments", of pull requests only: for issues the permission is another one. */
export const comments: Endpoints = {
  'issues/list-comments': { permission: 'pull-requests', level: 'read', answer: list },
  'issues/create-comment': { permission: 'pull-requests', level: 'write', answer: create },
  'issues/update-comment': { permission: 'pull-requests', level: 'write', answer: update },
};

function list(exchange: Exchange): Reply {
  const { api, repository, url } = exchange;
  const number = pullNumber(exchange);
  const wanted = repository.comments.filter((comment) => comment.number === number);
  const { items, headers } = pageOf(wanted, url);
  const shapes = items.map((comment) => commentShape(api, repository, comment));
  return jsonReply(200, shapes, headers);
}

function create(exchange: Exchange): Reply {
  const { api, world, repository, body } = exchange;
  const number = pullNumber(exchange);
  const pull = repository.pulls.find((one) => one.number === number);
  if (pull?.locked) throw new ApiError(403, 'Unable to create comment because issue is locked.');
  const comment: Open<CommentRecord> = {
    id: world.ids.next(),
    number,
    author: world.actor,
    body: checkedBody(body),
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  repository.comments.push(comment);
  return jsonReply(201, commentShape(api, repository, comment));
}

function update({ api, world, repository, parameters, body }: Exchange): Reply {
  const comment = repository.comments.find(({ id }) => String(id) === parameters.comment_id);
  if (comment === undefined) throw notFound();
  Object.assign(comment, { body: checkedBody(body), updatedAt: world.now() });
  return jsonReply(200, commentShape(api, repository, comment));
}

function pullNumber({ repository, parameters }: Exchange): number {
  const pull = repository.pulls.find(({ number }) => String(number) === parameters.issue_number);
  if (pull === undefined) throw notFound();
  return pull.number;
}

function checkedBody(body: Exchange['body']): string {
  const text = textOf(body, 'body');
  if (text.trim() === '') throw invalid('IssueComment', { field: 'body', code: 'missing_field' });
  if ([...text].length > MAX_BODY) {
    const message = `body is too long (maximum is ${MAX_BODY} characters)`;
    throw invalid('IssueComment', { field: 'body', code: 'unprocessable', message });
  }
  return text;
}
