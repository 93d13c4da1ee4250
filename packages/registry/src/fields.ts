/** A manifest that cannot be understood or must not be trusted. */
export class InvalidManifestError extends Error {
  override readonly name = 'InvalidManifestError';
}

const MAX_ENTRIES = 10_000;

/** An object of untrusted JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws InvalidManifestError unless the value is an object */
export function asObject(value: unknown, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidManifestError(`${where}: ${show(value)} is no object`);
  }
  return value as JsonObject;
}

/** @throws InvalidManifestError unless the value is a list of bounded length */
export function asList(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > MAX_ENTRIES) {
    throw new InvalidManifestError(`${where}: a list of at most ${MAX_ENTRIES} entries is needed`);
  }
  return value;
}

/** @throws InvalidManifestError unless the value is a string */
export function asText(value: unknown, where: string): string {
  if (typeof value !== 'string') {
    throw new InvalidManifestError(`${where}: ${show(value)} is no text`);
  }
  return value;
}

/** @throws InvalidManifestError unless the value is an object of strings */
export function asTextMap(value: unknown, where: string): Readonly<Record<string, string>> {
  const entries = Object.entries(asObject(value, where));
  return Object.fromEntries(entries.map(([key, text]) => [key, asText(text, `${where}[${show(key)}]`)]));
}

/**
 * Go writes sizes as int64; what a JavaScript number cannot hold exactly is refused.
 *
 * @throws InvalidManifestError
 */
export function asSize(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidManifestError(`${where}: ${show(value)} is no size in bytes`);
  }
  return value;
}

/** Reads a field that may be absent or, as Go's `omitempty` has it, null. */
export function optional<K extends string, T>(
  key: K,
  value: unknown,
  read: (value: unknown) => T,
): { readonly [P in K]?: T } {
  if (value === undefined || value === null) {
    return {};
  }
  return { [key]: read(value) } as { readonly [P in K]?: T };
}

/** A value as it may stand in a message: JSON, cut to a readable length. */
export function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}
