/** Reads parsed JSON that may be anything; each error names the place, what stands there and what should. */
import { isJsonObject, type JsonObject } from '@container-kit/core';
import { type Digest, isDigest } from '@container-kit/registry';

/** A file of the action that is not what the action writes. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
}

/** An object whose keys are known. Values are read by the other functions of this file. */
export interface Fields {
  /** The place of a key, for messages. */
  readonly at: (key: string) => string;
  readonly get: (key: string) => unknown;
}

/** @throws ArtifactError for another value, an unknown key, or a missing one that is not optional */
export function fieldsOf(
  value: unknown,
  place: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields {
  if (!isJsonObject(value)) throw wrong(place, 'an object', value);
  const object: JsonObject = value;
  const at = (key: string): string => (place === '' ? key : `${place}.${key}`);
  const unknown = Object.keys(object).find((key) => !required.includes(key) && !optional.includes(key));
  if (unknown !== undefined)
    throw new ArtifactError(`unknown key ${JSON.stringify(at(unknown).slice(0, 200))}`);
  const missing = required.find((key) => !Object.hasOwn(object, key));
  if (missing !== undefined) throw new ArtifactError(`${at(missing)} is missing`);
  return { at, get: (key) => (Object.hasOwn(object, key) ? object[key] : undefined) };
}

/** @throws ArtifactError */
export function readText(fields: Fields, key: string): string {
  const value = fields.get(key);
  if (typeof value === 'string') return value;
  throw wrong(fields.at(key), 'text', value);
}

/** @throws ArtifactError unless it is a whole number of at least 0 */
export function readCount(fields: Fields, key: string): number {
  return countAt(fields.get(key), fields.at(key));
}

/** @throws ArtifactError */
export function readFlag(fields: Fields, key: string): boolean {
  const value = fields.get(key);
  if (typeof value === 'boolean') return value;
  throw wrong(fields.at(key), 'true or false', value);
}

/** @throws ArtifactError */
export function readDigest(fields: Fields, key: string): Digest {
  return digestAt(fields.get(key), fields.at(key));
}

/** ISO 8601 in UTC, as `Date.toISOString` writes it. @throws ArtifactError */
export function readTime(fields: Fields, key: string): string {
  const value = fields.get(key);
  const date = typeof value === 'string' ? new Date(value) : undefined;
  if (date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString() === value) return value;
  throw wrong(fields.at(key), 'a time such as 2026-11-25T12:00:00.000Z', value);
}

/** @throws ArtifactError */
export function readList<T>(
  fields: Fields,
  key: string,
  read: (value: unknown, place: string) => T,
): readonly T[] {
  const value = fields.get(key);
  if (!Array.isArray(value)) throw wrong(fields.at(key), 'a list', value);
  return value.map((each: unknown, index) => read(each, `${fields.at(key)}[${index}]`));
}

/** What the reader makes of a value; undefined when there is none. */
export function readOptional<T>(
  fields: Fields,
  key: string,
  read: (fields: Fields, key: string) => T,
): T | undefined {
  return fields.get(key) === undefined ? undefined : read(fields, key);
}

/** @throws ArtifactError */
export function textAt(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw wrong(place, 'text', value);
}

/** @throws ArtifactError */
export function countAt(value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrong(place, 'a whole number', value);
}

/** @throws ArtifactError */
export function digestAt(value: unknown, place: string): Digest {
  if (typeof value === 'string' && isDigest(value)) return value;
  throw wrong(place, 'a digest', value);
}

function wrong(place: string, wanted: string, value: unknown): ArtifactError {
  const shown = (JSON.stringify(value) ?? 'nothing').slice(0, 100);
  return new ArtifactError(`${place === '' ? 'the file' : place} must be ${wanted}, not ${shown}`);
}

/** @throws ArtifactError */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ArtifactError(`it is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
