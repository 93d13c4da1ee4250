import type { Digest } from '../registry/digest.ts';
import type { TestRegistry } from '../registry/registry.ts';
import type { Advisory } from './advisories.ts';
import { type DatabaseOptions, databaseArchive, javaDatabaseArchive } from './database.ts';
import type { JavaArtifact } from './java-database.ts';

/** A database in a registry. */
export interface PublishedDatabase {
  /** `127.0.0.1:PORT/aquasecurity/trivy-db:2`: what `db-repository` is set to. */
  readonly repository: string;
  /** Of the manifest. */
  readonly manifest: Digest;
  /** Of the only layer. */
  readonly layer: Digest;
}

/** Where and how a database is published. */
export interface PublishOptions extends DatabaseOptions {
  /** `aquasecurity/trivy-db:2`, or `aquasecurity/trivy-java-db:1`, by default. */
  readonly name?: string;
}

const ARTIFACT_TYPE = 'application/vnd.aquasec.trivy.config.v1+json';

/** Publishes a vulnerability database in a test registry under the media types of the real one. */
export function publishTrivyDatabase(
  registry: TestRegistry,
  advisories: readonly Advisory[],
  options: PublishOptions = {},
): Promise<PublishedDatabase> {
  const { name = 'aquasecurity/trivy-db:2' } = options;
  const archive = databaseArchive(advisories, options);
  return publishDatabaseArchive(registry, name, archive, 'db');
}

/** The same for the database of Java archives. */
export async function publishTrivyJavaDatabase(
  registry: TestRegistry,
  artifacts: readonly JavaArtifact[],
  options: PublishOptions = {},
): Promise<PublishedDatabase> {
  const { name = 'aquasecurity/trivy-java-db:1' } = options;
  const archive = await javaDatabaseArchive(artifacts, options);
  return publishDatabaseArchive(registry, name, archive, 'javadb');
}

/**
 * Publishes any bytes as if they were a database: an OCI artifact of exactly one layer, as oras pushes it.
 *
 * @param name repository and tag
 */
export async function publishDatabaseArchive(
  registry: TestRegistry,
  name: string,
  archive: Uint8Array,
  kind: 'db' | 'javadb',
): Promise<PublishedDatabase> {
  const [repository = '', tag = ''] = name.split(':');
  const config = Buffer.from('{}');
  const layer = await registry.putBlob(repository, archive);
  const manifest = await registry.putManifest(
    repository,
    {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: ARTIFACT_TYPE,
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: await registry.putBlob(repository, config),
        size: config.length,
      },
      layers: [
        {
          mediaType: `application/vnd.aquasec.trivy.${kind}.layer.v1.tar+gzip`,
          digest: layer,
          size: archive.length,
          annotations: { 'org.opencontainers.image.title': `${kind}.tar.gz` },
        },
      ],
      annotations: { 'org.opencontainers.image.created': '2026-01-01T00:00:00Z' },
    },
    { tags: [tag] },
  );
  return { repository: `${registry.host}/${name}`, manifest, layer };
}
