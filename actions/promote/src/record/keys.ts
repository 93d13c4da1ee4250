/** Keys that sign promotion attestations. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { UserError } from '@container-kit/core';

/** A private key. */
export interface SigningKey {
  /** SHA-256 of the public key in its DER form (SubjectPublicKeyInfo), hex. */
  readonly keyid: string;
  /** The public half in PEM form, to verify with. */
  readonly publicKey: string;
  sign(message: Uint8Array): Uint8Array;
}

/** A public key. */
export interface VerificationKey {
  /** As {@link SigningKey.keyid}. */
  readonly keyid: string;
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/**
 * Reads a private key, PEM, unencrypted: ECDSA on the curve P-256 (signs SHA-256, signature in DER form) or Ed25519
 * (RFC 8032, no prehash). These are what cosign verifies with `--key`.
 *
 * @throws UserError that says what the text is instead, without a byte of it
 */
export function loadSigningKey(pem: string): SigningKey {
  refuseOtherPem(pem);
  const key = parsed(() => createPrivateKey(pem), 'signing key');
  const publicKey = createPublicKey(key);
  const algorithm = hashFor(key);
  return {
    keyid: keyidOf(publicKey),
    publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
    sign: (message) => sign(algorithm, message, key),
  };
}

/**
 * Reads a public key, PEM, of the same kinds as {@link loadSigningKey} takes.
 *
 * @throws UserError
 */
export function loadVerificationKey(pem: string): VerificationKey {
  if (/PRIVATE KEY/.test(pem)) {
    throw new UserError('the verification key is a private key', {
      fix: 'give the public key, as `openssl pkey -pubout` writes it',
    });
  }
  const key = parsed(() => createPublicKey(pem), 'verification key');
  const algorithm = hashFor(key);
  return {
    keyid: keyidOf(key),
    verify: (message, signature) => verify(algorithm, message, key, signature),
  };
}

const GENERATE = 'make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`';

function refuseOtherPem(pem: string): void {
  if (/ENCRYPTED/.test(pem)) {
    throw new UserError('the signing key is encrypted with a password', {
      fix: `give it unencrypted, as a secret of the environment: ${GENERATE}`,
    });
  }
  if (/BEGIN PUBLIC KEY/.test(pem)) {
    throw new UserError('the signing key is a public key', { fix: `give the private key, or ${GENERATE}` });
  }
}

function parsed(parse: () => KeyObject, what: string): KeyObject {
  try {
    return parse();
  } catch {
    // OpenSSL's words say nothing that helps, and an error's cause gets logged: nothing of a key may be near it.
    throw new UserError(`the ${what} is no PEM key`, {
      fix: `check that its lines are complete, or ${GENERATE}`,
    });
  }
}

/** The hash that `sign` wants beside the key; Ed25519 has its own. */
function hashFor(key: KeyObject): 'sha256' | null {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519') return null;
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'sha256';
  const shown = type === 'ec' ? `an EC key on ${details?.namedCurve}` : `a key of type ${type}`;
  throw new UserError(`${shown} cannot sign attestations: ECDSA P-256 or Ed25519 is needed`, {
    fix: GENERATE,
  });
}

function keyidOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
