import { describe, expect, it } from 'vitest';
import { asObject, compute, context, NOW, onDevelop, onMain, onPullRequest, onTag, SHA } from './contexts.ts';

const OCI = 'org.opencontainers.image';

describe('labels', () => {
  it('describe the commit, the repository and the version', async () => {
    const { labels } = await compute({ images: 'a' });
    expect(labels).toEqual([
      `${OCI}.created=2026-03-01T08:20:30.000Z`,
      `${OCI}.description=Container tools`,
      `${OCI}.licenses=Apache-2.0`,
      `${OCI}.revision=${SHA}`,
      `${OCI}.source=https://github.com/Acme/Widget`,
      `${OCI}.title=Widget`,
      `${OCI}.url=https://github.com/Acme/Widget`,
      `${OCI}.version=main`,
    ]);
  });

  it('leave out what is not known', async () => {
    const on = { ...context('workflow_dispatch', 'refs/tags/x', { repository: null }), sha: '' };
    const { labels } = await compute({ context: on });
    expect(Object.keys(asObject(labels))).toEqual(
      ['created', 'source', 'title', 'url'].map((key) => `${OCI}.${key}`),
    );
  });

  it.each([
    [{ description: '  Two\nlines\t here ' }, 'description', 'Two lines here'],
    [{ description: '' }, 'description', undefined],
    [{ description: ' \n ' }, 'description', undefined],
    [{ description: 7 }, 'description', undefined],
    [{ license: { spdx_id: 'NOASSERTION' } }, 'licenses', undefined],
    [{ license: null }, 'licenses', undefined],
    [{ license: { spdx_id: 'MIT' } }, 'licenses', 'MIT'],
  ])('of a repository %j', async (repository, key, value) => {
    const { labels } = await compute({ context: context('push', 'refs/heads/main', { repository }) });
    expect(asObject(labels)[`${OCI}.${key}`]).toBe(value);
  });

  it('take the version of the first rule, else of the first literal', async () => {
    const version = async (inputs: object) => asObject((await compute(inputs)).labels)[`${OCI}.version`];
    expect(await version({ images: 'a', tags: 'type=sha\nx', context: onTag('v1.0.0') })).toBe('x');
    expect(await version({ tags: 'a:1.5\na:latest' })).toBe('1.5');
    expect(await version({ images: 'a', tags: 'b:9\nx' })).toBe('x');
  });

  it('take entries of the user, which win by key', async () => {
    const { labels } = await compute({
      labels: `maintainer=devops@example.com\n${OCI}.title=Mine\n${OCI}.title=Mine, really\nempty=\nq="a=b"`,
    });
    expect(asObject(labels)).toMatchObject({
      maintainer: 'devops@example.com',
      [`${OCI}.title`]: 'Mine, really',
      empty: '',
      q: '"a=b"',
    });
  });

  it('may span lines in quotes, and hold expressions', async () => {
    const { labels } = await compute({
      labels: '"notes=first, line\nsecond ""line"""\n{{branch}}.sha={{sha}}\nbraces=\\{{branch}}',
      context: onDevelop,
    });
    expect(asObject(labels)).toMatchObject({
      notes: 'first, line\nsecond "line"',
      'develop.sha': '4f5c2d1',
      braces: '{{branch}}',
    });
  });

  it('put expressions in as they are', async () => {
    const { labels } = await compute({
      labels: 'b={{branch}}',
      context: context('push', 'refs/heads/a&b=<c>'),
    });
    expect(asObject(labels).b).toBe('a&b=<c>');
  });

  it('are sorted by key', async () => {
    const { labels } = await compute({ labels: 'z=1\nA=1\nb=1\na-c=1\na.b=1' });
    const keys = labels.map((label) => label.split('=')[0]);
    expect(keys.filter((key) => !key?.startsWith('org.'))).toEqual(['A', 'a-c', 'a.b', 'b', 'z']);
  });

  it('keep keys that name properties of every object', async () => {
    const metadata = await compute({ labels: '__proto__=a\nconstructor=b' });
    expect(metadata.labels).toEqual(expect.arrayContaining(['__proto__=a', 'constructor=b']));
    expect(Object.entries(JSON.parse(metadata.json).labels)).toEqual(
      expect.arrayContaining([
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ]),
    );
  });
});

describe('created', () => {
  const created = async (inputs: object) => asObject((await compute(inputs)).labels)[`${OCI}.created`];

  it('is SOURCE_DATE_EPOCH before everything', async () => {
    expect(await created({ env: { SOURCE_DATE_EPOCH: '1700000000' } })).toBe('2023-11-14T22:13:20.000Z');
    expect(await created({ env: { SOURCE_DATE_EPOCH: '0' } })).toBe('1970-01-01T00:00:00.000Z');
    expect(await created({ env: { SOURCE_DATE_EPOCH: '' } })).toBe('2026-03-01T08:20:30.000Z');
  });

  it('is the date of the commit, of the payload before that of the caller', async () => {
    const commitDate = '2020-02-02T02:02:02Z';
    expect(await created({ context: { ...onMain, commitDate } })).toBe('2026-03-01T08:20:30.000Z');
    expect(await created({ context: { ...onDevelop, commitDate } })).toBe('2020-02-02T02:02:02.000Z');
    const head = { head_commit: { id: SHA, timestamp: '2025-01-01T00:00:00Z' } };
    expect(await created({ context: context('push', 'refs/tags/v1', head) })).toBe(
      '2025-01-01T00:00:00.000Z',
    );
  });

  it('is now when no date can be had', async () => {
    const wrong = { head_commit: { id: SHA, timestamp: 'yesterday' }, commits: 'none' };
    const other = { head_commit: { id: 'other', timestamp: '2025-01-01T00:00:00Z' }, commits: [null, 1] };
    expect(await created({ context: context('push', 'refs/tags/v1', wrong) })).toBe(NOW.toISOString());
    expect(await created({ context: context('push', 'refs/tags/v1', other) })).toBe(NOW.toISOString());
    expect(await created({ context: { ...onDevelop, commitDate: '' } })).toBe(NOW.toISOString());
  });
});

describe('revision', () => {
  it('is the commit that the run is about', async () => {
    const env = { DOCKER_METADATA_PR_HEAD_SHA: 'true' };
    const revision = async (inputs: object) => asObject((await compute(inputs)).labels)[`${OCI}.revision`];
    expect(await revision({ context: onPullRequest })).toBe(SHA);
    expect(await revision({ context: onPullRequest, env })).toBe('b00c0ffee0123456789abcdef0123456789abcde');
  });
});

describe('annotations', () => {
  const own = (annotations: readonly string[]) => annotations.filter((line) => !line.includes(`:${OCI}.`));

  it('repeat the labels at the level manifest', async () => {
    const { labels, annotations } = await compute({ images: 'a' });
    expect(annotations).toEqual(labels.map((label) => `manifest:${label}`));
  });

  it('do not take the labels of the user, nor the other way round', async () => {
    const { labels, annotations } = await compute({ labels: 'l=1', annotations: 'a=1' });
    expect(labels).not.toContain('a=1');
    expect(own(annotations)).toEqual(['manifest:a=1']);
  });

  it('go to the levels asked for, one after the other', async () => {
    const annotationLevels = ['index', 'manifest'];
    const { annotations } = await compute({
      annotations: `b={{branch}}\n${OCI}.title=Mine`,
      annotationLevels,
    });
    expect(own(annotations)).toEqual(['index:b=main', 'manifest:b=main']);
    expect(annotations.filter((line) => line.includes('.title='))).toEqual([
      `index:${OCI}.title=Mine`,
      `manifest:${OCI}.title=Mine`,
    ]);
    expect(annotations[0]).toBe('index:b=main');
  });

  it('follow the environment first', async () => {
    const env = { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'index, manifest[linux/amd64],manifest-descriptor' };
    const { annotations } = await compute({ annotations: 'a=1', annotationLevels: ['manifest'], env });
    expect(own(annotations)).toEqual(['index:a=1', 'manifest[linux/amd64]:a=1', 'manifest-descriptor:a=1']);
  });

  it('may carry levels of their own, as docker/build-push-action has them', async () => {
    const { annotations } = await compute({
      annotations: `index:a=1\nmanifest:b=2\nindex,manifest[linux/arm64]:c=3\nvendor:d=4\nindex-descriptor:${OCI}.title=T`,
    });
    expect(own(annotations)).toEqual([
      'manifest:b=2',
      'manifest:vendor:d=4',
      'index:a=1',
      'index:c=3',
      'manifest[linux/arm64]:c=3',
    ]);
    expect(annotations.filter((line) => line.includes('.title='))).toEqual([
      `manifest:${OCI}.title=Widget`,
      `index-descriptor:${OCI}.title=T`,
    ]);
  });
});

describe('json', () => {
  it('has the shape of docker/metadata-action', async () => {
    const metadata = await compute({
      images: 'a\nb',
      tags: 'x',
      labels: 'l=1\n"m=a\nb"',
      annotations: 'a=1',
    });
    const json = JSON.parse(metadata.json);
    expect(Object.keys(json)).toEqual(['tags', 'tag-names', 'labels', 'annotations']);
    expect(json.tags).toEqual(['a:x', 'b:x']);
    expect(json['tag-names']).toEqual(['x']);
    expect(json.labels).toEqual(asObject(metadata.labels));
    expect(json.annotations).toEqual(metadata.annotations);
  });
});
