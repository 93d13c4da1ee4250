import { jsonReply, type Reply } from '../registry/reply.ts';
import { type RegistryRequest, readBody } from '../registry/request.ts';
import { ApiError, notFound } from './api-error.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { ENDPOINTS } from './endpoints/table.ts';
import { answerGraphql } from './graphql.ts';
import type { Description, OperationRequest } from './openapi/description.ts';
import { isObject, type JsonObject } from './openapi/document.ts';
import { isAllowed, type Permissions } from './permissions.ts';
import type { PointsLimit } from './points-limit.ts';
import type { RateLimit } from './rate-limit.ts';
import type { ApiLog } from './request-log.ts';
import type { World } from './state/world.ts';

const MAX_BODY_BYTES = 64 * 2 ** 20;
const API_VERSION = '2022-11-28';

/** Of github.com, and of Enterprise Server, where it is beside the REST API. */
const GRAPHQL_PATHS: readonly string[] = ['/graphql', '/api/graphql'];

/** What an {@link Api} is made of. */
export interface ApiParts {
  readonly world: World;
  readonly description: Description;
  readonly log: ApiLog;
  readonly rateLimit: RateLimit;
  readonly pointsLimit: PointsLimit | undefined;
  readonly token: string;
  readonly permissions: () => Permissions;
  /** Path of the API's root, without a slash at the end. */
  readonly basePath: string;
  /** Root of the API, once the server listens. */
  readonly root: () => string;
}

/** A request whose body was read. */
interface Received {
  readonly request: RegistryRequest;
  readonly path: string;
  readonly body: unknown;
  readonly found: OperationRequest | undefined;
}

/** The REST API: every request and every answer is held against GitHub's description. */
export class Api {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  /** Answers a request, whatever it is. */
  async answer(request: RegistryRequest): Promise<Reply> {
    const { log, basePath, description, rateLimit, world } = this.#parts;
    const path = request.path.startsWith(`${basePath}/`) ? request.path.slice(basePath.length) : request.path;
    const body = await readJson(request);
    const received = { request, path, body, found: description.find(request.method, path) };
    const reply = this.#reply(received);
    log.requests.push({
      method: request.method,
      path,
      query: Object.fromEntries(request.query),
      body,
      headers: { ...request.headers, authorization: request.headers.authorization?.split(' ')[0] },
      operation: received.found?.operation.id,
      status: reply.status,
    });
    const headers = {
      Date: world.now().toUTCString(),
      'X-GitHub-Request-Id': `FAKE:${log.requests.length}`,
      ...rateLimit.headers(),
    };
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }

  #reply(received: Received): Reply {
    try {
      return this.#checkAnswer(received, this.#admit(received));
    } catch (error) {
      if (error instanceof ApiError) return error.toReply();
      this.#violation(received, `the fake failed: ${error instanceof Error ? error.stack : String(error)}`);
      return new ApiError(500, 'Server Error').toReply();
    }
  }

  /** In GitHub's order: who is it, how often, what, where, may it. */
  #admit(received: Received): Reply {
    this.#checkHeaders(received);
    this.#parts.rateLimit.take();
    const { request, path, body, found } = received;
    this.#parts.pointsLimit?.take(found?.operation.id ?? path, request.method);
    if (request.method === 'POST' && GRAPHQL_PATHS.includes(path)) return this.#graphql(received);
    const endpoint = found && ENDPOINTS[found.operation.id];
    if (found === undefined || endpoint === undefined) {
      this.#violation(received, 'is no operation of the description');
      throw notFound();
    }
    const problems = this.#parts.description.checkRequest(found, request.query, body);
    if (problems.length > 0) {
      this.#violation(received, problems.join('; '));
      throw new ApiError(400, `not as documented: ${problems.join('; ')}`);
    }
    return this.#dispatch(endpoint, received, found);
  }

  /** GraphQL is not part of the description. */
  #graphql(received: Received): Reply {
    const { world, permissions } = this.#parts;
    const reply = answerGraphql({ body: received.body, world, permissions: permissions() });
    if (reply !== undefined) return reply;
    this.#violation(received, 'is no query that the fake knows');
    throw new ApiError(400, 'Problems parsing JSON');
  }

  #dispatch(endpoint: Endpoint, { request, path, body }: Received, { parameters }: OperationRequest): Reply {
    const { world, permissions } = this.#parts;
    const api = this.#parts.root();
    const url = new URL(`${api}${path}?${request.query}`);
    const exchange = { api, world, parameters, url, body: isObject(body) ? body : {} };
    if ('answerAccount' in endpoint) {
      return endpoint.answerAccount({ ...exchange, permissions: permissions() });
    }
    const repository = world.find(`${parameters.owner}/${parameters.repo}`);
    if (repository === undefined) throw notFound();
    if (!isAllowed(permissions(), endpoint.permission, endpoint.level)) {
      throw new ApiError(403, 'Resource not accessible by integration');
    }
    return endpoint.answer({ ...exchange, repository });
  }

  #checkHeaders(received: Received): void {
    const { headers } = received.request;
    // GitHub takes both words (docs.github.com, "Authenticating to the REST API"); clients of others still send the old one.
    const [scheme = '', token] = headers.authorization?.split(' ') ?? [];
    if (!/^(?:bearer|token)$/i.test(scheme) || token !== this.#parts.token) {
      throw new ApiError(401, 'Bad credentials');
    }
    if (!headers['user-agent']) {
      throw new ApiError(403, 'Request forbidden by administrative rules. Please add a User-Agent header.');
    }
    if (headers['x-github-api-version'] !== API_VERSION) {
      this.#violation(received, `X-GitHub-Api-Version is not ${API_VERSION}`);
    }
  }

  #checkAnswer(received: Received, reply: Reply): Reply {
    const { found } = received;
    const body: unknown = reply.body instanceof Buffer ? JSON.parse(reply.body.toString('utf8')) : undefined;
    const problems =
      found === undefined ? [] : this.#parts.description.checkAnswer(found.operation, reply.status, body);
    if (problems.length === 0) return reply;
    this.#violation(received, `the fake's answer ${reply.status}: ${problems.join('; ')}`);
    return jsonReply(500, { message: 'Server Error' });
  }

  #violation({ request, path }: Received, problem: string): void {
    this.#parts.log.violations.push(`${request.method} ${path}: ${problem}`);
  }
}

/** The parsed body; undefined when empty, the text itself when it is no JSON. */
async function readJson(request: RegistryRequest): Promise<JsonObject | string | undefined> {
  const text = (await readBody(request, MAX_BODY_BYTES, 'the body is too large')).toString('utf8');
  if (text === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : text;
  } catch {
    return text;
  }
}
