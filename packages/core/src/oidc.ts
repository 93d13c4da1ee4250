/** Identity tokens of the job (docs.github.com, "OpenID Connect"). */
import { getIDToken } from '@actions/core';
import { UserError } from './errors.ts';

/**
 * Asks GitHub for a JSON Web Token that says which workflow this is, made for `audience`; it is masked in the log.
 * Proxies of the environment are used.
 *
 * @throws {UserError} when the job lacks the permission.
 * @throws {Error} when GitHub does not answer with a token, after retries.
 */
export async function getIdToken(audience?: string): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
  if (!url || !token) {
    throw new UserError('the job may not ask for an identity token', {
      fix: 'add "permissions: id-token: write" to the job',
    });
  }
  try {
    return await getIDToken(audience);
  } catch (cause) {
    // The message of @actions/core is spread over several indented lines.
    const reason = String(cause instanceof Error ? cause.message : cause).replace(/\s+/g, ' ');
    throw new Error(`GitHub gave no identity token: ${reason}`, { cause });
  }
}
