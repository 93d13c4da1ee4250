import type { RuleType } from './rule.ts';

/** `type=sha,format=<short|long>`: the commit, `sha-860c190` unless `prefix=` says otherwise. */
export const sha: RuleType = {
  name: 'sha',
  priority: 100,
  attributes: { format: { values: ['short', 'long'] } },
  produce({ attributes }, { context, options }) {
    if (context.sha === '') {
      return undefined;
    }
    const length = attributes.get('format') === 'long' ? context.sha.length : options.shortShaLength;
    return { value: context.sha.slice(0, length), latest: false, prefix: 'sha-' };
  },
};
