/** Reads a repository and decides about it. */
import {
  circumstancesOf,
  type Inventory,
  neededReads,
  type PlanInput,
  planRetention,
  type RepositoryPlan,
  readDepth,
} from '@container-kit/retention';
import type { SkippedItem } from './report.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

/** A repository at one moment, and what is to become of it. */
export interface Decision {
  readonly inventory: Inventory;
  readonly plan: RepositoryPlan;
  /** Items of an approved plan that do not go any more. */
  readonly skipped: readonly SkippedItem[];
}

/** What plans are made of, but for the inventories. */
export function planInput(session: Session, around: Surroundings): Omit<PlanInput, 'inventories'> {
  const { registry, policy, inputs } = session;
  return { registry, policy, inputs, ...around, now: session.now };
}

/** Reads a repository as deep as its rules ask for. @throws errors of the provider */
export function readRepository(session: Session, around: Surroundings, name: string): Promise<Inventory> {
  const { provider, edges, context, inputs } = session;
  const circumstances = circumstancesOf(planInput(session, around), name);
  const depth = inputs.exactBytes ? 'all' : readDepth(circumstances.rules);
  const needed = (inventory: Inventory) => neededReads(inventory, circumstances, depth);
  return provider.readInventory(name, { known: edges, depth, needed, signal: context.signal });
}

/** Decides about a repository by itself. @throws errors of the provider */
export async function decide(session: Session, around: Surroundings, name: string): Promise<Decision> {
  const inventory = await readRepository(session, around, name);
  const [plan] = planRetention({ ...planInput(session, around), inventories: [inventory] }).repositories;
  if (plan === undefined) throw new TypeError(`there is no plan for ${name}`);
  return { inventory, plan, skipped: [] };
}
