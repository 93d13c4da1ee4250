import { readFile } from 'node:fs/promises';

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** From `lib` as from `src`: the file is not compiled along. */
const FILE = new URL('../../../src/github/openapi/api.github.com.json', import.meta.url);

/**
 * GitHub's description with its schemas in the dialect of JSON Schema, and closed: OpenAPI 3.0 says `nullable` where
 * JSON Schema says `null`, and lets objects have more fields than it names, which would hide misspelt ones.
 */
export async function readDocument(): Promise<JsonObject> {
  return asObject(convert(JSON.parse(await readFile(FILE, 'utf8'))));
}

/** Whether a value is an object, that is neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; throws TypeError when it is none. */
export function asObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new TypeError(`${JSON.stringify(value)} is no object`);
  return value;
}

function convert(value: unknown, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    convert(item, !keysAreNames && key === 'properties'),
  ]);
  const converted = asObject(Object.fromEntries(entries));
  return keysAreNames ? converted : closed(withNull(withEmpty(converted)));
}

/** Addresses that default to nothing are sent as an empty text, which is no URI. */
function withEmpty(schema: JsonObject): JsonObject {
  const { format, ...rest } = schema;
  return schema.default === '' ? rest : schema;
}

/** An enum that is nullable has no null among its values, hence the alternative around it. */
function withNull(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema;
  return nullable === true ? { anyOf: [{ type: 'null' }, closed(rest)] } : rest;
}

function closed(schema: JsonObject): JsonObject {
  return isObject(schema.properties) ? { additionalProperties: false, ...schema } : schema;
}
