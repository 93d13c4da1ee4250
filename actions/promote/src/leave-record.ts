/** Leaves the record of a promotion: an attestation at the image, and a GitHub Deployment. */
import { phase } from '@container-kit/core';
import type { Descriptor } from '@container-kit/registry';
import type { Reference } from '@container-kit/registry/reference';
import {
  attachRecord,
  finishDeployment,
  type PromotionRecord,
  startDeployment,
  type TagMove,
} from './record/index.ts';
import type { DestinationReport, PromotionReport } from './report.ts';
import type { Session } from './session.ts';

/** What a record says besides what the report has. */
export interface RecordFacts {
  readonly kind: PromotionRecord['kind'];
  /** The image as it is at the destinations. */
  readonly image: Descriptor;
  /** `host/name@digest`. */
  readonly source: string;
  readonly undoes?: PromotionRecord['undoes'];
}

/**
 * Does the work between the start and the end of a GitHub Deployment, and attaches the attestations. Tags that did not
 * move leave no new record.
 */
export async function recorded(
  session: Session,
  report: PromotionReport,
  facts: RecordFacts,
  moving: boolean,
  work: () => Promise<void>,
): Promise<void> {
  if (!moving) {
    await work();
    return;
  }
  const end = await phase(report, 'Deployment', () => openDeployment(session, report, facts));
  try {
    await work();
    const attestations = await phase(report, 'Record', () => attachAttestations(session, report, facts));
    report.record = { ...report.record, attestations, signed: session.signingKey !== undefined };
  } catch (error) {
    await end('failure', error instanceof Error ? error.message : String(error)).catch((second: unknown) => {
      session.context.log.warning(`The GitHub Deployment could not be marked as failed: ${String(second)}`);
    });
    throw error;
  }
  await end('success', `${facts.kind} of ${facts.source}`);
}

/**
 * Attaches one attestation in every repository whose tags moved.
 *
 * @returns digests of their manifests, by `host/name`.
 * @throws RegistryError
 */
async function attachAttestations(
  session: Session,
  report: PromotionReport,
  facts: RecordFacts,
): Promise<Readonly<Record<string, string>>> {
  const { client, inputs, context, runUrl, signingKey } = session;
  const attached: Record<string, string> = {};
  for (const [name, { registry, repository, moves }] of movesByRepository(session, report.destinations)) {
    const record: PromotionRecord = {
      kind: facts.kind,
      time: new Date(),
      name,
      digest: facts.image.digest,
      source: facts.source,
      environment: inputs.environment === '' ? undefined : inputs.environment,
      moves,
      gates: report.gates.map(({ gate, status, evidence }) => ({ gate, status, evidence })),
      run: runUrl,
      undoes: facts.undoes,
    };
    const judgement = { verifier: runUrl, policy: { uri: policyUri(session) } };
    const { digest } = await attachRecord(client.repository(registry, repository), facts.image, {
      record,
      judgement,
      key: signingKey,
    });
    context.log.info(
      `Recorded at ${name}: ${signingKey === undefined ? 'unsigned' : 'signed'} attestation ${digest}`,
    );
    attached[name] = digest;
  }
  return attached;
}

interface RepositoryMoves extends Pick<Reference, 'registry' | 'repository'> {
  readonly moves: TagMove[];
}

/** Tags that stayed have nothing to record: what they pointed to before is what they point to now. */
function movesByRepository(
  { destinations }: Session,
  reports: readonly DestinationReport[],
): ReadonlyMap<string, RepositoryMoves> {
  const moves = new Map<string, RepositoryMoves>();
  for (const { registry, repository, tag } of destinations) {
    const name = `${registry}/${repository}`;
    const found = reports.find(({ reference }) => reference === `${name}:${tag}`);
    if (found === undefined || !found.changed) continue;
    const entry = moves.get(name) ?? { registry, repository, moves: [] };
    entry.moves.push({ reference: found.reference, previous: found.previous as TagMove['previous'] });
    moves.set(name, entry);
  }
  return moves;
}

function policyUri({ context, inputs }: Session): string {
  const { serverUrl, repository, sha } = context.github;
  return `${serverUrl}/${repository}/blob/${sha}/${inputs.policy}`;
}

/** Ends the deployment that a run has started. */
type EndDeployment = (state: 'success' | 'failure', description: string) => Promise<void>;

/**
 * Starts a GitHub Deployment when the run has an environment, and notes it in the report.
 *
 * @throws GitHubError, which names the missing permission (`deployments: write`).
 */
async function openDeployment(
  session: Session,
  report: PromotionReport,
  facts: RecordFacts,
): Promise<EndDeployment> {
  const { github, inputs, context, runUrl } = session;
  if (github === undefined || inputs.environment === '') return async () => undefined;
  const id = await startDeployment(github.deployments, {
    environment: inputs.environment,
    ref: context.github.sha,
    description: `${facts.kind} of ${facts.source}`,
    logUrl: runUrl,
    digest: facts.image.digest,
    source: facts.source,
    moves: report.destinations
      .filter(({ changed }) => changed)
      .map(({ reference, previous }) => ({ reference, previous: previous as TagMove['previous'] })),
  });
  report.record = { attestations: {}, signed: session.signingKey !== undefined, deployment: id };
  return (state, description) =>
    finishDeployment(github.deployments, id, { state, description, logUrl: runUrl });
}
