import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLayout, verifyLayout } from '@container-kit/registry';
import { expect, onTestFinished, test } from 'vitest';
import { tarOf, writeSampleLayout } from '../../src/layout/index.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sample-layout-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const platforms = {
  'linux/amd64': [{ 'shared.txt': 'shared' }, { 'arch.txt': 'amd64' }],
  'linux/arm64': [{ 'shared.txt': 'shared' }, { 'arch.txt': 'arm64' }],
};

test('tar reads the archive', () => {
  const archive = tarOf({ 'b.txt': 'second', 'a/long.txt': 'x'.repeat(1500), empty: '' });
  const list = execFileSync('tar', ['-t'], { input: archive, encoding: 'utf8' });
  expect(list.trim().split('\n')).toEqual(['a/long.txt', 'b.txt', 'empty']);
  const text = execFileSync('tar', ['-x', '-O', 'a/long.txt'], { input: archive, encoding: 'utf8' });
  expect(text).toBe('x'.repeat(1500));
});

test('a path that does not fit is refused', () => {
  expect(() => tarOf({ ['x'.repeat(101)]: '' })).toThrow(RangeError);
});

test('the layout is complete and intact, and shares the equal layer', async () => {
  const folder = temporaryFolder();
  const root = await writeSampleLayout(folder, platforms);
  const graph = await verifyLayout(await openLayout(folder));
  expect(graph.root.descriptor.digest).toBe(root.digest);
  expect(graph.manifests).toHaveLength(3);
  expect(graph.blobs).toHaveLength(5);
});

test('the same files give the same digest', async () => {
  const first = await writeSampleLayout(temporaryFolder(), platforms);
  const second = await writeSampleLayout(temporaryFolder(), platforms);
  expect(second).toEqual(first);
});
