import type { CST } from 'yaml';

/**
 * Whether collections stand deeper in each other than `limit`, and where the first such begins. It does not recurse,
 * so that it can judge what would overflow the stack of those who do.
 */
export function findTooDeep(tokens: readonly CST.Token[], limit: number): number | undefined {
  const pending = tokens.map((token) => ({ token, depth: 0 }));
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const { token, depth } = entry;
    if (depth > limit) return token.offset;
    for (const child of children(token)) pending.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}

function children(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child != null));
}
