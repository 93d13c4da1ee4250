/** The GitHub Deployment that stands for a promotion: who looks at the repository sees what went where. */
import { isJsonObject } from '@container-kit/core';
import type { Deployment, Deployments, JsonObject } from '@container-kit/github';
import { type Digest, isDigest } from '@container-kit/registry';
import type { TagMove } from './types.ts';

/** What the deployment says about the promotion. */
export interface DeploymentFacts {
  readonly digest: Digest;
  /** `host/name@digest`. */
  readonly source: string;
  readonly moves: readonly TagMove[];
  /** Digest of the attestation's manifest, when it exists already. */
  readonly attestation?: Digest;
}

/** A deployment to start. */
export interface DeploymentPlan extends DeploymentFacts {
  readonly environment: string;
  /** Commit of the run. */
  readonly ref: string;
  readonly description: string;
  /** Where the log of the run is. */
  readonly logUrl: string;
  readonly production?: boolean;
}

const KEY = 'containerKitPromotion';
const VERSION = 1;

/** Longest description of a deployment or status (REST API, "Deployments"). */
const MAX_DESCRIPTION = 140;

/**
 * Creates a deployment in progress. GitHub merges nothing into it and waits for no check: our gates have decided.
 *
 * @returns its id, for {@link finishDeployment}
 * @throws GitHubError
 */
export async function startDeployment(deployments: Deployments, plan: DeploymentPlan): Promise<number> {
  const { environment, ref, logUrl, production } = plan;
  const { id } = await deployments.create({
    ref,
    environment,
    description: cut(plan.description),
    payload: encodePayload(plan),
    ...(production === undefined ? {} : { production }),
  });
  await deployments.createStatus(id, { state: 'in_progress', logUrl });
  return id;
}

/** How a deployment ended. */
export interface DeploymentEnd {
  readonly state: 'success' | 'failure';
  readonly description: string;
  readonly logUrl: string;
}

/** Gives a deployment its last status. @throws GitHubError */
export async function finishDeployment(
  deployments: Deployments,
  id: number,
  end: DeploymentEnd,
): Promise<void> {
  await deployments.createStatus(id, { ...end, description: cut(end.description) });
}

/** The digest that a deployment of ours has promoted; undefined for deployments of others, and of other versions. */
export function digestOfDeployment({ payload }: Pick<Deployment, 'payload'>): Digest | undefined {
  const facts = isJsonObject(payload) ? payload[KEY] : undefined;
  if (!isJsonObject(facts) || facts.version !== VERSION) return undefined;
  const { digest } = facts;
  return typeof digest === 'string' && isDigest(digest) ? digest : undefined;
}

function encodePayload({ digest, source, moves, attestation }: DeploymentFacts): JsonObject {
  return {
    [KEY]: {
      version: VERSION,
      digest,
      source,
      previous: Object.fromEntries(moves.map(({ reference, previous }) => [reference, previous])),
      ...(attestation === undefined ? {} : { attestation }),
    },
  };
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_DESCRIPTION
    ? text
    : `${characters.slice(0, MAX_DESCRIPTION - 1).join('')}…`;
}
