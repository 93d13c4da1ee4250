/** What hangs on what in a repository. */
import { type Digest, isImageManifest } from '@container-kit/registry';
import type { ChildFacts, Inventory, Version } from '../inventory/types.ts';
import { Links } from './links.ts';
import { cutDigest, isReferrerList, subjectOfTag } from './referrer-tag.ts';

/**
 * The manifests of a repository as nodes, numbered by digest, so that the order of the listing changes nothing. Links lead
 * to listed manifests only.
 */
export interface Graph {
  readonly versions: readonly Version[];
  /** Tags that people gave, by node: without those that only say of whom a manifest is a referrer. */
  readonly tags: readonly (readonly string[])[];
  /** From indexes to what they list. */
  readonly children: Links;
  readonly parents: Links;
  /** From signatures, SBOMs and attestations to what they are about: by `subject`, by tag, by BuildKit's annotation. */
  readonly subjects: Links;
  readonly referrers: Links;
  /** 1 for what refers to something that is not listed. */
  readonly orphaned: Uint8Array;
  /** 1 for what needs no reading, as every index that lists it says that it is an image and nothing leads on from it. */
  readonly settled: Uint8Array;
  /** The node of a digest; undefined when it is not listed. */
  find(digest: string): number | undefined;
}

/** Builds the graph of an inventory: in time and memory proportional to manifests and links. */
export function buildGraph(inventory: Inventory): Graph {
  const builder = new GraphBuilder(inventory);
  return builder.build();
}

/** @throws RangeError for a node that is not in the graph, which is a bug */
export function versionAt({ versions }: Graph, node: number): Version {
  const version = versions[node];
  if (version === undefined) throw new RangeError(`node ${node} is not in the graph`);
  return version;
}

class GraphBuilder {
  readonly #versions: readonly Version[];
  readonly #nodes = new Map<string, number>();
  /** Digests that tags can only hold cut. */
  readonly #cut = new Map<string, number>();
  readonly #tags: (readonly string[])[] = [];
  readonly #children: number[] = [];
  readonly #subjects: number[] = [];
  readonly #orphaned: Uint8Array;
  /** 1 for what an index describes as a leaf, 2 for what some index describes otherwise. */
  readonly #described: Uint8Array;

  constructor({ versions }: Inventory) {
    this.#versions = [...versions.values()].sort((a, b) => compare(a.digest, b.digest));
    for (const [node, { digest }] of this.#versions.entries()) {
      this.#nodes.set(digest, node);
      const cut = cutDigest(digest);
      if (cut !== digest) this.#cut.set(cut, node);
    }
    this.#orphaned = new Uint8Array(this.#versions.length);
    this.#described = new Uint8Array(this.#versions.length);
  }

  build(): Graph {
    for (const [node, version] of this.#versions.entries()) this.#addVersion(node, version);
    const size = this.#versions.length;
    return {
      versions: this.#versions,
      tags: this.#tags,
      children: Links.from(size, this.#children),
      parents: Links.from(size, this.#children, true),
      subjects: Links.from(size, this.#subjects),
      referrers: Links.from(size, this.#subjects, true),
      orphaned: this.#orphaned,
      settled: this.#described.map((described) => (described === 1 ? 1 : 0)),
      find: (digest) => this.#nodes.get(digest),
    };
  }

  #addVersion(node: number, { tags, content }: Version): void {
    const ofPeople = tags.filter((tag) => !this.#addReferrerTag(node, tag));
    this.#tags[node] = ofPeople.length === tags.length ? tags : ofPeople;
    if (content.kind === 'unreadable') {
      for (const digest of content.mentions ?? []) this.#addChild(node, digest);
    } else if (content.kind === 'manifest') {
      const { children, subject } = content.manifest;
      if (subject !== undefined) this.#addSubject(node, subject);
      // The list of referrers says nothing of platforms; it lists what has the subject anyway.
      const lists = tags.length > ofPeople.length && tags.some(isReferrerList);
      for (const child of children) this.#addEntry(node, child, lists);
    }
  }

  /** Returns whether the tag is one that says of whom the manifest is a referrer. */
  #addReferrerTag(node: number, tag: string): boolean {
    const subject = subjectOfTag(tag);
    const target = subject === undefined ? undefined : (this.#nodes.get(subject) ?? this.#cut.get(subject));
    // GitLab resolves digests under such tags: a manifest says nothing about itself.
    if (subject === undefined || target === node) return false;
    if (target === undefined) this.#orphaned[node] = 1;
    else this.#subjects.push(node, target);
    return true;
  }

  #addSubject(node: number, subject: Digest): void {
    const target = this.#nodes.get(subject);
    if (target === undefined) this.#orphaned[node] = 1;
    else if (target !== node) this.#subjects.push(node, target);
  }

  #addEntry(node: number, { digest, mediaType, platform, about }: ChildFacts, inReferrerList: boolean): void {
    const child = this.#addChild(node, digest);
    if (child === undefined) return;
    // What runs nowhere and is about nothing in the index may be an artifact with a subject of its own.
    const isLeaf =
      isImageManifest(mediaType) && (platform !== undefined || about !== undefined || inReferrerList);
    this.#described[child] = isLeaf && this.#described[child] !== 2 ? 1 : 2;
    const target = about === undefined ? undefined : this.#nodes.get(about);
    if (target !== undefined && target !== child) this.#subjects.push(child, target);
  }

  #addChild(node: number, digest: Digest): number | undefined {
    const child = this.#nodes.get(digest);
    if (child === undefined || child === node) return undefined;
    this.#children.push(node, child);
    return child;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
