/** Finds out what a tag pointed to before its last promotion, from what promotions have left in the registry. */
import { UserError } from '@container-kit/core';
import {
  type Descriptor,
  type Digest,
  formatReference,
  type RepositoryClient,
} from '@container-kit/registry';
import { type FoundRecord, findRecords } from './find-records.ts';
import type { VerificationKey } from './keys.ts';
import type { PromotionRecord, Undone } from './types.ts';

/** Where a rollback goes. */
export interface RollbackTarget {
  /** `host/name:tag`. */
  readonly reference: string;
  /** What the tag points to now. */
  readonly current: Descriptor;
  /** What it pointed to before. */
  readonly previous: Descriptor;
  /** The promotion that is taken back. */
  readonly promotion: PromotionRecord;
  /** For the record of the rollback. */
  readonly undoes: Undone;
  /** How the promotion is proven. */
  readonly signature: FoundRecord['signature'];
}

interface Move extends FoundRecord {
  readonly previous: Digest | null;
}

/**
 * Reads the records of the image that a tag points to, and takes the newest one that moved this very tag. After a
 * rollback that is the record of the rollback: then the promotion before the one that was taken back counts, so
 * that repeated rollbacks go back step by step and not to and fro.
 *
 * @param key when given, the record that counts must be signed by it. An older signed one is no substitute for a
 *   newer one without signature, as it would lead somewhere else
 * @throws UserError when there is no record, or none that may be used; RegistryError; RecordError
 */
export async function findRollback(
  repository: RepositoryClient,
  tag: string,
  key: VerificationKey | undefined,
): Promise<RollbackTarget> {
  const reference = formatReference({
    registry: repository.registry,
    repository: repository.repository,
    tag,
  });
  const current = await repository.resolve(tag);
  if (current === undefined) {
    throw new UserError(`${reference} does not exist`, { fix: 'check the name of the destination' });
  }
  const records = await findRecords(repository, current.digest, key);
  const move = chooseMove(movesOf(records, reference), { reference, digest: current.digest }, key);
  const { record: promotion, attestation, signature } = move;
  const previous = await findPrevious(repository, move, reference);
  return {
    reference,
    current,
    previous,
    promotion,
    signature,
    undoes: { attestation, time: promotion.time },
  };
}

function movesOf(records: readonly FoundRecord[], reference: string): readonly Move[] {
  return records.flatMap((found) =>
    found.record.moves
      .filter((move) => move.reference === reference && move.previous !== found.record.digest)
      .map(({ previous }) => ({ ...found, previous })),
  );
}

interface Tag {
  readonly reference: string;
  readonly digest: Digest;
}

function chooseMove(moves: readonly Move[], tag: Tag, key: VerificationKey | undefined): Move {
  const last = newest(moves, tag);
  if (last === undefined) throw nothingOnRecord(tag);
  checkSignature(last, tag, key);
  const { kind, undoes } = last.record;
  if (kind === 'promotion') return last;
  const earlier = moves.filter(
    ({ record }) => record.kind === 'promotion' && undoes !== undefined && record.time < undoes.time,
  );
  const before = newest(earlier, tag);
  if (before === undefined) {
    throw new UserError(
      `${tag.reference} was rolled back to ${tag.digest}, and no earlier promotion of that is on record`,
      {
        fix: 'promote the image that you want by its digest',
      },
    );
  }
  checkSignature(before, tag, key);
  return before;
}

/** @throws UserError when two records of the same time lead to different images */
function newest(moves: readonly Move[], { reference }: Tag): Move | undefined {
  const time = Math.max(...moves.map(({ record }) => record.time.getTime()));
  const [first, ...others] = moves.filter(({ record }) => record.time.getTime() === time);
  const other = others.find(
    ({ previous, record }) => previous !== first?.previous || record.kind !== first.record.kind,
  );
  if (first !== undefined && other !== undefined) {
    throw new UserError(
      `two records of ${first.record.time.toISOString()} disagree about what ${reference} was before: ${first.previous} (${first.attestation}) and ${other.previous} (${other.attestation})`,
      { fix: 'promote the image that you want by its digest' },
    );
  }
  return first;
}

function checkSignature({ attestation, signature }: Move, tag: Tag, key: VerificationKey | undefined): void {
  if (key === undefined || signature === 'verified') return;
  const problem = signature === 'unsigned' ? 'is not signed' : `is not signed by the key ${key.keyid}`;
  throw new UserError(`the last record of ${tag.reference}, ${attestation}, ${problem}`, {
    fix: 'find out who wrote it; then promote the image that you want by its digest',
  });
}

async function findPrevious(
  repository: RepositoryClient,
  move: Move,
  reference: string,
): Promise<Descriptor> {
  const { previous, attestation } = move;
  if (previous === null) {
    throw new UserError(
      `${reference} was new with its last promotion (${attestation}): there is nothing before it`,
      {
        fix: 'delete the tag, or promote the image that you want by its digest',
      },
    );
  }
  const descriptor = await repository.resolve(previous);
  if (descriptor === undefined) {
    throw new UserError(`${reference} was ${previous} before, which is no longer in the repository`, {
      fix: 'promote that image again from where it still is, or another one',
    });
  }
  return descriptor;
}

function nothingOnRecord({ reference, digest }: Tag): UserError {
  return new UserError(`no promotion of ${digest} to ${reference} is on record`, {
    fix: 'promote the image that you want by its digest; rollback works for what this action has promoted',
  });
}
