/** Identity tokens of the job (docs.github.com, "OpenID Connect"). */
import { getIDToken } from '@actions/core';
import { UserError } from './errors.ts';

/**
 * Asks GitHub for a JSON Web Token that says which workflow this is, made for `audience`; it is masked in the log.
 * Proxies of the environment are used.
 *
 * @throws {UserError} when the job lacks the permission.
 */
export async function getIdToken(audience?: string): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
  if (!url || !token) {
    throw new UserError('the job may not ask for an identity token', {
      fix: 'add "permissions: id-token: write" to the job',
    });
  }
  return getIDToken(audience);
}
