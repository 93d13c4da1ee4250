import { listOf, record } from '../../decode/collections.ts';
import { type Decoder, INVALID, named, reject } from '../../decode/decoder.ts';
import { whole } from '../../decode/numbers.ts';
import { mapped, text } from '../../decode/scalars.ts';
import { parseGlob } from '../../glob.ts';
import { RegexError } from '../../regex/errors.ts';
import { parseTagPattern, type TagPattern } from '../../tag-pattern.ts';
import type { LiveTags, SemverKeep, TagGroup } from './types.ts';

const DAY = 86_400_000;
/** 100 years. */
export const MAX_DAYS = 36_500;

/** Whole days, in milliseconds. */
export const wholeDays: Decoder<number> = mapped(whole(MAX_DAYS), (count) => count * DAY);

/** A glob, or a regular expression between slashes. */
export const tagPattern: Decoder<TagPattern> = {
  schema: text.schema,
  decode: (input) => {
    const source = text.decode(input);
    if (source === INVALID) return INVALID;
    try {
      return parseTagPattern(source);
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      const shown = JSON.stringify(source.slice(0, 100));
      return reject(
        input,
        'WRONG_VALUE',
        `${named(input.path)} is a wrong regular expression, ${shown}: ${error.message}`,
      );
    }
  },
};

/** Of the roots with a tag like these, the newest stay. */
export const group: Decoder<TagGroup> = mapped(
  record({
    tags: {
      decoder: listOf(tagPattern),
      description:
        'Globs or `/regex/` of tags. An image is in the group when one of its tags matches one of them.',
      required: true,
    },
    keep: { decoder: whole(), description: 'How many of the newest stay.', required: true },
  }),
  ({ tags = [], keep = 0 }) => ({ tags, keep }),
);

/** Versions that stay. */
export const semverKeep: Decoder<SemverKeep> = mapped(
  record({
    majors: { decoder: whole(), description: 'How many of the newest major versions. Without it, all.' },
    minors: {
      decoder: whole(),
      description: 'How many of the newest minor versions of each of these. Without it, all.',
    },
    patches: {
      decoder: whole(),
      description: 'How many of the newest patch versions of each of those. Without it, all.',
    },
  }),
  ({ majors, minors, patches }) => ({
    ...(majors !== undefined && { majors }),
    ...(minors !== undefined && { minors }),
    ...(patches !== undefined && { patches }),
  }),
);

const PLACEHOLDER = /^([^*?{}]*)\{(branch|number)\}([^{}]*)$/;

const livePattern: Decoder<LiveTags> = {
  schema: { type: 'string', pattern: PLACEHOLDER.source },
  decode: (input) => {
    const source = text.decode(input);
    if (source === INVALID) return INVALID;
    const [, prefix, placeholder, suffix] = PLACEHOLDER.exec(source) ?? [];
    if (prefix === undefined || suffix === undefined) {
      const wanted =
        'a tag with one {number} or {branch}, and wildcards only behind it, such as pr-{number}-*';
      return reject(
        input,
        'WRONG_VALUE',
        `${named(input.path)} must be ${wanted}, not ${JSON.stringify(source.slice(0, 100))}`,
      );
    }
    const kind = placeholder === 'branch' ? 'branch' : 'pull-request';
    return { source, kind, prefix, suffix: parseGlob(suffix) };
  },
};

/** Tags of branches and pull requests. */
export const liveTags: Decoder<LiveTags> = mapped(
  record({
    tags: {
      decoder: livePattern,
      description:
        'Tags made of a branch or a pull request: `pr-{number}`, `pr-{number}-*`, `branch-{branch}`. While that is open, they stay.',
      required: true,
    },
    'max-age-days': {
      decoder: wholeDays,
      description: 'Takes the place of `max-age-days` once the branch is deleted or the pull request closed.',
    },
  }),
  ({ tags, 'max-age-days': maxAge }) => ({ ...(tags ?? NO_TAGS), ...(maxAge !== undefined && { maxAge }) }),
);

/** For a map without its required key, which is refused before. */
const NO_TAGS: LiveTags = { source: '', kind: 'branch', prefix: '', suffix: parseGlob('') };
