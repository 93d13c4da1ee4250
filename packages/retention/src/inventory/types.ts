/**
 * What a repository of a registry holds, as plain values: providers fill it, the engine reads it. Every text comes from
 * registries and images, so it is hostile.
 */
import type { Digest } from '@container-kit/registry';

/** One repository at one moment. */
export interface Inventory {
  /** Name below the host: `org/app`. */
  readonly repository: string;
  /** When it was read. */
  readonly readAt: Date;
  /** Every manifest that the registry lists, and those found from there; by digest. */
  readonly versions: ReadonlyMap<Digest, Version>;
  /** Why the listing may miss something (tags/list and the listing differ); such a repository is not touched. */
  readonly doubts: readonly string[];
}

/** A manifest, and what the registry knows about it besides. */
export interface Version {
  readonly digest: Digest;
  /** Of GitHub's Packages API; undefined elsewhere. */
  readonly id: number | undefined;
  /** Sorted. */
  readonly tags: readonly string[];
  readonly times: VersionTimes;
  readonly content: Content;
}

/**
 * In milliseconds since 1970: a `Date` takes six times the memory of a number, and there are as many as versions. Undefined
 * is unknown. Nothing here is checked yet: see the time ladder of the engine.
 */
export interface VersionTimes {
  /** Push time that the registry recorded. */
  readonly pushed: number | undefined;
  /** Of GitHub's Packages API. */
  readonly created: number | undefined;
  /** Of GitHub's Packages API; moves when a tag is set. */
  readonly updated: number | undefined;
  readonly lastPulled: number | undefined;
}

/** What is known of a manifest's bytes. Only `manifest` has edges that can be trusted. */
export type Content =
  /** Not read, because nothing asked for it yet: a child that its index describes needs no reading. */
  | { readonly kind: 'unread' }
  /** The registry lists it and has no bytes for it. */
  | { readonly kind: 'missing' }
  /**
   * It could not be read or understood. `mentions` are all digests that its bytes hold, where there were bytes: nothing
   * else can hang on it. Without them, anything that was there before it may.
   */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly mentions?: readonly Digest[] }
  | { readonly kind: 'manifest'; readonly manifest: ManifestFacts };

/** What never changes about a digest, so it can be kept between runs. */
export interface ManifestFacts {
  readonly mediaType: string;
  /** Also the media type of the configuration, where there is no `artifactType`. */
  readonly artifactType: string | undefined;
  /** In bytes. */
  readonly size: number;
  /** Of an index: its children. */
  readonly children: readonly ChildFacts[];
  readonly subject: Digest | undefined;
  /** Configuration and layers; without those that the manifest says are elsewhere (`urls`). */
  readonly blobs: readonly { readonly digest: Digest; readonly size: number }[];
  /** From the annotation or label `org.opencontainers.image.created`, else from the configuration. Milliseconds since 1970. */
  readonly created: number | undefined;
  /** Annotations of the manifest, and labels of its configuration where that was read. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A descriptor in an index. */
export interface ChildFacts {
  readonly digest: Digest;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** `linux/arm64/v8`; undefined for what runs nowhere. */
  readonly platform: string | undefined;
  /** `vnd.docker.reference.digest`: the sibling that this attestation is about. */
  readonly about: Digest | undefined;
}
