/**
 * How a promotion attestation is stored.
 *
 * Signed, it is a Sigstore bundle (github.com/sigstore/protobuf-specs, sigstore_bundle.proto, v0.3): that is what
 * actions/attest and cosign attach to images, and what `cosign verify-attestation --key` reads. A bundle must be signed,
 * so an unsigned attestation is a bare DSSE envelope without signatures, of another media type: nobody can mistake
 * it for a signed one.
 */
import { isJsonObject } from '@container-kit/core';
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

/**
 * Writes an envelope: a bundle when it is signed.
 *
 * @param keyid of the key that has signed
 */
export function encodeBundle(envelope: Envelope, keyid: string | undefined): StoredEnvelope {
  if (keyid === undefined) {
    return { mediaType: ENVELOPE_MEDIA_TYPE, bytes: toJson(envelopeToJson(envelope)) };
  }
  const bundle = {
    mediaType: BUNDLE_MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: keyid }, tlogEntries: [] },
    dsseEnvelope: envelopeToJson(envelope),
  };
  return { mediaType: BUNDLE_MEDIA_TYPE, bytes: toJson(bundle) };
}

/**
 * Reads what {@link encodeBundle} or another tool has written. Certificates and log entries of a bundle are not looked at.
 *
 * @returns undefined for a bundle that signs a message and holds no envelope
 * @throws EnvelopeError
 */
export function decodeBundle({ mediaType, bytes }: StoredEnvelope): Envelope | undefined {
  const json = parseJson(bytes);
  if (mediaType === ENVELOPE_MEDIA_TYPE) return envelopeFromJson(json);
  if (!isJsonObject(json)) throw new EnvelopeError('the bundle is no object');
  return Object.hasOwn(json, 'dsseEnvelope') ? envelopeFromJson(json.dsseEnvelope) : undefined;
}

function toJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new EnvelopeError('it is no JSON');
  }
}
