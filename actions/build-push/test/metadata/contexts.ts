import type { MetadataContext } from '../../src/metadata/context.ts';
import { computeMetadata, type Metadata, type MetadataInputs } from '../../src/metadata/metadata.ts';

export const SHA = '4f5c2d1e9ab03c7788d6e5f40312ab9c8d7e6f50';
export const HEAD_SHA = 'b00c0ffee0123456789abcdef0123456789abcde';
/** The clock of all tests: a Wednesday. */
export const NOW = new Date('2026-03-04T23:05:06.789Z');
export const COMMIT_DATE = '2026-03-01T10:20:30+02:00';

const REPOSITORY = {
  default_branch: 'main',
  description: 'Container tools',
  license: { spdx_id: 'Apache-2.0' },
};

/** A run of `event` for `ref` in acme/widget, whose default branch is `main`. */
export function context(eventName: string, ref: string, payload: object = {}): MetadataContext {
  return {
    eventName,
    ref,
    sha: SHA,
    serverUrl: 'https://github.com',
    repository: 'Acme/Widget',
    event: { repository: REPOSITORY, ...payload },
  };
}

const PULL_REQUEST = {
  number: 42,
  pull_request: { head: { sha: HEAD_SHA, ref: 'patch-1' }, base: { ref: 'release/1.x' } },
};
const COMMITS = {
  commits: [
    { id: 'other', timestamp: '2001-01-01T00:00:00Z' },
    { id: SHA, timestamp: COMMIT_DATE },
  ],
};

export const onMain = context('push', 'refs/heads/main', COMMITS);
export const onDevelop = context('push', 'refs/heads/develop');
export const onFeature = context('push', 'refs/heads/feature/new@login');
export const onTag = (tag: string) => context('push', `refs/tags/${tag}`, { base_ref: 'refs/heads/main' });
export const onPullRequest = context('pull_request', 'refs/pull/42/merge', PULL_REQUEST);
export const onPullRequestTarget = context('pull_request_target', 'refs/heads/release/1.x', PULL_REQUEST);
export const onSchedule = context('schedule', 'refs/heads/main');

/** The metadata of `onMain` with no inputs but those given. */
export function compute(inputs: Partial<MetadataInputs>): Promise<Metadata> {
  return computeMetadata({
    images: '',
    tags: '',
    flavor: '',
    labels: '',
    annotations: '',
    context: onMain,
    env: {},
    now: NOW,
    ...inputs,
  });
}

/** `key=value` lines as an object. */
export function asObject(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}
