import { startRegistry, writeSampleLayout } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { pushImage } from '../../src/push/push-image.ts';
import { openRegistries } from '../../src/push/registries.ts';
import { verifyImage } from '../../src/verify-image.ts';
import { testContext } from '../context.ts';

async function push(references: readonly string[], byDigest = false) {
  const folder = testFolder('layout');
  const root = await writeSampleLayout(folder, { 'linux/amd64': [{ 'a.txt': 'a' }, { 'b.txt': 'b' }] });
  const image = await verifyImage(folder, { 'containerimage.digest': root.digest });
  const { context, lines } = testContext();
  const registries = await openRegistries({ logins: [], references, caCert: '' }, context);
  return { report: await pushImage(image, registries, byDigest, context), lines, digest: root.digest };
}

describe('pushImage', () => {
  it('reports each repository with its tags and what it took', async () => {
    await using registry = await startRegistry();
    const names = ['app:1', 'app:latest', 'mirror:1'].map((name) => `${registry.host}/${name}`);
    const { report, lines, digest } = await push(names);
    expect(report.destinations).toEqual([
      {
        repository: `${registry.host}/app`,
        tags: ['1', 'latest'],
        uploaded: 3,
        mounted: 0,
        existing: 0,
        bytesUploaded: expect.any(Number),
      },
      {
        repository: `${registry.host}/mirror`,
        tags: ['1'],
        uploaded: 0,
        mounted: 3,
        existing: 0,
        bytesUploaded: 0,
      },
    ]);
    expect(report.requests).toBe(registry.requests.length);
    expect(report.retries).toBe(0);
    expect(lines[0]).toBe(`group: Push to ${registry.host}/app and 1 more`);
    expect(lines).toContain(`info: ${registry.host}/app: tag latest -> ${digest}`);
    expect(lines.filter((line) => line.endsWith(' mounted'))).toHaveLength(3);
    expect(lines.at(-1)).toBe(`info: Pushed ${names[2]}@${digest}`);
  });

  it('finds what is there already', async () => {
    await using registry = await startRegistry();
    await push([`${registry.host}/app:1`]);
    const { report, lines } = await push([`${registry.host}/app:2`]);
    expect(report.destinations).toMatchObject([{ uploaded: 0, existing: 3, bytesUploaded: 0 }]);
    expect(lines.filter((line) => line.endsWith(' already there'))).toHaveLength(3);
  });

  it('sets no tag when it pushes by digest', async () => {
    await using registry = await startRegistry();
    const { report, digest } = await push([`${registry.host}/app:1`], true);
    expect(registry.tags('app')).toEqual([]);
    expect(registry.manifests('app')).toContain(digest);
    expect(report.destinations).toMatchObject([{ repository: `${registry.host}/app`, tags: [] }]);
  });

  it('counts what had to be asked again', async () => {
    await using registry = await startRegistry({
      faults: [{ method: 'PUT', path: /manifests/, action: { throttle: 10 } }],
    });
    expect((await push([`${registry.host}/app:1`])).report.retries).toBe(1);
  });
});
