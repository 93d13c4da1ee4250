/** A content digest in its text form, `sha256:` or `sha512:` and lower-case hex (OCI image-spec, "Digests"). */
export type Digest = `${string}:${string}`;

/** The algorithms that the OCI image-spec registers and this package can compute. */
export type DigestAlgorithm = 'sha256' | 'sha512';

const HEX_LENGTH: Readonly<Record<DigestAlgorithm, number>> = { sha256: 64, sha512: 128 };

/** A text that is no digest; the message says what is wrong with it. */
export class InvalidDigestError extends Error {
  override readonly name = 'InvalidDigestError';
}

/**
 * Checks a digest. Case matters: the spec wants lower-case hex, and a client that folds case would take two
 * names for one content.
 *
 * @throws InvalidDigestError when the algorithm is not sha256 or sha512, or the hex part is not exactly as long
 * as that algorithm's output.
 */
export function parseDigest(text: string): Digest {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, Math.max(colon, 0));
  const hex = text.slice(colon + 1);
  const shown = JSON.stringify(text.slice(0, 200));
  if (!isAlgorithm(algorithm)) {
    throw new InvalidDigestError(`digest ${shown}: the algorithm must be sha256 or sha512`);
  }
  if (hex.length !== HEX_LENGTH[algorithm] || !/^[0-9a-f]+$/.test(hex)) {
    throw new InvalidDigestError(
      `digest ${shown}: ${algorithm} takes ${HEX_LENGTH[algorithm]} lower-case hex digits`,
    );
  }
  return `${algorithm}:${hex}`;
}

/** Whether {@link parseDigest} would accept the text. */
export function isDigest(text: string): text is Digest {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, Math.max(colon, 0));
  const hex = text.slice(colon + 1);
  return isAlgorithm(algorithm) && hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex);
}

/** The algorithm of a checked digest. */
export function algorithmOf(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The hex part of a checked digest. */
export function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

function isAlgorithm(text: string): text is DigestAlgorithm {
  return Object.hasOwn(HEX_LENGTH, text);
}
