import { setTimeout as delay } from 'node:timers/promises';
import { type CredentialStore, createCredentialStore } from './auth/credentials.ts';
import type { Scope } from './auth/scope.ts';
import { formatRepository, InvalidReferenceError, parseRepository } from './reference.ts';
import { RepositoryClient } from './repository/repository.ts';
import { Connections, DOCKER_CERTS_DIR } from './transport/connections.ts';
import { type Concurrency, DEFAULT_CONCURRENCY } from './transport/limiter.ts';
import { RegistryHost } from './transport/registry-host.ts';
import { DEFAULT_RETRY, type RetryPolicy } from './transport/retry.ts';
import { Stats } from './transport/stats.ts';
import { Transport } from './transport/transport.ts';
import { DEFAULT_TIMEOUTS, type Timeouts } from './transport/watchdog.ts';

/** Everything is optional: a client without options uses the logins of this machine. */
export interface RegistryClientOptions {
  /** Where logins come from; by default as Docker and Podman keep them, found through `env`. */
  readonly credentials?: CredentialStore;
  /** For logins and proxies (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`); `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  readonly userAgent?: string;
  /** PEM certificates to trust besides the default roots. */
  readonly ca?: string | readonly string[];
  readonly retry?: Partial<RetryPolicy>;
  readonly timeouts?: Partial<Timeouts>;
  readonly concurrency?: Partial<Concurrency>;
  /** Ends all requests and waits of this client. */
  readonly signal?: AbortSignal;
  /** Texts of `Warning` headers, each once. They are the registry's, so hostile. */
  readonly onWarning?: (text: string) => void;
  /** Folder of per-registry certificates, `<folder>/<host>/ca.crt`; Docker's by default. */
  readonly certsDir?: string;
  /** Clock (epoch in ms), sleep and chance, for tests. */
  readonly now?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly random?: () => number;
}

/** Speaks to any number of registries; keeps connections, tokens and what it learned until it is closed. */
export class RegistryClient {
  /** What was sent and received so far. */
  readonly stats = new Stats();
  readonly #transport: Transport;
  readonly #connections: Connections;
  readonly #credentials: CredentialStore;
  readonly #signal: AbortSignal | undefined;
  readonly #hosts = new Map<string, RegistryHost>();

  constructor(options: RegistryClientOptions = {}) {
    const env = options.env ?? process.env;
    this.#signal = options.signal;
    this.#credentials = options.credentials ?? createCredentialStore({ env });
    const ca = typeof options.ca === 'string' ? [options.ca] : (options.ca ?? []);
    this.#connections = new Connections({ ca, env, certsDir: options.certsDir ?? DOCKER_CERTS_DIR });
    this.#transport = new Transport({
      connections: this.#connections,
      stats: this.stats,
      timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
      retry: { ...DEFAULT_RETRY, ...options.retry },
      concurrency: { ...DEFAULT_CONCURRENCY, ...options.concurrency },
      userAgent: options.userAgent ?? 'container-kit',
      onWarning: options.onWarning ?? (() => undefined),
      now: options.now ?? Date.now,
      sleep: options.sleep ?? sleep,
      random: options.random ?? Math.random,
    });
  }

  /**
   * @param registry host with optional port, `docker.io` for Docker Hub
   * @param repository normalised name, as {@link parseReference} gives it
   * @param options.signal ends the operations of this repository client, beside the client's own signal
   * @throws InvalidReferenceError
   */
  repository(
    registry: string,
    repository: string,
    options: { readonly signal?: AbortSignal } = {},
  ): RepositoryClient {
    const name = formatRepository({ registry, repository });
    if (formatRepository(parseRepository(name)) !== name) {
      throw new InvalidReferenceError(
        `${JSON.stringify(name)} is not normalised: pass it through parseReference`,
      );
    }
    const signals = [this.#signal, options.signal].filter((signal) => signal !== undefined);
    const signal = signals.length < 2 ? signals[0] : AbortSignal.any(signals);
    return new RepositoryClient({
      host: this.#host(registry),
      transport: this.#transport,
      repository,
      signal,
    });
  }

  /** Announces which rights will be needed at a registry, so that one token can cover all of them. */
  declareScopes(registry: string, scopes: readonly Scope[]): void {
    this.#host(registry).declare(scopes);
  }

  /** Closes its connections. */
  close(): void {
    this.#connections.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #host(registry: string): RegistryHost {
    const known = this.#hosts.get(registry);
    if (known !== undefined) {
      return known;
    }
    const fresh = new RegistryHost(registry, this.#transport, this.#credentials, this.#signal);
    this.#hosts.set(registry, fresh);
    return fresh;
  }
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.reason ?? error;
  }
}
