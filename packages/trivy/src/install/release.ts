import { UserError } from '@container-kit/core';
import {
  DEFAULT_VERSION,
  KNOWN_VERSIONS,
  type KnownArchive,
  REFUSED_VERSIONS,
  type VersionTable,
} from './versions.ts';

/** One release archive, and what it must be. */
export interface Release extends KnownArchive {
  readonly version: string;
  /** Name of the archive among the files of the release. */
  readonly archive: string;
  readonly url: string;
  /** `table`: the hash is container-kit's. `custom`: it is the user's. */
  readonly source: 'table' | 'custom';
}

/** What the user asked for. */
export interface ReleaseWish {
  readonly version?: string | undefined;
  /** SHA-256 of the archive, for versions that are not in the table. */
  readonly sha256?: string | undefined;
  /** Folder to load the archive from in place of GitHub's. */
  readonly mirror?: string | undefined;
}

/** Parts of archive names (Trivy's `goreleaser.yml`). Windows has a zip file; `trivy-path` is the way there. */
const ARCHIVE_NAMES: Readonly<Record<string, string>> = {
  'linux/amd64': 'Linux-64bit',
  'linux/arm64': 'Linux-ARM64',
  'darwin/amd64': 'macOS-64bit',
  'darwin/arm64': 'macOS-ARM64',
};

/** The platforms that there are archives for. */
export const ARCHIVE_PLATFORMS: readonly string[] = Object.keys(ARCHIVE_NAMES);

/** Name of the archive among the files of a release; undefined when there is none for this platform. */
export function archiveName(version: string, platform: string): string | undefined {
  const suffix = Object.hasOwn(ARCHIVE_NAMES, platform) ? ARCHIVE_NAMES[platform] : undefined;
  return suffix && `trivy_${version}_${suffix}.tar.gz`;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** This machine in Go's names, `linux/amd64`. */
export function hostPlatform(): string {
  return `${process.platform}/${ARCHITECTURES[process.arch] ?? process.arch}`;
}

/**
 * Decides which archive to use.
 *
 * @throws {UserError} for a version without a known hash, a bad one, or a machine that no archive is for.
 */
export function chooseRelease(
  wish: ReleaseWish,
  platform: string = hostPlatform(),
  table: VersionTable = KNOWN_VERSIONS,
): Release {
  const version = parseVersion(wish.version || DEFAULT_VERSION);
  const archive = archiveName(version, platform);
  if (archive === undefined) {
    throw new UserError(`there is no archive of Trivy for ${platform}`, {
      fix: 'install Trivy in a step before and set "trivy-path"',
    });
  }
  const known = Object.hasOwn(table, version) ? table[version]?.[platform] : undefined;
  const url = `${folderUrl(wish.mirror, version)}/${archive}`;
  if (!wish.sha256) {
    if (known === undefined) throw unknownVersion(version, platform, table);
    return { version, archive, url, source: 'table', ...known };
  }
  const sha256 = parseSha256(wish.sha256);
  // The hash that we know as well is ours, and a different one for the same file is an accident or worse.
  if (known === undefined) return { version, archive, url, source: 'custom', sha256 };
  if (known.sha256 !== sha256) {
    throw new UserError(`"trivy-sha256" is ${sha256}, but ${archive} has ${known.sha256}`, {
      fix: 'remove "trivy-sha256"',
    });
  }
  return { version, archive, url, source: 'table', ...known };
}

/**
 * Reads a version, with or without a `v` in front.
 *
 * @throws {UserError} also for those that must never run.
 */
export function parseVersion(text: string): string {
  const version = /^v?(\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (version === undefined) {
    throw new UserError(`${JSON.stringify(text)} is no version of Trivy`, {
      fix: `write one with three numbers, for instance ${DEFAULT_VERSION}; there is no "latest", as it would change what runs in your jobs`,
    });
  }
  checkVersion(version);
  return version;
}

/** @throws {UserError} for a version that must never run, wherever its program comes from. */
export function checkVersion(version: string): void {
  if (!REFUSED_VERSIONS.includes(version)) return;
  throw new UserError(`Trivy ${version} was published by an attacker (CVE-2026-33634) and is never used`, {
    fix: `use ${DEFAULT_VERSION}`,
  });
}

function parseSha256(text: string): string {
  const hex = text.toLowerCase().replace(/^sha256:/, '');
  if (/^[0-9a-f]{64}$/.test(hex)) return hex;
  throw new UserError(`"trivy-sha256" is ${JSON.stringify(text)}, which is no SHA-256`, {
    fix: 'copy the 64 hexadecimal digits from the checksums file of the release',
  });
}

function folderUrl(mirror: string | undefined, version: string): string {
  if (!mirror) return `https://github.com/aquasecurity/trivy/releases/download/v${version}`;
  if (URL.canParse(mirror)) return mirror.replace(/\/+$/, '');
  throw new UserError(`"trivy-mirror" is ${JSON.stringify(mirror)}, which is no URL`, {
    fix: 'set it to the URL of a folder that holds the files of the release',
  });
}

function unknownVersion(version: string, platform: string, table: VersionTable): UserError {
  const known = Object.keys(table).join(', ');
  return new UserError(`the hash of Trivy ${version} for ${platform} is not known here`, {
    fix: `set "trivy-sha256" to the SHA-256 of its archive, or use a version that is known: ${known}`,
  });
}
