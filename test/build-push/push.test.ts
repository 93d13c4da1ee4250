import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPush, output, TWO_PLATFORMS, workspaceWith } from './harness.ts';

describeWith(['docker', 'crane', 'skopeo'], 'build-push pushes what it built', (tools) => {
  let registry: TestRegistry;
  let other: TestRegistry;

  beforeAll(async () => {
    // Both refuse what is pushed before its parts, so that a wrong order cannot pass.
    const options = { capabilities: { missingReferences: 'refused' } } as const;
    [registry, other] = await Promise.all([startRegistry(options), startRegistry(options)]);
  });
  afterAll(async () => {
    await Promise.all([registry.close(), other.close()]);
  });
  beforeEach(async () => {
    await Promise.all([registry.reset(), other.reset()]);
  });

  const crane = (...args: string[]) => output(tools.crane, args, tools.env);
  const skopeo = (...args: string[]) => output(tools.skopeo, args, tools.env);

  test('two platforms of a multi-stage Dockerfile, with provenance', async () => {
    const tag = `${registry.host}/team/app:1.0`;
    const result = await buildPush(
      tools,
      { context: '.', tags: tag, platforms: 'linux/amd64,linux/arm64', push: 'true' },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );

    expect(result.log).not.toContain('Write failed');
    expect(result.conclusion, result.log).toBe('success');
    expect(result.violations).toEqual([]);
    expect(result.survivors).toEqual([]);
    const { digest = '', digests = '{}', outcome, pushed, refs } = result.outputs;
    expect({ outcome, pushed }).toEqual({ outcome: 'pushed', pushed: 'true' });
    expect(await crane('digest', tag)).toBe(digest);
    expect(refs).toBe(`${registry.host}/team/app@${digest}`);
    expect(JSON.parse(result.outputs.metadata ?? '')).toMatchObject({ 'containerimage.digest': digest });
    for (const [platform, expected] of Object.entries<string>(JSON.parse(digests))) {
      expect(await crane('digest', '--platform', platform, tag)).toBe(expected);
    }
    expect(Object.keys(JSON.parse(digests)).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(await crane('export', '--platform', 'linux/arm64', tag, '-')).toContain('arm64');
    const index = JSON.parse(await skopeo('inspect', '--raw', '--tls-verify=false', `docker://${tag}`));
    expect(index.manifests).toHaveLength(4);
    expect(result.summary).toContain(digest);
    expect(result.summary).toContain('linux/arm64');
    expect(result.artifacts).toMatchObject([{ digest }]);
  });

  test('a single platform without provenance is a plain manifest', async () => {
    const tag = `${registry.host}/team/app:single`;
    const result = await buildPush(
      tools,
      { context: '.', tags: tag, platforms: 'linux/amd64', provenance: 'false', push: 'true' },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
    expect(result.conclusion, result.log).toBe('success');
    const manifest = JSON.parse(await crane('manifest', tag));
    expect(manifest.mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
    expect(await crane('digest', tag)).toBe(result.outputs.digest);
    expect(JSON.parse(result.outputs.digests ?? '')).toEqual({ 'linux/amd64': result.outputs.digest });
  });

  test('several names on several registries: each blob goes to each registry once, tags last', async () => {
    const images = [`${registry.host}/team/app`, `${registry.host}/mirror/app`, `${other.host}/team/app`];
    const result = await buildPush(
      tools,
      { context: '.', images: images.join('\n'), tags: '1.0\nlatest', push: 'true', provenance: 'false' },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
    expect(result.conclusion, result.log).toBe('success');
    for (const image of images) {
      for (const name of ['1.0', 'latest']) {
        expect(await crane('digest', `${image}:${name}`)).toBe(result.outputs.digest);
      }
    }
    const uploads = registry.requests.filter(
      ({ method, path, status }) => method === 'PUT' && path.includes('/blobs/uploads/') && status === 201,
    );
    expect(new Set(uploads.map(({ path }) => path.split('/blobs/')[0])).size).toBe(1);
    const puts = registry.requests.filter(
      ({ method, path }) => method === 'PUT' && path.includes('/manifests/'),
    );
    const firstTag = puts.findIndex(({ path }) => !path.includes('sha256:'));
    expect(puts.slice(firstTag).every(({ path }) => !path.includes('sha256:'))).toBe(true);
  });

  test('the labels and annotations of the event reach the image', async () => {
    const tag = `${registry.host}/team/app:labels`;
    const result = await buildPush(
      tools,
      {
        context: '.',
        tags: tag,
        push: 'true',
        provenance: 'false',
        labels: 'team=platform',
        annotations: 'org.opencontainers.image.title=My app',
      },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
    expect(result.conclusion, result.log).toBe('success');
    const { config } = JSON.parse(await crane('config', tag));
    expect(config.Labels).toMatchObject({
      team: 'platform',
      'org.opencontainers.image.version': 'labels',
      'org.opencontainers.image.revision': expect.stringMatching(/^[0-9a-f]{40}$/),
      'org.opencontainers.image.source': expect.stringContaining('https://'),
      'org.opencontainers.image.created': expect.any(String),
    });
    expect(JSON.parse(await crane('manifest', tag)).annotations['org.opencontainers.image.title']).toBe(
      'My app',
    );
  });

  test('a fork pull request builds, stays green, and pushes nothing', async () => {
    const result = await buildPush(
      tools,
      { context: '.', images: `${registry.host}/team/app`, push: 'auto' },
      {
        workspace: workspaceWith(TWO_PLATFORMS),
        event: {
          name: 'pull_request',
          payload: {
            number: 7,
            pull_request: { head: { sha: 'a'.repeat(40), repo: { full_name: 'stranger/app' } } },
          },
        },
      },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(result.outputs).toMatchObject({ outcome: 'built', pushed: 'false' });
    expect(result.outputs.digest).toMatch(/^sha256:/);
    expect(result.summary).toContain('Nothing was pushed');
    expect(result.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining('fork') }]);
    expect(registry.requests).toEqual([]);
  });

  test('immutable-tags refuses a tag that exists, before anything is built', async () => {
    const tag = `${registry.host}/team/app:1.0`;
    const inputs = { context: '.', tags: tag, push: 'true', 'immutable-tags': 'true' };
    const workspace = workspaceWith(TWO_PLATFORMS);
    const first = await buildPush(tools, inputs, { workspace });
    expect(first.conclusion, first.log).toBe('success');
    const second = await buildPush(tools, inputs, { workspace });
    expect(second.conclusion).toBe('failure');
    expect(second.log).toContain(`tag ${tag} exists already`);
    expect(second.log).not.toContain('docker buildx build');
    expect(await crane('digest', tag)).toBe(first.outputs.digest);
  });
});
