/** What the feeds send: which vulnerabilities are exploited, and how likely that is for others. */
import { at, textAt } from '@container-kit/core';

const CVE = /^CVE-[0-9]{4}-[0-9]{4,19}$/;

/** Whether a feed can know it: neither of them has other names. */
export function isCve(id: string): boolean {
  return CVE.test(id);
}

/**
 * Reads CISA's catalogue (`known_exploited_vulnerabilities.json`).
 *
 * @throws {Error} when it is none, or empty: a catalogue that knows nothing would pass everything
 */
export function parseKev(text: string): ReadonlySet<string> {
  const list = at(JSON.parse(text), 'vulnerabilities');
  if (!Array.isArray(list)) throw new Error('it is no catalogue: it has no list "vulnerabilities"');
  const ids = list.map((entry) => textAt(entry, 'cveID')).filter((id) => id !== undefined && isCve(id));
  if (ids.length === 0) throw new Error('the catalogue is empty');
  return new Set(ids as readonly string[]);
}

/**
 * Reads scores as FIRST's API sends them (`{"data":[{"cve","epss"}]}`), or as the daily file has them (`cve,epss,...`
 * below comments and a header).
 *
 * @returns probabilities from 0 to 1
 * @throws {Error} when it is neither
 */
export function parseEpss(text: string): ReadonlyMap<string, number> {
  return /^\s*\{/.test(text) ? readApi(JSON.parse(text)) : readTable(text);
}

function readApi(value: unknown): ReadonlyMap<string, number> {
  const list = at(value, 'data');
  if (!Array.isArray(list)) throw new Error('it has no list "data"');
  return scores(list.map((entry) => [textAt(entry, 'cve'), at(entry, 'epss')]));
}

function readTable(text: string): ReadonlyMap<string, number> {
  const rows = text.split('\n').filter((row) => row.trim() !== '' && !row.startsWith('#'));
  if (!/^cve,epss\b/.test(rows[0] ?? '')) throw new Error('its first columns are not "cve" and "epss"');
  const table = scores(rows.slice(1).map((row) => row.split(',', 2)));
  if (table.size === 0) throw new Error('the table is empty');
  return table;
}

function scores(pairs: readonly (readonly unknown[])[]): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  for (const [id, score] of pairs) {
    const value = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
    if (typeof id === 'string' && isCve(id) && typeof value === 'number' && value >= 0 && value <= 1) {
      read.set(id, value);
    }
  }
  return read;
}
