/** Signers of promotion attestations. */
import type { JsonObject } from '@container-kit/core';
import { type Envelope, seal } from './dsse.ts';
import type { Identity } from './keyless/identity.ts';
import type { SigningKey } from './keys.ts';

/** A signed envelope with what it is verified by. */
export interface Seal {
  readonly envelope: Envelope;
  /** `verificationMaterial` of a bundle (protobuf-specs, sigstore_bundle.proto), as JSON. */
  readonly verificationMaterial: JsonObject;
  /** Who signed, when it was not a key. */
  readonly identity?: Identity;
}

/** Signs with a private key, or by the identity of the run. */
export interface Signer {
  seal(payloadType: string, payload: Uint8Array): Promise<Seal>;
}

/** Signs with a private key; nobody is asked. */
export function keySigner(key: SigningKey): Signer {
  return {
    seal: async (payloadType, payload) => ({
      envelope: seal(payloadType, payload, key),
      verificationMaterial: { publicKey: { hint: key.keyid }, tlogEntries: [] },
    }),
  };
}
