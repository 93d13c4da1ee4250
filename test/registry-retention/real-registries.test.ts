import { setTimeout as delay } from 'node:timers/promises';
import { startRegistry } from '@container-kit/testing';
import { type RealRegistry, startDistribution, startOlareg } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test, vi } from 'vitest';
import { output, workspaceWith } from '../build-push/harness.ts';
import { daysAgo, retain } from './harness.ts';
import { cosignTag, type Descriptor, ImageWriter } from './images.ts';

// Each test starts some dozen programs.
vi.setConfig({ testTimeout: 300_000 });

/** A registry, and how its own garbage collection is made to run. */
interface Collected extends RealRegistry {
  readonly collect: () => Promise<void>;
}

describeWith(
  ['crane', 'skopeo', 'registry2', 'registry3', 'olareg'],
  'what stays can be pulled after a cleanup and the collection of garbage',
  (tools) => {
    const distribution = async (program: string): Promise<Collected> => {
      const registry = await startDistribution(program, { deletes: true });
      return { ...registry, collect: () => registry.collectGarbage() };
    };
    const start: Readonly<Record<string, () => Promise<Collected>>> = {
      'docker-registry 2.8': () => distribution(tools.registry2),
      'distribution 3': () => distribution(tools.registry3),
      olareg: async () => {
        const gc = ['--gc-frequency', '1s', '--gc-grace-period', '1s', '--gc-untagged'];
        const registry = await startOlareg(tools.olareg, ['--api-delete', ...gc]);
        return { ...registry, collect: () => delay(4000) };
      },
      'the in-process registry': async () => {
        const registry = await startRegistry();
        const close = () => registry.close();
        return { host: registry.host, collect: async () => undefined, [Symbol.asyncDispose]: close };
      },
    };

    const quiet = () => ({ ...tools.env, DOCKER_CONFIG: workspaceWith({}) });

    /** Pulls a tag with all its platforms, by two programs that are not ours. */
    async function pull(reference: string): Promise<void> {
      const folder = workspaceWith({});
      await output(tools.crane, ['pull', '--format=oci', reference, `${folder}/crane`], quiet());
      const copy = [
        'copy',
        '--all',
        '--src-tls-verify=false',
        `docker://${reference}`,
        `oci:${folder}/skopeo:x`,
      ];
      await output(tools.skopeo, ['--insecure-policy', ...copy], quiet());
    }

    test.each(Object.keys(start))('%s', async (name) => {
      await using registry = (await start[name]?.()) as Collected;
      const image = `${registry.host}/team/app`;
      const goes = await pushHistory(ImageWriter.pushing(registry.host, 'team/app'));
      const before = await tagsOf(image);
      const stays = before.filter((tag) => !goes.includes(tag));

      const inputs = { registry: registry.host, repositories: 'team/app', 'min-keep': '3' };
      const planned = await retain(inputs);
      expect(planned.outputs, planned.log).toMatchObject({ outcome: 'planned', deleted: '3', kept: '4' });
      expect(await tagsOf(image)).toEqual(before);

      const applied = await retain({ ...inputs, mode: 'apply' });
      expect(applied.outputs, applied.log).toMatchObject({ outcome: 'applied', deleted: '3', kept: '4' });
      expect(applied.violations).toEqual([]);
      await registry.collect();
      expect(await tagsOf(image)).toEqual(stays);
      for (const tag of stays) await pull(`${image}:${tag}`);

      const again = await retain({ ...inputs, mode: 'apply' });
      expect(again.outputs.outcome, again.log).toBe('nothing-to-do');
    });

    async function tagsOf(image: string): Promise<readonly string[]> {
      return (await output(tools.crane, ['ls', image], quiet())).split('\n').sort();
    }
  },
);

/**
 * Seven releases, a month apart, as indexes of two platforms of which one is the same everywhere. The oldest is stable. An old
 * one and a new one have a cosign signature, and another old one a referrer.
 *
 * @returns tags that must go
 */
async function pushHistory(writer: ImageWriter): Promise<readonly string[]> {
  const shared = await writer.image('shared', { created: daysAgo(200) });
  const releases: Descriptor[] = [];
  for (let at = 0; at < 7; at += 1) {
    const created = daysAgo(at * 30 + 2);
    const child = await writer.image(`release ${at}`, { created });
    const tags = [`${7 - at}.0`, ...(at === 0 ? ['latest'] : []), ...(at === 6 ? ['stable'] : [])];
    releases.push(await writer.index([child, shared], { tags, created }));
  }
  const [, second, , , fifth, sixth] = releases as [
    Descriptor,
    Descriptor,
    Descriptor,
    Descriptor,
    Descriptor,
    Descriptor,
  ];
  await writer.artifact('signature of the new', { tags: [cosignTag(second)] });
  await writer.artifact('signature of the old', { tags: [cosignTag(fifth)] });
  await writer.artifact('referrer', { subject: sixth });
  return ['2.0', '3.0', '4.0', cosignTag(fifth)];
}
