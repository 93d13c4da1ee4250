import { describe, expect, it } from 'vitest';
import { asObject, COMMIT_DATE, compute, onDevelop, onMain, onPullRequest, onTag, SHA } from './contexts.ts';

/** The metadata step of a typical workflow that builds on pushes to main and develop and on pull requests. */
const workflow = {
  images: 'ghcr.io/Acme/Widget',
  tags: `
    type=ref,event=branch
    type=ref,event=pr
    type=sha,prefix=sha-
    type=raw,value=latest,enable={{is_default_branch}}
  `,
};

describe('the workflow "Container Build and Deploy"', () => {
  it.each([
    ['main', onMain, ['main', 'latest', 'sha-4f5c2d1']],
    ['develop', onDevelop, ['develop', 'sha-4f5c2d1']],
    ['a pull request', onPullRequest, ['pr-42', 'sha-4f5c2d1']],
    ['a tag', onTag('v1.2.3'), ['sha-4f5c2d1']],
  ])('on %s', async (_, context, tags) => {
    const { references, tagNames, version, warnings } = await compute({ ...workflow, context });
    expect(tagNames).toEqual(tags);
    expect(references).toEqual(tags.map((tag) => `ghcr.io/acme/widget:${tag}`));
    expect(version).toBe(tags[0]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['v1.2.3', ['1.2.3', '1.2', 'sha-4f5c2d1', 'latest']],
    ['v1.2.3-rc.1', ['1.2.3-rc.1', 'sha-4f5c2d1']],
  ])('with semver rules, on the tag %s', async (tag, tags) => {
    const semver = 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}';
    const metadata = await compute({ ...workflow, tags: `${workflow.tags}\n${semver}`, context: onTag(tag) });
    expect(metadata.tagNames).toEqual(tags);
  });
});

describe('the labels version, git.commit and build.date of a hand-made build', () => {
  it('are there under their OCI names, and the maintainer as given', async () => {
    const { labels, annotations } = await compute({ ...workflow, labels: 'maintainer=devops@company.com' });
    const expected = {
      'org.opencontainers.image.version': 'main',
      'org.opencontainers.image.revision': SHA,
      'org.opencontainers.image.created': new Date(COMMIT_DATE).toISOString(),
      'org.opencontainers.image.source': 'https://github.com/Acme/Widget',
    };
    expect(asObject(labels)).toMatchObject({ ...expected, maintainer: 'devops@company.com' });
    expect(asObject(annotations.map((line) => line.replace('manifest:', '')))).toMatchObject(expected);
  });
});
