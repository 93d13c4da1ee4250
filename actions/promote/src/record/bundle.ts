/**
 * How a promotion attestation is stored.
 *
 * Signed, it is a Sigstore bundle (github.com/sigstore/protobuf-specs, sigstore_bundle.proto, v0.3): that is what
 * actions/attest and cosign attach to images, and what `cosign verify-attestation --key` reads. A bundle must be signed,
 * so an unsigned attestation is a bare DSSE envelope without signatures, of another media type: nobody can mistake
 * it for a signed one.
 */
import { isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { type Envelope, EnvelopeError, envelopeFromJson, envelopeToJson } from './dsse.ts';

/** Media type of a Sigstore bundle in JSON. */
export const BUNDLE_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** Media type of a DSSE envelope in JSON, as cosign uses it. */
export const ENVELOPE_MEDIA_TYPE = 'application/vnd.dsse.envelope.v1+json';

/** A blob to store. */
export interface StoredEnvelope {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What was read from a bundle. */
export interface Bundle {
  readonly envelope: Envelope;
  /** Of a keyless signature, in DER form; neither it nor its log entry is verified. */
  readonly certificate?: Buffer;
}

/**
 * Writes an envelope: a bundle when it is signed.
 *
 * @param verificationMaterial what the signature is verified by
 */
export function encodeBundle(
  envelope: Envelope,
  verificationMaterial: JsonObject | undefined,
): StoredEnvelope {
  if (verificationMaterial === undefined) {
    return { mediaType: ENVELOPE_MEDIA_TYPE, bytes: toJson(envelopeToJson(envelope)) };
  }
  const bundle = {
    mediaType: BUNDLE_MEDIA_TYPE,
    verificationMaterial,
    dsseEnvelope: envelopeToJson(envelope),
  };
  return { mediaType: BUNDLE_MEDIA_TYPE, bytes: toJson(bundle) };
}

/**
 * Reads what {@link encodeBundle} or another tool has written.
 *
 * @returns undefined for a bundle that signs a message and holds no envelope
 * @throws EnvelopeError
 */
export function decodeBundle({ mediaType, bytes }: StoredEnvelope): Bundle | undefined {
  const json = parseJson(bytes);
  if (mediaType === ENVELOPE_MEDIA_TYPE) return { envelope: envelopeFromJson(json) };
  if (!isJsonObject(json)) throw new EnvelopeError('the bundle is no object');
  if (!Object.hasOwn(json, 'dsseEnvelope')) return undefined;
  const envelope = envelopeFromJson(json.dsseEnvelope);
  const certificate = textAt(json, 'verificationMaterial', 'certificate', 'rawBytes');
  return certificate === undefined
    ? { envelope }
    : { envelope, certificate: Buffer.from(certificate, 'base64') };
}

function toJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** Beyond the log entries of a bundle. */
const MAX_ITEMS = 10_000;

/** The content is one text of base64. What has many items is made to fill the memory, as it can sixty times over. */
function parseJson(bytes: Uint8Array): unknown {
  if (countItems(bytes) > MAX_ITEMS) throw new EnvelopeError(`it has more than ${MAX_ITEMS} items`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new EnvelopeError('it is no JSON');
  }
}

/** Counts what begins a list or an object, or separates their items. */
function countItems(bytes: Uint8Array): number {
  let items = 0;
  for (const byte of bytes) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) items += 1;
  return items;
}
