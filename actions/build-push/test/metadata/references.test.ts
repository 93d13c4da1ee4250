import { describe, expect, it } from 'vitest';
import { compute, onMain, onPullRequest, onTag } from './contexts.ts';

describe('images', () => {
  it.each([
    ['ghcr.io/acme/widget', ['ghcr.io/acme/widget:x']],
    ['ghcr.io/Acme/Widget', ['ghcr.io/acme/widget:x']],
    ['a\nb', ['a:x', 'b:x']],
    ['a,b', ['a:x', 'b:x']],
    ['a,b\nc,', ['a:x', 'b:x', 'c:x']],
    ['name=a', ['a:x']],
    ['name=a,enable=true\nname=b,enable=false', ['a:x']],
    ['a,enable=false\nb', ['b:x']],
    ['a\nA\nname=a', ['a:x']],
    ['localhost:5000/a', ['localhost:5000/a:x']],
    ['# first\n\na', ['a:x']],
  ])('%j', async (images, references) => {
    expect((await compute({ images, tags: 'x' })).references).toEqual(references);
  });

  it('come one after the other, each with all tags in order of priority', async () => {
    const { references } = await compute({
      images: 'docker.io/acme/widget\nghcr.io/acme/widget',
      tags: 'type=sha\ntype=ref,event=branch',
    });
    expect(references).toEqual([
      'docker.io/acme/widget:main',
      'docker.io/acme/widget:sha-4f5c2d1',
      'ghcr.io/acme/widget:main',
      'ghcr.io/acme/widget:sha-4f5c2d1',
    ]);
  });

  it('may all be disabled: there are tags, but nothing to push to', async () => {
    const metadata = await compute({ images: 'name=a,enable=false', tags: 'x' });
    expect(metadata).toMatchObject({ version: 'x', tagNames: ['x'], references: [] });
  });

  it('without a tag are worth a warning', async () => {
    const { references, warnings } = await compute({ images: 'a', tags: 'type=ref,event=tag' });
    expect(references).toEqual([]);
    expect(warnings).toEqual([
      'the input "images" has no effect: no rule of the input "tags" gives a tag for this event',
    ]);
  });
});

describe('literal references', () => {
  it.each([
    ['ghcr.io/acme/widget:1.0', ['ghcr.io/acme/widget:1.0'], ['1.0']],
    ['acme/widget:1.0', ['acme/widget:1.0'], ['1.0']],
    ['widget:1.0', ['widget:1.0'], ['1.0']],
    ['localhost:5000/widget:1.0', ['localhost:5000/widget:1.0'], ['1.0']],
    ['[::1]:5000/widget:1.0', ['[::1]:5000/widget:1.0'], ['1.0']],
    ['ghcr.io/acme/widget', ['ghcr.io/acme/widget:latest'], ['latest']],
    ['localhost:5000/widget', ['localhost:5000/widget:latest'], ['latest']],
    ['acme/widget', ['acme/widget:latest'], ['latest']],
    ['a:1\nb:2', ['a:1', 'b:2'], ['1', '2']],
    ['a:1,b:2', ['a:1', 'b:2'], ['1', '2']],
    ['a:1,b:2,', ['a:1', 'b:2'], ['1', '2']],
    ['a:1\na:1\nb:1', ['a:1', 'b:1'], ['1']],
    ['a:V1.x_y', ['a:V1.x_y'], ['V1.x_y']],
  ])('%j', async (tags, references, tagNames) => {
    const metadata = await compute({ tags });
    expect(metadata).toMatchObject({ references, tagNames, version: tagNames[0], warnings: [] });
  });

  it('stand beside rules: they follow them, and the rules decide the version', async () => {
    const metadata = await compute({
      images: 'ghcr.io/acme/widget',
      tags: 'quay.io/acme/mirror:edge\ntype=ref,event=branch\nghcr.io/acme/widget:main',
      flavor: 'latest=true',
    });
    expect(metadata).toMatchObject({
      version: 'main',
      tagNames: ['main', 'latest', 'edge'],
      references: ['ghcr.io/acme/widget:main', 'ghcr.io/acme/widget:latest', 'quay.io/acme/mirror:edge'],
    });
  });

  it('are not touched by the flavor', async () => {
    const { references } = await compute({ tags: 'a:1', flavor: 'latest=true\nprefix=p-' });
    expect(references).toEqual(['a:1']);
  });
});

describe('no images and no tags', () => {
  it('give no names, but labels', async () => {
    const metadata = await compute({ context: onTag(`v${'1'.repeat(200)}`) });
    expect(metadata).toMatchObject({ version: '', references: [], tagNames: [], warnings: [] });
    expect(metadata.labels.some((label) => label.startsWith('org.opencontainers.image.version='))).toBe(
      false,
    );
    expect(metadata.labels).toContain('org.opencontainers.image.source=https://github.com/Acme/Widget');
  });
});

describe('warnings', () => {
  it.each([
    [
      onTag('release-1'),
      'type=semver,pattern={{version}}',
      'input "tags", line 1: "release-1" is not a semantic version (https://semver.org), rule skipped',
    ],
    [
      onTag('v1.0.0'),
      'x\ntype=semver,pattern={{version}},match=^app-(.*)',
      'input "tags", line 2: match="^app-(.*)" does not match "v1.0.0", rule skipped',
    ],
    [onMain, 'type=sha,event=branch', 'input "tags", line 1: "event" has no effect on type=sha'],
    [onPullRequest, 'type=ref,event=pr,x', 'input "tags", line 1: "value" has no effect on type=ref'],
  ])('%#', async (on, tags, warning) => {
    const { warnings } = await compute({ images: 'a', tags: `${tags}\ny`, context: on });
    expect(warnings).toEqual([warning]);
  });
});
