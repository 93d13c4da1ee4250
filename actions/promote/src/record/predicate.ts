/**
 * The predicate of a promotion attestation: a SLSA verification summary (VSA, slsa.dev/spec/v1.0/verification_summary)
 * with one extension field.
 *
 * A VSA says that `verifier` judged the subject by `policy` at `timeVerified`, and passed it. That is a promotion
 * after its gates. Its `verifiedLevels` claim no SLSA level, as none was verified, but a word of ours, which the
 * spec allows when it does not start with `SLSA_`.
 *
 * What the VSA has no place for stands in `containerKitPromotion` (in-toto spec/v1, "Extension fields": an unlikely
 * name without special characters):
 *
 * ```json
 * {
 *   "version": 1,
 *   "kind": "promotion",
 *   "source": "ghcr.io/org/app@sha256:…",
 *   "environment": "production",
 *   "destinations": [{ "reference": "ghcr.io/org/app:production", "previous": "sha256:…" }],
 *   "gates": [{ "gate": "soak", "status": "pass", "evidence": "…" }],
 *   "run": "https://github.com/org/app/actions/runs/1",
 *   "undoes": { "attestation": "sha256:…", "time": "2026-11-25T09:00:00.000Z" }
 * }
 * ```
 */
import { isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { algorithmOf, type Digest, hexOf, isDigest } from '@container-kit/registry';
import type { Statement } from './statement.ts';
import type { GateSummary, PromotionRecord, TagMove, Undone } from './types.ts';

/** `predicateType` of a VSA. */
export const VSA_TYPE = 'https://slsa.dev/verification_summary/v1';

const EXTENSION = 'containerKitPromotion';
const VERSION = 1;
const SLSA_VERSION = '1.0';

/** Who judged, and by what. */
export interface Judgement {
  /** URI of the verifier: of the workflow, or of this action. */
  readonly verifier: string;
  /** The policy that was applied; `uri` names it also when there is no file. */
  readonly policy: { readonly uri: string; readonly digest?: Digest };
  /** All attestations that were judged, as the gates name them; absent when that is not known. */
  readonly inputAttestations?: readonly { readonly uri: string; readonly digest: Digest }[];
}

/** Our extension of a VSA cannot be read; the message names the field. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** The predicate of a record. */
export function encodePredicate(record: PromotionRecord, judgement: Judgement): JsonObject {
  const { verifier, policy, inputAttestations } = judgement;
  return {
    verifier: { id: verifier },
    timeVerified: record.time.toISOString(),
    resourceUri: `oci://${record.name}`,
    policy: { uri: policy.uri, ...(policy.digest === undefined ? {} : { digest: digestSet(policy.digest) }) },
    inputAttestations: inputAttestations?.map(({ uri, digest }) => ({ uri, digest: digestSet(digest) })),
    verificationResult: 'PASSED',
    verifiedLevels: [record.gates.length === 0 ? 'CONTAINER_KIT_NO_GATES' : 'CONTAINER_KIT_GATES_PASSED'],
    slsaVersion: SLSA_VERSION,
    [EXTENSION]: encodeExtension(record),
  };
}

/**
 * Reads the record in a statement of untrusted origin.
 *
 * @param digest subject of the statement, already checked
 * @returns undefined when it is no VSA, or one of somebody else
 * @throws RecordError when it is one of ours and cannot be understood, as its meaning must not be guessed
 */
export function decodeRecord(statement: Statement, digest: Digest): PromotionRecord | undefined {
  const { predicateType, predicate } = statement;
  if (predicateType !== VSA_TYPE || !Object.hasOwn(predicate, EXTENSION)) return undefined;
  const extension = predicate[EXTENSION];
  if (!isJsonObject(extension)) throw new RecordError(`${EXTENSION} is no object`);
  if (extension.version !== VERSION) {
    throw new RecordError(`${EXTENSION}.version is ${show(extension.version)} and not ${VERSION}`);
  }
  const { kind } = extension;
  if (kind !== 'promotion' && kind !== 'rollback') throw new RecordError(`kind is ${show(kind)}`);
  return {
    kind,
    time: timeIn(predicate, 'timeVerified'),
    name: textAt(statement.subjects[0], 'name') ?? '',
    digest,
    source: textIn(extension, 'source'),
    environment: textAt(extension, 'environment'),
    moves: listIn(extension, 'destinations').map(decodeMove),
    gates: listIn(extension, 'gates').map(decodeGate),
    run: textAt(extension, 'run'),
    undoes: extension.undoes === undefined ? undefined : decodeUndone(extension.undoes),
  };
}

function encodeExtension(record: PromotionRecord): JsonObject {
  const { kind, source, environment, moves, gates, run, undoes } = record;
  return {
    version: VERSION,
    kind,
    source,
    environment,
    destinations: moves.map(({ reference, previous }) => ({ reference, previous })),
    gates: gates.map(({ gate, status, evidence }) => ({ gate, status, evidence })),
    run,
    undoes: undoes && { attestation: undoes.attestation, time: undoes.time.toISOString() },
  };
}

function decodeMove(move: JsonObject): TagMove {
  const { previous } = move;
  return {
    reference: textIn(move, 'reference'),
    previous: previous === null ? null : digestIn(move, 'previous'),
  };
}

function decodeGate(gate: JsonObject): GateSummary {
  return { gate: textIn(gate, 'gate'), status: textIn(gate, 'status'), evidence: textIn(gate, 'evidence') };
}

function decodeUndone(undoes: unknown): Undone {
  if (!isJsonObject(undoes)) throw new RecordError('undoes is no object');
  return { attestation: digestIn(undoes, 'attestation'), time: timeIn(undoes, 'time') };
}

function textIn(object: JsonObject, key: string): string {
  const text = textAt(object, key);
  if (text === undefined) throw new RecordError(`${key} is ${show(object[key])} and no text`);
  return text;
}

function digestIn(object: JsonObject, key: string): Digest {
  const text = textIn(object, key);
  if (!isDigest(text)) throw new RecordError(`${key} is ${show(text)} and no digest`);
  return text;
}

function timeIn(object: JsonObject, key: string): Date {
  const time = new Date(textIn(object, key));
  if (Number.isNaN(time.getTime())) throw new RecordError(`${key} is ${show(object[key])} and no time`);
  return time;
}

function listIn(object: JsonObject, key: string): readonly JsonObject[] {
  const list = object[key];
  if (!Array.isArray(list) || !list.every(isJsonObject))
    throw new RecordError(`${key} is no list of objects`);
  return list;
}

function digestSet(digest: Digest): JsonObject {
  return { [algorithmOf(digest)]: hexOf(digest) };
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 100);
}
