/** Versions of buildx, compared as far as its features need. */

/**
 * Whether `version` (`v0.29.1`, `0.29.1+ds1`) is `minimum` or newer. A version without numbers is a build from
 * a branch, and counts as new enough.
 */
export function versionAtLeast(version: string, minimum: string): boolean {
  const found = numbers(version);
  if (found === undefined) return true;
  const needed = numbers(minimum) ?? [];
  for (const [index, part] of needed.entries()) {
    const difference = (found[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbers(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  return match?.slice(1).map((part) => Number(part ?? 0));
}
