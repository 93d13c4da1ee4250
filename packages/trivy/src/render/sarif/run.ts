import type { GateReport, JudgedFinding } from '../../report/types.ts';
import { type Placement, resultOf } from './result.ts';
import { ruleOf } from './rule.ts';
import type { SarifInvocation, SarifRun } from './types.ts';

/** Results of a run that GitHub takes. There are never more rules than results, so that their limit is kept too. */
export const MAX_RESULTS = 25_000;

/** A run to make. */
export interface RunPlan {
  /** With a slash at the end. */
  readonly id: string;
  readonly platform: string | undefined;
  /** Ranked. */
  readonly findings: readonly JudgedFinding[];
}

/** A run with the findings of the highest rank. @param max how many of them */
export function runOf(plan: RunPlan, report: GateReport, placement: Placement, max: number): SarifRun {
  const findings = plan.findings.slice(0, max);
  const groups = [...Map.groupBy(findings, ({ id }) => id).values()];
  const rules = groups.flatMap((group) => {
    const [worst, ...others] = group.toSorted(bySeverity);
    return worst === undefined ? [] : [ruleOf(worst, others)];
  });
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const { database, scanner, subject } = report;
  return {
    tool: { driver: { name: 'trivy-gate', informationUri: 'https://github.com/org/container-kit', rules } },
    automationDetails: { id: plan.id },
    invocations: [invocation(report, plan.findings.length - findings.length)],
    results: findings.map((one) => resultOf(one, indexes.get(one.id) ?? 0, report, placement)),
    columnKind: 'utf16CodeUnits',
    properties: {
      subject: subject.name,
      digest: subject.platforms.find(({ platform }) => platform === plan.platform)?.digest ?? subject.digest,
      trivy: scanner?.version,
      database: database?.digest,
    },
  };
}

function invocation({ startedAt }: GateReport, cut: number): SarifInvocation {
  const text = `${cut} findings of lower rank are left out, as GitHub takes no more of them`;
  return {
    executionSuccessful: true,
    startTimeUtc: startedAt,
    ...(cut === 0 ? {} : { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }),
  };
}

const RANKS = { CRITICAL: 0, HIGH: 1, MEDIUM: 2, LOW: 3, UNKNOWN: 4 } as const;

function bySeverity(a: JudgedFinding, b: JudgedFinding): number {
  return RANKS[a.severity] - RANKS[b.severity];
}
