/** The rules of one repository, with nothing left open. */
import type { Brakes, LabelNames, LiveTags, SemverKeep, TagGroup, TagPattern } from '@container-kit/policy';
import type { Digest } from '@container-kit/registry';

/** What inputs and policy say of one repository. Durations are in milliseconds. */
export interface RetentionRules {
  /** The globs of the policy that matched, or `default`. */
  readonly policy: string;
  readonly minKeep: number;
  readonly maxAge: number;
  readonly protectedTags: readonly TagPattern[];
  readonly candidates: readonly TagPattern[] | undefined;
  readonly groups: readonly TagGroup[];
  readonly semver: SemverKeep | undefined;
  readonly labels: LabelNames;
  readonly pins: ReadonlySet<string>;
  readonly untagged: {
    readonly action: 'delete' | 'keep';
    readonly grace: number;
    /** Undefined: that of all roots. */
    readonly maxAge: number | undefined;
  };
  readonly maxSize: number | undefined;
  readonly pulledWithin: number | undefined;
  readonly live: readonly LiveTags[];
  /** No `maxDelete` is infinite. */
  readonly brakes: Required<Brakes>;
}

/** Something that runs, and therefore stays. */
export interface DeployedImage {
  /** `host/name`; undefined for a digest that stands alone, which then counts in every repository. */
  readonly name: string | undefined;
  /** Without tag and digest it is not known which version runs: any of them may. */
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
  /** Where it was found, for people. */
  readonly where: string;
}

/** What branches and pull requests are open. Undefined: that is not known, so that nothing of them goes. */
export interface Liveness {
  readonly branches: readonly string[] | undefined;
  /** Numbers of open pull requests. */
  readonly pullRequests: readonly number[] | undefined;
}
