/** Picks the provider for a registry. */
import type { GitHubClient } from '@container-kit/github';
import type { RegistryClient } from '@container-kit/registry';
import { OciProvider } from './oci/oci-provider.ts';
import type { Provider } from './provider.ts';

/** What a provider is made of. */
export interface OpenProviderOptions {
  readonly provider: 'auto' | Provider['name'];
  /** Host as in references. */
  readonly registry: string;
  readonly client: RegistryClient;
  /** Undefined without a token. */
  readonly github: GitHubClient | undefined;
}

/** Opens the provider of a registry. */
export async function openProvider({ registry, client }: OpenProviderOptions): Promise<Provider> {
  return new OciProvider(client, registry);
}
