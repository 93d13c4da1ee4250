/** The registries that a run pushes to, over one client that keeps connections, tokens and counts. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ActionContext, UserError } from '@container-kit/core';
import type { Reference, RegistryClient } from '@container-kit/registry';
import type { RegistryLogin } from '../build/login.ts';

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

/**
 * Makes the client. It is closed at the end of the step.
 *
 * @throws {UserError} when the file of `ca-cert` can't be read or holds no certificate.
 */
export async function openRegistries(
  settings: RegistrySettings,
  context: ActionContext,
): Promise<Registries> {
  const { env, signal, log, github, onExit } = context;
  const { createCredentialStore, parseReference, RegistryClient } = await import('@container-kit/registry');
  const ca =
    settings.caCert === '' ? [] : [await readCertificates(resolve(github.workspace, settings.caCert))];
  const client = new RegistryClient({
    credentials: createCredentialStore({ logins: settings.logins, env }),
    env,
    ca,
    signal,
    userAgent: 'container-kit/build-push',
    onWarning: (text) => log.foreign(`A registry warns: ${text}`),
  });
  onExit(() => client.close());
  return { client, destinations: settings.references.map((reference) => parseReference(reference)) };
}

async function readCertificates(path: string): Promise<string> {
  const fix = 'give the path of a PEM file, relative to the workspace';
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`input "ca-cert": the file ${path} can't be read`, { fix, cause });
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new UserError(`input "ca-cert": the file ${path} holds no certificate in PEM form`, { fix });
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
  await Promise.all(
    [...names.values()].map(({ registry, repository }) =>
      client.repository(registry, repository).checkPush(),
    ),
  );
  if (!immutableTags) return;
  await Promise.all(destinations.map((destination) => refuseExisting(client, destination)));
}

async function refuseExisting(client: RegistryClient, destination: Reference): Promise<void> {
  const { registry, repository, tag } = destination;
  if (tag === undefined) return;
  const existing = await client.repository(registry, repository).resolve(tag);
  if (existing === undefined) return;
  const { formatReference } = await import('@container-kit/registry');
  throw new UserError(`the tag ${formatReference(destination)} exists already, with ${existing.digest}`, {
    fix: 'push another tag, or set "immutable-tags" to false',
  });
}
