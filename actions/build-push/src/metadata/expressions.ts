import type { ResolvedContext } from './context.ts';
import { DateFormatError, formatDate } from './date-format.ts';
import { lineError } from './input-lines.ts';
import type { MetadataOptions } from './options.ts';
import type { Expression, ExpressionCall, Expressions } from './template.ts';

/**
 * Events that run for the default branch whatever their ref says. `create` is among them because
 * docker/metadata-action has it so, although its ref is the branch or tag that was created.
 */
const DEFAULT_BRANCH_EVENTS: ReadonlySet<string> = new Set([
  'create',
  'discussion',
  'discussion_comment',
  'issues',
  'schedule',
]);

/** The expressions that every template may use, with docker/metadata-action's meanings. */
export function globalExpressions(
  context: ResolvedContext,
  options: MetadataOptions,
  now: Date,
): Expressions {
  const isDefault = isDefaultBranch(context);
  return new Map<string, Expression>([
    ['branch', plain(context.branch ?? '')],
    ['tag', plain(context.tag ?? '')],
    ['sha', plain(context.sha.slice(0, options.shortShaLength))],
    ['base_ref', plain(context.baseRef ?? '')],
    ['is_default_branch', plain(String(isDefault))],
    ['is_not_default_branch', plain(String(!isDefault))],
    ['date', (call) => formatCall(call, now)],
    ['commit_date', (call) => formatCall(call, commitDate(call, context))],
  ]);
}

/** An expression that takes no arguments. */
export function plain(value: string): Expression {
  return (call) => {
    if (call.positional.length > 0 || call.named.size > 0) {
      throw lineError(call.line, `gives arguments to ${call.source}`, `write {{${call.name}}}`);
    }
    return value;
  };
}

function isDefaultBranch({ ref, branch, eventName, defaultBranch }: ResolvedContext): boolean {
  if (ref === '' || branch === '') {
    return false;
  }
  return (branch !== undefined && branch === defaultBranch) || DEFAULT_BRANCH_EVENTS.has(eventName);
}

function commitDate(call: ExpressionCall, context: ResolvedContext): Date {
  if (context.commitDate === undefined) {
    const problem = `uses ${call.source}, but the date of commit ${context.sha} is not known`;
    throw lineError(call.line, problem, 'check out the repository before this step, or use {{date}}');
  }
  return context.commitDate;
}

async function formatCall(call: ExpressionCall, instant: Date): Promise<string> {
  const [format, ...rest] = call.positional;
  const unknown = [...call.named.keys()].find((key) => key !== 'tz');
  if (format === undefined || rest.length > 0 || unknown !== undefined) {
    const fix = `write {{${call.name} 'YYYYMMDD'}} or {{${call.name} 'YYYYMMDD' tz='Europe/Paris'}}`;
    throw lineError(call.line, `has an expression that cannot be read: ${call.source}`, fix);
  }
  try {
    return await formatDate(instant, format, call.named.get('tz') ?? 'UTC');
  } catch (error) {
    if (!(error instanceof DateFormatError)) {
      throw error;
    }
    const fix = "use Moment's tokens, with literal text in brackets: {{date '[nightly]-YYYYMMDD' tz='UTC'}}";
    throw lineError(call.line, `cannot be formatted: ${error.message}`, fix, error);
  }
}
