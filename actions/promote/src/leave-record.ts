/** Leaves the record of a promotion: an attestation at the image, and a GitHub Deployment. */
import { phase } from '@container-kit/core';
import { connectGitHub, describeFailure } from '@container-kit/login';
import type { Descriptor } from '@container-kit/registry';
import { attachRecord, finishDeployment, startDeployment, type TagMove } from './record/index.ts';
import type { PromotionReport, RecordReport } from './report.ts';
import { type RecordFacts, type RepositoryRecord, sealRecords } from './seal-records.ts';
import type { Session } from './session.ts';

/**
 * Signs the attestations, does the work between the start and the end of a GitHub Deployment, and attaches them. Tags
 * that did not move leave no new record.
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
  const records = await phase(report, 'Attestation', () => sealRecords(session, report, facts));
  const signature = signatureOf(records);
  const end = await phase(report, 'Deployment', () => openDeployment(session, report, facts, signature));
  try {
    await work();
    const attestations = await phase(report, 'Record', () => attachRecords(session, facts.image, records));
    report.record = { ...report.record, ...signature, attestations };
  } catch (error) {
    await end('failure', describeFailure(error).message);
    throw error;
  }
  await end('success', `${facts.kind} of ${facts.source}`);
}

/**
 * Attaches the attestations.
 *
 * @returns digests of their manifests, by `host/name`.
 * @throws RegistryError
 */
async function attachRecords(
  { client, context }: Session,
  image: Descriptor,
  records: readonly RepositoryRecord[],
): Promise<Readonly<Record<string, string>>> {
  const attached: Record<string, string> = {};
  for (const { name, registry, repository, sealed } of records) {
    const digest = await attachRecord(client.repository(registry, repository), image, sealed);
    const by = sealed.identity === undefined ? '' : `, signed as ${sealed.identity.subject}`;
    context.log.info(`Recorded at ${name}: ${sealed.signature} attestation ${digest}${by}`);
    attached[name] = digest;
  }
  return attached;
}

/** How the records are signed, all of them by one signer. */
function signatureOf([first]: readonly RepositoryRecord[]): Pick<RecordReport, 'signed' | 'identity'> {
  const { signature = 'unsigned', identity } = first?.sealed ?? {};
  return { signed: signature !== 'unsigned', ...(identity === undefined ? {} : { identity }) };
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
  signature: ReturnType<typeof signatureOf>,
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
  report.record = { attestations: {}, ...signature, deployment: id };
  return async (state, description) => {
    if (state === 'failure') markFailed(session, id, description);
    else await finishDeployment(github.deployments, id, { state, description, logUrl: runUrl });
  };
}

/**
 * Marks the deployment as failed when the run ends. A cancelled run has cleanups left to do it in, but the session's own
 * connection to GitHub has ended with it.
 */
function markFailed({ context, inputs, runUrl }: Session, id: number, description: string): void {
  context.onExit(async (over) => {
    try {
      using client = await connectGitHub(
        { token: inputs.githubToken, action: 'promote', signal: over },
        context,
      );
      const deployments = client?.repository(context.github.repository).deployments;
      if (deployments === undefined) return;
      await finishDeployment(deployments, id, { state: 'failure', description, logUrl: runUrl });
    } catch (error) {
      context.log.warning(`The GitHub Deployment ${id} could not be marked as failed: ${String(error)}`);
    }
  });
}
