import type { Glob } from '../../glob.ts';
import type { TagPattern } from '../../tag-pattern.ts';

/** The key `retention` of the policy file. */
export interface RetentionPolicy {
  /** Holds where no repository matches, and for what a matching one leaves out. */
  readonly default: RetentionSettings;
  /** In the order of the file: the first that matches a repository decides. */
  readonly repositories: readonly RepositorySettings[];
  /** Where to look for images that run somewhere and have to stay. */
  readonly deployed: DeployedSources;
}

/** Settings of some repositories. */
export interface RepositorySettings {
  /** Globs of names below the host: `org/app-*`. */
  readonly match: readonly Glob[];
  readonly settings: RetentionSettings;
}

/** Rules of repositories. What is undefined was not said. */
export interface RetentionSettings {
  /** Newest roots that always stay. */
  readonly minKeep?: number;
  /** In milliseconds; a root goes only when it is older. */
  readonly maxAge?: number;
  readonly protectedTags?: readonly TagPattern[];
  /** Roots whose tags do not all match one of these always stay. Undefined: any tag may go. */
  readonly candidates?: readonly TagPattern[];
  readonly groups?: readonly TagGroup[];
  readonly semver?: SemverKeep;
  readonly labels?: LabelNames;
  /** Digests that always stay. */
  readonly pins?: readonly string[];
  readonly untagged?: UntaggedSettings;
  /** Storage budget in bytes: the newest roots that fit into it stay. */
  readonly maxSize?: number;
  /** In milliseconds; what was pulled since then stays. */
  readonly pulledWithin?: number;
  readonly live?: readonly LiveTags[];
  readonly brakes?: Brakes;
}

/** Of the roots with a tag like these, the newest stay. */
export interface TagGroup {
  readonly tags: readonly TagPattern[];
  readonly keep: number;
}

/** Versions (semver.org) that stay. Undefined: all of that level. */
export interface SemverKeep {
  /** Newest major versions. */
  readonly majors?: number;
  /** Newest minor versions of each of these. */
  readonly minors?: number;
  /** Newest patch versions of each of those. */
  readonly patches?: number;
}

/** Names of labels or annotations by which an image speaks for itself. */
export interface LabelNames {
  /** The image stays while its value is anything but empty, `false` or `0`. */
  readonly hold?: string;
  /** Its value is a duration (`7`, `12h`, `2w`), which takes the place of the maximum age. */
  readonly expiresAfter?: string;
}

/** What becomes of roots without a tag. */
export interface UntaggedSettings {
  readonly action?: 'delete' | 'keep';
  /** In milliseconds; how long nothing that lost or never had a tag is touched. */
  readonly grace?: number;
  /** In milliseconds; instead of the maximum age of all roots. */
  readonly maxAge?: number;
}

/** Tags that are made of a branch or a pull request, and stay as long as that is open. */
export interface LiveTags {
  /** As written: `pr-{number}`, `{branch}-*`. */
  readonly source: string;
  readonly kind: 'branch' | 'pull-request';
  /** Text before the placeholder. */
  readonly prefix: string;
  /** What follows it. */
  readonly suffix: Glob;
  /** In milliseconds; once it is closed, instead of the maximum age of all roots. */
  readonly maxAge?: number;
}

/** When too much would go. */
export interface Brakes {
  /** Of tagged roots, and of untagged ones. */
  readonly maxDeletePercent?: number;
  readonly maxDelete?: number;
  /** Roots that must remain. */
  readonly minRemaining?: number;
  /** `stop` deletes nothing, `cap` as much as is allowed, oldest first. */
  readonly onLimit?: 'stop' | 'cap';
}

/** Where to look for images that run somewhere. */
export interface DeployedSources {
  /** Globs of deployment manifests. */
  readonly manifests?: readonly string[];
  /** Branches and tags, or globs of them, to read the manifests from. */
  readonly refs?: readonly string[];
  /** Environments whose active GitHub Deployments count; globs. */
  readonly environments?: readonly Glob[];
  /** Path of a text with references or digests, such as the output of a command. */
  readonly list?: string;
}
