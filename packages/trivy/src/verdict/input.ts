/** Everything that a verdict depends on. */
import type { AdvisedBase } from '../advice/advise.ts';
import type { LayerOrigins } from '../attribution/layers.ts';
import type { LedgerEntry } from '../exceptions/ledger.ts';
import type { FeedData } from '../feeds/load.ts';
import type { ScanReport } from '../model/types.ts';
import type { DatabaseFacts, GateSubject, ScannerFacts } from '../report/types.ts';
import type { VexDocument } from '../vex/document.ts';
import type { GateRules } from './rules.ts';

/** Facts that every report has, also that of a scan which failed. */
export interface RunFacts {
  readonly subject: GateSubject;
  readonly scanner: ScannerFacts | undefined;
  readonly database: DatabaseFacts | undefined;
  readonly javaDatabase: DatabaseFacts | undefined;
  readonly rules: GateRules;
  /** Where the rules come from, for people. */
  readonly rulesSource: string;
  /** What should be known besides: one line each. */
  readonly notes: readonly string[];
  readonly startedAt: Date;
  readonly now: Date;
}

/** See above. */
export interface JudgeInput extends RunFacts {
  /** One for each platform of the subject; a platform that has none is an error of the scan, which the caller reports. */
  readonly reports: readonly ScanReport[];
  readonly baseline: Baseline | undefined;
  /** Names that the image has or will have: `ghcr.io/org/app:1.2`. Exceptions and VEX documents speak of them. */
  readonly images: readonly string[];
  /** In force: those of the base branch. */
  readonly exceptions: readonly LedgerEntry[];
  /** Those that a pull request brings along; shown, and nothing else. */
  readonly pending: readonly LedgerEntry[];
  readonly vex: readonly VexDocument[];
  readonly feeds: FeedData;
  /** By platform. */
  readonly origins: ReadonlyMap<string, LayerOrigins>;
  readonly base: AdvisedBase | undefined;
}

/** What the findings are compared with. */
export interface Baseline {
  /** `base-image`, `ref:<image>`, `report:<path>`, as asked. */
  readonly kind: string;
  /** What that turned out to be: `name@digest`, a path. */
  readonly name: string;
  readonly reports: readonly ScanReport[];
}
