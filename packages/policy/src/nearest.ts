/** Names longer than this are no typing errors of anything. */
const MAX_LENGTH = 64;

/**
 * The candidate that a mistyped name is meant to be: the one with the fewest insertions, deletions, replacements and
 * swaps of neighbours (optimal string alignment), case aside. Undefined when none is near.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const written = name.toLowerCase().replaceAll('_', '-');
  const lengthGap = (candidate: string): number => Math.abs(candidate.length - written.length);
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(written, candidate.toLowerCase()) }))
    // A third of the name may be wrong, or one letter of a short one.
    .filter(({ candidate, distance: far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
    // Swapped letters are the likelier slip than a missing one.
    .toSorted((a, b) => a.distance - b.distance || lengthGap(a.candidate) - lengthGap(b.candidate));
  return ranked[0]?.candidate;
}

function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
