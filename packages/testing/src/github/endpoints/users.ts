import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, notFound } from '../api-error.ts';
import { timestamp } from '../shapes/urls.ts';
import { userShape } from '../shapes/user.ts';
import type { AccountExchange, Endpoints } from './endpoint.ts';

/** REST API, "Users". */
export const users: Endpoints = {
  'users/get-authenticated': { answerAccount: self },
  'users/get-by-username': { answerAccount: named },
};

function self(exchange: AccountExchange): Reply {
  const { world } = exchange;
  if (world.scopes === undefined) throw new ApiError(403, 'Resource not accessible by integration');
  return jsonReply(200, accountShape(exchange, world.actor));
}

function named(exchange: AccountExchange): Reply {
  const { username = '' } = exchange.parameters;
  if (!exchange.world.hasAccount(username)) throw notFound();
  return jsonReply(200, accountShape(exchange, username));
}

/** Schema `public-user`. */
function accountShape({ api, world }: AccountExchange, login: string): object {
  const since = timestamp(new Date(0));
  return {
    ...userShape(api, login),
    type: world.people.has(login.toLowerCase()) ? 'User' : 'Organization',
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: since,
    updated_at: since,
  };
}
