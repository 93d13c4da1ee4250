import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, RegistryClient, type RetryPolicy } from '@container-kit/registry';
import { type ArchiveCaches, obtainFiles } from '../archive/obtain.ts';
import { ToolCacheFile } from '../archive/tool-cache.ts';
import { type DatabaseArtifact, fetchLayer, findArtifact } from './artifact.ts';
import { DatabaseError, StaleDatabaseError } from './errors.ts';
import { type DatabaseKind, JAVA_ARCHIVES, VULNERABILITIES } from './kinds.ts';
import { ageInDays, readUpdatedAt } from './metadata.ts';

/** A database that Trivy can use. */
export interface Database {
  /** Holds `trivy.db`, or `trivy-java.db`, and `metadata.json`. */
  readonly directory: string;
  /** Of the layer that it came in. */
  readonly digest: Digest;
  readonly updatedAt: Date;
  /** Where it came from, as configured: `ghcr.io/aquasecurity/trivy-db:2`. */
  readonly repository: string;
}

/** Where to get a database from, and how old it may be. */
export interface DatabaseOptions extends ArchiveCaches {
  /** Best made with {@link DATABASE_RETRY}, so that a registry that asks to wait is left for the next one. */
  readonly client: RegistryClient;
  /** References with a tag or digest, tried in this order; Trivy's own by default. */
  readonly repositories?: readonly string[] | undefined;
  /** Without it any age will do. */
  readonly maxAgeDays?: number | undefined;
  /** A folder of this job that nobody else can write to. The database is put below it, and its maker removes it. */
  readonly folder: string;
  /** For `RUNNER_TOOL_CACHE` and proxies; `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Clock, ms since the epoch. */
  readonly now?: () => number;
}

/**
 * GHCR limits all jobs of GitHub together, and says so with waits of microseconds: a few tries, and then the next
 * registry does better.
 */
export const DATABASE_RETRY: Partial<RetryPolicy> = {
  attempts: 4,
  capMs: 5000,
  rateLimitAttempts: 4,
  maxRetryAfterMs: 10_000,
};

/**
 * Gets the database of vulnerabilities. Repositories are tried in order, and whatever is wrong with one leads to the
 * next. The layer may come from a cache, by its digest, and is proven right while it is unpacked.
 *
 * @throws {StaleDatabaseError} when all that was found is older than `maxAgeDays`.
 * @throws {DatabaseError} when none could be had; the message names the problem of each repository.
 * @throws the reason of the signal.
 */
export function fetchDatabase(options: DatabaseOptions): Promise<Database> {
  return fetchFirst(VULNERABILITIES, options);
}

/** The same for the database of Java archives, which is needed only for images that hold any. */
export function fetchJavaDatabase(options: DatabaseOptions): Promise<Database> {
  return fetchFirst(JAVA_ARCHIVES, options);
}

async function fetchFirst(kind: DatabaseKind, options: DatabaseOptions): Promise<Database> {
  const { repositories = [], env = process.env, signal, onProblem } = options;
  const credentials = { get: async () => undefined };
  using anonymous = new RegistryClient({ env, credentials, retry: DATABASE_RETRY });
  const problems: string[] = [];
  let newest: Date | undefined;
  for (const repository of repositories.length > 0 ? repositories : kind.repositories) {
    try {
      const source = { client: options.client, anonymous, signal };
      const artifact = await findArtifact(repository, kind, source);
      return { ...(await unpackFresh(artifact, kind, { ...options, env })), repository };
    } catch (error) {
      signal?.throwIfAborted();
      const problem = `${repository}: ${error instanceof Error ? error.message : String(error)}`;
      onProblem?.(problem);
      problems.push(problem);
      if (error instanceof StaleDatabaseError && (newest === undefined || error.updatedAt > newest)) {
        newest = error.updatedAt;
      }
    }
  }
  const list = problems.join('; ');
  throw newest === undefined
    ? new DatabaseError(`there is no ${kind.name} to be had: ${list}`)
    : new StaleDatabaseError(`there is no ${kind.name} that is new enough: ${list}`, newest);
}

/** Unpacks a database into a folder of its own, which stays only when the database is new enough. */
async function unpackFresh(
  artifact: DatabaseArtifact,
  kind: DatabaseKind,
  options: DatabaseOptions & { readonly env: NodeJS.ProcessEnv },
): Promise<Omit<Database, 'repository'>> {
  const { folder, now = Date.now, maxAgeDays = Number.POSITIVE_INFINITY } = options;
  const directory = join(folder, kind.name);
  await mkdir(directory, { mode: 0o700 });
  try {
    const { 'metadata.json': metadata } = await unpack(artifact, directory, kind, options);
    const updatedAt = await readUpdatedAt(metadata.path, kind.schemaVersion, now());
    const age = ageInDays(updatedAt, now());
    if (age > maxAgeDays) {
      const made = `it was made ${age.toFixed(1)} days ago, at ${updatedAt.toISOString()}`;
      throw new StaleDatabaseError(`${made}, and may be ${maxAgeDays} days old`, updatedAt);
    }
    return { directory, digest: artifact.layer.digest, updatedAt };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

function unpack(
  artifact: DatabaseArtifact,
  folder: string,
  { name, wanted, maxBytes }: DatabaseKind,
  options: DatabaseOptions & { readonly env: NodeJS.ProcessEnv },
): ReturnType<typeof obtainFiles<DatabaseKind['wanted'][number]['name']>> {
  const { digest, size } = artifact.layer;
  if (size > maxBytes) throw new DatabaseError(`its layer has ${size} bytes, the limit is ${maxBytes}`);
  return obtainFiles({
    name,
    digest,
    maxBytes: size,
    wanted,
    // One file for all days: the newer one takes the place of the older.
    kept: ToolCacheFile.at(options.env, { tool: name, version: 'latest', file: 'db.tar.gz' }),
    folder,
    fetch: (path) => fetchLayer(artifact, path),
    signal: options.signal,
    cache: options.cache,
    onProblem: options.onProblem,
  });
}
