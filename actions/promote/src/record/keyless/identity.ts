/** Who signed, by a certificate of Fulcio. */

/** The identity that a certificate names. Nothing is known about it before the certificate is verified. */
export interface Identity {
  /** Whoever vouches for the identity: `https://token.actions.githubusercontent.com` for GitHub. */
  readonly issuer: string;
  /** For GitHub, the workflow: `https://github.com/org/app/.github/workflows/promote.yml@refs/heads/main`. */
  readonly subject: string;
}

/** Object identifier of the issuer, as a UTF8String (github.com/sigstore/fulcio, docs/oid-info.md). */
const ISSUER_OID = '1.3.6.1.4.1.57264.1.8';

/** Identities are URLs and addresses; what is longer, or has blanks, is made to mislead whoever reads it. */
const NAME = /^[!-~]{1,1024}$/;

/**
 * Reads the identity of a certificate of untrusted origin. No signature is verified.
 *
 * @param certificate in DER form
 * @returns undefined for bytes that are no certificate of Fulcio
 */
export async function readIdentity(certificate: Uint8Array): Promise<Identity | undefined> {
  const { X509Certificate } = await import('@sigstore/core');
  try {
    const parsed = X509Certificate.parse(Buffer.from(certificate));
    const subject = parsed.subjectAltName;
    const issuer = parsed.extension(ISSUER_OID)?.valueObj.subs[0]?.value.toString('utf8');
    return isName(issuer) && isName(subject) ? { issuer, subject } : undefined;
  } catch {
    return undefined;
  }
}

function isName(text: string | undefined): text is string {
  return text !== undefined && NAME.test(text);
}
