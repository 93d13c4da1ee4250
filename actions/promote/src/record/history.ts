/** When an image first came to an environment, by what promotions have left at GitHub and in the registry. */
import type { Deployments } from '@container-kit/github';
import type { Digest, RepositoryClient } from '@container-kit/registry';
import { digestOfDeployment } from './deployment.ts';
import { type FoundRecord, findRecords } from './find-records.ts';
import type { VerificationKey } from './keys.ts';

/** A promotion of an image to an environment that went well. */
export interface Sighting {
  readonly time: Date;
  /** What proves it, for people: `deployment 42`, `attestation sha256:… (unsigned)`. */
  readonly proof: string;
  /** Digest of the attestation's manifest, when that proves it. */
  readonly attestation?: Digest;
}

/** Where to look. What is absent is not looked at. */
export interface HistorySources {
  /**
   * Deployments of the repository that runs this workflow. Everybody who may write deployments there can claim a
   * promotion.
   */
  readonly deployments?: Deployments | undefined;
  /**
   * Repositories that may hold attestations: that of the environment in question. Everybody who may push there can write
   * an unsigned one; give a key where that is not enough.
   */
  readonly repositories?: readonly RepositoryClient[];
  /** When given, only attestations signed by it count. */
  readonly key?: VerificationKey | undefined;
}

/** Newest first, so what lies further back has been there for long; but reading all of them could take hours. */
const MAX_DEPLOYMENTS = 1000;

/**
 * Finds the first promotion of a digest to an environment: among GitHub's deployments, else among attestations.
 *
 * @returns undefined when all sources say that there is none
 * @throws what a source threw, when no other source has found one: not knowing is not the same as "none"
 */
export async function findFirstPromotion(
  digest: Digest,
  environment: string,
  sources: HistorySources,
): Promise<Sighting | undefined> {
  const { deployments, repositories = [], key } = sources;
  const searches = [
    ...(deployments ? [() => firstDeployment(deployments, digest, environment)] : []),
    ...repositories.map((repository) => () => firstRecord(repository, digest, environment, key)),
  ];
  const failures: unknown[] = [];
  for (const search of searches) {
    try {
      const found = await search();
      if (found !== undefined) return found;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return undefined;
}

async function firstDeployment(
  deployments: Deployments,
  digest: Digest,
  environment: string,
): Promise<Sighting | undefined> {
  const ids: number[] = [];
  let listed = 0;
  for await (const deployment of deployments.list({ environment })) {
    if (deployment.environment === environment && digestOfDeployment(deployment) === digest)
      ids.push(deployment.id);
    listed += 1;
    if (listed === MAX_DEPLOYMENTS) break;
  }
  for (const id of ids.reverse()) {
    const time = await successOf(deployments, id);
    if (time !== undefined) return { time, proof: `deployment ${id}` };
  }
  if (listed === MAX_DEPLOYMENTS) {
    throw new Error(`${digest} is not among the newest ${MAX_DEPLOYMENTS} deployments to "${environment}"`);
  }
  return undefined;
}

/** A later deployment makes this one inactive, which takes nothing back; a failure after the success does. */
async function successOf(deployments: Deployments, id: number): Promise<Date | undefined> {
  for await (const { state, createdAt } of deployments.statuses(id)) {
    if (state !== 'inactive') return state === 'success' ? createdAt : undefined;
  }
  return undefined;
}

async function firstRecord(
  repository: RepositoryClient,
  digest: Digest,
  environment: string,
  key: VerificationKey | undefined,
): Promise<Sighting | undefined> {
  const records = await findRecords(repository, digest, key);
  const [first] = records
    .filter(
      ({ record, signature }) =>
        record.kind === 'promotion' &&
        record.environment === environment &&
        (key === undefined || signature === 'verified'),
    )
    .sort((one, other) => one.record.time.getTime() - other.record.time.getTime());
  if (first === undefined) return undefined;
  const { record, attestation } = first;
  return { time: record.time, proof: `attestation ${attestation} (${originOf(first)})`, attestation };
}

function originOf({ signature, identity }: FoundRecord): string {
  return identity === undefined
    ? signature
    : `signed by OIDC identity ${identity.subject} of ${identity.issuer}, not verified here`;
}
