/** Repositories and tags by Docker Hub's own API. */
import { UserError } from '@container-kit/core';
import { type Digest, isDigest } from '@container-kit/registry';
import { fieldOf, type HubHttp } from './hub-http.ts';

/** A tag. Its name comes from whoever may push, so it is hostile. */
export interface HubTag {
  readonly name: string;
  /** Undefined for images from before Docker Hub kept it. */
  readonly digest: Digest | undefined;
  /** Times in milliseconds since 1970. */
  readonly pushed: number | undefined;
  readonly pulled: number | undefined;
}

const PAGE = 100;

/** See above. */
export class HubApi {
  readonly #http: HubHttp;

  constructor(http: HubHttp) {
    this.#http = http;
  }

  /** `namespace/name` of all that the login may see. @throws {HttpError}, {UserError} */
  async repositories(namespace: string): Promise<readonly string[]> {
    const items = await this.#list(
      `/v2/namespaces/${encodeURIComponent(namespace)}/repositories?page_size=${PAGE}`,
    );
    return items.map((item) => `${namespace}/${String(fieldOf(item, 'name'))}`);
  }

  /** All tags of a repository. @throws {HttpError} 404 when there is none; {UserError} */
  async tags(repository: string): Promise<readonly HubTag[]> {
    return (await this.#list(`${pathOf(repository)}/tags?page_size=${PAGE}`)).map(readTag);
  }

  /** Undefined when it is gone. @throws {HttpError}, {UserError} */
  async tag(repository: string, tag: string): Promise<HubTag | undefined> {
    const path = `${pathOf(repository)}/tags/${encodeURIComponent(tag)}`;
    const { status, body } = await this.#http.send({ method: 'GET', path, accept: [404] });
    return status === 404 ? undefined : readTag(body);
  }

  /** Takes a tag away. @returns whether it was there @throws {HttpError}, {UserError} without a login or its rights */
  async deleteTag(repository: string, tag: string): Promise<boolean> {
    const [namespace = '', name = ''] = repository.split('/');
    const path = `/v2/repositories/${namespace}/${name}/tags/${encodeURIComponent(tag)}/`;
    const { status } = await this.#http.send({ method: 'DELETE', path, accept: [401, 403, 404] });
    if (status !== 401 && status !== 403) return status !== 404;
    throw new UserError(
      `Docker Hub does not let ${this.#http.isLoggedIn ? 'this login' : 'anybody'} delete from ${repository}`,
      {
        fix: 'pass "username", and as "password" an access token with the right to read, write and delete',
      },
    );
  }

  async #list(first: string): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    const seen = new Set<string>();
    for (let path: unknown = first; typeof path === 'string' && !seen.has(path); ) {
      seen.add(path);
      const { body } = await this.#http.send({ method: 'GET', path });
      const results = fieldOf(body, 'results');
      if (!Array.isArray(results)) throw new UserError('Docker Hub answers with something that is no list');
      items.push(...results);
      path = fieldOf(body, 'next');
    }
    return items;
  }
}

function pathOf(repository: string): string {
  const [namespace = '', name = ''] = repository.split('/');
  return `/v2/namespaces/${namespace}/repositories/${name}`;
}

function readTag(item: unknown): HubTag {
  const digest = fieldOf(item, 'digest');
  return {
    name: String(fieldOf(item, 'name')),
    digest: typeof digest === 'string' && isDigest(digest) ? digest : undefined,
    pushed: timeOf(fieldOf(item, 'tag_last_pushed')) ?? timeOf(fieldOf(item, 'last_updated')),
    pulled: timeOf(fieldOf(item, 'tag_last_pulled')),
  };
}

/** Docker Hub writes a year 1 where it knows nothing. */
function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return time > 0 ? time : undefined;
}
