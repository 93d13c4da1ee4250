/** The verdict: from what was found, and the rules, to the one report that everything is made from. */
import { advise } from '../advice/advise.ts';
import { compareFindings } from '../baseline/compare.ts';
import { type MergedFinding, mergeFindings, platformOf } from '../baseline/merge.ts';
import { exceptionFacts } from '../exceptions/facts.ts';
import { Ledger } from '../exceptions/ledger.ts';
import type { ScanReport } from '../model/types.ts';
import type { BaselineFacts, GateOutcome, GateReport, GateSubject } from '../report/types.ts';
import { VexStatements } from '../vex/statements.ts';
import { countFindings } from './counts.ts';
import { describeRules } from './describe-rules.ts';
import type { Baseline, JudgeInput, RunFacts } from './input.ts';
import { judgeFinding } from './judge-finding.ts';
import { isLeftOut } from './left-out.ts';
import { placeFindings } from './place.ts';
import { byRank } from './rank.ts';
import { leftOutNotes, type Remarks, remarksOf } from './remarks.ts';
import type { GateRules } from './rules.ts';

/** Judges. The same input gives the same report, in whatever order findings and platforms come. */
export function judge(input: JudgeInput): GateReport {
  const { rules, baseline, images, subject } = input;
  const reports = inOrder(input.reports, subject);
  const merged = mergeFindings(reports);
  const comparison = baseline && compareFindings(reports, merged, baseline.reports);
  const placed = placeFindings(merged, input.origins);
  const remaining = placed.filter(
    ({ merged: { finding }, place }) => !isLeftOut(finding, rules.parts[place.part]),
  );
  const ledger = new Ledger(input.exceptions, { images, now: input.now, expiresSoon: rules.expiresSoon });
  const vex = new VexStatements(input.vex, { names: images, digests: digestsOf(subject) });
  const bench = { rules, feeds: input.feeds, ledger, vex, added: comparison?.added };
  const judgements = remaining.map((finding) => judgeFinding(finding, bench));
  const findings = judgements.map(({ finding }) => finding).toSorted(byRank);
  const reckonings = judgements.map(({ finding, entries }) => {
    return { entries, isExcepted: finding.exception !== undefined };
  });
  const exceptions = exceptionFacts(ledger, reckonings, input.pending);
  const remarks = remarksOf({ ...input, reports }, judgements, exceptions);
  const fixed = (comparison?.fixed ?? []).filter((finding) => !isLeftOut(finding, rules.parts.unknown));
  return {
    ...framework(input),
    ...decide(
      findings.some(({ gating }) => gating),
      remarks,
    ),
    notes: [...input.notes, ...remarks.notes, ...leftOutNotes(placed.length - remaining.length)],
    baseline: baseline && baselineFacts(baseline, comparison?.before ?? [], rules),
    findings,
    fixed,
    exceptions,
    advice: advise(findings, input.base),
    counts: countFindings(findings, fixed.length),
  };
}

/** The report of a run that came to no verdict. */
export function unjudged(outcome: 'scan-error' | 'stale-db', reason: string, facts: RunFacts): GateReport {
  return {
    ...framework(facts),
    outcome,
    reasons: [reason],
    notes: facts.notes,
    baseline: undefined,
    findings: [],
    fixed: [],
    exceptions: { applied: 0, expired: [], expiring: [], unused: [], pending: [] },
    advice: [],
    counts: countFindings([], 0),
  };
}

type Framework = Pick<
  GateReport,
  'version' | 'subject' | 'scanner' | 'database' | 'javaDatabase' | 'policy' | 'startedAt' | 'durationMs'
>;

function framework(facts: RunFacts): Framework {
  const { subject, scanner, database, javaDatabase, rules, rulesSource, startedAt, now } = facts;
  return {
    version: 1,
    subject,
    scanner,
    database,
    javaDatabase,
    policy: { source: rulesSource, rules: describeRules(rules) },
    startedAt: startedAt.toISOString(),
    durationMs: Math.max(0, now.getTime() - startedAt.getTime()),
  };
}

/** A finding that fails the gate is certain; what could not be found out would only add to it. */
function decide(
  gating: boolean,
  { failures, errors }: Remarks,
): { readonly outcome: GateOutcome; readonly reasons: readonly string[] } {
  const isFailed = gating || failures.length > 0;
  const outcome = isFailed ? 'policy-failed' : errors.length > 0 ? 'scan-error' : 'passed';
  return { outcome, reasons: [...failures, ...errors] };
}

/** In the order of the subject's platforms. */
function inOrder(reports: readonly ScanReport[], { platforms }: GateSubject): readonly ScanReport[] {
  const order = platforms.map(({ platform }) => platform);
  const position = (report: ScanReport) => {
    const index = order.indexOf(platformOf(report));
    return index === -1 ? order.length : index;
  };
  return reports.toSorted((a, b) => position(a) - position(b));
}

function digestsOf({ digest, platforms }: GateSubject): readonly string[] {
  return [digest, ...platforms.map((platform) => platform.digest)].filter((each) => each !== undefined);
}

function baselineFacts(
  { kind, name }: Baseline,
  before: readonly MergedFinding[],
  rules: GateRules,
): BaselineFacts {
  const findings = before.filter(({ finding }) => !isLeftOut(finding, rules.parts.unknown));
  return { kind, name, findings: findings.length };
}
