import type { Api } from '../api.ts';
import { type Fields, one } from '../decode.ts';
import { GitHubError } from '../errors.ts';
import { type EncodedPath, path } from '../path.ts';

/** Whose packages they are. `self`: the account that the token is of. */
export type PackageOwner =
  | { readonly kind: 'organization' | 'user'; readonly login: string }
  | { readonly kind: 'self' };

/**
 * Finds out what an account is, as GitHub's API has another path for each kind. Needs no permission; safe to repeat.
 *
 * @throws GitHubError 404 when there is no such account
 */
export async function findOwner(api: Api, login: string): Promise<PackageOwner> {
  const { type } = await api.call({
    method: 'GET',
    path: path`/users/${login}`,
    permission: 'metadata: read',
    decode: one(readAccount),
  });
  if (type === 'Organization') return { kind: 'organization', login };
  const self = await ownLogin(api);
  return self?.toLowerCase() === login.toLowerCase() ? { kind: 'self' } : { kind: 'user', login };
}

/** Root of the owner's part of the API. */
export function ownerPath(owner: PackageOwner): EncodedPath {
  if (owner.kind === 'self') return path`/user`;
  return owner.kind === 'organization' ? path`/orgs/${owner.login}` : path`/users/${owner.login}`;
}

/** Undefined for the token of a job or an app, which is of no account. */
async function ownLogin(api: Api): Promise<string | undefined> {
  try {
    const { login } = await api.call({
      method: 'GET',
      path: path`/user`,
      permission: 'metadata: read',
      decode: one(readAccount),
    });
    return login;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 403) return undefined;
    throw error;
  }
}

function readAccount(fields: Fields): { readonly login: string; readonly type: string } {
  return { login: fields.text('login'), type: fields.text('type') };
}
