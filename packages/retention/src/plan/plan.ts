import type { RetentionPolicy } from '@container-kit/policy';
import type { Circumstances } from '../decide/judge.ts';
import type { Inventory } from '../inventory/types.ts';
import { type RetentionInputs, retentionRules } from '../rules/resolve.ts';
import type { DeployedImage, Liveness } from '../rules/types.ts';
import { hashOf } from './canonical.ts';
import { planRepository } from './plan-repository.ts';
import type { Plan } from './types.ts';

/** What a plan is made of. Nothing else has a say: the same gives the same plan. */
export interface PlanInput {
  /** Host of the registry, as in references: `ghcr.io`, `docker.io`. */
  readonly registry: string;
  readonly inventories: readonly Inventory[];
  readonly policy: RetentionPolicy;
  /** Inputs of the action; they win over the policy. */
  readonly inputs?: RetentionInputs;
  readonly deployed?: readonly DeployedImage[];
  readonly liveness?: Liveness;
  readonly now: Date;
}

const NOTHING_KNOWN: Liveness = { branches: undefined, pullRequests: undefined };

/**
 * Decides what goes and what stays.
 *
 * @throws RegexError for a protected tag of the inputs that is a wrong regular expression
 */
export function planRetention(input: PlanInput): Plan {
  const repositories = input.inventories
    .map((inventory) => planRepository(inventory, circumstancesOf(input, inventory.repository)))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return sealPlan({ version: 1, registry: input.registry, createdAt: input.now.toISOString(), repositories });
}

/** Gives a plan the hash of what it says. */
export function sealPlan(plan: Omit<Plan, 'hash'>): Plan {
  return { ...plan, hash: hashPlan(plan) };
}

/** SHA-256 (hex) of the canonical JSON of a plan without its hash. */
export function hashPlan(plan: Omit<Plan, 'hash'>): string {
  const { version, registry, createdAt, repositories } = plan;
  return hashOf({ version, registry, createdAt, repositories });
}

/** What the rules may look at in one repository. */
export function circumstancesOf(
  {
    registry,
    policy,
    inputs = {},
    deployed = [],
    liveness = NOTHING_KNOWN,
    now,
  }: Omit<PlanInput, 'inventories'>,
  repository: string,
): Circumstances {
  const name = `${registry}/${repository}`;
  return {
    rules: retentionRules(inputs, policy, repository),
    now,
    liveness,
    deployed: deployed.filter((image) => image.name === undefined || image.name === name),
  };
}
