import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarOf } from '@container-kit/testing';
import { serve, testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { startSigstore } from '@container-kit/testing/sigstore';
import { ARCHIVE_PLATFORMS, archiveName } from '@container-kit/trivy';
import { describe, expect, test } from 'vitest';
import { inspectRelease } from '../../scripts/trivy-versions/add.ts';
import { parseChecksums } from '../../scripts/trivy-versions/checksums.ts';
import { replaceTable } from '../../scripts/trivy-versions/table.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const WORKFLOW = 'https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml';
const issuer = 'https://token.actions.githubusercontent.com';
const eightDays = 8 * 86_400_000;

describeWith(['cosign'], 'a release of Trivy', () => {
  /** Serves a release whose checksums are signed, by whom the test says. */
  async function release({
    identity = `${WORKFLOW}@refs/tags/v1.2.3`,
    tamper = (text: string) => text,
  } = {}) {
    const sigstore = await startSigstore();
    const files = new Map<string, Buffer | string>();
    for (const platform of ARCHIVE_PLATFORMS) {
      files.set(archiveName('1.2.3', platform) ?? '', gzipSync(tarOf({ trivy: `program for ${platform}` })));
    }
    const checksums = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
    const bundle = await sigstore.signBlob(Buffer.from(checksums), { identity, issuer });
    files.set('trivy_1.2.3_checksums.txt', tamper(checksums));
    files.set('trivy_1.2.3_checksums.txt.sigstore.json', JSON.stringify(bundle));
    const server = await serve((request, response) => {
      const file = files.get(request.url?.replace('/v1.2.3/', '') ?? '');
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
    const trustedRoot = join(testFolder('sigstore'), 'trusted_root.json');
    writeFileSync(trustedRoot, JSON.stringify(sigstore.trustedRoot));
    return { releases: `http://127.0.0.1:${server.port}`, trustedRoot, files };
  }

  test('is taken with the hashes of its archives and of their programs', async () => {
    const { files, ...source } = await release();
    const archives = await inspectRelease('1.2.3', { ...source, now: Date.now() + eightDays });
    expect(Object.keys(archives)).toEqual(ARCHIVE_PLATFORMS);
    for (const [platform, archive] of Object.entries(archives)) {
      const bytes = files.get(archiveName('1.2.3', platform) ?? '') ?? '';
      expect(archive).toEqual({ sha256: sha256(bytes), binary: sha256(`program for ${platform}`) });
    }
  });

  test('waits for a week', async () => {
    await expect(inspectRelease('1.2.3', await release())).rejects.toThrow(
      /^Trivy 1.2.3 was signed at .*7 days old/,
    );
  });

  test.each([
    [
      'another workflow',
      { identity: 'https://github.com/aquasecurity/trivy/.github/workflows/x.yaml@refs/tags/v1.2.3' },
    ],
    ['the workflow at another tag', { identity: `${WORKFLOW}@refs/tags/v1.2.2` }],
    ['nobody, as it is another text', { tamper: (text: string) => text.replace(/^./, 'f') }],
  ])('is not taken when it is signed by %s', async (_, changes) => {
    const source = await release(changes);
    await expect(inspectRelease('1.2.3', { ...source, now: Date.now() + eightDays })).rejects.toThrow(
      'the checksums of Trivy 1.2.3 are not signed as they should be',
    );
  });

  test('is not taken when an archive is another one', async () => {
    const { files, ...source } = await release();
    files.set('trivy_1.2.3_macOS-ARM64.tar.gz', gzipSync(tarOf({ trivy: 'stolen' })));
    await expect(inspectRelease('1.2.3', { ...source, now: Date.now() + eightDays })).rejects.toThrow(
      "Trivy 1.2.3 can't be installed",
    );
  });
});

describe('the table', () => {
  const path = join(import.meta.dirname, '../../packages/trivy/src/install/versions.ts');

  test('gets a new version on top, and keeps the others', () => {
    const text = readFileSync(path, 'utf8');
    const written = replaceTable(text, { '0.9.0': {}, '0.10.0': { 'linux/amd64': { sha256: 'a' } } });
    expect(written.indexOf('"0.10.0"')).toBeLessThan(written.indexOf('"0.9.0"'));
    const outside = (source: string) => source.replace(/const KNOWN_VERSIONS.*?\n};\n/s, '');
    expect(outside(written)).toBe(outside(text));
    expect(() => replaceTable('nothing', {})).toThrow('to replace');
  });
});

describe('checksums', () => {
  test('are read as sha256sum prints them', () => {
    const hash = 'a'.repeat(64);
    expect([...parseChecksums(`${hash}  a.txt\n${hash} *b.txt\n`)]).toEqual([
      ['a.txt', hash],
      ['b.txt', hash],
    ]);
  });

  test.each([
    'hello',
    `${'a'.repeat(63)}  a`,
    `${'a'.repeat(64)}  a\n${'b'.repeat(64)}  a`,
    `${'A'.repeat(64)}  a`,
  ])('are not guessed: %s', (text) => {
    expect(() => parseChecksums(text)).toThrow('is not understood');
  });
});
