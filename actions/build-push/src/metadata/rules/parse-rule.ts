import type { Field } from '../fields.ts';
import { withoutEmpty } from '../fields.ts';
import type { InputLine } from '../input-lines.ts';
import { lineError } from '../input-lines.ts';
import type { Rule, RuleType } from './rule.ts';
import { COMMON_ATTRIBUTES, GRAMMAR_ATTRIBUTES, LATER_RULE_TYPES, RULE_TYPES } from './table.ts';

/**
 * Makes a rule of the fields of a line: `type=<type>,<key>=<value>,...`. Without `type` it is `raw`; a bare
 * word is the `value`.
 *
 * @throws UserError for types, attributes and values outside the grammar
 */
export function parseRule(line: InputLine, fields: readonly Field[], warn: (message: string) => void): Rule {
  const attributes = collectAttributes(line, fields);
  const type = findType(line, attributes.get('type') ?? 'raw');
  const priority = readPriority(line, attributes.get('priority'), type);
  attributes.delete('type');
  attributes.delete('priority');
  checkAttributes(line, type, attributes, warn);
  return { type, line, priority, attributes };
}

function collectAttributes(line: InputLine, fields: readonly Field[]): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { key = 'value', value } of withoutEmpty(fields)) {
    if (attributes.has(key)) {
      throw lineError(
        line,
        `gives "${key}" twice`,
        'keep one; quote a field that holds a comma: "value=a,b"',
      );
    }
    attributes.set(key, value);
  }
  // `type=raw,${{ inputs.tag }}` of a run without that input: a value, and an empty one gives no tag.
  if (
    attributes.get('type') === 'raw' &&
    !attributes.has('value') &&
    withoutEmpty(fields).length < fields.length
  ) {
    attributes.set('value', '');
  }
  return attributes;
}

function findType(line: InputLine, name: string): RuleType {
  const type = RULE_TYPES.get(name);
  if (type !== undefined) {
    return type;
  }
  const known = [...RULE_TYPES.keys()].join(', ');
  const problem = LATER_RULE_TYPES.has(name)
    ? `has type=${name} of docker/metadata-action, which is not supported yet`
    : `has the unknown type "${name}"`;
  throw lineError(line, problem, `use one of ${known}`);
}

function readPriority(line: InputLine, text: string | undefined, type: RuleType): number {
  const priority = text === undefined ? type.priority : Number(text || Number.NaN);
  if (!Number.isFinite(priority)) {
    throw lineError(line, `has priority="${text}"`, 'use a number, for example priority=500');
  }
  return priority;
}

function checkAttributes(
  line: InputLine,
  type: RuleType,
  attributes: ReadonlyMap<string, string>,
  warn: (message: string) => void,
): void {
  const allowed = [...COMMON_ATTRIBUTES, ...Object.keys(type.attributes)];
  for (const key of attributes.keys()) {
    if (allowed.includes(key)) {
      continue;
    }
    if (!GRAMMAR_ATTRIBUTES.has(key)) {
      throw lineError(
        line,
        `has the unknown attribute "${key}"`,
        `type=${type.name} takes ${allowed.join(', ')}`,
      );
    }
    warn(`${line.origin}: "${key}" has no effect on type=${type.name}`);
  }
  for (const [key, { required, values }] of Object.entries(type.attributes)) {
    const value = attributes.get(key);
    if (required && value === undefined) {
      const example = `${key}=${values?.[0] ?? '<value>'}`;
      throw lineError(line, `lacks the attribute "${key}"`, `add it: type=${type.name},${example}`);
    }
    if (values !== undefined && value !== undefined && !values.includes(value)) {
      throw lineError(line, `has ${key}="${value}"`, `use one of ${values.join(', ')}`);
    }
  }
}
