import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { daysAgo, errorOf, registryWith, retain } from './harness.ts';
import { type Descriptor, ImageWriter } from './images.ts';

/** Old images, each an index of one platform, and what to clean them with. */
async function seeded(tags: readonly string[] = ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0']) {
  const registry = await registryWith();
  const writer = ImageWriter.seeding(registry, 'team/app');
  const images: { readonly index: Descriptor; readonly child: Descriptor }[] = [];
  for (const [at, tag] of tags.entries()) {
    const created = daysAgo(100 + (tags.length - at));
    const child = await writer.image(`image ${tag}`, { created });
    images.push({ child, index: await writer.index([child], { tags: [tag], created }) });
  }
  const inputs = {
    registry: registry.host,
    repositories: 'team/app',
    'min-keep': '1',
    'max-delete-percent': '100',
  };
  return { registry, images, inputs };
}

describe('explain', () => {
  test('says which rule decides', async () => {
    const { inputs } = await seeded();
    const kept = await retain({ ...inputs, mode: 'explain', target: '6.0' });
    expect(kept.outputs.outcome, kept.log).toBe('explained');
    expect(kept.log).toContain('team/app: 6.0 stays: number 1 of the newest 1, which always stay');
    const gone = await retain({ ...inputs, mode: 'explain', target: '1.0' });
    expect(gone.log).toMatch(/team\/app: 1\.0 goes: 106 days old/);
    expect(gone.summary).toContain('1.0 goes');
  });

  test('says what keeps a part alive', async () => {
    const { inputs, images } = await seeded();
    const { child, index } = images.at(-1) ?? { child: { digest: '' }, index: { digest: '' } };
    const result = await retain({ ...inputs, mode: 'explain', target: child.digest });
    expect(result.log).toContain(`needed by ${index.digest}, which stays`);
  });

  test('fails for what is not there, and without a target', async () => {
    const { inputs } = await seeded();
    expect(errorOf(await retain({ ...inputs, mode: 'explain', target: '9.9' }))).toContain(
      'has no tag and no single digest',
    );
    expect(errorOf(await retain({ ...inputs, mode: 'explain' }))).toContain('input "target" is empty');
  });
});

test('simulate replays the rules and changes nothing', async () => {
  const { registry, inputs } = await seeded();
  const before = registry.manifests('team/app');
  const result = await retain({ ...inputs, mode: 'simulate', days: '90' });
  expect(result.outputs.outcome, result.log).toBe('simulated');
  expect(result.log).toContain('team/app: run daily for 90 days, 5 images would have gone');
  expect(registry.manifests('team/app')).toEqual(before);
});

test('restore is refused where nothing can be restored', async () => {
  const { inputs } = await seeded();
  const result = await retain({ ...inputs, mode: 'restore', journal: 'journal.jsonl' });
  expect(result.outputs.outcome).toBe('failed');
  expect(errorOf(result)).toContain("can't restore what was deleted");
});

describe('what is deployed stays', () => {
  const stays = async (
    files: (
      image: string,
      images: Awaited<ReturnType<typeof seeded>>['images'],
    ) => Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>>,
  ) => {
    const { registry, images, inputs } = await seeded();
    const workspace = workspaceWith(files(`${registry.host}/team/app`, images));
    const result = await retain({ ...inputs, mode: 'apply', ...more }, { workspace });
    expect(result.conclusion, result.log).toBe('success');
    return registry.tags('team/app');
  };

  test('by tag, in a list', async () => {
    expect(
      await stays((image) => ({ 'running.txt': `${image}:2.0 other/image:1` }), { deployed: 'running.txt' }),
    ).toEqual(['2.0', '6.0']);
  });

  test('by digest, in a list', async () => {
    expect(
      await stays(
        (image, images) => ({ 'running.txt': `docker-pullable://${image}@${images[1]?.index.digest}` }),
        { deployed: 'running.txt' },
      ),
    ).toEqual(['2.0', '6.0']);
  });

  test('by the digest of its platform, as a kubelet reports it', async () => {
    expect(
      await stays((image, images) => ({ 'running.txt': `${image}@${images[1]?.child.digest}` }), {
        deployed: 'running.txt',
      }),
    ).toEqual(['2.0', '6.0']);
  });

  test('in Kubernetes and Compose files', async () => {
    const files = (image: string) => ({
      'deploy/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: '${image}:2.0'}]}\n`,
      'deploy/compose.yaml': `services:\n  a:\n    image: ${image}:3.0\n`,
    });
    expect(await stays(files, { 'deployed-manifests': 'deploy/*.yaml' })).toEqual(['2.0', '3.0', '6.0']);
  });

  test('whatever its version, where a manifest does not say it', async () => {
    const files = (image: string) => ({ 'compose.yaml': `services:\n  a:\n    image: ${image}:\${TAG}\n` });
    expect(await stays(files, { 'deployed-manifests': 'compose.yaml' })).toHaveLength(6);
  });

  test('and a list of nothing is a mistake', async () => {
    const { registry, inputs } = await seeded();
    const workspace = workspaceWith({ 'running.txt': 'error: connection refused\n' });
    const result = await retain({ ...inputs, mode: 'apply', deployed: 'running.txt' }, { workspace });
    expect(errorOf(result)).toContain('the file running.txt names no image');
    expect(registry.tags('team/app')).toHaveLength(6);
  });
});

describe('what fails stays local', () => {
  async function two() {
    const { registry, inputs } = await seeded();
    const writer = ImageWriter.seeding(registry, 'team/other');
    for (const at of [1, 2, 3])
      await writer.image(`other ${at}`, { tags: [`${at}.0`], created: daysAgo(200 - at) });
    return { registry, inputs: { ...inputs, mode: 'apply', repositories: 'team/app\nteam/other' } };
  }

  test('a repository that may not be cleaned does not keep the others from it', async () => {
    const { registry, inputs } = await two();
    const denied = { status: 403, body: { errors: [{ code: 'DENIED', message: 'no' }] } };
    registry.fail({ method: 'DELETE', path: /team\/app/, times: Number.POSITIVE_INFINITY, action: denied });
    const result = await retain(inputs);
    expect(result.conclusion).toBe('failure');
    expect(result.outputs).toMatchObject({ outcome: 'failed', deleted: '2' });
    expect(errorOf(result)).toContain('1 of 2 repositories failed; team/app: ');
    expect(registry.tags('team/app')).toHaveLength(6);
    expect(registry.tags('team/other')).toEqual(['3.0']);
  });

  test('nor one that can not be read', async () => {
    const { registry, inputs } = await two();
    registry.fail({
      path: /team\/app\/tags/,
      times: Number.POSITIVE_INFINITY,
      action: { status: 404, body: {} },
    });
    const result = await retain(inputs);
    expect(result.outputs.outcome).toBe('failed');
    expect(registry.tags('team/other')).toEqual(['3.0']);
  });

  test('a brake of one repository fails the step, and the others are cleaned', async () => {
    const { registry, inputs } = await two();
    const result = await retain({ ...inputs, 'max-delete': '3' });
    expect(result.conclusion).toBe('failure');
    expect(result.outputs).toMatchObject({ outcome: 'braked', deleted: '2' });
    expect(errorOf(result)).toContain('team/app: ');
    expect(registry.tags('team/app')).toHaveLength(6);
  });
});
