import type {
  RepositorySettings,
  RetentionPolicy,
  RetentionSettings,
  TagPattern,
} from '@container-kit/policy';
import { parseTagPattern } from '@container-kit/policy/tag-pattern';
import type { RetentionRules } from './types.ts';

const DAY = 86_400_000;

/** Inputs of the action that have a say; what is undefined or empty was not set. */
export interface RetentionInputs {
  readonly minKeep?: number | undefined;
  readonly maxAgeDays?: number | undefined;
  readonly protectedTags?: readonly string[];
  readonly untagged?: 'delete' | 'keep' | undefined;
  readonly maxDeletePercent?: number | undefined;
  readonly maxDelete?: number | undefined;
}

/** What holds when nobody says anything: see `interface.md`. */
export const DEFAULTS = {
  minKeep: 10,
  maxAge: 30 * DAY,
  protectedTags: ['latest', 'stable'],
  grace: DAY,
  maxDeletePercent: 50,
  minRemaining: 1,
} as const;

/**
 * The rules of a repository: inputs win over the file, the first repository of the file that matches over its `default`,
 * that over what holds anyway. A setting replaces the same one of a lower place as a whole.
 *
 * @throws RegexError for a protected tag of the inputs that is a wrong regular expression
 */
export function retentionRules(
  inputs: RetentionInputs,
  policy: RetentionPolicy,
  repository: string,
): RetentionRules {
  const matching = findSettings(policy, repository);
  const settings: RetentionSettings = { ...policy.default, ...matching?.settings };
  const { untagged, brakes } = settings;
  return {
    policy: matching === undefined ? 'default' : matching.match.map(({ source }) => source).join(', '),
    minKeep: inputs.minKeep ?? settings.minKeep ?? DEFAULTS.minKeep,
    maxAge: maxAgeOf(inputs) ?? settings.maxAge ?? DEFAULTS.maxAge,
    protectedTags: protectedTags(inputs, settings),
    candidates: settings.candidates,
    groups: settings.groups ?? [],
    semver: settings.semver,
    labels: settings.labels ?? {},
    pins: new Set(settings.pins),
    untagged: {
      action: inputs.untagged ?? untagged?.action ?? 'delete',
      grace: untagged?.grace ?? DEFAULTS.grace,
      maxAge: untagged?.maxAge,
    },
    maxSize: settings.maxSize,
    pulledWithin: settings.pulledWithin,
    live: settings.live ?? [],
    brakes: {
      maxDelete: inputs.maxDelete ?? brakes?.maxDelete ?? Number.POSITIVE_INFINITY,
      maxDeletePercent: inputs.maxDeletePercent ?? brakes?.maxDeletePercent ?? DEFAULTS.maxDeletePercent,
      minRemaining: brakes?.minRemaining ?? DEFAULTS.minRemaining,
      onLimit: brakes?.onLimit ?? 'stop',
    },
  };
}

function findSettings(policy: RetentionPolicy, repository: string): RepositorySettings | undefined {
  return policy.repositories.find(({ match }) => match.some((glob) => glob.matches(repository)));
}

function maxAgeOf({ maxAgeDays }: RetentionInputs): number | undefined {
  return maxAgeDays === undefined ? undefined : maxAgeDays * DAY;
}

function protectedTags(
  { protectedTags: written = [] }: RetentionInputs,
  settings: RetentionSettings,
): readonly TagPattern[] {
  if (written.length > 0) return written.map(parseTagPattern);
  return settings.protectedTags ?? DEFAULTS.protectedTags.map(parseTagPattern);
}
