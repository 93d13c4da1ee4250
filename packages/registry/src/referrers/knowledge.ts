/**
 * Whether the repositories of one registry answer the referrers API. Some registries differ from repository to
 * repository (virtual ones, proxies), so it is asked once for each.
 */
export class ReferrersKnowledge {
  readonly #supported = new Map<string, boolean>();

  /** Undefined until it was asked. */
  isSupported(repository: string): boolean | undefined {
    return this.#supported.get(repository);
  }

  learn(repository: string, supported: boolean): void {
    this.#supported.set(repository, supported);
  }
}
