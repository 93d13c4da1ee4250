import type { Scope } from '../auth/scope.ts';
import type { Answer } from '../transport/answer.ts';
import type { RegistryHost, RegistryRequest } from '../transport/registry-host.ts';
import type { Transport } from '../transport/transport.ts';

/** What the operations on one repository share. */
export interface RepositoryContext {
  readonly host: RegistryHost;
  readonly transport: Transport;
  /** Name below the registry, already checked against the grammar. */
  readonly repository: string;
  /** Ends the operations of this context; the client's own signal is part of it. */
  readonly signal: AbortSignal | undefined;
}

/** Sends a request that ends with the context's signal, unless it brings its own. */
export function send<T>(
  context: RepositoryContext,
  request: RegistryRequest,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  const signal = request.signal ?? context.signal;
  return context.host.send({ ...request, ...(signal === undefined ? {} : { signal }) }, use);
}

/** Waits before another try. @throws the reason of the context's signal */
export async function pause({ transport, signal }: RepositoryContext, ms: number): Promise<void> {
  await transport.options.sleep(ms, signal);
}

/** The right to read one repository, as a request takes it. */
export function pull({ repository }: Pick<RepositoryContext, 'repository'>): readonly [Scope] {
  return [{ repository, actions: 'pull' }];
}

/** The right to write one repository, as a request takes it. */
export function push({ repository }: Pick<RepositoryContext, 'repository'>): readonly [Scope] {
  return [{ repository, actions: 'push' }];
}

/** API path of something in the repository (OCI distribution-spec, "Endpoints"). */
export function apiPath({ repository }: Pick<RepositoryContext, 'repository'>, rest: string): string {
  return `/v2/${repository}/${rest}`;
}
