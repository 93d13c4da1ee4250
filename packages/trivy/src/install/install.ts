import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { download, HttpError } from '@container-kit/core';
import { ArchiveError } from '../archive/errors.ts';
import type { WantedFile } from '../archive/extract.ts';
import { type ArchiveCaches, obtainFiles } from '../archive/obtain.ts';
import { ToolCacheFile } from '../archive/tool-cache.ts';
import { ScannerError } from './errors.ts';
import { inspectProgram } from './program.ts';
import { chooseRelease, type Release, type ReleaseWish } from './release.ts';
import type { Scanner } from './scanner.ts';
import type { VersionTable } from './versions.ts';

/** What to install, and where. */
export interface InstallOptions extends ReleaseWish, ArchiveCaches {
  /** A program that is installed already; nothing is downloaded then. */
  readonly path?: string | undefined;
  /** A folder of this job that nobody else can write to. The program is put there, and its maker removes it. */
  readonly folder: string;
  /** For proxies and `RUNNER_TOOL_CACHE`; `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** `os/architecture` in Go's names; this machine by default. */
  readonly platform?: string;
  /** The known releases, for tests. */
  readonly table?: VersionTable;
}

const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;
const PROGRAM: WantedFile<'trivy'> = { name: 'trivy', maxBytes: 512 * 1024 * 1024, mode: 0o700 };

/**
 * Gets Trivy. Its release archive comes from this machine, from the cache of the repository, or from GitHub, and must
 * have the hash that stands in our table, or that the user gave. Only what was proven this way is put where it can be
 * run, which is a folder that no other job sees.
 *
 * @throws {UserError} for settings that name no archive to trust.
 * @throws {ScannerError} when the archive cannot be had or is another one, and when a program of the user is no Trivy.
 * @throws the reason of the signal.
 */
export async function installTrivy(options: InstallOptions): Promise<Scanner> {
  if (options.path) return inspectProgram(options.path, options);
  const release = chooseRelease(options, options.platform, options.table);
  const { env = process.env, signal } = options;
  const folder = join(options.folder, 'trivy');
  await mkdir(folder, { mode: 0o700 });
  const { version, archive, source } = release;
  try {
    const { trivy } = await obtainFiles({
      name: 'trivy',
      digest: `sha256:${release.sha256}`,
      maxBytes: MAX_ARCHIVE_BYTES,
      wanted: [PROGRAM],
      kept: ToolCacheFile.at(env, { tool: 'trivy', version, file: archive }),
      folder,
      fetch: (path) => fetchArchive(release, path, { env, signal }),
      signal,
      cache: options.cache,
      onProblem: options.onProblem,
    });
    checkProgram(release, trivy.sha256);
    return { path: trivy.path, version, source, sha256: trivy.sha256 };
  } catch (error) {
    if (!(error instanceof HttpError) && !(error instanceof ArchiveError)) throw error;
    throw new ScannerError(`Trivy ${version} can't be installed: ${error.message}`, { cause: error });
  }
}

async function fetchArchive(
  { url, sha256 }: Release,
  to: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal | undefined },
): Promise<void> {
  await download(url, { ...options, sha256, to, maxBytes: MAX_ARCHIVE_BYTES });
}

/** The archive's hash has told already; the table would contradict itself. */
function checkProgram({ binary, archive }: Release, sha256: string): void {
  if (binary === undefined || binary === sha256) return;
  throw new ScannerError(`the program in ${archive} has SHA-256 ${sha256}, container-kit knows ${binary}`);
}
