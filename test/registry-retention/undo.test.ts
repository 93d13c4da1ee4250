import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { Ghcr } from './ghcr.ts';
import { errorOf } from './harness.ts';

const ALL_OLD = { 'min-keep': '0', 'max-delete-percent': '100' };

/** Six old releases with a platform and a signature each, and one that stays. */
async function seeded(): Promise<Ghcr> {
  const ghcr = await Ghcr.start();
  for (let at = 6; at >= 1; at -= 1) {
    const child = await ghcr.image(100 + at);
    const index = await ghcr.index(100 + at, [child], `${7 - at}.0`);
    await ghcr.pushed(100, (writer) => writer.artifact(`signature ${at}`, { subject: index }));
  }
  await ghcr.image(1, 'latest');
  return ghcr;
}

function journalIn(path: string | undefined): string {
  return workspaceWith({ 'journal.jsonl': readFileSync(path ?? '', 'utf8') });
}

describe('restore', () => {
  test('brings back all that a run has deleted, with tags, platforms and signatures', async () => {
    const ghcr = await seeded();
    const before = { tags: ghcr.tags, versions: ghcr.package.versions.map(({ id }) => id) };
    const applied = await ghcr.retain(ALL_OLD);
    expect(applied.outputs, applied.log).toMatchObject({ outcome: 'applied', deleted: '6' });
    expect(ghcr.tags).toEqual(['latest']);

    const workspace = journalIn(applied.outputs.journal);
    const restored = await ghcr.retain({ mode: 'restore', journal: 'journal.jsonl' }, { workspace });
    expect(restored.conclusion, restored.log).toBe('success');
    expect(restored.outputs.outcome).toBe('restored');
    expect(restored.violations).toEqual([]);
    expect({ tags: ghcr.tags, versions: ghcr.package.versions.map(({ id }) => id) }).toEqual(before);
    expect(ghcr.broken).toEqual([]);
    expect(restored.summary).toContain('Restored');
  });

  test('undoes a run that was cancelled', async () => {
    const ghcr = await seeded();
    const before = ghcr.package.versions.map(({ id }) => id);
    const cancel = new AbortController();
    ghcr.api.interrupt({ method: 'DELETE', after: 4 }, () => cancel.abort());
    const cancelled = await ghcr.retain(ALL_OLD, { signal: cancel.signal });
    expect(cancelled.conclusion).not.toBe('success');
    expect(ghcr.package.versions.length).toBeLessThan(before.length);
    expect(ghcr.broken).toEqual([]);

    const workspace = journalIn(cancelled.outputs.journal);
    const restored = await ghcr.retain({ mode: 'restore', journal: 'journal.jsonl' }, { workspace });
    expect(restored.outputs.outcome, restored.log).toBe('restored');
    expect(ghcr.package.versions.map(({ id }) => id)).toEqual(before);
  });

  test('says what is not back, and brings back the rest', async () => {
    const ghcr = await seeded();
    const applied = await ghcr.retain(ALL_OLD);
    // Somebody has pushed the very same image again.
    await ghcr.image(0, 'other');
    const [first] = ghcr.package.deleted;
    const gone = { status: 404, body: { message: 'Not Found' } };
    ghcr.api.fail({
      method: 'POST',
      path: new RegExp(`/versions/${first?.id}/restore$`),
      times: 1,
      action: gone,
    });
    const workspace = journalIn(applied.outputs.journal);
    const restored = await ghcr.retain({ mode: 'restore', journal: 'journal.jsonl' }, { workspace });
    expect(restored.conclusion).toBe('failure');
    expect(errorOf(restored)).toContain('1 version could not be restored');
    expect(ghcr.package.deleted).toHaveLength(1);
  });

  test('refuses what is no journal', async () => {
    const ghcr = await seeded();
    const workspace = workspaceWith({ 'journal.jsonl': 'hello\n' });
    const restored = await ghcr.retain({ mode: 'restore', journal: 'journal.jsonl' }, { workspace });
    expect(errorOf(restored)).toContain('input "journal": journal.jsonl: line 1');
    expect(errorOf(await ghcr.retain({ mode: 'restore' }))).toContain('input "journal" is empty');
  });
});
