import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarOf } from '../layout/tar.ts';
import { type Advisory, bucketsOf } from './advisories.ts';
import { encodeBolt } from './bolt.ts';
import { encodeJavaDatabase, type JavaArtifact } from './java-database.ts';

/** What a database says of itself. */
export interface DatabaseOptions {
  /** When the advisories were collected; one hour before now by default. */
  readonly updatedAt?: Date;
}

const HOUR_MS = 3_600_000;

/**
 * Writes `trivy.db` and `metadata.json` into a folder, as Trivy looks for them in `<cache>/db`.
 *
 * @returns the folder
 */
export function writeTrivyDatabase(
  folder: string,
  advisories: readonly Advisory[],
  options: DatabaseOptions = {},
): Promise<string> {
  return writeFiles(folder, databaseFiles(advisories, options));
}

/** The same for Java archives: `trivy-java.db` for `<cache>/java-db`. */
export async function writeTrivyJavaDatabase(
  folder: string,
  artifacts: readonly JavaArtifact[],
  options: DatabaseOptions = {},
): Promise<string> {
  return writeFiles(folder, await javaDatabaseFiles(artifacts, options));
}

/** `db.tar.gz` as Trivy publishes it. */
export function databaseArchive(advisories: readonly Advisory[], options: DatabaseOptions = {}): Buffer {
  return gzipSync(tarOf(databaseFiles(advisories, options)));
}

/** `javadb.tar.gz` as Trivy publishes it. */
export async function javaDatabaseArchive(
  artifacts: readonly JavaArtifact[],
  options: DatabaseOptions = {},
): Promise<Buffer> {
  return gzipSync(tarOf(await javaDatabaseFiles(artifacts, options)));
}

type Files = Readonly<Record<string, string | Uint8Array>>;

function databaseFiles(advisories: readonly Advisory[], options: DatabaseOptions): Files {
  return { 'trivy.db': encodeBolt(bucketsOf(advisories)), 'metadata.json': metadata(2, options) };
}

async function javaDatabaseFiles(
  artifacts: readonly JavaArtifact[],
  options: DatabaseOptions,
): Promise<Files> {
  return { 'trivy-java.db': await encodeJavaDatabase(artifacts), 'metadata.json': metadata(1, options) };
}

function metadata(version: number, { updatedAt = new Date(Date.now() - HOUR_MS) }: DatabaseOptions): string {
  return JSON.stringify({
    Version: version,
    NextUpdate: new Date(updatedAt.getTime() + 24 * HOUR_MS),
    UpdatedAt: updatedAt,
    // Zero in what is published: filled in by whoever downloads it.
    DownloadedAt: '0001-01-01T00:00:00Z',
  });
}

async function writeFiles(folder: string, files: Files): Promise<string> {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  return folder;
}
