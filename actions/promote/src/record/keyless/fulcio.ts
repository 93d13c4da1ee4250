/** Fulcio certifies that a key belongs to the identity in a token (github.com/sigstore/fulcio, fulcio.proto, API v2). */
import { createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { at, textAt } from '@container-kit/core';
import { SigningError } from './errors.ts';
import { type Identity, readIdentity } from './identity.ts';
import type { SigstoreService } from './service.ts';

/** The audience that Fulcio wants in a token. */
export const FULCIO_AUDIENCE = 'sigstore';

/** A key that has a certificate, for about ten minutes. */
export interface Certificate {
  readonly pem: string;
  readonly der: Buffer;
  readonly identity: Identity;
}

/**
 * Has a key certified. Fulcio wants proof that we hold it: the signature of the token's subject
 * (docs/certificate-issuing.md, "Proof of possession").
 *
 * @param token from the identity provider, for {@link FULCIO_AUDIENCE}
 * @param privateKey ECDSA on P-256
 * @throws SigningError
 */
export async function requestCertificate(
  fulcio: SigstoreService,
  token: string,
  privateKey: KeyObject,
): Promise<Certificate> {
  const publicKey = createPublicKey(privateKey);
  const { json } = await fulcio.send('/api/v2/signingCert', {
    credentials: { oidcIdentityToken: token },
    publicKeyRequest: {
      publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
      proofOfPossession: sign('sha256', Buffer.from(subjectOf(token)), privateKey).toString('base64'),
    },
  });
  // The proof that the certificate is in a public log is part of it, or, at instances without such a log, there is none.
  const { signedCertificateEmbeddedSct, signedCertificateDetachedSct } = json;
  const chain = at(signedCertificateEmbeddedSct ?? signedCertificateDetachedSct, 'chain', 'certificates');
  const leaf: unknown = Array.isArray(chain) ? chain[0] : undefined;
  const certificate = typeof leaf === 'string' ? parsed(leaf) : undefined;
  if (certificate === undefined) throw fulcio.error('answered without a certificate');
  // A signature by our key would not belong to it, and nobody could verify it.
  if (!certificate.publicKey.equals(publicKey))
    throw fulcio.error('answered with a certificate of another key');
  const identity = readIdentity(certificate.raw);
  if (identity === undefined) throw fulcio.error('answered with a certificate that names no identity');
  return { pem: certificate.toString(), der: certificate.raw, identity };
}

/** Claim `sub` of a JSON Web Token (RFC 7519). Fulcio verifies the token; we only hand it on. */
function subjectOf(token: string): string {
  const [, claims = ''] = token.split('.');
  try {
    const subject = textAt(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), 'sub');
    if (subject !== undefined && subject !== '') return subject;
  } catch {
    // The cause would quote the token.
  }
  throw new SigningError('the identity token has no subject');
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
