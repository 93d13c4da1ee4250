import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '@container-kit/core';
import { type Digest, hexOf } from '@container-kit/registry';
import { ArchiveError } from './errors.ts';
import { type ExtractedFile, extractFiles, type WantedFile } from './extract.ts';
import type { ToolCacheFile } from './tool-cache.ts';

/** Where archives are looked for before they are downloaded. Nothing that comes from there is trusted. */
export interface ArchiveCaches {
  /** The cache of GitHub Actions. */
  readonly cache?: Cache | undefined;
  /** Told one line about each cache that did not help, for the debug log. */
  readonly onProblem?: ((problem: string) => void) | undefined;
}

/** An archive, and what is wanted of it. */
export interface ArchiveWish<Name extends string> extends ArchiveCaches {
  /** Names it in logs and in keys of the cache: `trivy`, `trivy-db`. */
  readonly name: string;
  readonly digest: Digest;
  readonly maxBytes: number;
  readonly wanted: readonly WantedFile<Name>[];
  /** Where it stays on this machine. */
  readonly kept: ToolCacheFile | undefined;
  /** A folder that nobody else can write to. */
  readonly folder: string;
  /** Writes the archive to a path. What it throws is thrown. */
  readonly fetch: (path: string) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gets files out of an archive that this machine has, that the cache of the repository has, or that has to be fetched.
 * Whichever it is, the archive is proven right while the files are taken out of it; a cache with another content is as
 * good as an empty one.
 *
 * @throws {ArchiveError} when what was fetched is not the expected archive.
 */
export async function obtainFiles<Name extends string>(
  wish: ArchiveWish<Name>,
): Promise<Readonly<Record<Name, ExtractedFile>>> {
  const { name, digest, kept, cache, folder, fetch, maxBytes } = wish;
  const path = join(folder, `${name}.tar.gz`);
  const key = `container-kit-${name}-${hexOf(digest)}`;
  try {
    if (kept !== undefined && (await exists(kept.path))) {
      const files = await tryExtract(wish, kept.path, 'tool cache');
      if (files !== undefined) return files;
    }
    if (await cache?.restore(key, path, maxBytes)) {
      const files = await tryExtract(wish, path, 'cache');
      if (files !== undefined) return await keep(wish, path, files);
    }
    await fetch(path);
    const files = await extractFiles({ ...wish, archive: path });
    await keep(wish, path, files);
    await cache?.save(key, path);
    return files;
  } finally {
    await rm(path, { force: true });
  }
}

async function tryExtract<Name extends string>(
  wish: ArchiveWish<Name>,
  archive: string,
  origin: string,
): Promise<Readonly<Record<Name, ExtractedFile>> | undefined> {
  try {
    return await extractFiles({ ...wish, archive });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    wish.onProblem?.(`${origin}: ${wish.name} is not used: ${error.message}`);
    return undefined;
  }
}

async function keep<Files>(
  { kept, onProblem }: ArchiveWish<string>,
  path: string,
  files: Files,
): Promise<Files> {
  const problem = await kept?.store(path);
  if (problem !== undefined) onProblem?.(problem);
  return files;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
