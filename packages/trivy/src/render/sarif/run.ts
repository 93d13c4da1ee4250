import type { GateReport, JudgedFinding } from '../../report/types.ts';
import { count } from '../text.ts';
import type { SarifPieces } from './pieces.ts';
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

/** A run as JSON. */
export interface RunText {
  /** What the text is put together of. As a whole it would be in memory once more. */
  readonly parts: readonly string[];
  /** Of the text in UTF-8. */
  readonly bytes: number;
  readonly results: number;
  /** Findings of the lowest ranks that are not in it. */
  readonly cut: number;
}

/** A run with the findings of the highest rank. @param max how many of them */
export function runText(plan: RunPlan, report: GateReport, pieces: SarifPieces, max: number): RunText {
  const findings = plan.findings.slice(0, max);
  const cut = plan.findings.length - findings.length;
  const ids = new Set(findings.map(({ id }) => id));
  const rest = JSON.stringify(frameOf(plan, report, cut)).slice(1);
  const parts = [
    '{"tool":{"driver":{"name":"trivy-gate","informationUri":"https://github.com/org/container-kit","rules":[',
    ...separated(Array.from(ids, (id) => pieces.rule(id))),
    ']}},"results":[',
    ...separated(findings.map((finding) => pieces.result(finding))),
    `],${rest}`,
  ];
  const bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  return { parts, bytes, results: findings.length, cut };
}

/** The texts with commas between them. */
function separated(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text, index) => (index === 0 ? [text] : [',', text]));
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
  const text = `${what} left out: GitHub takes no more`;
  return {
    executionSuccessful: true,
    startTimeUtc: startedAt,
    ...(cut === 0 ? {} : { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }),
  };
}
