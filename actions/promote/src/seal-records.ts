/** Makes and signs the attestations of a promotion before anything is changed. */
import type { Descriptor } from '@container-kit/registry';
import type { Reference } from '@container-kit/registry/reference';
import { type PromotionRecord, type SealedRecord, sealRecord, type TagMove } from './record/index.ts';
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

/** A repository with the attestation that belongs there. */
export interface RepositoryRecord extends Pick<Reference, 'registry' | 'repository'> {
  /** `host/name`. */
  readonly name: string;
  readonly sealed: SealedRecord;
}

/**
 * Makes one attestation for every repository whose tags move. The plan says all that stands in it, and tags move only
 * from where the plan saw them; so a signature that can't be had is found out while nothing has changed.
 *
 * @throws what the signer fails with
 */
export async function sealRecords(
  session: Session,
  report: PromotionReport,
  facts: RecordFacts,
): Promise<readonly RepositoryRecord[]> {
  const { inputs, runUrl, signer } = session;
  const judgement = { verifier: runUrl, policy: { uri: policyUri(session) } };
  const records: RepositoryRecord[] = [];
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
    records.push({ name, registry, repository, sealed: await sealRecord({ record, judgement }, signer) });
  }
  return records;
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
