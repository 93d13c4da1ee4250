import { describe, expect, it } from 'vitest';
import { compute } from './contexts.ts';
import { expectErrors } from './expect-errors.ts';

const long = 'x'.repeat(129);

describe('literal references', () => {
  expectErrors([
    [
      { tags: 'ghcr.io/Acme/Widget:V1' },
      'input "tags", line 1: "ghcr.io/Acme/Widget:V1" has upper case in the image name, which registries refuse',
      'write ghcr.io/acme/widget:V1',
    ],
    [
      { tags: 'Acme/widget' },
      'input "tags", line 1: "Acme/widget" has upper case in the image name, which registries refuse',
      'write acme/widget',
    ],
    [
      { tags: `a:1@sha256:${'0'.repeat(64)}` },
      `input "tags", line 1: "a:1@sha256:${'0'.repeat(64)}" has a digest, but the digest is what the build decides`,
      'remove everything from @',
    ],
  ]);

  it.each([
    'a:',
    'a:-x',
    'a:b:c',
    'a//b:1',
    `a:${long}`,
    'a/:1',
    '-a/b:1',
    'a:1@sha256:zz',
    'https://ghcr.io/a/b:1',
  ])('%j is refused with the place and the reason', async (tags) => {
    await expect(compute({ tags: `a:1\n${tags}` })).rejects.toThrow(
      /^input "tags", line 2: image reference ".*": .+/,
    );
  });
});

describe('images', () => {
  expectErrors([
    [
      { images: 'a,tag=x' },
      'input "images", line 1: "a,tag=x" has the unknown attribute "tag"',
      'name=ghcr.io/owner/app',
    ],
    [
      { images: 'name=a,enable=yes' },
      'input "images", line 1: "name=a,enable=yes" has enable="yes"',
      'true or false',
    ],
    [
      { images: 'name=a,enable={{is_default_branch}}' },
      'input "images", line 1: "name=a,enable={{is_default_branch}}" has enable="{{is_default_branch}}"',
      '{{expressions}} do not work here',
    ],
    [
      { images: 'a\nenable=true' },
      'input "images", line 2: "enable=true" must name exactly one image beside its attributes',
      'name=',
    ],
    [
      { images: 'name=,enable=true' },
      'input "images", line 1: "name=,enable=true" must name exactly one image beside its attributes',
      'name=',
    ],
    [
      { images: 'a,b,enable=true' },
      'input "images", line 1: "a,b,enable=true" must name exactly one image beside its attributes',
      'name=',
    ],
    [
      { images: 'a,name=b' },
      'input "images", line 1: "a,name=b" must name exactly one image beside its attributes',
      'name=',
    ],
  ]);

  it.each(['a:1', 'a b', 'a//b', `a@sha256:${'0'.repeat(64)}`, 'https://ghcr.io/a', '-a'])(
    '%j is refused with the place and the reason',
    async (images) => {
      await expect(compute({ images })).rejects.toThrow(/^input "images", line 1: image reference ".*": .+/);
    },
  );
});

describe('flavor', () => {
  expectErrors([
    [{ flavor: 'latest' }, 'input "flavor", line 1: "latest" has the bare word "latest"', 'latest=auto'],
    [
      { flavor: 'latest=yes' },
      'input "flavor", line 1: "latest=yes" has the wrong entry "latest=yes"',
      'latest=auto',
    ],
    [{ flavor: 'tag=x' }, 'input "flavor", line 1: "tag=x" has the wrong entry "tag=x"', 'prefix=<text>'],
    [
      { flavor: 'prefix=a,onlatest=1' },
      'input "flavor", line 1: "prefix=a,onlatest=1" has the wrong entry "onlatest=1"',
      'onlatest=true',
    ],
    [
      { flavor: 'prefix=a\nonlatest=true' },
      'input "flavor", line 2: "onlatest=true" has the wrong entry "onlatest=true"',
      'suffix=<text>,onlatest=true',
    ],
  ]);
});

describe('labels, annotations and environment', () => {
  expectErrors([
    [{ labels: 'a=1\n\nmaintainer' }, 'input "labels", line 3: "maintainer" has no "="', 'key=value'],
    [{ labels: '=x' }, 'input "labels", line 1: "=x" has no key before "="', 'key=value'],
    [{ labels: '{{branch}}' }, 'input "labels", line 1: "{{branch}}" has no "="', 'key=value'],
    [{ annotations: 'index:title' }, 'input "annotations", line 1: "index:title" has no "="', 'key=value'],
    [
      { annotations: 'index:=x' },
      'input "annotations", line 1: "index:=x" has the annotation key ""',
      'without blanks',
    ],
    [
      { annotations: 'a b=x' },
      'input "annotations", line 1: "a b=x" has the annotation key "a b"',
      'without blanks',
    ],
    [
      { env: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'image' } },
      'annotation level "image" is not known',
      'use index, manifest',
    ],
    [
      { env: { DOCKER_METADATA_SHORT_SHA_LENGTH: 'abc' } },
      'DOCKER_METADATA_SHORT_SHA_LENGTH is "abc", not a number of characters',
      '7 or 12',
    ],
    [
      { env: { DOCKER_METADATA_SHORT_SHA_LENGTH: '0' } },
      'DOCKER_METADATA_SHORT_SHA_LENGTH is "0", not a number of characters',
      '7 or 12',
    ],
    [
      { env: { SOURCE_DATE_EPOCH: '2026-01-01' } },
      'SOURCE_DATE_EPOCH is "2026-01-01", not a number of seconds since 1970',
      'git log -1 --format=%ct',
    ],
    [
      { env: { SOURCE_DATE_EPOCH: '9'.repeat(20) } },
      `SOURCE_DATE_EPOCH is "${'9'.repeat(20)}", not a number of seconds since 1970`,
      'git log',
    ],
  ]);
});
