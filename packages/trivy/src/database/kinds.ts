import type { WantedFile } from '../archive/extract.ts';

/** One of Trivy's two databases (aquasecurity/trivy, `pkg/db` and `pkg/javadb`). */
export interface DatabaseKind {
  /** Names it in logs, and where it is kept. */
  readonly name: 'trivy-db' | 'trivy-java-db';
  /** Media type of the only layer. */
  readonly layerType: string;
  /** What `metadata.json` has to say. */
  readonly schemaVersion: number;
  /** Tried in this order. The first has no limits for the many jobs that GitHub runs. */
  readonly repositories: readonly string[];
  readonly wanted: readonly WantedFile<'metadata.json' | 'trivy.db' | 'trivy-java.db'>[];
  /** Of the compressed layer. */
  readonly maxBytes: number;
}

const MiB = 1024 * 1024;
const METADATA: WantedFile<'metadata.json'> = { name: 'metadata.json', maxBytes: MiB };

/** Vulnerabilities: some 50 MB, and 20 times that when unpacked. */
export const VULNERABILITIES: DatabaseKind = {
  name: 'trivy-db',
  layerType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
  schemaVersion: 2,
  repositories: ['mirror.gcr.io/aquasec/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'],
  wanted: [{ name: 'trivy.db', maxBytes: 8192 * MiB }, METADATA],
  maxBytes: 1024 * MiB,
};

/** Java archives by their hashes: some 700 MB, so it is only for images that hold any. */
export const JAVA_ARCHIVES: DatabaseKind = {
  name: 'trivy-java-db',
  layerType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
  schemaVersion: 1,
  repositories: ['mirror.gcr.io/aquasec/trivy-java-db:1', 'ghcr.io/aquasecurity/trivy-java-db:1'],
  wanted: [{ name: 'trivy-java.db', maxBytes: 16_384 * MiB }, METADATA],
  maxBytes: 4096 * MiB,
};
