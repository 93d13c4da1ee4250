import type { Digest } from '@container-kit/registry';

/** `sha256-<hex>` with or without a suffix, and `sha512-` with its hex part cut to 64 or whole. */
const REFERRER_TAG = /^(sha256-[0-9a-f]{64}|sha512-[0-9a-f]{64}(?:[0-9a-f]{64})?)(?:\.[\w.-]+)?$/;
/** Length of the hex part that the tag schema keeps. */
const HEX_LENGTH = 64;

/**
 * The digest that a tag speaks of: the list of its referrers (OCI distribution-spec, "Referrers Tag Schema") or cosign's
 * `.sig`, `.att` and `.sbom`. Cut to 64 hex digits, see {@link cutDigest}; undefined for a tag of people.
 */
export function subjectOfTag(tag: string): string | undefined {
  const [, name] = REFERRER_TAG.exec(tag) ?? [];
  return name === undefined ? undefined : cutDigest(name.replace('-', ':'));
}

/** Whether a tag is that of a list of referrers, which has no suffix. */
export function isReferrerList(tag: string): boolean {
  return REFERRER_TAG.test(tag) && !tag.includes('.');
}

/** A digest as far as a tag can hold it. */
export function cutDigest(digest: Digest | string): string {
  return digest.slice(0, digest.indexOf(':') + 1 + HEX_LENGTH);
}
