import type { SemverKeep } from '@container-kit/policy';
import parse from 'semver/functions/parse.js';
import type { Graph } from '../graph/graph.ts';

interface Versioned {
  readonly node: number;
  readonly path: readonly [major: number, minor: number, patch: number];
}

/**
 * Chooses the newest major versions, of each the newest minor versions, of each the newest patches (semver.org). Tags may
 * begin with `v`. Pre-releases, and tags such as `1.2` that move along, are no versions here.
 *
 * @returns nodes
 */
export function* chooseVersions(
  { tags }: Graph,
  nodes: readonly number[],
  { majors, minors, patches }: SemverKeep,
): Generator<number> {
  const versions = nodes.flatMap((node) => (tags[node] ?? []).flatMap((tag) => versionOf(node, tag)));
  yield* newest(versions, [majors, minors, patches]);
}

/** Of the highest numbers of one level the highest of the next. */
function* newest(
  versions: readonly Versioned[],
  [count, ...next]: readonly (number | undefined)[],
  level = 0,
): Generator<number> {
  const groups = [...Map.groupBy(versions, ({ path }) => path[level] ?? 0)];
  const highest = groups.toSorted(([a], [b]) => b - a).slice(0, count);
  for (const [, members] of highest) {
    if (next.length > 0) yield* newest(members, next, level + 1);
    else yield* members.map(({ node }) => node);
  }
}

function versionOf(node: number, tag: string): readonly Versioned[] {
  const version = parse(tag);
  if (version === null || version.prerelease.length > 0) return [];
  return [{ node, path: [version.major, version.minor, version.patch] }];
}
