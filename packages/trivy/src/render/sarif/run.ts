import type { GateReport, JudgedFinding } from '../../report/types.ts';
import { count } from '../text.ts';
import { ByteText } from './byte-text.ts';
import type { SarifPieces } from './pieces.ts';
import type { SarifInvocation, SarifRun } from './types.ts';

/**
 * Results of a run that GitHub keeps (docs.github.com, "SARIF results exceed one or more limits"). It takes 25,000, but then
 * chooses by severity alone: a known finding would keep out the new one that turns the gate red. There are never more
 * rules than results.
 */
export const MAX_RESULTS = 5000;

/** A run to make. */
export interface RunPlan {
  /** With a slash at the end. */
  readonly id: string;
  readonly platform: string | undefined;
  /** Ranked. */
  readonly findings: readonly JudgedFinding[];
}

/** A run as JSON. */
export interface RunText {
  /** In UTF-8. */
  readonly chunks: readonly Buffer[];
  readonly results: number;
  /** Findings of the lowest ranks that are not in it. */
  readonly cut: number;
}

/** A run with the findings of the highest rank. @param max how many of them */
export function runText(plan: RunPlan, report: GateReport, pieces: SarifPieces, max: number): RunText {
  const findings = plan.findings.slice(0, max);
  const cut = plan.findings.length - findings.length;
  const ids = new Set(findings.map(({ id }) => id));
  const text = new ByteText();
  text.add(
    '{"tool":{"driver":{"name":"trivy-gate","informationUri":"https://github.com/org/container-kit","rules":[',
  );
  text.addList(ids, (id) => pieces.rule(id));
  text.add(']}},"results":[');
  text.addList(findings, (finding) => pieces.result(finding));
  text.add(`],${JSON.stringify(frameOf(plan, report, cut)).slice(1)}`);
  return { chunks: text.chunks, results: findings.length, cut };
}

/** The run without its lists, which are many times as long. */
function frameOf(plan: RunPlan, report: GateReport, cut: number): Omit<SarifRun, 'tool' | 'results'> {
  const { database, scanner, subject } = report;
  return {
    automationDetails: { id: plan.id },
    invocations: [invocation(report, cut)],
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
  const what = count(cut, 'finding of lower rank is', 'findings of lower rank are');
  const text = `${what} left out: GitHub keeps no more`;
  return {
    executionSuccessful: true,
    startTimeUtc: startedAt,
    ...(cut === 0 ? {} : { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }),
  };
}
