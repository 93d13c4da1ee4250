import type { OutgoingHttpHeaders } from 'node:http';
import { Authorizer, type Grant } from '../auth/authorizer.ts';
import type { CredentialStore } from '../auth/credentials.ts';
import type { Scope } from '../auth/scope.ts';
import { type TokenAnswer, TokenError, type TokenSend } from '../auth/token.ts';
import { type MissingRight, RegistryError } from '../errors.ts';
import { MountKnowledge } from '../repository/existence.ts';
import type { Answer } from './answer.ts';
import type { Outgoing, RequestBody } from './exchange.ts';
import { type Purpose, refusal } from './failure.ts';
import { apiHost } from './hosts.ts';
import { registryOrigin } from './scheme.ts';
import { redact, type Target } from './target.ts';
import type { Transport } from './transport.ts';

/** One request to a registry's API. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Path below the API host, or a whole target that the registry named (Location, Link). */
  readonly to: string | Target;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: RequestBody;
  /** Rights that it needs; the first one names the repository that it is about. */
  readonly scopes: readonly [Scope, ...Scope[]];
  /** Statuses that are answers; all others are errors. */
  readonly accept: readonly number[];
  /** The answer has a body of more than 1 MiB. */
  readonly bulk?: boolean;
  /** Tries in all; as the client's policy says when left out. */
  readonly attempts?: number;
  /** Ends the request and the waits between its tries. */
  readonly signal?: AbortSignal;
}

const MAX_TOKEN_BYTES = 64 * 1024;

/** One registry: where its API is, how it wants requests authorised, and what was learned about it. */
export class RegistryHost {
  /** As in references: `docker.io`, `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  readonly mounts: MountKnowledge;
  readonly #transport: Transport;
  readonly #authorizer: Authorizer;
  readonly #signal: AbortSignal | undefined;
  #origin: Promise<string> | undefined;

  /** @param signal ends token requests, which several others may be waiting for */
  constructor(
    registry: string,
    transport: Transport,
    credentials: CredentialStore,
    signal: AbortSignal | undefined,
  ) {
    this.#signal = signal;
    this.registry = registry;
    this.mounts = new MountKnowledge(registry);
    this.#transport = transport;
    this.#authorizer = new Authorizer({
      registry,
      credentials,
      send: (request) => this.#sendToTokenService(request),
      origin: () => this.origin(),
      now: transport.options.now,
    });
  }

  /** Scheme and host of the API; found out once. */
  origin(): Promise<string> {
    this.#origin ??= registryOrigin(apiHost(this.registry));
    return this.#origin;
  }

  /** Announces rights that will be needed, so that one token can cover all of them. */
  declare(scopes: readonly Scope[]): void {
    this.#authorizer.declare(scopes);
  }

  /**
   * Sends a request: authorised, limited, repeated.
   *
   * @param use makes the result from an accepted answer; it must read the body or drop it
   * @throws AuthenticationError, RegistryError, CredentialError, UnsafeTargetError, or what `use` throws
   */
  async send<T>(request: RegistryRequest, use: (answer: Answer) => Promise<T>): Promise<T> {
    const target =
      typeof request.to === 'string' ? { origin: await this.origin(), path: request.to } : request.to;
    const purpose = this.#purpose(request, target);
    return await this.#transport.repeat({
      purpose,
      send: () => this.#sendAuthorised(request, target, purpose),
      accepts: (status) => request.accept.includes(status),
      use,
      attempts: request.attempts,
      signal: request.signal,
    });
  }

  #purpose({ method, scopes: [scope] }: RegistryRequest, target: Target): Purpose {
    const right: MissingRight = {
      registry: this.registry,
      repository: scope.repository,
      action: scope.actions,
    };
    return { method, target, right, identity: () => this.#authorizer.describe(scope.repository) };
  }

  async #sendAuthorised(request: RegistryRequest, target: Target, purpose: Purpose): Promise<Answer> {
    const outgoing: Outgoing = {
      method: request.method,
      target,
      headers: request.headers ?? {},
      body: request.body,
      bulk: request.bulk,
    };
    // An upload location on another host gets no credentials and no say in how to log in.
    if (target.origin !== (await this.origin())) {
      return await this.#transport.once(outgoing, request.signal);
    }
    try {
      let grant: Grant | undefined = await this.#authorizer.authorize(request.scopes);
      let answer = await this.#sendGranted(outgoing, grant, request.signal);
      for (let tries = 0; isChallenge(answer, target) && mayRenew(tries, grant, request); tries += 1) {
        const challenge = answer.header('www-authenticate');
        // Read before asking for a token: the slot it holds may be the last one of a host that also gives tokens.
        await answer.errorText();
        grant = await this.#renew(grant, challenge, request.scopes);
        if (grant === undefined) {
          break;
        }
        answer = await this.#sendGranted(outgoing, grant, request.signal);
      }
      return answer;
    } catch (error) {
      throw await this.#explainTokenError(error, purpose);
    }
  }

  async #renew(
    refused: Grant,
    challenge: string | undefined,
    scopes: readonly Scope[],
  ): Promise<Grant | undefined> {
    try {
      return await this.#authorizer.renew(refused, challenge, scopes);
    } finally {
      refused.settle(false);
    }
  }

  async #sendGranted(outgoing: Outgoing, grant: Grant, signal: AbortSignal | undefined): Promise<Answer> {
    const { header } = grant;
    const authorization = header === undefined ? {} : { authorization: header };
    let status = 0;
    try {
      const answer = await this.#transport.once(
        { ...outgoing, headers: { ...outgoing.headers, ...authorization } },
        signal,
      );
      status = answer.status;
      return answer;
    } finally {
      // After a 401 the others keep waiting until the challenge in it has been dealt with.
      if (status !== 401) {
        grant.settle((status > 0 && status < 400) || status === 404);
      }
    }
  }

  async #sendToTokenService(request: Parameters<TokenSend>[0]): Promise<TokenAnswer> {
    const { target, method } = request;
    const purpose: Purpose = { method, target, right: undefined, identity: async () => '' };
    return await this.#transport.repeat({
      purpose,
      send: () => this.#transport.once(request, this.#signal),
      signal: this.#signal,
      accepts: (status) => status < 500 && status !== 429 && status !== 408,
      use: async (answer) => {
        const { status } = answer;
        const problem = status === 200 ? '' : await answer.problem();
        const bytes = status === 200 ? await answer.bytes(MAX_TOKEN_BYTES) : new Uint8Array();
        return { status, bytes, problem };
      },
    });
  }

  async #explainTokenError(error: unknown, purpose: Purpose): Promise<unknown> {
    if (!(error instanceof TokenError)) {
      return error;
    }
    const { method, target, right } = purpose;
    const details = { method, url: redact(target), status: error.status, temporary: false, cause: error };
    if (right === undefined || (error.status !== 401 && error.status !== 403)) {
      return new RegistryError({ ...details, message: `${method} ${details.url}: ${error.message}` });
    }
    return await refusal({ ...details, problem: error.message }, purpose, right);
  }
}

/** Once; and once more when the token was to cover several scopes, and the service gave one for some of them. */
function mayRenew(tries: number, { token }: Grant, { scopes }: RegistryRequest): boolean {
  return tries === 0 || (tries === 1 && token !== undefined && token.scopes.length > scopes.length);
}

/** A 401 from behind a redirect is no word of the registry. */
function isChallenge(answer: Answer, target: Target): boolean {
  return answer.status === 401 && answer.target.origin === target.origin;
}
