import type { RepositoryState } from '../state/repository.ts';

/** Address of something below a repository, in the API. */
export function apiUrl(api: string, repository: RepositoryState, path = ''): string {
  return `${api}/repos/${repository.fullName}${path}`;
}

/** Address of something below a repository, for people. */
export function pageUrl(repository: RepositoryState, path = ''): string {
  return `https://github.com/${repository.fullName}${path}`;
}

/** An identifier as GraphQL has it; nobody may read anything into it. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

/** ISO 8601 without fractions of seconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
