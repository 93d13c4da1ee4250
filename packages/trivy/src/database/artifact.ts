import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  AuthenticationError,
  type Descriptor,
  DigestMismatchError,
  parseManifest,
  type RegistryClient,
  type RepositoryClient,
} from '@container-kit/registry';
import { parseReference } from '@container-kit/registry/reference';
import { DatabaseError } from './errors.ts';
import type { DatabaseKind } from './kinds.ts';

/** A published database: an OCI artifact with exactly one layer. */
export interface DatabaseArtifact {
  readonly repository: RepositoryClient;
  readonly layer: Descriptor;
}

/** What requests are made with. */
export interface ArtifactSource {
  /** With the logins of the user, which mirrors may need. */
  readonly client: RegistryClient;
  /** Without any. */
  readonly anonymous: RegistryClient;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks up a database in a registry.
 *
 * @param reference with a tag or digest
 * @throws {DatabaseError} when there is something else.
 * @throws {RegistryError} {@link InvalidReferenceError} {@link InvalidManifestError}
 */
export async function findArtifact(
  reference: string,
  kind: DatabaseKind,
  { client, anonymous, signal }: ArtifactSource,
): Promise<DatabaseArtifact> {
  try {
    return await lookUp(reference, kind, client, signal);
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    // The databases are public, and a login that has run out or is for other repositories keeps them from us.
    return await lookUp(reference, kind, anonymous, signal).catch(() => {
      throw error;
    });
  }
}

async function lookUp(
  reference: string,
  { layerType }: DatabaseKind,
  client: RegistryClient,
  signal: AbortSignal | undefined,
): Promise<DatabaseArtifact> {
  const { registry, repository: name, tag, digest } = parseReference(reference);
  const repository = client.repository(registry, name, signal && { signal });
  const { bytes, descriptor } = await repository.getManifest(digest ?? tag ?? 'latest');
  const manifest = parseManifest(bytes, descriptor.mediaType);
  const layers = manifest.kind === 'image' ? manifest.layers : [];
  const [layer] = layers;
  if (layer === undefined || layers.length > 1 || layer.mediaType !== layerType) {
    throw new DatabaseError(`there is something else than one layer of type ${layerType}`);
  }
  return { repository, layer };
}

/** Writes the layer to a path; wrong content is fetched once more. @throws {RegistryError} {@link DigestMismatchError} */
export async function fetchLayer({ repository, layer }: DatabaseArtifact, path: string): Promise<void> {
  const write = () => pipeline(repository.getBlob(layer), createWriteStream(path));
  await write().catch(async (error: unknown) => {
    if (!(error instanceof DigestMismatchError)) throw error;
    await write();
  });
}
