import type { Query } from '../api.ts';
import { GitHubInputError } from '../errors.ts';
import type { EncodedPath } from '../path.ts';

/** Root of an API, `https://api.github.com` or `https://HOST/api/v3`: the only place the token is sent to. */
export class ApiRoot {
  /** Whether it is on this machine, where plain HTTP is fine and no proxy is used. */
  readonly local: boolean;
  readonly #origin: string;
  /** Without a slash at the end. */
  readonly #basePath: string;

  /**
   * @param text as GITHUB_API_URL has it
   * @throws GitHubInputError when it is no https URL (http only on this machine), or has a user or query
   */
  constructor(text: string) {
    const url = URL.parse(text);
    const fix = 'set it as GITHUB_API_URL has it, for example https://api.github.com';
    if (url === null || !/^https?:$/.test(url.protocol)) {
      throw new GitHubInputError(
        `the URL of GitHub's API is ${JSON.stringify(text)}, which is no https URL`,
        fix,
      );
    }
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      throw new GitHubInputError(`the URL of GitHub's API at ${url.host} has a user, query or fragment`, fix);
    }
    this.local = isLoopback(url.hostname);
    if (url.protocol !== 'https:' && !this.local) {
      throw new GitHubInputError(`the API of GitHub at ${url.host} would get the token unencrypted`, fix);
    }
    this.#origin = url.origin;
    this.#basePath = url.pathname.replace(/\/+$/, '');
  }

  /** URL of an endpoint. */
  url(path: EncodedPath, query: Query = {}): URL {
    const url = new URL(`${this.#origin}${this.#basePath}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  /** The GraphQL endpoint beside this API: Enterprise Server has it at /api/graphql (GraphQL, "Forming calls"). */
  get graphql(): URL {
    return new URL(`${this.#origin}${this.#basePath.replace(/\/api\/v3$/, '/api')}/graphql`);
  }

  /** Resolves a Link or Location against the request that it answers; undefined when it leads out of this API. */
  follow(from: URL, reference: string): URL | undefined {
    const to = URL.parse(reference, from.href);
    const inside =
      to !== null &&
      to.origin === this.#origin &&
      to.username === '' &&
      to.password === '' &&
      to.pathname.startsWith(`${this.#basePath}/`);
    return inside ? to : undefined;
  }

  /** Path below the root, without query: what messages show. */
  pathOf(url: URL): string {
    const { pathname } = url;
    return pathname.startsWith(`${this.#basePath}/`) ? pathname.slice(this.#basePath.length) : pathname;
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
