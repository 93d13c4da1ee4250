/** What a registry login consists of. */
export type Credential =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token (`identitytoken` of the docker config): good for the token service only. */
  | { readonly kind: 'identity'; readonly token: string }
  /** A finished bearer token (`registrytoken` of the docker config). */
  | { readonly kind: 'bearer'; readonly token: string };

/** Where logins come from. */
export interface CredentialStore {
  /**
   * @param registry host with optional port as in a reference, `docker.io` for Docker Hub
   * @param repository lets Podman's per-repository logins match
   * @returns undefined for anonymous access
   * @throws CredentialError when there is a login but it cannot be read
   */
  get(registry: string, repository?: string): Promise<Credential | undefined>;
}
