/**
 * The releases of Trivy that container-kit knows. Written by `scripts/trivy-versions.ts` and reviewed like code: what
 * stands here is what runs in every job.
 */

/** One release archive. */
export interface KnownArchive {
  /** SHA-256 of the archive, lower-case hex. */
  readonly sha256: string;
  /** SHA-256 of the program in it, where somebody has recorded it; the archive's hash covers it in any case. */
  readonly binary?: string;
}

/** By version, then by `os/architecture` in Go's names. */
export type VersionTable = Readonly<Record<string, Readonly<Record<string, KnownArchive>>>>;

/** What is used unless something else is asked for. */
export const DEFAULT_VERSION = '0.74.0';

/**
 * See above. The hashes of 0.74.0 were entered by hand, on a machine that could not reach GitHub: they are what many
 * unrelated public repositories took from the checksums of that release, and all of those agree.
 */
export const KNOWN_VERSIONS: VersionTable = {
  '0.74.0': {
    'linux/amd64': {
      sha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      binary: 'd89bcc6510a267f11b773398cbf1be5520ce39f9e8b6633178c4487f05b7d791',
    },
    'linux/arm64': { sha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5' },
    'darwin/amd64': { sha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485' },
    'darwin/arm64': { sha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11' },
  },
};

/**
 * Releases whose programs stole secrets (GHSA-69fq-xp46-6x23, CVE-2026-33634). They came from the genuine workflow at
 * genuine tags, so that neither a signature nor a hash that somebody passes on makes them good.
 */
export const REFUSED_VERSIONS: readonly string[] = ['0.69.4', '0.69.5', '0.69.6'];
