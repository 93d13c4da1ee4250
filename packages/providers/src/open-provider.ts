import { UserError } from '@container-kit/core';
import type { GitHubClient } from '@container-kit/github';
import type { RegistryClient } from '@container-kit/registry';
import { splitName } from './ghcr/name.ts';
import type { Provider } from './provider.ts';

/** How a registry is spoken to; `auto`: by its host. */
export type ProviderKind = 'auto' | Provider['name'];

/** What {@link openProvider} needs. */
export interface OpenProviderOptions {
  /** Host as in references: `ghcr.io`, `docker.io`, `localhost:5000`. */
  readonly host: string;
  readonly kind?: ProviderKind;
  /** Opens the client of the registry: loading that takes a while, so what is wrong by then is told without. */
  readonly openClient: () => Promise<RegistryClient>;
  /** Names and globs of the run, where they are given: a wrong one is told before a missing token. */
  readonly repositories?: readonly string[];
  /** Needed for `ghcr`. Give it a signal, and as `mostWaitMs` what is left of the time of the run. */
  readonly github?: GitHubClient | undefined;
  /** Needed to delete from Docker Hub. */
  readonly hub?: HubOptions;
  /** Epoch in ms; `Date.now` by default. */
  readonly now?: () => number;
}

/** How Docker Hub's own API is spoken to. */
export interface HubOptions {
  /** Without a login only what is public can be seen. */
  readonly login?: { readonly username: string; readonly password: string } | undefined;
  /** Root of the API; https://hub.docker.com by default. */
  readonly url?: string;
  /** For the proxies; `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

const ECR = /(?:^public\.ecr\.aws|\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?)$/;

/**
 * Opens the provider of a host. Amazon ECR, which deletes by its own API only, is not there yet; Google's and Azure's
 * registries are spoken to as any OCI registry, so without the times and the untagged manifests that their own APIs list.
 *
 * @throws UserError for a host that no provider speaks to, and for `ghcr` a name without owner or no client of GitHub
 */
export async function openProvider(options: OpenProviderOptions): Promise<Provider> {
  const { host, kind = 'auto', openClient, repositories = [], github, hub = {}, now = Date.now } = options;
  if (ECR.test(host)) {
    throw new UserError(`input "registry": ${host} is Amazon ECR, which can't be cleaned yet`, {
      fix: "use ECR's own lifecycle policies",
    });
  }
  switch (kind === 'auto' ? kindOf(host) : kind) {
    case 'ghcr': {
      for (const name of repositories) splitName(name);
      if (github === undefined) {
        throw new UserError(`${host} needs a token of GitHub`, { fix: 'set "github-token"' });
      }
      const { GhcrProvider } = await import('./ghcr/ghcr.ts');
      return new GhcrProvider({ host, client: await openClient(), github, now });
    }
    case 'docker-hub': {
      const { openHub } = await import('./docker-hub/docker-hub.ts');
      return openHub({ ...hub, host, client: await openClient(), now });
    }
    default: {
      const { OciProvider } = await import('./oci/oci.ts');
      return new OciProvider({ host, client: await openClient(), now });
    }
  }
}

function kindOf(host: string): Provider['name'] {
  if (host === 'ghcr.io') return 'ghcr';
  return host === 'docker.io' ? 'docker-hub' : 'oci';
}
