import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ARCHIVE_PLATFORMS,
  archiveName,
  installTrivy,
  KNOWN_VERSIONS,
  type KnownArchive,
  parseVersion,
  type VersionTable,
} from '@container-kit/trivy';
import { installed, mustRun } from '../command.ts';
import { REPOSITORY } from '../repository.ts';
import { verifiedChecksums } from './checksums.ts';
import { replaceTable } from './table.ts';

/** Where releases come from, and what is trusted. */
export interface AddOptions {
  readonly releases: string;
  readonly trustedRoot?: string | undefined;
  /** ms since the epoch; the clock by default. */
  readonly now?: number;
}

const TABLE = join(REPOSITORY, 'packages/trivy/src/install/versions.ts');
const COOL_DOWN_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Writes a release into the table. @returns a line that says what was done
 *
 * @throws when the release is too young, or something about it is not right.
 */
export async function addRelease(wanted: string, options: AddOptions): Promise<string> {
  const version = parseVersion(wanted);
  const archives = await inspectRelease(version, options);
  const table: VersionTable = { ...KNOWN_VERSIONS, [version]: archives };
  await writeFile(TABLE, replaceTable(await readFile(TABLE, 'utf8'), table));
  await mustRun(installed('biome'), ['format', '--write', TABLE], REPOSITORY);
  return `Trivy ${version} is in the table. It becomes the default when DEFAULT_VERSION says so.`;
}

/**
 * The archives of a release by platform, with the hashes of their programs.
 *
 * @throws as above.
 */
export async function inspectRelease(
  version: string,
  { releases, trustedRoot, now = Date.now() }: AddOptions,
): Promise<Readonly<Record<string, KnownArchive>>> {
  const folder = await mkdtemp(join(tmpdir(), 'trivy-release-'));
  try {
    const mirror = `${releases}/v${version}`;
    const { checksums, signedAt } = await verifiedChecksums(version, { mirror, folder, trustedRoot });
    const age = (now - signedAt.getTime()) / DAY_MS;
    if (age < COOL_DOWN_DAYS) {
      const when = signedAt.toISOString();
      throw new Error(`Trivy ${version} was signed at ${when}: wait until it is ${COOL_DOWN_DAYS} days old`);
    }
    const archives: [string, KnownArchive][] = [];
    for (const platform of ARCHIVE_PLATFORMS) {
      const sha256 = checksums.get(archiveName(version, platform) ?? '');
      if (sha256 === undefined) throw new Error(`the checksums do not name the archive for ${platform}`);
      const table = { [version]: { [platform]: { sha256 } } };
      const job = await mkdtemp(join(folder, 'program-'));
      const program = await installTrivy({ version, platform, table, mirror, folder: job, env: {} });
      archives.push([platform, { sha256, binary: program.sha256 }]);
      await rm(job, { recursive: true });
    }
    return Object.fromEntries(archives);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
