import type { Algorithm } from './digest.ts';

/** What a `DELETE` is answered with; `untagged` refuses with 403 what a tag still points at. */
export type Deletion = 'allowed' | 'untagged' | 'refused';

/** What a registry can do and how it deviates. A profile is one value of this type. */
export interface Capabilities {
  /** Algorithms that a digest may use; others get 400 DIGEST_INVALID. */
  readonly algorithms: readonly Algorithm[];
  /** Sends `Docker-Content-Digest` (distribution-spec, "Pulling manifests"). */
  readonly digestHeader: boolean;
  /** Answers `/referrers/`; else 404, and clients fall back to the referrers tag schema. */
  readonly referrers: boolean;
  /** Sends `OCI-Subject` for a manifest with a subject. It can be true without `referrers`: registries have done so. */
  readonly subjectHeader: boolean;
  /** Most descriptors in one page of referrers; the rest follow through `Link`. */
  readonly referrersPage: number;
  /** Honours `?tag=` on a manifest pushed by digest and answers `OCI-Tag` (distribution-spec end-7b). */
  readonly tagParameters: boolean;
  /** Order of tags/list; `pushed` is the order of first push. */
  readonly tagOrder: 'sorted' | 'pushed';
  /** Honours `n` and `last`; else every answer is the whole list, without `Link`. */
  readonly tagPaging: boolean;
  /** Tags in a page when `n` is not given. */
  readonly tagPage: number;
  /** Largest `n` that is accepted; more gets 400. */
  readonly tagPageLimit: number;
  readonly deleteTag: Deletion;
  readonly deleteManifest: Deletion;
  readonly deleteBlob: Deletion;
  /** Mounts blobs between repositories: `any` also without `from`, `named` only with it, `never` answers 202 always. */
  readonly mount: 'any' | 'named' | 'never';
  /** Status for a mount whose `from` repository does not exist; the spec asks for 202. */
  readonly mountFromUnknown: 202 | 401;
  /** Accepts `POST ?digest=` with the content (end-4b); else 202 and the body is dropped. */
  readonly singlePost: boolean;
  /** Takes more than one `PATCH`. `first-only` answers 201 and silently drops later chunks. */
  readonly chunks: 'all' | 'first-only';
  /** `OCI-Chunk-Min-Length`, in bytes, enforced on every chunk but the last. */
  readonly minChunk?: number;
  /** Form of the `Location` of an upload. */
  readonly location: 'relative' | 'absolute';
  /** Answers `Range` on blobs (RFC 9110 section 14). */
  readonly range: boolean;
  /** A manifest whose blobs or children are absent: 404 MANIFEST_BLOB_UNKNOWN, or taken ("sparse"). */
  readonly missingReferences: 'refused' | 'accepted';
  /**
   * A manifest type that the request's `Accept` does not name: `ignored` sends it anyway, `checked` answers 404,
   * `required` answers 404 also when there is no `Accept` at all.
   */
  readonly accept: 'ignored' | 'checked' | 'required';
  /** Largest manifest in bytes; more gets 413. */
  readonly manifestLimit: number;
  /** Status for a push by tag to a tag that exists; absent when tags can move. */
  readonly immutableTags?: 400 | 409 | 412;
  /** Sends `ETag` for manifests and honours `If-Match` / `If-None-Match` on PUT (RFC 9110 section 13). */
  readonly conditionalPush: boolean;
  /** Body of a 404 for an endpoint that does not exist. */
  readonly unknownEndpoint: 'json' | 'text';
  /** How a client learns how long to wait after 429: by header, or only by the text of the message. */
  readonly throttling: 'retry-after' | 'message';
}

const MiB = 1024 * 1024;

/**
 * The whole of distribution-spec 1.1 and of its main branch (tag parameters, upload cancel, digest-algorithm), with
 * every MAY that a client's mistake could hide behind decided against the client. One exception: the conformance suite
 * asks for sparse manifests to be taken, so a test of the order of a push sets `missingReferences: 'refused'`.
 */
const strict: Capabilities = {
  algorithms: ['sha256', 'sha512'],
  digestHeader: true,
  referrers: true,
  subjectHeader: true,
  referrersPage: 100,
  tagParameters: true,
  tagOrder: 'sorted',
  tagPaging: true,
  tagPage: Number.POSITIVE_INFINITY,
  tagPageLimit: Number.POSITIVE_INFINITY,
  deleteTag: 'allowed',
  deleteManifest: 'allowed',
  deleteBlob: 'allowed',
  mount: 'any',
  mountFromUnknown: 202,
  singlePost: true,
  chunks: 'all',
  location: 'relative',
  range: true,
  missingReferences: 'accepted',
  accept: 'checked',
  manifestLimit: 4 * MiB,
  conditionalPush: true,
  unknownEndpoint: 'json',
  throttling: 'retry-after',
};

/** `strict` without what no hosted registry has: the spec's main branch, single POST, sparse manifests, pickiness. */
const hosted: Capabilities = {
  ...strict,
  missingReferences: 'refused',
  tagParameters: false,
  singlePost: false,
  conditionalPush: false,
  accept: 'ignored',
};

/**
 * GitHub Packages: referrers 404 (issues up to 2026-06), manifest DELETE 405 (skopeo#1880), 100 tags a page by default
 * while n=10000 is honoured, 429 with the wait in the message text only (chainguard-images#173, gardenlinux#2868).
 */
const ghcr: Capabilities = {
  ...hosted,
  referrers: false,
  subjectHeader: false,
  tagPage: 100,
  deleteTag: 'refused',
  deleteManifest: 'refused',
  deleteBlob: 'refused',
  throttling: 'message',
};

/**
 * Docker Hub: no native referrers (as of 2026-07, second-hand), DELETE only of what no tag points at, else 403.
 */
const hub: Capabilities = {
  ...hosted,
  referrers: false,
  subjectHeader: false,
  deleteTag: 'refused',
  deleteManifest: 'untagged',
  deleteBlob: 'refused',
};

/**
 * Harbor 2.15 (source read): deletes by digest only, referrers API present, a mount from an unknown project is 401
 * (harbor#17097).
 */
const harbor: Capabilities = { ...hosted, deleteTag: 'refused', mountFromUnknown: 401 };

/**
 * Distribution 2.8 as Debian ships it (measured): plain-text 404 for referrers, no OCI-Subject, sha256 only, tags
 * unsorted and `n` ignored, no tag delete, absolute upload locations, OCI manifests only for who asks (handlers/manifests.go).
 */
const distribution2: Capabilities = {
  ...hosted,
  algorithms: ['sha256'],
  referrers: false,
  subjectHeader: false,
  tagOrder: 'pushed',
  tagPaging: false,
  deleteTag: 'refused',
  location: 'absolute',
  accept: 'required',
  unknownEndpoint: 'text',
};

/**
 * Amazon ECR: n up to 1000 (go-containerregistry#1091), no mount unless opted in, 201 to each PATCH with all but the
 * first chunk lost (containers-roadmap#2831), 5 MiB parts. Immutable tags are a setting: `capabilities: {immutableTags: 400}`.
 */
const ecr: Capabilities = {
  ...hosted,
  tagPage: 1000,
  tagPageLimit: 1000,
  mount: 'never',
  chunks: 'first-only',
  minChunk: 5 * MiB,
  deleteBlob: 'refused',
};

/** A registry from before `Docker-Content-Digest` was required (distribution-spec, "Checking if content exists"). */
const legacyNoDigestHeader: Capabilities = {
  ...distribution2,
  digestHeader: false,
  tagOrder: 'sorted',
  accept: 'ignored',
};

/** The registries that can be imitated, by name. */
export const PROFILES = {
  strict,
  ghcr,
  hub,
  harbor,
  distribution2,
  ecr,
  'legacy-no-digest-header': legacyNoDigestHeader,
} as const satisfies Readonly<Record<string, Capabilities>>;

/** Name of a profile. */
export type ProfileName = keyof typeof PROFILES;

/** Says whether `text` names a profile. */
export function isProfileName(text: string): text is ProfileName {
  return Object.hasOwn(PROFILES, text);
}
