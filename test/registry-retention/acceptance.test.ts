/**
 * The cases that dataaxiom/ghcr-cleanup-action tests itself with against GitHub (shared/reference/retention.md, section 6; the
 * numbers are those of its folders), said in our policy and with the outcome that it expects. Not there, as no policy here
 * deletes by digest or by a count of its own for untagged images: 2a's digest, 7e.
 */
import { expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { Ghcr } from './ghcr.ts';
import { cosignTag, type Descriptor } from './images.ts';
import { Pusher } from './pusher.ts';

/** One case. */
interface Case {
  readonly name: string;
  /** Pushes what is there, oldest first, beside an image `dummy` that always stays. @returns what has to stay without a tag */
  readonly prime: (push: Pusher) => Promise<readonly Descriptor[]>;
  /** Lines below `default:`. */
  readonly policy: readonly string[];
  readonly mode?: 'plan';
  /** Tags that stay beside `dummy`. */
  readonly stay: readonly string[];
}

const ALL_TAGS_STAY = "protected-tags: ['*']";
const four = async (push: Pusher): Promise<readonly Descriptor[]> => {
  for (const tag of ['1.33', '1.34', '1.35', '1.36']) await push.image(tag);
  return [];
};
const fourMulti = async (push: Pusher): Promise<readonly Descriptor[]> => {
  const [, , third, fourth] = [
    await push.multi('1.33'),
    await push.multi('1.34'),
    await push.multi('1.35'),
    await push.multi('1.36'),
  ];
  return [...third.slice(1), ...fourth.slice(1)];
};

const CASES: readonly Case[] = [
  {
    name: '1a: what has no tag goes',
    prime: async (push) => {
      await push.image();
      await push.image('1.34');
      return [];
    },
    policy: [ALL_TAGS_STAY],
    stay: ['1.34'],
  },
  {
    name: '1b: the same with several platforms',
    prime: async (push) => {
      await push.multi();
      return (await push.multi('1.34')).slice(1);
    },
    policy: [ALL_TAGS_STAY],
    stay: ['1.34'],
  },
  {
    name: '2b: tags by a regular expression',
    prime: four,
    policy: ["candidates: ['/^1\\.3[56]$/']"],
    stay: ['1.33', '1.34'],
  },
  {
    name: '3a: the newest two tagged, and all that is untagged',
    prime: async (push) => {
      const untagged = await push.image();
      await four(push);
      return [untagged];
    },
    policy: ["groups: [{tags: ['*'], keep: 2}]", 'untagged: {action: keep}'],
    stay: ['1.35', '1.36'],
  },
  {
    name: '3b: the same with several platforms',
    prime: fourMulti,
    policy: ["groups: [{tags: ['*'], keep: 2}]", 'untagged: {action: keep}'],
    stay: ['1.35', '1.36'],
  },
  {
    name: '3c: the newest two release candidates',
    prime: async (push) => {
      for (const tag of ['1.33-rc33', '1.34-rc34', '1.34', '1.35-rc35', '1.36-rc36']) await push.image(tag);
      return [];
    },
    policy: ["candidates: ['*-rc*']", "groups: [{tags: ['*-rc*'], keep: 2}]"],
    stay: ['1.34', '1.35-rc35', '1.36-rc36'],
  },
  {
    name: '4a: the newest two untagged',
    prime: async (push) => {
      await push.image();
      await push.image();
      const newest = [await push.image(), await push.image()];
      await push.image('1.35');
      await push.image('1.36');
      return newest;
    },
    // Newest first over all: the two tagged ones come before.
    policy: [ALL_TAGS_STAY, 'min-keep: 4'],
    stay: ['1.35', '1.36'],
  },
  {
    name: '5: a dry run',
    prime: async (push) => [await push.image(), ...(await four(push))],
    policy: [],
    mode: 'plan',
    stay: ['1.33', '1.34', '1.35', '1.36'],
  },
  {
    name: '6a: an old tag whose platforms are partly missing',
    prime: async (push) => {
      await push.index([await push.image(), push.absent('a')], '1.33');
      return [];
    },
    policy: [],
    stay: [],
  },
  {
    name: '6b: an untagged index of nothing that exists',
    prime: async (push) => {
      await push.index([push.absent('a'), push.absent('b')]);
      const [child] = [await push.image()];
      await push.index([child, push.absent('c')], '1.34');
      return [child];
    },
    policy: [ALL_TAGS_STAY],
    stay: ['1.34'],
  },
  {
    name: '6d: cosign tags about what is gone',
    prime: async (push) => {
      await push.image(cosignTag(push.absent('a')), 'other');
      await push.image(cosignTag(push.absent('b')));
      return [];
    },
    policy: [],
    stay: [],
  },
  {
    name: '7a: two tags of three',
    prime: async (push) => {
      await push.image('1.33');
      await push.image('tag1', 'tag2', 'tag3');
      return [];
    },
    policy: ['candidates: [tag1, tag2]'],
    stay: ['1.33', 'tag3'],
  },
  {
    name: '7b: all tags of an image, and so the image',
    prime: async (push) => {
      await push.image('tag1', 'tag2', 'tag3');
      return [];
    },
    policy: ["candidates: ['*tag*']"],
    stay: [],
  },
  {
    name: '7c: a tag of several platforms',
    prime: async (push) => {
      const one = await push.multi('tag1', 'tag2');
      return [...one.slice(1), ...(await push.multi('1.34')).slice(1)];
    },
    policy: ['candidates: [tag2]'],
    stay: ['1.34', 'tag1'],
  },
  {
    name: '7d: a pattern, a number and an age',
    prime: async (push) => {
      for (const tag of ['v1.0', 'latest', 'v1.1', 'v1.2']) await push.image(tag);
      return [];
    },
    policy: [
      "candidates: ['/^v1\\.\\d+$/']",
      "groups: [{tags: ['/^v1\\.\\d+$/'], keep: 2}]",
      'max-age-days: 0',
    ],
    stay: ['latest', 'v1.1', 'v1.2'],
  },
  {
    name: '8a: the newest, and nothing untagged',
    prime: async (push) => {
      await push.image();
      return await four(push);
    },
    policy: ['min-keep: 1'],
    stay: ['1.36'],
  },
  {
    name: '8b: the newest tagged and the newest untagged',
    prime: async (push) => {
      await push.image();
      await push.image('1.35');
      const newest = await push.image();
      await push.image('1.36');
      return [newest];
    },
    policy: ['min-keep: 2'],
    stay: ['1.36'],
  },
  {
    name: '8c: none of either',
    prime: async (push) => {
      await push.image();
      return await four(push);
    },
    policy: [],
    stay: [],
  },
  {
    name: '9a: nothing is older than 30 years',
    prime: async (push) => [await push.image(), ...(await four(push))],
    policy: ['max-age-days: 10950'],
    stay: ['1.33', '1.34', '1.35', '1.36'],
  },
  {
    name: '9b: what has no tag, of any age',
    prime: async (push) => {
      await push.image();
      await push.image('1.34');
      return [];
    },
    policy: [ALL_TAGS_STAY, 'untagged: {max-age-days: 0}'],
    stay: ['1.34'],
  },
  {
    name: 'an image with its attestation',
    prime: async (push) => {
      const [gone, kept] = [
        [await push.image(), await push.image()],
        [await push.image(), await push.image()],
      ];
      await push.index(gone, 'test');
      await push.index(kept, '1.34');
      return kept;
    },
    policy: ['candidates: [test]'],
    stay: ['1.34'],
  },
  {
    name: 'an old image with its cosign tag',
    prime: async (push) => {
      const image = await push.image('1.33');
      await push.image(cosignTag(image));
      return [];
    },
    policy: [],
    stay: [],
  },
  {
    name: 'a signature by the referrers API stays with its image',
    prime: async (push) => {
      await push.image();
      const image = await push.image('1.34');
      return [await push.about(image)];
    },
    policy: [ALL_TAGS_STAY],
    stay: ['1.34'],
  },
  {
    name: 'platforms that another image shares',
    prime: async (push) => {
      const [amd64, arm64, only] = [await push.image(), await push.image(), await push.image()];
      await push.index([amd64, arm64], 'image1');
      await push.index([amd64, only], 'image2');
      return [amd64, arm64];
    },
    policy: ['candidates: [image2]'],
    stay: ['image1'],
  },
];

test.each(CASES)('$name', async ({ prime, policy, mode, stay }) => {
  const ghcr = await Ghcr.start();
  await ghcr.image(300, 'dummy');
  const untagged = await prime(new Pusher(ghcr));
  const lines = ['min-keep: 0', "protected-tags: ['dummy']", 'brakes: {max-delete-percent: 100}', ...policy];
  // The last of equal settings holds.
  const settings = new Map(lines.map((line) => [line.split(':')[0] ?? '', line]));
  const text = `retention:\n  default:\n${[...settings.values()].map((line) => `    ${line}\n`).join('')}`;
  const workspace = workspaceWith({ '.github/container-kit.yml': text });
  const result = await ghcr.retain({ mode: mode ?? 'apply' }, { workspace });
  expect(result.conclusion, result.log).toBe('success');
  expect(ghcr.tags, result.log).toEqual([...stay, 'dummy'].sort());
  expect(untagged.filter((each) => !ghcr.has(each))).toEqual([]);
  const tagged = new Set(ghcr.tags.map((tag) => ghcr.registry.manifest('octo-org/app', tag)?.digest));
  expect(ghcr.package.versions).toHaveLength(tagged.size + untagged.length);
});
