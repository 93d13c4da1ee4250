import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { daysAgo, errorOf, registryWith, retain } from './harness.ts';
import { ImageWriter } from './images.ts';
import { missingFrom } from './whole.ts';

describe('registry-retention on an OCI registry', () => {
  /** A release every two weeks: an index of two platforms, one of them shared with the next, and a signature. */
  async function seeded(count = 6) {
    const registry = await registryWith();
    const writer = ImageWriter.seeding(registry, 'team/app');
    const shared = await writer.image('shared', { created: daysAgo(1) });
    const releases = [];
    for (let at = 0; at < count; at += 1) {
      const created = daysAgo(at * 14 + 1);
      const child = await writer.image(`release ${at}`, { created });
      const index = await writer.index([child, shared], { tags: [`${count - at}.0`], created });
      const signature = await writer.artifact(`signature ${at}`, { subject: index });
      releases.push({ child, index, signature });
    }
    return { registry, releases, shared };
  }

  test('a plan changes nothing, and says what would go', async () => {
    const { registry } = await seeded();
    const before = registry.manifests('team/app');
    const result = await retain({ registry: registry.host, repositories: 'team/app', 'min-keep': '2' });
    expect(result.conclusion, result.log).toBe('success');
    expect(result.violations).toEqual([]);
    expect(result.outputs).toMatchObject({ outcome: 'planned', deleted: '3', kept: '3' });
    expect(registry.manifests('team/app')).toEqual(before);
    const plan = JSON.parse(readFileSync(result.outputs.plan ?? '', 'utf8'));
    expect(plan.hash).toBe(result.outputs['plan-hash']);
    expect(result.summary).toContain('Plan, nothing was changed');
  });

  test('apply deletes old images with platforms and signatures, and what stays is whole', async () => {
    const { registry, releases, shared } = await seeded();
    const result = await retain({
      mode: 'apply',
      registry: registry.host,
      repositories: 'team/app',
      'min-keep': '2',
    });
    expect(result.conclusion, result.log).toBe('success');
    expect(result.outputs).toMatchObject({ outcome: 'applied', deleted: '3', kept: '3' });
    expect(registry.tags('team/app')).toEqual(['4.0', '5.0', '6.0']);
    expect(missingFrom(registry, 'team/app', registry.tags('team/app'))).toEqual([]);
    const left = releases.slice(0, 3).flatMap(({ child, index, signature }) => [child, index, signature]);
    expect(registry.manifests('team/app').toSorted()).toEqual(
      [shared, ...left].map(({ digest }) => digest).sort(),
    );
  });

  test('an approved plan is applied', async () => {
    const { registry } = await seeded();
    const inputs = { registry: registry.host, repositories: 'team/app', 'min-keep': '2' };
    const planned = await retain(inputs);
    const workspace = workspaceWith({ 'plan.json': readFileSync(planned.outputs.plan ?? '', 'utf8') });
    const applied = await retain({ ...inputs, mode: 'apply', plan: 'plan.json' }, { workspace });
    expect(applied.outputs, applied.log).toMatchObject({ outcome: 'applied', deleted: '3' });
    expect(applied.outputs['plan-hash']).toBe(planned.outputs['plan-hash']);
  });

  test('a plan that was changed is refused', async () => {
    const { registry } = await seeded();
    const inputs = { registry: registry.host, repositories: 'team/app', 'min-keep': '2' };
    const planned = await retain(inputs);
    const text = readFileSync(planned.outputs.plan ?? '', 'utf8').replaceAll('1.0', '6.0');
    const workspace = workspaceWith({ 'plan.json': text });
    const applied = await retain({ ...inputs, mode: 'apply', plan: 'plan.json' }, { workspace });
    expect(applied.outputs.outcome).toBe('failed');
    expect(errorOf(applied)).toContain('it was changed');
    expect(registry.tags('team/app')).toHaveLength(6);
  });
});
