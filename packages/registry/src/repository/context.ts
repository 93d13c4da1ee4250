import type { Scope } from '../auth/scope.ts';
import type { RegistryHost } from '../transport/registry-host.ts';
import type { Transport } from '../transport/transport.ts';

/** What the operations on one repository share. */
export interface RepositoryContext {
  readonly host: RegistryHost;
  readonly transport: Transport;
  /** Name below the registry, already checked against the grammar. */
  readonly repository: string;
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
