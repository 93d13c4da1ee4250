import type { JsonSchema } from '../../src/json-schema.ts';

/** Judges a value by the keywords of draft 2020-12 that our schema uses. */
export function isValid(schema: JsonSchema, value: unknown): boolean {
  const { anyOf, enum: words } = schema;
  if (anyOf !== undefined && !anyOf.some((each) => isValid(each, value))) return false;
  if (words !== undefined && !words.some((word) => word === value)) return false;
  if (schema.type !== undefined && !hasType(value, schema.type)) return false;
  if (typeof value === 'string') return isValidText(schema, value);
  if (typeof value === 'number') {
    const { minimum = value, maximum = value } = schema;
    return value >= minimum && value <= maximum;
  }
  if (Array.isArray(value)) {
    const { items, minItems = 0 } = schema;
    return value.length >= minItems && (items === undefined || value.every((item) => isValid(items, item)));
  }
  return typeof value !== 'object' || value === null || isValidObject(schema, Object.entries(value));
}

function isValidText({ pattern, minLength = 0 }: JsonSchema, value: string): boolean {
  return value.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(value));
}

function isValidObject(schema: JsonSchema, entries: readonly (readonly [string, unknown])[]): boolean {
  const { properties = {}, additionalProperties = true, propertyNames = {}, required = [] } = schema;
  const names = entries.map(([name]) => name);
  if (!required.every((name) => names.includes(name))) return false;
  return entries.every(([name, value]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!isValid(propertyNames, name)) return false;
    if (own !== undefined) return isValid(own, value);
    return typeof additionalProperties === 'boolean'
      ? additionalProperties
      : isValid(additionalProperties, value);
  });
}

function hasType(value: unknown, type: string): boolean {
  return typeOf(value) === type || (type === 'number' && typeof value === 'number');
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
