/** Rekor logs in public that a signature existed while its certificate was valid (github.com/sigstore/rekor, openapi.yaml). */
import { createHash } from 'node:crypto';
import { at, isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { type Envelope, envelopeToJson } from '../dsse.ts';
import type { SigstoreService } from './service.ts';

const ENTRIES = '/api/v1/log/entries';

/** Of entries that hold hashes of an envelope, and not its payload (rekor, pkg/types/dsse/v0.0.1). */
const KIND_VERSION = { kind: 'dsse', version: '0.0.1' } as const;

/**
 * Logs a signed envelope.
 *
 * @param certificate PEM, of the key that signed
 * @returns the entry as `tlogEntries` of a bundle has it (protobuf-specs, sigstore_rekor.proto, TransparencyLogEntry)
 * @throws SigningError, also when what was logged is not this envelope
 */
export async function logEnvelope(
  rekor: SigstoreService,
  envelope: Envelope,
  certificate: string,
): Promise<JsonObject> {
  const entry = await createEntry(rekor, {
    kind: KIND_VERSION.kind,
    apiVersion: KIND_VERSION.version,
    spec: {
      proposedContent: {
        envelope: JSON.stringify(envelopeToJson(envelope)),
        verifiers: [Buffer.from(certificate).toString('base64')],
      },
    },
  });
  const body = Buffer.from(textAt(entry, 'body') ?? '', 'base64');
  if (!isAbout(body, envelope)) throw rekor.error('logged something else than what was signed');
  const logged = toBundleEntry(entry, body);
  if (logged === undefined) throw rekor.error('answered without a proof that the signature is in the log');
  return logged;
}

/** An entry that exists already is the one that an earlier try, whose answer got lost, has made. */
async function createEntry(rekor: SigstoreService, proposed: object): Promise<unknown> {
  const { status, location, json } = await rekor.send(ENTRIES, proposed, [409]);
  if (status !== 409) return onlyValue(json);
  const id = /\/([0-9a-f]{64,80})$/.exec(location ?? '')?.[1];
  if (id === undefined) throw rekor.error('has the entry already, and does not say where');
  return onlyValue((await rekor.send(`${ENTRIES}/${id}`)).json);
}

/** Entries are named by their ID, of which there is one. */
function onlyValue(json: JsonObject): unknown {
  const values = Object.values(json);
  return values.length === 1 ? values[0] : undefined;
}

function isAbout(body: Buffer, { payload, signatures: [signature] }: Envelope): boolean {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return false;
  }
  const logged = at(json, 'spec', 'signatures');
  const hash = createHash('sha256').update(payload).digest('hex');
  return (
    textAt(json, 'kind') === KIND_VERSION.kind &&
    textAt(json, 'apiVersion') === KIND_VERSION.version &&
    textAt(json, 'spec', 'payloadHash', 'value') === hash &&
    Array.isArray(logged) &&
    logged.length === 1 &&
    signature !== undefined &&
    textAt(logged[0], 'signature') === Buffer.from(signature).toString('base64')
  );
}

function toBundleEntry(entry: unknown, body: Buffer): JsonObject | undefined {
  const logId = textAt(entry, 'logID');
  const logIndex = numberAt(entry, 'logIndex');
  const integratedTime = numberAt(entry, 'integratedTime');
  const signedEntryTimestamp = textAt(entry, 'verification', 'signedEntryTimestamp');
  const inclusionProof = toInclusionProof(at(entry, 'verification', 'inclusionProof'));
  const parts = [logId, logIndex, integratedTime, signedEntryTimestamp, inclusionProof];
  if (parts.includes(undefined)) return undefined;
  return {
    logIndex,
    logId: { keyId: fromHex(logId) },
    kindVersion: KIND_VERSION,
    integratedTime,
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof,
    canonicalizedBody: body.toString('base64'),
  };
}

function toInclusionProof(proof: unknown): JsonObject | undefined {
  const logIndex = numberAt(proof, 'logIndex');
  const treeSize = numberAt(proof, 'treeSize');
  const rootHash = textAt(proof, 'rootHash');
  const envelope = textAt(proof, 'checkpoint');
  const hashes = isJsonObject(proof) && Array.isArray(proof.hashes) ? proof.hashes.map(fromHex) : undefined;
  if ([logIndex, treeSize, rootHash, envelope, hashes].includes(undefined)) return undefined;
  return { logIndex, rootHash: fromHex(rootHash), treeSize, hashes, checkpoint: { envelope } };
}

/** Whole numbers are texts in a bundle, as ProtoJSON writes 64 bits. */
function numberAt(value: unknown, key: string): string | undefined {
  const number = at(value, key);
  return Number.isSafeInteger(number) ? String(number) : undefined;
}

function fromHex(text: unknown): string {
  return Buffer.from(String(text), 'hex').toString('base64');
}
