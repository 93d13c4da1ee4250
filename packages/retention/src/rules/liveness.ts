import type { LiveTags } from '@container-kit/policy';
import type { Liveness } from './types.ts';

/** Longest tag that a registry takes (OCI distribution-spec). */
const MAX_TAG_LENGTH = 128;

/**
 * Whether the branch or pull request that a tag is made of is open.
 *
 * @returns undefined when the tag is not made like this
 */
export function isLive(
  pattern: LiveTags,
  tag: string,
  liveness: Liveness,
): 'live' | 'closed' | 'unknown' | undefined {
  if (tag.length > MAX_TAG_LENGTH || !tag.startsWith(pattern.prefix)) return undefined;
  return pattern.kind === 'branch' ? ofBranch(pattern, tag, liveness) : ofPullRequest(pattern, tag, liveness);
}

function ofPullRequest({ prefix, suffix }: LiveTags, tag: string, { pullRequests }: Liveness) {
  const [digits = ''] = /^[1-9][0-9]{0,9}/.exec(tag.slice(prefix.length)) ?? [];
  if (digits === '' || !suffix.matches(tag.slice(prefix.length + digits.length))) return undefined;
  if (pullRequests === undefined) return 'unknown';
  return pullRequests.includes(Number(digits)) ? 'live' : 'closed';
}

/** Where the name of the branch ends cannot be told from the tag alone: any end that gives an open branch counts. */
function ofBranch({ prefix, suffix }: LiveTags, tag: string, { branches }: Liveness) {
  const slugs = branches === undefined ? undefined : slugsOf(branches);
  let isMade = false;
  for (let end = prefix.length + 1; end <= tag.length; end += 1) {
    if (!suffix.matches(tag.slice(end))) continue;
    isMade = true;
    if (slugs?.has(tag.slice(prefix.length, end))) return 'live';
  }
  if (!isMade) return undefined;
  return slugs === undefined ? 'unknown' : 'closed';
}

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

function slugsOf(branches: readonly string[]): ReadonlySet<string> {
  const slugs = known.get(branches) ?? new Set(branches.map(branchSlug));
  known.set(branches, slugs);
  return slugs;
}

/** The tag that a branch gets from docker/metadata-action (`type=ref,event=branch`): what no tag can hold becomes `-`. */
export function branchSlug(branch: string): string {
  return branch.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, MAX_TAG_LENGTH);
}
