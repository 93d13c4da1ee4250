import { UserError } from '@container-kit/core';
import { lineError } from './input-lines.ts';
import type { KeyValue } from './key-values.ts';
import { formatKeyValues } from './key-values.ts';

/** Where buildx can put an annotation, each with an optional platform: `manifest[linux/amd64]`. */
const LEVEL = '(?:index|manifest|index-descriptor|manifest-descriptor)(?:\\[[A-Za-z0-9_/.-]+\\])?';
const LEVEL_ONLY = new RegExp(`^${LEVEL}$`);
/** The prefix that docker/build-push-action's `annotations` may have: `index,manifest:key`. */
const LEVEL_PREFIX = new RegExp(`^(${LEVEL}(?:,${LEVEL})*):`);

/**
 * Merges the generated annotations with the user's and gives them as buildx takes them:
 * `<level>:<key>=<value>`. Entries of the user override by key; an entry with levels of its own
 * (`index:key=value`) counts for those only.
 *
 * @param levels the levels of everything else, in the order of the result
 * @throws UserError for levels that buildx does not know and keys with blanks
 */
export function mergeAnnotations(
  generated: ReadonlyMap<string, string>,
  entries: readonly KeyValue[],
  levels: readonly string[],
): readonly string[] {
  const byLevel = new Map(levels.map((level) => [checkLevel(level), new Map(generated)]));
  for (const entry of entries) {
    const prefix = LEVEL_PREFIX.exec(entry.key);
    const key = entry.key.slice(prefix?.[0].length ?? 0);
    if (key === '' || /\s/.test(key)) {
      throw lineError(entry.line, `has the annotation key "${key}"`, 'use a key without blanks');
    }
    for (const level of prefix?.[1]?.split(',') ?? levels) {
      const annotations = byLevel.get(level) ?? new Map<string, string>();
      byLevel.set(level, annotations.set(key, entry.value));
    }
  }
  return [...byLevel].flatMap(([level, pairs]) => formatKeyValues(pairs).map((pair) => `${level}:${pair}`));
}

function checkLevel(level: string): string {
  if (!LEVEL_ONLY.test(level)) {
    throw new UserError(`annotation level "${level}" is not known`, {
      fix: 'use index, manifest, index-descriptor or manifest-descriptor (DOCKER_METADATA_ANNOTATIONS_LEVELS)',
    });
  }
  return level;
}
