import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { tarOf } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { type Header, pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { ScanError } from '../../src/scan/errors.ts';
import { listEntries, unpackLayout } from '../../src/scan/unpack.ts';

const HEX = '0123456789abcdef'.repeat(4);
const BLOB = `blobs/sha256/${HEX}`;

function archive(bytes: Uint8Array): string {
  const path = join(testFolder('archive'), 'image.tar');
  writeFileSync(path, bytes);
  return path;
}

async function unpack(path: string): Promise<readonly string[]> {
  const folder = join(testFolder('unpack'), 'layout');
  await unpackLayout(path, folder, undefined);
  const entries = readdirSync(dirname(folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((file) => join(file.parentPath, file.name).slice(folder.length + 1)).toSorted();
}

/** An archive with entries that no file system would make. */
async function packed(
  ...entries: readonly (Partial<Header> & { readonly name: string; readonly content?: string })[]
): Promise<string> {
  const tar = pack();
  for (const { content = '', ...header } of entries) tar.entry(header, content);
  tar.finalize();
  return archive(await buffer(tar));
}

describe('unpacking a layout', () => {
  test.each([
    ['plain', (tar: Buffer) => tar],
    ['with gzip', gzipSync],
  ])('%s', async (_, compress) => {
    const tar = compress(
      tarOf({ './oci-layout': '{}', 'index.json': '{}', [BLOB]: 'content', 'manifest.json': '[]' }),
    );
    const path = archive(tar);
    expect(await listEntries(path, undefined)).toEqual(
      new Set(['oci-layout', 'index.json', BLOB, 'manifest.json']),
    );
    expect(await unpack(path)).toEqual([BLOB, 'index.json', 'oci-layout']);
  });

  test('takes nothing that is not of a layout', async () => {
    const names = [
      '../index.json',
      '/index.json',
      'blobs/sha256/../../../x',
      `blobs/md5/${HEX}`,
      'a/index.json',
      `${BLOB}/x`,
    ];
    const path = await packed(...names.map((name) => ({ name, content: 'x' })));
    expect(await unpack(path)).toEqual([]);
  });

  test('takes no links and no devices', async () => {
    const path = await packed(
      { name: 'index.json', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'oci-layout', type: 'link', linkname: '/etc/passwd' },
      { name: BLOB, type: 'character-device' },
      { name: 'blobs', type: 'symlink', linkname: '/tmp' },
    );
    expect(await unpack(path)).toEqual([]);
    expect(await listEntries(path, undefined)).toEqual(new Set());
  });

  test('takes no file twice, for only one of them may have been looked at', async () => {
    const path = await packed({ name: 'index.json', content: '1' }, { name: 'index.json', content: '2' });
    await expect(unpack(path)).rejects.toThrow(ScanError);
  });

  test.each([
    ['cut', tarOf({ 'index.json': 'x'.repeat(5000) }).subarray(0, 2000)],
    ['cut, with gzip', gzipSync(tarOf({ 'index.json': 'x' })).subarray(0, 40)],
    ['no archive', Buffer.from('hello'.repeat(500))],
  ])('reads none that is %s', async (_, bytes) => {
    await expect(unpack(archive(bytes))).rejects.toMatchObject({ name: 'ScanError', kind: 'source' });
  });

  test('stops when it is told to', async () => {
    const path = archive(tarOf({ 'index.json': readFileSync(process.execPath).subarray(0, 1_000_000) }));
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(listEntries(path, signal)).rejects.toThrow('stop');
  });
});
