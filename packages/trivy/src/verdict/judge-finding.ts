/** The judgement on one finding. */
import type { MergedFinding } from '../baseline/merge.ts';
import type { Ledger, OpenEntry } from '../exceptions/ledger.ts';
import type { FeedData } from '../feeds/load.ts';
import type { AppliedException, JudgedFinding } from '../report/types.ts';
import type { VexStatements } from '../vex/statements.ts';
import type { PlacedFinding } from './place.ts';
import { type Exploitation, weigh } from './reasons.ts';
import type { GateRules } from './rules.ts';

/** What all findings are judged by. */
export interface Bench {
  readonly rules: GateRules;
  readonly feeds: FeedData;
  readonly ledger: Ledger;
  readonly vex: VexStatements;
  /** Findings that the baseline does not explain; undefined without a baseline. */
  readonly added: ReadonlySet<MergedFinding> | undefined;
}

/** A judged finding, and the entries of the ledger that are about it. */
export interface Judgement {
  readonly finding: JudgedFinding;
  readonly entries: readonly OpenEntry[];
}

/** Judges a finding. */
export function judgeFinding({ merged, place }: PlacedFinding, bench: Bench): Judgement {
  const { finding, key } = merged;
  const { part, source, platforms } = place;
  const exploitation = exploitationOf(merged, bench.feeds);
  const weight = weigh(finding, part, exploitation, bench.rules);
  const entries = bench.ledger.about(finding);
  const exception = exceptionOf(entries, () => vexOf(merged, platforms, bench.vex));
  const state = bench.added === undefined ? 'unknown' : bench.added.has(merged) ? 'new' : 'existing';
  const gating = weight.counts && exception === undefined && state !== 'existing';
  const because =
    exception !== undefined
      ? excepted(exception)
      : state === 'existing' && weight.counts
        ? 'in the baseline'
        : state === 'new' && gating
          ? `new, ${weight.because}`
          : weight.because;
  const judged: JudgedFinding = {
    ...finding,
    key,
    platforms,
    state,
    gating,
    because,
    exception,
    origin: part === 'unknown' ? undefined : part,
    source,
    ...exploitation,
  };
  return { finding: judged, entries };
}

function exploitationOf({ finding }: MergedFinding, { kev, epss }: FeedData): Exploitation {
  const isKnown = kev !== undefined || epss !== undefined;
  if (finding.class !== 'vulnerability' || !isKnown) return { kev: false, epss: undefined };
  const ids = [finding.id, ...finding.aliases];
  const scores = ids.map((id) => epss?.get(id)).filter((score) => score !== undefined);
  return {
    kev: ids.some((id) => kev?.has(id) === true),
    epss: scores.length === 0 ? undefined : Math.max(...scores),
  };
}

/** A decision of the own team says more than a document, and both say more than an ignore file. */
function exceptionOf(
  entries: readonly OpenEntry[],
  findVex: () => AppliedException | undefined,
): AppliedException | undefined {
  if (entries.length === 0) return findVex();
  const inForce = entries.filter(({ state }) => state !== 'expired').toSorted(longerFirst);
  const own = inForce.find(({ entry }) => entry.kind === 'exception');
  if (own !== undefined) return applied(own);
  const vex = findVex();
  if (vex !== undefined) return vex;
  const [ignored] = inForce;
  return ignored === undefined ? undefined : applied(ignored);
}

function longerFirst(a: OpenEntry, b: OpenEntry): number {
  const end = ({ entry }: OpenEntry) => entry.expires ?? '~';
  return end(a) < end(b) ? 1 : end(a) > end(b) ? -1 : 0;
}

function applied({ entry }: OpenEntry): AppliedException {
  const { kind, reason, owner, expires } = entry;
  return { kind, reason, owner, expires };
}

function vexOf(
  { finding }: MergedFinding,
  platforms: readonly string[],
  vex: VexStatements,
): AppliedException | undefined {
  if (finding.class !== 'vulnerability') return undefined;
  const statement = vex.about(finding, platforms);
  if (statement?.status !== 'not_affected' && statement?.status !== 'fixed') return undefined;
  return { kind: 'vex', reason: statement.reason, owner: statement.author, expires: undefined };
}

function excepted({ kind, reason, expires }: AppliedException): string {
  if (kind === 'vex') return `not affected by a VEX document: ${reason}`;
  const until = expires === undefined ? '' : ` until ${expires}`;
  return kind === 'trivyignore' ? `in an ignore file${until}: ${reason}` : `excepted${until}: ${reason}`;
}
