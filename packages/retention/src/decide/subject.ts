import type { Version } from '../inventory/types.ts';
import type { DeployedImage, Liveness, RetentionRules } from '../rules/types.ts';
import type { RootKind } from './roots.ts';

/** A root, with all that a rule may ask for. */
export interface Subject {
  readonly node: number;
  readonly kind: RootKind;
  readonly version: Version;
  /** Tags that people gave. */
  readonly tags: readonly string[];
  /** Milliseconds; undefined when unknown. */
  readonly time: number | undefined;
  /** From 1; see `Ranking`. */
  readonly rank: number;
  /** Labels and annotations of the root and of the images that it lists. */
  readonly labels: () => ReadonlyMap<string, string>;
}

/** What is the same for all roots of a repository. */
export interface Surroundings {
  readonly rules: RetentionRules;
  readonly now: Date;
  readonly liveness: Liveness;
  /** Of this repository only. */
  readonly deployed: readonly DeployedImage[];
  /** Nodes that a group, semver or the storage budget keeps, and why. */
  readonly chosen: ReadonlyMap<number, Chosen>;
}

/** Why a selection over all roots keeps one. */
export interface Chosen {
  readonly code: 'group' | 'semver' | 'max-size';
  readonly text: string;
}
