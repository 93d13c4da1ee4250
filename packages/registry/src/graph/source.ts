import type { Expected, VerifiedContent } from '../content.ts';
import type { Digest } from '../digest.ts';
import type { Descriptor } from '../manifest.ts';
import type { FetchedManifest } from '../repository/manifests.ts';

/** A manifest that says of another one "this is my subject": a signature, an SBOM, an attestation. */
export interface Referrer {
  /** As it was listed: only the digest is proven. */
  readonly descriptor: Descriptor;
  /** The manifest, when finding it took reading it. */
  readonly fetched?: FetchedManifest;
}

/** How to look for referrers. */
export interface ReferrerQuery {
  /** Only of this type; all when left out. */
  readonly artifactType?: string;
  /**
   * All tags of the repository when somebody has listed them already, which saves asking for each fallback tag
   * that is not there; undefined when they are not known.
   */
  readonly tags?: () => Promise<ReadonlySet<string> | undefined>;
  /** Told of listed entries that are left out: there is no such manifest, or it does not refer to the subject. */
  readonly onIgnored?: (digest: Digest, reason: 'absent' | 'foreign') => void;
}

/** Where a graph is read from: a repository (`RepositoryClient`) or an OCI layout (`LayoutSource`). */
export interface Source {
  /** For messages: `ghcr.io/org/app`, or the path of a layout. */
  readonly name: string;
  /** Reads a manifest by tag or digest, verified. @returns undefined when it is proven to be absent */
  findManifest(tagOrDigest: string): Promise<FetchedManifest | undefined>;
  /** Opens a blob, verified while it is read. */
  getBlob(expected: Expected): VerifiedContent;
  /** What refers to a manifest. An error is never "nothing". */
  listReferrers(subject: Digest, query?: ReferrerQuery): Promise<readonly Referrer[]>;
  /** All tags; undefined when there are more pages than `maxPages`. */
  listTags(options: { readonly maxPages: number }): Promise<readonly string[] | undefined>;
  /** Whether a tag seems to exist, asked in the cheapest way. */
  hasTag(tag: string): Promise<boolean>;
}
