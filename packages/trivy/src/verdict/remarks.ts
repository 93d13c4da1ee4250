/** What a verdict depends on besides findings: operating systems, feeds, exceptions that have expired. */
import type { GateAction } from '@container-kit/policy';
import { platformOf } from '../baseline/merge.ts';
import type { ScanReport } from '../model/types.ts';
import { count } from '../render/text.ts';
import type { ExceptionsFacts } from '../report/types.ts';
import type { JudgeInput } from './input.ts';
import type { Judgement } from './judge-finding.ts';

/** One line each. */
export interface Remarks {
  /** Make it `policy-failed`. */
  readonly failures: readonly string[];
  /** Make it `scan-error`. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
}

/** Collects all remarks. */
export function remarksOf(
  input: JudgeInput,
  judgements: readonly Judgement[],
  exceptions: ExceptionsFacts,
): Remarks {
  return joined([
    endOfLife(input),
    unrecognised(input),
    feeds(input),
    expired(judgements, exceptions, input.baseline !== undefined),
  ]);
}

const NOTHING: Remarks = { failures: [], errors: [], notes: [] };

/** An operating system that the baseline has as well is nothing that a pull request brought. */
function endOfLife({ reports, baseline, rules }: JudgeInput): Remarks {
  const known = new Set((baseline?.reports ?? []).map(systemOf));
  const over = reports.filter(({ artifact }) => artifact.os?.endOfLife === true);
  return joined(
    [...Map.groupBy(over, systemOf)].map(([system, group]) => {
      const where = group.map(platformOf).filter((platform) => platform !== 'unknown');
      const on = where.length === 0 || where.length === reports.length ? '' : ` (${where.join(', ')})`;
      const line = `${system}${on} is past its end of life: it gets no more fixes, and new vulnerabilities are not found`;
      return remark(line, known.has(system) && rules.endOfLife === 'fail' ? 'warn' : rules.endOfLife);
    }),
  );
}

function systemOf({ artifact: { os } }: ScanReport): string {
  return os === undefined ? '' : `${os.family} ${os.name}`;
}

/** Images alone: a folder without packages is what it is. */
function unrecognised({ reports, rules }: JudgeInput): Remarks {
  const blank = reports.filter(
    ({ targets, artifact }) => targets === 0 && artifact.type === 'container_image',
  );
  if (blank.length === 0) return NOTHING;
  const where = blank.map(platformOf).filter((platform) => platform !== 'unknown');
  const on = where.length === 0 ? '' : ` in ${where.join(', ')}`;
  const line = `nothing was recognised${on}, neither an operating system nor packages: vulnerabilities of what is there are unknown`;
  return remark(line, rules.unrecognised);
}

/** A feed that was to decide and is not there decides nothing: then nobody knows. */
function feeds({ feeds: data, rules }: JudgeInput): Remarks {
  const needed =
    (rules.kev === 'fail' && data.kev === undefined) || (rules.epss !== undefined && data.epss === undefined);
  if (!needed) return { ...NOTHING, notes: data.problems };
  const errors =
    data.problems.length > 0 ? data.problems : ['the feeds that the policy asks for were not loaded'];
  return { ...NOTHING, errors };
}

/** Expired exceptions fail, unless the baseline has all of their findings: then time has passed, and nothing else. */
function expired(judgements: readonly Judgement[], exceptions: ExceptionsFacts, compared: boolean): Remarks {
  if (exceptions.expired.length === 0) return NOTHING;
  const concerned = judgements.filter(
    ({ finding, entries }) =>
      finding.exception === undefined && entries.some(({ state }) => state === 'expired'),
  );
  const isOld = compared && concerned.every(({ finding }) => finding.state === 'existing');
  const lines = exceptions.expired.map(
    ({ id, scope, owner, expires }) =>
      `the exception for ${id} (${scope}) expired on ${expires}: ask ${owner}`,
  );
  return isOld ? { ...NOTHING, notes: lines } : { ...NOTHING, failures: lines };
}

function remark(line: string, action: GateAction): Remarks {
  if (action === 'ignore') return NOTHING;
  return action === 'fail' ? { ...NOTHING, failures: [line] } : { ...NOTHING, notes: [line] };
}

/** Says how many vulnerabilities are not in the report. */
export function leftOutNotes(number: number): readonly string[] {
  return number === 0 ? [] : [`${count(number, 'vulnerability', 'vulnerabilities')} left out by the rules`];
}

function joined(all: readonly Remarks[]): Remarks {
  return {
    failures: all.flatMap(({ failures }) => failures),
    errors: all.flatMap(({ errors }) => errors),
    notes: all.flatMap(({ notes }) => notes),
  };
}
