/** Who signed, by a certificate of Fulcio. */
import { DER, DerError, readElements } from './der.ts';
import { only, readExtensions } from './extensions.ts';

/** The identity that a certificate names. Nothing is known about it before the certificate is verified. */
export interface Identity {
  /** Whoever vouches for the identity: `https://token.actions.githubusercontent.com` for GitHub. */
  readonly issuer: string;
  /** For GitHub, the workflow: `https://github.com/org/app/.github/workflows/promote.yml@refs/heads/main`. */
  readonly subject: string;
}

/**
 * Octets of object identifiers: 1.3.6.1.4.1.57264.1.8, the issuer as a UTF8String (github.com/sigstore/fulcio,
 * docs/oid-info.md), and 2.5.29.17, the subject's names (RFC 5280 section 4.2.1.6).
 */
const ISSUER = '2b0601040183bf300108';
const SUBJECT_ALT_NAME = '551d11';

/** GeneralName: a workflow is a URI, a person an address. */
const URI = DER.primitive(6);
const RFC822_NAME = DER.primitive(1);

/** Identities are URLs and addresses; what is longer, or has blanks, is made to mislead whoever reads it. */
const NAME = /^[!-~]{1,1024}$/;

/**
 * Reads the identity of a certificate of untrusted origin. No signature is verified.
 *
 * @param certificate in DER form
 * @returns undefined for bytes that are no certificate of Fulcio
 */
export function readIdentity(certificate: Uint8Array): Identity | undefined {
  try {
    const extensions = readExtensions(certificate);
    const issuer = textOf(only(extensions.get(ISSUER) ?? NOTHING, DER.utf8String));
    const names = readElements(only(extensions.get(SUBJECT_ALT_NAME) ?? NOTHING, DER.sequence));
    const name = names.find(({ tag }) => tag === URI) ?? names.find(({ tag }) => tag === RFC822_NAME);
    const subject = textOf(name?.content ?? NOTHING);
    return NAME.test(issuer) && NAME.test(subject) ? { issuer, subject } : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

const NOTHING = new Uint8Array();

/** Bytes that are no ASCII come out as characters that no name has. */
function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString('latin1');
}
