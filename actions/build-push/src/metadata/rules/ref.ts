import type { ResolvedContext } from '../context.ts';
import type { Produced, RuleType } from './rule.ts';

const REF_EVENTS: Readonly<Record<string, (context: ResolvedContext) => Produced | undefined>> = {
  branch: ({ branch }) => (branch === undefined ? undefined : { value: branch, latest: false }),
  tag: ({ tag }) => (tag === undefined ? undefined : { value: tag, latest: true }),
  pr: ({ ref }) => {
    // `refs/pull/7/merge`, and `refs/pull/7/head` gives `pr-7-head` as docker/metadata-action does.
    const pullRequest = /^refs\/pull\/(.+?)(?:\/merge)?$/.exec(ref)?.[1];
    return pullRequest === undefined ? undefined : { value: pullRequest, latest: false, prefix: 'pr-' };
  },
};

/** `type=ref,event=<branch|tag|pr>`: the name of what the workflow runs for. */
export const ref: RuleType = {
  name: 'ref',
  priority: 600,
  attributes: { event: { required: true, values: Object.keys(REF_EVENTS) } },
  produce({ attributes }, { context }) {
    return REF_EVENTS[attributes.get('event') ?? '']?.(context);
  },
};
