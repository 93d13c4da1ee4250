import type { VersionTable } from '@container-kit/trivy';

const START = 'export const KNOWN_VERSIONS: VersionTable = ';
const END = '};\n';

/**
 * Puts another table into the text of `versions.ts`, newest version first.
 *
 * @throws when the text has no table.
 */
export function replaceTable(text: string, table: VersionTable): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`there is no "${START.trim()}" to replace`);
  const versions = Object.entries(table).toSorted(([a], [b]) => compareVersions(b, a));
  const literal = JSON.stringify(Object.fromEntries(versions), undefined, 2);
  return `${text.slice(0, start)}${START}${literal};\n${text.slice(end + END.length)}`;
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
