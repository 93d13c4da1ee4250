import type { Expected } from '../content.ts';
import { RegistryError } from '../errors.ts';
import type { Answer } from '../transport/answer.ts';
import type { Target } from '../transport/target.ts';
import { apiPath, push, type RepositoryContext, send } from './context.ts';
import { hasBlob } from './existence.ts';

/** Either the blob is in place, or there is a session to send it to. */
export type Started =
  | { readonly outcome: 'exists' | 'mounted' }
  | { readonly outcome: 'session'; readonly session: Target };

const CANCEL_MS = 3_000;

/**
 * Finds the blob in the repository or opens an upload session, in one request where the registry allows it: a
 * mount (OCI distribution-spec, "Mounting a blob from another repository") whose `from` is another repository
 * or, when none is known, the repository itself. 201 means that the blob is there; 202 opens a session as a
 * plain POST would.
 *
 * @param mountFrom undefined opens a session without asking
 */
export async function startUpload(
  context: RepositoryContext,
  expected: Expected,
  mountFrom: readonly string[] | undefined,
): Promise<Started> {
  const { mounts } = context.host;
  if (mountFrom === undefined) {
    return await openSession(context);
  }
  if (mounts.headFirst(expected) && (await hasBlob(context, expected.digest))) {
    return { outcome: 'exists' };
  }
  for (const from of mountFrom.filter((source) => !mounts.isRefused(source))) {
    const mounted = await tryMount(context, expected, from);
    if (mounted !== undefined) {
      return mounted;
    }
  }
  const own = mountFrom.length === 0 && mounts.worthTrying ? await askItself(context, expected) : undefined;
  return own ?? (await openSession(context));
}

/** Ends a session that will not be used (OCI distribution-spec, "Cancel a blob upload"); best effort. */
export async function cancelUpload(context: RepositoryContext, session: Target): Promise<void> {
  try {
    await send(
      context,
      {
        method: 'DELETE',
        to: session,
        scopes: push(context),
        accept: [200, 202, 204],
        attempts: 1,
        // The client's own signal may be what ended the upload.
        signal: AbortSignal.timeout(CANCEL_MS),
      },
      (answer) => answer.skip(),
    );
  } catch {
    // Sessions expire by themselves; many registries cannot cancel them.
  }
}

/** @returns undefined when the registry does not take the request at all */
async function tryMount(
  context: RepositoryContext,
  expected: Expected,
  from: string,
): Promise<Started | undefined> {
  try {
    const started = await post(context, mountQuery(expected, from), from);
    if (started.outcome === 'session') {
      context.host.mounts.distrust();
    }
    return started;
  } catch (error) {
    const refused = ignoreRefusal(error);
    context.host.mounts.refuse(from);
    return refused;
  }
}

async function askItself(context: RepositoryContext, expected: Expected): Promise<Started | undefined> {
  const { mounts } = context.host;
  try {
    const started = await post(context, mountQuery(expected, context.repository), context.repository);
    if (started.outcome !== 'session') {
      return { outcome: 'exists' };
    }
    const ask = (): Promise<boolean> => hasBlob(context, expected.digest);
    if ((await mounts.isSilentAbout(expected, ask)) && (await ask())) {
      await cancelUpload(context, started.session);
      return { outcome: 'exists' };
    }
    return started;
  } catch (error) {
    const refused = ignoreRefusal(error);
    mounts.distrust();
    return refused;
  }
}

/** Opens an upload session without asking whether a blob is there. */
export async function openSession(context: RepositoryContext): Promise<Started> {
  return await post(context, '', undefined);
}

/** Harbor answers 401 and others 4xx or 405 where 202 is due: then the plain POST has the last word. */
function ignoreRefusal(error: unknown): undefined {
  const { status = 0, temporary = true } = error instanceof RegistryError ? error : {};
  if (temporary || status < 400) {
    throw error;
  }
  return undefined;
}

function mountQuery({ digest }: Expected, from: string): string {
  return `?mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(from)}`;
}

function post(context: RepositoryContext, query: string, from: string | undefined): Promise<Started> {
  const other =
    from === undefined || from === context.repository ? [] : [{ repository: from, actions: 'pull' } as const];
  return send(
    context,
    {
      method: 'POST',
      to: apiPath(context, `blobs/uploads/${query}`),
      scopes: [...push(context), ...other],
      accept: from === undefined ? [202] : [201, 202],
    },
    async (answer: Answer): Promise<Started> => {
      await answer.skip();
      return answer.status === 201
        ? { outcome: 'mounted' }
        : { outcome: 'session', session: answer.location('POST') };
    },
  );
}
