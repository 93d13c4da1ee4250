import type { Reply } from '../../registry/reply.ts';
import type { JsonObject } from '../openapi/document.ts';
import type { PermissionName, Permissions } from '../permissions.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** A request whose form was already found right. */
export interface Exchange {
  /** Root of the API. */
  readonly api: string;
  readonly world: World;
  readonly repository: RepositoryState;
  /** Variable parts of the path, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The request's URL. */
  readonly url: URL;
  /** Empty when there was none. */
  readonly body: JsonObject;
}

/** A request about an account and what it owns. */
export interface AccountExchange extends Omit<Exchange, 'repository'> {
  readonly permissions: Permissions;
}

/** How an operation on an account is answered. What the token needs depends on the account, so it is checked there. */
export interface AccountEndpoint {
  /** @throws ApiError */
  readonly answerAccount: (exchange: AccountExchange) => Reply;
}

/** How an operation on a repository is answered, and what the token needs for it. */
export interface RepositoryEndpoint {
  readonly permission: PermissionName;
  readonly level: 'read' | 'write';
  /** @throws ApiError */
  readonly answer: (exchange: Exchange) => Reply;
}

/** How an operation is answered. */
export type Endpoint = RepositoryEndpoint | AccountEndpoint;

/** Endpoints by `operationId`. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

/** A text of the body; `fallback` when it is not there. */
export function textOf(body: JsonObject, key: string, fallback = ''): string {
  const value = body[key];
  return typeof value === 'string' ? value : fallback;
}

/** A flag of the body; `fallback` when it is not there. */
export function flagOf(body: JsonObject, key: string, fallback: boolean): boolean {
  const value = body[key];
  return typeof value === 'boolean' ? value : fallback;
}
