/** Images that active GitHub Deployments name. */
import type { Deployment, Deployments } from '@container-kit/github';
import type { Glob } from '@container-kit/policy';
import type { DeployedImage } from '@container-kit/retention';
import { findInText } from './find-in-text.ts';

/** Deployments that are looked at per environment; the active one is among the newest. */
const MOST_PER_ENVIRONMENT = 20;
const ACTIVE = new Set(['success', 'in_progress', 'queued', 'pending']);

/**
 * Reads the payloads of the deployments that are active: in each wanted environment the newest one that succeeded, and those
 * that are under way. A payload of `promote` names the image and what was there before, so a rollback stays possible.
 *
 * @throws GitHubError, which names the missing permission (`deployments: read`)
 */
export async function findDeployments(
  deployments: Deployments,
  wanted: readonly Glob[],
): Promise<readonly DeployedImage[]> {
  const found: DeployedImage[] = [];
  const environments = new Map<string, { looked: number; settled: boolean }>();
  for await (const deployment of deployments.list()) {
    if (!wanted.some((glob) => glob.matches(deployment.environment))) continue;
    const seen = environments.get(deployment.environment) ?? { looked: 0, settled: false };
    environments.set(deployment.environment, seen);
    if (seen.settled || seen.looked >= MOST_PER_ENVIRONMENT) continue;
    seen.looked += 1;
    const state = await stateOf(deployments, deployment);
    if (!ACTIVE.has(state)) continue;
    seen.settled = state === 'success';
    const where = `GitHub Deployment ${deployment.id} (${deployment.environment})`;
    found.push(...findInText(textOf(deployment), where));
  }
  return found;
}

/** A deployment without a status has just been created. */
async function stateOf(deployments: Deployments, { id }: Deployment): Promise<string> {
  for await (const { state } of deployments.statuses(id)) return state;
  return 'pending';
}

function textOf({ payload }: Deployment): string {
  return typeof payload === 'string' ? payload : JSON.stringify(payload ?? '');
}
