import type { GateReport, JudgedFinding } from '../../report/types.ts';
import { type Placement, resultOf } from './result.ts';
import { ruleOf } from './rule.ts';

/** Results and rules as JSON, each made once however many platforms have it; with one platform none is kept. */
export class SarifPieces {
  readonly #report: GateReport;
  readonly #placement: Placement;
  readonly #byId: ReadonlyMap<string, readonly JudgedFinding[]>;
  readonly #results: Map<JudgedFinding, string> | undefined;
  readonly #rules: Map<string, string> | undefined;

  /** @param findings all that any run has, ranked */
  constructor(report: GateReport, findings: readonly JudgedFinding[], placement: Placement) {
    this.#report = report;
    this.#placement = placement;
    this.#byId = Map.groupBy(findings, ({ id }) => id);
    const isShared = report.subject.platforms.length > 1;
    this.#results = isShared ? new Map() : undefined;
    this.#rules = isShared ? new Map() : undefined;
  }

  /** The result of a finding. */
  result(finding: JudgedFinding): string {
    return memo(this.#results, finding, () => resultOf(finding, this.#report, this.#placement));
  }

  /** The rule of all findings of that name, the same on all platforms. */
  rule(id: string): string {
    return memo(this.#rules, id, () => ruleOf(id, this.#byId.get(id) ?? []));
  }
}

function memo<K>(known: Map<K, string> | undefined, key: K, make: () => unknown): string {
  const text = known?.get(key) ?? JSON.stringify(make());
  known?.set(key, text);
  return text;
}
