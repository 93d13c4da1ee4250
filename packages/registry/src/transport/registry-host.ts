import type { OutgoingHttpHeaders } from 'node:http';
import { Authorizer, type Grant } from '../auth/authorizer.ts';
import type { CredentialStore } from '../auth/credentials.ts';
import type { Scope } from '../auth/scope.ts';
import type { MissingRight } from '../errors.ts';
import { ReferrersKnowledge } from '../referrers/knowledge.ts';
import { MountKnowledge } from '../repository/existence.ts';
import { Sightings } from '../repository/sightings.ts';
import type { Answer } from './answer.ts';
import type { Outgoing, RequestBody } from './exchange.ts';
import type { Purpose } from './failure.ts';
import { apiHost } from './hosts.ts';
import { registryOrigin } from './scheme.ts';
import type { Target } from './target.ts';
import { explainTokenError, tokenSender } from './token-service.ts';
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
  /** A redirect to another origin is an answer and not followed. */
  readonly stayOnOrigin?: boolean;
  /** Tries in all; as the client's policy says when left out. */
  readonly attempts?: number;
  /** Ends the request and the waits between its tries. */
  readonly signal?: AbortSignal;
}

/** One registry: where its API is, how it wants requests authorised, and what was learned about it. */
export class RegistryHost {
  /** As in references: `docker.io`, `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  readonly mounts: MountKnowledge;
  readonly referrers = new ReferrersKnowledge();
  readonly sightings: Sightings;
  readonly #transport: Transport;
  readonly #authorizer: Authorizer;
  #origin: Promise<string> | undefined;

  /** @param signal ends token requests, which several others may be waiting for */
  constructor(
    registry: string,
    transport: Transport,
    credentials: CredentialStore,
    signal: AbortSignal | undefined,
  ) {
    this.registry = registry;
    this.mounts = new MountKnowledge(registry);
    this.sightings = new Sightings(transport.options.now);
    this.#transport = transport;
    this.#authorizer = new Authorizer({
      registry,
      credentials,
      send: tokenSender(transport, signal),
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
      stayOnOrigin: request.stayOnOrigin,
    };
    // An upload location on another host gets no credentials and no say in how to log in.
    if (target.origin !== (await this.origin())) {
      return await this.#transport.once(outgoing, request.signal);
    }
    try {
      return await this.#sendRenewing(outgoing, request);
    } catch (error) {
      throw await explainTokenError(error, purpose);
    }
  }

  async #sendRenewing(outgoing: Outgoing, { scopes, signal }: RegistryRequest): Promise<Answer> {
    const first = await this.#authorizer.authorize(scopes);
    try {
      let grant = first;
      let answer = await this.#sendGranted(outgoing, grant, signal);
      for (
        let tries = 0;
        isChallenge(answer, outgoing.target) && mayRenew(tries, grant, scopes);
        tries += 1
      ) {
        const challenge = answer.header('www-authenticate');
        // Read before asking for a token: the slot it holds may be the last one of a host that also gives tokens.
        await answer.errorText();
        const renewed = await this.#authorizer.renew(grant, challenge, scopes);
        first.settle(false);
        if (renewed === undefined) {
          break;
        }
        grant = renewed;
        answer = await this.#sendGranted(outgoing, grant, signal);
      }
      return answer;
    } finally {
      // Whatever happened, nobody must go on waiting for the outcome of this request.
      first.settle(false);
    }
  }

  async #sendGranted(outgoing: Outgoing, grant: Grant, signal: AbortSignal | undefined): Promise<Answer> {
    const { header } = grant;
    const authorization = header === undefined ? {} : { authorization: header };
    const headers = { ...outgoing.headers, ...authorization };
    const answer = await this.#transport.once({ ...outgoing, headers }, signal);
    // After a 401 the others keep waiting until the challenge in it has been dealt with.
    if (answer.status < 400 || answer.status === 404) {
      grant.settle(true);
    }
    return answer;
  }
}

/** Once; and once more when the token was to cover several scopes, and the service gave one for some of them. */
function mayRenew(tries: number, { token }: Grant, scopes: readonly Scope[]): boolean {
  return tries === 0 || (tries === 1 && token !== undefined && token.scopes.length > scopes.length);
}

/** A 401 from behind a redirect is no word of the registry. */
function isChallenge(answer: Answer, target: Target): boolean {
  return answer.status === 401 && answer.target.origin === target.origin;
}
