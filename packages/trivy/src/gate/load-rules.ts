/** Reads everything that steers the verdict of one run. */
import { UserError } from '@container-kit/core';
import { DEFAULT_POLICY_PATH, type GateException, loadPolicy } from '@container-kit/policy';
import { asLedger, type LedgerEntry, pendingEntries } from '../exceptions/ledger.ts';
import { type GateRules, resolveRules } from '../verdict/rules.ts';
import { parseVex, type VexDocument } from '../vex/document.ts';
import { checkBaseline } from './baseline.ts';
import type { RuleFiles } from './rule-files.ts';
import { type RuleTexts, readRuleInputs } from './rule-inputs.ts';

/** Which files, as the inputs name them. */
export interface RuleSources extends RuleTexts {
  readonly policy: string;
  /** File with accepted findings; may be empty. */
  readonly exceptions: string;
  /** From files of other forms, see `readIgnoreFiles`. */
  readonly ignored?: IgnoredFindings;
  readonly vex: readonly string[];
}

/** Accepted findings that stand in files of other tools. */
export interface IgnoredFindings {
  readonly exceptions: readonly LedgerEntry[];
  /** Those of the pull request's own files. */
  readonly head: readonly LedgerEntry[];
  /** One line each. */
  readonly notes: readonly string[];
}

/** The rules of one run. */
export interface LoadedRules {
  readonly rules: GateRules;
  /** Where they come from, for people. */
  readonly source: string;
  /** In force. */
  readonly exceptions: readonly LedgerEntry[];
  /** Those that this pull request brings along. */
  readonly pending: readonly LedgerEntry[];
  readonly vex: readonly VexDocument[];
  /** One line each. */
  readonly notes: readonly string[];
}

/**
 * Loads policy, exceptions and VEX documents.
 *
 * @throws {UserError} for inputs and VEX documents that are wrong or missing; {PolicyError}; {GitHubError}
 */
export async function loadRules(sources: RuleSources, files: RuleFiles): Promise<LoadedRules> {
  const inputs = readRuleInputs(sources);
  const { ignored } = sources;
  const policy = await readPolicy(sources.policy, files.read);
  const rules = resolveRules(policy, inputs);
  checkBaseline(rules.baseline);
  const exceptions = [
    ...asLedger(policy.exceptions),
    ...asLedger(await readLedger(sources.exceptions, files.read)),
    ...(ignored?.exceptions ?? []),
  ];
  const vex = await Promise.all(
    [...new Set([...sources.vex, ...policy.vex])].map(async (path) =>
      parseVex(await readNamed('vex', path, files.read), path),
    ),
  );
  return {
    rules,
    source: `inputs, then ${sources.policy} of ${files.source}`,
    exceptions,
    pending: pendingEntries(exceptions, [...(await readHead(sources, files)), ...(ignored?.head ?? [])]),
    vex,
    notes: ignored?.notes ?? [],
  };
}

type Read = (path: string) => Promise<string | undefined>;

async function readPolicy(path: string, readFile: Read) {
  return (await loadPolicy({ path, explicit: path !== DEFAULT_POLICY_PATH, readFile })).gate;
}

async function readLedger(path: string, read: Read): Promise<readonly GateException[]> {
  if (path === '') return [];
  const text = await readNamed('exceptions', path, read);
  const { parseExceptions } = await import('@container-kit/policy/parse');
  return parseExceptions(text, path);
}

/** What the head of a pull request would bring. It is only shown, so that one that is wrong is no failure of this run. */
async function readHead(
  { policy, exceptions }: RuleSources,
  { readPending }: RuleFiles,
): Promise<readonly LedgerEntry[]> {
  const some = async (path: string, parse: (text: string) => Promise<readonly LedgerEntry[]>) => {
    const text = path === '' ? undefined : await readPending(path);
    return text === undefined ? [] : parse(text).catch(() => []);
  };
  const parser = () => import('@container-kit/policy/parse');
  const entries = await Promise.all([
    some(policy, async (text) => asLedger((await parser()).parsePolicy(text, policy).gate.exceptions)),
    some(exceptions, async (text) => asLedger((await parser()).parseExceptions(text, exceptions))),
  ]);
  return entries.flat();
}

/** Text of a file that an input names. @throws {UserError} when there is none */
export async function readNamed(input: string, path: string, read: Read): Promise<string> {
  const text = await read(path);
  if (text !== undefined) return text;
  throw new UserError(`input "${input}": there is no file ${path}`, {
    fix: 'correct the path; on pull requests the file must be in the base branch',
  });
}
