import type { PackageRole, PackageState, VersionRecord } from './state/package.ts';

/** A container package as a test sees it. What is pushed to its registry becomes a version by itself. */
export class TestPackage {
  readonly #state: PackageState;

  constructor(state: PackageState) {
    this.#state = state;
  }

  /** Versions that are there, newest first. */
  get versions(): readonly VersionRecord[] {
    return this.#state.active;
  }

  /** Versions that were deleted, newest first. */
  get deleted(): readonly VersionRecord[] {
    return this.#state.deleted;
  }

  /** Tags of a digest, sorted. */
  tags(digest: string): readonly string[] {
    return this.#state.tagsOf(this.version(digest));
  }

  /** @throws RangeError when there is none of that digest */
  version(digest: string): VersionRecord {
    return this.#version(digest);
  }

  /** Makes it public, or private again. */
  setVisibility(visibility: 'public' | 'private'): void {
    this.#state.visibility = visibility;
  }

  /** Role of the job's repository; undefined takes it out of the access list. `admin` by default. */
  setJobRole(role: PackageRole | undefined): void {
    this.#state.jobRole = role;
  }

  /** How often a version was pulled: GitHub deletes no public one above 5,000. */
  setDownloads(digest: string, downloads: number): void {
    this.#version(digest).downloads = downloads;
  }

  /** Sets the times of a version, which stays in its place of the list. */
  setTimes(digest: string, times: { readonly createdAt?: Date; readonly updatedAt?: Date }): void {
    Object.assign(this.#version(digest), times);
  }

  /** What another cleaner does: deletes a version, with no word of the rules. */
  delete(digest: string): void {
    this.#state.delete(this.#version(digest));
  }

  #version(digest: string) {
    const version = this.#state.version(digest);
    if (version === undefined) throw new RangeError(`${this.#state.fullName} has no version ${digest}`);
    return version;
  }
}
