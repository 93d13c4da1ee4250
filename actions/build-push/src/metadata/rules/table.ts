import { raw } from './raw.ts';
import { ref } from './ref.ts';
import type { RuleType } from './rule.ts';
import { schedule } from './schedule.ts';
import { semver } from './semver.ts';
import { sha } from './sha.ts';

/** The rule types that are implemented. */
export const RULE_TYPES: ReadonlyMap<string, RuleType> = new Map(
  [schedule, semver, ref, raw, sha].map((type) => [type.name, type]),
);

/** Rule types of docker/metadata-action that are refused by name until they are implemented. */
export const LATER_RULE_TYPES: ReadonlySet<string> = new Set(['pep440', 'match', 'edge']);

/** Attributes that every rule type takes. */
export const COMMON_ATTRIBUTES: readonly string[] = ['enable', 'priority', 'prefix', 'suffix'];

/**
 * Attributes that some rule type of docker/metadata-action takes. The peer ignores them on the others, so
 * there they are worth a warning; an attribute outside this list is a mistake.
 */
export const GRAMMAR_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...[...RULE_TYPES.values()].flatMap((type) => Object.keys(type.attributes)),
  'group',
  'branch',
]);
