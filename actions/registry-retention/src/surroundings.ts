/** What counts in all repositories besides what they hold: what runs, and which branches and pull requests are open. */
import type { DeployedImage, Liveness } from '@container-kit/retention';
import { collectDeployed } from './deployed/index.ts';
import { readLiveness } from './liveness.ts';
import type { Session } from './session.ts';

/** See above. */
export interface Surroundings {
  readonly deployed: readonly DeployedImage[];
  readonly liveness: Liveness;
}

/**
 * Looks at everything once.
 *
 * @throws {UserError} GitHubError
 */
export async function lookAround({ inputs, policy, github, context }: Session): Promise<Surroundings> {
  const rules = [policy.default, ...policy.repositories.map(({ settings }) => settings)];
  return {
    deployed: await collectDeployed(inputs, policy.deployed, github, context),
    liveness: await readLiveness(
      rules.flatMap(({ live = [] }) => live),
      github,
    ),
  };
}
