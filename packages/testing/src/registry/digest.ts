import { createHash, type Hash } from 'node:crypto';

/** Digest algorithms that this registry can compute: the two registered by image-spec (descriptor.md, "Registered algorithms"). */
export type Algorithm = 'sha256' | 'sha512';

/** `<algorithm>:<lower-case hex>`, checked by {@link parseDigest}. */
export type Digest = `${Algorithm}:${string}`;

const HEX_LENGTH: Readonly<Record<Algorithm, number>> = { sha256: 64, sha512: 128 };

/** Says whether `text` names an algorithm that this registry can compute. */
export function isAlgorithm(text: string): text is Algorithm {
  return Object.hasOwn(HEX_LENGTH, text);
}

/**
 * Reads a digest; `undefined` for anything but a registered algorithm and its exact number of lower-case hex digits.
 *
 * Source: image-spec descriptor.md, "Digests".
 */
export function parseDigest(text: string): Digest | undefined {
  const [algorithm, encoded, ...rest] = text.split(':');
  if (algorithm === undefined || encoded === undefined || rest.length > 0 || !isAlgorithm(algorithm)) {
    return undefined;
  }
  const isHex = encoded.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(encoded);
  return isHex ? `${algorithm}:${encoded}` : undefined;
}

/** The algorithm part of a digest. */
export function algorithmOf(digest: Digest): Algorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The hex part of a digest. */
export function encodedOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

/** Digest of bytes that are all in memory. */
export function digestOf(bytes: Uint8Array, algorithm: Algorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** Reads the digest out of a running hash without ending it, so that an upload can go on afterwards. */
export function currentDigest(hash: Hash, algorithm: Algorithm): Digest {
  return `${algorithm}:${hash.copy().digest('hex')}`;
}
