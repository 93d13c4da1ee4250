/** Trivy's database of Java archives, by which it knows a JAR from its hash (aquasecurity/trivy-java-db, `pkg/db`). */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One published archive. */
export interface JavaArtifact {
  /** `group:artifact` */
  readonly name: string;
  readonly version: string;
  /** Of the file, in hex; made up from name and version by default, for archives that nobody has. */
  readonly sha1?: string;
}

const SCHEMA = `
  CREATE TABLE artifacts(id INTEGER PRIMARY KEY, group_id TEXT, artifact_id TEXT);
  CREATE TABLE indices(artifact_id INTEGER, version TEXT, sha1 BLOB, archive_type TEXT,
    FOREIGN KEY (artifact_id) REFERENCES artifacts(id));
  CREATE UNIQUE INDEX artifacts_idx ON artifacts(artifact_id, group_id);
  CREATE INDEX indices_artifact_idx ON indices(artifact_id);
  CREATE UNIQUE INDEX indices_sha1_idx ON indices(sha1);`;

/** The bytes of a database file. */
export async function encodeJavaDatabase(artifacts: readonly JavaArtifact[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'java-db-'));
  try {
    const path = join(folder, 'trivy-java.db');
    await fill(path, artifacts);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(path: string, artifacts: readonly JavaArtifact[]): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite');
  const { createHash } = await import('node:crypto');
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const addName = database.prepare('INSERT OR IGNORE INTO artifacts(group_id, artifact_id) VALUES (?, ?)');
  const addVersion = database.prepare(
    `INSERT INTO indices(artifact_id, version, sha1, archive_type)
     VALUES ((SELECT id FROM artifacts WHERE group_id = ? AND artifact_id = ?), ?, ?, 'jar')`,
  );
  for (const { name, version, sha1 } of artifacts) {
    const [group = '', artifact = ''] = name.split(':');
    const hash = sha1 ?? createHash('sha1').update(`${name}:${version}`).digest('hex');
    addName.run(group, artifact);
    addVersion.run(group, artifact, version, Buffer.from(hash, 'hex'));
  }
  database.close();
}
