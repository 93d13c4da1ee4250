import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeMetadata, type MetadataInputs } from '../../src/metadata/metadata.ts';
import {
  context,
  NOW,
  onDevelop,
  onFeature,
  onMain,
  onPullRequest,
  onPullRequestTarget,
  onSchedule,
  onTag,
} from './contexts.ts';
import { runPeer, type StubApi, startStubApi } from './peer.ts';

/**
 * Runs docker/metadata-action's own bundle beside this code. Nothing of it is in this repository: the suite only
 * runs where CONTAINER_KIT_PEERS names a folder with a checkout of it (see vitest.config.ts).
 */
const bundle = join(process.env.CONTAINER_KIT_PEERS ?? '', 'docker+metadata-action/dist/index.cjs');
const COMMIT_DATE = '2026-02-03T04:05:06Z';
const REPOSITORY = {
  name: 'Widget',
  description: 'Container tools',
  html_url: 'https://github.com/Acme/Widget',
  default_branch: 'main',
  license: { spdx_id: 'Apache-2.0' },
};

type Case = Partial<
  Pick<MetadataInputs, 'images' | 'tags' | 'flavor' | 'labels' | 'annotations' | 'context' | 'env'>
>;

function inputsOf(given: Case): MetadataInputs {
  const { context: on = onMain, ...rest } = given;
  const empty = { images: 'ghcr.io/Acme/Widget', tags: '', flavor: '', labels: '', annotations: '', env: {} };
  return { ...empty, now: NOW, context: { ...on, commitDate: COMMIT_DATE }, ...rest };
}

/** Without the time of the build and without the empty values that only the peer writes. */
function comparable(lines: readonly string[]): readonly string[] {
  return lines.filter(
    (line) => line !== '' && !/^(\w+:)?org\.opencontainers\.image\.(created=|\w+=$)/.test(line),
  );
}

async function ours(given: Case) {
  const { version, references, tagNames, labels, annotations } = await computeMetadata(inputsOf(given));
  return { version, references, tagNames, labels: comparable(labels), annotations: comparable(annotations) };
}

async function theirs(given: Case, api: StubApi) {
  const { exitCode, outputs, log } = await runPeer(bundle, api.url, inputsOf(given));
  const lines = (name: string) => comparable((outputs.get(name) ?? '').split('\n'));
  expect(exitCode, log).toBe(0);
  return {
    version: outputs.get('version'),
    references: lines('tags'),
    tagNames: lines('tag-names'),
    labels: lines('labels'),
    annotations: lines('annotations'),
  };
}

const EVENTS = {
  'push to main': onMain,
  'push to another branch': onDevelop,
  'push to a branch with odd characters': onFeature,
  release: onTag('v1.2.3'),
  'pre-release': onTag('v2.0.0-rc.1'),
  'build metadata': onTag('app/v1.4.0+5'),
  'any tag': onTag('nightly'),
  'pull request': onPullRequest,
  pull_request_target: onPullRequestTarget,
  schedule: onSchedule,
  'create of a branch': context('create', 'refs/heads/other'),
};

const SAME: readonly Case[] = [
  {},
  {
    tags: 'type=ref,event=branch\ntype=ref,event=pr\ntype=sha,prefix=sha-\ntype=raw,value=latest,enable={{is_default_branch}}',
  },
  {
    tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{raw}}\ntype=ref,event=tag,priority=950\ntype=sha,format=long',
    flavor: 'suffix=-alpine,onlatest=true',
    env: { DOCKER_METADATA_SHORT_SHA_LENGTH: '12', DOCKER_METADATA_PR_HEAD_SHA: 'true' },
  },
  {
    tags: 'type=semver,pattern=v{{major}},value=p1/v1.2.3,"match=v(\\d.\\d.\\d)$"\ntype=raw,value=b-{{branch}}\nt{{tag}}\nr-{{base_ref}},suffix=\n"type=sha"',
    flavor: 'latest=true\nprefix=p-,suffix={{sha}}',
  },
  {
    images: 'name=a\nname=b,enable=false\nlocalhost:5000/c',
    tags: "type=raw,value={{commit_date 'YYYYMMDD-HHmmss' tz='Asia/Tokyo'}}\ntype=schedule,pattern=n-{{commit_date 'YYYY'}}\nx,enable={{is_not_default_branch}},priority=2000\nx",
    labels:
      '# comment\nmaintainer=devops@example.com\norg.opencontainers.image.title=Mine\n"q=a, ""b"""\nz=a=b\n{{sha}}=k\nA=1\na-b=1\na.b=1',
    annotations: 'k=v, w\norg.opencontainers.image.vendor=Acme',
    env: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'index,manifest' },
  },
];

/** Where the two differ on purpose: what it is about, the inputs, the peer's tags, ours (undefined: refused). */
const DIFFERENT: readonly (readonly [string, Case, readonly string[], readonly string[] | undefined])[] = [
  [
    'values of expressions are not HTML',
    { tags: 'b-{{branch}}', context: context('push', 'refs/heads/a&b') },
    ['b-a-amp-b'],
    ['b-a-b'],
  ],
  [
    'match= that does not match skips the rule',
    { tags: 'type=semver,pattern={{version}},match=^app-(.*)\nx', context: onTag('v1.0.0') },
    ['1.0.0', 'x', 'latest'],
    ['x'],
  ],
  [
    'expressions work in a prefix of latest',
    { tags: 'x', flavor: 'latest=true\nprefix={{branch}}-,onlatest=true' },
    ['main-x', '-branch--latest'],
    ['main-x', 'main-latest'],
  ],
  [
    'every expression works in a schedule',
    { tags: 'type=schedule,pattern=n{{sha}}', context: onSchedule },
    ['n'],
    ['n4f5c2d1'],
  ],
  ['a trailing comma is nothing', { tags: 'x,\ny' }, ['y'], ['x', 'y']],
  ['quotes keep a comma', { tags: 'type=raw,"value=a,b"' }, ['b'], ['a-b']],
  ['comments may be indented', { tags: 'x\n  # note' }, ['x', '-note'], ['x']],
  ['a tag starting with a dash is refused', { tags: '{{tag}}-x' }, ['-x'], undefined],
  ['a long tag is refused', { tags: 'x'.repeat(129) }, ['x'.repeat(129)], undefined],
  ['an unknown expression is refused', { tags: 'x{{brunch}}' }, ['x'], undefined],
  ['an unknown attribute is refused', { tags: 'x,enabled=false' }, ['x'], undefined],
  ['a value given twice is refused', { tags: 'x,y' }, ['y'], undefined],
  ['a label without = is refused', { tags: 'x', labels: 'maintainer' }, ['x'], undefined],
  ['a full reference is no tag', { tags: 'ghcr.io/a/b:1\nx' }, ['ghcr.io-a-b-1', 'x'], ['x', '1']],
];

describe('beside docker/metadata-action', () => {
  let api: StubApi;
  beforeAll(async () => {
    api = await startStubApi(REPOSITORY, COMMIT_DATE);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  describe.each(Object.entries(EVENTS))('%s', (_, on) => {
    it.each(SAME)('same result for case %#', { timeout: 120_000 }, async (given) => {
      // Both take the commit's date from the payload where it has one.
      expect(await ours({ ...given, context: on })).toEqual(await theirs({ ...given, context: on }, api));
    });
  });

  it.each(DIFFERENT)('%s', { timeout: 120_000 }, async (_, given, peer, own) => {
    expect((await theirs(given, api)).tagNames).toEqual(peer);
    if (own === undefined) {
      await expect(ours(given)).rejects.toMatchObject({ name: 'UserError' });
    } else {
      expect((await ours(given)).tagNames).toEqual(own);
    }
  });
});
