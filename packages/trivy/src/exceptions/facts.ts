/** Exceptions that people must hear about. */
import type { ExceptionsFacts } from '../report/types.ts';
import { type Ledger, type LedgerEntry, noteOf, type OpenEntry } from './ledger.ts';

/** Findings as the ledger sees them. */
export interface Reckoning {
  readonly entries: readonly OpenEntry[];
  readonly isExcepted: boolean;
}

/**
 * Sorts the entries of a ledger. An expired one matters where nothing else accepts its finding; otherwise, and without a
 * finding, it is one more that can go.
 */
export function exceptionFacts(
  ledger: Ledger,
  findings: readonly Reckoning[],
  pending: readonly LedgerEntry[],
): ExceptionsFacts {
  const all = findings.flatMap(({ entries, isExcepted }) => entries.map((entry) => ({ entry, isExcepted })));
  const useful = all.filter(({ entry, isExcepted }) => entry.state !== 'expired' || !isExcepted);
  const used = new Set(useful.map(({ entry }) => entry));
  const some = (is: (entry: OpenEntry) => boolean) =>
    ledger.entries.filter(is).map(({ entry }) => noteOf(entry));
  return {
    applied: findings.filter(({ isExcepted }) => isExcepted).length,
    expired: some((entry) => entry.state === 'expired' && used.has(entry)),
    expiring: some((entry) => entry.state === 'expiring' && used.has(entry)),
    unused: some((entry) => !used.has(entry)),
    pending: pending.map(noteOf),
  };
}
