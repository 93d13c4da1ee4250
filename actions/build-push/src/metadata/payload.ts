/**
 * Reads one value out of a webhook payload, which is JSON of any shape: undefined as soon as the path leaves
 * it. Only own properties count, so that a key such as `constructor` finds nothing.
 */
export function payloadValue(payload: unknown, ...path: readonly string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** As {@link payloadValue}, for text: undefined when the value is no string or an empty one. */
export function payloadText(payload: unknown, ...path: readonly string[]): string | undefined {
  const value = payloadValue(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
