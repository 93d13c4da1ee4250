import { listOf, record } from '../../decode/collections.ts';
import { type Decoder, INVALID, named, reject } from '../../decode/decoder.ts';
import { bytes, whole } from '../../decode/numbers.ts';
import { duration, mapped, oneOf, text } from '../../decode/scalars.ts';
import { group, liveTags, semverKeep, tagPattern, wholeDays } from './tags.ts';
import type { Brakes, LabelNames, RetentionSettings, UntaggedSettings } from './types.ts';

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

const digest: Decoder<string> = {
  schema: { type: 'string', pattern: DIGEST.source },
  decode: (input) => {
    const value = text.decode(input);
    if (value === INVALID || DIGEST.test(value)) return value;
    const wanted = 'a digest, sha256: and 64 lower-case hex digits';
    return reject(
      input,
      'WRONG_VALUE',
      `${named(input.path)} must be ${wanted}, not ${JSON.stringify(value.slice(0, 100))}`,
    );
  },
};

const labels: Decoder<LabelNames> = mapped(
  record({
    hold: {
      decoder: text,
      description:
        'Label or annotation by which an image keeps itself, unless its value is empty, `false` or `0`.',
    },
    'expires-after': {
      decoder: text,
      description:
        'Label or annotation with a duration (`7`, `12h`, `2w`) that takes the place of `max-age-days` for this image.',
    },
  }),
  ({ hold, 'expires-after': expiresAfter }) => defined({ hold, expiresAfter }),
);

const untagged: Decoder<UntaggedSettings> = mapped(
  record({
    action: {
      decoder: oneOf(['delete', 'keep']),
      description:
        'What becomes of roots without a tag: `delete`, by the same rules as all others, or `keep`.',
      default: 'delete',
    },
    grace: {
      decoder: duration,
      description: 'How long nothing without a tag is touched: whole days, or `12h`.',
      default: 1,
    },
    'max-age-days': {
      decoder: wholeDays,
      description: 'Takes the place of `max-age-days` for roots without a tag.',
    },
  }),
  ({ action, grace, 'max-age-days': maxAge }) => defined({ action, grace, maxAge }),
);

const brakes: Decoder<Brakes> = mapped(
  record({
    'max-delete-percent': {
      decoder: whole(100),
      description:
        'The largest share that may go: of the tagged images, and untagged ones as a share of all images.',
      default: 50,
    },
    'max-delete': {
      decoder: whole(),
      description: 'The largest number that may go, tagged and untagged ones counted apart.',
    },
    'min-remaining': {
      decoder: whole(),
      description: 'Delete nothing when fewer images would remain.',
      default: 1,
    },
    'on-limit': {
      decoder: oneOf(['stop', 'cap']),
      description: 'When too many would go: `stop` deletes nothing, `cap` as many as may, oldest first.',
      default: 'stop',
    },
  }),
  (value) =>
    defined({
      maxDeletePercent: value['max-delete-percent'],
      maxDelete: value['max-delete'],
      minRemaining: value['min-remaining'],
      onLimit: value['on-limit'],
    }),
);

/** The keys of `default`, and of each entry of `repositories`. */
export const SETTINGS = {
  'min-keep': {
    decoder: whole(),
    description: 'The newest images that always stay, whatever else holds.',
    default: 10,
  },
  'max-age-days': {
    decoder: wholeDays,
    description: 'An image goes only when it is older than this.',
    default: 30,
  },
  'protected-tags': {
    decoder: listOf(tagPattern),
    description: 'Globs or `/regex/` of tags that keep what they point to.',
    default: ['latest', 'stable'],
  },
  candidates: {
    decoder: listOf(tagPattern),
    description:
      'Globs or `/regex/` of the only tags that may go. An image with another tag stays. Without it, any tag may go.',
  },
  groups: {
    decoder: listOf(group),
    description: 'Keeps the newest of tags that look alike, beside `min-keep`.',
  },
  semver: {
    decoder: semverKeep,
    description:
      'Keeps versions (semver.org): `{patches: 2, minors: 3}` keeps 2 patches of each of 3 minor versions.',
  },
  labels: { decoder: labels, description: 'Labels or annotations by which images speak for themselves.' },
  pins: { decoder: listOf(digest), description: 'Digests that always stay.' },
  untagged: { decoder: untagged, description: 'What becomes of roots without a tag.' },
  'max-size': {
    decoder: bytes,
    description:
      'The newest images that fit into this storage stay: bytes, or `10GB`. Layers they share count once.',
  },
  'pulled-within': {
    decoder: duration,
    description: 'What was pulled within this time stays, where the registry tells: whole days, or `12h`.',
  },
  live: {
    decoder: listOf(liveTags),
    description: 'Tags that stay as long as their branch or pull request is open.',
  },
  brakes: { decoder: brakes, description: 'When too much would go.' },
} as const;

const settings = record(SETTINGS);

/** Settings as the file has them, under the names of the code. */
export function settingsOf(
  values: Exclude<ReturnType<typeof settings.decode>, typeof INVALID>,
): RetentionSettings {
  return defined({
    minKeep: values['min-keep'],
    maxAge: values['max-age-days'],
    protectedTags: values['protected-tags'],
    candidates: values.candidates,
    groups: values.groups,
    semver: values.semver,
    labels: values.labels,
    pins: values.pins,
    untagged: values.untagged,
    maxSize: values['max-size'],
    pulledWithin: values['pulled-within'],
    live: values.live,
    brakes: values.brakes,
  });
}

/** Without the keys that were not said, so that they do not hide those of a default. */
export function defined<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
