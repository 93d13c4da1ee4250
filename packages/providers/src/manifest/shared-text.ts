/** More different texts than images have platforms and media types; what comes after them is hostile, or rare. */
const MOST = 1000;

const known = new Map<string, string>();

/**
 * The same text, as one object for all who ask. A big repository has the few media types and platforms that there are a hundred
 * thousand times, each read from a document of its own.
 */
export function sharedText(text: string): string {
  const same = known.get(text);
  if (same !== undefined) return same;
  if (known.size < MOST) known.set(text, text);
  return text;
}
