/** The rules of one run: what the inputs say, else what the policy says, else the defaults. */
import {
  type GateAction,
  type GateClass,
  type GatePolicy,
  type GateScope,
  type GateThresholds,
  type Glob,
  parseGlob,
  type Severity,
} from '@container-kit/policy';
import type { FindingClass } from '../model/types.ts';

/** What a workflow may say itself. Undefined leaves it to the policy. */
export interface RuleInputs {
  readonly severity?: ReadonlySet<Severity> | undefined;
  readonly ignoreUnfixed?: boolean | undefined;
  /** In milliseconds. */
  readonly databaseMaxAge?: number | undefined;
  readonly baseline?: string | undefined;
}

/** See above; everything is decided. */
export interface GateRules {
  readonly parts: Readonly<Record<Part, PartRules>>;
  readonly licenses: { readonly allow: readonly Glob[] | undefined; readonly deny: readonly Glob[] };
  readonly endOfLife: GateAction;
  readonly unrecognised: GateAction;
  readonly kev: GateAction;
  /** 0 to 1; undefined does not ask. */
  readonly epss: number | undefined;
  readonly feeds: GatePolicy['feeds'];
  /** In milliseconds. */
  readonly databaseMaxAge: number;
  /** `none`, `base-image`, `ref:<image>`, `report:<path>`. */
  readonly baseline: string;
  /** In milliseconds. */
  readonly expiresSoon: number;
}

/** A part of an image; `unknown` when nothing tells which. */
export type Part = 'base' | 'application' | 'unknown';

/** Which findings of a part count. */
export interface PartRules {
  readonly severity: Readonly<Record<FindingClass, ReadonlySet<Severity>>>;
  readonly ignoreUnfixed: boolean;
  readonly ignoreStatus: ReadonlySet<string>;
}

const DAY = 86_400_000;
const DEFAULT_SEVERITY: ReadonlySet<Severity> = new Set(['HIGH', 'CRITICAL']);
const DEFAULT_DATABASE_MAX_AGE = 3 * DAY;
const DEFAULT_EXPIRES_SOON = 14 * DAY;

/** The classes of findings under the names of the policy. */
export const CLASS_NAMES: readonly (readonly [FindingClass, GateClass])[] = [
  ['vulnerability', 'vulnerabilities'],
  ['misconfiguration', 'misconfigurations'],
  ['secret', 'secrets'],
  ['license', 'licenses'],
];

/** Decides the rules. A severity of the inputs takes the place of all severities of the policy. */
export function resolveRules(policy: GatePolicy, inputs: RuleInputs = {}): GateRules {
  const base = partRules('base-image', policy, inputs);
  const application = partRules('application', policy, inputs);
  return {
    parts: { base, application, unknown: stricterOf(base, application) },
    licenses: {
      allow: policy.allowedLicenses?.map(licenseGlob),
      deny: (policy.deniedLicenses ?? []).map(licenseGlob),
    },
    endOfLife: policy.endOfLife ?? 'warn',
    unrecognised: policy.unrecognised ?? 'warn',
    // Nobody's build should wait for a server in another country that nobody asked.
    kev: policy.kev ?? 'ignore',
    epss: policy.epss,
    feeds: policy.feeds,
    databaseMaxAge: inputs.databaseMaxAge ?? policy.databaseMaxAge ?? DEFAULT_DATABASE_MAX_AGE,
    baseline: inputs.baseline ?? policy.baseline ?? 'none',
    expiresSoon: policy.expiresSoon ?? DEFAULT_EXPIRES_SOON,
  };
}

function partRules(scope: GateScope, policy: GatePolicy, inputs: RuleInputs): PartRules {
  const own: GateThresholds = policy.scopes[scope] ?? { classes: {} };
  const severityOf = (name: GateClass): ReadonlySet<Severity> =>
    inputs.severity ??
    own.classes[name] ??
    own.severity ??
    policy.classes[name] ??
    policy.severity ??
    DEFAULT_SEVERITY;
  const severity = Object.fromEntries(CLASS_NAMES.map(([kind, name]) => [kind, severityOf(name)]));
  return {
    severity: severity as PartRules['severity'],
    ignoreUnfixed: inputs.ignoreUnfixed ?? own.ignoreUnfixed ?? policy.ignoreUnfixed ?? true,
    ignoreStatus: own.ignoreStatus ?? policy.ignoreStatus ?? new Set(),
  };
}

/** What may be in either part must meet the rules of both. */
function stricterOf(a: PartRules, b: PartRules): PartRules {
  const severity = CLASS_NAMES.map(([kind]) => [kind, a.severity[kind].union(b.severity[kind])]);
  return {
    severity: Object.fromEntries(severity) as PartRules['severity'],
    ignoreUnfixed: a.ignoreUnfixed && b.ignoreUnfixed,
    ignoreStatus: a.ignoreStatus.intersection(b.ignoreStatus),
  };
}

/** SPDX compares identifiers without regard to case (SPDX 2.3, Annex D). */
function licenseGlob(source: string): Glob {
  const glob = parseGlob(source.toLowerCase());
  return { source, matches: (name) => glob.matches(name.toLowerCase()) };
}
