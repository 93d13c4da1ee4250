import { describe, expect, it } from 'vitest';
import type { MetadataContext } from '../../src/metadata/context.ts';
import {
  compute,
  context,
  onDevelop,
  onFeature,
  onMain,
  onPullRequest,
  onPullRequestTarget,
  onSchedule,
  onTag,
} from './contexts.ts';

/** Event, lines of `tags`, lines of `flavor`, the tags that come out: the first one is the version. */
type Row = readonly [MetadataContext, string, string, readonly string[]];

async function expectTags([on, tags, flavor, expected]: Row, env = {}) {
  const metadata = await compute({ images: 'ghcr.io/acme/widget', tags, flavor, context: on, env });
  expect(metadata.tagNames).toEqual(expected);
  expect(metadata.version).toBe(expected[0] ?? '');
  expect(metadata.references).toEqual(expected.map((tag) => `ghcr.io/acme/widget:${tag}`));
}

/** One test per row, named after the row. */
function expectRows(rows: readonly Row[]) {
  for (const row of rows) {
    const [{ eventName, ref }, tags, flavor] = row;
    it(`${eventName} ${ref}: ${JSON.stringify(tags)} ${flavor && JSON.stringify(flavor)}`, () =>
      expectTags(row));
  }
}

describe('type=ref', () => {
  expectRows([
    [onMain, 'type=ref,event=branch', '', ['main']],
    [onDevelop, 'type=ref,event=branch', '', ['develop']],
    [onFeature, 'type=ref,event=branch', '', ['feature-new-login']],
    [context('push', 'refs/heads/a//b  c'), 'type=ref,event=branch', '', ['a-b-c']],
    [onTag('v1.2.3'), 'type=ref,event=branch', '', []],
    [onPullRequest, 'type=ref,event=branch', '', []],
    [onTag('v1.2.3'), 'type=ref,event=tag', '', ['v1.2.3', 'latest']],
    [onTag('app/v1+x'), 'type=ref,event=tag', '', ['app-v1-x', 'latest']],
    [onMain, 'type=ref,event=tag', '', []],
    [context('release', 'refs/tags/2026.1'), 'type=ref,event=tag', '', ['2026.1', 'latest']],
    [onPullRequest, 'type=ref,event=pr', '', ['pr-42']],
    [onPullRequestTarget, 'type=ref,event=pr', '', ['pr-42']],
    [onPullRequestTarget, 'type=ref,event=branch', '', []],
    [onPullRequest, 'type=ref,event=pr,prefix=', '', ['42']],
    [onPullRequest, 'type=ref,event=pr,prefix=mr-', '', ['mr-42']],
    [onPullRequest, 'type=ref,event=pr', 'prefix=x-', ['pr-42']],
    [context('pull_request', 'refs/pull/42/head'), 'type=ref,event=pr', '', ['pr-42-head']],
    [
      context('merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-ab'),
      'type=ref,event=branch',
      '',
      ['gh-readonly-queue-main-pr-7-ab'],
    ],
    [context('push', ''), 'type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr', '', []],
  ]);
});

describe('type=sha', () => {
  expectRows([
    [onMain, 'type=sha', '', ['sha-4f5c2d1']],
    [onMain, 'type=sha,format=short', '', ['sha-4f5c2d1']],
    [onMain, 'type=sha,format=long', '', ['sha-4f5c2d1e9ab03c7788d6e5f40312ab9c8d7e6f50']],
    [onMain, 'type=sha,prefix=', '', ['4f5c2d1']],
    [onMain, 'type=sha,prefix={{branch}}-', '', ['main-4f5c2d1']],
    [onMain, 'type=sha', 'prefix=x-', ['sha-4f5c2d1']],
    [onMain, 'type=sha', 'suffix=-x', ['sha-4f5c2d1-x']],
    [{ ...onMain, sha: '' }, 'type=sha', '', []],
  ]);

  it.each([
    ['12', 'sha-4f5c2d1e9ab0'],
    ['1', 'sha-4'],
    ['99', 'sha-4f5c2d1e9ab03c7788d6e5f40312ab9c8d7e6f50'],
    ['', 'sha-4f5c2d1'],
  ])('takes %j characters', async (length, tag) => {
    await expectTags([onMain, 'type=sha', '', [tag]], { DOCKER_METADATA_SHORT_SHA_LENGTH: length });
  });

  it('takes the head commit of a pull request when asked', async () => {
    const env = { DOCKER_METADATA_PR_HEAD_SHA: 'TRUE' };
    await expectTags([onPullRequest, 'type=sha', '', ['sha-b00c0ff']], env);
    await expectTags([onPullRequestTarget, 'type=sha', '', ['sha-b00c0ff']], env);
    await expectTags([onMain, 'type=sha', '', ['sha-4f5c2d1']], env);
    await expectTags([context('pull_request', 'refs/pull/1/merge'), 'type=sha', '', ['sha-4f5c2d1']], env);
    await expectTags([onPullRequest, 'type=sha', '', ['sha-4f5c2d1']], { DOCKER_METADATA_PR_HEAD_SHA: 'no' });
  });
});

describe('type=raw', () => {
  expectRows([
    [onMain, 'type=raw,value=stable', '', ['stable']],
    [onMain, 'type=raw,stable', '', ['stable']],
    [onMain, 'stable', '', ['stable']],
    [onMain, 'Stable_1.0-x', '', ['Stable_1.0-x']],
    [onMain, 'value=stable', '', ['stable']],
    [onMain, ' type = raw , value = stable ', '', ['stable']],
    [onMain, 'TYPE=raw,VALUE=stable', '', ['stable']],
    [onMain, 'type=raw,value=a=b', '', ['a-b']],
    [onMain, 'a b\tc', '', ['a-b-c']],
    [onMain, 'feature/x', '', ['feature-x']],
    [onMain, 'type=raw,value=', '', []],
    [onMain, 'type=raw,', '', []],
    [onMain, 'type=raw,,priority=5', '', []],
    [onMain, 'type=raw,value=x,', '', ['x']],
    [onMain, 'x,prefix=a-,suffix=-b', '', ['a-x-b']],
    [onMain, 'type=raw,"value=a,b"', '', ['a-b']],
    [onMain, '"type=raw,value=x"', '', ['x']],
    [onMain, '# comment\n\n  # indented comment\nx', '', ['x']],
    [onMain, 'type=raw,value={{branch}}', '', ['main']],
    [onTag('v1'), 'type=raw,value={{branch}}', '', []],
    [onTag('v1'), 'type=raw,value=t-{{tag}}', '', ['t-v1']],
    [onMain, 'type=raw,value=t{{tag}}', '', ['t']],
    [onMain, 'type=raw,value=c-{{sha}}', '', ['c-4f5c2d1']],
    [onTag('v1'), 'type=raw,value={{base_ref}}', '', ['main']],
    [onPullRequest, 'type=raw,value={{base_ref}}', '', ['release-1.x']],
    [onMain, 'type=raw,value=b{{base_ref}}', '', ['b']],
    [onMain, 'type=raw,value={{is_default_branch}}', '', ['true']],
    [onDevelop, 'type=raw,value={{is_default_branch}}', '', ['false']],
    [onDevelop, 'type=raw,value={{is_not_default_branch}}', '', ['true']],
    [onTag('main'), 'type=raw,value={{is_default_branch}}', '', ['false']],
    [context('create', 'refs/heads/other'), 'type=raw,value={{is_default_branch}}', '', ['true']],
    [context('issues', 'refs/heads/main'), 'type=raw,value={{is_default_branch}}', '', ['true']],
    [context('schedule', ''), 'type=raw,value={{is_default_branch}}', '', ['false']],
    [onMain, "type=raw,value={{date 'YYYYMMDD'}}", '', ['20260304']],
    [onMain, "type=raw,value={{date 'YYYYMMDD-HHmm' tz='Asia/Tokyo'}}", '', ['20260305-0805']],
    [onMain, "type=raw,value={{commit_date 'YYYYMMDD-HHmmss'}}", '', ['20260301-082030']],
  ]);
});

describe('type=semver', () => {
  const version = 'type=semver,pattern={{version}}';
  expectRows([
    [onTag('v1.2.3'), version, '', ['1.2.3', 'latest']],
    [onTag('1.2.3'), version, '', ['1.2.3', 'latest']],
    [onTag('v1.2.3'), 'type=semver,pattern={{raw}}', '', ['v1.2.3', 'latest']],
    [onTag('v1.2.3'), 'type=semver,pattern=v{{version}}', '', ['v1.2.3', 'latest']],
    [onTag('v1.2.3'), 'type=semver,pattern={{major}}.{{minor}}', '', ['1.2', 'latest']],
    [onTag('v1.2.3'), 'type=semver,pattern={{major}}.{{minor}}.{{patch}}', '', ['1.2.3', 'latest']],
    [onTag('v0.2.3'), 'type=semver,pattern={{major}}', '', ['0', 'latest']],
    [onTag('v1.2.3'), 'type=semver,pattern={{major}}{{prerelease}}', '', ['1', 'latest']],
    [onTag('v1.2.3+build.5'), version, '', ['1.2.3', 'latest']],
    [onTag('v1.2.3+build.5'), 'type=semver,pattern={{raw}}', '', ['v1.2.3-build.5', 'latest']],
    [onTag('v2.0.0-rc.1'), version, '', ['2.0.0-rc.1']],
    [onTag('v2.0.0-rc.1'), 'type=semver,pattern={{major}}.{{minor}}', '', ['2.0.0-rc.1']],
    [onTag('v2.0.0-rc.1'), 'type=semver,pattern={{ raw }}', '', ['v2.0.0-rc.1']],
    [onTag('v2.0.0-rc.1'), 'type=semver,pattern={{{raw}}}', '', ['v2.0.0-rc.1']],
    [onTag('v2.0.0-rc.1'), 'type=semver,pattern=x{{raw}}', '', ['2.0.0-rc.1']],
    [
      onTag('v2.0.0-rc.1'),
      `${version}\ntype=semver,pattern={{major}}\ntype=sha`,
      '',
      ['2.0.0-rc.1', 'sha-4f5c2d1'],
    ],
    [onTag('release-1'), version, '', []],
    [onTag('v1.2'), version, '', []],
    [onMain, version, '', []],
    [onPullRequest, version, '', []],
    [onMain, `${version},value=v3.4.5`, '', ['3.4.5', 'latest']],
    [onTag('v1.0.0'), `${version},value=v3.4.5`, '', ['3.4.5', 'latest']],
    [onTag('v1.0.0'), `${version},value={{tag}}`, '', ['1.0.0', 'latest']],
    [onTag('v1.0.0'), `${version},value=`, '', ['1.0.0', 'latest']],
    [onTag('app/v1.4.0'), version, '', []],
    [onTag('app/v1.4.0'), `${version},match=^app/(.*)$`, '', ['1.4.0', 'latest']],
    [
      onTag('app/v1.4.0'),
      `${version},"match=^app/v(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})$"`,
      '',
      ['1.4.0', 'latest'],
    ],
    [onTag('web/v1.4.0'), `${version},match=^app/(.*)$`, '', []],
    [onTag('v1.4.0'), `${version},match=^app/(.*)$`, '', []],
    [onTag('v1.2.3'), version, 'suffix=-alpine', ['1.2.3-alpine', 'latest']],
    [onTag('v1.2.3'), `${version},suffix=`, 'suffix=-alpine', ['1.2.3', 'latest']],
  ]);
});

describe('type=schedule', () => {
  expectRows([
    [onSchedule, 'type=schedule', '', ['nightly']],
    [onSchedule, "type=schedule,pattern={{date 'YYYYMMDD'}}", '', ['20260304']],
    [onSchedule, 'type=schedule,pattern=n-{{sha}}', '', ['n-4f5c2d1']],
    [onMain, 'type=schedule', '', []],
  ]);
});

describe('an empty tags input', () => {
  expectRows([
    [onMain, '', '', ['main']],
    [onFeature, ' \n ', '', ['feature-new-login']],
    [onTag('v1.2.3'), '# only a comment', '', ['v1.2.3', 'latest']],
    [onPullRequest, '', '', ['pr-42']],
    [onSchedule, '', '', ['nightly', 'main']],
  ]);
});

describe('enable and priority', () => {
  expectRows([
    [onMain, 'latest,enable={{is_default_branch}}', '', ['latest']],
    [onDevelop, 'latest,enable={{is_default_branch}}', '', []],
    [onDevelop, 'latest,enable={{is_not_default_branch}}', '', ['latest']],
    [onMain, 'x,enable=false\ny,enable=true', '', ['y']],
    [onMain, 'type=raw,value={{nonsense}},enable=false\ny', '', ['y']],
    [onMain, 'type=sha\nx\ntype=ref,event=branch', '', ['main', 'x', 'sha-4f5c2d1']],
    [onMain, 'type=sha,priority=900\nx\ntype=ref,event=branch', '', ['sha-4f5c2d1', 'main', 'x']],
    [onMain, 'b\na\nc', '', ['b', 'a', 'c']],
    [onMain, 'b,priority=1\na,priority=1.5\nc,priority=-1', '', ['a', 'b', 'c']],
    [
      onTag('v1.2.3'),
      'type=ref,event=tag\ntype=semver,pattern={{version}}',
      '',
      ['1.2.3', 'v1.2.3', 'latest'],
    ],
    [onSchedule, 'type=semver,pattern={{version}},value=1.0.0\ntype=schedule', '', ['nightly', '1.0.0']],
    [onMain, 'x\nx\nmain\ntype=ref,event=branch', '', ['main', 'x']],
    [onMain, 'a/b\na-b\na b', '', ['a-b']],
  ]);
});

describe('flavor', () => {
  const release = 'type=semver,pattern={{version}}';
  expectRows([
    [onMain, 'x', 'latest=true', ['x', 'latest']],
    [onTag('v1.2.3'), release, 'latest=false', ['1.2.3']],
    [onTag('v1.2.3'), release, 'latest=auto', ['1.2.3', 'latest']],
    [onTag('v2.0.0-rc.1'), release, 'latest=true', ['2.0.0-rc.1', 'latest']],
    [onTag('v1.2.3'), release, 'latest=false\nlatest=true', ['1.2.3', 'latest']],
    // The first rule that gives a tag decides about latest, whatever comes after it.
    [onTag('v1.2.3'), `x,priority=1000\n${release}`, '', ['x', '1.2.3']],
    [onTag('v1.2.3'), `${release}\nx`, '', ['1.2.3', 'x', 'latest']],
    [onTag('nightly'), `${release}\ntype=ref,event=tag`, '', ['nightly', 'latest']],
    [onTag('v1.2.3'), `${release}\nlatest`, '', ['1.2.3', 'latest']],
    [onMain, 'type=ref,event=tag', 'latest=true', []],
    [onMain, 'x', 'prefix=p-,suffix=-s', ['p-x-s']],
    [onMain, 'x', 'prefix=p-\nsuffix=-s', ['p-x-s']],
    [onMain, 'x', 'prefix={{branch}}-', ['main-x']],
    [onMain, 'x,prefix=q-', 'prefix=p-', ['q-x']],
    [onMain, 'x,prefix=', 'prefix=p-', ['x']],
    [onMain, 'x', 'latest=true,prefix=p-', ['p-x', 'latest']],
    [onMain, 'x', 'latest=true,prefix=p-,onlatest=true', ['p-x', 'p-latest']],
    [onMain, 'x', 'latest=true\nsuffix=-s,onlatest=true', ['x-s', 'latest-s']],
    [onMain, 'x', 'latest=true\nsuffix=-s,onlatest=true\nsuffix=-t', ['x-t', 'latest-t']],
    [onMain, 'x', 'latest=true\nsuffix=-s,onlatest=true\nsuffix=-t,onlatest=false', ['x-t', 'latest']],
    [onMain, 'x', 'latest=true\nprefix=p-,onlatest=true,suffix=-s,onlatest=false', ['p-x-s', 'p-latest']],
    [onMain, 'x', 'latest=true\nprefix={{branch}}-,onlatest=true', ['main-x', 'main-latest']],
    [onMain, 'x', 'latest=true\nsuffix=/s,onlatest=true', ['x-s', 'latest-s']],
    [onTag('v1.2.3'), release, 'suffix=-s,onlatest=true,', ['1.2.3-s', 'latest-s']],
  ]);
});
