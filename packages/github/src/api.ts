import type { JsonObject } from './decode.ts';
import type { GitHubErrorDetails, Permission } from './errors.ts';
import type { EncodedPath } from './path.ts';
import type { WriteKind } from './transport/rhythm.ts';
import type { Wait } from './transport/waits.ts';

/** Values of a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** A request to GitHub and how its answer is read. */
export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: EncodedPath;
  readonly query?: Query;
  /** Sent as JSON; keys that are undefined are left out. */
  readonly body?: JsonObject;
  /** The least that the job's token needs. */
  readonly permission: Permission;
  /** Reads the parsed body; undefined when the answer has none (204). @throws DecodeError */
  readonly decode: (value: unknown) => T;
  /**
   * `content`, by default for all but GET: a write that makes content, of which GitHub wants few. `points`: one that only
   * costs points, such as a deletion.
   */
  readonly rhythm?: WriteKind;
  /** Makes the error of certain refusals a narrower one; undefined leaves it as it is. */
  readonly refine?: (refusal: Refusal) => Error | undefined;
  /**
   * Asked before the request is repeated after a failure that GitHub may have acted on all the same (5xx, a connection
   * that broke). It looks for what the request makes, and gives it when it is there already. Calls without it
   * can be repeated as they are.
   */
  readonly recover?: () => Promise<T | undefined>;
}

/** A query of the GraphQL API that changes nothing, and how its answer is read. */
export interface GraphqlQuery<T> {
  readonly query: string;
  readonly variables: JsonObject;
  /** The least that the job's token needs. */
  readonly permission: Permission;
  /** Reads `data`. @throws DecodeError */
  readonly decode: (data: unknown) => T;
}

/** A final answer of status 400 or above, for {@link Call.refine}. */
export interface Refusal {
  readonly status: number;
  /** GitHub's words in one line, with those of its `errors`. */
  readonly answer: string;
  /** What the error is made of if nothing narrower is known. */
  readonly details: GitHubErrorDetails;
}

/** One page of a list. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** Whether GitHub names a page after this one: a page may be short without being the last. */
  readonly more: boolean;
  /** Number of the last page, as it is now; undefined when GitHub does not tell, as on the last page itself. */
  readonly last: number | undefined;
}

/** What the resources need of the client. */
export interface Api {
  /** @throws GitHubError */
  call<T>(call: Call<T>): Promise<T>;
  /**
   * The items of all pages; pages are fetched as they are needed, 100 items each.
   *
   * @throws GitHubError, at the page that failed
   */
  pages<T>(call: Call<readonly T[]>): AsyncGenerator<T, void, undefined>;
  /**
   * One page of a list, 100 items.
   *
   * @param page counted from 1
   * @throws GitHubError
   */
  page<T>(call: Call<readonly T[]>, page: number): Promise<ListPage<T>>;
  /** Asks the GraphQL API, for what the REST API does not tell. @throws GitHubError */
  graphql<T>(query: GraphqlQuery<T>): Promise<T>;
  /** Waits, unless the client has waited for too long already. @returns whether it waited */
  pause(wait: Wait): Promise<boolean>;
}
