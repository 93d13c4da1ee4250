import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { digestOf } from '@container-kit/registry';
import { tarOf } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { type Header, pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { extractFiles, type WantedFile } from '../../src/archive/extract.ts';

const wanted: readonly WantedFile[] = [
  { name: 'one', maxBytes: 100, mode: 0o700 },
  { name: 'two', maxBytes: 100 },
];

/** Extracts from these bytes; answers the error's message, or the names of the files that are there. */
async function attempt(bytes: Buffer, expected: Buffer = bytes) {
  const archive = join(testFolder('archive'), 'a.tar.gz');
  const folder = testFolder('extracted');
  writeFileSync(archive, bytes);
  try {
    const files = await extractFiles({ archive, digest: digestOf(expected), wanted, folder });
    return { files, folder, left: readdirSync(folder) };
  } catch (error) {
    return { problem: String(error), left: readdirSync(folder) };
  }
}

/** An archive with entries that `tarOf` refuses to make. */
async function odd(
  ...entries: readonly (Partial<Header> & { readonly name: string; readonly text?: string })[]
): Promise<Buffer> {
  const archive = pack();
  for (const { text = '', ...header } of entries) archive.entry(header, text);
  archive.finalize();
  return gzipSync(await buffer(archive));
}

const good = { one: '1', two: '2' };

describe('extracting', () => {
  test('takes the wanted files and nothing else', async () => {
    const { files, folder, left } = await attempt(gzipSync(tarOf({ ...good, LICENSE: 'x', 'sub/one': 'x' })));
    expect(left).toEqual(['one', 'two']);
    const path = join(folder ?? '', 'one');
    expect(files?.one).toEqual({ path, sha256: createHash('sha256').update('1').digest('hex') });
    expect(readFileSync(path, 'utf8')).toBe('1');
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test('knows files whose path begins with ./', async () => {
    expect((await attempt(gzipSync(tarOf({ './one': '1', './two': '2' })))).left).toEqual(['one', 'two']);
  });

  test('reads archives of several gzip members, and by SHA-512', async () => {
    const tar = tarOf(good);
    const bytes = Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]);
    const archive = join(testFolder('archive'), 'a.tar.gz');
    writeFileSync(archive, bytes);
    const digest = digestOf(bytes, 'sha512');
    const files = await extractFiles({ archive, digest, wanted, folder: testFolder('extracted') });
    expect(Object.keys(files)).toEqual(['one', 'two']);
  });
});

describe('an archive that is refused leaves nothing behind', () => {
  const archive = gzipSync(tarOf(good));

  test.each<[string, Buffer, string]>([
    ['another one', gzipSync(tarOf({ ...good, three: '3' })), 'expected sha256:'],
    ['with something after its end', Buffer.concat([archive, Buffer.from('more')]), 'incorrect header check'],
    ['cut short', archive.subarray(0, 60), 'unexpected end of file'],
    ['empty', Buffer.alloc(0), 'unexpected end of file'],
    ['no archive', Buffer.from('<html>'), 'incorrect header check'],
  ])('%s', async (_, bytes, problem) => {
    const { problem: actual, left } = await attempt(bytes, archive);
    expect(actual).toContain(`ArchiveError: ${problem}`);
    expect(left).toEqual([]);
  });

  test('without a wanted file', async () => {
    const { problem, left } = await attempt(gzipSync(tarOf({ one: '1' })));
    expect(problem).toBe('ArchiveError: there is no file two in it');
    expect(left).toEqual([]);
  });

  test('with a file that is too big', async () => {
    const { problem, left } = await attempt(gzipSync(tarOf({ one: '1', two: 'x'.repeat(101) })));
    expect(problem).toBe('ArchiveError: its file two has 101 bytes, the limit is 100');
    expect(left).toEqual([]);
  });

  test('with a file twice', async () => {
    const bytes = await odd({ name: 'one', text: '1' }, { name: './one', text: '2' });
    expect(await attempt(bytes)).toEqual({ problem: 'ArchiveError: it has two files one', left: [] });
  });

  test.each(['symlink', 'link', 'directory', 'character-device', 'fifo'] as const)(
    'with a %s',
    async (type) => {
      const bytes = await odd({ name: 'one', type, linkname: '/etc/passwd', size: 0 });
      const problem = `ArchiveError: its entry one is no regular file but a ${type}`;
      expect(await attempt(bytes)).toEqual({ problem, left: [] });
    },
  );

  test('that is no file', async () => {
    const folder = testFolder('extracted');
    const extraction = { archive: '/nonexistent', digest: digestOf(archive), wanted, folder };
    await expect(extractFiles(extraction)).rejects.toThrow('ENOENT');
  });
});

test('the signal ends it, and nothing is left', async () => {
  const reason = new Error('cancelled');
  const archive = join(testFolder('archive'), 'a.tar.gz');
  const bytes = gzipSync(tarOf(good));
  await once(createWriteStream(archive).end(bytes), 'close');
  const folder = testFolder('extracted');
  const extraction = { archive, digest: digestOf(bytes), wanted, folder, signal: AbortSignal.abort(reason) };
  await expect(extractFiles(extraction)).rejects.toBe(reason);
  expect(readdirSync(folder)).toEqual([]);
});
