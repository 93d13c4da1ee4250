import type { Descriptor } from '@container-kit/registry';
import { TagMovedError } from '@container-kit/registry';
import { describe, expect, test } from 'vitest';
import { rollBack } from '../src/roll-back.ts';
import { leaveRecord, openRegistry, type Registry, recordOf, seedImage } from './record/support.ts';
import { openStep } from './step.ts';

/** An image whose promotion moved a tag away from another one. */
async function promoted(
  registry: Registry,
  repository = 'org/app',
  old = 'old',
): Promise<{ readonly before: Descriptor; readonly now: Descriptor; readonly reference: string }> {
  const before = await seedImage(registry.registry, old, { repository });
  const now = await seedImage(registry.registry, 'new', { repository, tags: ['production'] });
  const name = `${registry.registry.host}/${repository}`;
  const reference = `${name}:production`;
  const moves = [{ reference, previous: before.digest }];
  await leaveRecord(registry.repository(repository), now, recordOf({ digest: now.digest, name, moves }));
  return { before, now, reference };
}

describe('a rollback', () => {
  test('points the tag to what it was, and leaves a record of its own', async () => {
    await using registry = await openRegistry();
    const { before, now, reference } = await promoted(registry);
    const { session, report } = await openStep({ destination: reference, rollback: 'true' });
    await rollBack(session, report);
    expect(registry.registry.manifest('org/app', 'production')?.digest).toBe(before.digest);
    expect(report).toMatchObject({
      outcome: 'rolled-back',
      digest: before.digest,
      destinations: [{ reference, digest: before.digest, previous: now.digest, changed: true }],
      moved: [reference],
    });
    expect(Object.keys(report.record?.attestations ?? {})).toHaveLength(1);
  });

  test('in a dry run changes nothing', async () => {
    await using registry = await openRegistry();
    const { now, reference } = await promoted(registry);
    const manifests = registry.registry.manifests('org/app').length;
    const { session, report } = await openStep({
      destination: reference,
      rollback: 'true',
      'dry-run': 'true',
    });
    await rollBack(session, report);
    expect(report).toMatchObject({ outcome: 'planned', moved: [] });
    expect(registry.registry.manifest('org/app', 'production')?.digest).toBe(now.digest);
    expect(registry.registry.manifests('org/app')).toHaveLength(manifests);
  });

  test('does not overwrite a tag that moves in the last moment', async () => {
    let isLast = (_path: string): boolean => false;
    await using registry = await openRegistry('harbor', {
      onRequest: async ({ method, path }) => {
        if (method === 'GET' && isLast(path)) {
          isLast = () => false;
          await seedImage(registry.registry, 'hotfix', { tags: ['production'] });
        }
      },
    });
    const { before, now, reference } = await promoted(registry);
    const { session, report } = await openStep({ destination: reference, rollback: 'true' });
    // What is to be written is read when all else is settled.
    isLast = (path) => path.endsWith(before.digest);
    const error = await rollBack(session, report).catch((reason: unknown) => reason);
    const hotfix = registry.registry.manifest('org/app', 'production')?.digest;
    expect(error).toBeInstanceOf(TagMovedError);
    expect(error).toMatchObject({ planned: now.digest, actual: hotfix });
    expect(hotfix).not.toBe(before.digest);
    expect(report.moved).toEqual([]);
  });

  test('takes no source', async () => {
    const { session, report } = await openStep({
      destination: 'ghcr.io/org/app:production',
      source: 'ghcr.io/org/app:1',
      rollback: 'true',
    });
    await expect(rollBack(session, report)).rejects.toThrow('inputs "source" and "rollback" are both set');
  });

  test('of destinations that go back to different images names both', async () => {
    await using registry = await openRegistry();
    const one = await promoted(registry, 'org/app', 'old');
    const two = await promoted(registry, 'org/other', 'older');
    const destination = `${one.reference}\n${two.reference}`;
    const { session, report } = await openStep({ destination, rollback: 'true' });
    await expect(rollBack(session, report)).rejects.toThrow(
      `${one.reference} goes back to ${one.before.digest}, and ${two.reference} to ${two.before.digest}`,
    );
    expect(registry.registry.manifest('org/app', 'production')?.digest).toBe(one.now.digest);
  });
});
