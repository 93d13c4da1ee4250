/** Says why one image stays or goes. */
import { type Digest, isDigest } from '@container-kit/registry';
import type { Inventory, Version } from '../inventory/types.ts';
import { circumstancesOf, type PlanInput } from '../plan/plan.ts';
import { decideRepository, type RepositoryDecision, whyItStays } from '../plan/plan-repository.ts';
import type { Reason } from '../plan/types.ts';

/** The answer about one target. */
export interface Explanation {
  /** `absent`: there is no such tag or digest. */
  readonly decision: 'keep' | 'delete' | 'quarantine' | 'absent';
  readonly digest: Digest | undefined;
  readonly tags: readonly string[];
  readonly reason: Reason;
  /** Digests from a root that stays for a reason of its own to the target, both included; empty when it goes. */
  readonly path: readonly Digest[];
  /** Why the first of the path stays. */
  readonly root: Reason | undefined;
  /** ISO 8601; undefined when unknown. */
  readonly time: string | undefined;
  /** Place among the roots, from 1, newest first; undefined when the age is unknown. */
  readonly rank: number | undefined;
  readonly policy: string;
}

/**
 * Explains a tag or digest: the deciding rule, and the path that keeps it alive.
 *
 * @param target a tag, or a digest, also the first digits of one (`sha256:4f53cda1`) when only one begins like that
 */
export function explain(
  inventory: Inventory,
  input: Omit<PlanInput, 'inventories'>,
  target: string,
): Explanation {
  const circumstances = circumstancesOf(input, inventory.repository);
  const version = findTarget(inventory, target);
  const decision = decideRepository(inventory, circumstances);
  const node = version === undefined ? undefined : decision.graph.find(version.digest);
  const policy = circumstances.rules.policy;
  if (version === undefined || node === undefined) return absent(inventory, target, policy);
  const { ranking } = decision.judged;
  const time = ranking.times[node] ?? Number.NaN;
  const rank = ranking.rankOf(node);
  return {
    ...answer(decision, node),
    digest: version.digest,
    tags: version.tags,
    time: Number.isNaN(time) ? undefined : new Date(time).toISOString(),
    rank: Number.isFinite(rank) ? rank : undefined,
    policy,
  };
}

function answer(
  decision: RepositoryDecision,
  node: number,
): Pick<Explanation, 'decision' | 'reason' | 'path' | 'root'> {
  const { settlement, judged, graph } = decision;
  const quarantine = settlement.quarantined.get(node);
  const path = settlement.closure.path(node);
  const [first] = path;
  const root = first === undefined ? undefined : reasonOf(decision, graph.find(first));
  if (quarantine !== undefined) return { decision: 'quarantine', reason: quarantine, path, root };
  if (settlement.closure.has(node)) {
    const text = `needed by ${path.at(-2) ?? first}, which stays`;
    return {
      decision: 'keep',
      reason: reasonOf(decision, node) ?? { code: 'reachable', text, path },
      path,
      root,
    };
  }
  const own = judged.judgements.find((judgement) => judgement.node === node)?.reason;
  const owner = graph.versions[judged.roots.owners[node] ?? node]?.digest;
  const reason = own ?? { code: 'hangs-on', text: `hangs on ${owner}, which goes` };
  return { decision: 'delete', reason, path: [], root: undefined };
}

/** Why a root stays; undefined for what is no root. */
function reasonOf(decision: RepositoryDecision, node: number | undefined): Reason | undefined {
  const judgement = decision.judged.judgements.find((each) => each.node === node);
  if (judgement !== undefined) return whyItStays(decision, judgement);
  return node === undefined ? undefined : decision.settlement.held.get(node);
}

function findTarget({ versions }: Inventory, target: string): Version | undefined {
  if (isDigest(target)) return versions.get(target);
  const all = [...versions.values()];
  const tagged = all.find(({ tags }) => tags.includes(target));
  if (tagged !== undefined || !/^(?:sha256:|sha512:)?[0-9a-f]{6,}$/.test(target)) return tagged;
  const matching = all.filter(
    ({ digest }) => digest.startsWith(target) || digest.split(':')[1]?.startsWith(target),
  );
  return matching.length === 1 ? matching[0] : undefined;
}

function absent({ repository }: Inventory, target: string, policy: string): Explanation {
  const text = `${repository} has no tag and no single digest ${JSON.stringify(target.slice(0, 150))}`;
  return {
    decision: 'absent',
    digest: undefined,
    tags: [],
    reason: { code: 'absent', text },
    path: [],
    root: undefined,
    time: undefined,
    rank: undefined,
    policy,
  };
}
