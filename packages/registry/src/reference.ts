import { type Digest, InvalidDigestError, isDigest, parseDigest } from './digest.ts';

/** An image name, taken apart and normalised the way Docker does it. */
export interface Reference {
  /** Host with optional port: `ghcr.io`, `localhost:5000`, `[::1]:5000`; Docker Hub is always `docker.io`. */
  readonly registry: string;
  /** Path below the host, `library/` filled in for Docker Hub's official images. */
  readonly repository: string;
  /** Undefined when none was written: whether that means `latest` is the caller's decision. */
  readonly tag?: string;
  readonly digest?: Digest;
}

/** An image name that no registry could hold; the message names the part at fault and the rule. */
export class InvalidReferenceError extends Error {
  override readonly name = 'InvalidReferenceError';
}

const DOCKER_HUB = 'docker.io';

// The grammar of github.com/distribution/reference, which the OCI distribution-spec ("Pulling manifests") repeats.
const ALPHANUMERIC = '[a-z0-9]+';
const SEPARATOR = '(?:\\.|_|__|-+)';
const PATH_COMPONENT = `${ALPHANUMERIC}(?:${SEPARATOR}${ALPHANUMERIC})*`;
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const REGISTRY = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|${IPV6})(?::[0-9]{1,5})?$`);
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** Docker refuses names that look like an image id, as they could mean either. */
const IMAGE_ID = /^[a-f0-9]{64}$/;
/** Host, slash and repository together; the distribution-spec warns that many clients stop at 255. */
const MAX_NAME_LENGTH = 255;
const MAX_PORT = 65_535;
/** Longest possible reference: name, tag and a sha512 digest with their separators. */
const MAX_REFERENCE_LENGTH = MAX_NAME_LENGTH + 1 + 128 + 1 + 'sha512:'.length + 128;

/**
 * Parses `[host[:port]/]path[:tag][@digest]` and normalises it as Docker does (`alpine` is
 * `docker.io/library/alpine`; `index.docker.io` is `docker.io`).
 *
 * @throws InvalidReferenceError naming the reference, the wrong part and the rule.
 */
export function parseReference(text: string): Reference {
  if (text.length > MAX_REFERENCE_LENGTH) {
    throw invalid(text, `it is longer than ${MAX_REFERENCE_LENGTH} characters`);
  }
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : checkedDigest(text, text.slice(at + 1));
  const named = at < 0 ? text : text.slice(0, at);
  // A colon before the last slash belongs to a port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !isTag(tag)) {
    throw invalid(
      text,
      `the tag ${JSON.stringify(tag)} must be 1 to 128 of A-Z a-z 0-9 _ . - and not start with . or -`,
    );
  }
  const name = splitName(text, colon < 0 ? named : named.slice(0, colon));
  return { ...name, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/**
 * Parses a name that must not carry a tag or digest, such as a line of the `images` input.
 *
 * @throws InvalidReferenceError as {@link parseReference}, or when there is a tag or digest.
 */
export function parseRepository(text: string): Reference {
  const reference = parseReference(text);
  if (reference.tag !== undefined || reference.digest !== undefined) {
    throw invalid(text, 'only the name is wanted here: remove the tag and the digest');
  }
  return reference;
}

/** The full form, `host/path[:tag][@digest]`; {@link parseReference} reads it back to an equal value. */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${formatRepository(reference)}${tag}${digest}`;
}

/** `host/path` without tag and digest. */
export function formatRepository(reference: Pick<Reference, 'registry' | 'repository'>): string {
  return `${reference.registry}/${reference.repository}`;
}

/** Whether a text may be a tag (OCI distribution-spec, "Pulling manifests"). */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

function splitName(whole: string, name: string): Pick<Reference, 'registry' | 'repository'> {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const hasHost = slash >= 0 && looksLikeHost(first);
  const registry = hasHost ? first.replace(/^index\.docker\.io$/, DOCKER_HUB) : DOCKER_HUB;
  const path = hasHost ? name.slice(slash + 1) : name;
  checkName(whole, registry, path);
  const official = registry === DOCKER_HUB && !path.includes('/');
  const repository = official ? `library/${path}` : path;
  if (registry.length + 1 + repository.length > MAX_NAME_LENGTH) {
    throw invalid(whole, `host and name together are longer than ${MAX_NAME_LENGTH} characters`);
  }
  return { registry, repository };
}

/** Docker's rule: the first part is a host if it has a dot or a colon, is `localhost`, or has upper case. */
function looksLikeHost(part: string): boolean {
  return /[.:]/.test(part) || part === 'localhost' || part !== part.toLowerCase();
}

function checkName(whole: string, registry: string, path: string): void {
  if (!REGISTRY.test(registry) || Number(/:(\d+)$/.exec(registry)?.[1] ?? 0) > MAX_PORT) {
    throw invalid(whole, `${JSON.stringify(registry)} is no host name with optional port`);
  }
  if (IMAGE_ID.test(path)) {
    throw invalid(whole, 'a name of 64 hex digits looks like an image id: write a repository name');
  }
  if (REPOSITORY.test(path)) {
    return;
  }
  if (path !== path.toLowerCase()) {
    throw invalid(whole, `repository names are lower case: write ${JSON.stringify(path.toLowerCase())}`);
  }
  throw invalid(
    whole,
    `${JSON.stringify(path)} is no repository name: parts of a-z and 0-9, joined by one of . _ __ or dashes, separated by /`,
  );
}

function checkedDigest(whole: string, text: string): Digest {
  if (isDigest(text)) {
    return text;
  }
  try {
    return parseDigest(text);
  } catch (error) {
    throw invalid(whole, error instanceof InvalidDigestError ? error.message : 'the digest is wrong');
  }
}

function invalid(text: string, problem: string): InvalidReferenceError {
  return new InvalidReferenceError(`image reference ${JSON.stringify(text.slice(0, 300))}: ${problem}`);
}
