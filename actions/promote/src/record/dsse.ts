/** Signed envelopes (DSSE v1.0.2, github.com/secure-systems-lab/dsse: protocol.md and envelope.md). */
import { isJsonObject } from '@container-kit/core';
import type { SigningKey, VerificationKey } from './keys.ts';

/** A payload with its signatures. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  /**
   * Empty when it is unsigned: DSSE asks for at least one, so other tools will refuse such an envelope, rightly. The
   * `keyid` beside each is left out and not read: it is a hint that is not signed, and there are as many forms of it as
   * tools; go-securesystemslib, and so cosign, passes over a signature whose `keyid` is of another form than its own.
   */
  readonly signatures: readonly Uint8Array[];
}

/** Bytes that are no envelope; the message names the field. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
}

/** What is signed: type and payload with their lengths in bytes, so that neither can be shifted into the other. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.byteLength} `),
    type,
    Buffer.from(` ${payload.byteLength} `),
    payload,
  ]);
}

/** Wraps a payload, and signs it when there is a key. */
export function seal(
  payloadType: string,
  payload: Uint8Array,
  key: Pick<SigningKey, 'sign'> | undefined,
): Envelope {
  const signatures = key === undefined ? [] : [key.sign(preAuthenticationEncoding(payloadType, payload))];
  return { payloadType, payload, signatures };
}

/** Whether one of the signatures is by this key. */
export function isSignedBy(envelope: Envelope, key: VerificationKey): boolean {
  const message = preAuthenticationEncoding(envelope.payloadType, envelope.payload);
  return envelope.signatures.some((signature) => key.verify(message, signature));
}

/** The envelope as JSON writes it (envelope.md, "Standard JSON envelope"). */
export function envelopeToJson({ payloadType, payload, signatures }: Envelope): object {
  return {
    payloadType,
    payload: toBase64(payload),
    signatures: signatures.map((signature) => ({ sig: toBase64(signature) })),
  };
}

/**
 * Reads a parsed JSON envelope of untrusted origin.
 *
 * @throws EnvelopeError
 */
export function envelopeFromJson(json: unknown): Envelope {
  if (!isJsonObject(json)) throw new EnvelopeError('the envelope is no object');
  const { payloadType, payload, signatures } = json;
  if (typeof payloadType !== 'string') throw new EnvelopeError('payloadType is no text');
  if (!Array.isArray(signatures)) throw new EnvelopeError('signatures is no list');
  if (signatures.length > MAX_SIGNATURES) {
    throw new EnvelopeError(`there are more than ${MAX_SIGNATURES} signatures`);
  }
  return {
    payloadType,
    payload: fromBase64(payload, 'payload'),
    signatures: signatures.map((signature: unknown) => {
      if (!isJsonObject(signature)) throw new EnvelopeError('a signature is no object');
      return fromBase64(signature.sig, 'sig');
    }),
  };
}

/** Each one costs a verification. */
const MAX_SIGNATURES = 100;

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Both alphabets are allowed, with or without padding; what Node would skip silently is refused. */
function fromBase64(text: unknown, field: string): Buffer {
  if (typeof text !== 'string' || !/^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/.test(text)) {
    throw new EnvelopeError(`${field} is no base64`);
  }
  return Buffer.from(text, 'base64');
}
