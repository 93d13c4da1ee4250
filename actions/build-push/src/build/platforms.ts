/** Platforms in the notation of OCI and containerd: `os/architecture[/variant]`. */

/** Variants that are the same as none (containerd platforms, database.go). */
const DEFAULT_VARIANTS: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7', amd64: 'v1' };

const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
};

/** The form in which equal platforms are equal strings: `linux/aarch64` and `linux/arm64/v8` are `linux/arm64`. */
export function normalisePlatform(platform: string): string {
  const [os = '', machine = '', variant] = platform.trim().toLowerCase().split('/');
  const architecture = ALIASES[machine] ?? machine;
  const plain = variant === undefined || variant === '' || variant === DEFAULT_VARIANTS[architecture];
  return [os, architecture, ...(plain ? [] : [variant])].join('/');
}

/**
 * Those of `requested` that are not in `available`. A platform that is missing can still be built as long as no
 * step runs a program of it, so this is a reason for a hint and not for an error.
 */
export function missingPlatforms(
  requested: readonly string[],
  available: readonly string[],
): readonly string[] {
  const known = new Set(available.map(normalisePlatform));
  return requested.filter((platform) => !known.has(normalisePlatform(platform)));
}

/** Platform of this machine, as far as containers go: they are Linux everywhere but on Windows. */
export function nativePlatform(): string {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  return `${process.platform === 'win32' ? 'windows' : 'linux'}/${architecture}`;
}
