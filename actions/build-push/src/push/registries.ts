/** The registries that a run pushes to, over one client that keeps connections, tokens and counts. */
import { type ActionContext, UserError } from '@container-kit/core';
import { openClient, type RegistryLogin } from '@container-kit/login';
import type { Reference, RegistryClient } from '@container-kit/registry';
import { formatReference, parseReference } from '@container-kit/registry/reference';

/** What to push to, and as whom. */
export interface RegistrySettings {
  readonly logins: readonly RegistryLogin[];
  /** Full references with tags. */
  readonly references: readonly string[];
  /** Path of the input `ca-cert`, or empty. */
  readonly caCert: string;
}

/** Registries with the references to set there. */
export interface Registries {
  readonly client: RegistryClient;
  readonly destinations: readonly Reference[];
}

/** Makes the client, see `openClient`. */
export async function openRegistries(
  settings: RegistrySettings,
  context: ActionContext,
): Promise<Registries> {
  const client = await openClient({ ...settings, action: 'build-push' }, context);
  return { client, destinations: settings.references.map((reference) => parseReference(reference)) };
}

/**
 * Asks every repository whether this run may push there and, for `immutable-tags`, whether a tag exists already.
 *
 * @throws AuthenticationError or RegistryError for the first repository that refuses, UserError for a tag that exists.
 */
export async function checkAccess(
  { client, destinations }: Registries,
  { immutableTags }: { readonly immutableTags: boolean },
): Promise<void> {
  const names = new Map(destinations.map((one) => [`${one.registry}/${one.repository}`, one]));
  // To the end, whatever one of them says: an upload session that was opened must be closed again.
  const answers = await Promise.allSettled(
    [...names.values()].map(({ registry, repository }) =>
      client.repository(registry, repository).checkPush(),
    ),
  );
  const refused = answers.find((answer) => answer.status === 'rejected');
  if (refused !== undefined) throw refused.reason;
  if (!immutableTags) return;
  await Promise.all(destinations.map((destination) => refuseExisting(client, destination)));
}

async function refuseExisting(client: RegistryClient, destination: Reference): Promise<void> {
  const { registry, repository, tag } = destination;
  if (tag === undefined) return;
  const existing = await client.repository(registry, repository).resolve(tag);
  if (existing === undefined) return;
  throw new UserError(`the tag ${formatReference(destination)} exists already, with ${existing.digest}`, {
    fix: 'push another tag, or set "immutable-tags" to false',
  });
}
