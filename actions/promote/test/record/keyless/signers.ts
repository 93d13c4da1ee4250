/** Signers that use Sigstore on loopback. */
import type { Sigstore } from '@container-kit/testing/sigstore';
import { expect } from 'vitest';
import { decodeBundle, encodeBundle } from '../../../src/record/bundle.ts';
import { KeylessSigner } from '../../../src/record/keyless/keyless-signer.ts';
import type { Seal } from '../../../src/record/signer.ts';

export const TYPE = 'application/vnd.in-toto+json';
export const PAYLOAD = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}');

export type Options = ConstructorParameters<typeof KeylessSigner>[0];

export function settings(sigstore: Sigstore): Options {
  return {
    fulcioUrl: sigstore.url,
    rekorUrl: sigstore.url,
    env: {},
    getToken: async (audience) => sigstore.issueToken(audience),
  };
}

/** A signer that waits for nothing. */
export function signerOf(sigstore: Sigstore, changes: Partial<Options> = {}): KeylessSigner {
  return new KeylessSigner({ ...settings(sigstore), sleep: async () => undefined, ...changes });
}

/** The bundle as JSON, through our writer and reader. */
export function bundleOf({ envelope, verificationMaterial }: Seal) {
  const stored = encodeBundle(envelope, verificationMaterial);
  expect(decodeBundle(stored)?.envelope).toEqual(envelope);
  return JSON.parse(stored.bytes.toString());
}
