import type { RepositoryContext } from './context.ts';
import { cancelUpload, openSession } from './session.ts';

/**
 * Asks whether this client may write to the repository, without writing anything: opens an upload session and
 * cancels it. There is no other way to ask: a token for fewer rights than requested is no error (distribution
 * "Token Authentication", "Requesting a Token").
 *
 * @throws AuthenticationError when it may not, RegistryError
 */
export async function checkPush(context: RepositoryContext): Promise<void> {
  const started = await openSession(context);
  if (started.outcome === 'session') {
    await cancelUpload(context, started.session);
  }
}
